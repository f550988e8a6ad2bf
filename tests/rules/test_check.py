# SPDX-License-Identifier: MIT
"""The run over all rules: order, answers, what blocks, and that no records can break it."""

from __future__ import annotations

import datetime as dt
import types
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rule_builders import (
    B1,
    HOME,
    activity,
    add,
    cell,
    clean_context,
    clean_records,
    drop,
    edit,
    evidence,
    progress,
    with_plan,
    with_records,
)
from rule_cases import CASES

from lsapp.catalogue.model import OutlineSection
from lsapp.domain.records import Answer, OpenRow, Status
from lsapp.rules.context import Context
from lsapp.rules.finding import Finding
from lsapp.rules.page import rules_page
from lsapp.rules.registry import RULES, blocking, check

ROOT = Path(__file__).resolve().parents[2]


def _only(context: Context, code: str) -> Finding:
    (found,) = [one for one in check(context) if one.code == code]
    return found


# order


def test_hard_findings_come_first_then_the_order_of_the_pages() -> None:
    context = clean_context()
    context = edit(context, "a11", lead_unit=None)
    context = edit(context, "a2", content=None)
    context = edit(context, "B1-ts-women", value=-1)
    context = edit(context, "p1", title=None, number=None)
    context = replace(drop(context, "e2", "k3", "s1"), previous=None)
    assert [one.code for one in check(context)] == [
        "programme.number",
        "activity.content",
        "form.negative",
        "programme.title",
        "activity.lead_unit",
        "evidence.missing",
        "progress.missing",
        "report.section",
    ]


def test_tasks_come_in_the_order_of_their_numbers_not_of_their_keys() -> None:
    context = clean_context()
    for key in ("a11", "a12", "a2", "a3"):
        context = edit(context, key, lead_unit=None)
    context = edit(edit(context, "a2", position=9), "a12", position=0)
    found = [one.record for one in check(context) if one.code == "activity.lead_unit"]
    assert found == ["a12", "a11", "a3", "a2"]


def test_same_records_in_another_order_give_the_same_findings() -> None:
    context = edit(edit(clean_context(), "a2", content=None), "m1", source="odf")
    context = add(context, cell("all", "total", 1), evidence("e9", "a8"), progress("k9", "a2"))
    turned = with_records(
        context,
        **{
            name: list(reversed(getattr(context.records, name)))
            for name in context.records.__struct_fields__
            if name != "progress"
        },
    )
    assert check(turned) == check(context)


# what a finding says


def test_finding_of_a_task_names_its_number_and_words() -> None:
    found = _only(edit(clean_context(), "a12", lead_unit=None), "activity.lead_unit")
    assert found == Finding(
        code="activity.lead_unit",
        level="soft",
        record="a12",
        kind="activity",
        field="lead_unit",
        where="Nhiệm vụ 1.1.b «Nội dung nhiệm vụ a12»",
        label="Cơ quan chủ trì",
        message="Chưa ghi cơ quan chủ trì.",
        remedy="Ghi cơ quan hoặc bộ phận chủ trì.",
        source="Kế hoạch số 48/KH-UBND",
    )


@pytest.mark.parametrize(
    ("key", "fields", "code", "where", "label"),
    [
        (
            "B1-ts-women",
            {"value": -1},
            "form.negative",
            "Biểu B1, dòng 1 Tiến sĩ, cột Nữ",
            "Số liệu",
        ),
        (
            "m2",
            {"source": "tinh"},
            "money.repeated",
            "Nhiệm vụ 1.1.a «Nội dung nhiệm vụ a11», kinh phí năm 2026, nguồn NS tỉnh",
            "Nguồn kinh phí",
        ),
        (
            "k3",
            {"percent": 101},
            "progress.percent",
            "Nhiệm vụ 2.2 «Nội dung nhiệm vụ a3», kết quả đợt 2026",
            "Tỷ lệ (%)",
        ),
        ("g3", {"reason": None}, "group.reason", "Nhóm III. Hợp tác", "Lý do"),
        ("s1", {"text": None}, "report.section", "Phần I. Lãnh đạo, chỉ đạo", "Nội dung"),
        ("e2", {"size": 0}, "evidence.empty", "Minh chứng «e2.pdf» của Nhiệm vụ 2.1", "Dung lượng"),
        ("p1", {"title": None}, "programme.title", "Văn bản số 12/KH-UBND «KH»", "Tên văn bản"),
        (
            "k2",
            {"activity": "a8"},
            "progress.activity",
            "nhiệm vụ không còn trong chương trình, kết quả đợt 2026",
            "Nhiệm vụ",
        ),
    ],
)
def test_finding_names_its_place(
    key: str, fields: dict[str, Any], code: str, where: str, label: str
) -> None:
    found = _only(edit(clean_context(), key, **fields), code)
    assert found.where.startswith(where)
    assert found.label.startswith(label)


