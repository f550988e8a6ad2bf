# SPDX-License-Identifier: MIT
"""The charts of the provincial report: who reported, the groups' results, money, the rounds before.

A chart that would show nothing (no money, no round before) is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from lsapp.catalogue.model import Plan
from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.records import Status
from lsapp.report.blocks import Chart, ChartSeries
from lsapp.report.money import millions
from lsapp.report.provincial_figures import (
    KIND_TITLES,
    ProvincialFigures,
    ReportState,
    RoundTotal,
    UnitLine,
)
from lsapp.report.round_view import Figures

STATUSES: Final = (
    Status.COMPLETED,
    Status.IN_PROGRESS,
    Status.NOT_STARTED,
    Status.NONE_ARISING,
    Status.STOPPED,
)
"""The states in the order in which the province prints them."""

_SMALL: Final = 100  # triệu đồng: below it a tenth is worth printing
_CUT_OFF_NAME: Final = 60


def reporting_chart(figures: ProvincialFigures) -> Chart | None:
    """Return how the units that owe a report stand, by kind of unit."""
    by_kind = {
        title: [line for line in figures.owing if KIND_TITLES[line.unit.kind] == title]
        for title in KIND_TITLES.values()
    }
    kinds = {title: lines for title, lines in by_kind.items() if lines}
    words: tuple[tuple[str, Callable[[UnitLine], bool]], ...] = (
        ("Gửi đúng hạn", lambda line: line.counted and not line.late),
        ("Gửi quá hạn", lambda line: line.counted and bool(line.late)),
        ("Chưa gửi", lambda line: line.state is ReportState.MISSING),
        ("Đã gửi, chưa tổng hợp được", _held_back),
    )
    series = [
        ChartSeries(name=name, values=tuple(sum(map(wanted, lines)) for lines in kinds.values()))
        for name, wanted in words
    ]
    return _chart(
        "Tình hình gửi báo cáo theo loại đơn vị", kinds, series, kind="stacked", unit="đơn vị"
    )


def status_chart(plan: Plan, figures: ProvincialFigures) -> Chart | None:
    """Return how the activities of each task group stand."""
    shorts = {group.code: group.short for group in plan.groups}
    groups = [one for one in figures.groups if one.figures.count]
    names = [f"{one.number}. {_cut(shorts.get(one.code, one.title))}" for one in groups]
    series = [
        ChartSeries(
            name=STATUS_LABELS[status],
            values=tuple(one.figures.by_status[status] for one in groups),
        )
        for status in STATUSES
    ]
    undeclared = tuple(one.figures.undeclared for one in groups)
    series.append(ChartSeries(name="Chưa khai kết quả", values=undeclared))
    title = "Tình trạng thực hiện nhiệm vụ theo nhóm nhiệm vụ"
    return _chart(title, names, series, kind="stacked", unit="nhiệm vụ")


def money_chart(plan: Plan, figures: ProvincialFigures) -> Chart | None:
    """Return what was planned and disbursed in the round's year, by source, in triệu đồng."""
    names = {one.code: one.name for one in plan.funding_sources}
    lines = [one for one in figures.money if one.year == figures.year]
    amounts = [amount for one in lines for amount in one.money if amount is not None]
    decimals = int(max(amounts, default=0) < _SMALL * 10**6)
    series = (
        ("Kế hoạch", [one.money.planned for one in lines]),
        ("Đã giải ngân", [one.money.disbursed for one in lines]),
    )
    return _chart(
        f"Kinh phí năm {figures.year} theo nguồn vốn",
        [_cut(names.get(one.source, one.source)) for one in lines],
        [
            ChartSeries(name=name, values=tuple(_rounded(one, decimals) for one in values))
            for name, values in series
        ],
        kind="beside",
        unit="triệu đồng",
        decimals=decimals,
    )


def trend_chart(figures: ProvincialFigures, history: Iterable[RoundTotal]) -> Chart | None:
    """Return how many activities there were, were done and were late, round by round, oldest first;
    ``None`` where there is no round before.
    """
    before = [one for one in history if one.figures.count]
    if not before:
        return None
    rounds = [(one.label, one.figures) for one in before]
    rounds.append((figures.label, figures.total))
    words: tuple[tuple[str, Callable[[Figures], int]], ...] = (
        ("Tổng số nhiệm vụ", lambda one: one.count),
        ("Hoàn thành", lambda one: one.completed),
        ("Quá hạn", lambda one: one.overdue),
    )
    return _chart(
        "Nhiệm vụ qua các đợt báo cáo",
        [label for label, _ in rounds],
        [
            ChartSeries(name=name, values=tuple(value(one) for _, one in rounds))
            for name, value in words
        ],
        kind="columns",
        unit="nhiệm vụ",
    )


def _chart(
    title: str,
    categories: Iterable[str],
    series: Iterable[ChartSeries],
    *,
    kind: str,
    unit: str,
    decimals: int = 0,
) -> Chart | None:
    """Return a chart of the series that say anything; ``None`` where none does."""
    telling = tuple(one for one in series if any(one.values))
    if not telling:
        return None
    return Chart(
        title=title,
        categories=tuple(categories),
        series=telling,
        kind=kind,  # type: ignore[arg-type]
        unit=unit,
        decimals=decimals,
    )


def _held_back(line: UnitLine) -> bool:
    return not line.counted and line.state is not ReportState.MISSING


def _rounded(amount: int | None, decimals: int) -> Decimal | None:
    value = millions(amount)
    if value is None:
        return None
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _cut(name: str) -> str:
    """Return a name that a chart has room for; the tables have it whole."""
    if len(name) <= _CUT_OFF_NAME:
        return name
    return name[:_CUT_OFF_NAME].rsplit(" ", 1)[0].rstrip(" ,;") + "…"
