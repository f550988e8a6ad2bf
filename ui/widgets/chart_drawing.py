# SPDX-License-Identifier: MIT
"""What all charts draw with: colours, patterns that stand beside them, and lengths by the font.

Every length follows from the height of a line, so that a chart looks alike on a screen at 100 % and
200 % and on a printer's page; everything is drawn as vectors.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

_LINE: Final = 16.0  # the height of a line that the house's 8-pixel grid is drawn for


_BLOCK: Final = 64  # patterns are made in lengths of so much, and clipped


class Pattern(StrEnum):
    """What lies over a colour, so that nobody needs the colour to tell one bar from another."""

    SOLID = "solid"
    SLANT = "slant"
    BACK_SLANT = "back_slant"
    LINES = "lines"
    DOTS = "dots"
    EMPTY = "empty"
    """The border alone."""


class Ink(msgspec.Struct, frozen=True, kw_only=True):
    """The colours of a chart: a theme's, or a printed page's.

    ``quiet`` lies behind heads and group rows, ``chosen`` behind the current row, ``chosen_idle``
    behind it while the keyboard is elsewhere.
    """

    text: QColor
    muted: QColor
    line: QColor
    surface: QColor
    quiet: QColor
    chosen: QColor
    chosen_idle: QColor
    neutral: QColor
    accent: QColor
    good: QColor
    bad: QColor
    bad_text: QColor


class Fill(msgspec.Struct, frozen=True):
    """A bar's colour and the pattern over it."""

    colour: QColor
    pattern: Pattern


class Type:
    """The lengths of a font on the device that it is drawn on."""

    def __init__(self, font: QFont, device: QPaintDevice | None) -> None:
        self._metrics = QFontMetricsF(font, device) if device is not None else QFontMetricsF(font)
        self.line = self._metrics.height()

    @classmethod
    def of(cls, painter: QPainter) -> Type:
        """Return the lengths of the font that the painter writes with."""
        return cls(painter.font(), painter.device())

    def px(self, length: float) -> float:
        """Return a length of the design's pixels, in this font's size."""
        return length * self.line / _LINE

    @property
    def hair(self) -> float:
        """The width of a thin line: whole, so that it is sharp on a screen."""
        return max(1.0, round(self.px(1)))

    def width(self, text: str) -> float:
        """Return how wide ``text`` is."""
        return self._metrics.horizontalAdvance(text)

    def elided(self, text: str, width: float) -> str:
        """Return as much of ``text`` as there is room for, with an ellipsis."""
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a chart that can be pointed at: where it lies and what it says aloud.

    ``row`` counts from the top: the up and down keys go from row to row.
    """

    key: tuple[str, ...]
    row: int
    rect: QRectF
    text: str


class Hint(msgspec.Struct, frozen=True):
    """Words for a part of a chart that may have been cut off."""

    rect: QRectF
    text: str


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Where the parts of a chart lie in its rectangle."""

    marks: list[Mark]
    hints: list[Hint] = []


_ONE_LINE: Final = Qt.TextFlag.TextSingleLine.value | Qt.TextFlag.TextDontClip.value
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter.value | _ONE_LINE
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter.value | _MIDDLE
LEFT: Final = Qt.AlignmentFlag.AlignLeft.value | _MIDDLE
RIGHT: Final = Qt.AlignmentFlag.AlignRight.value | _MIDDLE
"""How one line of text is set in its rectangle: as numbers, for each row of a table asks for it."""


def write(painter: QPainter, rect: QRectF, text: str, colour: QColor, align: int = LEFT) -> None:
    """Write one line of text into ``rect``, never outside of it unless it is too long."""
    painter.setPen(colour)
    painter.drawText(rect, align, text)


def write_elided(
    painter: QPainter, rect: QRectF, text: str, colour: QColor, align: int = LEFT
) -> None:
    """Write one line of text, cut off with an ellipsis where ``rect`` is too narrow."""
    write(painter, rect, Type.of(painter).elided(text, rect.width()), colour, align)


