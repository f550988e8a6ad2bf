# SPDX-License-Identifier: MIT
"""A timeframe or a title some years later: ``Quý II/2025`` becomes ``Quý II/2026``, ``2021-2025``
``2026-2030``; ``Hằng năm`` stays.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

import msgspec

from lsapp.domain.dates import FIRST_YEAR, LAST_YEAR
from lsapp.domain.timeframe import Timeframe, TimeframeKind, parse_timeframe, print_timeframe

_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_CITES: Final = re.compile(
    r"\b[Ss]ố\s*\d|\d\s*/\s*\d{0,4}\s*/?\s*[A-ZĐ]{2,}|ngày\s+\d{1,2}\s*(/|tháng)"
)
_RANGE: Final = re.compile(
    r"(?<![0-9])((?:19|20|21)[0-9]{2})(\s*[-–—]\s*)((?:19|20|21)[0-9]{2})(?![0-9])"
)
_YEAR_NAMED: Final = re.compile(r"(\b[Nn]ăm\s+)((?:19|20|21)[0-9]{2})(?![0-9/])")
_DATED: Final = re.compile(r"tháng\s+\d{1,2}\s*(,\s*)?$")
_BY_WORDS: Final = frozenset({TimeframeKind.BY_RULE, TimeframeKind.CONDITIONAL})
_BOUNDED: Final = frozenset(
    {
        TimeframeKind.DAY, TimeframeKind.MONTH, TimeframeKind.QUARTER, TimeframeKind.HALF,
        TimeframeKind.YEAR, TimeframeKind.PART, TimeframeKind.RANGE, TimeframeKind.BEFORE,
        TimeframeKind.UNTIL, TimeframeKind.ONWARD,
    }
)  # fmt: skip


class Shifted(msgspec.Struct, frozen=True, kw_only=True):
    """A text some years later; ``look`` where it names a year that a person has to look at."""

    text: str | None
    look: bool = False


def shift_day(day: dt.date, years: int) -> dt.date:
    """Return the same day in another year; the last of February stays the last."""
    year = min(max(day.year + years, FIRST_YEAR), LAST_YEAR)
    last = calendar.monthrange(year, day.month)[1]
    return day.replace(year=year, day=min(day.day, last))


def shift_timeframe(text: str | None, years: int) -> Shifted:
    """Return a timeframe in its own words, each year ``years`` later, so that it falls due ``years``
    later as well.

    What recurs, follows a rule or names no year stays; so does what cannot be understood or cites a
    document, and is to be looked at where it names a year.
    """
    if not text:
        return Shifted(text=text)
    frame = parse_timeframe(text)
    names_year = _YEAR.search(text) is not None
    if frame.kind in _BOUNDED:
        return _shift_bounded(text, frame, years)
    if not names_year or frame.kind in _BY_WORDS or _CITES.search(text):
        return Shifted(text=text, look=names_year)
    return Shifted(text=_in_words(text, years), look=frame.kind is TimeframeKind.UNKNOWN)


def shift_title(text: str | None, first: int, last: int, years: int) -> Shifted:
    """Return a title with the years of its period (``first`` to ``last``) ``years`` later.

    Only ``2021-2025`` and ``năm 2025`` are the period's; the year of a document's date is not.
    ``look`` where another year of the period is left.
    """
    if not text:
        return Shifted(text=text)
    years_held = range(first, last + 1)

    def span(found: re.Match[str]) -> str:
        start, end = int(found[1]), int(found[3])
        if start not in years_held or end not in years_held:
            return found[0]
        return f"{start + years}{found[2]}{end + years}"

    def named(found: re.Match[str]) -> str:
        dated = _DATED.search(found.string[: found.start()])
        if dated or int(found[2]) not in years_held:
            return found[0]
        return f"{found[1]}{int(found[2]) + years}"

    parts = _RANGE.split(text)
    # Ranges first, and what stands between them after: a shifted year must not be shifted again.
    made = [_YEAR_NAMED.sub(named, parts[0])]
    for start, dash, end, rest in zip(
        parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True
    ):
        made += [_RANGE.sub(span, f"{start}{dash}{end}"), _YEAR_NAMED.sub(named, rest)]
    shifted = "".join(made)
    left = [int(one) for one in _YEAR.findall(text)]
    return Shifted(text=shifted, look=shifted == text and any(one in years_held for one in left))


def names_year_of(text: str | None, first: int, last: int) -> bool:
    """Tell whether a text names a year from ``first`` to ``last``."""
    return any(first <= int(one) <= last for one in _YEAR.findall(text or ""))


def _shift_bounded(text: str, frame: Timeframe, years: int) -> Shifted:
    start = frame.start and shift_day(frame.start, years)
    due = frame.due and shift_day(frame.due, years)
    in_words = _in_words(text, years)
    again = parse_timeframe(in_words)
    if _alike(again.start, start) and _alike(again.due, due):
        return Shifted(text=in_words)
    # A day that the other year lacks (29/02), or a year of two digits.
    printed = print_timeframe(Timeframe(text, frame.kind, start, due))
    again = parse_timeframe(printed)
    if _alike(again.start, start) and _alike(again.due, due):
        return Shifted(text=printed)
    return Shifted(text=text, look=True)


def _alike(found: dt.date | None, wanted: dt.date | None) -> bool:
    """Tell whether two days are one, 28 and 29 February counting as the end of the month alike."""
    if found is None or wanted is None or found == wanted:
        return found == wanted
    same_month = (found.year, found.month) == (wanted.year, wanted.month)
    return same_month and found.month == 2 and min(found.day, wanted.day) >= 28


def _in_words(text: str, years: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + years), text)
