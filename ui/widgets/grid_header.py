# SPDX-License-Identifier: MIT
"""The header of a grid: titles under the words that join them, the order, and a button to filter by."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.colours import Role
from ui.models.grid_columns import GridColumn
from ui.models.grid_model import GridModel
from ui.theme import Theme

_PAD: Final = 4
_BUTTON: Final = 20
_MOST_LINES: Final = 2


class GridHeader(QHeaderView):
    """The titles of a grid's columns; ``filter_asked(column)`` when a column's button is pressed."""

    filter_asked = Signal(int)

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self._levels = max((len(column.heads) for column in model.columns), default=0)
        self._theme = theme
        self._with_filters = True
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setMouseTracking(True)

    def set_with_filters(self, shown: bool) -> None:
        """Show the buttons to sort and filter by, or leave them out."""
        self._with_filters = shown
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for the words above and two lines of title."""
        if not hasattr(self, "_grid"):
            # Qt asks once more while the collector takes the header apart.
            return super().sizeHint()
        line = self.fontMetrics().lineSpacing()
        lines = _MOST_LINES if self._has_long_titles() else 1
        return QSize(super().sizeHint().width(), (line + 6) * self._levels + lines * line + 10)

    def button_rect(self, column: int) -> QRect:
        """Return where a column's button lies, in the header's coordinates."""
        left = self.sectionViewportPosition(column)
        title = self._title_rect(QRect(left, 0, self.sectionSize(column), self.height()), column)
        return QRect(title.right() - _BUTTON, title.bottom() - _BUTTON - 1, _BUTTON, _BUTTON)

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Draw one column's title, and its slice of the words it shares with its neighbours."""
        column = self._grid.columns[place]
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(self.font())
        painter.fillRect(rect, self._colour(Role.WINDOW))
        for level in range(len(column.heads)):
            self._paint_head(painter, rect, place, level)
        self._paint_title(painter, self._title_rect(rect, place), place, column)
        painter.setPen(QPen(self._colour(Role.SEPARATOR), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        title = self._title_rect(rect, place)
        painter.drawLine(title.topRight(), title.bottomRight())
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the filter where its button is pressed; elsewhere the column is selected or dragged."""
        column = self._button_at(event.position().toPoint())
        if column >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.filter_asked.emit(column)
            return
        super().mousePressEvent(event)

    def _button_at(self, point: QPoint) -> int:
        column = self.logicalIndexAt(point)
        if column < 0 or not self._with_filters:
            return -1
        # The border between two columns stays free to be dragged.
        if self.sectionViewportPosition(column) + self.sectionSize(column) - point.x() <= 4:
            return -1
        return column if self.button_rect(column).contains(point) else -1

    def _title_rect(self, rect: QRect, column: int) -> QRect:
        above = len(self._grid.columns[column].heads) * self._head_height()
        return rect.adjusted(0, above, 0, 0)

    def _head_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 6

    def _has_long_titles(self) -> bool:
        # There are fewer sections than columns while the model is set, or has gone already.
        seen = range(min(self.count(), len(self._grid.columns)))
        metrics, spare = self.fontMetrics(), _BUTTON + 2 * _PAD
        return any(
            0 < self.sectionSize(place) < metrics.horizontalAdvance(column.title) + spare
            for place, column in zip(seen, self._grid.columns, strict=False)
        )

    def _paint_title(self, painter: QPainter, rect: QRect, place: int, column: GridColumn) -> None:
        room = rect.adjusted(_PAD, 2, -_PAD, -2)
        if self._with_filters:
            room.setRight(rect.right() - _BUTTON)
        painter.setPen(self._colour(Role.TEXT))
        flags = Qt.AlignmentFlag.AlignVCenter | column.side | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), column.title)
        if self._with_filters:
            self._paint_button(painter, self.button_rect(place), column)

    def _paint_button(self, painter: QPainter, rect: QRect, column: GridColumn) -> None:
        """Draw an arrow where the column decides the order, a funnel where it filters, else a quiet sign."""
        sort = self._grid.order.sort
        filtered = column.key in self._grid.order.filters
        sorted_here = sort is not None and sort.column_key == column.key
        middle = rect.center()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(Role.ACCENT_LINE if filtered or sorted_here else Role.LINE))
        if filtered:
            painter.drawPolygon(
                _shape(middle, ((-5, -4), (5, -4), (1, 1), (1, 5), (-1, 5), (-1, 1)))
            )
        elif sorted_here and sort is not None and sort.descending:
            painter.drawPolygon(
                _shape(middle, ((-4, -1), (-1, -1), (-1, -5), (1, -5), (1, -1), (4, -1), (0, 5)))
            )
        elif sorted_here:
            painter.drawPolygon(
                _shape(middle, ((-4, 1), (-1, 1), (-1, 5), (1, 5), (1, 1), (4, 1), (0, -5)))
            )
        else:
            painter.drawPolygon(_shape(middle, ((-3, -1), (3, -1), (0, 3))))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_head(self, painter: QPainter, rect: QRect, place: int, level: int) -> None:
        """Draw this column's slice of a text that stands over several."""
        first, last = self._span(place, level)
        left = self.sectionViewportPosition(self.logicalIndex(first))
        end = self.logicalIndex(last)
        right = self.sectionViewportPosition(end) + self.sectionSize(end)
        height = self._head_height()
        whole = QRect(left, rect.top() + level * height, right - left, height)
        painter.setPen(self._colour(Role.MUTED_TEXT))
        words = self.fontMetrics().elidedText(
            self._grid.columns[place].heads[level],
            Qt.TextElideMode.ElideRight,
            whole.width() - 2 * _PAD,
        )
        painter.drawText(whole, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.setPen(QPen(self._colour(Role.SEPARATOR), 1))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        painter.drawLine(whole.topRight(), whole.bottomRight())

    def _span(self, place: int, level: int) -> tuple[int, int]:
        """Return the first and last visual place of the neighbours that say the same above."""
        said = self._grid.columns[place].heads[: level + 1]
        first = last = self.visualIndex(place)
        while first > 0 and self._says(first - 1, said):
            first -= 1
        while last < self.count() - 1 and self._says(last + 1, said):
            last += 1
        return first, last

    def _says(self, visual: int, said: tuple[str, ...]) -> bool:
        place = self.logicalIndex(visual)
        heads = self._grid.columns[place].heads
        return not self.isSectionHidden(place) and heads[: len(said)] == said

    def _colour(self, role: Role) -> QColor:
        return self._theme.colour(role)


def _shape(middle: QPoint, corners: tuple[tuple[int, int], ...]) -> QPolygon:
    return QPolygon([middle + QPoint(x, y) for x, y in corners])
