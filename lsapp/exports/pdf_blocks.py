# SPDX-License-Identifier: MIT
"""From report blocks to bands of print: the components of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Each builder takes a block and gives the bands that a page stacks; lengths are points.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lsapp.exports.fonts import FaceName
from lsapp.exports.layout import Layout, points
from lsapp.exports.pdf_pages import Band, Box, Frame, Placeable, Rule, Run, baseline_in
from lsapp.exports.pdf_table import TableSetter
from lsapp.exports.typesetting import Line, Typesetter
from lsapp.exports.wording import MOTTO, NATIONAL_TITLE, bases_lines, receiver_lines
from lsapp.report import blocks

_ORPHANS: Final = 2
_RULE_GAP: Final = 3.0
_COLUMN_GAP: Final = 12.0
_WIDEST_CENTRED: Final = 0.9
_QUIET_MODULES: Final = 4
_HELD_BACK: Final = 4
"""Bands that wait for what follows; more than a signature can claim."""


class BandBuilder:
    """Builds the bands of one part's blocks for one frame."""

    def __init__(self, typesetter: Typesetter, layout: Layout, frame: Frame) -> None:
        self._typesetter = typesetter
        self._layout = layout
        self._frame = frame
        self._middle = (frame.left + frame.right) / 2

    def part_bands(self, part: blocks.Part) -> Iterator[Placeable]:
        """Yield the bands of a part.

        Two lines at least stand before the signature on its page; a seal right after the signature
        is set in its left column, where it takes no room of its own.
        """
        recent: deque[Placeable] = deque()
        for block, seal in _with_seals(part.blocks):
            if isinstance(block, blocks.Signature):
                _hold(recent, _ORPHANS)
                bands: Iterable[Placeable] = self._signature(block, seal)
            else:
                bands = self.bands(block)
            for band in bands:
                recent.append(band)
                if len(recent) > _HELD_BACK:
                    yield recent.popleft()
        yield from recent

    def bands(self, block: blocks.AnyBlock) -> Iterator[Placeable]:
        """Yield the bands of one block."""
        match block:
            case blocks.Header():
                yield from self._header(block)
            case blocks.Title():
                yield from self._title(block)
            case blocks.AnnexTitle():
                yield from self._annex_title(block)
            case blocks.Addressee():
                yield from self._addressee(block)
            case blocks.Bases():
                for line in bases_lines(block.lines):
                    yield from self._paragraph(line, "italic", self._layout.sizes.body)
            case blocks.Heading():
                yield from self._heading(block)
            case blocks.Paragraph():
                size = self._layout.sizes.note if block.style == "note" else self._layout.sizes.body
                face: FaceName = "regular" if block.style == "body" else "italic"
                yield from self._paragraph(block.text, face, size)
            case blocks.Table():
                yield from self._table(block)
            case blocks.Signature():
                yield from self._signature(block, None)
            case blocks.Seal():
                yield from self._standing_seal(block)

    def _lines_band(
        self,
        placed: Sequence[tuple[Line, FaceName, float]],
        middle: float,
        top: float = 0.0,
    ) -> tuple[list[Run], float]:
        """Return centred runs, single-spaced from ``top`` down, and where they end."""
        runs = []
        for line, face, size in placed:
            pitch = size * self._layout.tight_pitch
            down = top + baseline_in(pitch, size)
            runs.append(Run(middle - line.width / 2, down, face, size, line.text))
            top += pitch
        return runs, top

    def _balanced(self, text: str, face: FaceName, size: float, width: float) -> list[Line]:
        return self._typesetter.wrap_balanced(
            self._typesetter.printable(text, face), face, size, width
        )

    def _rule_below(self, lines: Sequence[Line], middle: float, down: float) -> Rule:
        """Return the rule of 1/3 to 1/2 of the text above it, in its middle."""
        length = lines[-1].width * self._layout.rule_share
        return Rule(middle - length / 2, down, length, self._layout.rule_width)

    def _header(self, block: blocks.Header) -> Iterator[Band]:
        """Ô 1 to 4: two columns without frames; number and date stand on one line."""
        sizes, frame = self._layout.sizes, self._frame
        left_width = frame.text_width * self._layout.header_left - _COLUMN_GAP / 2
        right_width = frame.text_width - left_width - _COLUMN_GAP
        left_middle = frame.left + left_width / 2
        right_middle = frame.right - right_width / 2

        parent = block.parent_body or ""
        names = self._balanced(block.name.upper(), "bold", sizes.issuing_body, left_width)
        placed: list[tuple[Line, FaceName, float]] = []
        if parent:
            size = sizes.parent_body
            lines = self._balanced(parent.upper(), "regular", size, left_width)
            placed += [(line, "regular", size) for line in lines]
        placed += [(line, "bold", sizes.issuing_body) for line in names]
        left_runs, left_end = self._lines_band(placed, left_middle)
        rules = [self._rule_below(names, left_middle, left_end + _RULE_GAP)]

        title = self._balanced(NATIONAL_TITLE, "bold", sizes.national_title, right_width)
        motto = self._balanced(MOTTO, "bold", sizes.motto, right_width)
        placed = [(line, "bold", sizes.national_title) for line in title]
        placed += [(line, "bold", sizes.motto) for line in motto]
        right_runs, right_end = self._lines_band(placed, right_middle)
        length = motto[-1].width
        rules.append(
            Rule(
                right_middle - length / 2,
                right_end + _RULE_GAP,
                length,
                self._layout.rule_width,
            )
        )
        top = max(left_end, right_end) + _RULE_GAP + self._layout.paragraph_gap
        number = self._balanced(block.number_line, "regular", sizes.number_line, left_width)
        date = self._balanced(block.place_date, "italic", sizes.place_date, right_width)
        number_runs, number_end = self._lines_band(
            [(line, "regular", sizes.number_line) for line in number], left_middle, top
        )
        date_runs, date_end = self._lines_band(
            [(line, "italic", sizes.place_date) for line in date], right_middle, top
        )
        yield Band(
            max(number_end, date_end),
            runs=[*left_runs, *right_runs, *number_runs, *date_runs],
            rules=rules,
            keep=True,
        )

    def _centred(
        self, text: str, face: FaceName, size: float, *, gap: float = 0.0, rule: bool = False
    ) -> Iterator[Band]:
        """Yield centred lines, each kept with the next, the last with what follows."""
        lines = self._balanced(text, face, size, self._frame.text_width * _WIDEST_CENTRED)
        for index, line in enumerate(lines):
            runs, height = self._lines_band([(line, face, size)], self._middle)
            rules = []
            if rule and index == len(lines) - 1:
                rules.append(self._rule_below(lines, self._middle, height + _RULE_GAP))
                height += _RULE_GAP + self._layout.rule_width
            yield Band(height, runs=runs, rules=rules, gap=0.0 if index else gap, keep=True)

    def _title(self, block: blocks.Title) -> Iterator[Band]:
        """Ô 5a: the type of document and what it is about, with the rule below."""
        sizes = self._layout.sizes
        gap = 3 * self._layout.paragraph_gap
        yield from self._centred(block.doc_type.upper(), "bold", sizes.doc_type, gap=gap)
        yield from self._centred(block.subject, "bold", sizes.subject, rule=True)
        yield Band(self._layout.paragraph_gap, keep=True)

    def _annex_title(self, block: blocks.AnnexTitle) -> Iterator[Band]:
        sizes = self._layout.sizes
        yield from self._centred(
            block.label, "bold", sizes.annex_label, gap=2 * self._layout.paragraph_gap
        )
        yield from self._centred(block.title.upper(), "bold", sizes.annex_title)
        if block.reference:
            yield from self._centred(block.reference, "italic", sizes.annex_reference)
        yield Band(self._layout.paragraph_gap, keep=True)

    def _addressee(self, block: blocks.Addressee) -> Iterator[Band]:
        """Ô 9a: one receiver on the line of "Kính gửi:", several as a list under the colon."""
        size = self._layout.sizes.addressee
        gap = 2 * self._layout.paragraph_gap
        if len(block.receivers) <= 1:
            words = f"Kính gửi: {''.join(block.receivers).strip().rstrip(' .;')}."
            yield from self._centred(words, "regular", size, gap=gap)
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

    def _heading(self, block: blocks.Heading) -> Iterator[Band]:
        face: FaceName = "bold_italic" if block.level == 3 else "bold"
        text = block.text.upper() if block.level == 1 else block.text
        yield from self._paragraph(text, face, self._layout.sizes.body, keep_all=True)

    def _paragraph(
        self, text: str, face: FaceName, size: float, *, keep_all: bool = False
    ) -> Iterator[Band]:
        """Yield the lines of a justified paragraph, two of them at least on either page."""
        frame, layout = self._frame, self._layout
        indent = points(layout.first_line)
        printable = self._typesetter.printable(text, face)
        lines = self._typesetter.wrap_paragraph(printable, face, size, frame.text_width, indent)
        pitch = size * layout.line_pitch
        down = baseline_in(pitch, size)
        starts = True
        last = len(lines) - 1
        for index, line in enumerate(lines):
            x = frame.left + (indent if starts else 0.0)
            room = frame.right - x
            word_space = 0.0 if line.ends else _stretch(line, room)
            # A first part of fewer than two lines, or a last one, would be torn off its paragraph.
            torn = index < _ORPHANS - 1 or index > last - _ORPHANS
            yield Band(
                pitch,
                runs=[Run(x, down, face, size, line.text, word_space)],
                gap=0.0 if index else layout.paragraph_gap,
                keep=keep_all or (torn and index < last),
            )
            starts = line.ends

    def _table(self, block: blocks.Table) -> Iterator[Placeable]:
        size = self._layout.sizes.note
        gap = self._layout.paragraph_gap
        if block.caption:
            yield from self._centred(block.caption, "bold", size, gap=gap)
            gap = 0.0
        if block.unit_note:
            text = self._typesetter.printable(block.unit_note, "italic")
            for line in self._typesetter.wrap(text, "italic", size, self._frame.text_width):
                pitch = size * self._layout.line_pitch
                x = self._frame.right - line.width
                run = Run(x, baseline_in(pitch, size), "italic", size, line.text)
                yield Band(pitch, runs=[run], gap=gap, keep=True)
                gap = 0.0
        setter = TableSetter(block, self._typesetter, self._layout, self._frame)
        yield from setter.rows(gap=gap)
        yield Band(0.0, gap=self._layout.paragraph_gap / 2)

    def _signature(self, block: blocks.Signature, seal: blocks.Seal | None) -> Iterator[Band]:
        """Ô 7 and 9b: receivers left, signer right, the first lines of both on one level."""
        layout, frame = self._layout, self._frame
        half = (frame.text_width - _COLUMN_GAP) / 2
        runs, end = self._signer(block, frame.right - half / 2, half)
        boxes: tuple[Box, ...] = ()
        top = 0.0
        rest: list[Line] = []
        if block.recipients:
            first = layout.sizes.signer * layout.tight_pitch
            down = baseline_in(first, layout.sizes.signer)
            size = layout.sizes.recipients_title
            runs.append(Run(frame.left, down, "bold_italic", size, "Nơi nhận:"))
            lines = self._recipient_lines(block.recipients, half)
            pitch = layout.sizes.recipients * layout.tight_pitch
            # A list longer than half a page goes on below the signature.
            fitting = int((max(end, (frame.top - frame.bottom) / 2) - first) / pitch)
            lines, rest = lines[:fitting], lines[fitting:]
            runs += [self._recipient_run(line, first + n * pitch) for n, line in enumerate(lines)]
            top = first + len(lines) * pitch
        if seal is not None and not rest:
            band = self._seal(seal, half)
            top += 2 * layout.paragraph_gap if top else 0.0
            runs += [run._replace(down=run.down + top) for run in band.runs]
            boxes = tuple([box._replace(down=box.down + top) for box in band.boxes])
            top += band.height
        yield Band(max(top, end), runs=runs, boxes=boxes, gap=2 * layout.paragraph_gap)
        for line in rest:
            pitch = layout.sizes.recipients * layout.tight_pitch
            yield Band(pitch, runs=[self._recipient_run(line, 0.0)])
        if seal is not None and rest:
            yield from self._standing_seal(seal)

    def _signer(
        self, block: blocks.Signature, middle: float, width: float
    ) -> tuple[list[Run], float]:
        """Return the signer's column, the room for hand and seal included, and its height."""
        size = self._layout.sizes.signer
        placed: list[tuple[Line, FaceName, float]] = []
        for words in (block.authority, block.signer_title):
            if words:
                lines = self._balanced(words.upper(), "bold", size, width)
                placed += [(line, "bold", size) for line in lines]
        runs, end = self._lines_band(placed, middle)
        end += points(self._layout.signature_space)
        if block.signer_name:
            lines = self._balanced(block.signer_name, "bold", size, width)
            named, end = self._lines_band([(line, "bold", size) for line in lines], middle, end)
            runs += named
        return runs, end

    def _recipient_lines(self, recipients: Sequence[str], width: float) -> list[Line]:
        size = self._layout.sizes.recipients
        found: list[Line] = []
        for text in receiver_lines(recipients):
            printable = self._typesetter.printable(text, "regular")
            found.extend(self._typesetter.wrap(printable, "regular", size, width))
        return found

    def _recipient_run(self, line: Line, top: float) -> Run:
        size = self._layout.sizes.recipients
        down = top + baseline_in(size * self._layout.tight_pitch, size)
        return Run(self._frame.left, down, "regular", size, line.text)

    def _standing_seal(self, block: blocks.Seal) -> Iterator[Band]:
        band = self._seal(block, self._frame.text_width)
        band.gap = 2 * self._layout.paragraph_gap
        yield band

    def _seal(self, block: blocks.Seal, width: float) -> Band:
        """The QR code, drawn as rectangles, with its words at the right, within ``width``."""
        import segno

        side = points(self._layout.seal_side)
        code = segno.make(block.code, error="m", micro=False)
        rows = [list(row) for row in code.matrix_iter(border=0)]
        module = side / len(rows)
        # Readers need a quiet zone of white around the code, so the words keep away.
        words_x = self._frame.left + side + _QUIET_MODULES * module + points(2)
        room = self._frame.left + width - words_x
        size = self._layout.sizes.recipients
        pitch = size * self._layout.tight_pitch
        top = 0.0
        runs: list[Run] = []
        for words in block.words:
            text = self._typesetter.printable(words, "regular")
            for line in self._typesetter.wrap(text, "regular", size, room):
                runs.append(
                    Run(words_x, top + baseline_in(pitch, size), "regular", size, line.text)
                )
                top += pitch
        boxes = _dark_boxes(rows, self._frame.left, module)
        return Band(max(side, top), runs=runs, boxes=boxes)


