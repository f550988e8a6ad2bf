# SPDX-License-Identifier: MIT
"""Pages of a PDF: where bands of print are stacked, with number, footer and the mark of a draft."""

from __future__ import annotations

import math
from collections.abc import Iterable

from lsapp.exports.layout import Layout, points
from lsapp.exports.pdf_bands import Placeable, TableTop
from lsapp.exports.pdf_canvas import Canvas, Frame, Page
from lsapp.exports.typesetting import Typesetter


class Paginator:
    """Stacks the bands of one part on pages, numbered from 1.

    Bands kept together move to the next page as one; what is higher than a page is cut where it can
    be. Each band is looked at once, so the cost grows with the number of bands.
    """

    def __init__(
        self,
        canvas: Canvas,
        typesetter: Typesetter,
        layout: Layout,
        frame: Frame,
        *,
        footer: str | None,
        watermark: str | None,
    ) -> None:
        self._canvas = canvas
        self._typesetter = typesetter
        self._layout = layout
        self._frame = frame
        self._footer = footer
        self._watermark = watermark
        self._number = 0
        self._chain: list[Placeable] = []
        self._open_head: TableTop | None = None
        self._page = self._next_page()

    def place(self, bands: Iterable[Placeable]) -> None:
        """Place bands one after another."""
        for band in bands:
            self._chain.append(band)
            if not band.keep:
                self._place_chain()

    def finish(self) -> None:
        """Write out what is left."""
        self._place_chain()
        self._page.finish(self._layout.rule_width)

    def _place_chain(self) -> None:
        chain, self._chain = self._chain, []
        page = self._page
        if not page.empty and not self._fits(chain, page) and not self._spacious:
            self._turn()
        for band in chain:
            self._place_band(band)

    @property
    def _spacious(self) -> bool:
        """Whether a third of the page is free: then a tall row or paragraph is cut rather than leave a
        hole.
        """
        room = self._page.cursor - self._frame.bottom
        return room >= (self._frame.top - self._frame.bottom) / 3

    def _fits(self, chain: list[Placeable], page: Page | None) -> bool:
        room = (page.cursor if page else self._frame.top) - self._frame.bottom
        at_top = page is None
        opened = self._open_head if page else None
        for band in chain:
            if not at_top:
                room -= band.gap
            if band.head is not None and band.head is not opened:
                room -= band.head.height
            opened = band.head
            room -= band.height
            at_top = False
            if room < -0.01:
                return False
        return True

    def _place_band(self, band: Placeable) -> None:
        while not self._fits([band], self._page):
            whole_on_next = not self._page.empty and self._fits([band], None)
            cut = None
            if self._spacious or not whole_on_next:
                cut = band.split(self._room_for(band))
            if cut is not None:
                self._draw(cut[0])
                band = cut[1]
            elif self._page.empty:
                break
            self._turn()
        self._draw(band)

    def _room_for(self, band: Placeable) -> float:
        page = self._page
        room = page.cursor - self._frame.bottom
        if not page.empty:
            room -= band.gap
        if band.head is not None and band.head is not self._open_head:
            room -= band.head.height
        return room

    def _draw(self, band: Placeable) -> None:
        page = self._page
        if not page.empty:
            page.cursor -= band.gap
        if band.head is not self._open_head:
            page.close_edges(self._layout.rule_width)
            self._open_head = band.head
            if band.head is not None:
                band.head.draw(page, page.cursor)
                page.cursor -= band.head.height
        band.draw(page, page.cursor)
        page.cursor -= band.height

    def _turn(self) -> None:
        self._page.finish(self._layout.rule_width)
        self._page = self._next_page()

    def _next_page(self) -> Page:
        self._number += 1
        self._open_head = None
        page = Page(self._canvas, self._frame)
        if self._watermark:
            self._draw_watermark(page, self._watermark)
        if self._number > 1:
            number = str(self._number)
            edge = self._frame.height - points(self._layout.page_number_edge)
            self._draw_centred(page, number, self._layout.sizes.page_number, edge)
        if self._footer:
            edge = points(self._layout.footer_edge)
            self._draw_centred(page, self._footer, self._layout.sizes.footer, edge)
        return page

    def _draw_centred(self, page: Page, text: str, size: float, baseline: float) -> None:
        width = self._typesetter.width(text, "regular", size)
        middle = (self._frame.left + self._frame.right) / 2
        page.text(middle - width / 2, baseline, "regular", size, text)

    def _draw_watermark(self, page: Page, words: str) -> None:
        diagonal = math.hypot(self._frame.width, self._frame.height)
        natural = self._typesetter.width(words, "bold", 1.0)
        size = min(0.62 * diagonal / max(natural, 0.01), 96.0)
        page.watermark(words, "bold", round(size, 1), natural * round(size, 1))
