# SPDX-License-Identifier: MIT
"""What stays on one line: citations, dates, the compounds of a body's name."""

from __future__ import annotations

import pytest

from lsapp.report.wording import unbroken, unbroken_name


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Kế hoạch số 48/KH-UBND ngày 17/02/2020 của",
            "Kế hoạch số_48/KH-UBND ngày_17/02/2020 của",
        ),
        ("ngày 05 tháng 01 năm 2026 của", "ngày_05_tháng_01_năm_2026 của"),
        ("giai đoạn đến năm 2030", "giai đoạn đến năm_2030"),
        ("nêu tại Phụ lục IV.", "nêu tại Phụ_lục_IV."),
        ("Thời gian: Quý III/2026.", "Thời gian: Quý_III/2026."),
        ("một số người, ngày nào, năm tới, phụ lục", "một số người, ngày nào, năm tới, phụ lục"),
    ],
)
def test_a_citation_is_held_together(text: str, held: str) -> None:
    assert unbroken(text).replace("\xa0", "_") == held
    assert unbroken(text).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("name", "held"),
    [
        (
            "LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH LẠNG SƠN",
            "LIÊN_HIỆP CÁC HỘI KHOA_HỌC VÀ KỸ_THUẬT TỈNH LẠNG_SƠN",
        ),
        ("ỦY BAN NHÂN DÂN\nXÃ THẤT KHÊ", "ỦY_BAN NHÂN_DÂN\nXÃ THẤT KHÊ"),
        ("SỞ Y TẾ", "SỞ Y_TẾ"),
        ("HỘI Y TẾT", "HỘI Y TẾT"),
    ],
)
def test_a_name_breaks_between_its_words(name: str, held: str) -> None:
    assert unbroken_name(name).replace("\xa0", "_") == held
