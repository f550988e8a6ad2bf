# SPDX-License-Identifier: MIT
"""The STT of an outline, the same on the screen, in the workbook, on paper and in a finding.

Groups carry Roman numerals in the plan's order (``I``); the activities right under them the
group's place and their own (``1.1``); those below a letter of the Vietnamese alphabet, as the
"điểm" of an official document (``a``, ``đ``; Nghị định 30/2020/NĐ-CP, Phụ lục I); deeper ones go on
after the letter (``a.1``, ``a.1.1``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from lsapp.catalogue.model import TaskGroup
from lsapp.domain.ordering import by_position, place_in_order
from lsapp.domain.records import Activity

LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The letters that number points: those of Vietnamese without its marked vowels."""

_ROMAN: Final = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class OutlineEntry(msgspec.Struct, frozen=True):
    """One activity in its place. ``number`` is printed; ``path`` says it in full (``1.2.a``);
    ``depth`` is 1 right under a group.
    """

    activity: Activity
    number: str
    path: str
    depth: int


def roman(number: int) -> str:
    """Return a positive whole number in Roman numerals."""
    digits: list[str] = []
    for value, digit in _ROMAN:
        count, number = divmod(number, value)
        digits.append(digit * count)
    return "".join(digits)


def point_letter(number: int) -> str:
    """Return the letter of the ``number``-th point: ``a`` for 1, ``aa`` after the last letter."""
    letters = ""
    while number > 0:
        number, index = divmod(number - 1, len(LETTERS))
        letters = LETTERS[index] + letters
    return letters


def outline(groups: Sequence[TaskGroup], activities: Iterable[Activity]) -> list[OutlineEntry]:
    """Return the activities in the order of the outline: by group, then by position and key.

    No key is ever left out. One whose parent is unknown, or lies in another group or programme,
    stands right under its group; one whose group the plan does not know comes last, numbered
    ``?.1``; a circle of parents is opened at the first of it.
    """
    # By key first: two records under one key would double everything below them, level by level.
    by_key = {one.key: one for one in by_position(activities)}
    roots: dict[str, list[Activity]] = {group.code: [] for group in groups}
    children: dict[str, list[Activity]] = {}
    for one in by_key.values():
        parent = by_key.get(one.parent) if one.parent else None
        if parent is None or (parent.programme, parent.group) != (one.programme, one.group):
            roots.setdefault(one.group, []).append(one)
        else:
            children.setdefault(parent.key, []).append(one)
    _open_circles(by_key, roots, children)
    known = {group.code: str(index) for index, group in enumerate(groups, 1)}
    entries: list[OutlineEntry] = []
    strays = 0
    for code, members in roots.items():
        prefix, start = (known[code], 0) if code in known else ("?", strays)
        for index, root in enumerate(members, start + 1):
            entries.extend(_branch(root, f"{prefix}.{index}", children))
        if code not in known:
            strays += len(members)
    return entries


def outline_numbers(groups: Sequence[TaskGroup], activities: Iterable[Activity]) -> dict[str, str]:
    """Return the STT of every group (by code) and activity (by key), in the outline's order."""
    entries = outline(groups, activities)
    numbers: dict[str, str] = {}
    at = 0
    for index, group in enumerate(groups, 1):
        numbers[group.code] = roman(index)
        while at < len(entries) and entries[at].activity.group == group.code:
            numbers[entries[at].activity.key] = entries[at].number
            at += 1
    numbers.update((entry.activity.key, entry.number) for entry in entries[at:])
    return numbers


def _branch(
    root: Activity, number: str, children: dict[str, list[Activity]]
) -> Iterator[OutlineEntry]:
    """Walk one root and all below it, without recursion: a chain may be thousands deep."""
    waiting = [OutlineEntry(root, number, number, 1)]
    while waiting:
        entry = waiting.pop()
        yield entry
        below = []
        for index, child in enumerate(children.get(entry.activity.key, ()), 1):
            own = f"{entry.number}.{index}" if entry.depth > 1 else point_letter(index)
            below.append(OutlineEntry(child, own, f"{number}.{own}", entry.depth + 1))
        waiting.extend(reversed(below))


def _open_circles(
    by_key: dict[str, Activity],
    roots: dict[str, list[Activity]],
    children: dict[str, list[Activity]],
) -> None:
    """Make a root of the first activity in every circle of parents, so that no walk misses it."""
    reached: set[str] = set()
    _reach([one for members in roots.values() for one in members], children, reached)
    for key in by_key:
        if key in reached:
            continue
        first = _first_of_circle(by_key, key)
        children[first.parent or ""].remove(first)
        roots.setdefault(first.group, []).append(first)
        _reach([first], children, reached)


def _first_of_circle(by_key: dict[str, Activity], key: str) -> Activity:
    """Return the first by position of the circle of parents that ``key`` lies in or hangs from."""
    passed: dict[str, Activity] = {}
    while key not in passed:
        passed[key] = by_key[key]
        key = by_key[key].parent or ""
    circle = list(passed.values())[list(passed).index(key) :]
    return min(circle, key=place_in_order)


def _reach(waiting: list[Activity], children: dict[str, list[Activity]], reached: set[str]) -> None:
    while waiting:
        one = waiting.pop()
        reached.add(one.key)
        waiting.extend(children.get(one.key, ()))
