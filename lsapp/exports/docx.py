# SPDX-License-Identifier: MIT
"""A document as Word (docx), for offices that still edit the words; edits do not come back."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lsapp.exports.docx_blocks import MarkupBuilder
from lsapp.exports.docx_chart import add_charts
from lsapp.exports.docx_markup import (
    FONT,
    NAMESPACES,
    Setting,
    Style,
    page_field,
    paragraph,
    run,
    spacer,
    tab_stops,
    twentieths,
    watermark,
)
from lsapp.exports.layout import DECREE_30, Layout
from lsapp.exports.wording import without_illegal
from lsapp.report.blocks import Chart, Document, Part, Seal, Signature

if TYPE_CHECKING:
    import docx.document

_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY: Final = 255
_HEADER_EDGE: Final = 9.0
"""Distance of the page number's line from the upper edge, mm: the number stands as in the PDF."""


def render_docx(document: Document, *, layout: Layout = DECREE_30) -> bytes:
    """Return the document as a docx file; equal documents give equal bytes.

    Each part is a section with its own orientation and page numbers. The attachment and the seal
    are left out: a file that can be edited must not pass for the sealed one.
    """
    import docx

    markup: list[str] = []
    charts: list[Chart] = []
    for part in _parts(document):
        markup.extend(_part_markup(part, layout, first_chart=len(charts) + 1))
        charts += (block for block in part.blocks if isinstance(block, Chart))
        markup.append(spacer(1, end=_section(part, layout)))
    # The last section belongs to the body, not to a paragraph.
    markup[-1] = _section(_parts(document)[-1], layout)
    template = io.BytesIO()
    docx.Document().save(template)
    text = f"<w:document {NAMESPACES}><w:body>{''.join(markup)}</w:body></w:document>"
    # Nodes moved from one parsed tree to another cost the square of their number, so the text goes
    # into the package and is parsed there.
    packed = _repacked(template.getvalue(), {"word/document.xml": text.encode()})
    word = docx.Document(io.BytesIO(packed))
    add_charts(word, charts, document.made_at)
    _set_styles(word)
    _set_headers(word, document, layout)
    _set_properties(word, document)
    _drop_thumbnail(word)
    target = io.BytesIO()
    word.save(target)
    return _repacked(target.getvalue(), {})


def _parts(document: Document) -> tuple[Part, ...]:
    """Return the parts, or an empty one, for a docx has a section at least."""
    return document.parts or (Part(blocks=()),)


def _part_markup(part: Part, layout: Layout, first_chart: int) -> list[str]:
    builder = MarkupBuilder(layout, landscape=part.landscape, first_chart=first_chart)
    kept = [block for block in part.blocks if not isinstance(block, Seal)]
    markup: list[str] = []
    for block, following in itertools.zip_longest(kept, kept[1:]):
        markup.extend(builder.pieces(block, keep_next=isinstance(following, Signature)))
    # A section must not end in a table, and Word wants one paragraph at least.
    if not markup or markup[-1].endswith("</w:tbl>"):
        markup.append(spacer(1))
    return markup


def _section(part: Part, layout: Layout) -> str:
    width, height = layout.page_size(landscape=part.landscape)
    margins = layout.margins
    orient = ' w:orient="landscape"' if part.landscape else ""
    return (
        f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{twentieths(width)}" '
        f'w:h="{twentieths(height)}"{orient}/>'
        f'<w:pgMar w:top="{twentieths(margins.top)}" w:right="{twentieths(margins.right)}" '
        f'w:bottom="{twentieths(margins.bottom)}" w:left="{twentieths(margins.left)}" '
        f'w:header="{twentieths(_HEADER_EDGE)}" w:footer="{twentieths(layout.footer_edge)}" '
        'w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _set_styles(word: docx.document.Document) -> None:
    """Name Times New Roman for all scripts, so that no letter falls back to another face."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = word.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(14)
    properties = normal.element.get_or_add_rPr()
    fonts = properties.rFonts
    for name in ("w:eastAsia", "w:cs", "w:ascii", "w:hAnsi"):
        fonts.set(qn(name), FONT)
    language = '<w:lang {} w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    properties.append(parse_xml(language.format(NAMESPACES)))


def _set_headers(word: docx.document.Document, document: Document, layout: Layout) -> None:
    """Number the pages in the middle of the upper margin, but for the first of each section."""
    number = page_field(Style(layout.sizes.page_number))
    for index, (section, part) in enumerate(zip(word.sections, _parts(document), strict=True)):
        stops = tab_stops(twentieths(layout.text_width(landscape=part.landscape)))
        first = later = ""
        if document.watermark:
            words = document.watermark
            first = _draft_mark(words, 2 * index + 1)
            later = _draft_mark(words, 2 * index + 2)
        tab = run("\t", Style(layout.sizes.page_number))
        tabbed = Setting()
        _fill(section.first_page_header, paragraph(tab + tab + first, tabbed, extra=stops))
        _fill(section.header, paragraph(tab + number + tab + later, tabbed, extra=stops))
        if document.footer:
            words = " ".join(document.footer.split())
            foot = paragraph(run(words, Style(layout.sizes.footer)), Setting(align="center"))
            _fill(section.footer, foot)
            _fill(section.first_page_footer, foot)


def _draft_mark(words: str, number: int) -> str:
    """Return the mark of a draft: across the page, and as words where that is not drawn."""
    return watermark(words, number) + run(words, Style(10, bold=True))


def _fill(story: Any, markup: str) -> None:
    from docx.oxml import parse_xml

    story.is_linked_to_previous = False
    element = story._element
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(markup.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def _set_properties(word: docx.document.Document, document: Document) -> None:
    made_at = document.made_at
    if made_at.tzinfo is not None:
        made_at = made_at.astimezone(dt.UTC).replace(tzinfo=None)
    properties = word.core_properties
    properties.title = _property(document.title)
    properties.author = _property(document.author)
    properties.last_modified_by = _property(document.author)
    properties.subject = _property(document.subject)
    properties.identifier = _property(document.identity)
    properties.comments = ""
    properties.keywords = ""
    properties.language = "vi-VN"
    properties.revision = 1
    properties.created = made_at
    properties.modified = made_at


def _property(text: str) -> str:
    """Return a text that a property can hold: 255 characters."""
    return without_illegal(text)[:_LONGEST_PROPERTY]


def _drop_thumbnail(word: docx.document.Document) -> None:
    """Leave out the picture of an empty page that python-docx's template carries."""
    relations = word.part.package.rels
    for key in [k for k, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _repacked(data: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """Return the package with ``replaced`` parts, all dated alike: the moment must not show."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as packed:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system: zipfile would note which one made the file.
            entry.create_system = 0
            packed.writestr(entry, replaced.get(name) or source.read(name))
    return target.getvalue()
