# SPDX-License-Identifier: MIT
"""Heads of columns: found, joined over two rows, and matched to fields however offices word them."""

from __future__ import annotations

import msgspec
import pytest
from office_tables import ACTIVITIES, ANNEX, PLAN, form, sheet_of

from lsapp.catalogue.model import UnitKind
from lsapp.submission.tables.head_words import unit_of_money, year_of_head
from lsapp.submission.tables.headers import (
    guess_header,
    head_paths,
    match_columns,
    suggest_table,
    with_mapping,
)
from lsapp.submission.tables.model import HeaderRows
from lsapp.submission.tables.table_fields import import_tables


def fields(*heads: str | None) -> list[str | None]:
    mapping = match_columns(ACTIVITIES, sheet_of(heads), HeaderRows(0, 0))
    return [one.field for one in mapping]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("TT", "number"),
        ("Số thứ tự", "number"),
        ("Nội dung/nhiệm vụ", "activity.content"),
        ("NỘI DUNG CÔNG VIỆC", "activity.content"),
        ("Cơ quan chủ trì thực hiện", "activity.lead_unit"),
        ("ĐV chủ trì", "activity.lead_unit"),
        ("CQ, ĐV phối hợp", "activity.cooperating_units"),
        ("Thời gian hoàn thành", "activity.timeframe"),
        ("TG thực hiện", "activity.timeframe"),
        ("Sản phẩm dự kiến", "activity.product"),
        ("Kết quả, sản phẩm", "activity.product"),
        ("KP (triệu đồng)", "budget_line.planned"),
        ("Dự toán năm 2026 (nghìn đồng)", "budget_line.planned"),
        ("KP giải ngân (tr.đ)", "budget_line.disbursed"),
        ("Nguồn vốn", "budget_line.source"),
        ("Kết quả thực hiện đến 14/12/2026", "progress.result"),
        ("Tiến độ (%)", "progress.percent"),
        ("Tiến độ thực hiện", "activity.timeframe"),
        ("Đánh giá mức độ hoàn thành", "progress.status"),
        ("Khó khăn, vướng mắc", "progress.difficulty"),
        ("Đề xuất, kiến nghị", "progress.proposal"),
        ("Ghi chú", "activity.note"),
        ("Văn bản giao", None),
        ("Số điện thoại", None),
    ],
)
def test_a_head_is_known_however_it_is_worded(head: str, field: str | None) -> None:
    assert fields(head) == [field]


def test_every_label_of_ours_is_known() -> None:
    labels = [one.label for one in ACTIVITIES.fields]
    assert fields(*labels) == [one.key for one in ACTIVITIES.fields]


def test_a_field_is_given_once_and_to_the_best_head() -> None:
    assert fields("Nhiệm vụ", "Nội dung nhiệm vụ") == [None, "activity.content"]
    assert fields("Thời gian thực hiện", "Hạn hoàn thành") == [
        "activity.timeframe",
        "activity.due_on",
    ]


def test_heads_in_an_old_encoding_are_known() -> None:
    assert fields("TT", "Néi dung nhiÖm vô", "C¬ quan chñ tr×", "Thêi gian thùc hiÖn") == [
        "number",
        "activity.content",
        "activity.lead_unit",
        "activity.timeframe",
    ]


def test_a_head_of_two_rows_below_a_banner() -> None:
    sheet = sheet_of(*ANNEX)
    header = guess_header(ACTIVITIES, sheet)
    assert header == HeaderRows(4, 5)
    mapping = {one.column: one for one in match_columns(ACTIVITIES, sheet, header)}
    assert [mapping[column].head for column in (6, 7, 8)] == [
        "KP › Tổng",
        "KP › NSTW",
        "KP › NS tỉnh",
    ]
    assert [mapping[column].source for column in (6, 7, 8)] == [None, "nstw", "ns_tinh"]
    assert [mapping[column].total for column in (6, 7, 8)] == [True, False, False]
    assert {mapping[column].unit for column in (6, 7, 8)} == {1_000_000}
    assert mapping[9].field == "activity.note"


def test_merged_heads_reach_as_far_as_they_are_merged() -> None:
    rows = (
        ("STT", "Kinh phí", None, "Ghi chú", None),
        (None, "Kế hoạch", "Giải ngân", None, "Khác"),
    )
    merged = sheet_of(*rows, merges=((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)))
    assert head_paths(merged, HeaderRows(0, 1)) == {
        0: ("STT",),
        1: ("Kinh phí", "Kế hoạch"),
        2: ("Kinh phí", "Giải ngân"),
        3: ("Ghi chú",),
        4: ("Khác",),
    }
    mapping = match_columns(ACTIVITIES, merged, HeaderRows(0, 1))
    assert [one.field for one in mapping][1:3] == ["budget_line.planned", "budget_line.disbursed"]


def test_money_by_years() -> None:
    sheet = sheet_of(("Nội dung", "Kinh phí (nghìn đồng)", None), (None, 2026, 2027))
    mapping = match_columns(ACTIVITIES, sheet, HeaderRows(0, 1))
    assert [(one.field, one.year, one.unit) for one in mapping[1:]] == [
        ("budget_line.planned", 2026, 1_000),
        ("budget_line.planned", 2027, 1_000),
    ]


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Kinh phí (triệu đồng)", 1_000_000),
        ("KP (tr.đ)", 1_000_000),
        ("Kinh phí (ĐVT: 1.000 đồng)", 1_000),
        ("Kinh phí (nghìn đồng)", 1_000),
        ("Kinh phí (đồng)", 1),
        ("Kinh phí giải ngân", None),
        ("Ngân sách tỉnh", None),
        ("Hoạt động", None),
    ],
)
def test_the_unit_of_money(head: str, unit: int | None) -> None:
    assert unit_of_money(head) == unit


def test_a_span_of_years_is_no_year() -> None:
    assert year_of_head("Kinh phí năm 2026") == 2026
    assert year_of_head("Kinh phí giai đoạn 2021-2025") is None


@pytest.mark.parametrize(
    "table", import_tables(PLAN, UnitKind.DEPARTMENT), ids=lambda one: one.code
)
def test_every_form_finds_its_own_heads_and_is_suggested(table: object) -> None:
    tables = import_tables(PLAN, UnitKind.DEPARTMENT)
    own = next(one for one in tables if one is table or one == table)
    deep = max(len(one.heads) for one in own.fields)
    padded = [[*one.heads, one.label] + [None] * (deep - len(one.heads)) for one in own.fields]
    rows = [tuple(column[level] for column in padded) for level in range(deep + 1)]
    sheet = sheet_of(("BIỂU SỐ LIỆU",), *rows, (1, "a", 5))
    header = guess_header(own, sheet)
    assert header is not None
    mapping = match_columns(own, sheet, header)
    assert [one.field for one in mapping] == [one.key for one in own.fields]
    suggested = suggest_table(tables, sheet)
    assert suggested is not None
    assert suggested.code == own.code


def test_words_that_are_no_table_have_no_heads() -> None:
    assert (
        guess_header(ACTIVITIES, sheet_of(("Kính gửi: UBND xã",), ("Căn cứ", "Kế hoạch"))) is None
    )
    assert guess_header(form("B5"), sheet_of()) is None


def test_a_person_may_take_a_column_for_something_else() -> None:
    mapping = match_columns(
        ACTIVITIES, sheet_of(("Nhiệm vụ", "Sản phẩm", "Khác")), HeaderRows(0, 0)
    )
    changed = with_mapping(mapping, msgspec.structs.replace(mapping[2], field="activity.product"))
    assert [one.field for one in changed] == ["activity.content", None, "activity.product"]
