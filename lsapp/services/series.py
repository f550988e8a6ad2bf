# SPDX-License-Identifier: MIT
"""What is held of a series (plan, unit, round): its revisions, the receipts that speak, what was decided."""

from __future__ import annotations

from typing import Final

import msgspec

from lsapp.catalogue.model import Unit
from lsapp.catalogue.units import UnitRegister, local_unit
from lsapp.domain.records import Receipt, ReceiptState, Submission, derived_key
from lsapp.storage.store import Store
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import Payload
from lsapp.submission.verdict import Held, Standing, Verdict, standing

_OF_HELD_REVISIONS: Final = frozenset(
    {Verdict.CONFLICT.value, Verdict.OLDER.value, Verdict.LOCKED.value}
)
"""Verdicts of files whose revision is held, although nothing was taken from it yet."""

BINDING = frozenset({ReceiptState.ACCEPTED, ReceiptState.LOCKED})
"""States in which the department stands by a revision."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person decided about a received file: ``take`` the sealed values or the cells as edited;
    ``chosen`` settles a conflict in favour of this hash.

    ``sealed_unit`` is the code under which a file was sealed that was given to a unit here.
    ``edits`` are the cells taken and, of a conflict, the single values of the other file; ``left`` the
    edited cells that stay as they were sealed; ``remark`` is why.
    """

    take: str | None = None
    edits: list[Edit] = []
    chosen: bool = False
    left: list[Edit] = []
    remark: str | None = None
    sealed_unit: str | None = None


def decision_of(receipt: Receipt) -> Decision:
    """Return the decision that a receipt holds; an empty one where none was taken."""
    if receipt.decision is None:
        return Decision()
    return msgspec.json.decode(receipt.decision, type=Decision)


def as_stranger(receipt: Receipt, unit: str) -> Receipt:
    """Return the receipt of a file as that of an unknown ``unit``: nothing was decided on it."""
    return msgspec.structs.replace(
        receipt, unit=unit, verdict=Verdict.FOREIGN.value, state=ReceiptState.HELD, decision=None
    )


def waits(receipt: Receipt) -> bool:
    """Tell whether a receipt is of a file that nothing was taken from yet (edited, foreign)."""
    if receipt.state is not ReceiptState.HELD or decision_of(receipt).take is not None:
        return False
    return receipt.verdict not in _OF_HELD_REVISIONS


def speaks(receipt: Receipt) -> bool:
    """Tell whether a receipt stands for a revision that is held: neither withdrawn nor waiting."""
    return receipt.state is not ReceiptState.WITHDRAWN and not waits(receipt)


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One series: the revisions held, and the receipts that speak for them."""

    submissions: tuple[Submission, ...]
    receipts: tuple[Receipt, ...]

    @property
    def standing(self) -> Standing:
        """Where the series stands: what is locked stands first; what was chosen, else accepted, outweighs
        its rivals.
        """
        return self._standing(self.locked)

    @property
    def locked(self) -> frozenset[str]:
        """The hashes that the department has locked: what it reported on stands on them."""
        return frozenset(one.hash for one in self.receipts if one.state is ReceiptState.LOCKED)

    @property
    def behind_lock(self) -> tuple[Submission, ...]:
        """What would be in force, or disputed, were the head not locked; nothing where that is the same."""
        if not self.locked:
            return ()
        head, free = self.standing.head, self._standing(frozenset())
        claims = free.conflict or ((free.head,) if free.head else ())
        hashes = {one.hash for one in claims if head is None or one.hash != head.hash}
        return tuple(one for one in self.submissions if one.hash in hashes)

    def _standing(self, locked: frozenset[str]) -> Standing:
        chosen = {one.hash for one in self.receipts if decision_of(one).chosen}
        accepted = {one.hash for one in self.receipts if one.state in BINDING}
        return standing([held_of(one) for one in self.submissions], chosen, accepted, locked)

    @property
    def head(self) -> Submission | None:
        """The revision in force, ``None`` where there is none or it is disputed from the start."""
        head = self.standing.head
        return next((one for one in self.submissions if head and one.hash == head.hash), None)

    def overlays(self, payload_hash: str) -> list[list[Edit]]:
        """Return the accepted cells of a revision, in an order that no arrival changes."""
        decided = sorted(
            (one for one in self.receipts if one.hash == payload_hash),
            key=lambda one: one.original_sha256,
        )
        decisions = [decision_of(one) for one in decided]
        return [one.edits for one in decisions if one.take == "cells"]

    @property
    def state(self) -> tuple[object, ...]:
        """All that the records of the series follow from; equal states mean equal records."""
        head = self.head
        return (head.hash, self.overlays(head.hash)) if head else ()


def held_series(
    store: Store,
    plan: str,
    *,
    unit: str | None = None,
    round_code: str | None = None,
    own: bool | None = None,
) -> dict[tuple[str, str], Series]:
    """Return what is held, by unit and round; ``own`` narrows to what this office sealed or received.

    A received revision is held by a receipt that speaks; one's own seal needs none.
    """
    scope: dict[str, str] = {"plan": plan}
    if round_code is not None:
        scope["round"] = round_code
    receipts: dict[tuple[str, str], list[Receipt]] = {}
    for receipt in store.select(Receipt, unit=unit, **scope):
        if speaks(receipt):
            receipts.setdefault((receipt.unit, receipt.round), []).append(receipt)
    submissions: dict[tuple[str, str], list[Submission]] = {}
    for one in store.select(Submission, unit=unit, **scope):
        place = (one.unit, one.round)
        known = one.own or any(receipt.hash == one.hash for receipt in receipts.get(place, ()))
        if known and (own is None or one.own is own):
            submissions.setdefault(place, []).append(one)
    return {
        place: Series(submissions=tuple(held), receipts=tuple(receipts.get(place, ())))
        for place, held in submissions.items()
    }


def held_of(submission: Submission) -> Held:
    """Return a stored revision as the verdicts see it."""
    return Held(
        hash=submission.hash, revision=submission.revision, supersedes=submission.supersedes
    )


def submission_of(payload: Payload, payload_hash: str, *, own: bool) -> Submission:
    """Return the record of a revision: sealed here under its UUID, or received, when its key follows
    from the hash alone.
    """
    return Submission(
        unit=payload.unit,
        key=payload.uuid if own else derived_key("submission", payload_hash),
        plan=payload.plan,
        round=payload.round,
        uuid=payload.uuid,
        revision=payload.revision,
        supersedes=payload.supersedes,
        reason=payload.reason,
        hash=payload_hash,
        made_at=payload.made_at,
        own=own,
    )


def unit_of(units: UnitRegister, payload: Payload) -> Unit | None:
    """Return the unit of a payload: of the catalogue, or the local one that travels in it."""
    known = units.find(payload.unit)
    if known is not None:
        return known
    local = [one for one in payload.records.local_units if one.unit == payload.unit]
    return local_unit(local[0]) if local and payload.unit.startswith("L-") else None
