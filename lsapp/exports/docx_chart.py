# SPDX-License-Identifier: MIT
"""Charts in Word: real ones, that can be changed there, each with the workbook that holds its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from lsapp.exports.docx_markup import Setting, paragraph
from lsapp.exports.wording import without_illegal
from lsapp.exports.xlsx_chart import chart_height, chart_parts
from lsapp.report.blocks import Chart

if TYPE_CHECKING:
    import docx.document

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_EMU: Final = 635
"""English metric units in a twentieth of a point, the measure of DrawingML."""
_EDGE: Final = 30
"""Room for the line around a chart, which is drawn half outside it."""
_DATA: Final = '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
_AFTER_DATA: Final = "<c:printSettings>"
_SAID: Final = (
    ("<c:chart>", '<c:roundedCorners val="0"/><c:chart>'),
    ('<c:grouping val="stacked"/>', '<c:grouping val="stacked"/><c:varyColors val="0"/>'),
    ('<c:grouping val="clustered"/>', '<c:grouping val="clustered"/><c:varyColors val="0"/>'),
    ('<c:legendPos val="t"/>', '<c:legendPos val="t"/><c:overlay val="0"/>'),
    ("</c:scaling><c:axPos", '</c:scaling><c:delete val="0"/><c:axPos'),
    (
        '<c:showVal val="1"/>',
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>',
    ),
)
"""What a workbook of Excel 2007 leaves unsaid means the contrary in a document of today."""


def chart_paragraph(chart: Chart, number: int, width: int) -> str:
    """Return the paragraph that a document's chart stands in; ``number`` counts them from 1, ``width``
    is in twentieths of a point.
    """
    across, down = (width - _EDGE) * _EMU, round(chart_height(chart) * 20) * _EMU
    words = quoteattr(without_illegal(f"{chart.title} ({chart.unit})"))
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr id="{number}" name="Biểu đồ {number}" '
        f"descr={words}/><wp:cNvGraphicFramePr/>"
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="{_CHART_NAMESPACE}"><c:chart xmlns:c="{_CHART_NAMESPACE}" '
        f'r:id="{_relation(number)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    return paragraph(drawing, Setting(align="center", after=6))


def add_charts(word: docx.document.Document, charts: Iterable[Chart], made_at: dt.datetime) -> None:
    """Put the parts of the charts into the package, in the order of their numbers."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = word.part.package
    for number, chart in enumerate(charts, start=1):
        markup, book = chart_parts(chart, made_at)
        content = chart_markup(markup)
        part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, content, package)
        data = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _BOOK_TYPE, book, package)
        part.rels.add_relationship(f"{_OFFICE}/package", data, "rId1")
        word.part.rels.add_relationship(f"{_OFFICE}/chart", part, _relation(number))


def chart_markup(markup: bytes) -> bytes:
    """Return a workbook's chart as a document holds it: every default said, its data in the package."""
    text = markup.decode()
    for short, whole in _SAID:
        text = text.replace(short, whole)
    return text.replace(_AFTER_DATA, _DATA + _AFTER_DATA, 1).encode()


def _relation(number: int) -> str:
    return f"rIdChart{number}"
