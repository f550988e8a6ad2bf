# SPDX-License-Identifier: MIT
"""How the series of a chart are told apart in every format: by pattern first, so that a copy in black
and white reads as well as the screen.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from lsapp.report.blocks import Chart


class SeriesLook(NamedTuple):
    """The look of a series: ``grey`` (0 black to 1 white) and ``hatch`` on paper; ``pattern`` (a name of
    DrawingML, ``None`` for solid) and ``colour`` where a screen shows it.
    """

    grey: float
    hatch: str
    pattern: str | None
    colour: str


LOOKS: Final = (
    SeriesLook(0.62, "", None, "8FB4D9"),
    SeriesLook(1.0, "/", "wide_upward_diagonal", "1F3864"),
    SeriesLook(0.88, "", None, "E7EEF6"),
    SeriesLook(1.0, "\\", "wide_downward_diagonal", "7F4A00"),
    SeriesLook(0.35, "", None, "1F3864"),
    SeriesLook(1.0, "|", "narrow_vertical", "595959"),
    SeriesLook(1.0, "", None, "FFFFFF"),
)
"""Neighbours in a bar differ in light as well as in pattern."""


def look_of(at: int) -> SeriesLook:
    """Return the look of the series at a place; after the last one they begin again."""
    return LOOKS[at % len(LOOKS)]


def number_format(chart: Chart) -> str:
    """Return the spreadsheet format of the numbers on the bars: points between thousands wherever the
    machine comes from, nothing where a part of a bar is nought.
    """
    largest = max(
        (abs(Decimal(value)) for one in chart.series for value in one.values if value is not None),
        default=Decimal(0),
    )
    nought = "" if chart.kind == "stacked" else "0"
    if chart.decimals:
        return f"#,##0.{'0' * chart.decimals};;{nought}"
    if largest >= 10**9:  # three conditions are more than a format can have
        return f"#,##0;;{nought}"
    if largest >= 10**6:
        return f"[>=1000000]#\\.###\\.##0;[>=1000]#\\.##0;{nought and '0'}"
    return f"[>=1000]#\\.##0;[>0]0;{nought}"
