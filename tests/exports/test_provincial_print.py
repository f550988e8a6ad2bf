# SPDX-License-Identifier: MIT
"""The provincial report of a whole province, printed, read back and held to the decree."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from decree_faults import Paper, faults
from openpyxl.worksheet.worksheet import Worksheet
from printed_pages import ShownPage, read_pages

from lsapp.cli import main
from lsapp.exports.xlsx_report import CHARTS_SHEET
from lsapp.services.compiled_words import compiled_sheet, save_words
from lsapp.services.desk import open_desk

PAPER = Paper(
    parent=("UBND TỈNH LẠNG SƠN",),
    name=("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"),
    symbol="/BC-SKHCN",
    place="Lạng Sơn",
    kind="BÁO CÁO",
    signer=("GIÁM ĐỐC",),
)
WORDS = {
    "chi_dao": "Sở đã hướng dẫn, đôn đốc {{bao_cao.phai_gui}} đơn vị xây dựng kế hoạch.",
    "han_che": "Còn {{nhiem_vu.qua_han}} nhiệm vụ quá hạn; việc phối hợp chưa thường xuyên.\n"
    "Một số đơn vị gửi báo cáo chậm.",
    "kien_nghi_tinh": "Đề nghị bố trí kinh phí cho nhóm nhiệm vụ III.",
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The report of all units of the province, with words of the department's own."""
    folder = tmp_path_factory.mktemp("province")
    database = folder / "so.lsdb"
    demo = ["demo", "--db", str(database), "--units", "all", "--year", "2026"]
    assert main([*demo, "--activities", "8"]) == 0
    with open_desk(database) as desk:
        sheet = compiled_sheet(desk, desk.plan(), "2026")
        for section, text in WORDS.items():
            save_words(desk, desk.plan(), sheet, section, text)
    out = folder / "out"
    told = ["--round", "2026", "--format", "pdf,xlsx", "--out", str(out)]
    assert main(["compile", "--db", str(database), *told]) == 0
    return {path.suffix: Path(path).read_bytes() for path in out.iterdir()}


@pytest.fixture(scope="module")
def pages(papers: dict[str, bytes]) -> list[ShownPage]:
    return read_pages(papers[".pdf"])


def test_the_report_keeps_to_the_decree(pages: list[ShownPage]) -> None:
    assert faults(pages, PAPER) == []
    assert any(page.width > page.height for page in pages)


def test_the_words_stand_in_numbered_sections(pages: list[ShownPage]) -> None:
    texts = [one.text for page in pages for one in page.prints]
    for wanted in ("IV. ĐÁNH GIÁ CHUNG", "2. Tồn tại, hạn chế", "2. Với Ủy ban nhân dân tỉnh"):
        assert wanted in texts
    assert texts[texts.index("4. Bài học kinh nghiệm") + 1] == "(Chưa có nội dung.)"
    assert not any("viết.)" in text for text in texts)


def test_no_page_ends_with_a_heading_or_is_nearly_empty(pages: list[ShownPage]) -> None:
    for page in pages:
        body = [one for one in page.prints if 19 < one.baseline < page.height - 19]
        assert len(body) >= 4
        last = max(body, key=lambda one: one.baseline)
        in_frame = any(not one.level and one.bottom > last.baseline for one in page.strokes)
        assert in_frame or not last.bold or last.text in PAPER.signer


def test_every_chart_is_whole_on_its_page(pages: list[ShownPage]) -> None:
    found = {
        one.text: page
        for page in pages
        for one in page.prints
        if one.text.startswith(("Tình hình gửi báo cáo theo", "Tình trạng thực", "Nhiệm vụ qua"))
        and one.bold
    }
    assert len(found) == 3
    (groups,) = (page for title, page in found.items() if title.startswith("Tình trạng"))
    legend = {one.text for one in groups.prints}
    assert {"Hoàn thành", "Đang thực hiện", "Đơn vị tính: nhiệm vụ"} <= legend
    assert sum(one.text.startswith(("I. ", "IV. ", "VII. ")) for one in groups.prints) >= 3


@pytest.fixture(scope="module")
def sheets(papers: dict[str, bytes]) -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(papers[".xlsx"]))
    return {sheet.title: sheet for sheet in book.worksheets}


def test_the_workbook_has_a_sheet_for_the_charts_each_annex_and_each_form(
    sheets: dict[str, Worksheet],
) -> None:
    annexes = {"Tình hình gửi", "Theo nhóm", "Theo đơn vị", "Kinh phí", "Độ đầy đủ số liệu"}
    assert {"Bìa", CHARTS_SHEET, *annexes} <= sheets.keys()
    assert len(sheets[CHARTS_SHEET]._charts) == 4
    assert {f"B{number}" for number in range(1, 6)} <= {name[:2] for name in sheets}


def test_every_annex_is_ready_to_be_filtered_and_printed(sheets: dict[str, Worksheet]) -> None:
    for name, sheet in sheets.items():
        if name in ("Bìa", CHARTS_SHEET):
            continue
        assert sheet.freeze_panes is not None, name
        assert sheet.auto_filter.ref, name
        assert sheet.print_title_rows, name
        # As wide as one page, which is what a file says by saying nothing, and as long as it takes.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, name
        assert sheet.page_setup.fitToWidth in (None, 1), name
        assert sheet.page_setup.fitToHeight == 0, name
        assert sheet.page_setup.orientation == "landscape", name
        assert sheet.page_setup.paperSize in (8, 9), name
        assert all(one.width and one.width >= 5 for one in sheet.column_dimensions.values()), name


def test_no_number_is_kept_as_text(sheets: dict[str, Worksheet]) -> None:
    for name, sheet in sheets.items():
        head = int("".join(filter(str.isdigit, str(sheet.freeze_panes or "A9"))))
        for row in sheet.iter_rows(min_row=head):
            for cell in row:
                if isinstance(cell.value, str) and name not in ("Bìa", CHARTS_SHEET):
                    plain = cell.value.replace(".", "").replace(",", "")
                    # Codes, numbers of documents and years that a unit wrote are text, and short.
                    assert not (plain.isdigit() and len(plain) > 4 and cell.column > 4), (
                        name,
                        cell.coordinate,
                        cell.value,
                    )


def test_the_list_of_units_has_days_late_as_numbers(sheets: dict[str, Worksheet]) -> None:
    sheet = sheets["Tình hình gửi"]
    rows = list(sheet.iter_rows(values_only=True))
    head = next(row for row in rows if row[0] == "STT")
    body = [row for row in rows[rows.index(head) + 1 :] if isinstance(row[0], int)]
    assert len(body) >= 84
    state, late = head.index("Tình trạng"), head.index("Quá hạn (ngày)")
    for row in body:
        assert ("quá hạn" in str(row[state])) == isinstance(row[late], int)
    assert any(row[state] == "Chưa gửi" for row in body)
    assert {type(row[head.index("Ngày nhận")]).__name__ for row in body} == {"datetime", "NoneType"}
