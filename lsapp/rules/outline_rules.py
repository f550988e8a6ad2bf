# SPDX-License-Identifier: MIT
"""Rules for where an activity stands: its programme, group, parent and place among the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lsapp.rules.context import Context
from lsapp.rules.finding import Fault
from lsapp.rules.places import place_of, short
from lsapp.rules.rule import PLAN, Rule


def _programme(context: Context) -> Iterator[Fault]:
    for one in context.records.activities:
        if one.programme not in context.programmes:
            message = "Chương trình của nhiệm vụ không còn trong dữ liệu."
            yield Fault(place_of(context, one), message, "programme")


def _group(context: Context) -> Iterator[Fault]:
    for one in context.records.activities:
        if one.group not in context.groups:
            message = f"Kế hoạch không có nhóm nhiệm vụ «{one.group}»."
            yield Fault(place_of(context, one), message, "group")


def _plan_task(context: Context) -> Iterator[Fault]:
    for one in context.records.activities:
        if one.plan_task is not None and one.plan_task not in context.plan_tasks:
            message = f"Kế hoạch không có nhiệm vụ «{one.plan_task}»."
            yield Fault(place_of(context, one), message, "plan_task")


def _plan_task_group(context: Context) -> Iterator[Fault]:
    for one in context.records.activities:
        if one.plan_task is None or one.plan_task not in context.plan_tasks:
            continue
        group = context.plan_tasks[one.plan_task][0]
        if group.code != one.group and one.group in context.groups:
            message = (
                f"Nhiệm vụ {one.plan_task} của kế hoạch thuộc {context.group_name(group.code)},"
                f" nhưng nhiệm vụ đứng ở {context.group_name(one.group)}."
            )
            yield Fault(place_of(context, one), message, "plan_task")


def _parent(context: Context) -> Iterator[Fault]:
    for one in context.records.activities:
        if one.parent is None:
            continue
        parent = context.activities.get(one.parent)
        if parent is None:
            message = "Nhiệm vụ cấp trên không còn trong dữ liệu."
            yield Fault(place_of(context, one), message, "parent")
        elif (parent.programme, parent.group) != (one.programme, one.group):
            message = f"Nhiệm vụ cấp trên «{short(parent.content)}» ở nhóm hoặc chương trình khác."
            yield Fault(place_of(context, one), message, "parent")


def _circle(context: Context) -> Iterator[Fault]:
    """Each activity is passed once: ``walk`` numbers the walk that met it first."""
    walk: dict[str, int] = {}
    for number, start in enumerate(context.records.activities):
        key: str | None = start.key
        while key is not None and key in context.activities and key not in walk:
            walk[key] = number
            key = context.activities[key].parent
        if key is not None and walk.get(key) == number:
            message = "Các nhiệm vụ đứng dưới lẫn nhau thành vòng."
            yield Fault(place_of(context, context.activities[key]), message, "parent")


def _position(context: Context) -> Iterator[Fault]:
    spots = Counter(
        (one.programme, one.group, one.parent, one.position) for one in context.records.activities
    )
    for entry in context.entries:
        one = entry.activity
        count = spots.pop((one.programme, one.group, one.parent, one.position), 0)
        if count > 1:
            message = f"{count} nhiệm vụ cùng một thứ tự, STT in ra có thể không như mong muốn."
            yield Fault(place_of(context, one), message, "position", label="Thứ tự")


OUTLINE_RULES: Final = (
    Rule(
        code="activity.programme",
        level="hard",
        title="Nhiệm vụ thuộc một chương trình có trong dữ liệu",
        why="Nhiệm vụ không có chương trình thì không biết thực hiện theo văn bản nào.",
        remedy="Chọn lại Chương trình của nhiệm vụ, hoặc xóa nhiệm vụ.",
        find=_programme,
    ),
    Rule(
        code="activity.group",
        level="hard",
        title="Nhiệm vụ thuộc một nhóm của kế hoạch",
        why="Mọi bảng tổng hợp đều theo nhóm nhiệm vụ của kế hoạch.",
        remedy="Chọn lại Nhóm nhiệm vụ.",
        source=PLAN,
        find=_group,
    ),
    Rule(
        code="activity.plan_task",
        level="hard",
        title="Nhiệm vụ của kế hoạch được chọn có trong danh mục",
        why="Mã lạ không đối chiếu được với kế hoạch của tỉnh.",
        remedy="Chọn lại Nhiệm vụ của kế hoạch trong danh sách, hoặc để trống.",
        source=PLAN,
        find=_plan_task,
    ),
    Rule(
        code="activity.plan_task_group",
        level="soft",
        title="Nhiệm vụ đứng cùng nhóm với nhiệm vụ của kế hoạch mà nó cụ thể hóa",
        why="Nếu khác nhóm, kết quả được tính cho nhóm này nhưng nhiệm vụ của kế hoạch ở nhóm kia.",
        remedy="Chuyển nhiệm vụ sang đúng nhóm, hoặc chọn lại Nhiệm vụ của kế hoạch.",
        source=PLAN,
        find=_plan_task_group,
    ),
    Rule(
        code="activity.parent",
        level="hard",
        title="Nhiệm vụ cấp trên ở cùng chương trình và cùng nhóm",
        why="Số thứ tự và bảng in theo cấp chỉ đúng trong một nhóm của một chương trình.",
        remedy="Chọn lại nhiệm vụ cấp trên, hoặc đưa nhiệm vụ lên cấp một.",
        find=_parent,
    ),
    Rule(
        code="activity.circle",
        level="hard",
        title="Không có vòng lặp giữa nhiệm vụ cấp trên và cấp dưới",
        why="Nhiệm vụ không thể đứng dưới chính nó.",
        remedy="Đưa một nhiệm vụ trong vòng lên cấp một.",
        find=_circle,
    ),
    Rule(
        code="activity.position",
        level="soft",
        title="Các nhiệm vụ cùng cấp có thứ tự khác nhau",
        why="Thứ tự trùng thì số thứ tự không theo ý người lập, và có thể đổi khi thêm nhiệm vụ.",
        remedy="Kéo các nhiệm vụ về đúng thứ tự.",
        find=_position,
    ),
)
