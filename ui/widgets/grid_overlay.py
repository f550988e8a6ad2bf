# SPDX-License-Identifier: MIT
"""What is drawn over a grid's cells: headings of groups, marks of findings, the active cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygon

from ui.colours import Role, Tone
from ui.models.grid_columns import GridGroup
from ui.models.grid_model import GridModel
from ui.models.grid_order import is_group
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.widgets.grid_table import GridTable

_MARK: Final = 8
_PAD: Final = 4


class GridOverlay:
    """Draws over the cells of one view."""

    def __init__(self, view: GridTable, model: GridModel, theme: Theme) -> None:
        self._view = view
        self._model = model
        self._theme = theme

    def paint(
        self, painter: QPainter, rows: Sequence[int], columns: Sequence[int], active: QModelIndex
    ) -> None:
        """Draw what stands over these rows and columns."""
        for row in rows:
            if is_group(self._model.entry(row)):
                self._paint_heading(painter, row, columns)
        if self._model.has_marks:
            self._paint_marks(painter, rows, columns)
        if self._view.cut_cells:
            self._paint_cut(painter, rows, columns)
        if active.isValid():
            self._paint_active(painter, active)

    def _line(self, row: int) -> QRect:
        """Return the whole of a row, over frozen and other columns: the view shows its part of it."""
        left, right = self._view.span()
        view = self._view
        return QRect(left, view.rowViewportPosition(row), right - left, view.rowHeight(row))

    def _paint_heading(self, painter: QPainter, row: int, columns: Sequence[int]) -> None:
        """Draw a heading from the left edge across the columns, up to the first sum."""
        view, group = self._view, self._model.group_at(row)
        if group is None:
            return
        line = self._line(row)
        ground = Role.GROUP_BACK
        if view.selectionModel().isRowSelected(row):
            ground = Role.SELECTION_BACK if view.is_in_use() else Role.SELECTION_BACK_IDLE
        painter.fillRect(line.adjusted(0, 0, 0, -1), self._colour(ground))
        self._paint_sums(painter, line, group, columns)
        pad, size = view.px(_PAD), max(4, line.height() // 7)
        self._paint_sign(painter, QPoint(pad + size, line.center().y()), size, group)
        font = QFont(view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._colour(Role.TEXT))
        left, edge = pad * 2 + size * 2 + 2, view.free_width(row)
        words = painter.fontMetrics().elidedText(
            group.heading, Qt.TextElideMode.ElideRight, max(0, edge - left - pad)
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
            pad = self._view.px(_PAD)
            cell.setLeft(self._view.columnViewportPosition(column) + pad)
            cell.setWidth(self._view.columnWidth(column) - 2 * pad)
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
        corner, side = cell.topRight(), self._view.px(_MARK)
        painter.drawPolygon(QPolygon([corner - QPoint(side, 0), corner, corner + QPoint(0, side)]))
        if tone is Tone.BAD:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            up, thick = QPoint(0, self._view.px(1)), self._view.px(1)
            painter.setPen(QPen(self._colour(Role.BAD_LINE), thick, Qt.PenStyle.DashLine))
            painter.drawLine(cell.bottomLeft() - up, cell.bottomRight() - up)
        painter.restore()

    def _paint_cut(self, painter: QPainter, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Draw a broken line around what was cut and waits to be pasted elsewhere."""
        model, cut = self._model, self._view.cut_cells
        keys, header = model.column_keys(), self._view.horizontalHeader()

        def is_cut(row: int, column: int) -> bool:
            if not 0 <= row < model.rowCount() or column < 0:
                return False
            return (model.row_key(row) or "", keys[column]) in cut

        thick = self._view.px(1) + 1
        painter.setPen(QPen(self._colour(Role.ACCENT_LINE), thick, Qt.PenStyle.DashLine))
        for row in rows:
            for column in columns:
                if not is_cut(row, column):
                    continue
                cell = self._view.visualRect(model.index(row, column)).adjusted(1, 1, -1, -1)
                at = header.visualIndex(column)
                for beside, start, end in (
                    ((row - 1, column), cell.topLeft(), cell.topRight()),
                    ((row + 1, column), cell.bottomLeft(), cell.bottomRight()),
                    ((row, header.logicalIndex(at - 1)), cell.topLeft(), cell.bottomLeft()),
                    ((row, header.logicalIndex(at + 1)), cell.topRight(), cell.bottomRight()),
                ):
                    if not is_cut(*beside):
                        painter.drawLine(start, end)

    def _paint_active(self, painter: QPainter, active: QModelIndex) -> None:
        """Draw the frame of the cell that typing goes into, inside its lines so that nothing covers it."""
        if is_group(self._model.entry(active.row())):
            cell = self._line(active.row())
        elif self._view.isColumnHidden(active.column()):
            return
        else:
            cell = self._view.visualRect(active)
        thick = max(2, self._view.px(2))
        colour = self._colour(Role.ACCENT_LINE if self._view.is_in_use() else Role.LINE)
        for side in (
            QRect(cell.left(), cell.top(), cell.width(), thick),
            QRect(cell.left(), cell.bottom() + 1 - thick, cell.width(), thick),
            QRect(cell.left(), cell.top(), thick, cell.height()),
            QRect(cell.right() + 1 - thick, cell.top(), thick, cell.height()),
        ):
            painter.fillRect(side, colour)

    def _colour(self, role: Role) -> QColor:
        return self._theme.colour(role)
