# SPDX-License-Identifier: MIT
"""Reads files ahead on other threads while the caller works on one; what comes out keeps its order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Final, TypeVar

_MOST: Final = 2
_PATIENCE: Final = 3
PlaceT = TypeVar("PlaceT")
ReadT = TypeVar("ReadT")


def readers_here() -> int:
    """Return how many files may be read at once on this machine: 1 on one core, else 2."""
    return min(_MOST, os.cpu_count() or 1)


def read_ahead(
    read: Callable[[PlaceT], ReadT], places: Iterable[PlaceT], most: int
) -> Generator[ReadT, None, None]:
    """Yield ``read(place)`` of each place in their order. Beside the one that the caller has, ``most`` are
    read or held at once: one at first, more where the caller was kept waiting, for each reader costs a
    start. What ``read`` or ``places`` raises comes out in its turn.
    """
    coming: deque[Future[ReadT]] = deque()
    rest = iter(places)
    wanted, waited = 1, 0
    with ThreadPoolExecutor(most) as executor:
        try:
            coming.extend(executor.submit(read, place) for place in islice(rest, wanted))
            while coming:
                first = coming.popleft()
                waited += not first.done()
                value = first.result()
                wanted = most if waited > _PATIENCE else 1
                coming.extend(
                    executor.submit(read, place) for place in islice(rest, wanted - len(coming))
                )
                yield value
        finally:
            for one in coming:
                one.cancel()
