# SPDX-License-Identifier: MIT
"""Thời gian thực hiện: what officials write (``Quý II/2020``, ``Hằng năm``, ``2021-2025``),
understood.

The reading is forgiving as to case, accents, dashes and order of words, and never fails: what it
does not know is kept as text without a day on which it falls due.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

import msgspec

from lsapp.domain.dates import FIRST_YEAR, format_date, month_text, parse_date
from lsapp.domain.text import clean_line, fold
from lsapp.errors import UserError


class TimeframeKind(StrEnum):
    """What sort of time a timeframe names."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PART = "part"
    """Beginning, middle or end of a year: its first, second, last quarter."""
    RANGE = "range"
    BEFORE = "before"
    UNTIL = "until"
    ONWARD = "onward"
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    CONTINUOUS = "continuous"
    BY_RULE = "by_rule"
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"


class Timeframe(msgspec.Struct, frozen=True):
    """A time for doing something: the words, their kind, the first day and the day it falls due.

    ``start`` and ``due`` are ``None`` where the words name none: what recurs or has no end is never
    due.
    """

    text: str
    kind: TimeframeKind
    start: dt.date | None = None
    due: dt.date | None = None


class _Span(msgspec.Struct, frozen=True):
    kind: TimeframeKind
    start: dt.date
    end: dt.date


_Kind = TimeframeKind
_LONGEST: Final = 200
_ROMAN: Final = ("I", "II", "III", "IV")
_ONE_DAY: Final = dt.timedelta(days=1)

_RECURRING: Final = (
    (re.compile(r"(hang|moi) nam\b|thuong nien|nam nao cung"), _Kind.YEARLY),
    (re.compile(r"(hang|moi) qu[yi]\b"), _Kind.QUARTERLY),
    (re.compile(r"(hang|moi) thang\b"), _Kind.MONTHLY),
    (re.compile(r"thuong xuyen|lien tuc|(hang|moi) (tuan|ngay)\b"), _Kind.CONTINUOUS),
    (re.compile(r"(suot|trong ca) (giai doan|thoi gian|nam)"), _Kind.CONTINUOUS),
)  # fmt: skip
_BY_RULE: Final = re.compile(
    r"(thuc hien )?theo (quy dinh|ke hoach|huong dan|yeu cau|chi dao|lo trinh|tien do)\b"
)
_CONDITIONAL: Final = re.compile(r"(ngay )?(sau )?khi\b|tuy theo\b|neu\b")
_LEAD: Final = re.compile(r"(?:(?:du kien|thuc hien|hoan thanh|xong|trong|vao|ngay tu|bat dau) )+")
_BEFORE: Final = re.compile(r"(?:xong )?truoc (?!mat|het)(.+)")
_UNTIL: Final = re.compile(
    r"(?:(?:cham nhat|muon nhat|han cuoi|han|den|toi|truoc)(?: la| vao| den)?(?: het| cuoi)?|het)"
    r"(?: trong)? (.+)"
)
_ONWARD: Final = re.compile(r"(?:ke )?tu (?!nay)(.+?)(?: tro di| den nay)?|(.+) tro di")
_SEPARATOR: Final = re.compile(r" ?- ?(?:den )?(?:het )?| (?:den|toi|va) (?:het )?|[,;] ?(?:va )?")
_MOST_SEPARATORS: Final = 8
_UNIT: Final = re.compile(r"(thang|qu[yi]|ngay)\b")
_STAGE: Final = re.compile(r"(?:trong )?(?:giai doan|thoi ky|nhiem ky)(?: tu)? (?:nam )?")

