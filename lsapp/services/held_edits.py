# SPDX-License-Identifier: MIT
"""Reads a received file whose cells were changed outside again, for a person to decide cell by cell."""

from __future__ import annotations

import hashlib

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import Receipt
from lsapp.errors import UserError
from lsapp.intake.collecting import Item
from lsapp.intake.pool import Worker
from lsapp.services.desk import Desk
from lsapp.services.examining import Note, read_item
from lsapp.services.series import decision_of, unit_of
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import Filling
from lsapp.submission.payload import Payload, digest
from lsapp.submission.readdressing import readdressed
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.taking_cells import faults_of_edits
from lsapp.submission.versions import read_payload


class HeldCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell (or row) that was changed outside; ``fault`` is why it cannot be taken. ``taken`` tells that
    an earlier decision took it.
    """

    edit: Edit
    fault: Note | None = None
    taken: bool = False


class HeldEdits(msgspec.Struct, frozen=True, kw_only=True):
    """A received file with its edited cells: what it sealed (``content`` is the payload's bytes), whose it
    is, and the remark of an earlier decision.
    """

    receipt: Receipt
    plan: Plan
    unit: Unit
    payload: Payload
    content: bytes
    cells: tuple[HeldCell, ...]
    decided: bool = False
    remark: str | None = None


def read_held(desk: Desk, receipt: Receipt) -> HeldEdits:
    """Return what was changed in a received file, read in a child process from the original that is kept.

    Raises UserError ``original.missing``, ``receipt.no_edits``, and what reading a file may raise.
    """
    item = original_of(desk, receipt)
    with Worker() as worker:
        reading = read_item(worker, item, desk.source, unit=receipt.unit)
    if reading.payload is None:
        raise UserError(reading.code or "submission.unreadable", **reading.facts)
    payload = read_payload(reading.payload)
    if decision_of(receipt).sealed_unit is not None:
        payload = readdressed(payload, receipt.unit)
    plan = desk.catalogue.find_plan(payload.plan)
    unit = unit_of(desk.catalogue.units, payload)
    if plan is None or unit is None:
        raise UserError("submission.foreign", plan=payload.plan, unit=payload.unit)
    if digest(reading.payload) != receipt.hash or not reading.edits:
        raise UserError("receipt.no_edits", file=receipt.file_name)
    decision = decision_of(receipt)
    return HeldEdits(
        receipt=receipt,
        plan=plan,
        unit=unit,
        payload=payload,
        content=reading.payload,
        cells=_cells(plan, unit, payload, reading.edits, decision.edits),
        decided=decision.take is not None,
        remark=decision.remark,
    )


def original_of(desk: Desk, receipt: Receipt) -> Item:
    """Return the kept original of a received file, to be read again; UserError ``original.missing``."""
    path = desk.files / "originals" / receipt.original_sha256
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError("original.missing", file=receipt.file_name) from error
    if hashlib.sha256(content).hexdigest() != receipt.original_sha256:
        raise UserError("original.missing", file=receipt.file_name)
    name = receipt.file_name
    return Item(label=name, name=name, content=content, received_at=receipt.received_at)


def _cells(
    plan: Plan, unit: Unit, payload: Payload, edits: list[Edit], taken: list[Edit]
) -> tuple[HeldCell, ...]:
    sheets = standard_sheets(payload.snapshot, plan, unit.kind)
    filling = Filling(plan, unit.code, payload.round, payload.records)
    faults = faults_of_edits(sheets, edits, filling)
    return tuple(
        HeldCell(
            edit=edit,
            fault=None
            if fault is None
            else Note(code=fault.code, facts=fault.facts, where=fault.where, label=fault.label),
            taken=edit in taken,
        )
        for edit, fault in zip(edits, faults, strict=True)
    )
