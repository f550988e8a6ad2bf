# SPDX-License-Identifier: MIT
"""What a unit's revision in force answers to the department's earlier comments: each with its reply, what its
place held then and holds now, and what an officer has made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Answer, ReturnNote, ReturnSlip, Submission
from lsapp.services.desk import Desk
from lsapp.services.note_answers import replies_by_note
from lsapp.services.pinned_notes import PinnedNote, placed_notes
from lsapp.services.returning import ReturnsOfRound, returns_of
from lsapp.services.series import held_series
from lsapp.services.snapshots import payload_of
from lsapp.submission.payload import Snapshot
from lsapp.submission.readdressing import in_name_of
from lsapp.submission.versions import read_payload


class NoteStanding(StrEnum):
    """Where a comment stands at the department."""

    AWAITING = "awaiting"
    """No revision has come since."""
    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    SETTLED = "settled"
    AGAIN = "again"
    """Made once more in the slip that is being written."""


class AnsweredNote(msgspec.Struct, frozen=True, kw_only=True):
    """One earlier comment: where it stands in words, the unit's reply, and the field's value in the revision
    that it was about and in the one in force; both empty where the place holds nothing.
    """

    note: ReturnNote
    slip: ReturnSlip
    standing: NoteStanding
    where: str
    label: str
    answer: str | None = None
    before: str = ""
    after: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the place holds something else now."""
        return self.before != self.after

    @property
    def is_answered(self) -> bool:
        """Whether the unit has replied."""
        return bool(self.answer)


class NoteCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the comments on earlier revisions are answered, and how many wait for the officer."""

    answered: int
    total: int
    undecided: int


class _Place(msgspec.Struct, frozen=True):
    plan: str
    unit: str
    round: str


def answered_notes(desk: Desk, plan: Plan, unit: str, round_code: str) -> tuple[AnsweredNote, ...]:
    """Return the comments that were made on a unit's round, in the order of the pages and their rows, as the
    revision in force answers them; none where nothing is in force.

    Raises UserError ``round.unreadable``, ``unit.unknown``, ``submission.payload_missing``.
    """
    code = str(RoundCode.parse(round_code))
    place = _Place(plan.code, unit, code)
    series = held_series(desk.store, plan.code, unit=unit, round_code=code, own=False)
    head = series[unit, code].head if (unit, code) in series else None
    returns = returns_of(desk, place)
    if head is None or not returns.notes:
        return ()
    snapshot = payload_of(desk.store, head).snapshot
    sealed = sealed_snapshots(desk, returns, {head.hash: snapshot})
    given = ReturnsOfRound(slips=returns.slips, notes=returns.notes)
    again = {one.again for one in returns.drafts}
    placed = placed_notes(plan, desk.unit(unit), snapshot, given, sealed)
    return tuple(_answered(one, one.slip, head, again) for one in placed if one.slip is not None)


def count_answers(notes: Iterable[AnsweredNote]) -> NoteCount:
    """Return how many comments on earlier revisions are answered; those that no revision followed are not
    counted.
    """
    due = [one for one in notes if one.standing is not NoteStanding.AWAITING]
    open_ones = (NoteStanding.ANSWERED, NoteStanding.UNANSWERED)
    return NoteCount(
        answered=sum(one.is_answered for one in due),
        total=len(due),
        undecided=sum(one.standing in open_ones for one in due),
    )


def answer_counts(desk: Desk, plan: Plan, round_code: str) -> dict[str, NoteCount]:
    """Return how each unit's revision in force answers the comments on its earlier ones, by unit; those that
    no revision followed are left out. Reads of each payload its answers alone.

    Raises UserError ``round.unreadable``.
    """
    code = str(RoundCode.parse(round_code))
    slips = {
        (one.unit, one.key): one
        for one in desk.store.select(ReturnSlip, plan=plan.code, round=code)
    }
    if not slips:
        return {}
    series = held_series(desk.store, plan.code, round_code=code, own=False)
    due: dict[str, list[ReturnNote]] = {}
    for unit in {one.unit for one in slips.values()}:
        head = series[unit, code].head if (unit, code) in series else None
        notes = [
            note
            for note in desk.store.select(ReturnNote, unit=unit)
            if (slip := slips.get((unit, note.slip))) is not None
            and head is not None
            and slip.hash != head.hash
        ]
        if head is not None and notes:
            due[head.hash] = notes
    return {
        notes[0].unit: _count(desk.store.payload(payload_hash), notes)
        for payload_hash, notes in due.items()
    }


class _Answers(msgspec.Struct, frozen=True):
    answers: list[Answer]


class _Sealed(msgspec.Struct, frozen=True):
    """As much of a payload as tells its answers: to read all of it takes many times as long."""

    records: _Answers


def _count(content: bytes | None, notes: Sequence[ReturnNote]) -> NoteCount:
    answers = [] if content is None else msgspec.json.decode(content, type=_Sealed).records.answers
    replied = replies_by_note(answers)
    return NoteCount(
        answered=sum(one.key in replied for one in notes),
        total=len(notes),
        undecided=sum(not one.resolved for one in notes),
    )


def sealed_snapshots(
    desk: Desk, returns: ReturnsOfRound, known: dict[str, Snapshot]
) -> dict[str, Snapshot]:
    """Return the revisions that slips with comments are about, by hash; one that is not held is left out.
    ``known`` are those that need not be read again.
    """
    with_notes = {one.slip for one in returns.notes}
    found = {}
    units = {one.hash: one.unit for one in returns.slips if one.key in with_notes}
    for payload_hash, unit in units.items():
        content = None if payload_hash in known else desk.store.payload(payload_hash)
        if payload_hash in known:
            found[payload_hash] = known[payload_hash]
        elif content is not None:
            found[payload_hash] = in_name_of(unit, read_payload(content)).snapshot
    return found


def _answered(
    one: PinnedNote, slip: ReturnSlip, head: Submission, again: set[str | None]
) -> AnsweredNote:
    return AnsweredNote(
        note=one.note,
        slip=slip,
        standing=_standing(one, slip, head, again),
        where=one.finding.where,
        label=one.finding.label,
        answer=one.answer,
        before=one.before or "",
        after=one.after or "",
    )


def _standing(
    one: PinnedNote, slip: ReturnSlip, head: Submission, again: set[str | None]
) -> NoteStanding:
    if one.note.key in again:
        return NoteStanding.AGAIN
    if one.note.resolved:
        return NoteStanding.SETTLED
    if slip.hash == head.hash:
        return NoteStanding.AWAITING
    return NoteStanding.ANSWERED if one.answer else NoteStanding.UNANSWERED
