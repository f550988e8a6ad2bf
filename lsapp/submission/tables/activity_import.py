# SPDX-License-Identifier: MIT
"""Makes records of a sheet of activities: tasks in their groups, money by source and year, results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.cleaning import clean_record, with_due_day
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Programme,
    Progress,
    Record,
    Records,
    natural_key,
    new_key,
)
from lsapp.domain.table_values import Value, show_value, text_of
from lsapp.domain.text import clean_line, fold, match_key
from lsapp.submission.tables.activity_draft import ActivityDraft, DraftCell, measure_of
from lsapp.submission.tables.activity_rows import CONTENT, ActivityRow, ActivityRows, GroupFinder
from lsapp.submission.tables.model import (
    HeaderRows,
    ImportOptions,
    OfficeSheet,
    PlannedCell,
    PlannedRow,
    RowState,
)
from lsapp.submission.tables.sheet_reader import SheetReader

_TITLES = (
    "chuong trinh",
    "ke hoach",
    "de an",
    "danh muc",
    "tong hop",
    "bang ",
    "bieu ",
    "nhiem vu",
)
_NO_GROUP = "activity.group"


class ActivityImport:
    """Turns the rows of one sheet into records beside those held; ``records`` and ``rows`` are filled."""

    def __init__(
        self, plan: Plan, existing: Records, reader: SheetReader, options: ImportOptions
    ) -> None:
        self._plan = plan
        self._reader = reader
        last_source = plan.funding_sources[-1].code
        self._options = msgspec.structs.replace(options, source=options.source or last_source)
        self._finder = GroupFinder(plan)
        self._held = _Held(existing, self._options, plan.code)
        self._fallback = options.group or plan.groups[0].code
        self._ungrouped = 0
        self._position = max((one.position for one in self._held.activities), default=-1)
        self._programme = options.programme
        self._made: dict[int, Activity] = {}
        self.records: list[Record] = []
        self.rows: list[PlannedRow] = []

    def run(self, header: HeaderRows) -> None:
        """Read the sheet to its end."""
        found = ActivityRows(self._plan, self._reader).read()
        if self._programme is None:
            self._new_programme(header)
        drafts: dict[int, ActivityDraft] = {}
        current: ActivityDraft | None = None
        for row in found:
            if row.state == "new":
                current = drafts[row.row] = ActivityDraft(row, self._reader, self._options)
                current.take(row)
            elif row.state == "joined" and current is not None:
                current.take(row)
            elif row.state in {"group", "heading", "total"}:
                current = None if row.state != "total" else current
        planned = {row: self._planned(draft) for row, draft in drafts.items()}
        for row in found:
            self.rows.append(planned[row.row] if row.row in planned else _aside(row))
        if self._ungrouped:
            facts = {"count": str(self._ungrouped), "group": self._fallback}
            self._reader.note(code="import.no_group", facts=facts)

    def _planned(self, draft: ActivityDraft) -> PlannedRow:
        group = self._group(draft)
        content = draft.values.get(CONTENT)
        before = self._held.match(group, content if isinstance(content, str) else "")
        if self._options.on_match == "add":
            before = None
        if before is not None and self._options.on_match == "skip":
            self._made[draft.head.row] = before
            return _row(draft, "skipped", before, ())
        activity = self._activity(draft, group, before)
        self._made[draft.head.row] = activity
        held = self._held.lines_of(before)
        lines = self._lines(draft, activity, held)
        progress, told = self._progress(draft, activity)
        wanted: list[Record] = [one for one in (activity, *lines, progress) if one is not None]
        known = {before, told, *held.values()} - {None}
        changed = [one for one in wanted if one not in known]
        self.records += changed
        state: RowState = "new" if before is None else "changed" if changed else "same"
        befores = _Befores(before, told, held)
        return _row(draft, state, activity, befores.cells(draft.cells))

    def _group(self, draft: ActivityDraft) -> str:
        named = draft.values.pop(_NO_GROUP, None)
        if isinstance(named, str):
            return named
        if draft.head.group is not None:
            return draft.head.group
        above = self._made.get(draft.head.above) if draft.head.above is not None else None
        if above is not None:
            return above.group
        self._ungrouped += 1
        return self._fallback

    def _activity(self, draft: ActivityDraft, group: str, before: Activity | None) -> Activity:
        changes: dict[str, Any] = {
            key.partition(".")[2]: value
            for key, value in draft.values.items()
            if key.startswith("activity.") and value is not None
        }
        changes["note"] = draft.note_text(before.note if before else None)
        if before is not None:
            changed = msgspec.structs.replace(before, **changes)
            return clean_record(with_due_day(changed, before))
        self._position += 1
        above = self._made.get(draft.head.above) if draft.head.above is not None else None
        fresh = Activity(
            unit=self._options.unit,
            key=new_key(),
            programme=self._programme or "",
            group=group,
            parent=above.key if above is not None and above.group == group else None,
            position=self._position,
            **changes,
        )
        return clean_record(with_due_day(fresh))

    def _lines(
        self,
        draft: ActivityDraft,
        activity: Activity,
        held: dict[tuple[int, str], BudgetLine],
    ) -> list[BudgetLine]:
        last = max((line.position for line in held.values()), default=-1)
        lines = []
        for (year, source), amounts in draft.money.items():
            changes: dict[str, Any] = {measure_of(key): value for key, value in amounts.items()}
            line = held.get((year, source))
            if line is None:
                last += 1
                line = BudgetLine(
                    unit=activity.unit,
                    key=new_key(),
                    activity=activity.key,
                    year=year,
                    source=source,
                    position=last,
                )
            lines.append(msgspec.structs.replace(line, **changes))
        return lines

    def _progress(
        self, draft: ActivityDraft, activity: Activity
    ) -> tuple[Progress | None, Progress | None]:
        """Return the result of the round as the row tells it, and as it was held."""
        changes: dict[str, Any] = {
            key.partition(".")[2]: value
            for key, value in draft.values.items()
            if key.startswith("progress.") and value is not None
        }
        round_code = self._options.round_code
        if not changes or round_code is None:
            return None, None
        held = self._held.progress.get(activity.key)
        if held is not None:
            return clean_record(msgspec.structs.replace(held, **changes)), held
        scope = (self._options.unit, self._plan.code, round_code)
        fresh = Progress(
            unit=self._options.unit,
            key=natural_key(Progress, *scope, activity.key),
            plan=self._plan.code,
            round=round_code,
            activity=activity.key,
            **changes,
        )
        return clean_record(fresh), None

    def _new_programme(self, header: HeaderRows) -> None:
        kind = next(one.code for one in self._plan.document_types if one.programme)
        programme = Programme(
            unit=self._options.unit,
            key=new_key(),
            plan=self._plan.code,
            doc_type=kind,
            title=sheet_title(self._reader.sheet, header),
            period_from=self._options.year,
            period_to=self._options.year,
            position=1 + max((one.position for one in self._held.programmes), default=-1),
        )
        self._programme = programme.key
        self.records.append(clean_record(programme))


class _Held:
    """The activities of the programme, each to be found once, with their money and results."""

    def __init__(self, existing: Records, options: ImportOptions, plan: str) -> None:
        self.programmes = [one for one in existing.programmes if one.unit == options.unit]
        self.activities = [one for one in existing.activities if one.programme == options.programme]
        self.progress = {
            one.activity: one
            for one in existing.progress
            if (one.plan, one.round) == (plan, options.round_code)
        }
        self._lines: dict[str, list[BudgetLine]] = {}
        for line in existing.budget_lines:
            self._lines.setdefault(line.activity, []).append(line)
        self._by_content: dict[str, list[Activity]] = {}
        for one in sorted(self.activities, key=lambda one: (one.position, one.key)):
            self._by_content.setdefault(_content_key(one.content), []).append(one)

    def match(self, group: str, content: str) -> Activity | None:
        """Return the activity with this content, in this group first; no row gets one twice."""
        if not content or not self._by_content:
            return None
        waiting = self._by_content.get(_content_key(content), [])
        if not waiting:
            return None
        same = next((one for one in waiting if one.group == group), waiting[0])
        waiting.remove(same)
        return same

    def lines_of(self, activity: Activity | None) -> dict[tuple[int, str], BudgetLine]:
        """Return an activity's money by year and source; of two alike the first."""
        lines: dict[tuple[int, str], BudgetLine] = {}
        for line in self._lines.get(activity.key, ()) if activity else ():
            lines.setdefault((line.year, line.source), line)
        return lines


