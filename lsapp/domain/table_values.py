# SPDX-License-Identifier: MIT
"""What the words of a table's cell mean, and what a value looks like in one: the same readers for typing
into a grid, for paste and for an office's own Excel.

``read_value`` never refuses: it gives a value, or a ``ValueIssue`` that says why there is none and what
was taken in its place. ``read_value(kind, show_value(kind, value))`` is ``value`` for every kind.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.domain.dates import format_date, grid_date, parse_date
from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.numbers import (
    MAX_NUMBER,
    canonical_number,
    format_number,
    parse_money,
    parse_number,
)
from lsapp.domain.records import Status
from lsapp.domain.text import clean, clean_line, fold, match_key
from lsapp.errors import UserError

CellContent = str | int | Decimal | bool | dt.date | None
"""What a cell of a grid or of somebody's workbook holds; ``None`` where it is empty."""

Value = str | int | Decimal | dt.date | Status | None
"""What a record's field holds: the code of a choice, đồng for money, ``None`` for nothing."""


class ValueKind(StrEnum):
    """How a field is read and shown."""

    TEXT = "text"
    """One line."""
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    CHOICE = "choice"
    TIMEFRAME = "timeframe"
    STATUS = "status"


class ValueChoice(msgspec.Struct, frozen=True):
    """One value of a list: the code a record holds, the words shown, and other words it goes by."""

    code: str
    label: str
    words: tuple[str, ...] = ()


