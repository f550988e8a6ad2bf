# SPDX-License-Identifier: MIT
"""Draws the timeline's rows: number and label at the left, the bar at the right."""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from lsapp.domain.records import Status
from ui.widgets.chart_drawing import (
    CENTRE,
    Fill,
    Ink,
    Pattern,
    Type,
    blend,
    draw_bar,
    draw_tick,
    draw_warning,
    readable_on,
    round_pen,
    snapped,
    write,
    write_elided,
)
from ui.widgets.chart_status import bar_status, status_fill
from ui.widgets.timeline_calendar import Frame
from ui.widgets.timeline_model import TimelineItem
from ui.widgets.timeline_scale import TimelineScale
from ui.widgets.timeline_words import overdue_words

_PALE: Final = 0.28
"""How much of a status's colour is left where its work is not yet done."""


class RowState(msgspec.Struct, frozen=True, kw_only=True):
    """How a row stands: the current one, ringed while the focus is here, foldable, folded."""

    current: bool = False
    focused: bool = False
    foldable: bool = False
    folded: bool = False


class TimelinePainter:
    """One painting of the view: made for a paint event and thrown away after it."""

    def __init__(
        self, painter: QPainter, ink: Ink, frame: Frame, scale: TimelineScale, today: dt.date
    ) -> None:
        self._painter = painter
        self._ink = ink
        self._frame = frame
        self._scale = scale
        self._today = today
        self._type = Type.of(painter)

    def _x(self, place: float) -> float:
        return self._frame.labels + place - self._frame.offset

    def row(self, item: TimelineItem, top: float, state: RowState) -> None:
        """Draw one row, its number and label at the left and its bar at the right."""
        painter, frame = self._painter, self._frame
        line = QRectF(0, top, frame.width, frame.row)
        if state.current:
            painter.fillRect(line, self._ink.chosen if state.focused else self._ink.chosen_idle)
        elif item.is_group:
            painter.fillRect(line, self._ink.quiet)
        if item.is_group:
            painter.setPen(self._ink.line)
            painter.drawLine(QLineF(0, top, frame.width, top))
        painter.save()
        painter.setClipRect(QRectF(0, top, frame.labels, frame.row), Qt.ClipOperation.IntersectClip)
        self._label(item, top, state)
        painter.restore()

    def bar(self, item: TimelineItem, top: float) -> None:
        """Draw the bar of a row; the caller keeps it within the right pane."""
        start, end = item.start, item.end
        if start is None and end is None:
            self._no_days(item, top)
            return
        height = self._type.px(16)
        area = QRectF(0, top + (self._frame.row - height) / 2, 0, height)
        first = start or end or self._today
        area.setLeft(self._x(self._scale.x(first)))
        last = end or dt.date(max(self._scale.years.last, first.year), 12, 31)
        area.setRight(self._x(self._scale.end_x(last)))
        if self._out_of_sight(area):
            self._late_at_edge(item, area)
            return
        if item.is_group:
            self._group_bar(area)
        elif item.is_milestone:
            self._milestone(item, area)
        else:
            self._task_bar(item, area)

    def _no_days(self, item: TimelineItem, top: float) -> None:
        """Say that an activity stands nowhere in time: a group without activities need not."""
        if not item.is_group:
            words = QCoreApplication.translate("TimelineView", "Chưa xác định thời gian")
            left = self._frame.labels + self._type.px(8)
            place = QRectF(left, top, self._type.width(words), self._frame.row)
            write(self._painter, place, words, self._ink.muted)

    def ring(self, top: float) -> None:
        """Draw the focus ring of the current row."""
        unit = self._type.px(1)
        self._painter.setPen(QPen(self._ink.accent, 2 * unit))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = self._frame
        self._painter.drawRect(
            QRectF(unit, top + unit, frame.width - 2 * unit, frame.row - 2 * unit)
        )

    def _label(self, item: TimelineItem, top: float, state: RowState) -> None:
        px, frame, ink = self._type.px, self._frame, self._ink
        indent = px(12) * item.level
        if state.foldable:
            self._chevron(QPointF(px(12) + indent, top + frame.row / 2), state.folded)
        left = px(24) + indent
        number = QRectF(left, top, self._type.width(item.number), frame.row)
        write(self._painter, number, item.number, ink.muted)
        label = QRectF(max(number.right() + px(8), left + frame.number), top, 0, frame.row)
        label.setRight(frame.labels - px(8))
        shown = self._type.elided(item.label, label.width())
        write(self._painter, label, shown, ink.text)

    def _chevron(self, centre: QPointF, folded: bool) -> None:
        size = self._type.px(3.5)
        self._painter.setPen(round_pen(self._ink.muted, self._type.px(1.5)))
        corners = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        if folded:
            corners = [QPointF(-corner.y(), corner.x()) for corner in corners]
            corners = [QPointF(-corner.x(), corner.y()) for corner in corners]
        self._painter.drawPolyline([centre + corner for corner in corners])

    def _out_of_sight(self, area: QRectF) -> bool:
        """Tell whether a bar lies outside of the pane; an arrow at the edge then says where."""
        frame, px = self._frame, self._type.px
        to_left = area.right() < frame.labels
        if not to_left and area.left() <= frame.width:
            return False
        x = frame.labels + px(8) if to_left else frame.width - px(8)
        lean = px(4) if to_left else -px(4)
        y = area.center().y()
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._ink.muted)
        self._painter.drawPolygon(
            [QPointF(x - lean, y), QPointF(x + lean, y - px(4)), QPointF(x + lean, y + px(4))]
        )
        return True

    def _group_bar(self, area: QRectF) -> None:
        px, painter = self._type.px, self._painter
        middle = area.center().y()
        painter.setPen(QPen(self._ink.neutral, px(2)))
        painter.drawLine(QLineF(area.left(), middle, area.right(), middle))
        for x in (area.left(), area.right()):
            painter.drawLine(QLineF(x, middle - px(4), x, middle + px(4)))

    def _fill(self, item: TimelineItem) -> Fill:
        return status_fill(bar_status(item.status, item.overdue(self._today)), self._ink)

    def _task_bar(self, item: TimelineItem, area: QRectF) -> None:
        px, painter, ink = self._type.px, self._painter, self._ink
        least = px(6)
        if area.width() < least:
            area = QRectF(area.center().x() - least / 2, area.top(), least, area.height())
        seen = self._within(area)
        fill = self._fill(item)
        if item.recurring:
            band = seen.adjusted(0, px(3), 0, -px(3))
            self._band(band, fill)
            if item.due is not None:
                at = self._x(self._scale.end_x(item.due))
                self._diamond(QPointF(at, area.center().y()), fill)
                area = QRectF(area.left(), area.top(), at + px(8) - area.left(), area.height())
        elif item.status is Status.COMPLETED or fill.pattern in (Pattern.DOTS, Pattern.LINES):
            draw_bar(painter, seen, fill, ink, self._type)
        else:
            self._open_bar(item, area, seen, fill)
        self._behind(item, area, fill)

    def _within(self, area: QRectF) -> QRectF:
        """Return the part of a bar that is worth drawing: its ends may lie far out of sight."""
        over = self._type.px(16)
        return area.intersected(
            QRectF(
                self._frame.labels - over,
                area.top(),
                self._frame.width - self._frame.labels + 2 * over,
                area.height(),
            )
        )

    def _open_bar(self, item: TimelineItem, area: QRectF, seen: QRectF, fill: Fill) -> None:
        """Draw what is not yet done: pale, patterned where late, filled as far as it has come."""
        painter, ink = self._painter, self._ink
        pattern = fill.pattern if item.overdue(self._today) else Pattern.SOLID
        colour = ink.neutral if fill.pattern is Pattern.EMPTY else fill.colour
        pale = blend(colour, ink.surface, 0.12 if fill.pattern is Pattern.EMPTY else _PALE)
        draw_bar(painter, seen, Fill(pale, pattern), ink, self._type)
        done = QRectF(area)
        done.setWidth(area.width() * min(item.percent or 0, 100) / 100)
        done = done.intersected(seen)
        if done.width() > 0:
            painter.fillRect(snapped(done), colour)
        painter.setPen(QPen(colour, self._type.hair))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = self._type.hair / 2
        painter.drawRect(snapped(seen).adjusted(half, half, -half, -half))

    def _band(self, seen: QRectF, fill: Fill) -> None:
        """Draw what goes on through the years: a hatched band without ends."""
        colour = self._ink.neutral if fill.pattern is Pattern.EMPTY else fill.colour
        pale = blend(colour, self._ink.surface, _PALE)
        draw_bar(self._painter, seen, Fill(pale, Pattern.SLANT), self._ink, self._type)
        whole, hair = snapped(seen), self._type.hair
        for top in (whole.top(), whole.bottom() - hair):
            self._painter.fillRect(QRectF(whole.left(), top, whole.width(), hair), colour)

    def _milestone(self, item: TimelineItem, area: QRectF) -> None:
        centre = QPointF(area.center().x(), area.center().y())
        fill = self._fill(item)
        self._diamond(centre, fill)
        half = self._type.px(8)
        around = QRectF(centre.x() - half, area.top(), 2 * half, area.height())
        self._behind(item, around, fill)

    def _diamond(self, centre: QPointF, fill: Fill) -> None:
        half = self._type.px(7)
        empty = fill.pattern is Pattern.EMPTY
        colour = self._ink.neutral if empty else fill.colour
        self._painter.setPen(QPen(colour, self._type.px(1.5)))
        self._painter.setBrush(self._ink.surface if empty else colour)
        x, y = centre.x(), centre.y()
        self._painter.drawPolygon(
            [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
        )

    def _late_at_edge(self, item: TimelineItem, area: QRectF) -> None:
        """Say at the edge that a bar out of sight is late: it must not be missed."""
        if item.overdue(self._today):
            edge = QRectF(self._frame.labels, area.top(), self._type.px(10), area.height())
            self._behind(item, edge, self._fill(item))

    def _behind(self, item: TimelineItem, area: QRectF, fill: Fill) -> None:
        """Write behind a bar what its colour says: how late it is, or how far it has come."""
        px, frame, late = self._type.px, self._frame, item.overdue(self._today)
        left = area.right() + px(6)
        words, colour = "", self._ink.muted
        if item.status is Status.COMPLETED:
            self._tick(item, area, fill)
        elif late:
            words, colour = overdue_words(item, self._today), self._ink.bad_text
        elif item.percent:
            words = f"{item.percent} %"
        if not words or left > frame.width:
            return
        if late:
            draw_warning(self._painter, QPointF(left + px(7), area.center().y()), px(14), self._ink)
            left += px(18)
        place = QRectF(left, area.top(), self._type.width(words), area.height())
        write(self._painter, place, words, colour)

    def _tick(self, item: TimelineItem, area: QRectF, fill: Fill) -> None:
        """Draw the tick of what is done: at the beginning of a bar, or behind a short one."""
        px, size = self._type.px, self._type.px(9)
        seen = self._within(area).intersected(self._frame.body_right)
        place = QRectF(area.right() + px(6), area.center().y() - size / 2, size, size)
        colour = fill.colour
        if seen.width() >= px(24) and not item.is_milestone:
            place.moveLeft(seen.left() + px(6))
            colour = self._ink.text if item.recurring else readable_on(fill.colour, self._ink)
        draw_tick(self._painter, place, colour)

    # Over everything.

    def edges(self, title: str) -> None:
        """Draw the head of the left pane and the lines between the panes."""
        frame, painter, px = self._frame, self._painter, self._type.px
        corner = QRectF(0, 0, frame.labels, frame.header)
        painter.fillRect(corner, self._ink.quiet)
        bottom = corner.adjusted(px(8), frame.header / 2, -px(8), 0)
        write_elided(painter, bottom, title, self._ink.muted)
        painter.setPen(self._ink.line)
        painter.drawLine(QLineF(0, frame.header, frame.width, frame.header))
        painter.drawLine(QLineF(frame.labels, 0, frame.labels, frame.height))

    def nothing(self, words: str) -> None:
        """Say that there is nothing to show."""
        write(
            self._painter,
            self._frame.body_right.adjusted(-self._frame.labels, 0, 0, 0),
            words,
            self._ink.muted,
            CENTRE,
        )