def test_finding_of_a_list_row_names_its_number_and_column() -> None:
    row = OpenRow(**HOME, key="o2", form="B5", cells={"name": "Đề tài", "money": -5}, position=2)
    found = _only(add(clean_context(), row), "list.negative")
    assert (found.where, found.label) == ("Biểu B5, dòng 2", "Kinh phí")


def test_section_below_another_names_both_numbers() -> None:
    outline = (
        *clean_context().plan.outline,
        OutlineSection(code="good", number="1.", title="Ưu điểm", level=2, required=True),
    )
    found = _only(with_plan(clean_context(), outline=outline), "report.section")
    assert (found.record, found.where) == ("good", "Phần III, mục 1. Ưu điểm")


def test_broken_sum_tells_both_sides() -> None:
    context = edit(clean_context(), "B1-ts-total", value=Decimal("1234"))
    found = _only(context, "form.mismatch")
    assert found.message == "Cộng các tuổi khác tổng số: 20 phải bằng 1.234."
    assert (found.where, found.label) == (
        "Biểu B1, dòng 1 Tiến sĩ, cột Cộng các tuổi",
        "Cộng các tuổi",
    )


def test_broken_relation_between_rows_stands_at_its_column() -> None:
    rule = replace(B1.checks[0], code="rows", axis="rows", left=("ts",), right=("ths",))
    context = with_plan(clean_context(), forms=(replace(B1, checks=(rule,)),))
    context = with_records(context, open_rows=[], stat_values=[cell("ts", "total", 9)])
    context = replace(add(context, cell("ths", "total", 3)), previous=None)
    found = _only(context, "form.contradiction")
    assert (found.field, found.where) == ("ts/total", "Biểu B1, dòng 1 Tiến sĩ, cột Tổng số")


def test_long_names_are_cut_in_the_place() -> None:
    context = edit(clean_context(), "a2", content="Tổ chức hội nghị\n" * 20, lead_unit=None)
    where = _only(context, "activity.lead_unit").where
    assert len(where) < 90
    assert where.endswith("…»")
    assert "\n" not in where


# answers and levels


def _answer(code: str, record: str | None, field: str | None, text: str | None) -> Answer:
    return Answer(**HOME, key="w1", code=code, record=record, field=field, text=text)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (_answer("activity.lead_unit", "a2", "lead_unit", "Giao sau"), "Giao sau"),
        (_answer("activity.lead_unit", "a2", "lead_unit", None), None),
        (_answer("activity.lead_unit", "a2", None, "Giao sau"), None),
        (_answer("activity.lead_unit", "a3", "lead_unit", "Giao sau"), None),
        (_answer("activity.product", "a2", "lead_unit", "Giao sau"), None),
    ],
)
def test_answer_belongs_to_one_rule_record_and_field(answer: Answer, told: str | None) -> None:
    context = edit(clean_context(), "a2", lead_unit=None)
    context = with_records(context, answers=[answer])
    assert _only(context, "activity.lead_unit").answer == told


def test_answer_to_a_group_without_records_is_kept_apart_by_its_code() -> None:
    context = drop(clean_context(), "g3")
    context = with_records(
        context, answers=[_answer("group.uncovered_optional", "n3", None, "Đã hỏi Sở")]
    )
    assert _only(context, "group.uncovered_optional").answer == "Đã hỏi Sở"


def test_only_hard_findings_block_and_an_answer_does_not_lift_them() -> None:
    context = edit(edit(clean_context(), "a2", lead_unit=None), "k3", percent=101)
    context = with_records(context, answers=[_answer("progress.percent", "k3", "percent", "Vượt")])
    (found,) = blocking(check(context))
    assert (found.code, found.answer) == ("progress.percent", "Vượt")


