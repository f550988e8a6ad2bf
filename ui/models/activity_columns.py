# SPDX-License-Identifier: MIT
"""The columns of the activities' grid, from the plan that is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Qt

from lsapp.catalogue.model import Plan
from lsapp.domain.labels import STATUS_LABELS, field_label
from lsapp.domain.numbers import format_number
from lsapp.domain.records import Status
from lsapp.domain.table_values import ReadContext, ValueChoice, ValueKind
from lsapp.services.activity_sheet import PLANNED, SOURCE, ActivitySheet, ActivitySheetRow
from ui.findings_watch import tone_of
from ui.models.grid_columns import CellChip, Choice, GridColumn, GridGroup, Kind, Look, Mark
from ui.models.value_columns import reader, shower
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

STATUS_ICONS: Final = {
    Status.NOT_STARTED: ("not-started", Tone.NEUTRAL),
    Status.IN_PROGRESS: ("in-progress", Tone.ACCENT),
    Status.COMPLETED: ("completed", Tone.GOOD),
    Status.NONE_ARISING: ("none-arising", Tone.NEUTRAL),
    Status.STOPPED: ("stopped", Tone.WARNING),
}
"""The icon and the tone of each state."""

OVERDUE: Final = "overdue"

_WIDTHS: Final = {
    "content": 320, "plan_task": 170, "lead_unit": 150, "cooperating_units": 150, "timeframe": 110,
    "due_on": 100, "product": 200, "indicator": 130, "baseline": 100, "target": 100, "note": 160,
}  # fmt: skip
_LONG: Final = frozenset({"content", "product", "note"})


def activity_columns(plan: Plan | None, year: int, language: str) -> list[GridColumn]:
    """Return number, content, who, when, money, state, and the rest of an activity's fields; without a
    plan they are only looked at.
    """
    editable = plan is not None
    tasks = _task_choices(plan)
    return [
        GridColumn(
            key="number",
            title="STT",
            value_of=lambda row: row.number,
            width=64,
            in_search=False,
            sort_key=lambda number: number,
        ),
        _text("content", language, editable),
        _text("lead_unit", language, editable),
        _text("cooperating_units", language, editable),
        _text("timeframe", language, editable, ValueKind.TIMEFRAME),
        _date("due_on", language, editable),
        _money(year, language, editable),
        _source(plan, editable),
        _state(),
        _text("product", language, editable),
        _choice("plan_task", tasks, editable),
        _text("indicator", language, editable),
        _text("baseline", language, editable),
        _text("target", language, editable),
        _text("note", language, editable),
    ]


def grid_groups(sheet: ActivitySheet, wanted: str | None, *, shown_empty: bool) -> list[GridGroup]:
    """Return the headings of the grid with the sums of their money, of one group where one is wanted."""
    return [
        GridGroup(
            key=group.code,
            number=group.number,
            title=group.title,
            sums={} if group.planned is None else {PLANNED: format_number(group.planned)},
            shown_empty=shown_empty,
        )
        for group in sheet.groups
        if wanted is None or group.code == wanted
    ]


def activity_marks(
    findings: Iterable[Finding],
    rows: Container[str],
    lines: Mapping[str, str],
    columns: Container[str],
) -> dict[tuple[str, str], Mark]:
    """Return what the rules found as marks of cells: what has no column stands at the content, what was
    found in a line of money at the money. ``lines`` are activities by the keys of their budget lines.
    """
    marks: dict[tuple[str, str], Mark] = {}
    answered, quiet = (
        Tone.NEUTRAL,
        Tone.ACCENT,
    )  # looked up once: there may be ten thousand findings
    for one in findings:
        key = lines.get(one.record or "") if one.kind == "budget_line" else one.record
        if one.kind not in ("activity", "budget_line") or key is None or key not in rows:
            continue
        field = PLANNED if one.kind == "budget_line" else one.field or "content"
        tone = tone_of(one)
        tone = quiet if tone is answered else tone
        marks.setdefault((key, field if field in columns else "content"), Mark(tone, one.message))
    return marks


def state_words(row: ActivitySheetRow) -> str | None:
    """Return the state of a row as its chip says it; ``None`` for a heading."""
    if row.status is None:
        return None
    return overdue_words() if row.overdue else STATUS_LABELS[row.status]


def overdue_words() -> str:
    """Return what a state says once its day has passed."""
    return QCoreApplication.translate("ActivityColumns", "Quá hạn")


def all_state_words() -> list[str]:
    """Return every state as its chip says it, what is late first."""
    return [overdue_words(), *STATUS_LABELS.values()]


def state_chip(words: str) -> CellChip | None:
    """Return how a state is drawn, told by its words."""
    if words == overdue_words():
        return CellChip(OVERDUE, Tone.BAD)
    status = next((one for one, label in STATUS_LABELS.items() if label == words), None)
    return None if status is None else CellChip(*STATUS_ICONS[status])


def _text(name: str, language: str, editable: bool, kind: ValueKind = ValueKind.TEXT) -> GridColumn:
    long = name in _LONG
    return GridColumn(
        key=name,
        title=field_label("activity", name),
        value_of=_field(name),
        kind=Kind.LONG_TEXT if long else Kind.TEXT,
        width=_WIDTHS[name],
        editable=editable,
        is_tree=name == "content",
        read=reader(ValueKind.LONG_TEXT if long else kind, language),
    )


def _date(name: str, language: str, editable: bool) -> GridColumn:
    return GridColumn(
        key=name,
        title=field_label("activity", name),
        value_of=_field(name),
        kind=Kind.DATE,
        width=_WIDTHS[name],
        editable=editable,
        show=shower(ValueKind.DATE),
        read=reader(ValueKind.DATE, language),
        tool_tip=QCoreApplication.translate(
            "ActivityColumns", "Tính từ thời gian thực hiện; gõ ngày khác nếu có hạn riêng"
        ),
    )


def _choice(name: str, choices: Sequence[ValueChoice], editable: bool) -> GridColumn:
    context = ReadContext(choices=tuple(choices))
    listed = [Choice(one.code, one.label) for one in choices]
    return GridColumn(
        key=name,
        title=field_label("activity", name),
        value_of=_field(name),
        kind=Kind.CHOICE,
        width=_WIDTHS[name],
        editable=editable,
        choices=lambda row: (
            listed
            if row is None
            else [one for one in listed if str(one.value).startswith(f"{row.group}.")] or listed
        ),
        show=shower(ValueKind.CHOICE, context),
        read=reader(ValueKind.CHOICE, "vi", context),
    )


def _money(year: int, language: str, editable: bool) -> GridColumn:
    return GridColumn(
        key=PLANNED,
        title=QCoreApplication.translate("ActivityColumns", "Kinh phí {year} (đồng)").format(
            year=year
        ),
        value_of=lambda row: row.planned,
        kind=Kind.MONEY,
        width=130,
        editable=(lambda row: row is None or len(row.lines) <= 1) if editable else False,
        show=shower(ValueKind.MONEY),
        read=reader(ValueKind.MONEY, language),
        cell_tip=lambda row: (
            QCoreApplication.translate("ActivityColumns", "Nhiều nguồn: sửa ở khung chi tiết (F4)")
            if len(row.lines) > 1
            else ""
        ),
    )


def _source(plan: Plan | None, editable: bool) -> GridColumn:
    sources = plan.funding_sources if plan else ()
    context = ReadContext(
        choices=tuple(ValueChoice(one.code, one.short, (one.name,)) for one in sources)
    )
    listed = [Choice(one.code, one.short) for one in sources]
    return GridColumn(
        key=SOURCE,
        title=QCoreApplication.translate("ActivityColumns", "Nguồn"),
        value_of=lambda row: row.lines[0].source if len(row.lines) == 1 else None,
        kind=Kind.CHOICE,
        width=110,
        editable=(lambda row: row is None or len(row.lines) == 1) if editable else False,
        choices=lambda _row: listed,
        show=shower(ValueKind.CHOICE, context),
        read=reader(ValueKind.CHOICE, "vi", context),
        look_of=lambda row: Look.MUTED if len(row.lines) > 1 else Look.PLAIN,
    )


def _state() -> GridColumn:
    return GridColumn(
        key="status",
        title=QCoreApplication.translate("ActivityColumns", "Trạng thái"),
        value_of=state_words,
        kind=Kind.CHIP,
        alignment=Qt.AlignmentFlag.AlignLeft,
        width=140,
        chip_of=state_chip,
        tool_tip=QCoreApplication.translate(
            "ActivityColumns", "Kết quả của đợt báo cáo; ghi ở trang Kết quả"
        ),
    )


def _field(name: str) -> Callable[[ActivitySheetRow], Any]:
    def value_of(row: ActivitySheetRow) -> str | dt.date | None:
        value: str | dt.date | None = getattr(row.activity, name)
        return value

    return value_of


def _task_choices(plan: Plan | None) -> list[ValueChoice]:
    return [
        ValueChoice(task.code, f"{task.code} {task.title}", (task.title, task.code))
        for group in (plan.groups if plan else ())
        for task in group.tasks
    ]
