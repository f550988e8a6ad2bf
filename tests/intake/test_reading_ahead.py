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


def test_what_goes_wrong_comes_out_in_its_turn() -> None:
    def places() -> Iterator[int]:
        yield from (1, 2, 3)
        raise KeyboardInterrupt

    values = read_ahead(lambda place: 6 // (place - 2), places(), 1)
    assert next(values) == -6
    with pytest.raises(ZeroDivisionError):
        next(values)
    stopped = read_ahead(str, places(), 1)
    assert [next(stopped), next(stopped)] == ["1", "2"]
    with pytest.raises(KeyboardInterrupt):
        next(stopped)
