# SPDX-License-Identifier: MIT
"""Statistical forms as the page shows them: cells that say what they hold, sums that follow at once.

Nothing here reads or writes a database. A cell holds a value, is empty, or does not apply for a reason:
three different things. In a list form the row is the key of the unit's own row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace as CellPlace  # the pages name cells by it too
from lsapp.catalogue.forms import Number, failed_checks, totals
from lsapp.catalogue.model import FormColumn, Plan, StatForm, UnitKind
from lsapp.domain.dates import grid_date
from lsapp.domain.numbers import format_number
from lsapp.domain.ordering import by_position
from lsapp.domain.records import WHOLE, Records, StatValue
from lsapp.rules.finding import Level
from lsapp.rules.form_rules import too_fine

CellValue = int | Decimal | str | dt.date
"""What a cell holds: a number, money in đồng, text, a choice, a day."""

NUMERIC: Final = ("number", "money")
_WHOLE_FORM: Final[CellPlace] = (WHOLE, WHOLE)


class CellState(StrEnum):
    """The three things that a cell can say."""

    VALUE = "value"
    EMPTY = "empty"
    NOT_APPLICABLE = "not_applicable"


class CellFault(msgspec.Struct, frozen=True):
    """What is wrong with a cell: the code of the rule that will say so too, and in words."""

    code: str
    level: Level
    message: str


class Entry(msgspec.Struct, frozen=True):
    """What was said in a cell: a value, or that it does not apply and why; neither is empty."""

    value: CellValue | None = None
    not_applicable: bool = False
    reason: str | None = None

    @property
    def state(self) -> CellState:
        """Which of the three things it is."""
        if self.not_applicable:
            return CellState.NOT_APPLICABLE
        return CellState.EMPTY if self.value is None else CellState.VALUE

    @property
    def text(self) -> str:
        """The value as the grid shows it; nothing where there is none."""
        if isinstance(self.value, dt.date):
            return grid_date(self.value)
        if isinstance(self.value, int | Decimal):
            return format_number(self.value)
        return self.value or ""


EMPTY: Final = Entry()


class FormCell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell: what it says, what the last round said, whether a person types it, what is wrong."""

    row: str
    column: str
    entry: Entry = EMPTY
    previous: Entry = EMPTY
    typed: bool = True
    faults: tuple[CellFault, ...] = ()

    @property
    def state(self) -> CellState:
        """Value, empty or not applicable."""
        return self.entry.state

    @property
    def text(self) -> str:
        """The value as the grid shows it."""
        return self.entry.text


class FormSheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row: fixed (``title``, ``level``, ``total`` for one that is a sum), or the unit's own, numbered."""

    key: str
    number: str
    title: str = ""
    level: int = 0
    total: bool = False
    cells: tuple[FormCell, ...]


class FormSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A form filled in. ``whole`` is what was said of the form as a whole; ``sums`` are the totals of a
    list form's numeric columns, by column; ``asked`` tells whether this kind of unit owes it.
    ``filled`` of ``expected`` cells (or lines) say something. ``last_rows`` are the rows that a list
    form had in the round before.
    """

    form: StatForm
    asked: bool
    rows: tuple[FormSheetRow, ...]
    whole: Entry = EMPTY
    previous_whole: Entry = EMPTY
    faults: tuple[CellFault, ...] = ()
    sums: dict[str, Number] = {}
    filled: int = 0
    expected: int = 0
    last_rows: tuple[FormSheetRow, ...] = ()

    def cell(self, row: str, column: str) -> FormCell | None:
        """Return a cell by its codes, ``None`` where the form has no such place."""
        for one in self.rows:
            if one.key == row:
                return next((cell for cell in one.cells if cell.column == column), None)
        return None

    @property
    def percent(self) -> int | None:
        """How much is filled in, 0 to 100; ``None`` where nothing is expected."""
        return self.filled * 100 // self.expected if self.expected else None

    @property
    def fault_count(self) -> int:
        """How many faults stand in the form."""
        return len(self.faults) + sum(len(one.faults) for row in self.rows for one in row.cells)


def form_sheets(
    plan: Plan, kind: UnitKind, records: Records, previous: Records | None = None
) -> tuple[FormSheet, ...]:
    """Return the forms that a unit of this kind owes and those it filled in all the same, in the plan's
    order.
    """
    said = {one.form for one in records.stat_values} | {one.form for one in records.open_rows}
    return tuple(
        form_sheet(one, kind, records, previous)
        for one in plan.forms
        if one.asked_of(kind) or one.code in said
    )


def form_sheet(
    form: StatForm, kind: UnitKind, records: Records, previous: Records | None = None
) -> FormSheet:
    """Return a form with what the records say in it and what the round before said.

    What stands in a place that the form does not have is left out: the rules speak of it.
    """
    entries, before = _entries(form, records), _entries(form, previous or Records())
    whole, last_whole = entries.pop(_WHOLE_FORM, EMPTY), before.pop(_WHOLE_FORM, EMPTY)
    last_rows: Sequence[FormSheetRow] = ()
    if form.layout == "grid":
        rows = _grid_rows(form, entries, before)
    else:
        rows = _list_rows(form, records, entries)
        last_rows = _list_rows(form, previous, before) if previous else ()
    sheet = _sheet(form, form.asked_of(kind), rows, whole, last_whole)
    return msgspec.structs.replace(sheet, last_rows=tuple(last_rows))


def _list_rows(
    form: StatForm, records: Records, entries: Mapping[CellPlace, Entry]
) -> list[FormSheetRow]:
    keys = [one.key for one in by_position(records.open_rows) if one.form == form.code]
    return [list_row(form, key, at, entries) for at, key in enumerate(keys, 1)]


def with_values(
    sheet: FormSheet, changes: Mapping[CellPlace, Entry], order: Sequence[str] | None = None
) -> FormSheet:
    """Return the sheet as it stands once cells say something else; sums and faults follow.

    ``order`` are all rows of a list form as they are to stand; without it a key that is new comes
    last. What is put into a computed cell, or into a place that the form lacks, does not count.
    """
    form, whole = sheet.form, changes.get(_WHOLE_FORM, sheet.whole)
    changed = {place: one for place, one in changes.items() if place != _WHOLE_FORM}
    entries = {
        (row.key, cell.column): cell.entry
        for row in sheet.rows
        for cell in row.cells
        if cell.typed and cell.entry != EMPTY
    }
    entries.update(changed)
    rows: Sequence[FormSheetRow]
    if form.layout == "grid":
        before = {(one.row, one.column): one.previous for row in sheet.rows for one in row.cells}
        rows = _grid_rows(form, entries, before)
    else:
        held = {row.key: row for row in sheet.rows}
        keys = list(order) if order is not None else list(held)
        keys += [key for key, _ in changed if key not in held and order is None]
        touched = {key for key, _ in changed}
        rows = [
            list_row(form, key, at, entries)
            if key in touched or key not in held
            else msgspec.structs.replace(held[key], number=str(at))
            for at, key in enumerate(dict.fromkeys(keys), 1)
        ]
    changed_sheet = _sheet(form, sheet.asked, rows, whole, sheet.previous_whole)
    return msgspec.structs.replace(changed_sheet, last_rows=sheet.last_rows)


def list_row(
    form: StatForm, key: str, number: int, entries: Mapping[CellPlace, Entry]
) -> FormSheetRow:
    """Return one of the unit's own rows, its computed columns worked out."""
    said = {one.code: entries.get((key, one.code), EMPTY) for one in form.columns}
    numbers = _numbers({(key, code): one for code, one in said.items()})
    computed = totals(form, numbers)
    wrong = _check_faults(form, numbers)
    cells = []
    for column in form.columns:
        place = (key, column.code)
        entry = Entry(computed.get(place)) if column.sum_of else said[column.code]
        faults = wrong.get(place, ())
        if not column.sum_of:
            faults = (*_line_faults(column, entry), *faults)
        cells.append(
            FormCell(
                row=key, column=column.code, entry=entry, typed=not column.sum_of, faults=faults
            )
        )
    return FormSheetRow(key=key, number=str(number), cells=tuple(cells))


