# SPDX-License-Identifier: MIT
"""One round's records in the order they are printed, and what they add up to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.ordering import by_position
from lsapp.domain.records import Activity, BudgetLine, GroupStatement, Progress, Records, Status
from lsapp.report.money import Money
from lsapp.submission.numbering import OutlineEntry, outline, roman

CLOSED: frozenset[Status] = frozenset({Status.COMPLETED, Status.NONE_ARISING, Status.STOPPED})
"""The states in which an activity is no longer late."""


class GroupView(msgspec.Struct, frozen=True, kw_only=True):
    """A task group with its activities in the order of the outline, and what the unit says of
    it.
    """

    code: str
    number: str
    title: str
    entries: tuple[OutlineEntry, ...]
    statement: GroupStatement | None


class RoundView(msgspec.Struct, frozen=True, kw_only=True):
    """A round's records, indexed once: every look-up after that is constant.

    ``headings`` are the keys of activities that others stand under; ``money`` is that of the
    round's year, by activity, for those that have any.
    """

    groups: tuple[GroupView, ...]
    headings: frozenset[str]
    progress: dict[str, Progress]
    budget: dict[str, tuple[BudgetLine, ...]]
    money: dict[str, Money]

    @property
    def entries(self) -> tuple[OutlineEntry, ...]:
        """All activities, group by group."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """The budget lines of all activities, in the order of the activities."""
        return tuple(
            line for entry in self.entries for line in self.budget.get(entry.activity.key, ())
        )


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a run of activities adds up to. Money is that of one year, in đồng; ``None`` is no line
    at all.
    """

    count: int
    by_status: dict[Status, int]
    undeclared: int
    overdue: int
    money: Money

    @property
    def expected(self) -> int:
        """The activities that a result can be asked of: all but those where nothing arose."""
        return self.count - self.by_status[Status.NONE_ARISING]

    @property
    def completed(self) -> int:
        """The activities that are done."""
        return self.by_status[Status.COMPLETED]


def view_records(plan: Plan, records: Records, *, year: int) -> RoundView:
    """Return ``records`` in the order of print. Linear in the records, a sort aside.

    Activities of a programme whose period leaves out ``year`` are there only with a result of their
    own; numbers are those of the whole outline all the same. A group that the plan does not know
    (records of another edition) comes last, under its own code.
    """
    progress = {one.activity: one for one in records.progress}
    past = {one.key for one in records.programmes if not one.period_from <= year <= one.period_to}
    members: dict[str, list[OutlineEntry]] = {group.code: [] for group in plan.groups}
    for entry in outline(plan.groups, records.activities):
        if entry.activity.programme not in past or entry.activity.key in progress:
            members.setdefault(entry.activity.group, []).append(entry)
    heads = {
        group.code: (roman(index), group.title) for index, group in enumerate(plan.groups, start=1)
    }
    statements = {one.group: one for one in records.group_statements}
    budget: dict[str, list[BudgetLine]] = {}
    for line in sorted(by_position(records.budget_lines), key=lambda one: one.year):
        budget.setdefault(line.activity, []).append(line)
    groups = []
    for code, entries in members.items():
        number, title = heads.get(code, ("?", code))
        groups.append(
            GroupView(
                code=code,
                number=number,
                title=title,
                entries=tuple(entries),
                statement=statements.get(code),
            )
        )
    return RoundView(
        groups=tuple(groups),
        progress=progress,
        headings=frozenset(one.parent for one in records.activities if one.parent),
        budget={key: tuple(lines) for key, lines in budget.items()},
        money={
            key: Money.of(line for line in lines if line.year == year)
            for key, lines in budget.items()
            if any(line.year == year for line in lines)
        },
    )


def add_up(view: RoundView, entries: Iterable[OutlineEntry], *, as_of: dt.date) -> Figures:
    """Return the figures of activities: their states, late by the day ``as_of``, and money of
    the round's year.

    An activity that others stand under counts only with a result of its own: else it is their
    heading. Money counts wherever it stands.
    """
    by_status = dict.fromkeys(Status, 0)
    count = undeclared = overdue = 0
    money: list[Money] = []
    for entry in entries:
        key = entry.activity.key
        progress = view.progress.get(key)
        if key in view.money:
            money.append(view.money[key])
        if progress is None and key in view.headings:
            continue
        count += 1
        overdue += is_overdue(entry.activity, progress, as_of)
        if progress is None:
            undeclared += 1
        else:
            by_status[progress.status] += 1
    return Figures(
        count=count,
        by_status=by_status,
        undeclared=undeclared,
        overdue=overdue,
        money=Money.of(money),
    )


def is_overdue(activity: Activity, progress: Progress | None, as_of: dt.date) -> bool:
    """Tell whether an activity fell due before the day ``as_of`` and is neither done nor
    dropped.
    """
    if activity.due_on is None or activity.due_on >= as_of:
        return False
    return progress is None or progress.status not in CLOSED
