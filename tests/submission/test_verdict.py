# SPDX-License-Identifier: MIT
"""Verdicts at arrival, and where a series stands whatever the order of arrival."""

from __future__ import annotations

import itertools

import pytest

from lsapp.submission.verdict import (
    SETTLED,
    TAKEN,
    Held,
    Verdict,
    behind_a_lock,
    standing,
    verdict_on,
)

R1 = Held(hash="a1", revision=1)
R1_OTHER = Held(hash="b1", revision=1)
R2 = Held(hash="a2", revision=2, supersedes="a1")
R2_FORK = Held(hash="b2", revision=2, supersedes="a1")
R2_STRAY = Held(hash="c2", revision=2, supersedes="zz")
R3 = Held(hash="a3", revision=3, supersedes="a2")
R3_OF_FORK = Held(hash="b3", revision=3, supersedes="b2")
R9 = Held(hash="a9", revision=9, supersedes="a8")
TEMPLATE_2 = Held(hash="t2", revision=2)


@pytest.mark.parametrize(
    ("arriving", "held", "verdict"),
    [
        (R1, [], "new"),
        (R2, [], "newer-unknown-parent"),
        (Held(hash="x", revision=1, supersedes="w"), [], "newer-unknown-parent"),
        (R1, [R1], "same"),
        (R1, [R1, R2], "same"),
        (R2, [R1], "newer"),
        (R3, [R1, R2], "newer"),
        (R9, [R1, R2], "newer-unknown-parent"),
        (R2_STRAY, [R1], "newer-unknown-parent"),
        (TEMPLATE_2, [R1], "newer-unknown-parent"),
        (R3_OF_FORK, [R1, R2], "newer-unknown-parent"),
        (R1, [R2], "older"),
        (R1_OTHER, [R1, R2], "older"),
        (R2, [R1, R9], "older"),
        (R1_OTHER, [R1], "conflict"),
        (R2_FORK, [R1, R2], "conflict"),
        (Held(hash="z", revision=2, supersedes="a1"), [R2, R2_FORK], "conflict"),
        (R3, [R2, R2_FORK], "newer-unknown-parent"),
    ],
)
def test_verdict_beside_what_is_held(arriving: Held, held: list[Held], verdict: str) -> None:
    for order in itertools.permutations(held):
        assert verdict_on(arriving, order) == verdict


def test_taken_verdicts_are_settled() -> None:
    assert TAKEN < SETTLED
    assert {Verdict.SAME, Verdict.OLDER} == SETTLED - TAKEN


def test_nothing_held_has_no_head() -> None:
    assert standing([]).head is None
    assert standing([]).conflict == ()


@pytest.mark.parametrize(
    ("held", "chosen", "head", "conflict"),
    [
        ([R1, R2, R3, R9, R1_OTHER], (), R9, ()),
        ([R1, R2, R2_FORK, R3, R3_OF_FORK], (), R1, (R3, R3_OF_FORK)),
        ([R1, R2, R2_FORK, R3, R3_OF_FORK], ("b3",), R3_OF_FORK, ()),
        ([R1, R2, R2_FORK, R3, R3_OF_FORK], ("b2",), R2_FORK, (R3, R3_OF_FORK)),
        ([R1, R2, R2_FORK, R3, R3_OF_FORK], ("a3", "b3"), R1, (R3, R3_OF_FORK)),
        ([R1, R1_OTHER, R2, R2_FORK, R2_STRAY], (), None, (R2, R2_FORK, R2_STRAY)),
        ([R1, R1_OTHER, R2, R2_FORK, R2_STRAY], ("a2", "b2"), None, (R2, R2_FORK)),
        ([R1, R1_OTHER, R2, R2_FORK, R2_STRAY], ("b1",), R1_OTHER, (R2, R2_FORK, R2_STRAY)),
        ([R1, R1_OTHER, R2, R3, R9], ("b1",), R9, ()),
    ],
)
def test_all_120_orders_of_five_revisions_stand_alike(
    held: list[Held], chosen: tuple[str, ...], head: Held | None, conflict: tuple[Held, ...]
) -> None:
    for order in itertools.permutations(held):
        found = standing(order, chosen)
        assert (found.head, found.conflict) == (head, conflict)


@pytest.mark.parametrize(
    ("locked", "chosen", "head"),
    [
        (("a1",), (), R1),
        (("a1",), ("b3",), R1),
        (("b1",), ("a2",), R1_OTHER),
        (("b2",), (), R2_FORK),
        (("a1", "b2"), (), R2_FORK),
        (("zz",), ("b3",), R3_OF_FORK),
    ],
)
def test_what_is_locked_is_the_head_in_every_order(
    locked: tuple[str, ...], chosen: tuple[str, ...], head: Held
) -> None:
    held = [R1, R1_OTHER, R2, R2_FORK, R3_OF_FORK]
    for order in itertools.permutations(held):
        found = standing(order, chosen, accepted=["a1"], locked=locked)
        assert (found.head, found.conflict) == (head, ())


def test_behind_a_lock_only_what_would_take_its_place_is_held() -> None:
    replaced = {one for one in Verdict if behind_a_lock(one) is not one}
    assert replaced == {
        Verdict.NEW,
        Verdict.NEWER,
        Verdict.NEWER_UNKNOWN_PARENT,
        Verdict.CONFLICT,
    }
    assert Verdict.LOCKED not in SETTLED


def test_a_revision_held_twice_is_no_conflict() -> None:
    assert standing([R1, R1, R2, R2]) == standing([R1, R2])


def test_a_choice_of_what_is_not_held_changes_nothing() -> None:
    assert standing([R1, R2, R2_FORK], ["zz"]) == standing([R1, R2, R2_FORK])


def test_what_was_accepted_settles_a_conflict_until_somebody_chooses() -> None:
    held = [R1, R2, R2_FORK]
    assert standing(held, accepted=["b2"]).head == R2_FORK
    assert standing(held, chosen=["a2"], accepted=["b2"]).head == R2
    assert standing(held, accepted=["a2", "b2"]) == standing(held)
