# SPDX-License-Identifier: MIT
"""An office's sheet becomes records: groups, points, money, results, and nothing lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_tables import ACTIVITIES, ANNEX, PLAN, UNIT, form, held, of_kind, planned, sheet_of

from lsapp.domain.records import (
    Activity,
    BudgetLine,
    OpenRow,
    Programme,
    Progress,
    Records,
    Status,
    StatValue,
)
from lsapp.domain.table_values import CellContent
from lsapp.submission.tables.model import ImportPlan, column_letters
from lsapp.submission.tables.row_numbers import leading_number, read_row_number

HEADS = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Kinh phí (đồng)", "Nguồn vốn", "Tỷ lệ (%)")


def activities(plan: ImportPlan) -> dict[str, Activity]:
    return {one.content or "": one for one in of_kind(Activity, plan.records)}


def codes(plan: ImportPlan) -> list[str]:
    return [one.code for one in plan.issues]


def test_the_rows_of_an_annex_are_told_apart() -> None:
    plan = planned(sheet_of(*ANNEX))
    assert [(row.row, row.state) for row in plan.rows] == [
        (7, "heading"),
        (8, "group"),
        (9, "new"),
        (10, "joined"),
        (11, "new"),
        (12, "new"),
        (13, "new"),
        (14, "group"),
        (15, "new"),
        (16, "empty"),
        (17, "total"),
    ]
    assert plan.count("new") == 5
    assert "import.footer" in codes(plan)


def test_an_annex_becomes_a_programme_with_its_tasks() -> None:
    plan = planned(sheet_of(*ANNEX))
    (programme,) = of_kind(Programme, plan.records)
    assert programme.title == "DANH MỤC NHIỆM VỤ NĂM 2026"
    found = activities(plan)
    assert {one.programme for one in found.values()} == {programme.key}
    assert [one.group for one in found.values()] == ["1", "1", "1", "1", "2"]
    first, under, point = (
        found[name] for name in ("Hội nghị quán triệt", "Chuẩn bị tài liệu", "In tài liệu")
    )
    assert (first.parent, under.parent, point.parent) == (None, first.key, under.key)
    assert first.product == "Hội nghị\nBiên bản"
    assert (first.timeframe, first.due_on) == ("Quý II/2026", dt.date(2026, 6, 30))
    assert under.due_on == dt.date(2026, 3, 5)
    assert found["Ban hành chương trình"].due_on == dt.date(2026, 3, 5)


def test_money_and_results_of_an_annex() -> None:
    plan = planned(sheet_of(*ANNEX))
    found = activities(plan)
    money = {
        (one.activity, one.year, one.source): one.planned
        for one in of_kind(BudgetLine, plan.records)
    }
    first, under = found["Hội nghị quán triệt"].key, found["Chuẩn bị tài liệu"].key
    assert money == {
        (first, 2026, "nstw"): 5_500_000,
        (first, 2026, "ns_tinh"): 7_000_000,
        (under, 2026, "ns_tinh"): 1_250_500_000,
    }
    results = {one.activity: one for one in of_kind(Progress, plan.records)}
    assert (results[first].status, results[first].percent) == (Status.COMPLETED, None)
    assert (results[under].status, results[under].percent) == (Status.IN_PROGRESS, 80)


def test_what_is_not_understood_goes_into_the_note_and_says_where() -> None:
    plan = planned(sheet_of(*ANNEX))
    assert activities(plan)["Hội nghị quán triệt"].note == "Tỷ lệ (%): khoảng một nửa"
    (kept,) = [one for one in plan.issues if one.code == "import.kept_in_note"]
    assert (kept.row, kept.column, kept.label) == (9, "K", "Tỷ lệ (%)")
    guessed = [one for one in plan.issues if one.code == "value.status_guessed"]
    assert [(one.row, one.column) for one in guessed] == [(11, "L")]


def test_the_same_sheet_again_changes_nothing() -> None:
    first = planned(sheet_of(*ANNEX))
    records = held(first)
    again = planned(sheet_of(*ANNEX), records, programme=records.programmes[0].key)
    assert again.records == ()
    assert again.count("same") == 5


def test_a_row_that_is_there_is_filled_in_and_shown_beside_what_it_was() -> None:
    records = held(planned(sheet_of(*ANNEX)))
    key = records.programmes[0].key
    sheet = sheet_of(
        HEADS, (None, "Hội nghị quán  triệt.", "Văn phòng", "9.000.000", "NS tỉnh", 100)
    )
    plan = planned(sheet, records, programme=key)
    (row,) = plan.rows
    assert row.state == "changed"
    shown = {cell.field: (cell.before, cell.after) for cell in row.cells}
    assert shown["activity.lead_unit"] == ("VP UBND", "Văn phòng")
    assert shown["budget_line.planned"] == ("7.000.000", "9.000.000")
    (changed,) = of_kind(Activity, plan.records)
    assert (changed.product, changed.lead_unit) == ("Hội nghị\nBiên bản", "Văn phòng")
    assert planned(sheet, records, programme=key, on_match="skip").count("skipped") == 1
    added = planned(sheet, records, programme=key, on_match="add")
    assert (added.count("new"), of_kind(Activity, added.records)[0].position) == (1, 5)


def test_blank_cells_never_erase() -> None:
    records = held(planned(sheet_of(*ANNEX)))
    sheet = sheet_of(HEADS, (None, "Hội nghị quán triệt", None, None, None, None))
    plan = planned(sheet, records, programme=records.programmes[0].key)
    assert (plan.records, plan.rows[0].state) == ((), "same")


def test_groups_by_words_by_number_and_by_neither() -> None:
    sheet = sheet_of(
        HEADS,
        ("I", "Thông tin, tuyên truyền"),
        (1, "Việc một"),
        ("III", "Những việc khác"),
        (1, "Việc hai"),
        ("A", "NHIỆM VỤ CHUNG"),
        (1, "Việc ba"),
    )
    plan = planned(sheet, group="5")
    assert [one.group for one in activities(plan).values()] == ["2", "3", "5"]
    told = [code for code in codes(plan) if code.startswith(("import.group", "import.h"))]
    assert told == ["import.group_disagrees", "import.group_by_number", "import.heading_unknown"]
    assert "import.no_group" in codes(plan)


def test_groups_titled_by_whole_numbers_over_divided_ones() -> None:
    sheet = sheet_of(
        HEADS,
        ("1", "Quán triệt, cụ thể hóa kế hoạch"),
        ("1.1", "Việc một", "VP"),
        ("1.2", "Việc hai", "VP"),
        ("2", "Thông tin, tuyên truyền phổ biến"),
        ("2.1", "Việc ba", "VP"),
    )
    plan = planned(sheet)
    assert [row.state for row in plan.rows] == ["group", "new", "new", "group", "new"]
    assert [(one.group, one.parent) for one in activities(plan).values()] == [
        ("1", None),
        ("1", None),
        ("2", None),
    ]


def test_the_group_may_stand_in_the_number_alone() -> None:
    plan = planned(sheet_of(HEADS, ("1.1", "Việc một", "VP"), ("4.2", "Việc hai", "VP")))
    assert [one.group for one in activities(plan).values()] == ["1", "4"]


def test_ten_after_nine_though_excel_dropped_the_zero() -> None:
    rows = [(Decimal(f"1.{n}"), f"Việc {n}", "VP") for n in range(1, 10)]
    sheet = sheet_of(
        HEADS, (1, "Cha", "VP"), *rows, (Decimal("1.1"), "Việc 10", "VP"), ("1.10.1", "Con")
    )
    found = activities(planned(sheet))
    assert found["Con"].parent == found["Việc 10"].key
    assert found["Việc 10"].parent == found["Cha"].key


def test_cells_merged_downwards_hold_for_all_their_rows_but_money_once() -> None:
    sheet = sheet_of(
        HEADS,
        (1, "Việc một", "VP UBND", 100, "NS tỉnh"),
        (2, "Việc hai"),
        merges=((1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 2, 4)),
    )
    plan = planned(sheet)
    assert [one.lead_unit for one in activities(plan).values()] == ["VP UBND", "VP UBND"]
    assert [one.planned for one in of_kind(BudgetLine, plan.records)] == [100]


def test_several_sources_under_one_task() -> None:
    sheet = sheet_of(
        HEADS,
        (1, "Việc một", "VP", 100, "NS tỉnh", 50),
        (None, None, None, 200, "Xã hội hoá", None),
        (None, None, None, 300, "vốn vay", None),
    )
    plan = planned(sheet)
    lines = {one.source: one.planned for one in of_kind(BudgetLine, plan.records)}
    assert lines == {"ns_tinh": 100, "xa_hoi_hoa": 200, "khac": 300}
    assert activities(plan)["Việc một"].note == "Nguồn kinh phí: vốn vay"


def test_a_total_that_differs_from_its_parts_is_told() -> None:
    heads = ("Nội dung", "Kinh phí (đồng)", None, None)
    below = (None, "Tổng", "NSTW", "NS tỉnh")
    plan = planned(sheet_of(heads, below, ("Việc", 10, 4, 5), ("Việc hai", 7)))
    (issue,) = [one for one in plan.issues if one.code == "import.total_differs"]
    assert (issue.row, issue.column, issue.facts) == (3, "B", {"total": "10", "parts": "9"})
    money = [(one.source, one.planned) for one in of_kind(BudgetLine, plan.records)]
    assert money == [("nstw", 4), ("ns_tinh", 5), ("khac", 7)]


def test_numbers_grouped_by_commas_are_told_by_their_column() -> None:
    heads = ("Nội dung", "Kinh phí (triệu đồng)")
    plan = planned(sheet_of(heads, ("Việc", "1,250.5"), ("Việc hai", "2,000")))
    assert [one.planned for one in of_kind(BudgetLine, plan.records)] == [
        1_250_500_000,
        2_000_000_000,
    ]


def test_texts_in_an_old_encoding_are_offered_and_converted_on_demand() -> None:
    sheet = sheet_of(
        ("TT", "Néi dung nhiÖm vô", "C¬ quan chñ tr×"),
        (1, "Tæ chøc héi nghÞ qu¸n triÖt", "Uû ban nh©n d©n x·"),
        (2, "Ban hµnh ch­¬ng tr×nh hµnh ®éng", "Phßng V¨n hãa"),
    )
    plan = planned(sheet)
    assert plan.legacy_count == 4
    assert plan.legacy[0].after == "Tổ chức hội nghị quán triệt"
    assert "import.legacy_text" in codes(plan)
    assert "Tæ chøc héi nghÞ qu¸n triÖt" in activities(plan)
    converted = planned(sheet, convert_legacy=True)
    assert set(activities(converted)) == {
        "Tổ chức hội nghị quán triệt",
        "Ban hành chương trình hành động",
    }
    assert "import.legacy_text" not in codes(converted)


def test_error_cells_are_left_empty_and_told() -> None:
    plan = planned(sheet_of(HEADS, (1, "Việc", "#REF!", "#N/A")))
    assert activities(plan)["Việc"].lead_unit is None
    assert [one.column for one in plan.issues if one.code == "import.error_cell"] == ["C", "D"]


def test_results_need_a_round() -> None:
    plan = planned(sheet_of(HEADS, (1, "Việc", "VP", None, None, 50)), round_code=None)
    assert of_kind(Progress, plan.records) == []
    assert "import.no_round" in codes(plan)


@pytest.mark.parametrize(
    ("written", "style", "parts"),
    [
        ("IV.", "roman", (4,)),
        ("Nhóm 2", "group", (2,)),
        ("NHÓM III:", "group", (3,)),
        ("1.2.", "dotted", (1, 2)),
        (3, "dotted", (3,)),
        (Decimal("1.2"), "dotted", (1, 2)),
        (dt.date(2026, 2, 1), "dotted", (1, 2)),
        ("a)", "letter", ()),
        ("đ", "letter", ()),
        ("-", "dash", ()),
        ("B", "capital", ()),
        ("Ghi chú", "none", ()),
        (None, "none", ()),
    ],
)
def test_row_numbers(written: CellContent, style: str, parts: tuple[int, ...]) -> None:
    number = read_row_number(written)
    assert (number.style, number.parts) == (style, parts)


@pytest.mark.parametrize(
    ("words", "style", "rest"),
    [
        ("1. Quán triệt", "dotted", "Quán triệt"),
        ("II. Tuyên truyền", "roman", "Tuyên truyền"),
        ("a) In tài liệu", "letter", "In tài liệu"),
        ("- Phát tài liệu", "dash", "- Phát tài liệu"),
        ("1.2 Hội nghị", "dotted", "Hội nghị"),
        ("5 lớp bồi dưỡng", "none", "5 lớp bồi dưỡng"),
        ("Vinh danh", "none", "Vinh danh"),
    ],
)
def test_numbers_at_the_beginning_of_words(words: str, style: str, rest: str) -> None:
    number, left = leading_number(words)
    assert (number.style, left) == (style, rest)


def test_rows_of_a_list_form() -> None:
    sheet = sheet_of(
        (
            "STT",
            "Loại",
            "Tên nhiệm vụ, sáng kiến, giải thưởng",
            "Bắt đầu",
            "Kinh phí (triệu đồng) từ ngân sách",
        ),
        (1, "nhiem vu cap tinh", "Đề tài một", "5/3/2026", "12,5"),
        (2, "việc lạ", "Đề tài hai", "đầu năm", 3),
        (None, "Tổng cộng", None, None, 15),
    )
    plan = planned(sheet, table=form("B5"))
    first, second = of_kind(OpenRow, plan.records)
    assert first.cells["loai"] == "Nhiệm vụ cấp tỉnh"
    assert first.cells["bat_dau"] == "2026-03-05"
    assert first.cells["kinh_phi_ngan_sach"] == 12_500_000
    assert (second.cells["loai"], second.cells["bat_dau"]) == ("việc lạ", "đầu năm")
    assert [row.state for row in plan.rows] == ["new", "new", "total"]
    assert codes(plan).count("import.kept_as_text") == 2
    again = planned(sheet, held(plan), table=form("B5"))
    assert (again.records, again.count("same")) == ((), 2)


def test_cells_of_a_form_with_fixed_rows() -> None:
    sheet = sheet_of(
        ("STT", "Trình độ", "Tổng số", "Trong tổng số", None),
        (None, None, None, "Nữ", "Đảng viên"),
        (None, "Tổng số", 9, 4, 2),
        ("3", "Tiến sỹ khoa học, tiến sĩ", 1, 0, "không áp dụng: chưa thống kê"),
        ("4", "Thạc sĩ", "8", "bốn", 2),
        ("9", "Sơ cấp", 1, 1, 1),
    )
    plan = planned(sheet, table=form("B1"))
    cells = {(one.row, one.column): one for one in of_kind(StatValue, plan.records)}
    assert {place: one.value for place, one in cells.items()} == {
        ("tien_si", "tong"): 1,
        ("tien_si", "nu"): 0,
        ("tien_si", "dang_vien"): None,
        ("thac_si", "tong"): 8,
        ("thac_si", "dang_vien"): 2,
    }
    refused = cells["tien_si", "dang_vien"]
    assert (refused.not_applicable, refused.reason) == (True, "chưa thống kê")
    assert [row.state for row in plan.rows] == ["total", "new", "new", "skipped"]
    assert {"import.left_out", "import.row_unknown"} <= set(codes(plan))
    again = planned(sheet, held(plan), table=form("B1"))
    assert (again.records, again.count("same")) == ((), 2)


def test_letters_of_columns() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


CELLS = st.none() | st.sampled_from(
    ["I", "1", "1.1", "a)", "-", "Nhóm 2", "Tổng cộng", "NS tỉnh", "12,5", "80%", "Hoàn thành", "x"]
) | st.text(max_size=8) | st.integers(-5, 99_999) | st.decimals(0, 99, places=2) | st.dates()  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.tuples(*[CELLS] * len(HEADS)), max_size=8))
def test_no_sheet_is_refused_and_a_second_time_changes_nothing(
    rows: list[tuple[CellContent, ...]],
) -> None:
    sheet = sheet_of(HEADS, *rows)
    plan = planned(sheet)
    activities_of = of_kind(Activity, plan.records)
    groups = {one.key: one.group for one in activities_of}
    assert all(one.parent is None or groups[one.parent] == one.group for one in activities_of)
    assert {one.group for one in activities_of} <= {group.code for group in PLAN.groups}
    assert len({one.key for one in plan.records}) == len(plan.records)
    named = [one for one in activities_of if one.content]
    records = msgspec.structs.replace(held(plan), activities=named)
    again = planned(sheet, records, programme=records.programmes[0].key)
    added = [one for one in of_kind(Activity, again.records) if one.content]
    assert not {one.key for one in added} - {one.key for one in named}


def test_records_belong_to_the_unit_and_round() -> None:
    plan = planned(sheet_of(*ANNEX), Records())
    assert {one.unit for one in plan.records} == {UNIT}
    assert {one.round for one in of_kind(Progress, plan.records)} == {"2026"}
    assert plan.table == ACTIVITIES.code
