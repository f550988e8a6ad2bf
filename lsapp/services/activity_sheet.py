# SPDX-License-Identifier: MIT
"""The activities as a table: rows in the order of the outline, and the records that edits of it make.

Pure: reads a view, touches no database, so that it can run beside the saving.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan, TaskGroup
from lsapp.domain.ordering import by_position
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Activity, BudgetLine, Progress, Record, Status, new_key
from lsapp.report.round_view import is_overdue
from lsapp.services.unit_view import UnitView, find_record, programmes_in
from lsapp.submission.numbering import OutlineEntry, outline, roman

ACTIVITY_FIELDS: Final = (
    "plan_task", "content", "lead_unit", "cooperating_units", "timeframe", "due_on", "product",
    "indicator", "baseline", "target", "note",
)  # fmt: skip
"""The fields of an activity that are typed in the table."""

PLANNED: Final = "planned"
"""The column of the money planned for the round's year."""
SOURCE: Final = "source"
"""The column of where that money comes from."""


class ActivitySheetRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One activity in its place. ``number`` is printed, ``level`` is 0 right under a group.

    ``planned`` is the money of the round's year in đồng, from all sources; ``lines`` are its budget
    lines of that year. ``status`` is ``None`` for a heading that others stand under.
    """

    key: str
    group: str
    level: int
    number: str
    activity: Activity
    lines: tuple[BudgetLine, ...]
    planned: int | None
    status: Status | None
    overdue: bool
    evidence: int


class ActivitySheetGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A task group: its Roman number, its titles, how many activities, and the money planned for the
    round's year in đồng, ``None`` where none was given.
    """

    code: str
    number: str
    title: str
    short: str
    count: int
    planned: int | None


class ActivitySheet(msgspec.Struct, frozen=True, kw_only=True):
    """All activities of the programmes in view. ``year`` is that of the money."""

    year: int
    groups: tuple[ActivitySheetGroup, ...]
    rows: tuple[ActivitySheetRow, ...]


class ActivityEdit(msgspec.Struct, frozen=True, kw_only=True):
    """New values of one activity by field (``ACTIVITY_FIELDS``, ``planned``, ``source``); a new one
    carries the ``group`` it was begun in.
    """

    activity: str
    values: dict[str, Any]
    is_new: bool = False
    group: str | None = None


def activity_sheet(
    groups: Sequence[TaskGroup],
    view: UnitView,
    today: dt.date,
    programme: str | None = None,
) -> ActivitySheet:
    """Return the activities of one programme, or of all that meet the round, in the outline's order.

    ``groups`` are the plan's, empty where the plan is not known yet: then the groups are those that the
    rows name, without titles. Linear in the records, a sort aside.
    """
    records = view.records
    year = RoundCode.parse(view.round).year
    progress = {one.activity: one for one in records.progress}
    shown = _programmes(view, programme, progress)
    activities = [one for one in records.activities if one.programme in shown]
    groups = groups or _stand_ins(activities)
    entries = outline(groups, activities)
    headings = {one.parent for one in activities if one.parent}
    lines = _lines_of(records.budget_lines, year)
    files = Counter(one.activity for one in records.evidence)
    rows = tuple(_row(entry, progress, headings, lines, files, today) for entry in entries)
    return ActivitySheet(year=year, groups=_groups(groups, rows), rows=rows)


def bare_rows(
    groups: Sequence[TaskGroup], activities: Sequence[Activity]
) -> list[ActivitySheetRow]:
    """Return rows that say where activities stand and nothing else of them."""
    entries = outline(groups or _stand_ins(activities), activities)
    return [_row(entry, {}, set(), {}, {}, dt.date.min) for entry in entries]


def _stand_ins(activities: Iterable[Activity]) -> list[TaskGroup]:
    """Return groups for a plan that is not known yet; numbered codes give the numbers of the plan."""
    codes = sorted({one.group for one in activities})
    if codes and all(code.isdecimal() and len(code) <= 2 for code in codes):
        codes = [str(number) for number in range(1, max(map(int, codes)) + 1)]
    return [TaskGroup(code=code, title=f"Nhóm {code}", short=f"Nhóm {code}") for code in codes]


def _programmes(
    view: UnitView, programme: str | None, progress: Mapping[str, Progress]
) -> set[str]:
    if programme is not None:
        return {programme}
    moving = {one.programme for one in view.records.activities if one.key in progress}
    return {one.key for one in programmes_in(view.round, view.records.programmes, moving)}


def _lines_of(budget_lines: Iterable[BudgetLine], year: int) -> dict[str, list[BudgetLine]]:
    lines: dict[str, list[BudgetLine]] = {}
    for line in by_position([one for one in budget_lines if one.year == year]):
        lines.setdefault(line.activity, []).append(line)
    return lines


