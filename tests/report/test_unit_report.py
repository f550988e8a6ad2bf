# SPDX-License-Identifier: MIT
"""A unit's report: golden texts of three kinds of unit, and what must hold in each of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

import msgspec
import pytest
from block_text import document_text
from report_samples import (
    ASSOCIATION,
    COMMUNE,
    DEPARTMENT,
    Sample,
    association,
    commune,
    department,
    last_year,
    plan,
)

from lsapp.catalogue.model import Unit
from lsapp.domain.records import Letterhead, Status
from lsapp.report.blocks import (
    AnnexTitle,
    Document,
    Header,
    Heading,
    Paragraph,
    Row,
    Seal,
    Signature,
    Table,
)
from lsapp.report.unit_report import DRAFT, EDITABLE_NOTE, unit_report


def tables(document: Document) -> Iterator[tuple[str, Table]]:
    for part in document.parts:
        title = next((one.title for one in part.blocks if isinstance(one, AnnexTitle)), "")
        yield from ((title, one) for one in part.blocks if isinstance(one, Table))


def annex(document: Document, title: str) -> Table:
    return next(table for name, table in tables(document) if name == title)


def body_texts(document: Document) -> list[str]:
    return [one.text for one in document.parts[0].blocks if isinstance(one, Paragraph | Heading)]


def results(document: Document) -> Table:
    return annex(document, "Danh mục nhiệm vụ và kết quả thực hiện")


@pytest.mark.parametrize(
    ("name", "sample"),
    [("commune", commune), ("department", department), ("association", association)],
)
def test_report_reads_as_the_golden_text(
    name: str, sample: Callable[[], Sample], matches_golden: Callable[[str, str], None]
) -> None:
    previous = last_year() if name == "commune" else None
    names = {"L-01": "Trung tâm Thư viện"}
    context = sample().context(previous=previous, unit_names=names)
    matches_golden(f"{name}.txt", document_text(unit_report(context)))


def test_draft_reads_as_the_golden_text(matches_golden: Callable[[str, str], None]) -> None:
    context = commune().context(sealed=False, rule_titles={"money.low": "Kinh phí thấp"})
    matches_golden("commune_draft.txt", document_text(unit_report(context)))


@pytest.mark.parametrize("unit", [COMMUNE, DEPARTMENT, ASSOCIATION], ids=lambda unit: unit.code)
def test_an_empty_snapshot_gives_a_report_without_annexes(unit: Unit) -> None:
    document = unit_report(Sample(unit).context())
    assert len(document.parts) == 1
    assert isinstance(document.parts[0].blocks[-1], Seal)
    texts = body_texts(document)
    assert texts.count("Trong kỳ, đơn vị không có nhiệm vụ thuộc nhóm này.") == 3
    assert "Không có." in texts


def test_a_plan_without_letterheads_still_gives_a_head() -> None:
    context = Sample(DEPARTMENT).context()
    bare = msgspec.structs.replace(context, plan=msgspec.structs.replace(plan(), letterheads=()))
    head = unit_report(bare).parts[0].blocks[0]
    assert isinstance(head, Header)
    assert (head.parent_body, head.name) == (None, "SỞ NỘI VỤ")


def test_a_draft_has_a_watermark_and_nothing_of_a_seal() -> None:
    document = unit_report(commune().context(sealed=False))
    assert document.watermark == DRAFT
    assert document.attachment is None
    assert not any(isinstance(one, Seal) for part in document.parts for one in part.blocks)
    assert document.footer == "KH7_2026_X06040 · dự thảo"


def test_a_sealed_report_carries_the_very_bytes_of_its_payload() -> None:
    context = commune().context()
    document = unit_report(context)
    assert context.seal is not None
    assert document.watermark is None
    assert document.attachment is not None
    assert document.attachment.name == "submission.json"
    assert document.attachment.content == context.seal.payload
    last = document.parts[-1].blocks[-1]
    assert isinstance(last, Seal)
    assert last.code == f"lsapp:1:KH7:X06040:2026:r1:{context.seal.hash}"
    assert document.footer == f"KH7_2026_X06040_r1 · {context.seal.hash[:16]}"
    assert (document.identity, document.made_at) == (context.seal.hash, context.seal.made_at)


def test_the_word_variant_says_so_and_has_neither_code_nor_payload() -> None:
    context = commune().context()
    document = unit_report(context, editable=True)
    first = document.parts[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.style) == (EDITABLE_NOTE, "note")
    assert document.attachment is None
    assert not any(isinstance(one, Seal) for part in document.parts for one in part.blocks)
    assert context.seal is not None
    assert document.footer is not None
    assert context.seal.hash[:16] not in document.footer


def test_the_same_context_gives_an_equal_document() -> None:
    assert unit_report(commune().context()) == unit_report(commune().context())


def test_money_adds_up_to_the_last_dong_and_is_printed_unrounded() -> None:
    one = commune()
    activity = one.activity("k002", "2", "Mua máy")
    one.money(activity, 2026, "xhh", 1_234_567, 1)
    one.money(activity, 2026, "la", 10, None)
    lines = [line for line in one.records["budget_lines"] if line.year == 2026]
    table = results(unit_report(one.context()))
    total = table.rows[-1]
    assert total.style == "total"
    assert total.cells[9] == Decimal(sum(line.planned or 0 for line in lines)) / 1_000_000
    assert total.cells[10] == Decimal(sum(line.disbursed or 0 for line in lines)) / 1_000_000
    for column in (9, 10):
        for style in ("group", "plain"):
            cells = [row.cells[column] for row in table.rows if row.style == style]
            assert sum(cell for cell in cells if isinstance(cell, Decimal)) == total.cells[column]
        # 1.234.567 đồng needs all six places.
        assert table.columns[column].decimals == 6


def test_money_by_source_and_year_holds_every_line() -> None:
    one = commune()
    table = annex(unit_report(one.context()), "Kinh phí thực hiện theo năm và nguồn vốn")
    planned = sum(line.planned or 0 for line in one.records["budget_lines"])
    assert table.rows[-1].cells[2] == Decimal(planned) / 1_000_000
    years = [row.cells[1] for row in table.rows if row.style == "group"]
    assert years == ["Năm 2026", "Năm 2027"]
    assert [column.decimals for column in table.columns[2:4]] == [2, 2]


def test_an_amount_that_was_not_given_is_blank_and_nought_is_nought() -> None:
    one = Sample(COMMUNE)
    programme = one.programme()
    first, second = (one.activity(programme, "1", name) for name in ("A", "B"))
    one.money(first, 2026, "tinh", None, 0)
    one.progress(second, Status.IN_PROGRESS)
    table = results(unit_report(one.context()))
    cells = {row.cells[1]: row.cells[9:11] for row in table.rows if row.style == "plain"}
    assert cells["A"] == (None, Decimal(0))
    assert cells["B"] == (None, None)


def test_a_group_where_nothing_arose_gives_its_reason_once_in_words_and_once_in_the_annex() -> None:
    document = unit_report(commune().context())
    words = "Không phát sinh: Xã không có đối tác."
    assert body_texts(document).count(words) == 1
    assert [row.cells[1] for row in results(document).rows].count(words) == 1


def test_the_last_round_is_compared_with_by_group_and_as_a_whole() -> None:
    texts = body_texts(unit_report(commune().context(previous=last_year())))
    compared = [text for text in texts if "So với năm 2025" in text]
    assert len(compared) == 3
    assert "số nhiệm vụ tăng 2 (từ 2 lên 4)" in compared[0]
    assert "kinh phí giải ngân giảm 6,75 triệu đồng (33,8%)" in compared[0]
    assert not any("So với" in text for text in body_texts(unit_report(commune().context())))


def test_last_rounds_records_that_name_no_round_are_not_compared_with() -> None:
    nameless = msgspec.structs.replace(last_year(), reports=[], progress=[])
    document = unit_report(commune().context(previous=nameless))
    assert not any("So với" in text for text in body_texts(document))


def test_an_activity_is_late_when_it_fell_due_within_the_period_and_is_not_closed() -> None:
    one = Sample(COMMUNE)
    one.report()
    programme = one.programme()
    for name, due, status in (
        ("last day", dt.date(2026, 12, 14), Status.IN_PROGRESS),
        ("after", dt.date(2026, 12, 15), Status.IN_PROGRESS),
        ("done", dt.date(2026, 1, 1), Status.COMPLETED),
        ("dropped", dt.date(2026, 1, 1), Status.STOPPED),
        ("nothing", dt.date(2026, 1, 1), Status.NONE_ARISING),
        ("recurring", None, Status.NOT_STARTED),
    ):
        one.progress(one.activity(programme, "1", name, due_on=due), status)
    rows = results(unit_report(one.context())).rows
    late = {row.cells[1] for row in rows if "quá hạn" in str(row.cells[8])}
    assert late == {"last day"}


def test_a_draft_made_early_counts_nothing_late_that_is_not_due_yet() -> None:
    one = Sample(COMMUNE)
    one.report()
    one.activity(one.programme(), "1", "A", due_on=dt.date(2026, 6, 30))
    early = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    early_rows = results(unit_report(one.context(sealed=False, drafted_at=early))).rows
    late_rows = results(unit_report(one.context(sealed=False))).rows
    assert early_rows[1].cells[8] == "Chưa khai"
    assert late_rows[1].cells[8] == "Chưa khai, quá hạn"


def test_activities_of_a_past_programme_count_only_with_a_result_and_keep_their_numbers() -> None:
    one = Sample(COMMUNE)
    one.report()
    past = one.programme(period_from=2020, period_to=2025)
    now = one.programme()
    one.activity(past, "1", "không còn")
    one.progress(one.activity(past, "1", "còn dở"), Status.IN_PROGRESS)
    one.activity(now, "1", "mới")
    rows = [row for row in results(unit_report(one.context())).rows if row.style == "plain"]
    listed = [row.cells[:2] for row in rows if row.cells[0]]
    assert listed == [("1.2", "còn dở"), ("1.3", "mới")]


def test_a_heading_without_result_is_listed_but_not_counted() -> None:
    one = Sample(COMMUNE)
    programme = one.programme()
    above = one.activity(programme, "1", "Đề mục")
    one.progress(one.activity(programme, "1", "Việc", parent=above), Status.COMPLETED)
    document = unit_report(one.context())
    assert any(
        text.startswith("Tổng số 1 nhiệm vụ: hoàn thành 1.") for text in body_texts(document)
    )
    assert [row.cells[8] for row in results(document).rows[1:3]] == [None, "Hoàn thành"]


def test_records_of_another_edition_of_the_plan_are_printed_not_lost() -> None:
    one = Sample(COMMUNE)
    key = one.activity(one.programme(), "9", "Việc lạ")
    one.money(key, 2026, "nguon_la", 7, None)
    document = unit_report(one.context())
    assert [row.cells[1] for row in results(document).rows][-2] == "Việc lạ"
    money = annex(document, "Kinh phí thực hiện theo năm và nguồn vốn")
    assert money.rows[1].cells[1] == "nguon_la"


def test_an_optional_empty_section_is_left_out_and_the_next_moves_up() -> None:
    headings = [
        one.text
        for one in unit_report(commune().context()).parts[0].blocks
        if isinstance(one, Heading)
    ]
    assert headings[headings.index("III. ĐÁNH GIÁ") + 1] == "1. Hạn chế"
    assert headings[-1] == "IV. KIẾN NGHỊ"


def test_annexes_are_numbered_only_where_there_are_two_or_more() -> None:
    one = Sample(COMMUNE)
    one.whole_form("T2", "Không có")
    labels = [
        block.label
        for part in unit_report(one.context()).parts
        for block in part.blocks
        if isinstance(block, AnnexTitle)
    ]
    assert labels == ["Phụ lục"]


def test_the_units_own_letterhead_goes_before_the_plans() -> None:
    one = commune()
    one.records["letterheads"] = [
        Letterhead(
            unit=COMMUNE.code,
            key="l",
            name="HỘI ĐỒNG\nXÃ THẤT KHÊ",
            place="Thất Khê",
            signer_title="TRƯỞNG BAN",
            signer_name="…",
            recipients="- Như trên;\n- Lưu trữ.",
            archive_mark="Lưu: VT, VX.",
            report_symbol="-BC/HĐ",
        )
    ]
    document = unit_report(one.context())
    head = document.parts[0].blocks[0]
    sign = next(one for one in document.parts[0].blocks if isinstance(one, Signature))
    assert isinstance(head, Header)
    assert head.number_line == "Số: \xa0\xa0\xa0\xa0\xa0\xa0-BC/HĐ"
    assert document.author == "Hội đồng xã Thất Khê"
    assert sign.recipients == ("Như trên", "Lưu trữ", "Lưu: VT, VX.")
    assert (sign.authority, sign.signer_title, sign.signer_name) == (None, "TRƯỞNG BAN", "…")


def test_every_row_of_every_table_has_one_cell_a_column() -> None:
    for sample in (commune, department, association):
        for title, table in tables(unit_report(sample().context())):
            for row in table.rows:
                assert len(row.cells) == len(table.columns), title
            spanned = sum(one.columns for one in table.head[0])
            assert spanned == len(table.columns), title


def test_an_answer_to_a_record_that_is_gone_shows_no_codes() -> None:
    one = Sample(COMMUNE)
    one.answer("rule", "gone", "dh/nu", "Vì vậy.")
    one.answer("rule", None, None, "Cho tất cả.")
    table = annex(unit_report(one.context()), "Giải trình các nội dung cần lưu ý")
    assert [row.cells[2] for row in table.rows] == [
        "Bản ghi không có trong báo cáo này",
        "Toàn bộ báo cáo",
    ]


def test_twenty_thousand_activities_are_listed_each_once() -> None:
    one = Sample(COMMUNE)
    one.report()
    programme = one.programme()
    for number in range(20_000):
        key = one.activity(programme, str(number % 3 + 1), f"Việc {number}")
        one.money(key, 2026, "tinh", number, number)
    rows: tuple[Row, ...] = results(unit_report(one.context(sealed=False))).rows
    assert len([row for row in rows if row.style == "plain"]) == 20_000
    assert rows[-1].cells[9] == Decimal(sum(range(20_000))) / 1_000_000
