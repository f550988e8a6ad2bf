# SPDX-License-Identifier: MIT
"""Pages of a PDF: where bands of print are stacked, and the operators that draw them.

Lengths are points; a page's origin is its lower left corner, as in PDF.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, Protocol

from lsapp.exports.fonts import FaceName, Fonts
from lsapp.exports.layout import Layout, points
from lsapp.exports.typesetting import Typesetter

_ASCENT: Final = 0.891
_DESCENT: Final = 0.216
_WATERMARK_GREY: Final = 0.88
_ESCAPES: Final = {"(": "\\(", ")": "\\)", "\\": "\\\\"}


def baseline_in(pitch: float, size: float) -> float:
    """Return how far below the top of a line of ``pitch`` points its baseline stands.

    The ascent and descent are those of Times New Roman, to which Liberation Serif is metric.
    """
    return (pitch - (_ASCENT + _DESCENT) * size) / 2 + _ASCENT * size


class Run(NamedTuple):
    """A line of text in a band: ``down`` is its baseline's distance from the top of the band."""

    x: float
    down: float
    face: FaceName
    size: float
    text: str
    word_space: float = 0.0


class Rule(NamedTuple):
    """A horizontal rule in a band, from ``x`` over ``length``."""

    x: float
    down: float
    length: float
    width: float


class Box(NamedTuple):
    """A black rectangle in a band; ``down`` is the distance of its top."""

    x: float
    down: float
    width: float
    height: float


class Placeable(Protocol):
    """A horizontal band of print that a page takes whole.

    ``gap`` is free space above it, dropped at the top of a page; ``keep`` holds it on one page with
    the band that follows; ``head`` is repeated above it on every page where it is not yet open.
    """

    height: float
    gap: float
    keep: bool
    head: TableTop | None

    def draw(self, page: Page, top: float) -> None:
        """Draw the band, its top at ``top``."""

    def split(self, room: float) -> tuple[Placeable, Placeable] | None:
        """Return the part no higher than ``room`` and the rest, or None where it cannot be cut."""


class TableTop(Protocol):
    """The head of a table as a page sees it."""

    height: float

    def draw(self, page: Page, top: float) -> None:
        """Draw the head, its top at ``top``."""


class Band:
    """A band of text runs, rules and boxes that is never cut."""

    __slots__ = ("boxes", "gap", "head", "height", "keep", "rules", "runs")

    def __init__(
        self,
        height: float,
        *,
        runs: Iterable[Run] = (),
        rules: Iterable[Rule] = (),
        boxes: Iterable[Box] = (),
        gap: float = 0.0,
        keep: bool = False,
    ) -> None:
        self.height = height
        self.runs = tuple(runs)
        self.rules = tuple(rules)
        self.boxes = tuple(boxes)
        self.gap = gap
        self.keep = keep
        self.head: TableTop | None = None

    def draw(self, page: Page, top: float) -> None:
        """Draw the band, its top at ``top``."""
        for run in self.runs:
            page.text(run.x, top - run.down, run.face, run.size, run.text, run.word_space)
        for rule in self.rules:
            page.line(rule.x, top - rule.down, rule.x + rule.length, top - rule.down, rule.width)
        for box in self.boxes:
            page.fill(box.x, top - box.down - box.height, box.width, box.height)

    def split(self, room: float) -> tuple[Placeable, Placeable] | None:
        """Return None: a band is one piece."""
        return None


class Frame(NamedTuple):
    """The sheet and the area between its margins, points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @classmethod
    def of(cls, layout: Layout, *, landscape: bool) -> Frame:
        """Return the frame of a sheet; ``top`` and ``bottom`` are ordinates."""
        width, height = map(points, layout.page_size(landscape=landscape))
        margins = layout.margins
        return cls(
            width=width,
            height=height,
            left=points(margins.left),
            right=width - points(margins.right),
            top=height - points(margins.top),
            bottom=points(margins.bottom),
        )

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.right - self.left


class _Encoding(dict[int, str]):
    """Maps code points to the escaped bytes of one face's subset in one document."""

    def __init__(self, font: Any, pdf: Any) -> None:
        super().__init__()
        self._font = font
        self._pdf = pdf
        self._names: dict[int, str] = {}
        # Characters of the second and later subsets: their subset and byte.
        self.others: dict[str, tuple[int, str]] = {}

    def __missing__(self, code: int) -> str:
        character = chr(code)
        ((subset, data),) = self._font.splitString(character, self._pdf)
        byte = chr(data[0])
        plain = " " <= byte <= "~"
        escaped = _ESCAPES.get(byte, byte) if plain else f"\\{data[0]:03o}"
        if subset:
            self.others[character] = (subset, escaped)
        self[code] = escaped
        return escaped

    def name(self, subset: int) -> str:
        """Return the resource name of a subset, as ``/F1+0``."""
        name = self._names.get(subset)
        if name is None:
            name = self._names[subset] = str(self._font.getSubsetInternalName(subset, self._pdf))
        return name

    def pieces(self, text: str) -> list[tuple[int, str]]:
        """Return a text as runs of one subset each."""
        pieces: list[tuple[int, str]] = []
        for character in text:
            escaped = self[ord(character)]
            subset, escaped = self.others.get(character, (0, escaped))
            if pieces and pieces[-1][0] == subset:
                pieces[-1] = (subset, pieces[-1][1] + escaped)
            else:
                pieces.append((subset, escaped))
        return pieces


