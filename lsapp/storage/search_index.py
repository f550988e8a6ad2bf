# SPDX-License-Identifier: MIT
"""Keeps the folded text of records beside them, in the same transaction.

``search_entry`` holds the text; ``search_text`` is its full-text index (FTS5, external content),
whose old entry must be taken out with the very text it was made from before the new one goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


def _in_a_row(field: str) -> Callable[[Any], Sequence[str | None]]:
    take = attrgetter(field)
    return lambda record: (take(record),)


def _cells(row: OpenRow) -> Sequence[str]:
    return [str(cell) for cell in row.cells.values()]


_TAKE_WORDS: Final[Mapping[str, Callable[[Any], Sequence[str | None]]]] = MappingProxyType(
    {
        kind: attrgetter(*fields) if len(fields) > 1 else _in_a_row(fields[0])
        for kind, fields in TEXT_FIELDS.items()
    }
    | {"open_row": _cells}
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


def has_words(record: Record) -> bool:
    """Tell whether a record may stand in the index."""
    return any(getattr(record, field) for field in SEARCHED_FIELDS.get(record.KIND, ()))


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


def index_together(
    database: Database, changes: Iterable[tuple[Identity, Record | None, Record | None]]
) -> None:
    """Bring the index to the state after the changes of several transactions, in their order."""
    net: dict[Identity, tuple[Record | None, Record | None]] = {}
    for identity, before, after in changes:
        net[identity] = (net[identity][0] if identity in net else before, after)
    if net:
        with database.transaction():
            index_changes(database, [(identity, *sides) for identity, sides in net.items()])
            database.commit()


def _texts(
    changes: Iterable[tuple[Identity, Record | None, Record | None]], gone: list[Identity]
) -> Iterator[tuple[Identity, str, str]]:
    """Yield the folded words before and after of what is or was there, all folded at once; those of
    deleted records go to ``gone`` unread.
    """
    identities: list[Identity] = []
    words: list[str] = []
    for identity, before, after in changes:
        take = _TAKE_WORDS.get(identity[2])
        if take is None:
            continue
        if after is None:
            if before is not None and has_words(before):
                gone.append(identity)
            continue
        old = "" if before is None else " ".join(filter(None, take(before)))
        new = " ".join(filter(None, take(after)))
        if old != new:
            identities.append(identity)
            words += (old, new)
    folded = fold_all(words)
    yield from zip(identities, folded[::2], folded[1::2], strict=True)


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
