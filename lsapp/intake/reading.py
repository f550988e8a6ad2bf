# SPDX-License-Identifier: MIT
"""Reads one file as a submission: its sealed payload, and what its visible cells say differently.

Runs in the child process; what it returns is checked again by the parent.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.loader import Catalogue, load_catalogue
from lsapp.catalogue.model import Plan, Unit, UnitKind
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Records, derived_key
from lsapp.errors import UserError
from lsapp.intake.cells import CellError, Value
from lsapp.intake.guard import check_package, check_size
from lsapp.intake.limits import DEFAULT_LIMITS
from lsapp.intake.refusal import Refusal
from lsapp.intake.sniffing import Kind, refusal_of_kind, sniff
from lsapp.intake.workbook import Sheet as FoundSheet
from lsapp.intake.workbook import Workbook, read_workbook
from lsapp.submission.carrier import (
    NO_RECORD,
    PROPERTY_PREFIX,
    REVISION_MARK,
    SHEET_MARK,
    TEMPLATE_FORMAT,
    Carried,
    TemplateIdentity,
    read_rows,
)
from lsapp.submission.cell_values import typed_value
from lsapp.submission.comparison import Edit, compare
from lsapp.submission.filling import CellFault, Filling
from lsapp.submission.payload import (
    ATTACHMENT_NAME,
    Payload,
    Snapshot,
    canonical,
    digest,
)
from lsapp.submission.round_head import report_record
from lsapp.submission.sheets import PAYLOAD_SHEET, CellValue, Grid, Sheet, SheetColumn
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.taking_cells import records_from
from lsapp.submission.template import template_sheets
from lsapp.submission.versions import Head, read_head, read_payload

_MARK_ROWS = 30  # rows from the top in which a sheet's mark is looked for
_FIELD_NAME = re.compile(r"[\w.-]+")
_LAST_REVISION = 999
_REVISION = SheetColumn(field="revision", label="Lần gửi", value="integer")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a file turned out to be. With ``payload`` it is a sound submission; else ``verdict`` and
    ``code`` say why not. ``edits`` are cells changed outside, ``faults`` cells of a template that could
    not be understood.
    """

    carrier: str
    payload: bytes | None = None
    verdict: Literal["too-new", "damaged", "not-a-submission", "foreign"] | None = None
    code: str | None = None
    facts: dict[str, str] = {}
    head: Head | None = None
    edits: list[Edit] = []
    faults: list[CellFault] = []


@lru_cache(maxsize=2)
def _catalogue(folder: str, override: str | None) -> Catalogue:
    return load_catalogue(Path(folder), Path(override) if override else None)


def read_submission(data: bytes, file_name: str, options: Mapping[str, str]) -> Reading:
    """Read a workbook, a PDF or bare JSON. ``options`` names the catalogue's folders: ``data`` and, where
    a province has its own set, ``override``.

    Never raises for what a file may hold: each fault becomes a verdict with its code.
    """
    kind = Kind.UNKNOWN
    try:
        kind = sniff(data, file_name)
        match kind:
            case Kind.XLSX:
                return _read_xlsx(data, _catalogue(options["data"], options.get("override")))
            case Kind.PDF:
                from lsapp.intake.pdf import read_attachment

                return _sealed("pdf", read_attachment(data, ATTACHMENT_NAME))[0]
            case Kind.JSON:
                check_size(data, DEFAULT_LIMITS.mail)
                return _sealed("json", data)[0]
            case _:
                raise refusal_of_kind(kind)
    except Refusal as refusal:
        missing = {"pdf.no_attachment", "file.empty", "workbook.not_a_workbook"}
        readable = kind in {Kind.XLSX, Kind.PDF, Kind.JSON}
        return Reading(
            carrier=kind.value,
            verdict="damaged" if readable and refusal.code not in missing else "not-a-submission",
            code=refusal.code,
            facts=_words(refusal),
        )
    except UserError as error:
        return Reading(carrier=kind.value, verdict="damaged", code=error.code, facts=_words(error))


