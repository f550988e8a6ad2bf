# SPDX-License-Identifier: MIT
"""What a PDF shows, as another program (pdfium) sees it: every run of print and every line drawn.

Nothing of our own layout or of our own reader is used. Lengths are millimetres from the left and
the upper edge of the sheet as it is shown, sizes of type are points.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

MM_PER_POINT = 25.4 / 72


class Print(NamedTuple):
    """A run of print: its ink from ``left`` to ``right`` and ``top`` to ``foot``, its base line."""

    text: str
    left: float
    right: float
    top: float
    foot: float
    baseline: float
    size: float
    family: str
    bold: bool
    italic: bool
    black: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


class Stroke(NamedTuple):
    """A straight line; ``solid`` where it is not dashed."""

    left: float
    right: float
    top: float
    bottom: float
    solid: bool

    @property
    def level(self) -> bool:
        return self.bottom - self.top < 0.01

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


class ShownPage(NamedTuple):
    """A page as it is shown."""

    width: float
    height: float
    turned: bool
    prints: list[Print]
    strokes: list[Stroke]

    def find(self, start: str) -> Print:
        """The first run whose text begins so."""
        return next(one for one in self.prints if one.text.startswith(start))


def read_pages(data: bytes) -> list[ShownPage]:
    """Return the pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        return [_read_page(pdf[number]) for number in range(len(pdf))]


def _read_page(page: Any) -> ShownPage:
    from pypdfium2 import raw

    width, height = page.get_size()
    text_page = page.get_textpage()
    prints: list[Print] = []
    strokes: list[Stroke] = []
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        found = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            prints.append(_read_print(raw, found, text_page.raw, height))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            strokes += _read_strokes(raw, found, height)
    sheet = width * MM_PER_POINT, height * MM_PER_POINT
    turned = raw.FPDFPage_GetRotation(page.raw) != 0
    text_page.close()
    page.close()
    return ShownPage(*sheet, turned, prints, strokes)


def _read_print(raw: Any, found: Any, text_page: Any, height: float) -> Print:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(found, size)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(found, matrix)
    length = raw.FPDFTextObj_GetText(found, text_page, None, 0)
    units = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(found, text_page, units, length)
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(found), name, 200)
    family, _, style = name.value.decode().partition("-")
    left, bottom, right, top = _bounds(raw, found)
    colours = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(found, *colours)
    return Print(
        text=bytes(units).decode("utf-16-le").rstrip("\0 \xa0"),
        left=left * MM_PER_POINT,
        right=right * MM_PER_POINT,
        top=(height - top) * MM_PER_POINT,
        foot=(height - bottom) * MM_PER_POINT,
        baseline=(height - matrix.f) * MM_PER_POINT,
        size=size.value * math.hypot(matrix.c, matrix.d),
        family=family,
        bold="Bold" in style,
        italic="Italic" in style or "Oblique" in style,
        black=[colour.value for colour in colours] == [0, 0, 0, 255],
    )


def _bounds(raw: Any, found: Any) -> list[float]:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(found, *edges)
    return [edge.value for edge in edges]


def _read_strokes(raw: Any, found: Any, height: float) -> list[Stroke]:
    """Return the lines of a stroked path, one for each move and line."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(found, filled, stroked)
    if not stroked.value:
        return []
    solid = raw.FPDFPageObj_GetDashCount(found) == 0
    strokes: list[Stroke] = []
    start = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(found)):
        segment = raw.FPDFPath_GetPathSegment(found, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value * MM_PER_POINT, (height - y.value) * MM_PER_POINT)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            xs, ys = sorted((start[0], point[0])), sorted((start[1], point[1]))
            strokes.append(Stroke(*xs, *ys, solid))
        start = point
    return strokes
