# SPDX-License-Identifier: MIT
"""Reads records and opens the transactions that write them."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lsapp.domain.records import Record
from lsapp.storage.database import Database
from lsapp.storage.derived import derived, keep_derived
from lsapp.storage.journal_writer import Action, Way
from lsapp.storage.record_rows import AllRows, R
from lsapp.storage.search_index import WordChange, index_words
from lsapp.storage.transaction import Transaction


class Store:
    """The records of one database."""

    def __init__(self, database: Database, clock: Callable[[], dt.datetime], who: str) -> None:
        """``clock`` returns the present moment with its zone; ``who`` is whom the journal names."""
        self.database = database
        self.clock = clock
        self.who = who
        self._rows = AllRows(database)
        self._unindexed: list[WordChange] | None = None

    def get(self, record_type: type[R], unit: str, key: str) -> R | None:
        """Return one record, ``None`` where there is none."""
        return self._rows.of(record_type).get(unit, key)

    def find(
        self, record_type: type[R], identities: Sequence[tuple[str, str]]
    ) -> dict[tuple[str, str], R]:
        """Return those of the records ``(unit, key)`` that exist, by that pair."""
        return self._rows.of(record_type).find(identities)

    def select(
        self,
        record_type: type[R],
        *,
        unit: str | None = None,
        order: Sequence[str] = ("unit", "key"),
        **equal: object,
    ) -> list[R]:
        """Return the records with these field values, of one unit or of all.

        A value of ``None`` asks for an empty field. ``order`` names fields.
        """
        if unit is not None:
            equal["unit"] = unit
        return self._rows.of(record_type).select(equal, order)

    def count(self, record_type: type[Record], *, unit: str | None = None, **equal: object) -> int:
        """Return how many records have these field values."""
        if unit is not None:
            equal["unit"] = unit
        return self._rows.of(record_type).count(equal)

    def units(self, record_type: type[Record], **equal: object) -> list[str]:
        """Return the units, each once, sorted, that have a record with these field values."""
        return self._rows.of(record_type).units(equal)

    def holds(self, record_type: type[Record], unit: str) -> bool:
        """Tell whether there is any record of this kind of a unit."""
        return self._rows.of(record_type).holds(unit)

    def payload(self, payload_hash: str) -> bytes | None:
        """Return the bytes kept under a SHA-256."""
        found = self.database.rows("SELECT content FROM payload WHERE hash = ?", (payload_hash,))
        return bytes(found[0][0]) if found else None

    def derived(self, name: str, marks: Iterable[str]) -> dict[str, bytes]:
        """Return what was kept under ``name``, by mark; see ``keep_derived``."""
        return derived(self.database, name, marks)

    def keep_derived(self, name: str, contents: Mapping[str, bytes]) -> None:
        """Keep what was computed from held payloads, by a mark of all that it follows from.

        ``name`` ends in a version (``unit-sums.1``). It is no record: not journalled, gone at any time.
        """
        keep_derived(self.database, name, contents)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Make the transactions inside permanent all at once, or none: for many small ones in a row, of
        which each alone would wait for the disk. See ``Database.together``.

        Their words are found when all are permanent: the index takes them in one go.
        """
        with self.database.together():
            self._unindexed = []
            try:
                yield
                with self.database.transaction():
                    index_words(self.database, self._unindexed)
                    self.database.commit()
            finally:
                self._unindexed = None

    def transaction(
        self,
        name: str,
        *,
        who: str | None = None,
        label: str | None = None,
        undoable: bool = True,
        way: Way = "do",
        target: int | None = None,
    ) -> Transaction:
        """Open a transaction that the journal files under ``name``, a dotted code.

        ``label`` says in words what it is about; ``undoable=False`` keeps it from undo. ``way`` and
        ``target`` are for ``journal`` alone.
        """
        action = Action(
            name=name,
            who=self.who if who is None else who,
            at=self.clock(),
            label=label,
            undoable=undoable,
            way=way,
            target=target,
        )
        return Transaction(self.database, self._rows, action, self._unindexed)
