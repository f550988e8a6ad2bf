# SPDX-License-Identifier: MIT
"""Rolls up a round: every unit that owes a report or sent one, and the totals of what is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import localcontext
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.report.context import ReportContext
from lsapp.report.provincial_figures import (
    ProvincialFigures,
    ReportState,
    UnitLine,
    unit_order,
)
from lsapp.report.round_view import add_up, view_records
from lsapp.rollup.exact import EXACT
from lsapp.rollup.form_sums import FormTally, add_forms
from lsapp.rollup.reported import Reported, content_of, says_anything
from lsapp.rollup.totals import TotalsTally
from lsapp.submission.payload import Snapshot

_NO_OTHERS: Final[Mapping[str, dt.date]] = MappingProxyType({})


def units_owing(units: Iterable[Unit], cut_off: dt.date) -> tuple[Unit, ...]:
    """Return the units that owe a report: those that exist on the day of the cut-off.

    The compiling department is one of them. That communes took over the districts' duty in 2025 is
    inferred from the plan; the list of units is data, for the province to correct.
    """
    return tuple(unit for unit in units if unit.valid_on(cut_off))


def is_late(received_at: dt.datetime, deadline: dt.date) -> bool:
    """Tell whether something came in after the day of the deadline, by the date in Vietnam."""
    return day_in_vietnam(received_at) > deadline


def roll_up(
    plan: Plan,
    round_: Round,
    owing: Iterable[Unit],
    reports: Iterable[Reported],
    deadlines: Mapping[str, dt.date] = _NO_OTHERS,
) -> ProvincialFigures:
    """Return what a round comes to over all units; ``deadlines`` are those that units have for themselves.

    ``reports`` holds at most one a unit, in any order; each is taken once, so it may be a
    generator. Reports that were returned, are in conflict or say nothing are listed, not counted.
    """
    year = RoundCode.parse(round_.code).year
    lines = {unit.code: UnitLine(unit=unit, owes=True, state=ReportState.MISSING) for unit in owing}
    tally = TotalsTally(plan)
    forms = {form.code: FormTally(form) for form in plan.forms}
    unknown_forms = 0
    with localcontext(EXACT):
        for one in reports:
            deadline = deadlines.get(one.unit.code, round_.unit_deadline)
            owes = one.unit.code in lines
            line, counted = _line(plan, round_, one, tally, owes=owes, deadline=deadline)
            lines[one.unit.code] = line
            if counted:
                unknown_forms += add_forms(forms, one.unit, one.records)
        return ProvincialFigures(
            plan=plan.code,
            round=round_,
            year=year,
            lines=tuple(sorted(lines.values(), key=lambda line: unit_order(line.unit))),
            total=tally.total(),
            groups=tally.groups(),
            kinds=tally.kinds(),
            money=tally.money(),
            forms=tuple(form.result() for form in forms.values()),
            unknown_forms=unknown_forms,
        )


def _line(
    plan: Plan,
    round_: Round,
    one: Reported,
    tally: TotalsTally,
    *,
    owes: bool,
    deadline: dt.date,
) -> tuple[UnitLine, bool]:
    """Return a unit's line and whether its report is counted; a counted one is in the tally."""
    state = one.state
    if state is ReportState.COUNTED and not says_anything(one.records):
        state = ReportState.EMPTY
    line = UnitLine(
        unit=one.unit,
        owes=owes,
        state=state,
        revision=one.revision,
        hash=one.hash,
        received_at=one.received_at,
        first_received_at=one.first_received_at,
        late=is_late(one.first_received_at, deadline),
        accepted=one.accepted,
    )
    if state is not ReportState.COUNTED:
        return line, False
    return _counted(plan, round_, one, line, tally), True


def _counted(
    plan: Plan, round_: Round, one: Reported, line: UnitLine, tally: TotalsTally
) -> UnitLine:
    # The context of the unit's own paper knows the day by which an activity is late there.
    context = ReportContext(
        plan=plan,
        unit=one.unit,
        snapshot=Snapshot(
            plan=plan.code, unit=one.unit.code, round=round_.code, records=one.records
        ),
        application="",
        drafted_at=one.made_at,
    )
    view = view_records(plan, one.records, year=context.year)
    figures = add_up(view, view.entries, as_of=context.as_of)
    groups = {group.code: add_up(view, group.entries, as_of=context.as_of) for group in view.groups}
    tally.add(one.unit.kind, view, figures, groups)
    programmes = one.records.programmes
    return msgspec.structs.replace(
        line,
        content=content_of(plan, one.unit, one.records, view, figures),
        programmes=len(programmes),
        issued=sum(bool(programme.number and programme.issued_on) for programme in programmes),
        figures=figures,
    )