# the list of rules


def test_codes_are_dotted_unique_and_their_words_complete() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        prefix, _, name = rule.code.partition(".")
        assert prefix.isidentifier()
        assert name.isidentifier()
        assert not rule.title.endswith(".")
        assert rule.why.endswith(".")
        assert rule.remedy.endswith(".")


def test_page_of_rules_is_the_one_in_docs() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page()


def test_page_of_rules_names_every_rule_once() -> None:
    page = rules_page()
    assert [rule.code for rule in RULES if page.count(f"`{rule.code}`") != 1] == []


# robustness


def test_context_with_other_records_forgets_what_it_had_counted() -> None:
    context = clean_context()
    assert check(context) == []
    assert _only(edit(context, "a2", content=None), "activity.content").record == "a2"


def test_empty_snapshot_is_checked() -> None:
    context = clean_context()
    empty = replace(context.records, **{n: [] for n in context.records.__struct_fields__})
    context = replace(context, snapshot=replace(context.snapshot, records=empty), previous=None)
    codes = {one.code for one in blocking(check(context))}
    assert codes == {
        "programme.missing",
        "group.uncovered",
        "letterhead.name",
        "letterhead.signer_title",
    }


def test_round_without_a_year_is_taken_as_of_the_day() -> None:
    context = clean_context()
    context = replace(context, snapshot=replace(context.snapshot, round="dot-1"))
    assert context.year == 2026
    assert "programme.missing" not in {one.code for one in check(context)}


def test_thousands_of_levels_and_repeats_are_checked() -> None:
    chain = [
        activity(f"c{index}", "n2", 1, parent=f"c{index - 1}" if index else None)
        for index in range(3000)
    ]
    context = with_records(clean_context(), activities=[*clean_records().activities, *chain])
    context = with_records(context, activities=[*context.records.activities, *chain])
    codes = {one.code for one in check(context)}
    assert "record.repeated" in codes
    assert "activity.circle" not in codes


_ODD: dict[str, st.SearchStrategy[Any]] = {
    "str": st.sampled_from(
        ["", "?", "a1", "a2", "p1", "n1", "n9", "B1", "B5", "*", "ts", "L¹ng S¬n"]
    ),
    "int": st.integers(-(10**20), 10**20),
    "date": st.dates(),
    "number": st.one_of(
        st.integers(-5, 10**16),
        st.decimals(allow_nan=True, allow_infinity=True),
    ),
    "cells": st.dictionaries(
        st.sampled_from([*(column.code for column in B1.columns), "name", "money", "level", "x"]),
        st.one_of(
            st.integers(-9, 9), st.sampled_from(["", "1.5", "NaN", "Infinity", "-0", "2026-1-1"])
        ),
    ),
}


def _odd(hint: Any) -> st.SearchStrategy[Any]:
    """Return values that the type of a field allows and no sane office writes."""
    members = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if Decimal in members:
        return st.one_of(st.none(), _ODD["number"])
    kinds: list[st.SearchStrategy[Any]] = []
    for member in members:
        kinds += {
            str: [_ODD["str"]],
            int: [_ODD["int"]],
            bool: [st.booleans()],
            dt.date: [_ODD["date"]],
            Status: [st.sampled_from(Status)],
            types.NoneType: [st.none()],
        }.get(member, [_ODD["cells"]] if member == dict[str, int | str] else [])
    return st.one_of(kinds)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_records_can_break_the_checks(data: st.DataObject) -> None:
    records = clean_records()
    lists: dict[str, list[Any]] = {}
    for name in records.__struct_fields__:
        changed = []
        for one in getattr(records, name):
            hints = get_type_hints(type(one))
            fields = data.draw(st.lists(st.sampled_from(one.__struct_fields__), max_size=3))
            changed.append(
                replace(one, **{field: data.draw(_odd(hints[field])) for field in fields})
            )
        lists[name] = changed
    context = with_records(clean_context(), **lists)
    for finding in check(context):
        assert finding.where
        assert finding.label
        assert finding.message


def test_no_finding_names_a_field_by_its_english_code() -> None:
    for case in CASES:
        for finding in check(case.fires(clean_context())):
            assert finding.label != finding.field or finding.code == "list.unknown"
