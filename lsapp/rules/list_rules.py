# SPDX-License-Identifier: MIT
"""Rules for list forms, whose rows the unit adds itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from lsapp.catalogue.forms import Number
from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.numbers import format_number
from lsapp.domain.records import OpenRow
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.form_rules import too_fine
from lsapp.rules.places import place_of, short
from lsapp.rules.rule import Rule


def _number(value: int | str) -> Number | None:
    """Return the number that a cell holds, ``None`` where it holds none."""
    if isinstance(value, int):
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def row_numbers(form: StatForm, row: OpenRow) -> dict[str, Number]:
    """Return the numbers that the unit typed into a row, by column."""
    numbers: dict[str, Number] = {}
    for column in form.columns:
        value = row.cells.get(column.code)
        if value is not None and column.kind in {"number", "money"}:
            number = _number(value)
            if number is not None:
                numbers[column.code] = number
    return numbers


def _unknown(context: Context) -> Iterator[Fault]:
    for one in context.records.open_rows:
        index = context.forms.get(one.form)
        if index is None or index.form.layout != "list":
            yield Fault(place_of(context, one), f"Kế hoạch không có biểu kê khai «{one.form}».")
            continue
        for code in sorted(one.cells.keys() - index.columns.keys()):
            yield Fault(
                place_of(context, one), f"Biểu {one.form} không có cột «{code}».", code, code
            )


def _cells(context: Context) -> Iterator[tuple[OpenRow, FormColumn, int | str]]:
    for one in context.records.open_rows:
        index = context.forms.get(one.form)
        if index is None:
            continue
        for code, value in sorted(one.cells.items()):
            if code in index.columns:
                yield one, index.columns[code][1], value


def _is_date(value: int | str) -> bool:
    if not isinstance(value, str):
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _wanted(column: FormColumn, value: int | str) -> str | None:
    """Return what the column wants where ``value`` is not that."""
    if column.kind == "date":
        return None if _is_date(value) else "một ngày"
    if column.kind == "choice":
        fits = not column.choices or value in column.choices
        return None if fits else "một giá trị trong danh sách"
    if column.kind == "money":
        return None if isinstance(value, int) else "số tiền nguyên, tính bằng đồng"
    if column.kind == "number":
        number = _number(value)
        if number is None:
            return "một con số"
        places = f"số có không quá {column.decimals} chữ số lẻ" if column.decimals else "số nguyên"
        return places if too_fine(number, column) else None
    return None if isinstance(value, str) else "chữ"


def _cell(context: Context) -> Iterator[Fault]:
    for one, column, value in _cells(context):
        wanted = _wanted(column, value)
        if wanted is not None:
            message = f"Ô ghi «{short(str(value), 40)}», cột này cần {wanted}."
            yield Fault(place_of(context, one), message, column.code, column.title)


def _negative(context: Context) -> Iterator[Fault]:
    for one, column, value in _cells(context):
        number = _number(value) if column.kind in {"number", "money"} else None
        if number is not None and number < 0:
            message = f"Số âm: {format_number(number)}."
            yield Fault(place_of(context, one), message, column.code, column.title)


def _required(context: Context) -> Iterator[Fault]:
    for one in context.records.open_rows:
        index = context.forms.get(one.form)
        for _, column in index.columns.values() if index else ():
            if column.required and column.code not in one.cells:
                message = f"Chưa ghi {column.title}."
                yield Fault(place_of(context, one), message, column.code, column.title)


LIST_RULES: Final = (
    Rule(
        code="list.unknown",
        level="hard",
        title="Dòng kê khai ở đúng biểu và đúng cột của kế hoạch",
        why="Dòng hoặc cột lạ không in được; thường do tệp lập theo danh mục khác.",
        remedy="Xóa dòng này và kê khai lại ở đúng biểu.",
        find=_unknown,
    ),
    Rule(
        code="list.cell",
        level="hard",
        title="Ô kê khai đúng loại: số, tiền, ngày hoặc giá trị trong danh sách",
        why="Ô sai loại không cộng được và không lọc được.",
        remedy="Gõ lại ô: ngày như 05/3/2026, số như 1.234,5, hoặc chọn trong danh sách.",
        find=_cell,
    ),
    Rule(
        code="list.negative",
        level="hard",
        title="Số kê khai không âm",
        why="Các biểu đếm người, việc và tiền.",
        remedy="Sửa lại số.",
        find=_negative,
    ),
    Rule(
        code="list.required",
        level="soft",
        title="Cột bắt buộc của dòng kê khai được ghi",
        why="Thiếu cột bắt buộc thì nơi tổng hợp phải hỏi lại.",
        remedy="Ghi ô được nêu, hoặc xóa dòng nếu thêm nhầm.",
        find=_required,
    ),
)
