# SPDX-License-Identifier: MIT
"""Files of units that are not known here: what is in them, and giving them to the unit that they are of.

What was sealed stays as it is, byte for byte; the receipt says under which code it came and whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Receipt, ReceiptState, Round, Submission
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.intake.pool import Worker
from lsapp.services.desk import Desk
from lsapp.services.examining import Note, read_item
from lsapp.services.held_edits import original_of
from lsapp.services.holdings import align_records, is_in_step
from lsapp.services.sealing import series_of
from lsapp.services.series import Decision, decision_of, held_of, submission_of, waits
from lsapp.storage.transaction import Change, Transaction
from lsapp.submission.payload import Payload, digest
from lsapp.submission.readdressing import readdressed
from lsapp.submission.round_head import round_record
from lsapp.submission.verdict import SETTLED, Held, Verdict, behind_a_lock, verdict_on
from lsapp.submission.versions import read_payload


class StrangerReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is in a file of an unknown unit. ``office`` is the name that stands in its letterhead, or that a
    local unit bears; ``suggested`` are units that it may be of, the likeliest first.
    """

    receipt: Receipt
    plan: Plan
    payload: Payload
    content: bytes
    office: str
    suggested: tuple[Unit, ...] = ()

    @property
    def sealed_unit(self) -> str:
        """The code under which it was sealed."""
        return self.payload.unit


class Giving(msgspec.Struct, frozen=True, kw_only=True):
    """What would become of a file if it were given to a unit: the verdict that it would have, how many cells
    were edited outside, and what is to be known.
    """

    unit: Unit
    verdict: Verdict
    edited_cells: int = 0
    notes: tuple[Note, ...] = ()


def strangers_in_round(desk: Desk, plan: Plan, round_code: str) -> list[Receipt]:
    """Return the receipts of files that wait as their unit is not known here, the first to come first.

    Raises UserError ``round.unreadable``.
    """
    code = str(RoundCode.parse(round_code))
    receipts = desk.store.select(Receipt, plan=plan.code, round=code)
    found = [one for one in receipts if _is_stranger(one)]
    return sorted(found, key=lambda one: (one.received_at, one.file_name, one.key))


def find_stranger(desk: Desk, plan: Plan, round_code: str, told: str) -> Receipt:
    """Return the waiting file of this name, or whose payload's hash begins so.

    Raises UserError ``stranger.unknown``, ``stranger.ambiguous``, ``round.unreadable``.
    """
    waiting = strangers_in_round(desk, plan, round_code)
    found = [one for one in waiting if told in (one.file_name, one.hash)]
    found = found or [one for one in waiting if len(told) >= 8 and one.hash.startswith(told)]
    if not found:
        raise UserError("stranger.unknown", file=told)
    if len(found) > 1:
        raise UserError("stranger.ambiguous", file=told, hash=found[0].hash[:12])
    return found[0]


def read_stranger(desk: Desk, receipt: Receipt) -> StrangerReport:
    """Return what is in such a file, read in a child process from the original that is kept.

    Raises UserError ``original.missing``, ``submission.foreign_plan``, and what reading a file may raise.
    """
    content, _ = _read(desk, receipt, None)
    payload = read_payload(content)
    plan = desk.catalogue.find_plan(payload.plan)
    if plan is None:
        raise UserError("submission.foreign_plan", plan=payload.plan, unit=payload.unit)
    office = _office_of(payload)
    return StrangerReport(
        receipt=receipt,
        plan=plan,
        payload=payload,
        content=content,
        office=office,
        suggested=_suggested(desk, plan, payload, office),
    )


def look_at_giving(desk: Desk, report: StrangerReport, unit_code: str) -> Giving:
    """Return what would become of the file as the report of a unit; nothing is written.

    Raises UserError ``unit.unknown``, and what reading the original may raise.
    """
    unit = desk.catalogue.units.get(unit_code)
    _, edits = _read(desk, report.receipt, unit.code)
    verdict = _verdict(desk, report, unit)
    notes = []
    if _has_living_records(desk, report.plan, unit):
        notes.append(Note(code="intake.own_records", facts={"unit": unit.name}))
    flow = _flow(report.payload)
    if not unit.valid_within(flow.flow_from, flow.flow_to):
        notes.append(Note(code="intake.unit_not_valid", facts={"unit": unit.name}))
    if verdict is Verdict.LOCKED:
        head = series_of(desk.store, report.plan.code, unit.code, report.payload.round).head
        facts = {"revision": str(head.revision if head else 0)}
        notes.append(Note(code="intake.report_locked", facts=facts))
    return Giving(unit=unit, verdict=verdict, edited_cells=edits, notes=tuple(notes))


