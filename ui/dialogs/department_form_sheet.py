# SPDX-License-Identifier: MIT
"""The sheets of a department's form under lists of fields, with what will be written into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTabBar, QVBoxLayout, QWidget

from lsapp.domain.table_values import text_of
from ui.models.department_sheet import DepartmentSheetModel
from ui.models.import_sheet import column_letters
from ui.theme import SPACE, Theme
from ui.widgets.column_mapper import ColumnMapper

if TYPE_CHECKING:
    from lsapp.services.department_forms import (
        DepartmentSheet,
        DepartmentWorkbook,
        FormCell,
        FormTable,
        FormValues,
        TableField,
    )

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_MOST_SPANS: Final = 2_000
_SAMPLE: Final = 200  # rows
_NARROWEST, _WIDEST = 14, 32  # letters


class FormSheetView(QWidget):
    """``sheet_chosen(name)`` comes for another tab, ``field_chosen(letters, key)`` for a list over a
    column, ``column_entered(letters)`` when the keyboard is at one, ``cell_entered(row, column)`` (from 0)
    when another cell is current, ``cell_asked`` for Enter, F2 or a double click on it, ``cell_cleared`` for
    Delete.
    """

    sheet_chosen = Signal(str)
    field_chosen = Signal(str, object)
    column_entered = Signal(str)
    cell_entered = Signal(int, int)
    cell_asked = Signal()
    cell_cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workbook: DepartmentWorkbook | None = None
        self._model: DepartmentSheetModel | None = None
        self._fitted = False
        self._offered: tuple[DepartmentSheetModel, tuple[TableField, ...]] | None = None
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Trang của biểu"))
        self.mapper = ColumnMapper(theme, self)
        self.table = self.mapper.table
        self.table.setAccessibleName(self.tr("Biểu của Sở"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.mapper, 1)
        column.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._on_tab)
        self.mapper.chosen.connect(self._on_chosen)
        self.mapper.column_entered.connect(self._on_column)
        self.table.doubleClicked.connect(lambda _index: self.cell_asked.emit())

    @property
    def sheet(self) -> DepartmentSheet | None:
        """The sheet that is shown."""
        return None if self._model is None else self._model.sheet

    @property
    def current(self) -> tuple[int, int] | None:
        """Row and column of the current cell from 0; of a merged one those of its first."""
        index = self.table.currentIndex()
        sheet = self.sheet
        if not index.isValid() or sheet is None:
            return None
        return sheet.anchor(index.row(), index.column())

    def show_workbook(self, workbook: DepartmentWorkbook, name: str = "") -> None:
        """Show a form; the sheet of that name becomes current, else the first in sight."""
        self._workbook = workbook
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in workbook.sheets:
            place = self.tabs.addTab(sheet.name.replace("&", "&&"))
            self.tabs.setTabData(place, sheet.name)
            self.tabs.setTabVisible(place, sheet.values.visible)
        names = [one.name for one in workbook.sheets]
        seen = (at for at, one in enumerate(workbook.sheets) if one.values.visible)
        first = names.index(name) if name in names else next(seen, 0)
        self.tabs.setCurrentIndex(first)
        self.tabs.blockSignals(False)
        self._on_tab(first)

    def show_choices(self, fields: tuple[TableField, ...]) -> None:
        """Offer these fields over each column."""
        if self._model is None or self._offered == (self._model, fields):
            return  # a list that is being used is not taken away
        self._offered = (self._model, fields)
        letters = [column_letters(at) for at in range(self._model.columnCount())]
        names = [self.tr("Cột {column} điền").format(column=one) for one in letters]
        choices: list[tuple[object, str]] = [(None, self.tr("(không điền)"))]
        choices += [(one.key, one.label) for one in fields]
        self.mapper.set_choices(names, choices)

    def show_table(self, table: FormTable | None, fields: Mapping[str, TableField]) -> None:
        """Show what the columns of a table are filled with."""
        if self._model is None:
            return
        names: dict[int, str] = {}
        for at in range(self._model.columnCount()):
            column = table.column(column_letters(at)) if table is not None else None
            self.mapper.choose(at, column.field if column else None)
            self.mapper.combo(at).setEnabled(table is not None)
            if column is not None and column.field in fields:
                names[at] = fields[column.field].label
        self._model.show_table(table, names)

    def show_values(self, values: FormValues | None, singles: tuple[FormCell, ...]) -> None:
        """Show what would be written."""
        sheet = self.sheet
        if self._model is None or sheet is None:
            return
        single = {_place(one.cell): one for one in singles if one.sheet == sheet.name}
        single = {sheet.anchor(*place): one for place, one in single.items()}
        cells = values.cells.get(sheet.name, {}) if values else {}
        if cells and not self._fitted:
            self._fitted = True
            self._widen(cells)
        height = self._model.rowCount()
        current = self.table.currentIndex()
        place = (current.row(), current.column()) if current.isValid() else None
        self._model.show_filled(cells, single)
        if self._model.rowCount() != height:
            self._span()
            if place is not None:
                self.table.setCurrentIndex(self._model.index(*place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the table: Enter and F2 go to what fills the cell, Delete takes it out."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER and not event.modifiers():
                self.cell_asked.emit()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.cell_cleared.emit()
                return True
        return super().eventFilter(watched, event)

    def _width(self, sheet: DepartmentSheet, column: int) -> int:
        """Return a width by the column's own cells: a title merged across says nothing of it."""
        wide = {
            (row, left)
            for top, left, bottom, right in sheet.values.merges
            if right > left
            for row in range(top, min(bottom, top + _SAMPLE) + 1)
        }
        texts = [
            text_of(sheet.values.cell(row, column)) or ""
            for row in range(min(len(sheet.values.rows), _SAMPLE))
            if (row, column) not in wide
        ]
        letters = max((len(text) for text in texts), default=0)
        width = self.table.fontMetrics().averageCharWidth() * (min(letters, _WIDEST) + 2)
        return max(width, self.table.fontMetrics().averageCharWidth() * _NARROWEST)

    def _widen(self, cells: Mapping[tuple[int, int], object]) -> None:
        """Give columns that long texts go into more room, once for each sheet."""
        letters: dict[int, int] = {}
        for (_, column), content in cells.items():
            if isinstance(content, str):
                letters[column - 1] = max(letters.get(column - 1, 0), len(content))
        unit = self.table.fontMetrics().averageCharWidth()
        for column, count in letters.items():
            wanted = unit * (min(count, _WIDEST) + 2)
            if wanted > self.table.columnWidth(column):
                self.table.setColumnWidth(column, wanted)

    def _span(self) -> None:
        sheet = self.sheet
        if sheet is None or self._model is None:
            return
        self.table.clearSpans()
        width, height = self._model.columnCount(), self._model.rowCount()
        for top, left, bottom, right in sheet.values.merges[:_MOST_SPANS]:
            rows, columns = min(bottom, height - 1) - top + 1, min(right, width - 1) - left + 1
            if top < height and left < width and (rows > 1 or columns > 1):
                self.table.setSpan(top, left, rows, columns)

    @Slot(int)
    def _on_tab(self, place: int) -> None:
        workbook = self._workbook
        if workbook is None or not 0 <= place < len(workbook.sheets):
            return
        sheet = workbook.sheet(self.tabs.tabData(place))
        if sheet is None:
            return
        self._fitted = False
        self._model = DepartmentSheetModel(sheet, self._theme, self)
        self.mapper.set_model(self._model)
        for column in range(self._model.columnCount()):
            self.table.setColumnWidth(column, self._width(sheet, column))
        self._span()
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.sheet_chosen.emit(sheet.name)

    @Slot(int, object)
    def _on_chosen(self, column: int, key: object) -> None:
        self.field_chosen.emit(column_letters(column), key)

    @Slot(int)
    def _on_column(self, column: int) -> None:
        self.column_entered.emit(column_letters(column))

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        place = self.current
        if current.isValid() and place is not None:
            self.cell_entered.emit(*place)


def _place(cell: str) -> tuple[int, int]:
    """Return row and column from 0 of ``B5``."""
    from lsapp.services.department_forms import column_place

    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, column_place(letters)
