# SPDX-License-Identifier: MIT
"""The view of a table of figures: Enter or a double click opens what is behind one, Ctrl+C copies."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.clipboard import to_mime
from ui.models.compiling_figures_cells import FigureGrid
from ui.models.compiling_figures_model import FiguresModel
from ui.theme import SPACE, Theme

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST: Final = 24
"""Letters that a column which takes the rest of the room has at least."""
_PADDING: Final = SPACE + SPACE // 2
_TALLEST: Final = 6
"""Lines of a title that are shown; the whole of it is in the tool tip."""


class FiguresTable(QTableView):
    """Shows a ``FiguresModel``; the cell is what is chosen, as in a spreadsheet."""

    source_chosen = Signal(QModelIndex)
    """The cell of a figure that is to be taken apart."""
    cell_reached = Signal(QModelIndex)
    """The cell that the keyboard came to."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.figures = FiguresModel(theme, self)
        self.setModel(self.figures)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        theme.changed.connect(self._fit)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_grid(self, grid: FigureGrid) -> None:
        """Show a table, the keyboard at the place where it was if that is still there."""
        at = self.currentIndex()
        row, column = max(at.row(), 0), at.column()
        self.setSortingEnabled(False)
        self.figures.set_grid(grid)
        if grid.sortable:
            self.setSortingEnabled(True)
        else:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._fit()
        if self.figures.rowCount():
            first = next((i for i, one in enumerate(grid.columns) if one.counts), 0)
            by_rows = self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
            if by_rows or not 0 < column < len(grid.columns):
                column = 0 if by_rows else first
            row = min(row, self.figures.rowCount() - 1)
            self.setCurrentIndex(self.figures.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open at Enter, copy at Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and not event.modifiers() and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """Put the chosen cells on the clipboard as a spreadsheet reads them."""
        block = self.figures.block(self.selectedIndexes())
        if block:
            QGuiApplication.clipboard().setMimeData(to_mime(block))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @Slot()
    def _fit(self) -> None:
        self._theme.set_up_table(self)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)  # titles are wrapped
        self._share_width()
        self._fit_header()

    def _fit_header(self) -> None:
        """Give the titles the lines that they need at the widths that the columns have."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        tallest = 0
        for at, one in enumerate(self.figures.grid.columns):
            room = QRect(0, 0, header.sectionSize(at) - _PADDING, _TALLEST * metrics.lineSpacing())
            needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), one.title)
            tallest = max(tallest, needed.height())
        tallest = min(tallest, _TALLEST * metrics.lineSpacing())
        header.setFixedHeight(max(tallest + SPACE, header.height()))

    def _share_width(self) -> None:
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        header = self.horizontalHeader()
        columns = self.figures.grid.columns
        used = 0
        for at, one in enumerate(columns):
            if one.letters:
                # A title breaks between words, and no word of it is cut: another language has longer ones.
                words = (metrics.horizontalAdvance(word) for word in one.title.split())
                wanted = max(letter * one.letters, *words, 0)
                header.resizeSection(at, wanted + _PADDING)
                used += header.sectionSize(at)
        loose = [at for at, one in enumerate(columns) if not one.letters]
        for at in loose:
            room = (self.viewport().width() - used) // len(loose)
            header.resizeSection(at, max(room, letter * _LEAST))

    def _choose(self, index: QModelIndex) -> None:
        if self.figures.source(index) is not None:
            self.source_chosen.emit(index)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.cell_reached.emit(current)
