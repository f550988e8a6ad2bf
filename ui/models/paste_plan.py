# SPDX-License-Identifier: MIT
"""Plans a paste that does not fit: which column each of the block's is, what each row becomes.

Without Qt's classes: a block of many thousand rows is planned off the window's thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import msgspec

from lsapp.domain.records import new_key
from lsapp.domain.table_values import (
    ValueIssue,
    ValueKind,
    read_value,
    writes_english_numbers,
)
from lsapp.messages import explain
from ui.models.grid_columns import CellEdit, GridColumn, Kind, Unreadable

if TYPE_CHECKING:
    from lsapp.services.pasting import TableField

PasteState = Literal["new", "changed", "same", "skipped"]

_SURE_HEAD: Final = 0.95
_FEWEST_HEADS: Final = 2
_KINDS: Final = {
    Kind.LONG_TEXT: ValueKind.LONG_TEXT,
    Kind.NUMBER: ValueKind.NUMBER,
    Kind.MONEY: ValueKind.MONEY,
    Kind.PERCENT: ValueKind.PERCENT,
    Kind.DATE: ValueKind.DATE,
}
_FIGURES: Final = frozenset({ValueKind.NUMBER, ValueKind.MONEY, ValueKind.PERCENT})


class PasteHeads(msgspec.Struct, frozen=True):
    """What the first row of a block says: the column key of each cell (``None``: none known), the đồng
    of one figure, and whether the row is heads at all.
    """

    columns: tuple[str | None, ...]
    units: tuple[int, ...]
    is_headed: bool


class PasteRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants pasted where.

    ``columns`` are keys for each of the block's columns, ``None`` for one left out; ``rows`` the
    table's rows to be written over, in order; with ``can_add`` what is left becomes rows of ``group``.
    ``fields`` say how columns are read, those not named read by themselves.
    """

    block: Sequence[Sequence[str]]
    columns: tuple[str | None, ...]
    units: tuple[int, ...]
    grid_columns: Mapping[str, GridColumn]
    fields: Mapping[str, TableField]
    rows: Sequence[Any]
    can_add: bool
    group: str
    language: str = "vi"


class PasteCellPlan(msgspec.Struct, frozen=True):
    """What one cell becomes: the text pasted, what the table will show and shows now, what is to be
    seen about it; ``lost`` where it is not taken at all.
    """

    text: str
    after: str
    before: str
    issue: str = ""
    lost: bool = False


class PasteRowPlan(msgspec.Struct, frozen=True):
    """What becomes of one row of the block, its cells as the block has them."""

    state: PasteState
    cells: tuple[PasteCellPlan, ...]


class PastePlan(msgspec.Struct, frozen=True):
    """What a paste would do: every row, the edits that it makes, and each cell that should be looked at:
    row, column and words.
    """

    rows: tuple[PasteRowPlan, ...]
    edits: tuple[CellEdit, ...]
    issues: tuple[tuple[int, int, str], ...] = ()

    def count(self, *states: PasteState) -> int:
        """Return how many rows become one of these."""
        return sum(row.state in states for row in self.rows)


def fields_of(columns: Sequence[GridColumn]) -> dict[str, TableField]:
    """Return columns as fields that heads can be matched with, known by their titles alone."""
    from lsapp.services.pasting import TableField

    return {
        column.key: TableField(
            key=column.key,
            label=column.title,
            heads=column.heads,
            kind=_KINDS.get(column.kind, ValueKind.TEXT),
        )
        for column in columns
    }


def read_heads(block: Sequence[Sequence[str]], fields: Mapping[str, TableField]) -> PasteHeads:
    """Return what a block's first row names; it is taken for heads where at least two cells, and half of
    those filled, are words of heads and other rows follow.
    """
    # The module of imports brings the database along: it is loaded where this runs, off the window's thread.
    from lsapp.services.importing import HeaderRows, ImportTable, OfficeSheet, match_columns

    width = len(block[0]) if block else 0
    first = tuple((text.strip() or None) for text in block[0]) if block else ()
    table = ImportTable(
        code="paste",
        title="",
        kind="list",
        fields=tuple(msgspec.structs.replace(field, key=key) for key, field in fields.items()),
    )
    sheet = OfficeSheet(name="", rows=(first,))
    columns: list[str | None] = [None] * width
    units = [1] * width
    known = 0
    for one in match_columns(table, sheet, HeaderRows(0, 0)):
        columns[one.column], units[one.column] = one.field, one.unit
        known += one.field is not None and one.score >= _SURE_HEAD
    filled = sum(text is not None for text in first)
    headed = len(block) > 1 and known >= _FEWEST_HEADS and 2 * known >= filled
    return PasteHeads(tuple(columns), tuple(units), headed)


