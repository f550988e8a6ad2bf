# SPDX-License-Identifier: MIT
"""The order that people give to records: by position, and by key where two share one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Positioned(Protocol):
    """A record with a place among its kind."""

    @property
    def position(self) -> int:
        """Its place, as the person set it."""

    @property
    def key(self) -> str:
        """What tells it from others at the same place."""


_P = TypeVar("_P", bound=Positioned)


def place_in_order(record: Positioned) -> tuple[int, str]:
    """Return what records are put in order by: never the same for two."""
    return record.position, record.key


def by_position(records: Iterable[_P]) -> list[_P]:
    """Return the records in the order that people gave them."""
    return sorted(records, key=place_in_order)
