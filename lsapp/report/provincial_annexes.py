# SPDX-License-Identifier: MIT
"""The annexes of the provincial report: who reported, results by group and by unit, money, forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.numbers import format_number
from lsapp.domain.records import BudgetLine, Status
from lsapp.report.blocks import Column, HeadCell, Row, Table, Value
from lsapp.report.money import millions, money_column, money_places, money_table
from lsapp.report.provincial_figures import (
    KIND_TITLES,
    Content,
    ProvincialFigures,
    ReportState,
    UnitLine,
)
from lsapp.report.provincial_forms import form_sum_annexes
from lsapp.report.round_view import Figures
from lsapp.report.tables import Annex, flat_head, group_row, total_row
from lsapp.report.wording import joined, share, upper_first
from lsapp.submission.numbering import roman

STATE_WORDS: Final = {
    ReportState.MISSING: "Chưa gửi",
    ReportState.EMPTY: "Bản gửi không có nội dung",
    ReportState.RETURNED: "Đã trả lại để bổ sung",
    ReportState.CONFLICT: "Có hai bản khác nhau cùng một lần gửi, chưa xử lý",
}
"""What is said of a report that is not counted."""

_STATUSES: Final = (
    Status.COMPLETED,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.NONE_ARISING,
    Status.STOPPED,
)


class ProvincialAnnex(msgspec.Struct, frozen=True, kw_only=True):
    """An annex, and what a workbook needs to know of its table.

    ``sheet`` names the sheet; ``money`` lists the columns in triệu đồng; ``grouped`` is the head of
    the column into which a workbook turns the group rows.
    """

    sheet: str
    annex: Annex
    money: tuple[int, ...] = ()
    grouped: str | None = None


def provincial_annexes(plan: Plan, figures: ProvincialFigures) -> tuple[ProvincialAnnex, ...]:
    """Return the annexes in their order; money and forms where there are any."""
    return (
        _reporting(plan, figures),
        _by_group(figures),
        _by_unit(figures),
        *_by_source(plan, figures),
        *(
            ProvincialAnnex(
                sheet=form.code,
                annex=annex,
                grouped="Đơn vị" if form.layout == "list" else None,
            )
            for form, annex in form_sum_annexes(plan, figures)
        ),
    )


def state_text(line: UnitLine) -> str:
    """Return where a unit's report stands, in words."""
    if line.counted:
        words = "Đã gửi, quá hạn" if line.late else "Đã gửi, đúng hạn"
        if not line.accepted:
            words += "; chưa chấp nhận"
    else:
        words = STATE_WORDS[line.state]
    return words if line.owes else f"{words}; ngoài danh sách phải báo cáo"


def missing_text(plan: Plan, content: Content | None) -> str | None:
    """Return what a report leaves unsaid, in words; ``None`` where it is complete."""
    if content is None or content.complete:
        return None
    numbers = {group.code: roman(at) for at, group in enumerate(plan.groups, start=1)}
    titles = {one.code: one.title for one in plan.outline}
    parts = []
    if content.groups:
        parts.append(f"nhóm nhiệm vụ {joined(numbers[code] for code in content.groups)}")
    if content.forms:
        parts.append(f"biểu {joined(content.forms)}")
    if content.sections:
        parts.append(f"phần {joined(f'“{titles[code]}”' for code in content.sections)}")
    if content.undeclared:
        parts.append(f"kết quả của {format_number(content.undeclared, 0)} nhiệm vụ")
    return upper_first("; ".join(parts))


def _reporting(plan: Plan, figures: ProvincialFigures) -> ProvincialAnnex:
    names = figures.names
    rows: list[Row] = []
    titles = ("STT", "Đơn vị", "Ngày nhận", "Lần gửi", "Tình trạng", "Nội dung còn thiếu")
    at = 0
    for number, (title, lines) in enumerate(_kinds(figures.lines), start=1):
        rows.append(group_row(roman(number), title, len(titles), {}))
        for line in lines:
            at += 1
            said = state_text(line), missing_text(plan, line.content)
            rows.append(
                Row(cells=(at, names[line.unit.code], line.received_on, line.revision, *said))
            )
    widths = (
        Column(width=6, align="center"),
        Column(width=40),
        Column(width=13, align="center"),
        Column(width=8, align="center"),
        Column(width=36),
        Column(width=44),
    )
    table = Table(columns=widths, head=flat_head(titles), rows=tuple(rows))
    title = "Danh sách đơn vị đã gửi, chưa gửi báo cáo"
    return ProvincialAnnex(
        sheet="Tình hình gửi",
        annex=Annex(title=title, blocks=(table,)),
        grouped="Loại đơn vị",
    )


