# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.dates import format_date, grid_date, long_date, parse_date, place_and_date
from lsapp.errors import UserError

days = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
day = dt.date


@pytest.mark.parametrize(
    ("date", "short", "long"),
    [
        (day(2020, 3, 5), "05/3/2020", "ngày 05 tháng 3 năm 2020"),
        (day(2020, 2, 17), "17/02/2020", "ngày 17 tháng 02 năm 2020"),
        (day(2020, 1, 5), "05/01/2020", "ngày 05 tháng 01 năm 2020"),
        (day(2025, 6, 29), "29/6/2025", "ngày 29 tháng 6 năm 2025"),
        (day(2020, 10, 1), "01/10/2020", "ngày 01 tháng 10 năm 2020"),
        (day(2020, 12, 31), "31/12/2020", "ngày 31 tháng 12 năm 2020"),
    ],
)
def test_documents_pad_days_and_the_first_two_months(date: dt.date, short: str, long: str) -> None:
    assert format_date(date) == short
    assert long_date(date) == long


def test_place_and_date_of_a_document() -> None:
    assert place_and_date("Thất Khê", day(2020, 3, 5)) == "Thất Khê, ngày 05 tháng 3 năm 2020"
    assert place_and_date(None, day(2020, 3, 5)) == "ngày 05 tháng 3 năm 2020"


def test_place_and_date_leaves_room_that_no_renderer_collapses() -> None:
    blank = "\xa0" * 6
    expected = f"Lạng Sơn, ngày{blank}tháng{blank}năm 2026"
    assert place_and_date("Lạng Sơn", None, 2026) == expected
    assert place_and_date("Lạng Sơn", None) == f"Lạng Sơn, ngày{blank}tháng{blank}năm{blank}"
    assert " ".join(expected.split(" ")) == expected


def test_grid_date_pads_everything() -> None:
    assert grid_date(day(2020, 3, 5)) == "05/03/2020"


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("5/3/2020", day(2020, 3, 5)),
        ("05/03/2020", day(2020, 3, 5)),
        ("05-03-2020", day(2020, 3, 5)),
        ("5.3.20", day(2020, 3, 5)),
        ("5 3 2020", day(2020, 3, 5)),
        ("5 / 3 / 2020", day(2020, 3, 5)),
        ("ngày 5/3/2020", day(2020, 3, 5)),
        ("ngày 5 tháng 3 năm 2020", day(2020, 3, 5)),
        ("Ngày 05 tháng 03 năm 2020", day(2020, 3, 5)),
        ("NGAY 5 THANG 3 NAM 2020", day(2020, 3, 5)),
        ("5 tháng 3, 2020", day(2020, 3, 5)),
        ("2020-03-05", day(2020, 3, 5)),
        ("2020/3/5", day(2020, 3, 5)),
        ("2020-03-05 00:00:00", day(2020, 3, 5)),
        ("2020-03-05T08:30:00Z", day(2020, 3, 5)),
        (" 29/2/2024\n", day(2024, 2, 29)),
        ("5–3–2020", day(2020, 3, 5)),
    ],
)
def test_parse_date(typed: str, date: dt.date) -> None:
    assert parse_date(typed) == date


@pytest.mark.parametrize(
    "typed",
    [
        "", "hôm nay", "31/6/2020", "29/2/2023", "0/1/2020", "1/13/2020", "3/2020", "2020", "5/3",
        "5/3/202", "5/3/20201", "5/3-2020", "1/1/1899", "1/1/2200", "5²/3/2020", "٥/٣/٢٠٢٠",
        "44000", "5/3/2020 và 6/3/2020", "2020-03-05x", "x" * 500,
    ],
)  # fmt: skip
def test_parse_date_refuses(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_date(typed)
    assert caught.value.code == "date.unreadable"
    assert caught.value.facts == {"text": typed[:80]}


@given(days)
def test_parse_date_reads_every_form_that_is_printed(date: dt.date) -> None:
    for printed in (format_date(date), grid_date(date), long_date(date), date.isoformat()):
        assert parse_date(printed) == date


@given(st.text(st.sampled_from("0123456789/.- ngàythánăm"), max_size=30))
def test_parse_date_raises_nothing_but_its_own_error(text: str) -> None:
    try:
        parsed = parse_date(text)
    except UserError:
        return
    assert 1900 <= parsed.year <= 2199
