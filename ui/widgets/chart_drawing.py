# SPDX-License-Identifier: MIT
"""What all charts draw with: colours, patterns that stand beside them, and lengths by the font.

Every length follows from the height of a line, so that a chart looks alike on a screen at 100 % and
200 % and on a printer's page; everything is drawn as vectors.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

_LINE: Final = 16.0  # the height of a line that the house's 8-pixel grid is drawn for


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


CENTRE: Final = Qt.AlignmentFlag.AlignCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write one line of text into ``rect``, never outside of it unless it is too long."""
    painter.setPen(colour)
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, text)


def write_elided(
    painter: QPainter,
    rect: QRectF,
    text: str,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
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


def draw_bar(painter: QPainter, rect: QRectF, fill: Fill, ink: Ink) -> None:
    """Draw a bar with its pattern; its border keeps neighbours apart."""
    painter.save()
    rect, unit = snapped(rect), Type.of(painter).hair
    edge = fill.colour if fill.pattern is not Pattern.EMPTY else ink.neutral
    inner = rect.adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2)
    painter.setPen(QPen(edge, unit))
    painter.setBrush(ink.surface if fill.pattern is Pattern.EMPTY else fill.colour)
    painter.drawRect(inner)
    painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
    over = ink.surface
    _draw_pattern(painter, inner, fill.pattern, blend(over, fill.colour, 0.45), unit)
    painter.restore()


def _draw_pattern(
    painter: QPainter, rect: QRectF, pattern: Pattern, colour: QColor, unit: float
) -> None:
    step = 6 * unit
    painter.setPen(QPen(colour, 1.25 * unit))
    if pattern in (Pattern.SLANT, Pattern.BACK_SLANT):
        painter.drawLines(_slanted(rect, step, pattern is Pattern.BACK_SLANT))
    elif pattern is Pattern.LINES:
        count = int(rect.height() / (4 * unit)) + 1
        painter.drawLines(
            [
                QLineF(
                    rect.left(),
                    rect.top() + at * 4 * unit,
                    rect.right(),
                    rect.top() + at * 4 * unit,
                )
                for at in range(1, count)
            ]
        )
    elif pattern is Pattern.DOTS:
        painter.setPen(round_pen(colour, 2 * unit))
        painter.drawPoints(_dots(rect, 5 * unit))


def _slanted(rect: QRectF, step: float, back: bool) -> list[QLineF]:
    """Return the strokes across ``rect``; they lie on one grid, so that neighbours line up."""
    height = rect.height()
    first = int((rect.left() - height) / step)
    last = int((rect.right() + height) / step) + 1
    lean = -height if back else height
    return [
        QLineF(at * step, rect.bottom(), at * step + lean, rect.top())
        for at in range(first, last + 1)
    ]


def _dots(rect: QRectF, step: float) -> list[QPointF]:
    columns, rows = int(rect.width() / step) + 1, int(rect.height() / step) + 1
    return [
        QPointF(
            rect.left() + (column + (0.25 if row % 2 else 0.75)) * step,
            rect.top() + (row + 0.5) * step,
        )
        for row in range(rows)
        for column in range(columns)
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
