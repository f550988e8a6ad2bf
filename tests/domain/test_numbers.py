# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.numbers import (
    MAX_DIGITS,
    MAX_NUMBER,
    canonical_decimal,
    canonical_number,
    format_millions,
    format_money,
    format_number,
    parse_money,
    parse_number,
)
from lsapp.errors import UserError

whole = st.integers(-MAX_NUMBER, MAX_NUMBER)
fractional = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), whole, st.integers(0, 6)
)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1000, None, "1.000"),
        (1234567, None, "1.234.567"),
        (-1234567, None, "-1.234.567"),
        (10**15, None, "1.000.000.000.000.000"),
        (Decimal("1234567.5"), None, "1.234.567,5"),
        (Decimal("8.50"), None, "8,5"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("0.000001"), None, "0,000001"),
        (5, 2, "5,00"),
        (Decimal("2.345"), 2, "2,35"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-1234.5"), 1, "-1.234,5"),
    ],
)
def test_format_number(value: int | Decimal, decimals: int | None, printed: str) -> None:
    assert format_number(value, decimals) == printed


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234.567,5", Decimal("1234567.5")),
        ("1234567,5", Decimal("1234567.5")),
        ("1 234 567", 1234567),
        ("1\xa0234\u202f567,25", Decimal("1234567.25")),
        ("8,5", Decimal("8.5")),
        ("-3", -3),
        ("\u22123", -3),
        ("- 3", -3),
        ("+3", 3),
        ("12.500", 12500),
        ("1.5", Decimal("1.5")),
        ("1.25", Decimal("1.25")),
        ("1.2345", Decimal("1.2345")),
        ("0.500", Decimal("0.5")),
        ("0.5", Decimal("0.5")),
        ("1,234", Decimal("1.234")),
        ("1,234,567", 1234567),
        ("1,234,567.5", Decimal("1234567.5")),
        ("1,234.50", Decimal("1234.5")),
        ("5,0", 5),
        ("007", 7),
        ("-0", 0),
        ("  42\n", 42),
        ("9" * MAX_DIGITS, 10**MAX_DIGITS - 1),
        ("0" * 20 + "1", 1),
    ],
)
def test_parse_number(typed: str, number: int | Decimal) -> None:
    parsed = parse_number(typed)
    assert parsed == number
    assert type(parsed) is type(number)
    assert str(parsed) == str(number)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "-", "abc", "5 người", "1e5", "1E5", "NaN", "nan", "Infinity", "-inf", "0x10",
        "1_000", "--5", "5,", ",5", "5.", ".5", "1.50.000", "1500.000", "01.500", "1.234.5",
        "1,50,000",
        "1.234,567.8", "12 34", "1 234.567", "1.234 567", "1,2,3", "١٢", "５", "5²", "½", "5%",
        "(5)",
        "1'000", "=1+1",
        "1" * 100,
    ],
)  # fmt: skip
def test_parse_number_refuses_what_could_be_a_slip(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_number(typed)
    assert caught.value.code == "number.unreadable"
    assert caught.value.facts == {"text": typed[:80]}


@pytest.mark.parametrize(
    "typed",
    [
        "1" * 16, "-" + "1" * 16, "1.000.000.000.000.001", "1.000.000.000.000.000,1",
        "10.000.000.000.000.000", "1," + "1" * 15,
    ],
)  # fmt: skip
def test_parse_number_caps_the_digits(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_number(typed)
    assert caught.value.code == "number.too_long"
    assert caught.value.facts["limit"] == MAX_DIGITS


@given(st.one_of(whole, fractional))
def test_parse_number_reads_what_format_number_prints(value: int | Decimal) -> None:
    assert parse_number(format_number(value)) == value


@given(st.one_of(whole, fractional))
def test_parse_number_is_canonical(value: int | Decimal) -> None:
    parsed = parse_number(format_number(value))
    assert canonical_number(parsed) == parsed
    assert isinstance(parsed, int) == (value == int(value))


@given(st.text(st.sampled_from("0123456789.,- +e"), max_size=24))
def test_parse_number_raises_nothing_but_its_own_errors(text: str) -> None:
    try:
        parsed = parse_number(text)
    except UserError:
        return
    assert parse_number(format_number(parsed)) == parsed


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1.500", "1.5"), ("1E+3", "1000"), ("100", "100"), ("-0", "0"), ("-0.00", "0"),
        ("0E-30", "0"), ("1E-5", "0.00001"), ("0.0000015", "0.0000015"), ("-12.30", "-12.3"),
        ("999999999999999", "999999999999999"), ("1E+15", "1000000000000000"),
        ("-1000000000000000.0", "-1000000000000000"),
    ],
)  # fmt: skip
def test_canonical_decimal_has_one_form_for_one_number(value: str, text: str) -> None:
    assert str(canonical_decimal(Decimal(value))) == text


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_canonical_decimal_refuses_what_is_no_number(value: str) -> None:
    with pytest.raises(UserError, match=r"number\.unreadable"):
        canonical_decimal(Decimal(value))


