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
from lsapp.services.unit_view import UnitView, find_record, programmes_in, with_records
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
    places = _next_places(view) if any(edit.is_new for edit in edits) else {}
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


def _next_places(view: UnitView) -> dict[str, int]:
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


def moved(view: UnitView, keys: Sequence[str], steps: int) -> list[Activity]:
    """Return the activities that change when ``keys`` move up (negative) or down among their
    neighbours: those under the same parent in the same group of the same programme.
    """
    activities = {one.key: one for one in view.records.activities}
    chosen = [activities[key] for key in keys if key in activities]
    if not chosen:
        return []
    first = chosen[0]
    family = [
        one
        for one in by_position(list(activities.values()))
        if (one.programme, one.group, one.parent) == (first.programme, first.group, first.parent)
    ]
    wanted = {one.key for one in chosen}
    order = [one.key for one in family]
    indexes = [index for index, key in enumerate(order) if key in wanted]
    if not indexes:
        return []
    taken = [order[index] for index in indexes]
    rest = [key for key in order if key not in wanted]
    start = max(0, min(len(rest), indexes[0] + steps))
    order = rest[:start] + taken + rest[start:]
    by_key = {one.key: one for one in family}
    return [
        msgspec.structs.replace(by_key[key], position=place)
        for place, key in enumerate(order)
        if by_key[key].position != place
    ]


def regrouped(view: UnitView, key: str, group: str) -> list[Activity]:
    """Return an activity at the end of another group, with all that stands under it; the plan's task
    that it answers for stays behind with the old group. Empty where it is there already.
    """
    held = find_record(view.records, Activity, key)
    if held is None or held.group == group:
        return []
    below: dict[str, list[Activity]] = {}
    for one in view.records.activities:
        if one.parent is not None:
            below.setdefault(one.parent, []).append(one)
    last = _next_places(view).get(group, 0)
    moving = [
        msgspec.structs.replace(held, group=group, parent=None, plan_task=None, position=last)
    ]
    met, waiting = {key}, [key]
    while waiting:
        for one in below.get(waiting.pop(), ()):
            if one.key not in met:
                met.add(one.key)
                waiting.append(one.key)
                moving.append(msgspec.structs.replace(one, group=group, plan_task=None))
    return moving


def indented(rows: Sequence[ActivitySheetRow], key: str, *, deeper: bool) -> list[Activity]:
    """Return the activity under the one above it, or beside its parent; with all that moves so that
    it comes last under the new parent, or right after the old one. Empty where that has no meaning.
    """
    place = next((index for index, row in enumerate(rows) if row.key == key), None)
    if place is None:
        return []
    row = rows[place]
    by_key = {one.key: one.activity for one in rows}
    if deeper:
        above = next(
            (
                one
                for one in reversed(rows[:place])
                if one.group == row.group and one.level <= row.level
            ),
            None,
        )
        if above is None or above.level < row.level:
            return []
        if above.activity.programme != row.activity.programme:
            return []
        last = max(
            (one.activity.position for one in rows if one.activity.parent == above.key), default=-1
        )
        return [msgspec.structs.replace(row.activity, parent=above.key, position=last + 1)]
    parent = by_key.get(row.activity.parent or "")
    if parent is None:
        return []
    after = [
        one.activity
        for one in rows
        if one.activity.parent == parent.parent
        and (one.activity.programme, one.group) == (parent.programme, parent.group)
        and one.activity.position > parent.position
    ]
    return [
        msgspec.structs.replace(row.activity, parent=parent.parent, position=parent.position + 1),
        *(msgspec.structs.replace(one, position=one.position + 1) for one in after),
    ]


def indented_together(
    groups: Sequence[TaskGroup], view: UnitView, keys: Sequence[str], *, deeper: bool
) -> list[Activity]:
    """Return the activities that change when all of ``keys`` go a level in or out, as one step; one that
    stands under another of them goes along with it.
    """
    chosen = set(keys)
    parents = {one.key: one.parent for one in view.records.activities}
    tops = [key for key in keys if not _is_below(parents, key, chosen)]
    changed: dict[str, Activity] = {}
    for key in tops if deeper else reversed(tops):
        held = find_record(view.records, Activity, key)
        if held is None:
            continue
        family = [one for one in view.records.activities if one.programme == held.programme]
        rows = _bare_rows(outline(groups or _stand_ins(family), family))
        step = indented(rows, key, deeper=deeper)
        changed.update((one.key, one) for one in step)
        view = with_records(view, step)
    return list(changed.values())


def _is_below(parents: Mapping[str, str | None], key: str, chosen: set[str]) -> bool:
    met = {key}
    above = parents.get(key)
    while above is not None and above not in met:
        if above in chosen:
            return True
        met.add(above)
        above = parents.get(above)
    return False


def _bare_rows(entries: Iterable[OutlineEntry]) -> list[ActivitySheetRow]:
    return [_row(entry, {}, set(), {}, {}, dt.date.min) for entry in entries]
