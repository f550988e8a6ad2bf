# SPDX-License-Identifier: MIT
"""The sheets of the statistical forms: grids with their sums, and lists in the unit's own rows."""

from __future__ import annotations

from decimal import Decimal

from lsapp.catalogue.forms import totals
from lsapp.catalogue.model import StatForm
from lsapp.domain.ordering import by_position
from lsapp.domain.records import WHOLE, OpenRow, Records, StatValue
from lsapp.submission.cell_values import shown_cell
from lsapp.submission.sheet_columns import form_columns
from lsapp.submission.sheets import (
    NOT_APPLICABLE,
    CellValue,
    Sheet,
    SheetColumn,
    SheetRow,
    shown_text,
)


def form_sheet(form: StatForm, records: Records) -> Sheet:
    """Return the sheet of a form; a form that does not apply says so above its cells."""
    columns = form_columns(form)
    values = [one for one in records.stat_values if one.form == form.code]
    whole = next((one for one in values if one.row == WHOLE), None)
    rows: tuple[SheetRow, ...]
    if form.layout == "grid":
        rows = _grid_rows(form, values)
    else:
        rows = _list_rows(
            form, columns, [one for one in records.open_rows if one.form == form.code]
        )
    note = f"{form.definition} Đơn vị tính: {form.measure}."
    if whole is not None and whole.not_applicable:
        note = f"{NOT_APPLICABLE} cả biểu: {whole.reason or ''} {note}"
    return Sheet(
        code=f"form:{form.code}",
        name=form.code,
        title=f"{form.code}. {form.title}".upper(),
        note=note,
        columns=columns,
        rows=rows,
        grid=form.layout == "grid",
        fixed=form.layout == "grid",
    )


def _cell_of(value: StatValue) -> CellValue:
    """Return what a cell of a form shows: a number, or that it does not apply and why."""
    if value.not_applicable:
        return shown_text(f"{NOT_APPLICABLE}: {value.reason or ''}".rstrip(": "))
    return value.value


def _grid_rows(form: StatForm, values: list[StatValue]) -> tuple[SheetRow, ...]:
    shown = {(one.row, one.column): _cell_of(one) for one in values}
    numbers = {(one.row, one.column): one.value for one in values if one.value is not None}
    computed = totals(form, numbers)
    return tuple(
        SheetRow(
            key=row.code,
            cells=(
                row.number or None,
                row.title,
                *(
                    computed.get((row.code, column.code))
                    if row.sum_of or column.sum_of
                    else shown.get((row.code, column.code))
                    for column in form.columns
                ),
            ),
            style="total" if row.sum_of else "plain",
        )
        for row in form.rows
    )


def _list_rows(
    form: StatForm, columns: tuple[SheetColumn, ...], lines: list[OpenRow]
) -> tuple[SheetRow, ...]:
    """The unit's own rows in their order; columns that add up others are worked out."""
    cells = {
        (one.key, column.field): shown_cell(column, one.cells.get(column.field))
        for one in lines
        for column in columns[1:]
    }
    figures = {place: v for place, v in cells.items() if isinstance(v, (int, Decimal))}
    sums = totals(form, figures)
    return tuple(
        SheetRow(
            key=one.key,
            cells=(
                index,
                *(
                    sums.get((one.key, column.field))
                    if column.computed
                    else _cut(cells[one.key, column.field])
                    for column in columns[1:]
                ),
            ),
        )
        for index, one in enumerate(by_position(lines), 1)
    )


def _cut(value: CellValue) -> CellValue:
    return shown_text(value) if isinstance(value, str) else value
