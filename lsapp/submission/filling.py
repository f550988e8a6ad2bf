# SPDX-License-Identifier: MIT
"""Takes cells back into records: the rows of a filled template, and edits that a person accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.labels import KIND_LABELS, field_label
from lsapp.domain.ordering import by_position
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
from lsapp.domain.text import clean
from lsapp.domain.timeframe import parse_timeframe
from lsapp.errors import UserError
from lsapp.submission.cell_faults import CellFault
from lsapp.submission.cell_values import not_applicable_reason, stored_cell, typed_value
from lsapp.submission.comparison import Edit
from lsapp.submission.numbering import outline
from lsapp.submission.sheets import CellValue, Sheet, SheetColumn

__all__ = ["CellFault", "Filling", "cell_words"]

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
        self._numbers = _numbers(plan, self._base)
        programmes = by_position(self._base.programmes)
        self._ordinals = {str(index): one.key for index, one in enumerate(programmes, 1)}
        self._progress_of = {v["activity"]: k for k, v in self._kinds[Progress].items()}
        self._cell_of = {
            (v["form"], v["row"], v["column"]): k for k, v in self._kinds[StatValue].items()
        }
        self._sums = {
            form.code: {one.code for one in form.rows if one.sum_of} for form in plan.forms
        }
        self._added: Counter[str] = Counter()
        self._gone: dict[str, str | None] = {}
        self._gone_programmes: dict[str, str] = {}
        self.faults: list[CellFault] = []

    def name_activity(self, number: CellValue, key: str) -> None:
        """Let other sheets speak of the activity ``key`` by its number (STT)."""
        if (words := cell_words(number)) is not None:
            self._numbers.setdefault(words, key)

    def name_programme(self, number: CellValue, key: str) -> None:
        """Let the activities speak of the programme ``key`` by its number (TT)."""
        if (words := cell_words(number)) is not None:
            self._ordinals.setdefault(words, key)

    def added_key(self, sheet: Sheet, cells: Mapping[str, CellValue]) -> str:
        """Return the key of a row that somebody added: it follows from what the row says, so the same
        file gives it again; the second of two rows alike is another one.
        """
        said = str(sorted((field, str(value)) for field, value in cells.items()))
        place = natural_key(Record, "added", *self._scope.values(), sheet.code, said)
        self._added[place] += 1
        return natural_key(Record, place, str(self._added[place]))

    def fill(self, sheet: Sheet, key: str, cells: Mapping[str, CellValue], where: str) -> None:
        """Take the cells of one row; what cannot be understood becomes a fault."""
        if sheet.code == "activities":
            self.name_activity(cells.get("number"), key)
        elif sheet.code == "programmes":
            self.name_programme(cells.get("order"), key)
        for column in sheet.columns:
            if column.field not in cells or column.computed:
                continue
            seen = cells[column.field]
            try:
                self._set(sheet, key, column, typed_value(column, seen, grid=sheet.grid))
            except UserError as error:
                facts = {name: str(fact) for name, fact in error.facts.items()}
                self._fault(column, where, seen, error.code, facts)
        self._ask_for_owner(sheet, key, cells, where)

    def _ask_for_owner(
        self, sheet: Sheet, key: str, cells: Mapping[str, CellValue], where: str
    ) -> None:
        """An activity needs its group, money its activity: told where the row leaves it out."""
        if sheet.code == "budget" and "activity" not in self._kinds[BudgetLine].get(
            key, {"activity"}
        ):
            field = "activity"
        elif sheet.code == "activities" and "group" not in self._row(Activity, key):
            group = self._group_of(cells.get("number"))
            self._row(Activity, key)["group"] = group or self._plan.groups[0].code
            field = "" if group else "activity.group"
        else:
            return
        column = next((one for one in sheet.columns if one.field == field), None)
        if column is not None and cell_words(cells.get(field)) is None:
            self._fault(column, where, None, "cell.required", {"label": column.label})

    def _group_of(self, number: CellValue) -> str | None:
        """The group that an activity's number (2.5) begins with."""
        place = (cell_words(number) or "").partition(".")[0]
        index = int(place) if place.isdecimal() and len(place) < 4 else 0
        return self._plan.groups[index - 1].code if 0 < index <= len(self._plan.groups) else None

    def _fault(
        self, column: SheetColumn, where: str, seen: CellValue, code: str, facts: dict[str, str]
    ) -> None:
        shown = "" if seen is None else str(seen)[:200]
        self.faults.append(
            CellFault(where=where, label=column.label, seen=shown, code=code, facts=facts)
        )

    def remove(self, sheet: Sheet, key: str, where: str) -> None:
        """Drop the record of a row that was deleted, and what hangs on it.

        The points under a deleted activity move up to where it stood: their rows are still there.
        """
        kind = _ROW_KINDS.get(sheet.code, OpenRow)
        if kind is Programme:
            # Whether it can go shows once all rows are read: its activities may still be there.
            self._gone_programmes[key] = where
            return
        fields = self._kinds[kind].pop(key, None)
        if kind is Activity and fields is not None:
            self._gone[key] = fields.get("parent")

    def refuse(self, edit: Edit, *, code: str) -> None:
        """Note an edit that cannot be taken back, whatever it says."""
        seen = "" if edit.seen is None else str(edit.seen)[:200]
        self.faults.append(
            CellFault(where=edit.where, label=edit.label, seen=seen, code=code, facts={})
        )

    def is_sum(self, sheet: Sheet, row: str, field: str | None) -> bool:
        """Tell whether a cell of a form is added up from others."""
        form = sheet.code.partition(":")[2]
        columns = {column.field for column in sheet.columns if column.computed}
        return row in self._sums.get(form, ()) or field in columns

    def _let_go(self) -> None:
        """Take away what hangs on deleted rows, in one pass; a programme that is in use stays."""
        for below in self._kinds[Activity].values():
            while below.get("parent") in self._gone:
                below["parent"] = self._gone[below["parent"]]
        for kind in (BudgetLine, Progress, Evidence):
            rows = self._kinds[kind]
            for key in [k for k, v in rows.items() if v.get("activity") in self._gone]:
                del rows[key]
        used = {fields.get("programme") for fields in self._kinds[Activity].values()}
        for key, where in self._gone_programmes.items():
            if key not in used:
                self._kinds[Programme].pop(key, None)
                continue
            self.faults.append(
                CellFault(where=where, label="", seen="", code="cell.programme_in_use", facts={})
            )
        self._gone, self._gone_programmes = {}, {}

    def records(self) -> Records:
        """Return the records, complete: required fields get the plan's first choice where a row left
        them empty, so that a half-filled row still arrives.
        """
        self._let_go()
        self._complete()
        lists = {
            name: [
                record
                for _, fields in sorted(self._kinds[kind].items())
                if (record := self._converted(kind, fields)) is not None
            ]
            for kind, name in _LISTS.items()
        }
        return msgspec.structs.replace(self._base, **lists)

    def _converted(self, kind: type[Record], fields: dict[str, Any]) -> Record | None:
        """The record, or a fault where a row does not make one."""
        try:
            return msgspec.convert(self._full(kind, fields), kind)
        except msgspec.ValidationError:
            label = KIND_LABELS[kind.KIND]
            self.faults.append(
                CellFault(where=label, label=label, seen="", code="cell.no_record", facts={})
            )
            return None

    def _complete(self) -> None:
        programmes, activities = self._kinds[Programme], self._kinds[Activity]
        lines = self._kinds[BudgetLine]
        year = int(self._scope["round"][:4])
        first_type = next(one.code for one in self._plan.document_types if one.programme)
        if not programmes and any("programme" not in fields for fields in activities.values()):
            self._row(Programme, natural_key(Programme, *self._scope.values(), "1"))
        for fields in programmes.values():
            fields.setdefault("doc_type", first_type)
            start = fields.setdefault("period_from", min(year, fields.get("period_to", year)))
            fields.setdefault("period_to", max(year, start))
        self._place(Programme)
        first = min(programmes, key=lambda key: (programmes[key]["position"], key), default="")
        for fields in activities.values():
            fields.setdefault("programme", first)
        for key in [k for k, fields in lines.items() if fields.get("activity") not in activities]:
            del lines[key]
        for fields in lines.values():
            fields.setdefault("year", year)
            fields.setdefault("source", self._plan.funding_sources[-1].code)
        for kind in (Activity, BudgetLine, OpenRow):
            self._place(kind)

    def _place(self, kind: type[Record]) -> None:
        """New rows stand below those that had a place."""
        rows = self._kinds[kind].values()
        last = max((fields.get("position", -1) for fields in rows), default=-1)
        for fields in rows:
            if "position" not in fields:
                last = fields["position"] = last + 1

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
            head = next(iter(self._kinds[Letterhead]), natural_key(Letterhead, self._unit))
            self._put(Letterhead, head, key, value)
        elif column.field == "programme":
            found = None if value is None else self._programme(value)
            self._put(Activity, key, "programme", found)
        elif column.field == "activity":
            found = None if value is None else self._activity(value)
            self._put(BudgetLine, key, "activity", found)
        else:
            kind_name, _, field = column.field.partition(".")
            match kind_name:
                case "progress":
                    self._put(Progress, self._progress_key(key), field, value, activity=key)
                case "group_statement":
                    own = natural_key(GroupStatement, *scope, key)
                    own = self._key_where(GroupStatement, "group", key) or own
                    self._put(GroupStatement, own, field, value, group=key)
                case "section":
                    own = natural_key(Section, *scope, key)
                    own = self._key_where(Section, "section", key) or own
                    self._put(Section, own, field, value, section=key)
                case _:
                    self._put(_ROW_KINDS[sheet.code], key, field, value)

    def _put(self, kind: type[Record], key: str, field: str, value: Any, **about: str) -> None:
        """Write one field. A cell that was emptied gives the field's own default; one that a record
        cannot be without raises UserError ``cell.required`` and stays.
        """
        rows = self._kinds[kind]
        if value is None:
            if field not in rows.get(key, {}):
                return
            told = next(one for one in msgspec.structs.fields(kind) if one.name == field)
            if told.required:
                raise UserError("cell.required", label=field_label(kind.KIND, field))
            value = told.default
        target = rows.setdefault(key, {"key": key})
        target.update(about)
        target[field] = value
        if field == "timeframe":
            target["due_on"] = parse_timeframe(value).due

    def _key_where(self, kind: type[Record], field: str, value: str) -> str | None:
        rows = self._kinds[kind].items()
        return next((key for key, fields in rows if fields.get(field) == value), None)

    def _set_form_cell(self, sheet: Sheet, key: str, column: SheetColumn, value: Any) -> None:
        form = sheet.code.partition(":")[2]
        if not sheet.grid:
            row = self._row(OpenRow, key)
            row["form"] = form
            others = {k: v for k, v in row.get("cells", {}).items() if k != column.field}
            row["cells"] = others if value is None else others | {column.field: stored_cell(value)}
            return
        if key in self._sums.get(form, ()):
            return
        place = (form, key, column.field)
        cell_key = self._cell_of.get(place) or natural_key(StatValue, *self._scope.values(), *place)
        reason = not_applicable_reason(value)
        if value is None:
            self._kinds[StatValue].pop(cell_key, None)
            return
        self._row(StatValue, cell_key).update(
            form=form,
            row=key,
            column=column.field,
            value=value if reason is None else None,
            not_applicable=reason is not None,
            reason=reason or None,
        )

    def _progress_key(self, activity: str) -> str:
        scope = self._scope.values()
        return self._progress_of.get(activity) or natural_key(Progress, *scope, activity)

    def _programme(self, ordinal: CellValue) -> str:
        key = self._ordinals.get(cell_words(ordinal) or "")
        if key is None or key not in self._kinds[Programme]:
            raise UserError("cell.unknown_programme", seen=str(ordinal))
        return key

    def _activity(self, number: CellValue) -> str:
        # A spreadsheet program may take 1.1 for a number, which comes back as 1,1.
        key = self._numbers.get((cell_words(number) or "").replace(",", "."))
        if key is None or key not in self._kinds[Activity]:
            raise UserError("cell.unknown_activity", seen=str(number))
        return key


def _numbers(plan: Plan, records: Records) -> dict[str, str]:
    """The activities by their path (1.2.a), and by their number where it tells one of them."""
    entries = outline(plan.groups, records.activities)
    shared = Counter(entry.number for entry in entries)
    numbers = {entry.number: entry.activity.key for entry in entries if shared[entry.number] == 1}
    return numbers | {entry.path: entry.activity.key for entry in entries}


def cell_words(value: CellValue) -> str | None:
    """Return a cell's value as cleaned words, ``None`` for an empty one."""
    return None if value is None else clean(str(value))
