# SPDX-License-Identifier: MIT
"""The activities of one report as its figures are made of them, headings with money of their own too."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.records import BudgetLine, Progress
from lsapp.report.context import ReportContext
from lsapp.report.money import Money
from lsapp.report.provincial_figures import ReportState
from lsapp.report.round_view import is_overdue, view_records
from lsapp.rollup.reported import Reported, says_anything
from lsapp.submission.numbering import OutlineEntry
from lsapp.submission.payload import Snapshot


class Piece(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One activity: ``counted`` unless it is a heading without a result; ``money`` is that of the
    round's ``year`` (đồng), ``lines`` are those of every year.
    """

    entry: OutlineEntry
    progress: Progress | None
    counted: bool
    overdue: bool
    year: int
    money: Money
    lines: tuple[BudgetLine, ...]


def pieces_of(plan: Plan, round_code: str, one: Reported) -> Iterator[Piece] | None:
    """Return the activities of a report in the order of print; ``None`` where it is not counted."""
    if one.state is not ReportState.COUNTED or not says_anything(one.records):
        return None
    return _pieces(plan, round_code, one)


def _pieces(plan: Plan, round_code: str, one: Reported) -> Iterator[Piece]:
    # The context of the unit's own paper knows the day by which an activity is late there.
    context = ReportContext(
        plan=plan,
        unit=one.unit,
        snapshot=Snapshot(
            plan=plan.code, unit=one.unit.code, round=round_code, records=one.records
        ),
        application="",
        drafted_at=one.made_at,
    )
    year, as_of = context.year, context.as_of
    view = view_records(plan, one.records, year=year)
    for entry in view.entries:
        key = entry.activity.key
        progress = view.progress.get(key)
        counted = progress is not None or key not in view.headings
        yield Piece(
            entry=entry,
            progress=progress,
            counted=counted,
            overdue=counted and is_overdue(entry.activity, progress, as_of),
            year=year,
            money=view.money.get(key, Money()),
            lines=view.budget.get(key, ()),
        )
