# SPDX-License-Identifier: MIT
"""Adds up the figures of many units: by task group, by kind of unit, by year and source of money."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.domain.records import Status
from lsapp.report.money import Money
from lsapp.report.provincial_figures import KIND_TITLES, GroupTotal, KindTotal, SourceTotal
from lsapp.report.round_view import Figures, GroupView, RoundView
from lsapp.submission.numbering import roman


def sum_figures(parts: Iterable[Figures]) -> Figures:
    """Return the figures of several runs of activities as one."""
    figures = list(parts)
    return Figures(
        count=sum(one.count for one in figures),
        by_status={status: sum(one.by_status[status] for one in figures) for status in Status},
        undeclared=sum(one.undeclared for one in figures),
        overdue=sum(one.overdue for one in figures),
        money=Money.of(one.money for one in figures),
    )


class TotalsTally:
    """Takes the figures of unit after unit; the order does not matter."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._groups: dict[str, list[Figures]] = {group.code: [] for group in plan.groups}
        self._with_tasks: Counter[str] = Counter()
        self._none_arising: Counter[str] = Counter()
        self._kinds: dict[UnitKind, list[Figures]] = {}
        self._money: dict[tuple[int, str], Money] = {}
        self._units = 0

    def add(
        self, kind: UnitKind, view: RoundView, figures: Figures, groups: dict[str, Figures]
    ) -> None:
        """Add one unit: its figures as a whole, and by the code of the group."""
        self._units += 1
        self._kinds.setdefault(kind, []).append(figures)
        for group in view.groups:
            self._add_group(group, groups[group.code])
        for line in view.lines:
            place = line.year, line.source
            self._money[place] = Money.of((self._money.get(place, Money()), line))

    def _add_group(self, group: GroupView, figures: Figures) -> None:
        self._groups.setdefault(group.code, []).append(figures)
        if figures.count:
            self._with_tasks[group.code] += 1
        elif group.statement is not None and group.statement.none_arising:
            self._none_arising[group.code] += 1

    def total(self) -> Figures:
        """Return the figures of all units."""
        return sum_figures(one for figures in self._kinds.values() for one in figures)

    def groups(self) -> tuple[GroupTotal, ...]:
        """Return the task groups in the plan's order, those it does not know last, by code."""
        known = {group.code: (at, group.title) for at, group in enumerate(self._plan.groups, 1)}
        codes = [*known, *sorted(self._groups.keys() - known.keys())]
        return tuple(
            GroupTotal(
                code=code,
                number=roman(known[code][0]) if code in known else "?",
                title=known[code][1] if code in known else code,
                figures=sum_figures(self._groups[code]),
                with_tasks=self._with_tasks[code],
                none_arising=self._none_arising[code],
                silent=self._units - self._with_tasks[code] - self._none_arising[code],
            )
            for code in codes
        )

    def kinds(self) -> tuple[KindTotal, ...]:
        """Return the kinds of unit that any figures came from, in the order of the province."""
        return tuple(
            KindTotal(
                kind=kind, counted=len(self._kinds[kind]), figures=sum_figures(self._kinds[kind])
            )
            for kind in KIND_TITLES
            if kind in self._kinds
        )

    def money(self) -> tuple[SourceTotal, ...]:
        """Return money by year, then in the plan's order of sources, unknown ones last, by code."""
        order = {one.code: at for at, one in enumerate(self._plan.funding_sources)}
        places = sorted(
            self._money, key=lambda one: (one[0], order.get(one[1], len(order)), one[1])
        )
        return tuple(
            SourceTotal(year=year, source=source, money=self._money[year, source])
            for year, source in places
        )
