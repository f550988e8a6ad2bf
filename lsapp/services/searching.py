# SPDX-License-Identifier: MIT
"""Finds records by their words, accents or none."""

from __future__ import annotations

import msgspec

from lsapp.domain.labels import KIND_LABELS
from lsapp.domain.records import TRAVELLING, CompiledSection, OpenRow, Record
from lsapp.messages import explain
from lsapp.services.desk import Desk
from lsapp.storage.search import search

_KINDS: tuple[type[Record], ...] = (*TRAVELLING, CompiledSection)
_SHOWN = {kind.KIND: kind for kind in _KINDS}
_KEYS = frozenset({"unit", "key", "plan", "round", "programme", "activity", "parent"})
_TEXT_FIELDS = ("content", "title", "text", "result", "summary", "reason", "name", "note")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One record that was found: where it is, and its leading words; ``round`` for what belongs to one."""

    unit: str
    kind: str
    key: str
    label: str
    words: str
    round: str | None = None


def find(
    desk: Desk, text: str, *, unit: str | None = None, limit: int = 50, parts: bool = True
) -> list[Found]:
    """Return the records in which every word of ``text`` stands, accents and đ folded: those that
    people write, the department's own words among them; what is noted on rounds, submissions and
    receipts is not shown here.

    ``parts=False`` finds the beginnings of words alone, fast enough for each key while one types.
    """
    found = []
    for hit in search(desk.store, text, unit=unit, kinds=_SHOWN.keys(), limit=limit, parts=parts):
        record = desk.store.get(_SHOWN[hit.kind], hit.unit, hit.key)
        if record is not None:
            found.append(
                Found(
                    unit=hit.unit,
                    kind=hit.kind,
                    key=hit.key,
                    label=KIND_LABELS.get(hit.kind) or explain(f"kind.{hit.kind}"),
                    words=_words(record),
                    round=getattr(record, "round", None),
                )
            )
    return found


def _words(record: Record) -> str:
    """The field that people know a record by; else all its texts, without the keys that no one reads."""
    if isinstance(record, OpenRow):
        texts = [one for one in record.cells.values() if isinstance(one, str)]
        return f"Biểu {record.form}, {' · '.join(texts)}"[:200]
    for field in _TEXT_FIELDS:
        value = getattr(record, field, None)
        if isinstance(value, str):
            return value[:200]
    values = msgspec.structs.asdict(record).items()
    told = (value for name, value in values if name not in _KEYS and isinstance(value, str))
    return " · ".join(told)[:200]
