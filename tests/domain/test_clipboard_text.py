# SPDX-License-Identifier: MIT
"""The clipboard's text of Excel and LibreOffice, taken apart and put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.clipboard_text import cells_of_text, text_of_cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ('"hai\ndòng"\tb\r\n', [["hai\ndòng", "b"]]),
        ('"nói ""có"""\tb', [['nói "có"', "b"]]),
        ('5" ống\tb', [['5" ống', "b"]]),
        ('"mở ngoặc\tb', [['"mở ngoặc', "b"]]),
        ("\t\r\n", [["", ""]]),
        ("a\r\n\r\nb\r\n", [["a"], [""], ["b"]]),
    ],
)
def test_cells(text: str, cells: list[list[str]]) -> None:
    assert cells_of_text(text) == cells


CELL = st.text(st.sampled_from('ab"\t\n ươ'), max_size=8)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=5))
def test_what_is_copied_comes_back(rows: list[list[str]]) -> None:
    assert cells_of_text(text_of_cells(rows)) == rows


@given(st.text(max_size=60))
def test_any_text_gives_cells(text: str) -> None:
    assert all(rows for rows in cells_of_text(text))
