# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.catalogue.forms import FailedCheck, Number, failed_checks, is_computed, totals
from lsapp.catalogue.model import FormCheck, FormColumn, FormRow, Plan, StatForm

ROWS = (
    FormRow(code="all", title="Tổng số", sum_of=("high", "low")),
    FormRow(code="high", title="Trên", sum_of=("a", "b")),
    FormRow(code="a", title="A"),
    FormRow(code="b", title="B"),
    FormRow(code="low", title="Dưới"),
)
COLUMNS = (
    FormColumn(code="total", title="Tổng", sum_of=("part", "rest")),
    FormColumn(code="part", title="Phần", sum_of=("x", "y")),
    FormColumn(code="x", title="X"),
    FormColumn(code="y", title="Y"),
    FormColumn(code="rest", title="Còn lại"),
)


def grid(*checks: FormCheck) -> StatForm:
    return StatForm(
        code="G",
        title="Lưới",
        layout="grid",
        basis="stock",
        measure="người",
        definition="Thử",
        rows=ROWS,
        columns=COLUMNS,
        checks=checks,
    )


def relation(relation: str, left: str, right: str, axis: str = "columns") -> FormCheck:
    return FormCheck(
        code=f"{left}_{right}",
        relation=relation,  # type: ignore[arg-type]
        axis=axis,  # type: ignore[arg-type]
        left=tuple(left.split()),
        right=tuple(right.split()),
        message="Không khớp",
    )


def test_sums_of_rows_and_of_columns_and_of_both() -> None:
    cells: dict[tuple[str, str], Number] = {
        ("a", "x"): 1,
        ("a", "y"): 2,
        ("b", "x"): 3,
        ("low", "rest"): 10,
    }
    assert totals(grid(), cells) == cells | {
        ("a", "part"): 3,
        ("a", "total"): 3,
        ("b", "part"): 3,
        ("b", "total"): 3,
        ("low", "total"): 10,
        ("high", "x"): 4,
        ("high", "y"): 2,
        ("high", "part"): 6,
        ("high", "total"): 6,
        ("all", "x"): 4,
        ("all", "y"): 2,
        ("all", "part"): 6,
        ("all", "rest"): 10,
        ("all", "total"): 16,
    }


def test_a_total_of_empty_cells_is_absent_and_of_noughts_is_nought() -> None:
    assert totals(grid(), {}) == {}
    assert totals(grid(), {("a", "x"): 0})[("all", "total")] == 0
    assert ("all", "rest") not in totals(grid(), {("a", "x"): 0})


def test_what_was_typed_into_a_computed_cell_does_not_count() -> None:
    filled = totals(grid(), {("all", "total"): 99, ("a", "total"): 7, ("a", "x"): 1})
    assert filled[("all", "total")] == filled[("a", "total")] == 1
    assert totals(grid(), {("all", "x"): 99}) == {}


def test_cells_without_a_place_come_back_as_they_are() -> None:
    assert totals(grid(), {("old_row", "x"): 5}) == {("old_row", "x"): 5}


def test_the_given_mapping_is_left_alone() -> None:
    cells: dict[tuple[str, str], Number] = {("a", "x"): 1}
    totals(grid(), cells)
    assert cells == {("a", "x"): 1}


def test_a_part_that_counts_twice_counts_twice() -> None:
    form = StatForm(
        code="T", title="T", layout="grid", basis="stock", measure="người", definition="T",
        rows=(
            FormRow(code="a", title="A"),
            FormRow(code="s", title="S", sum_of=("a",)),
            FormRow(code="t", title="T", sum_of=("a", "s")),
        ),
        columns=(FormColumn(code="x", title="X"),),
    )  # fmt: skip
    assert totals(form, {("a", "x"): 4})[("t", "x")] == 8


def test_whole_numbers_stay_whole_and_decimals_exact() -> None:
    whole = totals(grid(), {("a", "x"): 10**15, ("b", "x"): 10**15})[("all", "total")]
    assert (whole, type(whole)) == (2 * 10**15, int)
    mixed = totals(grid(), {("a", "x"): Decimal("0.1"), ("a", "y"): Decimal("0.2"), ("b", "x"): 1})
    assert mixed[("all", "total")] == Decimal("1.3")
    long = totals(grid(), {("a", "x"): Decimal("0.000001"), ("b", "x"): 10**15})
    assert str(long[("all", "x")]) == "1000000000000000.000001"


def test_list_rows_sum_across_only(nq45: Plan) -> None:
    works = nq45.forms[1]
    cells: dict[tuple[str, str], Number] = {
        ("key-1", "von_nha_nuoc"): 100,
        ("key-1", "von_khac"): 50,
        ("key-2", "von_khac"): 5,
        ("key-3", "diem"): Decimal("8.5"),
    }
    assert totals(works, cells) == cells | {("key-1", "von"): 150, ("key-2", "von"): 5}


def test_computed_cells_are_known(kh48: Plan) -> None:
    b1 = kh48.forms[0]
    assert is_computed(b1, "tong", "nu")
    assert is_computed(b1, "thac_si", "dtts")
    assert not is_computed(b1, "thac_si", "tong")
    assert not is_computed(b1, "no_row", "no_column")


CELLS = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b", "low"]), st.sampled_from(["x", "y", "rest"])),
    st.integers(0, 10**15) | st.decimals(0, 10**9, places=2),
)


