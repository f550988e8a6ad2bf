# SPDX-License-Identifier: MIT
"""What a paste would do, row by row, before anything is written."""

from __future__ import annotations

from typing import Any

import msgspec

from ui.models.grid_columns import GridColumn, Kind, Unreadable
from ui.models.paste_plan import PastePlan, PasteRequest, fields_of, plan_paste, read_heads


class Row(msgspec.Struct, frozen=True):
    key: str
    name: str | None = None
    money: int | None = None
    locked: str | None = "x"


COLUMNS = [
    GridColumn(key="name", title="Nội dung nhiệm vụ", value_of=lambda row: row.name, editable=True),
    GridColumn(
        key="money",
        title="Kinh phí kế hoạch",
        kind=Kind.MONEY,
        value_of=lambda row: row.money,
        editable=True,
    ),
    GridColumn(
        key="locked",
        title="Trạng thái",
        value_of=lambda row: row.locked,
        editable=lambda row: False,
    ),
]
FIELDS = fields_of(COLUMNS)


def planned(block: list[list[str]], columns: tuple[str | None, ...], **more: Any) -> PastePlan:
    request = PasteRequest(
        block=block,
        columns=columns,
        units=more.pop("units", (1,) * len(columns)),
        grid_columns={column.key: column for column in COLUMNS},
        fields=FIELDS,
        rows=more.pop("rows", ()),
        can_add=more.pop("can_add", True),
        group="2",
        **more,
    )
    return plan_paste(request)


def test_rows_past_the_end_are_new_and_belong_to_the_group() -> None:
    plan = planned([["Một", "5 triệu"], ["Hai", ""]], ("name", "money"), rows=[Row("a")])
    assert [row.state for row in plan.rows] == ["changed", "new"]
    old, money, new = plan.edits
    assert (old.row_key, old.value, old.is_new, old.group) == ("a", "Một", False, None)
    assert money.value == 5_000_000
    assert (new.value, new.is_new, new.group) == ("Hai", True, "2")


def test_what_stays_as_it_is_makes_no_edit_and_an_empty_text_empties() -> None:
    rows = [Row("a", name="Một"), Row("b", name="Hai")]
    plan = planned([["Một"], [""]], ("name",), rows=rows)
    assert [row.state for row in plan.rows] == ["same", "changed"]
    assert [(edit.row_key, edit.value) for edit in plan.edits] == [("b", None)]


def test_rows_are_left_out_where_none_can_be_added_and_where_nothing_is_said() -> None:
    assert [row.state for row in planned([["Một"]], ("name",), can_add=False).rows] == ["skipped"]
    plan = planned([["", "thừa"]], ("name", None))
    assert (plan.rows[0].state, plan.edits) == ("skipped", ())


def test_what_cannot_be_read_is_told_and_kept_as_text() -> None:
    plan = planned([["nhiều"]], ("money",))
    (edit,) = plan.edits
    assert isinstance(edit.value, Unreadable)
    assert edit.value.text == "nhiều"
    ((row, column, words),) = plan.issues
    assert (row, column) == (0, 0)
    assert "nhiều" in words


def test_figures_are_read_in_the_unit_of_their_head_and_commas_as_the_column_has_them() -> None:
    plan = planned([["2,5"]], ("money",), units=(1_000_000,))
    assert [edit.value for edit in plan.edits] == [2_500_000]
    plan = planned([["1,250,000"], ["12,000"]], ("money",))
    assert [edit.value for edit in plan.edits] == [1_250_000, 12_000]


def test_a_locked_cell_keeps_what_it_has() -> None:
    plan = planned([["khác"]], ("locked",), rows=[Row("a")])
    assert plan.edits == ()
    assert plan.rows[0].cells[0].lost
    assert len(plan.issues) == 1


def test_heads_are_known_by_their_words_and_by_nothing_else() -> None:
    block = [["TT", "Nội dung", "Kinh phí (triệu đồng)"], ["1", "a", "2"]]
    heads = read_heads(block, FIELDS)
    assert heads.columns == (None, "name", "money")
    assert heads.units[2] == 1_000_000
    assert not read_heads([["a", "b"], ["c", "d"]], FIELDS).is_headed
    titled = [["Nội dung nhiệm vụ", "Kinh phí kế hoạch"], ["a", "2"]]
    assert read_heads(titled, FIELDS).is_headed
    assert not read_heads(titled[:1], FIELDS).is_headed