def give_to_unit(
    desk: Desk, report: StrangerReport, unit_code: str, remark: str | None = None
) -> Change:
    """Make a file of an unknown unit the report of a known one; not to be undone, but by ``withdraw``, after
    which it waits again.

    A file whose cells were edited outside waits for the decision on them next, as any other of the unit.
    Raises UserError ``unit.unknown``, ``receipt.unknown``, ``receipt.not_to_decide``,
    ``intake.own_records``.
    """
    plan, payload, unit = report.plan, report.payload, desk.catalogue.units.get(unit_code)
    _, edits = _read(desk, report.receipt, unit.code)
    label = f"{report.receipt.file_name}, {unit.name}"
    with desk.store.transaction("stranger.given", undoable=False, label=label) as tx:
        present = tx.get(Receipt, report.receipt.unit, report.receipt.key)
        if present is None:
            raise UserError("receipt.unknown", file=report.receipt.file_name)
        if not _is_stranger(present):
            raise UserError("receipt.not_to_decide", file=present.file_name)
        if _has_living_records(desk, plan, unit):
            raise UserError("intake.own_records", unit=unit.name)
        verdict = Verdict.EDITED if edits else _verdict(desk, report, unit)
        decision = Decision(sealed_unit=payload.unit, remark=clean(remark) if remark else None)
        tx.delete(Receipt, present.unit, present.key)
        tx.put(
            msgspec.structs.replace(
                present,
                unit=unit.code,
                verdict=verdict.value,
                state=ReceiptState.RECEIVED if verdict in SETTLED else ReceiptState.HELD,
                decision=msgspec.json.encode(decision).decode(),
            )
        )
        _keep_round(desk, tx, plan, payload.round)
        if not edits:
            given = readdressed(payload, unit.code)
            _keep_revision(desk, tx, given, present.hash, report.content)
            known = {present.hash: given}
            align_records(desk.store, tx, plan, unit.code, desk.catalogue.units, known)
        return tx.commit()


def _is_stranger(receipt: Receipt) -> bool:
    return waits(receipt) and receipt.verdict == Verdict.FOREIGN.value


def _read(desk: Desk, receipt: Receipt, unit: str | None) -> tuple[bytes, int]:
    """Return the payload's bytes, and how many cells differ from it where ``unit`` says what to expect."""
    item = original_of(desk, receipt)
    with Worker() as worker:
        reading = read_item(worker, item, desk.source, unit=unit)
    if reading.payload is None:
        raise UserError(reading.code or "submission.unreadable", **reading.facts)
    if digest(reading.payload) != receipt.hash:
        raise UserError("original.missing", file=receipt.file_name)
    return reading.payload, len(reading.edits)


def _office_of(payload: Payload) -> str:
    records = payload.records
    named = [one.name for one in records.local_units] + [one.name for one in records.letterheads]
    return next((" ".join(one.split()) for one in named if one), "")


def _suggested(desk: Desk, plan: Plan, payload: Payload, office: str) -> tuple[Unit, ...]:
    """Return the units to which files of this code were given before, then those of the office's name."""
    units, flow = desk.catalogue.units, _flow(payload)
    before = [
        one.unit
        for one in desk.store.select(Receipt, plan=plan.code)
        if one.decision is not None and decision_of(one).sealed_unit == payload.unit
    ]
    found = [unit for code in reversed(before) if (unit := units.find(code)) is not None]
    found += [*units.by_name(office)] if office else []
    return tuple(_each_once(one for one in found if one.valid_within(flow.flow_from, flow.flow_to)))


def _each_once(units: Iterable[Unit]) -> Iterable[Unit]:
    return {one.code: one for one in units}.values()


def _verdict(desk: Desk, report: StrangerReport, unit: Unit) -> Verdict:
    payload = report.payload
    series = series_of(desk.store, report.plan.code, unit.code, payload.round)
    arriving = Held(
        hash=report.receipt.hash, revision=payload.revision, supersedes=payload.supersedes
    )
    verdict = verdict_on(arriving, [held_of(one) for one in series.submissions])
    return behind_a_lock(verdict) if series.locked else verdict


def _has_living_records(desk: Desk, plan: Plan, unit: Unit) -> bool:
    """Tell whether the unit's data are entered here: no file replaces them."""
    own = unit.code == desk.office.unit
    return own and not is_in_step(desk.store, plan, unit.code, desk.catalogue.units)


def _keep_revision(
    desk: Desk, tx: Transaction, payload: Payload, payload_hash: str, content: bytes
) -> None:
    tx.keep_payload(payload_hash, content)
    if not desk.store.select(Submission, unit=payload.unit, hash=payload_hash):
        tx.put(submission_of(payload, payload_hash, own=False))


def _keep_round(desk: Desk, tx: Transaction, plan: Plan, round_code: str) -> None:
    if not desk.store.select(Round, plan=plan.code, code=round_code):
        tx.put(round_record(plan, RoundCode.parse(round_code), desk.catalogue.holidays))


def _flow(payload: Payload) -> RoundCode:
    return RoundCode.parse(payload.round)
