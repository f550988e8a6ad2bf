# SPDX-License-Identifier: MIT
"""Charts in the three formats: the numbers on the bars, real charts over real cells, the same bytes."""

from __future__ import annotations

import io
import itertools
import re
import xml.etree.ElementTree as ET
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import msgspec
import openpyxl
import pikepdf
import pytest
import samples
from printed_pages import Print, ShownPage, read_pages
from test_pdf_archive_rules import OPERATORS

from lsapp.exports.chart_look import LOOKS, number_format
from lsapp.exports.docx import render_docx
from lsapp.exports.fonts import Fonts
from lsapp.exports.pdf import render_pdf
from lsapp.exports.xlsx_book import Cover
from lsapp.exports.xlsx_report import CHARTS_SHEET, ReportBook, render_report_xlsx
from lsapp.report.blocks import Chart, ChartSeries, Document, Paragraph, Part

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
STACKED = Chart(
    title="Tình trạng theo nhóm",
    categories=("I. Quán triệt, cụ thể hóa", "II. Thông tin", "III. Chưa ai làm"),
    series=(
        ChartSeries(name="Hoàn thành", values=(1234, 60, 0)),
        ChartSeries(name="Đang thực hiện", values=(766, 1, 0)),
        ChartSeries(name="Quá hạn", values=(3, 39, 0)),
    ),
    kind="stacked",
    unit="nhiệm vụ",
)
BESIDE = Chart(
    title="Kinh phí theo nguồn",
    categories=("Ngân sách tỉnh", "Xã hội hóa"),
    series=(
        ChartSeries(name="Kế hoạch", values=(Decimal("31.5"), None)),
        ChartSeries(name="Giải ngân", values=(Decimal("24.0"), Decimal("2.5"))),
    ),
    kind="beside",
    unit="triệu đồng",
    decimals=1,
)
COLUMNS = Chart(
    title="Qua các đợt",
    categories=("năm 2025", "năm 2026"),
    series=(ChartSeries(name="Nhiệm vụ", values=(1116, 1080)),),
    kind="columns",
    unit="nhiệm vụ",
)
CHARTS = (STACKED, BESIDE, COLUMNS)


def document(*charts: Chart) -> Document:
    before = Paragraph(text=samples.BODY_TEXT)
    return samples.document(Part(blocks=(before, *charts, before)), attachment=False)


def chart_page(fonts: Fonts, chart: Chart) -> ShownPage:
    (page,) = read_pages(render_pdf(document(chart), fonts))
    return page


def one(page: ShownPage, text: str) -> Print:
    (found,) = [each for each in page.prints if each.text == text]
    return found


def test_every_value_stands_on_paper_in_black_with_points_and_commas(fonts: Fonts) -> None:
    texts = {
        chart.title: {each.text for each in chart_page(fonts, chart).prints} for chart in CHARTS
    }
    assert {"1.234", "766", "2.003", "60", "39", "100"} <= texts[STACKED.title]
    assert {"31,5", "24,0", "2,5", "Đơn vị tính: triệu đồng"} <= texts[BESIDE.title]
    assert {"1.116", "1.080", "năm 2025", "Nhiệm vụ"} <= texts[COLUMNS.title]
    assert all(each.black for chart in CHARTS for each in chart_page(fonts, chart).prints)


def test_a_number_too_wide_for_its_part_stands_above_it(fonts: Fonts) -> None:
    page = chart_page(fonts, STACKED)
    inside, above, total = one(page, "766"), one(page, "3"), one(page, "2.003")
    assert inside.baseline == pytest.approx(total.baseline, abs=0.05)
    assert above.baseline < inside.top + 0.5
    assert above.left > inside.right
    # Nothing is said of a part that is nought.
    assert not any(each.text == "0" and not each.bold for each in page.prints)


def test_a_chart_keeps_within_the_margins_and_to_its_caption(fonts: Fonts) -> None:
    for chart in CHARTS:
        page = chart_page(fonts, chart)
        assert min(one.left for one in page.strokes) >= 30 - 0.1
        assert max(one.right for one in page.strokes) <= page.width - 15 + 0.1
        title = one(page, chart.title)
        assert title.bold
        top = min(each.top for each in page.strokes)
        assert 0 < top - title.baseline < 5


def test_a_chart_goes_to_the_next_page_as_one_and_one_taller_than_a_page_goes_on(
    fonts: Fonts,
) -> None:
    filler = tuple(Paragraph(text=samples.BODY_TEXT) for _ in range(7))
    part = Part(blocks=(*filler, STACKED))
    first, second = read_pages(render_pdf(samples.document(part, attachment=False), fonts))
    assert not first.strokes
    assert {STACKED.title, *STACKED.categories} <= {each.text for each in second.prints}
    many = msgspec.structs.replace(
        COLUMNS,
        kind="stacked",
        categories=tuple(f"Đơn vị {at}" for at in range(60)),
        series=(ChartSeries(name="Số", values=tuple(range(1, 61))),),
    )
    pages = read_pages(render_pdf(document(many), fonts))
    named = [each.text for page in pages for each in page.prints if each.text.startswith("Đơn")]
    assert len([each for each in named if each[7:].isdigit()]) == 60
    assert len(pages) > 1
    for page in pages:
        assert max(each.bottom for each in page.strokes) <= page.height - 20 + 0.1


def test_the_page_is_drawn_with_what_an_archive_may_hold(fonts: Fonts) -> None:
    data = render_pdf(document(*CHARTS), fonts)
    assert data == render_pdf(document(*CHARTS), fonts)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        used = {
            str(instruction.operator)
            for page in pdf.pages
            for instruction in pikepdf.parse_content_stream(page)
        }
        assert used <= OPERATORS
        assert all("/XObject" not in page.Resources for page in pdf.pages)


