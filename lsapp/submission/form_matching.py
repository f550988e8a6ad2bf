# SPDX-License-Identifier: MIT
"""A first mapping of a department's form: its tables found, their columns taken by their heads, the rows
that they have for records counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, StatForm, UnitKind
from lsapp.domain.table_values import ValueKind, text_of
from lsapp.domain.text import clean_line
from lsapp.submission.form_mapping import (
    OUTLINE,
    DepartmentSheet,
    DepartmentWorkbook,
    FormColumn,
    FormMapping,
    FormTable,
    GridRow,
)
from lsapp.submission.sheet_columns import forms_of
from lsapp.submission.tables.activity_rows import GroupFinder
from lsapp.submission.tables.head_words import head_tokens, likeness
from lsapp.submission.tables.headers import (
    guess_header,
    is_numbering_row,
    match_columns,
    suggest_table,
)
from lsapp.submission.tables.model import (
    HeaderRows,
    ImportTable,
    TableField,
    column_letters,
)
from lsapp.submission.tables.row_numbers import leading_number
from lsapp.submission.tables.table_fields import (
    DISBURSED,
    NUMBER,
    PLANNED,
    TITLE,
    activity_table,
    form_table,
)

_LEAST_COLUMNS: Final = 3
_LEAST_GROUPS: Final = 2
_ENOUGH: Final = 0.7
MONEY_KEYS: Final = (PLANNED, DISBURSED)


def fillable_fields(plan: Plan, table: FormTable) -> tuple[TableField, ...]:
    """Return what a column of this table may be filled with, in the order of a menu."""
    source = source_table(plan, table)
    if source is None:
        return ()
    fields = [one for one in source.fields if one.key != TITLE]
    if source.kind == "activities":
        outline = TableField(key=OUTLINE, label="Số thứ tự trong chương trình", kind=ValueKind.TEXT)
        fields.insert(1, outline)
    if table.rows == "grid":
        fields = [one for one in fields if one.key != NUMBER]
    return tuple(fields)


def source_table(plan: Plan, table: FormTable) -> ImportTable | None:
    """Return our table whose records fill one of the form; ``None`` where the plan has no such form."""
    if table.rows in ("activities", "group"):
        return activity_table(plan)
    form = form_of(plan, table.form)
    return None if form is None else form_table(form)


def form_of(plan: Plan, code: str | None) -> StatForm | None:
    """Return the plan's form of a code."""
    return next((one for one in plan.forms if one.code == code), None)


def guess_mapping(
    plan: Plan, kind: UnitKind, workbook: DepartmentWorkbook, year: int
) -> FormMapping:
    """Return what the heads of each sheet in sight say of it; sheets without a table add none."""
    tables: list[FormTable] = []
    for sheet in workbook.sheets:
        if sheet.values.visible:
            tables += guess_tables(plan, kind, sheet, year)
    return FormMapping(plan=plan.code, tables=tuple(tables))


def guess_tables(
    plan: Plan, kind: UnitKind, sheet: DepartmentSheet, year: int
) -> tuple[FormTable, ...]:
    """Return the table of a sheet, one for each task group where the form has their titles printed."""
    sources = (activity_table(plan), *(form_table(one) for one in forms_of(plan, kind)))
    source = suggest_table(sources, sheet.values)
    if source is None:
        return ()
    header = guess_header(source, sheet.values)
    if header is None:
        return ()
    table = table_at(plan, sheet, source, header, year)
    if len(table.columns) < _LEAST_COLUMNS - (source.kind == "grid"):
        return ()
    return _by_groups(plan, sheet, table) if table.rows == "activities" else (table,)


def table_at(
    plan: Plan, sheet: DepartmentSheet, source: ImportTable, header: HeaderRows, year: int
) -> FormTable:
    """Return the table below these heads: its columns by their words, those with formulas left alone,
    and the rows it has.
    """
    columns, title = _columns(sheet, source, header, year)
    first = header.last + 1
    while first < len(sheet.values.rows) and is_numbering_row(sheet.values, first):
        first += 1
    form = form_of(plan, source.code)
    grid = source.kind == "grid" and form is not None
    rows = _grid_rows(sheet, form, title, first) if grid and form is not None else ()
    places = {column_place(one.column) for one in columns if one.field not in (NUMBER, OUTLINE)}
    last: int | None
    if rows:
        first, last = rows[0].row - 1, rows[-1].row - 1
    else:
        first = _first_blank(sheet, first, places)
        last = _last_blank(sheet, first, places)
    columns = tuple(
        one
        for one in columns
        if not _has_formula(sheet, column_place(one.column), first, last, rows)
    )
    return FormTable(
        sheet=sheet.name,
        rows="activities" if source.kind == "activities" else source.kind,
        form=None if source.kind == "activities" else source.code,
        header_first=header.first + 1,
        header_last=header.last + 1,
        first_row=first + 1,
        last_row=None if last is None else last + 1,
        fit_rows=True,
        columns=columns,
        grid_rows=rows,
    )


