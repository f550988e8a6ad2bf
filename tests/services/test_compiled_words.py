# SPDX-License-Identifier: MIT
"""The department's own words: kept whatever comes in, marked where the figures they speak of changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from desks import new_department
from test_compiling import CODES, catalogue, hold, of_round, payloads, sealed  # noqa: F401

from lsapp.domain.records import CompiledSection, ReceiptState, Records
from lsapp.errors import UserError
from lsapp.report.blocks import Paragraph
from lsapp.report.provincial import provincial_report
from lsapp.report.provincial_figures import unit_order
from lsapp.report.provincial_words import REPORTING, group_section, section_group
from lsapp.services.compiled_words import (
    CompiledSheet,
    FigureChange,
    changes_of,
    compile_report,
    compiled_sheet,
    confirm_words,
    expand,
    save_words,
)
from lsapp.services.compiling import write_compiled
from lsapp.services.desk import Desk, open_desk
from lsapp.services.history import do_again, take_back
from lsapp.services.obligations import decide_obligation
from lsapp.services.round_history import rounds_before
from lsapp.services.sampling import make_sample
from lsapp.services.unit_changes import unit_standing
from lsapp.services.unit_words import unit_words
from lsapp.submission.payload import Payload

FIRST = CODES[:3]
WORDS = "Toàn tỉnh hoàn thành {{nhiem_vu.hoan_thanh}} nhiệm vụ, tăng so với năm trước."


@pytest.fixture
def department(department: Desk, payloads: dict[str, Payload]) -> Desk:  # noqa: F811
    """The department with three reports in; two are still to come."""
    for code in FIRST:
        hold(department, payloads[code])
    return department


def sheet(desk: Desk) -> CompiledSheet:
    return compiled_sheet(desk, desk.plan(), "2026")


def write(desk: Desk, section: str, text: str | None) -> CompiledSection | None:
    return save_words(desk, desk.plan(), sheet(desk), section, text).record


def changes(desk: Desk, section: str) -> tuple[FigureChange, ...]:
    read = sheet(desk)
    return changes_of(read.written.get(section), read.figures)


def printed(desk: Desk) -> list[str]:
    document = provincial_report(compile_report(desk, desk.plan(), "2026").context)
    return [one.text for one in document.parts[0].blocks if isinstance(one, Paragraph)]


def figure(desk: Desk, token: str) -> str:
    return sheet(desk).figures[token].printed


def test_words_stay_and_figures_follow_what_comes_in(department, payloads, tmp_path) -> None:  # noqa: F811
    done = figure(department, "nhiem_vu.hoan_thanh")
    write(department, "uu_diem", WORDS)
    assert WORDS.replace("{{nhiem_vu.hoan_thanh}}", done) in printed(department)
    assert changes(department, "uu_diem") == ()
    first = compile_report(department, department.plan(), "2026")
    write_compiled(first, ["pdf", "docx"], tmp_path / "first")

    for code in CODES[3:]:
        hold(department, payloads[code])
    now = figure(department, "nhiem_vu.hoan_thanh")
    assert now != done
    assert sheet(department).written["uu_diem"].text == WORDS
    assert WORDS.replace("{{nhiem_vu.hoan_thanh}}", now) in printed(department)
    told = {one.token: (one.before, one.now) for one in changes(department, "uu_diem")}
    assert told["nhiem_vu.hoan_thanh"] == (done, now)
    second = compile_report(department, department.plan(), "2026")
    write_compiled(second, ["pdf", "docx"], tmp_path / "second")
    for path in (tmp_path / "first").iterdir():
        assert path.read_bytes() != (tmp_path / "second" / path.name).read_bytes()


def test_a_typed_number_is_watched_by_what_its_section_is_about(department, payloads) -> None:  # noqa: F811
    write(department, "han_che", "Còn 2 đơn vị chưa gửi báo cáo.")
    write(department, "bai_hoc", "Phải làm sớm hơn.")
    write(department, group_section("1"), "Nhóm này làm tốt.")
    hold(department, payloads[CODES[3]])
    labels = [one.label for one in changes(department, "han_che")]
    assert "Tình hình gửi báo cáo: Chưa gửi" in labels
    assert any(one.token == "nhom.1.tong" for one in changes(department, group_section("1")))
    # What speaks of no figure has nothing to change.
    assert changes(department, "bai_hoc") == ()


def test_changes_stand_until_they_are_gone_over_and_not_only_typed_over(
    department,
    payloads,  # noqa: F811
) -> None:
    write(department, "uu_diem", WORDS)
    hold(department, payloads[CODES[3]])
    before = changes(department, "uu_diem")
    assert before
    write(department, "uu_diem", f"{WORDS} Thêm một câu.")
    assert changes(department, "uu_diem") == before
    plan = department.plan()
    confirmed = confirm_words(department, plan, sheet(department), "uu_diem").record
    assert confirmed is not None
    assert confirmed.text == f"{WORDS} Thêm một câu."
    assert changes(department, "uu_diem") == ()
    take_back(department)
    assert changes(department, "uu_diem") == before


def test_writing_is_undone_and_redone_and_an_emptied_section_is_gone(department) -> None:
    write(department, REPORTING, "Một.")
    write(department, REPORTING, "Hai.")
    take_back(department)
    assert sheet(department).written[REPORTING].text == "Một."
    do_again(department)
    assert sheet(department).written[REPORTING].text == "Hai."
    assert write(department, REPORTING, "  \n ") is None
    assert sheet(department).written == {}
    take_back(department)
    assert sheet(department).written[REPORTING].text == "Hai."


def test_nothing_is_added_up_again_until_something_comes_in(department, payloads) -> None:  # noqa: F811
    first = sheet(department)
    write(department, "uu_diem", WORDS)
    again = compiled_sheet(department, department.plan(), "2026", first)
    assert again.figures is first.figures
    assert again.written["uu_diem"].text == WORDS
    hold(department, payloads[CODES[3]])
    fresh = compiled_sheet(department, department.plan(), "2026", again)
    assert fresh.figures is not first.figures
    decide_obligation(department, department.plan(), "2026", "X06046", owes=False, reason="mới lập")
    later = compiled_sheet(department, department.plan(), "2026", fresh)
    assert later.figures is not fresh.figures


def test_without_any_report_there_is_nothing_to_write_about(tmp_path, clock) -> None:
    with new_department(tmp_path / "empty.lsdb", clock) as desk, pytest.raises(UserError) as error:
        sheet(desk)
    assert error.value.code == "compile.no_reports"


def test_the_sections_offer_drafts_and_what_the_paper_prints_itself(department) -> None:
    read = sheet(department)
    sections = {one.code: one for one in read.sections}
    assert sections[REPORTING].machine.startswith("Tính đến ngày")
    assert sections[group_section("1")].machine
    assert sections[group_section("1")].short == department.plan().groups[0].short
    assert sections["uu_diem"].machine == ""
    draft = sections["uu_diem"].draft
    assert draft is not None
    assert expand(draft, read.figures).unknown == ()


def test_last_years_words_are_there_to_be_read(department, payloads) -> None:  # noqa: F811
    plan = department.plan()
    words = CompiledSection(
        unit="S-SKHCN2025",
        key="00000000-0000-4000-8000-000000000001",
        plan=plan.code,
        round="2025",
        section="uu_diem",
        text="Năm trước đạt {{nhiem_vu.hoan_thanh}}.",
        figures={"nhiem_vu.hoan_thanh": "17"},
    )
    with department.store.transaction("compiled.written") as tx:
        tx.put(words)
        tx.commit()
    read = sheet(department)
    assert {one.code: one.last for one in read.sections}["uu_diem"] == "Năm trước đạt 17."
    assert read.written == {}


def test_an_excused_unit_is_named_with_its_reason(department) -> None:
    plan = department.plan()
    decide_obligation(department, plan, "2026", "X06046", owes=False, reason="mới thành lập")
    figures = compile_report(department, plan, "2026").figures
    standing = unit_standing(department, plan, figures)
    assert [(one.unit.code, one.reason) for one in standing.excused] == [
        ("X06046", "mới thành lập")
    ]
    assert any(text.startswith("Được miễn báo cáo: 1 đơn vị (") for text in printed(department))


def test_units_merged_in_the_period_say_from_and_into_which(department, payloads) -> None:  # noqa: F811
    """In 2025 districts ended and communes were set up: both say so in that round's list."""
    plan = department.plan()
    commune = payloads["X06040"]
    old = Payload(
        **{
            name: getattr(commune, name)
            for name in commune.__struct_fields__
            if name not in ("round", "records", "uuid")
        },
        round="2025",
        uuid="00000000-0000-4000-8000-000000000025",
        records=Records(group_statements=commune.records.group_statements),
    )
    hold(department, old)
    figures = compile_report(department, plan, "2025").figures
    changes_said = unit_standing(department, plan, figures).changes
    assert changes_said["X06040"].startswith("Lập ngày 01/7/2025 từ ")


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("two") / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"], activities=8)
    return path


