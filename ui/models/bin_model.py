# SPDX-License-Identifier: MIT
"""The bin as rows: what was deleted, when and by whom, and what hung on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from lsapp.domain.text import fold
from ui.widgets.history_words import kind_words, moment_words

if TYPE_CHECKING:
    from lsapp.services.restoring import BinEntry

Index = QModelIndex | QPersistentModelIndex

WHAT, HANGING, WHEN, WHO = range(4)

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class BinModel(QAbstractTableModel):
    """What people deleted and did not bring back; ``more_wanted`` when the end is in sight."""

    more_wanted = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._all: list[BinEntry] = []
        self._rows: list[BinEntry] = []
        self._text = ""
        self._has_more = False
        self._waiting = False

    @property
    def last_action(self) -> int | None:
        """The oldest deletion that is here."""
        return self._all[-1].action if self._all else None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the bin, found or not."""
        return not self._all

    def set_entries(self, entries: Sequence[BinEntry], *, has_more: bool) -> None:
        """Show these instead of what was shown."""
        self._all = list(entries)
        self._has_more, self._waiting = has_more, False
        self._filter()

    def add_entries(self, entries: Sequence[BinEntry], *, has_more: bool) -> None:
        """Show older ones below those that are there."""
        self._has_more, self._waiting = has_more, False
        self._all += entries
        found = [one for one in entries if self._fits(one)]
        if found:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found) - 1)
            self._rows += found
            self.endInsertRows()

    def set_text(self, text: str) -> None:
        """Show what holds every word of ``text``, accents folded; all where it is empty."""
        self._text = fold(text)
        self._filter()

    def entry(self, row: int) -> BinEntry:
        """Return what stands in a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_wanted.emit()

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (_DISPLAY, _ACCESSIBLE, _TOOL_TIP):
            return None
        one = self._rows[index.row()]
        if index.column() == WHAT:
            return f"{one.kind_label}: {one.where}"
        if index.column() == HANGING:
            return self._hanging(one)
        return moment_words(one.at) if index.column() == WHEN else one.who

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Đã xóa"),
            self.tr("Kèm theo"),
            self.tr("Xóa lúc"),
            self.tr("Ai"),
        )[section]

    def _hanging(self, one: BinEntry) -> str:
        return ", ".join(
            f"{kind_words(kind, self._language)} ({count})" for kind, count in one.hanging.items()
        )

    def _fits(self, one: BinEntry) -> bool:
        told = fold(f"{one.kind_label} {one.where} {one.who}")
        return all(word in told for word in self._text.split())

    def _filter(self) -> None:
        self.beginResetModel()
        self._rows = [one for one in self._all if self._fits(one)]
        self.endResetModel()
