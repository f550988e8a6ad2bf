# SPDX-License-Identifier: MIT
"""What was sealed of a round, and how the records stand to it: the history of its submissions, what has
changed since the last one, and whether the next needs a reason.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.domain.records import Records, Submission
from lsapp.services.desk import Desk
from lsapp.services.next_step import SealState
from lsapp.services.sealing import series_of
from lsapp.services.snapshots import payload_of
from lsapp.services.unit_view import LIST_NAMES, UnitView, round_snapshot
from lsapp.submission.payload import canonical, file_stem


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed revision: when it was made (UTC), the hash of its bytes, why it was made again, how many
    warnings it answers, and the name that its files have without their endings. ``in_force`` is the
    one that counts; ``own`` tells that this office sealed it.
    """

    revision: int
    made_at: dt.datetime
    hash: str
    reason: str | None
    own: bool
    in_force: bool
    answers: int
    stem: str


class KindChange(msgspec.Struct, frozen=True, kw_only=True):
    """How many records of one kind were added, changed and taken out since a revision."""

    kind: str
    added: int = 0
    changed: int = 0
    removed: int = 0


class RoundSubmissions(msgspec.Struct, frozen=True, kw_only=True):
    """The submissions of a unit's round, the newest first. ``seal`` is ``None`` where nothing is in force;
    ``changes`` are those since the revision in force; ``conflict`` tells that two files claim one
    revision, which bars the next.
    """

    revisions: tuple[Revision, ...] = ()
    seal: SealState | None = None
    changes: tuple[KindChange, ...] = ()
    conflict: bool = False

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
    revisions = tuple(_revision(desk, one, prefix, one == head) for one in held)
    conflict = bool(series.standing.conflict)
    if head is None:
        return RoundSubmissions(revisions=revisions, conflict=conflict)
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    sealed = payload_of(desk.store, head).snapshot
    unchanged = canonical(sealed) == canonical(snapshot)
    return RoundSubmissions(
        revisions=revisions,
        seal=SealState(revision=head.revision, made_at=head.made_at, unchanged=unchanged),
        changes=() if unchanged else changes_between(sealed.records, snapshot.records),
        conflict=conflict,
    )


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


def _revision(desk: Desk, submission: Submission, prefix: str, in_force: bool) -> Revision:
    payload = payload_of(desk.store, submission)
    return Revision(
        revision=submission.revision,
        made_at=submission.made_at,
        hash=submission.hash,
        reason=submission.reason,
        own=submission.own,
        in_force=in_force,
        answers=len(payload.records.answers),
        stem=file_stem(prefix, payload),
    )
