# SPDX-License-Identifier: MIT
"""The annexes of the provincial report as tables to work on: money in đồng, one kind of row, blank
where nothing was said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.report.blocks import Column, HeadCell, Paragraph, Row, Table, Value
from lsapp.report.form_tables import EMPTY, EMPTY_LEGEND
from lsapp.report.provincial_annexes import provincial_annexes
from lsapp.report.provincial_figures import ProvincialFigures
from lsapp.report.provincial_forms import coverage_table
from lsapp.report.provincial_reporting import NO_STANDING, ProvincialAnnex, Standing

_MILLION = 6  # decimal places between triệu đồng and đồng
_DONG = "Đơn vị tính kinh phí: đồng"


class WorkbookTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table with the name of its sheet, its title and the remarks that belong to it."""

    sheet: str
    title: str
    table: Table
    notes: tuple[str, ...] = ()


def workbook_tables(
    plan: Plan, figures: ProvincialFigures, standing: Standing = NO_STANDING
) -> Iterator[WorkbookTable]:
    """Yield a table for each annex, and one that tells of every cell how many units stand behind
    it.
    """
    for one in provincial_annexes(plan, figures, standing):
        yield from _tables(one, grid=one.sheet in {f.code for f in plan.forms if f.rows})
    coverage = coverage_table(plan, figures)
    if coverage.rows:
        yield WorkbookTable(
            sheet="Độ đầy đủ số liệu",
            title="Số đơn vị đứng sau mỗi số liệu của các biểu",
            table=coverage,
        )


def _tables(one: ProvincialAnnex, *, grid: bool) -> Iterator[WorkbookTable]:
    notes = tuple(block.text for block in one.annex.blocks if isinstance(block, Paragraph))
    for block in one.annex.blocks:
        if not isinstance(block, Table):
            continue
        table = in_dong(block, one.money) if one.money else block
        if grid:
            table = _mapped(table, lambda _, value: "" if value == EMPTY else value)
            unit = (table.unit_note or "").removesuffix(EMPTY_LEGEND)
            table = msgspec.structs.replace(table, unit_note=unit or None)
        if one.grouped is not None:
            table = flattened(table, one.grouped)
        yield WorkbookTable(sheet=one.sheet, title=one.annex.title, table=table, notes=notes)


def in_dong(table: Table, money: Collection[int]) -> Table:
    """Return a table whose ``money`` columns are triệu đồng with whole đồng in them instead; exact,
    for nothing was rounded on the way.
    """

    def dong(at: int, value: Value) -> Value:
        if at in money and isinstance(value, Decimal):
            return int(value.scaleb(_MILLION))
        return value

    columns = tuple(
        Column(width=column.width, align=column.align) if at in money else column
        for at, column in enumerate(table.columns)
    )
    return msgspec.structs.replace(_mapped(table, dong), columns=columns, unit_note=_DONG)


def flattened(table: Table, head: str) -> Table:
    """Return a table without group rows: their titles fill a column of their own after the first,
    so that filtering and sorting keep each row's group.
    """
    rows, group = [], None
    for row in table.rows:
        if row.style == "group":
            group = row.cells[1]
            continue
        said = group if row.style == "plain" else None
        rows.append(Row(cells=(row.cells[0], said, *row.cells[1:]), style=row.style))
    upper = table.head[0]
    cell = HeadCell(text=head, rows=len(table.head))
    columns = table.columns
    return msgspec.structs.replace(
        table,
        columns=(columns[0], Column(width=24), *columns[1:]),
        head=((upper[0], cell, *upper[1:]), *table.head[1:]),
        rows=tuple(rows),
    )


def _mapped(table: Table, change: Callable[[int, Value], Value]) -> Table:
    rows = tuple(
        Row(cells=tuple(change(at, value) for at, value in enumerate(row.cells)), style=row.style)
        for row in table.rows
    )
    return msgspec.structs.replace(table, rows=rows)