def _with_seals(
    body: Sequence[blocks.AnyBlock],
) -> Iterator[tuple[blocks.AnyBlock, blocks.Seal | None]]:
    """Yield the blocks, a signature together with the seal that follows it."""
    previous: blocks.AnyBlock | None = None
    for block, following in itertools.zip_longest(body, body[1:]):
        seal = following if isinstance(following, blocks.Seal) else None
        if not (isinstance(block, blocks.Seal) and isinstance(previous, blocks.Signature)):
            yield block, seal
        previous = block


def _hold(recent: Iterable[Placeable], lines: int) -> None:
    """Keep the last ``lines`` bands with what follows; bands without height count for nothing."""
    held = 0
    for band in reversed(tuple(recent)):
        band.keep = True
        held += band.height > 0
        if held == lines:
            break


def _stretch(line: Line, room: float) -> float:
    """Return the extra width of each space that makes a line reach the right margin."""
    spaces = line.text.count(" ") + line.text.count("\xa0")
    return (room - line.width) / spaces if spaces else 0.0


def _dark_boxes(rows: Sequence[Sequence[int]], left: float, module: float) -> Iterator[Box]:
    """Yield the dark modules of a code, neighbours in a row as one rectangle."""
    for down, row in enumerate(rows):
        start: int | None = None
        for across, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                x = left + start * module
                yield Box(x, down * module, (across - start) * module, module)
                start = None
