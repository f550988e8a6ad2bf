# SPDX-License-Identifier: MIT
"""Takes cells back into records: the rows of a filled template, and edits that a person accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.dates import format_date, parse_date
from lsapp.domain.numbers import canonical_number, format_number, parse_money, parse_number
from lsapp.domain.records import (
    Activity,
    Answer,
    BudgetLine,
    Evidence,
    GroupStatement,
    Letterhead,
    OpenRow,
    Programme,
    Progress,
    Record,
    Records,
    Section,
    StatValue,
    natural_key,
)
from lsapp.domain.text import clean, fold, match_key
from lsapp.domain.timeframe import parse_timeframe
from lsapp.errors import UserError
from lsapp.submission.comparison import Edit
from lsapp.submission.numbering import outline_numbers
from lsapp.submission.sheets import NOT_APPLICABLE, CellValue, Grid, Sheet, SheetColumn

WHOLE: Final = "*"
_LISTS: Final[dict[type[Record], str]] = {
    Letterhead: "letterheads",
    Programme: "programmes",
    Activity: "activities",
    BudgetLine: "budget_lines",
    Progress: "progress",
    StatValue: "stat_values",
    OpenRow: "open_rows",
    GroupStatement: "group_statements",
    Section: "sections",
    Answer: "answers",
    Evidence: "evidence",
}
_ROW_KINDS: Final[dict[str, type[Record]]] = {
    "programmes": Programme,
    "activities": Activity,
    "budget": BudgetLine,
    "evidence": Evidence,
    "answers": Answer,
}
_NO_ANSWER = fold(NOT_APPLICABLE)


class CellFault(msgspec.Struct, frozen=True, kw_only=True):
    """A cell whose words could not be understood: what it says, where, and why (``code``, ``facts``)."""

    where: str
    label: str
    seen: str
    code: str
    facts: dict[str, str]


class Filling:
    """Records in the making, fed cell by cell. Nothing that can be read is lost for what cannot."""

    def __init__(
        self, plan: Plan, unit: str, round_code: str, records: Records | None = None
    ) -> None:
        self._plan = plan
        self._scope = {"unit": unit, "plan": plan.code, "round": round_code}
        self._unit = unit
        self._base = records or Records()
        self._kinds: dict[type[Record], dict[str, dict[str, Any]]] = {
            kind: {one.key: msgspec.structs.asdict(one) for one in getattr(self._base, name)}
            for kind, name in _LISTS.items()
        }
        self._numbers = {
            number: key
            for key, number in outline_numbers(plan.groups, self._base.activities).items()
        }
        self._progress_of = {v["activity"]: k for k, v in self._kinds[Progress].items()}
        self._cell_of = {
            (v["form"], v["row"], v["column"]): k for k, v in self._kinds[StatValue].items()
        }
        self.faults: list[CellFault] = []

    def name_activity(self, number: CellValue, key: str) -> None:
        """Let other sheets speak of the activity ``key`` by its number (STT)."""
        if (words := clean(str(number)) if number is not None else None) is not None:
            self._numbers[words] = key

    def fill(self, sheet: Sheet, key: str, cells: Mapping[str, CellValue], where: str) -> None:
        """Take the cells of one row; what cannot be understood becomes a fault."""
        for column in sheet.columns:
            if column.field not in cells or column.computed:
                continue
            seen = cells[column.field]
            try:
                self._set(sheet, key, column, _typed(sheet, column, seen))
            except UserError as error:
                self.faults.append(
                    CellFault(
                        where=where,
                        label=column.label,
                        seen=str(seen)[:200],
                        code=error.code,
                        facts={name: str(fact) for name, fact in error.facts.items()},
                    )
                )

    def remove(self, sheet: Sheet, key: str) -> None:
        """Drop the record of a row that was deleted, and what hangs on it."""
        kind = _ROW_KINDS.get(sheet.code, OpenRow)
        self._kinds[kind].pop(key, None)
        if kind is Programme:
            for one in [k for k, v in self._kinds[Activity].items() if v["programme"] == key]:
                self._remove_activity(one)
        elif kind is Activity:
            self._remove_activity(key)

    def _remove_activity(self, key: str) -> None:
        self._kinds[Activity].pop(key, None)
        for child in [k for k, v in self._kinds[Activity].items() if v.get("parent") == key]:
            self._remove_activity(child)
        for kind in (BudgetLine, Progress, Evidence):
            rows = self._kinds[kind]
            for one in [k for k, v in rows.items() if v.get("activity") == key]:
                del rows[one]

    def records(self) -> Records:
        """Return the records, complete: required fields get the plan's first choice where a row left
        them empty, so that a half-filled row still arrives.
        """
        self._complete()
        lists = {
            name: [
                msgspec.convert(self._full(kind, fields), kind)
                for _, fields in sorted(self._kinds[kind].items())
            ]
            for kind, name in _LISTS.items()
        }
        return msgspec.structs.replace(self._base, **lists)

    def _complete(self) -> None:
        programmes, activities = self._kinds[Programme], self._kinds[Activity]
        year = int(self._scope["round"][:4])
        first_type = next(one.code for one in self._plan.document_types if one.programme)
        if activities and not programmes:
            self._row(Programme, natural_key(Programme, *self._scope.values(), "1"))
        for fields in programmes.values():
            fields.setdefault("doc_type", first_type)
            fields.setdefault("period_from", year)
            fields.setdefault("period_to", fields["period_from"])
        for place, (key, fields) in enumerate(list(activities.items())):
            fields.setdefault("position", place)
            fields.setdefault("programme", next(iter(programmes)))
            if "group" not in fields:
                fields["group"] = self._plan.groups[0].code
            if fields.get("timeframe"):
                fields["due_on"] = parse_timeframe(fields["timeframe"]).due
            activities[key] = fields
        for place, fields in enumerate(self._kinds[BudgetLine].values()):
            fields.setdefault("position", place)
            fields.setdefault("year", year)
            fields.setdefault("source", self._plan.funding_sources[-1].code)
        for place, fields in enumerate(self._kinds[OpenRow].values()):
            fields.setdefault("position", place)
        lines = self._kinds[BudgetLine]
        for key in [k for k, fields in lines.items() if fields.get("activity") is None]:
            del lines[key]

    def _full(self, kind: type[Record], fields: dict[str, Any]) -> dict[str, Any]:
        scope = {k: v for k, v in self._scope.items() if k in kind.__struct_fields__}
        return scope | fields

    def _row(self, kind: type[Record], key: str) -> dict[str, Any]:
        return self._kinds[kind].setdefault(key, {"key": key})

    def _set(self, sheet: Sheet, key: str, column: SheetColumn, value: Any) -> None:
        scope = self._scope.values()
        if sheet.code.startswith("form:"):
            self._set_form_cell(sheet, key, column, value)
        elif sheet.code == "letterhead":
            heads = self._kinds[Letterhead]
            head = next(iter(heads), natural_key(Letterhead, self._unit))
            self._row(Letterhead, head)[key] = value
        elif column.field == "programme":
            self._row(Activity, key)["programme"] = self._programme(value)
        elif column.field == "activity":
            self._row(BudgetLine, key)["activity"] = self._activity(value)
        else:
            kind_name, _, field = column.field.partition(".")
            match kind_name:
                case "progress":
                    target = self._row(Progress, self._progress_key(key))
                    target["activity"] = key
                case "group_statement":
                    target = self._row(GroupStatement, natural_key(GroupStatement, *scope, key))
                    target["group"] = key
                case "section":
                    target = self._row(Section, natural_key(Section, *scope, key))
                    target["section"] = key
                case _:
                    target = self._row(_ROW_KINDS[sheet.code], key)
            if value is not None or field in target:
                target[field] = value

    def _set_form_cell(self, sheet: Sheet, key: str, column: SheetColumn, value: Any) -> None:
        form = sheet.code.partition(":")[2]
        if not sheet.grid:
            row = self._row(OpenRow, key)
            row["form"] = form
            cells = row.setdefault("cells", {})
            row["cells"] = {k: v for k, v in cells.items() if k != column.field}
            if value is not None:
                row["cells"][column.field] = _stored(value)
            return
        place = (form, key, column.field)
        cell_key = self._cell_of.get(place) or natural_key(StatValue, *self._scope.values(), *place)
        cells = self._kinds[StatValue]
        reason = not_applicable_reason(value)
        fields = self._row(StatValue, cell_key)
        fields |= {
            "form": form,
            "row": key,
            "column": column.field,
            "value": None if reason is not None else value,
            "not_applicable": reason is not None,
            "reason": reason or None,
        }
        if fields["value"] is None and reason is None:
            del cells[cell_key]

    def _progress_key(self, activity: str) -> str:
        scope = self._scope.values()
        return self._progress_of.get(activity) or natural_key(Progress, *scope, activity)

    def _programme(self, ordinal: CellValue) -> str:
        programmes = sorted(
            self._kinds[Programme].items(), key=lambda item: (item[1].get("position", 0), item[0])
        )
        if isinstance(ordinal, int) and 1 <= ordinal <= len(programmes):
            return programmes[ordinal - 1][0]
        raise UserError("cell.unknown_programme", seen=str(ordinal))

    def _activity(self, number: CellValue) -> str:
        key = self._numbers.get(clean(str(number)) or "")
        if key is None:
            raise UserError("cell.unknown_activity", seen=str(number))
        return key


def not_applicable_reason(value: CellValue) -> str | None:
    """Return the reason of a cell that says it does not apply (empty when it gives none), else ``None``."""
    if not isinstance(value, str) or not fold(value).startswith(_NO_ANSWER):
        return None
    return clean(value[len(NOT_APPLICABLE) :].lstrip(" :-–")) or ""


def _stored(value: Any) -> int | str:
    """A list form's cell as a record holds it: dates ISO, decimals canonical."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _typed(sheet: Sheet, column: SheetColumn, seen: CellValue) -> Any:
    """Return a cell's value as the record holds it; UserError where it cannot be understood."""
    value = clean(seen) if isinstance(seen, str) else seen
    if value is None:
        return None
    if sheet.grid and not_applicable_reason(value) is not None:
        return value
    match column.value:
        case "integer":
            return _whole(value)
        case "money":
            return _whole(parse_money(value)) if isinstance(value, str) else _whole(value)
        case "number":
            return _number(value)
        case "date":
            return parse_date(value) if isinstance(value, str) else _day(value)
        case "choice":
            return _choice(column, value)
        case _:
            return _text(value)


