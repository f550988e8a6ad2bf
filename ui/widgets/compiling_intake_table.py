# SPDX-License-Identifier: MIT
"""The table of the files of an intake: sorted by a click, Enter does what a file asks for next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.clipboard import to_mime
from ui.models.compiling_intake_model import (
    CHIP_ROLE,
    FILE,
    NEXT,
    NOTES,
    REVISION,
    ROUND,
    UNIT,
    VERDICT,
    IntakeModel,
)
from ui.theme import SPACE, Theme
from ui.widgets.chip import ChipDelegate
from ui.widgets.row_list import set_up_row_list

_WIDTHS: Final = {VERDICT: 31, FILE: 28, UNIT: 22, ROUND: 9, REVISION: 7, NEXT: 38}  # letters
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntakeTable(QTableView):
    """Shows an ``IntakeModel``. Rows can be chosen together and copied with their titles."""

    row_chosen = Signal()
    """Enter or a double click on the current row."""
    row_reached = Signal()
    """Another row is current, or none is."""
    menu_asked = Signal(QPoint)
    """Where on the screen the menu of the current row is to open."""

    def __init__(self, files: IntakeModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._files = files
        self.setModel(files)
        self.setItemDelegateForColumn(VERDICT, ChipDelegate(theme, CHIP_ROLE, self))
        self.setAccessibleName(self.tr("Các tệp tiếp nhận"))
        set_up_row_list(self, several=True)
        self.setMinimumHeight(14 * SPACE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        # What asks for a person stands on top; a third click gives the order of the folder.
        header.setSortIndicator(VERDICT, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._fit()
        theme.changed.connect(self._fit)
        files.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(
            lambda _now, _before: self.row_reached.emit()
        )
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(self._on_double_clicked)

    def set_narrow(self, narrow: bool) -> None:
        """Leave out what is also said below the table."""
        self.setColumnHidden(NEXT, narrow)

    def chosen_rows(self) -> list[int]:
        """Return the rows that are chosen, from the top."""
        return sorted(one.row() for one in self.selectionModel().selectedRows())

    @Slot()
    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as a spreadsheet reads them; all where none is chosen."""
        rows = self.chosen_rows() or list(range(self._files.rowCount()))
        QGuiApplication.clipboard().setMimeData(to_mime(self._files.block(rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy at Ctrl+C, and do the next step at Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self.row_chosen.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fit(self) -> None:
        self._theme.set_up_table(self)
        letter = self.fontMetrics().averageCharWidth()
        header = self.horizontalHeader()
        for column, letters in _WIDTHS.items():
            header.resizeSection(column, letter * letters)
        header.setSectionResizeMode(NOTES, QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _on_reset(self) -> None:
        self.setCurrentIndex(self._files.index(0, FILE))
        self.row_reached.emit()

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        if self.indexAt(at).isValid() or self.currentIndex().isValid():
            self.menu_asked.emit(self.viewport().mapToGlobal(at))

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.row_chosen.emit()
