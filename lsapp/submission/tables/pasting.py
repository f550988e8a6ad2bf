# SPDX-License-Identifier: MIT
"""Plans a paste: a block of texts laid over a table from a chosen cell, read cell by cell, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from lsapp.domain.table_values import (
    ReadContext,
    Value,
    ValueIssue,
    ValueKind,
    is_unreadable,
    read_value,
    show_value,
    taken_value,
    writes_english_numbers,
)
from lsapp.domain.text import clean_line
from lsapp.submission.tables.head_words import unit_of_money
from lsapp.submission.tables.headers import match_columns
from lsapp.submission.tables.model import (
    HeaderRows,
    ImportTable,
    OfficeSheet,
    TableField,
)

_FIGURES = frozenset({ValueKind.NUMBER, ValueKind.MONEY, ValueKind.PERCENT})
_SURE_HEAD = 0.95
Block = Sequence[Sequence[str]]
Current = Callable[[int, str], Value]
"""The value that a row (by its place in the table) now has in a field."""


class PasteColumn(msgspec.Struct, frozen=True, kw_only=True):
    """A column of the table as it is shown: its field, the đồng of one figure of money, and whether it
    can be changed.
    """

    field: TableField
    unit: int = 1
    read_only: bool = False

    def context(self, *, english: bool = False) -> ReadContext:
        """Return what the column's reader must know."""
        return self.field.context(self.unit, english=english)


class PasteTarget(msgspec.Struct, frozen=True, kw_only=True):
    """Where a block goes: the table's columns in the order shown, how many rows it has, the cell at the
    block's corner and how far the selection reaches; ``can_add`` allows rows past the end.
    """

    columns: tuple[PasteColumn, ...]
    rows: int
    row: int
    column: int
    selected_rows: int = 1
    selected_columns: int = 1
    can_add: bool = True


class PasteCell(msgspec.Struct, frozen=True, kw_only=True):
    """What one cell becomes. ``row`` counts from 0, from ``PasteTarget.rows`` on a new one; ``field`` is
    its key; ``before`` and ``after`` as the cell shows them. Where ``issue`` is there and not
    ``taken``, the cell keeps what it has.
    """

    row: int
    column: int
    field: str
    text: str
    value: Value = None
    before: str = ""
    after: str = ""
    issue: ValueIssue | None = None

    @property
    def changes(self) -> bool:
        """Whether the cell gets another value."""
        return not is_unreadable(self.issue) and self.before != self.after


class PasteRemark(msgspec.Struct, frozen=True, kw_only=True):
    """Why a paste should be looked at first: a code of ``lsapp.messages`` with its facts."""

    code: str
    facts: dict[str, str] = {}


class PastePlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a paste would do. It ``fits`` where nothing is left out, guessed or not understood: then no
    preview is needed. ``added`` counts the rows past the end; ``columns`` says which of the table's
    columns each of the block's goes to (``None``: none).
    """

    cells: tuple[PasteCell, ...]
    remarks: tuple[PasteRemark, ...] = ()
    added: int = 0
    columns: tuple[int | None, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the block can be pasted unasked."""
        return not self.remarks

    def changes(self) -> dict[int, dict[str, Value]]:
        """Return the new values, by row and field; cells that stay as they are do not appear."""
        changed: dict[int, dict[str, Value]] = {}
        for cell in self.cells:
            if cell.changes:
                changed.setdefault(cell.row, {})[cell.field] = cell.value
        return changed


def plan_paste(
    block: Block,
    target: PasteTarget,
    current: Current,
    *,
    by_headers: bool | None = None,
) -> PastePlan:
    """Return what pasting a block of texts at a cell would do.

    A single cell fills the selection, a block whose shape divides it is repeated. Where the first row
    looks like heads (``by_headers`` settles it), columns are matched by them and that row is not
    pasted. Cells of read-only columns are passed over; an empty text empties its cell. Money is read
    in the column's unit, or in the one its head names.
    """
    rows = [list(row) for row in block if row]
    if not rows:
        return PastePlan(cells=())
    remarks: list[PasteRemark] = []
    heads = _matched_heads(rows, target) if by_headers is not False else None
    if heads is not None and (by_headers or _looks_headed(rows, heads, target)):
        remarks.append(PasteRemark(code="paste.headers"))
        columns, units = heads
        rows = rows[1:]
    else:
        rows = _tiled(rows, target)
        columns, units = _columns_in_place(rows, target, remarks), {}
    rows = _cut(rows, target, remarks)
    cells = _read(rows, target, columns, units, current)
    passed = {
        place
        for source, place in enumerate(columns)
        if place is not None
        and target.columns[place].read_only
        and any(source < len(row) and row[source].strip() for row in rows)
    }
    for place in sorted(passed):
        label = target.columns[place].field.label
        remarks.append(PasteRemark(code="paste.read_only", facts={"label": label}))
    unread = sum(is_unreadable(cell.issue) for cell in cells)
    if unread:
        remarks.append(PasteRemark(code="paste.not_understood", facts={"count": str(unread)}))
    return PastePlan(
        cells=tuple(cells),
        remarks=tuple(remarks),
        added=max(0, target.row + len(rows) - target.rows),
        columns=tuple(columns),
    )


