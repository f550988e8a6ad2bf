# SPDX-License-Identifier: MIT
"""What stands at the place of a comment in one state of a round, as a person reads it.

Touches no database, so that it can run beside the saving of what is typed meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from lsapp.catalogue.model import Plan
from lsapp.domain.records import (
    GroupStatement,
    Letterhead,
    OpenRow,
    Record,
    Records,
    ReturnNote,
    Section,
    StatValue,
)
from lsapp.services.record_words import RecordWords, Values
from lsapp.services.unit_view import LIST_NAMES
from lsapp.submission.payload import Snapshot

_NOT_APPLICABLE: Final = "Không áp dụng"


class NoteValues:
    """Shows the fields of one state of a round; the records are put in order once."""

    def __init__(self, plan: Plan, snapshot: Snapshot) -> None:
        self._records = snapshot.records
        self._by_key = {
            (kind, record.key): record
            for kind, name in LIST_NAMES.items()
            for record in getattr(snapshot.records, name)
        }
        self._words = _PlainWords(plan, self._by_key)

    def shown(self, note: ReturnNote) -> str:
        """Return what stands where a comment is pinned: a field, all fields of a record, or nothing where
        there is none or the comment is about all of it.
        """
        record, field = self._place(note)
        if record is None:
            return ""
        values = msgspec.structs.asdict(record)
        if isinstance(record, StatValue):
            return self._figure(record, values)
        if field is not None:
            return self._words.shown(record.KIND, field, values)
        names = self._words.fields(record.KIND, None, values)
        return "\n".join(
            f"{self._words.label(record.KIND, name, values)}: "
            f"{self._words.shown(record.KIND, name, values)}"
            for name in names
        )

    def _place(self, note: ReturnNote) -> tuple[Record | None, str | None]:
        """Return the record that a comment is pinned to, and its field by the record's own name."""
        kind, code, field = note.record_kind, note.record or "", note.field
        if kind is None:
            return None, None
        record = self._by_key.get((kind, code))
        if isinstance(record, OpenRow) and field is not None and not field.startswith("cells/"):
            return record, f"cells/{field}"
        if record is not None:
            return record, field
        return _asked(self._records, kind, code, field), "text" if kind in _SECTIONS else None

    def _figure(self, record: StatValue, values: dict[str, Any]) -> str:
        if record.not_applicable:
            return f"{_NOT_APPLICABLE}: {record.reason}" if record.reason else _NOT_APPLICABLE
        return self._words.shown(StatValue.KIND, "value", values)


_SECTIONS: Final = frozenset({"outline_section"})


def _asked(records: Records, kind: str, code: str, field: str | None) -> Record | None:
    """Return the record that holds what the plan asks for by its code, if the unit wrote one."""
    if kind == "stat_form":
        row, _, column = (field or "").partition("/")
        return _first(
            one
            for one in records.stat_values
            if (one.form, one.row, one.column) == (code, row, column)
        )
    if kind == "outline_section":
        return _first(one for one in records.sections if one.section == code)
    if kind == "task_group":
        return _first(one for one in records.group_statements if one.group == code)
    if kind == Letterhead.KIND:
        return _first(records.letterheads)
    return None


def _first(found: Any) -> Section | StatValue | GroupStatement | Letterhead | None:
    return next(iter(found), None)


class _PlainWords(RecordWords):
    """Words of records that stand in a snapshot and maybe in no table."""

    def __init__(self, plan: Plan, by_key: Mapping[tuple[str, str], Record]) -> None:
        self._of_plan = plan
        self._by_key = by_key

    def _plan(self, values: Values) -> Plan | None:
        return self._of_plan

    def _record(self, kind: str, unit: object, key: object) -> Values | None:
        record = self._by_key.get((kind, str(key)))
        return None if record is None else msgspec.structs.asdict(record)
