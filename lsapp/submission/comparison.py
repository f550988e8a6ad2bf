# SPDX-License-Identifier: MIT
"""Compares what a workbook shows with what it sealed: cell by cell, rows matched by key."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

import msgspec

from lsapp.domain.dates import grid_date
from lsapp.domain.numbers import format_number
from lsapp.domain.text import clean, match_key
from lsapp.submission.sheets import CellValue, Grid, Sheet, SheetColumn, SheetRow, is_cut

Words = str | int | None
"""A cell's value as people read it: dates 05/3/2026, decimals 8,5; fit for a receipt and for reading back."""


def words(value: CellValue) -> Words:
    """Return a cell's value as people read it."""
    if isinstance(value, Decimal):
        return format_number(value)
    return grid_date(value) if isinstance(value, dt.date) else value


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One cell (or row) that differs from the payload: ``record`` is the row's key, ``field`` the column's
    name, ``where`` the place as people see it.
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


def compare(sheet: Sheet, found: Grid | None) -> list[Edit]:
    """Return what was edited outside on one sheet; a sheet that is gone, or lost its keys, is one edit."""
    rows = [row for row in sheet.rows if row.key is not None]
    if found is None or not found.keyed:
        change = Edit(
            sheet=sheet.code, change="removed", record="*", label=sheet.name, where=sheet.name
        )
        return [change] if rows else []
    edits: list[Edit] = []
    columns = [(i, column) for i, column in enumerate(sheet.columns) if not column.computed]
    for row in rows:
        seen = found.rows.get(row.key or "")
        if seen is None:
            edits.append(_row_edit(sheet, row, "removed"))
            continue
        for index, column in columns:
            sealed = row.cells[index]
            value = seen.get(column.field)
            if sealed != value and not is_cut(sealed) and not same(column, sealed, value):
                edits.append(_cell_edit(sheet, row, column, sealed, value))
    known = {row.key for row in rows}
    extra = {f"row {number}": cells for number, cells in found.added.items()}
    extra |= {key: cells for key, cells in found.rows.items() if key not in known}
    for key, cells in extra.items():
        if any(_plain(cells.get(column.field)) is not None for _, column in columns):
            edits.append(
                Edit(
                    sheet=sheet.code,
                    change="added",
                    record=key,
                    label=sheet.name,
                    where=f"{sheet.name}: {key.replace('row', 'dòng')}",
                    cells={field: words(value) for field, value in cells.items()},
                )
            )
    return edits


def same(column: SheetColumn, sealed: CellValue, seen: CellValue) -> bool:
    """Tell whether a cell still says what was sealed, however another program writes it."""
    left, right = _plain(sealed), _plain(seen)
    if left == right:
        return True
    if left is None or right is None:
        return False
    if isinstance(left, (int, Decimal)) and isinstance(right, (int, Decimal)):
        return _rounded(left) == _rounded(right)
    if column.value == "choice":
        return match_key(str(left)) == match_key(str(right))
    return str(left) == str(right)


def _plain(value: CellValue) -> CellValue:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dt.datetime):
        return value.date()
    return value


def _rounded(value: int | Decimal) -> Decimal:
    """A workbook keeps 15 significant digits."""
    return Decimal(f"{Decimal(value):.14e}")


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
    """Return where a row stands in words: the sheet's name and the row's first cells."""
    names = [str(cell) for cell in row.cells[:5] if isinstance(cell, (str, int)) and cell != ""]
    head = " ".join(names)
    return f"{sheet.name}: {head[:80]}"
