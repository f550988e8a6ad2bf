# SPDX-License-Identifier: MIT
"""The annex of a programme: every task with who, when, what and the money for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsapp.domain.records import BudgetLine
from lsapp.report.blocks import Column, Row, Table
from lsapp.report.context import ReportContext
from lsapp.report.money import Money, millions, money_column, money_places
from lsapp.report.round_view import RoundView
from lsapp.report.tables import Annex, flat_head, group_row, total_row
from lsapp.report.wording import millions_number
from lsapp.submission.numbering import OutlineEntry

_HEAD = (
    ("STT", 4.0),
    ("Nội dung nhiệm vụ", 30.0),
    ("Cơ quan chủ trì", 14.0),
    ("Cơ quan phối hợp", 14.0),
    ("Thời gian thực hiện", 11.0),
    ("Sản phẩm, kết quả", 18.0),
    ("Kinh phí (triệu đồng)", 11.0),
    ("Nguồn vốn", 13.0),
    ("Ghi chú", 12.0),
)
_CENTRED = (0, 4)
_MONEY = 6


def programme_annex(context: ReportContext, view: RoundView) -> Iterator[Annex]:
    """Yield the list of tasks, sub-activities under theirs; money is what is planned for all
    years.
    """
    if not view.entries:
        return
    shorts = {one.code: one.short for one in context.plan.funding_sources}
    money = {key: Money.of(lines).planned for key, lines in view.budget.items()}
    rows: list[Row] = []
    for group in view.groups:
        if group.entries:
            own = Money.of(_lines(view, group.entries)).planned
            rows.append(group_row(group.number, group.title, len(_HEAD), {_MONEY: millions(own)}))
            rows += (_task_row(context, view, one, shorts) for one in group.entries)
    whole = Money.of(view.lines).planned
    rows.append(total_row(len(_HEAD), {_MONEY: millions(whole)}))
    columns = [
        Column(width=width, align="center" if at in _CENTRED else "left")
        for at, (_, width) in enumerate(_HEAD)
    ]
    columns[_MONEY] = money_column(_HEAD[_MONEY][1], money_places(money.values()))
    table = Table(
        columns=tuple(columns), head=flat_head(title for title, _ in _HEAD), rows=tuple(rows)
    )
    yield Annex(title="Danh mục nhiệm vụ", blocks=(table,))


def _lines(view: RoundView, entries: Iterable[OutlineEntry]) -> Iterator[BudgetLine]:
    for entry in entries:
        yield from view.budget.get(entry.activity.key, ())


def _task_row(
    context: ReportContext, view: RoundView, entry: OutlineEntry, shorts: dict[str, str]
) -> Row:
    activity = entry.activity
    lines = view.budget.get(activity.key, ())
    return Row(
        cells=(
            entry.number,
            activity.content,
            context.unit_text(activity.lead_unit),
            context.unit_text(activity.cooperating_units),
            activity.timeframe,
            activity.product,
            millions(Money.of(lines).planned),
            _sources_text(lines, shorts),
            activity.note,
        )
    )


def _sources_text(lines: Iterable[BudgetLine], shorts: dict[str, str]) -> str | None:
    """Name the sources; where there are several, each with its money in triệu đồng."""
    sums: dict[str, int] = {}
    for line in lines:
        if line.planned is not None:
            sums[line.source] = sums.get(line.source, 0) + line.planned
    if len(sums) < 2:
        return next((shorts.get(code, code) for code in sums), None)
    return "\n".join(
        f"{shorts.get(code, code)}: {millions_number(amount)}" for code, amount in sums.items()
    )
