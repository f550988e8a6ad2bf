# SPDX-License-Identifier: MIT
"""A file as it comes in: sound, edited, damaged, or a template that somebody filled in by hand."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from copy import copy
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

from lsapp.domain.records import Status
from lsapp.intake.reading import Reading, read_submission
from lsapp.submission.carrier import PROPERTY_PREFIX, TemplateIdentity, template_rows
from lsapp.submission.payload import Payload, canonical
from lsapp.submission.versions import read_payload
from tests.submission.strategies import OPTIONS
from tests.submission.workbooks import (
    Change,
    accepted,
    append,
    awkward_case,
    changed,
    column_of,
    put,
    put_numbered,
    read,
    resaved_by_libreoffice,
    row_of,
    sample_case,
    sheet_of,
    template_of,
    workbook_of,
)

CASE = sample_case()
RECORDS = CASE.payload.records


@cache
def honest() -> bytes:
    return workbook_of(CASE)


def sound(reading: Reading) -> Payload:
    """The payload of a file that is a submission, whatever its cells say."""
    assert (reading.verdict, reading.code) == (None, None)
    assert reading.payload is not None
    return read_payload(reading.payload)


# Containers.


def test_one_payload_in_bare_json_and_in_the_workbook() -> None:
    content = canonical(CASE.payload)
    bare = read_submission(content, "bản nộp.json", OPTIONS)
    assert (bare.carrier, bare.payload, bare.edits) == ("json", content, [])
    assert read(honest()).payload == content
    assert (bare.head and bare.head.unit, bare.head and bare.head.revision) == ("X06040", 1)


@pytest.mark.parametrize(
    ("data", "name", "verdict"),
    [
        (b"", "a.xlsx", "not-a-submission"),
        (b"xin ch\xc3\xa0o", "a.txt", "not-a-submission"),
        (b"{}", "a.json", "not-a-submission"),
        (b'{"format":"lsapp-submission"', "a.json", "not-a-submission"),
        (b"PK\x03\x04", "a.xlsx", "not-a-submission"),
        (b"%PDF-1.7\n", "a.pdf", "damaged"),
    ],
)
def test_what_is_no_submission_is_told_with_a_code(data: bytes, name: str, verdict: str) -> None:
    reading = read_submission(data, name, OPTIONS)
    assert (reading.verdict, reading.payload) == (verdict, None)
    assert reading.code


def test_a_payload_of_a_newer_schema_names_itself() -> None:
    data = msgspec.json.decode(canonical(CASE.payload)) | {"schema": 7, "application": "9"}
    reading = read_submission(msgspec.json.encode(data, order="sorted"), "a.json", OPTIONS)
    assert (reading.verdict, reading.code) == ("too-new", "submission.too_new")
    assert reading.head is not None
    assert (reading.head.unit, reading.head.application) == ("X06040", "9")


def test_a_workbook_of_somebody_else_is_no_submission() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "#activities"
    stream = io.BytesIO()
    book.save(stream)
    reading = read(stream.getvalue())
    assert (reading.verdict, reading.code) == ("not-a-submission", "file.not_a_submission")


def test_of_a_plan_that_is_not_known_here_nothing_is_compared() -> None:
    payload = canonical(CASE.payload).replace(b'"plan":"KH48"', b'"plan":"KH99"')
    reading = read_submission(payload, "a.json", OPTIONS)
    assert sound(reading).plan == "KH99"


def test_a_text_that_cleaning_refuses_is_a_verdict_and_no_crash() -> None:
    # U+0958 doubles under NFC: a cell within the limit becomes a text beyond it.
    data = changed(honest(), put("sections", "chi_dao", "section.text", "\u0958" * 30_000))
    assert sound(read(data)) == CASE.payload


# The hidden sheet.


def hidden(book: openpyxl.Workbook) -> Any:
    return book["_lsapp"]


def drop_hidden(book: openpyxl.Workbook) -> None:
    del book["_lsapp"]


def drop_chunk(book: openpyxl.Workbook) -> None:
    hidden(book).delete_rows(hidden(book).max_row)


def swap_chunks(book: openpyxl.Workbook) -> None:
    page = hidden(book)
    last = page.max_row
    page.cell(last, 3).value, page.cell(last - 1, 3).value = (
        page.cell(last - 1, 3).value,
        page.cell(last, 3).value,
    )


def alter_payload(book: openpyxl.Workbook) -> None:
    cell = hidden(book).cell(hidden(book).max_row, 3)
    cell.value = cell.value.replace("2026", "2025", 1)


def alter_payload_and_hash(book: openpyxl.Workbook) -> None:
    page = hidden(book)
    for row in page.iter_rows():
        if row[0].value == "hash":
            row[1].value = "0" * 64


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (drop_hidden, "workbook.payload_gone"),
        (drop_chunk, "workbook.payload_gone"),
        (swap_chunks, "submission.hash_differs"),
        (alter_payload, "submission.hash_differs"),
        (alter_payload_and_hash, "submission.hash_differs"),
    ],
)
def test_a_payload_that_was_tampered_with_is_damaged(spoil: Change, code: str) -> None:
    reading = read(changed(honest(), spoil))
    assert (reading.verdict, reading.code, reading.payload) == ("damaged", code, None)


def test_without_payload_and_properties_it_is_only_a_workbook() -> None:
    def drop_properties(book: openpyxl.Workbook) -> None:
        for name in list(book.custom_doc_props.names):
            assert name.startswith(PROPERTY_PREFIX)
            del book.custom_doc_props[name]

    reading = read(changed(honest(), drop_hidden, drop_properties))
    assert (reading.verdict, reading.code) == ("not-a-submission", "file.not_a_submission")


# Saved again by other programs.


@pytest.mark.parametrize("make", [sample_case, awkward_case])
def test_opened_and_saved_by_openpyxl_nothing_is_edited(make: Callable) -> None:
    case = make()
    reading = read(changed(workbook_of(case)))
    assert reading.edits == []
    assert sound(reading) == case.payload


@pytest.mark.parametrize("make", [sample_case, awkward_case])
def test_opened_and_saved_by_libreoffice_nothing_is_edited(
    make: Callable, tmp_path: Path, require_program: Callable[[str], str]
) -> None:
    case = make()
    data = resaved_by_libreoffice(require_program("soffice"), workbook_of(case), tmp_path)
    reading = read(data)
    assert reading.edits == []
    assert sound(reading) == case.payload


# What people do to a workbook.


def swap_rows(code: str, first: str, second: str) -> Change:
    """Move two rows with all that stands in them, as sorting does."""

    def change(book: openpyxl.Workbook) -> None:
        page = sheet_of(book, code)
        one, other = page[row_of(page, first)], page[row_of(page, second)]
        kept = [(cell.value, cell.data_type) for cell in one]
        for cell, source in zip(one, other, strict=True):
            if cell.__class__.__name__ != "MergedCell":
                cell.value = source.value
        for cell, (value, _) in zip(other, kept, strict=True):
            if cell.__class__.__name__ != "MergedCell":
                cell.value = value

    return change


def sort_evidence(book: openpyxl.Workbook) -> None:
    page = sheet_of(book, "budget")
    keys = [line.key for line in RECORDS.budget_lines[:2]]
    swap_rows("budget", *keys)(book)
    assert row_of(page, keys[0])


def test_rows_moved_with_their_hidden_keys_are_no_edits() -> None:
    first, second = (one.key for one in RECORDS.activities[:2])
    assert (
        read(changed(honest(), swap_rows("activities", first, second), sort_evidence)).edits == []
    )


def rename_and_move(book: openpyxl.Workbook) -> None:
    page = sheet_of(book, "activities")
    page.title = "Công việc của chúng tôi"
    book.move_sheet(page, offset=-2)


def insert_above(book: openpyxl.Workbook) -> None:
    page = sheet_of(book, "sections")
    page.insert_rows(1, 3)
    page["A1"] = "#activities của ai"
    page["B1"] = "Đã xem"


def restyle(book: openpyxl.Workbook) -> None:
    page = sheet_of(book, "activities")
    for row in page.iter_rows(min_row=4):
        for cell in row:
            cell.font = copy(cell.font) + openpyxl.styles.Font(bold=True)
            cell.number_format = "General"


def copy_sheet(book: openpyxl.Workbook) -> None:
    book.copy_worksheet(sheet_of(book, "activities"))


def add_sheet(book: openpyxl.Workbook) -> None:
    book.create_sheet("Nháp", 0)["A1"] = "# ghi chú của tôi"


@pytest.mark.parametrize("change", [rename_and_move, insert_above, restyle, copy_sheet, add_sheet])
def test_what_leaves_the_values_alone_is_no_edit(change: Change) -> None:
    reading = read(changed(honest(), change))
    assert reading.edits == []
    assert sound(reading) == CASE.payload


def test_a_reason_on_the_cover_that_looks_like_a_mark_is_none() -> None:
    payload = msgspec.structs.replace(
        CASE.payload, revision=2, supersedes="ab" * 32, reason="#activities"
    )
    reading = read(workbook_of(CASE._replace(payload=payload)))
    assert reading.edits == []
    assert sound(reading) == payload


def line_with_money() -> Any:
    return next(one for one in RECORDS.budget_lines if one.planned)


def test_the_same_typed_as_text_is_no_edit() -> None:
    line = line_with_money()
    programme = RECORDS.programmes[0]
    done = next(one for one in RECORDS.progress if one.percent is not None)
    day = programme.issued_on
    assert day is not None
    changes = (
        put("budget", line.key, "budget_line.planned", f"{line.planned:,}".replace(",", ".")),
        put("programmes", programme.key, "programme.issued_on", f"{day.day}/{day.month}/{day.year}"),
        put("programmes", programme.key, "programme.period_from", f" {programme.period_from} "),
        put("activities", done.activity, "progress.percent", f"{done.percent}%"),
        put("activities", RECORDS.activities[0].key, "activity.content",
            f"  {RECORDS.activities[0].content} \n"),
    )  # fmt: skip
    assert read(changed(honest(), *changes)).edits == []


def test_a_changed_cell_a_deleted_row_and_an_added_one_are_three_edits() -> None:
    gone = RECORDS.evidence[0].key
    line = line_with_money()

    def delete(book: openpyxl.Workbook) -> None:
        page = sheet_of(book, "evidence")
        page.delete_rows(row_of(page, gone))

    data = changed(
        honest(),
        put("budget", line.key, "budget_line.planned", 1),
        delete,
        append("form:B5", {"ten": "Sáng kiến mới", "loai": "Sáng kiến"}),
    )
    reading = read(data)
    assert sound(reading) == CASE.payload
    assert [(one.sheet, one.change) for one in reading.edits] == [
        ("budget", "changed"), ("form:B5", "added"), ("evidence", "removed"),
    ]  # fmt: skip
    money, added, removed = reading.edits
    assert (money.sealed, money.seen) == (line.planned, 1)
    assert (money.record, money.field) == (line.key, "budget_line.planned")
    assert removed.record == gone
    assert added.cells == {"ten": "Sáng kiến mới", "loai": "Sáng kiến"}
    after = accepted(CASE, reading.edits)
    assert gone not in {one.key for one in after.evidence}
    assert len(after.open_rows) == len(RECORDS.open_rows) + 1
    assert next(one for one in after.budget_lines if one.key == line.key).planned == 1
    assert after.activities == RECORDS.activities


def test_a_row_added_to_a_sheet_that_was_empty_is_an_edit() -> None:
    bare = msgspec.structs.replace(RECORDS, open_rows=[], answers=[])
    case = CASE._replace(payload=msgspec.structs.replace(CASE.payload, records=bare))
    data = changed(workbook_of(case), append("form:B5", {"ten": "Sáng kiến mới"}))
    (edit,) = read(data).edits
    assert (edit.sheet, edit.change) == ("form:B5", "added")


def test_a_copied_row_is_an_added_one() -> None:
    key = RECORDS.activities[0].key

    def duplicate(book: openpyxl.Workbook) -> None:
        page = sheet_of(book, "activities")
        row, last = row_of(page, key), page.max_row + 1
        for cell in page[row]:
            page.cell(last, cell.column).value = cell.value

    (edit,) = read(changed(honest(), duplicate)).edits
    assert (edit.sheet, edit.change) == ("activities", "added")


def test_a_sum_that_was_typed_over_is_an_edit_that_changes_no_record() -> None:
    reading = read(changed(honest(), put("form:B1", "tong", "tong", 999_999)))
    (edit,) = reading.edits
    assert (edit.record, edit.field, edit.seen) == ("tong", "tong", 999_999)
    assert accepted(CASE, reading.edits) == RECORDS


def test_an_emptied_cell_is_an_edit() -> None:
    key = RECORDS.activities[0].key
    (edit,) = read(changed(honest(), put("activities", key, "activity.content", None))).edits
    assert (edit.sealed, edit.seen) == (RECORDS.activities[0].content, None)


def drop_sheet(book: openpyxl.Workbook) -> None:
    book.remove(sheet_of(book, "sections"))


def drop_key_column(book: openpyxl.Workbook) -> None:
    sheet_of(book, "sections").delete_cols(1)


def drop_mark_row(book: openpyxl.Workbook) -> None:
    sheet_of(book, "sections").delete_rows(1)


def clear_keys(book: openpyxl.Workbook) -> None:
    page = sheet_of(book, "sections")
    for cell in page["A"][1:]:
        cell.value = None


@pytest.mark.parametrize("change", [drop_sheet, drop_key_column, drop_mark_row, clear_keys])
def test_a_sheet_that_is_gone_or_lost_its_keys_is_one_edit(change: Change) -> None:
    reading = read(changed(honest(), change))
    (edit,) = reading.edits
    assert (edit.sheet, edit.change, edit.record) == ("sections", "removed", "*")
    assert accepted(CASE, reading.edits) == RECORDS


def test_a_cut_text_is_not_compared() -> None:
    case = awkward_case()
    long = next(one for one in case.payload.records.sections if len(one.text or "") > 32_000)
    data = changed(workbook_of(case), put("sections", long.section, "section.text", "đè lên"))
    assert read(data).edits == []


def test_a_form_of_an_older_catalogue_is_compared_by_what_both_have() -> None:
    def older(book: openpyxl.Workbook) -> None:
        page = sheet_of(book, "form:B1")
        page.delete_rows(row_of(page, "noi_tru"))
        page.cell(row_of(page, "tong"), column_of(page, "tong")).value = 1

    payload = msgspec.structs.replace(CASE.payload, catalogue="0.9")
    values = [one for one in RECORDS.stat_values if (one.form, one.row) != ("B1", "noi_tru")]
    records = msgspec.structs.replace(RECORDS, stat_values=values)
    case = CASE._replace(payload=msgspec.structs.replace(payload, records=records))
    assert read(changed(workbook_of(case), older)).edits == []


# Templates.


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
