# SPDX-License-Identifier: MIT
"""Which units owe a round's report otherwise than the catalogue says: added, excused, or with more time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.cleaning import clean_record
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Obligation, Round, derived_key
from lsapp.errors import UserError
from lsapp.rollup.province import units_owing
from lsapp.services.desk import Desk
from lsapp.storage.store import Store
from lsapp.storage.transaction import Change


def obligations_of(store: Store, plan: str, round_code: str) -> dict[str, Obligation]:
    """Return what was decided for a round, by the unit's code."""
    return {one.unit: one for one in store.select(Obligation, plan=plan, round=round_code)}


def units_of_round(
    units: Iterable[Unit], round_: Round, decided: Mapping[str, Obligation]
) -> dict[str, Unit]:
    """Return the units that owe the round's report, by code: those that exist on the day of the cut-off,
    and beside them what was decided.
    """
    known = {one.code: one for one in units}
    owing = {one.code: one for one in units_owing(known.values(), round_.cut_off)}
    for code, one in decided.items():
        if one.owes and code in known:
            owing[code] = known[code]
        else:
            owing.pop(code, None)
    return owing


def decide_obligation(
    desk: Desk,
    plan: Plan,
    round_code: str,
    unit: str,
    *,
    owes: bool,
    reason: str,
    due_on: dt.date | None = None,
) -> Change:
    """Say that a unit owes the round's report, or is excused from it; one undoable action.

    Raises UserError ``unit.unknown``, ``round.unreadable``, ``obligation.reason_missing``.
    """
    code = str(RoundCode.parse(round_code))
    name = desk.unit(unit).name
    decided = clean_record(
        Obligation(
            unit=unit,
            key=derived_key(Obligation.KIND, plan.code, code, unit),
            plan=plan.code,
            round=code,
            owes=owes,
            reason=reason,
            due_on=due_on if owes else None,
        )
    )
    if not decided.reason:
        raise UserError("obligation.reason_missing", unit=name)
    with desk.store.transaction("obligation.decided", label=name) as tx:
        tx.put(decided)
        return tx.commit()


def drop_obligation(desk: Desk, plan: Plan, round_code: str, unit: str) -> Change:
    """Let the catalogue decide again whether the unit owes the report."""
    code = str(RoundCode.parse(round_code))
    with desk.store.transaction("obligation.dropped", label=desk.unit(unit).name) as tx:
        key = derived_key(Obligation.KIND, plan.code, code, unit)
        tx.delete(Obligation, unit, key)
        return tx.commit()
