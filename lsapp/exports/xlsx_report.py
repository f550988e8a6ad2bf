# SPDX-License-Identifier: MIT
"""Writes the tables of a report as a workbook to work on: a sheet a table, real numbers, filters.

Text becomes cells by the one rule of ``lsapp.exports.xlsx_cells``: it is never a formula. The workbook
carries no payload and is not a submission.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lsapp.exports.wording import placed_head, spans
from lsapp.exports.xlsx_book import BookWriter, Cover, write_workbook
from lsapp.exports.xlsx_cells import LINE, TALLEST, line_count, put_text, set_up_page, told
from lsapp.exports.xlsx_chart import chart_height, native_chart, write_chart_cells
from lsapp.report.blocks import Chart, Column, Row, Table, Value
from lsapp.submission.sheets import shown_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROW_TITLE: Final = 0
_ROW_NOTES: Final = 1
_WIDEST: Final = 60.0
_NARROWEST: Final = 5.0
_PAPER_WIDTH: Final = 190  # characters that an A4 landscape page holds; wider tables take A3
_NAME_LIMIT: Final = 31
_BORDER: Final = "#BFBFBF"
_CHART_WIDTH: Final = 760  # pixels
CHARTS_SHEET: Final = "Biểu đồ"
"""The name of the sheet with the charts."""


class ReportSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet: its name (31 characters at most, unlike any other), title, table, and the remarks
    between them.
    """

    name: str
    title: str
    table: Table
    notes: tuple[str, ...] = ()


class ReportBook(msgspec.Struct, frozen=True, kw_only=True):
    """A workbook of a report. ``made_at`` is the only date it carries."""

    cover: Cover
    sheets: tuple[ReportSheet, ...]
    title: str
    author: str
    made_at: dt.datetime
    charts: tuple[Chart, ...] = ()


def render_report_xlsx(book: ReportBook) -> bytes:
    """Return the workbook's bytes; the same book gives the same bytes."""
    return write_workbook(lambda workbook: _ReportWriter(workbook, book).write())


