# SPDX-License-Identifier: MIT
"""Seals a revision: the records of a round become bytes with a hash, once and for good."""

from __future__ import annotations

import msgspec

from lsapp import __version__
from lsapp.catalogue.model import Plan
from lsapp.domain.records import Submission, new_key
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.snapshots import payload_of
from lsapp.storage.store import Store
from lsapp.submission.payload import Payload, Snapshot, canonical, digest


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed revision: what it says, its bytes and their hash; ``stored`` once the database has it."""

    payload: Payload
    content: bytes
    hash: str
    stored: bool


def own_submissions(store: Store, plan: str, unit: str, round_code: str) -> list[Submission]:
    """Return the revisions that this office sealed in a series, the oldest first."""
    sealed = store.select(Submission, unit=unit, plan=plan, round=round_code, own=True)
    return sorted(sealed, key=lambda one: one.revision)


def prepare_seal(desk: Desk, plan: Plan, snapshot: Snapshot, reason: str | None) -> Sealed:
    """Return the revision that exporting ``snapshot`` means.

    Records unchanged since the last revision give that one's bytes again. Changed ones make a new
    revision and need a reason: UserError ``seal.reason_required``.
    """
    earlier = own_submissions(desk.store, snapshot.plan, snapshot.unit, snapshot.round)
    last = earlier[-1] if earlier else None
    if last is not None:
        payload = payload_of(desk.store, last)
        if canonical(payload.snapshot) == canonical(snapshot):
            content = desk.store.payload(last.hash) or canonical(payload)
            return Sealed(payload=payload, content=content, hash=last.hash, stored=True)
        if not reason:
            raise UserError("seal.reason_required", revision=last.revision + 1, unit=snapshot.unit)
    payload = Payload(
        application=__version__,
        catalogue=plan.version,
        plan=snapshot.plan,
        unit=snapshot.unit,
        round=snapshot.round,
        uuid=new_key(),
        revision=1 if last is None else last.revision + 1,
        supersedes=None if last is None else last.hash,
        reason=None if last is None else reason,
        made_at=desk.clock().replace(microsecond=0),
        records=snapshot.records,
    )
    content = canonical(payload)
    return Sealed(payload=payload, content=content, hash=digest(content), stored=False)


def store_seal(desk: Desk, sealed: Sealed) -> None:
    """Write a prepared seal into the database; sealing cannot be undone."""
    if sealed.stored:
        return
    payload = sealed.payload
    with desk.store.transaction("submission.sealed", undoable=False) as tx:
        tx.keep_payload(sealed.hash, sealed.content)
        tx.put(
            Submission(
                unit=payload.unit,
                key=payload.uuid,
                plan=payload.plan,
                round=payload.round,
                uuid=payload.uuid,
                revision=payload.revision,
                supersedes=payload.supersedes,
                reason=payload.reason,
                hash=sealed.hash,
                made_at=payload.made_at,
                own=True,
            )
        )
        tx.commit()
