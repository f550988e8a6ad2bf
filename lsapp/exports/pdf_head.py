# SPDX-License-Identifier: MIT
"""The head of a document in a PDF: ô 1 to 5a and 9a, and the head of an annex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsapp.exports.fonts import FaceName
from lsapp.exports.layout import points
from lsapp.exports.pdf_bands import Band, Rule, Run, baseline_in
from lsapp.exports.pdf_lines import RULE_GAP, LineSetter
from lsapp.exports.typesetting import Line
from lsapp.exports.wording import MOTTO, NATIONAL_TITLE, receiver_lines
from lsapp.report import blocks
from lsapp.report.wording import unbroken_name

_COLUMN_GAP: Final = 12.0


class HeadSetter:
    """Builds the bands of a document's head for one frame."""

    def __init__(self, lines: LineSetter) -> None:
        self._lines = lines
        self._typesetter = lines.typesetter
        self._layout = lines.layout
        self._frame = lines.frame

    def header(self, block: blocks.Header) -> Iterator[Band]:
        """Ô 1 to 4: two columns without frames; number and date stand on one line."""
        sizes, frame = self._layout.sizes, self._frame
        left_width = frame.text_width * self._layout.header_left - _COLUMN_GAP / 2
        right_width = frame.text_width - left_width - _COLUMN_GAP
        left_middle = frame.left + left_width / 2
        right_middle = frame.right - right_width / 2

        parent = unbroken_name(block.parent_body or "")
        names = self._lines.balanced(
            unbroken_name(block.name.upper()), "bold", sizes.issuing_body, left_width
        )
        placed: list[tuple[Line, FaceName, float]] = []
        if parent:
            size = sizes.parent_body
            lines = self._lines.balanced(parent.upper(), "regular", size, left_width)
            placed += [(line, "regular", size) for line in lines]
        placed += [(line, "bold", sizes.issuing_body) for line in names]
        left_runs, left_end = self._lines.lines_band(placed, left_middle)
        rules = [self._lines.rule_below(names, left_middle, left_end + RULE_GAP)]

        title = self._lines.balanced(NATIONAL_TITLE, "bold", sizes.national_title, right_width)
        motto = self._lines.balanced(MOTTO, "bold", sizes.motto, right_width)
        placed = [(line, "bold", sizes.national_title) for line in title]
        placed += [(line, "bold", sizes.motto) for line in motto]
        right_runs, right_end = self._lines.lines_band(placed, right_middle)
        length = motto[-1].width
        rules.append(
            Rule(
                right_middle - length / 2,
                right_end + RULE_GAP,
                length,
                self._layout.rule_width,
            )
        )
        top = max(left_end, right_end) + RULE_GAP + self._layout.paragraph_gap
        number = self._lines.balanced(block.number_line, "regular", sizes.number_line, left_width)
        date = self._lines.balanced(block.place_date, "italic", sizes.place_date, right_width)
        number_runs, number_end = self._lines.lines_band(
            [(line, "regular", sizes.number_line) for line in number], left_middle, top
        )
        date_runs, date_end = self._lines.lines_band(
            [(line, "italic", sizes.place_date) for line in date], right_middle, top
        )
        yield Band(
            max(number_end, date_end),
            runs=[*left_runs, *right_runs, *number_runs, *date_runs],
            rules=rules,
            keep=True,
        )

    def title(self, block: blocks.Title) -> Iterator[Band]:
        """Ô 5a: the type of document and what it is about, with the rule below."""
        sizes = self._layout.sizes
        gap = 3 * self._layout.paragraph_gap
        yield from self._lines.centred(block.doc_type.upper(), "bold", sizes.doc_type, gap=gap)
        yield from self._lines.centred(block.subject, "bold", sizes.subject, rule=True)
        yield Band(self._layout.paragraph_gap, keep=True)

    def annex_title(self, block: blocks.AnnexTitle) -> Iterator[Band]:
        """The annex's label, its title, and the document that it comes with."""
        sizes = self._layout.sizes
        yield from self._lines.centred(
            block.label, "bold", sizes.annex_label, gap=2 * self._layout.paragraph_gap
        )
        yield from self._lines.centred(block.title.upper(), "bold", sizes.annex_title)
        if block.reference:
            yield from self._lines.centred(block.reference, "italic", sizes.annex_reference)
        yield Band(self._layout.paragraph_gap, keep=True)

    def addressee(self, block: blocks.Addressee) -> Iterator[Band]:
        """Ô 9a: one receiver on the line of "Kính gửi:", several as a list under the colon."""
        size = self._layout.sizes.addressee
        gap = 2 * self._layout.paragraph_gap
        if len(block.receivers) <= 1:
            words = f"Kính gửi: {''.join(block.receivers).strip().rstrip(' .;')}."
            yield from self._lines.centred(words, "regular", size, gap=gap)
            return
        pitch = size * self._layout.line_pitch
        label = "Kính gửi:"
        label_width = self._typesetter.width(label, "regular", size)
        colon = self._typesetter.width(":", "regular", size)
        room = self._frame.text_width - 2 * points(self._layout.first_line) - label_width
        printable = self._typesetter.printable
        texts = [printable(line, "regular") for line in receiver_lines(block.receivers)]
        wrapped = [self._typesetter.wrap(text, "regular", size, room) for text in texts]
        widest = max(line.width for lines in wrapped for line in lines)
        x = self._frame.left + (self._frame.text_width - label_width - widest) / 2
        down = baseline_in(pitch, size)
        yield Band(pitch, runs=[Run(x, down, "regular", size, label)], gap=gap, keep=True)
        under_colon = x + label_width - colon
        for lines in wrapped:
            for line in lines:
                run = Run(under_colon, down, "regular", size, line.text)
                yield Band(pitch, runs=[run], keep=True)
