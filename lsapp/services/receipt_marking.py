# SPDX-License-Identifier: MIT
"""Marks on received reports: being looked at, and locked once their round is closed.

Neither mark changes what is counted, and both are taken back like anything typed. A locked report is not
returned, not withdrawn and not replaced by a later revision: that is held until the report is unlocked,
and counts from then on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.dates import format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Receipt, ReceiptState, Round, Submission
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.holdings import align_records
from lsapp.services.series import Series, held_series, speaks
from lsapp.storage.journal import JournalAction, RecordChange, changes_of, changes_since
from lsapp.storage.transaction import Change
from lsapp.submission.verdict import Verdict

Reports = Collection[tuple[str, str]]
"""Reports by their unit's code and their round's."""

_LOCKING: Final = frozenset({"round.locked", "round.unlocked"})


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
    """Let locked reports be accepted ones again, so that they can be returned. One undoable action.

    A revision that came meanwhile takes its place, as it would have without the lock.
    """
    held = _wanted(desk, plan, reports)
    freed = _in_force(held.values(), ReceiptState.LOCKED)
    units = {unit for (unit, _), one in held.items() if one.behind_lock}
    waited = [
        one
        for series in held.values()
        if series.locked
        for one in series.receipts
        if _came_behind(one)
    ]
    with desk.store.transaction("round.unlocked", label=_label(desk, reports)) as tx:
        tx.put_many(_as(ReceiptState.ACCEPTED, freed))
        tx.put_many(_as(ReceiptState.RECEIVED, waited))
        for unit in sorted(units):
            align_records(desk.store, tx, plan, unit, desk.catalogue.units)
        return tx.commit()


def require_nothing_since(desk: Desk, action: JournalAction) -> None:
    """Refuse to take a lock or an unlocking back where files of its reports came or went since: which
    revision counts would be another, and the unit's records would not follow.

    Raises UserError ``undo.report_moved``.
    """
    if action.name not in _LOCKING:
        return
    receipts = [
        _place_of(one) for one in changes_of(desk.store, action.id) if one.kind == Receipt.KIND
    ]
    for unit in sorted({unit for unit, _, _ in receipts}):
        for one in changes_since(desk.store, action.id, unit=unit):
            moved = one.kind == Submission.KIND
            if moved and _place_of(one) in receipts:
                raise UserError("undo.report_moved", unit=desk.unit(unit).name)


def _came_behind(receipt: Receipt) -> bool:
    late = receipt.verdict == Verdict.LOCKED.value and receipt.state is ReceiptState.HELD
    return late and speaks(receipt)


def _place_of(change: RecordChange) -> tuple[str, str, str]:
    """Return the unit, plan and round that a journalled receipt or submission is about."""
    said = change.after or change.before or {}
    return change.unit, said["plan"], said["round"]


def _wanted(desk: Desk, plan: Plan, reports: Reports) -> dict[tuple[str, str], Series]:
    wanted = set(reports)
    held: dict[tuple[str, str], Series] = {}
    for code in sorted({one for _, one in wanted}):
        held |= held_series(desk.store, plan.code, round_code=code)
    return {place: one for place, one in held.items() if place in wanted}


def _receipts(desk: Desk, plan: Plan, reports: Reports, state: ReceiptState) -> list[Receipt]:
    """Return the receipts of the revisions in force that stand so."""
    return _in_force(_wanted(desk, plan, reports).values(), state)


def _in_force(held: Iterable[Series], state: ReceiptState) -> list[Receipt]:
    found: list[Receipt] = []
    for series in held:
        head = series.head
        if head is None or series.standing.conflict:
            continue
        found += [one for one in series.receipts if one.hash == head.hash and one.state is state]
    return found


def _as(state: ReceiptState, receipts: Collection[Receipt]) -> list[Receipt]:
    return [msgspec.structs.replace(one, state=state) for one in receipts]


def _label(desk: Desk, reports: Reports) -> str | None:
    units = {unit for unit, _ in reports}
    return desk.unit(next(iter(units))).name if len(units) == 1 else None
