# SPDX-License-Identifier: MIT
"""What stands behind a figure of the roll-up: the units behind a cell, the activities behind a count.

The same reports count as in the roll-up itself, so that the parts add up to the figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from lsapp.catalogue.forms import CellPlace, Number
from lsapp.catalogue.model import Plan, StatForm, Unit
from lsapp.domain.records import WHOLE, Activity, Progress, Status
from lsapp.report.context import ReportContext
from lsapp.report.money import Money
from lsapp.report.provincial_figures import ReportState, unit_order
from lsapp.report.round_view import is_overdue, view_records
from lsapp.rollup.form_sums import FormTally
from lsapp.rollup.reported import Reported, says_anything
from lsapp.submission.payload import Snapshot


class CellPart(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit gave for a cell: a number, "not applicable" with its reason, or nothing."""

    unit: Unit
    value: Number | None = None
    not_applicable: bool = False
    reason: str | None = None


class TaskPart(msgspec.Struct, frozen=True, kw_only=True):
    """One counted activity of a unit: its whole number in the unit's own outline, its result, and its
    money of the round's year (đồng).
    """

    unit: Unit
    number: str
    activity: Activity
    progress: Progress | None
    overdue: bool
    money: Money


class TaskFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which activities stand behind a count; ``None`` is any. ``undeclared`` are those without a
    result, ``overdue`` those late by the day of the unit's own paper.
    """

    group: str | None = None
    plan_task: str | None = None
    unit: str | None = None
    status: Status | None = None
    undeclared: bool = False
    overdue: bool = False

    def takes(self, part: TaskPart) -> bool:
        """Tell whether an activity is one of them."""
        progress = part.progress
        return (
            self.group in (None, part.activity.group)
            and self.plan_task in (None, part.activity.plan_task)
            and self.unit in (None, part.unit.code)
            and (self.status is None or (progress is not None and progress.status is self.status))
            and not (self.undeclared and progress is not None)
            and not (self.overdue and not part.overdue)
        )


def counted_reports(reports: Iterable[Reported]) -> Iterator[Reported]:
    """Yield the reports that the roll-up counts."""
    for one in reports:
        if one.state is ReportState.COUNTED and says_anything(one.records):
            yield one


def behind_cell(
    form: StatForm, reports: Iterable[Reported], place: CellPlace
) -> tuple[CellPart, ...]:
    """Return what each unit that was asked gave for ``place`` (row, column), as the province lists
    units; a computed cell is worked out from the unit's own. KeyError where the form has no such cell.
    """
    parts = []
    for one in counted_reports(reports):
        values = [value for value in one.records.stat_values if value.form == form.code]
        rows = [row for row in one.records.open_rows if row.form == form.code]
        tally = FormTally(form)
        tally.add(one.unit, values, rows)
        result = tally.result()
        cell = {(each.row, each.column): each for each in result.cells}[place]
        if not result.units:
            continue
        reasons = [value.reason for value in values if (value.row, value.column) == place]
        whole = [value.reason for value in values if value.row == value.column == WHOLE]
        parts.append(
            CellPart(
                unit=one.unit,
                value=cell.total,
                not_applicable=bool(cell.not_applicable),
                reason=next((reason for reason in (*reasons, *whole) if reason), None),
            )
        )
    return tuple(sorted(parts, key=lambda part: unit_order(part.unit)))


def behind_count(
    plan: Plan, round_code: str, reports: Iterable[Reported], wanted: TaskFilter
) -> Iterator[TaskPart]:
    """Yield the activities behind a count, unit by unit as the reports come.

    Headings are left out as the roll-up leaves them out: an activity that others stand under counts
    only with a result of its own.
    """
    for one in counted_reports(reports):
        if wanted.unit in (None, one.unit.code):
            yield from (part for part in _tasks(plan, round_code, one) if wanted.takes(part))


def _tasks(plan: Plan, round_code: str, one: Reported) -> Iterator[TaskPart]:
    context = ReportContext(
        plan=plan,
        unit=one.unit,
        snapshot=Snapshot(
            plan=plan.code, unit=one.unit.code, round=round_code, records=one.records
        ),
        application="",
        drafted_at=one.made_at,
    )
    view = view_records(plan, one.records, year=context.year)
    as_of: dt.date = context.as_of
    for entry in view.entries:
        key = entry.activity.key
        progress = view.progress.get(key)
        if progress is None and key in view.headings:
            continue
        yield TaskPart(
            unit=one.unit,
            number=entry.path,
            activity=entry.activity,
            progress=progress,
            overdue=is_overdue(entry.activity, progress, as_of),
            money=view.money.get(key, Money()),
        )
