# SPDX-License-Identifier: MIT
"""Finds the standard sheets in a workbook that somebody may have sorted, moved and renamed."""

from __future__ import annotations

import datetime as dt
import re

from lsapp.intake.cells import CellError, Value
from lsapp.intake.workbook import Sheet, Workbook
from lsapp.submission.carrier import NO_RECORD, SHEET_MARK
from lsapp.submission.sheets import CellValue, Grid

_MARK_ROWS = 30  # rows from the top in which a sheet's mark is looked for
_FIELD_NAME = re.compile(r"[\w.-]+")


def sheet_rows(sheet: Sheet) -> list[tuple[CellValue, ...]]:
    """Return the cells of a small sheet as rows, empty ones in between kept."""
    rows: dict[int, dict[int, CellValue]] = {}
    for (row, column), value in sheet.cells.items():
        rows.setdefault(row, {})[column] = plain(value)
    return [tuple(rows[row].get(i) for i in range(1, max(rows[row]) + 1)) for row in sorted(rows)]


def plain(value: Value | None) -> CellValue:
    """Return a found value as sheets know values: no errors, no times of day, yes and no in words."""
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.date() if isinstance(value, dt.datetime) else value


def found_grids(workbook: Workbook) -> dict[str, Grid]:
    """Return the standard sheets of a workbook by their codes, wherever they stand and are called."""
    grids: dict[str, Grid] = {}
    for sheet in workbook.sheets:
        grid = _found_grid(sheet)
        if grid is not None:
            grids.setdefault(grid.code, grid)
    return grids


def _found_grid(sheet: Sheet) -> Grid | None:
    mark = _find_mark(sheet)
    if mark is None:
        return None
    mark_row, key_column, code, fields = mark
    rows: dict[int, dict[str, CellValue]] = {}
    keys: dict[int, str] = {}
    current = 0
    cells: dict[str, CellValue] = {}
    for (row, column), value in sheet.cells.items():
        if row == mark_row:
            continue
        if column == key_column:
            keys[row] = str(value)
        elif row > mark_row and (field := fields.get(column)) is not None:
            if row != current:
                current, cells = row, rows.setdefault(row, {})
            cells[field] = value if type(value) is str else plain(value)
    return _grid(code[len(SHEET_MARK) :], rows, keys)


def _find_mark(sheet: Sheet) -> tuple[int, int, str, dict[int, str]] | None:
    """Return where a sheet's mark stands, its code and the fields beside it by column.

    A person's text may begin like a mark; only ours has the names of fields at its right.
    """
    top: dict[int, dict[int, Value]] = {}
    for (row, column), value in sheet.cells.items():
        if row > _MARK_ROWS:
            break
        top.setdefault(row, {})[column] = value
    for row, values in top.items():
        for column, value in values.items():
            if isinstance(value, str) and value.startswith(SHEET_MARK):
                names = {at: str(name) for at, name in values.items() if at > column}
                fields = {at: name for at, name in names.items() if _FIELD_NAME.fullmatch(name)}
                if column + 1 in fields:
                    return row, column, value, fields
    return None


def _grid(code: str, rows: dict[int, dict[str, CellValue]], keys: dict[int, str]) -> Grid:
    """Rows with a key by their key; those below the first such row without one are added rows."""
    found: dict[str, dict[str, CellValue]] = {}
    added: dict[int, dict[str, CellValue]] = {}
    for row, key in keys.items():
        if key == NO_RECORD:
            continue
        if key in found:
            added[row] = rows.get(row, {})
        else:
            found[key] = rows.get(row, {})
    first = min(keys, default=None)
    if first is not None:
        added |= {row: cells for row, cells in rows.items() if row > first and row not in keys}
    return Grid(code=code, rows=found, added=added, keyed=bool(keys) or not rows)
