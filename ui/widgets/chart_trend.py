# SPDX-License-Identifier: MIT
"""One figure over several rounds; a round without it leaves a gap, for nothing is not zero."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from decimal import Decimal

import msgspec
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from lsapp.domain.numbers import format_number
from ui.theme import Theme
from ui.widgets.chart_drawing import (
    CENTRE,
    RIGHT,
    Ink,
    Layout,
    Mark,
    Type,
    round_pen,
    write,
    write_elided,
)
from ui.widgets.chart_scale import nice_ticks
from ui.widgets.chart_view import ChartView


class TrendPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One round: its key, its name on the axis, and the figure; ``None`` where none was given."""

    key: str
    name: str
    value: int | Decimal | None = None

    def words(self, unit: str) -> str:
        """The point in words."""
        if self.value is None:
            missing = QCoreApplication.translate("TrendLine", "chưa có số liệu")
            return f"{self.name}: {missing}"
        return f"{self.name}: {format_number(self.value)} {unit}".rstrip()


class _Placed(Layout, frozen=True, kw_only=True):
    plot: QRectF
    ticks: list[tuple[Decimal, float]]
    points: list[tuple[TrendPoint, QPointF | None]]
    step: float


class TrendFigure:
    """The line, drawable on any painter; ``unit`` names what is counted (``người``)."""

    def __init__(self, points: Sequence[TrendPoint] = (), unit: str = "") -> None:
        self._points = tuple(points)
        self._unit = unit
        self._values = [Decimal(one.value) for one in self._points if one.value is not None]

    @property
    def is_empty(self) -> bool:
        """Whether no round has a figure."""
        return not self._values

    @property
    def summary(self) -> str:
        """All rounds in words."""
        return "" if self.is_empty else "; ".join(one.words(self._unit) for one in self._points)

    def least_height(self, measure: Type) -> float:
        """Return room for the unit, three ticks and the rounds' names."""
        return 7 * measure.line

    def lay_out(self, measure: Type, rect: QRectF) -> _Placed:
        """Return where everything lies: the unit above, figures at the left, rounds below."""
        top = rect.top() + 1.5 * measure.line + (measure.line if self._unit else 0)
        bottom = rect.bottom() - measure.line - measure.px(6)
        whole = all(value == value.to_integral_value() for value in self._values)
        most = max(1, min(5, int((bottom - top) / (1.8 * measure.line))))
        ticks = nice_ticks(self._values, most, whole)
        before = max(measure.width(format_number(tick)) for tick in ticks) + measure.px(8)
        plot = QRectF(rect.left() + before, top, rect.width() - before, bottom - top)
        scale = plot.height() / float(ticks[-1] - ticks[0])
        step = plot.width() / len(self._points)
        placed = _Placed(
            marks=[],
            plot=plot,
            ticks=[(tick, plot.bottom() - float(tick - ticks[0]) * scale) for tick in ticks],
            points=[],
            step=step,
        )
        for place, point in enumerate(self._points):
            x = plot.left() + (place + 0.5) * step
            at = None
            if point.value is not None:
                at = QPointF(x, plot.bottom() - float(Decimal(point.value) - ticks[0]) * scale)
            placed.points.append((point, at))
            area = QRectF(x - step / 2, plot.top(), step, rect.bottom() - plot.top())
            words = point.words(self._unit)
            placed.marks.append(Mark(key=(point.key,), row=0, rect=area, text=words))
        return placed

    def paint(self, painter: QPainter, rect: QRectF, ink: Ink) -> None:
        """Draw grid, line, points and figures."""
        measure = Type.of(painter)
        placed = self.lay_out(measure, rect)
        self._paint_axes(painter, rect, placed, measure, ink)
        points = [at for _, at in placed.points]
        painter.setPen(round_pen(ink.accent, measure.px(2)))
        for one, other in itertools.pairwise(points):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        for point, at in placed.points:
            if at is None or point.value is None:
                continue
            painter.setPen(QPen(ink.accent, measure.px(2)))
            painter.setBrush(ink.surface)
            painter.drawEllipse(at, measure.px(4), measure.px(4))
            figure = format_number(point.value)
            if measure.width(figure) + measure.px(4) <= placed.step:
                half = placed.step / 2
                above = QRectF(at.x() - half, 0, 2 * half, measure.line)
                above.moveBottom(at.y() - measure.px(6))
                write(painter, above, figure, ink.text, CENTRE)

    def _paint_axes(
        self, painter: QPainter, rect: QRectF, placed: _Placed, measure: Type, ink: Ink
    ) -> None:
        plot, unit = placed.plot, measure.hair
        for tick, y in placed.ticks:
            painter.setPen(QPen(ink.muted if tick == 0 else ink.line, unit))
            sharp = round(y) + unit / 2
            painter.drawLine(QLineF(plot.left(), sharp, plot.right(), sharp))
            label = QRectF(rect.left(), y - measure.line / 2, 0, measure.line)
            label.setRight(plot.left() - measure.px(8))
            write(painter, label, format_number(tick), ink.muted, RIGHT)
        if self._unit:
            top = QRectF(rect.left(), rect.top(), rect.width(), measure.line)
            write_elided(painter, top, self._unit, ink.muted)
        self._paint_names(painter, placed, measure, ink)

    def _paint_names(self, painter: QPainter, placed: _Placed, measure: Type, ink: Ink) -> None:
        """Write the rounds' names, the newest and as many before it as there is room for."""
        plot, step = placed.plot, placed.step
        widest = max(measure.width(point.name) for point in self._points) + measure.px(6)
        stride = min(max(1, math.ceil(widest / step)), len(self._points))
        last = len(placed.points) - 1
        for place, (point, at) in enumerate(placed.points):
            column = QRectF(plot.left() + place * step, 0, step, measure.line)
            if at is None:
                column.moveBottom(plot.bottom() - measure.px(2))
                write(painter, column, "–", ink.muted, CENTRE)
            if (last - place) % stride == 0:
                column.moveTop(plot.bottom() + measure.px(6))
                room = (stride - 1) * step / 2 - measure.px(2)
                name = column.adjusted(-room, 0, room, 0)
                write_elided(painter, name, point.name, ink.muted, CENTRE)


class TrendLine(ChartView):
    """The chart of one figure over the rounds."""

    point_chosen = Signal(str)
    """The key of the round."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(TrendFigure(), theme, title, parent)
        self.mark_chosen.connect(self._on_mark_chosen)

    def set_points(self, points: Sequence[TrendPoint], unit: str = "") -> None:
        """Show the figure in these rounds, oldest first; ``unit`` says what is counted."""
        self._show(TrendFigure(points, unit))

    def _on_mark_chosen(self, key: tuple[str]) -> None:
        self.point_chosen.emit(key[0])
