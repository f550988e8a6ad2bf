# SPDX-License-Identifier: MIT
"""Writes the standard sheets as a workbook: values only, text always as text, the payload very hidden."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lsapp.exports.wording import FORMULA_STARTS
from lsapp.submission.carrier import LITERAL_MARK, NO_RECORD, REVISION_MARK, SHEET_MARK
from lsapp.submission.comparison import words
from lsapp.submission.sheets import (
    CELL_LIMIT,
    PAYLOAD_SHEET,
    CellValue,
    Sheet,
    SheetColumn,
    SheetRow,
    shown_text,
    utf16_length,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from lsapp.exports.xlsx_worksheet import BodyColumn, BodyWorksheet, CellFormats

_FONT: Final = "Times New Roman"
_LARGE: Final = 4_000  # rows from which the workbook is written row by row in constant memory
_LIST_LIMIT: Final = 255  # characters of a drop-down written in place; longer ones lie on a sheet
_CHOICES_SHEET: Final = "_danh_muc"

_ESCAPE: Final = re.compile("x(?=[0-9A-Fa-f]{4}_)")
_FIRST_DAY: Final = dt.date(1900, 3, 1)  # before it spreadsheet programs count days differently
_HIDDEN_COLUMNS: Final = 3  # of the sheet with the payload
_LINE: Final = 15.0  # points a line of text takes
_TALLEST: Final = 409.0  # points; Excel shows no taller row
_NOTE_WIDTH: Final = 170  # characters a note or a group's title may run over
_ROW_MARK: Final = 0
_ROW_TITLE: Final = 1
_ROW_NOTE: Final = 2
_ROW_HEAD: Final = 3


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """The first sheet: what this file is, for whom, and what to do with it.

    ``revision`` adds the cell in which a template asks for the number of the sending.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    guidance: tuple[str, ...]
    revision: int | None = None


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """A workbook to write. ``editable`` unlocks the cells to be filled in (a blank template)."""

    cover: Cover
    sheets: tuple[Sheet, ...]
    hidden_rows: Collection[tuple[str | int, ...]]
    properties: Mapping[str, str]
    title: str
    author: str
    made_at: dt.datetime
    editable: bool = False


def render_xlsx(book: Book) -> bytes:
    """Return the workbook's bytes; the same book gives the same bytes."""
    import xlsxwriter

    rows = max((len(sheet.rows) for sheet in book.sheets), default=0)
    stream = io.BytesIO()
    options = {
        "in_memory": rows < _LARGE,
        "constant_memory": rows >= _LARGE,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": _FONT, "font_size": 11},
    }
    with xlsxwriter.Workbook(stream, options) as workbook:
        _Writer(workbook, book).write()
    return stream.getvalue()


