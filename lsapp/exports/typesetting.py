# SPDX-License-Identifier: MIT
"""Measuring and breaking text into lines, for the PDF renderer.

A ``Typesetter`` lives as long as one document: it remembers the width of every word it has met, so
that a table of 16,000 rows measures each word once.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from lsapp.exports.fonts import FACE_NAMES, Face, FaceName, Fonts, printable

# A word too long for its line breaks after these, else between any two characters.
_PIECES: Final = re.compile(
    r"\[U\+[0-9A-F]{4,6}\]|[^-/_.,;:@&=?)}+–—\[]+[-/_.,;:@&=?)}+–—]?|[-/_.,;:@&=?)}+–—]|\["
)
_CLUSTERS: Final = re.compile(r"\[U\+[0-9A-F]{4,6}\]|.", re.DOTALL)
_ROUNDING: Final = 0.01
_CACHE_LIMIT: Final = 60_000


class Line(NamedTuple):
    """A line of print: its text, its natural width (pt), and whether a paragraph ends with it."""

    text: str
    width: float
    ends: bool


class _WordWidths(dict[str, float]):
    """Width of each word of one face at size 1 (1/1000), computed when first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._advances = face.widths

    def __missing__(self, word: str) -> float:
        advances = self._advances
        width = sum([advances[character] for character in word])
        self[word] = width
        return width


class Typesetter:
    """Measures and wraps text in the four faces of ``fonts``."""

    def __init__(self, fonts: Fonts) -> None:
        self._faces = fonts.faces
        self._words = {name: _WordWidths(fonts.faces[name]) for name in FACE_NAMES}
        self._wrapped: dict[tuple[str, FaceName, float, float], tuple[Line, ...]] = {}

    def printable(self, text: str, face: FaceName) -> str:
        """Return ``text`` as the face prints it, with visible stand-ins for what it lacks."""
        return printable(text, self._faces[face])

    def width(self, text: str, face: FaceName, size: float) -> float:
        """Return the width of one printable line in points."""
        return self._words[face][text] * size / 1000

    def longest_word(self, text: str, face: FaceName, size: float) -> float:
        """Return the width of the widest word of a text in points."""
        words = self._words[face]
        return max(map(words.__getitem__, text.replace("\n", " ").split(" "))) * size / 1000

    def wrap(self, text: str, face: FaceName, size: float, width: float) -> tuple[Line, ...]:
        """Break printable ``text`` into lines no wider than ``width`` points.

        Breaks are at spaces and line breaks alone, never at a no-break space; a word wider than the
        line is split. An empty text gives one empty line.
        """
        key = (text, face, size, width)
        lines = self._wrapped.get(key)
        if lines is None:
            if len(self._wrapped) > _CACHE_LIMIT:
                self._wrapped.clear()
            lines = self._wrapped[key] = tuple(self._break_text(text, face, size, width, 0.0))
        return lines

    def wrap_paragraph(
        self, text: str, face: FaceName, size: float, width: float, indent: float
    ) -> list[Line]:
        """Break a paragraph into lines; the first, and each after a line break, is indented."""
        return self._break_text(text, face, size, width, indent)

    def wrap_balanced(self, text: str, face: FaceName, size: float, width: float) -> list[Line]:
        """Break a centred text into the fewest lines, each paragraph's lines about equally long."""
        lines: list[Line] = []
        for paragraph in text.split("\n"):
            best = self._break_text(paragraph, face, size, width, 0.0)
            low, high = max(line.width for line in best) / 2, width
            while high - low > 1 and len(best) > 1:
                middle = (low + high) / 2
                trial = self._break_text(paragraph, face, size, middle, 0.0)
                if len(trial) > len(best):
                    low = middle
                else:
                    best, high = trial, middle
            lines.extend(best)
        return lines

    def _break_text(
        self, text: str, face: FaceName, size: float, width: float, indent: float
    ) -> list[Line]:
        scale = size / 1000
        limit = (width + _ROUNDING) / scale
        first = (width - indent + _ROUNDING) / scale
        words = self._words[face]
        lines: list[Line] = []
        for paragraph in text.split("\n"):
            start = len(lines)
            for line, natural in _fill(paragraph.split(" "), words, first, limit):
                lines.append(Line(line, natural * scale, False))
            if len(lines) == start:
                lines.append(Line("", 0.0, True))
            else:
                lines[-1] = lines[-1]._replace(ends=True)
        return lines


def _fill(
    source: list[str], widths: _WordWidths, first: float, limit: float
) -> list[tuple[str, float]]:
    """Fill lines greedily; widths in 1/1000 of the type size, ``first`` for the first line."""
    filled: list[tuple[str, float]] = []
    space = widths[" "]
    words: list[str] = []
    used = 0.0
    room = first
    for word in source:
        if not word:
            # Between words a run of spaces stays as typed: room left for a number or a day.
            if words:
                words.append("")
                used += space
            continue
        width = widths[word]
        if words and used + space + width <= room:
            words.append(word)
            used += space + width
            continue
        if words:
            filled.append(_joined(words, used, space))
            room = limit
        if width > room:
            *whole, word = _split_word(word, widths, room, limit)
            for piece in whole:
                filled.append((piece, widths[piece]))
                room = limit
            width = widths[word]
        words = [word]
        used = width
    if words:
        filled.append(_joined(words, used, space))
    return filled


def _joined(words: list[str], width: float, space: float) -> tuple[str, float]:
    line = " ".join(words)
    bare = line.rstrip(" ")
    return bare, width - (len(line) - len(bare)) * space


def _split_word(word: str, widths: _WordWidths, first: float, limit: float) -> list[str]:
    """Split a word wider than its line into pieces that fit; the last is open to more words."""
    pieces: list[str] = []
    current = ""
    used = 0.0
    room = first
    for part in _PIECES.findall(word):
        for atom in [part] if widths[part] <= limit else _clusters(part):
            width = widths[atom]
            if current and used + width > room:
                pieces.append(current)
                current, used, room = "", 0.0, limit
            current += atom
            used += width
    pieces.append(current)
    return pieces


def _clusters(part: str) -> list[str]:
    """Return the characters of a word, each with the marks that combine with it."""
    clusters: list[str] = []
    for match in _CLUSTERS.findall(part):
        if clusters and len(match) == 1 and unicodedata.combining(match):
            clusters[-1] += match
        else:
            clusters.append(match)
    return clusters
