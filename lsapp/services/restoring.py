# SPDX-License-Identifier: MIT
"""Brings records back from the journal: one as it was, or what was deleted, with all that hung on it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from lsapp.domain.records import TRAVELLING, Record
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.record_words import RecordWords
from lsapp.storage import journal_pages
from lsapp.storage.journal import RecordChange
from lsapp.storage.transaction import Change, Transaction

Side = Literal["before", "after"]
_TYPES: Final = {kind.KIND: kind for kind in TRAVELLING}
# What a record hangs on: its field, and the kind of what that names.
_PARENTS: Final = {
    "activity": (("programme", "programme"), ("parent", "activity")),
    "budget_line": (("activity", "activity"),),
    "progress": (("activity", "activity"),),
    "evidence": (("activity", "activity"),),
}
_LONGEST_LABEL: Final = 120
_Place = tuple[str, str]  # kind and key, within one unit


class BinEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A record in the bin: the action that deleted it (several entries may have one; ``way`` is ``undo``
    where a restoring was taken back), where it stood in words, and how many records of which kinds hung
    on it and went with it.
    """

    action: int
    at: dt.datetime
    who: str
    words: str
    way: str
    unit: str
    kind: str
    key: str
    kind_label: str
    where: str
    hanging: dict[str, int] = {}


def restore_record(
    desk: Desk, unit: str, kind: str, key: str, action_id: int, side: Side
) -> Change:
    """Put a record back as it was before or after an action, as one action that can be undone.

    What it hangs on comes back with it where that was deleted. Raises UserError
    ``restore.not_there`` (the record did not exist on that side, or the action did not touch it),
    ``restore.not_restorable`` (a kind that follows from what was sent or received),
    ``undo.older_version``, ``record.duplicate``.
    """
    if kind not in _TYPES:
        raise UserError("restore.not_restorable", kind=kind)
    sides = journal_pages.side_of(desk.store, (unit, kind, key), action_id)
    wanted = None if sides is None else sides[side == "after"]
    if wanted is None:
        raise UserError("restore.not_there", kind=kind)
    record = _decoded(kind, wanted.encode())
    where = RecordWords(desk).where(kind, msgspec.json.decode(wanted))
    with desk.store.transaction("record.restored", label=where[:_LONGEST_LABEL]) as tx:
        tx.put_many(_with_parents(desk, tx, [record]))
        return tx.commit()


def bin_entries(
    desk: Desk, unit: str, *, limit: int = 200, before_id: int | None = None
) -> list[BinEntry]:
    """Return what people deleted and did not bring back, newest first, those of one action together.

    What hung on a record that went with it is counted there, not listed. A page ends with the action
    that fills it; ask for the next with its number as ``before_id``.
    """
    words = RecordWords(desk)
    found: list[BinEntry] = []
    for action, changes in journal_pages.still_deleted(desk.store, unit, [*_TYPES], before_id):
        hanging = _hanging(changes)
        held = {(change.kind, change.key) for change in changes}
        for change in changes:
            if any(parent in held for parent in _parents_of(change)):
                continue
            counts = Counter(place[0] for place in _below((change.kind, change.key), hanging))
            found.append(
                BinEntry(
                    action=action.id,
                    at=action.at,
                    who=action.who,
                    words=f"action.{action.name}",
                    way=action.way,
                    unit=unit,
                    kind=change.kind,
                    key=change.key,
                    kind_label=words.kind(change.kind),
                    where=words.where(change.kind, change.before or {}),
                    hanging=dict(counts),
                )
            )
        if len(found) >= limit:
            break
    return found


def restore_from_bin(desk: Desk, wanted: Sequence[BinEntry]) -> Change:
    """Bring records of the bin back with everything that hung on them, as one action that can be undone.

    What is there again already is left as it is. What they hang on themselves comes back too, alone.
    Raises UserError ``undo.older_version``, ``record.duplicate``.
    """
    label = wanted[0].where[:_LONGEST_LABEL] if len(wanted) == 1 else None
    by_action: dict[tuple[int, str], list[_Place]] = {}
    for entry in wanted:
        by_action.setdefault((entry.action, entry.unit), []).append((entry.kind, entry.key))
    with desk.store.transaction("bin.restored", label=label) as tx:
        records: list[Record] = []
        for (action, unit), tops in by_action.items():
            changes = journal_pages.deleted_by(desk.store, action, unit)
            hanging = _hanging(changes)
            places = {place for top in tops for place in (top, *_below(top, hanging))}
            records += [
                _decoded(change.kind, msgspec.json.encode(change.before))
                for change in changes
                if (change.kind, change.key) in places
            ]
        tx.put_many(_with_parents(desk, tx, _absent(desk, records)))
        return tx.commit()


def _absent(desk: Desk, records: Iterable[Record]) -> list[Record]:
    by_type: dict[type[Record], dict[tuple[str, str], Record]] = {}
    for one in records:
        by_type.setdefault(type(one), {})[one.unit, one.key] = one
    absent = []
    for kind, wanted in by_type.items():
        held = desk.store.find(kind, [*wanted])
        absent += [one for place, one in wanted.items() if place not in held]
    return absent


def _with_parents(desk: Desk, tx: Transaction, records: Iterable[Record]) -> list[Record]:
    """Return records with those that they hang on, as they were last, where these are gone."""
    made = {(one.unit, one.KIND, one.key): one for one in records}
    there: set[tuple[str, str, str]] = set()
    waiting = list(made.values())
    while waiting:
        record = waiting.pop()
        for field, kind in _PARENTS.get(record.KIND, ()):
            key = getattr(record, field)
            place = (record.unit, kind, str(key))
            if key is None or place in made or place in there:
                continue
            if tx.get(_TYPES[kind], record.unit, key) is not None:
                there.add(place)
                continue
            last = journal_pages.last_known(desk.store, place)
            if last is None:
                raise UserError("record.parent_missing", kind=kind, used_by=record.KIND)
            made[place] = _decoded(kind, last.encode())
            waiting.append(made[place])
    return list(made.values())


def _decoded(kind: str, content: bytes) -> Record:
    try:
        return msgspec.json.decode(content, type=_TYPES[kind])
    except msgspec.ValidationError as error:
        raise UserError("undo.older_version", action="record.restored") from error


def _parents_of(change: RecordChange) -> list[_Place]:
    before = change.before or {}
    named = [(kind, before.get(field)) for field, kind in _PARENTS.get(change.kind, ())]
    return [(kind, str(key)) for kind, key in named if key is not None]


def _hanging(changes: Iterable[RecordChange]) -> dict[_Place, list[_Place]]:
    """Return what hangs directly on each place, among the records of one action."""
    found: dict[_Place, list[_Place]] = {}
    for change in changes:
        for parent in _parents_of(change):
            found.setdefault(parent, []).append((change.kind, change.key))
    return found


def _below(top: _Place, hanging: dict[_Place, list[_Place]]) -> set[_Place]:
    """Return all that hangs on a place, however far down."""
    below: set[_Place] = set()
    waiting = [top]
    while waiting:
        for place in hanging.get(waiting.pop(), ()):
            if place not in below:
                below.add(place)
                waiting.append(place)
    return below
