# SPDX-License-Identifier: MIT
"""The end of a document in a PDF: receivers (ô 9b), signer (ô 7), and the code of the sealed file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lsapp.exports.fonts import FaceName
from lsapp.exports.layout import points
from lsapp.exports.pdf_bands import Band, Box, Run, baseline_in
from lsapp.exports.pdf_lines import LineSetter
from lsapp.exports.typesetting import Line
from lsapp.exports.wording import receiver_lines
from lsapp.report import blocks

_COLUMN_GAP: Final = 12.0
_QUIET_MODULES: Final = 4


class SignatureSetter:
    """Builds the bands of signature and seal for one frame."""

    def __init__(self, lines: LineSetter) -> None:
        self._lines = lines
        self._typesetter = lines.typesetter
        self._layout = lines.layout
        self._frame = lines.frame

    def signature(self, block: blocks.Signature, seal: blocks.Seal | None) -> Iterator[Band]:
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
            yield from self.standing_seal(seal)

    def standing_seal(self, block: blocks.Seal) -> Iterator[Band]:
        """Yield a seal that stands by itself, below an annex."""
        band = self._seal(block, self._frame.text_width)
        band.gap = 2 * self._layout.paragraph_gap
        yield band

    def _signer(
        self, block: blocks.Signature, middle: float, width: float
    ) -> tuple[list[Run], float]:
        """Return the signer's column, the room for hand and seal included, and its height."""
        size = self._layout.sizes.signer
        placed: list[tuple[Line, FaceName, float]] = []
        for words in (block.authority, block.signer_title):
            if words:
                lines = self._lines.balanced(words.upper(), "bold", size, width)
                placed += [(line, "bold", size) for line in lines]
        runs, end = self._lines.lines_band(placed, middle)
        end += points(self._layout.signature_space)
        if block.signer_name:
            lines = self._lines.balanced(block.signer_name, "bold", size, width)
            named, end = self._lines.lines_band(
                [(line, "bold", size) for line in lines], middle, end
            )
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