class _Writer:
    """Lays one book out; formats and drop-downs are made once and shared."""

    def __init__(self, workbook: Workbook, book: Book) -> None:
        self._workbook = workbook
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._choices: dict[tuple[str, ...], str] = {}

    def write(self) -> None:
        book = self._book
        self._workbook.set_properties(
            {
                "title": book.title,
                "author": book.author,
                "company": book.author,
                "created": book.made_at.replace(tzinfo=None),
            }
        )
        for name, value in book.properties.items():
            self._workbook.set_custom_property(name, value, "text")
        self._write_cover()
        for sheet in book.sheets:
            self._write_sheet(sheet)
        self._write_choices()
        self._write_payload()

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": _FONT, "font_size": 11, "valign": "top"}
            self._formats[key] = self._workbook.add_format(base | properties)
        return self._formats[key]

    def _write_cover(self) -> None:
        cover, worksheet = self._book.cover, self._workbook.add_worksheet("Bìa")
        worksheet.hide_gridlines(2)
        worksheet.set_column(0, 0, 3)
        worksheet.set_column(1, 1, 30)
        worksheet.set_column(2, 2, 84)
        title = self._format(bold=True, font_size=15, text_wrap=True, valign="vcenter")
        worksheet.set_row(1, 44)
        worksheet.merge_range(1, 1, 1, 2, "", title)
        worksheet.write_string(1, 1, cover.title, title)
        label = self._format(font_color="#595959", text_wrap=True, bottom=1, bottom_color="#D9D9D9")
        fact = {"bold": True, "text_wrap": True, "bottom": 1, "bottom_color": "#D9D9D9"}
        value = self._format(**fact, quote_prefix=True)
        row = 3
        for name, said in cover.facts:
            worksheet.write_string(row, 1, name, label)
            worksheet.write_string(row, 2, _literal(shown_text(said)), value)
            row += 1
        if cover.revision is not None:
            worksheet.write_string(row, 0, REVISION_MARK, self._format(font_color="white"))
            worksheet.write_string(row, 1, "Lần gửi", label)
            given = self._format(
                bold=True, locked=False, bg_color="#FFF9E5", border=1, align="left"
            )
            worksheet.write_number(row, 2, cover.revision, given)
            row += 1
        words_format = self._format(text_wrap=True)
        for line in cover.guidance:
            row += 1
            worksheet.merge_range(row, 1, row, 2, "", words_format)
            worksheet.write_string(row, 1, line, words_format)
            worksheet.set_row(row, 15.75 * (1 + len(line) // 115))
        worksheet.protect("", {"select_locked_cells": True})
        _page_setup(worksheet, landscape=False)

    def _write_sheet(self, sheet: Sheet) -> None:
        from lsapp.exports.xlsx_worksheet import BodyWorksheet

        worksheet = self._workbook.add_worksheet(sheet.name[:31], BodyWorksheet)
        columns = sheet.columns
        depth = max((len(column.heads) for column in columns), default=0)
        first = _ROW_HEAD + depth + 1
        worksheet.set_column(0, 0, 2, None, {"hidden": True})
        for index, column in enumerate(columns, 1):
            worksheet.set_column(index, index, column.width)
        worksheet.set_row(_ROW_MARK, None, None, {"hidden": True})
        plain = self._format(num_format="@")
        worksheet.write_string(_ROW_MARK, 0, SHEET_MARK + sheet.code, plain)
        for index, column in enumerate(columns, 1):
            worksheet.write_string(_ROW_MARK, index, column.field, plain)
        title = self._format(bold=True, font_size=14)
        worksheet.write_string(_ROW_TITLE, 1, sheet.title, title)
        worksheet.set_row(_ROW_TITLE, 24)
        if sheet.note:
            last = _columns_within(columns, _NOTE_WIDTH)
            width = sum(column.width for column in columns[:last])
            note = self._format(italic=True, font_color="#595959", text_wrap=True)
            if last > 1:
                worksheet.merge_range(_ROW_NOTE, 1, _ROW_NOTE, last, "", note)
            worksheet.write_string(_ROW_NOTE, 1, _literal(shown_text(sheet.note)), note)
            worksheet.set_row(_ROW_NOTE, _LINE * _lines(sheet.note, width))
        self._write_heads(worksheet, columns, depth)
        self._write_rows(worksheet, sheet, first)
        self._add_drop_downs(worksheet, sheet, first)
        frozen = next((i for i, c in enumerate(columns, 1) if not c.computed and i > 1), 1)
        worksheet.freeze_panes(first, min(frozen, 3) if not sheet.grid else 3)
        worksheet.repeat_rows(_ROW_HEAD, first - 1)
        _page_setup(worksheet, landscape=True, wide=sum(c.width for c in columns) > _NOTE_WIDTH)
        allowed = {"format_columns": True, "format_rows": True, "autofilter": True}
        worksheet.protect("", allowed | {"select_locked_cells": True})

    def _write_heads(
        self, worksheet: Worksheet, columns: Sequence[SheetColumn], depth: int
    ) -> None:
        style = self._format(
            bold=True,
            text_wrap=True,
            align="center",
            valign="vcenter",
            border=1,
            bg_color="#E7ECF3",
        )
        open_above = self._format(
            bold=True, align="center", left=1, right=1, top=1, bg_color="#E7ECF3"
        )
        for level in range(depth):
            index = 0
            while index < len(columns):
                head = columns[index].heads[level] if level < len(columns[index].heads) else ""
                end = index
                while (
                    head
                    and end + 1 < len(columns)
                    and columns[end + 1].heads[: level + 1] == columns[index].heads[: level + 1]
                ):
                    end += 1
                row = _ROW_HEAD + level
                if end > index:
                    worksheet.merge_range(row, index + 1, row, end + 1, "", style)
                worksheet.write_string(row, index + 1, head, style if head else open_above)
                index = end + 1
        # Rows below this one without a key of their own were added by hand.
        key_format = self._format(font_color="#808080")
        worksheet.write_string(_ROW_HEAD + depth, 0, NO_RECORD, key_format)
        labels = max(_lines(column.label, column.width - 1) for column in columns)
        worksheet.set_row(_ROW_HEAD + depth, _LINE * max(labels, 2))
        bottom = self._format(
            bold=True, text_wrap=True, align="center", valign="vcenter", bg_color="#E7ECF3",
            left=1, right=1, bottom=1,
        )  # fmt: skip
        for index, column in enumerate(columns, 1):
            alone = depth and not column.heads
            worksheet.write_string(
                _ROW_HEAD + depth, index, column.label, bottom if alone else style
            )

    def _write_rows(self, worksheet: BodyWorksheet, sheet: Sheet, first: int) -> None:
        from lsapp.exports.xlsx_worksheet import CellFormats, body_columns

        key = self._format(font_color="#808080")
        columns = {
            style: body_columns(
                [
                    CellFormats(key, key, key),
                    *(self._cell_styles(column, style) for column in sheet.columns),
                ]
            )
            for style in ("plain", "group", "total")
        }
        worksheet.begin_body(first, len(sheet.rows), len(sheet.columns) + 1)
        widths = [column.width for column in sheet.columns]
        for place, row in enumerate(sheet.rows, first):
            styled = columns[row.style]
            if row.style == "group":
                lines = _lines(_group_title(row), _NOTE_WIDTH)
                styled = self._spread_title(worksheet, place, row, sheet.columns, styled)
            else:
                lines = _row_lines(row.cells, widths)
            height = min(_TALLEST, _LINE * lines) if lines > 1 else None
            shown = [
                _told(v) if isinstance(v, dt.date) or (isinstance(v, str) and "_" in v) else v
                for v in row.cells
            ]
            worksheet.write_body_row(place, (row.key or NO_RECORD, *shown), styled, height)

    def _spread_title(
        self,
        worksheet: BodyWorksheet,
        place: int,
        row: SheetRow,
        columns: Sequence[SheetColumn],
        styled: list[BodyColumn],
    ) -> list[BodyColumn]:
        """Let a group's title run over the empty cells at its right; return the row's columns."""
        from lsapp.exports.xlsx_worksheet import CellFormats, body_columns

        filled = [index for index, value in enumerate(row.cells) if value is not None]
        start = filled[-1]
        end = start + _columns_within(columns[start:], _NOTE_WIDTH)
        style = self._format(
            bold=True, bg_color="#F2F2F2", border=1, border_color="#BFBFBF", text_wrap=True
        )
        if end > start + 1:
            worksheet.merge_in_body(place, start + 1, end)
        title = body_columns([CellFormats(style, style, style)] * (end - start), start + 1)
        return [*styled[: start + 1], *title, *styled[end + 1 :]]

    def _cell_styles(self, column: SheetColumn, style: str) -> CellFormats:
        """Formats for text, for text that begins like a formula, and for numbers and dates."""
        from lsapp.exports.xlsx_worksheet import CellFormats

        shared: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF"}
        if style != "plain":
            shared |= {"bold": True, "bg_color": "#F2F2F2"}
        elif self._book.editable and not column.computed:
            shared |= {"locked": False, "bg_color": "#FFFDF5"}
        number = {
            "integer": "0",
            "money": "#,##0",
            "number": "#,##0" + ("." + "0" * column.decimals if column.decimals else ""),
            "date": "dd/mm/yyyy",
        }.get(column.value, "General")
        wide = style != "group"
        text = shared | {"num_format": "@", "text_wrap": wide}
        return CellFormats(
            self._format(**text),
            self._format(**text, quote_prefix=True),
            self._format(**shared, num_format=number, align="right"),
        )

    def _add_drop_downs(self, worksheet: Worksheet, sheet: Sheet, first: int) -> None:
        last = first + len(sheet.rows) - 1
        for index, column in enumerate(sheet.columns, 1):
            if not column.choices or last < first:
                continue
            labels = tuple(choice.label for choice in column.choices)
            short = len(",".join(labels)) <= _LIST_LIMIT and not any("," in one for one in labels)
            source: Any = list(labels) if short else self._choice_range(labels)
            worksheet.data_validation(
                first, index, last, index,
                {"validate": "list", "source": source, "error_type": "warning",
                 "error_title": "Ngoài danh mục", "error_message": "Chọn một giá trị trong danh sách."},
            )  # fmt: skip

    def _choice_range(self, labels: tuple[str, ...]) -> str:
        if labels not in self._choices:
            from lsapp.exports.xlsx_worksheet import column_letters

            column = column_letters(len(self._choices))
            self._choices[labels] = f"={_CHOICES_SHEET}!${column}$1:${column}${len(labels)}"
        return self._choices[labels]

    def _write_choices(self) -> None:
        if not self._choices:
            return
        worksheet = self._workbook.add_worksheet(_CHOICES_SHEET)
        worksheet.very_hidden()
        plain = self._format(num_format="@")
        lists = list(self._choices)
        for row in range(max(len(labels) for labels in lists)):
            for column, labels in enumerate(lists):
                if row < len(labels):
                    worksheet.write_string(row, column, labels[row], plain)

    def _write_payload(self) -> None:
        from lsapp.exports.xlsx_worksheet import BodyWorksheet, CellFormats, body_columns

        worksheet = self._workbook.add_worksheet(PAYLOAD_SHEET, BodyWorksheet)
        worksheet.very_hidden()
        rows = self._book.hidden_rows
        plain = self._format(num_format="@")
        columns = body_columns([CellFormats(plain, plain, plain)] * _HIDDEN_COLUMNS)
        # Every chunk stands once alone: a table of shared strings would gain nothing.
        worksheet.begin_body(0, len(rows), _HIDDEN_COLUMNS, inline=True)
        for index, row in enumerate(rows):
            cells = [_literal(value) if isinstance(value, str) else value for value in row]
            worksheet.write_body_row(index, cells, columns[: len(row)])
        worksheet.protect()


def _told(value: str | dt.date) -> CellValue:
    """Return a cell as every program reads it alike: early days in words, text without escapes."""
    if isinstance(value, dt.date):
        return value if value >= _FIRST_DAY else words(value)
    return _literal(value)


def _put(
    worksheet: Worksheet,
    row: int,
    column: int,
    text: str,
    formats: tuple[Format, Format, Format],
) -> None:
    """Write a person's text outside a sheet's body: always text, never a formula."""
    plain, quoted, _ = formats
    if text:
        style = quoted if text[0] in FORMULA_STARTS else plain
        worksheet.write_string(row, column, _literal(text), style)
    else:
        worksheet.write_blank(row, column, None, plain)


def _literal(text: str) -> str:
    """Return ``text`` so that no program takes a part of it for markup: ``_x0041_`` is an escape in
    every spreadsheet program, ``<r>…</r>`` is rich text to the library that writes here.
    """
    marked = _ESCAPE.sub(f"x{LITERAL_MARK}", text)
    if text.startswith("<r>") and text.endswith("</r>"):
        marked = LITERAL_MARK + marked
    return marked if len(marked) == len(text) or utf16_length(marked) <= CELL_LIMIT else text


def _lines(text: str, width: float) -> int:
    """About how many lines ``text`` takes in a column of ``width`` characters."""
    width = max(width, 1)
    if "\n" not in text:
        return 1 + int(len(text) * 1.08 / width)
    return sum(1 + int(len(line) * 1.08 / width) for line in text.split("\n"))


def _group_title(row: SheetRow) -> str:
    return next((str(value) for value in reversed(row.cells) if value is not None), "")


def _row_lines(cells: Sequence[CellValue], widths: Sequence[int]) -> int:
    lines = 1
    for value, width in zip(cells, widths, strict=True):
        if isinstance(value, str) and (len(value) >= width or "\n" in value):
            lines = max(lines, _lines(value, width))
    return lines


def _columns_within(columns: Sequence[SheetColumn], width: int) -> int:
    """Return how many columns from the left fit into ``width`` characters; at least one."""
    total = 0
    for count, column in enumerate(columns):
        total += column.width
        if total > width:
            return max(count, 1)
    return len(columns)


def _page_setup(worksheet: Worksheet, *, landscape: bool, wide: bool = False) -> None:
    if landscape:
        worksheet.set_landscape()
    worksheet.set_paper(8 if wide else 9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    worksheet.set_header("&C&P")
