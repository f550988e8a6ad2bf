# SPDX-License-Identifier: MIT
"""Writes an action and its changes into the journal: a row for each record, or a row for many.

What can be undone, and every deletion, has a row of its own, by which it is found and taken back. Of a
large action that cannot be undone (a received file) the records of one kind go into one row together
(docs/decisions/0016-journal-of-received-files.md); ``journal_batches`` reads those.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from lsapp.domain.records import TRAVELLING, Record, Records
from lsapp.storage.database import Database

Way = Literal["do", "undo", "redo"]
NetChange = tuple[tuple[str, str, str], Record | None, Record | None]
"""``(unit, key, kind)``, the record before and the record after."""

BATCHED: Final = 8
"""So many added or changed records of one kind and unit go into one row."""

FIELD_OF: Final = {
    kind.KIND: field for kind, field in zip(TRAVELLING, Records.__struct_fields__, strict=True)
}
"""Under which name a payload lists the records of each kind."""

_json = msgspec.json.Encoder()
_INSERT_ACTION: Final = (
    "INSERT INTO journal_action (id, at, who, name, label, way, target, undoable) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_CHANGE: Final = (
    'INSERT INTO journal_change (action, position, kind, unit, "key", before, after) '
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_BATCH: Final = (
    "INSERT INTO journal_batch (action, position, kind, unit, added, changed, keys, payload, changes) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Under what the journal files a transaction: ``name`` is a dotted code, ``label`` what it was
    done to in words; ``target`` is the action that an undo or redo is about.
    """

    name: str
    who: str
    at: dt.datetime
    label: str | None = None
    undoable: bool = True
    way: Way = "do"
    target: int | None = None


class Source(msgspec.Struct, frozen=True):
    """A payload that is kept under ``hash``, and the records read from it."""

    hash: str
    records: Records


def write_action(
    database: Database, action: Action, net: Sequence[NetChange], source: Source | None = None
) -> int:
    """Append an action with what it changed, and return its number. Of records that are those of
    ``source`` the journal says where they are kept.
    """
    query = "SELECT coalesce(max(id), 0) + 1 FROM journal_action"
    number = int(database.rows(query)[0][0])
    moment = action.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    head = (number, moment, action.who, action.name, action.label)
    database.execute(_INSERT_ACTION, (*head, action.way, action.target, int(action.undoable)))
    single, batches = (net, []) if action.undoable else _sorted_out(net)
    _write_singly(database, number, single)
    position = len(single)
    for some in batches:
        _write_batch(database, (number, position), some, source)
        position += len(some)
    return number


def _sorted_out(net: Sequence[NetChange]) -> tuple[list[NetChange], list[list[NetChange]]]:
    """Return what has a row of its own, and what shares one."""
    alike: dict[tuple[str, str], list[NetChange]] = {}
    single: list[NetChange] = []
    for change in net:
        (unit, _, kind), _, after = change
        if after is None:
            single.append(change)
        else:
            alike.setdefault((unit, kind), []).append(change)
    batches: list[list[NetChange]] = []
    for some in alike.values():
        lines = "\n".join([key for (_, key, _), _, _ in some]).count("\n") + 1
        if len(some) < BATCHED or lines > len(some):
            single += some
        else:
            batches.append(some)
    return single, batches


def _write_singly(database: Database, number: int, changes: Sequence[NetChange]) -> None:
    befores = _texts([before for _, before, _ in changes])
    afters = _texts([after for _, _, after in changes])
    database.insert_many(
        _INSERT_CHANGE,
        (
            (number, position, kind, unit, key, before, after)
            for position, (((unit, key, kind), _, _), before, after) in enumerate(
                zip(changes, befores, afters, strict=True)
            )
        ),
    )


def _write_batch(
    database: Database,
    place: tuple[int, int],
    changes: Sequence[NetChange],
    source: Source | None,
) -> None:
    """Write changes of one kind and unit as one row. ``keys`` has a key a line; ``changes`` a line with the
    fields' names, one for each record before (none where all were added), and one for each after: arrays
    of values in the order of the names. Where ``payload`` names one, the records after are in it.
    """
    (unit, _, kind), _, first = changes[0]
    row = msgspec.structs.astuple
    befores = [None if before is None else row(before) for _, before, _ in changes]
    changed = len(befores) - befores.count(None)
    names = () if first is None else first.__struct_fields__
    afters = [after for _, _, after in changes if after is not None]
    payload = source.hash if source is not None and _is_of(source, kind, afters) else None
    lines = [names, *(befores if changed else ()), *(() if payload else map(row, afters))]
    keys = "\n".join([key for (_, key, _), _, _ in changes])
    counts = (len(changes) - changed, changed)
    values = (*place, kind, unit, *counts, keys, payload, _json.encode_lines(lines))
    database.execute(_INSERT_BATCH, values)


def _is_of(source: Source, kind: str, records: Sequence[Record]) -> bool:
    """Tell whether these are the very records of the payload, and not such as were changed since."""
    field = FIELD_OF.get(kind)
    return field is not None and {*map(id, getattr(source.records, field))}.issuperset(
        map(id, records)
    )


def _texts(records: Sequence[Record | None]) -> list[str | None]:
    """Return the JSON of each record; all are encoded at once, and no line end stands within one."""
    if not any(records):
        return [None] * len(records)
    lines = _json.encode_lines(records).decode().split("\n")
    return [
        None if record is None else line
        for record, line in zip(records, lines[: len(records)], strict=True)
    ]
