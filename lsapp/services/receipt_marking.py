# SPDX-License-Identifier: MIT
"""Marks on received reports: being looked at, and locked once their round is closed.

Neither changes what is counted, and both are taken back like anything typed. A locked report is not
returned and not withdrawn; it is unlocked first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.dates import format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Receipt, ReceiptState, Round
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.series import held_series
from lsapp.storage.transaction import Change

Reports = Collection[tuple[str, str]]
"""Reports by their unit's code and their round's."""


def begin_review(desk: Desk, plan: Plan, reports: Reports) -> Change:
    """Mark reports as being looked at; what is not merely received stays as it is. One undoable action.

    Raises UserError ``review.nothing``.
    """
    label = _label(desk, reports)
    found = _receipts(desk, plan, reports, ReceiptState.RECEIVED)
    if not found:
        raise UserError("review.nothing")
    with desk.store.transaction("review.begun", label=label) as tx:
        tx.put_many(_as(ReceiptState.IN_REVIEW, found))
        return tx.commit()


def end_review(desk: Desk, plan: Plan, reports: Reports) -> Change:
    """Take that mark from reports. One undoable action."""
    found = _receipts(desk, plan, reports, ReceiptState.IN_REVIEW)
    with desk.store.transaction("review.ended", label=_label(desk, reports)) as tx:
        tx.put_many(_as(ReceiptState.RECEIVED, found))
        return tx.commit()


def lock_round(desk: Desk, plan: Plan, round_code: str, today: dt.date) -> Change:
    """Lock the accepted reports of a round whose deadline for units is past. One undoable action.

    Raises UserError ``round.unreadable``, ``round.still_open``, ``round.nothing_accepted``.
    """
    code = RoundCode.parse(round_code)
    rounds = desk.store.select(Round, plan=plan.code, code=str(code))
    label = code.label()
    if rounds and today <= rounds[0].unit_deadline:
        raise UserError(
            "round.still_open", round=label, deadline=format_date(rounds[0].unit_deadline)
        )
    held = held_series(desk.store, plan.code, round_code=str(code))
    found = _receipts(desk, plan, list(held), ReceiptState.ACCEPTED)
    if not found:
        raise UserError("round.nothing_accepted", round=label)
    with desk.store.transaction("round.locked", label=label) as tx:
        tx.put_many(_as(ReceiptState.LOCKED, found))
        return tx.commit()


def unlock(desk: Desk, plan: Plan, reports: Reports) -> Change:
    """Let locked reports be accepted ones again, so that they can be returned. One undoable action."""
    found = _receipts(desk, plan, reports, ReceiptState.LOCKED)
    with desk.store.transaction("round.unlocked", label=_label(desk, reports)) as tx:
        tx.put_many(_as(ReceiptState.ACCEPTED, found))
        return tx.commit()


def _receipts(desk: Desk, plan: Plan, reports: Reports, state: ReceiptState) -> list[Receipt]:
    """Return the receipts of the revisions in force that stand so."""
    wanted = set(reports)
    rounds = {one for _, one in wanted}
    found: list[Receipt] = []
    for code in sorted(rounds):
        for place, series in held_series(desk.store, plan.code, round_code=code).items():
            head = series.head
            if place not in wanted or head is None or series.standing.conflict:
                continue
            found += [
                one for one in series.receipts if one.hash == head.hash and one.state is state
            ]
    return found


def _as(state: ReceiptState, receipts: Collection[Receipt]) -> list[Receipt]:
    return [msgspec.structs.replace(one, state=state) for one in receipts]


def _label(desk: Desk, reports: Reports) -> str | None:
    units = {unit for unit, _ in reports}
    return desk.unit(next(iter(units))).name if len(units) == 1 else None