_YEAR: Final = r"((?:19|20|21)[0-9]{2})"
_OF_YEAR: Final = rf"(?:[ ,./-]*(?:(?:cua )?nam )?{_YEAR})?"
_EDGE: Final = r"(?:(?:dau|giua|cuoi|trong) )?"
_QUARTER: Final = re.compile(
    rf"{_EDGE}(?:qu[yi]|q) ?\.?(iii|ii|iv|i|0?[1-4]|mot|nhat|hai|ba|bon|tu)\b{_OF_YEAR}"
)
_MONTH: Final = re.compile(rf"{_EDGE}(?:thang|t) ?(1[0-2]|0?[1-9])(?![0-9]){_OF_YEAR}")
_BARE_MONTH: Final = re.compile(rf"(1[0-2]|0?[1-9]) ?[/.-] ?{_YEAR}")
_HALF: Final = re.compile(rf"(?:(?:6|06|sau) thang|nua) (dau|cuoi)(?: nam)?{_OF_YEAR}")
_NINE: Final = re.compile(rf"(?:9|09|chin) thang dau(?: nam)?{_OF_YEAR}")
_PART: Final = re.compile(rf"(dau|giua|cuoi)(?: nam)?{_OF_YEAR}")
_WHOLE: Final = re.compile(rf"(?:ca )?(?:nam )?{_YEAR}")
_YEARLESS_DAY: Final = re.compile(r"(?:ngay )?([0-9]{1,2})(?:/|-|\.| thang )([0-9]{1,2})")
_NUMBERS: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "nhat": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4,
}  # fmt: skip
_PART_NAME: Final = {1: "Đầu", 4: "Giữa", 10: "Cuối"}
_PART_QUARTER: Final = {"dau": 1, "giua": 2, "cuoi": 4}


