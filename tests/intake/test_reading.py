# SPDX-License-Identifier: MIT
"""A file as it comes in: sound, edited outside, or damaged."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest

from lsapp.intake.reading import Reading, read_submission
from lsapp.submission.carrier import PROPERTY_PREFIX
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
    read,
    resaved_by_libreoffice,
    row_of,
    sample_case,
    sheet_of,
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
