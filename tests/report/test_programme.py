# SPDX-License-Identifier: MIT
"""A programme for signature: golden text, bases in force, money and numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from block_text import document_text
from report_samples import COMMUNE, Sample, commune, department

from lsapp.errors import UserError
from lsapp.report.blocks import Bases, Document, Header, Heading, Paragraph, Signature, Table, Title
from lsapp.report.programme import programme_document
from lsapp.report.unit_report import EDITABLE_NOTE


def blocks_of(document: Document, kind: type) -> list:
    return [one for part in document.parts for one in part.blocks if isinstance(one, kind)]


@pytest.mark.parametrize(("name", "sample"), [("commune", commune), ("department", department)])
def test_programme_reads_as_the_golden_text(
    name: str, sample: Callable[[], Sample], matches_golden: Callable[[str, str], None]
) -> None:
    made = sample()
    key = made.records["programmes"][0].key
    document = programme_document(made.context(unit_names={"L-01": "Trung tâm Thư viện"}), key)
    matches_golden(f"{name}_programme.txt", document_text(document))


def test_a_programme_that_is_not_there_is_said_by_key() -> None:
    with pytest.raises(UserError) as caught:
        programme_document(commune().context(), "không có")
    assert (caught.value.code, caught.value.facts) == ("programme.unknown", {"key": "không có"})


def test_an_empty_programme_is_printed_with_room_for_number_and_day() -> None:
    document = printed_empty()
    head = blocks_of(document, Header)[0]
    assert head.number_line == "Số: \xa0\xa0\xa0\xa0\xa0\xa0/KH-UBND"
    assert head.place_date.startswith("Thất Khê, ngày\xa0")
    assert len(document.parts) == 1
    assert document.watermark is None


def printed_empty() -> Document:
    one = Sample(COMMUNE)
    key = one.programme()
    return programme_document(one.context(sealed=False), key)


@pytest.mark.parametrize(
    ("day", "count"), [(dt.date(2026, 5, 31), 2), (dt.date(2026, 6, 1), 3)], ids=str
)
def test_only_bases_in_force_on_its_day_are_named(day: dt.date, count: int) -> None:
    one = Sample(COMMUNE)
    key = one.programme(issued_on=day)
    bases = blocks_of(programme_document(one.context(), key), Bases)[0]
    assert len(bases.lines) == count


def test_own_bases_get_their_word_once() -> None:
    one = Sample(COMMUNE)
    key = one.programme(legal_bases="- Căn cứ Luật A;\nNghị quyết B.\n\nThực hiện Chỉ thị C")
    bases = blocks_of(programme_document(one.context(), key), Bases)[0]
    assert bases.lines[-3:] == ("Căn cứ Luật A", "Căn cứ Nghị quyết B", "Thực hiện Chỉ thị C")


def test_the_type_stands_above_and_not_again_in_the_subject() -> None:
    one = Sample(COMMUNE)
    key = one.programme(doc_type="CTr", title="Chương trình hành động vì sách")
    document = programme_document(one.context(), key)
    title = blocks_of(document, Title)[0]
    assert (title.doc_type, title.subject) == ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Vì sách")
    assert blocks_of(document, Header)[0].number_line.endswith("/CTr-UBND")


def test_only_its_own_activities_and_money_are_in_it() -> None:
    one = commune()
    other = one.programme()
    one.money(one.activity(other, "1", "Việc khác"), 2026, "tinh", 99_000_000, None)
    document = programme_document(one.context(), "k002")
    assert "Việc khác" not in document_text(document)
    money, annex = blocks_of(document, Table)
    assert money.rows[-1].cells[2] == Decimal("21.75")
    assert annex.rows[-1].cells[6] == Decimal("21.75")


def test_without_money_the_section_says_where_it_comes_from() -> None:
    texts = [one.text for one in blocks_of(printed_empty(), Paragraph)]
    assert any(text.startswith("Kinh phí thực hiện bảo đảm từ") for text in texts)
    assert not blocks_of(printed_empty(), Table)


def test_its_note_is_printed_as_purpose_and_its_signatory_signs() -> None:
    one = Sample(COMMUNE)
    key = one.programme(note="Để mọi người đọc.", signatory="PHÓ CHỦ TỊCH")
    document = programme_document(one.context(), key)
    blocks = document.parts[0].blocks
    at = blocks.index(Heading(level=1, text="I. MỤC ĐÍCH, YÊU CẦU"))
    assert blocks[at + 1] == Paragraph(text="Để mọi người đọc.")
    assert blocks_of(document, Signature)[0].signer_title == "PHÓ CHỦ TỊCH"


def test_lead_units_typed_in_two_cases_are_one() -> None:
    texts = [
        one.text for one in blocks_of(programme_document(commune().context(), "k002"), Paragraph)
    ]
    assert "1. Phòng Văn hóa - Xã hội: chủ trì thực hiện nhiệm vụ 1.1, 1.2, 2.1." in texts


def test_the_word_variant_begins_with_its_remark() -> None:
    document = programme_document(commune().context(), "k002", editable=True)
    assert document.parts[0].blocks[0] == Paragraph(text=EDITABLE_NOTE, style="note")
