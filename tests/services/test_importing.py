# SPDX-License-Identifier: MIT
"""From an office's own file to records and back by one undo."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from lsapp.domain.records import Activity, BudgetLine, Programme, Progress, Status
from lsapp.errors import UserError
from lsapp.intake.pool import Worker
from lsapp.messages import explain
from lsapp.services.desk import Desk
from lsapp.services.history import undo_last
from lsapp.services.importing import (
    ImportOptions,
    ImportPlan,
    MappedSheet,
    apply_import,
    existing_records,
    guess_header,
    match_columns,
    plan_import,
    read_office_file,
    suggest_table,
    tables_for,
)

UNIT = "X06040"
_ODS = "urn:oasis:names:tc:opendocument:xmlns"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    """An annex drawn up in Excel: a banner, merged heads, a day, a percentage, merged cells below."""
    path = tmp_path / "Phụ lục I.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        share = book.add_format({"num_format": "0%"})
        book.add_worksheet("Trang trống")
        sheet = book.add_worksheet("Nhiệm vụ")
        sheet.merge_range("A1:J1", "KẾ HOẠCH HÀNH ĐỘNG NĂM 2026")
        for column, head in enumerate(["TT", "Nội dung", "ĐV chủ trì", "Thời gian hoàn thành"]):
            sheet.merge_range(2, column, 3, column, head)
        sheet.merge_range("E3:F3", "KP (triệu đồng)")
        sheet.write_row("E4", ["NSTW", "NS tỉnh"])
        sheet.merge_range("G3:G4", "Đánh giá")
        sheet.merge_range("H3:H4", "Tỷ lệ (%)")
        sheet.write_row("A5", ["II", "Thông tin, tuyên truyền"])
        sheet.write_row("A6", [1, "Đăng tin bài mới"])
        sheet.merge_range("C6:C7", "Phòng VHXH")
        sheet.write_datetime("D6", dt.datetime(2026, 3, 5), day)
        sheet.write_row("E6", [2.5, 10])
        sheet.write("G6", "Đang triển khai")
        sheet.write("H6", 0.45, share)
        sheet.write_row("A7", [1.1, "Viết bài"])
        sheet.write("D7", "Quý II/2026")
    return path


def planned(desk: Desk, path: Path, worker: Worker) -> ImportPlan:
    plan = desk.plan()
    (sheet,) = read_office_file(path, worker).sheets
    table = suggest_table(tables_for(desk, plan, UNIT), sheet)
    assert table is not None
    assert table.kind == "activities"
    header = guess_header(table, sheet)
    assert header is not None
    mapping = match_columns(table, sheet, header)
    mapped = MappedSheet(table=table, sheet=sheet, header=header, mapping=mapping)
    programme = desk.store.select(Programme, unit=UNIT)[0].key
    options = ImportOptions(unit=UNIT, year=2026, round_code="2026", programme=programme)
    return plan_import(plan, existing_records(desk, plan, UNIT, "2026"), mapped, options)


def test_a_file_is_read_planned_applied_and_taken_back(
    office: Desk, annex: Path, worker: Worker
) -> None:
    before = {one.key: one for one in office.store.select(Activity, unit=UNIT)}
    plan = planned(office, annex, worker)
    assert plan.count("new") == 2
    change = apply_import(office, plan)
    assert change.name == "import.office"
    after = office.store.select(Activity, unit=UNIT)
    fresh = {one.content: one for one in after if one.key not in before}
    first, under = fresh["Đăng tin bài mới"], fresh["Viết bài"]
    assert (first.group, first.lead_unit, first.due_on) == ("2", "Phòng VHXH", dt.date(2026, 3, 5))
    assert (under.parent, under.lead_unit) == (first.key, "Phòng VHXH")
    lines = office.store.select(BudgetLine, unit=UNIT, activity=first.key)
    assert {one.source: one.planned for one in lines} == {"nstw": 2_500_000, "ns_tinh": 10_000_000}
    (result,) = office.store.select(Progress, unit=UNIT, activity=first.key)
    assert (result.status, result.percent) == (Status.IN_PROGRESS, 45)
    again = planned(office, annex, worker)
    assert (again.records, again.count("same")) == ((), 2)
    undo_last(office)
    assert {one.key: one for one in office.store.select(Activity, unit=UNIT)} == before


def test_merged_cells_arrive(annex: Path, worker: Worker) -> None:
    (sheet,) = read_office_file(annex, worker).sheets
    assert (sheet.name, sheet.visible) == ("Nhiệm vụ", True)
    assert (2, 4, 2, 5) in sheet.merges
    assert (5, 2, 6, 2) in sheet.merges
    assert sheet.cell(5, 3) == dt.date(2026, 3, 5)
    assert sheet.cell(99, 99) is None


def test_ods_is_read(tmp_path: Path, worker: Worker) -> None:
    path = tmp_path / "bảng.ods"
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Nội dung", "Ghi chú")
    )
    content = (
        f'<office:document-content xmlns:office="{_ODS}:office:1.0" xmlns:table="{_ODS}:table:1.0" '
        f'xmlns:text="{_ODS}:text:1.0"><office:body><office:spreadsheet><table:table table:name="B">'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
    (sheet,) = read_office_file(path, worker).sheets
    assert sheet.rows == (("Nội dung", "Ghi chú"),)


ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (ENCRYPTED, "import.password"),
        (b"Kinh gui: UBND xa", "import.not_a_table"),
        (b"", "import.not_a_table"),
        (b"%PDF-1.7\n", "import.not_a_table"),
        (b"PK\x03\x04" + b"xl/worksheets/sheet1.xml" * 4, "import.damaged"),
        (b"0" * (21 << 20), "import.too_large"),
    ],
    ids=["password", "text", "empty", "pdf", "damaged", "large"],
)
def test_a_file_that_cannot_be_read_says_what_to_do(
    tmp_path: Path, worker: Worker, content: bytes, code: str
) -> None:
    path = tmp_path / "tệp.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError) as raised:
        read_office_file(path, worker)
    assert raised.value.code == code
    assert "tệp.xlsx" in explain(code, **raised.value.facts)


def test_a_workbook_with_macros_is_not_opened(annex: Path, worker: Worker) -> None:
    with zipfile.ZipFile(annex, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(UserError) as raised:
        read_office_file(annex, worker)
    assert raised.value.code == "import.active_content"


def test_an_empty_workbook_and_a_missing_file(tmp_path: Path, worker: Worker) -> None:
    path = tmp_path / "trống.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
    with pytest.raises(UserError) as raised:
        read_office_file(path, worker)
    assert raised.value.code == "import.not_a_table"
    with pytest.raises(UserError) as raised:
        read_office_file(tmp_path / "không có.xlsx", worker)
    assert raised.value.code == "file.missing"
