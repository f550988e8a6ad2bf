# SPDX-License-Identifier: MIT
"""What is drawn over a grid's cells: headings of groups, marks of findings, the active cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QTableView

from ui.colours import Role, Tone
from ui.models.grid_columns import GridGroup
from ui.models.grid_model import GridModel
from ui.models.grid_order import is_group
from ui.theme import Theme

_MARK: Final = 8
_PAD: Final = 4


class GridOverlay:
    """Draws over the cells of one view; ``free_width(row)`` is how far a heading can reach."""

    def __init__(
        self,
        view: QTableView,
        model: GridModel,
        theme: Theme,
        free_width: Callable[[int], int],
    ) -> None:
        self._view = view
        self._model = model
        self._theme = theme
        self._free_width = free_width

    def paint(
        self, painter: QPainter, rows: Sequence[int], columns: Sequence[int], active: QModelIndex
    ) -> None:
        """Draw what stands over these rows and columns."""
        for row in rows:
            if is_group(self._model.entry(row)):
                self._paint_heading(painter, row, columns)
        if self._model.has_marks:
            self._paint_marks(painter, rows, columns)
        if active.isValid() and not self._view.isColumnHidden(active.column()):
            self._paint_active(painter, active)

    def _paint_heading(self, painter: QPainter, row: int, columns: Sequence[int]) -> None:
        """Draw a heading from the left edge across the columns, up to the first sum."""
        view, group = self._view, self._model.group_at(row)
        if group is None:
            return
        line = QRect(0, view.rowViewportPosition(row), view.viewport().width(), view.rowHeight(row))
        selected = view.selectionModel().isRowSelected(row)
        ground = QBrush(self._colour(Role.GROUP_BACK))
        painter.fillRect(
            line.adjusted(0, 0, 0, -1), view.palette().highlight() if selected else ground
        )
        self._paint_sums(painter, line, group, columns)
        size = max(4, line.height() // 7)
        self._paint_sign(painter, QPoint(_PAD + size, line.center().y()), size, group)
        font = QFont(view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._colour(Role.TEXT))
        left, edge = _PAD * 2 + size * 2 + 2, self._free_width(row)
        words = painter.fontMetrics().elidedText(
            group.heading, Qt.TextElideMode.ElideRight, max(0, edge - left - _PAD)
        )
        line.setLeft(left)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, int(flags), words)
        painter.setFont(view.font())

    def _paint_sums(
        self, painter: QPainter, line: QRect, group: GridGroup, columns: Sequence[int]
    ) -> None:
        painter.setPen(self._colour(Role.MUTED_TEXT))
        for column in columns:
            shown = self._model.columns[column]
            cell = QRect(line)
            cell.setLeft(self._view.columnViewportPosition(column) + _PAD)
            cell.setWidth(self._view.columnWidth(column) - 2 * _PAD)
            flags = shown.side | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(cell, int(flags), group.sums.get(shown.key, ""))

    def _paint_sign(self, painter: QPainter, middle: QPoint, size: int, group: GridGroup) -> None:
        """Draw a triangle that points right where the group is closed, else down."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._colour(Role.MUTED_TEXT))
        painter.setPen(Qt.PenStyle.NoPen)
        half = size // 2
        if group.key in self._model.order.closed:
            corners = [QPoint(-half, -size), QPoint(half + 1, 0), QPoint(-half, size)]
        else:
            corners = [QPoint(-size, -half), QPoint(size, -half), QPoint(0, half + 1)]
        painter.drawPolygon(QPolygon([middle + corner for corner in corners]))
        painter.restore()

    def _paint_marks(self, painter: QPainter, rows: Sequence[int], columns: Sequence[int]) -> None:
        for row in rows:
            for column in columns:
                mark = self._model.mark(row, column)
                if mark is not None:
                    index = self._model.index(row, column)
                    self._paint_mark(painter, self._view.visualRect(index), mark.tone)

    def _paint_mark(self, painter: QPainter, cell: QRect, tone: Tone) -> None:
        """Draw a triangle in the corner; an error has a broken line too, which does without colour."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(tone.line))
        corner = cell.topRight()
        painter.drawPolygon(
            QPolygon([corner - QPoint(_MARK, 0), corner, corner + QPoint(0, _MARK)])
        )
        if tone is Tone.BAD:
            up = QPoint(0, 1)
            painter.setPen(QPen(self._colour(Role.BAD_LINE), 1, Qt.PenStyle.DashLine))
            painter.drawLine(cell.bottomLeft() - up, cell.bottomRight() - up)
        painter.restore()

    def _paint_active(self, painter: QPainter, active: QModelIndex) -> None:
        cell = self._view.visualRect(active)
        if is_group(self._model.entry(active.row())):
            cell = QRect(0, cell.top(), self._view.viewport().width(), cell.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(self._colour(Role.ACCENT_LINE if self._view.hasFocus() else Role.LINE), 2)
        )
        painter.drawRect(cell.adjusted(0, 0, -1, -1))

    def _colour(self, role: Role) -> QColor:
        return self._theme.colour(role)
