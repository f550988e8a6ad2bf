# SPDX-License-Identifier: MIT
"""The printed page against Nghị định 30/2020/NĐ-CP, Phụ lục I: read back and measured."""

from __future__ import annotations

import itertools

import pytest
import samples
from pdf_reading import MM, Sheet, Text, read_sheets

from lsapp.exports.fonts import Fonts
from lsapp.exports.layout import DECREE_30
from lsapp.exports.pdf import render_pdf
from lsapp.report import blocks

CAP_HEIGHT = 0.662
TOLERANCE = 0.5
REPORT_PAGES = 3
"""Pages of the sample's report; the annex follows."""


@pytest.fixture(scope="module")
def sheets(fonts: Fonts) -> list[Sheet]:
    return read_sheets(render_pdf(samples.document(), fonts))


def body(sheet: Sheet) -> list[Text]:
    """Texts between the margins: without page number and footer."""
    return [t for t in sheet.texts if 19 * MM < t.y < sheet.height - 19 * MM]


def middle(text: Text) -> float:
    return text.x + text.width / 2


def test_the_preset_lies_in_the_ranges_of_the_decree() -> None:
    margins, sizes = DECREE_30.margins, DECREE_30.sizes
    assert (DECREE_30.page_width, DECREE_30.page_height) == (210, 297)
    assert 20 <= margins.top <= 25
    assert 20 <= margins.bottom <= 25
    assert 30 <= margins.left <= 35
    assert 15 <= margins.right <= 20
    assert DECREE_30.first_line in (10, 12.7)
    assert DECREE_30.paragraph_gap >= 6
    # Single spacing of Times New Roman is 1.15 of its size.
    assert 1.15 <= DECREE_30.line_pitch <= 1.15 * 1.5
    assert 1 / 3 <= DECREE_30.rule_share <= 1 / 2
    ranges = {
        (12, 13): (sizes.national_title, sizes.parent_body, sizes.issuing_body),
        (13, 14): (
            sizes.motto, sizes.number_line, sizes.place_date, sizes.doc_type, sizes.subject,
            sizes.addressee, sizes.body, sizes.signer, sizes.annex_label, sizes.annex_title,
            sizes.annex_reference, sizes.page_number,
        ),
        (12, 12): (sizes.recipients_title,),
        (11, 11): (sizes.recipients,),
    }  # fmt: skip
    for (low, high), found in ranges.items():
        assert all(low <= size <= high for size in found)


def test_pages_are_a4_and_annexes_may_lie_across(sheets: list[Sheet]) -> None:
    for sheet in sheets[:REPORT_PAGES]:
        assert (sheet.width / MM, sheet.height / MM) == pytest.approx((210, 297), abs=0.01)
    for sheet in sheets[REPORT_PAGES:]:
        assert (sheet.width / MM, sheet.height / MM) == pytest.approx((297, 210), abs=0.01)


