# SPDX-License-Identifier: MIT
"""WordprocessingML (ECMA-376) for the pieces of a document: runs, paragraphs, tables, sections.

Markup is built as text and parsed once, so a table costs in proportion to its rows. Lengths are
twentieths of a point unless a name says otherwise; sizes of type are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

from lsapp.exports.wording import without_illegal, xml_text

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
FONT: Final = "Times New Roman"
CELL_PADDING: Final = 60
_TWENTIETHS_PER_MM: Final = 1440 / 25.4
_CAPITAL_EM: Final = 0.72
_SMALL_EM: Final = 0.5
_SPACE_EM: Final = 0.25


def twentieths(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWENTIETHS_PER_MM)


def estimated_width(text: str, size: float) -> int:
    """Return about how wide a line prints; Word alone knows its fonts."""
    em = sum(
        _SPACE_EM if c in " \xa0-.,:;" else _CAPITAL_EM if c.isupper() else _SMALL_EM for c in text
    )
    return round(em * size * 20)


def estimated_last_line(text: str, size: float, width: int) -> int:
    """Return about how wide the last line of a bold text is, broken at ``width``."""
    used = 0
    space = estimated_width(" ", size)
    for word in text.split("\n")[-1].split():
        wide = estimated_width(word, size)
        used = used + space + wide if used and used + space + wide <= width else wide
    return min(used, width)


class Style(NamedTuple):
    """How characters are set."""

    size: float
    bold: bool = False
    italic: bool = False


class Setting(NamedTuple):
    """How a paragraph is set; ``line`` is a multiple of single spacing."""

    align: str = "left"
    first_line: int = 0
    left: int = 0
    right: int = 0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    keep_next: bool = False


def run(text: str, style: Style) -> str:
    """Return a run; a line break in ``text`` is a line break in Word, a tab a tab."""
    pieces: list[str] = []
    for number, line in enumerate(xml_text(text).replace("\r", "").split("\n")):
        if number:
            pieces.append("<w:br/>")
        for index, piece in enumerate(line.split("\t")):
            if index:
                pieces.append("<w:tab/>")
            if piece:
                pieces.append(f'<w:t xml:space="preserve">{piece}</w:t>')
    return f"<w:r>{_properties(style)}{''.join(pieces)}</w:r>"


def page_field(style: Style) -> str:
    """Return the field that prints the number of the page."""
    properties = _properties(style)
    return "".join(
        f"<w:r>{properties}{content}</w:r>"
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )


def _properties(style: Style) -> str:
    toggles = ("<w:b/><w:bCs/>" if style.bold else "") + ("<w:i/><w:iCs/>" if style.italic else "")
    half_points = round(style.size * 2)
    fonts = " ".join(f'w:{name}="{FONT}"' for name in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"<w:rPr><w:rFonts {fonts}/>{toggles}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    )


def paragraph(content: str, setting: Setting, *, extra: str = "", end: str = "") -> str:
    """Return a paragraph; ``extra`` are its tab stops, ``end`` the section that it closes."""
    keep = "<w:keepNext/>" if setting.keep_next else ""
    indent = ""
    if setting.first_line or setting.left or setting.right:
        indent = (
            f'<w:ind w:left="{setting.left}" w:right="{setting.right}" '
            f'w:firstLine="{setting.first_line}"/>'
        )
    spacing = (
        f'<w:spacing w:before="{round(setting.before * 20)}" w:after="{round(setting.after * 20)}" '
        f'w:line="{round(setting.line * 240)}" w:lineRule="auto"/>'
    )
    return (
        f"<w:p><w:pPr>{keep}<w:widowControl/>{extra}{spacing}{indent}"
        f'<w:jc w:val="{setting.align}"/>{end}</w:pPr>{content}</w:p>'
    )


def spacer(height: float, *, keep_next: bool = False, end: str = "") -> str:
    """Return an empty paragraph exactly ``height`` points high; ``end`` is as in ``paragraph``."""
    keep = "<w:keepNext/>" if keep_next else ""
    return (
        f'<w:p><w:pPr>{keep}<w:spacing w:before="0" w:after="0" w:line="{round(height * 20)}" '
        f'w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{end}</w:pPr></w:p>'
    )


def rule(length: int, width: int, *, keep_next: bool = False) -> str:
    """Return a low paragraph with an upper border of ``length`` in the middle of ``width``."""
    side = max(0, (width - length) // 2)
    keep = "<w:keepNext/>" if keep_next else ""
    return (
        f'<w:p><w:pPr>{keep}<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
        '</w:pBdr><w:spacing w:before="40" w:after="0" w:line="80" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/><w:jc w:val="center"/></w:pPr></w:p>'
    )


def tab_stops(width: int) -> str:
    """Return a tab stop in the middle of ``width`` and one at its right end."""
    return (
        f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/>'
        f'<w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    )


class Cell(NamedTuple):
    """A cell of a table: its paragraphs and how far it reaches."""

    content: str
    width: int
    columns: int = 1
    merge: str = ""
    middle: bool = False


def cell(data: Cell) -> str:
    """Return a cell; ``merge`` is ``restart`` or ``continue`` for one that spans rows."""
    span = f'<w:gridSpan w:val="{data.columns}"/>' if data.columns > 1 else ""
    merge = f'<w:vMerge w:val="{data.merge}"/>' if data.merge else ""
    align = '<w:vAlign w:val="center"/>' if data.middle else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{data.width}" w:type="dxa"/>{span}{merge}{align}</w:tcPr>'
        f"{data.content}</w:tc>"
    )


def row(cells: Sequence[Cell], *, header: bool = False, whole: bool = True) -> str:
    """Return a row, by default never cut by a page; ``header`` repeats it on each page."""
    rules = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{rules}</w:trPr>{''.join(map(cell, cells))}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[int], *, grid: bool) -> str:
    """Return a table of fixed columns, with a thin grid or without frames."""
    borders = "".join(
        f'<w:{side} w:val="{"single" if grid else "nil"}" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    # A table for layout alone has no padding.
    padding = CELL_PADDING if grid else 0
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd '
        f'w:w="{padding}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def watermark(words: str, number: int) -> str:
    """Return a run with grey words across the page, behind the text (VML, as Word writes it)."""
    formulas = (
        "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3",
        "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5",
        "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
    )  # fmt: skip
    shape_type = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
        + "".join(f'<v:f eqn="{formula}"/>' for formula in formulas)
        + '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/>'
        "</v:shapetype>"
    )
    # LibreOffice knows a watermark by this name, which is the one that Word gives.
    return (
        f'<w:r><w:pict>{shape_type}<v:shape id="PowerPlusWaterMarkObject{number}" '
        f'o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:100pt;rotation:315;'
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" '
        'o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:textpath '
        f"style=\"font-family:'{FONT}';font-size:1pt;font-weight:bold\" "
        f"string={quoteattr(without_illegal(words))}/></v:shape></w:pict></w:r>"
    )
