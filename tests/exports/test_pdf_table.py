# SPDX-License-Identifier: MIT
"""Tables of the PDF: heads, numbers, long cells, and every character that went in."""

from __future__ import annotations

import datetime as dt
import itertools
import unicodedata
from decimal import Decimal

import msgspec
import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import MM, Sheet, read_sheets

from lsapp.exports.fonts import Fonts
from lsapp.exports.layout import DECREE_30, fit_widths
from lsapp.exports.pdf import render_pdf
from lsapp.exports.typesetting import Typesetter
from lsapp.report import blocks
from lsapp.report.blocks import Column, HeadCell, Row


def table(*rows: Row, columns: tuple[Column, ...] = (), numbered: bool = False) -> blocks.Table:
    columns = columns or tuple(Column(width=1) for _ in rows[0].cells)
    head = tuple(HeadCell(text=f"Cột {n}") for n in range(1, len(columns) + 1))
    return blocks.Table(columns=columns, head=(head,), rows=rows, numbered=numbered)


def sheets_of(fonts: Fonts, *body: blocks.AnyBlock, landscape: bool = False) -> list[Sheet]:
    return read_sheets(render_pdf(samples.body_document(*body, landscape=landscape), fonts))


def joined(sheets: list[Sheet]) -> str:
    return "".join(text.words for sheet in sheets for text in sheet.texts)


def test_values_are_set_the_vietnamese_way(fonts: Fonts) -> None:
    row = Row(cells=(1234567, Decimal("1234567.45"), dt.date(2020, 3, 5), None, "chữ"))
    columns = (
        Column(width=1, align="right"),
        Column(width=1, align="right", decimals=1),
        Column(width=1, align="center"),
        Column(width=1),
        Column(width=1),
    )
    (sheet,) = sheets_of(fonts, table(row, columns=columns))
    words = [text.words for text in sheet.texts][5:]
    assert words == ["1.234.567", "1.234.567,5", "05/3/2020", "chữ"]


def test_numbers_stand_at_the_right_of_their_cells(fonts: Fonts) -> None:
    rows = [Row(cells=("x", value)) for value in (1, 22, 4444)]
    columns = (Column(width=1), Column(width=1, align="right"))
    (sheet,) = sheets_of(fonts, table(*rows, columns=columns))
    ends = {round(t.x + t.width, 1) for t in sheet.texts if t.words in ("1", "22", "4.444")}
    assert len(ends) == 1
    assert ends.pop() == pytest.approx(sheet.width - 15 * MM - 3.25, abs=0.1)


def test_the_head_with_its_spans_stands_on_every_page(fonts: Fonts) -> None:
    sheets = sheets_of(fonts, samples.annex_table(60), landscape=True)
    assert len(sheets) > 3
    for sheet in sheets:
        words = sheet.words()
        for head in ("Nội dung nhiệm vụ", "Cơ quan thực hiện", "Giải ngân", "(1)", "(9)"):
            assert words.count(head) == 1
        spanning = sheet.find("Cơ quan thực hiện")
        left, right = sheet.find("Chủ trì"), sheet.find("Phối hợp")
        assert left.x < spanning.x + spanning.width / 2 < right.x + right.width
        assert spanning.y > left.y


def test_every_row_is_printed_once_and_in_order(fonts: Fonts) -> None:
    rows = [Row(cells=(f"dòng-{n}", n)) for n in range(500)]
    sheets = sheets_of(fonts, table(*rows))
    found = [t.words for s in sheets for t in s.texts if t.words.startswith("dòng-")]
    assert found == [f"dòng-{n}" for n in range(500)]


def test_a_group_row_reaches_over_its_empty_cells(fonts: Fonts) -> None:
    name = "NHÓM 1. QUÁN TRIỆT, TUYÊN TRUYỀN"
    group = Row(cells=("I", name, None, None, 5), style="group")
    plain = Row(cells=("1", "a", "b", "c", 5))
    (sheet,) = sheets_of(fonts, table(group, plain))
    text = sheet.find("NHÓM 1.")
    assert text.words == name
    assert text.font.endswith("Bold")
    crossing = [
        s for s in sheet.strokes
        if not s.horizontal and text.x < s.x1 < text.x + text.width
        and min(s.y1, s.y2) < text.y < max(s.y1, s.y2)
    ]  # fmt: skip
    assert crossing == []


def test_a_group_row_is_not_the_last_on_a_page(fonts: Fonts) -> None:
    for before in range(36, 42):
        rows = [Row(cells=("x", "y")) for _ in range(before)]
        rows.append(Row(cells=("NHÓM", None), style="group"))
        rows.append(Row(cells=("sau", "z")))
        sheets = sheets_of(fonts, table(*rows))
        (sheet,) = [s for s in sheets if "NHÓM" in s.words()]
        assert "sau" in sheet.words()


def test_a_total_row_is_bold_and_never_alone(fonts: Fonts) -> None:
    for before in range(36, 42):
        rows = [Row(cells=(f"x{n}", n)) for n in range(before)]
        rows.append(Row(cells=("Tổng", 99), style="total"))
        sheets = sheets_of(fonts, table(*rows))
        (sheet,) = [s for s in sheets if "Tổng" in s.words()]
        assert sheet.find("Tổng").font.endswith("Bold")
        assert f"x{before - 1}" in sheet.words()