def test_the_round_before_is_added_up_once_and_is_what_it_was_compiled_as(
    two_years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_desk(two_years) as desk:
        plan = desk.plan()
        (before,) = rounds_before(desk, plan, "2026")
        figures = compile_report(desk, plan, "2025").figures
        assert (before.round, before.counted) == ("2025", len(figures.counted))
        assert before.figures == figures.total
        groups = {one.code: one.figures for one in figures.groups if one.figures.count}
        assert before.groups == groups

        def refuse(*_told: object) -> None:
            raise AssertionError("the payloads of a round that has not changed were read again")

        monkeypatch.setattr("lsapp.services.round_history.read_sums", refuse)
        assert rounds_before(desk, plan, "2026") == (before,)


def test_what_the_units_wrote_is_there_by_section_with_their_own_figures(
    department,
    payloads,  # noqa: F811
) -> None:
    payload = payloads[CODES[3]]
    token = msgspec.structs.replace(payload.records.sections[0], text="Đạt {{nhiem_vu.tong}} việc.")
    section = token.section
    records = msgspec.structs.replace(payload.records, sections=[token])
    hold(department, sealed(CODES[3], records))
    read = unit_words(department, department.plan(), "2026")
    (own,) = (one for one in read[section] if one.unit == CODES[3])
    assert own.text == f"Đạt {len(records.activities)} việc."
    order = [one.unit for one in read[section]]
    plan_order = sorted(order, key=lambda code: unit_order(department.unit(code)))
    assert order == plan_order
    # A group's summary or reason stands in the group's own section.
    said = {one.group for code in FIRST for one in payloads[code].records.group_statements}
    assert {section_group(one) for one in read if section_group(one)} >= said


def test_words_of_a_returned_report_are_not_offered(department, payloads) -> None:  # noqa: F811
    hold(department, payloads[CODES[4]], ReceiptState.RETURNED)
    read = unit_words(department, department.plan(), "2026")
    assert CODES[4] not in {one.unit for words in read.values() for one in words}
