# SPDX-License-Identifier: MIT
"""Reads one file as a submission: its sealed payload, and what its visible cells say differently.

Runs in the child process; what it returns is checked again by the parent. What only an edited workbook
or a template needs is imported when one comes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from lsapp.errors import UserError
from lsapp.intake.found_grids import sheet_rows
from lsapp.intake.guard import check_package, check_size
from lsapp.intake.limits import DEFAULT_LIMITS
from lsapp.intake.refusal import Refusal
from lsapp.intake.seal import holds_seal
from lsapp.intake.sniffing import Kind, refusal_of_kind, sniff
from lsapp.intake.workbook import Workbook, read_workbook
from lsapp.submission.carrier import PROPERTY_PREFIX, TEMPLATE_FORMAT, Carried, read_rows
from lsapp.submission.cell_faults import CellFault
from lsapp.submission.comparison import Edit
from lsapp.submission.payload import ATTACHMENT_NAME, Payload, digest
from lsapp.submission.sheets import PAYLOAD_SHEET
from lsapp.submission.versions import Head, read_head, read_payload

if TYPE_CHECKING:
    from lsapp.catalogue.loader import Catalogue


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


def _catalogue(options: Mapping[str, str]) -> Catalogue:
    return _loaded_catalogue(options["data"], options.get("override"))


@lru_cache(maxsize=2)
def _loaded_catalogue(folder: str, override: str | None) -> Catalogue:
    from lsapp.catalogue.loader import load_catalogue

    return load_catalogue(Path(folder), Path(override) if override else None)


def read_submission(data: bytes, file_name: str, options: Mapping[str, str]) -> Reading:
    """Read a workbook, a PDF or bare JSON. ``options`` names the catalogue's folders: ``data`` and, where
    a province has its own set, ``override``; ``compare``: ``always`` compares the cells of a workbook
    whose seal is unbroken as well; ``unit``: the unit that a file of an unknown one was given to.

    Never raises for what a file may hold: each fault becomes a verdict with its code.
    """
    kind = Kind.UNKNOWN
    try:
        kind = sniff(data, file_name)
        match kind:
            case Kind.XLSX:
                return _read_xlsx(data, options)
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
    try:
        if sealed_hash is not None and digest(content) != sealed_hash:
            raise UserError("submission.hash_differs")
        payload = read_payload(content)
    except UserError as error:
        head = None if error.code == "submission.hash_differs" else _readable_head(content)
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


def _readable_head(content: bytes) -> Head | None:
    try:
        return read_head(content)
    except UserError:
        return None


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


def _read_xlsx(data: bytes, options: Mapping[str, str]) -> Reading:
    """Read a workbook. What carries an unbroken seal was not changed since it was packed, so only the
    payload is read of it; of any other every sheet is, and its cells are compared.
    """
    package = check_package(data)
    if options.get("compare") != "always" and holds_seal(package):
        workbook = read_workbook(package, DEFAULT_LIMITS, sheets=(PAYLOAD_SHEET,))
        carried = _carried(workbook)
        if carried is not None and carried.payload is not None and carried.hash is not None:
            return _sealed("xlsx", carried.payload, carried.hash)[0]
    return _read_cells(read_workbook(package, DEFAULT_LIMITS), options)


def _read_cells(workbook: Workbook, options: Mapping[str, str]) -> Reading:
    carried = _carried(workbook)
    if carried is None:
        ours = (
            workbook.sheet(PAYLOAD_SHEET) is not None
            or f"{PROPERTY_PREFIX}format" in workbook.properties
        )
        return Reading(
            carrier="xlsx",
            verdict="damaged" if ours else "not-a-submission",
            code="workbook.payload_gone" if ours else "file.not_a_submission",
        )
    if carried.format == TEMPLATE_FORMAT:
        return _template_reading(workbook, carried, options)
    reading, payload = _sealed("xlsx", carried.payload or b"", carried.hash)
    if payload is None:
        return reading
    from lsapp.intake.outside_edits import outside_edits

    edits = outside_edits(payload, workbook, _catalogue(options), options.get("unit"))
    return msgspec.structs.replace(reading, edits=edits)


def _carried(workbook: Workbook) -> Carried | None:
    hidden = workbook.sheet(PAYLOAD_SHEET)
    return None if hidden is None else read_rows(sheet_rows(hidden))


def _template_reading(workbook: Workbook, carried: Carried, options: Mapping[str, str]) -> Reading:
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
    from lsapp.intake.filled_template import read_template

    catalogue = _catalogue(options)
    plan, unit = catalogue.find_plan(identity.plan), catalogue.units.find(identity.unit)
    if plan is None or unit is None:
        return Reading(carrier="template", verdict="foreign", code="submission.foreign", head=head)
    try:
        content, faults = read_template(workbook, identity, plan, unit)
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