def _words(error: UserError) -> dict[str, str]:
    return {name: str(fact) for name, fact in error.facts.items()}


def _sealed(
    carrier: str, content: bytes, sealed_hash: str | None = None
) -> tuple[Reading, Payload | None]:
    """Judge the bytes of a payload, whatever carried them; a sound one comes with what it says."""
    head: Head | None = None
    try:
        if sealed_hash is not None and digest(content) != sealed_hash:
            raise UserError("submission.hash_differs")
        head = read_head(content)
        payload = read_payload(content)
    except UserError as error:
        verdict: Literal["too-new", "damaged", "not-a-submission"] = "damaged"
        if error.code == "submission.too_new":
            verdict = "too-new"
        elif head is None and carrier == "json" and error.code == "submission.unreadable":
            verdict = "not-a-submission"
        reading = Reading(
            carrier=carrier, verdict=verdict, code=error.code, facts=_words(error), head=head
        )
        return reading, None
    return Reading(carrier=carrier, payload=content, head=_head(payload)), payload


def _head(payload: Payload) -> Head:
    return Head(
        format=payload.format,
        schema=payload.schema,
        plan=payload.plan,
        unit=payload.unit,
        round=payload.round,
        revision=payload.revision,
        application=payload.application,
    )


def _read_xlsx(data: bytes, catalogue: Catalogue) -> Reading:
    workbook = read_workbook(check_package(data), DEFAULT_LIMITS)
    hidden = workbook.sheet(PAYLOAD_SHEET)
    carried = read_rows(_rows(hidden)) if hidden is not None else None
    if carried is None:
        ours = hidden is not None or f"{PROPERTY_PREFIX}format" in workbook.properties
        return Reading(
            carrier="xlsx",
            verdict="damaged" if ours else "not-a-submission",
            code="workbook.payload_gone" if ours else "file.not_a_submission",
        )
    if carried.format == TEMPLATE_FORMAT:
        return _template_reading(workbook, carried, catalogue)
    reading, payload = _sealed("xlsx", carried.payload or b"", carried.hash)
    return reading if payload is None else _compared(reading, payload, workbook, catalogue)


def _compared(
    reading: Reading, payload: Payload, workbook: Workbook, catalogue: Catalogue
) -> Reading:
    """Add the edits; of a plan that is not known here there is nothing to compare with."""
    plan = catalogue.find_plan(payload.plan)
    kind = _unit_kind(payload, catalogue)
    if plan is None or kind is None:
        return reading
    grids = found_grids(workbook)
    same_catalogue = payload.catalogue == plan.version
    edits = [
        edit
        for sheet in standard_sheets(payload.snapshot, plan, kind)
        for edit in compare(sheet, grids.get(sheet.code), same_catalogue=same_catalogue)
    ]
    return msgspec.structs.replace(reading, edits=edits)


def _unit_kind(payload: Payload, catalogue: Catalogue) -> UnitKind | None:
    unit = catalogue.units.find(payload.unit)
    if unit is not None:
        return unit.kind
    local = payload.records.local_units
    return UnitKind(local[0].kind) if local else None


def _rows(sheet: FoundSheet) -> list[tuple[CellValue, ...]]:
    """The cells of a small sheet as rows, empty ones in between kept."""
    rows: dict[int, dict[int, CellValue]] = {}
    for (row, column), value in sheet.cells.items():
        rows.setdefault(row, {})[column] = plain(value)
    return [tuple(rows[row].get(i) for i in range(1, max(rows[row]) + 1)) for row in sorted(rows)]


def plain(value: Value | None) -> CellValue:
    """Return a found value as sheets know values: no errors, no times of day, yes and no in words."""
    if isinstance(value, CellError):
        return value.code
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.date() if isinstance(value, dt.datetime) else value


def found_grids(workbook: Workbook) -> dict[str, Grid]:
    """Return the standard sheets of a workbook by their codes, wherever they stand and are called."""
    grids: dict[str, Grid] = {}
    for sheet in workbook.sheets:
        grid = _found_grid(sheet)
        if grid is not None:
            grids.setdefault(grid.code, grid)
    return grids


