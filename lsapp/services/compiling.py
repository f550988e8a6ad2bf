# SPDX-License-Identifier: MIT
"""Compiles a round: the heads of all units, rolled up, as the provincial report in files.

Everything comes from stored payloads and the decisions taken on them, never from records edited
since; nothing is written to the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from lsapp import __version__
from lsapp.catalogue.model import Plan, Unit
from lsapp.catalogue.units import local_unit
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    Letterhead,
    LocalUnit,
    Receipt,
    ReceiptState,
    Records,
    Role,
    Round,
    Submission,
)
from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically
from lsapp.report.provincial import ProvincialContext, provincial_report
from lsapp.report.provincial_figures import ProvincialFigures, ReportState
from lsapp.rollup.canonical import canonical_rollup
from lsapp.rollup.province import roll_up, units_owing
from lsapp.rollup.reported import Reported, says_anything
from lsapp.services.desk import Desk
from lsapp.services.holdings import with_edits
from lsapp.services.obligations import obligations_of
from lsapp.services.printing import fonts
from lsapp.services.series import BINDING, Series, held_series, unit_of
from lsapp.services.snapshots import payload_of
from lsapp.submission.payload import digest
from lsapp.submission.round_head import round_record

FORMATS: Final = ("xlsx", "pdf", "docx", "json")


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """A round rolled up: its figures, their canonical JSON, and what the papers are made of."""

    plan: Plan
    figures: ProvincialFigures
    content: bytes
    context: ProvincialContext


def round_figures(desk: Desk, plan: Plan, round_code: str) -> ProvincialFigures:
    """Return what a round comes to so far, every unit that owes a report listed, with or without one.

    Raises UserError ``round.unreadable``, ``submission.payload_missing``.
    """
    code = RoundCode.parse(round_code)
    found = desk.store.select(Round, plan=plan.code, code=str(code))
    round_ = found[0] if found else round_record(plan, code, desk.catalogue.holidays)
    others = obligations_of(desk.store, plan.code, round_.code)
    units = all_units(desk)
    owing = {one.code: one for one in units_owing(units, round_.cut_off)}
    for unit in units:
        if unit.code in others:
            if others[unit.code].owes:
                owing[unit.code] = unit
            else:
                owing.pop(unit.code, None)
    deadlines = {code: one.due_on for code, one in others.items() if one.due_on is not None}
    heads = heads_of_round(desk, plan, round_.code)
    return roll_up(plan, round_, owing.values(), heads, deadlines)


def compile_round(desk: Desk, plan: Plan, round_code: str) -> Compiled:
    """Roll up the heads in every state but returned and conflict.

    Raises UserError ``round.unreadable``, ``compile.no_reports`` where no unit's report can be
    counted, ``submission.payload_missing``.
    """
    figures = round_figures(desk, plan, round_code)
    if not figures.counted:
        label = RoundCode.parse(round_code).label()
        raise UserError("compile.no_reports", round=label, plan=plan.number)
    content = canonical_rollup(plan, figures, application=__version__)
    office = desk.office
    own = office.role is Role.COMPILING
    unit = desk.unit(office.unit if own else plan.compiling_unit)
    letterheads = desk.store.select(Letterhead, unit=unit.code)
    context = ProvincialContext(
        plan=plan,
        unit=unit,
        figures=figures,
        identity=digest(content),
        stem=f"{plan.file_prefix}_{figures.round.code}_TONGHOP",
        application=__version__,
        letterhead=letterheads[0] if letterheads else None,
    )
    return Compiled(plan=plan, figures=figures, content=content, context=context)


def write_compiled(compiled: Compiled, formats: Sequence[str], folder: Path) -> tuple[Path, ...]:
    """Write the compiled round in the formats asked for; all is rendered before anything is written.

    Raises UserError ``export.unknown_format``, ``file.in_use``, ``disk.full``, ``folder.missing``.
    """
    for name in formats:
        if name not in FORMATS:
            raise UserError("export.unknown_format", format=name, known=", ".join(FORMATS))
    stem = compiled.context.stem
    contents = {f"{stem}.{name}": _render(compiled, name) for name in formats}
    ready_folder(folder)
    for name, content in contents.items():
        write_atomically(folder / name, content)
    return tuple(folder / name for name in contents)


def _render(compiled: Compiled, name: str) -> bytes:
    if name == "json":
        return compiled.content
    if name == "xlsx":
        return _workbook(compiled)
    document = provincial_report(compiled.context, editable=name == "docx")
    if name == "pdf":
        from lsapp.exports.pdf import render_pdf

        return render_pdf(document, fonts())
    from lsapp.exports.docx import render_docx

    return render_docx(document)


def _workbook(compiled: Compiled) -> bytes:
    from lsapp.exports.xlsx import Cover
    from lsapp.exports.xlsx_report import ReportBook, ReportSheet, render_report_xlsx
    from lsapp.report.provincial import subject
    from lsapp.report.provincial_workbook import workbook_tables

    context, figures, plan = compiled.context, compiled.figures, compiled.plan
    label = RoundCode.parse(figures.round.code).label()
    title = subject(context)
    cover = Cover(
        title=title,
        facts=(
            ("Cơ quan tổng hợp", f"{context.unit.name} ({context.unit.code})"),
            ("Kế hoạch", f"{plan.number} ngày {format_date(plan.issued_on)} của {plan.issuer}"),
            ("Đợt báo cáo", label),
            ("Số báo cáo được tổng hợp", f"{len(figures.counted)}"),
            ("Số đơn vị phải báo cáo", f"{len(figures.owing)}"),
            ("Bản nộp mới nhất nhận ngày", format_date(day_in_vietnam(figures.made_at))),
            ("Mã kiểm tra (SHA-256) của số liệu", context.identity),
        ),
        guidance=(
            "Tiền ghi bằng đồng. Ô trống là chưa có số liệu, “x” là không áp dụng, 0 là số không.",
            "Tệp này để xem, lọc và tính tiếp; sửa ở đây không làm đổi dữ liệu đã nhận.",
        ),
    )
    return render_report_xlsx(
        ReportBook(
            cover=cover,
            sheets=tuple(
                ReportSheet(name=one.sheet, title=one.title, table=one.table, notes=one.notes)
                for one in workbook_tables(plan, figures)
            ),
            title=title,
            author=context.unit.name,
            made_at=figures.made_at,
        )
    )


def all_units(desk: Desk) -> list[Unit]:
    """Return the units of the catalogue and the local ones that came with their submissions."""
    known = list(desk.catalogue.units)
    codes = {unit.code for unit in known}
    return known + [
        local_unit(one) for one in desk.store.select(LocalUnit) if one.unit not in codes
    ]


def heads_of_round(
    desk: Desk, plan: Plan, round_code: str, units: Iterable[str] | None = None
) -> Iterator[Reported]:
    """Yield the head of every series of the round (``2026-H1``), of some units or of all, one unit's
    payloads in memory at a time.
    """
    held: dict[tuple[str, str], Series] = {}
    for unit in (None,) if units is None else units:
        held |= held_series(desk.store, plan.code, unit=unit, round_code=round_code)
    for _, series in sorted(held.items()):
        yield _head(desk, plan, series)


def _head(desk: Desk, plan: Plan, series: Series) -> Reported:
    """Return what is held of one unit; in a conflict the highest revision, of which nothing counts."""
    held, receipts = series.submissions, series.receipts
    stands = series.standing
    conflict = bool(stands.conflict) or stands.head is None
    chosen = stands.conflict[0] if stands.conflict else stands.head
    submission = next(one for one in held if chosen is not None and one.hash == chosen.hash)
    answers = [one for one in receipts if one.hash == submission.hash]
    states = {one.state for one in answers}
    payload = payload_of(desk.store, submission)
    unit = unit_of(desk.catalogue.units, payload) or desk.unit(payload.unit)
    records = payload.records
    for edits in series.overlays(submission.hash):
        records, _ = with_edits(records, edits, plan, unit.code, unit.kind, payload.round)
    state = ReportState.COUNTED
    if conflict:
        state = ReportState.CONFLICT
    elif ReceiptState.RETURNED in states:
        state = ReportState.RETURNED
    return Reported(
        unit=unit,
        state=state,
        records=records,
        revision=submission.revision,
        hash=submission.hash,
        made_at=submission.made_at,
        received_at=_received(submission, receipts),
        first_received_at=_first_received(desk, held, receipts, submission, records),
        accepted=bool(states & BINDING) or (submission.own and not answers),
    )


def _received(submission: Submission, receipts: Sequence[Receipt]) -> dt.datetime:
    """The moment a revision first came in; the office's own is in when it is sealed."""
    moments = [one.received_at for one in receipts if one.hash == submission.hash]
    return min(moments, default=submission.made_at)


def _first_received(
    desk: Desk,
    held: Sequence[Submission],
    receipts: Sequence[Receipt],
    head: Submission,
    records: Records,
) -> dt.datetime:
    """The moment the first revision came in that says anything: an empty one holds no place.

    A unit that was on time stays so when it is asked to mend and sends again later.
    """
    said = [
        _received(one, receipts)
        for one in held
        if says_anything(records if one.hash == head.hash else payload_of(desk.store, one).records)
    ]
    return min(said, default=_received(head, receipts))
