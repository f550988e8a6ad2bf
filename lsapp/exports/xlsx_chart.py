# SPDX-License-Identifier: MIT
"""A chart as a spreadsheet program draws it, over the cells that it shows; Word's charts are the same."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

from lsapp.exports.chart_look import look_of, number_format
from lsapp.exports.xlsx_book import write_workbook
from lsapp.exports.xlsx_cells import literal
from lsapp.report.blocks import Chart

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT: Final = {"name": "Times New Roman", "size": 10, "color": "black"}
_TYPES: Final = {
    "stacked": {"type": "bar", "subtype": "stacked"},
    "beside": {"type": "bar"},
    "columns": {"type": "column"},
}
_SHEET: Final = "Số liệu"
_CHART_PART: Final = "xl/charts/chart1.xml"


def chart_height(chart: Chart) -> float:
    """Return the height in points at which a chart's bars and names stand well."""
    if chart.kind == "columns":
        return 210.0
    thick = 30.0 if chart.kind == "stacked" else 14.0 + 13.0 * len(chart.series)
    return min(620.0, 62.0 + thick * len(chart.categories))


def write_chart_cells(
    worksheet: Worksheet, chart: Chart, row: int, head: Format, text: Format, number: Format
) -> None:
    """Write a chart's table from ``row`` on: names in the first column, real numbers beside."""
    worksheet.write_blank(row, 0, None, head)
    for at, series in enumerate(chart.series, start=1):
        worksheet.write_string(row, at, literal(series.name), head)
    for offset, category in enumerate(chart.categories, start=1):
        worksheet.write_string(row + offset, 0, literal(category), text)
        for at, series in enumerate(chart.series, start=1):
            value = series.values[offset - 1]
            # A cell left out is a gap; one written empty would be drawn as nought.
            if value is not None:
                worksheet.write_number(row + offset, at, value, number)


def native_chart(workbook: Workbook, sheet: str, chart: Chart, row: int, *, titled: bool) -> Any:
    """Return a chart over the table that ``write_chart_cells`` put on ``sheet`` at ``row``."""
    made: Any = workbook.add_chart(dict(_TYPES[chart.kind]))
    last = row + len(chart.categories)
    lying = chart.kind != "columns"
    for at in range(len(chart.series)):
        made.add_series(
            {
                "name": [sheet, row, at + 1],
                "categories": [sheet, row + 1, 0, last, 0],
                "values": [sheet, row + 1, at + 1, last, at + 1],
                "gap": 55,
                "border": {"color": "#404040", "width": 0.75},
                "data_labels": _labels(chart, at),
                **_filling(at),
            }
        )
    names = {"num_font": dict(_FONT), "line": {"color": "#404040"}, "major_tick_mark": "none"}
    values = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    # What lies has its names down the side, the first on top.
    sides = (values, {**names, "reverse": True}) if lying else (names, values)
    made.set_x_axis(sides[0])
    made.set_y_axis(sides[1])
    made.set_legend({"position": "top", "font": dict(_FONT)})
    title = f"{chart.title} ({chart.unit})"
    font = _FONT | {"size": 12, "bold": True}
    made.set_title(
        {"name": title, "name_font": font, "overlay": False} if titled else {"none": True}
    )
    made.set_chartarea({"border": {"color": "#808080", "width": 0.5}, "fill": {"color": "white"}})
    return made


def _filling(at: int) -> dict[str, Any]:
    look = look_of(at)
    if look.pattern is None:
        return {"fill": {"color": f"#{look.colour}"}}
    colours = {"fg_color": f"#{look.colour}", "bg_color": "#FFFFFF"}
    return {"pattern": {"pattern": look.pattern, **colours}}


def _labels(chart: Chart, at: int) -> dict[str, Any]:
    stacked = chart.kind == "stacked"
    labels = {
        "value": True,
        "position": "center" if stacked else "outside_end",
        "font": dict(_FONT) | {"size": 9},
        "num_format": number_format(chart),
    }
    look = look_of(at)
    if stacked and (look.pattern is not None or look.grey < 0.6):
        labels["fill"] = {"color": "white"}
    return labels


def chart_parts(chart: Chart, made_at: dt.datetime) -> tuple[bytes, bytes]:
    """Return a chart as DrawingML (the part of an Office file), and the workbook with its numbers."""
    drawn = write_workbook(lambda workbook: _write_alone(workbook, chart, made_at, drawn=True))
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        markup = package.read(_CHART_PART)
    book = write_workbook(lambda workbook: _write_alone(workbook, chart, made_at, drawn=False))
    return markup, book


def _write_alone(workbook: Workbook, chart: Chart, made_at: dt.datetime, *, drawn: bool) -> None:
    workbook.set_properties({"title": chart.title, "created": made_at.replace(tzinfo=None)})
    worksheet = workbook.add_worksheet(_SHEET)
    worksheet.set_column(0, 0, 40)
    worksheet.set_column(1, len(chart.series), 16)
    plain = workbook.add_format({"font_name": "Times New Roman"})
    head = workbook.add_format({"font_name": "Times New Roman", "bold": True})
    write_chart_cells(worksheet, chart, 0, head, plain, plain)
    if drawn:
        worksheet.insert_chart("A20", native_chart(workbook, _SHEET, chart, 0, titled=False))
