# SPDX-License-Identifier: MIT
from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from lsapp.intake.reading_ahead import read_ahead, readers_here


@pytest.mark.parametrize("most", [1, 2, 3])
def test_what_comes_out_keeps_its_order_and_its_number(most: int) -> None:
    gate = threading.Semaphore(0)
    open_now: set[int] = set()
    widest = 0

    def read(place: int) -> int:
        open_now.add(place)
        if place % 3 == 0:
            gate.acquire(timeout=0.02)  # some take longer than those after them
        return place * 10

    found = []
    for value in read_ahead(read, range(20), most):
        widest = max(widest, len(open_now))
        open_now.discard(value // 10)
        found.append(value)
    assert found == [place * 10 for place in range(20)]
    # What is in hand, and what is read or held beside it.
    assert widest <= most + 1


def test_nothing_to_read_is_nothing() -> None:
    assert list(read_ahead(str, [], 2)) == []
    assert readers_here() in (1, 2)


@pytest.mark.parametrize("ahead", [None, 2, 9])
def test_what_goes_wrong_comes_out_in_its_turn(ahead: int | None) -> None:
    def places() -> Iterator[int]:
        yield from (1, 2, 3)
        raise KeyboardInterrupt

    values = read_ahead(lambda place: 6 // (place - 2), places(), 1, ahead)
    assert next(values) == -6
    with pytest.raises(ZeroDivisionError):
        next(values)
    stopped = read_ahead(str, places(), 1, ahead)
    assert [next(stopped), next(stopped), next(stopped)] == ["1", "2", "3"]
    with pytest.raises(KeyboardInterrupt):
        next(stopped)


def test_more_may_be_held_than_are_read_at_once() -> None:
    busy: set[int] = set()
    widest = 0

    def read(place: int) -> int:
        nonlocal widest
        busy.add(place)
        widest = max(widest, len(busy))
        busy.discard(place)
        return place

    begun: list[int] = []

    def places() -> Iterator[int]:
        for place in range(9):
            begun.append(place)
            yield place

    values = read_ahead(read, places(), 1, ahead=4)
    assert next(values) == 0
    assert begun == [0, 1, 2, 3, 4]  # the one in hand, and four beside it
    assert list(values) == [*range(1, 9)]
    assert widest == 1
