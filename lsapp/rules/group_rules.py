# SPDX-License-Identifier: MIT
"""Rules for the plan's task groups and tasks: each one taken up, or said not to arise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.domain.records import Status
from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import group_place, place_of, plan_task_place
from lsapp.rules.rule import PLAN, Rule


def _uncovered(context: Context, compulsory: bool) -> Iterator[Fault]:
    for group in context.plan.groups:
        if group.compulsory is not compulsory or group.code in context.reported:
            continue
        statement = context.statements.get(group.code)
        if statement is None or not statement.none_arising:
            message = "Nhóm chưa có nhiệm vụ nào và chưa khai không phát sinh."
            yield Fault(group_place(context, group), message)


def _compulsory(context: Context) -> Iterator[Fault]:
    return _uncovered(context, True)


def _optional(context: Context) -> Iterator[Fault]:
    return _uncovered(context, False)


def _reason(context: Context) -> Iterator[Fault]:
    for one in context.records.group_statements:
        if one.none_arising and one.reason is None:
            yield Fault(
                place_of(context, one), "Khai không phát sinh nhưng chưa ghi lý do.", "reason"
            )


def _contradiction(context: Context) -> Iterator[Fault]:
    for one in context.records.group_statements:
        if not one.none_arising:
            continue
        active = sum(
            1
            for activity in context.reported.get(one.group, ())
            if (progress := context.progress.get(activity.key)) is not None
            and progress.status in {Status.IN_PROGRESS, Status.COMPLETED}
        )
        if active:
            message = f"Khai không phát sinh nhưng có {active} nhiệm vụ đang hoặc đã thực hiện."
            yield Fault(place_of(context, one), message, "none_arising")


def _unknown(context: Context) -> Iterator[Fault]:
    for one in context.records.group_statements:
        if one.group not in context.groups:
            message = f"Kế hoạch không có nhóm nhiệm vụ «{one.group}»."
            yield Fault(place_of(context, one), message)


def _task_uncovered(context: Context) -> Iterator[Fault]:
    taken = {one.plan_task for members in context.reported.values() for one in members}
    for group in context.plan.groups:
        statement = context.statements.get(group.code)
        if group.code not in context.reported or (statement and statement.none_arising):
            continue
        for index, task in enumerate(group.tasks):
            ours = task.asked_of(context.unit.kind)
            if task.compulsory and ours and task.code not in taken:
                message = "Nhiệm vụ bắt buộc của kế hoạch chưa được cụ thể hóa."
                yield Fault(plan_task_place(context, group, index, task), message)


GROUP_RULES: Final = (
    Rule(
        code="group.uncovered",
        level="hard",
        title="Mỗi nhóm nhiệm vụ bắt buộc có nhiệm vụ cụ thể hoặc được khai không phát sinh",
        why="Nơi tổng hợp cần biết nhóm không có việc hay bị bỏ sót; "
        "để trống không phải là không có.",
        remedy="Thêm nhiệm vụ cho nhóm, hoặc khai không phát sinh và ghi lý do.",
        source=PLAN,
        find=_compulsory,
    ),
    Rule(
        code="group.uncovered_optional",
        level="soft",
        title="Nhóm nhiệm vụ không bắt buộc cũng được nói rõ",
        why="Nhóm không bắt buộc với mọi đơn vị, nhưng để trống thì không rõ có việc hay không.",
        remedy="Khai không phát sinh ở nhóm, hoặc giải trình lưu ý này.",
        source=PLAN,
        find=_optional,
    ),
    Rule(
        code="group.reason",
        level="hard",
        title="Khai không phát sinh thì ghi lý do",
        why="Lý do được in vào báo cáo và giúp nơi tổng hợp không phải hỏi lại.",
        remedy="Ghi lý do ngắn gọn vào ô Lý do của nhóm.",
        source=PLAN,
        find=_reason,
    ),
    Rule(
        code="group.contradiction",
        level="soft",
        title="Nhóm khai không phát sinh thì không có nhiệm vụ đang hoặc đã thực hiện",
        why="Hai lời khai trái nhau; báo cáo sẽ in cả hai.",
        remedy="Bỏ khai không phát sinh, hoặc sửa đánh giá của các nhiệm vụ trong nhóm.",
        find=_contradiction,
    ),
    Rule(
        code="group.unknown",
        level="hard",
        title="Lời khai theo nhóm đúng nhóm của kế hoạch",
        why="Nhóm lạ không in được và không tổng hợp được.",
        remedy="Xóa lời khai này và khai lại ở đúng nhóm.",
        source=PLAN,
        find=_unknown,
    ),
    Rule(
        code="plan_task.uncovered",
        level="soft",
        title="Mỗi nhiệm vụ bắt buộc của kế hoạch có nhiệm vụ cụ thể gắn với nó",
        why="Nơi tổng hợp đếm đơn vị đã thực hiện theo từng nhiệm vụ của kế hoạch.",
        remedy="Chọn Nhiệm vụ của kế hoạch ở nhiệm vụ tương ứng, thêm nhiệm vụ, hoặc giải trình.",
        source=PLAN,
        find=_task_uncovered,
    ),
)
