# SPDX-License-Identifier: MIT
"""The overview of a unit's round: what is due, how complete it is, what was found, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import BudgetLine, Dispatch, Status
from lsapp.report.money import Money
from lsapp.report.round_view import CLOSED, RoundView, add_up, view_records
from lsapp.rules.finding import Finding
from lsapp.services.completeness import (
    FormShare,
    GroupShare,
    SectionShare,
    Share,
    add_shares,
    form_shares,
    group_shares,
    section_shares,
)
from lsapp.services.desk import Desk
from lsapp.services.next_step import NextStep, SealState, Standing, next_step
from lsapp.services.sealing import series_of
from lsapp.services.snapshots import payload_of
from lsapp.services.unit_view import UnitView, round_snapshot
from lsapp.submission.payload import canonical

SOON: Final = 7
LATER: Final = 30
"""Within how many days a task counts as due soon, and as due."""


class DueTask(msgspec.Struct, frozen=True, kw_only=True):
    """An activity that waits to be done: ``days`` left until the day it falls due, negative once past."""

    key: str
    number: str
    content: str
    due_on: dt.date
    days: int
    lead_unit: str | None
    status: Status | None


class RoundDates(msgspec.Struct, frozen=True, kw_only=True):
    """The round: its name, the days its figures cover, and its deadline with the days left (negative once
    past); ``None`` where the office has not opened it.
    """

    code: str
    label: str
    flow_from: dt.date | None = None
    flow_to: dt.date | None = None
    stock_on: dt.date | None = None
    deadline: dt.date | None = None
    days_left: int | None = None


class MoneyLine(msgspec.Struct, frozen=True, kw_only=True):
    """Money of one year, of one source or (``source`` is ``None``) of all: planned and disbursed in đồng,
    ``None`` where no amount was given.
    """

    year: int
    source: str | None
    title: str
    planned: int | None
    disbursed: int | None


class FindingCounts(msgspec.Struct, frozen=True):
    """How many findings block the export, warn, and are warnings with a reason given."""

    hard: int = 0
    soft: int = 0
    answered: int = 0


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What the first page shows. Due tasks come in the order of their days; money by year, its total
    before its sources. ``by_status`` and ``undeclared`` count the activities that owe a result.
    """

    dates: RoundDates
    overdue: tuple[DueTask, ...]
    soon: tuple[DueTask, ...]
    later: tuple[DueTask, ...]
    groups: tuple[GroupShare, ...]
    forms: tuple[FormShare, ...]
    sections: tuple[SectionShare, ...]
    groups_share: Share
    forms_share: Share
    sections_share: Share
    findings: FindingCounts
    counted: int
    by_status: dict[Status, int]
    undeclared: int
    money: tuple[MoneyLine, ...]
    next_step: NextStep


def overview_of(
    plan: Plan,
    unit: Unit,
    view: UnitView,
    findings: Sequence[Finding],
    today: dt.date,
    seal: SealState | None = None,
) -> Overview:
    """Return the overview of a view as it stands ``today``. Touches no database; linear in the records."""
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    records, code = snapshot.records, RoundCode.parse(view.round)
    listed = view_records(plan, records, year=code.year)
    dates = _dates(view, code, today)
    groups = group_shares(plan, unit, listed, today)
    forms = form_shares(plan, unit, records)
    sections = section_shares(plan, records)
    whole = add_up(listed, listed.entries, as_of=today)
    due = due_tasks(listed, today)
    required = [one for one in sections if one.required]
    return Overview(
        dates=dates,
        overdue=tuple(one for one in due if one.days < 0),
        soon=tuple(one for one in due if 0 <= one.days <= SOON),
        later=tuple(one for one in due if SOON < one.days <= LATER),
        groups=groups,
        forms=forms,
        sections=sections,
        groups_share=add_shares(one.share for one in groups),
        # A form is one thing among the forms, however many cells it has.
        forms_share=_counted([one.begun for one in forms if one.required]),
        sections_share=_counted([one.written for one in required]),
        findings=_finding_counts(findings),
        counted=whole.count,
        by_status=whole.by_status,
        undeclared=whole.undeclared,
        money=money_lines(plan, listed),
        next_step=next_step(
            Standing(
                records=records,
                year=code.year,
                view=listed,
                groups=groups,
                forms=forms,
                sections=sections,
                findings=findings,
                deadline=dates.deadline,
                seal=seal,
            )
        ),
    )


