# SPDX-License-Identifier: MIT
"""The sheet that a PDF is drawn on: faces, and the operators of one page.

Lengths are points; a page's origin is its lower left corner, as in PDF.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from lsapp.exports.fonts import FaceName, Fonts
from lsapp.exports.layout import Layout, points

_WATERMARK_GREY: Final = 0.88
_ESCAPES: Final = {"(": "\\(", ")": "\\)", "\\": "\\\\"}


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

    def shade(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Fill a rectangle with a grey (0 black, 1 white), on top of what was drawn so before."""
        self._behind.append(f"q {grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def scratch(self, lines: Sequence[tuple[float, float, float, float]], width: float) -> None:
        """Draw straight lines right now: what is shaded after them covers them."""
        drawn = " ".join(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in lines)
        if drawn:
            self._behind.append(f"q {width:g} w {drawn} S Q")

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
