# SPDX-License-Identifier: MIT
"""Keeps the folded text of records beside them, in the same transaction.

``search_entry`` holds the text; ``search_text`` is its full-text index (FTS5, external content),
whose old entry must be taken out with the very text it was made from before the new one goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

import msgspec

from lsapp.domain.fields import TEXT_FIELDS
from lsapp.domain.records import OpenRow, Record
from lsapp.domain.text import fold_all
from lsapp.storage.database import Database

SEARCHED_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {**TEXT_FIELDS, "open_row": ("cells",)}
)
"""The fields of each kind that hold a person's words; codes, keys and dates are not searched."""


def _in_a_row(fields: tuple[str, ...]) -> Callable[[Any], str | None]:
    take: Callable[[Any], Any] = attrgetter(*fields)
    if len(fields) == 1:
        return take
    return lambda record: " ".join(filter(None, take(record)))


def _cells(row: OpenRow) -> str:
    return " ".join(map(str, row.cells.values()))


_WORDS_OF: Final[Mapping[str, Callable[[Any], str | None]]] = MappingProxyType(
    {kind: _in_a_row(fields) for kind, fields in TEXT_FIELDS.items()} | {"open_row": _cells}
)
"""What takes the words out of a record of each kind that is searched."""

# One statement for all of them, handed over as a JSON array: FTS5 pays dearly for each statement, a dozen
# times what it pays for a row.
_IDS: Final = (
    "SELECT e.id FROM json_each(?) wanted LEFT JOIN search_entry e "
    "ON e.unit = json_extract(wanted.value, '$[0]') "
    'AND e."key" = json_extract(wanted.value, '
    "'$[1]') AND e.kind = json_extract(wanted.value, '$[2]') ORDER BY wanted.key"
)
_ENTRIES: Final = "FROM json_each(?) wanted JOIN search_entry e ON e.id = wanted.value"
_TAKE_OUT: Final = (
    "INSERT INTO search_text (search_text, rowid, folded) "
    f"SELECT 'delete', e.id, e.folded {_ENTRIES}"
)
_PUT_IN: Final = f"INSERT INTO search_text (rowid, folded) SELECT e.id, e.folded {_ENTRIES}"

Identity = tuple[str, str, str]
"""``(unit, key, kind)``"""

WordChange = tuple[Identity, str, str]
"""Of which record, and its words before and after, empty where it has none."""


def words_changed(
    changes: Iterable[tuple[Identity, Record | None, Record | None]],
) -> list[WordChange]:
    """Return of which records the words differ, and how: before and after, in one line each."""
    found: list[WordChange] = []
    for identity, before, after in changes:
        words = _WORDS_OF.get(identity[2])
        if words is not None:
            old = "" if before is None else words(before) or ""
            new = "" if after is None else words(after) or ""
            if old != new:
                found.append((identity, old, new))
    return found


def index_words(database: Database, changes: Iterable[WordChange]) -> None:
    """Bring the index to the state after ``changes``; of several of one record, in their order, the first
    says what was there, and the last what is.
    """
    net: dict[Identity, tuple[str, str]] = {}
    for identity, old, new in changes:
        net[identity] = (net[identity][0] if identity in net else old, new)
    gone = [identity for identity, (old, new) in net.items() if old and not new]
    changed: list[tuple[str, Identity]] = []
    new_entries: list[tuple[str, Identity]] = []
    said = {identity: sides for identity, sides in net.items() if sides[1]}
    folded = fold_all([text for sides in said.values() for text in sides])
    for identity, old, new in zip(said, folded[::2], folded[1::2], strict=True):
        if old == new:
            continue
        if not new:
            gone.append(identity)
        elif old:
            changed.append((new, identity))
        else:
            new_entries.append((new, identity))
    if gone or changed:
        _replace(database, gone, changed)
    if new_entries:
        _add(database, new_entries)


def _replace(database: Database, gone: list[Identity], changed: list[tuple[str, Identity]]) -> None:
    wanted = _json([*gone, *(identity for _, identity in changed)])
    ids = [row[0] for row in database.rows(_IDS, (wanted,))]
    left, kept = ids[: len(gone)], ids[len(gone) :]
    database.execute(_TAKE_OUT, (_json(ids),))
    database.execute_many("DELETE FROM search_entry WHERE id = ?", ((one,) for one in left))
    database.execute_many(
        "UPDATE search_entry SET folded = ? WHERE id = ?",
        ((text, one) for (text, _), one in zip(changed, kept, strict=True)),
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


def _json(values: Sequence[object]) -> str:
    return msgspec.json.encode(values).decode()
