# SPDX-License-Identifier: MIT
"""The measures of Nghị định 30/2020/NĐ-CP as data: what its Phụ lục I, Phần I asks of a document.

Sections: I general provisions, II chief components, III other components, V table of types.
Lengths are millimetres, sizes points.
"""

from __future__ import annotations

from typing import NamedTuple

LENGTH_TOLERANCE = 0.5
SIZE_TOLERANCE = 0.1


class Range(NamedTuple):
    """From least to most, both allowed."""

    least: float
    most: float

    def holds(self, value: float, tolerance: float) -> bool:
        return self.least - tolerance <= value <= self.most + tolerance


class Component(NamedTuple):
    """How one component is set."""

    section: str
    size: Range
    bold: bool = False
    italic: bool = False
    capitals: bool = False


PAPER = (210.0, 297.0)
"""I.1: khổ A4."""
FAMILIES = ("TimesNewRomanPS", "TimesNewRomanPSMT", "TimesNewRoman", "LiberationSerif")
"""I.4: Times New Roman; where a machine lacks it, the face with the same measures."""

MARGINS = {
    "top": Range(20, 25),
    "bottom": Range(20, 25),
    "left": Range(30, 35),
    "right": Range(15, 20),
}
"""I.3: định lề trang."""

COMPONENTS = {
    "page number": Component("I.7", Range(13, 14)),
    "national title": Component("II.1.a", Range(12, 13), bold=True, capitals=True),
    "motto": Component("II.1.b", Range(13, 14), bold=True),
    "parent body": Component("II.2.b", Range(12, 13), capitals=True),
    "issuing body": Component("II.2.b", Range(12, 13), bold=True, capitals=True),
    "number": Component("II.3", Range(13, 13)),
    "place and day": Component("II.4", Range(13, 14), italic=True),
    "type": Component("II.5", Range(13, 14), bold=True, capitals=True),
    "subject": Component("II.5", Range(13, 14), bold=True),
    "basis": Component("II.6.b", Range(13, 14), italic=True),
    "body": Component("II.6", Range(13, 14)),
    "section": Component("II.6", Range(13, 14), bold=True, capitals=True),
    "clause": Component("II.6", Range(13, 14), bold=True),
    "point": Component("II.6", Range(13, 14)),
    "signer": Component("II.7", Range(13, 14), bold=True, capitals=True),
    "receiver": Component("II.9.a", Range(13, 14)),
    "receivers' title": Component("II.9.b", Range(12, 12), bold=True, italic=True),
    "receivers": Component("II.9.b", Range(11, 11)),
    "annex": Component("III.1", Range(14, 14), bold=True),
    "annex title": Component("III.1", Range(13, 14), bold=True, capitals=True),
    "annex reference": Component("III.1", Range(13, 14), italic=True),
}

FIRST_LINE = (10.0, 12.7)
"""II.6: lùi vào 1 cm hoặc 1,27 cm."""
SINGLE = 1.149
"""Single spacing of Times New Roman, in its size."""
LINE_SPACING = Range(SINGLE, 1.5 * SINGLE)
"""II.6: from single spacing to 1,5 lines."""
PARAGRAPH_GAP = 6.0
"""II.6: at least 6 pt between paragraphs."""
RULE_SHARE = Range(1 / 3, 1 / 2)
"""II.2.b and II.5: the rule's length in the length of the words above it."""
SIGNATURE_SPACE = 40.0
"""II.7 and II.8 leave it open; the office keeps 4 cm for hand and seal."""
