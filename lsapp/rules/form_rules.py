# SPDX-License-Identifier: MIT
"""Rules for the cells of forms. A number, an empty cell and "không áp dụng" are three things."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lsapp.catalogue.forms import CellPlace, Number
from lsapp.catalogue.model import FormColumn
from lsapp.domain.numbers import format_number
from lsapp.domain.records import WHOLE, Records, StatValue
from lsapp.rules.context import Context, FormIndex, finite
from lsapp.rules.finding import Fault
from lsapp.rules.places import cell_place, form_place, place_of
from lsapp.rules.rule import Rule

JUMP: Final = 5
"""A figure jumps when it differs from the last round's by more than this and by more than half."""

_SAME_LENGTH: Final = 45
"""Two flow periods are comparable when their lengths differ by no more than these days."""


def _unknown(context: Context) -> Iterator[Fault]:
    for one in context.records.stat_values:
        index = context.forms.get(one.form)
        if index is None:
            yield Fault(place_of(context, one), f"Kế hoạch không có biểu «{one.form}».")
        elif (one.row, one.column) == (WHOLE, WHOLE):
            continue
        elif one.row not in index.rows:
            yield Fault(place_of(context, one), f"Biểu {one.form} không có dòng «{one.row}».")
        elif one.column not in index.columns:
            yield Fault(place_of(context, one), f"Biểu {one.form} không có cột «{one.column}».")


def _reason(context: Context) -> Iterator[Fault]:
    for one in context.records.stat_values:
        if one.not_applicable and one.reason is None:
            yield Fault(place_of(context, one), "Không áp dụng nhưng chưa ghi lý do.", "reason")


def _value_and_reason(context: Context) -> Iterator[Fault]:
    for one in context.records.stat_values:
        if one.not_applicable and one.value is not None:
            message = "Ô vừa có số vừa khai không áp dụng."
            yield Fault(place_of(context, one), message, "not_applicable")


def _negative(context: Context) -> Iterator[Fault]:
    for one in context.records.stat_values:
        if one.value is not None and finite(one.value) and one.value < 0:
            yield Fault(place_of(context, one), f"Số âm: {format_number(one.value)}.", "value")


def too_fine(value: Number, column: FormColumn) -> bool:
    """Tell whether a number has more decimal places than its column allows."""
    if isinstance(value, int):
        return False
    exponent = value.normalize().as_tuple().exponent
    return not isinstance(exponent, int) or -exponent > column.decimals


def _decimals(context: Context) -> Iterator[Fault]:
    for one in context.records.stat_values:
        index = context.forms.get(one.form)
        if not isinstance(one.value, Decimal) or index is None or one.column not in index.columns:
            continue
        column = index.columns[one.column][1]
        if not one.value.is_finite():
            yield Fault(place_of(context, one), "Ô không chứa một con số.", "value")
        elif too_fine(one.value, column):
            allowed = f"tối đa {column.decimals} chữ số lẻ" if column.decimals else "số nguyên"
            message = f"Số {format_number(one.value)} quá lẻ, cột này nhận {allowed}."
            yield Fault(place_of(context, one), message, "value")


def _filled(one: StatValue) -> bool:
    return one.value is not None or one.not_applicable


def _empty(context: Context) -> Iterator[Fault]:
    for form in context.own_forms:
        cells = context.values.get(form.code, {})
        begun = form.code in context.open_rows or any(_filled(one) for one in cells.values())
        if form.required and not begun:
            yield Fault(form_place(context, form), "Biểu bắt buộc chưa có số liệu nào.")


def _whole(context: Context) -> Iterator[Fault]:
    for code, cells in context.values.items():
        whole = cells.get((WHOLE, WHOLE))
        if whole is None or not whole.not_applicable or code not in context.forms:
            continue
        count = sum(1 for one in cells.values() if one is not whole and one.value is not None)
        count += len(context.open_rows.get(code, ()))
        if count:
            message = f"Khai không áp dụng cả biểu nhưng có {count} số liệu."
            yield Fault(place_of(context, whole), message, "not_applicable")


def _not_ours(context: Context) -> Iterator[Fault]:
    ours = {form.code for form in context.own_forms}
    used = {code for code, cells in context.numbers.items() if cells} | set(context.open_rows)
    for form in context.plan.forms:
        if form.code in used and form.code not in ours:
            message = "Biểu không dành cho loại đơn vị này nhưng đã có số liệu."
            yield Fault(form_place(context, form), message)


def _comparable(context: Context, previous: Records) -> bool:
    """Tell whether flows of the two rounds cover periods of about the same length."""
    if not previous.reports:
        return False
    last, (first, end) = previous.reports[0], context.flow
    return abs((end - first).days - (last.flow_to - last.flow_from).days) <= _SAME_LENGTH


def _jumps(value: Number, last: Number) -> bool:
    change = abs(Decimal(value) - Decimal(last))
    return change > JUMP and change * 2 > abs(Decimal(last))