def seal_state(desk: Desk, view: UnitView) -> SealState | None:
    """Return how the last sealed revision stands to the records in view; ``None`` where none is sealed."""
    head = series_of(desk.store, view.plan, view.unit, view.round).head
    if head is None:
        return None
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    sealed = payload_of(desk.store, head).snapshot
    return SealState(
        revision=head.revision,
        made_at=head.made_at,
        unchanged=canonical(sealed) == canonical(snapshot),
        sent=desk.store.count(Dispatch, unit=view.unit, hash=head.hash) > 0,
    )


def due_tasks(view: RoundView, today: dt.date) -> list[DueTask]:
    """Return the open activities that fell due or will within ``LATER`` days, the earliest first.

    An activity that others stand under counts only with a result of its own, as everywhere.
    """
    last = today + dt.timedelta(days=LATER)
    found = []
    for place, entry in enumerate(view.entries):
        activity = entry.activity
        due_on = activity.due_on
        if due_on is None or due_on > last:
            continue
        progress = view.progress.get(activity.key)
        if progress is None and activity.key in view.headings:
            continue
        if progress is not None and progress.status in CLOSED:
            continue
        task = DueTask(
            key=activity.key,
            number=entry.path,
            content=activity.content or "",
            due_on=due_on,
            days=(due_on - today).days,
            lead_unit=activity.lead_unit,
            status=None if progress is None else progress.status,
        )
        found.append((due_on, place, task))
    found.sort(key=lambda one: one[:2])
    return [task for *_, task in found]


def money_lines(plan: Plan, view: RoundView) -> tuple[MoneyLine, ...]:
    """Return the money by year, the year's total first, then its sources in the plan's order."""
    names = {one.code: one.name for one in plan.funding_sources}
    order = {code: at for at, code in enumerate(names)}
    held: dict[int, dict[str, list[BudgetLine]]] = {}
    for line in view.lines:
        held.setdefault(line.year, {}).setdefault(line.source, []).append(line)
    lines = []
    for year, by_source in sorted(held.items()):
        sums = {source: Money.of(parts) for source, parts in by_source.items()}
        lines.append(_money_line(year, None, f"Năm {year}", Money.of(sums.values())))
        for source in sorted(sums, key=lambda code: (order.get(code, len(order)), code)):
            lines.append(_money_line(year, source, names.get(source, source), sums[source]))
    return tuple(lines)


def _money_line(year: int, source: str | None, title: str, money: Money) -> MoneyLine:
    return MoneyLine(
        year=year, source=source, title=title, planned=money.planned, disbursed=money.disbursed
    )


def _dates(view: UnitView, code: RoundCode, today: dt.date) -> RoundDates:
    found = next((one for one in view.rounds if one.code == view.round), None)
    if found is None:
        return RoundDates(code=view.round, label=code.label())
    return RoundDates(
        code=view.round,
        label=code.label(),
        flow_from=found.flow_from,
        flow_to=found.flow_to,
        stock_on=found.stock_on,
        deadline=found.unit_deadline,
        days_left=(found.unit_deadline - today).days,
    )


def _counted(done: Sequence[bool]) -> Share:
    return Share(sum(done), len(done))


def _finding_counts(findings: Sequence[Finding]) -> FindingCounts:
    levels = Counter(one.level for one in findings)
    answered = sum(1 for one in findings if one.level == "soft" and one.answer)
    return FindingCounts(levels["hard"], levels["soft"], answered)
