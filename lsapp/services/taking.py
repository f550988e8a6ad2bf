# SPDX-License-Identifier: MIT
"""Writes what a judged file brings: its original, its receipt and, where it is taken, its records."""

from __future__ import annotations

import hashlib

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Receipt, ReceiptState, Round, Submission, derived_key
from lsapp.services.desk import Desk
from lsapp.services.holdings import align_records
from lsapp.services.judging import EditedMode, Judged
from lsapp.services.originals import Originals
from lsapp.services.round_alignment import Alignment
from lsapp.services.series import BINDING, Decision, Series, held_series, submission_of
from lsapp.storage.transaction import Transaction
from lsapp.submission.round_head import round_record
from lsapp.submission.verdict import Verdict

_NOTHING_HELD = Series(submissions=(), receipts=())


class Taking:
    """Writes judged files into the desk's database, each in a transaction of its own."""

    def __init__(self, desk: Desk, edited: EditedMode, originals: Originals) -> None:
        self._desk = desk
        self._edited = edited
        self._originals = originals
        self._rounds: set[tuple[str, str]] = set()
        self.alignment = Alignment(desk.store, desk.catalogue.units)

    def forget(self) -> None:
        """Ask the database again what it holds: what was written last was taken back."""
        self._rounds.clear()
        self.alignment = Alignment(self._desk.store, self._desk.catalogue.units)

    def write(self, judged: Judged, *, by_outlines: bool) -> None:
        """Keep the original, the receipt and, where it is taken, the records: one transaction.

        ``by_outlines`` lays the round beside the others by their outlines, where that comes to the same.
        """
        payload, plan, unit = judged.payload, judged.plan, judged.unit
        if payload is None:
            return
        original = hashlib.sha256(judged.item.content).hexdigest()
        self._originals.keep(original, judged.item.content)
        payload_hash = judged.outcome.hash or ""
        store = self._desk.store
        with store.transaction("submission.received", undoable=False) as tx:
            if judged.keep:
                tx.keep_payload(payload_hash, judged.content, payload.records)
                if not store.select(Submission, unit=payload.unit, hash=payload_hash):
                    tx.put(submission_of(payload, payload_hash, own=False))
            receipt = self._receipt(judged, original)
            held = store.get(Receipt, receipt.unit, receipt.key)
            if held is None or judged.outcome.taken or held.state is ReceiptState.WITHDRAWN:
                tx.put(receipt if held is None else _renewed(held, receipt))
            if plan is not None and unit is not None:
                self._keep_round(tx, plan, payload.round)
                self._align(tx, plan, unit, judged, by_outlines=by_outlines)
            tx.commit()

    def _keep_round(self, tx: Transaction, plan: Plan, code: str) -> None:
        if (plan.code, code) in self._rounds:
            return
        if not self._desk.store.select(Round, plan=plan.code, code=code):
            tx.put(round_record(plan, RoundCode.parse(code), self._desk.catalogue.holidays))
        self._rounds.add((plan.code, code))

    def _align(
        self, tx: Transaction, plan: Plan, unit: Unit, judged: Judged, *, by_outlines: bool
    ) -> None:
        """Bring the unit's records in step, where another head or other cells of it count now."""
        payload, store = judged.payload, self._desk.store
        if payload is None:
            return
        place, before = (payload.unit, payload.round), judged.series or _NOTHING_HELD
        held = held_series(store, payload.plan, unit=payload.unit)
        if before.state == held.get(place, _NOTHING_HELD).state:
            return
        known = {judged.outcome.hash or "": payload}
        if by_outlines and payload.unit != self._desk.office.unit:
            self.alignment.align(tx, plan, held, before, place, known)
        else:
            align_records(store, tx, plan, unit.code, self._desk.catalogue.units, known)

    def _receipt(self, judged: Judged, original: str) -> Receipt:
        outcome, item = judged.outcome, judged.item
        settled = outcome.settled and outcome.verdict is not Verdict.FOREIGN
        decision = Decision(sealed_unit=judged.sealed_unit)
        if outcome.edits and judged.keep | outcome.taken:
            cells = outcome.edits if self._edited == "cells" else []
            decision = msgspec.structs.replace(decision, take=self._edited, edits=cells)
        decided = decision.take is not None or decision.sealed_unit is not None
        return Receipt(
            unit=outcome.unit or "",
            key=derived_key("receipt", original),
            plan=outcome.plan or "",
            round=outcome.round or "",
            hash=outcome.hash or "",
            original_sha256=original,
            file_name=item.name,
            verdict=outcome.verdict.value,
            state=ReceiptState.RECEIVED if settled else ReceiptState.HELD,
            received_at=item.received_at,
            imported_at=self._desk.clock().replace(microsecond=0),
            decision=msgspec.json.encode(decision).decode() if decided else None,
        )


def _renewed(held: Receipt, receipt: Receipt) -> Receipt:
    """A file that came again: its first arrival counts, and what binds the department stays."""
    state = held.state if held.state in BINDING else receipt.state
    return msgspec.structs.replace(
        receipt,
        state=state,
        received_at=min(held.received_at, receipt.received_at),
        imported_at=held.imported_at,
        decision=receipt.decision or held.decision,
    )
