# SPDX-License-Identifier: MIT
"""Which column is which field, where two may want the same one: the choice made last has it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence


def settled_choices(
    wanted: Mapping[int, Hashable | None], recent: Sequence[int]
) -> dict[int, Hashable | None]:
    """Return what each column gets of what it wants; ``recent`` are columns in the order in which they
    were chosen for, the last one last. A column that comes away empty has its field again as soon as the
    other wants something else, so that one can go through a list by its keys.
    """
    taken: set[Hashable] = set()
    settled: dict[int, Hashable | None] = {}
    for column in _by_recency(wanted, recent):
        field = wanted[column]
        settled[column] = None if field in taken else field
        if field is not None:
            taken.add(field)
    return settled


def _by_recency(columns: Iterable[int], recent: Sequence[int]) -> list[int]:
    chosen = list(reversed(recent))
    order = {column: place for place, column in reversed(list(enumerate(chosen)))}
    return sorted(columns, key=lambda column: (order.get(column, len(chosen)), column))
