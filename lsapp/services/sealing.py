# SPDX-License-Identifier: MIT
"""Seals a revision: the records of a round become bytes with a hash, once and for good."""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp import __version__
from lsapp.catalogue.model import Plan
from lsapp.domain.records import new_key
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.series import Series, held_series, submission_of
from lsapp.services.snapshots import payload_of
from lsapp.storage.store import Store
from lsapp.storage.transaction import Transaction
from lsapp.submission.payload import Payload, Snapshot, canonical, digest
from lsapp.submission.versions import read_payload


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed revision: what it says, its bytes and their hash; ``stored`` once the database has it."""

    payload: Payload
    content: bytes
    hash: str
    stored: bool


def series_of(store: Store, plan: str, unit: str, round_code: str) -> Series:
    """Return all that is held of a series, sealed here or received."""
    held = held_series(store, plan, unit=unit, round_code=round_code)
    return held.get((unit, round_code), Series(submissions=(), receipts=()))


def sealed_before(
    store: Store, plan: str, unit: str, round_code: str, made_at: dt.datetime | None = None
) -> Payload | None:
    """Return what a series had sealed at ``made_at``, or has now; ``None`` where nothing is sealed."""
    series = series_of(store, plan, unit, round_code)
    if made_at is not None:
        earlier = tuple(one for one in series.submissions if one.made_at <= made_at)
        series = msgspec.structs.replace(series, submissions=earlier)
    head = series.head
    return None if head is None else payload_of(store, head)


def prepare_seal(desk: Desk, plan: Plan, snapshot: Snapshot, reason: str | None) -> Sealed:
    """Return the revision that exporting ``snapshot`` means.

    Records unchanged since the head of the series give its bytes again; so does a unit that this
    office only holds the reports of. Changed ones make a new revision and need a reason: UserError
    ``seal.reason_required``; ``seal.conflict`` while two files claim the highest revision.
    """
    series = series_of(desk.store, snapshot.plan, snapshot.unit, snapshot.round)
    if series.standing.conflict:
        raise UserError("seal.conflict", unit=snapshot.unit, round=snapshot.round)
    last = series.head
    if last is not None:
        payload = payload_of(desk.store, last)
        received = snapshot.unit != desk.office.unit and not last.own
        if received or canonical(payload.snapshot) == canonical(snapshot):
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


def stored_seal(desk: Desk, payload_hash: str) -> Sealed:
    """Return a revision that the database holds; UserError ``submission.payload_missing``."""
    content = desk.store.payload(payload_hash)
    if content is None:
        raise UserError("submission.payload_missing", hash=payload_hash)
    return Sealed(payload=read_payload(content), content=content, hash=payload_hash, stored=True)


def store_seal(desk: Desk, sealed: Sealed) -> None:
    """Write a prepared seal into the database; sealing cannot be undone."""
    if sealed.stored:
        return
    with desk.store.transaction("submission.sealed", undoable=False) as tx:
        keep_seal(tx, sealed.payload, sealed.content)
        tx.commit()


def keep_seal(tx: Transaction, payload: Payload, content: bytes) -> None:
    """Do what ``store_seal`` does, within a transaction that does more."""
    sealed = digest(content)
    tx.keep_payload(sealed, content)
    tx.put(submission_of(payload, sealed, own=True))
