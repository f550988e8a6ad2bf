# SPDX-License-Identifier: MIT
"""What stands in each cell of a department's form: the records of one report under a mapping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace, Number, totals
from lsapp.catalogue.model import StatForm
from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.ordering import by_position
from lsapp.domain.records import OpenRow, Progress, StatValue
from lsapp.report.context import ReportContext
from lsapp.report.figures import Figure
from lsapp.report.form_figures import cell_content, scaled
from lsapp.report.form_tables import NOT_APPLICABLE
from lsapp.report.round_view import view_records
from lsapp.submission.form_mapping import (
    OUTLINE,
    DepartmentSheet,
    DepartmentWorkbook,
    FormColumn,
    FormMapping,
    FormTable,
)
from lsapp.submission.form_matching import column_place, form_of
from lsapp.submission.numbering import OutlineEntry
from lsapp.submission.tables.table_fields import DISBURSED, NUMBER, PLANNED

Content = str | int | Decimal | dt.date | None
Place = tuple[int, int]
LONGEST_TEXT: Final = 32_000
_LAST_ROW: Final = 1_048_576


class FormIssue(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person should know of a filling: a code of ``lsapp.messages`` with its facts, and
    the sheet and cell it stands at. A ``blocking`` one must be mended first.
    """

    code: str
    facts: dict[str, str] = {}
    sheet: str | None = None
    cell: str | None = None
    blocking: bool = False


class TableCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows a table of the form gets, and how many it has (``None``: as many as are needed)."""

    sheet: str
    first_row: int
    needed: int
    room: int | None

    @property
    def missing(self) -> int:
        """How many rows the form is short of."""
        return 0 if self.room is None else max(0, self.needed - self.room)


class FormValues(msgspec.Struct, frozen=True, kw_only=True):
    """The cells to write, by sheet and place (row, column from 1); the tables' rows; what is to be
    known; and the rows, by sheet, that are made as high as their texts need.
    """

    cells: dict[str, dict[Place, Content]]
    tables: tuple[TableCount, ...]
    issues: tuple[FormIssue, ...]
    fitted: dict[str, frozenset[int]] = {}

    @property
    def blocking(self) -> tuple[FormIssue, ...]:
        """What must be mended before the form can be filled."""
        return tuple(one for one in self.issues if one.blocking)

    @property
    def count(self) -> int:
        """How many cells are written."""
        return sum(len(some) for some in self.cells.values())


def form_values(
    context: ReportContext,
    figures: Mapping[str, Figure],
    mapping: FormMapping,
    workbook: DepartmentWorkbook,
) -> FormValues:
    """Return what every mapped cell gets. Never raises for what a mapping or a form may hold: each fault
    becomes an issue, and what it concerns is left out.
    """
    filler = _Filler(context, workbook)
    for table in mapping.tables:
        filler.fill_table(table)
    for one in mapping.cells:
        filler.fill_cell(one.sheet, one.cell, cell_content(one.text, figures, one.unit))
    return FormValues(
        cells={name: some for name, some in filler.cells.items() if some},
        tables=tuple(filler.counts),
        issues=tuple(filler.issues),
        fitted={name: frozenset(rows) for name, rows in filler.fitted.items()},
    )


class _Filler:
    """Lays rows into tables and notes what does not go."""

    def __init__(self, context: ReportContext, workbook: DepartmentWorkbook) -> None:
        self._context = context
        self._workbook = workbook
        self._view = view_records(context.plan, context.snapshot.records, year=context.year)
        self.cells: dict[str, dict[Place, Content]] = {}
        self.counts: list[TableCount] = []
        self.issues: list[FormIssue] = []
        self.fitted: dict[str, set[int]] = {}

    def fill_table(self, table: FormTable) -> None:
        sheet = self._sheet(table.sheet)
        if sheet is None or not table.columns:
            return
        if table.rows == "grid":
            self._fill_grid(sheet, table)
            return
        rows = list(self._rows(table))
        room = None if table.last_row is None else table.last_row - table.first_row + 1
        count = TableCount(sheet=sheet.name, first_row=table.first_row, needed=len(rows), room=room)
        self.counts.append(count)
        if count.missing:
            facts = {
                "sheet": sheet.name,
                "first": str(table.first_row),
                "last": str(table.last_row),
                "room": str(count.room),
                "needed": str(count.needed),
                "missing": str(count.missing),
            }
            self._note("filling.rows_missing", facts, sheet, blocking=True)
        for row, contents in enumerate(rows[:room], table.first_row):
            self._lay(sheet, row, contents)
            if table.fit_rows:
                self.fitted.setdefault(sheet.name, set()).add(row)

    def fill_cell(
        self,
        name: str,
        cell: str,
        filled: tuple[Content, tuple[str, ...], tuple[str, ...]],
    ) -> None:
        sheet = self._sheet(name)
        if sheet is None:
            return
        content, unknown, empty = filled
        letters = cell.rstrip("0123456789")
        row, column = sheet.anchor(int(cell[len(letters) :]) - 1, column_place(letters))
        for token in unknown:
            self._note("filling.figure_unknown", {"token": token}, sheet, cell)
        for token in empty:
            self._note("filling.figure_empty", {"token": token}, sheet, cell)
        if (row, column) in sheet.formulas:
            self._note("filling.formula_cell", {"cell": cell}, sheet, cell, blocking=True)
        elif content is not None:
            self._put(sheet, row + 1, column + 1, content)

    def _fill_grid(self, sheet: DepartmentSheet, table: FormTable) -> None:
        form = form_of(self._context.plan, table.form)
        if form is None:
            facts = {"form": table.form or ""}
            self._note("filling.form_unknown", facts, sheet)
            return
        values = [
            one for one in self._context.snapshot.records.stat_values if one.form == form.code
        ]
        filled, marked = _grid_cells(form, values)
        known = {row.code for row in form.rows}
        for one in table.grid_rows:
            if one.code not in known:
                self._note("filling.row_unknown", {"row": one.code}, sheet, f"A{one.row}")
                continue
            contents: dict[str, Content] = {}
            for column in table.columns:
                place = (one.code, column.field)
                number = filled.get(place)
                if place in marked:
                    contents[column.column] = NOT_APPLICABLE
                elif number is not None:
                    contents[column.column] = _form_number(form, column, number)
            self._lay(sheet, one.row, contents)

    def _rows(self, table: FormTable) -> Iterator[dict[str, Content]]:
        if table.rows == "list":
            yield from self._list_rows(table)
            return
        number = 0
        for group in self._view.groups:
            if table.rows == "group" and group.code != table.group:
                continue
            if table.headings and table.rows == "activities" and group.entries:
                yield _heading(table, group.number, group.title)
            for entry in group.entries:
                number += 1
                yield {
                    one.column: self._activity_value(one, entry, number) for one in table.columns
                }

    def _list_rows(self, table: FormTable) -> Iterator[dict[str, Content]]:
        form = form_of(self._context.plan, table.form)
        if form is None:
            return
        rows = [one for one in self._context.snapshot.records.open_rows if one.form == form.code]
        kept = [one for one in by_position(rows) if one.cells]
        numbers = totals(form, _list_numbers(form, kept))
        for place, row in enumerate(kept, start=1):
            contents: dict[str, Content] = {}
            for column in table.columns:
                if column.field == NUMBER:
                    contents[column.column] = place
                    continue
                number = numbers.get((row.key, column.field))
                contents[column.column] = (
                    _list_text(form, column.field, row.cells.get(column.field))
                    if number is None
                    else _form_number(form, column, number)
                )
            yield contents

    def _activity_value(self, column: FormColumn, entry: OutlineEntry, number: int) -> Content:
        field, activity = column.field, entry.activity
        if field == NUMBER:
            return number
        if field == OUTLINE:
            return entry.number
        kind, _, name = field.partition(".")
        if kind == "budget_line":
            return self._money(column, activity.key)
        if kind == "progress":
            return _progress_value(self._view.progress.get(activity.key), name)
        if name == "group":
            titles = {one.code: one.short for one in self._context.plan.groups}
            return titles.get(activity.group, activity.group)
        value = getattr(activity, name, None)
        if name in ("lead_unit", "cooperating_units"):
            return self._context.unit_text(value)
        return value if isinstance(value, (str, dt.date)) else None

    def _money(self, column: FormColumn, activity: str) -> Content:
        offset = column.year_offset
        lines = [
            one
            for one in self._view.budget.get(activity, ())
            if (offset is None or one.year == self._context.year + offset)
            and column.source in (None, one.source)
        ]
        if column.field in (PLANNED, DISBURSED):
            amounts = [
                amount
                for one in lines
                if (amount := one.planned if column.field == PLANNED else one.disbursed) is not None
            ]
            return scaled(sum(amounts), column.unit) if amounts else None
        if column.field == "budget_line.source":
            names = {one.code: one.short for one in self._context.plan.funding_sources}
            return ", ".join(dict.fromkeys(names.get(one.source, one.source) for one in lines))
        years = sorted({one.year for one in lines})
        return years[0] if len(years) == 1 else ", ".join(map(str, years))

    def _lay(self, sheet: DepartmentSheet, row: int, contents: Mapping[str, Content]) -> None:
        """Write a row of a table; what a formula works out, or a merged cell covers, is left alone."""
        for letters, content in contents.items():
            place = (row - 1, column_place(letters))
            if content is None or content == "" or row > _LAST_ROW:
                continue
            if place not in sheet.formulas and sheet.anchor(*place) == place:
                self._put(sheet, row, place[1] + 1, content)

    def _put(self, sheet: DepartmentSheet, row: int, column: int, content: Content) -> None:
        if isinstance(content, str) and len(content) > LONGEST_TEXT:
            facts = {"limit": str(LONGEST_TEXT)}
            self._note("filling.text_cut", facts, sheet, f"R{row}C{column}")
            content = content[:LONGEST_TEXT]
        self.cells.setdefault(sheet.name, {})[row, column] = content

    def _sheet(self, name: str) -> DepartmentSheet | None:
        sheet = self._workbook.sheet(name)
        if sheet is None and not any(one.sheet == name for one in self.issues):
            self.issues.append(
                FormIssue(
                    code="filling.sheet_missing",
                    facts={"sheet": name},
                    sheet=name,
                    blocking=True,
                )
            )
        return sheet

    def _note(
        self,
        code: str,
        facts: dict[str, str],
        sheet: DepartmentSheet,
        cell: str | None = None,
        *,
        blocking: bool = False,
    ) -> None:
        self.issues.append(
            FormIssue(code=code, facts=facts, sheet=sheet.name, cell=cell, blocking=blocking)
        )


def _heading(table: FormTable, number: str, title: str) -> dict[str, Content]:
    """Return a row with a group's title: under the tasks, its number under theirs."""
    row: dict[str, Content] = {}
    for one in table.columns:
        if one.field in (NUMBER, OUTLINE):
            row[one.column] = number
        elif one.field == "activity.content":
            row[one.column] = title
    return row


