# SPDX-License-Identifier: MIT
"""What is shown before it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from lsapp.domain.records import Record

_Key = tuple[str, str, str]
"""Kind, unit and key of a record."""


class UnsavedRecords:
    """The records whose saving has not been answered: an answer to an older save must not take their
    place on the screen, or what is typed next would be written over it.
    """

    def __init__(self) -> None:
        self._held: dict[_Key, tuple[int, Record]] = {}

    def __contains__(self, record: Record) -> bool:
        """Tell whether a later state of the record is still being saved."""
        return _key_of(record) in self._held

    def latest(self) -> list[Record]:
        """Return the records as they were typed last."""
        return [record for _count, record in self._held.values()]

    def add(self, records: Sequence[Record]) -> None:
        """Keep in mind what is handed over to be saved."""
        for one in records:
            count = self._held.get(_key_of(one), (0, one))[0]
            self._held[_key_of(one)] = (count + 1, one)

    def release(self, records: Sequence[Record]) -> None:
        """Forget what was handed over once, now that its saving is answered."""
        for one in records:
            count, latest = self._held.pop(_key_of(one), (1, one))
            if count > 1:
                self._held[_key_of(one)] = (count - 1, latest)

    def clear(self) -> None:
        """Forget everything: the file is left."""
        self._held.clear()


def _key_of(record: Record) -> _Key:
    return record.KIND, record.unit, record.key
