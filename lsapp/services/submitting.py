# SPDX-License-Identifier: MIT
"""What was sealed of a round, and how the records stand to it: the history of its submissions with what
was sent and what came back, what has changed since the last one, and whether the next needs a reason.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.domain.records import Answer, Dispatch, Records, ReturnSlip, Submission
from lsapp.errors import UserError
from lsapp.services.answered_notes import sealed_snapshots
from lsapp.services.checking import rule_titles
from lsapp.services.desk import Desk
from lsapp.services.next_step import SealState
from lsapp.services.returning import ReturnsOfRound, returns_of
from lsapp.services.sealing import series_of, stored_seal
from lsapp.services.snapshots import payload_of
from lsapp.services.unit_view import LIST_NAMES, UnitView, round_snapshot
from lsapp.submission.payload import Snapshot, canonical, file_stem


class AnsweredWarning(msgspec.Struct, frozen=True, kw_only=True):
    """A warning that a revision carries with its reason: what the rule is called, and the reason; or a
    comment with its reply.
    """

    title: str
    text: str


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed revision: when it was made (UTC), the hash of its bytes, why it was made again, how many
    warnings it answers and which, and the name that its files have without their endings. ``in_force`` is
    the one that counts; ``own`` tells that this office sealed it. ``dispatches`` and ``slips`` are what was
    sent of it and what came back, the newest first.
    """

    revision: int
    made_at: dt.datetime
    hash: str
    reason: str | None
    own: bool
    in_force: bool
    answers: int
    stem: str
    answered: tuple[AnsweredWarning, ...] = ()
    dispatches: tuple[Dispatch, ...] = ()
    slips: tuple[ReturnSlip, ...] = ()


class KindChange(msgspec.Struct, frozen=True, kw_only=True):
    """How many records of one kind were added, changed and taken out since a revision."""

    kind: str
    added: int = 0
    changed: int = 0
    removed: int = 0


class RoundSubmissions(msgspec.Struct, frozen=True, kw_only=True):
    """The submissions of a unit's round, the newest first. ``seal`` is ``None`` where nothing is in force;
    ``changes`` are those since the revision in force; ``conflict`` tells that two files claim one
    revision, which bars the next. ``returns`` are all return slips with their comments, ``returned`` the
    revisions that those are about, by hash.
    """

    revisions: tuple[Revision, ...] = ()
    seal: SealState | None = None
    changes: tuple[KindChange, ...] = ()
    conflict: bool = False
    returns: ReturnsOfRound = ReturnsOfRound()
    returned: dict[str, Snapshot] = {}

    @property
    def in_force(self) -> Revision | None:
        """The revision that counts."""
        return next((one for one in self.revisions if one.in_force), None)

    @property
    def next_revision(self) -> int:
        """The revision that exporting now gives."""
        if self.seal is None:
            return 1
        return self.seal.revision if self.seal.unchanged else self.seal.revision + 1

    @property
    def needs_reason(self) -> bool:
        """Whether exporting now makes a new revision of something that was sealed before."""
        return self.seal is not None and not self.seal.unchanged


def round_submissions(desk: Desk, view: UnitView) -> RoundSubmissions:
    """Return what is held of the round in view, and how the records in view stand to it.

    Raises UserError ``submission.payload_missing``.
    """
    series = series_of(desk.store, view.plan, view.unit, view.round)
    prefix = desk.plan(view.plan).file_prefix
    head = series.head
    held = sorted(series.submissions, key=lambda one: (one.revision, one.made_at), reverse=True)
    returns = returns_of(desk, view)
    told = _Told(
        dispatches=_dispatches(desk, view), returns=returns, titles=rule_titles(), prefix=prefix
    )
    revisions = tuple(_revision(desk, one, told, one == head) for one in held)
    conflict = bool(series.standing.conflict)
    if head is None:
        return RoundSubmissions(revisions=revisions, conflict=conflict, returns=returns)
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    sealed = payload_of(desk.store, head).snapshot
    unchanged = canonical(sealed) == canonical(snapshot)
    return RoundSubmissions(
        revisions=revisions,
        seal=SealState(
            revision=head.revision,
            made_at=head.made_at,
            unchanged=unchanged,
            sent=any(one.hash == head.hash for one in told.dispatches),
        ),
        changes=() if unchanged else changes_between(sealed.records, snapshot.records),
        conflict=conflict,
        returns=returns,
        returned=sealed_snapshots(desk, returns, {head.hash: sealed}),
    )


def sealed_snapshot(desk: Desk, payload_hash: str) -> Snapshot:
    """Return the records of a revision that is held, to set beside another's.

    Raises UserError ``submission.payload_missing``.
    """
    return stored_seal(desk, payload_hash).payload.snapshot


def changes_between(before: Records, after: Records) -> tuple[KindChange, ...]:
    """Return the kinds of record that differ, in the order in which a submission carries them."""
    found = []
    for kind, name in LIST_NAMES.items():
        old = {one.key: one for one in getattr(before, name)}
        new = {one.key: one for one in getattr(after, name)}
        change = KindChange(
            kind=kind,
            added=len(new.keys() - old.keys()),
            changed=sum(old[key] != new[key] for key in old.keys() & new.keys()),
            removed=len(old.keys() - new.keys()),
        )
        if change.added or change.changed or change.removed:
            found.append(change)
    return tuple(found)


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a round beside its payloads."""

    dispatches: list[Dispatch]
    returns: ReturnsOfRound
    titles: dict[str, str]
    prefix: str


class _Answers(msgspec.Struct, frozen=True):
    answers: list[Answer]


class _Sealed(msgspec.Struct, frozen=True):
    """As much of a payload as the history tells: to read all of it takes many times as long."""

    records: _Answers


def _dispatches(desk: Desk, view: UnitView) -> list[Dispatch]:
    place = {"unit": view.unit, "plan": view.plan, "round": view.round}
    found = desk.store.select(Dispatch, **place)
    return sorted(found, key=lambda one: (one.sent_at, one.key), reverse=True)


def _revision(desk: Desk, submission: Submission, told: _Told, in_force: bool) -> Revision:
    content = desk.store.payload(submission.hash)
    if content is None:
        raise UserError("submission.payload_missing", hash=submission.hash)
    sealed = msgspec.json.decode(content, type=_Sealed)
    answers = sealed.records.answers
    return Revision(
        revision=submission.revision,
        made_at=submission.made_at,
        hash=submission.hash,
        reason=submission.reason,
        own=submission.own,
        in_force=in_force,
        answers=len(answers),
        stem=file_stem(told.prefix, submission),
        answered=tuple(
            AnsweredWarning(
                title=one.comment or told.titles.get(one.code, one.code), text=one.text or ""
            )
            for one in answers
        ),
        dispatches=tuple(one for one in told.dispatches if one.hash == submission.hash),
        slips=tuple(one for one in told.returns.slips if one.hash == submission.hash),
    )
