# SPDX-License-Identifier: MIT
"""Templates that a clerk filled in by hand: what is taken, what is told, and the same file again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

from lsapp.domain.records import Status
from lsapp.intake.reading import Reading
from lsapp.submission.carrier import TemplateIdentity, template_rows
from lsapp.submission.payload import Payload
from lsapp.submission.versions import read_payload
from tests.submission.workbooks import (
    Change,
    append,
    changed,
    put,
    put_numbered,
    read,
    resaved_by_libreoffice,
    sheet_of,
    template_of,
)


def sound(reading: Reading) -> Payload:
    """The payload of a template that was filled in, whatever cells could not be read."""
    assert (reading.verdict, reading.code) == (None, None)
    assert reading.payload is not None
    return read_payload(reading.payload)


def hidden(book: openpyxl.Workbook) -> Any:
    return book["_lsapp"]


def drop_hidden(book: openpyxl.Workbook) -> None:
    del book["_lsapp"]


def drop_sheet(book: openpyxl.Workbook) -> None:
    book.remove(sheet_of(book, "sections"))


def filled(*changes: Change, unit: str = "X06040") -> Reading:
    return read(changed(template_of(unit), *changes))


PROGRAMME = put_numbered(
    "programmes",
    "1",
    {
        "programme.doc_type": "KH",
        "programme.number": "12",
        "programme.issued_on": "05/3/2026",
        "programme.period_from": "2026",
        "programme.period_to": 2030,
        "programme.title": "Kế hoạch xây dựng đội ngũ trí thức",
    },
)
WORK = (
    PROGRAMME,
    put_numbered("activities", "1.2", {
        "activity.content": "Hội nghị quán triệt", "activity.timeframe": "Quý II/2026",
        "progress.status": "Hoàn thành", "progress.percent": "100%", "progress.result": "Đã họp",
    }),
    put_numbered("activities", "1.1", {"activity.content": "Ban hành kế hoạch", "programme": 1}),
    put_numbered("activities", "3.1", {
        "activity.content": "Cử đi đào tạo", "progress.status": "đang thực hiện",
        "progress.percent": 40,
    }),
)  # fmt: skip


def test_a_blank_template_is_no_submission() -> None:
    reading = read(template_of())
    assert (reading.verdict, reading.code) == ("not-a-submission", "template.empty")
    assert reading.head is not None
    assert (reading.head.unit, reading.head.round) == ("X06040", "2026")


@pytest.mark.parametrize(
    "change",
    [
        lambda book: None,
        put_numbered("activities", "1.1", {"activity.content": "   ", "activity.group": "1"}),
        append("budget", {"budget_line.year": " "}),
        drop_sheet,
    ],
)
def test_a_template_without_a_word_in_it_stays_empty(change: Change) -> None:
    assert filled(change).code == "template.empty"


def test_a_filled_template_gives_its_programme_activities_and_progress() -> None:
    reading = filled(*WORK)
    assert reading.faults == []
    payload = sound(reading)
    records = payload.records
    (programme,) = records.programmes
    assert (programme.doc_type, programme.number, programme.issued_on) == (
        "KH", "12", dt.date(2026, 3, 5),
    )  # fmt: skip
    assert (programme.period_from, programme.period_to) == (2026, 2030)
    activities = sorted(records.activities, key=lambda one: one.position)
    assert [(one.group, one.content) for one in activities] == [
        ("1", "Ban hành kế hoạch"), ("1", "Hội nghị quán triệt"), ("3", "Cử đi đào tạo"),
    ]  # fmt: skip
    assert {one.programme for one in activities} == {programme.key}
    assert activities[1].due_on == dt.date(2026, 6, 30)
    progress = {one.activity: one for one in records.progress}
    assert activities[0].key not in progress
    told = [(progress[one.key].status, progress[one.key].percent) for one in activities[1:]]
    assert told == [(Status.COMPLETED, 100), (Status.IN_PROGRESS, 40)]
    assert (payload.unit, payload.round, payload.revision) == ("X06040", "2026", 1)
    assert payload.records.reports[0].flow_to == dt.date(2026, 12, 14)
    assert payload.records.letterheads[0].place == "Thất Khê"


def test_a_filled_template_gives_its_money_by_the_number_of_the_activity() -> None:
    reading = filled(
        *WORK,
        append("budget", {"activity": "3.1", "budget_line.year": 2026,
                          "budget_line.source": "NS tỉnh", "budget_line.planned": "12.500.000"}),
        append("budget", {"activity": Decimal("1.1"), "budget_line.year": "2026",
                          "budget_line.planned": "1,5 triệu", "budget_line.disbursed": 0}),
    )  # fmt: skip
    records = sound(reading).records
    named = {one.key: one.content for one in records.activities}
    assert sorted((named[one.activity], one.planned, one.disbursed) for one in records.budget_lines) == [
        ("Ban hành kế hoạch", 1_500_000, 0), ("Cử đi đào tạo", 12_500_000, None),
    ]  # fmt: skip


def test_a_filled_template_gives_its_forms_statements_and_words() -> None:
    reading = filled(
        put("form:B1", "dai_hoc", "tong", "1.250"),
        put("form:B1", "thac_si", "tong", 7),
        put("form:B1", "tien_si", "tong", "Không áp dụng: không có đối tượng"),
        put("form:B1", "cao_dang", "tong", 0),
        put_numbered("form:B5", "1", {"ten": "Sáng kiến", "loai": "Sáng kiến", "bat_dau": "1/2/2026",
                                      "kinh_phi_ngan_sach": "5.000.000"}),
        put("groups", "7", "group_statement.none_arising", "Có"),
        put("groups", "7", "group_statement.reason", "Chưa có hợp tác quốc tế"),
        put("sections", "uu_diem", "section.text", "Làm tốt.\nĐúng hạn."),
        put("letterhead", "signer_title", "value", "PHÓ CHỦ TỊCH"),
    )  # fmt: skip
    assert reading.faults == []
    records = sound(reading).records
    cells = {(one.row, one.column): one for one in records.stat_values}
    assert cells["dai_hoc", "tong"].value == 1250
    assert cells["cao_dang", "tong"].value == 0
    assert cells["tien_si", "tong"].not_applicable
    assert cells["tien_si", "tong"].reason == "không có đối tượng"
    assert len(cells) == 4
    assert records.open_rows[0].cells == {
        "ten": "Sáng kiến", "loai": "Sáng kiến", "bat_dau": "2026-02-01",
        "kinh_phi_ngan_sach": 5_000_000,
    }  # fmt: skip
    (statement,) = records.group_statements
    assert (statement.group, statement.none_arising) == ("7", True)
    assert statement.reason == "Chưa có hợp tác quốc tế"
    assert [(one.section, one.text) for one in records.sections] == [
        ("uu_diem", "Làm tốt.\nĐúng hạn.")
    ]
    assert records.letterheads[0].signer_title == "PHÓ CHỦ TỊCH"
    assert records.programmes == []


def test_decimals_are_written_with_a_comma() -> None:
    data = changed(template_of("X06040", "NQ45"), put("form:C1", "cong_lap", "nghien_cuu", "8,5"))
    (value,) = sound(read(data)).records.stat_values
    assert value.value == Decimal("8.5")


def test_cells_that_cannot_be_read_are_faults_and_nothing_else_is_lost() -> None:
    reading = filled(
        *WORK,
        put_numbered("activities", "3.1", {"progress.percent": "gần xong"}),
        put("form:B1", "dai_hoc", "tong", "nhiều"),
        put("form:B1", "thac_si", "tong", 7),
        append("budget", {"activity": "8.8", "budget_line.planned": 5}),
        append("budget", {"budget_line.year": 2026, "budget_line.planned": 6}),
    )
    told = [(one.code, one.label, one.seen) for one in reading.faults]
    assert told == [
        ("number.unreadable", "Tỷ lệ (%)", "gần xong"),
        ("cell.unknown_activity", "STT nhiệm vụ", "8.8"),
        ("cell.required", "STT nhiệm vụ", ""),
        ("number.unreadable", "Tổng số", "nhiều"),
    ]
    assert all(":" in one.where for one in reading.faults)
    assert reading.faults[0].where.startswith("Nhiệm vụ: 3.1")
    records = sound(reading).records
    assert len(records.activities) == 3
    assert len(records.progress) == 2
    assert records.budget_lines == []
    assert [one.value for one in records.stat_values] == [7]


def test_activities_without_a_programme_arrive_under_one_of_the_round() -> None:
    reading = filled(
        put_numbered("activities", "2.1", {"activity.content": "Tuyên truyền", "programme": 1})
    )
    records = sound(reading).records
    (fault,) = reading.faults
    assert (fault.code, fault.label) == ("cell.unknown_programme", "CT")
    (programme,) = records.programmes
    assert (programme.period_from, programme.period_to) == (2026, 2026)
    assert [one.programme for one in records.activities] == [programme.key]


def test_the_second_programme_is_the_second_also_where_the_first_row_is_blank() -> None:
    second = put_numbered(
        "programmes", "2", {"programme.title": "Đề án", "programme.doc_type": "ĐA"}
    )
    work = put_numbered("activities", "1.1", {"activity.content": "Việc", "programme": 2})
    reading = filled(second, work)
    assert reading.faults == []
    assert (
        sound(reading).records.activities[0].programme == sound(reading).records.programmes[0].key
    )
    both = sound(filled(PROGRAMME, second, work)).records
    named = {one.key: one.title for one in both.programmes}
    assert named[both.activities[0].programme] == "Đề án"
    assert [one.title for one in sorted(both.programmes, key=lambda one: one.position)] == [
        "Kế hoạch xây dựng đội ngũ trí thức", "Đề án",
    ]  # fmt: skip


def test_rows_added_below_the_spare_ones_are_taken_too() -> None:
    reading = filled(
        append("activities", {"number": "5.13", "activity.content": "Thêm dưới cùng"}),
        append("activities", {"activity.content": "Không nhóm"}),
        append("form:B5", {"ten": "Giải thưởng"}),
        append("form:B5", {"ten": "Giải thưởng"}),
        append("budget", {"activity": "5.13", "budget_line.planned": 9}),
    )
    records = sound(reading).records
    groups = {one.content: one.group for one in records.activities}
    assert groups == {"Thêm dưới cùng": "5", "Không nhóm": "1"}
    assert [(one.code, one.label) for one in reading.faults] == [("cell.required", "Nhóm nhiệm vụ")]
    assert len(records.open_rows) == 2
    assert [one.planned for one in records.budget_lines] == [9]


def test_the_same_template_gives_the_same_bytes_whoever_saved_it(
    tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    data = changed(template_of(), *WORK, append("form:B5", {"ten": "Giải thưởng"}))
    first = read(data).payload
    assert first is not None
    assert read(data).payload == first
    assert read(changed(data)).payload == first
    again = resaved_by_libreoffice(require_program("soffice"), data, tmp_path)
    assert read(again).payload == first


def test_a_mended_template_is_another_submission_with_the_same_keys() -> None:
    first = sound(filled(*WORK))
    mended = sound(filled(*WORK, put_numbered("activities", "3.1", {"progress.percent": 50})))
    assert first.uuid != mended.uuid
    assert [one.key for one in first.records.activities] == [
        one.key for one in mended.records.activities
    ]


def sending(value: Any) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        page = book["Bìa"]
        mark = next(cell for row in page.iter_rows() for cell in row if cell.value == "#revision")
        page.cell(mark.row, mark.column + 2).value = value

    return change


@pytest.mark.parametrize(("typed", "revision"), [(2, 2), ("3", 3), (" 4 ", 4), (None, 1), (2.0, 2)])
def test_the_cell_of_the_sending_gives_the_revision(typed: Any, revision: int) -> None:
    reading = filled(*WORK, sending(typed))
    assert sound(reading).revision == revision
    assert sound(reading).uuid == sound(filled(*WORK)).uuid
    assert reading.faults == []


@pytest.mark.parametrize("typed", ["hai", 0, -1, 2.5, 1000, "05/3/2026"])
def test_a_sending_that_is_no_number_is_a_fault(typed: Any) -> None:
    reading = filled(*WORK, sending(typed))
    assert sound(reading).revision == 1
    (fault,) = reading.faults
    assert (fault.where, fault.label) == ("Bìa", "Lần gửi")


def identity(**fields: Any) -> Change:
    """Another identity in the hidden sheet, as a hostile or a strange file may have it."""

    def change(book: openpyxl.Workbook) -> None:
        page = hidden(book)
        who = TemplateIdentity(
            plan="KH48", unit="X06040", round="2026", catalogue="1", application="1"
        )
        rows = template_rows(msgspec.structs.replace(who, **fields))
        for number, row in enumerate(rows, 1):
            page.cell(number, 2).value = row[1]

    return change


def newer_schema(book: openpyxl.Workbook) -> None:
    for row in hidden(book).iter_rows():
        if row[0].value == "schema":
            row[1].value = 2


@pytest.mark.parametrize(
    ("change", "verdict", "code"),
    [
        (identity(round="mai"), "damaged", "round.unreadable"),
        (identity(plan="KH99"), "foreign", "submission.foreign"),
        (identity(unit="X99999"), "foreign", "submission.foreign"),
        (newer_schema, "too-new", "submission.too_new"),
        (drop_hidden, "damaged", "workbook.payload_gone"),
    ],
)
def test_a_template_that_is_not_ours_to_read(change: Change, verdict: str, code: str) -> None:
    reading = filled(*WORK, change)
    assert (reading.verdict, reading.code, reading.payload) == (verdict, code, None)


def test_strange_keys_in_a_form_of_fixed_rows_are_left_alone() -> None:
    def strange(code: str, key: str, value: Any) -> Change:
        def change(book: openpyxl.Workbook) -> None:
            page = sheet_of(book, code)
            row = page.max_row + 1
            page.cell(row, 1).value = key
            page.cell(row, page.max_column).value = value

        return change

    reading = filled(
        *WORK,
        strange("letterhead", "unit", "X00001"),
        strange("letterhead", "made_up", "x"),
        strange("form:B1", "no_such_row", 5),
        strange("sections", "no_such_section", "x"),
    )
    assert sound(reading) == sound(filled(*WORK))


def test_a_department_fills_the_forms_of_its_kind() -> None:
    reading = filled(put_numbered("form:B6", "1", {"ten": "Hội Khoa học"}), unit="S-SKHCN2025")
    assert sound(reading).records.open_rows[0].form == "B6"
