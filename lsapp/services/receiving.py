# SPDX-License-Identifier: MIT
"""Takes files in: reads each in a child process, judges it, and on demand makes it the unit's records.

A dry run and the real one decide the same. Each file is all or nothing in one transaction.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.catalogue.units import local_unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Programme,
    Receipt,
    ReceiptState,
    Report,
    Round,
    Submission,
    derived_key,
)
from lsapp.files import write_atomically
from lsapp.intake.collecting import Item, collect
from lsapp.intake.pool import Worker
from lsapp.intake.reading import Reading
from lsapp.services.desk import Desk
from lsapp.services.examining import Note, notes_of, read_item
from lsapp.services.holdings import (
    Decision,
    align_records,
    held_of,
    received_submission,
)
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import Payload, digest
from lsapp.submission.round_head import round_record
from lsapp.submission.verdict import SETTLED, TAKEN, Held, Verdict, verdict_on
from lsapp.submission.versions import read_payload

EditedMode = Literal["hold", "sealed", "cells"]
ProgressCall = Callable[[int, int, str], None]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file. ``sealed_verdict`` is what an edited file would be without its edits."""

    path: str
    verdict: Verdict
    plan: str | None = None
    unit: str | None = None
    round: str | None = None
    revision: int | None = None
    hash: str | None = None
    taken: bool = False
    findings: list[Note] = []
    sealed_verdict: Verdict | None = None
    edits: list[Edit] = []

    @property
    def settled(self) -> bool:
        """Whether nothing is left to decide: taken, the same, or filed as history."""
        return self.taken or self.verdict in SETTLED


class _Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A file beside what the desk holds, before anything is written."""

    outcome: Outcome
    item: Item
    plan: Plan | None = None
    unit: Unit | None = None
    payload: Payload | None = None
    content: bytes = b""
    keep: bool = False


def take_in(
    desk: Desk,
    sources: Sequence[Path],
    *,
    dry_run: bool = False,
    edited: EditedMode = "hold",
    progress: ProgressCall | None = None,
) -> list[Outcome]:
    """Read files, folders and mails, and take in what is sound; return one outcome a file.

    ``edited`` says what to do with cells that were changed outside: hold the file, take the sealed
    values, or take the cells.
    """
    arrivals = _Arrivals(desk, edited)
    outcomes: list[Outcome] = []
    with Worker() as worker:
        items = list(collect(worker, sources))
        for index, item in enumerate(items):
            if progress is not None:
                progress(index, len(items), item.label)
            judged = arrivals.judge(item, read_item(worker, item, desk.source))
            if not dry_run:
                _write(desk, judged, edited)
            arrivals.remember(judged)
            outcomes.append(judged.outcome)
    if not dry_run and outcomes:
        _keep_report(desk, outcomes)
    return outcomes


class _Arrivals:
    """Judges files one after the other; remembers those of this run, so a dry run sees them too."""

    def __init__(self, desk: Desk, edited: EditedMode) -> None:
        self._desk = desk
        self._edited = edited
        self._held: dict[tuple[str, str, str], list[Held]] = {}

    def judge(self, item: Item, reading: Reading) -> _Judged:
        """Return the verdict on one file."""
        notes = notes_of(reading)
        if reading.payload is None:
            return self._refused(item, reading)
        payload = read_payload(reading.payload)
        plan = self._desk.catalogue.find_plan(payload.plan)
        unit = self._unit(payload)
        base = Outcome(
            path=item.label,
            verdict=Verdict.FOREIGN,
            plan=payload.plan,
            unit=payload.unit,
            round=payload.round,
            revision=payload.revision,
            hash=digest(reading.payload),
        )
        replace = msgspec.structs.replace
        if plan is None or unit is None:
            note = Note(
                code="submission.foreign", facts={"plan": payload.plan, "unit": payload.unit}
            )
            return _Judged(outcome=replace(base, findings=[note]), item=item)
        held = self._series(payload)
        arriving = Held(
            hash=digest(reading.payload), revision=payload.revision, supersedes=payload.supersedes
        )
        sealed = verdict_on(arriving, held)
        verdict, taken = sealed, sealed in TAKEN
        if reading.edits:
            verdict = Verdict.EDITED
            taken = self._edited != "hold" and sealed in TAKEN | {Verdict.SAME, Verdict.OLDER}
        if self._own_records(payload):
            taken = False
            notes.append(Note(code="intake.own_records", facts={"unit": unit.name}))
        if sealed is Verdict.NEWER_UNKNOWN_PARENT:
            notes.append(Note(code="intake.unknown_parent"))
        if not unit.valid_within(*_flow(payload)):
            notes.append(Note(code="intake.unit_not_valid", facts={"unit": unit.name}))
        outcome = replace(
            base,
            verdict=verdict,
            taken=taken,
            findings=notes,
            edits=reading.edits,
            sealed_verdict=sealed if reading.edits else None,
        )
        return _Judged(
            outcome=outcome,
            item=item,
            plan=plan,
            unit=unit,
            payload=payload,
            content=reading.payload,
            keep=taken or (not reading.edits and sealed in {Verdict.OLDER, Verdict.CONFLICT}),
        )

    def remember(self, judged: _Judged) -> None:
        """Count a kept file among what is held, for the files after it."""
        if judged.payload is None or not judged.keep:
            return
        series = self._series(judged.payload)
        held = Held(
            hash=judged.outcome.hash or "",
            revision=judged.payload.revision,
            supersedes=judged.payload.supersedes,
        )
        if held not in series:
            series.append(held)

    def _refused(self, item: Item, reading: Reading) -> _Judged:
        head = reading.head
        outcome = Outcome(
            path=item.label,
            verdict=Verdict(reading.verdict or "damaged"),
            plan=head.plan if head else None,
            unit=head.unit if head else None,
            round=head.round if head else None,
            revision=head.revision if head else None,
            findings=notes_of(reading),
        )
        return _Judged(outcome=outcome, item=item)

    def _unit(self, payload: Payload) -> Unit | None:
        known = self._desk.catalogue.units.find(payload.unit)
        if known is not None:
            return known
        local = [one for one in payload.records.local_units if one.unit == payload.unit]
        return local_unit(local[0]) if local and payload.unit.startswith("L-") else None

    def _series(self, payload: Payload) -> list[Held]:
        key = (payload.plan, payload.unit, payload.round)
        if key not in self._held:
            submissions = self._desk.store.select(
                Submission, plan=payload.plan, unit=payload.unit, round=payload.round
            )
            self._held[key] = [held_of(one) for one in submissions]
        return self._held[key]

    def _own_records(self, payload: Payload) -> bool:
        """A unit's own living records are never replaced by a file of its own."""
        office = self._desk.office
        if payload.unit != office.unit:
            return False
        received = self._desk.store.count(Submission, unit=payload.unit, own=False)
        own = self._desk.store.count(Programme, unit=payload.unit)
        return own > 0 and received == 0


