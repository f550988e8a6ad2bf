# SPDX-License-Identifier: MIT
"""Rules of time: what fell due, the plan's deadlines, results outside a programme's period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from lsapp.domain.dates import format_date
from lsapp.domain.records import Activity, Status
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import group_place, place_of, plan_task_place
from lsapp.rules.rule import PLAN, Rule

_SETTLED: Final = frozenset({Status.COMPLETED, Status.STOPPED, Status.NONE_ARISING})


def _open(context: Context, activity: Activity) -> bool:
    """Tell whether an activity still waits to be done."""
    progress = context.progress.get(activity.key)
    return progress is None or progress.status not in _SETTLED


def _overdue(context: Context) -> Iterator[Fault]:
    for one in context.leaves:
        if one.due_on is not None and one.due_on < context.as_of and _open(context, one):
            late = (context.as_of - one.due_on).days
            message = f"Hạn {format_date(one.due_on)} đã qua {late} ngày mà chưa hoàn thành."
            yield Fault(place_of(context, one), message, "due_on")


def _bound(context: Context, deadline: dt.date | None) -> bool:
    """Tell whether a deadline has passed that binds this unit, as one that existed then."""
    return deadline is not None and deadline < context.as_of and context.unit.valid_on(deadline)


def _unfinished(context: Context, activities: Iterable[Activity], deadline: dt.date) -> int:
    """Count the open activities of programmes that were in force when the deadline fell."""
    count = 0
    for one in activities:
        programme = context.programmes.get(one.programme)
        in_force = programme and programme.period_from <= deadline.year <= programme.period_to
        if in_force and one.key not in context.parents and _open(context, one):
            count += 1
    return count


def _late(deadline: dt.date, count: int) -> str:
    return f"Kế hoạch yêu cầu xong trước {format_date(deadline)}; còn {count} nhiệm vụ chưa xong."


def _group_deadline(context: Context) -> Iterator[Fault]:
    for group in context.plan.groups:
        deadline = group.deadline
        if deadline is None or not _bound(context, deadline):
            continue
        count = _unfinished(context, context.reported.get(group.code, ()), deadline)
        if count:
            message = _late(deadline, count)
            yield Fault(group_place(context, group), message)


def _task_deadline(context: Context) -> Iterator[Fault]:
    members: dict[str, list[Activity]] = {}
    for activities in context.reported.values():
        for one in activities:
            members.setdefault(one.plan_task or "", []).append(one)
    for code, (group, index, task) in context.plan_tasks.items():
        deadline = task.deadline
        if deadline is None or deadline == group.deadline or not _bound(context, deadline):
            continue
        count = _unfinished(context, members.get(code, ()), deadline)
        if count:
            message = _late(deadline, count)
            yield Fault(plan_task_place(context, group, index, task), message)


def _out_of_period(context: Context) -> Iterator[Fault]:
    for one in context.records.progress:
        activity = context.activities.get(one.activity)
        programme = context.programmes.get(activity.programme) if activity else None
        if programme is None or programme.key in context.current:
            continue
        message = (
            f"Chương trình của nhiệm vụ có thời kỳ {programme.period_from}-{programme.period_to},"
            f" không có năm {context.year}."
        )
        yield Fault(place_of(context, one), message)


SCHEDULE_RULES: Final = (
    Rule(
        code="schedule.overdue",
        level="soft",
        title="Không có nhiệm vụ quá hạn",
        why="Quá hạn được tính từ hạn hoàn thành và đánh giá trong đợt; "
        "nhiệm vụ đã dừng hoặc không phát sinh thì không tính.",
        remedy="Cập nhật đánh giá, hoặc giải trình vì sao chậm và khi nào xong.",
        find=_overdue,
    ),
    Rule(
        code="schedule.group_deadline",
        level="soft",
        title="Nhóm nhiệm vụ xong đúng hạn của kế hoạch",
        why="Hạn của nhóm chỉ áp dụng cho đơn vị đã có vào ngày đó và chương trình của thời kỳ đó.",
        remedy="Cập nhật đánh giá của các nhiệm vụ trong nhóm, hoặc giải trình.",
        source=PLAN,
        find=_group_deadline,
    ),
    Rule(
        code="schedule.task_deadline",
        level="soft",
        title="Nhiệm vụ của kế hoạch xong đúng hạn",
        why="Hạn chỉ áp dụng cho đơn vị đã có vào ngày đó và chương trình của thời kỳ đó.",
        remedy="Cập nhật đánh giá của các nhiệm vụ gắn với nó, hoặc giải trình.",
        source=PLAN,
        find=_task_deadline,
    ),
    Rule(
        code="schedule.out_of_period",
        level="soft",
        title="Kết quả thuộc chương trình có thời kỳ gồm năm báo cáo",
        why="Thường do ghi kết quả vào nhiệm vụ của chương trình cũ.",
        remedy="Chuyển kết quả sang nhiệm vụ của chương trình mới, hoặc giải trình.",
        find=_out_of_period,
    ),
)
