# SPDX-License-Identifier: MIT
"""Seeded chance: the same name gives the same choices on every machine."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Chance:
    """A stream of choices that follows from its name alone."""

    def __init__(self, *names: object) -> None:
        self._random = random.Random("/".join(str(name) for name in names))

    def pick(self, choices: Sequence[_T]) -> _T:
        """Return one of the choices."""
        return choices[self.number(0, len(choices) - 1)]

    def number(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def happens(self, share: float) -> bool:
        """Tell whether something with the chance ``share`` happens."""
        return self._random.random() < share

    def part_of(self, whole: int, share: float) -> int:
        """Return about ``share`` of ``whole``, never more than it."""
        return min(whole, round(whole * share * (0.85 + 0.3 * self._random.random())))

    def divide(self, whole: int, weights: Mapping[str, int]) -> dict[str, int]:
        """Divide ``whole`` by roughly these weights; the parts add up to it."""
        shaken = {
            name: weight * (0.8 + 0.4 * self._random.random()) for name, weight in weights.items()
        }
        total = sum(shaken.values())
        parts = {name: int(whole * weight / total) for name, weight in shaken.items()}
        largest = max(shaken, key=lambda name: shaken[name])
        parts[largest] += whole - sum(parts.values())
        return parts
