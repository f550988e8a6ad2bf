# SPDX-License-Identifier: MIT
"""Reads files ahead on other threads while the caller works on one; what comes out keeps its order."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Final, Generic, TypeVar

_MOST: Final = 2
_PATIENCE: Final = 3
PlaceT = TypeVar("PlaceT")
ReadT = TypeVar("ReadT")


def readers_here() -> int:
    """Return how many files may be read at once on this machine: 1 on one core, else 2."""
    return min(_MOST, os.cpu_count() or 1)


def read_ahead(
    read: Callable[[PlaceT], ReadT], places: Iterable[PlaceT], most: int, ahead: int | None = None
) -> Generator[ReadT, None, None]:
    """Yield ``read(place)`` of each place in their order. Beside the one that the caller has, ``ahead`` are
    read or held, by default as many as are read at once: one at first, ``most`` where the caller was kept
    waiting, for each reader costs a start. What ``read`` or ``places`` raises comes out in its turn.
    """
    coming: deque[Future[ReadT]] = deque()
    rest = _Until(places)
    turns = threading.Semaphore(1)
    waited, readers = 0, 1

    def read_in_turn(place: PlaceT) -> ReadT:
        with turns:
            return read(place)

    def go_on() -> None:
        some = islice(rest, (ahead or readers) - len(coming))
        coming.extend(executor.submit(read_in_turn, place) for place in some)

    with ThreadPoolExecutor(most) as executor:
        try:
            go_on()
            while coming:
                first = coming.popleft()
                waited += not first.done()
                value = first.result()
                if waited > _PATIENCE and readers < most:
                    turns.release(most - readers)
                    readers = most
                go_on()
                yield value
        finally:
            for one in coming:
                one.cancel()
    if rest.stopped_by is not None:
        raise rest.stopped_by


class _Until(Generic[PlaceT]):
    """Places until there are no more, or until something is raised, which is kept for later."""

    def __init__(self, places: Iterable[PlaceT]) -> None:
        self._places = iter(places)
        self.stopped_by: BaseException | None = None

    def __iter__(self) -> Iterator[PlaceT]:
        return self

    def __next__(self) -> PlaceT:
        if self.stopped_by is not None:
            raise StopIteration
        try:
            return next(self._places)
        except StopIteration:
            raise
        except BaseException as error:
            self.stopped_by = error
            raise StopIteration from error