class _Befores:
    """What the fields of a row's records showed before."""

    def __init__(
        self,
        activity: Activity | None,
        progress: Progress | None,
        lines: dict[tuple[int, str], BudgetLine],
    ) -> None:
        self._of: dict[str, Record | None] = {"activity": activity, "progress": progress}
        self._lines = lines

    def cells(self, cells: Sequence[DraftCell]) -> tuple[PlannedCell, ...]:
        """Return the preview of a row's cells."""
        return tuple(
            PlannedCell(
                column=one.column.letters,
                field=one.column.field.key,
                label=one.column.field.label,
                seen=one.seen,
                after=self._shown(one, one.value),
                before=self._shown(one, self._before(one)),
                noted=one.noted,
            )
            for one in cells
        )

    def _before(self, cell: DraftCell) -> Value:
        kind, _, name = cell.column.field.key.partition(".")
        record = self._lines.get(cell.place) if cell.place is not None else self._of.get(kind)
        value: Value = getattr(record, name, None)
        return value

    def _shown(self, cell: DraftCell, value: Value) -> str:
        if value is None:
            return ""
        context = cell.column.field.context()
        return show_value(cell.column.field.kind, value, context)


def sheet_title(sheet: OfficeSheet, header: HeaderRows) -> str | None:
    """Return the title that stands over the table, ``None`` where no line looks like one."""
    for row in range(header.first):
        for seen in sheet.rows[row]:
            text = clean_line(text_of(seen)) or ""
            if 10 < len(text) < 400 and fold(text).startswith(_TITLES):
                return text
    return None


def _content_key(content: str | None) -> str:
    return match_key(content or "").strip(" .;:,")


def _row(
    draft: ActivityDraft,
    state: RowState,
    activity: Activity,
    cells: tuple[PlannedCell, ...],
) -> PlannedRow:
    return PlannedRow(
        row=draft.head.row + 1,
        state=state,
        title=draft.head.title or "",
        number=draft.head.number.text,
        key=activity.key,
        group=activity.group,
        cells=cells,
    )


def _aside(row: ActivityRow) -> PlannedRow:
    """The preview of a row that makes no record of its own."""
    return PlannedRow(
        row=row.row + 1,
        state=row.state,
        title=row.title or "",
        number=row.number.text,
        group=row.group,
    )
