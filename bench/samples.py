# SPDX-License-Identifier: MIT
"""What the benchmarks work on: submissions from the shipped sample, as large as wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.services.desk import installed_catalogue, open_desk
from lsapp.services.sampling import DEFAULT_UNIT, make_sample
from lsapp.services.sealing import Sealed, prepare_seal
from lsapp.services.snapshots import snapshot_of
from lsapp.storage.sqlite import SUFFIX
from lsapp.submission.carrier import payload_rows
from lsapp.submission.payload import digest
from lsapp.submission.sheets import PAYLOAD_SHEET, CellValue, Sheet
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.versions import read_payload

YEAR = 2026
CellRows = list[tuple[CellValue, ...]]


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed submission of one unit."""

    plan: Plan
    unit: Unit
    sealed: Sealed

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return standard_sheets(self.sealed.payload.snapshot, self.plan, self.unit.kind)


def sample(folder: Path, activities: int) -> Sample:
    """Return the submission of a commune with so many activities; made once in a folder."""
    path = folder / f"sample-{activities}.json"
    if not path.exists():
        path.write_bytes(_sealed_content(path.with_suffix(SUFFIX), activities))
    catalogue, content = installed_catalogue().load(), path.read_bytes()
    payload = read_payload(content)
    return Sample(
        plan=catalogue.plan(payload.plan),
        unit=catalogue.units.get(payload.unit),
        sealed=Sealed(payload=payload, content=content, hash=digest(content), stored=True),
    )


def _sealed_content(database: Path, activities: int) -> bytes:
    make_sample(database, activities=activities, year=YEAR)
    with open_desk(database) as desk:
        plan, unit = desk.plan(), desk.unit(DEFAULT_UNIT)
        snapshot = snapshot_of(desk.store, plan.code, unit.code, str(YEAR))
        return prepare_seal(desk, plan, snapshot, None).content


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