def _jump(context: Context) -> Iterator[Fault]:
    if context.previous is None:
        return
    same_length = _comparable(context, context.previous)
    for code, cells in context.numbers.items():
        index = context.forms.get(code)
        if index is None or (index.form.basis == "flow" and not same_length):
            continue
        before = context.last_numbers.get(code, {})
        for cell, value in cells.items():
            last = before.get(cell)
            if last is None or not _jumps(value, last):
                continue
            message = f"Số {format_number(value)}, đợt trước là {format_number(last)}."
            yield Fault(place_of(context, context.values[code][cell]), message, "value")


def _vanished(context: Context) -> Iterator[Fault]:
    """Speak of each cell; of a form left empty as a whole once, and not where it is asked for:
    ``form.empty`` says that already.
    """
    for form in context.own_forms:
        index, cells = context.forms[form.code], context.values.get(form.code, {})
        whole = cells.get((WHOLE, WHOLE))
        if whole is not None and whole.not_applicable:
            continue
        gone = [
            cell
            for cell in context.last_numbers.get(form.code, {})
            if _typed(index, cell) and not (cell in cells and _filled(cells[cell]))
        ]
        if any(_filled(one) for one in cells.values()):
            for cell in gone:
                last = format_number(context.last_numbers[form.code][cell])
                message = f"Đợt trước có số {last}, đợt này để trống."
                title = index.columns[cell[1]][1].title
                yield Fault(cell_place(context, form, cell), message, "/".join(cell), title)
        elif gone and not form.required:
            message = f"Đợt trước có {len(gone)} số liệu, đợt này cả biểu để trống."
            yield Fault(form_place(context, form), message)


def _typed(index: FormIndex, cell: CellPlace) -> bool:
    """Tell whether a person fills in this cell of the form as it is now."""
    known = cell[0] in index.rows and cell[1] in index.columns
    return known and not index.computed(cell)


FORM_RULES: Final = (
    Rule(
        code="form.unknown",
        level="hard",
        title="Số liệu ở đúng biểu, dòng, cột của kế hoạch",
        why="Ô lạ không in được và không cộng được; thường do tệp lập theo danh mục khác.",
        remedy="Xóa số liệu này và nhập lại vào đúng ô.",
        find=_unknown,
    ),
    Rule(
        code="form.reason",
        level="hard",
        title="Ô không áp dụng có lý do",
        why="Không có số liệu, bằng không và không áp dụng là ba điều khác nhau.",
        remedy="Ghi lý do, hoặc bỏ không áp dụng và nhập số (kể cả số 0).",
        find=_reason,
    ),
    Rule(
        code="form.value_and_reason",
        level="hard",
        title="Ô không áp dụng thì không có số",
        why="Hai lời khai trái nhau trong một ô.",
        remedy="Xóa số, hoặc bỏ không áp dụng.",
        find=_value_and_reason,
    ),
    Rule(
        code="form.negative",
        level="hard",
        title="Số liệu không âm",
        why="Các biểu đếm người, việc và tiền.",
        remedy="Sửa lại số.",
        find=_negative,
    ),
    Rule(
        code="form.decimals",
        level="hard",
        title="Số chữ số sau dấu phẩy theo quy định của cột",
        why="Số người, số việc là số nguyên; số lẻ thường do gõ nhầm dấu chấm với dấu phẩy.",
        remedy="Gõ lại số: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ (1.234,5).",
        source="Luật Kế toán số 88/2015/QH13, Điều 11",
        find=_decimals,
    ),
    Rule(
        code="form.empty",
        level="soft",
        title="Biểu bắt buộc có số liệu hoặc khai không áp dụng",
        why="Biểu trống nộp đúng hạn vẫn là biểu chưa báo cáo.",
        remedy="Nhập số liệu, hoặc khai không áp dụng cả biểu và ghi lý do.",
        find=_empty,
    ),
    Rule(
        code="form.whole",
        level="soft",
        title="Biểu khai không áp dụng thì không có số liệu",
        why="Hai lời khai trái nhau; số liệu vẫn được cộng.",
        remedy="Xóa số liệu, hoặc bỏ khai không áp dụng cả biểu.",
        find=_whole,
    ),
    Rule(
        code="form.not_ours",
        level="soft",
        title="Số liệu ở biểu dành cho loại đơn vị mình",
        why="Nơi tổng hợp chỉ chờ biểu này ở loại đơn vị khác; số có thể bị tính hai lần.",
        remedy="Chuyển số liệu sang biểu của đơn vị mình, hoặc giải trình.",
        find=_not_ours,
    ),
    Rule(
        code="form.jump",
        level="soft",
        title=f"Số liệu không đổi quá một nửa và quá {JUMP} so với đợt trước",
        why="Đổi nhiều thường do nhầm dòng, nhầm đơn vị tính hoặc đổi cách đếm. "
        "Số trong kỳ chỉ so với kỳ dài bằng nó.",
        remedy="Kiểm tra lại số; nếu đúng thì giải trình.",
        find=_jump,
    ),
    Rule(
        code="form.value_vanished",
        level="soft",
        title="Ô đợt trước có số thì đợt này không để trống",
        why="Để trống không phải là bằng không; thường do sót ô khi nhập.",
        remedy="Nhập số (kể cả số 0), hoặc khai không áp dụng và ghi lý do.",
        find=_vanished,
    ),
)
