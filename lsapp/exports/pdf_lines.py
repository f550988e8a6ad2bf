# SPDX-License-Identifier: MIT
"""Lines of print on a frame: centred, justified, with rules below; what every component is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lsapp.exports.fonts import FaceName
from lsapp.exports.layout import Layout, points
from lsapp.exports.pdf_bands import Band, Rule, Run, baseline_in
from lsapp.exports.pdf_canvas import Frame
from lsapp.exports.typesetting import Line, Typesetter

ORPHANS: Final = 2
"""Lines of a paragraph that stand on either page at least."""
RULE_GAP: Final = 3.0
_WIDEST_CENTRED: Final = 0.9


class LineSetter:
    """Sets lines for one frame; lengths are points."""

    def __init__(self, typesetter: Typesetter, layout: Layout, frame: Frame) -> None:
        self.typesetter = typesetter
        self.layout = layout
        self.frame = frame
        self.middle = (frame.left + frame.right) / 2

    def lines_band(
        self,
        placed: Sequence[tuple[Line, FaceName, float]],
        middle: float,
        top: float = 0.0,
    ) -> tuple[list[Run], float]:
        """Return centred runs, single-spaced from ``top`` down, and where they end."""
        runs = []
        for line, face, size in placed:
            pitch = size * self.layout.tight_pitch
            down = top + baseline_in(pitch, size)
            runs.append(Run(middle - line.width / 2, down, face, size, line.text))
            top += pitch
        return runs, top

    def balanced(self, text: str, face: FaceName, size: float, width: float) -> list[Line]:
        """Return the fewest lines that hold a centred text, about equally long."""
        return self.typesetter.wrap_balanced(
            self.typesetter.printable(text, face), face, size, width
        )

    def rule_below(self, lines: Sequence[Line], middle: float, down: float) -> Rule:
        """Return the rule of 1/3 to 1/2 of the text above it, in its middle."""
        length = lines[-1].width * self.layout.rule_share
        return Rule(middle - length / 2, down, length, self.layout.rule_width)

    def centred(
        self, text: str, face: FaceName, size: float, *, gap: float = 0.0, rule: bool = False
    ) -> Iterator[Band]:
        """Yield centred lines, each kept with the next, the last with what follows."""
        lines = self.balanced(text, face, size, self.frame.text_width * _WIDEST_CENTRED)
        for index, line in enumerate(lines):
            runs, height = self.lines_band([(line, face, size)], self.middle)
            rules = []
            if rule and index == len(lines) - 1:
                rules.append(self.rule_below(lines, self.middle, height + RULE_GAP))
                height += RULE_GAP + self.layout.rule_width
            yield Band(height, runs=runs, rules=rules, gap=0.0 if index else gap, keep=True)

    def paragraph(
        self, text: str, face: FaceName, size: float, *, keep_all: bool = False
    ) -> Iterator[Band]:
        """Yield the lines of justified text; a line break begins a paragraph, its gap above it."""
        for part in self.typesetter.printable(text, face).split("\n"):
            yield from self._justified(part, face, size, keep_all=keep_all)

    def _justified(
        self, text: str, face: FaceName, size: float, *, keep_all: bool
    ) -> Iterator[Band]:
        """Yield the lines of one paragraph, two of them at least on either page."""
        frame, layout = self.frame, self.layout
        indent = points(layout.first_line)
        lines = self.typesetter.wrap_paragraph(text, face, size, frame.text_width, indent)
        pitch = size * layout.line_pitch
        down = baseline_in(pitch, size)
        last = len(lines) - 1
        for index, line in enumerate(lines):
            x = frame.left + (0.0 if index else indent)
            word_space = 0.0 if line.ends else _stretch(line, frame.right - x)
            # A first part of fewer than two lines, or a last one, would be torn off its paragraph.
            torn = index < ORPHANS - 1 or index > last - ORPHANS
            yield Band(
                pitch,
                runs=[Run(x, down, face, size, line.text, word_space)],
                gap=0.0 if index else layout.paragraph_gap,
                keep=keep_all or (torn and index < last),
            )


def _stretch(line: Line, room: float) -> float:
    """Return the extra width of each space that makes a line reach the right margin."""
    spaces = line.text.count(" ") + line.text.count("\xa0")
    return (room - line.width) / spaces if spaces else 0.0
