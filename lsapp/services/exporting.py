# SPDX-License-Identifier: MIT
"""Exports: the sealed submission of a round and the programme for signature, as files in a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from lsapp import __version__
from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Programme, Records, Role
from lsapp.errors import UserError
from lsapp.report.context import ReportContext, SealFacts
from lsapp.rules.finding import Finding
from lsapp.rules.registry import blocking
from lsapp.services.checking import findings_of, rule_titles
from lsapp.services.desk import Desk, open_round
from lsapp.services.file_set import write_together
from lsapp.services.note_answers import check_answers
from lsapp.services.printing import fonts, programme_file, report_file
from lsapp.services.sealing import (
    Sealed,
    prepare_seal,
    sealed_before,
    store_seal,
    stored_seal,
)
from lsapp.services.snapshots import snapshot_of, units_with_data
from lsapp.submission.carrier import PayloadRows, properties
from lsapp.submission.payload import Payload, Snapshot, file_stem
from lsapp.submission.standard_sheets import standard_sheets

FORMATS: Final = ("xlsx", "pdf", "docx", "json")
PROGRAMME_FORMATS: Final = ("pdf", "docx")


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What one export left: its files, the revision and its hash, and the warnings that stood."""

    unit: str
    round: str
    revision: int | None
    hash: str | None
    files: tuple[Path, ...]
    warnings: tuple[Finding, ...] = ()


class BlockedExportError(UserError):
    """An export that hard findings forbid; ``findings`` says which, no file was written."""

    def __init__(self, unit: str, findings: Sequence[Finding]) -> None:
        super().__init__("export.blocked", unit=unit, count=len(findings))
        self.findings = tuple(findings)


def units_to_export(desk: Desk, plan: Plan, unit: str | None) -> list[str]:
    """Return the unit named, else the office's own, else all that have data."""
    if unit is not None:
        return [desk.unit(unit).code]
    units = units_with_data(desk.store, plan.code)
    own = desk.office.unit
    if desk.office.role is Role.REPORTING or own in units:
        return [own]
    if not units:
        raise UserError("export.no_data", path=str(desk.path))
    return units


def export_submission(
    desk: Desk,
    plan: Plan,
    unit_code: str,
    round_code: str,
    formats: Sequence[str],
    folder: Path,
    *,
    reason: str | None = None,
) -> Exported:
    """Seal the round's revision (or find it unchanged) and write it in the formats asked for.

    All is rendered before anything is sealed or written. Raises ``BlockedExportError``, and UserError
    ``seal.reason_required``, ``return.answers_demanded``, ``file.in_use``, ``disk.full``, ``folder.missing``.
    """
    unit = desk.unit(unit_code)
    round_code = str(RoundCode.parse(round_code))
    open_round(desk, plan, round_code, unit.code)
    living = snapshot_of(desk.store, plan.code, unit.code, round_code)
    sealed = prepare_seal(desk, plan, living, reason)
    if not sealed.stored:
        check_answers(desk, living)
    snapshot, made_at = sealed.payload.snapshot, sealed.payload.made_at
    found = findings_of(desk, plan, unit, snapshot, as_of=day_in_vietnam(made_at))
    # What was sealed once is given again whatever the rules say today.
    if not sealed.stored and (hard := blocking(found)):
        raise BlockedExportError(unit.code, hard)
    return _written(desk, plan, unit, sealed, formats, folder, found)


def export_revision(
    desk: Desk, plan: Plan, payload_hash: str, formats: Sequence[str], folder: Path
) -> Exported:
    """Write a revision that was sealed or received again, whatever the records say now: the same bytes.

    Raises UserError ``submission.payload_missing`` and those of files.
    """
    sealed = stored_seal(desk, payload_hash)
    unit = desk.unit(sealed.payload.unit)
    return _written(desk, plan, unit, sealed, formats, folder, ())


def _written(
    desk: Desk,
    plan: Plan,
    unit: Unit,
    sealed: Sealed,
    formats: Sequence[str],
    folder: Path,
    found: Sequence[Finding],
) -> Exported:
    """Render a revision in all formats, then seal and write it."""
    payload = sealed.payload
    context = sealed_context(desk, plan, unit, sealed)
    stem = file_stem(plan.file_prefix, payload)
    contents = {f"{stem}.{name}": revision_file(sealed, context, name) for name in formats}
    # Sealed once the files are whole and before they have their names: a revision without its files is
    # exported again, files of a revision that nobody sealed would be in conflict with the next.
    files = write_together(folder, contents, lambda: store_seal(desk, sealed))
    return Exported(
        unit=unit.code,
        round=payload.round,
        revision=payload.revision,
        hash=sealed.hash,
        files=files,
        warnings=tuple(one for one in found if one.level == "soft"),
    )


