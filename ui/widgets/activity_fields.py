# SPDX-License-Identifier: MIT
"""The fields of an activity's form, and the quiet words under them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import Plan
from lsapp.domain.dates import format_date, grid_date, parse_date
from lsapp.domain.labels import field_label
from lsapp.domain.records import Activity
from lsapp.domain.timeframe import Timeframe, TimeframeKind, parse_timeframe, print_timeframe
from ui.theme import Tone
from ui.widgets.fields import FieldSpec

_LONG: Final = {"content": 3, "cooperating_units": 2, "product": 2, "note": 2}
_CHOSEN: Final = frozenset({"group", "plan_task"})
_NAMES: Final = (
    "group", "plan_task", "content", "lead_unit", "cooperating_units", "timeframe", "due_on",
    "product", "indicator", "baseline", "target", "note",
)  # fmt: skip


def activity_fields() -> list[FieldSpec]:
    """Return what the form asks of an activity, in the order of a programme's annex."""
    return [_field(name) for name in _NAMES]


def task_choices(plan: Plan | None, activity: Activity) -> list[tuple[object, str]]:
    """Return the plan's tasks of the activity's group, none chosen first, and the one it has anyway."""
    none = QCoreApplication.translate("ActivityFields", "(chưa chọn)")
    choices: list[tuple[object, str]] = [(None, none)]
    for group in plan.groups if plan else ():
        if group.code == activity.group:
            choices += [(task.code, f"{task.code} {task.title}") for task in group.tasks]
    if activity.plan_task not in {value for value, _ in choices}:
        choices.append((activity.plan_task, str(activity.plan_task)))
    return choices


def task_words(plan: Plan, code: str | None) -> tuple[Tone, str] | None:
    """Return what the plan asks with a task: the whole title, when it is due, what proves it."""
    for group in plan.groups:
        for task in group.tasks:
            if task.code != code:
                continue
            parts = [task.title]
            deadline = task.deadline or group.deadline
            if deadline is not None:
                parts.append(
                    QCoreApplication.translate("ActivityFields", "Hạn: {day}.").format(
                        day=format_date(deadline)
                    )
                )
            elif task.timeframe:
                parts.append(
                    QCoreApplication.translate("ActivityFields", "Thời gian: {words}.").format(
                        words=task.timeframe
                    )
                )
            if task.evidence:
                parts.append(
                    QCoreApplication.translate("ActivityFields", "Minh chứng: {words}.").format(
                        words=task.evidence.rstrip(".")
                    )
                )
            return Tone.NEUTRAL, "\n".join(parts)
    return None


def understood(text: str | None) -> tuple[Tone, str] | None:
    """Return what was understood of a timeframe as it was written; ``None`` where nothing was written."""
    if not text:
        return None
    read = parse_timeframe(text)
    if read.kind is TimeframeKind.UNKNOWN:
        return Tone.WARNING, QCoreApplication.translate(
            "ActivityFields",
            "Chưa hiểu thời gian này. Hãy ghi ngày vào ô Hạn hoàn thành, hoặc viết như Quý II/2026.",
        )
    return Tone.NEUTRAL, QCoreApplication.translate("ActivityFields", "Hiểu là: {words}").format(
        words=_days(read)
    )


def _days(read: Timeframe) -> str:
    if read.due is None and read.start is None:
        return QCoreApplication.translate("ActivityFields", "{words}, không có hạn").format(
            words=print_timeframe(read)
        )
    if read.due is None and read.start is not None:
        return QCoreApplication.translate("ActivityFields", "từ {start}, không có hạn").format(
            start=grid_date(read.start)
        )
    due = grid_date(read.due) if read.due else ""
    if read.start is None or read.start == read.due:
        return QCoreApplication.translate("ActivityFields", "đến {due}").format(due=due)
    return QCoreApplication.translate("ActivityFields", "từ {start} đến {due}").format(
        start=grid_date(read.start), due=due
    )


def _field(name: str) -> FieldSpec:
    label = field_label("activity", name)
    if name in _CHOSEN:
        return FieldSpec(name, label, "choice")
    if name == "due_on":
        hint = QCoreApplication.translate("ActivityFields", "Ngày/tháng/năm; tự tính từ thời gian")
        return FieldSpec(name, label, hint=hint, show=_shown_day, read=_read_day)
    if name == "timeframe":
        hint = QCoreApplication.translate("ActivityFields", "Ví dụ: Quý II/2026, Hằng năm")
        return FieldSpec(name, label, hint=hint)
    if name in _LONG:
        return FieldSpec(name, label, "text", rows=_LONG[name])
    return FieldSpec(name, label)


def _shown_day(value: object) -> str:
    return grid_date(value) if isinstance(value, dt.date) else ""


def _read_day(text: str) -> object:
    return parse_date(text) if text.strip() else None
