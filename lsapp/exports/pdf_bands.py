# SPDX-License-Identifier: MIT
"""Bands: the pieces of print that a page takes whole, one below the other.

Lengths are points; distances inside a band go down from its top.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol

from lsapp.exports.fonts import FaceName
from lsapp.exports.pdf_canvas import Page

_ASCENT: Final = 0.891
_DESCENT: Final = 0.216


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
