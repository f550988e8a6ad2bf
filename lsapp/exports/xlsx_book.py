# SPDX-License-Identifier: MIT
"""What every workbook of this program has: how it is opened, its properties, formats and cover."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lsapp.exports.xlsx_cells import literal, set_up_page
from lsapp.submission.carrier import REVISION_MARK
from lsapp.submission.sheets import shown_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_FONT: Final = "Times New Roman"


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """The first sheet: what this file is, for whom, and what to do with it.

    ``revision`` adds the cell in which a template asks for the number of the sending.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    guidance: tuple[str, ...]
    revision: int | None = None


def write_workbook(
    write: Callable[[Workbook], None], *, row_by_row: bool = False, sealed: bool = False
) -> bytes:
    """Return the bytes of the workbook that ``write`` fills; text stays text. ``row_by_row`` writes
    in constant memory; ``sealed`` puts the seal of the package among its properties.
    """
    import xlsxwriter

    stream = io.BytesIO()
    options = {
        "in_memory": not row_by_row,
        "constant_memory": row_by_row,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": _FONT, "font_size": 11},
    }
    kind: type[Workbook] = xlsxwriter.Workbook
    if sealed:
        from lsapp.exports.xlsx_seal import SealedWorkbook

        kind = SealedWorkbook
    with kind(stream, options) as workbook:
        write(workbook)
    return stream.getvalue()


class BookWriter:
    """Lays a workbook out; a format is made once and shared."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def _write_facts(self, *, title: str, author: str, made_at: dt.datetime) -> None:
        """Say in the properties what the workbook is; ``made_at`` is the only date that it carries."""
        self._workbook.set_properties(
            {
                "title": title,
                "author": author,
                "company": author,
                "created": made_at.replace(tzinfo=None),
            }
        )

    def _format(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": _FONT, "font_size": 11, "valign": "top"}
            self._formats[key] = self._workbook.add_format(base | properties)
        return self._formats[key]

    def _write_cover(self, cover: Cover) -> None:
        worksheet = self._workbook.add_worksheet("Bìa")
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
            worksheet.write_string(row, 2, literal(shown_text(said)), value)
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
        set_up_page(worksheet, landscape=False)
