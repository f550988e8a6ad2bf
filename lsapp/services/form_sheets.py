# SPDX-License-Identifier: MIT
"""Statistical forms as the page shows them: cells that say what they hold, sums that follow at once.

Nothing here reads or writes a database. In a list form the row is the key of the unit's own row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace, Number, totals
from lsapp.catalogue.model import Plan, StatForm, UnitKind
from lsapp.domain.ordering import by_position
from lsapp.domain.records import WHOLE, Records
from lsapp.services.form_cells import (
    EMPTY,
    NUMERIC,
    Entry,
    FormCell,
    FormSheet,
    FormSheetRow,
    entry_of,
    shown_value,
)
from lsapp.services.form_faults import check_faults, entry_faults, line_faults, whole_faults

_WHOLE_FORM: Final[CellPlace] = (WHOLE, WHOLE)


def form_sheets(
    plan: Plan, kind: UnitKind, records: Records, previous: Records | None = None
) -> tuple[FormSheet, ...]:
    """Return the forms that a unit of this kind owes and those it filled in all the same, in the plan's
    order.
    """
    said = {one.form for one in records.stat_values} | {one.form for one in records.open_rows}
    return tuple(
        form_sheet(one, kind, records, previous)
        for one in plan.forms
        if one.asked_of(kind) or one.code in said
    )


def form_sheet(
    form: StatForm, kind: UnitKind, records: Records, previous: Records | None = None
) -> FormSheet:
    """Return a form with what the records say in it and what the round before said.

    What stands in a place that the form does not have is left out: the rules speak of it.
    """
    entries, before = _entries(form, records), _entries(form, previous or Records())
    whole, last_whole = entries.pop(_WHOLE_FORM, EMPTY), before.pop(_WHOLE_FORM, EMPTY)
    last_rows: Sequence[FormSheetRow] = ()
    if form.layout == "grid":
        rows = _grid_rows(form, entries, before)
    else:
        rows = _list_rows(form, records, entries)
        last_rows = _list_rows(form, previous, before) if previous else ()
    sheet = _sheet(form, form.asked_of(kind), rows, whole, last_whole)
    return msgspec.structs.replace(sheet, last_rows=tuple(last_rows))


def _list_rows(
    form: StatForm, records: Records, entries: Mapping[CellPlace, Entry]
) -> list[FormSheetRow]:
    keys = [one.key for one in by_position(records.open_rows) if one.form == form.code]
    return [list_row(form, key, at, entries) for at, key in enumerate(keys, 1)]


def with_values(
    sheet: FormSheet, changes: Mapping[CellPlace, Entry], order: Sequence[str] | None = None
) -> FormSheet:
    """Return the sheet as it stands once cells say something else; sums and faults follow.

    ``order`` are all rows of a list form as they are to stand; without it a key that is new comes
    last. What is put into a computed cell, or into a place that the form lacks, does not count.
    """
    form, whole = sheet.form, changes.get(_WHOLE_FORM, sheet.whole)
    changed = {place: one for place, one in changes.items() if place != _WHOLE_FORM}
    entries = {
        (row.key, cell.column): cell.entry
        for row in sheet.rows
        for cell in row.cells
        if cell.typed and cell.entry != EMPTY
    }
    entries.update(changed)
    rows: Sequence[FormSheetRow]
    if form.layout == "grid":
        before = {(one.row, one.column): one.previous for row in sheet.rows for one in row.cells}
        rows = _grid_rows(form, entries, before)
    else:
        held = {row.key: row for row in sheet.rows}
        keys = list(order) if order is not None else list(held)
        keys += [key for key, _ in changed if key not in held and order is None]
        touched = {key for key, _ in changed}
        rows = [
            list_row(form, key, at, entries)
            if key in touched or key not in held
            else msgspec.structs.replace(held[key], number=str(at))
            for at, key in enumerate(dict.fromkeys(keys), 1)
        ]
    changed_sheet = _sheet(form, sheet.asked, rows, whole, sheet.previous_whole)
    return msgspec.structs.replace(changed_sheet, last_rows=sheet.last_rows)


def list_row(
    form: StatForm, key: str, number: int, entries: Mapping[CellPlace, Entry]
) -> FormSheetRow:
    """Return one of the unit's own rows, its computed columns worked out."""
    said = {one.code: entries.get((key, one.code), EMPTY) for one in form.columns}
    numbers = _numbers({(key, code): one for code, one in said.items()})
    computed = totals(form, numbers)
    wrong = check_faults(form, numbers)
    cells = []
    for column in form.columns:
        place = (key, column.code)
        entry = Entry(computed.get(place)) if column.sum_of else said[column.code]
        faults = wrong.get(place, ())
        if not column.sum_of:
            faults = (*line_faults(column, entry), *faults)
        cells.append(
            FormCell(
                row=key, column=column.code, entry=entry, typed=not column.sum_of, faults=faults
            )
        )
    return FormSheetRow(key=key, number=str(number), cells=tuple(cells))


