# SPDX-License-Identifier: MIT
"""A document as PDF: laid out to Nghị định 30/2020/NĐ-CP, archived as PDF/A-3b."""

from __future__ import annotations

import unicodedata

from lsapp.exports.fonts import Fonts, printable
from lsapp.exports.layout import DECREE_30, Layout
from lsapp.exports.pdf_blocks import BandBuilder
from lsapp.exports.pdf_canvas import Canvas, Frame
from lsapp.exports.pdf_pages import Paginator
from lsapp.exports.pdfa import archive
from lsapp.exports.typesetting import Typesetter
from lsapp.report.blocks import Document, Part


def render_pdf(document: Document, fonts: Fonts, *, layout: Layout = DECREE_30) -> bytes:
    """Return the document as a PDF/A-3b file; equal documents and fonts give equal bytes.

    Each part begins on a new page and counts its pages from 1. What a face lacks is printed as
    ``[U+1F600]`` (see ``fonts.missing_characters``).
    """
    canvas = Canvas(fonts)
    typesetter = Typesetter(fonts)
    footer = _one_line(document.footer, fonts)
    watermark = _one_line(document.watermark, fonts)
    for part in document.parts or (Part(blocks=()),):
        frame = Frame.of(layout, landscape=part.landscape)
        builder = BandBuilder(typesetter, layout, frame)
        paginator = Paginator(canvas, typesetter, layout, frame, footer=footer, watermark=watermark)
        paginator.place(builder.part_bands(part))
        paginator.finish()
    return archive(canvas.finish(), document, fonts.profile)


def _one_line(text: str | None, fonts: Fonts) -> str | None:
    if not text:
        return None
    line = " ".join(unicodedata.normalize("NFC", text).split())
    # Footer and watermark are set in the regular and the bold face.
    for name in ("regular", "bold"):
        line = printable(line, fonts.faces[name])
    return line
