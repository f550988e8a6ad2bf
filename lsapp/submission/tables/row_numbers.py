# SPDX-License-Identifier: MIT
"""The STT that offices write before their rows: ``I``, ``1``, ``1.1``, ``a)``, ``Nhóm 2``, a dash."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final, Literal

import msgspec

from lsapp.domain.table_values import CellContent, text_of
from lsapp.domain.text import clean_line, fold

NumberStyle = Literal["none", "capital", "roman", "group", "dotted", "letter", "dash"]

_ROMAN: Final = re.compile(r"(?=[IVXL])(?:XL|X{0,3})(?:IX|IV|V?I{0,3})")
_GROUP: Final = re.compile(r"nhom(?: nhiem vu)?(?: thu| so)? ?([0-9]{1,2}|[ivx]{1,4})\b")
_DOTTED: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*")
_LETTER: Final = re.compile(r"[a-zđ](?:\.[0-9]{1,2})*")
_CAPITAL: Final = re.compile(r"[A-HĐ]")
_DASH: Final = re.compile(r"[-–—+*•●·]+")
_LEADING: Final = re.compile(
    r"(?:(?P<roman>[IVX]{1,5})\s*[.)/:]"
    r"|(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2})+)[.)/:]?"
    r"|(?P<plain>[0-9]{1,3})\s*[.)/]"
    r"|(?P<letter>[a-zđ])\s*[)]"
    r"|(?P<capital>[A-H])\s*[.)/]"
    r"|(?P<dash>[-–—+•●])(?=\s))\s*(?=[^\W\d_])"
)
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50}


class RowNumber(msgspec.Struct, frozen=True):
    """An STT: as written, its style, and the numbers it is made of (``1.2`` gives 1, 2; ``IV`` gives 4)."""

    text: str = ""
    style: NumberStyle = "none"
    parts: tuple[int, ...] = ()


NO_NUMBER: Final = RowNumber()


def read_row_number(seen: CellContent) -> RowNumber:
    """Return what a cell of the STT column says; style ``none`` for anything else.

    A spreadsheet may have made a number of ``1.1`` or a day of ``1.2``: both are read back.
    """
    if isinstance(seen, dt.date):
        return RowNumber(f"{seen.day}.{seen.month}", "dotted", (seen.day, seen.month))
    if isinstance(seen, Decimal):
        seen = f"{seen:f}"
    written = clean_line(text_of(seen)) or ""
    text = re.sub(r"\s*\.\s*", ".", written).strip(" .)/(:")
    if not text:
        return RowNumber(written, "dash" if _DASH.fullmatch(written) else "none")
    if found := _GROUP.match(fold(text)):
        value = int(found[1]) if found[1].isdecimal() else _roman_value(found[1].upper())
        return RowNumber(written, "group", (value,))
    if _DOTTED.fullmatch(text):
        return RowNumber(text, "dotted", tuple(map(int, text.split("."))))
    if _ROMAN.fullmatch(text):
        return RowNumber(text, "roman", (_roman_value(text),))
    if _CAPITAL.fullmatch(text):
        return RowNumber(text, "capital")
    if _LETTER.fullmatch(text):
        return RowNumber(text, "letter", tuple(map(int, text.split(".")[1:])))
    if _DASH.fullmatch(text):
        return RowNumber(text, "dash")
    return RowNumber(written)


def leading_number(words: str) -> tuple[RowNumber, str]:
    """Return the STT that a text begins with, and the text after it: ``1. Quán triệt …``.

    "Nhóm 2: …" gives the number but keeps its words; a dash keeps the words too.
    """
    if found := _GROUP.match(fold(words[:40])):
        return read_row_number(found[0]), words
    lead = _LEADING.match(words)
    if lead is None:
        return NO_NUMBER, words
    number = read_row_number(lead[lead.lastgroup or 0])
    return number, words if number.style == "dash" else words[lead.end() :]


def _roman_value(text: str) -> int:
    total = 0
    for place, digit in enumerate(text):
        value = _VALUES.get(digit, 0)
        after = _VALUES.get(text[place + 1], 0) if place + 1 < len(text) else 0
        total += -value if value < after else value
    return total
