# SPDX-License-Identifier: MIT
"""Rules for what must add up: totals that were typed, and the relations the plan declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.catalogue.forms import CellPlace, FailedCheck, Number, failed_checks, totals
from lsapp.catalogue.model import FormCheck, StatForm
from lsapp.domain.numbers import format_number
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault, Level, Place
from lsapp.rules.list_rules import row_numbers
from lsapp.rules.places import cell_place, place_of
from lsapp.rules.rule import Rule


def _total(context: Context) -> Iterator[Fault]:
    for code, numbers in context.numbers.items():
        index = context.forms.get(code)
        if index is None or index.form.layout != "grid":
            continue
        over_typed = [
            cell
            for cell in numbers
            if cell[0] in index.rows and cell[1] in index.columns and index.computed(cell)
        ]
        computed = totals(index.form, numbers) if over_typed else {}
        for cell in over_typed:
            right = computed.get(cell)
            if right != numbers[cell]:
                told = "các ô thành phần để trống"
                if right is not None:
                    told = f"cộng lại là {format_number(right)}"
                message = f"Ô tổng ghi {format_number(numbers[cell])} nhưng {told}."
                yield Fault(place_of(context, context.values[code][cell]), message, "value")


def _cells(context: Context, form: StatForm) -> dict[CellPlace, Number]:
    """Return the numbers of a form; in a list the row is the key of the unit's own row."""
    if form.layout == "grid":
        return context.numbers.get(form.code, {})
    return {
        (row.key, column): number
        for row in context.open_rows.get(form.code, ())
        for column, number in row_numbers(form, row).items()
    }


def _broken(context: Context, level: Level) -> Iterator[Fault]:
    for form in context.plan.forms:
        cells = _cells(context, form) if form.checks else {}
        if not cells:
            continue
        rows = {row.key: row for row in context.open_rows.get(form.code, ())}
        for failed in failed_checks(form, cells):
            if failed.check.level != level:
                continue
            first = failed.check.left[0]
            if failed.at in rows:
                place, field = place_of(context, rows[failed.at]), first
            else:
                place, field = _grid_place(context, form, failed)
            yield Fault(place, _message(failed), field, _label(form, failed.check))


def _grid_place(context: Context, form: StatForm, failed: FailedCheck) -> tuple[Place, str]:
    """Return the first cell of the check's left side, and its name as a field of the form."""
    first = failed.check.left[0]
    cell = (failed.at, first) if failed.check.axis == "columns" else (first, failed.at)
    return cell_place(context, form, cell), "/".join(cell)


def _message(failed: FailedCheck) -> str:
    left, right = ("trống" if side is None else format_number(side) for side in failed[2:])
    sign = "bằng" if failed.check.relation == "equal" else "không quá"
    return f"{failed.check.message.rstrip('.')}: {left} phải {sign} {right}."


def _label(form: StatForm, check: FormCheck) -> str:
    """Return the titles of the left side, which the finding stands at."""
    parts = form.columns if check.axis == "columns" else form.rows
    titles = {part.code: part.title for part in parts}
    return ", ".join(titles.get(code, code) for code in check.left)


def _contradiction(context: Context) -> Iterator[Fault]:
    return _broken(context, "hard")


def _mismatch(context: Context) -> Iterator[Fault]:
    return _broken(context, "soft")


SUM_RULES: Final = (
    Rule(
        code="form.total",
        level="hard",
        title="Ô tổng bằng tổng các ô thành phần",
        why="Ô tổng do chương trình cộng; số gõ đè mà khác thì một trong hai sai.",
        remedy="Xóa số ở ô tổng để chương trình tự cộng, hoặc sửa các ô thành phần.",
        find=_total,
    ),
    Rule(
        code="form.contradiction",
        level="hard",
        title="Các quan hệ bắt buộc giữa dòng, cột của biểu được giữ",
        why="Ví dụ số nữ không quá tổng số. Trái quan hệ bắt buộc thì số liệu không dùng được.",
        remedy="Đối chiếu các ô được nêu và sửa ô sai.",
        find=_contradiction,
    ),
    Rule(
        code="form.mismatch",
        level="soft",
        title="Các quan hệ nên có giữa dòng, cột của biểu được giữ",
        why="Thường là cộng thiếu; cũng có khi số đúng nhưng cách đếm khác.",
        remedy="Đối chiếu các ô được nêu và sửa, hoặc giải trình.",
        find=_mismatch,
    ),
)
