# SPDX-License-Identifier: MIT
"""Columns of a long list: numbers keep their room, texts share what is left by their length."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from lsapp.report.blocks import Column, HeadCell, Row, Table, Value
from lsapp.report.column_balance import balanced
from lsapp.report.tables import flat_head, group_row, total_row

LONG = "đào tạo bồi dưỡng chuyên gia " * 10
WIDTHS = (6.0, 40.0, 40.0, 30.0, 30.0)


def table(*rows: tuple[Value, ...]) -> Table:
    return Table(
        columns=tuple(Column(width=width) for width in WIDTHS),
        head=flat_head(("STT", "Nội dung", "Loại", "Ngày", "Số tiền")),
        rows=tuple(Row(cells=cells) for cells in rows),
    )


def widths(found: Table) -> list[float]:
    return [column.width for column in balanced(found).columns]


def test_a_long_text_takes_the_room_that_short_ones_do_not_need() -> None:
    day = dt.date(2026, 3, 24)
    number, content, kind, on, money = widths(
        table(*((at, LONG, "Sáng kiến", day, 160) for at in range(9)))
    )
    assert content > 2 * kind > 0
    assert on == 11
    assert money < 12
    assert number < 8


def test_no_number_is_narrower_than_it_prints_also_in_a_total() -> None:
    found = table((1, "a", "b", None, Decimal("480000000")))
    rows = (*found.rows, total_row(5, {4: Decimal("21520000000")}))
    wide = Table(columns=found.columns, head=found.head, rows=rows)
    assert widths(wide)[4] >= len("21.520.000.000")


def test_an_empty_column_keeps_room_for_its_head_and_groups_do_not_count() -> None:
    found = table((1, "a", None, None, None))
    rows = (group_row("", LONG, 4, {}), *found.rows)
    wide = Table(columns=found.columns, head=found.head, rows=rows)
    assert all(width >= 4 for width in widths(wide))
    assert widths(wide)[1] < 20


def test_the_words_of_a_head_over_two_lines_are_kept_whole() -> None:
    found = Table(
        columns=(Column(width=5), Column(width=5)),
        head=(
            (HeadCell(text="Nghiêmtrọng", rows=2), HeadCell(text="Trong đó rất dài")),
            (HeadCell(text="Chuyênngành"),),
        ),
        rows=(Row(cells=(None, None)),),
    )
    assert all(width >= len("Nghiêmtrọng") for width in widths(found))
