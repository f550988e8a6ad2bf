# SPDX-License-Identifier: MIT
"""The figures that a text may name as rows under their headings, narrowed by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lsapp.domain.text import fold

if TYPE_CHECKING:
    from lsapp.services.report_text import Figure

Index = QModelIndex | QPersistentModelIndex

VALUE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""What the paper shows for a figure; ``None`` for a heading."""
CODE_ROLE: Final = VALUE_ROLE + 1
"""What is put into the text; ``None`` for a heading."""
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class _Row(NamedTuple):
    label: str
    figure: Figure | None
    folded: str = ""


class FigureModel(QAbstractListModel):
    """One row for each figure; before the first of a heading stands the heading itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[_Row] = []
        self._rows: list[_Row] = []
        self._words: list[str] = []

    def set_figures(self, figures: Iterable[Figure]) -> None:
        """Show these figures through the words that are set."""
        self._all = [
            _Row(one.label, one, fold(f"{one.heading} {one.label} {one.token} {one.printed}"))
            for one in figures
        ]
        self._filter()

    def set_filter(self, text: str) -> None:
        """Show the figures that hold every word of ``text``, accents folded."""
        words = fold(text).split()
        if words != self._words:
            self._words = words
            self._filter()

    def code(self, row: int) -> str | None:
        """Return what a row puts into the text; ``None`` for a heading."""
        figure = self._rows[row].figure if 0 <= row < len(self._rows) else None
        return figure.code if figure else None

    def row_of(self, code: str | None) -> int:
        """Return the row of a figure, the first figure's where it is not shown; -1 where there is none."""
        at = (at for at, row in enumerate(self._rows) if row.figure and row.figure.code == code)
        first = (at for at, row in enumerate(self._rows) if row.figure)
        return next(at, next(first, -1))

    @property
    def count(self) -> int:
        """How many figures are shown."""
        return sum(row.figure is not None for row in self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        figure = row.figure
        if role == _DISPLAY:
            return row.label
        if role == VALUE_ROLE:
            return figure.printed if figure else None
        if role == CODE_ROLE:
            return figure.code if figure else None
        if role == _TOOL_TIP:
            return f"{figure.label}\n{figure.printed}\n{figure.code}" if figure else row.label
        if role == _ACCESSIBLE:
            return f"{figure.label}: {figure.printed}" if figure else row.label
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].figure is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _filter(self) -> None:
        self.beginResetModel()
        seen = [row for row in self._all if all(word in row.folded for word in self._words)]
        self._rows = _with_headings(seen)
        self.endResetModel()


def _with_headings(rows: Sequence[_Row]) -> list[_Row]:
    shown: list[_Row] = []
    heading = None
    for row in rows:
        if row.figure is not None and row.figure.heading != heading:
            heading = row.figure.heading
            shown.append(_Row(heading, None))
        shown.append(row)
    return shown
