# SPDX-License-Identifier: MIT
"""The Word file: the same measures as real Word structures, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import docx
import msgspec
import pytest
import samples
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from lsapp.exports.docx import render_docx
from lsapp.report import blocks
from lsapp.report.blocks import Column, HeadCell, Row


def opened(document: blocks.Document) -> WordDocument:
    return docx.Document(io.BytesIO(render_docx(document)))


@pytest.fixture(scope="module")
def word() -> WordDocument:
    return opened(samples.document())


def paragraph_with(word: WordDocument, words: str) -> docx.text.paragraph.Paragraph:
    return next(p for p in all_paragraphs(word) if words in p.text)


def all_paragraphs(word: WordDocument) -> list[docx.text.paragraph.Paragraph]:
    found = word.element.body.iter(qn("w:p"))
    return [docx.text.paragraph.Paragraph(element, word._body) for element in found]


def test_the_same_document_gives_the_same_bytes() -> None:
    first = render_docx(samples.document(watermark="DỰ THẢO"))
    assert first == render_docx(samples.document(watermark="DỰ THẢO"))
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_sections_have_the_measures_of_the_decree(word: WordDocument) -> None:
    report, annex = word.sections
    assert (report.page_width.mm, report.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert (annex.page_width.mm, annex.page_height.mm) == pytest.approx((297, 210), abs=0.1)
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    for section in word.sections:
        edges = (section.top_margin, section.bottom_margin, section.left_margin)
        assert [edge.mm for edge in edges] == pytest.approx([20, 20, 30], abs=0.1)
        assert section.right_margin.mm == pytest.approx(15, abs=0.1)


def test_pages_are_numbered_above_but_not_the_first_and_anew_in_each_part(
    word: WordDocument,
) -> None:
    for section in word.sections:
        assert section.different_first_page_header_footer
        start = section._sectPr.find(qn("w:pgNumType"))
        assert start.get(qn("w:start")) == "1"
        field = section.header._element.xpath(".//w:instrText")
        assert [element.text.strip() for element in field] == ["PAGE"]
        assert section.first_page_header._element.xpath(".//w:instrText") == []
        assert "KH48 · X06040" in section.footer.paragraphs[0].text


@pytest.mark.parametrize(
    ("words", "size", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
        ("XÃ THẤT KHÊ", 12, True, False),
        ("/BC-UBND", 13, False, False),
        ("Thất Khê, ngày", 13, False, True),
        ("BÁO CÁO", 14, True, False),
        ("I. CÔNG TÁC LÃNH ĐẠO", 14, True, False),
        ("a) Nhóm nhiệm vụ 1", 14, False, False),
        ("Thực hiện Kế hoạch", 14, False, False),
        ("Nơi nhận:", 12, True, True),
        ("- Lưu: VT, VHXH.", 11, False, False),
        ("TM. ỦY BAN NHÂN DÂN", 14, True, False),
        ("Phụ lục I", 14, True, False),
    ],
)
def test_components_have_their_size_and_style(
    word: WordDocument, words: str, size: float, bold: bool, italic: bool
) -> None:
    run = paragraph_with(word, words).runs[0]
    assert run.font.size.pt == size
    assert (bool(run.bold), bool(run.italic)) == (bold, italic)
    fonts = run._element.rPr.rFonts
    assert {fonts.get(qn(f"w:{n}")) for n in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }


def test_paragraphs_are_justified_with_a_first_line(word: WordDocument) -> None:
    form = paragraph_with(word, "Thực hiện Kế hoạch").paragraph_format
    assert form.first_line_indent.mm == pytest.approx(12.7, abs=0.1)
    assert form.space_before.pt >= 6
    assert form.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY


def test_the_head_is_a_table_without_frames(word: WordDocument) -> None:
    head = word.tables[0]
    assert "XÃ THẤT KHÊ" in head.cell(0, 0).text
    assert "Độc lập" in head.cell(0, 1).text
    assert "/BC-UBND" in head.cell(1, 0).text
    assert "Thất Khê, ngày" in head.cell(1, 1).text
    borders = head._element.tblPr.find(qn("w:tblBorders"))
    assert {border.get(qn("w:val")) for border in borders} == {"nil"}
    rules = head._element.xpath(".//w:pBdr/w:top")
    assert len(rules) == 2


def test_tables_repeat_their_head_and_keep_rows_whole(word: WordDocument) -> None:
    annex = word.tables[-1]
    rows = annex._element.findall(qn("w:tr"))
    headers = [row for row in rows if row.xpath("./w:trPr/w:tblHeader")]
    assert headers == rows[:3]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    assert annex.cell(0, 0)._tc is annex.cell(1, 0)._tc
    assert annex.cell(0, 2)._tc is annex.cell(0, 3)._tc
    assert annex.cell(0, 2).text == "Cơ quan thực hiện"
    assert [annex.cell(2, n).text for n in range(9)] == [f"({n})" for n in range(1, 10)]


def test_every_row_covers_all_columns(word: WordDocument) -> None:
    for table in word.tables:
        count = len(table._element.find(qn("w:tblGrid")))
        for row in table._element.findall(qn("w:tr")):
            spans = row.xpath("./w:tc/w:tcPr/w:gridSpan/@w:val")
            cells = len(row.findall(qn("w:tc")))
            assert cells + sum(int(span) - 1 for span in spans) == count


def test_numbers_and_dates_are_printed_the_vietnamese_way() -> None:
    table = blocks.Table(
        columns=(Column(width=1, decimals=1), Column(width=1)),
        head=((HeadCell(text="A"), HeadCell(text="B")),),
        rows=(Row(cells=(Decimal("1234567.5"), samples.MADE_AT.date())),),
        numbered=False,
    )
    cells = opened(samples.body_document(table)).tables[0].rows[1].cells
    assert [cell.text for cell in cells] == ["1.234.567,5", "16/12/2026"]
    assert cells[0].paragraphs[0].alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


def test_a_very_long_row_may_be_cut_by_the_page() -> None:
    table = blocks.Table(
        columns=(Column(width=1),),
        head=((HeadCell(text="A"),),),
        rows=(Row(cells=("từ " * 9000,)),),
    )
    row = opened(samples.body_document(table)).tables[0].rows[-1]
    assert row._tr.xpath("./w:trPr/w:cantSplit") == []


def test_seal_and_payload_stay_out(word: WordDocument) -> None:
    text = etree.tostring(word.element, encoding="unicode")
    assert "Mã: 9f2c4e6a8b0d1f3e" not in text
    data = render_docx(samples.document())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert all(samples.PAYLOAD not in package.read(name) for name in package.namelist())


def test_text_comes_out_as_typed_without_what_xml_forbids() -> None:
    text = "<b>&amp; \x00\x0b\ud800\ufffe=1+1\tx\ny"
    word = opened(samples.body_document(blocks.Paragraph(text=text)))
    assert [p.text for p in word.paragraphs if p.text] == ["<b>&amp; =1+1\tx", "y"]


def test_a_draft_says_so_on_every_page() -> None:
    word = opened(samples.document(watermark='DỰ THẢO "1" & <2>'))
    for section in word.sections:
        for header in (section.header, section.first_page_header):
            assert 'DỰ THẢO "1" & <2>' in header.paragraphs[0].text
            shapes = header._element.xpath('.//*[local-name()="textpath"][@string]')
            assert [shape.get("string") for shape in shapes] == ['DỰ THẢO "1" & <2>']


def test_properties_come_from_the_document(word: WordDocument) -> None:
    properties = word.core_properties
    assert properties.title == samples.document().title
    assert properties.author == "Ủy ban nhân dân xã Thất Khê"
    assert properties.created.replace(tzinfo=None) == samples.MADE_AT.replace(tzinfo=None)
    long = msgspec.structs.replace(samples.document(), title="Đ" * 400)
    assert len(opened(long).core_properties.title) == 255


def test_a_document_without_parts_can_be_opened() -> None:
    empty = msgspec.structs.replace(samples.document(), parts=())
    assert len(opened(empty).sections) == 1


def test_the_signature_is_held_to_the_text_before_it(word: WordDocument) -> None:
    closing = paragraph_with(word, "Trên đây là báo cáo")
    assert closing.paragraph_format.keep_with_next
    row = word.tables[2].rows[0]
    assert row._tr.xpath("./w:trPr/w:cantSplit")
    name = row.cells[1].paragraphs[-1]
    assert name.paragraph_format.space_before.mm == pytest.approx(40, abs=0.5)
