# SPDX-License-Identifier: MIT
"""What is wrong in the cells of a statistical form, as the rules will say too, for the page to show at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from lsapp.catalogue.forms import CellPlace, Number, failed_checks
from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.numbers import format_number
from lsapp.rules.form_rules import too_fine
from lsapp.services.form_cells import NUMERIC, CellFault, Entry


def check_faults(
    form: StatForm, numbers: Mapping[CellPlace, Number]
) -> dict[CellPlace, tuple[CellFault, ...]]:
    """Return the relations that do not hold, at every cell of their left side."""
    found: dict[CellPlace, tuple[CellFault, ...]] = {}
    for failed in failed_checks(form, numbers) if form.checks else ():
        check = failed.check
        left, right = ("trống" if one is None else format_number(one) for one in failed[2:])
        sign = "bằng" if check.relation == "equal" else "không quá"
        fault = CellFault(
            "form.contradiction" if check.level == "hard" else "form.mismatch",
            check.level,
            f"{check.message.rstrip('.')}: {left} phải {sign} {right}.",
        )
        for code in check.left:
            place = (failed.at, code) if check.axis == "columns" else (code, failed.at)
            found[place] = (*found.get(place, ()), fault)
    return found


def entry_faults(column: FormColumn, entry: Entry) -> Iterable[CellFault]:
    """Yield what is wrong with a typed cell of a grid by itself."""
    value = entry.value
    if entry.not_applicable:
        if entry.reason is None:
            yield CellFault("form.reason", "hard", "Không áp dụng nhưng chưa ghi lý do.")
    elif isinstance(value, int | Decimal):
        yield from _number_faults(column, value, "form.negative", "form.decimals")


def line_faults(column: FormColumn, entry: Entry) -> Iterable[CellFault]:
    """Yield what is wrong with a cell of a unit's own row by itself."""
    value = entry.value
    if value is None:
        if column.required:
            yield CellFault("list.required", "soft", f"Chưa ghi {column.title}.")
    elif column.kind == "choice" and value not in column.choices:
        yield CellFault("list.cell", "hard", f"Không có “{value}” trong danh sách.")
    elif column.kind == "date" and not isinstance(value, dt.date):
        yield CellFault("list.cell", "hard", f"“{value}” không phải là một ngày.")
    elif column.kind in NUMERIC and not isinstance(value, int | Decimal):
        yield CellFault("list.cell", "hard", f"“{value}” không phải là một con số.")
    elif column.kind in NUMERIC and isinstance(value, int | Decimal):
        yield from _number_faults(column, value, "list.negative", "list.cell")


def whole_faults(whole: Entry, said: int) -> Iterable[CellFault]:
    """Yield what is wrong with what was said of the form as a whole; ``said`` cells say something."""
    if not whole.not_applicable:
        return
    if whole.reason is None:
        yield CellFault("form.reason", "hard", "Không áp dụng nhưng chưa ghi lý do.")
    if said:
        message = f"Khai không áp dụng cả biểu nhưng có {said} số liệu."
        yield CellFault("form.whole", "soft", message)


def _number_faults(
    column: FormColumn, value: Number, negative: str, too_many: str
) -> Iterable[CellFault]:
    if value < 0:
        yield CellFault(negative, "hard", f"Số âm: {format_number(value)}.")
    if too_fine(value, column):
        allowed = f"tối đa {column.decimals} chữ số lẻ" if column.decimals else "số nguyên"
        message = f"Số {format_number(value)} quá lẻ, cột này nhận {allowed}."
        yield CellFault(too_many, "hard", message)