def test_neighbouring_series_differ_without_any_colour() -> None:
    for one_look, other in itertools.pairwise(LOOKS):
        assert (one_look.grey, one_look.hatch) != (other.grey, other.hatch)
        assert abs(one_look.grey - other.grey) > 0.1 or one_look.hatch != other.hatch
    assert len({(look.grey, look.hatch) for look in LOOKS}) == len(LOOKS)


def values_of(markup: bytes) -> list[list[float]]:
    root = ET.fromstring(markup)
    return [
        [float(point.findtext(f"{C}v", "")) for point in series.iter(f"{C}pt")]
        for series in (found.find(f"{C}val") for found in root.iter(f"{C}ser"))
        if series is not None
    ]


def test_word_has_real_charts_with_their_workbooks() -> None:
    data = render_docx(document(*CHARTS))
    assert data == render_docx(document(*CHARTS))
    word = docx.Document(io.BytesIO(data))
    drawn = word.element.xpath("//*[local-name()='chart']/@r:id")
    assert len(drawn) == 3
    for relation, chart in zip(drawn, CHARTS, strict=True):
        part = word.part.rels[relation].target_part
        assert values_of(part.blob) == [
            [float(value) for value in series.values if value is not None]
            for series in chart.series
        ]
        book = openpyxl.load_workbook(io.BytesIO(part.rels["rId1"].target_part.blob))
        sheet = book.active
        assert [cell.value for cell in sheet[1]][1:] == [one.name for one in chart.series]
        assert [cell.value for cell in sheet["A"]][1:] == list(chart.categories)
        assert all(
            cell.value is None or isinstance(cell.value, (int, float))
            for row in sheet.iter_rows(min_row=2, min_col=2)
            for cell in row
        )
    described = word.element.xpath("//*[local-name()='docPr']/@descr")
    assert described[0] == "Tình trạng theo nhóm (nhiệm vụ)"


def test_a_chart_in_word_says_what_a_workbook_of_2007_may_leave_unsaid() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(document(*CHARTS)))) as package:
        markups = [package.read(f"word/charts/chart{number}.xml") for number in (1, 2, 3)]
    for markup in markups:
        root = ET.fromstring(markup)
        for axis in (*root.iter(f"{C}catAx"), *root.iter(f"{C}valAx")):
            assert axis.find(f"{C}delete") is not None
        for labels in root.iter(f"{C}dLbls"):
            shown = {each.tag.removeprefix(C): each.get("val") for each in labels}
            assert shown["showVal"] == "1"
            names = ("LegendKey", "CatName", "SerName", "Percent", "BubbleSize")
            assert {shown[f"show{name}"] for name in names} == {"0"}
        tags = [each.tag.removeprefix(C) for each in root]
        order = ("lang", "roundedCorners", "chart", "spPr", "externalData", "printSettings")
        assert tags == [tag for tag in order if tag in tags]
        assert "externalData" in tags


def test_the_workbook_draws_its_charts_over_the_cells_beside_them() -> None:
    book = ReportBook(
        cover=Cover(title="Bìa", facts=(), guidance=()),
        sheets=(),
        title="Báo cáo",
        author="Sở",
        made_at=samples.MADE_AT,
        charts=CHARTS,
    )
    data = render_report_xlsx(book)
    assert data == render_report_xlsx(book)
    loaded = openpyxl.load_workbook(io.BytesIO(data))
    sheet = loaded[CHARTS_SHEET]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        markups = [package.read(f"xl/charts/chart{number}.xml") for number in (1, 2, 3)]
    for markup, chart in zip(markups, CHARTS, strict=True):
        formulas = [
            each.findtext(f"{C}val/{C}numRef/{C}f", "")
            for each in ET.fromstring(markup).iter(f"{C}ser")
        ]
        for formula, series in zip(formulas, chart.series, strict=True):
            area = formula.partition("!")[2].replace("$", "")
            held = [cell.value for row in sheet[area] for cell in row]
            assert held == [None if one is None else float(one) for one in series.values]


@pytest.mark.parametrize(
    ("largest", "kind", "decimals", "code"),
    [
        (999, "stacked", 0, "[>=1000]#\\.##0;[>0]0;"),
        (999, "beside", 0, "[>=1000]#\\.##0;[>0]0;0"),
        (2_000_000, "columns", 0, "[>=1000000]#\\.###\\.##0;[>=1000]#\\.##0;0"),
        (10**10, "columns", 0, "#,##0;;0"),
        (12, "beside", 1, "#,##0.0;;0"),
    ],
)
def test_numbers_have_points_whatever_the_machine_is_set_to(
    largest: int, kind: str, decimals: int, code: str
) -> None:
    chart = Chart(
        title="",
        categories=("a",),
        series=(ChartSeries(name="b", values=(largest,)),),
        kind=kind,  # type: ignore[arg-type]
        unit="",
        decimals=decimals,
    )
    assert number_format(chart) == code


def test_a_hatched_bar_stays_within_its_edges(fonts: Fonts, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(document(STACKED), fonts))) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    bars = [
        tuple(map(float, found))
        for found in re.findall(r"1 g ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", content)
    ]
    hatches = re.findall(r"q 0\.4 w (.*?) S Q", content)
    assert hatches
    for hatch in hatches:
        points = [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+) [ml]", hatch)]
        assert any(
            all(
                x - 0.02 <= px <= x + w + 0.02 and y - 0.02 <= py <= y + h + 0.02
                for px, py in points
            )
            for x, y, w, h in bars
        )