def column_place(letters: str) -> int:
    """Return the place of a column from 0: 0 for ``A``."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _columns(
    sheet: DepartmentSheet, source: ImportTable, header: HeaderRows, year: int
) -> tuple[tuple[FormColumn, ...], int | None]:
    """Return the columns with a field, and which one names the rows."""
    found, title = [], None
    for one in match_columns(source, sheet.values, header):
        if one.field == TITLE:
            title = one.column
        if one.field is None or one.field == TITLE:
            continue
        if source.kind == "grid" and one.field == NUMBER:
            continue
        found.append(
            FormColumn(
                column=column_letters(one.column),
                field=one.field,
                head=one.head,
                unit=one.unit,
                source=one.source,
                year_offset=0 if one.year is None else one.year - year,
            )
        )
    return tuple(found), title


def _grid_rows(
    sheet: DepartmentSheet, form: StatForm, title: int | None, first: int
) -> tuple[GridRow, ...]:
    """Return which rows of the sheet are which of the form, by their titles; of several alike the next
    one down.
    """
    known = [(row.code, head_tokens(row.title)) for row in form.rows]
    found: list[GridRow] = []
    for row in range(first, len(sheet.values.rows)):
        cells = sheet.values.rows[row]
        seen = sheet.values.cell(row, title) if title is not None else None
        if seen is None:
            seen = next((one for one in cells if isinstance(one, str) and len(one) > 3), None)
        words = head_tokens(leading_number(clean_line(text_of(seen)) or "")[1])
        scores = [(likeness(words, tokens), -place) for place, (_, tokens) in enumerate(known)]
        best = max(scores, default=(0.0, 0))
        if words and best[0] >= _ENOUGH:
            code, _ = known.pop(-best[1])
            found.append(GridRow(row=row + 1, code=code))
    return tuple(found)


def _first_blank(sheet: DepartmentSheet, first: int, places: set[int]) -> int:
    """Return the first row at or below ``first`` with nothing in the columns to fill; ``first`` where
    every row has something.
    """
    for row in range(first, max(len(sheet.laid), len(sheet.values.rows)) + 1):
        if _is_blank(sheet, row, places):
            return row
    return first


def _last_blank(sheet: DepartmentSheet, first: int, places: set[int]) -> int | None:
    """Return the last row laid out for records; ``None`` where the sheet ends with its heads."""
    if first >= len(sheet.laid) and first >= len(sheet.values.rows):
        return None
    least = min(places, default=0)
    row = first
    while (
        row + 1 < len(sheet.laid)
        and sheet.laid[row + 1] > least
        and _is_blank(sheet, row + 1, places)
    ):
        row += 1
    return row


def _is_blank(sheet: DepartmentSheet, row: int, places: set[int]) -> bool:
    merged = any(
        top <= row <= bottom and any(left < place <= right for place in places)
        for top, left, bottom, right in sheet.values.merges
    )
    return not merged and all(
        sheet.values.cell(row, place) is None or (row, place) in sheet.formulas for place in places
    )


def _has_formula(
    sheet: DepartmentSheet, column: int, first: int, last: int | None, rows: Sequence[GridRow]
) -> bool:
    """Tell whether the column is calculated: more of its rows have a formula than not."""
    if rows:
        wanted = [one.row - 1 for one in rows]
    else:
        wanted = list(range(first, (first if last is None else last) + 1))
    filled = sum((row, column) in sheet.formulas for row in wanted)
    return filled * 2 > len(wanted)


def _by_groups(plan: Plan, sheet: DepartmentSheet, table: FormTable) -> tuple[FormTable, ...]:
    """Return a table for each task group whose title stands in the form, with the rows below it."""
    finder = GroupFinder(plan)
    places = {column_place(one.column) for one in table.columns if one.field != NUMBER}
    titles: list[tuple[int, str]] = []
    for row in range(table.header_last, len(sheet.values.rows)):
        texts = [one for one in sheet.values.rows[row] if isinstance(one, str)]
        said = max(texts, key=len, default="")
        code, _ = finder.by_words(said) if len(said) > 5 else (None, 0.0)
        if code is not None and code not in {held for _, held in titles}:
            titles.append((row, code))
    if len(titles) < _LEAST_GROUPS:
        return (table,)
    tables = []
    for row, code in titles:
        first = row + 1
        last = _last_blank(sheet, first, places) if _is_blank(sheet, first, places) else None
        if last is None:
            continue
        tables.append(
            msgspec.structs.replace(
                table, rows="group", group=code, first_row=first + 1, last_row=last + 1
            )
        )
    return tuple(tables) or (table,)