def _text(value: CellValue) -> str | None:
    if isinstance(value, dt.date):
        return format_date(value)
    return format_number(value) if isinstance(value, Decimal) else clean(str(value))


def _number(value: CellValue) -> int | Decimal:
    if isinstance(value, dt.date):
        raise UserError("number.unreadable", text=format_date(value))
    return parse_number(value) if isinstance(value, str) else canonical_number(value or 0)


def _whole(value: CellValue) -> int:
    number = _number(value)
    if not isinstance(number, int):
        raise UserError("number.not_whole", text=format_number(number))
    return number


def _day(value: CellValue) -> dt.date:
    if isinstance(value, dt.date):
        return value
    raise UserError("date.unreadable", text=str(value))


def _choice(column: SheetColumn, value: CellValue) -> str | bool:
    words = match_key(str(value))
    for choice in column.choices:
        if words in {match_key(choice.label), match_key(choice.code)}:
            return choice.code == "true" if choice.code in {"true", "false"} else choice.code
    if words == "x" and any(choice.code == "true" for choice in column.choices):
        return True
    raise UserError("cell.unknown_choice", seen=str(value))


def records_from(
    sheets: Iterable[Sheet], grids: Mapping[str, Grid], filling: Filling
) -> tuple[Records, list[CellFault]]:
    """Return the records that a template filled by hand holds, and the cells that could not be read.

    ``sheets`` are the template's own, whose prefilled cells do not count as filled in.
    """
    for sheet in sheets:
        grid = grids.get(sheet.code)
        if grid is None:
            continue
        prefilled = {row.key: row.cells for row in sheet.rows if row.key is not None}
        for key, cells in grid.rows.items():
            blank = dict(
                zip((c.field for c in sheet.columns), prefilled.get(key, ()), strict=False)
            )
            if not _filled(sheet, cells, blank):
                continue
            if sheet.code == "activities":
                filling.name_activity(cells.get("number"), key)
            filling.fill(sheet, key, cells, f"{sheet.name}: {_row_words(sheet, cells)}")
        for number, cells in grid.added.items():
            key = natural_key(Record, sheet.code, str(sorted(cells.items(), key=str)))
            if _filled(sheet, cells, {}) and not sheet.fixed:
                filling.fill(sheet, key, cells, f"{sheet.name}: dòng {number}")
    return filling.records(), filling.faults


