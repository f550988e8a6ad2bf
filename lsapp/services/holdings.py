# SPDX-License-Identifier: MIT
"""Keeps the tables in step with what is held: a unit's records follow from its heads and decisions alone.

The latest round speaks for the programmes it carries; what belongs to a round comes from that round's
head. So the tables are the same whatever the order in which the files came.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.cleaning import clean_record
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    TRAVELLING,
    Activity,
    BudgetLine,
    Evidence,
    Programme,
    Progress,
    Receipt,
    Record,
    Records,
    Submission,
    derived_key,
)
from lsapp.services.snapshots import payload_of
from lsapp.storage.store import Store
from lsapp.storage.transaction import Transaction
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import Filling, apply_edits
from lsapp.submission.payload import Payload, Snapshot
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.verdict import Held, Standing, standing

Desired = dict[type[Record], dict[str, Record]]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about a received file: ``take`` the sealed values or the cells as edited;
    ``chosen`` settles a conflict in favour of this hash.
    """

    take: str | None = None
    edits: list[Edit] = []
    chosen: bool = False


def decision_of(receipt: Receipt) -> Decision:
    """Return the decision that a receipt holds; an empty one where none was taken."""
    if receipt.decision is None:
        return Decision()
    return msgspec.json.decode(receipt.decision, type=Decision)


def held_of(submission: Submission) -> Held:
    """Return a stored revision as the verdicts see it."""
    return Held(
        hash=submission.hash, revision=submission.revision, supersedes=submission.supersedes
    )


def received_submission(payload: Payload, payload_hash: str) -> Submission:
    """Return the record of a revision that came in; its key follows from the hash alone."""
    return Submission(
        unit=payload.unit,
        key=derived_key("submission", payload_hash),
        plan=payload.plan,
        round=payload.round,
        uuid=payload.uuid,
        revision=payload.revision,
        supersedes=payload.supersedes,
        reason=payload.reason,
        hash=payload_hash,
        made_at=payload.made_at,
        own=False,
    )


def series_standing(submissions: Iterable[Submission], receipts: Iterable[Receipt]) -> Standing:
    """Return where one series stands with the decisions taken."""
    chosen = {one.hash for one in receipts if decision_of(one).chosen}
    return standing([held_of(one) for one in submissions], chosen)


def align_records(store: Store, tx: Transaction, plan: Plan, unit: Unit) -> None:
    """Bring a unit's records under a plan in step with its heads; every difference is journalled."""
    desired = desired_records(store, plan, unit)
    # All that is there is read before anything goes: what hangs on a programme is found through it.
    present = {
        kind: {one.key for one in _present(store, kind, plan, unit.code)} for kind in TRAVELLING
    }
    for kind, held in present.items():
        wanted = desired[kind]
        tx.delete_many(kind, unit.code, sorted(held - wanted.keys()))
        tx.put_many([wanted[key] for key in sorted(wanted)])


def _present(store: Store, kind: type[Record], plan: Plan, unit: str) -> list[Record]:
    """The unit's records of a kind that belong to the plan (those of other plans are left alone)."""
    if "plan" in kind.__struct_fields__:
        return list(store.select(kind, unit=unit, plan=plan.code))
    if kind not in (Activity, BudgetLine):
        return list(store.select(kind, unit=unit))
    programmes = {one.key for one in store.select(Programme, unit=unit, plan=plan.code)}
    activities = [one for one in store.select(Activity, unit=unit) if one.programme in programmes]
    if kind is Activity:
        return list(activities)
    within = {one.key for one in activities}
    return [one for one in store.select(BudgetLine, unit=unit) if one.activity in within]


def desired_records(store: Store, plan: Plan, unit: Unit) -> Desired:
    """Return the records that follow from the heads of all rounds, the latest speaking last."""
    desired: Desired = {kind: {} for kind in TRAVELLING}
    submissions = store.select(Submission, unit=unit.code, plan=plan.code, own=False)
    receipts = store.select(Receipt, unit=unit.code, plan=plan.code)
    for round_code in sorted({one.round for one in submissions}, key=_cut_off):
        series = [one for one in submissions if one.round == round_code]
        answers = [one for one in receipts if one.round == round_code]
        head = series_standing(series, answers).head
        if head is None:
            continue
        submission = next(one for one in series if one.hash == head.hash)
        records = payload_of(store, submission).records
        for receipt in sorted(answers, key=lambda one: one.original_sha256):
            if receipt.hash == head.hash and decision_of(receipt).take == "cells":
                records = with_edits(records, decision_of(receipt).edits, plan, unit, round_code)
        _lay_over(desired, records)
    _drop_orphans(desired)
    return desired


def _cut_off(round_code: str) -> tuple[str, str]:
    code = RoundCode.parse(round_code)
    return code.cut_off.isoformat(), round_code


def with_edits(
    records: Records, edits: list[Edit], plan: Plan, unit: Unit, round_code: str
) -> Records:
    """Return sealed records with the accepted cells laid over them."""
    snapshot = Snapshot(plan=plan.code, unit=unit.code, round=round_code, records=records)
    sheets = standard_sheets(snapshot, plan, unit.kind)
    filling = Filling(plan, unit.code, round_code, records)
    return apply_edits(sheets, edits, filling)[0]


def _lay_over(desired: Desired, records: Records) -> None:
    """Add one round: its programmes replace their earlier activities and money as a whole."""
    programmes = {one.key for one in records.programmes}
    replaced = {
        key
        for key, one in desired[Activity].items()
        if isinstance(one, Activity) and one.programme in programmes
    }
    for key in replaced:
        del desired[Activity][key]
    for key in [
        key
        for key, one in desired[BudgetLine].items()
        if isinstance(one, BudgetLine) and one.activity in replaced
    ]:
        del desired[BudgetLine][key]
    for field, kind in zip(Records.__struct_fields__, TRAVELLING, strict=True):
        for record in getattr(records, field):
            desired[kind][record.key] = clean_record(record)


def _drop_orphans(desired: Desired) -> None:
    """What belongs to an activity that a later round no longer has goes with it."""
    for kind in (Progress, Evidence):
        for key, record in list(desired[kind].items()):
            activity = getattr(record, "activity", None)
            if activity is not None and activity not in desired[Activity]:
                del desired[kind][key]
