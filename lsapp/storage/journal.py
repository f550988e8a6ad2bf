# SPDX-License-Identifier: MIT
"""Undo, redo and history, all read from the append-only journal, so they outlive a restart.

An undo is itself an action with a target; nothing in the journal is ever changed. What can be
undone is found by reading actions from the newest backwards
(docs/decisions/0002-journal-and-undo.md).
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from lsapp.domain.records import Record
from lsapp.errors import UserError
from lsapp.storage.journal_batches import changes_of_action, sides_in_batches
from lsapp.storage.journal_writer import Way
from lsapp.storage.schema import RECORD_TYPES
from lsapp.storage.store import Store
from lsapp.storage.transaction import Change

_AT_ONCE: Final = 256
_first: Final = operator.itemgetter(0)
_ACTION: Final = "id, at, who, name, label, way, target, undoable"


class JournalAction(msgspec.Struct, frozen=True, kw_only=True):
    """One action as the journal holds it; ``target`` is the action that an undo or redo is about."""

    id: int
    at: dt.datetime
    who: str
    name: str
    label: str | None
    way: Way
    target: int | None
    undoable: bool


class RecordChange(msgspec.Struct, frozen=True, kw_only=True):
    """One record before and after: its fields as JSON has them, ``None`` where it did not exist.

    Plain values, because an older schema's record need not fit today's struct.
    """

    kind: str
    unit: str
    key: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def changed_fields(self) -> list[str]:
        """Return the names of the fields that differ, in the order of the record."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys((*after, *before))
        return [name for name in names if before.get(name) != after.get(name)]


class HistoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What one action did to one record."""

    action: JournalAction
    change: RecordChange


def undo(store: Store) -> Change | None:
    """Take back the newest action that stands and can be undone; ``None`` where there is none.

    Raises ``UserError``: ``undo.overtaken`` where an action that cannot be undone has since changed
    the same records, ``undo.older_version`` where the journal's records do not fit this version,
    ``record.still_used``, ``disk.full``.
    """
    action = _next_to_undo(store)
    return None if action is None else _replay(store, action, "undo")


def redo(store: Store) -> Change | None:
    """Do again what was undone last; ``None`` where nothing was undone since the last new action.

    Raises the same ``UserError`` codes as ``undo``.
    """
    action = _next_to_redo(store)
    return None if action is None else _replay(store, action, "redo")


def undo_name(store: Store) -> JournalAction | None:
    """Return the action that ``undo`` would take back, for the menu."""
    return _next_to_undo(store)


def redo_name(store: Store) -> JournalAction | None:
    """Return the action that ``redo`` would do again, for the menu."""
    return _next_to_redo(store)


def actions(store: Store, limit: int = 100, before_id: int | None = None) -> list[JournalAction]:
    """Return actions from the newest backwards, those older than ``before_id`` where it is given."""
    where, values = ("", [limit]) if before_id is None else ("WHERE id < ?", [before_id, limit])
    rows = store.database.rows(
        f"SELECT {_ACTION} FROM journal_action {where} ORDER BY id DESC LIMIT ?", values
    )
    return [_action(row) for row in rows]


def last_action(store: Store) -> int:
    """Return the number of the newest action, 0 in an empty journal; a mark for ``changes_since``."""
    return int(store.database.rows("SELECT coalesce(max(id), 0) FROM journal_action")[0][0])


def history(store: Store, unit: str, kind: str, key: str) -> list[HistoryEntry]:
    """Return what happened to one record, oldest first."""
    rows = store.database.rows(
        "SELECT action, before, after FROM journal_change "
        'WHERE "key" = ? AND kind = ? AND unit = ?',
        (key, kind, unit),
    )
    sides = sorted([*rows, *sides_in_batches(store.database, (unit, kind, key))], key=_first)
    by_id = _by_ids(store, [int(action) for action, _, _ in sides])
    return [
        HistoryEntry(action=by_id[action], change=change_of_row((kind, unit, key, before, after)))
        for action, before, after in sides
    ]


def changes_of(store: Store, action_id: int) -> list[RecordChange]:
    """Return what one action did, in the order it was done."""
    rows = store.database.rows(
        'SELECT kind, unit, "key", before, after FROM journal_change WHERE action = ? '
        "ORDER BY position",
        (action_id,),
    )
    return [change_of_row(row) for row in (*rows, *changes_of_action(store.database, action_id))]


def changes_since(store: Store, action_id: int, *, unit: str | None = None) -> list[RecordChange]:
    """Return what differs now from the moment after ``action_id``, one entry for each record.

    Records that came and went, or that an undo brought back to what they were, are left out.
    """
    where, values = ("", [action_id]) if unit is None else ("AND unit = ?", [action_id, unit])
    rows = store.database.rows(
        'SELECT action, kind, unit, "key", before, after FROM journal_change '
        f"WHERE action > ? {where} ORDER BY action, position",
        values,
    )
    batched = store.database.rows(
        f"SELECT DISTINCT action FROM journal_batch WHERE action > ? {where}", values
    )
    changes = [(row[0], row[1:]) for row in rows]
    for (action,) in batched:
        changes += [(action, one) for one in changes_of_action(store.database, action, unit)]
    net: dict[tuple[str, str, str], tuple[str | None, str | None]] = {}
    for _, (kind, whose, key, before, after) in sorted(changes, key=_first):
        first = net[kind, whose, key][0] if (kind, whose, key) in net else before
        net[kind, whose, key] = (first, after)
    return [
        change_of_row((*identity, before, after))
        for identity, (before, after) in net.items()
        if before != after
    ]


def _newest_first(store: Store) -> Iterator[JournalAction]:
    before_id: int | None = None
    while True:
        some = actions(store, _AT_ONCE if before_id else 16, before_id)
        yield from some
        if not some:
            return
        before_id = some[-1].id


def _next_to_undo(store: Store) -> JournalAction | None:
    # The first word met about an action is the last that was said of it: undone, or done again.
    standing: dict[int | None, bool] = {}
    for action in _newest_first(store):
        if action.way != "do":
            standing.setdefault(action.target, action.way == "redo")
        elif action.undoable and standing.get(action.id, True):
            return action
    return None


def _next_to_redo(store: Store) -> JournalAction | None:
    redone = 0
    for action in _newest_first(store):
        if action.way == "do":
            return None
        if action.way == "redo":
            redone += 1
        elif redone:
            redone -= 1
        else:
            return _by_id(store, action.target)
    return None


def _by_id(store: Store, action_id: int | None) -> JournalAction:
    rows = store.database.rows(f"SELECT {_ACTION} FROM journal_action WHERE id = ?", (action_id,))
    return _action(rows[0])


def _by_ids(store: Store, action_ids: Sequence[int]) -> dict[int, JournalAction]:
    return {number: _by_id(store, number) for number in dict.fromkeys(action_ids)}


def _replay(store: Store, action: JournalAction, way: Way) -> Change:
    """Take the records of ``action`` from one of its sides to the other."""
    read = 'SELECT kind, unit, "key", before, after FROM journal_change WHERE action = ?'
    by_kind: dict[str, list[tuple[str | None, str | None]]] = {}
    for kind, _, _, before, after in store.database.rows(read, (action.id,)):
        sides = (after, before) if way == "undo" else (before, after)
        by_kind.setdefault(kind, []).append(sides)
    opened = store.transaction(action.name, label=action.label, way=way, target=action.id)
    with opened as tx:
        for kind, sides_of_kind in by_kind.items():
            changes = _decoded(kind, sides_of_kind, action)
            _require_unchanged(store, kind, changes, action)
            tx.apply(kind, changes)
        return tx.commit()


def _decoded(
    kind: str, sides: Sequence[tuple[str | None, str | None]], action: JournalAction
) -> list[tuple[Record | None, Record | None]]:
    decode = msgspec.json.Decoder(RECORD_TYPES[kind]).decode
    try:
        return [
            (None if now is None else decode(now), None if then is None else decode(then))
            for now, then in sides
        ]
    except msgspec.ValidationError as error:
        raise UserError("undo.older_version", action=action.name) from error


def _require_unchanged(
    store: Store,
    kind: str,
    changes: Sequence[tuple[Record | None, Record | None]],
    action: JournalAction,
) -> None:
    """Refuse to write over what an action that cannot be undone has put there since."""
    expected = {
        (record.unit, record.key): now
        for now, then in changes
        if (record := now if now is not None else then) is not None
    }
    held = store.find(RECORD_TYPES[kind], list(expected))
    for identity, now in expected.items():
        if held.get(identity) != now:
            raise UserError("undo.overtaken", action=action.name, kind=kind)


def _action(row: Sequence[Any]) -> JournalAction:
    number, at, who, name, label, way, target, undoable = row
    return JournalAction(
        id=number,
        at=dt.datetime.fromisoformat(at),
        who=who,
        name=name,
        label=label,
        way=way,
        target=target,
        undoable=bool(undoable),
    )


def change_of_row(row: Sequence[Any]) -> RecordChange:
    """Return a change from its kind, unit, key, before and after as the table has them."""
    kind, unit, key, before, after = row
    return RecordChange(
        kind=kind,
        unit=unit,
        key=key,
        before=None if before is None else msgspec.json.decode(before),
        after=None if after is None else msgspec.json.decode(after),
    )
