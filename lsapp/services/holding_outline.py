# SPDX-License-Identifier: MIT
"""What must be known of a received round to lay another beside it: the programmes that it speaks for, and
marks of the keys that it uses. A hundredth of its payload, and kept beside it.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.records import Records
from lsapp.services.holdings import Known, head_records
from lsapp.services.series import Series
from lsapp.storage.store import Store

_NAME: Final = "holding-outline.1"
_OF_ROUND: Final = (
    "reports", "progress", "stat_values", "open_rows", "group_statements", "sections", "answers",
    "evidence",
)  # fmt: skip


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """The outline of what the head of a series says. Marks are checksums of keys: different marks are of
    different keys, equal ones most likely of the same.

    ``programmes`` gives the marks of the activities and of the money under each programme, ``round_marks``
    those of what belongs to the round; the others say whether a letterhead or a local unit is there.
    """

    programmes: dict[str, frozenset[int]]
    round_marks: frozenset[int]
    letterheads: bool
    local_units: bool

    def under(self, programmes: Collection[str]) -> Iterator[int]:
        """Yield the marks of what stands under those of the programmes that are there."""
        for code, marks in self.programmes.items():
            if code in programmes:
                yield from marks


def marks_of(keys: Iterable[str]) -> set[int]:
    """Return the marks of some keys."""
    return set(map(zlib.crc32, map(str.encode, keys)))


def outline_of(records: Records) -> Outline:
    """Return the outline of a round's records."""
    under: dict[str, list[str]] = {one.key: [] for one in records.programmes}
    whose: dict[str, list[str]] = {}
    for activity in records.activities:
        keys = whose[activity.key] = under.setdefault(activity.programme, [])
        keys.append(activity.key)
    for line in records.budget_lines:
        whose.get(line.activity, []).append(line.key)
    of_round = (one.key for name in _OF_ROUND for one in getattr(records, name))
    return Outline(
        programmes={code: frozenset(marks_of(keys)) for code, keys in under.items()},
        round_marks=frozenset(marks_of(of_round)),
        letterheads=bool(records.letterheads),
        local_units=bool(records.local_units),
    )


class Outlines:
    """The outlines of the heads that a run meets: those kept before, and those it makes, until they are
    kept as well.
    """

    def __init__(self, store: Store, units: UnitRegister) -> None:
        self._store = store
        self._units = units
        self._fresh: dict[str, Outline] = {}

    def add(self, series: Series, outline: Outline) -> None:
        """Remember the outline of a series' head."""
        head = series.head
        if head is not None and not series.overlays(head.hash):
            self._fresh[head.hash] = outline

    def of(self, held: Collection[Series], plan: Plan, known: Known) -> list[Outline]:
        """Return the outlines of the heads of ``held``; a series without a head has none."""
        heads = [one.head for one in held]
        asked = [head.hash for head in heads if head and head.hash not in self._fresh]
        kept = self._store.derived(_NAME, asked) if asked else {}
        found = []
        for series, head in zip(held, heads, strict=True):
            if head is None:
                continue
            # Cells that were laid over the sealed values may have brought other keys.
            plain = not series.overlays(head.hash)
            outline = self._fresh.get(head.hash) if plain else None
            if outline is None and plain and head.hash in kept:
                outline = msgspec.msgpack.decode(kept[head.hash], type=Outline)
            if outline is None:
                records = head_records(self._store, series, plan, self._units, known)
                outline = outline_of(records or Records())
                self.add(series, outline)
            found.append(outline)
        return found

    def keep(self) -> None:
        """Keep those that are new, for later runs."""
        encoded = {mark: msgspec.msgpack.encode(one) for mark, one in self._fresh.items()}
        self._store.keep_derived(_NAME, encoded)
        self._fresh.clear()
