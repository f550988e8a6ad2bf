# SPDX-License-Identifier: MIT
"""Makes of a filled template the payload that it means; what it is follows from its cells alone."""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Records, derived_key
from lsapp.errors import UserError
from lsapp.intake.found_grids import found_grids, plain
from lsapp.intake.workbook import Workbook
from lsapp.submission.carrier import REVISION_MARK, TemplateIdentity
from lsapp.submission.cell_faults import CellFault
from lsapp.submission.cell_values import typed_value
from lsapp.submission.filling import Filling
from lsapp.submission.payload import Payload, Snapshot, canonical, digest
from lsapp.submission.round_head import report_record
from lsapp.submission.sheets import CellValue, Sheet, SheetColumn
from lsapp.submission.taking_cells import records_from
from lsapp.submission.template import template_sheets

_LAST_REVISION = 999
_REVISION = SheetColumn(field="revision", label="Lần gửi", value="integer")


def read_template(
    workbook: Workbook, identity: TemplateIdentity, plan: Plan, unit: Unit
) -> tuple[bytes, list[CellFault]]:
    """Return the payload that a filled template means, canonical, and the cells that say nothing.

    UserError ``template.empty`` where nothing was filled in, or what a code or a cell breaks.
    """
    round_code = RoundCode.parse(identity.round)
    sheets = template_sheets(
        plan, unit.code, unit.kind, str(round_code), letterhead_for(plan, unit)
    )
    head_record = report_record(plan, round_code, unit.code)
    filling = Filling(plan, unit.code, str(round_code), Records(reports=[head_record]))
    records, faults = records_from(_without_titles(sheets), found_grids(workbook), filling)
    revision, unread = _revision(workbook)
    snapshot = Snapshot(plan=plan.code, unit=unit.code, round=str(round_code), records=records)
    payload = _template_payload(snapshot, identity, plan, round_code, revision)
    return canonical(payload), faults + unread


def _without_titles(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    return tuple(
        msgspec.structs.replace(sheet, rows=tuple(row for row in sheet.rows if row.key is not None))
        for sheet in sheets
    )


def _template_payload(
    snapshot: Snapshot,
    identity: TemplateIdentity,
    plan: Plan,
    round_code: RoundCode,
    revision: int,
) -> Payload:
    """The cut-off stands for the day of making: a template knows no clock, and sent again it must be
    the same to the byte.
    """
    content = canonical(snapshot)
    return Payload(
        application=identity.application,
        catalogue=identity.catalogue,
        plan=snapshot.plan,
        unit=snapshot.unit,
        round=snapshot.round,
        uuid=derived_key(snapshot.plan, snapshot.unit, snapshot.round, digest(content)),
        revision=revision,
        made_at=dt.datetime.combine(round_code.cut_off, dt.time(), dt.UTC),
        records=snapshot.records,
    )


def _revision(workbook: Workbook) -> tuple[int, list[CellFault]]:
    """The number in the cell beside "Lần gửi" of the cover: 1 where it is empty, and 1 with a fault where
    it is not a whole number from 1 to 999.
    """
    given: CellValue = None
    for sheet in workbook.sheets:
        for (row, column), value in sheet.cells.items():
            if value == REVISION_MARK:
                given = plain(sheet.cells.get((row, column + 2)))
                break
    try:
        number = typed_value(_REVISION, given)
        if number is None:
            return 1, []
        if 1 <= number <= _LAST_REVISION:
            return number, []
        code, facts = "number.unreadable", {"text": str(number)}
    except UserError as error:
        code = error.code
        facts = {name: str(fact) for name, fact in error.facts.items()}
    fault = CellFault(
        where="Bìa", label=_REVISION.label, seen=str(given)[:200], code=code, facts=facts
    )
    return 1, [fault]
