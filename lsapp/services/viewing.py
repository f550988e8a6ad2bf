# SPDX-License-Identifier: MIT
"""Reads what the window shows of one unit in one round, and what it may be turned to."""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.rules.finding import Finding
from lsapp.services.checking import judged, previous_records
from lsapp.services.desk import Desk, open_round, utc_now
from lsapp.services.snapshots import records_of, units_with_data
from lsapp.services.unit_view import UnitView, round_snapshot
from lsapp.storage.store import Store

__all__ = [
    "Finding",
    "OfficeFacts",
    "findings_in",
    "findings_today",
    "known_rounds",
    "office_facts",
    "open_view",
    "usual_round",
]


class OfficeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the window needs of an open office beside its records: the plan, the unit in view, which
    other units have data here.
    """

    plan: Plan
    unit: Unit
    units: tuple[Unit, ...]


def usual_round(today: dt.date) -> str:
    """Return the code of the yearly round that ``today`` works towards: its own year until the flow
    closes, and on through the weeks in which its report is written.
    """
    return str(RoundCode(today.year if today.month > 1 else today.year - 1))


def open_view(desk: Desk, *, unit: str | None = None, round_code: str | None = None) -> UnitView:
    """Return a unit's records in a round, both by default those that the office works on now.

    The office's own round is opened where it was not; another unit's is only looked at. Raises
    UserError ``unit.unknown``, ``round.unreadable``, ``plan.unknown``.
    """
    office = desk.office
    plan = desk.plan()
    unit = unit or office.unit
    rounds = known_rounds(desk.store, plan.code)
    if round_code is None:
        usual = usual_round(day_in_vietnam(desk.clock()))
        codes = [one.code for one in rounds]
        round_code = usual if usual in codes or not codes else codes[0]
    round_code = str(RoundCode.parse(round_code))
    if unit == office.unit:
        open_round(desk, plan, round_code, unit)
        rounds = known_rounds(desk.store, plan.code)
    return UnitView(
        office=office,
        plan=plan.code,
        unit=unit,
        round=round_code,
        rounds=tuple(rounds),
        records=records_of(desk.store, plan.code, unit, round_code),
        previous=previous_records(desk, plan, unit, round_code),
    )


def office_facts(desk: Desk, view: UnitView) -> OfficeFacts:
    """Return the plan and the units of a view by their own shapes."""
    plan = desk.plan(view.plan)
    codes = units_with_data(desk.store, plan.code)
    return OfficeFacts(
        plan=plan, unit=desk.unit(view.unit), units=tuple(desk.unit(code) for code in codes)
    )


def known_rounds(store: Store, plan: str) -> list[Round]:
    """Return the rounds that this office has opened, newest first."""
    return sorted(
        store.select(Round, plan=plan), key=lambda one: (one.stock_on, one.code), reverse=True
    )


def findings_in(plan: Plan, unit: Unit, view: UnitView, today: dt.date) -> list[Finding]:
    """Return what the rules find in a view as it stands, the hard ones first; touches no database, so
    that it can run beside the saving of what is typed meanwhile.
    """
    cut_off = next((one.cut_off for one in view.rounds if one.code == view.round), None)
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    return judged(plan, unit, snapshot, view.previous, as_of=today, cut_off=cut_off)


def findings_today(plan: Plan, unit: Unit, view: UnitView) -> list[Finding]:
    """Return what the rules find in a view today, by the calendar of Vietnam."""
    return findings_in(plan, unit, view, day_in_vietnam(utc_now()))
