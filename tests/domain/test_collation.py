# SPDX-License-Identifier: MIT
from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.collation import natural_key, person_sort_key, sort_key

anything = st.text(st.characters(exclude_categories=()), max_size=20)

IN_ORDER = [
    ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n"],
    ["o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["mơ", "mờ", "mở", "mỡ", "mớ", "mợ"],
    ["an", "an ba", "anh", "ăn", "ân"],
    ["hoa", "Hoa", "hỏa", "hoan", "hoàn"],
    # Letters over the whole text come before any tone; then syllable by syllable.
    ["lạng sao", "lang sơn", "Lạng Sơn", "lạng sớn"],
    ["bà ba", "bà bà", "bá ba", "bạ ba"],
    ["Ba Sơn", "Bắc Sơn", "Bằng Mạc", "Bình Gia"],
    ["Cao Lộc", "Chi Lăng", "Đình Lập", "Hữu Lũng", "Lộc Bình", "Tràng Định", "Văn Lãng"],
    ["Quan Sơn", "Quốc Khánh", "Quốc Việt", "Quý Hòa"],
    [" ", "-", "1", "10", "2", "a", "z", "α"],
    ["Muller", "Mùller", "Müller"],
    ["", "a"],
]


@pytest.mark.parametrize("ordered", IN_ORDER, ids=lambda words: words[0])
def test_sort_key_gives_dictionary_order(ordered: list[str]) -> None:
    shuffled = random.Random(48).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


def test_sort_key_puts_both_places_of_a_tone_together() -> None:
    words = ["hoà", "hòa", "hoả", "hỏa", "hoá", "hóa"]
    assert sorted(words, key=sort_key) in (words, ["hòa", "hoà", "hỏa", "hoả", "hóa", "hoá"])


def test_sort_key_treats_composed_and_decomposed_text_alike() -> None:
    for text in ("Tràng Định", "Müller", "Hữu Lũng"):
        assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


@given(anything, anything)
def test_sort_key_is_equal_for_equal_text_alone(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same


@given(anything, st.text("aàbáđơ ", min_size=1, max_size=3))
def test_sort_key_puts_a_text_before_what_only_goes_on(text: str, more: str) -> None:
    start = f"{text} Lạng"
    assert sort_key(start) < sort_key(f"{start}{more}x")


@given(st.lists(st.sampled_from(["an", "àn", "ăn", "anh", "đá", "Lạng", "Ðô", "x"]), max_size=4))
def test_sort_key_compares_letters_before_tones(words: list[str]) -> None:
    text = " ".join(words)
    # An ø is no Vietnamese letter: it takes the slower way, which must agree with the quick one.
    assert sort_key(f"{text}a") < sort_key(f"{text}á") < sort_key(f"{text}b ø")


def test_person_sort_key_goes_by_given_name_then_middle_then_family() -> None:
    # Words of nature in the places of họ, đệm and tên; the first stands alone.
    names = [
        "Sông Xanh An",
        "Đồi Cao Ân",
        "Bình",
        "Suối Cao Bình",
        "Đồi Cao Bình",
        "Đồi Xanh Bình",
        "Núi Cao Đào",
        "Núi Xanh Hoà",
        "Biển Cao Hoá",
    ]
    expected = [*names[:3], "Đồi Cao Bình", "Suối Cao Bình", *names[5:]]
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=person_sort_key) == expected


def test_person_sort_key_takes_any_text() -> None:
    assert person_sort_key("") < person_sort_key("An") < person_sort_key("Müller Bình")


def test_natural_key_sorts_numbers_by_value() -> None:
    codes = [
        "1",
        "01",
        "1.1",
        "1.2",
        "1.2.1",
        "1.10",
        "2",
        "10",
        "KH 9",
        "KH 10",
        "QĐ 2",
        "X9",
        "X10",
    ]
    shuffled = random.Random(3).sample(codes, len(codes))
    expected = ["01", *[code for code in codes if code != "01"]]
    assert sorted(shuffled, key=natural_key) == expected


@given(st.lists(st.text("0123aáX.-", max_size=8), max_size=6))
def test_natural_key_orders_anything(codes: list[str]) -> None:
    ordered = sorted(codes, key=natural_key)
    assert sorted(random.Random(1).sample(ordered, len(ordered)), key=natural_key) == ordered


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_natural_key_compares_numbers_of_any_length(one: int, other: int) -> None:
    assert (natural_key(f"X{one}") < natural_key(f"X{other}")) == (one < other)
