# SPDX-License-Identifier: MIT
"""Makes records of a sheet of statistics: rows of a list, or the cells of a form with fixed rows."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from lsapp.catalogue.model import FormRow, Plan, StatForm
from lsapp.domain.cleaning import clean_record
from lsapp.domain.records import OpenRow, Record, Records, StatValue, natural_key, new_key
from lsapp.domain.table_values import CellContent, Value, ValueKind, show_value, text_of
from lsapp.domain.text import clean_line, fold, match_key
from lsapp.submission.cell_values import not_applicable_reason, stored_cell
from lsapp.submission.tables.head_words import head_tokens, likeness
from lsapp.submission.tables.headers import is_numbering_row
from lsapp.submission.tables.model import (
    ImportOptions,
    PlannedCell,
    PlannedRow,
    RowState,
    column_letters,
)
from lsapp.submission.tables.row_numbers import leading_number
from lsapp.submission.tables.sheet_reader import (
    TOTAL_ROW,
    MappedColumn,
    SheetReader,
    shown_cell,
)
from lsapp.submission.tables.table_fields import NUMBER, TITLE

_NAMES_ONLY = frozenset({NUMBER, TITLE})
_ENOUGH = 0.7


class ListImport:
    """Turns the rows of a sheet into rows of a list form; one whose required cells are alike is the same."""

    def __init__(
        self,
        plan: Plan,
        form: StatForm,
        existing: Records,
        reader: SheetReader,
        options: ImportOptions,
    ) -> None:
        self._reader = reader
        self._form = form
        self._options = options
        self._plan = plan
        held = [one for one in existing.open_rows if one.form == form.code]
        self._position = max((one.position for one in held), default=-1)
        named = [one.code for one in form.columns if one.required and not one.sum_of]
        texts = [one.code for one in form.columns if one.kind == "text"]
        self._named = named or texts[:1] or [form.columns[0].code]
        self._held: dict[tuple[str, ...], list[OpenRow]] = {}
        for one in sorted(held, key=lambda one: (one.position, one.key)):
            self._held.setdefault(self._name(one.cells), []).append(one)
        self.records: list[Record] = []
        self.rows: list[PlannedRow] = []

    def run(self) -> None:
        """Read the sheet to its end."""
        for row in self._reader.rows():
            cells = self._reader.cells(row)
            words = next((shown_cell(seen) for seen in cells.values()), "")
            state = self._aside(row, cells)
            if state is not None:
                self.rows.append(PlannedRow(row=row + 1, state=state, title=words))
            else:
                self.rows.append(self._planned(row, cells))

    def _aside(self, row: int, cells: dict[int, CellContent]) -> RowState | None:
        """Tell what a row is that declares nothing; ``None`` for one that does."""
        kept = {
            one.mapping.column
            for one in self._reader.columns
            if one.field.key != NUMBER and not one.field.computed
        }
        told = [shown_cell(cells[place]) for place in sorted(cells)]
        if not kept & cells.keys():
            return "heading" if told and not told[0].isdecimal() else "empty"
        if any(TOTAL_ROW.fullmatch(fold(words)) for words in told[:2]):
            return "total"
        if is_numbering_row(self._reader.sheet, row):
            return "heading"
        lone = len(told) == 1 and leading_number(told[0])[0].style in {"roman", "group", "capital"}
        return "heading" if lone else None

    def _planned(self, row: int, seen: dict[int, CellContent]) -> PlannedRow:
        told: list[tuple[MappedColumn, str, Value, int | str]] = []
        for column in self._reader.columns:
            if column.field.key == NUMBER or column.field.computed:
                continue
            content = seen.get(column.mapping.column)
            if content is None:
                continue
            value, fault = self._reader.value(row, column, content)
            words = shown_cell(content)
            if fault is not None:
                self._reader.note(code=fault.code, facts=fault.facts, row=row, column=column)
                facts = {"seen": words[:80]}
                self._reader.note(code="import.kept_as_text", facts=facts, row=row, column=column)
                value = words
            if value is not None:
                told.append((column, words, value, stored_cell(value)))
        cells = {column.field.key: stored for column, _, _, stored in told}
        before = self._match(cells)
        if before is not None and self._options.on_match == "skip":
            title = self._title(before.cells)
            return PlannedRow(row=row + 1, state="skipped", title=title, key=before.key)
        after = self._record(before, cells)
        state: RowState = "new" if before is None else "same" if after == before else "changed"
        if state != "same":
            self.records.append(after)
        held = before.cells if before is not None else {}
        return PlannedRow(
            row=row + 1,
            state=state,
            title=self._title(after.cells),
            key=after.key,
            cells=tuple(
                PlannedCell(
                    column=column.letters,
                    field=column.field.key,
                    label=column.field.label,
                    seen=words,
                    after=show_value(column.field.kind, value, column.field.context()),
                    before=str(held.get(column.field.key, "")),
                )
                for column, words, value, _ in told
            ),
        )

    def _record(self, before: OpenRow | None, cells: dict[str, int | str]) -> OpenRow:
        numbers = {one.code for one in self._form.columns if one.kind in ("number", "money")}
        if before is not None:
            merged = {**before.cells, **cells}
            return clean_record(msgspec.structs.replace(before, cells=merged), numbers)
        self._position += 1
        fresh = OpenRow(
            unit=self._options.unit,
            key=new_key(),
            plan=self._plan.code,
            round=self._options.round_code or "",
            form=self._form.code,
            cells=cells,
            position=self._position,
        )
        return clean_record(fresh, numbers)

    def _match(self, cells: dict[str, int | str]) -> OpenRow | None:
        name = self._name(cells)
        waiting = self._held.get(name, [])
        if self._options.on_match == "add" or not any(name) or not waiting:
            return None
        return waiting.pop(0)

    def _name(self, cells: dict[str, int | str]) -> tuple[str, ...]:
        return tuple(match_key(str(cells.get(code, ""))) for code in self._named)

    def _title(self, cells: dict[str, int | str]) -> str:
        texts = [one.code for one in self._form.columns if one.kind == "text"]
        return next((str(cells[code]) for code in texts if code in cells), "")


class GridImport:
    """Turns a sheet into the cells of a form with fixed rows, matched by their titles and numbers."""

    def __init__(
        self,
        plan: Plan,
        form: StatForm,
        existing: Records,
        reader: SheetReader,
        options: ImportOptions,
    ) -> None:
        self._reader = reader
        self._form = form
        self._options = options
        self._scope = (options.unit, plan.code, options.round_code or "")
        self._held = {
            (one.row, one.column): one for one in existing.stat_values if one.form == form.code
        }
        self._titles = [head_tokens(row.title) for row in form.rows]
        self._used: set[int] = set()
        self._last = -1
        self.records: list[Record] = []
        self.rows: list[PlannedRow] = []

    def run(self) -> None:
        """Read the sheet to its end."""
        named = {one.field.key: one.mapping.column for one in self._reader.columns}
        for row in self._reader.rows():
            cells = self._reader.cells(row)
            number = shown_cell(cells.get(named.get(NUMBER, -1)))
            title = shown_cell(cells.get(named.get(TITLE, -1)))
            if not title and not number.replace(".", "").isdecimal():
                title, number = number, ""
            if not cells or is_numbering_row(self._reader.sheet, row):
                state: RowState = "heading" if cells else "empty"
                self.rows.append(PlannedRow(row=row + 1, state=state, title=title))
                continue
            self.rows.append(self._planned(row, cells, title, number))

    def _planned(
        self, row: int, cells: dict[int, CellContent], title: str, number: str
    ) -> PlannedRow:
        place = self._find(title, number)
        if place is None:
            facts = {"title": title[:80]}
            self._reader.note(code="import.row_unknown", facts=facts, row=row)
            return PlannedRow(row=row + 1, state="skipped", title=title, number=number)
        self._used.add(place)
        self._last = place
        target = self._form.rows[place]
        if target.sum_of:
            return PlannedRow(
                row=row + 1, state="total", title=target.title, number=number, key=target.code
            )
        planned: list[PlannedCell] = []
        states: set[RowState] = set()
        for column in self._reader.columns:
            seen = cells.get(column.mapping.column)
            if seen is None or column.field.key in _NAMES_ONLY or column.field.computed:
                continue
            cell, state = self._cell(row, column, seen, target)
            planned.append(cell)
            states.add(state)
        order: tuple[RowState, ...] = ("changed", "new", "skipped", "same", "empty")
        state = next((one for one in order if one in states), "empty")
        return PlannedRow(
            row=row + 1,
            state=state,
            title=target.title,
            number=number,
            key=target.code,
            cells=tuple(planned),
        )

    def _cell(
        self, row: int, column: MappedColumn, seen: CellContent, target: FormRow
    ) -> tuple[PlannedCell, RowState]:
        before = self._held.get((target.code, column.field.key))
        reason = not_applicable_reason(seen if isinstance(seen, str) else None)
        value: Value = None
        if reason is None:
            value, fault = self._reader.value(row, column, seen)
            if fault is not None:
                self._reader.note(code=fault.code, facts=fault.facts, row=row, column=column)
                facts = {"seen": shown_cell(seen)[:80]}
                self._reader.note(code="import.left_out", facts=facts, row=row, column=column)
        number = value if isinstance(value, (int, Decimal)) else None
        state: RowState = "same"
        if number is not None or reason is not None:
            after = self._record(before, target.code, column.field.key, number, reason)
            state = "same" if after == before else "new" if before is None else "changed"
            if before is not None and self._options.on_match == "skip":
                state = "skipped"
            if state in {"new", "changed"}:
                self.records.append(after)
        context = column.field.context()
        words = shown_cell(seen)
        cell = PlannedCell(
            column=column_letters(column.mapping.column),
            field=column.field.key,
            label=column.field.label,
            seen=words,
            after=words if reason is not None else show_value(column.field.kind, number, context),
            before=show_value(ValueKind.NUMBER, before.value if before else None),
            noted=False,
        )
        return cell, state

    def _record(
        self,
        before: StatValue | None,
        row: str,
        column: str,
        value: int | Decimal | None,
        reason: str | None,
    ) -> StatValue:
        unit, plan, round_code = self._scope
        base = before or StatValue(
            unit=unit,
            key=natural_key(StatValue, *self._scope, self._form.code, row, column),
            plan=plan,
            round=round_code,
            form=self._form.code,
            row=row,
            column=column,
        )
        return msgspec.structs.replace(
            base, value=value, not_applicable=reason is not None, reason=reason or None
        )

    def _find(self, title: str, number: str) -> int | None:
        """Return the form's row that a title names; of several alike the next one down."""
        words = head_tokens(leading_number(clean_line(text_of(title)) or "")[1])
        best: tuple[float, int, int] | None = None
        for place, known in enumerate(self._titles):
            if place in self._used:
                continue
            score = likeness(words, known)
            if score < _ENOUGH:
                continue
            score += 0.05 * (bool(number) and number == self._form.rows[place].number)
            ahead = place - self._last if place > self._last else len(self._titles) + place
            if best is None or (-score, ahead) < best[:2]:
                best = (-score, ahead, place)
        return best[2] if best else None