def test_a_cell_of_40000_characters_prints_over_several_pages(fonts: Fonts) -> None:
    words = [f"từ{n}" for n in range(7000)]
    text = " ".join(words)
    assert len(text) > 40_000
    sheets = sheets_of(fonts, table(Row(cells=("1", text)), Row(cells=("2", "sau"))))
    assert len(sheets) > 3
    printed = " ".join(t.words for s in sheets for t in s.texts)
    assert [word for word in printed.split() if word.startswith("từ")] == words
    assert "sau" in sheets[-1].words()
    for sheet in sheets:
        assert all(t.y >= 20 * MM for t in sheet.texts if not t.words.isdigit())


def test_a_word_without_spaces_is_split_and_whole(fonts: Fonts) -> None:
    word = "Ố" * 3000
    sheets = sheets_of(fonts, table(Row(cells=("1", word))))
    assert joined(sheets).count("Ố") == 3000
    for sheet in sheets:
        assert all(t.x + t.width <= sheet.width - 15 * MM for t in sheet.texts)


def test_a_long_address_breaks_after_its_marks(fonts: Fonts) -> None:
    address = "van-thu.phong-khcn@" + "so-khoa-hoc-cong-nghe." * 6 + "example"
    sheets = sheets_of(fonts, table(Row(cells=("1", address, "2", "3", "4"))))
    lines = [t.words for t in sheets[0].texts if t.words in address and len(t.words) > 3]
    assert "".join(lines) == address
    assert all(line[-1] in "-.@" for line in lines[:-1])


def test_numbers_too_wide_for_their_column_shrink_and_stay_inside(fonts: Fonts) -> None:
    rows = [Row(cells=tuple(10**14 + n for n in range(12)))]
    (sheet,) = sheets_of(fonts, table(*rows))
    numbers = [t for t in sheet.texts if t.words.startswith("100.")]
    assert joined([sheet]).count("100.000.000.000.0") == 12
    for left, right in itertools.pairwise(numbers):
        if left.y == right.y:
            assert left.x + left.width <= right.x


def test_an_empty_table_prints_its_head(fonts: Fonts) -> None:
    empty = blocks.Table(
        columns=(Column(width=1), Column(width=1)),
        head=((HeadCell(text="Một"), HeadCell(text="Hai")),),
        rows=(),
    )
    (sheet,) = sheets_of(fonts, empty)
    assert sheet.words() == "Một\nHai\n(1)\n(2)"


def test_markup_and_formulas_come_out_as_typed(fonts: Fonts) -> None:
    texts = ("<b>đậm</b>", "A & B &amp; C", "=1+1", "x <y> z", '<img src="a"/>', "(\\)")
    sheets = sheets_of(fonts, table(*(Row(cells=(text,)) for text in texts)))
    printed = [t.words for t in sheets[0].texts][1:]
    assert printed == list(texts)


def test_no_break_spaces_hold_a_number_together(fonts: Fonts) -> None:
    text = "khoảng " * 7 + "1\u00a0000\u00a0000\u00a0đồng"
    for width in range(1, 6):
        columns = (Column(width=width), Column(width=4))
        sheets = sheets_of(fonts, table(Row(cells=(text, "x")), columns=columns))
        assert any("1 000 000 đồng" in t.words for t in sheets[0].texts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co")),
            max_size=40,
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_visible_character_is_printed(fonts: Fonts, texts: list[str]) -> None:
    sheets = sheets_of(fonts, table(*(Row(cells=(text,)) for text in texts)))
    printed = "".join(t.words for s in sheets for t in s.texts[1:])
    typesetter = Typesetter(fonts)
    expected = "".join(
        typesetter.printable(unicodedata.normalize("NFC", text), "regular") for text in texts
    )
    assert "".join(printed.split()) == "".join(expected.split())


@given(
    st.lists(st.tuples(st.floats(0.1, 50), st.floats(1, 60)), min_size=1, max_size=12),
    st.floats(1.0, 3.0),
)
def test_widths_fill_the_table_and_meet_every_need(
    columns: list[tuple[float, float]], slack: float
) -> None:
    shares, needs = [c[0] for c in columns], [c[1] for c in columns]
    total = sum(needs) * slack
    widths = fit_widths(shares, needs, total)
    assert sum(widths) == pytest.approx(total)
    assert all(w >= n - 1e-6 for w, n in zip(widths, needs, strict=True))


def test_the_smallest_size_of_a_crowded_table(fonts: Fonts) -> None:
    cells = tuple("Trình độ" for _ in range(30))
    sheets = sheets_of(fonts, table(Row(cells=cells), numbered=True), landscape=True)
    assert min(t.size for t in sheets[0].texts) >= DECREE_30.sizes.table_smallest
    assert joined(sheets).count("Trình") == 30


@pytest.mark.parametrize("before", range(22, 38))
def test_a_small_table_is_never_cut(fonts: Fonts, before: int) -> None:
    filler = blocks.Paragraph(text="\n".join(["Trước."] * before))
    layout = msgspec.structs.replace(DECREE_30, paragraph_gap=0)
    document = samples.body_document(filler, samples.plain_table(6))
    sheets = read_sheets(render_pdf(document, fonts, layout=layout))
    holding = [sheet for sheet in sheets if "Hội nghị quán triệt lần" in sheet.words()]
    assert len(holding) == 1
    assert "Bảng 1." in holding[0].words()


@pytest.mark.parametrize("rows", range(28, 44))
def test_a_remark_below_a_table_takes_two_rows_along(fonts: Fonts, rows: int) -> None:
    remark = blocks.Paragraph(text="x: không áp dụng.", style="note")
    document = samples.body_document(samples.plain_table(rows), remark)
    (sheet,) = [
        sheet
        for sheet in read_sheets(render_pdf(document, fonts))
        if "x: không áp dụng." in sheet.words()
    ]
    assert sheet.words().count("Hội nghị quán triệt lần") >= 2
