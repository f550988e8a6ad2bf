# SPDX-License-Identifier: MIT
"""The words that stand in the full-text index, looked up by how they begin.

FTS5 answers the beginning of a word by putting together, in memory and whole,
the rows of every word that begins so, before it gives the first: a tenth of a second over a million
entries. The same words named one by one it walks row by row, and stops at the limit.
"""

from __future__ import annotations

from typing import Final

from lsapp.storage.database import Database

MOST: Final = 64
"""More words than this with one beginning are numbers, each in few rows: FTS5's own way is as good."""

# A table over the index itself: nothing is stored. One row for each place of a word, so that looking
# for the next word beyond one is a seek ("row", with its counts, would read the whole index).
_TABLE: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms "
    "USING fts5vocab(main, search_text, instance)"
)
_NEXT: Final = "SELECT term FROM temp.search_terms WHERE term >= ? LIMIT 1"


def words_beginning(database: Database, start: str) -> list[str] | None:
    """Return the indexed words that begin with ``start`` (folded letters or digits), ``None`` where they
    are more than ``MOST``.
    """
    database.rows(_TABLE)
    found: list[str] = []
    beyond = start
    while len(found) <= MOST:
        row = database.rows(_NEXT, (beyond,))
        if not row or not row[0][0].startswith(start):
            return found
        found.append(row[0][0])
        beyond = f"{found[-1]}\0"
    return None
