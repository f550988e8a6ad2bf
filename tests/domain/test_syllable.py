# SPDX-License-Identifier: MIT
from __future__ import annotations

import unicodedata

import pytest

from lsapp.domain.syllable import is_syllable

WORDS = (
    "Ủy ban nhân dân tỉnh Lạng Sơn ban hành Kế hoạch thực hiện Quyết định của Thủ tướng Chính phủ"
    " về tiếp tục xây dựng đội ngũ trí thức trong thời kỳ đẩy mạnh công nghiệp hóa hiện đại hoá "
    "đất nước Sở Khoa học và Công nghệ chủ trì phối hợp với các sở ngành huyện thành phố kiểm tra"
    " giám sát khuyến khích nghiên cứu quý giếng gì quyển khuya khuỷu ngoằn ngoèo thuở tuýp xoong"
    " quạu nghiêng nghĩa yêu yết kiến ỷ lại khoẻ uống rượu"
)  # fmt: skip


@pytest.mark.parametrize("word", sorted(set(WORDS.split())))
def test_vietnamese_words_are_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word",
    [
        "", "für", "élève", "hotel", "street", "wow",
        "LạngSơn", "lặp lại", "càt", "hộcc", "aạ", "bé̀", "µm", "3", "ngo1",
    ],
)  # fmt: skip
def test_anything_else_is_not(word: str) -> None:
    assert not is_syllable(word)


def test_a_stop_at_the_end_allows_two_tones_only() -> None:
    assert [word for word in ("cát", "cạt", "càt", "cảt", "cãt") if is_syllable(word)] == [
        "cát",
        "cạt",
    ]
