# SPDX-License-Identifier: MIT
"""Where activities stand: the records that change when some are moved among their neighbours, put under
another or beside it, or into another group. Pure, as the table is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from lsapp.catalogue.model import TaskGroup
from lsapp.domain.ordering import by_position
from lsapp.domain.records import Activity
from lsapp.services.activity_sheet import ActivitySheetRow, bare_rows, next_places
from lsapp.services.unit_view import UnitView, find_record, with_records


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
    last = next_places(view).get(group, 0)
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
    return _under_the_one_above(rows, place) if deeper else _beside_its_parent(rows, rows[place])


def _under_the_one_above(rows: Sequence[ActivitySheetRow], place: int) -> list[Activity]:
    row = rows[place]
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


def _beside_its_parent(rows: Sequence[ActivitySheetRow], row: ActivitySheetRow) -> list[Activity]:
    by_key = {one.key: one.activity for one in rows}
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
        step = indented(bare_rows(groups, family), key, deeper=deeper)
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