def _sheet(
    form: StatForm, asked: bool, rows: Sequence[FormSheetRow], whole: Entry, last_whole: Entry
) -> FormSheet:
    typed = [cell for row in rows for cell in row.cells if cell.typed]
    said = sum(1 for cell in typed if _says(cell.entry))
    faults = tuple(_whole_faults(whole, said))
    if whole.not_applicable and not said:
        filled, expected = int(whole.reason is not None), 1
    elif form.layout == "grid":
        filled, expected = said, len(typed)
    else:
        filled, expected = _filled_lines(form, rows)
    return FormSheet(
        form=form,
        asked=asked,
        rows=tuple(rows),
        whole=whole,
        previous_whole=last_whole,
        faults=faults,
        sums=_column_sums(form, rows) if form.layout == "list" else {},
        filled=filled,
        expected=expected,
    )


def _says(entry: Entry) -> bool:
    """Tell whether a cell says something: that it does not apply says nothing without a reason."""
    return entry.reason is not None if entry.not_applicable else entry.value is not None


def _filled_lines(form: StatForm, rows: Sequence[FormSheetRow]) -> tuple[int, int]:
    """Count the rows that hold all they must; a list that is compulsory waits for one at least."""
    needed = {one.code for one in form.columns if one.required and not one.sum_of}
    whole = sum(
        1
        for row in rows
        if any(_says(one.entry) for one in row.cells)
        and all(_says(one.entry) for one in row.cells if one.column in needed)
    )
    return whole, max(len(rows), int(form.required))


def _entries(form: StatForm, records: Records) -> dict[CellPlace, Entry]:
    found: dict[CellPlace, Entry] = {}
    for one in records.stat_values:
        if one.form == form.code:
            found[one.row, one.column] = entry_of(one)
    if form.layout == "list":
        columns = {one.code: one for one in form.columns}
        for line in records.open_rows:
            if line.form == form.code:
                for code, value in line.cells.items():
                    if code in columns:
                        found[line.key, code] = Entry(shown_value(columns[code], value))
    return found


def entry_of(record: StatValue) -> Entry:
    """Return what a cell's record says."""
    return Entry(
        None if record.not_applicable else record.value, record.not_applicable, record.reason
    )


def shown_value(column: FormColumn, stored: int | str) -> CellValue:
    """Return what a row holds as a value of its column; what cannot be read so stays as it is."""
    if not isinstance(stored, str):
        return stored
    try:
        if column.kind == "date":
            return dt.date.fromisoformat(stored)
        if column.kind in NUMERIC:
            number = Decimal(stored)
            return number if number.is_finite() else stored
    except (ValueError, ArithmeticError):
        return stored
    return stored


def _grid_rows(
    form: StatForm, entries: Mapping[CellPlace, Entry], before: Mapping[CellPlace, Entry]
) -> list[FormSheetRow]:
    numbers = _numbers(entries)
    computed = totals(form, numbers)
    last = totals(form, _numbers(before))
    wrong = _check_faults(form, numbers)
    rows = []
    for row in form.rows:
        cells = []
        for column in form.columns:
            place = (row.code, column.code)
            summed = bool(row.sum_of or column.sum_of)
            entry = Entry(computed.get(place)) if summed else entries.get(place, EMPTY)
            faults = wrong.get(place, ())
            cells.append(
                FormCell(
                    row=row.code,
                    column=column.code,
                    entry=entry,
                    previous=Entry(last.get(place)) if summed else before.get(place, EMPTY),
                    typed=not summed,
                    faults=faults if summed else (*_entry_faults(column, entry), *faults),
                )
            )
        rows.append(
            FormSheetRow(
                key=row.code,
                number=row.number,
                title=row.title,
                level=row.level,
                total=bool(row.sum_of),
                cells=tuple(cells),
            )
        )
    return rows