def _flow(payload: Payload) -> tuple[dt.date, dt.date]:
    reports: list[Report] = payload.records.reports
    if reports:
        return reports[0].flow_from, reports[0].flow_to
    code = RoundCode.parse(payload.round)
    return code.flow_from, code.flow_to


def _write(desk: Desk, judged: _Judged, edited: EditedMode) -> None:
    """Keep the original, the receipt and, where it is taken, the records: one transaction."""
    payload, plan, unit = judged.payload, judged.plan, judged.unit
    if payload is None or plan is None or unit is None:
        return
    outcome = judged.outcome
    original = hashlib.sha256(judged.item.content).hexdigest()
    _keep_original(desk, original, judged.item.content)
    with desk.store.transaction("submission.received", undoable=False) as tx:
        if judged.keep:
            tx.keep_payload(outcome.hash or "", judged.content)
            if not desk.store.select(Submission, unit=payload.unit, hash=outcome.hash):
                tx.put(received_submission(payload, outcome.hash or ""))
        receipt = _receipt(desk, judged, original, edited)
        if desk.store.get(Receipt, receipt.unit, receipt.key) is None or outcome.taken:
            tx.put(receipt)
        if not desk.store.select(Round, plan=plan.code, code=payload.round):
            tx.put(round_record(plan, RoundCode.parse(payload.round), desk.catalogue.holidays))
        if judged.keep:
            align_records(desk.store, tx, plan, unit)
        tx.commit()


def _receipt(desk: Desk, judged: _Judged, original: str, edited: EditedMode) -> Receipt:
    outcome, item = judged.outcome, judged.item
    waiting = not outcome.taken and outcome.verdict in {Verdict.EDITED, Verdict.CONFLICT}
    decision = None
    if outcome.edits and outcome.taken:
        cells = outcome.edits if edited == "cells" else []
        decision = msgspec.json.encode(Decision(take=edited, edits=cells)).decode()
    return Receipt(
        unit=outcome.unit or "",
        key=derived_key("receipt", original),
        plan=outcome.plan or "",
        round=outcome.round or "",
        hash=outcome.hash or "",
        original_sha256=original,
        file_name=item.name,
        verdict=outcome.verdict.value,
        state=ReceiptState.HELD if waiting else ReceiptState.RECEIVED,
        received_at=item.received_at,
        imported_at=desk.clock().replace(microsecond=0),
        decision=decision,
    )


def _keep_original(desk: Desk, original: str, content: bytes) -> None:
    folder = desk.files / "originals"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / original).exists():
        write_atomically(folder / original, content)


def _keep_report(desk: Desk, outcomes: list[Outcome]) -> None:
    """The report of the run, beside the database: who sent what, and what became of it."""
    folder = desk.files / "intake"
    folder.mkdir(parents=True, exist_ok=True)
    stamp = desk.clock().strftime("%Y%m%dT%H%M%S%fZ")
    write_atomically(folder / f"{stamp}.json", msgspec.json.format(msgspec.json.encode(outcomes)))
