# SPDX-License-Identifier: MIT
"""The one place that writes: records, the journal and the search index in one transaction.

A transaction comes to nothing unless ``commit`` was called. Foreign keys are checked at commit, so
records may be written in any order.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from types import TracebackType
from typing import Any, Literal, Self

import msgspec

from lsapp.domain.records import Record, Records
from lsapp.errors import UserError
from lsapp.storage.database import Database
from lsapp.storage.journal_writer import Action, NetChange, Source, write_action
from lsapp.storage.record_rows import AllRows, R
from lsapp.storage.schema import NATURAL_KEYS
from lsapp.storage.search_index import WordChange, index_words, words_changed
from lsapp.storage.sqlite import ConstraintError, broke_unique


class Touched(msgspec.Struct, frozen=True, gc=False):
    """One record that a commit changed: as it was before and as it is now, ``None`` where it was not
    there.
    """

    kind: str
    unit: str
    key: str
    before: Record | None
    after: Record | None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit did: the journal's action, ``None`` where nothing changed, the kinds of record
    touched, how many records were added, changed and deleted, and which.
    """

    action: int | None
    name: str
    kinds: frozenset[str] = frozenset()
    added: int = 0
    changed: int = 0
    deleted: int = 0
    touched: tuple[Touched, ...] = ()


