# SPDX-License-Identifier: MIT
"""Fills a new database with a realistic sample: one reporting unit, or a compiling department's many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from lsapp import __version__
from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Evidence, Receipt, ReceiptState, Role, derived_key
from lsapp.errors import UserError
from lsapp.files import write_atomically
from lsapp.sampling.chance import Chance
from lsapp.sampling.recipe import load_recipe
from lsapp.sampling.records import Sample, sample_unit
from lsapp.services.desk import CatalogueSource, Desk, create_desk, installed_catalogue
from lsapp.services.sealing import keep_seal
from lsapp.services.series import submission_of
from lsapp.services.snapshots import snapshot_of
from lsapp.submission.payload import Payload, canonical, digest
from lsapp.submission.verdict import Verdict

DEFAULT_UNIT: Final = "X06040"
ALL_UNITS: Final = "all"
_FIRST_YEAR, _LAST_YEAR = 2009, 2190  # the years whose rounds and programmes can be written

_MISSING = 0.08  # units of a compiling sample that have not sent the newer round yet


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """How much a sample holds."""

    units: int
    activities: int


def make_sample(
    path: Path,
    *,
    units: Sequence[str] | None = None,
    year: int = 2026,
    activities: int | None = None,
    seed: int = 48,
    plan: str | None = None,
    source: CatalogueSource | None = None,
) -> Made:
    """Create ``path`` with the sample of one unit (a reporting office), or of several or all (a compiling
    department). The same arguments give the same records. UserError ``file.exists``, ``unit.unknown``.
    """
    source = source or installed_catalogue()
    catalogue = source.load()
    chosen_plan = catalogue.plan(plan) if plan else catalogue.plans[0]
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UserError("round.unreadable", text=str(year))
    recipe = load_recipe(source.data, chosen_plan.code)
    chosen = _units(catalogue, units, year)
    compiling = len(chosen) > 1
    samples = (
        sample_unit(
            recipe,
            chosen_plan,
            unit,
            year=year,
            seed=seed,
            activities=activities,
            evidence=not compiling,
            holidays=catalogue.holidays,
        )
        for unit in chosen
    )
    own = chosen_plan.compiling_unit if compiling else chosen[0].code
    role = Role.COMPILING if compiling else Role.REPORTING
    total = 0
    with create_desk(path, unit=own, role=role, plan=chosen_plan.code, source=source) as desk:
        for unit, sample in zip(chosen, samples, strict=True):
            _store(desk, sample)
            if compiling:
                _receive(desk, chosen_plan, unit, year, seed)
            else:
                _seal_round_before(desk, chosen_plan, unit, year, seed)
            total += sample.activities
    return Made(units=len(chosen), activities=total)


def _units(catalogue: Catalogue, codes: Sequence[str] | None, year: int) -> list[Unit]:
    if codes is None:
        codes = [DEFAULT_UNIT]
    if list(codes) != [ALL_UNITS]:
        return [catalogue.units.get(code) for code in dict.fromkeys(codes)]
    period = RoundCode.parse(str(year))
    return list(catalogue.units.valid_on(period.cut_off))


def _store(desk: Desk, sample: Sample) -> None:
    proofs = [one for one in sample.records if isinstance(one, Evidence)]
    if proofs:
        desk.files.mkdir(parents=True, exist_ok=True)
    for sha256, content in sample.files.items():
        write_atomically(desk.files / sha256, content)
    # A sample is what one starts from: the first Ctrl+Z must not take all of it away.
    with desk.store.transaction("sample.made", undoable=False) as tx:
        tx.put_many(sample.records)
        tx.commit()


def _receive(desk: Desk, plan: Plan, unit: Unit, year: int, seed: int) -> None:
    """Make the unit's two rounds submissions that the department holds; now and then one is late to
    come for the newer round.
    """
    chance = Chance("received", seed, unit.code)
    for round_code in (str(year - 1), str(year)):
        if round_code == str(year) and chance.happens(_MISSING):
            continue
        deadline = desk.catalogue.holidays.working_day_from(RoundCode.parse(round_code).unit_due)
        sent = deadline + dt.timedelta(days=chance.number(-12, 3))
        made_at = dt.datetime.combine(sent, dt.time(chance.number(1, 9), 30), dt.UTC)
        payload = _payload(desk, plan, unit, round_code, seed, made_at)
        older = round_code != str(year)
        state = ReceiptState.ACCEPTED if older or chance.happens(0.5) else ReceiptState.RECEIVED
        hold_submission(desk, payload, state, received_at=made_at + dt.timedelta(hours=2))


def _seal_round_before(desk: Desk, plan: Plan, unit: Unit, year: int, seed: int) -> None:
    """Seal the round before, as the office did then: this round's paper is compared with it."""
    code = RoundCode.parse(str(year - 1))
    made_at = dt.datetime.combine(code.cut_off, dt.time(3, 30), dt.UTC)
    payload = _payload(desk, plan, unit, str(code), seed, made_at)
    with desk.store.transaction("submission.sealed", undoable=False) as tx:
        keep_seal(tx, payload, canonical(payload))
        tx.commit()


def _payload(
    desk: Desk, plan: Plan, unit: Unit, round_code: str, seed: int, made_at: dt.datetime
) -> Payload:
    return Payload(
        application=__version__,
        catalogue=plan.version,
        plan=plan.code,
        unit=unit.code,
        round=round_code,
        uuid=derived_key("sample", str(seed), unit.code, round_code),
        revision=1,
        made_at=made_at,
        records=snapshot_of(desk.store, plan.code, unit.code, round_code).records,
    )


def hold_submission(
    desk: Desk, payload: Payload, state: ReceiptState, *, received_at: dt.datetime
) -> None:
    """Store a payload and its receipt as if its file had come in then."""
    content = canonical(payload)
    sealed = digest(content)
    with desk.store.transaction("submission.received", undoable=False) as tx:
        tx.keep_payload(sealed, content)
        tx.put(submission_of(payload, sealed, own=False))
        tx.put(
            Receipt(
                unit=payload.unit,
                key=derived_key("receipt", sealed),
                plan=payload.plan,
                round=payload.round,
                hash=sealed,
                original_sha256=sealed,
                file_name=f"{payload.unit}_{payload.round}.json",
                verdict=Verdict.NEW.value,
                state=state,
                received_at=received_at,
                imported_at=received_at,
            )
        )
        tx.commit()
