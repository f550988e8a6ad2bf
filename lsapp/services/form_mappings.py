# SPDX-License-Identifier: MIT
"""How a department's form is filled, before it is kept: last year's mapping where it fits, else by the
heads; and mappings as files of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.domain.records import DepartmentForm
from lsapp.errors import UserError
from lsapp.files import write_atomically
from lsapp.services.desk import Desk
from lsapp.submission.form_mapping import (
    LONGEST,
    DepartmentSheet,
    DepartmentWorkbook,
    FormMapping,
    FormTable,
    mapping_text,
    read_mapping,
)
from lsapp.submission.form_matching import column_place, guess_mapping, guess_tables
from lsapp.submission.tables.model import HeaderRows


def forms_of_year(desk: Desk, plan: str, year: int) -> list[DepartmentForm]:
    """Return the forms kept for a plan's year, by title."""
    held = desk.store.select(DepartmentForm, plan=plan, year=year)
    return sorted(held, key=lambda one: (one.title, one.key))


def form_years(desk: Desk, plan: str) -> list[int]:
    """Return the years that have a form, the latest first."""
    return sorted({one.year for one in desk.store.select(DepartmentForm, plan=plan)}, reverse=True)


def starting_mapping(
    desk: Desk, plan: Plan, kind: UnitKind, workbook: DepartmentWorkbook, year: int
) -> tuple[FormMapping, int | None]:
    """Return what to begin with, and the year it is from: the latest earlier year's mapping that fits
    this workbook; else what its heads say (``None``).
    """
    for earlier in form_years(desk, plan.code):
        if earlier >= year:
            continue
        for record in forms_of_year(desk, plan.code, earlier):
            try:
                mapping = adapted_mapping(plan, kind, read_mapping(record.mapping), workbook, year)
            except UserError:
                continue  # one that cannot be read any more serves nobody
            if not mapping.is_empty:
                return mapping, earlier
    guessed = guess_mapping(plan, kind, workbook, year)
    return msgspec.structs.replace(guessed, title=title_of(workbook.name)), None


def adapted_mapping(
    plan: Plan, kind: UnitKind, mapping: FormMapping, workbook: DepartmentWorkbook, year: int
) -> FormMapping:
    """Return another workbook's mapping for this one: what stands on sheets that it has, tables where
    their heads are now, with the rows that this one has for them. Tables of a sheet whose heads have
    changed are matched anew.
    """
    tables: list[FormTable] = []
    for name in dict.fromkeys(one.sheet for one in mapping.tables):
        sheet = workbook.sheet(name)
        held = [one for one in mapping.tables if one.sheet == name]
        if sheet is None:
            continue
        guessed = guess_tables(plan, kind, sheet, year)
        if all(_stands(sheet, one) for one in held):
            tables += [_with_rows_of(one, sheet, guessed) for one in held]
        else:
            tables += guessed
    cells = tuple(
        msgspec.structs.replace(one, sheet=sheet.name)
        for one in mapping.cells
        if (sheet := workbook.sheet(one.sheet)) is not None
    )
    return msgspec.structs.replace(mapping, plan=plan.code, tables=tuple(tables), cells=cells)


def save_mapping(path: Path, mapping: FormMapping) -> None:
    """Write a mapping to a file of its own; raises what ``write_atomically`` raises."""
    write_atomically(path, mapping_text(mapping).encode())


def open_mapping(path: Path) -> FormMapping:
    """Return the mapping in a file; raises what ``read_mapping`` raises, ``file.missing``,
    ``file.unreadable``.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST + 1)
    except FileNotFoundError as error:
        raise UserError("file.missing", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError("file.unreadable", path=str(path), reason=reason) from error
    return read_mapping(content)


def head_of(sheet: DepartmentSheet, table: FormTable, letters: str) -> str:
    """Return the words over a column of a table, outermost first."""
    from lsapp.submission.tables.headers import HEAD_JOIN, head_paths

    header = HeaderRows(table.header_first - 1, table.header_last - 1)
    return HEAD_JOIN.join(head_paths(sheet.values, header).get(column_place(letters), ()))


def _stands(sheet: DepartmentSheet, table: FormTable) -> bool:
    """Tell whether the heads of a table are where they were, by the words over its columns."""
    from lsapp.submission.tables.headers import HEAD_JOIN, head_paths

    header = HeaderRows(table.header_first - 1, table.header_last - 1)
    paths = head_paths(sheet.values, header)
    return bool(table.columns) and all(
        not one.head
        or _bare(HEAD_JOIN.join(paths.get(column_place(one.column), ()))) == _bare(one.head)
        for one in table.columns
    )


def _with_rows_of(
    table: FormTable, sheet: DepartmentSheet, guessed: Sequence[FormTable]
) -> FormTable:
    """Return a table with the rows that the sheet has for the same records, where it is found there."""
    same = next(
        (one for one in guessed if (one.group, one.form) == (table.group, table.form)), None
    )
    table = msgspec.structs.replace(table, sheet=sheet.name)
    if same is None or same.header_last != table.header_last:
        return table
    return msgspec.structs.replace(
        table, first_row=same.first_row, last_row=same.last_row, grid_rows=same.grid_rows
    )


def _bare(head: str) -> str:
    """Return a head without the years in it, which go on from one form to the next."""
    return re.sub(r"[0-9]{4}", "", head)


def title_of(file_name: str) -> str:
    """Return what a form is called until a person says otherwise: its file's name."""
    stem = file_name.rpartition(".")[0] or file_name
    return " ".join(stem.replace("_", " ").split())
