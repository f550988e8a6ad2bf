# SPDX-License-Identifier: MIT
"""The table of the units of a round: states as chips, sorted by a click, a unit opened by Enter or a click."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.models.compiling_board_model import (
    CHIP_ROLE,
    DUE,
    KIND,
    MISSING,
    RECEIVED,
    REVISION,
    STATE,
    TIMELY,
    UNIT,
    BoardModel,
)
from ui.theme import SPACE, Theme
from ui.widgets.chip import ChipDelegate
from ui.widgets.row_list import set_up_row_list

_WIDTHS: Final = {
    UNIT: 34,
    KIND: 22,
    STATE: 20,
    REVISION: 6,
    DUE: 13,
    RECEIVED: 13,
    TIMELY: 16,
}  # letters
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardTable(QTableView):
    """Shows a ``BoardModel``; a click on a unit's name, a double click and Enter open it."""

    unit_chosen = Signal(int)
    """The row of the unit that is to be shown."""

    def __init__(self, board: BoardModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(board)
        set_up_row_list(self)
        self.setMinimumHeight(20 * SPACE)
        self.setAccessibleName(self.tr("Các đơn vị của đợt"))
        for column in (STATE, TIMELY):
            self.setItemDelegateForColumn(column, ChipDelegate(theme, CHIP_ROLE, self))
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._fit()
        theme.changed.connect(self._fit)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what matters least where there is little room."""
        for column in (KIND, REVISION):
            self.setColumnHidden(column, narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a unit at Enter."""
        if event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self.unit_chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fit(self) -> None:
        self._theme.set_up_table(self)
        letter = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(MISSING, QHeaderView.ResizeMode.Stretch)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == UNIT:
            self.unit_chosen.emit(index.row())

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() != UNIT:  # a click there has opened it already
            self.unit_chosen.emit(index.row())
