# SPDX-License-Identifier: MIT
"""How a department's own form is filled: which columns of which sheet hold what, and which single cells.

A mapping is a small JSON text of its own, without a record of any unit in it, so that what one commune
has made serves the others. Rows and columns are named as Excel names them.
"""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec

from lsapp.domain.text import fold
from lsapp.errors import UserError
from lsapp.submission.tables.model import OfficeSheet

FORMAT: Final = "lsapp-department-form"
VERSION: Final = 1
LONGEST: Final = 1 << 20
"""Bytes of a mapping; the largest honest one has a few thousand cells."""

RowKind = Literal["activities", "group", "list", "grid"]
"""All activities; those of one task group; the rows of a list form; the fixed rows of a form."""

OUTLINE: Final = "outline"
"""The field of the number that a task has in the unit's own outline (1.1, a)."""

_CELL: Final = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


class FormColumn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a column is filled with. ``column`` are its letters, ``field`` a key of the table's fields,
    ``head`` the words that stood over it. Of money: ``unit`` is the đồng of one figure, ``source`` the
    funding source (``None``: all), ``year_offset`` the year counted from the round's (``None``: all years).
    """

    column: str
    field: str
    head: str = ""
    unit: int = 1
    source: str | None = None
    year_offset: int | None = 0


class GridRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the sheet that is a fixed row of ours, by its code."""

    row: int
    code: str


class FormTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the form. ``first_row`` to ``last_row`` are the rows it has for records (``None``: down
    to the end); ``group`` and ``form`` say whose; ``headings`` puts a row with the group's title before
    its activities. ``header_first`` and ``header_last`` are the rows that head it. ``fit_rows`` makes rows
    higher where their texts need it.
    """

    sheet: str
    rows: RowKind
    group: str | None = None
    form: str | None = None
    headings: bool = False
    header_first: int
    header_last: int
    first_row: int
    last_row: int | None = None
    fit_rows: bool = False
    columns: tuple[FormColumn, ...] = ()
    grid_rows: tuple[GridRow, ...] = ()

    def column(self, letters: str) -> FormColumn | None:
        """Return what a column is filled with."""
        return next((one for one in self.columns if one.column == letters), None)


class FormCell(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A single cell: ``text`` may name figures (``{{don_vi.ten}}``); one figure alone is written as the
    number or day that it is. ``unit`` is the đồng of one figure where it is money.
    """

    sheet: str
    cell: str
    text: str
    unit: int | None = None


class FormMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of it; ``plan`` names the plan whose groups, forms and fields it speaks of."""

    format: str = FORMAT
    version: int = VERSION
    plan: str
    title: str = ""
    tables: tuple[FormTable, ...] = ()
    cells: tuple[FormCell, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be filled."""
        return not self.cells and not any(one.columns for one in self.tables)

    def cell(self, sheet: str, cell: str) -> FormCell | None:
        """Return what a single cell is filled with."""
        return next((one for one in self.cells if (one.sheet, one.cell) == (sheet, cell)), None)

    def with_cell(self, sheet: str, cell: str, text: str, unit: int | None = None) -> FormMapping:
        """Return the mapping with a single cell set; an empty text takes it out."""
        kept = [one for one in self.cells if (one.sheet, one.cell) != (sheet, cell)]
        if text.strip():
            kept.append(FormCell(sheet=sheet, cell=cell, text=text, unit=unit))
        kept.sort(key=lambda one: (one.sheet, *_order(one.cell)))
        return msgspec.structs.replace(self, cells=tuple(kept))

    def with_rows(self, sheet: str, after: int, count: int) -> FormMapping:
        """Return the mapping for a form that has ``count`` more rows below row ``after`` of a sheet: a table
        that ends there has them, what stands below goes along.
        """

        def moved(row: int) -> int:
            return row + count if row > after else row

        replace = msgspec.structs.replace
        tables = tuple(
            one
            if one.sheet != sheet
            else replace(
                one,
                header_first=moved(one.header_first),
                header_last=moved(one.header_last),
                first_row=moved(one.first_row),
                last_row=None
                if one.last_row is None
                else one.last_row + count
                if one.last_row >= after
                else one.last_row,
                grid_rows=tuple(replace(row, row=moved(row.row)) for row in one.grid_rows),
            )
            for one in self.tables
        )
        cells = []
        for cell in self.cells:
            row, _, letters = _order(cell.cell)
            name = f"{letters}{moved(row)}" if cell.sheet == sheet else cell.cell
            cells.append(replace(cell, cell=name))
        return replace(self, tables=tables, cells=tuple(cells))

    def with_table(self, place: int, table: FormTable | None) -> FormMapping:
        """Return the mapping with one table in another's place, at the end, or taken out."""
        tables = list(self.tables)
        tables[place : place + 1] = [] if table is None else [table]
        return msgspec.structs.replace(self, tables=tuple(tables))


class DepartmentSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet of a department's workbook: its values, the name of its part, the places of its formulas
    and how many columns of each row are laid out, filled or not; all from 0.
    """

    values: OfficeSheet
    part: str
    formulas: frozenset[tuple[int, int]] = frozenset()
    laid: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The name on its tab."""
        return self.values.name

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Return the place that holds the value of a merged cell; any other place is its own."""
        for top, left, bottom, right in self.values.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column


class DepartmentWorkbook(msgspec.Struct, frozen=True, kw_only=True):
    """A department's empty form: its sheets, the part of the workbook itself, and the numbers of the
    cell styles that show days and percent.
    """

    name: str
    main: str
    sheets: tuple[DepartmentSheet, ...]
    dates: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()
    since_1904: bool = False

    def sheet(self, name: str) -> DepartmentSheet | None:
        """Return the sheet of a name; capitals, accents and spaces around do not count."""
        exact = next((one for one in self.sheets if one.name == name), None)
        wanted = fold(name)
        return exact or next((one for one in self.sheets if fold(one.name) == wanted), None)


def mapping_text(mapping: FormMapping) -> str:
    """Return the mapping as JSON, the same for the same mapping, readable by people."""
    encoded = msgspec.json.encode(mapping, order="deterministic")
    return msgspec.json.format(encoded, indent=1).decode()


def read_mapping(text: str | bytes) -> FormMapping:
    """Return the mapping that a JSON text holds.

    Raises ``UserError``: ``filling.mapping_too_new`` for one of a newer version,
    ``filling.mapping_unreadable`` for anything else that is none.
    """
    content = text.encode() if isinstance(text, str) else text
    if len(content) > LONGEST:
        raise UserError("filling.mapping_unreadable")
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("filling.mapping_unreadable") from error
    if head.format != FORMAT:
        raise UserError("filling.mapping_unreadable")
    if head.version > VERSION:
        raise UserError("filling.mapping_too_new")
    try:
        mapping = msgspec.json.decode(content, type=FormMapping)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("filling.mapping_unreadable") from error
    if not _is_sound(mapping):
        raise UserError("filling.mapping_unreadable")
    return mapping


class _Head(msgspec.Struct):
    format: str
    version: int


def _is_sound(mapping: FormMapping) -> bool:
    columns = (one.column for table in mapping.tables for one in table.columns)
    return (
        all(_CELL.fullmatch(one.cell) for one in mapping.cells)
        and all(_CELL.fullmatch(f"{letters}1") for letters in columns)
        and all(one.first_row > 0 and (one.last_row or one.first_row) > 0 for one in mapping.tables)
        and all(row.row > 0 for table in mapping.tables for row in table.grid_rows)
        and all(one.unit > 0 for table in mapping.tables for one in table.columns)
        and all(one.unit is None or one.unit > 0 for one in mapping.cells)
    )


def _order(cell: str) -> tuple[int, int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), len(letters), letters
