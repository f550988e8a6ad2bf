# SPDX-License-Identifier: MIT
"""The activities as rows of the timeline: task groups, and under them the same rows as in the grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lsapp.domain.records import Programme
from lsapp.services.activity_sheet import ActivitySheetGroup, ActivitySheetRow
from ui.widgets.timeline_model import TimelineItem, activity_span


def timeline_items(
    groups: Iterable[ActivitySheetGroup],
    rows: Sequence[ActivitySheetRow],
    programmes: Mapping[str, Programme],
) -> list[TimelineItem]:
    """Return the rows of the timeline; a group without activities has none. ``programmes`` by key."""
    members: dict[str, list[ActivitySheetRow]] = {}
    for row in rows:
        members.setdefault(row.group, []).append(row)
    items: list[TimelineItem] = []
    for group in groups:
        if group.code not in members:
            continue
        items.append(
            TimelineItem(
                key=group_item_key(group.code),
                number=group.number,
                label=group.title,
                level=0,
                group=group.code,
                is_group=True,
            )
        )
        items += [_item(row, programmes.get(row.activity.programme)) for row in members[group.code]]
    return items


def group_item_key(code: str) -> str:
    """Return the key of a group's row, which is no record."""
    return f"group:{code}"


def _item(row: ActivitySheetRow, programme: Programme | None) -> TimelineItem:
    span = activity_span(row.activity, programme)
    return TimelineItem(
        key=row.key,
        number=row.number,
        label=" ".join((row.activity.content or "").split()),
        level=row.level + 1,
        group=row.group,
        start=span.start,
        end=span.end,
        due=span.due,
        status=row.status,
        recurring=span.recurring,
    )
