# SPDX-License-Identifier: MIT
"""Fills a new database with a realistic sample: one reporting unit, or a compiling department's many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Evidence, Role
from lsapp.files import write_atomically
from lsapp.sampling.recipe import load_recipe
from lsapp.sampling.records import Sample, sample_unit
from lsapp.services.desk import CatalogueSource, Desk, create_desk, shipped_catalogue

DEFAULT_UNIT: Final = "X06040"
ALL_UNITS: Final = "all"


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
    source = source or shipped_catalogue()
    catalogue = source.load()
    chosen_plan = catalogue.plan(plan) if plan else catalogue.plans[0]
    recipe = load_recipe(source.data, chosen_plan.code)
    chosen = _units(catalogue, units, year)
    compiling = len(chosen) > 1
    own = chosen_plan.compiling_unit if compiling else chosen[0].code
    role = Role.COMPILING if compiling else Role.REPORTING
    total = 0
    with create_desk(path, unit=own, role=role, plan=chosen_plan.code, source=source) as desk:
        for unit in chosen:
            sample = sample_unit(
                recipe,
                chosen_plan,
                unit,
                year=year,
                seed=seed,
                activities=activities,
                evidence=not compiling,
            )
            _store(desk, chosen_plan, unit, sample)
            total += sample.activities
    return Made(units=len(chosen), activities=total)


def _units(catalogue: Catalogue, codes: Sequence[str] | None, year: int) -> list[Unit]:
    if codes is None:
        codes = [DEFAULT_UNIT]
    if list(codes) != [ALL_UNITS]:
        return [catalogue.units.get(code) for code in codes]
    period = RoundCode.parse(str(year))
    return list(catalogue.units.valid_on(period.cut_off))


def _store(desk: Desk, plan: Plan, unit: Unit, sample: Sample) -> None:
    proofs = [one for one in sample.records if isinstance(one, Evidence)]
    if proofs:
        desk.files.mkdir(parents=True, exist_ok=True)
    for sha256, content in sample.files.items():
        write_atomically(desk.files / sha256, content)
    with desk.store.transaction("sample.made") as tx:
        tx.put_many(sample.records)
        tx.commit()