def plan_paste(request: PasteRequest) -> PastePlan:
    """Return what the paste would do. An empty text empties its cell; a row without any text makes no new
    one; a cell that takes no edits keeps what it has, and says so.
    """
    readers = [_Reader(request, at) for at in range(len(request.columns))]
    rows: list[PasteRowPlan] = []
    edits: list[CellEdit] = []
    for at, texts in enumerate(request.block):
        row = request.rows[at] if at < len(request.rows) else None
        if row is None and not (request.can_add and _says_something(request.columns, texts)):
            cells = tuple(PasteCellPlan(text, "", "") for text in texts)
            rows.append(PasteRowPlan("skipped", cells))
            continue
        key = row.key if row is not None else new_key()
        planned, own = _row(readers, texts, row, key, request.group)
        edits += own
        changed: PasteState = "changed" if own else "same"
        rows.append(PasteRowPlan(changed if row is not None else "new", planned))
    issues = tuple(
        (at, place, cell.issue)
        for at, planned_row in enumerate(rows)
        for place, cell in enumerate(planned_row.cells)
        if cell.issue
    )
    return PastePlan(tuple(rows), tuple(edits), issues)


def _says_something(columns: Sequence[str | None], texts: Sequence[str]) -> bool:
    return any(key and text.strip() for key, text in zip(columns, texts, strict=False))


def _row(
    readers: Sequence[_Reader], texts: Sequence[str], row: Any, key: str, group: str
) -> tuple[tuple[PasteCellPlan, ...], list[CellEdit]]:
    cells: list[PasteCellPlan] = []
    edits: list[CellEdit] = []
    for reader, text in zip(readers, texts, strict=False):
        cell, value = reader.cell(text, row)
        cells.append(cell)
        column = reader.column
        if column is None or cell.lost or (value is None and row is None):
            continue
        if isinstance(value, Unreadable) or cell.after != cell.before:
            edits.append(
                CellEdit(
                    row_key=key,
                    column_key=column.key,
                    text=text,
                    value=value,
                    is_new=row is None,
                    group=group or None if row is None else None,
                )
            )
    return tuple(cells), edits


class _Reader:
    """Reads one of the block's columns as the table's column that it is taken for."""

    def __init__(self, request: PasteRequest, at: int) -> None:
        key = request.columns[at]
        self.column = request.grid_columns.get(key) if key is not None else None
        self._field = request.fields.get(key) if key is not None else None
        self._language = request.language
        self._locked = explain("paste.locked_cell", request.language)
        if self._field is not None:
            english = self._field.kind in _FIGURES and writes_english_numbers(
                texts[at] for texts in request.block if at < len(texts)
            )
            self._context = self._field.context(request.units[at], english=english)

    def cell(self, text: str, row: Any) -> tuple[PasteCellPlan, Any]:
        """Return what a text becomes in a row (``None``: a new one), and the value read from it."""
        column = self.column
        if column is None:
            return PasteCellPlan(text, "", "", lost=bool(text.strip())), None
        before = "" if row is None else column.text_of(row)
        if not column.takes_edits(row):
            issue = self._locked if text.strip() and text != before else ""
            return PasteCellPlan(text, before, before, issue, lost=True), None
        value, issue = self._read(column, text)
        if isinstance(value, Unreadable):
            return PasteCellPlan(text, text, before, value.reason), value
        after = "" if value is None else column.show(value)
        return PasteCellPlan(text, after, before, issue), value

    def _read(self, column: GridColumn, text: str) -> tuple[Any, str]:
        if self._field is None:
            return column.read(text), ""
        value = read_value(self._field.kind, text, self._context)
        if not isinstance(value, ValueIssue):
            return value, ""
        words = explain(value.code, self._language, **value.facts)
        return (value.value, words) if value.taken else (Unreadable(text, words), words)
