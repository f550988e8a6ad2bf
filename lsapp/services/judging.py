# SPDX-License-Identifier: MIT
"""Judges a file beside what is held: its verdict, and whether it is taken or kept. Writes nothing."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Submission
from lsapp.intake.collecting import Item
from lsapp.intake.reading import Reading
from lsapp.services.desk import Desk
from lsapp.services.examining import Note, notes_of
from lsapp.services.holdings import is_in_step, with_edits
from lsapp.services.sealing import series_of
from lsapp.services.series import Series, held_of, unit_of
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import Payload, digest
from lsapp.submission.readdressing import readdressed
from lsapp.submission.verdict import TAKEN, Held, Verdict, behind_a_lock, verdict_on
from lsapp.submission.versions import read_payload

EditedMode = Literal["hold", "sealed", "cells"]


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


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A file beside what the desk holds, before anything is written. ``keep`` says that its revision
    joins the series; what is judged without a payload keeps nothing. ``series`` is what was held.
    ``sealed_unit`` is the code that a file bears which was given to a known unit before.
    """

    outcome: Outcome
    item: Item
    plan: Plan | None = None
    unit: Unit | None = None
    payload: Payload | None = None
    content: bytes = b""
    keep: bool = False
    series: Series | None = None
    sealed_unit: str | None = None


class Checked(msgspec.Struct, frozen=True):
    """A payload that was read and is sound, with its hash."""

    payload: Payload
    hash: str


def check(content: bytes) -> Checked:
    """Read the payload that a child process found; its word is not taken for anything.

    Raises as ``read_payload``.
    """
    return Checked(read_payload(content), digest(content))


class Judge:
    """Judges files one after the other and remembers them, so that a dry run decides like the real one."""

    def __init__(self, desk: Desk, edited: EditedMode) -> None:
        self._desk = desk
        self._edited = edited
        self._own_unit = desk.office.unit
        self._held: dict[tuple[str, str, str], list[Held]] = {}
        self.proofs: frozenset[str] = frozenset()
        """The SHA-256 of the evidence that the files before speak of."""

    def judge(self, item: Item, reading: Reading, checked: Checked | None = None) -> Judged:
        """Judge one file by what its reading says of it; ``checked`` is its payload, where it was read."""
        if reading.payload is None:
            return Judged(outcome=_refused(item, reading), item=item)
        if checked is None:
            checked = check(reading.payload)
        payload = checked.payload
        plan = self._desk.catalogue.find_plan(payload.plan)
        unit = unit_of(self._desk.catalogue.units, payload)
        outcome = Outcome(
            path=item.label,
            verdict=Verdict.FOREIGN,
            plan=payload.plan,
            unit=payload.unit,
            round=payload.round,
            revision=payload.revision,
            hash=checked.hash,
            findings=notes_of(reading),
            edits=reading.edits,
        )
        judged = Judged(
            outcome=outcome,
            item=item,
            plan=plan,
            unit=unit,
            payload=payload,
            content=reading.payload,
        )
        if plan is None or unit is None:
            return self._judge_stranger(judged, payload)
        return self._judge_known(judged, plan, unit, payload)

    def _judge_stranger(self, judged: Judged, payload: Payload) -> Judged:
        """Judge a sound file of a plan or a unit that is not known here; one that a person gave to a unit
        before is that unit's.
        """
        plan, outcome, facts = judged.plan, judged.outcome, {"unit": payload.unit}
        if plan is None:
            facts["plan"] = payload.plan
            return noted(judged, Note(code="submission.foreign_plan", facts=facts))
        held = self._desk.store.select(
            Submission, plan=payload.plan, round=payload.round, hash=outcome.hash
        )
        units = self._desk.catalogue.units
        unit = next((found for one in held if (found := units.find(one.unit))), None)
        if unit is None:
            return noted(judged, Note(code="submission.foreign_unit", facts=facts))
        given = readdressed(payload, unit.code)
        judged = msgspec.structs.replace(
            judged,
            outcome=msgspec.structs.replace(outcome, unit=unit.code),
            unit=unit,
            payload=given,
            sealed_unit=payload.unit,
        )
        note = Note(code="intake.given_before", facts={"sealed": payload.unit, "unit": unit.name})
        return self._judge_known(noted(judged, note), plan, unit, given)

    def _judge_known(self, judged: Judged, plan: Plan, unit: Unit, payload: Payload) -> Judged:
        """Judge a sound file of a plan and a unit that are known here."""
        edits = bool(judged.outcome.edits)
        series = series_of(self._desk.store, payload.plan, payload.unit, payload.round)
        held = self._remembered(payload, series)
        sealed = verdict_on(_held(payload, judged.outcome.hash or ""), held)
        locked = bool(series.locked)
        if locked:
            sealed = behind_a_lock(sealed)
        # Of a locked report no cell changes either, before a person unlocks it.
        agreed = not edits or (self._edited != "hold" and not locked)
        taken = agreed and (sealed in TAKEN or (edits and sealed in {Verdict.SAME, Verdict.OLDER}))
        keep = agreed and sealed is not Verdict.SAME
        notes = []
        if payload.unit == self._own_unit and not is_in_step(
            self._desk.store, plan, unit.code, self._desk.catalogue.units
        ):
            # A unit's own living records are never replaced by a file.
            taken = keep = False
            notes.append(Note(code="intake.own_records", facts={"unit": unit.name}))
        if locked and (edits or sealed is Verdict.LOCKED):
            notes.append(_lock_note(series))
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
        judged = msgspec.structs.replace(judged, outcome=outcome, keep=keep, series=series)
        return noted(judged, *notes)

    def remember(self, judged: Judged) -> None:
        """Count a kept file among what is held, for the files after it."""
        if judged.payload is None:
            return
        if judged.keep or judged.outcome.verdict is Verdict.SAME:
            self.proofs |= {one.sha256 for one in judged.payload.records.evidence}
        if judged.keep:
            series = self._remembered(judged.payload, judged.series)
            held = _held(judged.payload, judged.outcome.hash or "")
            if held not in series:
                series.append(held)

    def forget(self, proofs: frozenset[str]) -> None:
        """Judge by the database alone again; ``proofs`` are those of the files that stay remembered."""
        self._held.clear()
        self.proofs = proofs

    def _remembered(self, payload: Payload, series: Series | None) -> list[Held]:
        key = (payload.plan, payload.unit, payload.round)
        if key not in self._held:
            self._held[key] = [held_of(one) for one in series.submissions] if series else []
        return self._held[key]


def noted(judged: Judged, *notes: Note) -> Judged:
    """Return what was judged with more to know about it."""
    findings = [*judged.outcome.findings, *notes]
    outcome = msgspec.structs.replace(judged.outcome, findings=findings)
    return msgspec.structs.replace(judged, outcome=outcome)


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


def _unreadable_cells(judged: Judged, plan: Plan, unit: Unit, payload: Payload) -> list[Note]:
    """What of the edited cells cannot be taken, for it says nothing that could be read."""
    edits = judged.outcome.edits
    _, faults = with_edits(payload.records, edits, plan, unit.code, unit.kind, payload.round)
    return [
        Note(code=one.code, facts=one.facts, where=one.where, label=one.label) for one in faults
    ]


def _lock_note(series: Series) -> Note:
    revision = series.head.revision if series.head else 0
    return Note(code="intake.report_locked", facts={"revision": str(revision)})


def _flow(payload: Payload) -> tuple[dt.date, dt.date]:
    if payload.records.reports:
        return payload.records.reports[0].flow_from, payload.records.reports[0].flow_to
    code = RoundCode.parse(payload.round)
    return code.flow_from, code.flow_to
