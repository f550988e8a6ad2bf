# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.timeframe import parse_timeframe
from lsapp.domain.year_shift import names_year_of, shift_day, shift_timeframe, shift_title


@pytest.mark.parametrize(
    ("text", "years", "shifted"),
    [
        ("Quý II/2025", 1, "Quý II/2026"),
        ("2021-2025", 5, "2026-2030"),
        ("Giai đoạn 2021 – 2025", 5, "Giai đoạn 2026 – 2030"),
        ("Hằng năm", 5, "Hằng năm"),
        ("Quý IV hằng năm", 1, "Quý IV hằng năm"),
        ("Thường xuyên, giai đoạn 2021-2025", 5, "Thường xuyên, giai đoạn 2026-2030"),
        ("15.03.2025", 1, "15.03.2026"),
        ("5/3/25", 1, "05/3/2026"),
        ("29/02/2024", 1, "28/02/2025"),
        ("Tháng 02/2023", 1, "Tháng 02/2024"),
        ("Trước ngày 30/6/2020", 5, "Trước ngày 30/6/2025"),
        ("cuối năm 2025 và đầu năm 2026", 1, "cuối năm 2026 và đầu năm 2027"),
        ("Quý III", 1, "Quý III"),
        (None, 1, None),
    ],
)
def test_the_years_in_the_words_move_and_the_words_stay(text, years, shifted):
    assert shift_timeframe(text, years).text == shifted
    assert not shift_timeframe(text, years).look


@pytest.mark.parametrize(
    ("text", "shifted"),
    [
        ("Theo Kế hoạch số 12/KH-UBND năm 2025", "Theo Kế hoạch số 12/KH-UBND năm 2025"),
        ("xong trong 2025 nếu đủ kinh phí", "xong trong 2026 nếu đủ kinh phí"),
    ],
)
def test_what_is_not_understood_is_to_be_looked_at(text, shifted):
    assert (shift_timeframe(text, 1).text, shift_timeframe(text, 1).look) == (shifted, True)


@given(
    quarter=st.sampled_from(["Quý I/", "Quý II/", "Quý III/", "Quý IV/", "Tháng 02/", "Tháng 12/"]),
    year=st.integers(2010, 2090),
    years=st.integers(-5, 10),
)
def test_what_is_shifted_falls_due_as_many_years_later(quarter, year, years):
    due = parse_timeframe(shift_timeframe(f"{quarter}{year}", years).text).due
    assert due == parse_timeframe(f"{quarter}{year + years}").due


def test_only_the_years_of_the_period_move_in_a_title():
    told = "Kế hoạch năm 2025 thực hiện Kế hoạch số 48/KH-UBND ngày 17 tháng 02 năm 2020"
    assert shift_title(told, 2025, 2025, 1).text == told.replace("2025", "2026")
    assert shift_title(told, 2020, 2020, 1).text == told
    span = "Chương trình hành động giai đoạn 2021-2025, tầm nhìn 2030"
    assert shift_title(span, 2021, 2025, 5).text == span.replace("2021-2025", "2026-2030")
    assert shift_title("Kế hoạch 2025", 2025, 2025, 1).look
    assert not shift_title(span, 2021, 2025, 5).look


def test_a_day_stays_within_its_month():
    assert shift_day(dt.date(2024, 2, 29), 1) == dt.date(2025, 2, 28)
    assert shift_day(dt.date(2024, 2, 29), 4) == dt.date(2028, 2, 29)


def test_a_year_of_the_period_is_found_in_a_text():
    assert names_year_of("Đạt 30% năm 2025", 2021, 2025)
    assert not names_year_of("Đạt 2025000 lượt, năm 2030", 2021, 2025)
    assert not names_year_of(None, 2021, 2025)
