# SPDX-License-Identifier: MIT
"""What a cell's words mean: numbers, money, days and choices, however a person or a program wrote them."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final

from lsapp.domain.dates import format_date, parse_date
from lsapp.domain.numbers import canonical_number, format_number, parse_money, parse_number
from lsapp.domain.text import clean, fold, match_key
from lsapp.errors import UserError
from lsapp.submission.sheets import NOT_APPLICABLE, CellValue, SheetColumn

_NO_ANSWER: Final = fold(NOT_APPLICABLE)
_NO_ANSWER_WORDS: Final = re.compile(r"\s*\w+\s+\w+\s+\w+")
_PERCENT: Final = "progress.percent"


def not_applicable_reason(value: CellValue) -> str | None:
    """Return the reason of a cell that says it does not apply (empty when it gives none), else ``None``."""
    if not isinstance(value, str) or not fold(value).startswith(_NO_ANSWER):
        return None
    said = _NO_ANSWER_WORDS.match(value)
    return clean(value[said.end() if said else 0 :].lstrip(" :-–—")) or ""


def typed_value(column: SheetColumn, seen: CellValue, *, grid: bool = False) -> Any:
    """Return a cell's value as the record holds it; UserError where it cannot be understood.

    In a form with fixed rows (``grid``) a cell may say that it does not apply; it comes back as it is.
    """
    value = clean(seen) if isinstance(seen, str) else seen
    if value is None:
        return None
    if grid and not_applicable_reason(value) is not None:
        return value
    match column.value:
        case "integer":
            if column.field == _PERCENT and isinstance(value, str):
                value = value.removesuffix("%").rstrip()
            return _whole(value)
        case "money":
            return _whole(parse_money(value)) if isinstance(value, str) else _whole(value)
        case "number":
            return _number(value)
        case "date":
            return parse_date(value) if isinstance(value, str) else _day(value)
        case "choice":
            return _choice(column, value)
        case _:
            return _text(value)


def stored_cell(value: Any) -> int | str:
    """Return a value as a list form's row holds it: dates ISO, decimals canonical."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def shown_cell(column: SheetColumn, stored: int | str | None) -> CellValue:
    """Return what a cell shows of a list form's row: days and numbers as such, where they are."""
    if not isinstance(stored, str):
        return stored
    try:
        if column.value == "date":
            return dt.date.fromisoformat(stored)
        if column.value in ("number", "money"):
            return canonical_number(Decimal(stored))
    except (ValueError, ArithmeticError, UserError):
        return stored
    return stored


def _text(value: CellValue) -> str | None:
    if isinstance(value, dt.date):
        return format_date(value)
    return format_number(value) if isinstance(value, Decimal) else clean(str(value))


def _number(value: CellValue) -> int | Decimal:
    if isinstance(value, dt.date):
        raise UserError("number.unreadable", text=format_date(value))
    return parse_number(value) if isinstance(value, str) else canonical_number(value or 0)


def _whole(value: CellValue) -> int:
    number = _number(value)
    if not isinstance(number, int):
        raise UserError("number.not_whole", text=format_number(number))
    return number


def _day(value: CellValue) -> dt.date:
    if isinstance(value, dt.date):
        return value
    raise UserError("date.unreadable", text=str(value))


def _choice(column: SheetColumn, value: CellValue) -> str | bool:
    words = match_key(str(value))
    for choice in column.choices:
        if words in {match_key(choice.label), match_key(choice.code)}:
            return choice.code == "true" if choice.code in {"true", "false"} else choice.code
    if words == "x" and any(choice.code == "true" for choice in column.choices):
        return True
    raise UserError("cell.unknown_choice", seen=str(value)[:200])
