# SPDX-License-Identifier: MIT
"""Where the pages of a document stand below each other, in pixels of the screen at 100 %."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF

PIXELS_A_POINT: Final = 96 / 72
"""How large a point is at a zoom of 1."""
SMALLEST: Final = 0.25
LARGEST: Final = 4.0
_TINIEST: Final = 0.01  # pixels a point, where there is hardly any room
STEPS: Final = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Anchor(NamedTuple):
    """A place that stays where it is while the zoom changes: a page, and how far down it (0 to 1)."""

    page: int
    share: float


class PdfLayout:
    """A column of pages. ``zoom`` is the same for all, or ``None`` to make each as wide as the room."""

    def __init__(
        self,
        sizes: Sequence[tuple[float, float]],
        room: int,
        zoom: float | None,
        gap: int,
    ) -> None:
        self._gap = gap
        self._scales = [self._scale(width, room, zoom) for width, _ in sizes]
        self._sizes = [
            (width * scale, height * scale)
            for (width, height), scale in zip(sizes, self._scales, strict=True)
        ]
        self.width = max((width for width, _ in self._sizes), default=0.0) + 2 * gap
        self._across = max(self.width, float(room))
        self._tops: list[float] = []
        top = float(gap)
        for _, height in self._sizes:
            self._tops.append(top)
            top += height + gap
        self.height = top if self._sizes else 0.0

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def scale(self, page: int) -> float:
        """Return the pixels a point of a page."""
        return self._scales[page]

    def zoom(self, page: int) -> float:
        """Return how large a page is shown; 1 is as on paper."""
        return self._scales[page] / PIXELS_A_POINT

    def rect(self, page: int) -> QRectF:
        """Return where a page stands, in the middle of the room."""
        width, height = self._sizes[page]
        return QRectF((self._across - width) / 2, self._tops[page], width, height)

    def page_at(self, y: float) -> int:
        """Return the page at a height, the nearest above where a gap is there."""
        return max(bisect_right(self._tops, y) - 1, 0)

    def pages_within(self, top: float, bottom: float) -> range:
        """Return the pages of which something stands between two heights."""
        if not self._sizes:
            return range(0)
        first = self.page_at(top)
        if self._tops[first] + self._sizes[first][1] < top:
            first += 1
        return range(first, max(self.page_at(bottom) + 1, first))

    def anchor(self, y: float) -> Anchor:
        """Return the place at a height."""
        if not self._sizes:
            return Anchor(0, 0.0)
        page = self.page_at(y)
        return Anchor(page, (y - self._tops[page]) / max(self._sizes[page][1], 1.0))

    def height_of(self, anchor: Anchor) -> float:
        """Return at which height a place stands now."""
        if not self._sizes:
            return 0.0
        page = min(anchor.page, len(self._sizes) - 1)
        return self._tops[page] + anchor.share * self._sizes[page][1]

    def _scale(self, width: float, room: int, zoom: float | None) -> float:
        if zoom is not None:
            return zoom * PIXELS_A_POINT
        fitting = (room - 2 * self._gap) / max(width, 1.0)
        return min(max(fitting, _TINIEST), LARGEST * PIXELS_A_POINT)


def next_step(zoom: float, *, larger: bool) -> float:
    """Return the next of the usual zooms."""
    if larger:
        return next((one for one in STEPS if one > zoom * 1.01), LARGEST)
    return next((one for one in reversed(STEPS) if one < zoom * 0.99), SMALLEST)
