# SPDX-License-Identifier: MIT
"""Workbooks that we did not write: values of every sheet, row by row, for a person to map.

Excel's own new format goes through our bounded reader, which a sparse sheet cannot make allocate a
whole grid; xls and ods go through calamine. Runs only in the child process, where calamine's abort
on a hostile file ends nothing but the child.
"""

from __future__ import annotations

import datetime as dt
import io
import math
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from lsapp.intake.cells import CellError, Cells, Value
from lsapp.intake.guard import check_package, check_size
from lsapp.intake.limits import DEFAULT_LIMITS, Limits
from lsapp.intake.refusal import Refusal
from lsapp.intake.sniffing import Kind, refusal_of_kind, sniff
from lsapp.intake.workbook import read_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

ForeignValue = str | int | Decimal | bool | dt.date | None


class ForeignSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Rows from the first of the sheet, cut after the last value; an empty cell is ``None``."""

    name: str
    visible: bool
    rows: tuple[tuple[ForeignValue, ...], ...]


def read_foreign_workbook(
    data: bytes, name: str = "", limits: Limits = DEFAULT_LIMITS
) -> list[ForeignSheet]:
    """Return the sheets of an xlsx, xls or ods workbook; error cells come as their code in text.

    Raises ``file.wrong_kind``, ``workbook.damaged``, ``workbook.too_many_sheets``,
    ``workbook.too_many_cells`` or what the guard raises.
    """
    check_size(data, limits.file)
    kind = sniff(data, name, limits)
    if kind is Kind.XLSX:
        workbook = read_workbook(check_package(data, limits), limits)
        return [
            ForeignSheet(
                name=sheet.name,
                visible=sheet.state == "visible",
                rows=_grid(sheet.cells, limits),
            )
            for sheet in workbook.sheets
        ]
    if kind is Kind.ODS:
        package = check_package(data, limits)
        for part in package.names:  # calamine trusts the sizes declared; here each is counted
            package.read(part)
    elif kind is not Kind.XLS:
        raise refusal_of_kind(kind)
    return _read_by_calamine(data, limits)


def _grid(cells: Cells, limits: Limits) -> tuple[tuple[ForeignValue, ...], ...]:
    """Return sparse cells as rows, refusing a grid that would be far larger than its values."""
    height = max((row for row, _ in cells), default=0)
    widths = [0] * (height + 1)
    for row, column in cells:
        widths[row] = max(widths[row], column)
    if sum(widths) > limits.cells:
        raise Refusal("workbook.too_many_cells", limit=limits.cells)
    return tuple(
        tuple(_plain(cells.get((row, column))) for column in range(1, widths[row] + 1))
        for row in range(1, height + 1)
    )


def _plain(value: Value | None) -> ForeignValue:
    return value.code if isinstance(value, CellError) else value


def _read_by_calamine(data: bytes, limits: Limits) -> list[ForeignSheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        described = [s for s in workbook.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        if not described:
            raise Refusal("workbook.not_a_workbook")
        if len(described) > limits.sheets:
            raise Refusal("workbook.too_many_sheets", count=len(described), limit=limits.sheets)
        found: list[ForeignSheet] = []
        room = limits.cells
        for sheet in described:
            rows = _rows(workbook.get_sheet_by_name(sheet.name), sheet.name, room, limits)
            room -= sum(map(len, rows))
            visible = sheet.visible == SheetVisibleEnum.Visible
            found.append(ForeignSheet(name=sheet.name, visible=visible, rows=rows))
    except CalamineError as error:
        raise Refusal("workbook.damaged", part="", row=0) from error
    return found


def _rows(
    sheet: CalamineSheet, name: str, room: int, limits: Limits
) -> tuple[tuple[ForeignValue, ...], ...]:
    """Return the rows of one sheet from its first; their extent is asked before they are built."""
    if sheet.end is None:
        return ()
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    if height > limits.rows or width > limits.columns:
        raise Refusal("workbook.cell_outside", sheet=name, cell=f"R{height}C{width}")
    if height * width > room:
        raise Refusal("workbook.too_many_cells", limit=limits.cells)
    rows = sheet.to_python(skip_empty_area=False)
    return tuple(_cut(tuple(_value(value) for value in row)) for row in rows)


def _cut(row: tuple[ForeignValue, ...]) -> tuple[ForeignValue, ...]:
    """Return the row up to its last value."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _value(value: object) -> ForeignValue:
    """Return a value of calamine's in our own types; it gives every number as a float."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else Decimal(repr(value))
    if isinstance(value, (bool, int, dt.date)):
        if isinstance(value, dt.datetime) and value.time() == dt.time():
            return value.date()
        return value
    if value is None or value == "":
        return None
    return str(value)
