# SPDX-License-Identifier: MIT
"""Writes the standard sheets as a workbook: values only, text always as text, the payload very hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lsapp.exports.xlsx_book import BookWriter, Cover, write_workbook
from lsapp.exports.xlsx_cells import LINE, TALLEST, line_count, literal, set_up_page, told
from lsapp.submission.carrier import NO_RECORD, SHEET_MARK
from lsapp.submission.sheets import (
    PAYLOAD_SHEET,
    CellValue,
    Sheet,
    SheetColumn,
    SheetRow,
    shown_text,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from lsapp.exports.xlsx_worksheet import BodyColumn, BodyWorksheet, CellFormats

__all__ = ["Book", "Cover", "render_xlsx"]

_LARGE: Final = 4_000  # rows from which the workbook is written row by row in constant memory
_LIST_LIMIT: Final = 255  # characters of a drop-down written in place; longer ones lie on a sheet
_CHOICES_SHEET: Final = "_danh_muc"

_HIDDEN_COLUMNS: Final = 3  # of the sheet with the payload
_NOTE_WIDTH: Final = 170  # characters a note or a group's title may run over
_ROW_MARK: Final = 0
_ROW_TITLE: Final = 1
_ROW_NOTE: Final = 2
_ROW_HEAD: Final = 3


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """A workbook to write. ``editable`` unlocks the cells to be filled in (a blank template); without
    it the workbook carries a seal, by which a reader sees that no cell was changed.
    """

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
    rows = max((len(sheet.rows) for sheet in book.sheets), default=0)
    return write_workbook(
        lambda workbook: _Writer(workbook, book).write(),
        row_by_row=rows >= _LARGE,
        sealed=not book.editable,
    )


class _Writer(BookWriter):
    """Lays one book out; drop-downs are made once and shared."""

    def __init__(self, workbook: Workbook, book: Book) -> None:
        super().__init__(workbook)
        self._book = book
        self._choices: dict[tuple[str, ...], str] = {}

    def write(self) -> None:
        book = self._book
        self._write_facts(title=book.title, author=book.author, made_at=book.made_at)
        for name, value in book.properties.items():
            self._workbook.set_custom_property(name, value, "text")
        self._write_cover(book.cover)
        for sheet in book.sheets:
            self._write_sheet(sheet)
        self._write_choices()
        self._write_payload()

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
            worksheet.write_string(_ROW_NOTE, 1, literal(shown_text(sheet.note)), note)
            worksheet.set_row(_ROW_NOTE, LINE * line_count(sheet.note, width))
        self._write_heads(worksheet, columns, depth)
        self._write_rows(worksheet, sheet, first)
        self._add_drop_downs(worksheet, sheet, first)
        frozen = next((i for i, c in enumerate(columns, 1) if not c.computed and i > 1), 1)
        worksheet.freeze_panes(first, min(frozen, 3) if not sheet.grid else 3)
        worksheet.repeat_rows(_ROW_HEAD, first - 1)
        set_up_page(worksheet, landscape=True, wide=sum(c.width for c in columns) > _NOTE_WIDTH)
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
        labels = max(line_count(column.label, column.width - 1) for column in columns)
        worksheet.set_row(_ROW_HEAD + depth, LINE * max(labels, 2))
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
                lines = line_count(_group_title(row), _NOTE_WIDTH)
                styled = self._spread_title(worksheet, place, row, sheet.columns, styled)
            else:
                lines = _row_lines(row.cells, widths)
            height = min(TALLEST, LINE * lines) if lines > 1 else None
            shown = [
                told(v) if isinstance(v, dt.date) or (isinstance(v, str) and "_" in v) else v
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
            cells = [literal(value) if isinstance(value, str) else value for value in row]
            worksheet.write_body_row(index, cells, columns[: len(row)])
        worksheet.protect()


def _group_title(row: SheetRow) -> str:
    return next((str(value) for value in reversed(row.cells) if value is not None), "")


def _row_lines(cells: Sequence[CellValue], widths: Sequence[int]) -> int:
    lines = 1
    for value, width in zip(cells, widths, strict=True):
        if isinstance(value, str) and (len(value) >= width or "\n" in value):
            lines = max(lines, line_count(value, width))
    return lines


def _columns_within(columns: Sequence[SheetColumn], width: int) -> int:
    """Return how many columns from the left fit into ``width`` characters; at least one."""
    total = 0
    for count, column in enumerate(columns):
        total += column.width
        if total > width:
            return max(count, 1)
    return len(columns)
