# SPDX-License-Identifier: MIT
"""Which cell formats show days or percent, and the day of a serial number (ECMA-376 18.8.30)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from lsapp.intake.markup import Element

# Built-in formats with a day or a year in them; 27-36 and 50-58 are the East Asian calendars.
_BUILT_IN_DATES: Final = frozenset((14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)))
_BUILT_IN_PERCENTS: Final = frozenset((9, 10))
# What is literal in a format: quoted text, [colours, locales], escaped, padded, repeated letters.
_LITERAL: Final = re.compile(r'"[^"]*"?|\[[^\]]*\]?|[\\_*].', re.DOTALL)
_DAY_OR_YEAR: Final = re.compile(r"[dy]", re.IGNORECASE)
_LAST_SERIAL: Final = 2_958_465  # 31/12/9999
_EPOCH_1900: Final = dt.datetime(1899, 12, 30)
_EPOCH_1904: Final = dt.datetime(1904, 1, 1)
_FALSE_LEAP_DAY: Final = 60
_MILLISECONDS: Final = 86_400_000


def is_date_format(code: str) -> bool:
    """Return whether a number format such as ``dd/mm/yyyy`` shows a day or a year."""
    first_section = _LITERAL.sub("", code).partition(";")[0]
    return first_section.lower() != "standard" and bool(_DAY_OR_YEAR.search(first_section))


def is_percent_format(code: str) -> bool:
    """Return whether a number format such as ``0%`` shows a hundred times the number."""
    return "%" in _LITERAL.sub("", code).partition(";")[0]


class StyleKinds(NamedTuple):
    """Cell style numbers (as the text of attribute ``s``) that show dates, and those that show percent."""

    dates: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()


def style_kinds(elements: Iterable[Element]) -> StyleKinds:
    """Return what a workbook's cell styles say of the numbers in them."""
    return StyleKinds(
        dates=_styles_of(elements, is_date_format, _BUILT_IN_DATES),
        percents=_styles_of(elements, is_percent_format, _BUILT_IN_PERCENTS),
    )


def _styles_of(
    elements: Iterable[Element], shows: Callable[[str], bool], built_ins: Collection[int]
) -> frozenset[str]:
    custom: dict[str, bool] = {}
    found: set[str] = set()
    place = 0
    for element in elements:
        if element.name == "numFmt" and element.parent == "numFmts":
            code = element.attributes.get("formatCode", "")
            custom[element.attributes.get("numFmtId", "")] = shows(code)
        elif element.name == "xf" and element.parent == "cellXfs":
            number = element.attributes.get("numFmtId", "0")
            built_in = number.isdecimal() and len(number) < 4 and int(number) in built_ins
            if custom.get(number, built_in):
                found.add(str(place))
            place += 1
    return frozenset(found)


def serial_date(serial: int | Decimal, *, since_1904: bool) -> dt.date | dt.datetime | None:
    """Return the day, with its time if the serial has a fraction; ``None`` outside the calendar.

    Excel's 1900 calendar counts a 29 February 1900 that never was: serial 60 is no day.
    """
    whole = int(serial)
    if not (0 if since_1904 else 1) <= whole <= _LAST_SERIAL or serial < 0:
        return None
    if since_1904:
        start = _EPOCH_1904
        if whole > _LAST_SERIAL - 1462:
            return None
    elif whole == _FALSE_LEAP_DAY:
        return None
    else:
        start = _EPOCH_1900 if whole > _FALSE_LEAP_DAY else _EPOCH_1900 + dt.timedelta(days=1)
    day = start + dt.timedelta(days=whole)
    if serial == whole:
        return day.date()
    try:
        return day + dt.timedelta(milliseconds=round((serial - whole) * _MILLISECONDS))
    except OverflowError:
        return None
