# SPDX-License-Identifier: MIT
"""A table model over a list of what is seen, which changes by the smallest signals that are true.

A view keeps its selection, its place and an open editor through rows removed, moved and inserted; it
loses them all by a reset. So a reset is for changes of another order only.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

_MOST_RUNS: Final = 64
_FEW_PLACES: Final = 8

AnyIndex = QModelIndex | QPersistentModelIndex


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return rising places as runs without a gap, each its first and last."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


class DisplayedTableModel(QAbstractTableModel):
    """Rows are the entries of ``_display``; what they mean is the heir's affair."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._display: list[int] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many rows are seen, headings and empty rows among them."""
        return 0 if parent.isValid() else len(self._display)

    def _show_anew(self, display: list[int]) -> None:
        """Show other rows by a reset."""
        self.beginResetModel()
        self._display = display
        self.endResetModel()

    def _show_in_order(self, display: list[int], install: Callable[[], None] | None = None) -> None:
        """Show the same rows in another order; ``display`` has the same entries."""
        self._permute(self._display, display, display, install)

    def _show_changed(
        self,
        display: list[int],
        before: Sequence[Hashable],
        after: Sequence[Hashable],
        install: Callable[[], None] | None = None,
    ) -> None:
        """Show ``display``, whose entries mean ``after`` where those shown now mean ``before``.

        ``install`` puts what the entries stand for in place; it runs between the rows that go and the
        rows that come.
        """
        new, old = set(after), set(before)
        going = runs([place for place, one in enumerate(before) if one not in new])
        coming = runs([place for place, one in enumerate(after) if one not in old])
        if len(going) + len(coming) > _MOST_RUNS:
            self.beginResetModel()
            if install is not None:
                install()
            self._display = display
            self.endResetModel()
            return
        for first, last in reversed(going):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._display[first : last + 1]
            self.endRemoveRows()
        kept_before = [one for one in before if one in new]
        kept_after = [one for one in after if one in old]
        kept = [entry for entry, one in zip(display, after, strict=True) if one in old]
        self._permute(kept_before, kept_after, kept, install)
        for first, last in coming:
            self.beginInsertRows(QModelIndex(), first, last)
            self._display[first:first] = display[first : last + 1]
            self.endInsertRows()

    def _permute(
        self,
        before: Sequence[Hashable],
        after: Sequence[Hashable],
        display: list[int],
        install: Callable[[], None] | None,
    ) -> None:
        if before == after:
            if install is not None:
                install()
            self._display = list(display)
            return
        self.layoutAboutToBeChanged.emit()
        persistent = self.persistentIndexList()
        if install is not None:
            install()
        self._display = list(display)
        if persistent:
            place_of = _places(after, len(persistent))
            moved = [
                self.index(place_of(before[index.row()]), index.column()) for index in persistent
            ]
            self.changePersistentIndexList(persistent, moved)
        self.layoutChanged.emit()


def _places(order: Sequence[Hashable], questions: int) -> Callable[[Hashable], int]:
    """Return a look-up of places; a table is made only where many are asked for."""
    if questions <= _FEW_PLACES:
        return order.index
    return {one: place for place, one in enumerate(order)}.__getitem__
