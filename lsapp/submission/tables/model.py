# SPDX-License-Identifier: MIT
"""The shapes of an import: the office's sheet, our tables' fields, the mapping between them, its plan."""

from __future__ import annotations

from typing import Literal

import msgspec

from lsapp.domain.records import Record
from lsapp.domain.table_values import CellContent, ReadContext, ValueChoice, ValueKind

TableKind = Literal["activities", "list", "grid"]
"""The activities of a programme with money and results; a form with rows of its own; one with fixed rows."""

OnMatch = Literal["update", "skip", "add"]
"""What to do with a row that is there already: fill in what it says, leave it, or add it once more."""

RowState = Literal[
    "new", "changed", "same", "skipped", "group", "heading", "total", "joined", "empty"
]
"""What becomes of a row. ``group`` and ``heading`` title the rows below, ``joined`` goes on in the
record of the row above; these, ``total`` and ``empty`` add nothing by themselves.
"""


class OfficeSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet of a workbook that we did not write: rows of values from its first row, each cut after
    its last value. ``merges`` are first row, first column, last row, last column, all from 0.
    """

    name: str
    rows: tuple[tuple[CellContent, ...], ...]
    visible: bool = True
    merges: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def width(self) -> int:
        """The number of columns that hold something."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> CellContent:
        """Return the value at a place, both from 0; ``None`` outside the table."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None


class OfficeWorkbook(msgspec.Struct, frozen=True, kw_only=True):
    """The sheets of an office's own workbook, in the order of their tabs."""

    name: str
    sheets: tuple[OfficeSheet, ...]


class TableField(msgspec.Struct, frozen=True, kw_only=True):
    """A field that a column can be: ``key`` is ``<kind>.<field>``, a form's column code, or ``number``,
    ``title`` for what only orders or names a row. ``words`` are heads it goes by, besides its label;
    ``heads`` the form's heads above it, ``needs`` a folded word without which no head is meant; a
    ``computed`` one is known and never taken.
    """

    key: str
    label: str
    kind: ValueKind = ValueKind.LONG_TEXT
    words: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    needs: str = ""
    decimals: int | None = None
    choices: tuple[ValueChoice, ...] = ()
    computed: bool = False

    def context(self, unit: int = 1, *, english: bool = False) -> ReadContext:
        """Return what its reader must know; ``unit`` is the đồng of one figure."""
        return ReadContext(decimals=self.decimals, unit=unit, choices=self.choices, english=english)


class ImportTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table of ours that an office's sheet can be brought into. ``code`` is ``activities`` or the
    form's code.
    """

    code: str
    title: str
    kind: TableKind
    fields: tuple[TableField, ...]

    def field(self, key: str) -> TableField | None:
        """Return the field of a key."""
        return next((one for one in self.fields if one.key == key), None)


class HeaderRows(msgspec.Struct, frozen=True):
    """The rows that head a table, first and last, from 0."""

    first: int
    last: int


class ColumnMapping(msgspec.Struct, frozen=True, kw_only=True):
    """What one column of the sheet is taken for; a person may change all of it.

    ``field`` is ``None`` for a column left out. Money has the ``unit`` of its figures in đồng and may
    name a funding ``source`` and a ``year``; a ``total`` is only compared with the sum of its parts.
    ``score`` (0 to 1) says how well the head fits.
    """

    column: int
    head: str
    field: str | None = None
    score: float = 0.0
    unit: int = 1
    source: str | None = None
    year: int | None = None
    total: bool = False


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to bring a sheet in.

    ``unit`` and ``round_code`` say whose records they are (results and forms need the round);
    ``programme`` is the key of the programme to add to, ``None`` for a new one. ``year`` is that of
    money whose head names none; ``group`` and ``source`` are taken where the sheet names none.
    ``convert_legacy`` reads texts in TCVN3 or VNI as what they were meant to be.
    """

    unit: str
    year: int
    round_code: str | None = None
    programme: str | None = None
    on_match: OnMatch = "update"
    group: str | None = None
    source: str | None = None
    convert_legacy: bool = False


class ImportIssue(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person should see: a code of ``lsapp.messages`` with its facts, and where it stands:
    the row as the sheet numbers it and the column's letters (``None``: the whole row or sheet).
    """

    code: str
    facts: dict[str, str] = {}
    row: int | None = None
    column: str | None = None
    label: str | None = None


class PlannedCell(msgspec.Struct, frozen=True, kw_only=True):
    """What one cell becomes: ``seen`` in the sheet, ``after`` as the field will show it, ``before`` what
    it shows now; ``noted`` where its words went into the note because they could not be understood.
    """

    column: str
    field: str
    label: str
    seen: str
    after: str
    before: str = ""
    noted: bool = False


class PlannedRow(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one row: ``row`` as the sheet numbers it (from 1), ``key`` of the record it makes
    or changes, ``group`` its code, ``number`` its STT in the sheet.
    """

    row: int
    state: RowState
    title: str
    number: str = ""
    key: str | None = None
    group: str | None = None
    cells: tuple[PlannedCell, ...] = ()


class LegacyText(msgspec.Struct, frozen=True, kw_only=True):
    """A text in an old encoding and what it would become; ``row`` and ``column`` as people see them."""

    row: int
    column: str
    encoding: str
    before: str
    after: str


class ImportPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What an import would do, all of it, before anything is written.

    ``records`` are those to put, whole; ``rows`` the preview in the sheet's order; ``legacy`` the first
    texts found in an old encoding, ``legacy_count`` how many there are.
    """

    table: str
    sheet: str
    records: tuple[Record, ...]
    rows: tuple[PlannedRow, ...]
    issues: tuple[ImportIssue, ...] = ()
    legacy: tuple[LegacyText, ...] = ()
    legacy_count: int = 0

    def count(self, state: RowState) -> int:
        """Return how many rows become this."""
        return sum(row.state == state for row in self.rows)


def column_letters(column: int) -> str:
    """Return a column's letters: ``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