def _sheet(
    form: StatForm, asked: bool, rows: Sequence[FormSheetRow], whole: Entry, last_whole: Entry
) -> FormSheet:
    typed = [cell for row in rows for cell in row.cells if cell.typed]
    said = sum(1 for cell in typed if _says(cell.entry))
    faults = tuple(whole_faults(whole, said))
    if whole.not_applicable and not said:
        filled, expected = int(whole.reason is not None), 1
    elif form.layout == "grid":
        filled, expected = said, len(typed)
    else:
        filled, expected = _filled_lines(form, rows)
    return FormSheet(
        form=form,
        asked=asked,
        rows=tuple(rows),
        whole=whole,
        previous_whole=last_whole,
        faults=faults,
        sums=_column_sums(form, rows) if form.layout == "list" else {},
        filled=filled,
        expected=expected,
    )


def _says(entry: Entry) -> bool:
    """Tell whether a cell says something: that it does not apply says nothing without a reason."""
    return entry.reason is not None if entry.not_applicable else entry.value is not None


def _filled_lines(form: StatForm, rows: Sequence[FormSheetRow]) -> tuple[int, int]:
    """Count the rows that hold all they must; a list that is compulsory waits for one at least."""
    needed = {one.code for one in form.columns if one.required and not one.sum_of}
    whole = sum(
        1
        for row in rows
        if any(_says(one.entry) for one in row.cells)
        and all(_says(one.entry) for one in row.cells if one.column in needed)
    )
    return whole, max(len(rows), int(form.required))


def _entries(form: StatForm, records: Records) -> dict[CellPlace, Entry]:
    found: dict[CellPlace, Entry] = {}
    for one in records.stat_values:
        if one.form == form.code:
            found[one.row, one.column] = entry_of(one)
    if form.layout == "list":
        columns = {one.code: one for one in form.columns}
        for line in records.open_rows:
            if line.form == form.code:
                for code, value in line.cells.items():
                    if code in columns:
                        found[line.key, code] = Entry(shown_value(columns[code], value))
    return found


def _grid_rows(
    form: StatForm, entries: Mapping[CellPlace, Entry], before: Mapping[CellPlace, Entry]
) -> list[FormSheetRow]:
    numbers = _numbers(entries)
    computed = totals(form, numbers)
    last = totals(form, _numbers(before))
    wrong = check_faults(form, numbers)
    rows = []
    for row in form.rows:
        cells = []
        for column in form.columns:
            place = (row.code, column.code)
            summed = bool(row.sum_of or column.sum_of)
            entry = Entry(computed.get(place)) if summed else entries.get(place, EMPTY)
            faults = wrong.get(place, ())
            cells.append(
                FormCell(
                    row=row.code,
                    column=column.code,
                    entry=entry,
                    previous=Entry(last.get(place)) if summed else before.get(place, EMPTY),
                    typed=not summed,
                    faults=faults if summed else (*entry_faults(column, entry), *faults),
                )
            )
        rows.append(
            FormSheetRow(
                key=row.code,
                number=row.number,
                title=row.title,
                level=row.level,
                total=bool(row.sum_of),
                cells=tuple(cells),
            )
        )
    return rows


def _numbers(entries: Mapping[CellPlace, Entry]) -> dict[CellPlace, Number]:
    return {
        place: one.value
        for place, one in entries.items()
        if isinstance(one.value, int | Decimal) and not one.not_applicable
    }


def _column_sums(form: StatForm, rows: Iterable[FormSheetRow]) -> dict[str, Number]:
    sums: dict[str, Number] = {}
    numeric = {one.code for one in form.columns if one.kind in NUMERIC}
    for row in rows:
        for cell in row.cells:
            value = cell.entry.value
            if cell.column in numeric and isinstance(value, int | Decimal):
                sums[cell.column] = sums.get(cell.column, 0) + value
    return sums