def _filled(sheet: Sheet, cells: Mapping[str, CellValue], blank: Mapping[str, CellValue]) -> bool:
    """A row counts when it holds more than the template wrote there (a letterhead counts as it is)."""
    return sheet.code == "letterhead" or any(
        value not in (None, "") and value != blank.get(column.field)
        for column in sheet.columns
        if not column.computed
        for value in (cells.get(column.field),)
    )


def _row_words(sheet: Sheet, cells: Mapping[str, CellValue]) -> str:
    words = [str(cells[c.field]) for c in sheet.columns[:5] if cells.get(c.field) is not None]
    return " ".join(words)[:80]


def apply_edits(
    sheets: Iterable[Sheet], edits: Iterable[Edit], filling: Filling
) -> tuple[Records, list[CellFault]]:
    """Return the records with the edits taken, and those that could not be understood."""
    by_code = {sheet.code: sheet for sheet in sheets}
    for edit in edits:
        sheet = by_code[edit.sheet]
        if edit.change == "removed":
            if edit.record != "*" and not sheet.fixed:
                filling.remove(sheet, edit.record)
            continue
        changed_row = edit.change == "changed"
        cells = {edit.field or "": edit.seen} if changed_row else edit.cells
        key = edit.record
        if not changed_row:
            key = natural_key(Record, sheet.code, str(sorted(cells.items(), key=str)))
            if sheet.fixed:
                continue
        filling.fill(sheet, key, cells, edit.where)
    return filling.records(), filling.faults
