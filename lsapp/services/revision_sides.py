# SPDX-License-Identifier: MIT
"""What the department holds of a unit's round: its files, its revisions, and each as it stands with what
was decided on it, to be set beside another.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import Receipt, ReceiptState, Records, Submission
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.holdings import with_edits
from lsapp.services.sealing import series_of
from lsapp.services.series import BINDING, Decision, Series, decision_of, speaks, waits
from lsapp.storage.journal import history
from lsapp.submission.overlaying import is_of_record
from lsapp.submission.payload import Payload, Snapshot
from lsapp.submission.readdressing import in_name_of
from lsapp.submission.verdict import Verdict
from lsapp.submission.versions import read_payload

_DECIDED = frozenset(
    {"edited.decided", "conflict.decided", "stranger.given", "submission.received"}
)
"""Actions that can write a decision."""


class DecidedBy(msgspec.Struct, frozen=True, kw_only=True):
    """Who took a decision, and when (UTC)."""

    who: str
    at: dt.datetime


class ReceivedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file that came in, with what was decided on it. ``submission`` is its revision, ``None`` while
    the file waits or was withdrawn; ``waits`` tells that nothing was taken from it yet, ``in_force`` that
    its revision counts, ``disputed`` that another file claims the same revision.
    """

    receipt: Receipt
    decision: Decision
    decided: DecidedBy | None = None
    submission: Submission | None = None
    waits: bool = False
    in_force: bool = False
    disputed: bool = False

    @property
    def is_edited(self) -> bool:
        """Whether its cells were changed outside."""
        return self.receipt.verdict == Verdict.EDITED.value

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn."""
        return self.receipt.state is ReceiptState.WITHDRAWN

    @property
    def is_binding(self) -> bool:
        """Whether the department stands by it: nothing more is decided or withdrawn then."""
        return self.receipt.state in BINDING

    @property
    def may_decide(self) -> bool:
        """Whether it can be decided cell by cell, for the first time or otherwise."""
        return self.is_edited and not (self.is_withdrawn or self.is_binding)


class HeldRevision(msgspec.Struct, frozen=True, kw_only=True):
    """A revision that is held, with the files that brought it, the first to come first; ``decided`` counts
    the single values that were decided on it.
    """

    submission: Submission
    files: tuple[ReceivedFile, ...] = ()
    in_force: bool = False
    disputed: bool = False
    decided: int = 0

    @property
    def hash(self) -> str:
        """The hash of its bytes."""
        return self.submission.hash


class RoundFiles(msgspec.Struct, frozen=True, kw_only=True):
    """What came in of a unit in a round: the files, the newest first, and the revisions, the highest
    first. ``disputed`` tells that the highest revision is claimed by several files and none was chosen,
    ``behind`` are the revisions that would count if the one in force were not locked.
    """

    plan: Plan
    unit: Unit
    round: str
    files: tuple[ReceivedFile, ...] = ()
    revisions: tuple[HeldRevision, ...] = ()
    disputed: bool = False
    locked: bool = False
    behind: tuple[HeldRevision, ...] = ()

    @property
    def waiting(self) -> tuple[ReceivedFile, ...]:
        """The files that nothing was taken from yet."""
        return tuple(one for one in self.files if one.waits)

    @property
    def rivals(self) -> tuple[HeldRevision, ...]:
        """The revisions that share their number with another: those in conflict now, else those of the
        highest number that was ever claimed twice.
        """
        shared = [one for one in self.revisions if one.disputed]
        top = max((one.submission.revision for one in shared), default=0)
        return tuple(one for one in shared if one.submission.revision == top)


def round_files(desk: Desk, plan_code: str, round_code: str, unit_code: str) -> RoundFiles:
    """Return what came in of a unit in a round; UserError ``plan.unknown``, ``unit.unknown``."""
    plan, unit = desk.plan(plan_code), desk.unit(unit_code)
    receipts = desk.store.select(Receipt, unit=unit_code, plan=plan.code, round=round_code)
    series = series_of(desk.store, plan.code, unit_code, round_code)
    head = series.head
    numbers = [one.revision for one in series.submissions]
    by_hash = {one.hash: one for one in series.submissions}
    files = []
    for receipt in sorted(receipts, key=lambda one: (one.received_at, one.key), reverse=True):
        held = by_hash.get(receipt.hash) if speaks(receipt) else None
        decision = decision_of(receipt)
        files.append(
            ReceivedFile(
                receipt=receipt,
                decision=decision,
                decided=decided_by(desk, receipt) if decision != Decision() else None,
                submission=held,
                waits=waits(receipt),
                in_force=held is not None and held == head,
                disputed=held is not None and numbers.count(held.revision) > 1,
            )
        )
    ordered = sorted(series.submissions, key=lambda one: (-one.revision, one.made_at, one.hash))
    revisions = tuple(
        HeldRevision(
            submission=one,
            files=tuple(reversed([file for file in files if file.submission == one])),
            in_force=one == head,
            disputed=numbers.count(one.revision) > 1,
            decided=sum(len(edits) for edits in series.overlays(one.hash)),
        )
        for one in ordered
    )
    return RoundFiles(
        plan=plan,
        unit=unit,
        round=round_code,
        files=tuple(files),
        revisions=revisions,
        disputed=bool(series.standing.conflict),
        locked=bool(series.locked),
        behind=tuple(one for one in revisions if one.submission in series.behind_lock),
    )


def decided_by(desk: Desk, receipt: Receipt) -> DecidedBy | None:
    """Return who wrote the decision that a receipt holds, by the journal."""
    for entry in reversed(history(desk.store, receipt.unit, Receipt.KIND, receipt.key)):
        if "decision" in entry.change.changed_fields() and entry.action.name in _DECIDED:
            return DecidedBy(who=entry.action.who, at=entry.action.at)
    return None


def held_payload(desk: Desk, payload_hash: str, unit: str) -> Payload:
    """Return what a revision of a unit sealed; UserError ``submission.payload_missing``."""
    content = desk.store.payload(payload_hash)
    if content is None:
        raise UserError("submission.payload_missing", hash=payload_hash)
    return in_name_of(unit, read_payload(content))


def stands_as(
    series: Series,
    payload: Payload,
    payload_hash: str,
    plan: Plan,
    unit: Unit,
    *,
    with_values: bool,
) -> Records:
    """Return the records of a revision with the cells that were taken and, ``with_values``, with what was
    taken from a rival.
    """
    records = payload.records
    for edits in series.overlays(payload_hash):
        taken = [one for one in edits if with_values or not is_of_record(one)]
        records, _ = with_edits(records, taken, plan, unit.code, unit.kind, payload.round)
    return records


def held_snapshot(
    desk: Desk, files: RoundFiles, payload_hash: str, *, with_values: bool
) -> Snapshot:
    """Return a revision as it stands (``stands_as``); UserError ``submission.payload_missing``."""
    payload = held_payload(desk, payload_hash, files.unit.code)
    series = series_of(desk.store, payload.plan, payload.unit, payload.round)
    records = stands_as(
        series, payload, payload_hash, files.plan, files.unit, with_values=with_values
    )
    return Snapshot(plan=payload.plan, unit=payload.unit, round=payload.round, records=records)
