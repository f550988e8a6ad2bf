# SPDX-License-Identifier: MIT
"""Keeps the folded text of records beside them, in the same transaction.

``search_entry`` holds the text; ``search_text`` is its full-text index (FTS5, external content),
whose old entry must be taken out with the very text it was made from before the new one goes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.domain.fields import TEXT_FIELDS
from lsapp.domain.records import OpenRow, Record
from lsapp.domain.text import fold_all
from lsapp.storage.database import Database

SEARCHED_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {**TEXT_FIELDS, "open_row": ("cells",)}
)
"""The fields of each kind that hold a person's words; codes, keys and dates are not searched."""

_TAKE_WORDS: Final = MappingProxyType(
    {kind: attrgetter(*fields) for kind, fields in TEXT_FIELDS.items() if len(fields) > 1}
)

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


def _words(record: Record) -> str:
    """Return a record's words, one field a line; empty where it holds none."""
    fields = SEARCHED_FIELDS.get(record.KIND, ())
    if isinstance(record, OpenRow):
        return "\n".join(map(str, record.cells.values()))
    if len(fields) < 2:
        return getattr(record, fields[0]) or "" if fields else ""
    return "\n".join(filter(None, _TAKE_WORDS[record.KIND](record)))


def index_changes(
    database: Database, changes: Iterable[tuple[Identity, Record | None, Record | None]]
) -> None:
    """Bring the index to the state after ``changes``: identity, record before, record after."""
    gone: list[Identity] = []
    changed: list[tuple[str, Identity]] = []
    new: list[tuple[str, Identity]] = []
    for identity, old, text in _texts(changes, gone):
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


def _texts(
    changes: Iterable[tuple[Identity, Record | None, Record | None]], gone: list[Identity]
) -> Iterator[tuple[Identity, str, str]]:
    """Yield the folded words before and after of what is or was there, all folded at once; those of
    deleted records go to ``gone`` unread.
    """
    identities: list[Identity] = []
    words: list[str] = []
    for identity, before, after in changes:
        if after is None:
            if before is not None and has_words(before):
                gone.append(identity)
            continue
        old, new = "" if before is None else _words(before), _words(after)
        if old or new:
            identities.append(identity)
            words += (old, new)
    folded = fold_all(words)
    yield from zip(identities, folded[::2], folded[1::2], strict=True)


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
    database.insert_many(
        'INSERT INTO search_entry (id, unit, "key", kind, folded) VALUES (?, ?, ?, ?, ?)',
        ((first + number, *identity, text) for number, (text, identity) in enumerate(new)),
    )
    database.execute(
        "INSERT INTO search_text (rowid, folded) SELECT id, folded FROM search_entry WHERE id >= ?",
        (first,),
    )


def _json(identities: list[Identity]) -> str:
    return msgspec.json.encode(identities).decode()
