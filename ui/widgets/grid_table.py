# SPDX-License-Identifier: MIT
"""A table of a grid: the one that scrolls, or the one that holds the frozen columns before it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from ui.models.grid_model import GridModel
from ui.models.grid_order import is_group
from ui.models.grid_typed import CellKey
from ui.theme import Theme, tabular
from ui.widgets.grid_delegate import GridDelegate
from ui.widgets.grid_header import GridHeader
from ui.widgets.grid_painting import GridPainter

_FOLD_WIDTH: Final = 28
_DRAG_MS: Final = 60


class GridTable(QTableView):
    """Paints cells and tells what the mouse does; moving and selecting are its heir's affair.

    ``pressed_at(index, extend)`` a cell pressed with the left button, ``dragged_to(point)`` the button
    held and moved, in global coordinates, ``opened(index)`` a double click, ``fold_asked(row)`` the
    heading of a group.
    """

    pressed_at = Signal(QModelIndex, bool)
    dragged_to = Signal(QPoint)
    opened = Signal(QModelIndex)
    fold_asked = Signal(int)

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = 1.0
        self.cut_cells: frozenset[CellKey] = frozenset()
        self._grid = model
        self._theme = theme
        self._painter = GridPainter(self, model, theme)
        self._drag = QTimer(self)
        self._drag.setInterval(_DRAG_MS)
        self._drag_point = QPoint()
        self._drag.timeout.connect(self._on_dragging)
        self.header = GridHeader(model, theme, self)
        self.setHorizontalHeader(self.header)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.delegate = GridDelegate(model, self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        # Before the model: each of these would lay all of its rows out anew.
        self.set_look(table_font(100), theme.zoom / 100, theme.row_height)
        self.setModel(model)

    @property
    def grid_model(self) -> GridModel:
        """The model that the table shows."""
        return self._grid

    def px(self, length: int) -> int:
        """Return a length in pixels at 100 % as it is at the zoom in use."""
        return round(length * self.scale)

    def set_look(self, font: QFont, scale: float, row_height: int) -> None:
        """Take letters, lengths ``scale`` times as long as at 100 %, and one height for all rows: heights
        by content take seconds for many rows.
        """
        self.scale = self.header.scale = scale
        self.setFont(font)
        self.header.setFont(font)
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(min(row_height, rows.minimumSectionSize()))
        rows.setDefaultSectionSize(row_height)

    def is_in_use(self) -> bool:
        """Tell whether the keyboard is here, or in the editor of a cell."""
        return self.hasFocus()

    def span(self) -> tuple[int, int]:
        """Return where a line over all columns begins and ends, as this view counts pixels."""
        return 0, self.viewport().width()

    def free_width(self, row: int) -> int:
        """Return how far the heading in a row can reach before its first sum, in pixels."""
        raise NotImplementedError

    def covered_width(self) -> int:
        """Return how much of the left edge something else covers, in pixels."""
        return 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in the grid's own way, which is several times as quick."""
        area = event.rect()
        area.setLeft(max(area.left(), self.covered_width()))
        self._painter.paint(area, self.currentIndex())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; headings stay where they are when columns move, so they are painted anew."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which cell was pressed; Ctrl adds to the selection as Qt does it."""
        index = self.indexAt(event.position().toPoint())
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or ctrl:
            super().mousePressEvent(event)
            return
        if is_group(self._grid.entry(index.row())) and event.position().x() < self.px(_FOLD_WIDTH):
            self.fold_asked.emit(index.row())
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.pressed_at.emit(index, extend)
        self._drag_point = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the block is drawn to; beyond the border it goes on by itself."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not event.buttons() & Qt.MouseButton.LeftButton or ctrl:
            super().mouseMoveEvent(event)
            return
        point = event.globalPosition().toPoint()
        if point != self._drag_point:
            self._drag_point = point
            self.dragged_to.emit(point)
            self._drag.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drawing of a block."""
        self._drag.stop()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which cell should open, or which group should fold."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if is_group(self._grid.entry(index.row())):
            self.fold_asked.emit(index.row())
        else:
            self.opened.emit(index)

    @Slot()
    def _on_dragging(self) -> None:
        self.dragged_to.emit(self._drag_point)


def table_font(zoom: int) -> QFont:
    """Return the application's letters at a zoom in per cent, with figures of one width, so that they stand
    in line.
    """
    font = tabular(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * zoom / 100)
    return font