def round_pen(colour: QColor, width: float) -> QPen:
    """Return a pen with round ends and corners."""
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """Return ``over`` painted on ``under`` with that share of it, as an opaque colour."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def _luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: QColor, ink: Ink) -> QColor:
    """Return the colour of text, or of the surface, whichever is read better on ``colour``."""
    return max((ink.text, ink.surface), key=lambda one: contrast(one, colour))


def snapped(rect: QRectF) -> QRectF:
    """Return ``rect`` with its edges on whole places, where they are sharp; neighbours stay so."""
    left, top = round(rect.left()), round(rect.top())
    return QRectF(left, top, round(rect.right()) - left, round(rect.bottom()) - top)


def draw_bar(
    painter: QPainter, rect: QRectF, fill: Fill, ink: Ink, measure: Type | None = None
) -> None:
    """Draw a bar with its pattern; its border keeps neighbours apart."""
    measure = measure or Type.of(painter)
    rect, unit = snapped(rect), measure.hair
    edge = fill.colour if fill.pattern is not Pattern.EMPTY else ink.neutral
    inner = rect.adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2)
    painter.setPen(QPen(edge, unit))
    painter.setBrush(ink.surface if fill.pattern is Pattern.EMPTY else fill.colour)
    painter.drawRect(inner)
    if fill.pattern in (Pattern.SOLID, Pattern.EMPTY) or inner.isEmpty():
        return
    painter.save()
    painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
    _draw_pattern(painter, inner, fill.pattern, blend(ink.surface, fill.colour, 0.45), measure)
    painter.restore()


def _draw_pattern(
    painter: QPainter, rect: QRectF, pattern: Pattern, colour: QColor, measure: Type
) -> None:
    """Draw a pattern over ``rect``, or beyond it: the caller clips."""
    length = (int(rect.width()) // _BLOCK + 1) * _BLOCK
    painter.translate(rect.topLeft())
    if pattern is Pattern.DOTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRects(_dots(length, round(rect.height()), measure.px(5)))
        return
    painter.setPen(QPen(colour, measure.px(1.25)))
    if pattern is Pattern.LINES:
        step = measure.px(4)
        rows = range(1, int(rect.height() / step) + 1)
        painter.drawLines(
            [QLineF(0, (at - 0.25) * step, length, (at - 0.25) * step) for at in rows]
        )
        return
    step = measure.px(6)
    # On one grid, so that the strokes of neighbours line up.
    painter.translate(-(rect.left() % step), 0)
    back = pattern is Pattern.BACK_SLANT
    painter.drawLines(_slants(length + _BLOCK, round(rect.height()), step, back))


# A page of bars asks for few lengths, heights and steps: made once, they are drawn by one call each.


@lru_cache(maxsize=64)
def _slants(length: int, height: int, step: float, back: bool) -> list[QLineF]:
    lean = -height if back else height
    return [
        QLineF(at * step, height, at * step + lean, 0)
        for at in range(-int(height / step) - 1, int((length + height) / step) + 1)
    ]


@lru_cache(maxsize=64)
def _dots(length: int, height: int, step: float) -> list[QRectF]:
    side = 0.35 * step
    return [
        QRectF((column + (0.2 if row % 2 else 0.7)) * step, (row + 0.35) * step, side, side)
        for row in range(int(height / step) + 1)
        for column in range(int(length / step) + 1)
    ]


def write_on_bar(painter: QPainter, rect: QRectF, text: str, fill: Fill, ink: Ink) -> None:
    """Write a figure in the middle of a bar, on a patch free of the pattern, if it fits."""
    measure = Type.of(painter)
    width = measure.width(text) + measure.px(6)
    height = min(measure.line, rect.height() - measure.px(1))
    if width > rect.width() - measure.px(2) or height < 0.75 * measure.line:
        return
    patch = QRectF(0, 0, width, height)
    patch.moveCenter(rect.center())
    ground = ink.surface if fill.pattern is Pattern.EMPTY else fill.colour
    if fill.pattern is not Pattern.SOLID:
        painter.fillRect(patch, ground)
    write(painter, patch, text, readable_on(ground, ink), CENTRE)


def draw_warning(painter: QPainter, centre: QPointF, size: float, ink: Ink) -> None:
    """Draw the sign of what is late: a triangle with an exclamation mark."""
    painter.save()
    half = size / 2
    painter.setPen(round_pen(ink.surface, size / 12))
    painter.setBrush(ink.bad)
    painter.drawPolygon(
        [
            QPointF(centre.x(), centre.y() - half),
            QPointF(centre.x() + half, centre.y() + 0.8 * half),
            QPointF(centre.x() - half, centre.y() + 0.8 * half),
        ]
    )
    painter.setPen(round_pen(readable_on(ink.bad, ink), size / 8))
    painter.drawLine(
        QPointF(centre.x(), centre.y() - 0.35 * half), QPointF(centre.x(), centre.y() + 0.2 * half)
    )
    painter.drawPoint(QPointF(centre.x(), centre.y() + 0.52 * half))
    painter.restore()


def draw_tick(painter: QPainter, square: QRectF, colour: QColor) -> None:
    """Draw the sign of what is done."""
    size, centre = square.width(), square.center()
    painter.setPen(round_pen(colour, size / 6))
    corners = (QPointF(-0.4, 0.0), QPointF(-0.1, 0.3), QPointF(0.4, -0.3))
    painter.drawPolyline([centre + corner * size for corner in corners])
