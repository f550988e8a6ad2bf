# SPDX-License-Identifier: MIT
"""What differs in a view after records were written: told to the pages, so that each shows only that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from lsapp.domain.records import Record
from lsapp.services.unit_view import LIST_NAMES, UnitView, find_record, with_records


class Changed(msgspec.Struct, frozen=True):
    """What differs from before: the keys touched, by kind of record; ``whole`` where all is new."""

    keys: Mapping[str, frozenset[str]]
    whole: bool = False

    def meets(self, kinds: Iterable[str]) -> bool:
        """Tell whether one of these kinds is touched."""
        return self.whole or any(kind in self.keys for kind in kinds)


def applied(
    view: UnitView, put: Sequence[Record], gone: Sequence[tuple[str, str]]
) -> tuple[UnitView, Changed] | None:
    """Return the view after records were written and others, ``(kind, key)``, deleted, and what differs;
    ``None`` where nothing does.

    What never travels (dispatches, return notes) is no part of the view, yet pages are told of it.
    """
    new = [
        one
        for one in put
        if one.KIND not in LIST_NAMES or find_record(view.records, type(one), one.key) != one
    ]
    after = with_records(view, new, gone)
    kinds = {one.KIND for one in new} | {kind for kind, _key in gone}
    if after is view and kinds <= LIST_NAMES.keys():
        return None
    keys: dict[str, set[str]] = {}
    for one in new:
        keys.setdefault(one.KIND, set()).add(one.key)
    for kind, key in gone:
        keys.setdefault(kind, set()).add(key)
    return after, Changed({kind: frozenset(some) for kind, some in keys.items()})
