# SPDX-License-Identifier: MIT
"""Money planned and disbursed, side by side, for each source or each year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from lsapp.domain.numbers import format_number
from ui.theme import Theme
from ui.widgets.chart_drawing import (
    CENTRE,
    RIGHT,
    Fill,
    Hint,
    Ink,
    Layout,
    Mark,
    Pattern,
    Type,
    blend,
    draw_bar,
    write,
    write_elided,
)
from ui.widgets.chart_legend import Legend, LegendEntry
from ui.widgets.chart_scale import MoneyUnit, money_unit, nice_ticks
from ui.widgets.chart_view import ChartView

_PLANNED, _DISBURSED = "planned", "disbursed"


class MoneyRow(msgspec.Struct, frozen=True, kw_only=True):
    """One pair of bars: a source or a year; amounts in đồng, ``None`` where nothing was entered."""

    key: str
    name: str
    planned: int | None = None
    disbursed: int | None = None

    def words(self, unit: MoneyUnit) -> str:
        """The pair in words, with the share that was disbursed."""
        said = QCoreApplication.translate(
            "MoneyBars", "{name}: kế hoạch {planned}, giải ngân {disbursed}"
        ).format(
            name=self.name, planned=unit.words(self.planned), disbursed=unit.words(self.disbursed)
        )
        if not self.planned or self.disbursed is None:
            return said
        share = Decimal(100 * self.disbursed) / self.planned
        return f"{said} ({format_number(share, 0)} %)"


def _fill(key: str, ink: Ink) -> Fill:
    if key == _PLANNED:
        return Fill(blend(ink.accent, ink.surface, 0.45), Pattern.SLANT)
    return Fill(ink.accent, Pattern.SOLID)


class _Placed(Layout, frozen=True, kw_only=True):
    legend: Legend
    names: list[tuple[str, QRectF]]
    bars: list[tuple[str, int | None, QRectF]]
    ticks: list[tuple[Decimal, float]]
    plot: QRectF


class MoneyFigure:
    """The pairs of bars over one axis, drawable on any painter."""

    def __init__(self, rows: Sequence[MoneyRow] = ()) -> None:
        self._rows = tuple(rows)
        amounts = [one for row in self._rows for one in (row.planned, row.disbursed) if one]
        self._unit = money_unit(amounts)
        self._amounts = [Decimal(one) / self._unit.dong for one in amounts]

    @property
    def is_empty(self) -> bool:
        """Whether no amount was entered."""
        return all(row.planned is None and row.disbursed is None for row in self._rows)

    @property
    def summary(self) -> str:
        """All pairs in words."""
        return "" if self.is_empty else "; ".join(row.words(self._unit) for row in self._rows)

    def least_height(self, measure: Type) -> float:
        """Return the legend, two thin bars for each row, and the axis."""
        rows = len(self._rows) * (2 * measure.line + measure.px(10))
        return 2 * measure.line + measure.px(20) + rows

    def lay_out(self, measure: Type, rect: QRectF) -> _Placed:
        """Return where everything lies: names, bars with room for their figures, the axis below."""
        words = (
            LegendEntry(QCoreApplication.translate("MoneyBars", "Kế hoạch"), _PLANNED),
            LegendEntry(QCoreApplication.translate("MoneyBars", "Giải ngân"), _DISBURSED),
        )
        legend = Legend(words, measure, rect)
        names = [measure.width(row.name) for row in self._rows]
        before = min(max([*names, measure.width(self._unit.name)]), 0.4 * rect.width())
        before += measure.px(8)
        behind = max(map(measure.width, self._figures()), default=0) + measure.px(10)
        top, bottom = legend.bottom + measure.px(8), rect.bottom() - measure.line - measure.px(4)
        step = min((bottom - top) / max(len(self._rows), 1), measure.px(64))
        width = rect.width() - before - behind
        plot = QRectF(rect.left() + before, top, width, step * len(self._rows))
        ticks = self._ticks(measure, plot.width())
        scale = plot.width() / float(ticks[-1])
        placed = _Placed(
            marks=[],
            hints=[],
            legend=legend,
            names=[],
            bars=[],
            ticks=[(tick, plot.left() + float(tick) * scale) for tick in ticks],
            plot=plot,
        )
        for place, row in enumerate(self._rows):
            line = QRectF(rect.left(), top + place * step, rect.width(), step)
            self._place_row(placed, place, row, line, measure)
        return placed

    def _place_row(
        self, placed: _Placed, place: int, row: MoneyRow, line: QRectF, measure: Type
    ) -> None:
        plot, dong = placed.plot, self._unit.dong
        scale = plot.width() / float(placed.ticks[-1][0])
        name = QRectF(
            line.left(), line.top(), plot.left() - line.left() - measure.px(8), line.height()
        )
        placed.names.append((row.name, name))
        placed.hints.append(Hint(name, row.name))
        height = min(0.42 * line.height(), measure.px(20))
        middle = line.center().y()
        pair = ((_PLANNED, row.planned, middle - height), (_DISBURSED, row.disbursed, middle))
        for key, amount, top in pair:
            width = max(0.0, float(amount or 0) / dong * scale)
            placed.bars.append((key, amount, QRectF(plot.left(), top, width, height)))
        placed.marks.append(Mark(key=(row.key,), row=place, rect=line, text=row.words(self._unit)))

    def _figures(self) -> list[str]:
        pairs = [(row.planned, row.disbursed) for row in self._rows]
        return [self._figure(amount) for pair in pairs for amount in pair]

    def _figure(self, amount: int | None) -> str:
        if amount is None:
            return QCoreApplication.translate("MoneyBars", "chưa có")
        return self._unit.amount(amount)

    def _ticks(self, measure: Type, length: float) -> list[Decimal]:
        """Return as many ticks as fit beside each other, at most five steps."""
        widest = measure.width(format_number(max(self._amounts, default=Decimal(1)), 1))
        most = max(1, min(5, int(length / (1.6 * widest + measure.px(8)))))
        return nice_ticks(self._amounts, most)

    def paint(self, painter: QPainter, rect: QRectF, ink: Ink) -> None:
        """Draw grid, axis, bars and figures."""
        measure = Type.of(painter)
        placed = self.lay_out(measure, rect)
        placed.legend.paint(painter, lambda key: _fill(key, ink), ink)
        self._paint_axis(painter, placed, measure, ink)
        for name, place in placed.names:
            write_elided(painter, place, name, ink.text)
        for key, amount, bar in placed.bars:
            if bar.width() > 0:
                draw_bar(painter, bar, _fill(key, ink), ink)
            beside = QRectF(bar.right() + measure.px(6), bar.top(), measure.px(80), bar.height())
            write(painter, beside, self._figure(amount), ink.muted if amount is None else ink.text)

    def _paint_axis(self, painter: QPainter, placed: _Placed, measure: Type, ink: Ink) -> None:
        plot, unit = placed.plot, measure.hair
        painter.setPen(QPen(ink.muted, unit))
        floor = round(plot.bottom()) + unit / 2
        painter.drawLine(QLineF(plot.left(), floor, placed.ticks[-1][1], floor))
        below = QRectF(0, plot.bottom() + measure.px(4), 0, measure.line)
        for tick, x in placed.ticks:
            painter.setPen(QPen(ink.muted, unit))
            top = plot.top() if tick == 0 else plot.bottom() - 3 * unit
            sharp = round(x) - unit / 2
            painter.drawLine(QLineF(sharp, top, sharp, plot.bottom()))
            label = below.translated(x, 0).adjusted(-measure.px(60), 0, measure.px(60), 0)
            write(painter, label, format_number(tick), ink.muted, CENTRE)
        first = measure.width("0") / 2 + measure.px(8)
        title = QRectF(
            placed.names[0][1].left(), below.top(), placed.names[0][1].width(), measure.line
        ).adjusted(0, 0, measure.px(8) - first, 0)
        write_elided(painter, title, self._unit.name, ink.muted, RIGHT)


class MoneyBars(ChartView):
    """The chart of money planned against disbursed, per source or per year."""

    row_chosen = Signal(str)
    """The key of the source or year."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("MoneyBars", "Kinh phí kế hoạch và đã giải ngân")
        super().__init__(MoneyFigure(), theme, title, parent)
        self.mark_chosen.connect(self._on_mark_chosen)

    def set_rows(self, rows: Sequence[MoneyRow]) -> None:
        """Show these sources or years, in this order."""
        self._show(MoneyFigure(rows))

    def _on_mark_chosen(self, key: tuple[str]) -> None:
        self.row_chosen.emit(key[0])
