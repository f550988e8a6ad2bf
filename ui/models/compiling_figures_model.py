# SPDX-License-Identifier: MIT
"""A table of figures for Qt: sorted by any column with the total on top, copied as a spreadsheet does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from lsapp.domain.collation import sort_key
from lsapp.domain.text import fold
from ui.clipboard import BlockCell
from ui.models.compiling_figures_cells import FigureCell, FigureGrid, FigureRow, Source
from ui.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT: Final = int(Qt.ItemDataRole.FontRole)
_INK: Final = int(Qt.ItemDataRole.ForegroundRole)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresModel(QAbstractTableModel):
    """The rows of a ``FigureGrid`` in the order asked for, all or those that hold a text."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = FigureGrid(title="", columns=(), rows=())
        self._rows: Sequence[FigureRow] = ()
        self._needle = ""
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    @property
    def grid(self) -> FigureGrid:
        """What is shown."""
        return self._grid

    def set_grid(self, grid: FigureGrid) -> None:
        """Show another table, in its own order."""
        self.beginResetModel()
        if len(grid.columns) != len(self._grid.columns) or not grid.sortable:
            self._sorted = None
        self._grid = grid
        self._choose()
        self.endResetModel()

    def set_text(self, text: str) -> None:
        """Show the rows that hold ``text``, accents folded."""
        self.beginResetModel()
        self._needle = fold(text)
        self._choose()
        self.endResetModel()

    def source(self, index: Index) -> Source | None:
        """Return what a cell is made of."""
        return self._cell(index).source if index.isValid() else None

    def row_words(self, row: int) -> str:
        """Return what a row is called: its number and title, or whose it is and of what."""
        lead = [
            cell.text.strip()
            for cell, column in zip(self._rows[row].cells, self._grid.columns, strict=True)
            if not column.counts
        ]
        return " ".join(one for one in lead[:2] if one)

    def block(self, indexes: Iterable[Index]) -> list[list[BlockCell]]:
        """Return the cells for the clipboard, the titles above them where the whole table is chosen."""
        chosen = {(one.row(), one.column()) for one in indexes}
        if not chosen:
            return []
        rows = sorted({row for row, _ in chosen})
        columns = sorted({column for _, column in chosen})
        block = [
            [
                self._block_cell(self._rows[row].cells[column])
                if (row, column) in chosen
                else BlockCell("")
                for column in columns
            ]
            for row in rows
        ]
        if len(chosen) == len(self._rows) * len(self._grid.columns):
            titles = [BlockCell(" ".join(one.title.split())) for one in self._grid.columns]
            block.insert(0, titles)
        return block

    # --- Qt's questions ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._grid.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        cell = self._cell(index)
        if role == _DISPLAY:
            return cell.text
        if role == _TOOL_TIP:
            return cell.tip or None
        if role == _ALIGN and self._grid.columns[index.column()].counts:
            return _RIGHT
        if role == _FONT and self._rows[index.row()].is_total:
            return self._bold
        if role == _INK and cell.muted:
            return self._theme.colour(Role.MUTED_TEXT)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._grid.columns[section]
        if role == _DISPLAY:
            return column.title
        if role == _TOOL_TIP:
            return " – ".join(column.title.split("\n"))
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if column.counts else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; as the plan has them where the column is -1."""
        self.beginResetModel()
        can = self._grid.sortable and 0 <= column < len(self._grid.columns)
        self._sorted = (column, order) if can else None
        self._choose()
        self.endResetModel()

    # --- inside ---

    def _cell(self, index: Index) -> FigureCell:
        return self._rows[index.row()].cells[index.column()]

    def _block_cell(self, cell: FigureCell) -> BlockCell:
        return BlockCell(cell.text.strip(), cell.value)

    def _choose(self) -> None:
        totals = [one for one in self._grid.rows if one.is_total]
        rest = [one for one in self._grid.rows if not one.is_total]
        if self._needle:
            rest = [
                one for one in rest if self._needle in fold(" ".join(c.text for c in one.cells))
            ]
        if self._sorted is not None:
            column, order = self._sorted
            down = order == Qt.SortOrder.DescendingOrder
            known = [one for one in rest if one.cells[column].text]
            unknown = [one for one in rest if not one.cells[column].text]
            known.sort(key=lambda one: _order_of(one.cells[column]), reverse=down)
            rest = known + unknown  # what is not known stands behind what is, either way
        self._rows = totals + rest


def _order_of(cell: FigureCell) -> tuple[int, object]:
    if cell.value is not None:
        return 0, cell.value
    return 1, sort_key(cell.text.strip())
