# SPDX-License-Identifier: MIT
"""Takes files in: reads each in a child process, judges it, and on demand makes it the unit's records.

A dry run and the real one decide the same. The records of a file are taken in one transaction, all or
nothing; a file that cannot be taken does not stop the others.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Evidence,
    Receipt,
    ReceiptState,
    Round,
    Submission,
    derived_key,
)
from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically
from lsapp.intake.collecting import Item, files_under, items_of
from lsapp.intake.pool import Worker
from lsapp.intake.reading import Reading
from lsapp.services.desk import CatalogueSource, Desk
from lsapp.services.examining import Note, notes_of, read_item
from lsapp.services.holdings import align_records, is_in_step, with_edits
from lsapp.services.sealing import series_of
from lsapp.services.series import BINDING, Decision, held_of, submission_of, unit_of
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import Payload, digest
from lsapp.submission.round_head import round_record
from lsapp.submission.verdict import TAKEN, Held, Verdict, verdict_on
from lsapp.submission.versions import read_payload

EditedMode = Literal["hold", "sealed", "cells"]
ProgressCall = Callable[[int, int, str], None]
_T = TypeVar("_T")


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
        return self.taken or self.verdict in {Verdict.SAME, Verdict.OLDER}


class _Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A file beside what the desk holds, before anything is written. ``keep`` says that its revision
    joins the series; what is judged without a payload keeps nothing.
    """

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
    values, or take the cells. ``progress`` is told how many files of how many are read, and which is next,
    from a thread of its own: a file is read while the one before it is written.
    """
    run = _Run(desk, edited, dry_run=dry_run)
    paths = files_under(sources)
    try:
        with Worker() as worker, ThreadPoolExecutor(1) as ahead:
            readings = _readings(worker, paths, desk.source, progress)
            for item, reading in _one_ahead(ahead, readings):
                run.take(item, reading)
        run.match_evidence()
    finally:
        if not dry_run and run.outcomes:
            _keep_report(desk, run.outcomes)
    return run.outcomes


def _readings(
    worker: Worker, paths: Sequence[Path], source: CatalogueSource, progress: ProgressCall | None
) -> Iterator[tuple[Item, Reading]]:
    for index, path in enumerate(paths):
        if progress is not None:
            progress(index, len(paths), path.name)
        for item in items_of(worker, path):
            yield item, read_item(worker, item, source)


def _one_ahead(executor: Executor, values: Iterator[_T]) -> Iterator[_T]:
    """Yield values, the next one made on another thread while one is worked on."""
    coming = executor.submit(next, values, None)
    while (value := coming.result()) is not None:
        coming = executor.submit(next, values, None)
        yield value


class _Run:
    """Judges files one after the other and remembers them, so that a dry run decides like the real one."""

    def __init__(self, desk: Desk, edited: EditedMode, *, dry_run: bool) -> None:
        self._desk = desk
        self._edited = edited
        self._dry_run = dry_run
        self._held: dict[tuple[str, str, str], list[Held]] = {}
        self._proofs: set[str] = set()
        self._strays: list[tuple[Item, Outcome]] = []
        self.outcomes: list[Outcome] = []

    def take(self, item: Item, reading: Reading) -> None:
        """Judge one file, and write what it brings unless this is a dry run."""
        judged = self._judge(item, reading)
        if judged.payload is None and judged.outcome.verdict is Verdict.NOT_A_SUBMISSION:
            self._strays.append((item, judged.outcome))
            if item.optional:
                return
        elif not self._dry_run:
            judged = self._written(judged)
        self._remember(judged)
        self.outcomes.append(judged.outcome)

    def match_evidence(self) -> None:
        """Keep what proved to be evidence of a submission that is held: told by its SHA-256."""
        replace = msgspec.structs.replace
        for item, outcome in self._strays:
            sha256 = hashlib.sha256(item.content).hexdigest()
            known = sha256 in self._proofs or self._desk.store.count(Evidence, sha256=sha256) > 0
            if not known:
                continue
            note = Note(code="intake.evidence", facts={"file": item.name})
            kept = replace(outcome, taken=True, findings=[note])
            if outcome in self.outcomes:
                self.outcomes[self.outcomes.index(outcome)] = kept
            else:
                self.outcomes.append(kept)
            if not self._dry_run:
                _keep_file(self._desk.files, sha256, item.content)

    def _judge(self, item: Item, reading: Reading) -> _Judged:
        if reading.payload is None:
            return _Judged(outcome=_refused(item, reading), item=item)
        payload = read_payload(reading.payload)
        plan = self._desk.catalogue.find_plan(payload.plan)
        unit = unit_of(self._desk.catalogue.units, payload)
        outcome = Outcome(
            path=item.label,
            verdict=Verdict.FOREIGN,
            plan=payload.plan,
            unit=payload.unit,
            round=payload.round,
            revision=payload.revision,
            hash=digest(reading.payload),
            findings=notes_of(reading),
            edits=reading.edits,
        )
        judged = _Judged(
            outcome=outcome,
            item=item,
            plan=plan,
            unit=unit,
            payload=payload,
            content=reading.payload,
        )
        if plan is None or unit is None:
            return _noted(
                judged,
                Note(code="submission.foreign", facts={"plan": payload.plan, "unit": payload.unit}),
            )
        return self._judge_known(judged, plan, unit, payload)

    def _judge_known(self, judged: _Judged, plan: Plan, unit: Unit, payload: Payload) -> _Judged:
        """Judge a sound file of a plan and a unit that are known here."""
        edits = bool(judged.outcome.edits)
        sealed = verdict_on(_held(payload, judged.outcome.hash or ""), self._series(payload))
        agreed = not edits or self._edited != "hold"
        taken = agreed and (sealed in TAKEN or (edits and sealed in {Verdict.SAME, Verdict.OLDER}))
        keep = agreed and sealed is not Verdict.SAME
        notes = []
        if payload.unit == self._desk.office.unit and not is_in_step(
            self._desk.store, plan, unit.code, self._desk.catalogue.units
        ):
            # A unit's own living records are never replaced by a file.
            taken = keep = False
            notes.append(Note(code="intake.own_records", facts={"unit": unit.name}))
        if sealed is Verdict.NEWER_UNKNOWN_PARENT:
            notes.append(Note(code="intake.unknown_parent"))
        if not unit.valid_within(*_flow(payload)):
            notes.append(Note(code="intake.unit_not_valid", facts={"unit": unit.name}))
        if edits and keep | taken and self._edited == "cells":
            faults = _unreadable_cells(judged, plan, unit, payload)
            if faults:
                # What was said to be taken must be taken whole: the file waits for a person.
                taken = keep = False
                notes += faults
        outcome = msgspec.structs.replace(
            judged.outcome,
            verdict=Verdict.EDITED if edits else sealed,
            sealed_verdict=sealed if edits else None,
            taken=taken,
        )
        return _noted(msgspec.structs.replace(judged, outcome=outcome, keep=keep), *notes)

    def _written(self, judged: _Judged) -> _Judged:
        """Write one file; what a person can mend becomes its verdict, and the run goes on."""
        try:
            _write(self._desk, judged, self._edited)
        except UserError as error:
            if error.code in _ENDS_THE_RUN:
                raise
            facts = {name: str(fact) for name, fact in error.facts.items()}
            replace = msgspec.structs.replace
            outcome = replace(judged.outcome, verdict=Verdict.DAMAGED, taken=False)
            return _noted(
                replace(judged, outcome=outcome, keep=False), Note(code=error.code, facts=facts)
            )
        return judged

    def _remember(self, judged: _Judged) -> None:
        """Count a kept file among what is held, for the files after it."""
        if judged.payload is None:
            return
        if judged.keep or judged.outcome.verdict is Verdict.SAME:
            self._proofs |= {one.sha256 for one in judged.payload.records.evidence}
        if judged.keep:
            series = self._series(judged.payload)
            held = _held(judged.payload, judged.outcome.hash or "")
            if held not in series:
                series.append(held)

    def _series(self, payload: Payload) -> list[Held]:
        key = (payload.plan, payload.unit, payload.round)
        if key not in self._held:
            held = series_of(self._desk.store, *key)
            self._held[key] = [held_of(one) for one in held.submissions]
        return self._held[key]


_ENDS_THE_RUN = frozenset({"disk.full", "database.unreachable", "database.read_only"})


def _refused(item: Item, reading: Reading) -> Outcome:
    head = reading.head
    return Outcome(
        path=item.label,
        verdict=Verdict(reading.verdict or "damaged"),
        plan=head.plan if head else None,
        unit=head.unit if head else None,
        round=head.round if head else None,
        revision=head.revision if head else None,
        findings=notes_of(reading),
    )


def _held(payload: Payload, payload_hash: str) -> Held:
    return Held(hash=payload_hash, revision=payload.revision, supersedes=payload.supersedes)


def _noted(judged: _Judged, *notes: Note) -> _Judged:
    findings = [*judged.outcome.findings, *notes]
    outcome = msgspec.structs.replace(judged.outcome, findings=findings)
    return msgspec.structs.replace(judged, outcome=outcome)


def _unreadable_cells(judged: _Judged, plan: Plan, unit: Unit, payload: Payload) -> list[Note]:
    """What of the edited cells cannot be taken, for it says nothing that could be read."""
    edits = judged.outcome.edits
    _, faults = with_edits(payload.records, edits, plan, unit.code, unit.kind, payload.round)
    return [
        Note(code=one.code, facts=one.facts, where=one.where, label=one.label) for one in faults
    ]


def _flow(payload: Payload) -> tuple[dt.date, dt.date]:
    if payload.records.reports:
        return payload.records.reports[0].flow_from, payload.records.reports[0].flow_to
    code = RoundCode.parse(payload.round)
    return code.flow_from, code.flow_to


def _write(desk: Desk, judged: _Judged, edited: EditedMode) -> None:
    """Keep the original, the receipt and, where it is taken, the records: one transaction."""
    payload, plan, unit = judged.payload, judged.plan, judged.unit
    if payload is None:
        return
    original = hashlib.sha256(judged.item.content).hexdigest()
    _keep_file(desk.files / "originals", original, judged.item.content)
    payload_hash = judged.outcome.hash or ""
    before = series_of(desk.store, payload.plan, payload.unit, payload.round).state
    with desk.store.transaction("submission.received", undoable=False) as tx:
        if judged.keep:
            tx.keep_payload(payload_hash, judged.content)
            if not desk.store.select(Submission, unit=payload.unit, hash=payload_hash):
                tx.put(submission_of(payload, payload_hash, own=False))
        receipt = _receipt(desk, judged, original, edited)
        held = desk.store.get(Receipt, receipt.unit, receipt.key)
        if held is None or judged.outcome.taken or held.state is ReceiptState.WITHDRAWN:
            tx.put(receipt if held is None else _renewed(held, receipt))
        if plan is not None and unit is not None:
            if not desk.store.select(Round, plan=plan.code, code=payload.round):
                code = RoundCode.parse(payload.round)
                tx.put(round_record(plan, code, desk.catalogue.holidays))
            if before != series_of(desk.store, payload.plan, payload.unit, payload.round).state:
                known = {payload_hash: payload}
                align_records(desk.store, tx, plan, unit.code, desk.catalogue.units, known)
        tx.commit()


def _receipt(desk: Desk, judged: _Judged, original: str, edited: EditedMode) -> Receipt:
    outcome, item = judged.outcome, judged.item
    settled = outcome.settled and outcome.verdict is not Verdict.FOREIGN
    decision = None
    if outcome.edits and judged.keep | outcome.taken:
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
        state=ReceiptState.RECEIVED if settled else ReceiptState.HELD,
        received_at=item.received_at,
        imported_at=desk.clock().replace(microsecond=0),
        decision=decision,
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


def _keep_file(folder: Path, sha256: str, content: bytes) -> None:
    """Keep bytes under their SHA-256; bytes held already are left alone."""
    ready_folder(folder)
    if not (folder / sha256).exists():
        write_atomically(folder / sha256, content)


def _keep_report(desk: Desk, outcomes: list[Outcome]) -> None:
    """The report of the run, beside the database: who sent what, and what became of it."""
    folder = ready_folder(desk.files / "intake")
    stamp = desk.clock().strftime("%Y%m%dT%H%M%S%fZ")
    write_atomically(folder / f"{stamp}.json", msgspec.json.format(msgspec.json.encode(outcomes)))
