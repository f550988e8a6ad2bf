# SPDX-License-Identifier: MIT
"""What the tables of all annexes share: heads over columns, rows of groups and totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from lsapp.report.blocks import AnyBlock, HeadCell, Row, Value


def flat_head(titles: Iterable[str]) -> tuple[tuple[HeadCell, ...], ...]:
    """Return a head of one row."""
    return (tuple(HeadCell(text=title) for title in titles),)


def spanning_head(
    columns: Sequence[tuple[tuple[str, ...], str]],
) -> tuple[tuple[HeadCell, ...], ...]:
    """Return the head over columns given as (heads outermost first, title).

    Neighbours under the same heads share one cell; a title fills what rows its heads leave. A row
    lists only the cells that begin in it, from left to right.
    """
    depth = max((len(heads) for heads, _ in columns), default=0) + 1
    rows: list[tuple[HeadCell, ...]] = []
    for level in range(depth):
        cells: list[HeadCell] = []
        at = 0
        while at < len(columns):
            heads, title = columns[at]
            width = 1
            if len(heads) > level:
                while _same_head(columns, at, at + width, level):
                    width += 1
                cells.append(HeadCell(text=heads[level], columns=width))
            elif len(heads) == level:
                cells.append(HeadCell(text=title, rows=depth - level))
            at += width
        rows.append(tuple(cells))
    return tuple(rows)


def _same_head(
    columns: Sequence[tuple[tuple[str, ...], str]], first: int, other: int, level: int
) -> bool:
    if other >= len(columns):
        return False
    return columns[first][0][: level + 1] == columns[other][0][: level + 1]


def group_row(number: str, title: str, columns: int, amounts: dict[int, Value]) -> Row:
    """Return a group's row: number, title, and values at the columns that ``amounts`` names."""
    cells: list[Value] = [None] * columns
    cells[0], cells[1] = number, title
    for at, value in amounts.items():
        cells[at] = value
    return Row(cells=tuple(cells), style="group")


def total_row(columns: int, amounts: dict[int, Value], title: str = "Tổng cộng") -> Row:
    """Return the row of totals: its title from the first column on, and values where ``amounts``
    says.
    """
    cells: list[Value] = [None] * columns
    cells[0] = title
    for at, value in amounts.items():
        cells[at] = value
    return Row(cells=tuple(cells), style="total")


class Annex(msgspec.Struct, frozen=True, kw_only=True):
    """An annex before it has its number: a title and the blocks below it."""

    title: str
    blocks: tuple[AnyBlock, ...]
