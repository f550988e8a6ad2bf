# SPDX-License-Identifier: MIT
"""Cells of a workbook, by one rule: a person's text is always text, never a formula or markup."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from lsapp.exports.wording import FORMULA_STARTS
from lsapp.submission.carrier import LITERAL_MARK
from lsapp.submission.comparison import words
from lsapp.submission.sheets import CELL_LIMIT, CellValue, utf16_length

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LINE: Final = 15.0
"""Points that a line of text takes."""
TALLEST: Final = 409.0
"""Points; Excel shows no taller row."""

_ESCAPE: Final = re.compile("x(?=[0-9A-Fa-f]{4}_)")
_FIRST_DAY: Final = dt.date(1900, 3, 1)  # before it spreadsheet programs count days differently


def told(value: str | dt.date) -> CellValue:
    """Return a cell as every program reads it alike: early days in words, text without escapes."""
    if isinstance(value, dt.date):
        return value if value >= _FIRST_DAY else words(value)
    return literal(value)


def put_text(
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
        worksheet.write_string(row, column, literal(text), style)
    else:
        worksheet.write_blank(row, column, None, plain)


def literal(text: str) -> str:
    """Return ``text`` so that no program takes a part of it for markup: ``_x0041_`` is an escape in
    every spreadsheet program, ``<r>…</r>`` is rich text to the library that writes here.
    """
    marked = _ESCAPE.sub(f"x{LITERAL_MARK}", text)
    if text.startswith("<r>") and text.endswith("</r>"):
        marked = LITERAL_MARK + marked
    return marked if len(marked) == len(text) or utf16_length(marked) <= CELL_LIMIT else text


def line_count(text: str, width: float) -> int:
    """About how many lines ``text`` takes in a column of ``width`` characters."""
    width = max(width, 1)
    if "\n" not in text:
        return 1 + int(len(text) * 1.08 / width)
    return sum(1 + int(len(line) * 1.08 / width) for line in text.split("\n"))


def set_up_page(worksheet: Worksheet, *, landscape: bool, wide: bool = False) -> None:
    """Print the sheet as wide as one page, its number above; ``wide`` takes A3."""
    if landscape:
        worksheet.set_landscape()
    worksheet.set_paper(8 if wide else 9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    worksheet.set_header("&C&P")
