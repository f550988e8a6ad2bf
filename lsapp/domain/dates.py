# SPDX-License-Identifier: MIT
"""Dates as official documents write them (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4) and as
people type them.

In documents a zero stands before days below 10 and before the months 1 and 2 only: ``05/3/2020``,
``17/02/2020``. Grids on the screen use ``dd/mm/yyyy``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from lsapp.domain.text import clean_line, fold
from lsapp.errors import UserError

BLANK: Final = "\xa0" * 6
"""Room left for a day, month or year that the clerical office writes in; no renderer collapses it.
"""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

_TYPED: Final = re.compile(
    r"(?:ngay )?([0-9]{1,2}) ?([/.\- ]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})"
)
_WORDS: Final = re.compile(
    r"(?:ngay )?([0-9]{1,2}),? thang ([0-9]{1,2})(?:,? nam |[,/ ]+)([0-9]{4}|[0-9]{2})"
)
_ISO: Final = re.compile(
    r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"
    r"(?:[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?)?"
)

VIETNAM_TIME: Final = dt.timezone(dt.timedelta(hours=7))
"""The country's one time zone: the day of a sealing is the day there."""


def day_in_vietnam(moment: dt.datetime) -> dt.date:
    """Return the day that ``moment`` (with its zone) falls on in Vietnam."""
    return moment.astimezone(VIETNAM_TIME).date()


def day_text(day: int) -> str:
    """Return the day of the month with a zero before 1 to 9."""
    return f"{day:02d}"


def month_text(month: int) -> str:
    """Return the month with a zero before 1 and 2 only."""
    return f"{month:02d}" if month <= 2 else str(month)


def format_date(day: dt.date) -> str:
    """Return the short form of documents: ``05/3/2020``, ``17/02/2020``, ``01/10/2020``."""
    return f"{day_text(day.day)}/{month_text(day.month)}/{day.year:04d}"


def long_date(day: dt.date) -> str:
    """Return the form in words: ``ngày 05 tháng 3 năm 2020``."""
    return f"ngày {day_text(day.day)} tháng {month_text(day.month)} năm {day.year:04d}"


def place_and_date(place: str | None, day: dt.date | None, year: int | None = None) -> str:
    """Return ô số 4: ``Thất Khê, ngày 05 tháng 3 năm 2020``.

    Without a ``day``, room is left for day and month, and for the year too where ``year`` is not
    given.
    """
    if day is not None:
        date = long_date(day)
    else:
        date = f"ngày{BLANK}tháng{BLANK}năm{BLANK if year is None else f' {year:04d}'}"
    return f"{place}, {date}" if place else date


def grid_date(day: dt.date) -> str:
    """Return ``dd/mm/yyyy`` for grids and sheets, all numbers padded."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def parse_date(text: str) -> dt.date:
    """Return the day that ``text`` writes: day first, or ISO; two digits of a year mean 20xx.

    Reads ``5/3/2020``, ``05-03-2020``, ``5.3.20``, ``ngày 5 tháng 3 năm 2020``, ``2020-03-05``, in
    any case and with or without accents. Raises ``UserError("date.unreadable")``, also for days
    that do not exist.
    """
    typed = (clean_line(text) or "")[:80]
    line = "" if any(c.isnumeric() and not c.isascii() for c in typed) else fold(typed)
    if found := _ISO.fullmatch(line):
        year, month, day = found[1], found[3], found[4]
    elif found := _TYPED.fullmatch(line):
        day, month, year = found[1], found[3], found[4]
    elif found := _WORDS.fullmatch(line):
        day, month, year = found.groups()
    else:
        raise UserError("date.unreadable", text=text[:80])
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    try:
        parsed = dt.date(full_year, int(month), int(day))
    except ValueError as error:
        raise UserError("date.unreadable", text=text[:80]) from error
    if not FIRST_YEAR <= full_year <= LAST_YEAR:
        raise UserError("date.unreadable", text=text[:80])
    return parsed
