# SPDX-License-Identifier: MIT
"""What a person decides about received files: withdraw one, or choose between two that conflict."""

from __future__ import annotations

import msgspec

from lsapp.domain.records import Receipt, ReceiptState, Submission
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.holdings import align_records, decision_of
from lsapp.storage.transaction import Change, Transaction

_BINDING = frozenset({ReceiptState.ACCEPTED, ReceiptState.LOCKED})


def withdraw(desk: Desk, receipt: Receipt) -> Change:
    """Undo an intake: the receipt is marked withdrawn, its original kept, the unit's records follow what
    is still held. Barred once accepted: UserError ``receipt.accepted``.
    """
    if receipt.state in _BINDING:
        raise UserError("receipt.accepted", file=receipt.file_name)
    gone = msgspec.structs.replace(receipt, state=ReceiptState.WITHDRAWN)
    others = [
        one
        for one in desk.store.select(Receipt, unit=receipt.unit, hash=receipt.hash)
        if one.key != receipt.key and one.state is not ReceiptState.WITHDRAWN
    ]
    with desk.store.transaction("submission.withdrawn", undoable=False) as tx:
        tx.put(gone)
        if not others:
            held = desk.store.select(Submission, unit=receipt.unit, hash=receipt.hash, own=False)
            tx.delete_many(Submission, receipt.unit, [one.key for one in held])
        _align(desk, tx, receipt)
        return tx.commit()


def choose(desk: Desk, receipt: Receipt) -> Change:
    """Settle a conflict in favour of the revision that came with ``receipt``; a later choice replaces it."""
    with desk.store.transaction("conflict.decided", undoable=False) as tx:
        series = desk.store.select(
            Receipt, unit=receipt.unit, plan=receipt.plan, round=receipt.round
        )
        for one in series:
            chosen = one.key == receipt.key
            decision = decision_of(one)
            if decision.chosen == chosen:
                continue
            decided = msgspec.structs.replace(decision, chosen=chosen)
            state = ReceiptState.RECEIVED if chosen else one.state
            tx.put(
                msgspec.structs.replace(
                    one, decision=msgspec.json.encode(decided).decode(), state=state
                )
            )
        _align(desk, tx, receipt)
        return tx.commit()


def _align(desk: Desk, tx: Transaction, receipt: Receipt) -> None:
    align_records(desk.store, tx, desk.plan(receipt.plan), desk.unit(receipt.unit))
