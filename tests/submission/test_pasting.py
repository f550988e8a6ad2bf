# SPDX-License-Identifier: MIT
"""A block of texts over a table: what fits goes in unasked, what does not is shown first."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_tables import ACTIVITIES, form

from lsapp.domain.clipboard_text import cells_of_text, text_of_cells
from lsapp.domain.records import Status
from lsapp.domain.table_values import Value
from lsapp.submission.tables.model import TableField
from lsapp.submission.tables.pasting import (
    PasteColumn,
    PastePlan,
    PasteTarget,
    copied_text,
    plan_fill_down,
    plan_paste,
)

KEYS = (
    "activity.content",
    "activity.lead_unit",
    "activity.timeframe",
    "activity.due_on",
    "budget_line.planned",
    "progress.status",
    "progress.percent",
)
Table = list[dict[str, Value]]
OLD: Table = [
    {"activity.content": "Việc cũ", "progress.percent": 10},
    {"activity.content": "Việc hai"},
]


def field(key: str) -> TableField:
    found = ACTIVITIES.field(key)
    assert found is not None
    return found


def target(row: int = 0, column: int = 0, **changes: object) -> PasteTarget:
    columns = tuple(
        PasteColumn(field=field(key), read_only=key == "activity.due_on") for key in KEYS
    )
    settings: dict[str, object] = {"columns": columns, "rows": 2, "row": row, "column": column}
    return PasteTarget(**(settings | changes))  # type: ignore[arg-type]


def paste(
    block: list[list[str]], where: PasteTarget, table: Table = OLD, **more: bool
) -> PastePlan:
    return plan_paste(block, where, lambda row, key: table[row].get(key), **more)


def codes(plan: PastePlan) -> list[str]:
    return [remark.code for remark in plan.remarks]


def test_a_plain_block_fits_and_goes_on_past_the_end() -> None:
    plan = paste([["Một", "VP"], ["Hai", "VP"], ["Ba", "Phòng VHXH"]], target())
    assert (plan.fits, plan.added) == (True, 1)
    assert plan.changes() == {
        0: {"activity.content": "Một", "activity.lead_unit": "VP"},
        1: {"activity.content": "Hai", "activity.lead_unit": "VP"},
        2: {"activity.content": "Ba", "activity.lead_unit": "Phòng VHXH"},
    }


def test_equal_cells_do_not_change_and_empty_ones_empty() -> None:
    plan = paste([["Việc cũ"], [""]], target())
    assert plan.fits
    assert plan.changes() == {1: {"activity.content": None}}


def test_values_are_read_as_a_grid_reads_them() -> None:
    plan = paste([["12.500.000", "đã xong", "80%"]], target(column=4))
    assert plan.fits
    assert plan.changes()[0] == {
        "budget_line.planned": 12_500_000,
        "progress.status": Status.COMPLETED,
        "progress.percent": 80,
    }


def test_what_is_not_understood_keeps_the_old_value() -> None:
    plan = paste([["nửa"], ["50"]], target(column=6))
    assert codes(plan) == ["paste.not_understood"]
    assert plan.changes() == {1: {"progress.percent": 50}}
    assert (plan.cells[0].before, plan.cells[0].after) == ("10", "10")


def test_columns_are_matched_by_a_first_row_of_heads() -> None:
    block = [["Tỷ lệ %", "KP (triệu đồng)", "Nội dung nhiệm vụ"], ["30", "12,5", "Một"]]
    plan = paste(block, target())
    assert codes(plan) == ["paste.headers"]
    assert plan.columns == (6, 4, 0)
    assert plan.changes() == {
        0: {"progress.percent": 30, "budget_line.planned": 12_500_000, "activity.content": "Một"}
    }
    as_data = paste(block, target(), by_headers=False)
    assert as_data.columns == (0, 1, 2)


def test_a_task_is_not_taken_for_a_head() -> None:
    block = [["Ghi chú kết quả hội nghị", "Văn phòng"], ["Một", "VP"]]
    assert paste(block, target()).fits


def test_too_wide_too_tall_and_read_only_are_told() -> None:
    wide = paste([["Hoàn thành", "80", "thừa"]], target(column=5))
    assert codes(wide) == ["paste.too_wide"]
    assert wide.columns == (5, 6, None)
    tall = paste([["Một"], ["Hai"]], target(row=1, can_add=False))
    assert codes(tall) == ["paste.too_tall"]
    assert set(tall.changes()) == {1}
    locked = paste([["Quý II/2026", "5/3/2026", "100"]], target(column=2))
    assert codes(locked) == ["paste.read_only"]
    assert set(locked.changes()[0]) == {"activity.timeframe", "budget_line.planned"}


def test_an_empty_cell_over_a_read_only_column_is_no_matter() -> None:
    assert paste([["Quý II/2026", "", "100"]], target(column=2)).fits


def test_a_block_is_repeated_over_a_selection_that_it_divides() -> None:
    one = paste([["VP"]], target(column=1, selected_rows=2))
    assert one.changes() == {0: {"activity.lead_unit": "VP"}, 1: {"activity.lead_unit": "VP"}}
    uneven = paste([["a"], ["b"]], target(selected_rows=3))
    assert len(uneven.cells) == 2


def test_money_is_read_in_the_unit_that_the_column_shows() -> None:
    columns = (PasteColumn(field=field("budget_line.planned"), unit=1_000_000),)
    plan = paste([["12,5"]], target(columns=columns))
    assert plan.changes() == {0: {"budget_line.planned": 12_500_000}}
    assert plan.cells[0].after == "12,5"


def test_fill_down_copies_the_first_row_of_the_selection() -> None:
    table: Table = [
        {"activity.lead_unit": "VP", "progress.percent": 5},
        {},
        {"activity.lead_unit": "VP"},
    ]
    where = target(rows=3, column=1, selected_rows=3, selected_columns=6)
    plan = plan_fill_down(where, lambda row, key: table[row].get(key))
    assert plan.changes() == {
        1: {"activity.lead_unit": "VP", "progress.percent": 5},
        2: {"progress.percent": 5},
    }
    single = plan_fill_down(target(row=1, rows=3, column=1), lambda row, key: table[row].get(key))
    assert single.changes() == {1: {"activity.lead_unit": "VP"}}
    assert plan_fill_down(target(), lambda row, key: table[row].get(key)).cells == ()


VALUES: dict[str, st.SearchStrategy[Value]] = {
    "activity.content": st.sampled_from(["Hội nghị", 'nói "có"', '"trích"', "hai\ndòng", "5%"]),
    "activity.lead_unit": st.sampled_from(["VP UBND", "-", "1.2"]),
    "activity.timeframe": st.sampled_from(["Quý II/2026", "2021-2025", "Hằng năm"]),
    "budget_line.planned": st.integers(0, 10**13),
    "progress.status": st.sampled_from(list(Status)),
    "progress.percent": st.integers(0, 100),
}
ROWS = st.fixed_dictionaries({key: st.none() | values for key, values in VALUES.items()})


@given(st.lists(ROWS, min_size=1, max_size=5), st.sampled_from([1, 1_000, 1_000_000]))
def test_what_is_copied_pastes_back_as_the_same_values(table: Table, unit: int) -> None:
    columns = tuple(PasteColumn(field=field(key), unit=unit) for key in VALUES)
    where = target(
        columns=columns, rows=len(table), selected_rows=len(table), selected_columns=len(columns)
    )
    copied = cells_of_text(text_of_cells(copied_text(where, lambda row, key: table[row][key])))
    empty: Table = [{} for _ in table]
    plan = paste(copied, where, empty, by_headers=False)
    assert plan.fits
    changes = plan.changes()
    filled = [{key: value for key, value in row.items() if value is not None} for row in table]
    assert [changes.get(row, {}) for row in range(len(table))] == filled


@pytest.mark.parametrize("code", ["B1", "B5"])
def test_forms_paste_by_the_same_readers(code: str) -> None:
    table = form(code)
    columns = tuple(PasteColumn(field=one, read_only=one.computed) for one in table.fields)
    places = {one.field.kind.value: place for place, one in enumerate(columns) if not one.read_only}
    texts = {"number": "1.234", "date": "5/3/2026", "money": "1,5 tỷ"}
    values = {"number": 1234, "date": dt.date(2026, 3, 5), "money": 1_500_000_000}
    for kind in texts.keys() & places.keys():
        plan = paste([[texts[kind]]], target(columns=columns, column=places[kind]))
        assert plan.changes()[0][columns[places[kind]].field.key] == values[kind]


@given(st.text(max_size=80), st.integers(0, 2), st.integers(0, 6), st.booleans())
def test_no_clipboard_is_refused(text: str, row: int, column: int, can_add: bool) -> None:
    plan = paste(cells_of_text(text), target(row=row, column=column, can_add=can_add))
    assert all(cell.column < len(KEYS) for cell in plan.cells)
    assert can_add or all(cell.row < 2 for cell in plan.cells)