def _months(kind: TimeframeKind, year: int, first: int, last: int) -> _Span:
    """Return the span from the first day of one month to the last day of another."""
    end = dt.date(year + last // 12, last % 12 + 1, 1) - _ONE_DAY
    return _Span(kind, dt.date(year, first, 1), end)


def _quarter(kind: TimeframeKind, year: int, quarter: int) -> _Span:
    return _months(kind, year, 3 * quarter - 2, 3 * quarter)


def _day(words: str, year: int | None) -> _Span | None:
    """Read a single day; a day and a month take ``year`` where it is given."""
    if year and (found := _YEARLESS_DAY.fullmatch(words)):
        words = f"{found[1]}/{found[2]}/{year}"
    try:
        day = parse_date(words)
    except UserError:
        return None
    return _Span(_Kind.DAY, day, day)


def _single(words: str, year: int | None) -> _Span | None:
    """Read one day, month, quarter, half, part or year; ``year`` stands in where the words leave it
    out.
    """
    if found := _WHOLE.fullmatch(words):
        return _months(_Kind.YEAR, int(found[1]), 1, 12)
    for shape in (_QUARTER, _MONTH, _BARE_MONTH, _HALF, _NINE, _PART):
        if not (found := shape.fullmatch(words)):
            continue
        named = found[found.re.groups] or year
        if not named:
            return None
        return _of_year(shape, found[1], int(named))
    return _day(words, year)


def _of_year(shape: re.Pattern[str], which: str, year: int) -> _Span:
    """Return the span that ``which`` names in ``year``, by the ``shape`` that it was found with."""
    if shape is _QUARTER:
        return _quarter(_Kind.QUARTER, year, _NUMBERS.get(which) or int(which))
    if shape is _HALF:
        return (
            _months(_Kind.HALF, year, 1, 6) if which == "dau" else _months(_Kind.HALF, year, 7, 12)
        )
    if shape is _NINE:
        return _months(_Kind.RANGE, year, 1, 9)
    if shape is _PART:
        return _quarter(_Kind.PART, year, _PART_QUARTER[which])
    return _months(_Kind.MONTH, year, int(which), int(which))


def _year_of(words: str) -> int | None:
    years = re.findall(rf"(?<![0-9]){_YEAR}(?![0-9])", words)
    return int(years[-1]) if years else None


def _range(words: str, year: int | None) -> _Span | None:
    """Read two or more ends; one may leave out what another says: ``quý II - IV/2026``."""
    words = words.removeprefix("tu ")
    # A bare hyphen may stand inside a date: wider separators are tried first.
    splits = sorted(_SEPARATOR.finditer(words), key=lambda at: at.start() - at.end())
    if len(splits) > _MOST_SEPARATORS:
        return None
    spans = (_between(words[: at.start()], words[at.end() :], year) for at in splits)
    return next((span for span in spans if span), None)


def _between(left: str, right: str, year: int | None) -> _Span | None:
    """Read the time from the first day of ``left`` to the last of ``right``, maybe a range."""
    first = _single(left, _year_of(left) or _year_of(right) or year)
    if not first:
        return None
    unit = _UNIT.match(left)
    with_unit = f"{unit[1]} {right}" if unit and not _UNIT.match(right) else right
    last = _single(with_unit, year) or _single(right, year) or _range(with_unit, year)
    if not last or first.start > last.end:
        return None
    return _span(first.start, last.end)


def _span(start: dt.date, end: dt.date) -> _Span:
    """Return the span of these days under the plainest kind that names it."""
    year = start.year
    candidates = [_Span(_Kind.DAY, start, start), _months(_Kind.YEAR, year, 1, 12)]
    candidates += [_months(_Kind.MONTH, year, month, month) for month in range(1, 13)]
    candidates += [_quarter(_Kind.QUARTER, year, quarter) for quarter in range(1, 5)]
    candidates += [_months(_Kind.HALF, year, 1, 6), _months(_Kind.HALF, year, 7, 12)]
    same = (span for span in candidates if (span.start, span.end) == (start, end))
    return next(same, _Span(_Kind.RANGE, start, end))


def _bounded(
    words: str, year: int | None
) -> tuple[TimeframeKind, dt.date | None, dt.date | None] | None:
    """Read a single time, a range, or one with an open end; ``None`` where the words are none of
    them.
    """
    words = _LEAD.sub("", words, count=1) if _LEAD.match(words) else words
    words = _STAGE.sub("", words, count=1) if _STAGE.match(words) else words
    if span := _single(words, year) or _range(words, year):
        return span.kind, span.start, span.end
    if (found := _BEFORE.fullmatch(words)) and (span := _single(found[1], year)):
        # "Trước ngày 30/6" is kept by the day it names; "trước tháng 6" ends the day before.
        due = span.end if span.kind is _Kind.DAY else span.start - _ONE_DAY
        return (_Kind.BEFORE, None, due) if due.year >= FIRST_YEAR else None
    if (found := _UNTIL.fullmatch(words)) and (span := _single(found[1], year)):
        return _Kind.UNTIL, None, span.end
    if (found := _ONWARD.fullmatch(words)) and (span := _single(found[1] or found[2], year)):
        return _Kind.ONWARD, span.start, None
    return None


def _recurring(words: str) -> TimeframeKind | None:
    """Return the kind of the first word of recurrence, if there is any."""
    found = [(match.start(), kind) for shape, kind in _RECURRING if (match := shape.search(words))]
    return min(found)[1] if found else None


@lru_cache(maxsize=4096)  # ten thousand activities say the same few hundred times
def parse_timeframe(text: str | None, year: int | None = None) -> Timeframe:
    """Understand what an official wrote as the time for a task; never raises.

    ``year`` stands in where the words leave it out (``Quý II``); without it such words are
    ``UNKNOWN``. ``Trước ngày 30/6/2020`` falls due on that very day. Beginning, middle and end of a
    year are its first, second and last quarter.
    """
    if not text or len(text) > _LONGEST:
        return Timeframe(text or "", _Kind.UNKNOWN)
    line = clean_line(text) or ""
    words = fold(line).strip(" .;,:()")
    if recurring := _recurring(words):
        return Timeframe(line, recurring)
    if bounded := _bounded(words, year):
        return Timeframe(line, *bounded)
    if _BY_RULE.match(words):
        return Timeframe(line, _Kind.BY_RULE)
    if _CONDITIONAL.match(words):
        return Timeframe(line, _Kind.CONDITIONAL)
    return Timeframe(line, _Kind.UNKNOWN)


_PLAIN_WORDS: Final = {
    _Kind.YEARLY: ("Hằng năm", re.compile(r"((dinh ky )?(hang|moi) nam)|thuong nien")),
    _Kind.QUARTERLY: ("Hằng quý", re.compile(r"(dinh ky )?(hang|moi) qu[yi]")),
    _Kind.MONTHLY: ("Hằng tháng", re.compile(r"(dinh ky )?(hang|moi) thang")),
    _Kind.CONTINUOUS: ("Thường xuyên", re.compile(r"thuong xuyen(,? lien tuc)?|lien tuc")),
    _Kind.BY_RULE: ("Theo quy định", re.compile(r"(thuc hien )?theo quy dinh")),
}


def _month_year(day: dt.date) -> str:
    return f"tháng {month_text(day.month)}/{day.year}"


def _quarter_of(day: dt.date) -> str:
    return f"Quý {_ROMAN[(day.month - 1) // 3]}"


def _ends_month(day: dt.date) -> bool:
    return (day + _ONE_DAY).day == 1


def _print_range(start: dt.date, due: dt.date, by_month: bool) -> str:
    if (start.day, start.month, due.day, due.month) == (1, 1, 31, 12):
        return f"{start.year}-{due.year}"
    if start.day != 1 or not _ends_month(due):
        return f"Từ ngày {format_date(start)} đến ngày {format_date(due)}"
    same_year = start.year == due.year
    if start.month % 3 == 1 and due.month % 3 == 0 and not by_month:
        first = _quarter_of(start) if same_year else f"{_quarter_of(start)}/{start.year}"
        return f"{first} - {_quarter_of(due)}/{due.year}"
    first = f"tháng {month_text(start.month)}" if same_year else _month_year(start)
    return f"Từ {first} đến {_month_year(due)}"


def _named_by(words: str) -> TimeframeKind:
    """Tell by which unit of the calendar the words name the edge of a time."""
    if re.search(r"qu[yi]\b|\bq ?[1-4]", words):
        return _Kind.QUARTER
    if re.search(r"\bngay\b|[0-9][/.-][0-9]{1,2}[/.-]", words):
        return _Kind.DAY
    return _Kind.MONTH if "thang" in words else _Kind.YEAR


def _print_until(due: dt.date, words: str) -> str:
    """Print the end as its words name it: the year's, a quarter's, a month's, else the day."""
    named = _named_by(words)
    if named is _Kind.YEAR and (due.day, due.month) == (31, 12):
        return f"Đến hết năm {due.year}"
    if named is _Kind.QUARTER and _ends_month(due) and due.month % 3 == 0:
        return f"Đến hết {_quarter_of(due)}/{due.year}"
    if named is _Kind.MONTH and _ends_month(due):
        return f"Đến hết {_month_year(due)}"
    return f"Đến ngày {format_date(due)}"


def _print_onward(start: dt.date, words: str) -> str:
    """Print the beginning as its words name it."""
    named = _named_by(words)
    if named is _Kind.YEAR and (start.day, start.month) == (1, 1):
        return f"Từ năm {start.year}"
    if named is _Kind.QUARTER and start.day == 1 and start.month % 3 == 1:
        return f"Từ {_quarter_of(start)}/{start.year}"
    if named is _Kind.MONTH and start.day == 1:
        return f"Từ {_month_year(start)}"
    return f"Từ ngày {format_date(start)}"


def _print_single(kind: TimeframeKind, day: dt.date) -> str:
    """Print a time of one piece by its first day."""
    if kind is _Kind.DAY:
        return format_date(day)
    if kind is _Kind.MONTH:
        return f"Tháng {month_text(day.month)}/{day.year}"
    if kind is _Kind.QUARTER:
        return f"{_quarter_of(day)}/{day.year}"
    if kind is _Kind.HALF:
        return f"6 tháng {'đầu' if day.month == 1 else 'cuối'} năm {day.year}"
    if kind is _Kind.PART:
        return f"{_PART_NAME[day.month]} năm {day.year}"
    return f"Năm {day.year}"


def print_timeframe(timeframe: Timeframe) -> str:
    """Return the official spelling: ``Quý II/2020``, ``Tháng 6/2026``, ``05/3/2020``, ``Hằng năm``,
    ``2021-2025``.

    Words that carry more than their kind and days (``Quý IV hằng năm``, conditions) are given back
    as written.
    """
    kind, start, due = timeframe.kind, timeframe.start, timeframe.due
    words = fold(timeframe.text)
    if plain := _PLAIN_WORDS.get(kind):
        return (
            plain[0] if not words or plain[1].fullmatch(words.strip(" .;,:()")) else timeframe.text
        )
    if kind is _Kind.RANGE and start and due:
        return _print_range(start, due, "thang" in words)
    if kind is _Kind.BEFORE and due:
        return f"Trước ngày {format_date(due)}"
    if kind is _Kind.UNTIL and due:
        return _print_until(due, words)
    if kind is _Kind.ONWARD and start:
        return _print_onward(start, words)
    return _print_single(kind, start) if start else timeframe.text
