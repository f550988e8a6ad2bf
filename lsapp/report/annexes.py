# SPDX-License-Identifier: MIT
"""The annexes of a unit's report, the tables of results and of money among them."""

from __future__ import annotations

from collections.abc import Iterator

from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.records import Activity, Progress
from lsapp.report.answer_annex import answer_annex
from lsapp.report.blocks import Column, HeadCell, Row, Table, Value
from lsapp.report.context import ReportContext
from lsapp.report.evidence_annex import evidence_annex
from lsapp.report.form_tables import form_annexes
from lsapp.report.money import Money, millions, money_column, money_places, money_table
from lsapp.report.round_view import Figures, GroupView, RoundView, add_up, is_overdue
from lsapp.report.tables import Annex, group_row, total_row
from lsapp.report.wording import sentence
from lsapp.submission.numbering import OutlineEntry

OVERDUE = "quá hạn"

_TASK_HEAD = (
    ("STT", 5.0),
    ("Nội dung nhiệm vụ", 27.0),
    ("Cơ quan chủ trì", 12.0),
    ("Cơ quan phối hợp", 11.0),
    ("Thời gian thực hiện", 9.0),
    ("Sản phẩm", 13.0),
    ("Kết quả trong kỳ", 24.0),
    ("Tỷ lệ (%)", 5.0),
    ("Đánh giá", 10.0),
    ("Kế hoạch", 9.0),
    ("Giải ngân", 9.0),
    ("Khó khăn, ghi chú", 18.0),
)
_PERCENT, _PLANNED, _DISBURSED = 7, 9, 10


def report_annexes(context: ReportContext, view: RoundView) -> tuple[Annex, ...]:
    """Return the annexes that have something to show, the one of results first."""
    records = context.snapshot.records
    return (
        *task_annex(context, view),
        *money_annex(context, view),
        *form_annexes(context.plan.forms, records, context.report),
        *evidence_annex(view, records),
        *answer_annex(context, view),
    )


def task_annex(context: ReportContext, view: RoundView) -> Iterator[Annex]:
    """Yield the list of activities and what became of them, money being that of the round's
    year.
    """
    if not view.entries:
        return
    year, as_of = context.year, context.as_of
    every = add_up(view, view.entries, as_of=as_of)
    rows: list[Row] = []
    amounts: list[int | None] = []
    for group in view.groups:
        rows.append(_group_row(group, add_up(view, group.entries, as_of=as_of)))
        if not group.entries:
            rows.append(_bare_row(group))
        for entry in group.entries:
            money = view.money.get(entry.activity.key, Money())
            amounts += money
            late = is_overdue(entry.activity, view.progress.get(entry.activity.key), as_of)
            rows.append(_task_row(context, view, entry, money, late=late))
    rows.append(total_row(len(_TASK_HEAD), _amounts(every)))
    places = money_places(amounts)
    yield Annex(
        title="Danh mục nhiệm vụ và kết quả thực hiện",
        blocks=(
            Table(
                columns=tuple(
                    _task_column(at, width, places) for at, (_, width) in enumerate(_TASK_HEAD)
                ),
                head=_task_head(year),
                rows=tuple(rows),
                unit_note="Đơn vị tính kinh phí: triệu đồng",
            ),
        ),
    )


def _task_column(at: int, width: float, places: int) -> Column:
    if at in (_PLANNED, _DISBURSED):
        return money_column(width, places)
    if at == _PERCENT:
        return Column(width=width, align="right")
    return Column(width=width, align="center" if at in (0, 4, 8) else "left")


def _task_head(year: int) -> tuple[tuple[HeadCell, ...], ...]:
    upper = [
        HeadCell(text=title, rows=2)
        for at, (title, _) in enumerate(_TASK_HEAD)
        if at not in (_PLANNED, _DISBURSED)
    ]
    upper.insert(_PLANNED, HeadCell(text=f"Kinh phí năm {year}", columns=2))
    lower = tuple(HeadCell(text=_TASK_HEAD[at][0]) for at in (_PLANNED, _DISBURSED))
    return tuple(upper), lower


def _amounts(figures: Figures) -> dict[int, Value]:
    money = figures.money
    return {_PLANNED: millions(money.planned), _DISBURSED: millions(money.disbursed)}


def _group_row(group: GroupView, figures: Figures) -> Row:
    return group_row(group.number, group.title, len(_TASK_HEAD), _amounts(figures))


def _bare_row(group: GroupView) -> Row:
    """Say under a group without activities why it has none."""
    said = group.statement
    words = "Không có nhiệm vụ"
    if said is not None and said.none_arising:
        words = sentence(f"Không phát sinh{f': {said.reason}' if said.reason else ''}")
    blank: tuple[Value, ...] = (None,) * (len(_TASK_HEAD) - 2)
    return Row(cells=(None, words, *blank))


def _task_row(
    context: ReportContext,
    view: RoundView,
    entry: OutlineEntry,
    money: Money,
    *,
    late: bool,
) -> Row:
    activity = entry.activity
    progress = view.progress.get(activity.key)
    return Row(
        cells=(
            entry.number,
            activity.content,
            context.unit_text(activity.lead_unit),
            context.unit_text(activity.cooperating_units),
            activity.timeframe,
            activity.product,
            _result(activity, progress),
            progress.percent if progress else None,
            _assessment(view, activity, progress, late=late),
            millions(money.planned),
            millions(money.disbursed),
            _remarks(activity, progress),
        )
    )


def _result(activity: Activity, progress: Progress | None) -> str | None:
    """Return the result in words and the indicator reached beside its target."""
    if progress is None:
        return None
    parts = [progress.result] if progress.result else []
    if progress.indicator_reached:
        target = f" (mục tiêu: {activity.target})" if activity.target else ""
        name = activity.indicator or "Chỉ tiêu đạt được"
        parts.append(f"{name}: {progress.indicator_reached}{target}")
    return "\n".join(parts) or None


def _assessment(
    view: RoundView, activity: Activity, progress: Progress | None, *, late: bool
) -> str | None:
    if progress is None:
        if activity.key in view.headings:
            return None
        return f"Chưa khai, {OVERDUE}" if late else "Chưa khai"
    words = STATUS_LABELS[progress.status]
    return f"{words}, {OVERDUE}" if late else words


def _remarks(activity: Activity, progress: Progress | None) -> str | None:
    parts = []
    if progress is not None:
        parts = [
            text if label is None else f"{label}: {text}"
            for label, text in (
                (None, progress.difficulty),
                ("Nguyên nhân", progress.cause),
                ("Kiến nghị", progress.proposal),
            )
            if text
        ]
    if activity.note:
        parts.append(activity.note)
    return "\n".join(parts) or None


def money_annex(context: ReportContext, view: RoundView) -> Iterator[Annex]:
    """Yield the money of all activities by year and source, in triệu đồng."""
    lines = view.lines
    if lines:
        title = "Kinh phí thực hiện theo năm và nguồn vốn"
        yield Annex(title=title, blocks=(money_table(context.plan.funding_sources, lines),))
