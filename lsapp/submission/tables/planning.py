# SPDX-License-Identifier: MIT
"""Plans an import: from a sheet, its heads and a mapping to records and a preview, nothing written."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.records import Record, Records
from lsapp.submission.tables.activity_import import ActivityImport
from lsapp.submission.tables.form_import import GridImport, ListImport
from lsapp.submission.tables.model import (
    ColumnMapping,
    HeaderRows,
    ImportOptions,
    ImportPlan,
    ImportTable,
    OfficeSheet,
    PlannedRow,
)
from lsapp.submission.tables.sheet_reader import SheetReader


class MappedSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet with what a person agreed to: into which table, which rows head it, what the columns are."""

    table: ImportTable
    sheet: OfficeSheet
    header: HeaderRows
    mapping: tuple[ColumnMapping, ...]


def plan_import(
    plan: Plan, existing: Records, mapped: MappedSheet, options: ImportOptions
) -> ImportPlan:
    """Return what importing a sheet would do to the unit's records: those to put, a preview of each row,
    and what a person should see.

    ``existing`` are the unit's records of the round. Nothing is refused: a cell that cannot be
    understood goes into the activity's note or stays as text in a list form's cell; in a form with
    fixed rows it is left out. Blank cells never erase. Money comes out in đồng.
    """
    reader = SheetReader(
        mapped.table,
        mapped.sheet,
        mapped.header,
        mapped.mapping,
        convert_legacy=options.convert_legacy,
    )
    _note_mapping(reader, mapped, options)
    records, rows = _run(plan, existing, mapped, reader, options)
    if reader.legacy_count and not options.convert_legacy:
        facts = {"count": str(reader.legacy_count), "text": reader.legacy[0].before[:60]}
        reader.note(code="import.legacy_text", facts=facts)
    return ImportPlan(
        table=mapped.table.code,
        sheet=mapped.sheet.name,
        records=tuple(records),
        rows=tuple(rows),
        issues=tuple(reader.issues),
        legacy=tuple(reader.legacy),
        legacy_count=reader.legacy_count,
    )


def _run(
    plan: Plan,
    existing: Records,
    mapped: MappedSheet,
    reader: SheetReader,
    options: ImportOptions,
) -> tuple[Sequence[Record], Sequence[PlannedRow]]:
    if mapped.table.kind == "activities":
        activities = ActivityImport(plan, existing, reader, options)
        activities.run(mapped.header)
        return activities.records, activities.rows
    form = next(one for one in plan.forms if one.code == mapped.table.code)
    maker = ListImport if mapped.table.kind == "list" else GridImport
    making = maker(plan, form, existing, reader, options)
    making.run()
    return making.records, making.rows


def _note_mapping(reader: SheetReader, mapped: MappedSheet, options: ImportOptions) -> None:
    """Say which columns are not taken in, and which cannot be for want of a round."""
    for one in mapped.mapping:
        if one.field is None:
            reader.note(code="import.column_left_out", facts={"head": one.head[:80]})
    if options.round_code is None and any(
        (one.field or "").startswith("progress.") for one in mapped.mapping
    ):
        reader.note(code="import.no_round", facts={})
