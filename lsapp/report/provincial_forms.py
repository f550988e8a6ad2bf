# SPDX-License-Identifier: MIT
"""The statistical forms of the whole province, laid out as a unit's own: grids with the sums, lists
unit by unit, and below how many units stand behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from lsapp.catalogue.model import FormColumn, Plan, StatForm
from lsapp.domain.numbers import format_number
from lsapp.domain.records import WHOLE, OpenRow, Records, Report, Round, StatValue
from lsapp.report.blocks import Column, Paragraph, Row, Table, Value
from lsapp.report.column_balance import balanced
from lsapp.report.form_tables import form_annexes
from lsapp.report.provincial_figures import CellSum, FormSum, ProvincialFigures
from lsapp.report.tables import Annex, flat_head, group_row

_UNIT_COLUMN: Final = FormColumn(code="*unit", title="Đơn vị", kind="text", width=22)
_EVERYONE: Final = "mọi đơn vị báo cáo đều khai như vậy"


def form_sum_annexes(plan: Plan, figures: ProvincialFigures) -> Iterator[tuple[StatForm, Annex]]:
    """Yield each form in which any unit said something, with its annex, in the plan's order."""
    sums = {one.code: one for one in figures.forms}
    report = period(plan, figures.round)
    names = figures.names
    for form in plan.forms:
        found = sums.get(form.code)
        if found is None or not found.said + found.nothing_arose:
            continue
        shown, records = _as_records(form, found, names)
        for annex in form_annexes((shown,), records, report):
            coverage = Paragraph(text=coverage_text(found), style="note")
            blocks = annex.blocks
            if form.layout == "list":
                blocks = tuple(
                    balanced(_by_unit(one)) if isinstance(one, Table) else one for one in blocks
                )
            yield form, Annex(title=annex.title, blocks=(*blocks, coverage))


def period(plan: Plan, round_: Round, unit: str = "") -> Report:
    """Return the head of a report with the period of the round."""
    return Report(
        unit=unit,
        key="",
        plan=plan.code,
        round=round_.code,
        flow_from=round_.flow_from,
        flow_to=round_.flow_to,
        stock_on=round_.stock_on,
    )


def coverage_text(found: FormSum) -> str:
    """Say how many units stand behind a form's figures, and how many left it out."""
    text = (
        f"Tổng hợp từ {format_number(found.said, 0)}/{format_number(found.units, 0)} đơn vị; khai "
        f"không phát sinh: {format_number(found.nothing_arose, 0)}; "
        f"để trống: {format_number(found.silent, 0)}."
    )
    if found.strays:
        text += f" Có {format_number(found.strays, 0)} số liệu không thuộc mẫu biểu nên không cộng."
    return text


def coverage_table(plan: Plan, figures: ProvincialFigures) -> Table:
    """Return every cell of every grid with its sum and the units that gave a number, said that it
    does not apply, or left it empty.
    """
    rows = []
    forms = {form.code: form for form in plan.forms}
    for found in figures.forms:
        form = forms[found.code]
        rows += [_coverage_row(form, cell) for cell in found.cells] if found.units else []
    titles = (
        "Biểu", "Dòng", "Cột", "Tổng", "Đơn vị có số liệu", "Đơn vị không áp dụng",
        "Đơn vị để trống",
    )  # fmt: skip
    places = max((column.decimals for form in plan.forms for column in form.columns), default=0)
    return Table(
        columns=(
            Column(width=8, align="center"),
            Column(width=44),
            Column(width=36),
            Column(width=18, align="right", decimals=places),
            *(Column(width=14, align="right") for _ in range(3)),
        ),
        head=flat_head(titles),
        rows=tuple(rows),
    )


def _coverage_row(form: StatForm, cell: CellSum) -> Row:
    row = next(one for one in form.rows if one.code == cell.row)
    column = next(one for one in form.columns if one.code == cell.column)
    return Row(
        cells=(
            form.code,
            row.title,
            " - ".join((*column.heads, column.title)),
            cell.total,
            cell.given,
            cell.not_applicable,
            cell.empty,
        )
    )


def _as_records(form: StatForm, found: FormSum, names: dict[str, str]) -> tuple[StatForm, Records]:
    """Return the form as it is printed, and its sums in the shape of one unit's records."""
    values = list(_cell_values(form, found))
    if not found.said:
        words = f"{format_number(found.nothing_arose, 0)} đơn vị khai không phát sinh"
        values = [_value(form, WHOLE, WHOLE, None, reason=words)]
    rows = [
        OpenRow(
            unit="",
            # A key is one unit's own; two units may have the same.
            key=f"{one.unit.code}/{one.row.key}",
            plan=one.row.plan,
            round=one.row.round,
            form=form.code,
            cells={_UNIT_COLUMN.code: names[one.unit.code], **one.row.cells},
            position=at,
        )
        for at, one in enumerate(found.rows)
    ]
    if form.layout == "list":
        form = msgspec.structs.replace(form, columns=(_UNIT_COLUMN, *form.columns))
    return form, Records(stat_values=values, open_rows=rows)


def _by_unit(table: Table) -> Table:
    """Return a list whose second column is the unit with a group row for each unit instead."""
    rows: list[Row] = []
    unit: Value = None
    for row in table.rows:
        if row.style == "plain" and row.cells[1] != unit:
            unit = row.cells[1]
            rows.append(group_row("", str(unit), len(table.columns) - 1, {}))
        rows.append(Row(cells=(row.cells[0], *row.cells[2:]), style=row.style))
    upper = table.head[0]
    return msgspec.structs.replace(
        table,
        columns=(table.columns[0], *table.columns[2:]),
        head=((upper[0], *upper[2:]), *table.head[1:]),
        rows=tuple(rows),
    )


def _cell_values(form: StatForm, found: FormSum) -> Iterator[StatValue]:
    computed_rows = {one.code for one in form.rows if one.sum_of}
    computed_columns = {one.code for one in form.columns if one.sum_of}
    for cell in found.cells:
        if cell.row in computed_rows or cell.column in computed_columns:
            continue
        if cell.total is not None:
            yield _value(form, cell.row, cell.column, cell)
        elif cell.not_applicable and not cell.empty:
            yield _value(form, cell.row, cell.column, None, reason=_EVERYONE)


def _value(
    form: StatForm, row: str, column: str, cell: CellSum | None, *, reason: str | None = None
) -> StatValue:
    return StatValue(
        unit="",
        key=f"{form.code}/{row}/{column}",
        plan="",
        round="",
        form=form.code,
        row=row,
        column=column,
        value=None if cell is None else cell.total,
        not_applicable=cell is None,
        reason=reason,
    )
