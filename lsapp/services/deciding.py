# SPDX-License-Identifier: MIT
"""What a person decides about received files: which edited cells to take, which of two that conflict
counts and what it takes from the other, and that one is withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Receipt, ReceiptState, Round, Submission
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.held_edits import HeldEdits
from lsapp.services.holdings import align_records, is_in_step, with_edits
from lsapp.services.revision_sides import held_payload, stands_as
from lsapp.services.sealing import series_of
from lsapp.services.series import (
    BINDING,
    Decision,
    Series,
    as_stranger,
    decision_of,
    held_of,
    speaks,
    submission_of,
    waits,
)
from lsapp.storage.transaction import Change, Transaction
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import CellFault
from lsapp.submission.overlaying import is_of_record
from lsapp.submission.round_head import round_record
from lsapp.submission.verdict import Held, Verdict, verdict_on


def withdraw(desk: Desk, receipt: Receipt) -> Change:
    """Undo an intake: the receipt is marked withdrawn with what was decided on it, its original kept, the
    unit's records follow what is still held. Barred once accepted: UserError ``receipt.accepted``, and
    where cells of a locked report go with it: ``receipt.report_locked``;
    ``intake.own_records`` where the unit's data are entered here and would be lost.
    """
    with desk.store.transaction(
        "submission.withdrawn", undoable=False, label=receipt.file_name
    ) as tx:
        present = _present(tx, receipt)
        if present.state in BINDING:
            raise UserError("receipt.accepted", file=present.file_name)
        if speaks(present):
            _require_no_living_records(desk, present)
        if decision_of(present).take == "cells":
            series = series_of(desk.store, present.plan, present.unit, present.round)
            if present.hash in series.locked:
                raise UserError("receipt.report_locked", file=present.file_name)
        # Taken in again the file waits for a decision again.
        tx.put(msgspec.structs.replace(present, state=ReceiptState.WITHDRAWN, decision=None))
        sealed_unit = decision_of(present).sealed_unit
        if sealed_unit is not None:
            # Not of this unit after all: it waits again for a person to say whose it is.
            tx.put(as_stranger(present, sealed_unit))
        receipts = desk.store.select(Receipt, unit=receipt.unit, hash=receipt.hash)
        if not any(speaks(one) for one in receipts):
            held = desk.store.select(Submission, unit=receipt.unit, hash=receipt.hash, own=False)
            tx.delete_many(Submission, receipt.unit, [one.key for one in held])
        if desk.catalogue.find_plan(receipt.plan) is not None:
            _align(desk, tx, receipt)
        return tx.commit()


def decide_edited(
    desk: Desk, held: HeldEdits, taken: Collection[int], remark: str | None = None
) -> Change:
    """Take a file whose cells were changed outside: its sealed revision joins the series, and of the
    cells those at the places ``taken`` are laid over it; none of them means the sealed values. A later
    decision replaces it.

    Raises UserError ``receipt.not_to_decide`` where the file was withdrawn, accepted or decided otherwise
    meanwhile, ``receipt.report_locked``, ``edits.unreadable`` for a cell that cannot be taken,
    ``intake.own_records``.
    """
    edits = [one.edit for at, one in enumerate(held.cells) if at in taken]
    _require_readable(held, edits)
    decision = Decision(
        take="cells" if edits else "sealed",
        edits=edits,
        left=[one.edit for at, one in enumerate(held.cells) if at not in taken],
        remark=clean(remark) if remark else None,
    )
    payload, plan = held.payload, held.plan
    with desk.store.transaction(
        "edited.decided", undoable=False, label=held.receipt.file_name
    ) as tx:
        present = _present(tx, held.receipt)
        if present.verdict != Verdict.EDITED.value or not _may_decide(present):
            raise UserError("receipt.not_to_decide", file=present.file_name)
        _require_no_living_records(desk, present)
        series = series_of(desk.store, plan.code, payload.unit, payload.round)
        _require_unlocked(series, present)
        verdict = verdict_on(
            Held(hash=present.hash, revision=payload.revision, supersedes=payload.supersedes),
            [held_of(one) for one in series.submissions],
        )
        tx.keep_payload(present.hash, held.content)
        if not desk.store.select(Submission, unit=payload.unit, hash=present.hash):
            tx.put(submission_of(payload, present.hash, own=False))
        state = present.state
        if waits(present):
            disputed = verdict is Verdict.CONFLICT
            state = ReceiptState.HELD if disputed else ReceiptState.RECEIVED
        before = decision_of(present)
        kept = [one for one in before.edits if is_of_record(one)]
        decision = msgspec.structs.replace(
            decision,
            chosen=before.chosen,
            edits=[*decision.edits, *kept],
            take="cells" if kept else decision.take,
            sealed_unit=before.sealed_unit,
        )
        tx.put(msgspec.structs.replace(present, state=state, decision=_encoded(decision)))
        _keep_round(desk, tx, plan, payload.round)
        known = {present.hash: payload}
        align_records(desk.store, tx, plan, payload.unit, desk.catalogue.units, known)
        return tx.commit()


def choose(
    desk: Desk, receipt: Receipt, values: Sequence[Edit] = (), remark: str | None = None
) -> Change:
    """Settle a conflict in favour of the revision that came with ``receipt``, with single ``values`` of
    the other laid over it (``ChangeTable.taking``); a later choice replaces it, its values too.

    Raises UserError ``receipt.unknown``, ``receipt.not_to_decide``, ``receipt.report_locked``,
    ``values.unfit`` for a value that does
    not fit, ``intake.own_records``.
    """
    with desk.store.transaction("conflict.decided", undoable=False, label=receipt.file_name) as tx:
        present = _present(tx, receipt)
        if not speaks(present):
            raise UserError("receipt.not_to_decide", file=present.file_name)
        _require_no_living_records(desk, present)
        held = series_of(desk.store, receipt.plan, receipt.unit, receipt.round)
        _require_unlocked(held, present)
        _require_fitting(desk, present, values)
        series = desk.store.select(
            Receipt, unit=receipt.unit, plan=receipt.plan, round=receipt.round
        )
        for one in series:
            chosen = one.key == receipt.key
            before = decision_of(one)
            decision = _settled(before, values if chosen else (), remark if chosen else None)
            decision = msgspec.structs.replace(decision, chosen=chosen)
            if decision == before:
                continue
            state = one.state
            if chosen and state is ReceiptState.HELD:
                state = ReceiptState.RECEIVED
            tx.put(msgspec.structs.replace(one, decision=_encoded(decision), state=state))
        _align(desk, tx, receipt)
        return tx.commit()


def _settled(before: Decision, values: Sequence[Edit], remark: str | None) -> Decision:
    """A decision with other values of a rival file; what was decided on edited cells stays."""
    cells = [one for one in before.edits if not is_of_record(one)]
    had_values = len(cells) < len(before.edits)
    take = before.take
    if values:
        take = "cells"
    elif had_values and not cells:
        take = "sealed" if before.left else None
    said = clean(remark) if remark else None
    if not values and said is None and not before.chosen:
        said = before.remark
    return msgspec.structs.replace(before, take=take, edits=[*cells, *values], remark=said)


def _require_readable(held: HeldEdits, edits: list[Edit]) -> None:
    """All that is taken must be taken whole: also what depends on a row that is not."""
    if not edits:
        return
    payload, unit = held.payload, held.unit
    _, faults = with_edits(payload.records, edits, held.plan, unit.code, unit.kind, payload.round)
    if faults:
        raise UserError("edits.unreadable", place=_place(faults[0]))


def _require_fitting(desk: Desk, receipt: Receipt, values: Sequence[Edit]) -> None:
    if not values:
        return
    plan, unit = desk.plan(receipt.plan), desk.unit(receipt.unit)
    series = series_of(desk.store, plan.code, receipt.unit, receipt.round)
    payload = held_payload(desk, receipt.hash, receipt.unit)
    records = stands_as(series, payload, receipt.hash, plan, unit, with_values=False)
    _, faults = with_edits(records, list(values), plan, unit.code, unit.kind, payload.round)
    if faults:
        raise UserError("values.unfit", place=_place(faults[0]))


def _place(fault: CellFault) -> str:
    return ", ".join(part for part in (fault.where, fault.label) if part)


def _may_decide(receipt: Receipt) -> bool:
    return receipt.state not in BINDING and receipt.state is not ReceiptState.WITHDRAWN


def _require_unlocked(series: Series, receipt: Receipt) -> None:
    """What the provincial report stands on changes by no decision before it is unlocked."""
    if series.locked:
        raise UserError("receipt.report_locked", file=receipt.file_name)


def _require_no_living_records(desk: Desk, receipt: Receipt) -> None:
    """A unit's own living records are never replaced by a file."""
    if receipt.unit != desk.office.unit:
        return
    plan = desk.plan(receipt.plan)
    if not is_in_step(desk.store, plan, receipt.unit, desk.catalogue.units):
        raise UserError("intake.own_records", unit=desk.unit(receipt.unit).name)


def _keep_round(desk: Desk, tx: Transaction, plan: Plan, round_code: str) -> None:
    if not desk.store.select(Round, plan=plan.code, code=round_code):
        tx.put(round_record(plan, RoundCode.parse(round_code), desk.catalogue.holidays))


def _encoded(decision: Decision) -> str:
    return msgspec.json.encode(decision).decode()


def _present(tx: Transaction, receipt: Receipt) -> Receipt:
    """The receipt as it stands now: the one in hand may be older."""
    present = tx.get(Receipt, receipt.unit, receipt.key)
    if present is None:
        raise UserError("receipt.unknown", file=receipt.file_name)
    return present


def _align(desk: Desk, tx: Transaction, receipt: Receipt) -> None:
    align_records(desk.store, tx, desk.plan(receipt.plan), receipt.unit, desk.catalogue.units)
