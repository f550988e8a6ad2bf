# SPDX-License-Identifier: MIT
"""What differs between two states of a round, field by field: two revisions, or a revision and now.

Touches no database. What differs is found at once; how it reads is worked out row by row, when a row is
looked at, for a table may have tens of thousands of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.fields import column_of
from lsapp.domain.records import Answer, OpenRow, Record, StatValue
from lsapp.domain.text import fold_all
from lsapp.rules.context import Context
from lsapp.rules.places import place_of, short
from lsapp.services.checking import rule_titles
from lsapp.services.record_words import RecordWords, Values
from lsapp.services.unit_view import LIST_NAMES
from lsapp.submission.comparison import Edit
from lsapp.submission.overlaying import Difference, record_edit
from lsapp.submission.payload import Snapshot

Way = Literal["added", "changed", "removed"]

_POSITION: Final = "position"
_TOLD: Final = 500
"""Letters of a value that a decision tells; the revisions themselves hold the whole."""
_QUOTES: Final = str.maketrans(
    "«»", "  "
)  # ours, around what a record is about: nobody looks for them
_UNCOMPARED: Final = frozenset({"unit", "key"})


class FieldChange(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row: a field of a record that differs, or a whole record that was added or removed (``field`` is
    ``None``). A cell of an open row is ``cells/<column>``.
    """

    way: Way
    kind: str
    key: str
    field: str | None = None
    where: str

    @property
    def place_field(self) -> str | None:
        """The field as a place names it: of an open row the column."""
        return None if self.field is None else column_of(self.field) or self.field


class ChangeWords(msgspec.Struct, frozen=True, kw_only=True):
    """A row in words: the kind of record, which one, the field, and both sides; empty where nothing was."""

    kind: str
    where: str
    field: str
    before: str
    after: str


class ChangeTable:
    """The rows between two states of a round, in the order of the pages; mere moves come last."""

    def __init__(self, plan: Plan, unit: Unit, before: Snapshot, after: Snapshot) -> None:
        self._words = _SnapshotWords(plan, before, after)
        self._titles = rule_titles()
        self._sides = (_by_key(before), _by_key(after))
        self._after = _records_by_key(after)
        contexts = [
            Context(plan=plan, unit=unit, snapshot=one, as_of=dt.date.max)
            for one in (before, after)
        ]
        found: list[tuple[bool, tuple[int, ...], int, FieldChange]] = []
        for kind, name in LIST_NAMES.items():
            old = {one.key: one for one in getattr(before.records, name)}
            new = {one.key: one for one in getattr(after.records, name)}
            for key in old.keys() | new.keys():
                first, last = old.get(key), new.get(key)
                if first == last:
                    continue
                record = last or first
                if record is None:
                    continue
                where, order = self._named(contexts[last is not None], record)
                for at, (way, field) in enumerate(_differences(first, last)):
                    row = FieldChange(way=way, kind=kind, key=key, field=field, where=where)
                    found.append((field == _POSITION, order, at, row))
        found.sort(key=lambda one: (*one[:2], one[3].kind, one[3].key, one[2]))
        self.rows: Sequence[FieldChange] = [one[3] for one in found]

    def __len__(self) -> int:
        return len(self.rows)

    def words(self, row: int) -> ChangeWords:
        """Return how a row reads, its texts whole."""
        one = self.rows[row]
        first, last = (side.get((one.kind, one.key)) for side in self._sides)
        values = last or first or {}
        if one.field is None:
            label = ""
            sides = [self._whole(one.kind, first), self._whole(one.kind, last)]
        else:
            label = self._words.label(one.kind, one.field, values)
            sides = [self._words.shown(one.kind, one.field, side) for side in (first, last)]
        return ChangeWords(
            kind=self._words.kind(one.kind),
            where=one.where,
            field=label,
            before=sides[0],
            after=sides[1],
        )

    def folded(self) -> list[str]:
        """Return all that a row says, row by row, accents folded, to be looked through; takes a while."""
        told = map(self.words, range(len(self)))
        return fold_all(
            [
                "\n".join((one.where, one.field, one.kind, one.before, one.after)).translate(
                    _QUOTES
                )
                for one in told
            ]
        )

    def taking(self, row: int) -> Edit:
        """Return what takes the later side of a row, to be laid over the earlier one (``overlaying``)."""
        one, words = self.rows[row], self.words(row)
        return record_edit(
            Difference(
                way=one.way,
                kind=one.kind,
                key=one.key,
                field=one.field,
                where=one.where,
                label=words.field or words.kind,
                before=_cut(words.before),
                after=_cut(words.after),
            ),
            self._after.get((one.kind, one.key)),
        )

    def _named(self, context: Context, record: Record) -> tuple[str, tuple[int, ...]]:
        place = place_of(context, record)
        if isinstance(record, Answer):
            if record.comment:
                return f"Trả lời góp ý: {short(record.comment)}", place.order
            return f"Giải trình: {self._titles.get(record.code, record.code)}", place.order
        return place.where, place.order

    def _whole(self, kind: str, values: Values | None) -> str:
        """Return what a record says, field after field; a figure by itself."""
        if values is None:
            return ""
        names = self._words.fields(kind, None, values)
        if kind == StatValue.KIND and names == ["value"]:
            return self._words.shown(kind, "value", values)
        return "\n".join(
            f"{self._words.label(kind, name, values)}: {self._words.shown(kind, name, values)}"
            for name in names
        )


def _differences(first: Record | None, last: Record | None) -> Iterator[tuple[Way, str | None]]:
    if first is None or last is None:
        yield ("added" if first is None else "removed"), None
        return
    fields = [name for name in last.__struct_fields__ if name not in _UNCOMPARED]
    names = [name for name in fields if getattr(first, name) != getattr(last, name)]
    # That the others moved up says nothing beside what was written.
    for name in [one for one in names if one != _POSITION] or names:
        if name == "cells" and isinstance(first, OpenRow) and isinstance(last, OpenRow):
            for column in {**last.cells, **first.cells}:
                if first.cells.get(column) != last.cells.get(column):
                    yield "changed", f"cells/{column}"
        else:
            yield "changed", name


class _Sides(Mapping[tuple[str, str], dict[str, Any]]):
    """The records of a snapshot as plain values, made when they are asked for."""

    def __init__(self, records: dict[tuple[str, str], Record]) -> None:
        self._records = records

    def __getitem__(self, place: tuple[str, str]) -> dict[str, Any]:
        return msgspec.structs.asdict(self._records[place])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def _by_key(snapshot: Snapshot) -> _Sides:
    return _Sides(_records_by_key(snapshot))


def _records_by_key(snapshot: Snapshot) -> dict[tuple[str, str], Record]:
    return {
        (kind, record.key): record
        for kind, name in LIST_NAMES.items()
        for record in getattr(snapshot.records, name)
    }


def _cut(text: str) -> str:
    return text if len(text) <= _TOLD else f"{text[: _TOLD - 1].rstrip()}…"


class _SnapshotWords(RecordWords):
    """Words of records that stand in two snapshots and maybe in no table."""

    def __init__(self, plan: Plan, before: Snapshot, after: Snapshot) -> None:
        self._of_plan = plan
        self._sides = (_by_key(after), _by_key(before))

    def _plan(self, values: Values) -> Plan | None:
        return self._of_plan

    def _record(self, kind: str, unit: object, key: object) -> Values | None:
        return next((one for side in self._sides if (one := side.get((kind, str(key))))), None)
