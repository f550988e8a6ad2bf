# SPDX-License-Identifier: MIT
"""Compiles a round: the heads of all units, rolled up, as the provincial report in files.

Everything comes from stored payloads and the decisions taken on them, never from records edited
since; nothing is written to the database.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    Role,
)
from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically
from lsapp.report.provincial import ProvincialContext, provincial_report
from lsapp.report.provincial_figures import ProvincialFigures
from lsapp.rollup.canonical import canonical_rollup
from lsapp.rollup.province import roll_up
from lsapp.services.desk import Desk
from lsapp.services.obligations import obligations_of, units_of_round
from lsapp.services.printing import fonts
from lsapp.services.round_dates import dates_of_round
from lsapp.services.round_heads import heads_of_round
from lsapp.submission.payload import digest

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
    round_ = dates_of_round(desk, plan, round_code)
    others = obligations_of(desk.store, plan.code, round_.code)
    owing = units_of_round(all_units(desk), round_, others)
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
    from lsapp.report.provincial import provincial_charts, subject
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
                for one in workbook_tables(plan, figures, context.standing)
            ),
            title=title,
            author=context.unit.name,
            made_at=figures.made_at,
            charts=provincial_charts(context),
        )
    )


def all_units(desk: Desk) -> list[Unit]:
    """Return the units of the catalogue and the local ones that came with their submissions."""
    known = list(desk.catalogue.units)
    codes = {unit.code for unit in known}
    return known + [
        local_unit(one) for one in desk.store.select(LocalUnit) if one.unit not in codes
    ]