def _row(
    entry: OutlineEntry,
    progress: Mapping[str, Progress],
    headings: set[str],
    lines: Mapping[str, Sequence[BudgetLine]],
    files: Mapping[str | None, int],
    today: dt.date,
) -> ActivitySheetRow:
    activity = entry.activity
    held = progress.get(activity.key)
    heading = held is None and activity.key in headings
    own = tuple(lines.get(activity.key, ()))
    amounts = [one.planned for one in own if one.planned is not None]
    return ActivitySheetRow(
        key=activity.key,
        group=activity.group,
        level=entry.depth - 1,
        number=entry.number,
        activity=activity,
        lines=own,
        planned=sum(amounts) if amounts else None,
        status=None if heading else held.status if held else Status.NOT_STARTED,
        overdue=not heading and is_overdue(activity, held, today),
        evidence=files.get(activity.key, 0),
    )


def _groups(
    groups: Sequence[TaskGroup], rows: Sequence[ActivitySheetRow]
) -> tuple[ActivitySheetGroup, ...]:
    counts = Counter(row.group for row in rows)
    money: dict[str, int] = {}
    for row in rows:
        if row.planned is not None:
            money[row.group] = money.get(row.group, 0) + row.planned
    known = [
        ActivitySheetGroup(
            code=group.code,
            number=roman(index),
            title=group.title,
            short=group.short,
            count=counts[group.code],
            planned=money.get(group.code),
        )
        for index, group in enumerate(groups, 1)
    ]
    codes = {group.code for group in groups}
    strays = [
        ActivitySheetGroup(
            code=code, number="?", title=code, short=code, count=count, planned=money.get(code)
        )
        for code, count in counts.items()
        if code not in codes
    ]
    return (*known, *strays)


def group_choices(plan: Plan) -> list[tuple[str, str]]:
    """Return the plan's groups to choose from: code, and number with the short title."""
    return [
        (group.code, f"{roman(place)}. {group.short}") for place, group in enumerate(plan.groups, 1)
    ]


def records_of_edits(
    plan: Plan, view: UnitView, programme: str, edits: Sequence[ActivityEdit]
) -> list[Record]:
    """Return the activities and budget lines that the edits make, to be saved as one action.

    A new activity goes to ``programme``, at the end of its group. Money goes to the activity's line of
    the round's year, made where there is none; an activity with several lines takes none here, its
    money is told apart in the form beside the table.
    """
    year = RoundCode.parse(view.round).year
    places = next_places(view) if any(edit.is_new for edit in edits) else {}
    touched = {edit.activity for edit in edits}
    lines = _lines_of([one for one in view.records.budget_lines if one.activity in touched], year)
    usual = usual_source(plan, view)
    records: list[Record] = []
    for edit in edits:
        held = find_record(view.records, Activity, edit.activity)
        group = edit.group or (held.group if held else plan.groups[0].code)
        if held is None:
            held = Activity(
                unit=view.unit,
                key=edit.activity,
                programme=programme,
                group=group,
                position=places.get(group, 0),
            )
            places[group] = held.position + 1
        fields = {name: edit.values[name] for name in ACTIVITY_FIELDS if name in edit.values}
        records.append(msgspec.structs.replace(held, **fields))
        records += _money(edit, view.unit, lines.get(edit.activity, ()), year, usual)
    return records


def next_places(view: UnitView) -> dict[str, int]:
    """Return the position behind the last activity of each group, by the group's code."""
    places: dict[str, int] = {}
    for one in view.records.activities:
        places[one.group] = max(places.get(one.group, 0), one.position + 1)
    return places


def _money(
    edit: ActivityEdit, unit: str, lines: Sequence[BudgetLine], year: int, usual: str
) -> list[Record]:
    wanted = {name: edit.values[name] for name in (PLANNED, SOURCE) if name in edit.values}
    if not wanted or len(lines) > 1:
        return []
    source = wanted.get(SOURCE) or (lines[0].source if lines else usual)
    if lines:
        planned = wanted.get(PLANNED, lines[0].planned)
        return [msgspec.structs.replace(lines[0], source=source, planned=planned)]
    if wanted.get(PLANNED) is None:
        return []
    return [
        BudgetLine(
            unit=unit,
            key=new_key(),
            activity=edit.activity,
            year=year,
            source=source,
            planned=wanted[PLANNED],
        )
    ]


def usual_source(plan: Plan, view: UnitView) -> str:
    """Return the source that the unit's money comes from most often; the plan's first without any."""
    counts = Counter(one.source for one in view.records.budget_lines)
    return counts.most_common(1)[0][0] if counts else plan.funding_sources[0].code
