# SPDX-License-Identifier: MIT
"""Keeps the tables in step with what is held: a unit's records follow from its heads and decisions alone.

The latest round speaks for the programmes it carries; what belongs to a round comes from that round's
head. So the tables are the same whatever the order in which the files came.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lsapp.catalogue.model import Plan, UnitKind
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.cleaning import clean_records
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    TRAVELLING,
    Activity,
    BudgetLine,
    Evidence,
    Letterhead,
    LocalUnit,
    Programme,
    Progress,
    Record,
    Records,
)
from lsapp.services.series import Series, held_series, unit_of
from lsapp.services.snapshots import payload_of
from lsapp.storage.store import Store
from lsapp.storage.transaction import Transaction
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import CellFault, Filling
from lsapp.submission.overlaying import is_of_record, lay_over
from lsapp.submission.payload import Payload, Snapshot
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.taking_cells import apply_edits

Desired = dict[type[Record], dict[str, Record]]
Known = Mapping[str, Payload]
NOTHING_KNOWN: Final[Known] = MappingProxyType({})


def align_records(
    store: Store,
    tx: Transaction,
    plan: Plan,
    unit: str,
    units: UnitRegister,
    known: Known = NOTHING_KNOWN,
) -> None:
    """Bring a unit's records under a plan in step with what was received; differences are journalled.

    What belongs to no plan (letterhead, local unit) is replaced, never taken away. ``known`` holds
    payloads that were read already, by their hashes.
    """
    desired = desired_records(store, plan, unit, units, known)
    # All that is there is read before anything goes: what hangs on a programme is found through it.
    present = present_records(store, plan, unit)
    for kind, held in present.items():
        gone = held.keys() - desired[kind].keys()
        if kind in (Letterhead, LocalUnit) and not desired[kind]:
            continue
        tx.delete_many(kind, unit, sorted(gone))
    for kind, wanted in desired.items():
        tx.put_many(
            [wanted[key] for key in sorted(wanted) if present[kind].get(key) != wanted[key]]
        )


def is_in_step(store: Store, plan: Plan, unit: str, units: UnitRegister) -> bool:
    """Tell whether the tables hold just what was received of a unit: nothing else would be lost."""
    present = present_records(store, plan, unit)
    if not any(held for kind, held in present.items() if kind not in (Letterhead, LocalUnit)):
        return True
    return present == desired_records(store, plan, unit, units)


def present_records(store: Store, plan: Plan, unit: str) -> Desired:
    """Return the unit's records under the plan as the tables hold them (those of other plans left out)."""
    present: Desired = {}
    for kind in TRAVELLING:
        records: list[Record]
        if "plan" in kind.__struct_fields__:
            records = list(store.select(kind, unit=unit, plan=plan.code))
        elif kind is Activity:
            programmes = present[Programme]
            held = store.select(Activity, unit=unit)
            records = [one for one in held if one.programme in programmes]
        elif kind is BudgetLine:
            within = present[Activity]
            records = [one for one in store.select(BudgetLine, unit=unit) if one.activity in within]
        else:
            records = list(store.select(kind, unit=unit))
        present[kind] = {one.key: one for one in records}
    return present


def desired_records(
    store: Store, plan: Plan, unit: str, units: UnitRegister, known: Known = NOTHING_KNOWN
) -> Desired:
    """Return the records that follow from the heads of all rounds, the latest speaking last."""
    desired: Desired = {kind: {} for kind in TRAVELLING}
    held = held_series(store, plan.code, unit=unit, own=False)
    for _, series in sorted(held.items(), key=lambda item: by_cut_off(item[0][1])):
        records = head_records(store, series, plan, units, known)
        if records is not None:
            _lay_over(desired, records)
    _drop_orphans(desired)
    return desired


def head_records(
    store: Store,
    series: Series,
    plan: Plan,
    units: UnitRegister,
    known: Known = NOTHING_KNOWN,
) -> Records | None:
    """Return what the head of a series says, with the accepted cells; ``None`` where there is no head."""
    head = series.head
    if head is None:
        return None
    payload = known.get(head.hash) or payload_of(store, head)
    records = payload.records
    unit = unit_of(units, payload)
    for edits in series.overlays(head.hash):
        if unit is not None:
            records, _ = with_edits(records, edits, plan, unit.code, unit.kind, payload.round)
    return records


def with_edits(
    records: Records,
    edits: list[Edit],
    plan: Plan,
    unit: str,
    unit_kind: UnitKind,
    round_code: str,
) -> tuple[Records, list[CellFault]]:
    """Return sealed records with accepted cells laid over them, then single values of a rival file, and
    those that say nothing readable or do not fit.
    """
    of_cells = [one for one in edits if not is_of_record(one)]
    of_records = [one for one in edits if is_of_record(one)]
    faults: list[CellFault] = []
    if of_cells:
        snapshot = Snapshot(plan=plan.code, unit=unit, round=round_code, records=records)
        sheets = standard_sheets(snapshot, plan, unit_kind)
        filling = Filling(plan, unit, round_code, records)
        records, faults = apply_edits(sheets, of_cells, filling)
    if of_records:
        records, unfit = lay_over(records, of_records)
        faults = [*faults, *unfit]
    return records, faults


def by_cut_off(round_code: str) -> tuple[str, str]:
    """Return what rounds are ordered by when they are laid one over the other."""
    code = RoundCode.parse(round_code)
    return code.cut_off.isoformat(), round_code


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
    if records.letterheads:
        desired[Letterhead].clear()
    if records.local_units:
        desired[LocalUnit].clear()
    for field, kind in zip(Records.__struct_fields__, TRAVELLING, strict=True):
        for record in clean_records(getattr(records, field)):
            desired[kind][record.key] = record


def _drop_orphans(desired: Desired) -> None:
    """What belongs to an activity that a later round no longer has goes with it."""
    for kind in (Progress, Evidence):
        for key, record in list(desired[kind].items()):
            activity = getattr(record, "activity", None)
            if activity is not None and activity not in desired[Activity]:
                del desired[kind][key]
