# SPDX-License-Identifier: MIT
"""The timeline: the grid's rows once more, with bars from their first to their last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.chart_ink import ink_of
from ui.widgets.timeline_area import LEAST_PANE, TimelineArea
from ui.widgets.timeline_calendar import CalendarPainter, Frame
from ui.widgets.timeline_model import TimelineItem, TimelineRows, with_group_spans, years_of
from ui.widgets.timeline_painting import RowState, TimelinePainter
from ui.widgets.timeline_scale import TimelineScale
from ui.widgets.timeline_words import item_words, tip_words, title_words
from ui.widgets.timeline_zoom import ZOOM_STEP


class TimelineView(TimelineArea):
    """Rows with number and label at the left, their time at the right.

    Up, Down, PgUp, PgDn, Home and End go from row to row; Left and Right fold and unfold, else they
    move through time; Enter opens, Space folds, ``T`` shows today, ``+`` and ``-`` zoom. Lengths are
    in device-independent pixels and grow with the font.
    """

    item_activated = Signal(str)
    """The key of the row that was entered or double-clicked."""
    current_changed = Signal(str)
    """The key of the row that is the current one now."""

    def __init__(self, theme: Theme, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(theme, today, parent)
        self._rows = TimelineRows()
        self._current: str | None = None
        self._refresh()

    # What is shown.

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show these rows, in this order; groups get the days of what stands under them.

        Folding, filter, current row and place are kept; the first rows come with today in sight.
        """
        first = not self._rows.items
        self._rows.set_items(with_group_spans(items))
        self._scale = TimelineScale(years_of(items, self._today), self._scale.day_width)
        if self._current is not None and self._rows.find(self._current) is None:
            self._current = None
        self._refresh()
        if first and items:
            self.show_today()

    def set_filter(self, keys: Collection[str] | None) -> None:
        """Show only these rows and those that they stand under; all with ``None``."""
        self._rows.set_filter(keys)
        self._refresh()

    def set_today(self, today: dt.date) -> None:
        """Draw the line of another day, and count from it what is late."""
        if today != self._today:
            self._today = today
            self.set_items(self._rows.items)

    def current_key(self) -> str | None:
        """Return the key of the current row."""
        return self._current

    def set_current(self, key: str | None) -> None:
        """Make a row the current one and bring it into sight; unknown keys leave none current."""
        known = key if key is not None and self._rows.find(key) else None
        if known is not None:
            self._rows.reveal(known)
        self._make_current(known)
        self._refresh()
        if known is not None:
            self._show_bar(known)

    def shown_keys(self) -> list[str]:
        """Return the keys in sight, after folding and filtering, in order."""
        return [item.key for item in self._rows.shown]

    def set_folded(self, key: str, folded: bool) -> None:
        """Fold or unfold what stands under a row."""
        if self._rows.fold(key, folded):
            self._refresh()

    def _item_at(self, point: QPointF) -> TimelineItem | None:
        below = point.y() - self._header_height()
        if below < 0:
            return None
        position = int((below + self.verticalScrollBar().value()) // self._row_height())
        return self._rows.shown[position] if position < len(self._rows) else None

    def _on_chevron(self, item: TimelineItem, point: QPointF) -> bool:
        px = self._type().px
        return self._rows.can_fold(item.key) and point.x() < px(24) + px(12) * item.level

    # Changes.

    def _refresh(self) -> None:
        """Fit everything to the rows and years, say what is current, and draw again."""
        self._fit(len(self._rows))
        self._describe()
        self.viewport().update()

    def _make_current(self, key: str | None) -> None:
        if key == self._current:
            return
        self._current = key
        self._describe()
        if key is not None:
            if QAccessible.isActive():
                words = f"{self.accessibleName()}. {self.accessibleDescription()}"
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.current_changed.emit(key)

    def _describe(self) -> None:
        item = self._rows.find(self._current) if self._current is not None else None
        if item is not None:
            self.setAccessibleName(title_words(item))
            self.setAccessibleDescription(item_words(item, self._today))
        else:
            self.setAccessibleName(self.tr("Tiến độ theo thời gian"))
            count = self.tr("{count} dòng").format(count=len(self._rows))
            self.setAccessibleDescription(count)

    def _go_to(self, position: int) -> None:
        """Make the row at a position in sight the current one, as near as there is one."""
        if not len(self._rows):
            return
        position = min(max(position, 0), len(self._rows) - 1)
        self._make_current(self._rows.shown[position].key)
        self._show_row(position)
        self.viewport().update()

    def _show_row(self, position: int) -> None:
        bar, row = self.verticalScrollBar(), self._row_height()
        top = position * row
        if top < bar.value():
            bar.setValue(top)
        elif top + row > bar.value() + bar.pageStep():
            bar.setValue(top + row - bar.pageStep())

    def _show_bar(self, key: str) -> None:
        """Bring a row and, where it lies wholly out of sight, its bar into view."""
        position, item = self._rows.position(key), self._rows.find(key)
        if position is not None:
            self._show_row(position)
        first = (item.start or item.end) if item is not None else None
        if item is None or first is None:
            return
        bar = self.horizontalScrollBar()
        left, right = self._scale.x(first), self._scale.end_x(item.end or first)
        if right < bar.value() or left > bar.value() + bar.pageStep():
            bar.setValue(round(left - bar.pageStep() / 3))

    # Overrides.

    def sizeHint(self) -> QSize:
        """Return room for both panes and a dozen rows."""
        return QSize(900, self._header_height() + 12 * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for narrow panes and three rows."""
        return QSize(2 * LEAST_PANE, self._header_height() + 3 * self._row_height())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole item under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self._item_at(QPointF(event.pos()))
            words = tip_words(item, self._today) if item else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight, and nothing of the others."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = ink_of(self._theme)
            painter.fillRect(self.viewport().rect(), ink.surface)
            frame = self._frame()
            drawing = TimelinePainter(painter, ink, frame, self._scale, self._today)
            calendar = CalendarPainter(painter, ink, frame, self._scale, self._today)
            calendar.calendar()
            painter.save()
            painter.setClipRect(QRectF(0, frame.header, frame.width, frame.height - frame.header))
            self._paint_rows(painter, drawing, calendar, frame)
            painter.restore()
            calendar.today_flag()
            drawing.edges(self.tr("Nhiệm vụ"))
            if not len(self._rows):
                drawing.nothing(self._nothing())

    def _paint_rows(
        self, painter: QPainter, drawing: TimelinePainter, calendar: CalendarPainter, frame: Frame
    ) -> None:
        row, value = round(frame.row), self.verticalScrollBar().value()
        top = round(frame.header) - value
        first = value // row
        last = min(first + int((frame.height - frame.header) // row) + 2, len(self._rows))
        tops = {place: top + place * row for place in range(first, last)}
        shown = self._rows.shown
        for place, y in tops.items():
            drawing.row(shown[place], y, self._row_state(shown[place]))
        calendar.grid(min(top + last * row, frame.height))
        calendar.today_line()
        painter.save()
        painter.setClipRect(frame.body_right, Qt.ClipOperation.IntersectClip)
        for place, y in tops.items():
            drawing.bar(shown[place], y)
        painter.restore()
        if self.hasFocus() and self._current is not None:
            position = self._rows.position(self._current)
            if position in tops:
                drawing.ring(tops[position])

    def _row_state(self, item: TimelineItem) -> RowState:
        return RowState(
            current=item.key == self._current,
            focused=self.hasFocus(),
            foldable=self._rows.can_fold(item.key),
            folded=self._rows.is_folded(item.key),
        )

    def _nothing(self) -> str:
        if self._rows.items:
            return self.tr("Không có nhiệm vụ nào khớp với bộ lọc")
        return self.tr("Chưa có nhiệm vụ")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row, through time, or do what the key says."""
        position = self._rows.position(self._current) if self._current is not None else None
        if (target := self._target(event.key(), position)) is not None:
            self._go_to(target)
        elif not self._press(event.key(), event.modifiers()):
            super().keyPressEvent(event)

    def _target(self, key: int, position: int | None) -> int | None:
        """Return the position that a key leads to; ``None`` for keys that lead to no row."""
        page = max(self.verticalScrollBar().pageStep() // self._row_height() - 1, 1)
        steps: dict[int, int] = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._rows),
            Qt.Key.Key_End: len(self._rows),
        }
        if key not in steps:
            return None
        if position is None:
            return len(self._rows) - 1 if key == Qt.Key.Key_End else 0
        return position + steps[key]

    def _press(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key says that leads to no row; returns whether it says anything."""
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._press_sideways(key == Qt.Key.Key_Right, control)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.item_activated.emit(self._current)
        elif key == Qt.Key.Key_Space and self._current is not None:
            self.set_folded(self._current, not self._rows.is_folded(self._current))
        elif control:
            return False
        elif key == Qt.Key.Key_T:
            self.show_today()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom_by(ZOOM_STEP, self._pivot())
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self._zoom_by(1 / ZOOM_STEP, self._pivot())
        else:
            return False
        return True

    def _press_sideways(self, right: bool, control: bool) -> None:
        """Unfold (right) or fold (left) the current row; where that changes nothing, move in time."""
        if not control and self._current is not None and self._rows.fold(self._current, not right):
            self._refresh()
            return
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + (1 if right else -1) * bar.singleStep())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold, or make a row the current one."""
        super().mousePressEvent(event)
        point = event.position()
        item = self._item_at(point)
        if event.button() != Qt.MouseButton.LeftButton or self._gripped or item is None:
            return
        if self._on_chevron(item, point):
            self.set_folded(item.key, not self._rows.is_folded(item.key))
        self._go_to(self._rows.position(item.key) or 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row under the mouse."""
        point = event.position()
        item = None if self._near_grip(point) else self._item_at(point)
        if item is not None and not self._on_chevron(item, point):
            self.item_activated.emit(item.key)
