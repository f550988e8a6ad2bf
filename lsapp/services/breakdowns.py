# SPDX-License-Identifier: MIT
"""The roll-up as the screen cuts it: pure functions of what ``round_sums`` read, and their shapes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from lsapp.catalogue.units import UnitRegister
from lsapp.domain.records import Status
from lsapp.report.provincial_figures import CellSum, FormSum, unit_order
from lsapp.rollup.breakdown import (
    HEADING,
    MONEY,
    NONE,
    Breakdown,
    BreakdownLine,
    Dimension,
    Measure,
    Sums,
    UnitSums,
    break_down,
    unit_names,
)
from lsapp.rollup.form_parts import UnitForm
from lsapp.rollup.form_sums import sum_form
from lsapp.rollup.outliers import Outlier, OutlierKind, Subject, outliers
from lsapp.rollup.trend import (
    RoundSums,
    Trace,
    TrendPoint,
    Value,
    cell_value,
    line_value,
    trace_unit,
    trend,
    unit_trend,
)

__all__ = [
    "HEADING",
    "MONEY",
    "NONE",
    "Breakdown",
    "BreakdownLine",
    "CellSum",
    "Dimension",
    "FormSum",
    "Measure",
    "Outlier",
    "OutlierKind",
    "RoundIndex",
    "RoundSums",
    "Subject",
    "Sums",
    "TaskLine",
    "Trace",
    "TrendPoint",
    "UnitForm",
    "UnitRegister",
    "UnitSums",
    "Value",
    "break_down",
    "cell_value",
    "line_value",
    "outliers",
    "sum_form",
    "trace_unit",
    "trend",
    "unit_names",
    "unit_order",
    "unit_trend",
]


class RoundIndex(msgspec.Struct, frozen=True, kw_only=True):
    """The units that have anything in a round, with a mark of what is held of each; ``on`` is the day
    of the cut-off.
    """

    plan: str
    round: str
    on: dt.date
    marks: Mapping[str, str]


class TaskLine(msgspec.Struct, frozen=True, kw_only=True):
    """An activity behind a figure. ``number`` is its whole number in the unit's outline; ``counted``
    is false for a heading that only has money; the amounts (đồng) are those of the line asked for.
    """

    key: str
    number: str
    content: str
    status: Status | None
    counted: bool
    overdue: bool
    planned: int | None
    disbursed: int | None
