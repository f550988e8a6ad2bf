# SPDX-License-Identifier: MIT
"""Reads what ``journal_writer`` wrote many records to a row, change by change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from lsapp.storage.database import Database
from lsapp.storage.journal_writer import FIELD_OF

ChangeRow = tuple[str, str, str, str | None, str | None]
"""Kind, unit, key, and the record before and after as JSON."""

HOLDS: Final = "instr({0}.keys, {1}) > 0"
"""Whether a batch may hold a key; keys are UUIDs, of which none is within another."""


class _Lists(msgspec.Struct):
    """The part of a payload that is read: its lists, each left as it is until it is asked for."""

    records: dict[str, msgspec.Raw]


class _Payloads:
    """The payloads that batches name, each read once: those of one action all name the same."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[str, dict[str, msgspec.Raw]] = {}

    def records(self, payload_hash: str, kind: str) -> dict[str, dict[str, Any]]:
        """Return a payload's records of one kind by their keys, as it has them."""
        if payload_hash not in self._read:
            query = "SELECT content FROM payload WHERE hash = ?"
            ((content,),) = self._database.rows(query, (payload_hash,))
            self._read[payload_hash] = msgspec.json.decode(content, type=_Lists).records
        held = msgspec.json.decode(self._read[payload_hash][FIELD_OF[kind]])
        return {one["key"]: one for one in held}


class _Batch:
    """One row taken apart: the keys, and where each record stands before and after."""

    def __init__(self, payloads: _Payloads, row: Sequence[Any]) -> None:
        """Read a row of kind, keys, payload and changes."""
        kind, keys, payload, changes = row
        self.keys = str(keys).split("\n")
        names, *lines = bytes(changes).split(b"\n")[:-1]
        self._names: list[str] = msgspec.json.decode(names)
        after = 0 if payload else len(self.keys)
        self._befores = lines[: len(lines) - after]
        self._afters = lines[len(lines) - after :]
        self._held = payloads.records(payload, kind) if payload else None

    def sides(self, position: int) -> tuple[str | None, str | None]:
        """Return one record before and after, as the JSON of its fields."""
        before = self._befores[position] if self._befores else b"null"
        if self._held is None:
            return self._as_object(before), self._as_object(self._afters[position])
        values = self._held[self.keys[position]]
        after = {name: values[name] for name in self._names if name in values}
        return self._as_object(before), msgspec.json.encode(after).decode()

    def _as_object(self, line: bytes) -> str | None:
        values = msgspec.json.decode(line)
        if values is None:
            return None
        return msgspec.json.encode(dict(zip(self._names, values, strict=True))).decode()


def sides_in_batches(
    database: Database, identity: tuple[str, str, str], action_id: int | None = None
) -> list[tuple[int, str | None, str | None]]:
    """Return what batches know of a record ``(unit, kind, key)``: action, before and after, oldest first;
    of one action where it is given.
    """
    unit, kind, key = identity
    clause, values = ("", []) if action_id is None else ("AND b.action = ?", [action_id])
    rows = database.rows(
        "SELECT b.action, b.kind, b.keys, b.payload, b.changes FROM journal_batch b "
        f"WHERE b.unit = ? AND b.kind = ? AND {HOLDS.format('b', '?')} {clause} ORDER BY b.action",
        (unit, kind, key, *values),
    )
    found: list[tuple[int, str | None, str | None]] = []
    payloads = _Payloads(database)
    for action, *row in rows:
        batch = _Batch(payloads, row)
        if key in batch.keys:
            found.append((int(action), *batch.sides(batch.keys.index(key))))
    return found


def changes_of_action(
    database: Database, action_id: int, unit: str | None = None
) -> list[ChangeRow]:
    """Return the batched changes of one action in the order they were done, all or those of a unit."""
    clause, values = ("", []) if unit is None else ("AND unit = ?", [unit])
    rows = database.rows(
        f"SELECT unit, kind, keys, payload, changes FROM journal_batch WHERE action = ? {clause} "
        "ORDER BY position",
        (action_id, *values),
    )
    changed: list[ChangeRow] = []
    payloads = _Payloads(database)
    for whose, *row in rows:
        batch = _Batch(payloads, row)
        for position, key in enumerate(batch.keys):
            changed.append((row[0], whose, key, *batch.sides(position)))
    return changed
