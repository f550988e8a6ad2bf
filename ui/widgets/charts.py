# SPDX-License-Identifier: MIT
"""The charts, for pages to import from one place; each lives in a module of its own."""

from __future__ import annotations

from ui.widgets.chart_completeness import CompletenessBars, CompletenessRow
from ui.widgets.chart_ink import ink_of, paper_ink
from ui.widgets.chart_money import MoneyBars, MoneyRow
from ui.widgets.chart_status import BarStatus, StatusBars, StatusRow, bar_status, bar_status_label
from ui.widgets.chart_trend import TrendLine, TrendPoint
from ui.widgets.chart_view import ChartView

__all__ = [
    "BarStatus",
    "ChartView",
    "CompletenessBars",
    "CompletenessRow",
    "MoneyBars",
    "MoneyRow",
    "StatusBars",
    "StatusRow",
    "TrendLine",
    "TrendPoint",
    "bar_status",
    "bar_status_label",
    "ink_of",
    "paper_ink",
]
