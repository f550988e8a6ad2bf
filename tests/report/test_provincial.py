# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pytest
import report_samples
from block_text import block_lines, document_text

from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.domain.records import BudgetLine, Letterhead, Records, Round
from lsapp.report.blocks import Document, Heading, Table
from lsapp.report.provincial import (
    TO_BE_WRITTEN,
    UNWRITTEN,
    ProvincialContext,
    provincial_report,
)
from lsapp.report.provincial_annexes import provincial_annexes
from lsapp.report.provincial_figures import ProvincialFigures, ReportState
from lsapp.report.provincial_workbook import WorkbookTable, workbook_tables
from lsapp.report.tables import flat_head
from lsapp.rollup.province import roll_up
from lsapp.rollup.reported import Reported

COMMUNE, DEPARTMENT = report_samples.COMMUNE, report_samples.DEPARTMENT
ASSOCIATION = report_samples.ASSOCIATION
PLAN = report_samples.plan()
IN_TIME = dt.datetime(2026, 12, 16, 3, tzinfo=dt.UTC)


def commune_records() -> Records:
    return report_samples.commune().snapshot().records


def round_() -> Round:
    code = RoundCode(2026)
    return Round(
        unit="",
        key="r",
        plan=PLAN.code,
        code="2026",
        flow_from=code.flow_from,
        flow_to=code.flow_to,
        stock_on=code.stock_on,
        cut_off=code.cut_off,
        unit_deadline=dt.date(2026, 12, 17),
        department_deadline=dt.date(2026, 12, 21),
    )


def held(
    records: Records,
    unit: str,
    *,
    state: ReportState = ReportState.COUNTED,
    days: int = 0,
    accepted: bool = True,
) -> Reported:
    received = IN_TIME + dt.timedelta(days=days)
    found = {one.code: one for one in (COMMUNE, DEPARTMENT, ASSOCIATION)}[unit]
    return Reported(
        unit=found,
        state=state,
        records=records,
        revision=2,
        hash=unit,
        made_at=received,
        received_at=received,
        first_received_at=received,
        accepted=accepted,
    )


@pytest.fixture
def figures() -> ProvincialFigures:
    """The sample commune, twice over: once as itself, late; once as a department; one unit is missing."""
    commune = commune_records()
    return roll_up(
        PLAN,
        round_(),
        (COMMUNE, DEPARTMENT, ASSOCIATION),
        [
            held(commune, COMMUNE.code, days=2, accepted=False),
            held(moved(commune, DEPARTMENT.code), DEPARTMENT.code),
        ],
    )


def moved(records: Records, unit: str) -> Records:
    lists = {
        name: [msgspec.structs.replace(one, unit=unit) for one in getattr(records, name)]
        for name in Records.__struct_fields__
    }
    return Records(**lists)


def report(figures: ProvincialFigures, plan: Plan = PLAN, *, editable: bool = False) -> Document:
    return provincial_report(report_context(figures, plan), editable=editable)


def report_context(figures: ProvincialFigures, plan: Plan = PLAN) -> ProvincialContext:
    return ProvincialContext(
        plan=plan,
        unit=DEPARTMENT,
        figures=figures,
        identity="ab" * 32,
        stem="KH7_2026_TONGHOP",
        application="1",
        letterhead=Letterhead(
            unit=DEPARTMENT.code,
            key="l",
            parent_body="UBND TỈNH",
            name="SỞ NỘI VỤ",
            place="Lạng Sơn",
            signer_title="GIÁM ĐỐC",
            recipients="UBND tỉnh",
            archive_mark="VT",
            report_symbol="BC-SNV",
        ),
    )


def headings(document: Document) -> list[str]:
    return [one.text for one in document.parts[0].blocks if isinstance(one, Heading)]


def test_the_paper_is_as_the_golden_text_has_it(figures, matches_golden) -> None:
    matches_golden("provincial.txt", document_text(report(figures)))


def test_paper_and_word_have_the_same_headings_with_the_same_numbers(figures) -> None:
    paper = report(figures)
    assert headings(paper) == headings(report(figures, editable=True))
    assert "III. KẾT QUẢ" in headings(paper)
    # Nobody takes what is not written yet for a department that has nothing to say.
    assert document_text(paper).count(UNWRITTEN) == 5
    assert UNWRITTEN not in document_text(report(figures, editable=True))