def _numbers(entries: Mapping[CellPlace, Entry]) -> dict[CellPlace, Number]:
    return {
        place: one.value
        for place, one in entries.items()
        if isinstance(one.value, int | Decimal) and not one.not_applicable
    }


def _column_sums(form: StatForm, rows: Iterable[FormSheetRow]) -> dict[str, Number]:
    sums: dict[str, Number] = {}
    numeric = {one.code for one in form.columns if one.kind in NUMERIC}
    for row in rows:
        for cell in row.cells:
            value = cell.entry.value
            if cell.column in numeric and isinstance(value, int | Decimal):
                sums[cell.column] = sums.get(cell.column, 0) + value
    return sums


def _check_faults(
    form: StatForm, numbers: Mapping[CellPlace, Number]
) -> dict[CellPlace, tuple[CellFault, ...]]:
    """Return the relations that do not hold, at every cell of their left side."""
    found: dict[CellPlace, tuple[CellFault, ...]] = {}
    for failed in failed_checks(form, numbers) if form.checks else ():
        check = failed.check
        left, right = ("trống" if one is None else format_number(one) for one in failed[2:])
        sign = "bằng" if check.relation == "equal" else "không quá"
        fault = CellFault(
            "form.contradiction" if check.level == "hard" else "form.mismatch",
            check.level,
            f"{check.message.rstrip('.')}: {left} phải {sign} {right}.",
        )
        for code in check.left:
            place = (failed.at, code) if check.axis == "columns" else (code, failed.at)
            found[place] = (*found.get(place, ()), fault)
    return found


def _entry_faults(column: FormColumn, entry: Entry) -> Iterable[CellFault]:
    """Yield what is wrong with a typed cell of a grid by itself."""
    value = entry.value
    if entry.not_applicable:
        if entry.reason is None:
            yield CellFault("form.reason", "hard", "Không áp dụng nhưng chưa ghi lý do.")
    elif isinstance(value, int | Decimal):
        yield from _number_faults(column, value, "form.negative", "form.decimals")


def _number_faults(
    column: FormColumn, value: Number, negative: str, too_many: str
) -> Iterable[CellFault]:
    if value < 0:
        yield CellFault(negative, "hard", f"Số âm: {format_number(value)}.")
    if too_fine(value, column):
        allowed = f"tối đa {column.decimals} chữ số lẻ" if column.decimals else "số nguyên"
        message = f"Số {format_number(value)} quá lẻ, cột này nhận {allowed}."
        yield CellFault(too_many, "hard", message)


def _line_faults(column: FormColumn, entry: Entry) -> Iterable[CellFault]:
    value = entry.value
    if value is None:
        if column.required:
            yield CellFault("list.required", "soft", f"Chưa ghi {column.title}.")
    elif column.kind == "choice" and value not in column.choices:
        yield CellFault("list.cell", "hard", f"Không có “{value}” trong danh sách.")
    elif column.kind == "date" and not isinstance(value, dt.date):
        yield CellFault("list.cell", "hard", f"“{value}” không phải là một ngày.")
    elif column.kind in NUMERIC and not isinstance(value, int | Decimal):
        yield CellFault("list.cell", "hard", f"“{value}” không phải là một con số.")
    elif column.kind in NUMERIC and isinstance(value, int | Decimal):
        yield from _number_faults(column, value, "list.negative", "list.cell")


def _whole_faults(whole: Entry, said: int) -> Iterable[CellFault]:
    if not whole.not_applicable:
        return
    if whole.reason is None:
        yield CellFault("form.reason", "hard", "Không áp dụng nhưng chưa ghi lý do.")
    if said:
        message = f"Khai không áp dụng cả biểu nhưng có {said} số liệu."
        yield CellFault("form.whole", "soft", message)