def _by_group(figures: ProvincialFigures) -> ProvincialAnnex:
    rows = [
        Row(
            cells=(
                group.number,
                group.title,
                group.with_tasks,
                group.none_arising,
                *_status_cells(group.figures),
            )
        )
        for group in figures.groups
    ]
    sums = dict(enumerate(_status_cells(figures.total), start=4))
    rows.append(total_row(4 + len(sums), sums))
    table = Table(
        columns=(
            Column(width=5, align="center"),
            Column(width=46),
            *(Column(width=9, align="right") for _ in range(len(sums) + 1)),
            Column(width=10, align="right", decimals=1),
        ),
        head=_group_head(),
        rows=tuple(rows),
    )
    title = "Kết quả thực hiện theo nhóm nhiệm vụ và tình trạng"
    return ProvincialAnnex(sheet="Theo nhóm", annex=Annex(title=title, blocks=(table,)))


def _status_cells(figures: Figures) -> tuple[Value, ...]:
    return (
        figures.count,
        *(figures.by_status[status] for status in _STATUSES),
        figures.undeclared,
        figures.overdue,
        share(figures.completed, figures.expected),
    )


def _group_head() -> tuple[tuple[HeadCell, ...], ...]:
    statuses = [STATUS_LABELS[status] for status in _STATUSES]
    upper = (
        HeadCell(text="STT", rows=2),
        HeadCell(text="Nhóm nhiệm vụ", rows=2),
        HeadCell(text="Số đơn vị", columns=2),
        HeadCell(text="Số nhiệm vụ", columns=len(statuses) + 3),
        HeadCell(text="Tỷ lệ hoàn thành (%)", rows=2),
    )
    lower = ("Có nhiệm vụ", "Không phát sinh", "Tổng số", *statuses, "Chưa khai", "Quá hạn")
    return upper, tuple(HeadCell(text=title) for title in lower)


def _by_unit(figures: ProvincialFigures) -> ProvincialAnnex:
    columns, rows, at = 9, [], 0
    names = figures.names
    amounts: list[int | None] = []
    totals = {one.kind: one.figures for one in figures.kinds}
    for number, (title, lines) in enumerate(_kinds(figures.counted), start=1):
        sums = dict(enumerate(_unit_cells(totals[lines[0].unit.kind]), start=2))
        rows.append(group_row(roman(number), title, columns, sums))
        for line in lines:
            if line.figures is not None:
                at += 1
                amounts += line.figures.money
                rows.append(Row(cells=(at, names[line.unit.code], *_unit_cells(line.figures))))
    rows.append(total_row(columns, dict(enumerate(_unit_cells(figures.total), start=2))))
    places = money_places(amounts)
    table = Table(
        columns=(
            Column(width=6, align="center"),
            Column(width=46),
            Column(width=10, align="right"),
            Column(width=10, align="right"),
            Column(width=11, align="right", decimals=1),
            Column(width=10, align="right"),
            money_column(17, places),
            money_column(17, places),
            Column(width=12, align="right", decimals=1),
        ),
        head=_unit_head(figures.year),
        rows=tuple(rows),
        unit_note="Đơn vị tính kinh phí: triệu đồng",
    )
    return ProvincialAnnex(
        sheet="Theo đơn vị",
        annex=Annex(title="Kết quả thực hiện theo đơn vị", blocks=(table,)),
        money=(6, 7),
        grouped="Loại đơn vị",
    )


def _unit_cells(figures: Figures) -> tuple[Value, ...]:
    money = figures.money
    return (
        figures.count,
        figures.completed,
        share(figures.completed, figures.expected),
        figures.overdue,
        millions(money.planned),
        millions(money.disbursed),
        money.rate,
    )


def _unit_head(year: int) -> tuple[tuple[HeadCell, ...], ...]:
    upper = (
        HeadCell(text="STT", rows=2),
        HeadCell(text="Đơn vị", rows=2),
        HeadCell(text="Nhiệm vụ", columns=4),
        HeadCell(text=f"Kinh phí năm {year}", columns=3),
    )
    lower = (
        "Tổng số", "Hoàn thành", "Tỷ lệ (%)", "Quá hạn", "Kế hoạch", "Giải ngân", "Tỷ lệ (%)",
    )  # fmt: skip
    return upper, tuple(HeadCell(text=title) for title in lower)


def _by_source(plan: Plan, figures: ProvincialFigures) -> Iterator[ProvincialAnnex]:
    # The sums of a source are laid out as a unit's own lines are.
    lines = [
        BudgetLine(
            unit="",
            key="",
            activity="",
            year=one.year,
            source=one.source,
            planned=one.money.planned,
            disbursed=one.money.disbursed,
        )
        for one in figures.money
    ]
    if lines:
        title = "Kinh phí thực hiện theo năm và nguồn vốn"
        yield ProvincialAnnex(
            sheet="Kinh phí",
            annex=Annex(title=title, blocks=(money_table(plan.funding_sources, lines),)),
            money=(2, 3),
            grouped="Năm",
        )


def _kinds(lines: Iterable[UnitLine]) -> Iterator[tuple[str, list[UnitLine]]]:
    """Yield the kinds of unit with their lines, in the order of the province."""
    by_kind: dict[str, list[UnitLine]] = {}
    for line in lines:
        by_kind.setdefault(KIND_TITLES[line.unit.kind], []).append(line)
    yield from by_kind.items()