@pytest.mark.parametrize(
    "value",
    [
        "1E+16", "1000000000000001", "1000000000000000.0000000000000000000001", "1E+1000000",
        "1E-1000000", "1E-7", "1234567890.1234567",
    ],
)  # fmt: skip
def test_canonical_decimal_refuses_too_many_digits(value: str) -> None:
    with pytest.raises(UserError, match=r"number\.too_long"):
        canonical_decimal(Decimal(value))


def test_canonical_number_makes_whole_numbers_integers() -> None:
    assert canonical_number(7) == 7
    for value, number in ((Decimal("5.00"), 5), (Decimal("1E+2"), 100), (Decimal("-0.0"), 0)):
        assert canonical_number(value) == number
        assert type(canonical_number(value)) is int
    assert canonical_number(Decimal("5.10")) == Decimal("5.1")
    assert canonical_number(10**15) == 10**15
    with pytest.raises(UserError, match=r"number\.too_long"):
        canonical_number(10**15 + 1)


@pytest.mark.parametrize("sign", ["", "-"])
def test_the_largest_number_is_the_same_whichever_way_it_comes(sign: str) -> None:
    largest = -MAX_NUMBER if sign else MAX_NUMBER
    assert canonical_number(largest) == largest
    assert canonical_number(Decimal(largest)) == largest
    assert type(canonical_number(Decimal(largest))) is int
    assert parse_number(sign + "1" + "0" * MAX_DIGITS) == largest
    assert parse_number(format_number(largest)) == largest
    assert parse_money(format_money(largest)) == largest
    assert parse_money(f"{sign}1.000.000 tỷ") == largest


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("12.500.000", 12_500_000),
        ("12500000", 12_500_000),
        ("12.500.000 đồng", 12_500_000),
        ("12.500.000đ", 12_500_000),
        ("12.500.000 đ.", 12_500_000),
        ("12.500.000 ₫", 12_500_000),
        ("12.500.000 VNĐ", 12_500_000),
        ("12,500,000 VND", 12_500_000),
        ("1 234 567 đồng", 1_234_567),
        ("5 triệu", 5_000_000),
        ("5 TRIỆU ĐỒNG", 5_000_000),
        ("5 trieu", 5_000_000),
        ("5tr", 5_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1.5 tỉ", 1_500_000_000),
        ("1.500 triệu", 1_500_000_000),
        ("500 nghìn", 500_000),
        ("500 ngàn đồng", 500_000),
        ("500k", 500_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("1 tỷ 200 triệu 500 nghìn đồng", 1_200_500_000),
        ("10 nghìn 500 đồng", 10_500),
        ("-5 triệu", -5_000_000),
        ("0", 0),
    ],
)
def test_parse_money(typed: str, dong: int) -> None:
    assert parse_money(typed) == dong


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "money.unreadable"),
        ("triệu", "money.unreadable"),
        ("đồng", "money.unreadable"),
        ("năm triệu", "money.unreadable"),
        ("5 triệu rưỡi", "money.unreadable"),
        ("5 tỷ tỷ", "money.unreadable"),
        ("200 triệu 1 tỷ", "money.unreadable"),
        ("5 triệu 3 triệu", "money.unreadable"),
        ("1500.000", "money.unreadable"),
        ("5 USD", "money.unreadable"),
        ("5²", "money.unreadable"),
        ("NaN", "money.unreadable"),
        ("1" * 500, "money.unreadable"),
        ("12,5", "money.not_whole"),
        ("0,0001 nghìn", "money.not_whole"),
        ("999999999 tỷ", "number.too_long"),
        ("1.000.000 tỷ 1 đồng", "number.too_long"),
    ],
)
def test_parse_money_refuses(typed: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_money(typed)
    assert caught.value.code == code


@given(whole)
def test_parse_money_reads_what_is_printed(dong: int) -> None:
    assert parse_money(format_money(dong)) == dong
    assert parse_money(format_number(dong)) == dong


@given(st.integers(-(10**11), 10**11))
def test_millions_with_all_places_are_read_back_as_the_same_money(dong: int) -> None:
    assert parse_money(f"{format_millions(dong, 6)} triệu") == dong


def test_format_money() -> None:
    assert format_money(12_500_000) == "12.500.000 đồng"


@pytest.mark.parametrize(
    ("dong", "decimals", "printed"),
    [
        (12_500_000, 3, "12,5"),
        (1_234_567, 3, "1,235"),
        (1_234_500, 3, "1,235"),
        (1_234_499, 3, "1,234"),
        (1_000_000_000, 3, "1.000"),
        (999_999_999, 3, "1.000"),
        (0, 3, "0"),
        (499, 3, "0"),
        (500, 3, "0,001"),
        (-499, 3, "0"),
        (-1_234_567, 3, "-1,235"),
        (1_500_000, 0, "2"),
        (1_050_000, 2, "1,05"),
    ],
)
def test_format_millions(dong: int, decimals: int, printed: str) -> None:
    assert format_millions(dong, decimals) == printed


@given(whole, st.integers(0, 3))
def test_format_millions_rounds_half_up(dong: int, decimals: int) -> None:
    exact = (Decimal(dong) / 1_000_000).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Decimal(format_millions(dong, decimals).replace(".", "").replace(",", ".")) == exact
