# SPDX-License-Identifier: MIT
"""What a workbook's cells say that its payload does not: the standard sheets made again, and compared."""

from __future__ import annotations

from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import UnitKind
from lsapp.intake.found_grids import found_grids
from lsapp.intake.workbook import Workbook
from lsapp.submission.comparison import Edit, compare
from lsapp.submission.payload import Payload
from lsapp.submission.standard_sheets import standard_sheets


def outside_edits(
    payload: Payload, workbook: Workbook, catalogue: Catalogue, unit: str | None = None
) -> list[Edit]:
    """Return the cells that were changed since ``payload`` was sealed; ``unit`` is whose it is where that
    is not the one that it names.

    None where the plan or the unit is not known here: there is nothing to compare with.
    """
    plan = catalogue.find_plan(payload.plan)
    kind = _unit_kind(payload, catalogue, unit)
    if plan is None or kind is None:
        return []
    grids = found_grids(workbook)
    same_catalogue = payload.catalogue == plan.version
    return [
        edit
        for sheet in standard_sheets(payload.snapshot, plan, kind)
        for edit in compare(sheet, grids.get(sheet.code), same_catalogue=same_catalogue)
    ]


def _unit_kind(payload: Payload, catalogue: Catalogue, given_to: str | None) -> UnitKind | None:
    unit = catalogue.units.find(given_to or payload.unit)
    if unit is not None:
        return unit.kind
    local = payload.records.local_units
    return UnitKind(local[0].kind) if local else None
