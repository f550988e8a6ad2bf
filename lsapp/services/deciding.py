# SPDX-License-Identifier: MIT
"""What a person decides about received files: withdraw one, or choose between two that conflict."""

from __future__ import annotations

import msgspec

from lsapp.domain.records import Receipt, ReceiptState, Submission
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.holdings import align_records
from lsapp.services.series import BINDING, decision_of, speaks
from lsapp.storage.transaction import Change, Transaction


def withdraw(desk: Desk, receipt: Receipt) -> Change:
    """Undo an intake: the receipt is marked withdrawn, its original kept, the unit's records follow what
    is still held. Barred once accepted: UserError ``receipt.accepted``.
    """
    with desk.store.transaction("submission.withdrawn", undoable=False) as tx:
        present = _present(tx, receipt)
        if present.state in BINDING:
            raise UserError("receipt.accepted", file=present.file_name)
        tx.put(msgspec.structs.replace(present, state=ReceiptState.WITHDRAWN))
        receipts = desk.store.select(Receipt, unit=receipt.unit, hash=receipt.hash)
        if not any(speaks(one) for one in receipts):
            held = desk.store.select(Submission, unit=receipt.unit, hash=receipt.hash, own=False)
            tx.delete_many(Submission, receipt.unit, [one.key for one in held])
        _align(desk, tx, receipt)
        return tx.commit()


def choose(desk: Desk, receipt: Receipt) -> Change:
    """Settle a conflict in favour of the revision that came with ``receipt``; a later choice replaces it."""
    with desk.store.transaction("conflict.decided", undoable=False) as tx:
        _present(tx, receipt)
        series = desk.store.select(
            Receipt, unit=receipt.unit, plan=receipt.plan, round=receipt.round
        )
        for one in series:
            chosen = one.key == receipt.key
            decision = decision_of(one)
            if decision.chosen == chosen:
                continue
            decided = msgspec.structs.replace(decision, chosen=chosen)
            state = one.state
            if chosen and state is ReceiptState.HELD:
                state = ReceiptState.RECEIVED
            encoded = msgspec.json.encode(decided).decode()
            tx.put(msgspec.structs.replace(one, decision=encoded, state=state))
        _align(desk, tx, receipt)
        return tx.commit()


def _present(tx: Transaction, receipt: Receipt) -> Receipt:
    """The receipt as it stands now: the one in hand may be older."""
    present = tx.get(Receipt, receipt.unit, receipt.key)
    if present is None:
        raise UserError("receipt.unknown", file=receipt.file_name)
    return present


def _align(desk: Desk, tx: Transaction, receipt: Receipt) -> None:
    align_records(desk.store, tx, desk.plan(receipt.plan), receipt.unit, desk.catalogue.units)
