# SPDX-License-Identifier: MIT
"""One form of one unit: what it says, where it does not apply and why, and what strays."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rollup_samples import PLAN, UNITS, scoped

from lsapp.domain.records import WHOLE, OpenRow, Records, StatValue
from lsapp.rollup.form_parts import filled_forms, unit_form
from lsapp.rollup.form_sums import FormTally, sum_form

GRID, LIST = PLAN.forms
DEPARTMENT, COMMUNE = UNITS[0], UNITS[2]


def cell(row: str, column: str, **facts: Any) -> StatValue:
    return StatValue(**scoped("X1", f"{row}{column}"), form="T1", row=row, column=column, **facts)


def line(at: int, **cells: int | str) -> OpenRow:
    return OpenRow(**scoped("X1", f"o{at}"), form="T2", cells=cells, position=at)


def test_sums_are_filled_in_exactly_and_in_one_form() -> None:
    values = [cell("a", "gio", value=Decimal("0.4")), cell("b", "gio", value=Decimal("0.6"))]
    one = unit_form(GRID, COMMUNE, values, [])
    assert one is not None
    assert one.numbers == {
        ("tong", "gio"): 1,
        ("a", "gio"): Decimal("0.4"),
        ("b", "gio"): Decimal("0.6"),
    }
    assert isinstance(one.numbers["tong", "gio"], int)
    assert (one.said, one.nothing_arose, one.strays) == (True, False, 0)


def test_a_sum_does_not_apply_where_none_of_its_cells_does() -> None:
    marked = [cell(row, "so", not_applicable=True, reason=f"Lý do {row}") for row in ("a", "b")]
    one = unit_form(GRID, COMMUNE, marked, [])
    assert one is not None
    assert one.not_applicable == {
        ("tong", "so"): None,
        ("a", "so"): "Lý do a",
        ("b", "so"): "Lý do b",
    }
    half = unit_form(GRID, COMMUNE, marked[:1], [])
    assert half is not None
    assert half.not_applicable == {("a", "so"): "Lý do a"}


def test_a_whole_form_that_does_not_apply_gives_its_reason_to_every_empty_cell() -> None:
    whole = cell(WHOLE, WHOLE, not_applicable=True, reason="Không có thư viện")
    one = unit_form(GRID, COMMUNE, [whole], [])
    assert one is not None
    assert (one.said, one.nothing_arose) == (False, True)
    assert set(one.not_applicable.values()) == {"Không có thư viện"}
    assert len(one.not_applicable) == 6
    beside = unit_form(GRID, COMMUNE, [whole, cell("a", "so", value=3)], [])
    assert beside is not None
    assert (beside.said, beside.nothing_arose) == (True, False)
    assert beside.numbers == {("tong", "so"): 3, ("a", "so"): 3}
    assert len(beside.not_applicable) == 4


def test_what_has_no_place_in_the_form_strays_and_is_in_no_sum() -> None:
    one = unit_form(GRID, COMMUNE, [cell("c", "so", value=9), cell("a", "so", value=1)], [])
    assert one is not None
    assert one.strays == 1
    assert one.numbers == {("tong", "so"): 1, ("a", "so"): 1}


def test_a_form_that_is_not_asked_counts_once_it_is_filled() -> None:
    assert unit_form(LIST, DEPARTMENT, [], []) is None
    assert unit_form(LIST, DEPARTMENT, [], [line(0)]) is None
    filled = unit_form(LIST, DEPARTMENT, [], [line(2, ten="B"), line(1, ten="A")])
    assert filled is not None
    assert [row.cells for row in filled.rows] == [{"ten": "A"}, {"ten": "B"}]
    asked = unit_form(LIST, COMMUNE, [], [])
    assert asked is not None
    assert not asked.said


def test_the_order_in_which_units_are_taken_changes_nothing() -> None:
    for form, values, rows in (
        (GRID, [cell("a", "gio", value=Decimal("0.1"))], []),
        (LIST, [], [line(2, ten="B"), line(1, ten="A")]),
    ):
        parts = [(unit, unit_form(form, unit, values, rows)) for unit in UNITS[1:]]
        pairs = [(unit, one) for unit, one in parts if one is not None]
        assert len(pairs) == 4
        tally = FormTally(form)
        for unit, one in pairs:
            tally.take(unit, one)
        assert tally.result() == sum_form(form, reversed(pairs))


def test_records_are_told_apart_by_their_form() -> None:
    values = [cell("a", "so", value=1), cell("b", "so", value=2)]
    rows = [line(1, ten="A")]
    assert filled_forms(Records(stat_values=values, open_rows=rows)) == {
        "T1": (values, []),
        "T2": ([], rows),
    }
