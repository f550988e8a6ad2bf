# SPDX-License-Identifier: MIT
from __future__ import annotations

import msgspec
import pytest

from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import Plan
from lsapp.domain.records import derived_key

PEOPLES_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(
    ("code", "parent", "name", "place", "authority", "title", "symbols"),
    [
        (
            "X06040",
            None,
            "ỦY BAN NHÂN DÂN\nXÃ THẤT KHÊ",
            "Thất Khê",
            PEOPLES_COMMITTEE,
            "CHỦ TỊCH",
            ("BC-UBND", "CTr-UBND"),
        ),
        (
            "X06187",
            None,
            "ỦY BAN NHÂN DÂN\nPHƯỜNG KỲ LỪA",
            "Kỳ Lừa",
            PEOPLES_COMMITTEE,
            "CHỦ TỊCH",
            ("BC-UBND", "CTr-UBND"),
        ),
        (
            "H187",
            None,
            "ỦY BAN NHÂN DÂN\nHUYỆN CHI LĂNG",
            "Chi Lăng",
            PEOPLES_COMMITTEE,
            "CHỦ TỊCH",
            ("BC-UBND", "CTr-UBND"),
        ),
        (
            "H178",
            None,
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LẠNG SƠN",
            "Lạng Sơn",
            PEOPLES_COMMITTEE,
            "CHỦ TỊCH",
            ("BC-UBND", "CTr-UBND"),
        ),
        (
            "S-SNGV",
            "UBND TỈNH LẠNG SƠN",
            "SỞ NGOẠI VỤ",
            "Lạng Sơn",
            None,
            "GIÁM ĐỐC",
            ("BC-SNgV", "CTr-SNgV"),
        ),
        (
            "S-VPUBND",
            "UBND TỈNH LẠNG SƠN",
            "VĂN PHÒNG",
            "Lạng Sơn",
            None,
            "CHÁNH VĂN PHÒNG",
            ("BC-VP", "CTr-VP"),
        ),
        (
            "S-TTR",
            "UBND TỈNH LẠNG SƠN",
            "THANH TRA TỈNH",
            "Lạng Sơn",
            None,
            "CHÁNH THANH TRA",
            ("BC-TTr", "CTr-TTr"),
        ),
        (
            "A-LHH",
            None,
            "LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH LẠNG SƠN",
            "Lạng Sơn",
            "TM. BAN THƯỜNG VỤ",
            "CHỦ TỊCH",
            ("BC-LHH", "CTr-LHH"),
        ),
    ],
)
def test_each_kind_of_unit_opens_and_closes_its_own_way(
    kh48: Plan,
    catalogue: Catalogue,
    code: str,
    parent: str | None,
    name: str,
    place: str,
    authority: str | None,
    title: str,
    symbols: tuple[str, str],
) -> None:
    made = letterhead_for(kh48, catalogue.units.get(code))
    assert (made.parent_body, made.name, made.place) == (parent, name, place)
    assert (made.authority, made.signer_title) == (authority, title)
    assert (made.report_symbol, made.programme_symbol) == symbols


@pytest.mark.parametrize(
    ("code", "place"), [("X06172", "Xã Hoàng Văn Thụ"), ("X05983", "Phường Lương Văn Tri")]
)
def test_a_unit_named_after_a_person_is_written_in_full(
    kh48: Plan, catalogue: Catalogue, code: str, place: str
) -> None:
    assert letterhead_for(kh48, catalogue.units.get(code)).place == place


def test_every_unit_has_a_complete_letterhead(kh48: Plan, catalogue: Catalogue) -> None:
    for unit in catalogue.units:
        made = letterhead_for(kh48, unit)
        assert made.name == made.name.upper()
        assert made.signer_title
        assert made.place
        assert made.archive_mark
        assert made.archive_mark.startswith("VT")
        assert made.recipients
        assert made.signer_name is None
        assert "{" not in str(made)


def test_reports_go_to_the_compiling_department_and_its_own_to_the_province(
    kh48: Plan, catalogue: Catalogue
) -> None:
    for unit in catalogue.units:
        made = letterhead_for(kh48, unit)
        if unit.code in ("S-SKHCN", "S-SKHCN2025"):
            assert made.addressee == "Ủy ban nhân dân tỉnh Lạng Sơn"
        else:
            assert made.addressee == "Sở Khoa học và Công nghệ"
            assert "Sở Khoa học và Công nghệ" in (made.recipients or "").split("\n")


def test_the_key_follows_from_the_unit(kh48: Plan, catalogue: Catalogue) -> None:
    unit = catalogue.units.get("X06040")
    made = letterhead_for(kh48, unit)
    assert (made.unit, made.key) == ("X06040", derived_key("letterhead", "X06040"))
    assert made == letterhead_for(kh48, unit)


def test_receivers_are_filled_in_too(nq45: Plan, catalogue: Catalogue) -> None:
    made = letterhead_for(nq45, catalogue.units.get("X06040"))
    assert made.recipients == "Sở Nội vụ\nLưu hồ sơ UBND"
    assert letterhead_for(nq45, catalogue.units.get("S-STP")).recipients is None


def test_a_plan_without_letterheads_still_names_the_unit(kh48: Plan, catalogue: Catalogue) -> None:
    bare = msgspec.structs.replace(kh48, letterheads=())
    made = letterhead_for(bare, catalogue.units.get("X06040"))
    assert (made.name, made.place) == ("XÃ THẤT KHÊ", None)