class Transaction:
    """Puts and deletes records; made by ``Store.transaction`` and used in a ``with`` statement."""

    def __init__(
        self,
        database: Database,
        rows: AllRows,
        action: Action,
        unindexed: list[WordChange] | None = None,
    ) -> None:
        """Prepare; the transaction opens with the ``with`` statement. ``unindexed`` takes the
        words that are indexed later, with those of other transactions.
        """
        self._database = database
        self._rows = rows
        self._action = action
        self._unindexed = unindexed
        self._source: Source | None = None
        self._open = contextlib.ExitStack()
        self._changes: dict[tuple[str, str, str], tuple[Record | None, Record | None]] = {}
        self._state: Literal["new", "open", "failed", "done"] = "new"

    def __enter__(self) -> Self:
        """Open; there is one transaction at a time."""
        self._open.enter_context(self._database.transaction())
        self._state = "open"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close; what was not committed is undone."""
        self._state = "done"
        self._open.__exit__(kind, error, trace)

    def get(self, record_type: type[R], unit: str, key: str) -> R | None:
        """Return a record as it stands inside this transaction."""
        return self._rows.of(record_type).get(unit, key)

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its unit and key; an equal one writes nothing."""
        self.put_many((record,))

    def put_many(self, records: Iterable[Record]) -> None:
        """Put records of any kinds; of two with the same unit and key the later counts.

        Raises ``UserError("record.duplicate")`` where another record has the same natural key.
        """
        by_type: dict[type[Record], dict[tuple[str, str], Record]] = {}
        with collector_paused():
            for record in records:
                by_type.setdefault(type(record), {})[record.unit, record.key] = record
            for record_type, wanted in by_type.items():
                rows = self._rows.of(record_type)
                held = rows.find(list(wanted))
                sides = [(held.get(identity), record) for identity, record in wanted.items()]
                self._write(record_type, [pair for pair in sides if not rows.same(*pair)])

    def delete(self, record_type: type[Record], unit: str, key: str) -> None:
        """Delete a record if it is there; what hangs on it is the caller's to delete as well."""
        self.delete_many(record_type, unit, (key,))

    def delete_many(self, record_type: type[Record], unit: str, keys: Iterable[str]) -> None:
        """Delete those of a unit's records that are there."""
        wanted = list(dict.fromkeys((unit, key) for key in keys))
        if wanted:
            held = self._rows.of(record_type).find(wanted)
            self._write(record_type, [(record, None) for record in held.values()])

    def keep_payload(
        self, payload_hash: str, content: bytes, records: Records | None = None
    ) -> None:
        """Keep bytes under their SHA-256; bytes held already are left alone. ``records`` are those read
        from it: where they are put as they are, the journal names the payload instead of them.
        """
        self._require_open()
        self._database.execute(
            "INSERT INTO payload (hash, content) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
            (payload_hash, content),
        )
        if records is not None:
            self._source = Source(payload_hash, records)

    def commit(self) -> Change:
        """Write the journal and the search index and make everything permanent, or nothing.

        Raises ``UserError``: ``record.still_used`` where a deleted record has others hanging on it,
        ``record.parent_missing`` where one hangs on nothing, ``disk.full``,
        ``database.unreachable``.
        """
        self._require_open()
        self._state = "failed"
        with collector_paused():
            net = [
                (identity, before, after)
                for identity, (before, after) in self._changes.items()
                if before != after or not self._rows.named(identity[2]).same(before, after)
            ]
            action = self._write_journal(net) if net else None
            if self._unindexed is not None:
                self._unindexed += words_changed(net)
            elif net:
                index_words(self._database, words_changed(net))
        try:
            self._database.commit()
        except ConstraintError as error:
            raise self._missing_parent() from error
        self._state = "done"
        befores, afters = [one[1] for one in net], [one[2] for one in net]
        added, deleted = befores.count(None), afters.count(None)
        return Change(
            action=action,
            name=self._action.name,
            kinds=frozenset([identity[2] for identity, _, _ in net]),
            added=added,
            changed=len(net) - added - deleted,
            deleted=deleted,
            # Here and not where it is asked for: that is the window's thread.
            touched=tuple(
                [
                    Touched(kind, unit, key, before, after)
                    for (unit, key, kind), before, after in net
                ]
            ),
        )

    def apply(self, kind: str, changes: Sequence[tuple[Record | None, Record | None]]) -> None:
        """Take records of one kind from one known state to another: ``None`` stands for not there. Nothing
        is looked up; for undo and redo, and for what was read in this transaction.
        """
        if changes:
            self._write(self._rows.named(kind).record_type, changes)

    def _write(
        self, record_type: type[Any], changes: Sequence[tuple[Record | None, Record | None]]
    ) -> None:
        self._require_open()
        natural = NATURAL_KEYS.get(record_type.KIND)
        told_by = attrgetter(*natural) if natural else None
        gone: list[tuple[str, str]] = []
        replaced: list[tuple[Record, Record]] = []
        new: list[Record] = []
        for before, after in changes:
            if before is None or after is None:
                if before is not None:
                    gone.append((before.unit, before.key))
                elif after is not None:
                    new.append(after)
            elif told_by is not None and told_by(before) != told_by(after):
                # Two records may trade places: both go before either comes.
                gone.append((before.unit, before.key))
                new.append(after)
            else:
                replaced.append((before, after))
        rows = self._rows.of(record_type)
        self._state = "failed"
        try:
            if gone:
                rows.delete(gone)
            if replaced:
                rows.update(replaced)
            if new:
                rows.insert(new)
        except ConstraintError as error:
            if broke_unique(error):
                raise UserError("record.duplicate", kind=record_type.KIND) from error
            raise
        self._state = "open"
        self._remember(record_type.KIND, changes)

    def _remember(self, kind: str, changes: Sequence[tuple[Record | None, Record | None]]) -> None:
        for before, after in changes:
            record = before if before is not None else after
            if record is not None:
                identity = (record.unit, record.key, kind)
                first = self._changes[identity][0] if identity in self._changes else before
                self._changes[identity] = (first, after)

    def _write_journal(self, net: Sequence[NetChange]) -> int:
        return write_action(self._database, self._action, net, self._source)

    def _missing_parent(self) -> UserError:
        deleted = {kind for (_, _, kind), (_, after) in self._changes.items() if after is None}
        for child, parent in self._database.orphans():
            code = "record.still_used" if parent in deleted else "record.parent_missing"
            return UserError(code, kind=parent, used_by=child)
        raise RuntimeError("a constraint failed at commit, but every record has its parent")

    def _require_open(self) -> None:
        if self._state != "open":
            raise RuntimeError(f"the transaction is {self._state}")


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python's collector from walking 100,000 records again and again; they hold no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