@given(CELLS)
def test_rows_first_is_columns_first(cells: dict[tuple[str, str], Number]) -> None:
    filled = totals(grid(), cells)

    def added(places: list[tuple[str, str]]) -> Number | None:
        present = [filled[place] for place in places if place in filled]
        return sum(present) if present else None

    for row in ROWS:
        for column in COLUMNS:
            value = filled.get((row.code, column.code))
            if row.sum_of:
                assert value == added([(part, column.code) for part in row.sum_of])
            if column.sum_of:
                assert value == added([(row.code, part) for part in column.sum_of])


@given(CELLS)
def test_totals_of_totals_are_the_same(cells: dict[tuple[str, str], Number]) -> None:
    filled = totals(grid(), cells)
    assert totals(grid(), filled) == filled
    shuffled = dict(reversed(filled.items()))
    assert totals(grid(), shuffled) == filled


def test_at_most_fails_where_the_left_side_is_more() -> None:
    form = grid(relation("at_most", "y", "x"))
    assert failed_checks(form, {("a", "x"): 5, ("a", "y"): 5}) == []
    (failed,) = failed_checks(form, {("a", "x"): 5, ("a", "y"): 6, ("b", "x"): 9})
    assert failed == FailedCheck(form.checks[0], "a", 6, 5)


def test_at_most_of_an_empty_right_side_fails_unless_the_left_is_nought() -> None:
    form = grid(relation("at_most", "y", "x"))
    (failed,) = failed_checks(form, {("a", "y"): 1})
    assert (failed.left, failed.right) == (1, None)
    assert failed_checks(form, {("a", "y"): 0}) == []
    assert failed_checks(form, {("a", "x"): 1}) == []


def test_equal_waits_until_both_sides_have_a_number() -> None:
    form = grid(relation("equal", "x y", "rest"))
    assert failed_checks(form, {("a", "rest"): 5}) == []
    assert failed_checks(form, {("a", "x"): 5}) == []
    assert failed_checks(form, {("a", "x"): 2, ("a", "y"): 3, ("a", "rest"): 5}) == []
    (failed,) = failed_checks(form, {("a", "x"): 2, ("a", "rest"): 5})
    assert (failed.at, failed.left, failed.right) == ("a", 2, 5)


def test_a_check_sees_computed_columns_but_not_computed_rows() -> None:
    form = grid(relation("at_most", "rest", "part"))
    cells: dict[tuple[str, str], Number] = {
        ("a", "x"): 1,
        ("a", "y"): 1,
        ("a", "rest"): 3,
        ("b", "x"): 9,
    }
    assert [(one.at, one.left, one.right) for one in failed_checks(form, cells)] == [("a", 3, 2)]


def test_a_check_along_the_columns_compares_rows() -> None:
    form = grid(relation("at_most", "low", "high", axis="rows"))
    cells: dict[tuple[str, str], Number] = {
        ("low", "x"): 3,
        ("a", "x"): 1,
        ("b", "x"): 1,
        ("low", "y"): 1,
        ("a", "y"): 1,
    }
    assert [(one.at, one.left, one.right) for one in failed_checks(form, cells)] == [("x", 3, 2)]


def test_checks_of_a_list_name_its_row(nq45: Plan) -> None:
    (works,) = (form for form in nq45.forms if form.layout == "list")
    cells: dict[tuple[str, str], Number] = {
        ("key-1", "von_nha_nuoc"): -10,
        ("key-1", "von_khac"): 50,
        ("key-2", "von_khac"): 50,
    }
    assert [(one.at, one.left, one.right) for one in failed_checks(works, cells)] == [
        ("key-1", 50, 40)
    ]


@pytest.mark.parametrize("code", ["B1", "B2", "B3", "B4"])
def test_a_form_full_of_ones_adds_up_to_its_leaves(kh48: Plan, code: str) -> None:
    (form,) = (one for one in kh48.forms if one.code == code)
    leaves = [row.code for row in form.rows if not row.sum_of]
    columns = [column.code for column in form.columns if not column.sum_of]
    cells: dict[tuple[str, str], Number] = {
        (row, column): 1 for row in leaves for column in columns
    }
    filled = totals(form, cells)
    assert len(filled) == len(form.rows) * len(form.columns)
    assert {filled["tong", column] for column in columns} == {len(leaves)}


def test_the_qualification_form_accepts_a_sound_row_and_names_a_broken_one(kh48: Plan) -> None:
    b1 = kh48.forms[0]
    sound: dict[tuple[str, str], Number] = {
        ("thac_si", column): value
        for column, value in (
            ("tong", 10), ("nu", 4), ("dang_vien", 10), ("tay", 5), ("nung", 3), ("tuoi_31_40", 10),
            ("cong_chuc", 6), ("vien_chuc", 4),
        )
    }  # fmt: skip
    assert failed_checks(b1, sound) == []
    broken = sound | {("thac_si", "mong"): 3, ("thac_si", "tuoi_den_30"): 1}
    assert [(one.check.code, one.at, one.left, one.right) for one in failed_checks(b1, broken)] == [
        ("dtts_khong_qua_tong", "thac_si", 11, 10),
        ("tuoi_bang_tong", "thac_si", 11, 10),
    ]
