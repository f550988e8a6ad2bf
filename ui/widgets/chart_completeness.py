# SPDX-License-Identifier: MIT
"""How much of what is asked for has been filled in, a bar for each task group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lsapp.domain.numbers import format_number
from ui.theme import Theme
from ui.widgets.chart_drawing import (
    Fill,
    Hint,
    Ink,
    Layout,
    Mark,
    Pattern,
    Type,
    draw_bar,
    draw_tick,
    write,
    write_elided,
)
from ui.widgets.chart_view import ChartView


class CompletenessRow(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: the group's key, number and short name; how many fields are filled of those asked."""

    key: str
    number: str
    name: str
    filled: int
    asked: int

    @property
    def percent(self) -> int:
        """The share filled, rounded down: 100 only when nothing is missing."""
        return 100 * min(self.filled, self.asked) // self.asked if self.asked else 100

    @property
    def figure(self) -> str:
        """The figures behind the bar: ``12/20 mục (60 %)``."""
        if not self.asked:
            return QCoreApplication.translate("CompletenessBars", "không yêu cầu")
        return QCoreApplication.translate(
            "CompletenessBars", "{filled}/{asked} mục ({percent} %)"
        ).format(
            filled=format_number(self.filled),
            asked=format_number(self.asked),
            percent=self.percent,
        )

    @property
    def short_figure(self) -> str:
        """The figures where there is little room: ``12/20``."""
        return f"{format_number(self.filled)}/{format_number(self.asked)}" if self.asked else "–"

    @property
    def words(self) -> str:
        """The whole row in words."""
        said = QCoreApplication.translate("CompletenessBars", "Nhóm {number} {name}: {figure}")
        if self.asked:
            said = QCoreApplication.translate(
                "CompletenessBars", "Nhóm {number} {name}: đã nhập {figure}"
            )
        return said.format(number=self.number, name=self.name, figure=self.figure)


_NARROW: Final = 24  # in heights of a line: below it, only figures stand behind the bars


class _Placed(Layout, frozen=True, kw_only=True):
    rows: list[tuple[CompletenessRow, QRectF, QRectF, QRectF]]
    short: bool


class CompletenessFigure:
    """The bars, drawable on any painter."""

    def __init__(self, rows: Sequence[CompletenessRow] = ()) -> None:
        self._rows = tuple(rows)

    @property
    def is_empty(self) -> bool:
        """Whether there is no group."""
        return not self._rows

    @property
    def summary(self) -> str:
        """All rows in words."""
        return "; ".join(row.words for row in self._rows)

    def least_height(self, measure: Type) -> float:
        """Return a line for each row."""
        return len(self._rows) * (measure.line + measure.px(8))

    def lay_out(self, measure: Type, rect: QRectF) -> _Placed:
        """Return where everything lies: names, bars, figures."""
        short = rect.width() < _NARROW * measure.line
        figures = [row.short_figure if short else row.figure for row in self._rows]
        behind = max(map(measure.width, figures)) + measure.px(28)
        names = max(measure.width(f"{row.number}. {row.name}") for row in self._rows)
        before = min(names + measure.px(9), 0.4 * rect.width())
        step = min(rect.height() / len(self._rows), measure.px(40))
        placed = _Placed(marks=[], hints=[], rows=[], short=short)
        for place, row in enumerate(self._rows):
            line = QRectF(rect.left(), rect.top() + place * step, rect.width(), step)
            name = QRectF(line.left(), line.top(), before - measure.px(8), step)
            height = min(0.5 * step, measure.px(14))
            bar = QRectF(
                line.left() + before,
                line.center().y() - height / 2,
                max(rect.width() - before - behind, measure.px(8)),
                height,
            )
            figure = QRectF(bar.right() + measure.px(8), line.top(), behind - measure.px(8), step)
            placed.rows.append((row, name, bar, figure))
            placed.hints.append(Hint(name, f"{row.number}. {row.name}"))
            placed.marks.append(Mark(key=(row.key,), row=place, rect=line, text=row.words))
        return placed

    def paint(self, painter: QPainter, rect: QRectF, ink: Ink) -> None:
        """Draw names, bars and figures; a tick stands at what is complete."""
        measure = Type.of(painter)
        placed = self.lay_out(measure, rect)
        for row, name, bar, figure in placed.rows:
            write_elided(painter, name, f"{row.number}. {row.name}", ink.text)
            draw_bar(painter, bar, Fill(ink.surface, Pattern.EMPTY), ink)
            done = row.percent == 100
            if row.percent and row.asked:
                part = QRectF(bar.left(), bar.top(), bar.width() * row.percent / 100, bar.height())
                fill = Fill(ink.good, Pattern.SOLID) if done else Fill(ink.accent, Pattern.SLANT)
                draw_bar(painter, part, fill, ink)
            if done and row.asked:
                side = measure.px(14)
                tick = QRectF(figure.left(), figure.center().y() - side / 2, side, side)
                draw_tick(painter, tick, ink.good)
            words = figure.adjusted(measure.px(20) if done and row.asked else 0, 0, 0, 0)
            said = row.short_figure if placed.short else row.figure
            write(painter, words, said, ink.text if row.asked else ink.muted)


class CompletenessBars(ChartView):
    """The chart of what has been filled in of what is asked, per task group."""

    row_chosen = Signal(str)
    """The key of the group."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("CompletenessBars", "Mức độ nhập số liệu theo nhóm")
        super().__init__(CompletenessFigure(), theme, title, parent)
        self.mark_chosen.connect(self._on_mark_chosen)

    def set_rows(self, rows: Sequence[CompletenessRow]) -> None:
        """Show these groups, in this order."""
        self._show(CompletenessFigure(rows))

    def _on_mark_chosen(self, key: tuple[str]) -> None:
        self.row_chosen.emit(key[0])
