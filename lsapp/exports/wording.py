# SPDX-License-Identifier: MIT
"""How values and lists are put into words on paper, the same in PDF and Word."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape

from lsapp.domain.dates import format_date
from lsapp.domain.numbers import format_number
from lsapp.report.blocks import Column, HeadCell, Table, Value

NATIONAL_TITLE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"

_NOT_IN_XML: Final = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")

FORMULA_STARTS: Final = frozenset("=+-@\t\r'＝＋－＠")
"""What makes a spreadsheet program take text for a formula when the cell is edited."""


def is_number(value: Value) -> bool:
    """Tell whether a cell holds a number, which is set in figures and never broken."""
    return isinstance(value, int | Decimal)


def cell_text(value: Value, column: Column) -> str:
    """Return a cell as it is printed: 1.234.567,5 for numbers, 05/3/2020 for dates, "" for none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dt.date):
        return format_date(value)
    return format_number(value, column.decimals)


def bases_lines(lines: Sequence[str]) -> list[str]:
    """Return the "Căn cứ" lines, each closed by a semicolon and the last by a full stop (ô 6)."""
    return _closed([line.strip() for line in lines])


def receiver_lines(receivers: Sequence[str]) -> list[str]:
    """Return receivers as a list: "- … ;" and "- … ." at the end (ô 9a, 9b)."""
    return [
        f"- {line}" for line in _closed([line.strip().lstrip("-–").strip() for line in receivers])
    ]


def _closed(lines: list[str]) -> list[str]:
    bare = [line.rstrip(" ;.,") for line in lines]
    kept = [line for line in bare if line]
    return [f"{line};" for line in kept[:-1]] + [f"{line}." for line in kept[-1:]]


def spans(cells: Sequence[Value], style: str) -> list[tuple[int, int]]:
    """Return the cells of a row as (first column, number of columns).

    In a ``group`` row a text reaches over the empty cells that follow it; in a ``total`` row only a
    text in the first column does; a ``plain`` row has no spans.
    """
    found: list[tuple[int, int]] = []
    column = 0
    while column < len(cells):
        width = 1
        reaches = style == "group" or (style == "total" and column == 0)
        if reaches and isinstance(cells[column], str) and cells[column]:
            while column + width < len(cells) and cells[column + width] is None:
                width += 1
        found.append((column, width))
        column += width
    return found


def placed_head(table: Table) -> Iterator[tuple[int, int, HeadCell]]:
    """Yield the head's cells with row and column, past the places that spans above them take."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.head):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            for down in range(cell.rows):
                for across in range(cell.columns):
                    taken.add((row + down, column + across))
            yield row, column, cell
            column += cell.columns


def without_illegal(text: str) -> str:
    """Return text without what XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub("", text)


def xml_text(text: str) -> str:
    """Return text for the content of an XML element."""
    return escape(without_illegal(text))
