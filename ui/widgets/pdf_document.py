# SPDX-License-Identifier: MIT
"""A PDF of which pages are drawn and searched, one at a time.

PDFium is not made for several threads: all but ``sizes`` is called on one thread alone, the session's
lane of thought, and a document is closed there.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage

from lsapp.domain.text import fold

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MOST_PIXELS: Final = 14_000_000
"""Of one page: four bytes each; a larger picture is drawn with fewer and stretched."""
_TO_THE_LEFT: Final = 3
"""Quarters to the right, as PDFium counts."""


class Hit(msgspec.Struct, frozen=True):
    """Where a text was found: the page, and a rectangle for each line it runs over (left, top, width and
    height in points from the page's upper left corner).
    """

    page: int
    lines: tuple[tuple[float, float, float, float], ...]

    def rects(self) -> list[QRectF]:
        """Return the rectangles in points."""
        return [QRectF(*one) for one in self.lines]


class _PageText(msgspec.Struct, frozen=True):
    """A page's letters as search compares them, and of which character of the page each is."""

    folded: str
    places: tuple[int, ...]


class PdfDocument:
    """The bytes of a PDF, opened; ``sizes`` are the pages' widths and heights in points (1/72 inch)."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2 as pdfium

        self._held: pdfium.PdfDocument | None = pdfium.PdfDocument(content)
        self._texts: dict[int, _PageText] = {}
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._held.get_page_size(index) for index in range(len(self._held))
        )

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def close(self) -> None:
        """Let go of the document; what is asked of it later is empty."""
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def render(self, index: int, scale: float) -> QImage:
        """Return a page drawn at ``scale`` pixels a point, on white; null once the document is closed."""
        if self._held is None:
            return QImage()
        width, height = self.sizes[index]
        most: float = (MOST_PIXELS / max(width * height, 1.0)) ** 0.5
        page = self._held[index]
        try:
            bitmap = page.render(scale=min(scale, most), prefer_bgrx=True, may_draw_forms=False)
            try:
                return _copied(bitmap, QImage.Format.Format_RGB32)
            finally:
                bitmap.close()
        finally:
            page.close()

    def render_band(
        self, index: int, whole: QSize, rows: range, *, turned: bool, grey: bool
    ) -> QImage:
        """Return some rows of a page as a printer wants it: ``whole`` is the size of all of it in pixels.

        ``turned``: a quarter to the left. ``grey``: one byte a pixel, else four. Edges are not smoothed: a
        printer can only screen them, which blurs letters. Null once the document is closed.
        """
        import pypdfium2 as pdfium
        import pypdfium2.raw as raw

        if self._held is None:
            return QImage()
        form = raw.FPDFBitmap_Gray if grey else raw.FPDFBitmap_BGRx
        flags = raw.FPDF_PRINTING | raw.FPDF_RENDER_NO_SMOOTHTEXT | raw.FPDF_RENDER_NO_SMOOTHPATH
        if grey:
            flags |= raw.FPDF_GRAYSCALE
        page = self._held[index]
        try:
            bitmap = pdfium.PdfBitmap.new_native(whole.width(), len(rows), form)
            try:
                bitmap.fill_rect((255, 255, 255, 255), 0, 0, whole.width(), len(rows))
                raw.FPDF_RenderPageBitmap(
                    *(bitmap, page, 0, -rows.start, whole.width(), whole.height()),
                    *(_TO_THE_LEFT if turned else 0, flags),
                )
                return _copied(
                    bitmap,
                    QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32,
                )
            finally:
                bitmap.close()
        finally:
            page.close()

    def find(self, index: int, needle: str) -> list[Hit]:
        """Return where on a page ``needle`` (folded already) stands, accents folded, in reading order."""
        if self._held is None or not needle:
            return []
        page = self._held[index]
        try:
            text = page.get_textpage()
            try:
                if index not in self._texts:
                    self._texts[index] = _text_of(text)
                return self._hits(index, text, needle)
            finally:
                text.close()
        finally:
            page.close()

    def _hits(self, index: int, text: pdfium.PdfTextPage, needle: str) -> list[Hit]:
        known, hits, start = self._texts[index], [], 0
        while (at := known.folded.find(needle, start)) >= 0:
            first, last = known.places[at], known.places[at + len(needle) - 1]
            lines = _lines(text, first, last - first + 1, self.sizes[index][1])
            hits.append(Hit(page=index, lines=lines))
            start = at + len(needle)
        return hits


def _copied(bitmap: pdfium.PdfBitmap, form: QImage.Format) -> QImage:
    """Return a bitmap as a picture that outlives it."""
    return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()


def _text_of(text: pdfium.PdfTextPage) -> _PageText:
    """Fold a page's characters one by one, so that each keeps its place; a run of blanks is one."""
    import pypdfium2.raw as raw

    letters: list[str] = []
    places: list[int] = []
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        folded = fold(chr(code)) if code > 0x20 else ""
        if not folded:
            if code <= 0x20 and letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
            continue
        for letter in folded:
            letters.append(letter)
            places.append(place)
    return _PageText("".join(letters), tuple(places))


def _lines(
    text: pdfium.PdfTextPage, first: int, count: int, height: float
) -> tuple[tuple[float, float, float, float], ...]:
    import pypdfium2.raw as raw

    found = []
    for index in range(max(raw.FPDFText_CountRects(text, first, count), 0)):
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        if raw.FPDFText_GetRect(text, index, left, top, right, bottom):
            box = (left.value, height - top.value, right.value - left.value)
            found.append((*box, top.value - bottom.value))
    return tuple(found)
