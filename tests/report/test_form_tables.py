# SPDX-License-Identifier: MIT
"""Forms on paper: nought, empty and not applicable are three things; totals are exact."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from report_samples import COMMUNE, Sample, plan

from lsapp.catalogue.model import StatForm
from lsapp.report.blocks import AnyBlock, Paragraph, Row, Table
from lsapp.report.form_tables import form_blocks
from lsapp.report.tables import spanning_head

GRID, LIST = plan().forms


def printed(form: StatForm, sample: Sample) -> tuple[AnyBlock, ...]:
    cells = {(one.row, one.column): one for one in sample.records.get("stat_values", ())}
    return form_blocks(form, cells, sample.records.get("open_rows", ()))


def table_of(blocks: tuple[AnyBlock, ...]) -> Table:
    return next(one for one in blocks if isinstance(one, Table))


def notes(blocks: tuple[AnyBlock, ...]) -> list[str]:
    return [one.text for one in blocks if isinstance(one, Paragraph)]


def test_nought_empty_and_not_applicable_look_different() -> None:
    one = Sample(COMMUNE)
    one.cell("T1", "ths", "tong", 0)
    one.cell("T1", "ths", "nu", None)
    one.cell("T1", "ths", "tay", None, not_applicable=True, reason="Không có")
    table = table_of(printed(GRID, one))
    assert table.rows[1].cells == ("1", "Thạc sĩ", 0, "…", "…", "x", "…")


def test_reasons_stand_below_and_several_are_told_apart() -> None:
    one = Sample(COMMUNE)
    one.cell("T1", "dh", "tay", None, not_applicable=True, reason="Lý do một")
    one.cell("T1", "dh", "nung", None, not_applicable=True, reason="Lý do hai")
    blocks = printed(GRID, one)
    assert table_of(blocks).rows[2].cells[-2:] == ("x1", "x2")
    assert notes(blocks)[:2] == [
        "x1: không áp dụng (dòng Đại học, cột Dân tộc - Tày): Lý do một.",
        "x2: không áp dụng (dòng Đại học, cột Dân tộc - Nùng): Lý do hai.",
    ]


def test_a_row_that_does_not_apply_as_a_whole_is_named_alone() -> None:
    one = Sample(COMMUNE)
    for column in ("tong", "nu", "tay", "nung"):
        one.cell("T1", "ths", column, None, not_applicable=True, reason="Không có thạc sĩ")
    assert notes(printed(GRID, one))[0] == "x: không áp dụng (dòng Thạc sĩ): Không có thạc sĩ."


def test_figures_that_the_form_has_no_place_for_are_owned_up_to() -> None:
    one = Sample(COMMUNE)
    one.cell("T1", "tien_si", "tong", 4)
    assert "Có 1 số liệu không thuộc mẫu biểu này nên không in ra." in notes(printed(GRID, one))


def test_a_form_with_nothing_to_declare_says_why() -> None:
    one = Sample(COMMUNE)
    one.whole_form("T2", "Chưa có đợt nào")
    assert printed(LIST, one) == (Paragraph(text="Không phát sinh: Chưa có đợt nào."),)


def test_a_list_reads_dates_and_decimals_and_adds_up_rows_and_columns() -> None:
    one = Sample(COMMUNE)
    one.open_row("T2", {"ten": "A", "ngay": "2026-03-05", "ns": 1_000_000, "khac": 1})
    one.open_row("T2", {"ten": "B", "ngay": "hôm qua", "khac": "2.5"})
    table = table_of(printed(LIST, one))
    assert table.rows == (
        Row(cells=(1, "A", dt.date(2026, 3, 5), 1_000_001, 1_000_000, 1)),
        Row(cells=(2, "B", "hôm qua", Decimal("2.5"), None, Decimal("2.5"))),
        Row(
            cells=("Tổng cộng", None, None, Decimal("1000003.5"), 1_000_000, Decimal("3.5")),
            style="total",
        ),
    )


def test_neighbours_under_one_head_share_it_and_others_fill_the_height() -> None:
    head = spanning_head(
        [((), "STT"), (("A", "B"), "1"), (("A", "B"), "2"), (("A",), "3"), (("B",), "4")]
    )
    shapes = [[(one.text, one.columns, one.rows) for one in row] for row in head]
    assert shapes == [
        [("STT", 1, 3), ("A", 3, 1), ("B", 1, 1)],
        [("B", 2, 1), ("3", 1, 2), ("4", 1, 2)],
        [("1", 1, 1), ("2", 1, 1)],
    ]


@given(st.dictionaries(st.sampled_from(["ths", "dh"]), st.integers(0, 10**12)))
def test_computed_totals_equal_plain_sums(values: dict[str, int]) -> None:
    one = Sample(COMMUNE)
    for row, value in values.items():
        one.cell("T1", row, "nu", value)
    if values:
        total = table_of(printed(GRID, one)).rows[0]
        assert total.style == "total"
        assert total.cells[3] == sum(values.values())
