# SPDX-License-Identifier: MIT
"""The legend above a chart: a swatch with colour and pattern, and its word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.widgets.chart_drawing import Fill, Ink, Type, draw_bar, write


class LegendEntry(msgspec.Struct, frozen=True):
    """One word of a legend, and the key of what it names."""

    words: str
    key: str


class Legend:
    """Entries set like words of a paragraph, wrapped where the chart is narrow."""

    def __init__(self, entries: Sequence[LegendEntry], measure: Type, rect: QRectF) -> None:
        self._placed: list[tuple[LegendEntry, QRectF]] = []
        left, top, line = rect.left(), rect.top(), measure.line
        self._swatch, self._gap = measure.px(16), measure.px(6)
        for entry in entries:
            width = self._swatch + self._gap + measure.width(entry.words)
            if left > rect.left() and left + width > rect.right():
                left, top = rect.left(), top + line + measure.px(4)
            self._placed.append((entry, QRectF(left, top, width, line)))
            left += width + measure.px(16)
        self.bottom = top + line if entries else rect.top()

    def paint(self, painter: QPainter, fill: Callable[[str], Fill], ink: Ink) -> None:
        """Draw the entries; ``fill`` tells the colour and pattern of a key."""
        for entry, rect in self._placed:
            side = 0.75 * rect.height()
            swatch = QRectF(rect.left(), rect.center().y() - side / 2, self._swatch, side)
            draw_bar(painter, swatch, fill(entry.key), ink)
            words = rect.adjusted(self._swatch + self._gap, 0, 0, 0)
            write(painter, words, entry.words, ink.text)
