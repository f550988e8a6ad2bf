# SPDX-License-Identifier: MIT
"""Writes what was filled into a statistical form: any number of cells and rows as one action."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace, is_computed
from lsapp.catalogue.model import FormColumn, StatForm
from lsapp.domain.cleaning import clean_record
from lsapp.domain.ordering import by_position
from lsapp.domain.records import WHOLE, OpenRow, Record, StatValue
from lsapp.domain.table_values import (
    CellContent,
    ReadContext,
    ValueChoice,
    ValueIssue,
    ValueKind,
    read_value,
)
from lsapp.domain.text import clean, fold
from lsapp.services.desk import Desk
from lsapp.services.form_cells import EMPTY, NUMERIC, CellValue, Entry
from lsapp.services.in_round import InRound, round_key
from lsapp.storage.transaction import Change, Transaction
from lsapp.submission.cell_values import not_applicable_reason, stored_cell

ZERO: Final = Entry(0)
"""Nought, which is a figure: not the same as empty."""

_KINDS: Final = {
    "number": ValueKind.NUMBER,
    "money": ValueKind.MONEY,
    "text": ValueKind.LONG_TEXT,
    "date": ValueKind.DATE,
    "choice": ValueKind.CHOICE,
}

_CROSS: Final = "x"  # how paper forms mark a cell that does not apply


class FormEdits(msgspec.Struct, frozen=True, kw_only=True):
    """What is to change in a form: cells by their place, rows taken out, and all rows of a list form in
    the order they are to stand. A row that is not known yet is added by its first cell.
    """

    cells: dict[CellPlace, Entry] = {}
    removed: tuple[str, ...] = ()
    order: tuple[str, ...] | None = None


def not_applicable(reason: str | None) -> Entry:
    """Return the entry of a cell (or of the whole form, at ``WHOLE``) that does not apply."""
    return Entry(None, True, clean(reason))


def read_cell(form: StatForm, column: str, seen: CellContent) -> Entry | ValueIssue:
    """Return what was typed or pasted into a cell: a value of the column's kind, nothing, or in a grid
    that the cell does not apply (``x``, or ``không áp dụng: lý do``).

    Never raises for what a person wrote: a ``ValueIssue`` says why there is no such value, and where
    it was ``taken`` all the same, its ``value`` may be stored.
    """
    grid = form.layout == "grid"
    if grid and isinstance(seen, str):
        if fold(seen) == _CROSS:
            return not_applicable(None)
        reason = not_applicable_reason(seen)
        if reason is not None:
            return not_applicable(reason)
    told = next(one for one in form.columns if one.code == column)
    choices = tuple(ValueChoice(choice, choice) for choice in told.choices)
    read = read_value(_KINDS[told.kind], seen, ReadContext(decimals=told.decimals, choices=choices))
    return read if isinstance(read, ValueIssue) else Entry(read)


def save_cells(
    desk: Desk, place: InRound, form: StatForm, edits: FormEdits, label: str | None = None
) -> Change:
    """Write the edits of one form as one action.

    Cells that are sums, and places that the form does not have, take nothing in; what an older file
    left there can be cleared. Raises UserError ``text.too_long``, ``number.too_long``.
    """
    held = desk.store.select(
        StatValue, unit=place.unit, plan=place.plan, round=place.round, form=form.code
    )
    values = {(one.row, one.column): one for one in held}
    with desk.store.transaction("form.filled", label=label or f"Biểu {form.code}") as tx:
        if form.layout == "list":
            _write_rows(desk, tx, place, form, edits)
            cells = {at: one for at, one in edits.cells.items() if at == (WHOLE, WHOLE)}
        else:
            cells = edits.cells
        _write_values(tx, place, form, values, cells)
        return tx.commit()


def _write_values(
    tx: Transaction,
    place: InRound,
    form: StatForm,
    held: Mapping[CellPlace, StatValue],
    cells: Mapping[CellPlace, Entry],
) -> None:
    records: list[Record] = []
    gone = []
    for at, entry in cells.items():
        before = held.get(at)
        if entry == EMPTY:
            gone += [before.key] if before else []
        elif at == (WHOLE, WHOLE) or _is_typed(form, at):
            key = before.key if before else round_key(StatValue, place, form.code, *at)
            record = _stat_value(place, form, key, at, entry)
            records.append(clean_record(record))
    tx.put_many(records)
    tx.delete_many(StatValue, place.unit, gone)


def _is_typed(form: StatForm, at: CellPlace) -> bool:
    row, column = at
    known = any(one.code == row for one in form.rows)
    known = known and any(one.code == column for one in form.columns)
    return known and not is_computed(form, row, column)


def _stat_value(place: InRound, form: StatForm, key: str, at: CellPlace, entry: Entry) -> StatValue:
    number = entry.value if isinstance(entry.value, int | Decimal) else None
    return StatValue(
        unit=place.unit,
        key=key,
        plan=place.plan,
        round=place.round,
        form=form.code,
        row=at[0],
        column=at[1],
        value=None if entry.not_applicable else number,
        not_applicable=entry.not_applicable,
        reason=entry.reason if entry.not_applicable else None,
    )


def _write_rows(
    desk: Desk, tx: Transaction, place: InRound, form: StatForm, edits: FormEdits
) -> None:
    """Write the rows of a list form; they stand in the order given, new ones last without one."""
    scope = {"plan": place.plan, "round": place.round, "form": form.code}
    held = by_position(desk.store.select(OpenRow, unit=place.unit, **scope))
    removed = set(edits.removed)
    rows = {one.key: one for one in held if one.key not in removed}
    for key, cells in _by_row(form, edits.cells).items():
        if key in removed:
            continue
        row = rows.get(key) or OpenRow(unit=place.unit, key=key, cells={}, **scope, position=-1)
        rows[key] = msgspec.structs.replace(row, cells=_filled(row.cells, cells))
    numbers = {one.code for one in form.columns if one.kind in NUMERIC}
    placed = _placed(list(rows.values()), edits.order)
    tx.put_many(clean_record(one, numbers) for one in placed)
    tx.delete_many(OpenRow, place.unit, [one.key for one in held if one.key in removed])


def _placed(rows: list[OpenRow], order: tuple[str, ...] | None) -> list[OpenRow]:
    """Return the rows with their positions: all by ``order`` where one is given; else only a new row gets
    one, after the last.
    """
    replace = msgspec.structs.replace
    if order is not None:
        at = {key: index for index, key in enumerate(order)}
        ranked = sorted(rows, key=lambda one: at.get(one.key, len(at)))
        return [replace(one, position=index) for index, one in enumerate(ranked)]
    last = max((one.position for one in rows), default=-1)
    placed = []
    for one in rows:
        if one.position < 0:
            last += 1
            one = replace(one, position=last)
        placed.append(one)
    return placed


def _by_row(form: StatForm, cells: Mapping[CellPlace, Entry]) -> dict[str, dict[FormColumn, Entry]]:
    columns = {one.code: one for one in form.columns if not one.sum_of}
    rows: dict[str, dict[FormColumn, Entry]] = {}
    for (row, column), entry in cells.items():
        if row != WHOLE and column in columns:
            rows.setdefault(row, {})[columns[column]] = entry
    return rows


def _filled(
    cells: Mapping[str, int | str], changes: Mapping[FormColumn, Entry]
) -> dict[str, int | str]:
    filled = dict(cells)
    for column, entry in changes.items():
        value: CellValue | None = entry.value
        if value is None:
            filled.pop(column.code, None)
        else:
            filled[column.code] = stored_cell(value)
    return filled