class _ReportWriter(BookWriter):
    """Lays a report's tables out, a sheet each."""

    def __init__(self, workbook: Workbook, book: ReportBook) -> None:
        super().__init__(workbook)
        self._report = book

    def write(self) -> None:
        report = self._report
        self._write_facts(title=report.title, author=report.author, made_at=report.made_at)
        self._write_cover(report.cover)
        if report.charts:
            self._write_charts(report.charts)
        for sheet in report.sheets:
            self._write_table(sheet)

    def _write_charts(self, charts: Sequence[Chart]) -> None:
        """Write one sheet with all charts, each right below the cells that it shows."""
        worksheet = self._workbook.add_worksheet(CHARTS_SHEET)
        worksheet.hide_gridlines(2)
        worksheet.set_column(0, 0, 46)
        worksheet.set_column(1, max(len(one.series) for one in charts), 13)
        shared = {"border": 1, "border_color": _BORDER}
        head = self._format(**shared, bold=True, text_wrap=True, align="center", bg_color="#E7ECF3")
        text = self._format(**shared, text_wrap=True)
        row, breaks = 0, []
        for chart in charts:
            title = self._format(bold=True, font_size=13)
            worksheet.write_string(row, 0, f"{chart.title} ({chart.unit})", title)
            places = "." + "0" * chart.decimals if chart.decimals else ""
            number = self._format(**shared, num_format=f"#,##0{places}", align="right")
            write_chart_cells(worksheet, chart, row + 1, head, text, number)
            worksheet.set_row(row + 1, 2 * LINE)
            drawn = native_chart(self._workbook, CHARTS_SHEET, chart, row + 1, titled=True)
            height = chart_height(chart) + 24
            drawn.set_size({"width": _CHART_WIDTH, "height": round(height * 4 / 3)})
            below = row + len(chart.categories) + 3
            worksheet.insert_chart(below, 0, drawn, {"description": chart.title})
            row = below + int(height / LINE) + 3
            breaks.append(row)
        # Two to a sheet of paper.
        worksheet.set_h_pagebreaks(breaks[1:-1:2])
        set_up_page(worksheet, landscape=False)

    def _write_table(self, sheet: ReportSheet) -> None:
        worksheet = self._workbook.add_worksheet(sheet.name[:_NAME_LIMIT])
        table = sheet.table
        widths = [_width(table, at) for at in range(len(table.columns))]
        for at, width in enumerate(widths):
            worksheet.set_column(at, at, width)
        head = self._write_title(worksheet, sheet, sum(widths))
        first = head + len(table.head)
        self._write_table_head(worksheet, table, widths, head)
        for offset, row in enumerate(table.rows):
            self._write_row(worksheet, table.columns, widths, row, first + offset)
        body = [at for at, row in enumerate(table.rows) if row.style != "total"]
        if body:
            worksheet.autofilter(first - 1, 0, first + body[-1], len(table.columns) - 1)
        worksheet.freeze_panes(first, min(2, len(table.columns) - 1))
        worksheet.repeat_rows(head, first - 1)
        set_up_page(worksheet, landscape=True, wide=sum(widths) > _PAPER_WIDTH)

    def _write_title(self, worksheet: Worksheet, sheet: ReportSheet, width: float) -> int:
        """Write what stands above the table; return the row at which its head begins."""
        worksheet.write_string(_ROW_TITLE, 0, sheet.title, self._format(bold=True, font_size=14))
        worksheet.set_row(_ROW_TITLE, 24)
        note = self._format(italic=True, font_color="#595959", text_wrap=True)
        last = len(sheet.table.columns) - 1
        row = _ROW_NOTES
        for text in (*sheet.notes, *([sheet.table.unit_note] if sheet.table.unit_note else [])):
            if last:
                worksheet.merge_range(row, 0, row, last, "", note)
            worksheet.write_string(row, 0, text, note)
            worksheet.set_row(row, min(TALLEST, LINE * line_count(text, width)))
            row += 1
        return row + 1

    def _write_table_head(
        self, worksheet: Worksheet, table: Table, widths: Sequence[float], first: int
    ) -> None:
        style = self._format(
            bold=True,
            text_wrap=True,
            align="center",
            valign="vcenter",
            border=1,
            bg_color="#E7ECF3",
        )
        tallest = [2] * len(table.head)
        for row, column, cell in placed_head(table):
            if cell.rows > 1 or cell.columns > 1:
                bottom, right = row + cell.rows - 1, column + cell.columns - 1
                worksheet.merge_range(first + row, column, first + bottom, right, "", style)
            worksheet.write_string(first + row, column, cell.text, style)
            room = sum(widths[column : column + cell.columns]) * 0.9
            lines = -(-line_count(cell.text, room) // cell.rows)
            tallest[row] = max(tallest[row], lines)
        for row, lines in enumerate(tallest):
            worksheet.set_row(first + row, LINE * lines)

    def _write_row(
        self,
        worksheet: Worksheet,
        columns: Sequence[Column],
        widths: Sequence[float],
        row: Row,
        place: int,
    ) -> None:
        lines = 1
        for at, span in spans(row.cells, row.style):
            value: Value = row.cells[at]
            formats = self._styles(columns[at], row.style, value)
            if span > 1:
                worksheet.merge_range(place, at, place, at + span - 1, "", formats[0])
            if isinstance(value, dt.date):
                value = told(value)
            if isinstance(value, str):
                value = shown_text(value)
                lines = max(lines, line_count(value, sum(widths[at : at + span])))
            _write_value(worksheet, place, at, value, formats)
        if lines > 1:
            worksheet.set_row(place, min(TALLEST, LINE * lines))

    def _styles(self, column: Column, style: str, value: Value) -> tuple[Format, Format, Format]:
        """Formats for text, for text that begins like a formula, and for numbers and dates."""
        shared: dict[str, Any] = {"border": 1, "border_color": _BORDER}
        if style != "plain":
            shared |= {"bold": True, "bg_color": "#F2F2F2"}
        text = shared | {"num_format": "@", "text_wrap": True}
        if column.align != "left" and style == "plain":
            text |= {"align": "center"}
        places = "." + "0" * column.decimals if column.decimals else ""
        date = isinstance(value, dt.date)
        return (
            self._format(**text),
            self._format(**text, quote_prefix=True),
            self._format(
                **shared,
                num_format="dd/mm/yyyy" if date else f"#,##0{places}",
                align=column.align if column.align != "left" else "right",
            ),
        )


def _write_value(
    worksheet: Worksheet,
    row: int,
    column: int,
    value: Value,
    formats: tuple[Format, Format, Format],
) -> None:
    if value is None or isinstance(value, str):
        put_text(worksheet, row, column, value or "", formats)
    elif isinstance(value, dt.date):
        worksheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), formats[2])
    else:
        worksheet.write_number(row, column, value, formats[2])


def _width(table: Table, at: int) -> float:
    """Return the characters a column needs: for its longest figure, else as wide as its share."""
    figures = [
        len(f"{value:,}")
        for row in table.rows
        if isinstance(value := row.cells[at], (int, Decimal))
    ]
    return min(_WIDEST, max(_NARROWEST, table.columns[at].width, *figures, 0) + 2)