class Canvas:
    """A reportlab canvas for whole pages, with the faces of one document."""

    def __init__(self, fonts: Fonts) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

        copies = fonts.copies()
        regular = fonts.faces["regular"].font
        # reportlab wants an initial font by name; naming ours keeps Helvetica out of the file.
        if regular.fontName not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(regular)
        self._canvas = ReportlabCanvas(
            None,
            # qpdf compresses in ``pdfa.archive``, without reportlab's slow ASCII85.
            pageCompression=0,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=regular.fontName,
            lang="vi-VN",
        )
        pdf = self._canvas._doc
        self.encodings = {name: _Encoding(font, pdf) for name, font in copies.items()}

    def add_page(self, width: float, height: float, operators: str) -> None:
        """Append a page with the given content."""
        self._canvas.setPageSize((width, height))
        self._canvas.addLiteral(operators)
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Return the file; the canvas cannot be used afterwards."""
        data: bytes = self._canvas.getpdfdata()
        return data


class Page:
    """One page being drawn; ``cursor`` is the ordinate down to which it is filled."""

    def __init__(self, canvas: Canvas, frame: Frame) -> None:
        self.frame = frame
        self.cursor = frame.top
        self.open_head: TableTop | None = None
        self._canvas = canvas
        self._behind: list[str] = []
        self._text: list[str] = []
        self._lines: list[str] = []
        self._font: tuple[str, float] | None = None
        self._word_space = 0.0
        self._line_width = 0.0
        self._edges: tuple[float, ...] = ()
        self._edges_top = 0.0
        self._edges_bottom = 0.0

    @property
    def empty(self) -> bool:
        """Whether nothing has been placed yet."""
        return self.cursor >= self.frame.top

    def text(
        self, x: float, y: float, face: FaceName, size: float, text: str, word_space: float = 0.0
    ) -> None:
        """Draw a line of printable text, its baseline starting at (x, y)."""
        if word_space != self._word_space:
            self._text.append(f"{word_space:.3f} Tw")
            self._word_space = word_space
        self._text.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._shown(face, size, text)}")

    def _shown(self, face: FaceName, size: float, text: str) -> str:
        encoding = self._canvas.encodings[face]
        escaped = text.translate(encoding)
        others = encoding.others
        if others and not others.keys().isdisjoint(text):
            shown = [f"{self._select(face, n, size)}({s}) Tj" for n, s in encoding.pieces(text)]
            return " ".join(shown)
        return f"{self._select(face, 0, size)}({escaped}) Tj"

    def _select(self, face: FaceName, subset: int, size: float) -> str:
        name = self._canvas.encodings[face].name(subset)
        if self._font == (name, size):
            return ""
        self._font = (name, size)
        return f"{name} {size:g} Tf "

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float) -> None:
        """Draw a straight line."""
        if width != self._line_width:
            self._lines.append(f"S {width:g} w" if self._lines else f"{width:g} w")
            self._line_width = width
        self._lines.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a black rectangle."""
        self._behind.append(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re f")

    def edges(self, edges: tuple[float, ...], top: float, bottom: float, width: float) -> None:
        """Draw vertical lines at each of ``edges``; equal edges of stacked rows become one line."""
        if edges is self._edges and math.isclose(top, self._edges_bottom, abs_tol=0.01):
            self._edges_bottom = bottom
            return
        self.close_edges(width)
        self._edges, self._edges_top, self._edges_bottom = edges, top, bottom

    def close_edges(self, width: float) -> None:
        """Draw the vertical lines held back so far."""
        for x in self._edges:
            self.line(x, self._edges_top, x, self._edges_bottom, width)
        self._edges = ()

    def watermark(self, words: str, face: FaceName, size: float, length: float) -> None:
        """Draw grey words behind everything, along the rising diagonal of the sheet."""
        angle = math.atan2(self.frame.height, self.frame.width)
        cos, sin = math.cos(angle), math.sin(angle)
        across = size * 0.33
        x = self.frame.width / 2 - cos * length / 2 + sin * across
        y = self.frame.height / 2 - sin * length / 2 - cos * across
        shown = self._shown(face, size, words)
        self._behind.append(
            f"q {_WATERMARK_GREY} g BT {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} Tm "
            f"{shown} ET Q"
        )
        self._font = None

    def finish(self, line_width: float) -> None:
        """Write the page out."""
        self.close_edges(line_width)
        lines = [*self._lines, "S"] if self._lines else []
        text = ["BT", *self._text, "ET"] if self._text else []
        self._canvas.add_page(
            self.frame.width, self.frame.height, "\n".join([*self._behind, *lines, *text])
        )


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
        opened = page.open_head if page else None
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
        if band.head is not None and band.head is not page.open_head:
            room -= band.head.height
        return room

    def _draw(self, band: Placeable) -> None:
        page = self._page
        if not page.empty:
            page.cursor -= band.gap
        if band.head is not page.open_head:
            page.close_edges(self._layout.rule_width)
            page.open_head = band.head
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