def records_compared(desk: Desk, payload: Payload) -> Records | None:
    """Return the records of the round before as they were sealed when a revision was made."""
    before = str(RoundCode.parse(payload.round).previous())
    compared = sealed_before(desk.store, payload.plan, payload.unit, before, payload.made_at)
    return None if compared is None else compared.records


def export_programmes(
    desk: Desk, plan: Plan, unit_code: str, round_code: str, formats: Sequence[str], folder: Path
) -> Exported:
    """Write the programmes that the round meets as papers for signature (PDF, Word)."""
    unit = desk.unit(unit_code)
    round_code = str(RoundCode.parse(round_code))
    open_round(desk, plan, round_code, unit.code)
    snapshot = snapshot_of(desk.store, plan.code, unit.code, round_code)
    programmes = sorted(snapshot.records.programmes, key=lambda one: (one.position, one.key))
    if not programmes:
        raise UserError("export.no_programme", unit=unit.name, round=round_code)
    context = report_context(desk, plan, unit, snapshot, None, None)
    contents = {
        f"{_programme_stem(plan, unit, one, index)}.{name}": programme_file(
            context, one.key, name, fonts()
        )
        for index, one in enumerate(programmes, 1)
        for name in formats
    }
    return Exported(
        unit=unit.code,
        round=round_code,
        revision=None,
        hash=None,
        files=write_together(folder, contents),
    )


def _programme_stem(plan: Plan, unit: Unit, programme: Programme, index: int) -> str:
    plain = programme.doc_type.replace("Đ", "D").replace("đ", "d")
    kind = re.sub("[^A-Za-z0-9]", "", plain) or "VB"
    return f"{plan.file_prefix}_{kind}_{programme.period_from}_{unit.code}_{index}"


def report_context(
    desk: Desk,
    plan: Plan,
    unit: Unit,
    snapshot: Snapshot,
    sealed: Sealed | None,
    previous: Records | None,
) -> ReportContext:
    """Return all that a paper is made of; without ``sealed`` it is a draft."""
    seal = None
    if sealed is not None:
        seal = SealFacts(
            uuid=sealed.payload.uuid,
            revision=sealed.payload.revision,
            hash=sealed.hash,
            made_at=sealed.payload.made_at,
            payload=sealed.content,
        )
    return ReportContext(
        plan=plan,
        unit=unit,
        snapshot=snapshot,
        application=__version__ if sealed is None else sealed.payload.application,
        previous=previous,
        seal=seal,
        drafted_at=None if sealed is not None else desk.clock().replace(microsecond=0),
        unit_names={one.unit: one.name for one in snapshot.records.local_units},
        rule_titles=rule_titles(),
    )


def sealed_context(desk: Desk, plan: Plan, unit: Unit, sealed: Sealed) -> ReportContext:
    """Return all that the papers of a sealed revision are made of, whatever the records say now."""
    previous = records_compared(desk, sealed.payload)
    return report_context(desk, plan, unit, sealed.payload.snapshot, sealed, previous)


def revision_file(sealed: Sealed, context: ReportContext, name: str) -> bytes:
    """Return a sealed revision in the format ``name``; ``context`` is its own. Reads no database."""
    if name == "json":
        return sealed.content
    if name == "xlsx":
        return submission_workbook(context.plan, context.unit, sealed)
    return report_file(context, name, fonts())


def submission_workbook(plan: Plan, unit: Unit, sealed: Sealed) -> bytes:
    """Return a sealed revision as the standard workbook."""
    from lsapp.exports.xlsx import Book, Cover, render_xlsx

    payload = sealed.payload
    label = RoundCode.parse(payload.round).label()
    made_at = format_date(day_in_vietnam(payload.made_at))
    cover = Cover(
        title=f"BẢN NỘP: {plan.subject} - {label}",
        facts=(
            ("Đơn vị", f"{unit.name} ({unit.code})"),
            ("Kế hoạch", f"{plan.number} ngày {format_date(plan.issued_on)} của {plan.issuer}"),
            ("Đợt báo cáo", label),
            ("Lần gửi", str(payload.revision)),
            ("Lý do gửi lại", payload.reason or "Không"),
            ("Ngày lập", made_at),
            ("Mã kiểm tra (SHA-256)", sealed.hash),
        ),
        guidance=(
            "Tệp này mang nguyên dữ liệu của bản nộp: gửi thẳng tệp cho cơ quan tổng hợp, không nhập lại.",
            "Muốn sửa số liệu thì sửa trong chương trình rồi xuất lại. Ô sửa trực tiếp ở đây sẽ được "
            "cơ quan tổng hợp nhìn thấy là đã sửa so với bản gốc.",
        ),
    )
    return render_xlsx(
        Book(
            cover=cover,
            sheets=standard_sheets(payload.snapshot, plan, unit.kind),
            hidden_rows=PayloadRows(sealed.content),
            properties=properties(payload, sealed.hash),
            title=file_stem(plan.file_prefix, payload),
            author=unit.name,
            made_at=payload.made_at,
        )
    )
