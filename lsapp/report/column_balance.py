# SPDX-License-Identifier: MIT
"""Widths of a long list's columns by what stands in them, so that its rows take few lines of paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import msgspec

from lsapp.domain.numbers import format_number
from lsapp.report.blocks import Row, Table

_ROOM: Final = 150.0
"""Characters across a landscape page, at the size in which wide tables are set."""
_DAY: Final = 11.0
_SHARE: Final = 0.9
"""A text longer than nine of ten in its column may take more lines than they do."""
_STEPS: Final = 24


def balanced(table: Table) -> Table:
    """Return the table with other widths: numbers and days as wide as they print, the room that is left
    shared out so that the texts of every column take about the same number of lines.

    A column without any text keeps room for its head. Linear in the cells.
    """
    rows = [row for row in table.rows if row.style != "group"]
    columns = range(len(table.columns))
    needs = [max(_head_need(table, at), _need(table, rows, at)) for at in columns]
    lengths = [_long_text(rows, at) for at in columns]
    room = max(_ROOM, sum(needs))
    few, many = 1.0, max([1.0, *lengths])
    for _ in range(_STEPS):
        lines = (few + many) / 2
        if sum(_widths(needs, lengths, lines)) > room:
            few = lines
        else:
            many = lines
    widths = _widths(needs, lengths, many)
    replace = msgspec.structs.replace
    sized = (
        replace(column, width=round(width, 1))
        for column, width in zip(table.columns, widths, strict=True)
    )
    return replace(table, columns=tuple(sized))


def _widths(needs: Sequence[float], lengths: Sequence[float], lines: float) -> list[float]:
    return [max(need, length / lines) for need, length in zip(needs, lengths, strict=True)]


def _need(table: Table, rows: Sequence[Row], at: int) -> float:
    """Return the characters that a column cannot do without: its numbers, days and longest words."""
    need = 0.0
    decimals = table.columns[at].decimals
    for row in rows:
        value = row.cells[at]
        if isinstance(value, dt.date):
            need = max(need, _DAY)
        elif isinstance(value, (int, Decimal)):
            need = max(need, len(format_number(value, decimals)) + 1.5)
        elif isinstance(value, str) and row.style == "plain":
            need = max(need, _longest_word(value))
    return need


def _head_need(table: Table, at: int) -> float:
    """Return the longest word of the heads that stand over one column alone."""
    need = 4.0
    taken: set[tuple[int, int]] = set()
    for line, cells in enumerate(table.head):
        column = 0
        for cell in cells:
            while (line, column) in taken:
                column += 1
            for down in range(cell.rows):
                taken |= {(line + down, column + across) for across in range(cell.columns)}
            if column == at and cell.columns == 1:
                need = max(need, _longest_word(cell.text) + 1)
            column += cell.columns
    return need


def _long_text(rows: Sequence[Row], at: int) -> float:
    lengths = sorted(
        len(value) for row in rows if isinstance(value := row.cells[at], str) and value
    )
    return float(lengths[int((len(lengths) - 1) * _SHARE)]) if lengths else 0.0


def _longest_word(text: str) -> float:
    return max((len(word) + 1.0 for word in text.split()), default=0.0)
