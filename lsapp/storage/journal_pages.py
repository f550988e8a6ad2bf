# SPDX-License-Identifier: MIT
"""The journal read page by page: which actions, what they touched, what was deleted and stayed so."""

from __future__ import annotations

import operator
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

import msgspec

from lsapp.storage import journal
from lsapp.storage.journal import JournalAction, RecordChange
from lsapp.storage.journal_batches import HOLDS, changes_of_action, sides_in_batches
from lsapp.storage.store import Store

_PAGE: Final = 200
_action_of: Final = operator.itemgetter(0)
_CHANGE: Final = 'kind, unit, "key", before, after'
_AT_ONCE: Final = 400
_IN_BATCH: Final = f"b.unit = ? AND b.kind = ? AND {HOLDS.format('b', '?')}"
_BATCHED: Final = "f.unit = c.unit AND f.kind = c.kind AND f.action > c.action AND " + HOLDS.format(
    "f", 'c."key"'
)
_SAME: Final = '{0}."key" = c."key" AND {0}.kind = c.kind AND {0}.unit = c.unit'


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """How many records of one kind an action added, changed and deleted."""

    kind: str
    added: int
    changed: int
    deleted: int


class Deletion(msgspec.Struct, frozen=True, kw_only=True):
    """A record that one action deleted, as it was."""

    action: int
    change: RecordChange


def actions_touching(
    store: Store,
    *,
    unit: str | None,
    kind: str | None,
    before_id: int | None,
    from_id: int | None = None,
) -> Iterator[JournalAction]:
    """Yield the actions that touched a record of this unit and kind, newest first, down to ``from_id``."""
    while True:
        found = journal.actions(store, _PAGE, before_id)
        if not found:
            return
        before_id = found[-1].id
        wanted = _touching(store, found, unit, kind)
        for action in found:
            if from_id is not None and action.id < from_id:
                return
            if wanted is None or action.id in wanted:
                yield action


def nth_before(store: Store, count: int, before_id: int | None) -> int | None:
    """Return the ``count``-th action before another, or before the end; ``None`` where there are fewer."""
    clause, values = ("", []) if before_id is None else ("WHERE id < ?", [before_id])
    rows = store.database.rows(
        f"SELECT id FROM journal_action {clause} ORDER BY id DESC LIMIT 1 OFFSET ?",
        (*values, count - 1),
    )
    return int(rows[0][0]) if rows else None


def _touching(
    store: Store, actions: Sequence[JournalAction], unit: str | None, kind: str | None
) -> set[int] | None:
    given = [("unit", unit), ("kind", kind)]
    clauses = [f"c.{name} = ?" for name, value in given if value is not None]
    if not clauses:
        return None
    values = [value for _, value in given if value is not None]
    touched = f"c WHERE c.action = a.id AND {' AND '.join(clauses)})"
    rows = store.database.rows(
        "SELECT a.id FROM journal_action a WHERE a.id BETWEEN ? AND ? AND ("
        f"EXISTS (SELECT 1 FROM journal_change {touched} "
        f"OR EXISTS (SELECT 1 FROM journal_batch {touched})",
        (actions[-1].id, actions[0].id, *values, *values),
    )
    return {int(row[0]) for row in rows}


def actions_on(store: Store, records: Collection[tuple[str, str, str]]) -> set[int]:
    """Return the actions that touched any of the records ``(unit, kind, key)``."""
    found: set[int] = set()
    for unit, kind, key in records:
        rows = store.database.rows(
            'SELECT action FROM journal_change WHERE "key" = ? AND kind = ? AND unit = ? '
            f"UNION ALL SELECT b.action FROM journal_batch b WHERE {_IN_BATCH}",
            (key, kind, unit, unit, kind, key),
        )
        found |= {int(row[0]) for row in rows}
    return found


def touched_by(store: Store, action_ids: Sequence[int]) -> dict[int, list[Touched]]:
    """Return what each of the actions touched, by kind in the order of the kinds' names."""
    found: dict[int, list[Touched]] = {}
    for start in range(0, len(action_ids), _AT_ONCE):
        some = action_ids[start : start + _AT_ONCE]
        rows = store.database.rows(
            "SELECT action, kind, sum(before IS NULL), "
            "sum(before IS NOT NULL AND after IS NOT NULL), sum(after IS NULL) "
            f"FROM journal_change WHERE action IN ({_marks(some)}) GROUP BY action, kind "
            "UNION ALL SELECT action, kind, sum(added), sum(changed), 0 "
            f"FROM journal_batch WHERE action IN ({_marks(some)}) GROUP BY action, kind "
            "ORDER BY 1, 2",
            (*some, *some),
        )
        for action, kind, *counts in rows:
            kinds = found.setdefault(action, [])
            if kinds and kinds[-1].kind == kind:
                last = kinds.pop()
                before = (last.added, last.changed, last.deleted)
                counts = [one + more for one, more in zip(before, counts, strict=True)]
            added, changed, deleted = counts
            kinds.append(Touched(kind=kind, added=added, changed=changed, deleted=deleted))
    return found


