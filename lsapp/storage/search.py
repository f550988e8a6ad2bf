# SPDX-License-Identifier: MIT
"""Finds records by words, accents or none: each word of the question begins a word of the record.

Where too few are found that way, records that hold every word anywhere (inside a longer word or a
number) follow after them. Whatever a person types is text: quotes, ``%`` and FTS5's operators have
no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

import msgspec

from lsapp.domain.text import fold
from lsapp.storage.search_terms import words_beginning
from lsapp.storage.store import Store

_TOKENS: Final = re.compile(r"[^\W_]+")
_SIGN: Final = re.compile(r"[\W_]")
_ENOUGH: Final = 10
_SHORT: Final = 2
_SMALL: Final = 5_000  # texts, read in some milliseconds
_WORDS: Final = 64  # of a page that was pasted the longest tell it apart; SQLite takes no 1,000
_Clause = tuple[str, list[Any]]


class Hit(msgspec.Struct, frozen=True):
    """A record that was found."""

    kind: str
    unit: str
    key: str


def search(
    store: Store,
    text: str,
    unit: str | None = None,
    kinds: Collection[str] | None = None,
    limit: int = 50,
    *,
    parts: bool = True,
) -> list[Hit]:
    """Return up to ``limit`` records, in one unit or kinds of record where they are given.

    Every word begins a word of the record; where that finds little, ``parts`` lets it stand anywhere,
    which reads every record: left out while somebody is typing.
    """
    # The longest word first: it is the rarest, and LIKE then looks no further in most records.
    folded = fold(text.replace("\0", " ")).split()
    words = sorted(dict.fromkeys(folded), key=len, reverse=True)[:_WORDS]
    if not words or (kinds is not None and not kinds):
        return []
    within = _within(unit, kinds)
    if unit is not None and _is_small(store, unit):
        return _in_texts(store, words, within, parts=parts)[:limit]
    found = dict.fromkeys(_by_beginnings(store, words, within, limit))
    if parts and len(found) < min(limit, _ENOUGH):
        found.update(dict.fromkeys(_by_parts(store, words, within, limit)))
    return list(found)[:limit]


def _by_beginnings(store: Store, words: list[str], within: _Clause, limit: int) -> list[Hit]:
    """Find by the index. It knows which words a record has, not where: what was written as one word with
    signs in it (48/KH-UBND) is looked for by its parts, and then in the text.
    """
    terms: list[str] = []
    texts: list[_Clause] = []
    for word in words:
        parts = _TOKENS.findall(word)
        if not parts or not "".join(parts).isascii():
            return []
        term = _term(store, parts[-1])
        if term == "":
            return []
        terms += [f'"{part}"' for part in parts[:-1]]
        if len(parts) > 1:
            texts.append(("e.folded LIKE ?", [f"%{_SIGN.sub('_', _core(word))}%"]))
        if term is not None:
            terms.append(term)
        elif len(parts) == 1:
            beginnings = [f"{word}%", f"% {word}%"]
            texts.append(("(e.folded LIKE ? OR e.folded LIKE ?)", beginnings))
    source = "FROM search_entry e WHERE true"
    if terms:
        by_index = "FROM search_text t JOIN search_entry e ON e.id = t.rowid"
        source = f"{by_index} WHERE search_text MATCH ?"
    clauses, values = within
    wanted = "".join(f" AND {text}" for text, _ in texts)
    asked = [" AND ".join(terms)] if terms else []
    likes = [like for _, some in texts for like in some]
    return _hits(store, f"{source}{wanted}{clauses}", [*asked, *likes, *values, limit])


def _term(store: Store, word: str) -> str | None:
    """Return how FTS5 is asked for a word's beginning: empty where no word begins so, ``None`` where so
    short a beginning is that of many words, which the first texts at hand have.
    """
    known = words_beginning(store.database, word)
    if known is not None:
        return "(" + " OR ".join(f'"{one}"' for one in known) + ")" if known else ""
    return None if len(word) <= _SHORT else f'"{word}"*'


def _is_small(store: Store, unit: str) -> bool:
    """Tell whether a unit's texts are soon read: a question about it then need not walk through what the
    index has of the same words in three hundred others.
    """
    query = "SELECT 1 FROM search_entry WHERE unit = ? LIMIT 1 OFFSET ?"
    return not store.database.rows(query, (unit, _SMALL))


def _in_texts(store: Store, words: list[str], within: _Clause, *, parts: bool) -> list[Hit]:
    """Find by reading the texts: what begins so, and, where that is little, what holds the words anywhere."""
    clause, values = within
    cores = [_core(word) for word in words]
    wanted, likes = _holding([core or word for core, word in zip(cores, words, strict=True)])
    rows = store.database.rows(
        f'SELECT e.kind, e.unit, e."key", e.folded FROM search_entry e WHERE {wanted} {clause}',
        [*likes, *values],
    )
    starts = [re.compile(rf"(?<![^\W_]){re.escape(core)}") for core in cores if core]
    found: list[Hit] = []
    if len(starts) == len(words):
        found = [Hit(*row[:3]) for row in rows if all(start.search(row[3]) for start in starts)]
    if parts and len(found) < _ENOUGH:
        holding = (Hit(*row[:3]) for row in rows if all(word in row[3] for word in words))
        found = list(dict.fromkeys((*found, *holding)))
    return found


def _core(word: str) -> str:
    """Return a word from its first letter or digit to its last, empty where it is signs alone."""
    parts = _TOKENS.findall(word)
    return word[word.index(parts[0]) : word.rindex(parts[-1]) + len(parts[-1])] if parts else ""


def _by_parts(store: Store, words: list[str], within: _Clause, limit: int) -> list[Hit]:
    clause, values = within
    wanted, likes = _holding(words)
    return _hits(store, f"FROM search_entry e WHERE {wanted} {clause}", [*likes, *values, limit])


def _holding(words: list[str]) -> _Clause:
    """What asks for texts that hold every word, at its beginning or not."""
    likes = " AND ".join("e.folded LIKE ? ESCAPE '\\'" for _ in words)
    return likes, [f"%{_escaped(word)}%" for word in words]


def _hits(store: Store, source: str, values: list[Any]) -> list[Hit]:
    rows = store.database.rows(f'SELECT e.kind, e.unit, e."key" {source} LIMIT ?', values)
    return [Hit(*row) for row in rows]


def _within(unit: str | None, kinds: Collection[str] | None) -> _Clause:
    clauses = ""
    values: list[Any] = []
    if unit is not None:
        clauses += " AND e.unit = ?"
        values.append(unit)
    if kinds is not None:
        clauses += f" AND e.kind IN ({', '.join('?' * len(kinds))})"
        values.extend(kinds)
    return clauses, values


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
