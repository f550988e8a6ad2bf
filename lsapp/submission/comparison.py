# SPDX-License-Identifier: MIT
"""Compares what a workbook shows with what it sealed: cell by cell, rows matched by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, Literal

import msgspec

from lsapp.domain.dates import grid_date
from lsapp.domain.numbers import format_number
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.submission.cell_values import typed_value
from lsapp.submission.sheets import CellValue, Grid, Sheet, SheetColumn, SheetRow, is_cut

_TITLE_WIDTH = 30  # characters: a column this wide says what its row is about

Words = str | int | None
"""A cell's value as people read it: dates 05/3/2026, decimals 8,5; fit for a receipt and for reading back."""

_NOISE: Final = Decimal("7e-16")
"""How far a number may move, as a part of it, on its way through a workbook's binary numbers: less than
the last of the 15 digits that a record's number has."""


def words(value: CellValue) -> Words:
    """Return a cell's value as people read it."""
    if isinstance(value, Decimal):
        return format_number(value)
    return grid_date(value) if isinstance(value, dt.date) else value


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One cell (or row) that differs from the payload: ``record`` is the row's key, ``field`` the column's
    name, ``where`` the place as people see it.

    Where the department takes a field of another revision, ``sheet`` names a kind of record and ``value``
    holds the JSON of what was taken (``lsapp.submission.overlaying``).
    """

    sheet: str
    change: Literal["changed", "removed", "added"]
    record: str
    field: str | None = None
    label: str
    where: str
    sealed: Words = None
    seen: Words = None
    cells: dict[str, Words] = {}
    value: str | msgspec.UnsetType = msgspec.UNSET


def compare(sheet: Sheet, found: Grid | None, *, same_catalogue: bool = True) -> list[Edit]:
    """Return what was edited outside on one sheet; a sheet that is gone, or lost its keys, is one edit.

    Sums are compared as well, though never taken back; row numbers and the catalogue's own words are
    not. Without ``same_catalogue`` the file comes from another version of the plan: then sums, and rows
    that only one of the two versions has, say nothing about an edit.
    """
    rows = [row for row in sheet.rows if row.key is not None]
    if found is None or not found.keyed:
        change = Edit(
            sheet=sheet.code, change="removed", record="*", label=sheet.name, where=sheet.name
        )
        return [change] if rows else []
    edits: list[Edit] = []
    told = {
        in_sum_row: list(_compared(sheet, in_sum_row, same_catalogue))
        for in_sum_row in (False, True)
    }
    for row in rows:
        columns = told[sheet.grid and row.style == "total"]
        seen = found.rows.get(row.key or "")
        if seen is None:
            if not sheet.fixed or any(row.cells[index] is not None for index, _ in columns):
                edits.append(_row_edit(sheet, row, "removed"))
            continue
        for index, column in columns:
            sealed = row.cells[index]
            value = seen.get(column.field)
            if sealed != value and not is_cut(sealed) and not same(column, sealed, value):
                edits.append(_cell_edit(sheet, row, column, sealed, value))
    return edits + list(_added(sheet, found, {row.key for row in rows}, same_catalogue))


def _compared(
    sheet: Sheet, in_sum_row: bool, same_catalogue: bool
) -> Iterator[tuple[int, SheetColumn]]:
    """Yield the columns of a row in which an edit would be told."""
    for index, column in enumerate(sheet.columns):
        is_sum = column.computed and column.value in ("number", "money")
        if column.computed and not is_sum:
            continue
        if same_catalogue or not (is_sum or in_sum_row):
            yield index, column


def _added(
    sheet: Sheet, found: Grid, known: set[str | None], same_catalogue: bool
) -> Iterator[Edit]:
    """Yield the rows that hold something and were not sealed."""
    strangers = {key: cells for key, cells in found.rows.items() if key not in known}
    if sheet.fixed and not same_catalogue:
        strangers = {}
    places = [(f"row {number}", f"dòng {number}", cells) for number, cells in found.added.items()]
    places += [(key, key, cells) for key, cells in strangers.items()]
    for record, words_of_place, cells in places:
        if any(
            _plain(cells.get(column.field)) is not None
            for column in sheet.columns
            if not column.computed
        ):
            yield Edit(
                sheet=sheet.code,
                change="added",
                record=record,
                label=sheet.name,
                where=f"{sheet.name}: {words_of_place}",
                cells={field: words(value) for field, value in cells.items()},
            )


def same(column: SheetColumn, sealed: CellValue, seen: CellValue) -> bool:
    """Tell whether a cell still says what was sealed, however a person or another program writes it:
    ``12.500`` as text for 12500, 5/3/2026 for a day, white space at the ends.
    """
    left, right = _plain(sealed), _plain(seen)
    if left == right:
        return True
    if left is None or right is None:
        return False
    if not isinstance(left, (int, Decimal)) or not isinstance(right, (int, Decimal)):
        left, right = _meant(column, left), _meant(column, right)
    if isinstance(left, (int, Decimal)) and isinstance(right, (int, Decimal)):
        one, other = Decimal(left), Decimal(right)
        return abs(one - other) <= _NOISE * max(abs(one), abs(other))
    return str(words(left)) == str(words(right))


def _meant(column: SheetColumn, value: CellValue) -> Any:
    """What the cell means by its column; its words where they mean nothing there."""
    try:
        return typed_value(column, value)
    except UserError:
        return words(value)


def _plain(value: CellValue) -> CellValue:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dt.datetime):
        return value.date()
    return value


def _cell_edit(
    sheet: Sheet, row: SheetRow, column: SheetColumn, sealed: CellValue, seen: CellValue
) -> Edit:
    return Edit(
        sheet=sheet.code,
        change="changed",
        record=row.key or "",
        field=column.field,
        label=column.label,
        where=place(sheet, row),
        sealed=words(sealed),
        seen=words(seen),
    )


def _row_edit(sheet: Sheet, row: SheetRow, change: Literal["removed"]) -> Edit:
    return Edit(
        sheet=sheet.code,
        change=change,
        record=row.key or "",
        label=sheet.name,
        where=place(sheet, row),
        cells={
            column.field: words(value)
            for column, value in zip(sheet.columns, row.cells, strict=True)
            if value is not None
        },
    )


def place(sheet: Sheet, row: SheetRow) -> str:
    """Return where a row stands in words: the sheet's name, the row's number and what it is about."""
    number = row.cells[0]
    about = next(
        (
            cell
            for column, cell in zip(sheet.columns[1:], row.cells[1:], strict=True)
            if isinstance(cell, str) and column.width >= _TITLE_WIDTH
        ),
        None,
    )
    names = [str(part).replace("\n", " ") for part in (number, about) if part not in (None, "")]
    return f"{sheet.name}: {' '.join(names)[:80]}"
