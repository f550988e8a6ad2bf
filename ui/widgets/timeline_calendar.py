# SPDX-License-Identifier: MIT
"""The timeline's right pane as a calendar: its two lines above, its grid below, and today."""

from __future__ import annotations

import datetime as dt

import msgspec
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from lsapp.domain.dates import grid_date
from ui.widgets.chart_drawing import CENTRE, Ink, Type, blend, readable_on, write
from ui.widgets.timeline_scale import CalendarCell, CalendarUnit, TimelineScale, cell_labels


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Where the parts of the view lie, in pixels: the right pane shows the scale from ``offset``."""

    width: float
    height: float
    header: float
    row: float
    labels: float
    number: float
    offset: float

    @property
    def header_right(self) -> QRectF:
        """The calendar."""
        return QRectF(self.labels, 0, self.width - self.labels, self.header)

    @property
    def body_right(self) -> QRectF:
        """The pane of bars."""
        return QRectF(self.labels, self.header, self.width - self.labels, self.height - self.header)


class CalendarPainter:
    """Draws the calendar once, for a paint event, and is thrown away after it."""

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

    def _cells(self, unit: CalendarUnit) -> list[CalendarCell]:
        offset = self._frame.offset
        return self._scale.cells(unit, offset, offset + self._frame.width - self._frame.labels)

    def unit(self) -> CalendarUnit:
        """Return the smallest unit of the calendar whose names fit into its cells."""
        day, px = self._scale.day_width, self._type.px
        if 30 * day >= self._type.width("T12") + px(6):
            return CalendarUnit.MONTH
        return CalendarUnit.QUARTER if 91 * day >= px(28) else CalendarUnit.YEAR

    def calendar(self) -> None:
        """Draw the two lines above the bars."""
        painter, frame, ink = self._painter, self._frame, self._ink
        painter.save()
        painter.setClipRect(frame.header_right)
        painter.fillRect(frame.header_right, ink.quiet)
        unit = self.unit()
        half = frame.header / 2
        self._calendar_line(CalendarUnit.YEAR, 0, half, ink.text)
        if unit is not CalendarUnit.YEAR:
            self._calendar_line(unit, half, half, ink.muted)
        painter.restore()

    def _calendar_line(self, unit: CalendarUnit, top: float, height: float, colour: QColor) -> None:
        frame, gap, flag = self._frame, self._type.px(6), self._flag()
        for cell in self._cells(unit):
            left, right = self._x(self._scale.x(cell.start)), self._x(self._scale.x(cell.end))
            self._painter.setPen(self._ink.line)
            self._painter.drawLine(QLineF(left, top, left, top + height))
            # A cell half out of sight, or half under the flag of today, keeps its name in sight.
            inner = QRectF(max(left, frame.labels) + gap / 2, top, 0, height)
            inner.setRight(min(right, frame.width) - gap / 2)
            inner = _free_of(flag, inner)
            labels = cell_labels(unit, cell.start)
            fits = (one for one in labels if self._type.width(one) <= inner.width())
            if shown := next(fits, None):
                write(self._painter, inner, shown, colour, CENTRE)

    def grid(self, bottom: float) -> None:
        """Draw the lines of the calendar down to ``bottom``, years stronger than their parts."""
        painter, frame, ink = self._painter, self._frame, self._ink
        cells = self._cells(self.unit())
        places = [(self._x(self._scale.x(one.start)), one.start.month == 1) for one in cells]
        for strong, colour in ((False, blend(ink.line, ink.surface, 0.5)), (True, ink.line)):
            painter.setPen(colour)
            painter.drawLines(
                [
                    QLineF(x, frame.header, x, bottom)
                    for x, is_year in places
                    if is_year is strong and x >= frame.labels
                ]
            )

    def today_line(self) -> None:
        """Draw the line of today, below the bars: they say by themselves whether they are late."""
        x = self._today_x()
        if x is None:
            return
        pen = QPen(self._ink.accent, self._type.px(1.5))
        pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawLine(QLineF(x, self._frame.header, x, self._frame.height))

    def today_flag(self) -> None:
        """Draw the name of today in the calendar."""
        flag, px = self._flag(), self._type.px
        if flag.isEmpty():
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._ink.accent)
        self._painter.drawRoundedRect(flag, px(3), px(3))
        write(
            self._painter,
            flag,
            self._flag_words(),
            readable_on(self._ink.accent, self._ink),
            CENTRE,
        )

    def _flag_words(self) -> str:
        words = QCoreApplication.translate("TimelineView", "Hôm nay {date}")
        return words.format(date=grid_date(self._today)[:5])

    def _flag(self) -> QRectF:
        """Return where the name of today lies; an empty rectangle where today is out of sight."""
        x, frame, px = self._today_x(), self._frame, self._type.px
        if x is None:
            return QRectF()
        width = self._type.width(self._flag_words()) + px(10)
        height = self._type.line + px(2)
        flag = QRectF(x - width / 2, frame.header - height - px(3), width, height)
        flag.moveLeft(min(max(flag.left(), frame.labels + px(2)), frame.width - width - px(2)))
        return flag

    def _today_x(self) -> float | None:
        """Return the middle of today, if it is in sight."""
        if not self._scale.years.first <= self._today.year <= self._scale.years.last:
            return None
        x = self._x(self._scale.x(self._today) + self._scale.day_width / 2)
        return x if self._frame.labels <= x <= self._frame.width else None


def _free_of(flag: QRectF, cell: QRectF) -> QRectF:
    """Return the wider part of a calendar's cell that the flag leaves free."""
    if not flag.intersects(cell):
        return cell
    before, after = QRectF(cell), QRectF(cell)
    before.setRight(flag.left() - 2)
    after.setLeft(flag.right() + 2)
    return max((before, after), key=QRectF.width)
