# SPDX-License-Identifier: MIT
"""A figure over the rounds as a chart, and in words whose reports stand for a unit before or after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lsapp.domain.period import RoundCode
from ui.theme import SPACE, Theme, set_muted
from ui.widgets.chart_trend import TrendLine
from ui.widgets.chart_trend import TrendPoint as ChartPoint

if TYPE_CHECKING:
    from lsapp.services.breakdowns import Trace, TrendPoint

_FEWEST = 2
"""Rounds below which there is no trend to see."""


class FiguresTrend(QWidget):
    """The chart of the figure that the table stands on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.note = QLabel(self)
        self.chart = TrendLine(theme, self.tr("Qua các đợt"), self)
        self.title.setWordWrap(True)
        self.note.setWordWrap(True)
        set_muted(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.title)
        column.addWidget(self.chart, 1)
        column.addWidget(self.note)

    def show_points(
        self,
        title: str,
        points: Sequence[TrendPoint],
        names: Callable[[str], str],
        *,
        unit: str = "",
        divisor: int = 1,
    ) -> None:
        """Show a figure round by round, each divided by ``divisor``; ``names`` are those of units."""
        self.title.setText(title)
        self.chart.set_points(
            [
                ChartPoint(key=one.round, name=_short(one.round), value=_scaled(one.value, divisor))
                for one in points
            ],
            unit,
        )
        notes = [
            self._trace_words(one.round, one.trace, names)
            for one in points
            if one.trace is not None and one.value is not None
        ]
        if sum(one.value is not None for one in points) < _FEWEST:
            notes.append(self.tr("Mới có số liệu của một đợt."))
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _trace_words(self, code: str, trace: Trace, names: Callable[[str], str]) -> str:
        units = ", ".join(names(one) for one in trace.units)
        text = (
            self.tr("{round}: số của {units}, không riêng của đơn vị này.")
            if trace.shared
            else self.tr("{round}: số của {units}.")
        ).format(round=_label(code), units=units)
        if trace.missing:
            missing = ", ".join(names(one) for one in trace.missing)
            more = self.tr("Thiếu báo cáo của {units}.").format(units=missing)
            text = f"{text} {more}"
        return text


def trend_names(names: Mapping[str, str]) -> Callable[[str], str]:
    """Return what tells a unit's name, its code where none is known."""
    return lambda code: names.get(code, code)


def _scaled(value: int | Decimal | None, divisor: int) -> int | Decimal | None:
    return value if value is None or divisor == 1 else Decimal(value) / divisor


def _short(code: str) -> str:
    one = RoundCode.parse(code)
    return f"{one.part}/{one.year}" if one.part else str(one.year)


def _label(code: str) -> str:
    label = RoundCode.parse(code).label()
    return label[:1].upper() + label[1:]
