# SPDX-License-Identifier: MIT
"""The report's words as the page shows them: figures put in, last round beside, unknown tokens told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from docx import Document

from lsapp.domain.records import GroupStatement, Section
from lsapp.errors import UserError
from lsapp.report.context import ReportContext
from lsapp.services.desk import Desk
from lsapp.services.exporting import export_submission
from lsapp.services.history import undo_last
from lsapp.services.report_text import (
    ReportSheet,
    SectionSheet,
    draft_context,
    draft_group,
    draft_text,
    figure_findings,
    report_sheet,
    save_sections,
)
from lsapp.services.results import save_statement
from lsapp.services.unit_view import round_snapshot
from lsapp.services.viewing import open_view
from lsapp.submission.versions import read_payload

NOW = dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC)


def context_of(desk: Desk) -> ReportContext:
    view = open_view(desk, round_code="2026")
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    return draft_context(desk.plan(), desk.unit(view.unit), snapshot, view.previous, NOW)


def sheet_of(desk: Desk) -> ReportSheet:
    return report_sheet(context_of(desk))


def section_of(desk: Desk, code: str) -> SectionSheet:
    return next(one for one in sheet_of(desk).sections if one.code == code)


def write(desk: Desk, **texts: str | None) -> None:
    save_sections(desk, open_view(desk, round_code="2026"), texts)


def count_of(desk: Desk) -> int:
    view = open_view(desk, round_code="2026")
    assert not [one for one in view.records.activities if one.parent]
    return len(view.records.activities)


def test_sections_stand_as_in_the_outline(office: Desk) -> None:
    sections = sheet_of(office).sections
    assert [one.code for one in sections] == [one.code for one in office.plan().outline]
    required = {one.code for one in sections if one.required}
    assert required == {"chi_dao", "uu_diem", "han_che", "phuong_huong"}
    assert [one.code for one in sections if one.by_group] == ["ket_qua"]
    assert section_of(office, "chi_dao").guidance
    assert len(sheet_of(office).summaries) == len(office.plan().groups)


def test_what_the_last_round_said_stands_beside(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    assert view.previous is not None
    last = {one.section: one.text for one in view.previous.sections}
    assert last["chi_dao"]
    assert section_of(office, "chi_dao").last == last["chi_dao"]


def test_figures_of_the_last_round_are_its_own(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    assert view.previous is not None
    context = context_of(office)
    replace = msgspec.structs.replace
    told = [replace(one, text="Năm {{ky.nam}}") for one in view.previous.sections]
    previous = replace(view.previous, sections=told)
    sheet = report_sheet(replace(context, previous=previous))
    assert next(one for one in sheet.sections if one.code == "chi_dao").last == "Năm 2025"


def test_figures_are_put_in_as_they_stand(office: Desk) -> None:
    write(office, uu_diem="Triển khai {{nhiem_vu.tong}} nhiệm vụ.")
    section = section_of(office, "uu_diem")
    assert section.text == "Triển khai {{nhiem_vu.tong}} nhiệm vụ."
    assert section.printed == f"Triển khai {count_of(office)} nhiệm vụ."
    assert section.unknown == ()


def test_an_unknown_token_is_a_warning_with_words(office: Desk) -> None:
    assert figure_findings(context_of(office)) == []
    write(office, uu_diem="Có {{khong.co}} việc, {{nhiem_vu.tong}} nhiệm vụ.")
    view = open_view(office, round_code="2026")
    save_statement(office, view, "1", none_arising=False, summary="{{nhom.99.tong}}")
    first, second = figure_findings(context_of(office))
    assert (first.kind, first.field, first.level) == ("section", "text", "soft")
    assert "{{khong.co}}" in first.message
    assert office.store.get(Section, view.unit, first.record or "") is not None
    assert second.kind == "group_statement"
    assert office.store.get(GroupStatement, view.unit, second.record or "") is not None


def test_sections_are_written_and_taken_away_as_one_action(office: Desk) -> None:
    before = sheet_of(office)
    write(office, chi_dao="  Đã ban hành kế hoạch. ", uu_diem="", bai_hoc="Bài học")
    after = sheet_of(office)
    texts = {one.code: one.text for one in after.sections}
    assert (texts["chi_dao"], texts["uu_diem"], texts["bai_hoc"]) == (
        "Đã ban hành kế hoạch.",
        "",
        "Bài học",
    )
    assert section_of(office, "uu_diem").missing
    view = open_view(office, round_code="2026")
    assert "uu_diem" not in {one.section for one in view.records.sections}
    assert undo_last(office) == "report.written"
    assert sheet_of(office) == before


def test_a_text_that_is_too_long_is_told_and_nothing_is_written(office: Desk) -> None:
    before = sheet_of(office)
    with pytest.raises(UserError) as told:
        write(office, chi_dao="a", uu_diem="b" * 200_001)
    assert told.value.code == "text.too_long"
    assert sheet_of(office) == before


def test_the_seal_keeps_the_token_and_the_word_file_shows_the_figure(
    office: Desk, tmp_path: Path
) -> None:
    write(office, uu_diem="Đã triển khai {{nhiem_vu.tong}} nhiệm vụ trong năm.")
    view = open_view(office, round_code="2026")
    exported = export_submission(
        office, office.plan(), view.unit, "2026", ("json", "docx"), tmp_path / "ra"
    )
    sealed, word = exported.files
    texts = {one.section: one.text for one in read_payload(sealed.read_bytes()).records.sections}
    assert texts["uu_diem"] == "Đã triển khai {{nhiem_vu.tong}} nhiệm vụ trong năm."
    paragraphs = [one.text for one in Document(str(word)).paragraphs]
    assert f"Đã triển khai {count_of(office)} nhiệm vụ trong năm." in paragraphs


def test_first_wordings_are_offered_and_not_put_in(office: Desk) -> None:
    before = sheet_of(office)
    context = context_of(office)
    assert "{{nhiem_vu.hoan_thanh}}" in (draft_text(context, "uu_diem") or "")
    assert (draft_group(context, "1") or "").startswith("- ")
    assert draft_text(context, "ket_qua") is None
    assert draft_text(context, "nguyen_nhan_khach_quan") is None
    assert sheet_of(office) == before
