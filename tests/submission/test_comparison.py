# SPDX-License-Identifier: MIT
"""What counts as an edit, and what is only another way of writing the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from lsapp.submission.comparison import Edit, compare, same, words
from lsapp.submission.sheets import (
    CUT_MARK,
    CellValue,
    Choice,
    Grid,
    Sheet,
    SheetColumn,
    SheetRow,
    shown_text,
    utf16_length,
)

TEXT = SheetColumn(field="activity.content", label="Nội dung", width=48)
MONEY = SheetColumn(field="budget_line.planned", label="Kinh phí", value="money")
NUMBER = SheetColumn(field="fte", label="Cộng", value="number", decimals=2)
WHOLE = SheetColumn(field="year", label="Năm", value="integer")
PERCENT = SheetColumn(field="progress.percent", label="Tỷ lệ (%)", value="integer")
DAY = SheetColumn(field="issued_on", label="Ngày", value="date")
STATUS = SheetColumn(
    field="progress.status",
    label="Đánh giá",
    value="choice",
    choices=(Choice("completed", "Hoàn thành"), Choice("stopped", "Dừng thực hiện")),
)


@pytest.mark.parametrize(
    ("column", "sealed", "seen"),
    [
        (TEXT, "lời", "lời"),
        (TEXT, "lời", " lời \n"),
        (TEXT, "ẹ̣", "ẹ̣"),
        (TEXT, "Tiếng Việt", "Tiếng Việt"),
        (TEXT, "hai\ndòng", "hai\r\ndòng"),
        (TEXT, "12", 12),
        (TEXT, "8,5", Decimal("8.5")),
        (TEXT, "05/3/2026", dt.date(2026, 3, 5)),
        (TEXT, None, "   "),
        (MONEY, 12_500, "12.500"),
        (MONEY, 12_500, "12 500"),
        (MONEY, 12_500_000, "12.500.000 đồng"),
        (MONEY, 12_500_000, "12,5 triệu"),
        (MONEY, 12_500, Decimal("12500.0")),
        (NUMBER, Decimal("8.5"), "8,5"),
        (NUMBER, Decimal("8.5"), "8.5"),
        (NUMBER, Decimal("0.3"), Decimal("0.30000000000000004")),
        (NUMBER, Decimal("1000000000000008.5"), 1_000_000_000_000_008),
        (NUMBER, "Không áp dụng: vì mới lập", "Không áp dụng: vì mới lập "),
        (PERCENT, 45, "45%"),
        (PERCENT, 45, "45 %"),
        (WHOLE, 2026, "2026"),
        (DAY, dt.date(2026, 3, 5), "05/3/2026"),
        (DAY, dt.date(2026, 3, 5), "5-3-2026"),
        (DAY, dt.date(2026, 3, 5), "2026-03-05"),
        (DAY, dt.date(2026, 3, 5), dt.datetime(2026, 3, 5)),
        (DAY, dt.date(1899, 3, 5), "05/03/1899"),
        (DAY, "không rõ", "không rõ"),
        (STATUS, "Hoàn thành", "hoàn thành"),
        (STATUS, "Hoàn thành", "completed"),
    ],
)
def test_the_same_written_otherwise_is_no_edit(
    column: SheetColumn, sealed: CellValue, seen: CellValue
) -> None:
    assert same(column, sealed, seen)
    assert same(column, seen, sealed)


@pytest.mark.parametrize(
    ("column", "sealed", "seen"),
    [
        (TEXT, "lời", "Lời"),
        (TEXT, "Hòa", "Hoa"),
        (TEXT, "a b", "a  b"),
        (TEXT, "05", 5),
        (TEXT, "lời", None),
        (TEXT, None, "lời"),
        (MONEY, 0, None),
        (MONEY, None, 0),
        (MONEY, 12_500, "12,5"),
        (MONEY, 12_500, 12_501),
        (MONEY, 10**15, 10**15 - 1),
        (NUMBER, Decimal("123456789.012345"), Decimal("123456789.012346")),
        (NUMBER, 5, "năm"),
        (NUMBER, "Không áp dụng: vì mới lập", "Không áp dụng: không có"),
        (NUMBER, 5, dt.date(1900, 1, 5)),
        (DAY, dt.date(2026, 3, 5), dt.date(2026, 5, 3)),
        (DAY, dt.date(2026, 3, 5), "03/5/2026"),
        (STATUS, "Hoàn thành", "Dừng thực hiện"),
        (STATUS, "ngoài danh sách", "Ngoài danh sách"),
    ],
)
def test_another_value_is_an_edit(column: SheetColumn, sealed: CellValue, seen: CellValue) -> None:
    assert not same(column, sealed, seen)


def test_words_are_as_people_read_them() -> None:
    assert [words(v) for v in (dt.date(2026, 3, 5), Decimal("1234.5"), 7, "lời", None)] == [
        "05/03/2026", "1.234,5", 7, "lời", None,
    ]  # fmt: skip


ORDER = SheetColumn(field="order", label="TT", value="integer", computed=True)
LABEL = SheetColumn(field="title", label="Tên", computed=True)
SUM = SheetColumn(field="sum", label="Cộng", value="number", computed=True)


def sheet(rows: dict[str, tuple[CellValue, ...]], **about: Any) -> Sheet:
    return Sheet(
        code="budget",
        name="Kinh phí",
        title="KINH PHÍ",
        columns=(ORDER, TEXT, MONEY),
        rows=tuple(SheetRow(key=key, cells=cells) for key, cells in rows.items()),
        **about,
    )


def grid(page: Sheet, **about: Any) -> Grid:
    """The sheet as it was written, found again."""
    fields = [column.field for column in page.columns]
    rows = {
        row.key: {f: v for f, v in zip(fields, row.cells, strict=True) if v is not None}
        for row in page.rows
        if row.key is not None
    }
    return Grid(code=page.code, rows=rows, added={}, **about)


PAGE = sheet({"a": (1, "một", 10), "b": (2, "hai", None), "c": (3, None, 30)})


def test_a_sheet_as_it_was_written_has_no_edits_in_any_order_of_its_rows() -> None:
    found = grid(PAGE)
    assert compare(PAGE, found) == []
    turned = msgspec.structs.replace(found, rows=dict(reversed(found.rows.items())))
    assert compare(PAGE, turned) == []


def test_a_changed_cell_says_where_and_what() -> None:
    found = grid(PAGE)
    found.rows["b"]["budget_line.planned"] = 7
    assert compare(PAGE, found) == [
        Edit(
            sheet="budget",
            change="changed",
            record="b",
            field="budget_line.planned",
            label="Kinh phí",
            where="Kinh phí: 2 hai",
            sealed=None,
            seen=7,
        )
    ]


def test_row_numbers_and_labels_are_nobodys_edit_but_sums_are() -> None:
    page = Sheet(
        code="form:B1",
        name="B1",
        title="B1",
        columns=(LABEL, NUMBER, SUM),
        rows=(
            SheetRow(key="x", cells=("x", 1, 1)),
            SheetRow(key="all", cells=("Tổng", 1, 1), style="total"),
        ),
        grid=True,
        fixed=True,
    )
    found = grid(page)
    found.rows["x"]["title"] = "khác"
    assert compare(page, found) == []
    found.rows["x"]["sum"] = 2
    found.rows["all"]["fte"] = 3
    assert [(one.record, one.field) for one in compare(page, found)] == [
        ("x", "sum"), ("all", "fte"),
    ]  # fmt: skip
    assert compare(page, found, same_catalogue=False) == []
    found.rows["x"]["fte"] = 9
    assert len(compare(page, found, same_catalogue=False)) == 1


def test_a_deleted_row_is_one_edit_with_what_it_said() -> None:
    found = grid(PAGE)
    del found.rows["a"]
    (edit,) = compare(PAGE, found)
    assert (edit.change, edit.record) == ("removed", "a")
    assert edit.cells == {"order": 1, "activity.content": "một", "budget_line.planned": 10}


def test_a_deleted_row_of_a_form_counts_only_where_it_said_something() -> None:
    page = sheet({"a": (1, "một", 10), "b": (2, None, None)}, fixed=True)
    found = grid(page)
    found.rows.clear()
    assert [one.record for one in compare(page, found)] == ["a"]


def test_added_rows_with_something_in_them_are_edits() -> None:
    found = grid(PAGE)
    found.added[9] = {"activity.content": "mới", "budget_line.planned": Decimal("8.5")}
    found.added[10] = {"order": 5}
    found.rows["pasted"] = {"activity.content": "dán"}
    first, second = compare(PAGE, found)
    assert (first.change, first.record, first.where) == ("added", "row 9", "Kinh phí: dòng 9")
    assert first.cells == {"activity.content": "mới", "budget_line.planned": "8,5"}
    assert (second.change, second.record) == ("added", "pasted")


def test_rows_that_another_version_of_the_form_has_are_no_edits() -> None:
    page = sheet({"a": (1, "một", 10)}, fixed=True)
    found = grid(page)
    found.rows["older"] = {"activity.content": "dòng cũ"}
    assert len(compare(page, found)) == 1
    assert compare(page, found, same_catalogue=False) == []


@pytest.mark.parametrize("found", [None, Grid(code="budget", rows={}, added={}, keyed=False)])
def test_a_sheet_that_is_gone_or_lost_its_keys_is_one_edit(found: Grid | None) -> None:
    (edit,) = compare(PAGE, found)
    assert (edit.change, edit.record, edit.label) == ("removed", "*", "Kinh phí")
    assert compare(sheet({}), found) == []


def test_a_text_that_a_cell_cannot_show_is_left_out() -> None:
    whole = "ệ" * 32_001
    cut = shown_text(whole)
    assert cut.endswith(CUT_MARK)
    assert utf16_length(cut) <= 32_000
    page = sheet({"a": (1, cut, 1)})
    found = grid(page)
    found.rows["a"]["activity.content"] = "người ta viết đè lên"
    assert compare(page, found) == []
    assert shown_text(whole[:-1]) == whole[:-1]


@pytest.mark.parametrize("text", ["\U0001f600" * 16_001, "a" + "\U0001f600" * 20_000])
def test_a_cut_never_splits_a_character_beyond_the_first_plane(text: str) -> None:
    cut = shown_text(text)
    assert utf16_length(cut) <= 32_000
    assert cut.removesuffix(CUT_MARK) in text
    cut.encode()


def test_rows_without_a_key_are_for_people_alone() -> None:
    page = msgspec.structs.replace(
        PAGE, rows=(*PAGE.rows, SheetRow(key=None, cells=(None, "Tổng cộng", 40), style="total"))
    )
    assert compare(page, grid(page)) == []
