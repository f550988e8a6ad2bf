# SPDX-License-Identifier: MIT
"""From report blocks to bands of print: the components of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Each component gives the bands that a page stacks; lengths are points.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lsapp.exports.block_setting import BlockSetter, TextLook
from lsapp.exports.fonts import FaceName
from lsapp.exports.layout import Layout
from lsapp.exports.pdf_bands import Band, Placeable, Run, baseline_in
from lsapp.exports.pdf_canvas import Frame
from lsapp.exports.pdf_chart import ChartSetter
from lsapp.exports.pdf_head import HeadSetter
from lsapp.exports.pdf_lines import ORPHANS, LineSetter
from lsapp.exports.pdf_signature import SignatureSetter
from lsapp.exports.pdf_table import TableSetter
from lsapp.exports.typesetting import Typesetter
from lsapp.report import blocks

_HELD_BACK: Final = 4
"""Bands that wait for what follows; more than a signature can claim."""
_FACES: Final[dict[tuple[bool, bool], FaceName]] = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold_italic",
}


class BandBuilder(BlockSetter[Placeable]):
    """Builds the bands of one part's blocks for one frame."""

    def __init__(self, typesetter: Typesetter, layout: Layout, frame: Frame) -> None:
        super().__init__(layout)
        self._typesetter = typesetter
        self._frame = frame
        self._lines = LineSetter(typesetter, layout, frame)
        self._head = HeadSetter(self._lines)
        self._foot = SignatureSetter(self._lines)

    def part_bands(self, part: blocks.Part) -> Iterator[Placeable]:
        """Yield the bands of a part.

        Two lines at least stand before the signature on its page, and two rows of a table before the
        remark below it; a seal right after the signature is set in its left column, where it takes
        no room of its own.
        """
        recent: deque[Placeable] = deque()
        above: blocks.AnyBlock | None = None
        for block, seal in _with_seals(part.blocks):
            if isinstance(block, blocks.Signature):
                _hold(recent, ORPHANS)
                bands: Iterable[Placeable] = self._foot.signature(block, seal)
            else:
                if isinstance(above, blocks.Table) and _is_remark(block):
                    _hold(recent, ORPHANS)
                bands = self.pieces(block)
            above = block
            for band in bands:
                recent.append(band)
                if len(recent) > _HELD_BACK:
                    yield recent.popleft()
        yield from recent

    def _header(self, block: blocks.Header) -> Iterator[Placeable]:
        return self._head.header(block)

    def _title(self, block: blocks.Title) -> Iterator[Placeable]:
        return self._head.title(block)

    def _annex_title(self, block: blocks.AnnexTitle) -> Iterator[Placeable]:
        return self._head.annex_title(block)

    def _addressee(self, block: blocks.Addressee) -> Iterator[Placeable]:
        return self._head.addressee(block)

    def _text(self, text: str, look: TextLook, *, keep_next: bool) -> Iterator[Placeable]:
        """Yield a paragraph's lines; what keeps it with the next block is decided by the part."""
        face = _FACES[look.bold, look.italic]
        return self._lines.paragraph(text, face, look.size, keep_all=look.heading)

    def _signature(self, block: blocks.Signature) -> Iterator[Placeable]:
        return self._foot.signature(block, None)

    def _seal(self, block: blocks.Seal) -> Iterator[Placeable]:
        return self._foot.standing_seal(block)

    def _table(self, block: blocks.Table) -> Iterator[Placeable]:
        size = self._layout.sizes.note
        gap = self._layout.paragraph_gap
        if block.caption:
            yield from self._lines.centred(block.caption, "bold", size, gap=gap)
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

    def _chart(self, block: blocks.Chart) -> Iterator[Placeable]:
        size, gap = self._layout.sizes.note, self._layout.paragraph_gap
        yield from self._lines.centred(block.title, "bold", size, gap=gap)
        yield Band(gap / 2, keep=True)
        yield from ChartSetter(block, self._typesetter, self._layout, self._frame).bands()


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


def _is_remark(block: blocks.AnyBlock) -> bool:
    return isinstance(block, blocks.Paragraph) and block.style == "note"


def _hold(recent: Iterable[Placeable], lines: int) -> None:
    """Keep the last ``lines`` bands with what follows; bands without height count for nothing."""
    held = 0
    for band in reversed(tuple(recent)):
        band.keep = True
        held += band.height > 0
        if held == lines:
            break
