# SPDX-License-Identifier: MIT
"""A department's empty sheet with what will be written into it: the form's own words and the values apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QApplication

from lsapp.domain.dates import grid_date
from lsapp.domain.numbers import format_number
from lsapp.domain.table_values import text_of
from ui.colours import Role
from ui.models.import_sheet import column_letters
from ui.theme import Theme

if TYPE_CHECKING:
    from lsapp.services.department_forms import DepartmentSheet, FormCell, FormTable

AnyIndex = QModelIndex | QPersistentModelIndex
Content = str | int | Decimal | dt.date | None

_LONGEST: Final = 200
_MOST_COLUMNS: Final = 120
_MORE_ROWS: Final = 2
_FORMULA: Final = "ƒx"


class DepartmentSheetModel(QAbstractTableModel):
    """Rows and columns of a sheet, numbered and lettered as in Excel. Cells that will be written show
    their values on a ground of their own; those of formulas are marked as such.
    """

    def __init__(self, sheet: DepartmentSheet, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._theme = theme
        self._filled: dict[tuple[int, int], Content] = {}
        self._cells: dict[tuple[int, int], str] = {}
        self._header: tuple[int, int] = (-1, -1)
        self._room: tuple[int, int] = (-1, -1)
        self._columns: dict[int, str] = {}
        merged = max((right + 1 for *_, right in sheet.values.merges), default=1)
        self._width = min(max(sheet.values.width, merged, 1), _MOST_COLUMNS)
        self._height = max(len(sheet.values.rows), len(sheet.laid))

    @property
    def sheet(self) -> DepartmentSheet:
        """The sheet that is shown."""
        return self._sheet

    def show_filled(
        self, cells: Mapping[tuple[int, int], Content], single: Mapping[tuple[int, int], FormCell]
    ) -> None:
        """Show what would be written: ``cells`` by row and column from 1, ``single`` from 0."""
        self._filled = {(row - 1, column - 1): value for (row, column), value in cells.items()}
        self._cells = {place: one.text for place, one in single.items()}
        last = max((row for row, _ in (*self._filled, *self._cells)), default=0) + _MORE_ROWS
        height = max(len(self._sheet.values.rows), len(self._sheet.laid), last)
        if height != self._height:
            self.beginResetModel()
            self._height = height
            self.endResetModel()
        self._all_changed()

    def show_table(self, table: FormTable | None, names: Mapping[int, str]) -> None:
        """Let the heads and the rows of a table stand out; ``names`` are its columns' fields in words."""
        self._columns = dict(names)
        if table is None:
            self._header = self._room = (-1, -1)
        else:
            self._header = (table.header_first - 1, table.header_last - 1)
            last = table.last_row if table.last_row is not None else self._height
            self._room = (table.first_row - 1, last - 1)
        self._all_changed()

    def _all_changed(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many rows are laid out or will be filled."""
        return 0 if parent.isValid() else self._height

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many columns hold something."""
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return letters across and numbers down, as Excel has them."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return section + 1 if orientation == Qt.Orientation.Vertical else column_letters(section)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell will show, and whether it is the form's own or filled in."""
        if not index.isValid():
            return None
        place = (index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            text = " ".join(self._text(place).split())
            return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (self._text(place), self._about(place)))) or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._about(place) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_number(place):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._look(place, role)

    def _text(self, place: tuple[int, int]) -> str:
        if place in self._filled:
            return shown(self._filled[place])
        if place in self._sheet.formulas:
            return _FORMULA  # its saved result is not what the filled form will show
        return text_of(self._sheet.values.cell(*place)) or ""

    def _is_number(self, place: tuple[int, int]) -> bool:
        return isinstance(self._filled.get(place), (int, Decimal))

    def _about(self, place: tuple[int, int]) -> str:
        """Say what a cell is, for whom colours do not tell."""
        row, column = place
        if place in self._sheet.formulas:
            return self.tr("Ô có công thức của Sở, giữ nguyên")
        if place in self._cells:
            return self.tr("Được điền: {what}").format(what=self._cells[place])
        if place in self._filled:
            what = self._columns.get(column)
            return self.tr("Được điền: {what}").format(what=what) if what else self.tr("Được điền")
        if self._header[0] <= row <= self._header[1]:
            return self.tr("Dòng tiêu đề của bảng")
        return ""

    def _look(self, place: tuple[int, int], role: int) -> Any:
        row, column = place
        written = place in self._filled or place in self._cells
        if role == Qt.ItemDataRole.BackgroundRole:
            if written:
                return QBrush(self._theme.colour(Role.ACCENT_BACK))
            if place in self._sheet.formulas:
                return QBrush(self._theme.colour(Role.READ_ONLY_BACK))
            if self._header[0] <= row <= self._header[1]:
                return QBrush(self._theme.colour(Role.GROUP_BACK))
            if self._room[0] <= row <= self._room[1] and column in self._columns:
                return QBrush(self._theme.colour(Role.ALTERNATE))
        if role == Qt.ItemDataRole.ForegroundRole:
            if written:
                return QBrush(self._theme.colour(Role.ACCENT_TEXT))
            if place in self._sheet.formulas:
                return QBrush(self._theme.colour(Role.MUTED_TEXT))
        if role == Qt.ItemDataRole.FontRole and self._header[0] <= row <= self._header[1]:
            bold = QFont(QApplication.font())
            bold.setBold(True)
            return bold
        return None


def shown(content: Content) -> str:
    """Return what a filled cell shows."""
    if content is None:
        return ""
    if isinstance(content, dt.date):
        return grid_date(content)
    if isinstance(content, (int, Decimal)):
        return format_number(content)
    return content
