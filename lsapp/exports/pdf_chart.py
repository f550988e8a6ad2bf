# SPDX-License-Identifier: MIT
"""A chart in a PDF: bars as lines and grey areas in a thin frame, the number on each, all text black.

A chart lying down is a band for each category, so that one taller than a page can go on over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from lsapp.domain.numbers import format_number
from lsapp.exports.chart_look import SeriesLook, look_of
from lsapp.exports.layout import Layout
from lsapp.exports.pdf_bands import Band, Placeable, Run, baseline_in
from lsapp.exports.pdf_canvas import Frame, Page
from lsapp.exports.typesetting import Typesetter
from lsapp.report.blocks import Chart

_SIZE: Final = 10.0
_PITCH: Final = 12.0
_PAD: Final = 8.0
_LABELS: Final = 0.36
"""The share of the width that the names of the categories may take."""
_BAR: Final = 13.0
_THIN_BAR: Final = 11.0
_SWATCH: Final = 16.0
_COLUMNS_HEIGHT: Final = 130.0
_COLUMN_WIDEST: Final = 34.0
_RULE: Final = 0.5
_HATCH_RULE: Final = 0.4
_HATCH_STEP: Final = 3.2


class Bar(NamedTuple):
    """A bar in a band; ``down`` is the distance of its top."""

    x: float
    down: float
    width: float
    height: float
    look: SeriesLook


class Backing(NamedTuple):
    """White behind a number that stands on a pattern."""

    x: float
    down: float
    width: float
    height: float


class ChartBand(Band):
    """A band with bars, between the sides of the chart's frame."""

    __slots__ = ("backings", "bars", "sides", "uprights")

    def __init__(
        self,
        height: float,
        sides: tuple[float, float],
        *,
        bars: Sequence[Bar] = (),
        backings: Sequence[Backing] = (),
        runs: Sequence[Run] = (),
        uprights: Sequence[float] = (),
        keep: bool = True,
    ) -> None:
        super().__init__(height, runs=runs, keep=keep)
        self.sides = sides
        self.bars = tuple(bars)
        self.backings = tuple(backings)
        self.uprights = tuple(uprights)

    def draw(self, page: Page, top: float) -> None:
        """Draw the band, its top at ``top``."""
        for bar in self.bars:
            _draw_bar(page, bar, top)
        for one in self.backings:
            page.shade(one.x, top - one.down - one.height, one.width, one.height, 1.0)
        for x in (*self.sides, *self.uprights):
            page.line(x, top, x, top - self.height, _RULE)
        super().draw(page, top)


class FrameBand(Band):
    """The upper or lower edge of the chart's frame, or the line that columns stand on."""

    __slots__ = ("left", "right")

    def __init__(self, left: float, right: float, *, keep: bool = True) -> None:
        super().__init__(0.0, keep=keep)
        self.left, self.right = left, right

    def draw(self, page: Page, top: float) -> None:
        """Draw the line."""
        page.line(self.left, top, self.right, top, _RULE)