def test_nothing_stands_in_the_margins(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        right = sheet.width - 15 * MM
        for text in body(sheet):
            assert text.x >= 30 * MM - 0.02
            assert text.x + text.width <= right + 0.05
            assert text.y + CAP_HEIGHT * text.size <= sheet.height - 20 * MM
            assert text.y >= 20 * MM
        for line in sheet.strokes:
            assert min(line.x1, line.x2) >= 30 * MM
            assert max(line.x1, line.x2) <= right
            assert min(line.y1, line.y2) >= 20 * MM
            # The upper half of a rule at the very top is a tenth of a millimetre.
            assert max(line.y1, line.y2) <= sheet.height - 20 * MM + 0.1 * MM


def test_paragraphs_reach_both_margins_but_for_their_ends(sheets: list[Sheet]) -> None:
    lines = [t for t in body(sheets[0]) if t.size == 14 and t.font.endswith("LiberationSerif")]
    starts = [t for t in lines if t.words.startswith("Thực hiện Kế hoạch")]
    assert len(starts) == 4
    for text in starts:
        assert text.x == pytest.approx((30 + 12.7) * MM, abs=0.02)
        assert text.x + text.width == pytest.approx((210 - 15) * MM, abs=0.05)
    ends = [t for t in lines if t.words.endswith("trên địa bàn xã.")]
    assert len(ends) == 4
    assert all(t.word_space == 0 and t.x == pytest.approx(30 * MM, abs=0.02) for t in ends)


def test_paragraphs_stand_six_points_apart(sheets: list[Sheet]) -> None:
    lines = [t for t in body(sheets[1]) if t.size == 14 and t.font.endswith("LiberationSerif")]
    steps = {round(a.y - b.y, 1) for a, b in itertools.pairwise(lines)}
    pitch = 14 * DECREE_30.line_pitch
    assert pitch in steps
    assert round(pitch + 6, 1) in steps


@pytest.mark.parametrize(
    ("words", "size", "font"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Bold"),
        ("Độc lập - Tự do - Hạnh phúc", 13, "Bold"),
        ("ỦY BAN NHÂN DÂN", 12, "Bold"),
        ("XÃ THẤT KHÊ", 12, "Bold"),
        ("/BC-UBND", 13, "LiberationSerif"),
        ("Thất Khê, ngày", 13, "Italic"),
        ("BÁO CÁO", 14, "Bold"),
        ("Kính gửi: Sở Khoa học", 14, "LiberationSerif"),
        ("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", 14, "Bold"),
        ("1. Văn bản đã ban hành", 14, "Bold"),
    ],
)
def test_components_have_their_size_and_style(
    sheets: list[Sheet], words: str, size: float, font: str
) -> None:
    text = next(t for t in sheets[0].texts if words in t.words)
    assert text.size == pytest.approx(size, abs=0.1)
    assert text.font.split("-")[-1].endswith(font)


def test_the_head_stands_in_two_columns(sheets: list[Sheet]) -> None:
    sheet = sheets[0]
    title = sheet.find("CỘNG HÒA")
    motto = sheet.find("Độc lập")
    name = sheet.find("XÃ THẤT KHÊ")
    number, date = sheet.find("/BC-UBND"), sheet.find("Thất Khê, ngày")
    assert number.y == pytest.approx(date.y, abs=0.05)
    assert middle(number) == pytest.approx(middle(name), abs=0.1)
    assert middle(date) == pytest.approx(middle(title), abs=0.1)
    assert middle(motto) == pytest.approx(middle(title), abs=0.1)
    assert name.x + name.width < title.x
    first = next(t for t in sheet.texts if t.words == "ỦY BAN NHÂN DÂN")
    assert first.y == pytest.approx(title.y, abs=0.05)


def test_rules_below_motto_issuing_body_and_subject(sheets: list[Sheet]) -> None:
    sheet = sheets[0]
    motto, name = sheet.find("Độc lập"), sheet.find("XÃ THẤT KHÊ")
    subject = sheet.find("công nghiệp hóa, hiện đại hóa năm 2026")

    def rule_below(text: Text) -> float:
        (rule,) = [
            line
            for line in sheet.strokes
            if line.horizontal
            and 0 < text.y - line.y1 < 10
            and (line.x1 + line.x2) / 2 == pytest.approx(middle(text), abs=0.1)
        ]
        return rule.length

    assert rule_below(motto) == pytest.approx(motto.width, abs=0.1)
    assert 1 / 3 <= rule_below(name) / name.width <= 1 / 2
    assert 1 / 3 <= rule_below(subject) / subject.width <= 1 / 2


def test_page_numbers_stand_in_the_upper_margin_from_the_second_page(sheets: list[Sheet]) -> None:
    above = [[t for t in sheet.texts if t.y > sheet.height - 20 * MM] for sheet in sheets]
    shown = [[t.words for t in texts] for texts in above]
    # The report, then the annex, numbered anew; neither shows its number 1.
    assert shown[:4] == [[], ["2"], ["3"], []]
    assert shown[4:] == [[str(n)] for n in range(2, len(sheets) - 2)]
    for sheet, texts in zip(sheets, above, strict=True):
        for number in texts:
            assert number.size == 14
            assert number.font.endswith("LiberationSerif")
            centre = (30 * MM + sheet.width - 15 * MM) / 2
            assert middle(number) == pytest.approx(centre, abs=TOLERANCE * MM)
            assert number.y + CAP_HEIGHT * 14 < sheet.height - 5 * MM


def test_every_page_has_the_footer(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        (footer,) = [text for text in sheet.texts if text.words.startswith("KH48 ·")]
        assert "KH48 · X06040" in footer.words
        assert footer.y < 20 * MM
        assert footer.size == 8


def test_receivers_stand_level_with_the_signer_and_room_is_kept(fonts: Fonts) -> None:
    signature = blocks.Signature(
        recipients=("- Như trên;", "Lưu: VT."),
        authority="TM. ỦY BAN NHÂN DÂN",
        signer_title="CHỦ TỊCH",
        signer_name="(Đã ký)",
    )
    body_text = blocks.Paragraph(text="Một dòng.\nHai dòng.")
    (sheet,) = read_sheets(render_pdf(samples.body_document(body_text, signature), fonts))
    receivers, authority = sheet.find("Nơi nhận:"), sheet.find("TM. ỦY BAN")
    title, name = sheet.find("CHỦ TỊCH"), sheet.find("(Đã ký)")
    assert receivers.y == pytest.approx(authority.y, abs=0.05)
    assert receivers.x == pytest.approx(30 * MM, abs=0.02)
    assert (receivers.size, receivers.font[-10:]) == (12, "BoldItalic")
    assert title.y - name.y >= 40 * MM
    assert title.y - name.y <= 40 * MM + 20
    assert [t.words for t in sheet.texts if t.size == 11] == ["- Như trên;", "- Lưu: VT."]


@pytest.mark.parametrize("count", range(28, 40))
def test_the_signature_never_stands_alone(fonts: Fonts, count: int) -> None:
    lines = [blocks.Paragraph(text=f"Dòng {n}.") for n in range(count)]
    sheets = read_sheets(render_pdf(samples.body_document(*lines, samples.SIGNATURE), fonts))
    (last,) = [sheet for sheet in sheets if "Nơi nhận:" in sheet.words()]
    assert sum("Dòng" in text.words for text in last.texts) >= 2


@pytest.mark.parametrize("before", range(20, 36))
def test_no_line_of_a_paragraph_stands_alone(fonts: Fonts, before: int) -> None:
    lines = [blocks.Paragraph(text="Trước.\n" * before + "Trước.")]
    text = blocks.Paragraph(text=samples.BODY_TEXT)
    sheets = read_sheets(render_pdf(samples.body_document(*lines, text, text), fonts))
    for sheet in sheets:
        alone = [t for t in sheet.texts if t.y < sheet.height - 20 * MM]
        parts = [t.words for t in alone if t.words != "Trước."]
        # Five lines each: what stands on a page is 0, 2, 3 or 5 lines of a paragraph.
        assert len(parts) % 5 in (0, 2, 3)


def test_a_heading_stays_with_its_text(fonts: Fonts) -> None:
    for before in range(24, 34):
        filler = blocks.Paragraph(text="\n".join(["Trước."] * before))
        heading = blocks.Heading(level=1, text="I. Kết quả")
        text = blocks.Paragraph(text=samples.BODY_TEXT)
        sheets = read_sheets(render_pdf(samples.body_document(filler, heading, text), fonts))
        (sheet,) = [s for s in sheets if "I. KẾT QUẢ" in s.words()]
        assert "Thực hiện Kế hoạch" in sheet.words()


def test_several_addressees_stand_below_the_colon(fonts: Fonts) -> None:
    addressee = blocks.Addressee(receivers=("Ủy ban nhân dân tỉnh;", "Sở Khoa học và Công nghệ"))
    (sheet,) = read_sheets(render_pdf(samples.body_document(addressee), fonts))
    label = sheet.find("Kính gửi:")
    first, second = sheet.find("- Ủy ban nhân dân tỉnh;"), sheet.find("- Sở Khoa học")
    assert second.words.endswith("Công nghệ.")
    assert first.x == second.x
    assert first.x == pytest.approx(label.x + label.width, abs=14 * 0.3)


def test_bases_are_italic_and_closed_in_the_decrees_way(fonts: Fonts) -> None:
    bases = blocks.Bases(lines=("Căn cứ A", "Căn cứ B;", "Căn cứ C;"))
    (sheet,) = read_sheets(render_pdf(samples.body_document(bases), fonts))
    assert [t.words for t in sheet.texts] == ["Căn cứ A;", "Căn cứ B;", "Căn cứ C."]
    assert all(t.font.endswith("Italic") for t in sheet.texts)


def test_a_draft_is_marked_behind_every_page(fonts: Fonts) -> None:
    sheets = read_sheets(render_pdf(samples.document(watermark="DỰ THẢO"), fonts))
    for sheet in sheets:
        assert sheet.texts[0].words == "DỰ THẢO"
        assert sheet.texts[0].size > 40


def test_the_qr_code_stands_beside_its_words_within_the_signature(fonts: Fonts) -> None:
    text = blocks.Paragraph(text="Một.\nHai.")
    document = samples.body_document(text, samples.SIGNATURE, samples.SEAL)
    (sheet,) = read_sheets(render_pdf(document, fonts))
    words = sheet.find("Mã: 9f2c4e6a8b0d1f3e")
    assert words.x > (30 + 26) * MM
    assert words.y > sheet.height - 110 * MM
