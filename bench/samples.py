# SPDX-License-Identifier: MIT
"""What the benchmarks work on: submissions from the shipped sample, as large as wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.period import RoundCode
from lsapp.report.blocks import Document
from lsapp.services.desk import open_desk
from lsapp.services.exporting import report_context
from lsapp.services.sampling import DEFAULT_UNIT, make_sample
from lsapp.services.sealing import Sealed, prepare_seal
from lsapp.services.snapshots import snapshot_of
from lsapp.submission.carrier import payload_rows
from lsapp.submission.sheets import PAYLOAD_SHEET, CellValue, Sheet
from lsapp.submission.standard_sheets import standard_sheets

YEAR = 2026
CellRows = list[tuple[CellValue, ...]]


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed submission of one unit, and the report that goes with it."""

    plan: Plan
    unit: Unit
    sealed: Sealed
    report: Document

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return standard_sheets(self.sealed.payload.snapshot, self.plan, self.unit.kind)


def sample(folder: Path, activities: int) -> Sample:
    """Return the submission of a commune with so many activities; made once in a folder."""
    from lsapp.report.unit_report import unit_report

    path = folder / f"sample-{activities}.lsdb"
    if not path.exists():
        make_sample(path, activities=activities, year=YEAR)
    with open_desk(path) as desk:
        plan, unit = desk.plan(), desk.unit(DEFAULT_UNIT)
        snapshot = snapshot_of(desk.store, plan.code, unit.code, str(RoundCode.parse(str(YEAR))))
        sealed = prepare_seal(desk, plan, snapshot, None)
        context = report_context(desk, plan, unit, snapshot, sealed, None)
    return Sample(plan=plan, unit=unit, sealed=sealed, report=unit_report(context))


def cell_rows(one: Sample) -> Iterator[tuple[str, CellRows]]:
    """Yield each sheet's name and cells as our workbook shows them: marks, heads, keys, payload."""
    for sheet in one.sheets:
        rows: CellRows = [
            (sheet.code, *(column.field for column in sheet.columns)),
            (None, sheet.title),
            (None, sheet.note),
        ]
        for level in range(max(len(column.heads) for column in sheet.columns)):
            rows.append(
                (
                    None,
                    *(
                        column.heads[level] if level < len(column.heads) else ""
                        for column in sheet.columns
                    ),
                )
            )
        rows.append((None, *(column.label for column in sheet.columns)))
        rows += ((row.key or "-", *row.cells) for row in sheet.rows)
        yield sheet.name, rows
    yield PAYLOAD_SHEET, list(payload_rows(one.sealed.content))


def count_cells(one: Sample) -> int:
    return sum(len(row) for _, rows in cell_rows(one) for row in rows)