class ChartSetter:
    """Sets one chart within a frame; lengths are points."""

    def __init__(self, chart: Chart, typesetter: Typesetter, layout: Layout, frame: Frame) -> None:
        self._chart = chart
        self._typesetter = typesetter
        self._gap = layout.paragraph_gap
        self._sides = (frame.left, frame.right)
        self._left = frame.left + _PAD
        self._right = frame.right - _PAD

    def bands(self) -> Iterator[Placeable]:
        """Yield the chart from the upper edge of its frame to the lower, held together."""
        yield FrameBand(*self._sides)
        yield from self._legend()
        if self._chart.kind == "columns":
            yield from self._columns()
        else:
            yield from self._lying()
        yield self._air(_PAD / 2)
        yield FrameBand(*self._sides, keep=False)
        yield Band(0.0, gap=self._gap / 2)

    def _air(self, height: float) -> ChartBand:
        return ChartBand(height, self._sides)

    def _printable(self, text: str) -> str:
        return self._typesetter.printable(text, "regular")

    def _width(self, text: str) -> float:
        return self._typesetter.width(text, "regular", _SIZE)

    def _told(self, value: int | Decimal | None) -> str:
        return "" if value is None else format_number(value, self._chart.decimals)

    # --- legend ---

    def _legend(self) -> Iterator[ChartBand]:
        """Yield the lines of the legend, the unit of measure at the end of the first."""
        unit = self._printable(f"Đơn vị tính: {self._chart.unit}")
        italic = self._typesetter.width(unit, "italic", _SIZE)
        yield self._air(_PAD / 2)
        down = baseline_in(_PITCH + 2, _SIZE)
        runs = [Run(self._right - italic, down, "italic", _SIZE, unit)]
        bars: list[Bar] = []
        x, end = self._left, self._right - italic - 2 * _PAD
        for at, series in enumerate(self._chart.series):
            name = self._printable(series.name)
            need = _SWATCH + 4 + self._width(name)
            if x + need > end and bars:
                yield ChartBand(_PITCH + 2, self._sides, bars=bars, runs=runs)
                x, end, bars, runs = self._left, self._right, [], []
            bars.append(Bar(x, 2.5, _SWATCH, 9.0, look_of(at)))
            runs.append(Run(x + _SWATCH + 4, down, "regular", _SIZE, name))
            x += need + 2 * _PAD
        yield ChartBand(_PITCH + 2, self._sides, bars=bars, runs=runs)
        yield self._air(_PAD / 2)

    # --- bars that lie ---

    def _lying(self) -> Iterator[ChartBand]:
        names = [self._printable(one) for one in self._chart.categories]
        widest = max(map(self._width, names), default=0.0)
        room = min(widest, (self._right - self._left) * _LABELS)
        start = self._left + room + _PAD
        stacked = self._chart.kind == "stacked"
        free = self._right - start - self._longest_number() - _PAD
        most = max((self._reach(at) for at in range(len(names))), default=0) or 1
        scale = free / float(most)
        for at, name in enumerate(names):
            lines = self._typesetter.wrap(name, "regular", _SIZE, room)
            band = self._stack if stacked else self._group
            yield band(at, [line.text for line in lines], start, scale)

    def _longest_number(self) -> float:
        """Return the room that the numbers behind the bars need."""
        places = range(len(self._chart.categories))
        if self._chart.kind == "stacked":
            texts = [self._told(sum(self._values(at))) for at in places]
        else:
            texts = [self._told(value) for at in places for value in self._values(at)]
        return max((self._typesetter.width(one, "bold", _SIZE) for one in texts), default=0.0)

    def _values(self, at: int) -> list[int | Decimal]:
        """Return a category's values, what is not there left out."""
        found = (one.values[at] for one in self._chart.series)
        return [value for value in found if value is not None]

    def _reach(self, at: int) -> Decimal:
        values = self._values(at)
        whole = sum(values) if self._chart.kind == "stacked" else max(values, default=0)
        return Decimal(whole)

    def _named(self, lines: Sequence[str], middle: float) -> list[Run]:
        """Return a category's name, right of it its bars; ``middle`` is the bars' own."""
        top = middle - len(lines) * _PITCH / 2
        down = baseline_in(_PITCH, _SIZE)
        return [
            Run(self._left, top + at * _PITCH + down, "regular", _SIZE, text)
            for at, text in enumerate(lines)
        ]

    def _stack(self, at: int, lines: Sequence[str], start: float, scale: float) -> ChartBand:
        """Return one bar of parts: the number inside where there is room, else above it."""
        height = max(len(lines) * _PITCH + 6, _BAR + 1.5 * _PITCH)
        top = max(_PITCH, (height - _BAR) / 2)
        bars, backings, runs = [], [], self._named(lines, top + _BAR / 2)
        x, above_from = start, start
        for place, series in enumerate(self._chart.series):
            value = series.values[at]
            if not value:
                continue
            width, text, look = float(value) * scale, self._told(value), look_of(place)
            wide = self._width(text)
            bars.append(Bar(x, top, width, _BAR, look))
            if wide + 5 <= width:
                left = x + (width - wide) / 2
                if look.hatch or look.grey < 0.6:
                    backings.append(Backing(left - 1.5, top + 1.5, wide + 3, _BAR - 3))
                runs.append(Run(left, top + baseline_in(_BAR, _SIZE), "regular", _SIZE, text))
            else:
                left = max(x + (width - wide) / 2, above_from)
                above_from = left + wide + 4
                runs.append(Run(left, top - 2.5, "regular", _SIZE - 1, text))
            x += width
        total = self._told(sum(self._values(at)))
        runs.append(Run(x + 5, top + baseline_in(_BAR, _SIZE), "bold", _SIZE, total))
        return ChartBand(
            height, self._sides, bars=bars, backings=backings, runs=runs, uprights=(start,)
        )

    def _group(self, at: int, lines: Sequence[str], start: float, scale: float) -> ChartBand:
        """Return a bar for each series, the number behind it."""
        count = len(self._chart.series)
        height = max(len(lines) * _PITCH, count * _THIN_BAR) + 8
        top = (height - count * _THIN_BAR) / 2
        bars, runs = [], self._named(lines, height / 2)
        for place, series in enumerate(self._chart.series):
            value = series.values[at]
            if value is None:
                continue
            down, width = top + place * _THIN_BAR, float(value) * scale
            if width:
                bars.append(Bar(start, down + 0.75, width, _THIN_BAR - 1.5, look_of(place)))
            base = down + baseline_in(_THIN_BAR, _SIZE - 1)
            runs.append(Run(start + width + 4, base, "regular", _SIZE - 1, self._told(value)))
        return ChartBand(height, self._sides, bars=bars, runs=runs, uprights=(start,))

    # --- columns ---

    def _columns(self) -> Iterator[Placeable]:
        chart = self._chart
        slot = (self._right - self._left) / len(chart.categories)
        width = min(_COLUMN_WIDEST, slot * 0.84 / len(chart.series))
        most = max((self._reach(at) for at in range(len(chart.categories))), default=0) or 1
        room = _COLUMNS_HEIGHT - _PITCH
        bars, runs = [], []
        for at in range(len(chart.categories)):
            x = self._left + at * slot + (slot - width * len(chart.series)) / 2
            for place, series in enumerate(chart.series):
                value = series.values[at]
                if value is not None:
                    tall = float(value) / float(most) * room
                    down = _COLUMNS_HEIGHT - tall
                    if tall:
                        bars.append(Bar(x + 1, down, width - 2, tall, look_of(place)))
                    text = self._told(value)
                    left = x + (width - self._width(text) * 0.9) / 2
                    runs.append(Run(left, down - 3, "regular", _SIZE - 1, text))
                x += width
        yield ChartBand(_COLUMNS_HEIGHT, self._sides, bars=bars, runs=runs)
        yield FrameBand(self._left, self._right)
        yield self._under(slot)

    def _under(self, slot: float) -> ChartBand:
        """Return the names below the columns."""
        named = [
            self._typesetter.wrap_balanced(self._printable(name), "regular", _SIZE, slot - 6)
            for name in self._chart.categories
        ]
        runs = [
            Run(
                self._left + (at + 0.5) * slot - line.width / 2,
                2 + row * _PITCH + baseline_in(_PITCH, _SIZE),
                "regular",
                _SIZE,
                line.text,
            )
            for at, lines in enumerate(named)
            for row, line in enumerate(lines)
        ]
        return ChartBand(2 + max(map(len, named)) * _PITCH, self._sides, runs=runs)


