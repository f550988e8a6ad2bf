# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from lsapp.catalogue.loader import Catalogue, load_catalogue, load_plan
from lsapp.catalogue.model import Plan, StatForm, UnitKind
from lsapp.errors import UserError


def test_the_plan_is_the_provinces_own(kh48: Plan) -> None:
    assert (kh48.number, kh48.issued_on) == ("48/KH-UBND", dt.date(2020, 2, 17))
    assert kh48.citation.startswith("Kế hoạch số 48/KH-UBND ngày 17/02/2020")
    assert [basis.number for basis in kh48.legal_bases] == [
        "52-KL/TW",
        "114-KH/TU",
        "142/QĐ-TTg",
        "45-NQ/TW",
        "107/NQ-CP",
        "2711/QĐ-TTg",
    ]
    assert all(basis.doc_type and basis.valid_from for basis in kh48.legal_bases)


def test_the_compiling_unit_exists_today(kh48: Plan, catalogue: Catalogue) -> None:
    assert catalogue.units.get(kh48.compiling_unit).valid_on(dt.date(2026, 12, 14))


def test_seven_groups_with_their_tasks(kh48: Plan) -> None:
    assert [group.code for group in kh48.groups] == list("1234567")
    for group in kh48.groups:
        assert [task.code for task in group.tasks] == [f"{group.code}.{n}" for n in (1, 2, 3)]
        assert len(group.short) <= 40


def test_only_group_one_has_a_deadline(kh48: Plan) -> None:
    deadlines = {group.code: group.deadline for group in kh48.groups if group.deadline}
    assert deadlines == {"1": dt.date(2020, 6, 30)}
    assert all(task.deadline is None for group in kh48.groups for task in group.tasks)


def test_group_titles_are_the_published_wording(kh48: Plan) -> None:
    one, *_, five, _, seven = (group.title for group in kh48.groups)
    assert one.startswith("Tiếp tục tổ chức nghiên cứu, quán triệt, xây dựng kế hoạch")
    assert one.endswith("hoàn thành trong quý II năm 2020")
    assert five.startswith("Trọng dụng và tạo môi trường thuận lợi")
    assert seven.endswith("đến làm việc, nghiên cứu tại tỉnh")


def test_only_writing_a_programme_is_not_inferred(kh48: Plan) -> None:
    quoted = [task.code for group in kh48.groups for task in group.tasks if not task.inferred]
    assert quoted == ["1.2"]


def test_the_provinces_own_plan_waits_for_the_central_strategy(kh48: Plan) -> None:
    (task,) = (task for group in kh48.groups for task in group.tasks if task.code == "3.1")
    assert task.valid_from == dt.date(2025, 12, 12)
    assert not task.compulsory


def test_the_outline_has_five_parts_and_the_groups_in_the_second(kh48: Plan) -> None:
    parts = [section for section in kh48.outline if section.level == 1]
    assert [part.number for part in parts] == ["I.", "II.", "III.", "IV.", "V."]
    assert [part.by_group for part in parts] == [False, True, False, False, False]
    titles = {section.title for section in kh48.outline}
    assert {"Ưu điểm", "Tồn tại, hạn chế", "Bài học kinh nghiệm"} <= titles
    assert {"Nguyên nhân khách quan", "Nguyên nhân chủ quan"} <= titles
    under_five = kh48.outline[kh48.outline.index(parts[4]) + 1 :]
    assert [section.title for section in under_five] == [
        "Với Trung ương",
        "Với Ủy ban nhân dân tỉnh",
        "Với các sở, ban, ngành",
    ]


def test_forms_one_to_seven(kh48: Plan) -> None:
    assert [form.code for form in kh48.forms] == [f"B{n}" for n in range(1, 8)]
    assert [form.layout for form in kh48.forms] == ["grid"] * 4 + ["list"] * 3
    assert all(form.definition and form.measure for form in kh48.forms)


def test_a_grid_fits_a_landscape_page(kh48: Plan) -> None:
    assert max(len(form.columns) for form in kh48.forms if form.layout == "grid") <= 20


def form(plan: Plan, code: str) -> StatForm:
    return next(one for one in plan.forms if one.code == code)


def test_b1_counts_highest_degrees_into_one_total(kh48: Plan) -> None:
    b1 = form(kh48, "B1")
    sums = {row.code: row.sum_of for row in b1.rows}
    leaves = [part for code in sums["tong"] for part in (sums[code] or (code,))]
    assert sorted(leaves) == sorted(code for code, parts in sums.items() if not parts)
    assert "một lần" in b1.definition