def _progress_value(progress: Progress | None, name: str) -> Content:
    if progress is None:
        return None
    if name == "status":
        return STATUS_LABELS[progress.status]
    value = getattr(progress, name, None)
    return value if isinstance(value, (str, int)) else None


def _grid_cells(
    form: StatForm, values: Iterable[StatValue]
) -> tuple[dict[CellPlace, Number], set[CellPlace]]:
    """Return a form's numbers with its sums, and the cells that do not apply."""
    numbers: dict[CellPlace, Number] = {}
    marked: set[CellPlace] = set()
    for one in values:
        if one.not_applicable:
            marked.add((one.row, one.column))
        elif one.value is not None:
            numbers[one.row, one.column] = one.value
    return totals(form, numbers), marked


def _list_numbers(form: StatForm, rows: Sequence[OpenRow]) -> dict[CellPlace, Number]:
    numeric = {one.code for one in form.columns if one.kind in ("number", "money")}
    found: dict[CellPlace, Number] = {}
    for row in rows:
        for code in numeric & row.cells.keys():
            value = row.cells[code]
            try:
                number: Number = value if isinstance(value, int) else Decimal(value)
            except ArithmeticError:
                continue
            if isinstance(number, int) or number.is_finite():
                found[row.key, code] = number
    return found


def _list_text(form: StatForm, code: str, value: int | str | None) -> Content:
    kind = next((one.kind for one in form.columns if one.code == code), None)
    if kind == "date" and isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _form_number(form: StatForm, column: FormColumn, number: Number) -> Content:
    kind = next((one.kind for one in form.columns if one.code == column.field), None)
    return scaled(number, column.unit) if kind == "money" else number
