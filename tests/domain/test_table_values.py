# SPDX-License-Identifier: MIT
"""Cells read and shown: what offices write, and that what is shown reads back as the same value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.numbers import canonical_number
from lsapp.domain.records import Status
from lsapp.domain.table_values import (
    CellContent,
    ReadContext,
    Value,
    ValueChoice,
    ValueIssue,
    ValueKind,
    is_unreadable,
    read_value,
    show_value,
    taken_value,
    writes_english_numbers,
)
from lsapp.domain.text import clean, clean_line

SOURCES = (
    ValueChoice("ns_tinh", "NS tỉnh", ("Ngân sách tỉnh",)),
    ValueChoice("xhh", "XHH", ("Xã hội hóa",)),
)
MILLIONS = ReadContext(unit=1_000_000)
COUNT = ReadContext(decimals=0)


@pytest.mark.parametrize(
    ("seen", "unit", "dong"),
    [
        ("12.500.000", 1, 12_500_000),
        ("12,500,000", 1, 12_500_000),
        ("8,000", 1, 8_000),
        ("12.500.000 đồng", 1_000_000, 12_500_000),
        ("5 triệu", 1, 5_000_000),
        ("5 triệu", 1_000_000, 5_000_000),
        ("12,5", 1_000_000, 12_500_000),
        ("1.250,5", 1_000_000, 1_250_500_000),
        (Decimal("12.5"), 1_000_000, 12_500_000),
        (500, 1_000, 500_000),
        ("(1.500)", 1, -1_500),
        ("-", 1, None),
        ("", 1, None),
    ],
)
def test_money_comes_out_in_dong(seen: CellContent, unit: int, dong: int | None) -> None:
    assert read_value(ValueKind.MONEY, seen, ReadContext(unit=unit)) == dong


def test_small_fractions_of_a_dong_are_most_likely_millions_and_refused() -> None:
    for seen in ("12,5", Decimal("12.5")):
        read = read_value(ValueKind.MONEY, seen)
        assert isinstance(read, ValueIssue)
        assert (read.code, read.taken) == ("money.not_whole", False)


def test_the_result_of_a_formula_is_rounded_and_says_so() -> None:
    read = read_value(ValueKind.MONEY, Decimal("3333333.3333333335"))
    assert isinstance(read, ValueIssue)
    assert (read.code, read.value, read.taken) == ("value.rounded", 3_333_333, True)


@pytest.mark.parametrize(
    ("seen", "context", "number"),
    [
        ("1,234", COUNT, 1234),
        ("1.234", COUNT, 1234),
        ("8,5", ReadContext(decimals=1), Decimal("8.5")),
        ("1,234.5", ReadContext(english=True), Decimal("1234.5")),
        ("12.500", ReadContext(english=True), Decimal("12.5")),
        (7, COUNT, 7),
    ],
)
def test_numbers(seen: CellContent, context: ReadContext, number: Value) -> None:
    assert read_value(ValueKind.NUMBER, seen, context) == number


def test_half_a_person_is_no_count() -> None:
    read = read_value(ValueKind.NUMBER, "12,5", COUNT)
    assert isinstance(read, ValueIssue)
    assert read.code == "number.not_whole"


@pytest.mark.parametrize(
    ("cells", "english"),
    [
        (["12,500.75", "8,000"], True),
        (["1,234,567"], True),
        (["1,234,567", "12,5"], False),
        (["1.234.567"], False),
        (["8,000", None, 5], False),
    ],
)
def test_the_way_of_writing_numbers_is_told_by_the_whole_column(
    cells: list[CellContent], english: bool
) -> None:
    assert writes_english_numbers(cells) is english


@pytest.mark.parametrize(
    ("seen", "percent"),
    [("80%", 80), ("80", 80), (80, 80), (Decimal("0.8"), 80), ("0,8", 80), ("100 %", 100), (1, 1)],
)
def test_percent(seen: CellContent, percent: int) -> None:
    assert read_value(ValueKind.PERCENT, seen) == percent


@pytest.mark.parametrize(
    ("seen", "day"),
    [
        ("5/3/2026", dt.date(2026, 3, 5)),
        ("ngày 5 tháng 3 năm 2026", dt.date(2026, 3, 5)),
        ("2026-03-05", dt.date(2026, 3, 5)),
        (46086, dt.date(2026, 3, 5)),
        ("46086", dt.date(2026, 3, 5)),
        (dt.datetime(2026, 3, 5, 8, 30), dt.date(2026, 3, 5)),
    ],
)
def test_dates(seen: CellContent, day: dt.date) -> None:
    assert read_value(ValueKind.DATE, seen) == day


def test_a_month_before_the_day_is_turned_and_said() -> None:
    read = read_value(ValueKind.DATE, "12/31/2026")
    assert isinstance(read, ValueIssue)
    assert (read.code, taken_value(read)) == ("value.month_first", dt.date(2026, 12, 31))


@pytest.mark.parametrize("seen", ["bao giờ xong", "31/2/2026", 2026, True])
def test_what_is_no_day_is_not_guessed(seen: CellContent) -> None:
    assert is_unreadable(read_value(ValueKind.DATE, seen))


@pytest.mark.parametrize(
    ("seen", "status"),
    [
        ("Hoàn thành", Status.COMPLETED),
        ("Đã hoàn thành 100%", Status.COMPLETED),
        ("đã xong", Status.COMPLETED),
        ("ĐANG TRIỂN KHAI", Status.IN_PROGRESS),
        ("Chưa thực hiện", Status.NOT_STARTED),
        ("Chưa triển khai", Status.NOT_STARTED),
        ("Không phát sinh trong kỳ", Status.NONE_ARISING),
        ("Tạm dừng", Status.STOPPED),
        ("in_progress", Status.IN_PROGRESS),
    ],
)
def test_words_of_status(seen: str, status: Status) -> None:
    assert read_value(ValueKind.STATUS, seen) is status


def test_what_is_not_completed_is_a_guess_that_says_so() -> None:
    read = read_value(ValueKind.STATUS, "Chưa hoàn thành")
    assert isinstance(read, ValueIssue)
    assert (read.code, taken_value(read)) == ("value.status_guessed", Status.IN_PROGRESS)
    assert is_unreadable(read_value(ValueKind.STATUS, "tùy theo tình hình"))


@pytest.mark.parametrize(
    ("seen", "code"),
    [("NS tỉnh", "ns_tinh"), ("ngan sach tinh", "ns_tinh"), ("XÃ HỘI HOÁ", "xhh"), ("xhh", "xhh")],
)
def test_choices_go_by_all_their_names(seen: str, code: str) -> None:
    assert read_value(ValueKind.CHOICE, seen, ReadContext(choices=SOURCES)) == code


def test_an_unknown_choice_is_no_choice() -> None:
    assert is_unreadable(read_value(ValueKind.CHOICE, "NS", ReadContext(choices=SOURCES)))
    assert is_unreadable(read_value(ValueKind.CHOICE, "vay", ReadContext(choices=SOURCES)))


def test_text_is_cleaned_and_numbers_in_it_are_written_as_people_do() -> None:
    assert read_value(ValueKind.LONG_TEXT, "  Hoa\u0300\r\nHội ") == "Hoà\nHội"
    assert read_value(ValueKind.TEXT, "a\tb\nc") == "a b c"
    assert read_value(ValueKind.LONG_TEXT, Decimal("12.5")) == "12,5"
    assert read_value(ValueKind.LONG_TEXT, 2026) == "2026"
    assert read_value(ValueKind.TIMEFRAME, dt.date(2026, 3, 5)) == "05/3/2026"


TEXTS = st.text(max_size=60)
VALUES: dict[ValueKind, st.SearchStrategy[Value]] = {
    ValueKind.TEXT: TEXTS.map(clean_line),
    ValueKind.LONG_TEXT: TEXTS.map(clean),
    ValueKind.TIMEFRAME: TEXTS.map(clean_line),
    ValueKind.NUMBER: st.integers(-(10**14), 10**14)
    | st.decimals(-(10**9), 10**9, places=3).map(canonical_number),
    ValueKind.MONEY: st.integers(-(10**15), 10**15),
    ValueKind.PERCENT: st.integers(-200, 200),
    ValueKind.DATE: st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
    ValueKind.CHOICE: st.sampled_from([one.code for one in SOURCES]),
    ValueKind.STATUS: st.sampled_from(list(Status)),
}


@given(st.data(), st.sampled_from(ValueKind), st.sampled_from([1, 1_000, 1_000_000]))
def test_what_is_shown_reads_back_as_the_same_value(
    data: st.DataObject, kind: ValueKind, unit: int
) -> None:
    context = ReadContext(unit=unit, choices=SOURCES)
    value = data.draw(st.none() | VALUES[kind])
    assert read_value(kind, show_value(kind, value, context), context) == value


@given(
    st.sampled_from(ValueKind),
    st.none()
    | st.text(max_size=40)
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates()
    | st.datetimes(),
    st.booleans(),
)
def test_reading_never_fails(kind: ValueKind, seen: CellContent, english: bool) -> None:
    context = ReadContext(decimals=0, unit=1_000, choices=SOURCES, english=english)
    read = read_value(kind, seen, context)
    show_value(kind, taken_value(read), context)