def test_b1_checks_women_party_minorities_ages_and_kinds(kh48: Plan) -> None:
    checks = {check.left: (check.relation, check.right) for check in form(kh48, "B1").checks}
    assert checks[("nu",)] == checks[("dang_vien",)] == ("at_most", ("tong",))
    assert checks[("dtts",)] == ("at_most", ("tong",))
    equal = [left for left, (relation, _) in checks.items() if relation == "equal"]
    assert sorted(len(left) for left in equal) == [5, 5]


def test_money_is_in_dong_and_never_has_decimals(kh48: Plan) -> None:
    money = [column for one in kh48.forms for column in one.columns if column.kind == "money"]
    assert money
    assert all(column.decimals == 0 for column in money)
    for one in kh48.forms:
        if any(column.kind == "money" for column in one.columns):
            shown = (one.measure, *(" ".join((*c.heads, c.title)) for c in one.columns))
            assert any("đồng" in text for text in shown)


def test_no_form_asks_for_a_persons_name(kh48: Plan) -> None:
    titles = [column.title.casefold() for one in kh48.forms for column in one.columns]
    assert not [title for title in titles if "họ tên" in title or "họ và tên" in title]


def test_funding_sources_and_document_types(kh48: Plan) -> None:
    assert [source.code for source in kh48.funding_sources] == [
        "nstw",
        "ns_tinh",
        "ns_huyen_xa",
        "su_nghiep_khcn",
        "dao_tao",
        "xa_hoi_hoa",
        "khac",
    ]
    assert [kind.code for kind in kh48.document_types if kind.programme] == ["CTr", "KH", "ĐA"]
    assert "BC" in [kind.code for kind in kh48.document_types]


def test_the_units_of_a_year(catalogue: Catalogue) -> None:
    def kinds(year: int) -> Counter[UnitKind]:
        return Counter(unit.kind for unit in catalogue.units.of_year(year))

    before, after = kinds(2024), kinds(2026)
    assert (before[UnitKind.DISTRICT], before[UnitKind.CITY], before[UnitKind.COMMUNE]) == (
        10,
        1,
        0,
    )
    assert (after[UnitKind.DISTRICT], after[UnitKind.COMMUNE], after[UnitKind.WARD]) == (0, 61, 4)
    split = kinds(2025)
    assert (split[UnitKind.DISTRICT], split[UnitKind.COMMUNE]) == (10, 61)


def test_every_commune_came_from_a_district(catalogue: Catalogue) -> None:
    for unit in catalogue.units:
        if unit.kind in (UnitKind.COMMUNE, UnitKind.WARD):
            before = catalogue.units.predecessors(unit.code)
            assert before
            assert {one.kind for one in before} <= {UnitKind.DISTRICT, UnitKind.CITY}


def test_four_communes_span_two_districts(catalogue: Catalogue) -> None:
    spanning = [
        unit.name
        for unit in catalogue.units.of_year(2026)
        if len(unit.predecessors) > 1 and unit.kind in (UnitKind.COMMUNE, UnitKind.WARD)
    ]
    assert sorted(spanning) == ["Phường Kỳ Lừa", "Phường Đông Kinh", "Xã Khánh Khê", "Xã Tân Đoàn"]


def test_the_data_is_composed_utf8(data_dir: Path) -> None:
    files = [path for path in data_dir.rglob("*") if path.suffix in (".toml", ".csv")]
    assert len(files) >= 15
    for path in files:
        text = path.read_bytes().decode("utf-8")
        assert unicodedata.is_normalized("NFC", text), path
        assert "\r" not in text, path


def test_the_second_plan_loads_with_the_same_code(
    data_dir: Path, second_data_dir: Path, nq45: Plan
) -> None:
    both = load_catalogue(data_dir, second_data_dir)
    assert [plan.code for plan in both.plans] == ["KH48", "NQ45"]
    assert both.plan("NQ45") == nq45
    assert len(nq45.groups) == 4
    assert [one.layout for one in nq45.forms] == ["grid", "list"]
    assert {column.decimals for column in nq45.forms[0].columns} == {0, 1, 2}


def test_two_loads_give_equal_and_separate_catalogues(data_dir: Path) -> None:
    folder = data_dir / "plans" / "kh48"
    first, second = load_plan(folder), load_plan(folder)
    assert first == second
    assert first is not second


def test_an_unknown_plan_names_the_known_ones(catalogue: Catalogue) -> None:
    with pytest.raises(UserError) as caught:
        catalogue.plan("KH99")
    assert caught.value.code == "plan.unknown"
    assert caught.value.facts == {"plan": "KH99", "known": "KH48"}
