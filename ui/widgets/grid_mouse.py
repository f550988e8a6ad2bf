# SPDX-License-Identifier: MIT
"""The mouse in a grid: a press makes a cell active, drawing on makes a block, on the frozen columns too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, Slot

if TYPE_CHECKING:
    from ui.widgets.grid_cursor import GridCursor
    from ui.widgets.grid_table import GridTable
    from ui.widgets.grid_view import GridView


class GridMouse(QObject):
    """Turns what both tables of a grid tell of the mouse into moves of the cursor."""

    def __init__(self, view: GridView, frozen: GridTable, cursor: GridCursor) -> None:
        super().__init__(view)
        self._view = view
        self._cursor = cursor
        for table in (view, frozen):
            table.pressed_at.connect(self._on_pressed)
            table.dragged_to.connect(self._on_dragged)

    @Slot(QModelIndex, bool)
    def _on_pressed(self, index: QModelIndex, extend: bool) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if extend:
            self._cursor.extend(index.row(), index.column())
        else:
            self._cursor.go(index.row(), index.column())

    @Slot(QPoint)
    def _on_dragged(self, point: QPoint) -> None:
        """Draw the block to the pointer; beyond the border the view scrolls row by row."""
        viewport = self._view.viewport()
        area, here = viewport.rect(), viewport.mapFromGlobal(point)
        inside = QPoint(min(max(here.x(), 0), area.right()), min(max(here.y(), 0), area.bottom()))
        index = self._view.cell_at(viewport.mapToGlobal(inside))
        if not index.isValid():
            return
        row = index.row() + (here.y() > area.bottom()) - (here.y() < 0)
        last = index.model().rowCount() - 1
        self._cursor.extend(min(max(row, 0), last), index.column())
