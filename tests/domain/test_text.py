# SPDX-License-Identifier: MIT
from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.text import MAX_TEXT, clean, clean_line, fold, match_key
from lsapp.errors import UserError

anything = st.text(st.characters(exclude_categories=()), max_size=40)
"""All of Unicode, surrogates and unassigned codes with it."""

VOWELS = "aăâeêioôơuưy"
MARKS = "\u0300\u0301\u0303\u0309\u0323"
vietnamese = st.text(
    st.sampled_from(
        sorted({unicodedata.normalize("NFC", c + m) for c in VOWELS for m in ("", *MARKS)})
        + list("bcdđghklmnpqrstvx -–.,0123456789ABCĐƯ")
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Tràng Định", "Tràng Định"),
        (unicodedata.normalize("NFD", "Tràng Định"), "Tràng Định"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("a\x00b\x07c\x1fd\x7fe\x85f\x9fg", "abcdefg"),
        ("a\tb", "a\tb"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufffeb\uffffc\U0001ffffd\ufdd0e", "abcde"),
        ("tep\u202egpj.exe", "tepgpj.exe"),
        ("\ufeffXã\u200b Thất\u2060 Khê\u200e", "Xã Thất Khê"),
        ("Thất\xa0Khê\u202f12", "Thất Khê 12"),
        ("\xd0oàn \xf0ội", "Đoàn đội"),
        ("  hai bên \n", "hai bên"),
        ("a\u0000\u0301", "á"),
        ("t\xad\xedng", "t\xad\xedng"),
        ("=1+1 <b> & %_'\"", "=1+1 <b> & %_'\""),
        ("😀 👨\u200d👩", "😀 👨\u200d👩"),
    ],
)
def test_clean_gives_what_a_field_stores(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@pytest.mark.parametrize("typed", [None, "", " ", "\n\t ", "\x00", "\xa0\ufeff\u200b"])
def test_clean_makes_none_of_nothing(typed: str | None) -> None:
    assert clean(typed) is None
    assert clean_line(typed) is None


@given(anything)
def test_clean_is_idempotent_and_safe_for_every_file_format(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    if cleaned is not None:
        assert unicodedata.is_normalized("NFC", cleaned)
        assert cleaned == cleaned.strip()
        cleaned.encode("utf-8")
        for char in cleaned:
            assert char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
            assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "PDF", "LRO", "RLO")
            assert ord(char) & 0xFFFE != 0xFFFE


@given(anything)
def test_clean_makes_composed_and_decomposed_text_the_same(text: str) -> None:
    stored = clean(text)
    if stored is not None:
        assert clean(unicodedata.normalize("NFD", stored)) == stored


@given(anything)
def test_clean_line_has_no_line_ends_and_is_idempotent(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert line is None or not {"\n", "\t", "\r"} & set(line)


def test_clean_line_joins_lines_by_single_spaces() -> None:
    assert clean_line("Sở Khoa học \r\n\t và\n\nCông nghệ") == "Sở Khoa học và Công nghệ"
    assert clean_line("hai  khoảng trắng") == "hai  khoảng trắng"


def test_clean_refuses_more_than_the_longest_text_and_counts_after_cleaning() -> None:
    assert clean("a" * MAX_TEXT) == "a" * MAX_TEXT
    assert clean("\x00" * 9 + " " * 9 + "a" * MAX_TEXT) == "a" * MAX_TEXT
    with pytest.raises(UserError) as caught:
        clean("a" * (MAX_TEXT + 1))
    assert caught.value.code == "text.too_long"
    assert caught.value.facts == {"length": MAX_TEXT + 1, "limit": MAX_TEXT}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đồng Đăng", "dong dang"),
        ("ĐỘI NGŨ TRÍ THỨC", "doi ngu tri thuc"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Ð\xf0", "dd"),
        ("2021–2025", "2021-2025"),
        ("  nhiều \n khoảng\u00a0\ttrắng ", "nhieu khoang trang"),
        ("“Trí thức”", '"tri thuc"'),
        ("Noël, Müller, Ångström, Łódź", "noel, muller, angstrom, lodz"),
        ("ＡＢＣ ﬁ Ⅳ", "abc fi iv"),
        ("ΆΣ Йод", "ας".replace("ς", "σ") + " иод"),
        ("", ""),
    ],
)
def test_fold_takes_off_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_fold_knows_every_vietnamese_letter() -> None:
    for letter in "aăâbcdđeêghiklmnoôơpqrstuưvxy":
        for mark in ("", *MARKS):
            composed = unicodedata.normalize("NFC", letter + mark)
            plain = {"đ": "d", "ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u"}
            assert fold(composed) == fold(composed.upper()) == plain.get(letter, letter)


@given(anything)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_fold_treats_composed_and_decomposed_text_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", composed)) == fold(composed)


@given(vietnamese)
def test_fold_of_vietnamese_is_lower_case_ascii(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == folded.lower()
    assert fold(text.upper()) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "HÒA  BÌNH"),
        ("Xã Quý Hòa", "xã Quí Hoà"),
        ("Thuỷ Hùng", "Thủy Hùng"),
        ("Sức khoẻ", "Sức khỏe"),
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("Nhân Lý", "Nhân Lí"),
        ("Kỳ Lừa", "Kì Lừa"),
        ("Mỹ thuật", "Mĩ thuật"),
        ("Báo Lạng Sơn", "bao\u0301 la\u0323ng so\u031bn"),
        ("Đồng Đăng – Lạng Sơn", "Đồng Đăng-Lạng Sơn"),
        ("Sở  Y tế\xa0", "sở y tế"),
    ],
)
def test_match_key_is_equal_for_spellings_of_one_name(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa", "Hoa"),
        ("Tân Văn", "Tân Vân"),
        ("Đoàn Kết", "Doàn Kết"),
        ("thuý", "thúi"),
        ("hay", "hai"),
        ("Tân Thành", "Tân Thanh"),
        ("Vũ Lễ", "Vũ Lê"),
        ("Hội 1", "Hội 2"),
        ("Tân Tiến", "TânTiến"),
    ],
)
def test_match_key_tells_different_names_apart(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@given(vietnamese)
def test_match_key_is_idempotent_and_blind_to_case_and_composition(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert match_key(text.upper()) == key
    assert match_key(unicodedata.normalize("NFD", text)) == key


def test_match_key_of_nothing_is_empty() -> None:
    assert match_key(" \x00") == ""