def _found_grid(sheet: FoundSheet) -> Grid | None:
    mark = _find_mark(sheet)
    if mark is None:
        return None
    mark_row, key_column, code, fields = mark
    rows: dict[int, dict[str, CellValue]] = {}
    keys: dict[int, str] = {}
    current = 0
    cells: dict[str, CellValue] = {}
    for (row, column), value in sheet.cells.items():
        if row == mark_row:
            continue
        if column == key_column:
            keys[row] = str(value)
        elif row > mark_row and (field := fields.get(column)) is not None:
            if row != current:
                current, cells = row, rows.setdefault(row, {})
            cells[field] = value if type(value) is str else plain(value)
    return _grid(code[len(SHEET_MARK) :], rows, keys)


def _find_mark(sheet: FoundSheet) -> tuple[int, int, str, dict[int, str]] | None:
    """Return where a sheet's mark stands, its code and the fields beside it by column.

    A person's text may begin like a mark; only ours has the names of fields at its right.
    """
    top: dict[int, dict[int, Value]] = {}
    for (row, column), value in sheet.cells.items():
        if row > _MARK_ROWS:
            break
        top.setdefault(row, {})[column] = value
    for row, values in top.items():
        for column, value in values.items():
            if isinstance(value, str) and value.startswith(SHEET_MARK):
                names = {at: str(name) for at, name in values.items() if at > column}
                fields = {at: name for at, name in names.items() if _FIELD_NAME.fullmatch(name)}
                if column + 1 in fields:
                    return row, column, value, fields
    return None


def _grid(code: str, rows: dict[int, dict[str, CellValue]], keys: dict[int, str]) -> Grid:
    """Rows with a key by their key; those below the first such row without one are added rows."""
    found: dict[str, dict[str, CellValue]] = {}
    added: dict[int, dict[str, CellValue]] = {}
    for row, key in keys.items():
        if key == NO_RECORD:
            continue
        if key in found:
            added[row] = rows.get(row, {})
        else:
            found[key] = rows.get(row, {})
    first = min(keys, default=None)
    if first is not None:
        added |= {row: cells for row, cells in rows.items() if row > first and row not in keys}
    return Grid(code=code, rows=found, added=added, keyed=bool(keys) or not rows)


def _template_reading(workbook: Workbook, carried: Carried, catalogue: Catalogue) -> Reading:
    """Judge a filled template; what it says becomes a payload, whatever cells cannot be understood."""
    identity = carried.identity
    if identity is None:
        facts = {"schema": str(carried.schema), "application": "?"}
        return Reading(
            carrier="template", verdict="too-new", code="submission.too_new", facts=facts
        )
    head = Head(
        format=TEMPLATE_FORMAT,
        schema=carried.schema,
        plan=identity.plan,
        unit=identity.unit,
        round=identity.round,
        application=identity.application,
    )
    plan, unit = catalogue.find_plan(identity.plan), catalogue.units.find(identity.unit)
    if plan is None or unit is None:
        return Reading(carrier="template", verdict="foreign", code="submission.foreign", head=head)
    try:
        content, faults = _read_template(workbook, identity, plan, unit)
        payload = read_payload(content)
    except UserError as error:
        empty = error.code == "template.empty"
        return Reading(
            carrier="template",
            verdict="not-a-submission" if empty else "damaged",
            code=error.code,
            facts={"unit": unit.name, "round": identity.round} if empty else _words(error),
            head=head,
        )
    return Reading(carrier="template", payload=content, head=_head(payload), faults=faults)


def _read_template(
    workbook: Workbook, identity: TemplateIdentity, plan: Plan, unit: Unit
) -> tuple[bytes, list[CellFault]]:
    """Make the payload that a filled template means; its identity follows from its cells alone."""
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
        code, facts = error.code, _words(error)
    fault = CellFault(
        where="Bìa", label=_REVISION.label, seen=str(given)[:200], code=code, facts=facts
    )
    return 1, [fault]
