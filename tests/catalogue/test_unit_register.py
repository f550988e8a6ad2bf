# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import pytest

from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import Unit, UnitKind
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.records import LocalUnit
from lsapp.errors import UserError

DAY_BEFORE = dt.date(2025, 6, 30)
DAY_AFTER = dt.date(2025, 7, 1)


@pytest.fixture
def units(catalogue: Catalogue) -> UnitRegister:
    return catalogue.units


def codes(found: tuple[Unit, ...]) -> list[str]:
    return [unit.code for unit in found]


def local(code: str, **fields: object) -> Unit:
    facts: dict[str, object] = {
        "kind": UnitKind.ASSOCIATION,
        "name": "Hội Tin học tỉnh",
        "symbol": "HTH",
    }
    return Unit(code=code, **(facts | fields))  # type: ignore[arg-type]


def test_get_and_find(units: UnitRegister) -> None:
    assert units.get("X06040").name == "Xã Thất Khê"
    assert units.find("X00000") is None
    assert "X06040" in units
    assert "X00000" not in units
    with pytest.raises(UserError) as caught:
        units.get("X00000")
    assert (caught.value.code, caught.value.facts) == ("unit.unknown", {"unit": "X00000"})


def test_valid_on_changes_overnight(units: UnitRegister) -> None:
    before, after = codes(units.valid_on(DAY_BEFORE)), codes(units.valid_on(DAY_AFTER))
    assert "H180" in before
    assert "X06040" not in before
    assert "H180" not in after
    assert "X06040" in after
    assert "S-STP" in before
    assert "S-STP" in after


def test_valid_within_takes_either_side(units: UnitRegister) -> None:
    both = codes(units.valid_within(dt.date(2024, 12, 15), dt.date(2025, 12, 14)))
    assert {"H180", "X06040", "S-SKHCN", "S-SKHCN2025"} <= set(both)


def test_the_merged_department_is_a_new_unit_of_the_same_name(units: UnitRegister) -> None:
    assert codes(units.by_name("Sở Khoa học và Công nghệ")) == ["S-SKHCN", "S-SKHCN2025"]
    assert codes(units.by_name("Sở Khoa học và Công nghệ", DAY_AFTER)) == ["S-SKHCN2025"]
    assert codes(units.predecessors("S-SKHCN2025")) == ["S-STTTT", "S-SKHCN"]


def test_successors_and_predecessors_mirror_each_other(units: UnitRegister) -> None:
    assert codes(units.successors("H189")) == ["X06613", "X06637", "X06625", "X06616"]
    for unit in units:
        for before in units.predecessors(unit.code):
            assert unit in units.successors(before.code)
    assert units.successors("X06040") == ()
    with pytest.raises(UserError):
        units.successors("X00000")


def test_a_bare_name_is_ambiguous_and_a_type_word_decides(units: UnitRegister) -> None:
    assert codes(units.by_name("Chi Lăng")) == ["H187", "X06463"]
    assert codes(units.by_name("Chi Lăng", DAY_AFTER)) == ["X06463"]
    assert codes(units.by_name("xã Chi Lăng")) == ["X06463"]
    assert codes(units.by_name("HUYỆN CHI LĂNG")) == ["H187"]


def test_all_ten_district_names_live_on_as_communes(units: UnitRegister) -> None:
    districts = [unit for unit in units if unit.kind is UnitKind.DISTRICT]
    assert len(districts) == 10
    for unit in districts:
        same = units.by_name(unit.name.removeprefix("Huyện "))
        assert [one.kind for one in same] == [UnitKind.DISTRICT, UnitKind.COMMUNE]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UBND xã Thất Khê", "X06040"),
        ("Ủy ban nhân dân xã Thất Khê", "X06040"),
        ("Uỷ ban nhân dân  xã  Thất Khê", "X06040"),
        ("X. Thất Khê", "X06040"),
        ("P. Kỳ Lừa", "X06187"),
        ("Phường Kì Lừa", "X06187"),
        ("TP Lạng Sơn", "H178"),
        ("T.P. Lạng Sơn", "H178"),
        ("Xã Quý Hoà", "X06076"),
        ("Xã Quí Hòa", "X06076"),
        ("xã thuỵ hùng", "X06148"),
        ("Xa\u0303 Tha\u0302\u0301t Khe\u0302", "X06040"),
        ("SGDĐT", "S-SGDDT"),
        ("Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng – Lạng Sơn", "S-BQLKKT"),
        ("X06040", "X06040"),
    ],
)
def test_names_as_people_type_them(units: UnitRegister, text: str, code: str) -> None:
    assert codes(units.by_name(text)) == [code]


@pytest.mark.parametrize("text", ["", "  ", "UBND", "xa that khe", "Xã Thất", "Xã Hoà Bình"])
def test_what_names_no_unit(units: UnitRegister, text: str) -> None:
    assert units.by_name(text) == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("that khe", "X06040"),
        ("Thất", "X06040"),
        ("x06040", "X06040"),
        ("khe that", "X06040"),
        ("quy hoa", "X06076"),
        ("khoa hoc cong nghe", "S-SKHCN"),
        ("dong dang", "X06184"),
        ("sngv", "S-SNGV"),
        ("ubnd xa dong dang", "X06184"),
    ],
)
def test_search_needs_no_accents(units: UnitRegister, text: str, first: str) -> None:
    assert codes(units.search(text))[0] == first


def test_search_puts_the_whole_name_before_its_beginnings(units: UnitRegister) -> None:
    found = codes(units.search("van lang"))
    assert found[:2] == ["H182", "X06154"]
    assert codes(units.search("van lang", DAY_AFTER)) == ["X06154"]


def test_search_for_nothing_finds_nothing(units: UnitRegister) -> None:
    assert units.search("") == units.search("   ") == units.search("không có đơn vị này") == ()


def test_local_units_join_a_new_register(units: UnitRegister) -> None:
    record = LocalUnit(
        unit="L-HTH", key="00000000-0000-0000-0000-000000000000", kind="association",
        name="Hội Tin học tỉnh", symbol="HTH", predecessors=["A-HKH"],
    )  # fmt: skip
    larger = units.with_local([record, local("L-2", name="Hội Hai")])
    assert (len(larger), len(units.with_local([]))) == (len(units) + 2, len(units))
    assert "L-HTH" not in units
    assert larger.get("L-HTH").kind is UnitKind.ASSOCIATION
    assert codes(larger.by_name("hội tin học tỉnh")) == ["L-HTH"]
    assert codes(larger.successors("A-HKH")) == ["L-HTH"]


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (local("X06041"), "unit.local_code"),
        (local("L-"), "unit.local_code"),
        (local("L-hội"), "unit.local_code"),
        (local("L-1", predecessors=("X00000",)), "unit.unknown"),
        (
            local("L-1", valid_from=dt.date(2026, 2, 1), valid_to=dt.date(2026, 1, 1)),
            "unit.local_dates",
        ),
        (LocalUnit(unit="L-1", key="k", kind="hội", name="Hội Một"), "unit.local_kind"),
    ],
)
def test_a_local_unit_that_does_not_fit(
    units: UnitRegister, unit: Unit | LocalUnit, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        units.with_local([unit])
    assert caught.value.code == code


def test_a_local_code_is_taken_only_once(units: UnitRegister) -> None:
    with pytest.raises(UserError) as caught:
        units.with_local([local("L-1"), local("L-1", name="Hội Khác")])
    assert (caught.value.code, caught.value.facts) == ("unit.taken", {"unit": "L-1"})
