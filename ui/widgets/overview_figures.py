# SPDX-License-Identifier: MIT
"""What an overview says, as the rows of its charts and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lsapp.domain.dates import format_date
from lsapp.domain.numbers import format_number
from lsapp.domain.records import Status
from lsapp.domain.text import clean_line
from ui.theme import Tone
from ui.widgets.charts import BarStatus, CompletenessRow, MoneyRow, StatusRow, bar_status
from ui.widgets.overview_row import RowLook

if TYPE_CHECKING:
    from lsapp.services.completeness import FormShare, SectionShare
    from lsapp.services.overview import DueTask, MoneyLine, Overview, RoundDates


def completeness_rows(overview: Overview) -> list[CompletenessRow]:
    """Return a bar for each task group."""
    return [
        CompletenessRow(
            key=one.code,
            number=one.number,
            name=one.short,
            filled=one.share.filled,
            asked=one.share.expected,
        )
        for one in overview.groups
    ]


def status_rows(overview: Overview, group_of: Callable[[str], str | None]) -> list[StatusRow]:
    """Return a bar for each task group; ``group_of`` gives the group of an activity by its key. What is
    overdue is taken out of the status in which it is still open.
    """
    counts: dict[str, dict[BarStatus, int]] = {}
    for one in overview.groups:
        held = {bar_status(status, False): n for status, n in one.figures.by_status.items()}
        held[BarStatus.NOT_STARTED] = held.get(BarStatus.NOT_STARTED, 0) + one.figures.undeclared
        counts[one.code] = held
    for task in overview.overdue:
        held = counts.get(group_of(task.key) or "", {})
        told = bar_status(task.status or Status.NOT_STARTED, False)
        if held.get(told):
            held[told] -= 1
            held[BarStatus.OVERDUE] = held.get(BarStatus.OVERDUE, 0) + 1
    return [
        StatusRow(group=one.code, number=one.number, name=one.short, counts=counts[one.code])
        for one in overview.groups
    ]


def money_rows(lines: Sequence[MoneyLine], year: int) -> list[MoneyRow]:
    """Return the year's total and its sources; the totals of the other years where it has no money."""
    shown = [one for one in lines if one.year == year]
    if not shown:
        shown = [one for one in lines if one.source is None]
    return [
        MoneyRow(
            key=f"{one.year}/{one.source or ''}",
            name=one.title,
            planned=one.planned,
            disbursed=one.disbursed,
        )
        for one in shown
    ]


def due_look(task: DueTask) -> RowLook:
    """Return the line of an activity that is due: number and content; day, how long, who leads."""
    lead = clean_line(task.lead_unit or "") or QCoreApplication.translate(
        "Overview", "chưa ghi cơ quan chủ trì"
    )
    soon = Tone.WARNING if task.days <= 7 else Tone.NEUTRAL
    return RowLook(
        icon="overdue" if task.days < 0 else "due-soon" if task.days <= 7 else "calendar",
        tone=Tone.BAD if task.days < 0 else soon,
        text=f"{task.number} {clean_line(task.content) or '…'}",
        figure=days_words(task.days),
        below=QCoreApplication.translate("Overview", "Hạn {day}, {lead}").format(
            day=format_date(task.due_on), lead=lead
        ),
    )


def days_words(days: int) -> str:
    """Return how long until a day, or since."""
    if days < 0:
        return QCoreApplication.translate("Overview", "quá {count} ngày").format(count=-days)
    if days == 0:
        return QCoreApplication.translate("Overview", "hôm nay")
    return QCoreApplication.translate("Overview", "còn {count} ngày").format(count=days)


def missing_forms(forms: Sequence[FormShare]) -> list[FormShare]:
    """Return the forms with something left to fill in: those that must be first; one that may be left
    out only where it was begun.
    """
    open_forms = [
        one
        for one in forms
        if not one.nothing
        and (one.faults or not one.share.complete or not one.begun)
        and (one.required or one.begun)
    ]
    return sorted(open_forms, key=lambda one: (one.begun, not one.required))


def form_look(one: FormShare) -> RowLook:
    """Return the line of a form that is not complete."""
    percent = one.share.percent
    figure = QCoreApplication.translate("Overview", "chưa điền")
    if one.faults:
        figure = QCoreApplication.translate("Overview", "{count} ô sai").format(count=one.faults)
    elif one.begun:
        figure = QCoreApplication.translate("Overview", "{filled}/{asked} ô ({percent} %)").format(
            filled=format_number(one.share.filled),
            asked=format_number(one.share.expected),
            percent=percent or 0,
        )
    state = "in-progress" if one.begun else "not-started"
    return RowLook(
        icon="error" if one.faults else state,
        tone=Tone.BAD if one.faults else Tone.WARNING if not one.begun else Tone.NEUTRAL,
        text=QCoreApplication.translate("Overview", "Biểu {code}. {title}").format(
            code=one.code, title=one.title
        ),
        figure=figure,
    )


def missing_sections(sections: Sequence[SectionShare]) -> list[SectionShare]:
    """Return the sections that must be written and are not."""
    return [one for one in sections if one.required and not one.written]


def section_look(one: SectionShare) -> RowLook:
    """Return the line of a section that is not written."""
    return RowLook(
        icon="not-started",
        tone=Tone.WARNING,
        text=f"{one.number} {one.title}",
        figure=QCoreApplication.translate("Overview", "chưa viết"),
    )


def dates_words(dates: RoundDates) -> str:
    """Return what the round's figures cover."""
    if dates.flow_from is None or dates.flow_to is None or dates.stock_on is None:
        return ""
    return QCoreApplication.translate(
        "Overview", "Số phát sinh từ {flow_from} đến {flow_to}; số có đến {stock_on}"
    ).format(
        flow_from=format_date(dates.flow_from),
        flow_to=format_date(dates.flow_to),
        stock_on=format_date(dates.stock_on),
    )