def undone_among(store: Store, action_ids: Sequence[int]) -> set[int]:
    """Return those of the actions of which the last word is that they were undone."""
    last: dict[int, str] = {}
    for start in range(0, len(action_ids), _AT_ONCE):
        some = action_ids[start : start + _AT_ONCE]
        rows = store.database.rows(
            f"SELECT target, way FROM journal_action WHERE target IN ({_marks(some)}) ORDER BY id",
            some,
        )
        last |= {int(target): str(way) for target, way in rows}
    return {action for action, way in last.items() if way == "undo"}


def changes_page(
    store: Store, action_id: int, limit: int, offset: int, unit: str | None
) -> list[RecordChange]:
    """Return some of what one action did, in the order it was done."""
    where, values = ("", [action_id]) if unit is None else ("AND unit = ?", [action_id, unit])
    rows = store.database.rows(
        f"SELECT {_CHANGE} FROM journal_change WHERE action = ? {where} "
        "ORDER BY position LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    if len(rows) < limit:
        counted = f"SELECT count(*) FROM journal_change WHERE action = ? {where}"
        first = max(0, offset - int(store.database.rows(counted, values)[0][0]))
        batched = changes_of_action(store.database, action_id, unit)
        rows = [*rows, *batched[first : first + limit - len(rows)]]
    return [journal.change_of_row(row) for row in rows]


def side_of(
    store: Store, identity: tuple[str, str, str], action_id: int
) -> tuple[str | None, str | None] | None:
    """Return a record ``(unit, kind, key)`` before and after an action, as JSON; ``None`` where the
    action did not touch it.
    """
    unit, kind, key = identity
    rows = store.database.rows(
        'SELECT before, after FROM journal_change WHERE "key" = ? AND kind = ? AND unit = ? '
        "AND action = ?",
        (key, kind, unit, action_id),
    )
    sides = [(before, after) for before, after in rows] or [
        (before, after)
        for _, before, after in sides_in_batches(store.database, identity, action_id)
    ]
    return sides[0] if sides else None


def last_known(store: Store, identity: tuple[str, str, str]) -> str | None:
    """Return a record as it was last, as JSON, be it deleted since or not."""
    unit, kind, key = identity
    rows = store.database.rows(
        'SELECT action, before, after FROM journal_change WHERE "key" = ? AND kind = ? AND unit = ? '
        "ORDER BY action DESC LIMIT 1",
        (key, kind, unit),
    )
    known: list[tuple[int, str | None, str | None]] = [(row[0], row[1], row[2]) for row in rows]
    known += sides_in_batches(store.database, identity)[-1:]
    if not known:
        return None
    newest = max(known, key=_action_of)
    return newest[2] or newest[1]


def deleted_by(store: Store, action_id: int, unit: str) -> list[RecordChange]:
    """Return the records of a unit that one action deleted."""
    rows = store.database.rows(
        f"SELECT {_CHANGE} FROM journal_change WHERE action = ? AND unit = ? AND after IS NULL "
        "ORDER BY position",
        (action_id, unit),
    )
    return [journal.change_of_row(row) for row in rows]


def still_deleted(
    store: Store, unit: str, kinds: Collection[str], before_id: int | None
) -> Iterator[tuple[JournalAction, list[RecordChange]]]:
    """Yield the actions by which people deleted records of a unit that have not come back, newest first,
    each with those records.

    Taking back a creation is no deletion, but taking back a restoring is; what a newer revision did,
    which cannot be undone, is none.
    """
    query = (
        'SELECT c.action, c.kind, c.unit, c."key", c.before, c.after '
        "FROM journal_change c JOIN journal_action a ON a.id = c.action "
        f"WHERE a.id BETWEEN ? AND ? AND c.unit = ? AND c.after IS NULL AND c.kind IN ({_marks(kinds)}) "
        f"AND NOT EXISTS (SELECT 1 FROM journal_change d WHERE {_SAME.format('d')} "
        f"AND d.action > c.action) AND NOT EXISTS (SELECT 1 FROM journal_batch f WHERE {_BATCHED}) "
        "AND (a.way <> 'undo' OR EXISTS (SELECT 1 FROM journal_change e "
        f"JOIN journal_action b ON b.id = e.action WHERE {_SAME.format('e')} "
        "AND e.action < a.target AND e.after IS NULL AND b.way <> 'undo')) "
        "ORDER BY c.action DESC, c.position"
    )
    while True:
        some = journal.actions(store, _PAGE, before_id)
        if not some:
            return
        before_id = some[-1].id
        by_people = {action.id: action for action in some if action.undoable}
        gone: dict[int, list[RecordChange]] = {}
        for row in store.database.rows(query, (some[-1].id, some[0].id, unit, *kinds)):
            if row[0] in by_people:
                gone.setdefault(row[0], []).append(journal.change_of_row(row[1:]))
        for number, changes in gone.items():
            yield by_people[number], changes


def _marks(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values))
