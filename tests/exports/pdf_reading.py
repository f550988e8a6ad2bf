# SPDX-License-Identifier: MIT
"""Reads a drawn PDF back: where each piece of text and each line stands, in points."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

import pikepdf

MM = 72 / 25.4


class Text(NamedTuple):
    """A shown string: its baseline's start, its font's name and size, and what it says."""

    x: float
    y: float
    font: str
    size: float
    words: str
    word_space: float
    width: float


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def horizontal(self) -> bool:
        return self.y1 == self.y2

    @property
    def length(self) -> float:
        return abs(self.x2 - self.x1) + abs(self.y2 - self.y1)


class Sheet(NamedTuple):
    """One page: its size and what is on it."""

    width: float
    height: float
    texts: list[Text]
    strokes: list[Stroke]

    def words(self) -> str:
        """All texts in the order of drawing, a line each."""
        return "\n".join(text.words for text in self.texts)

    def find(self, words: str) -> Text:
        """The one text that holds ``words``."""
        (found,) = [text for text in self.texts if words in text.words]
        return found


class _Font:
    def __init__(self, font: pikepdf.Object) -> None:
        self.name = str(font.BaseFont)
        self.widths = [float(width) for width in font.Widths]
        cmap = bytes(font.ToUnicode.read_bytes()).decode()
        pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4})>", cmap)
        self.unicode = {int(code, 16): chr(int(value, 16)) for code, value in pairs}

    def decode(self, data: bytes) -> str:
        return "".join(self.unicode[code] for code in data)

    def width(self, data: bytes) -> float:
        return sum(self.widths[code] for code in data) / 1000


def read_sheets(data: bytes) -> list[Sheet]:
    """Return the pages of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[str, _Font] = {}
        return [_read_sheet(page, fonts) for page in pdf.pages]


def _read_sheet(page: pikepdf.Page, fonts: dict[str, _Font]) -> Sheet:
    for name, font in page.resources.get("/Font", {}).items():
        if name not in fonts and font.get("/Type") == "/Font":
            fonts[name] = _Font(font)
    texts: list[Text] = []
    strokes: list[Stroke] = []
    matrix = (0.0, 0.0)
    font, size, space = None, 0.0, 0.0
    start = (0.0, 0.0)
    turned = False
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Tw":
                space = float(operands[0])
            case "Tm":
                matrix = (float(operands[4]), float(operands[5]))
                turned = float(operands[1]) != 0
            case "Tj":
                assert font is not None
                raw = bytes(operands[0])
                width = font.width(raw) * size + raw.count(b" ") * space
                words = font.decode(raw)
                if not turned:
                    texts.append(Text(*matrix, font.name, size, words, space, width))
                else:
                    texts.append(Text(-1, -1, font.name, size, words, space, width))
                matrix = (matrix[0] + width, matrix[1])
            case "m":
                start = (float(operands[0]), float(operands[1]))
            case "l":
                strokes.append(Stroke(*start, float(operands[0]), float(operands[1])))
    box = [float(edge) for edge in page.mediabox]
    return Sheet(box[2], box[3], texts, strokes)