def plan_fill_down(
    target: PasteTarget, current: Current, source: Mapping[str, Value] | None = None
) -> PastePlan:
    """Return what filling down (Ctrl+D) would do: the selection's first row, or ``source`` by field, is
    copied into the rows below it. A selection of one row takes the row above it, as Excel does.
    """
    alone = target.selected_rows == 1 and source is None
    top = target.row - 1 if alone else target.row
    below = range(
        target.row if alone else top + 1, min(target.row + target.selected_rows, target.rows)
    )
    if top < 0:
        return PastePlan(cells=())
    places = range(target.column, min(target.column + target.selected_columns, len(target.columns)))
    cells = []
    for place in places:
        column = target.columns[place]
        if column.read_only:
            continue
        key = column.field.key
        value = source.get(key) if source is not None else current(top, key)
        shown = show_value(column.field.kind, value, column.context())
        for row in below:
            before = show_value(column.field.kind, current(row, key), column.context())
            cells.append(
                PasteCell(
                    row=row,
                    column=place,
                    field=key,
                    text=shown,
                    value=value,
                    before=before,
                    after=shown,
                )
            )
    return PastePlan(cells=tuple(cells), columns=tuple(places))


def copied_text(target: PasteTarget, current: Current) -> list[list[str]]:
    """Return the selection as texts; pasted back they give the same values."""
    rows = range(target.row, min(target.row + target.selected_rows, target.rows))
    places = range(target.column, min(target.column + target.selected_columns, len(target.columns)))
    return [
        [
            show_value(one.field.kind, current(row, one.field.key), one.context())
            for one in (target.columns[place] for place in places)
        ]
        for row in rows
    ]


_Heads = tuple[list[int | None], dict[int, int]]


def _matched_heads(rows: list[list[str]], target: PasteTarget) -> _Heads | None:
    """Return which column each head of the first row names, and the unit of money it tells."""
    table = ImportTable(
        code="paste",
        title="",
        kind="list",
        fields=tuple(one.field for one in target.columns),
    )
    sheet = OfficeSheet(name="", rows=(tuple(clean_line(text) for text in rows[0]),))
    places = {one.field.key: place for place, one in enumerate(target.columns)}
    columns: list[int | None] = [None] * len(rows[0])
    units: dict[int, int] = {}
    for one in match_columns(table, sheet, HeaderRows(0, 0)):
        if one.field is None:
            continue
        columns[one.column] = places[one.field]
        named = unit_of_money(one.head)
        if named is not None:
            units[one.column] = named
    return (columns, units) if any(place is not None for place in columns) else None


def _looks_headed(rows: list[list[str]], heads: _Heads, target: PasteTarget) -> bool:
    """Tell whether the first row can only be heads: most of its cells are words of heads, it stands over
    other rows, and it is not what the block's columns hold below.
    """
    if len(rows) < 2:
        return False
    told = [clean_line(text) for text in rows[0]]
    filled = [text for text in told if text]
    known = sum(
        1
        for source, place in enumerate(heads[0])
        if place is not None and _names(told[source] or "", target.columns[place].field)
    )
    return known >= 2 and 2 * known >= len(filled)


def _names(text: str, field: TableField) -> bool:
    table = ImportTable(code="paste", title="", kind="list", fields=(field,))
    sheet = OfficeSheet(name="", rows=((text,),))
    return any(one.score >= _SURE_HEAD for one in match_columns(table, sheet, HeaderRows(0, 0)))


def _tiled(rows: list[list[str]], target: PasteTarget) -> list[list[str]]:
    """Return the block repeated over a selection that it divides evenly, as Excel does."""
    height, width = len(rows), max(map(len, rows))
    down, down_rest = divmod(target.selected_rows, height)
    across, across_rest = divmod(target.selected_columns, width)
    if down_rest or across_rest or down * across <= 1 or any(len(row) != width for row in rows):
        return rows
    return [row * across for row in rows] * down


def _columns_in_place(
    rows: list[list[str]], target: PasteTarget, remarks: list[PasteRemark]
) -> list[int | None]:
    width = max(map(len, rows))
    room = len(target.columns) - target.column
    if width > room:
        facts = {"columns": str(width), "room": str(room)}
        remarks.append(PasteRemark(code="paste.too_wide", facts=facts))
    return [target.column + at if at < room else None for at in range(width)]


def _cut(rows: list[list[str]], target: PasteTarget, remarks: list[PasteRemark]) -> list[list[str]]:
    room = target.rows - target.row
    if target.can_add or len(rows) <= room:
        return rows
    facts = {"rows": str(len(rows)), "room": str(room)}
    remarks.append(PasteRemark(code="paste.too_tall", facts=facts))
    return rows[:room]


def _read(
    rows: list[list[str]],
    target: PasteTarget,
    columns: Sequence[int | None],
    units: Mapping[int, int],
    current: Current,
) -> list[PasteCell]:
    cells: list[PasteCell] = []
    for source, place in enumerate(columns):
        if place is None or target.columns[place].read_only:
            continue
        column = target.columns[place]
        kind, key = column.field.kind, column.field.key
        texts = [row[source] if source < len(row) else "" for row in rows]
        english = kind in _FIGURES and writes_english_numbers(texts)
        shown = column.context()
        read = column.field.context(units.get(source, column.unit), english=english)
        for at, text in enumerate(texts):
            row = target.row + at
            before = show_value(kind, current(row, key), shown) if row < target.rows else ""
            found = read_value(kind, text, read)
            value = taken_value(found)
            issue = found if isinstance(found, ValueIssue) else None
            after = before if is_unreadable(found) else show_value(kind, value, shown)
            cells.append(
                PasteCell(
                    row=row,
                    column=place,
                    field=key,
                    text=text,
                    value=value,
                    before=before,
                    after=after,
                    issue=issue,
                )
            )
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
