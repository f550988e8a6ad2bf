# SPDX-License-Identifier: MIT
"""Keeps the folded text of records beside them, in the same transaction.

``search_entry`` holds the text; ``search_text`` is its full-text index (FTS5, external content),
whose old entry must be taken out with the very text it was made from before the new one goes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

import msgspec

from lsapp.domain.fields import TEXT_FIELDS
from lsapp.domain.records import Record
from lsapp.domain.text import fold
from lsapp.storage.database import Database

SEARCHED_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {**TEXT_FIELDS, "open_row": ("cells",)}
)
"""The fields of each kind that hold a person's words; codes, keys and dates are not searched."""

# One statement for all identities, handed over as a JSON array: FTS5 pays dearly for each
# statement, a dozen times what it pays for a row.
_ENTRIES: Final = (
    "FROM json_each(?) wanted JOIN search_entry e "
    "ON e.unit = json_extract(wanted.value, '$[0]') "
    'AND e."key" = json_extract(wanted.value, '
    "'$[1]') AND e.kind = json_extract(wanted.value, '$[2]')"
)
_TAKE_OUT: Final = (
    "INSERT INTO search_text (search_text, rowid, folded) "
    f"SELECT 'delete', e.id, e.folded {_ENTRIES}"
)
_PUT_IN: Final = f"INSERT INTO search_text (rowid, folded) SELECT e.id, e.folded {_ENTRIES}"
_WHOSE: Final = 'WHERE unit = ? AND "key" = ? AND kind = ?'

Identity = tuple[str, str, str]
"""``(unit, key, kind)``"""


def has_words(record: Record) -> bool:
    """Tell whether a record may stand in the index."""
    return any(getattr(record, field) for field in SEARCHED_FIELDS.get(record.KIND, ()))


def folded_text(record: Record) -> str:
    """Return the folded words of a record, empty where it holds none."""
    words: list[str] = []
    for field in SEARCHED_FIELDS.get(record.KIND, ()):
        value: Any = getattr(record, field)
        if isinstance(value, dict):
            words.extend(str(cell) for cell in value.values())
        elif value:
            words.append(value)
    return fold("\n".join(words)) if words else ""


def index_changes(
    database: Database, changes: Iterable[tuple[Identity, Record | None, Record | None]]
) -> None:
    """Bring the index to the state after ``changes``: identity, record before, record after."""
    gone: list[Identity] = []
    changed: list[tuple[str, Identity]] = []
    new: list[tuple[str, Identity]] = []
    for identity, before, after in changes:
        if before is not None and after is None:
            if has_words(before):
                gone.append(identity)
            continue
        old = folded_text(before) if before is not None else ""
        text = folded_text(after) if after is not None else ""
        if old == text:
            continue
        if not text:
            gone.append(identity)
        elif old:
            changed.append((text, identity))
        else:
            new.append((text, identity))
    if gone or changed:
        _replace(database, gone, changed)
    if new:
        _add(database, new)


def _replace(database: Database, gone: list[Identity], changed: list[tuple[str, Identity]]) -> None:
    kept = [identity for _, identity in changed]
    database.execute(_TAKE_OUT, (_json(gone + kept),))
    database.execute_many(f"DELETE FROM search_entry {_WHOSE}", gone)
    database.execute_many(
        f"UPDATE search_entry SET folded = ? {_WHOSE}",
        ((text, *identity) for text, identity in changed),
    )
    if kept:
        database.execute(_PUT_IN, (_json(kept),))


def _add(database: Database, new: list[tuple[str, Identity]]) -> None:
    first = int(database.rows("SELECT coalesce(max(id), 0) + 1 FROM search_entry")[0][0])
    database.execute_many(
        'INSERT INTO search_entry (id, unit, "key", kind, folded) VALUES (?, ?, ?, ?, ?)',
        ((first + number, *identity, text) for number, (text, identity) in enumerate(new)),
    )
    database.execute(
        "INSERT INTO search_text (rowid, folded) SELECT id, folded FROM search_entry WHERE id >= ?",
        (first,),
    )


def _json(identities: list[Identity]) -> str:
    return msgspec.json.encode(identities).decode()
