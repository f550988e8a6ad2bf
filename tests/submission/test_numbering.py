# SPDX-License-Identifier: MIT
"""The STT of groups and activities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.catalogue.model import TaskGroup
from lsapp.domain.records import Activity
from lsapp.submission.numbering import LETTERS, outline, outline_numbers, point_letter, roman

GROUPS = tuple(TaskGroup(code=f"n{i}", title=f"Nhóm {i}", short=f"N{i}") for i in (1, 2, 3))


def _activity(
    key: str, position: int = 0, parent: str | None = None, group: str = "n1", programme: str = "p"
) -> Activity:
    return Activity(
        unit="X06040", key=key, programme=programme, group=group, parent=parent, position=position
    )


def test_groups_are_roman_activities_count_in_them_and_points_are_letters() -> None:
    activities = [
        _activity("second", 2),
        _activity("first", 1),
        _activity("point-b", 2, "first"),
        _activity("point-a", 1, "first"),
        _activity("under-b", 1, "point-b"),
        _activity("deepest", 1, "under-b"),
        _activity("other", 1, group="n3"),
    ]
    assert list(outline_numbers(GROUPS, activities).items()) == [
        ("n1", "I"),
        ("first", "1.1"),
        ("point-a", "a"),
        ("point-b", "b"),
        ("under-b", "b.1"),
        ("deepest", "b.1.1"),
        ("second", "1.2"),
        ("n2", "II"),
        ("n3", "III"),
        ("other", "3.1"),
    ]


def test_path_says_the_whole_way_and_depth_counts_levels() -> None:
    entries = outline(
        GROUPS, [_activity("x"), _activity("y", parent="x"), _activity("z", parent="y")]
    )
    assert [(one.path, one.number, one.depth) for one in entries] == [
        ("1.1", "1.1", 1),
        ("1.1.a", "a", 2),
        ("1.1.a.1", "a.1", 3),
    ]


def test_equal_positions_are_settled_by_the_key() -> None:
    numbers = outline_numbers(GROUPS, [_activity("b"), _activity("a")])
    assert (numbers["a"], numbers["b"]) == ("1.1", "1.2")


@pytest.mark.parametrize(
    "stray",
    [
        _activity("stray", 5, "gone"),
        _activity("stray", 5, "home", group="n2"),
        _activity("stray", 5, "home", programme="other"),
    ],
)
def test_activity_without_a_parent_in_its_group_and_programme_stands_right_under_its_group(
    stray: Activity,
) -> None:
    (entry,) = [one for one in outline(GROUPS, [_activity("home"), stray]) if one.activity is stray]
    assert entry.depth == 1


def test_unknown_group_comes_last_under_a_question_mark() -> None:
    activities = [
        _activity("lost", group="zz"),
        _activity("gone", group="aa"),
        _activity("home", group="n2"),
    ]
    numbers = outline_numbers(GROUPS, activities)
    assert list(numbers)[-2:] == ["gone", "lost"]
    assert (numbers["gone"], numbers["lost"], numbers["home"]) == ("?.1", "?.2", "2.1")


def test_circle_of_parents_is_opened_at_its_first() -> None:
    activities = [
        _activity("tail", 0, "a"),
        _activity("b", 2, "a"),
        _activity("a", 1, "b"),
        _activity("self", 3, "self"),
    ]
    numbers = outline_numbers(GROUPS, activities)
    assert (numbers["a"], numbers["tail"], numbers["b"], numbers["self"]) == (
        "1.1",
        "a",
        "b",
        "1.2",
    )


def test_letters_are_those_of_vietnamese_points_and_go_on_in_pairs() -> None:
    assert [point_letter(number) for number in (1, 4, 5, 6, 7, 23, 24, 46, 47)] == [
        "a", "d", "đ", "e", "g", "y", "aa", "ay", "ba",
    ]  # fmt: skip
    assert not set(LETTERS) & set("fjwz")


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (7, "VII"), (49, "XLIX"), (100, "C")]
)
def test_roman_numerals(number: int, text: str) -> None:
    assert roman(number) == text


def test_chain_deeper_than_the_stack_is_numbered() -> None:
    chain = [_activity(f"k{i}", parent=f"k{i - 1}" if i else None) for i in range(2000)]
    assert outline(GROUPS, chain)[-1].depth == 2000


def test_two_records_under_one_key_are_numbered_once() -> None:
    chain = [_activity(f"k{i}", parent=f"k{i - 1}" if i else None) for i in range(40)]
    assert len(outline(GROUPS, chain * 2)) == 40


_KEYS = [f"k{index}" for index in range(12)]


@given(
    st.lists(
        st.builds(
            _activity,
            key=st.sampled_from(_KEYS),
            position=st.integers(0, 3),
            parent=st.sampled_from([None, *_KEYS]),
            group=st.sampled_from(["n1", "n2", "zz"]),
            programme=st.sampled_from(["p", "q"]),
        ),
        unique_by=lambda one: one.key,
    )
)
def test_every_activity_is_numbered_once_and_no_path_twice(activities: list[Activity]) -> None:
    entries = outline(GROUPS, activities)
    assert sorted(one.activity.key for one in entries) == sorted(one.key for one in activities)
    assert len({one.path for one in entries}) == len(entries)
    assert set(outline_numbers(GROUPS, activities)) == {"n1", "n2", "n3"} | {
        one.key for one in activities
    }


@given(st.permutations([_activity(key, index % 3) for index, key in enumerate(_KEYS)]))
def test_order_of_the_records_does_not_matter(activities: list[Activity]) -> None:
    assert outline_numbers(GROUPS, activities) == outline_numbers(
        GROUPS, sorted(activities, key=repr)
    )
