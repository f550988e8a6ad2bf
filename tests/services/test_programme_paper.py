# SPDX-License-Identifier: MIT
"""What the page of programmes shows of papers: heads, legal bases, a programme to begin with."""

from __future__ import annotations

import datetime as dt

import msgspec

from lsapp.domain.records import Letterhead, Programme
from lsapp.services.desk import Desk
from lsapp.services.programme_paper import (
    basis_lines,
    blank_programme,
    printed_number,
    programme_head,
    programme_types,
    report_head,
)


def letterhead_of(office: Desk) -> Letterhead:
    return office.store.select(Letterhead, unit="X06040")[0]


def programme_of(office: Desk) -> Programme:
    return office.store.select(Programme, unit="X06040")[0]


def test_programme_head_is_what_the_paper_prints(office: Desk) -> None:
    unit, one = office.unit("X06040"), programme_of(office)
    head = programme_head(office.plan(), unit, letterhead_of(office), one)
    assert head.name == ("ỦY BAN NHÂN DÂN", "XÃ THẤT KHÊ")
    assert head.number_line == "Số: 169/CTr-UBND"
    assert head.place_date == "Thất Khê, ngày 08 tháng 9 năm 2025"
    assert head.kind == "Chương trình hành động"
    assert head.recipients[-1] == "Lưu: VT, VHXH"
    assert head.signer_title == "Chủ tịch"


def test_symbol_of_the_letterhead_follows_the_type_of_document(office: Desk) -> None:
    one = msgspec.structs.replace(programme_of(office), doc_type="KH", symbol=None)
    letterhead = letterhead_of(office)
    head = programme_head(office.plan(), office.unit("X06040"), letterhead, one)
    assert head.number_line == "Số: 169/KH-UBND"
    assert printed_number(office.plan(), letterhead, one) == "169/KH-UBND"
    bare = msgspec.structs.replace(one, number=None)
    assert printed_number(office.plan(), letterhead, bare) == ""


def test_report_head_names_the_addressee_and_leaves_room_for_the_number(office: Desk) -> None:
    head = report_head(office.unit("X06040"), letterhead_of(office), "Báo cáo")
    assert head.receivers == ("Sở Khoa học và Công nghệ",)
    assert head.number_line.endswith("/BC-UBND")
    assert "\xa0" in head.number_line
    assert head.signer_title == "CHỦ TỊCH"


def test_basis_lines_tell_what_is_printed_on_a_day(office: Desk) -> None:
    plan = office.plan()
    printed = {
        year: [one.printed for one in basis_lines(plan, dt.date(year, 9, 8))]
        for year in (2020, 2025, 2026)
    }
    assert printed[2020] == [True, True, True, False, False, False]
    assert printed[2025] == [True, True, True, True, True, False]
    assert all(printed[2026])
    assert basis_lines(plan, dt.date(2026, 1, 1))[0].text.startswith(
        "Căn cứ Kết luận số 52-KL/TW ngày 30/5/2019 của Ban Bí thư"
    )


def test_blank_programme_covers_the_round_and_comes_last(office: Desk) -> None:
    plan, held = office.plan(), programme_of(office)
    one = blank_programme(plan, "X06040", "2027-H1", [held])
    assert (one.doc_type, one.period_from, one.period_to) == ("CTr", 2027, 2027)
    assert one.position == held.position + 1
    assert one.key != held.key
    assert [kind.code for kind in programme_types(plan)] == ["CTr", "KH", "ĐA"]
    ending = msgspec.structs.replace(plan, valid_to=dt.date(2030, 12, 31))
    assert blank_programme(ending, "X06040", "2027", ()).period_to == 2030
