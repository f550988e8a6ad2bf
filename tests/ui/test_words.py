# SPDX-License-Identifier: MIT
"""Errors become a title, what happened and the next step."""

from __future__ import annotations

import errno

import pytest

from lsapp.errors import UserError
from lsapp.messages import TABLES, explain
from ui.words import fault_words, is_fault, words_for


def test_a_user_error_is_parted_into_what_happened_and_the_next_step() -> None:
    words = words_for(UserError("file.missing", path="D:/nop/a.xlsx"))
    assert words.title == "Không dùng được tệp"
    assert words.text == "Không tìm thấy tệp hoặc thư mục D:/nop/a.xlsx."
    assert words.next_step == "Hãy kiểm tra lại đường dẫn."


def test_facts_do_not_move_the_place_where_it_is_parted() -> None:
    words = words_for(UserError("file.missing", path="Tập 1. Tổng hợp. Xã.xlsx"))
    assert words.text.endswith("Tập 1. Tổng hợp. Xã.xlsx.")
    assert words.next_step == "Hãy kiểm tra lại đường dẫn."


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_of_any_sentence_is_lost(language: str) -> None:
    for code in TABLES[language]:
        words = words_for(UserError(code), language)
        assert words.plain() == explain(code, language)
        assert words.title


def test_every_request_stands_in_the_next_step() -> None:
    asking = [code for code, text in TABLES["vi"].items() if ". Hãy " in text]
    assert len(asking) > 50
    for code in asking:
        assert words_for(UserError(code), "vi").next_step.startswith("Hãy "), code


@pytest.mark.parametrize(
    ("number", "step"),
    [
        (errno.ENOSPC, "Hãy xóa bớt tệp"),
        (errno.EACCES, "Hãy chọn thư mục khác"),
        (errno.ENOENT, "Hãy kiểm tra lại đường dẫn"),
    ],
)
def test_errors_of_the_disk_are_a_persons_to_mend(number: int, step: str) -> None:
    error = OSError(number, "", "D:/a.zip")
    assert not is_fault(error)
    words = words_for(error)
    assert "D:/a.zip" in words.text
    assert words.next_step.startswith(step)


@pytest.mark.parametrize("error", [KeyError("a"), OSError("?"), ValueError(), RuntimeError()])
def test_everything_else_is_the_programs_fault(error: Exception) -> None:
    assert is_fault(error)
    assert words_for(error) == fault_words()
    assert "không bị mất" in fault_words().text
    assert not is_fault(UserError("disk.full"))
