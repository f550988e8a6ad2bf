# SPDX-License-Identifier: MIT
"""The annexes of the provincial report: who reported, results by group and by unit, money, forms."""

from __future__ import annotations

from collections.abc import Iterator

from lsapp.catalogue.model import Plan
from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.records import BudgetLine
from lsapp.report.blocks import Column, HeadCell, Row, Table, Value
from lsapp.report.money import millions, money_column, money_places, money_table
from lsapp.report.provincial_charts import STATUSES
from lsapp.report.provincial_figures import ProvincialFigures
from lsapp.report.provincial_forms import form_sum_annexes
from lsapp.report.provincial_reporting import (
    NO_STANDING,
    ProvincialAnnex,
    Standing,
    by_kind,
    reporting_annex,
)
from lsapp.report.round_view import Figures
from lsapp.report.tables import Annex, group_row, total_row
from lsapp.report.wording import share
from lsapp.submission.numbering import roman


def provincial_annexes(
    plan: Plan, figures: ProvincialFigures, standing: Standing = NO_STANDING
) -> tuple[ProvincialAnnex, ...]:
    """Return the annexes in their order; money and forms where there are any."""
    return (
        reporting_annex(plan, figures, standing),
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
            Column(width=100),
            *(Column(width=8, align="right") for _ in range(len(sums) + 1)),
            Column(width=8, align="right", decimals=1),
        ),
        head=_group_head(),
        rows=tuple(rows),
    )
    title = "Kết quả thực hiện theo nhóm nhiệm vụ và tình trạng"
    return ProvincialAnnex(sheet="Theo nhóm", annex=Annex(title=title, blocks=(table,)))


def _status_cells(figures: Figures) -> tuple[Value, ...]:
    return (
        figures.count,
        *(figures.by_status[status] for status in STATUSES),
        figures.undeclared,
        figures.overdue,
        share(figures.completed, figures.expected),
    )


def _group_head() -> tuple[tuple[HeadCell, ...], ...]:
    statuses = [STATUS_LABELS[status] for status in STATUSES]
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
    for number, (title, lines) in enumerate(by_kind(figures.counted), start=1):
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
