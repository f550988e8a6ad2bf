# SPDX-License-Identifier: MIT
"""Draws the pages of a PDF for a printer: piece by piece at its resolution, kept small until all are there.

All but ``pages_to_print`` runs on the one thread that may call PDFium (``ui.widgets.pdf_document``).
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

import msgspec
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from lsapp.errors import UserError
from ui.print_layout import (
    POINTS,
    Grid,
    PaperFace,
    Placement,
    ink_of,
    paper_face,
    pieces,
    placement,
)
from ui.widgets.pdf_document import PdfDocument

BAND: Final = 4_000_000
"""Pixels that are drawn at a time at most; a page of A4 at 600 dots an inch has 35 million."""
TILE: Final = 512
"""Dots across and down of the pieces of which each is looked at: what is white is left out, what is black and
white takes a bit a dot, and what Windows puts into its queue is not packed."""
_SHARED: Final = 2
"""Dots that a tile shares with the next: else whoever smooths what we send leaves a white hair there."""
_ALIGNED: Final = 4  # bytes; a line of a picture is filled up to so many, with anything
_IN_MEMORY: Final = 16 * 1024 * 1024
"""Bytes of drawn pages, packed, above which they wait on the disk."""
_FASTEST: Final = 1  # of zlib: pages are mostly white, and wait for seconds only
_BLACK_AND_WHITE: Final = (0xFF000000, 0xFFFFFFFF)


class _Tile(msgspec.Struct, frozen=True):
    """A piece of a drawn page: where it goes in dots of the printer, and where its bytes lie packed."""

    target: QRectF
    size: QSize
    line: int
    form: QImage.Format
    start: int
    length: int


def pages_to_print(printer: QPrinter, count: int, current: int) -> list[int]:
    """Return the pages from 0 that the print dialog left chosen, in the order in which they come out."""
    chosen = QPrinter.PrintRange
    match printer.printRange():
        case chosen.CurrentPage:
            pages = [current]
        case chosen.PageRange if not printer.pageRanges().isEmpty():
            ranges = printer.pageRanges()
            pages = [page for page in range(count) if ranges.contains(page + 1)]
        case chosen.PageRange if printer.fromPage() > 0:
            pages = list(range(printer.fromPage() - 1, min(printer.toPage(), count)))
        case _:
            pages = list(range(count))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


class PagePrinter:
    """Takes up pages one by one, then sends them as one job; ``close`` lets go of all, sent or not.

    Nothing is sent before everything is drawn: a stopped or damaged document leaves no half of it on
    paper, and with CUPS Qt has no way to take back what was begun.
    """

    def __init__(self, document: PdfDocument, printer: QPrinter) -> None:
        self._document = document
        self._printer = printer
        self._paper: PaperFace = paper_face(printer)
        self._grid = Grid.of(printer.resolution())
        self._grey = printer.colorMode() == QPrinter.ColorMode.GrayScale
        self._packed: IO[bytes] = tempfile.SpooledTemporaryFile(  # noqa: SIM115 (close does)
            max_size=_IN_MEMORY
        )
        self._pages: list[list[_Tile]] = []
        self._painter: QPainter | None = None

    @property
    def drawn(self) -> int:
        """How many pages wait to be sent."""
        return len(self._pages)

    def draw(self, index: int) -> None:
        """Draw a page and put it behind those that were drawn before; raises UserError ``print.damaged``."""
        from pypdfium2 import PdfiumError

        try:
            self._pages.append(self._drawn(index))
        except PdfiumError as error:
            raise UserError("print.damaged") from error

    def begin(self) -> None:
        """Open the job; raises UserError ``print.refused``."""
        painter = QPainter()
        if not painter.begin(self._printer):
            raise UserError("print.refused", printer=self._printer.printerName())
        # Qt would send pictures as JPEG, which draws a haze around letters.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._painter = painter

    def send(self, number: int) -> None:
        """Send the drawn page ``number``, counted from 0 in the order of drawing; raises UserError
        ``print.refused``.
        """
        if self._painter is None or (number > 0 and not self._printer.newPage()):
            raise UserError("print.refused", printer=self._printer.printerName())
        for tile in self._pages[number]:
            self._packed.seek(tile.start)
            content = zlib.decompress(self._packed.read(tile.length))
            width, height = tile.size.width(), tile.size.height()
            picture = QImage(content, width, height, tile.line, tile.form)
            if tile.form == QImage.Format.Format_Mono:
                picture.setColorTable(_BLACK_AND_WHITE)
            self._painter.drawImage(tile.target, picture)

    def end(self) -> None:
        """Close the job, which hands it over; raises UserError ``print.refused``."""
        painter, self._painter = self._painter, None
        failed = QPrinter.PrinterState.Error
        if painter is None or not painter.end() or self._printer.printerState() == failed:
            raise UserError("print.refused", printer=self._printer.printerName())

    def abort(self) -> bool:
        """Take the job back; false where what was sent cannot be taken back any more."""
        return self._printer.abort()

    def close(self) -> None:
        """Let go of the document and of what was drawn; a job that is open is taken back or ended."""
        painter, self._painter = self._painter, None
        if painter is not None:
            self._printer.abort()
            painter.end()
        self._document.close()
        self._packed.close()

    def _drawn(self, index: int) -> list[_Tile]:
        sketch = self._document.render(index, 1.0)
        size = QSizeF(*self._document.sizes[index])
        place = placement(size, ink_of(sketch), self._paper)
        standing = size.transposed() if place.turned else size
        dots = self._grid.resolution * place.scale / POINTS
        whole = QSize(round(standing.width() * dots), round(standing.height() * dots))
        grey = self._grey or sketch.allGray()
        tiles = []
        for rows in pieces(whole.height(), _rows_at_once(whole.width()), _SHARED):
            band = self._document.render_band(index, whole, rows, turned=place.turned, grey=grey)
            for left, tile in _inked_tiles(band):
                target = QRect(left, rows.start, tile.width(), tile.height())
                tiles.append(self._pack(tile, self._on_paper(place, target)))
        return tiles

    def _on_paper(self, place: Placement, piece: QRect) -> QRectF:
        """Return where a piece of a page goes, in whole dots of the printer."""
        step = self._grid.step
        dots = self._grid.resolution / POINTS
        corner = QPoint(round(place.corner.x() * dots), round(place.corner.y() * dots))
        moved = piece.translated(corner)
        return QRectF(
            moved.x() * step, moved.y() * step, moved.width() * step, moved.height() * step
        )

    def _pack(self, picture: QImage, target: QRectF) -> _Tile:
        content = zlib.compress(bytes(picture.constBits()), _FASTEST)
        start = self._packed.seek(0, 2)
        self._packed.write(content)
        return _Tile(
            target, picture.size(), picture.bytesPerLine(), picture.format(), start, len(content)
        )


def _rows_at_once(width: int) -> int:
    return max(min(TILE, BAND // max(width, 1)), _SHARED + 1)


def _inked_tiles(band: QImage) -> Iterator[tuple[int, QImage]]:
    """Give the parts of a band on which there is anything, each with its left edge.

    Neighbours of one kind are one picture: whoever scales what we send scales each by itself, and the
    fewer edges there are, the fewer letters are touched by that.
    """
    runs: list[tuple[QImage.Format, int, int]] = []
    for columns in pieces(band.width(), TILE, _SHARED):
        tile = band.copy(columns.start, 0, len(columns), band.height())
        blank = QImage(tile.size(), tile.format())
        blank.fill(Qt.GlobalColor.white)
        if tile == blank:
            continue
        form = _with_fewest_shades(tile).format()
        if runs and runs[-1][0] == form and columns.start <= runs[-1][2]:
            runs[-1] = (form, runs[-1][1], columns.stop)
        else:
            runs.append((form, columns.start, columns.stop))
    for _form, left, end in runs:
        yield left, _with_fewest_shades(band.copy(left, 0, end - left, band.height()))


def _with_fewest_shades(picture: QImage) -> QImage:
    """Return a picture without more shades than it shows: one bit a dot where black and white are all, one
    byte where it is grey.
    """
    if picture.format() != QImage.Format.Format_Grayscale8:
        if not picture.allGray():
            return picture
        picture = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width = -(-picture.width() // _ALIGNED) * _ALIGNED
    # What fills up a line may be anything; in a copy that is wider it is black.
    whole = picture.copy(0, 0, width, picture.height()) if width > picture.width() else picture
    content = bytes(whole.constBits())
    if content.count(0) + content.count(255) != len(content):
        return picture
    bits = picture.convertToFormat(QImage.Format.Format_Mono)
    bits.invertPixels()  # white, black becomes black, white: in that order alone Qt sends single bits
    return bits
