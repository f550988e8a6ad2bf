# SPDX-License-Identifier: MIT
"""The widget around a figure: focus, keys, the mouse, tool tips, and what a screen reader hears."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.chart_drawing import CENTRE, Ink, Layout, Mark, Type, write
from ui.widgets.chart_ink import ink_of

LEAST_WIDTH, LEAST_HEIGHT = 280, 160
_STEPS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Home): 0,
    int(Qt.Key.Key_End): 0,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Figure(Protocol):
    """What a chart shows, without a widget: it can be drawn on any painter in any rectangle."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""

    @property
    def summary(self) -> str:
        """All that it says, in words."""

    def least_height(self, measure: Type) -> float:
        """Return the height below which its words would touch."""

    def lay_out(self, measure: Type, rect: QRectF) -> Layout:
        """Return where everything lies in ``rect``."""

    def paint(self, painter: QPainter, rect: QRectF, ink: Ink) -> None:
        """Draw it with the painter's own font."""


class ChartView(QWidget):
    """A figure that can be read by eye, by keyboard and by ear.

    The arrow keys go from mark to mark, Home and End to the first and last, Enter chooses.
    """

    mark_chosen = Signal(tuple)
    """The key of the mark that was clicked or entered."""

    def __init__(
        self, figure: Figure, theme: Theme, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._figure = figure
        self._theme = theme
        self._current: tuple[str, ...] | None = None
        self._pressed: tuple[str, ...] | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    def paint_on(self, painter: QPainter, rect: QRectF, ink: Ink | None = None) -> None:
        """Draw the chart into ``rect`` of any painter, in the painter's own font.

        ``ink`` is given where the ground is not the window's: a printed page (``paper_ink``).
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = ink or ink_of(self._theme)
        if self._figure.is_empty:
            write(painter, rect, self.tr("Chưa có số liệu"), ink.muted, CENTRE)
        else:
            self._figure.paint(painter, rect, ink)
        painter.restore()

    def marks(self) -> list[Mark]:
        """Return what can be pointed at now, in the order of the keys."""
        return self._layout().marks

    def current(self) -> Mark | None:
        """Return the mark that the keys stand on, if any."""
        return next((mark for mark in self.marks() if mark.key == self._current), None)

    def _show(self, figure: Figure) -> None:
        self._figure = figure
        if self.current() is None:
            self._current = None
        self._describe()
        self.updateGeometry()
        self.update()

    def _layout(self) -> Layout:
        if self._figure.is_empty:
            return Layout(marks=[])
        return self._figure.lay_out(Type(self.font(), self), self._content())

    def _content(self) -> QRectF:
        margin = Type(self.font(), self).px(4)
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def _go_to(self, mark: Mark) -> None:
        self._current = mark.key
        self._describe()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.text))
        self.update()

    def _describe(self) -> None:
        mark = self.current()
        words = mark.text if mark else self._figure.summary
        self.setAccessibleDescription(words or self.tr("Chưa có số liệu"))

    def _mark_at(self, point: QPointF) -> Mark | None:
        return next((mark for mark in self.marks() if mark.rect.contains(point)), None)

    def _target(self, key: int) -> Mark | None:
        """Return the mark that a key leads to; ``None`` for keys that lead nowhere."""
        marks = self.marks()
        if not marks or key not in _STEPS:
            return None
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return marks[0 if key == Qt.Key.Key_Home else -1]
        at = next((i for i, mark in enumerate(marks) if mark.key == self._current), None)
        if at is None:
            return marks[0]
        here, step = marks[at], _STEPS[key]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            beside = marks[at + step] if 0 <= at + step < len(marks) else here
            return beside if beside.row == here.row else here
        rows = sorted({mark.row for mark in marks if (mark.row - here.row) * step > 0})
        if not rows:
            return here
        row = rows[0 if step > 0 else -1]
        middle = here.rect.center().x()
        there = [mark for mark in marks if mark.row == row]
        return min(there, key=lambda mark: abs(mark.rect.center().x() - middle))

    def _paint_ring(self, painter: QPainter) -> None:
        mark, ink, unit = self.current(), ink_of(self._theme), Type.of(painter).px(1)
        ring = mark.rect.adjusted(-unit, -unit, unit, unit) if mark else self._content()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((ink.surface, 5 * unit), (ink.text, 2 * unit)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(ring)

    def sizeHint(self) -> QSize:
        """Return a size with room for every word."""
        least = self.minimumSizeHint()
        return QSize(max(least.width(), 420), least.height())

    def minimumSizeHint(self) -> QSize:
        """Return 280 by 160, or what the rows need."""
        measure = Type(self.font(), self)
        needed = 0.0 if self._figure.is_empty else self._figure.least_height(measure)
        return QSize(LEAST_WIDTH, max(LEAST_HEIGHT, round(needed + measure.px(8))))

    def event(self, event: QEvent) -> bool:
        """Show the words of what lies under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = QPointF(event.pos())
            layout = self._layout()
            words = [mark.text for mark in layout.marks if mark.rect.contains(point)]
            words += [hint.text for hint in layout.hints if hint.rect.contains(point)]
            QToolTip.showText(event.globalPos(), words[0] if words else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, and the ring around the current mark while the focus is here."""
        with QPainter(self) as painter:
            self.paint_on(painter, self._content())
            if self.hasFocus():
                self._paint_ring(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark, or choose the current one."""
        mark = self.current()
        if event.key() in _ENTER and mark:
            self.mark_chosen.emit(mark.key)
        elif target := self._target(event.key()):
            self._go_to(target)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the mark that was pressed."""
        mark = self._mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark:
            self._pressed = mark.key
            self._go_to(mark)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the mark where the mouse is let go, if it was pressed there too."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        mark = self._mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark and mark.key == pressed:
            self.mark_chosen.emit(mark.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the hand what can be clicked."""
        over = self._mark_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first mark when the focus comes by the keyboard."""
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        if by_key and self._current is None and (marks := self.marks()):
            self._go_to(marks[0])
        super().focusInEvent(event)