def test_word_has_the_whole_outline_with_room_for_the_departments_words(figures) -> None:
    document = report(figures, editable=True)
    found = [text for text in headings(document) if text.isupper() or text[0].isdigit()]
    assert found[0] == "I. TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC ĐƠN VỊ"
    assert [text for text in found if text.isupper()] == [
        "I. TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC ĐƠN VỊ",
        "II. CHỈ ĐẠO",
        "III. KẾT QUẢ",
        "IV. ĐÁNH GIÁ",
        "V. KIẾN NGHỊ",
    ]
    # Four headings that nothing stands under, and one with three below it.
    assert document_text(document).count(TO_BE_WRITTEN) == 5
    assert TO_BE_WRITTEN not in document_text(report(figures))


def test_the_plan_is_named_by_what_its_citation_says_before_its_number(figures) -> None:
    citation = "Chương trình số 7/KH-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh"
    document = report(figures, msgspec.structs.replace(PLAN, citation=citation))
    assert document.title == (
        "Báo cáo tổng hợp kết quả thực hiện Chương trình số 7/KH-UBND năm 2026"
    )
    assert "Tổng hợp kết quả thực hiện Kế hoạch số_7/KH-UBND năm_2026" in document_text(
        report(figures)
    )


def test_units_that_are_not_counted_are_named_with_the_reason(figures) -> None:
    commune = commune_records()
    other = roll_up(
        PLAN,
        round_(),
        (COMMUNE, DEPARTMENT),
        [
            held(commune, COMMUNE.code, state=ReportState.RETURNED),
            held(commune, ASSOCIATION.code),
            held(moved(commune, DEPARTMENT.code), DEPARTMENT.code, state=ReportState.CONFLICT),
        ],
    )
    text = document_text(report(other))
    assert "0/2 đơn vị phải báo cáo" in text
    assert (
        "1 đơn vị đã bị trả lại để bổ sung (Xã Thất Khê); "
        "1 đơn vị có hai bản khác nhau chưa xử lý (Sở Nội vụ)"
    ) in text
    assert "Ngoài ra có 1 đơn vị không thuộc danh sách phải báo cáo" in text
    assert "Đã gửi, đúng hạn; ngoài danh sách phải báo cáo" in text


def tables(figures: ProvincialFigures) -> dict[str, WorkbookTable]:
    return {one.sheet: one for one in workbook_tables(PLAN, figures)}


def test_the_workbook_has_money_in_whole_dong(figures) -> None:
    lines: list[BudgetLine] = commune_records().budget_lines
    year = [one.planned for one in lines if one.year == 2026 and one.planned is not None]
    total = tables(figures)["Theo đơn vị"].table.rows[-1]
    assert total.style == "total"
    assert total.cells[7] == 2 * sum(year)
    assert not any(isinstance(cell, Decimal) for cell in total.cells[7:9])
    assert "triệu" not in str(tables(figures)["Kinh phí"].table.unit_note)


def test_the_workbook_has_one_kind_of_row_so_that_it_can_be_filtered(figures) -> None:
    for name in ("Tình hình gửi", "Theo đơn vị", "Kinh phí"):
        rows = tables(figures)[name].table.rows
        assert {row.style for row in rows} <= {"plain", "total"}
    kinds = [row.cells[1] for row in tables(figures)["Tình hình gửi"].table.rows]
    assert kinds == ["Các sở, ban, ngành", "Các hội, tổ chức", "Các xã"]


def test_every_table_is_as_wide_as_its_columns(figures) -> None:
    papers = [
        block
        for one in provincial_annexes(PLAN, figures)
        for block in one.annex.blocks
        if isinstance(block, Table)
    ]
    for table in (*papers, *(one.table for one in tables(figures).values())):
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
        assert sum(cell.columns for cell in table.head[0]) == len(table.columns)
        assert list(block_lines(table))


def test_the_workbook_leaves_blank_what_nobody_said_and_tells_how_many(figures) -> None:
    sheets = tables(figures)
    assert "…" not in {cell for row in sheets["T1"].table.rows for cell in row.cells}
    coverage = sheets["Độ đầy đủ số liệu"].table
    assert coverage.head == flat_head(cell.text for cell in coverage.head[0])
    assert all(sum(row.cells[4:7]) == 2 for row in coverage.rows)  # type: ignore[arg-type]