def _draw_bar(page: Page, bar: Bar, top: float) -> None:
    left, upper = bar.x, top - bar.down
    right, lower = left + bar.width, upper - bar.height
    page.shade(left, lower, bar.width, bar.height, bar.look.grey)
    if bar.look.hatch:
        page.scratch(list(_hatch(bar, lower)), _HATCH_RULE)
    edges = [
        (left, lower, right, lower),
        (right, lower, right, upper),
        (right, upper, left, upper),
        (left, upper, left, lower),
    ]
    page.scratch(edges, _RULE)


def _hatch(bar: Bar, lower: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines of a bar's pattern, cut at its edges."""
    width, height = bar.width, bar.height
    if bar.look.hatch == "|":
        x = _HATCH_STEP / 2
        while x < width:
            yield bar.x + x, lower, bar.x + x, lower + height
            x += _HATCH_STEP * 0.7
        return
    # A rising line enters at the left edge or the foot and leaves at the head or the right edge.
    offset = _HATCH_STEP - height
    while offset < width:
        first, last = max(offset, 0.0), min(offset + height, width)
        low, high = first - offset, last - offset
        if bar.look.hatch == "/":
            yield bar.x + first, lower + low, bar.x + last, lower + high
        else:
            yield bar.x + first, lower + height - low, bar.x + last, lower + height - high
        offset += _HATCH_STEP * 1.4
