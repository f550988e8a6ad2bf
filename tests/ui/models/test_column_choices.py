# SPDX-License-Identifier: MIT
"""Two columns that want one field: the choice made last has it, and gives it back."""

from __future__ import annotations

from ui.models.column_choices import settled_choices


def test_the_last_choice_has_the_field_and_gives_it_back() -> None:
    assert settled_choices({0: "a", 1: "b"}, []) == {0: "a", 1: "b"}
    assert settled_choices({0: "a", 1: "a"}, [1]) == {0: None, 1: "a"}
    assert settled_choices({0: "a", 1: "a"}, [1, 0]) == {0: "a", 1: None}
    assert settled_choices({0: "a", 1: "c"}, [1, 1]) == {0: "a", 1: "c"}


def test_columns_that_want_nothing_take_nothing() -> None:
    assert settled_choices({0: None, 1: None, 2: "a"}, [0]) == {0: None, 1: None, 2: "a"}
    assert settled_choices({0: "a", 1: "a"}, []) == {0: "a", 1: None}
