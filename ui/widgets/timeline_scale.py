# SPDX-License-Identifier: MIT
"""Days to places on the timeline and back, and the calendar above it; without Qt."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Final

import msgspec

from ui.widgets.timeline_model import TimelineRange

_ROMAN: Final = ("I", "II", "III", "IV")


class CalendarUnit(IntEnum):
    """What the lower line of the calendar counts in; the value is its length in months."""

    MONTH = 1
    QUARTER = 3
    YEAR = 12


class CalendarCell(msgspec.Struct, frozen=True):
    """One cell of the calendar, from its first day to the first day after it."""

    start: dt.date
    end: dt.date


class TimelineScale(msgspec.Struct, frozen=True):
    """The place of each day: ``day_width`` is in pixels, place 0 is the first day of the range."""

    years: TimelineRange
    day_width: float

    @property
    def width(self) -> float:
        """The width of all the years."""
        return self.years.days * self.day_width

    def x(self, day: dt.date) -> float:
        """Return the place where ``day`` begins."""
        return (day.toordinal() - self.years.start.toordinal()) * self.day_width

    def end_x(self, day: dt.date) -> float:
        """Return the place where ``day`` ends."""
        return self.x(day) + self.day_width

    def day_at(self, x: float) -> float:
        """Return the days, with their parts, from the first one to place ``x``."""
        return x / self.day_width

    def cells(self, unit: CalendarUnit, left: float, right: float) -> list[CalendarCell]:
        """Return the calendar's cells that reach into the places from ``left`` to ``right``."""
        first = self.years.start + dt.timedelta(days=max(0, int(left / self.day_width)))
        month = (first.month - 1) // unit * unit + 1
        start = first.replace(month=month, day=1)
        cells = []
        while start.year <= self.years.last and self.x(start) < right:
            end = _after(start, unit)
            cells.append(CalendarCell(start, end))
            start = end
        return cells


def _after(start: dt.date, months: int) -> dt.date:
    month = start.month - 1 + months
    return start.replace(year=start.year + month // 12, month=month % 12 + 1)


def cell_labels(unit: CalendarUnit, start: dt.date) -> tuple[str, ...]:
    """Return the names of a cell, the longest first: whichever fits is written."""
    if unit is CalendarUnit.YEAR:
        return (f"Năm {start.year}", str(start.year))
    if unit is CalendarUnit.QUARTER:
        roman = _ROMAN[(start.month - 1) // 3]
        return (f"Quý {roman}", roman)
    return (f"Tháng {start.month}", f"T{start.month}", str(start.month))
