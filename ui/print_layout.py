# SPDX-License-Identifier: MIT
"""Where a page of a document stands on the paper of a printer: turned or not, at its size or a little less.

Pure geometry in points (1/72 inch), measured from the upper left corner.
"""

from __future__ import annotations

import math
from typing import Final

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout
from PySide6.QtPrintSupport import QPrinter

POINTS: Final = 72.0
"""To an inch."""
FINEST: Final = 720
"""Dots to an inch that are drawn at most. Office printers lay down 600; drivers that say 1200 or more mean
finer steps of the same dots, and a page would be four times as large for nothing."""
_ALIKE: Final = 2.0
"""Points by which two papers may differ and still be the same: standards round them in several ways."""
_MILLIMETRE: Final = POINTS / 25.4


class PaperFace(msgspec.Struct, frozen=True):
    """The paper as it lies in the printer, and the part of it that the printer can reach."""

    size: QSizeF
    reach: QRectF


class Placement(msgspec.Struct, frozen=True):
    """``turned``: a quarter to the left, so that the page's head lies at the left edge of the paper;
    ``scale``: 1 is the page's own size; ``corner``: where its upper left corner comes to stand.
    """

    turned: bool
    scale: float
    corner: QPointF


class Grid(msgspec.Struct, frozen=True):
    """``step`` dots of the printer to one that is drawn, and how many are drawn to an inch."""

    step: int
    resolution: float

    @classmethod
    def of(cls, printer_resolution: int) -> Grid:
        """Return the printer's own dots, or a whole number of them taken together."""
        step = max(math.ceil(printer_resolution / FINEST), 1)
        return cls(step, printer_resolution / step)


def paper_face(printer: QPrinter) -> PaperFace:
    """Return the paper that was chosen; what nothing is known of can be reached to its edges."""
    layout = QPageLayout(printer.pageLayout())
    layout.setUnits(QPageLayout.Unit.Millimeter)
    whole, margins = layout.fullRect(), layout.minimumMargins()
    reach = whole.marginsRemoved(margins)
    return PaperFace(
        QSizeF(whole.width() * _MILLIMETRE, whole.height() * _MILLIMETRE),
        QRectF(
            reach.x() * _MILLIMETRE,
            reach.y() * _MILLIMETRE,
            reach.width() * _MILLIMETRE,
            reach.height() * _MILLIMETRE,
        ),
    )


def placement(page: QSizeF, ink: QRectF | None, paper: PaperFace) -> Placement:
    """Return where a page goes of which only ``ink`` is printed on.

    It keeps its size and stands in the middle. It becomes smaller only where the paper is, or where
    something printed would lie outside the printer's reach.
    """
    turned = (page.width() > page.height()) != (paper.size.width() > paper.size.height())
    standing = page.transposed() if turned else page
    scale = 1.0
    if (
        standing.width() > paper.size.width() + _ALIKE
        or standing.height() > paper.size.height() + _ALIKE
    ):
        scale = min(paper.size.width() / standing.width(), paper.size.height() / standing.height())
    if ink is not None:
        scale *= _shrinking(
            _placed(_turned(ink, page) if turned else ink, standing, scale, paper), paper
        )
    return Placement(turned, scale, _corner(standing, scale, paper))


def pieces(length: int, most: int, shared: int) -> list[range]:
    """Part a length in dots into pieces of at most ``most``, each sharing the last dots of the one before."""
    starts = range(0, max(length - shared, 1), most - shared)
    return [range(start, min(start + most, length)) for start in starts]


def ink_of(picture: QImage) -> QRectF | None:
    """Return what of a page is not white, from a picture of one pixel a point; ``None`` where nothing is."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    content, line, width = bytes(grey.constBits()), grey.bytesPerLine(), grey.width()
    left, right, rows = width, 0, []
    for row in range(grey.height()):
        dots = content[row * line : row * line + width]
        until = len(dots.rstrip(b"\xff"))
        if until:
            rows.append(row)
            right = max(right, until)
            left = min(left, width - len(dots.lstrip(b"\xff")))
    if not rows:
        return None
    return QRectF(left, rows[0], right - left, rows[-1] + 1 - rows[0])


def _turned(ink: QRectF, page: QSizeF) -> QRectF:
    """Return where the ink lies after a quarter to the left."""
    return QRectF(ink.top(), page.width() - ink.right(), ink.height(), ink.width())


def _corner(standing: QSizeF, scale: float, paper: PaperFace) -> QPointF:
    return QPointF(
        (paper.size.width() - standing.width() * scale) / 2,
        (paper.size.height() - standing.height() * scale) / 2,
    )


def _placed(ink: QRectF, standing: QSizeF, scale: float, paper: PaperFace) -> QRectF:
    corner = _corner(standing, scale, paper)
    return QRectF(
        corner.x() + ink.x() * scale,
        corner.y() + ink.y() * scale,
        ink.width() * scale,
        ink.height() * scale,
    )


def _shrinking(ink: QRectF, paper: PaperFace) -> float:
    """Return how much smaller, about the middle of the paper, all ink can be reached; 1 where it is."""
    middle = QPointF(paper.size.width() / 2, paper.size.height() / 2)
    reach = paper.reach
    # To each side: how far the ink goes, and how far the printer.
    sides = (
        (middle.x() - ink.left(), middle.x() - reach.left()),
        (ink.right() - middle.x(), reach.right() - middle.x()),
        (middle.y() - ink.top(), middle.y() - reach.top()),
        (ink.bottom() - middle.y(), reach.bottom() - middle.y()),
    )
    return min([1.0, *(can / must for must, can in sides if must > can > 0)])
