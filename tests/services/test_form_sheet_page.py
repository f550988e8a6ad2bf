# SPDX-License-Identifier: MIT
"""Forms as the page shows them: three states of a cell, live sums, faults, and one action to save."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from lsapp.catalogue.forms import totals
from lsapp.catalogue.model import StatForm
from lsapp.domain.records import WHOLE, OpenRow, StatValue
from lsapp.domain.table_values import ValueIssue
from lsapp.services.desk import Desk
from lsapp.services.form_cells import EMPTY, CellState, Entry, FormCell, FormSheet
from lsapp.services.form_edits import ZERO, FormEdits, not_applicable, read_cell, save_cells
from lsapp.services.form_sheets import form_sheet, form_sheets, with_values
from lsapp.services.history import redo_last, undo_last
from lsapp.services.viewing import open_view


def form_of(desk: Desk, code: str) -> StatForm:
    return next(one for one in desk.plan().forms if one.code == code)


def sheet_of(desk: Desk, code: str) -> FormSheet:
    view = open_view(desk, round_code="2026")
    kind = desk.unit(view.unit).kind
    return form_sheet(form_of(desk, code), kind, view.records, view.previous)


def put(desk: Desk, code: str, edits: FormEdits) -> FormSheet:
    save_cells(desk, open_view(desk, round_code="2026"), form_of(desk, code), edits)
    return sheet_of(desk, code)


def cell(sheet: FormSheet, row: str, column: str) -> FormCell:
    found = sheet.cell(row, column)
    assert found is not None
    return found


def test_a_cell_is_a_number_or_empty_or_does_not_apply(office: Desk) -> None:
    edits = {
        ("thac_si", "nu"): ZERO,
        ("thac_si", "dao"): EMPTY,
        ("thac_si", "hoa"): not_applicable("Địa bàn không có"),
    }
    sheet = put(office, "B1", FormEdits(cells=edits))
    states = [cell(sheet, "thac_si", column).state for column in ("nu", "dao", "hoa")]
    assert states == [CellState.VALUE, CellState.EMPTY, CellState.NOT_APPLICABLE]
    assert cell(sheet, "thac_si", "nu").text == "0"
    assert cell(sheet, "thac_si", "hoa").entry.reason == "Địa bàn không có"


def test_cells_of_last_round_stand_beside(office: Desk) -> None:
    sheet = sheet_of(office, "B1")
    view = open_view(office, round_code="2026")
    assert view.previous is not None
    last = {
        (one.row, one.column): one.value
        for one in view.previous.stat_values
        if one.form == "B1" and one.value is not None
    }
    assert last
    worked_out = totals(sheet.form, last)
    for place, value in worked_out.items():
        assert cell(sheet, *place).previous.value == value


def test_sums_are_worked_out_and_never_typed(office: Desk) -> None:
    sheet = sheet_of(office, "B1")
    total = cell(sheet, "tong", "tong")
    assert not total.typed
    numbers = {
        (row.key, one.column): one.entry.value
        for row in sheet.rows
        for one in row.cells
        if one.typed and isinstance(one.entry.value, int | Decimal)
    }
    assert total.entry.value == totals(sheet.form, numbers)["tong", "tong"]
    assert [row.total for row in sheet.rows][:3] == [True, True, False]


def test_sums_follow_what_is_typed_and_the_sheet_itself_stays(office: Desk) -> None:
    sheet = sheet_of(office, "B1")
    before = cell(sheet, "tong", "nu").entry.value
    held = cell(sheet, "dai_hoc", "nu").entry.value
    assert isinstance(before, int)
    assert isinstance(held, int)
    changed = with_values(sheet, {("dai_hoc", "nu"): Entry(held + 4)})
    assert cell(changed, "tong", "nu").entry.value == before + 4
    assert cell(sheet, "tong", "nu").entry.value == before
    assert changed.filled == sheet.filled
    emptied = with_values(sheet, {("dai_hoc", "nu"): EMPTY})
    assert emptied.filled == sheet.filled - 1


def test_what_is_typed_live_is_what_is_saved(office: Desk) -> None:
    edits = {
        ("thac_si", "tong"): Entry(12),
        ("thac_si", "nu"): Entry(20),
        ("cao_dang", "mong"): not_applicable("Không có"),
        ("tong", "tong"): Entry(999),
    }
    live = with_values(sheet_of(office, "B1"), edits)
    assert put(office, "B1", FormEdits(cells=edits)) == live


def test_a_relation_that_does_not_hold_stands_at_its_cells(office: Desk) -> None:
    edits = {("thac_si", "tong"): Entry(2), ("thac_si", "nu"): Entry(3)}
    sheet = with_values(sheet_of(office, "B1"), edits)
    faults = cell(sheet, "thac_si", "nu").faults
    assert [(one.code, one.level) for one in faults] == [("form.contradiction", "hard")]
    assert faults[0].message.endswith("3 phải không quá 2.")
    ages = cell(sheet, "thac_si", "tuoi_31_40").faults
    assert all(one.code == "form.mismatch" for one in ages)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry(-1), "form.negative"),
        (Entry(Decimal("1.5")), "form.decimals"),
        (Entry(None, True, None), "form.reason"),
    ],
)
def test_a_cell_that_is_wrong_by_itself_says_so(office: Desk, entry: Entry, code: str) -> None:
    sheet = with_values(sheet_of(office, "B1"), {("thac_si", "dang_vien"): entry})
    assert code in {one.code for one in cell(sheet, "thac_si", "dang_vien").faults}


def test_a_batch_is_one_action_that_can_be_taken_back(office: Desk) -> None:
    before = sheet_of(office, "B1")
    edits = {(row, "nu"): Entry(1) for row in ("thac_si", "dai_hoc", "cao_dang")}
    edits[("tien_si", "tong")] = not_applicable("Không có tiến sĩ")
    edits[("dai_hoc", "tong")] = EMPTY
    after = put(office, "B1", FormEdits(cells=edits))
    assert cell(after, "dai_hoc", "tong").state is CellState.EMPTY
    assert undo_last(office) == "form.filled"
    assert sheet_of(office, "B1") == before
    assert redo_last(office) == "form.filled"
    assert sheet_of(office, "B1") == after


def test_a_sum_takes_nothing_in_but_what_lies_there_can_be_cleared(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    stray = StatValue(
        unit=view.unit,
        key="cu",
        plan=view.plan,
        round="2026",
        form="B1",
        row="tong",
        column="tong",
        value=7,
    )
    with office.store.transaction("form.filled") as tx:
        tx.put(stray)
        tx.commit()
    place = ("tong", "tong")
    put(office, "B1", FormEdits(cells={place: Entry(9)}))
    held = office.store.get(StatValue, view.unit, "cu")
    assert held is not None
    assert held.value == 7
    put(office, "B1", FormEdits(cells={place: EMPTY}))
    assert office.store.get(StatValue, view.unit, "cu") is None


def test_a_place_that_the_form_does_not_have_takes_nothing_in(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    edits = FormEdits(cells={("khong_co", "nu"): Entry(1), ("thac_si", "khong_co"): Entry(1)})
    change = save_cells(office, view, form_of(office, "B1"), edits)
    assert change.action is None


def test_a_form_as_a_whole_does_not_apply(office: Desk) -> None:
    sheet = put(office, "B4", FormEdits(cells={(WHOLE, WHOLE): not_applicable("Không có")}))
    assert sheet.whole.reason == "Không có"
    assert [one.code for one in sheet.faults] == ["form.whole"]  # it has figures all the same
    cells = {(row.key, one.column): EMPTY for row in sheet.rows for one in row.cells}
    sheet = put(office, "B4", FormEdits(cells=cells))
    assert sheet.faults == ()
    assert (sheet.filled, sheet.expected, sheet.percent) == (1, 1, 100)
    sheet = put(office, "B4", FormEdits(cells={(WHOLE, WHOLE): EMPTY}))
    assert sheet.whole == EMPTY
    assert sheet.filled == 0


def test_a_list_form_has_rows_of_its_own(office: Desk) -> None:
    sheet = sheet_of(office, "B5")
    assert [row.number for row in sheet.rows] == ["1", "2", "3"]
    edits = {
        ("moi", "loai"): Entry("Sáng kiến"),
        ("moi", "ten"): Entry("Cải tiến quy trình"),
        ("moi", "bat_dau"): Entry(dt.date(2026, 3, 5)),
        ("moi", "kinh_phi_ngan_sach"): Entry(5_000_000),
        ("moi", "kinh_phi_khac"): Entry(500_000),
    }
    live = with_values(sheet, edits)
    saved = put(office, "B5", FormEdits(cells=edits))
    assert saved == live
    row = saved.rows[-1]
    assert (row.key, row.number) == ("moi", "4")
    assert cell(saved, "moi", "kinh_phi").entry.value == 5_500_000
    assert cell(saved, "moi", "bat_dau").text == "05/03/2026"
    assert saved.sums["kinh_phi"] == sum(
        one.entry.value
        for line in saved.rows
        for one in line.cells
        if one.column == "kinh_phi" and isinstance(one.entry.value, int)
    )
    stored = office.store.get(OpenRow, open_view(office, round_code="2026").unit, "moi")
    assert stored is not None
    assert stored.cells["bat_dau"] == "2026-03-05"
    assert "kinh_phi" not in stored.cells


def test_rows_are_taken_out_and_put_in_order_as_one_action(office: Desk) -> None:
    before = sheet_of(office, "B5")
    first, second, third = (row.key for row in before.rows)
    edits = FormEdits(
        cells={("moi", "ten"): Entry("Dòng mới")}, removed=(second,), order=("moi", third, first)
    )
    after = put(office, "B5", edits)
    assert [row.key for row in after.rows] == ["moi", third, first]
    undo_last(office)
    assert sheet_of(office, "B5") == before


def test_a_required_column_and_a_choice_are_looked_at(office: Desk) -> None:
    sheet = with_values(
        sheet_of(office, "B5"),
        {("moi", "loai"): Entry("Chuyện khác"), ("moi", "kinh_phi_khac"): Entry("nhiều")},
    )
    assert [one.code for one in cell(sheet, "moi", "loai").faults] == ["list.cell"]
    assert [one.code for one in cell(sheet, "moi", "ten").faults] == ["list.required"]
    assert [one.code for one in cell(sheet, "moi", "kinh_phi_khac").faults] == ["list.cell"]
    assert cell(sheet, "moi", "ghi_chu").faults == ()


def test_forms_of_other_kinds_are_shown_only_where_something_stands_in_them(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    plan, kind = office.plan(), office.unit(view.unit).kind
    codes = [one.form.code for one in form_sheets(plan, kind, view.records, view.previous)]
    assert "B6" not in codes
    put(office, "B6", FormEdits(cells={("moi", "ten"): Entry("Hội Khuyến học")}))
    view = open_view(office, round_code="2026")
    sheets = {one.form.code: one for one in form_sheets(plan, kind, view.records)}
    assert not sheets["B6"].asked
    assert sheets["B1"].asked


@pytest.mark.parametrize(
    ("form", "column", "typed", "entry"),
    [
        ("B1", "nu", "1.234", Entry(1234)),
        ("B1", "nu", "0", ZERO),
        ("B1", "nu", "  ", EMPTY),
        ("B1", "nu", "x", Entry(None, True, None)),
        ("B1", "nu", "Không áp dụng: chưa thống kê", not_applicable("chưa thống kê")),
        ("B5", "bat_dau", "5/3/2026", Entry(dt.date(2026, 3, 5))),
        ("B5", "loai", "sáng kiến", Entry("Sáng kiến")),
        ("B5", "kinh_phi_khac", "1,5 triệu", Entry(1_500_000)),
        ("B5", "ten", " Đề tài ", Entry("Đề tài")),
    ],
)
def test_what_is_typed_is_read(
    office: Desk, form: str, column: str, typed: str, entry: Entry
) -> None:
    assert read_cell(form_of(office, form), column, typed) == entry


def test_what_cannot_be_read_is_told_not_refused(office: Desk) -> None:
    read = read_cell(form_of(office, "B1"), "nu", "chín")
    assert isinstance(read, ValueIssue)
    assert not read.taken
