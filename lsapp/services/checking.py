# SPDX-License-Identifier: MIT
"""Runs the rules over a unit's round."""

from __future__ import annotations

import datetime as dt

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Records, Round
from lsapp.rules.context import Context
from lsapp.rules.finding import Finding
from lsapp.rules.registry import RULES, check
from lsapp.services.desk import Desk
from lsapp.services.printing import unprintable
from lsapp.services.report_text import (
    UNKNOWN_FIGURE,
    UNKNOWN_FIGURE_TITLE,
    draft_context,
    figure_findings,
)
from lsapp.services.sealing import sealed_before
from lsapp.services.snapshots import snapshot_of
from lsapp.submission.payload import Snapshot


def rule_titles() -> dict[str, str]:
    """Return what each rule is called, by its code."""
    return {rule.code: rule.title for rule in RULES} | {UNKNOWN_FIGURE: UNKNOWN_FIGURE_TITLE}


def previous_records(desk: Desk, plan: Plan, unit: str, round_code: str) -> Records | None:
    """Return the records of the round before: as sealed where they were sealed, else as they stand.

    ``None`` where the unit reported nothing then.
    """
    before = str(RoundCode.parse(round_code).previous())
    sealed = sealed_before(desk.store, plan.code, unit, before)
    if sealed is not None:
        return sealed.records
    records = snapshot_of(desk.store, plan.code, unit, before).records
    told = records.progress or records.stat_values or records.open_rows or records.sections
    return records if told else None


def findings_of(
    desk: Desk, plan: Plan, unit: Unit, snapshot: Snapshot, *, as_of: dt.date
) -> list[Finding]:
    """Return what the rules find in a snapshot, the hard ones first."""
    rounds = desk.store.select(Round, plan=plan.code, code=snapshot.round)
    previous = previous_records(desk, plan, unit.code, snapshot.round)
    cut_off = rounds[0].cut_off if rounds else None
    return judged(plan, unit, snapshot, previous, as_of=as_of, cut_off=cut_off)


def judged(
    plan: Plan,
    unit: Unit,
    snapshot: Snapshot,
    previous: Records | None,
    *,
    as_of: dt.date,
    cut_off: dt.date | None,
) -> list[Finding]:
    """Return what the rules find, and the figures in the report's words that there are none of.

    Touches no database, so that it can run beside the saving of what is typed meanwhile.
    """
    found = check(
        Context(
            plan=plan,
            unit=unit,
            snapshot=snapshot,
            as_of=as_of,
            previous=previous,
            cut_off=cut_off,
            unprintable=unprintable,
        )
    )
    drafted_at = dt.datetime.combine(as_of, dt.time(), dt.UTC)
    context = draft_context(plan, unit, snapshot, previous, drafted_at)
    return found + figure_findings(context)


def check_round(desk: Desk, plan: Plan, unit_code: str, round_code: str) -> list[Finding]:
    """Return what the rules find in a unit's round as it stands today."""
    snapshot = snapshot_of(desk.store, plan.code, unit_code, str(RoundCode.parse(round_code)))
    today = day_in_vietnam(desk.clock())
    return findings_of(desk, plan, desk.unit(unit_code), snapshot, as_of=today)
