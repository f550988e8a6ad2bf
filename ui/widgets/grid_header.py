# SPDX-License-Identifier: MIT
"""The header of a grid: titles under the words that join them, the order, and a button to filter by."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.colours import Role
from ui.models.grid_columns import GridColumn
from ui.models.grid_model import GridModel
from ui.theme import Theme

_PAD: Final = 4
_BUTTON: Final = 20
_HEAD_PAD: Final = 6
_TITLE_PAD: Final = 10
_MOST_LINES: Final = 3

_Shape = tuple[tuple[int, int], ...]
_FUNNEL: Final[_Shape] = ((-5, -4), (5, -4), (1, 1), (1, 5), (-1, 5), (-1, 1))
_DOWN: Final[_Shape] = ((-4, -1), (-1, -1), (-1, -5), (1, -5), (1, -1), (4, -1), (0, 5))
_UP: Final[_Shape] = ((-4, 1), (-1, 1), (-1, 5), (1, 5), (1, 1), (4, 1), (0, -5))
_QUIET: Final[_Shape] = ((-3, -1), (3, -1), (0, 3))


class GridHeader(QHeaderView):
    """The titles of a grid's columns; ``filter_asked(column)`` when a column's button is pressed,
    ``menu_asked(point)`` when the right button is, at a global point.

    ``scale`` is how many times longer lengths are than at 100 %.
    """

    filter_asked = Signal(int)
    menu_asked = Signal(QPoint)

    _is_made = False  # Qt asks for sizes before the header is made, and while it is taken apart

    def __init__(self, model: GridModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.scale = 1.0
        self._grid = model
        self._theme = theme
        self._with_filters = True
        self._lines: dict[tuple[str, int], int] = {}
        self._height: int | None = None
        self._shapes: dict[tuple[_Shape, float], QPolygonF] = {}
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setMouseTracking(True)
        self._is_made = True

    def set_with_filters(self, shown: bool) -> None:
        """Show the buttons to sort and filter by, or leave them out."""
        self._with_filters = shown
        self.measure_anew()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for the words above and for each title in its column's width, three lines at most.

        Qt's own answer asks the model a hundred times, and is asked itself at every change of the view.
        """
        if not self._is_made:
            # Another height would have a table laid out that is being taken apart.
            return QSize(0, self.height())
        if self._height is None:
            self._height = self._needed_height()
        return QSize(0, self._height)

    def measure_anew(self) -> None:
        """Ask the titles again how many lines they need, after a width, the letters or words changed."""
        self._height = None

    def changeEvent(self, event: QEvent) -> None:
        """Measure the titles anew in other letters."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lines, self._height = {}, None
        super().changeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the columns."""
        self.menu_asked.emit(event.globalPos())

    def button_rect(self, column: int) -> QRect:
        """Return where a column's button lies, in the header's coordinates."""
        left = self.sectionViewportPosition(column)
        title = self._title_rect(QRect(left, 0, self.sectionSize(column), self.height()), column)
        side = self._px(_BUTTON)
        return QRect(title.right() - side, title.bottom() - side - 1, side, side)

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

    def _px(self, length: int) -> int:
        return round(length * self.scale)

    def _needed_height(self) -> int:
        columns, line = self._grid.columns, self.fontMetrics().lineSpacing()
        head, tallest = self._head_height(), line
        # There are fewer sections than columns while the model is set, or has gone already.
        for place in range(min(self.count(), len(columns))):
            width, column = self.sectionSize(place), columns[place]
            if width:
                lines = self._lines_of(column.title, width)
                tallest = max(tallest, len(column.heads) * head + lines * line)
        return tallest + self._px(_TITLE_PAD)

    def _head_height(self) -> int:
        return self.fontMetrics().lineSpacing() + self._px(_HEAD_PAD)

    def _room(self, width: int) -> int:
        """Return how wide a title can be in a column."""
        beside = _BUTTON if self._with_filters else _PAD
        return max(1, width - self._px(_PAD) - self._px(beside) - 1)

    def _lines_of(self, title: str, width: int) -> int:
        """Return how many lines a title takes in a column, as many as there may be at most."""
        key = (title, self._room(width))
        lines = self._lines.get(key)
        if lines is None:
            metrics = self.fontMetrics()
            lines = 1
            if metrics.horizontalAdvance(title) > key[1]:
                room = QRect(0, 0, key[1], metrics.lineSpacing() * (_MOST_LINES + 1))
                tall = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), title).height()
                lines = min(_MOST_LINES, round(tall / metrics.lineSpacing()))
            self._lines[key] = lines
        return lines

    def _paint_title(self, painter: QPainter, rect: QRect, place: int, column: GridColumn) -> None:
        pad = self._px(_PAD)
        room = QRect(rect.left() + pad, rect.top() + 2, self._room(rect.width()), rect.height() - 4)
        painter.setPen(self._colour(Role.TEXT))
        flags, words = Qt.AlignmentFlag.AlignVCenter | column.side, column.title
        if self._lines_of(words, rect.width()) > 1:
            flags |= Qt.TextFlag.TextWordWrap
            metrics = self.fontMetrics()
            needed = metrics.boundingRect(room, int(flags), words)
            if needed.width() > room.width() or needed.height() > room.height() + 2:
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(flags), words)
        if self._with_filters:
            self._paint_button(painter, self.button_rect(place), column)

    def _paint_button(self, painter: QPainter, rect: QRect, column: GridColumn) -> None:
        """Draw an arrow where the column decides the order, a funnel where it filters, else a quiet sign."""
        sort = self._grid.order.sort
        filtered = column.key in self._grid.order.filters
        sorted_here = sort is not None and sort.column_key == column.key
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(Role.ACCENT_LINE if filtered or sorted_here else Role.LINE))
        shape = _QUIET
        if filtered:
            shape = _FUNNEL
        elif sorted_here and sort is not None:
            shape = _DOWN if sort.descending else _UP
        drawn = self._shapes.get((shape, self.scale))
        if drawn is None:
            drawn = QPolygonF([QPointF(x, y) * self.scale for x, y in shape])
            self._shapes[shape, self.scale] = drawn
        painter.drawPolygon(drawn.translated(QPointF(rect.center())))
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
            whole.width() - 2 * self._px(_PAD),
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