class ReadContext(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader must know of the column: ``decimals`` places allowed (``None``: any), ``unit`` the
    đồng that one of its figures stands for, its ``choices``; ``english`` where its figures are grouped
    by commas.
    """

    decimals: int | None = None
    unit: int = 1
    choices: tuple[ValueChoice, ...] = ()
    english: bool = False


class ValueIssue(msgspec.Struct, frozen=True, kw_only=True):
    """Why a cell gave no value as it stands: a code of ``lsapp.messages`` with its facts.

    Where ``taken`` is set, ``value`` is what was understood nonetheless (rounded, days and months
    changed over) and may be stored; else the cell could not be understood.
    """

    code: str
    facts: dict[str, str] = {}
    value: Value = None
    taken: bool = False


PLAIN: Final = ReadContext()
"""A column of which nothing is known."""

_LONGEST_FACT: Final = 80
_NOTHING: Final = frozenset({"-", "--", "...", "…", "–", "—", "/", "x", "khong co"})
_WHOLE_ENGLISH: Final = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+")
_ENGLISH: Final = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[+-]?[0-9]+\.[0-9]+")
_ENGLISH_ONLY: Final = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,})(?![0-9,])"
)
_VIETNAMESE_ONLY: Final = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]+,[0-9]{1,2})"
    r"(?![0-9.])"
)
_NEGATIVE: Final = re.compile(r"\( ?([0-9][0-9.,]*) ?\)")
_WIDE: Final = Context(prec=60)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119: what Excel counts days by
_SERIAL_TEXT: Final = re.compile(r"[2-7][0-9]{4}")
_EPOCH: Final = dt.date(1899, 12, 30)
_MONTH_FIRST: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_PERCENT_SIGN: Final = re.compile(r" ?(?:%|phần trăm|phan tram)$", re.IGNORECASE)
_SMALL_FRACTION: Final = 1000


def read_value(
    kind: ValueKind, seen: CellContent, context: ReadContext = PLAIN
) -> Value | ValueIssue:
    """Return what a cell means as a field of this kind, or why that is not known; never raises.

    ``seen`` is what was typed or pasted, or a workbook's own number, day or truth value. Money comes
    back in whole đồng, a percentage as a whole number, a choice as its code. An empty cell is ``None``.
    """
    if isinstance(seen, str):
        if kind in _TEXTS:
            if not seen:
                return None
        elif not (seen := seen.strip()) or fold(seen) in _NOTHING:
            return None
    elif seen is None:
        return None
    try:
        return _READERS[kind](seen, context)
    except UserError as error:
        facts = {name: str(fact)[:_LONGEST_FACT] for name, fact in error.facts.items()}
        return ValueIssue(code=error.code, facts=facts)


def show_value(kind: ValueKind, value: Value, context: ReadContext = PLAIN) -> str:
    """Return a value as a cell shows it: ``1.234,5``, ``05/03/2026``, the words of a choice or status.

    Money is shown in the column's unit, with all its places.
    """
    if value is None:
        return ""
    match kind:
        case ValueKind.MONEY if isinstance(value, (int, Decimal)):
            return format_number(_WIDE.divide(Decimal(value), Decimal(context.unit)))
        case ValueKind.NUMBER if isinstance(value, (int, Decimal)):
            return format_number(value)
        case ValueKind.STATUS if isinstance(value, str) and value in STATUS_LABELS:
            return STATUS_LABELS[Status(value)]
        case ValueKind.CHOICE:
            return next((one.label for one in context.choices if one.code == value), str(value))
        case _:
            return grid_date(value) if isinstance(value, dt.date) else str(value)


def is_unreadable(read: Value | ValueIssue) -> bool:
    """Tell whether a reading gave nothing that could be stored."""
    return isinstance(read, ValueIssue) and not read.taken


def taken_value(read: Value | ValueIssue) -> Value:
    """Return what may be stored of a reading: its value, or what an issue took; else ``None``."""
    return read.value if isinstance(read, ValueIssue) else read


def writes_english_numbers(cells: Iterable[CellContent]) -> bool:
    """Tell from a column's texts whether commas group its digits: some can only be read so, none the
    Vietnamese way.
    """
    english = False
    for seen in cells:
        if isinstance(seen, str):
            if _VIETNAMESE_ONLY.search(seen):
                return False
            english = english or _ENGLISH_ONLY.search(seen) is not None
    return english


def text_of(seen: CellContent) -> str | None:
    """Return a cell's content as cleaned text: days ``05/3/2026``, numbers ``1.234,5`` where they have
    decimals, whole numbers bare (a year, a code).
    """
    if seen is None or isinstance(seen, str):
        return clean(seen)
    if isinstance(seen, bool):
        return "Có" if seen else "Không"
    if isinstance(seen, dt.date):
        return format_date(seen)
    return format_number(seen) if isinstance(seen, Decimal) else str(seen)


def _long_text(seen: CellContent, _context: ReadContext) -> Value:
    return text_of(seen)


def _text(seen: CellContent, _context: ReadContext) -> Value:
    return clean_line(text_of(seen))


def _figure(seen: CellContent, context: ReadContext, *, whole: bool) -> int | Decimal:
    """Return the number of a cell, not yet rounded; ``whole``: a comma before three digits groups."""
    if isinstance(seen, (bool, dt.date)) or seen is None:
        raise UserError("number.unreadable", text=text_of(seen) or "")
    if not isinstance(seen, str):
        return seen
    line = clean_line(seen) or ""
    if found := _NEGATIVE.fullmatch(line):
        line = f"-{found[1]}"
    bare = line.replace(" ", "")
    if (whole and _WHOLE_ENGLISH.fullmatch(bare)) or (context.english and _ENGLISH.fullmatch(bare)):
        return canonical_number(Decimal(bare.replace(",", "")))
    return parse_number(line)


def _rounded(number: Decimal, places: int, seen: CellContent) -> ValueIssue:
    kept = canonical_number(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE))
    facts = {"text": _quoted(seen), "value": format_number(kept)}
    return ValueIssue(code="value.rounded", facts=facts, value=kept, taken=True)


def _number(seen: CellContent, context: ReadContext) -> Value | ValueIssue:
    number = _figure(seen, context, whole=context.decimals == 0)
    if isinstance(number, int):
        return canonical_number(number)
    if context.decimals == 0 and number != number.to_integral_value():
        raise UserError("number.not_whole", text=format_number(number))
    try:
        kept = canonical_number(number)
    except UserError:
        # A formula's result with more digits than a cell keeps: 1/3.
        return _rounded(number, 6 if context.decimals is None else context.decimals, seen)
    if isinstance(kept, Decimal) and context.decimals is not None:
        exponent = kept.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > context.decimals:
            return _rounded(kept, context.decimals, seen)
    return kept


def _money(seen: CellContent, context: ReadContext) -> Value | ValueIssue:
    if isinstance(seen, str) and any(char.isalpha() or char == "₫" for char in seen):
        return parse_money(seen)  # it names its own unit: 5 triệu, 12.000.000 đồng
    number = _figure(seen, context, whole=context.unit == 1)
    dong = Decimal(number) * context.unit
    if abs(dong) > MAX_NUMBER:
        raise UserError("number.too_long", text=_quoted(seen), limit=15)
    if dong == dong.to_integral_value():
        return int(dong)
    if context.unit == 1 and (isinstance(seen, str) or abs(dong) < _SMALL_FRACTION):
        raise UserError("money.not_whole", text=_quoted(seen))  # most likely meant in triệu đồng
    return _rounded(dong, 0, seen)


def _percent(seen: CellContent, context: ReadContext) -> Value | ValueIssue:
    signed = isinstance(seen, str) and _PERCENT_SIGN.search(seen) is not None
    bare = _PERCENT_SIGN.sub("", seen) if isinstance(seen, str) else seen
    number = _figure(bare, context, whole=False)
    if isinstance(number, Decimal) and 0 < number < 1 and not signed:
        number = number * 100  # a workbook holds 80 % as 0.8
    if number == int(number):
        return canonical_number(int(number))
    return _rounded(Decimal(number), 0, seen)


def _date(seen: CellContent, _context: ReadContext) -> Value | ValueIssue:
    if isinstance(seen, dt.datetime):
        return seen.date()
    if isinstance(seen, dt.date):
        return seen
    if isinstance(seen, (int, Decimal)) and not isinstance(seen, bool):
        if _FIRST_SERIAL <= seen <= _LAST_SERIAL:
            return _EPOCH + dt.timedelta(days=int(seen))
        raise UserError("date.unreadable", text=text_of(seen) or "")
    line = clean_line(text_of(seen)) or ""
    if _SERIAL_TEXT.fullmatch(line):
        return _EPOCH + dt.timedelta(days=int(line))
    try:
        return parse_date(line)
    except UserError:
        found = _MONTH_FIRST.fullmatch(line)
        if found is None:
            raise
        day = parse_date(f"{found[2]}/{found[1]}/{found[3]}")
        facts = {"text": _quoted(seen), "value": grid_date(day)}
        return ValueIssue(code="value.month_first", facts=facts, value=day, taken=True)


def _choice(seen: CellContent, context: ReadContext) -> Value | ValueIssue:
    said = text_of(seen) or ""
    key = match_key(said)
    for one in context.choices:
        if key in {match_key(one.label), match_key(one.code)}:
            return one.code
    plain = _bare(said)
    for names in (_all_names, _starts):
        found = {one.code for one in context.choices if plain and names(one, plain)}
        if len(found) == 1:
            return found.pop()
    raise UserError("cell.unknown_choice", seen=said[:200])


def _bare(words: str) -> str:
    return " ".join(re.sub(r"[^0-9a-z%]+", " ", fold(words)).split())


def _all_names(choice: ValueChoice, plain: str) -> bool:
    return plain in {_bare(name) for name in (choice.label, choice.code, *choice.words)}


def _starts(choice: ValueChoice, plain: str) -> bool:
    """The choice with more words after it: ``Nhiệm vụ cấp tỉnh (mã số …)``."""
    label = _bare(choice.label)
    return bool(label) and plain.startswith(f"{label} ")


def _timeframe(seen: CellContent, _context: ReadContext) -> Value:
    """The words as they are: ``lsapp.domain.timeframe`` understands them when they are needed."""
    if (
        isinstance(seen, int)
        and not isinstance(seen, bool)
        and _FIRST_SERIAL <= seen <= _LAST_SERIAL
    ):
        return format_date(_EPOCH + dt.timedelta(days=seen))
    return clean_line(text_of(seen))


_STATUS_WORDS: Final[tuple[tuple[re.Pattern[str], Status, bool], ...]] = tuple(
    (re.compile(words), status, sure)
    for words, status, sure in (
        (r"khong phat sinh.*|kps|khong co phat sinh.*|chua phat sinh.*", Status.NONE_ARISING, True),
        (r"(da |tam )?(dung|huy|ngung)\b.*|khong (con )?thuc hien( nua)?", Status.STOPPED, True),
        (r"chua (hoan thanh|xong|dat).*|qua han.*|cham( tien do)?.*", Status.IN_PROGRESS, False),
        (
            r"chua|chua (thuc hien|trien khai|bat dau|lam|den han|to chuc|co).*|cth",
            Status.NOT_STARTED,
            True,
        ),
        (r"(da )?(co ban|gan|sap) (hoan thanh|xong).*", Status.IN_PROGRESS, False),
        (
            r"(da )?(hoan thanh|xong|ht|thuc hien xong|lam xong|ket thuc)\b.*|dat|da thuc hien|"
            r"(dung|vuot|som|truoc) (tien do|han|thoi han).*",
            Status.COMPLETED,
            True,
        ),
        (
            r"(dang|tiep tuc|da va dang|thuong xuyen)\b.*|dth|dang th|trong (qua trinh|han).*",
            Status.IN_PROGRESS,
            True,
        ),
        (r"da (trien khai|ban hanh|tham muu|bat dau).*|dang do", Status.IN_PROGRESS, False),
    )
)  # fmt: skip
"""What offices write of how far a task is, the first that fits; the last says whether it is sure."""


def _status(seen: CellContent, _context: ReadContext) -> Value | ValueIssue:
    said = text_of(seen) or ""
    plain = " ".join(re.sub(r"[^0-9a-z% ]+", " ", fold(said)).split())
    for status, label in STATUS_LABELS.items():
        if plain in {fold(label), status.value.replace("_", " ")}:
            return status
    for words, status, sure in _STATUS_WORDS:
        if words.fullmatch(plain):
            facts = {"text": _quoted(said), "value": STATUS_LABELS[status]}
            unsure = ValueIssue(code="value.status_guessed", facts=facts, value=status, taken=True)
            return status if sure else unsure
    raise UserError("value.unknown_status", text=_quoted(said))


def _quoted(seen: CellContent) -> str:
    return (text_of(seen) or "")[:_LONGEST_FACT]


_TEXTS: Final = frozenset({ValueKind.TEXT, ValueKind.LONG_TEXT, ValueKind.TIMEFRAME})
_READERS: Final[Mapping[ValueKind, Callable[[CellContent, ReadContext], Value | ValueIssue]]] = (
    MappingProxyType(
        {
            ValueKind.TEXT: _text,
            ValueKind.LONG_TEXT: _long_text,
            ValueKind.NUMBER: _number,
            ValueKind.MONEY: _money,
            ValueKind.PERCENT: _percent,
            ValueKind.DATE: _date,
            ValueKind.CHOICE: _choice,
            ValueKind.TIMEFRAME: _timeframe,
            ValueKind.STATUS: _status,
        }
    )
)
