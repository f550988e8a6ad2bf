# SPDX-License-Identifier: MIT
"""Whether a database file is sound: all of it, or what can be told at once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from lsapp.errors import UserError


def soundness(connection: sqlite3.Connection, *, full: bool) -> list[str]:
    """Return what is wrong inside the file, nothing where it is sound.

    ``full`` compares every index with its table as well, which finds damage that the quick check
    passes.
    """
    check = "integrity_check" if full else "quick_check"
    try:
        answers = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(20)")]
        found = [] if answers == ["ok"] else answers
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(20):
            found.append(f"foreign key: {table} row {row} misses its {parent}")
    except UnicodeDecodeError as error:
        # A flipped bit in a table's name reaches Python as bytes that are no text.
        return [str(error)]
    return found


def refuse_unsound(connection: sqlite3.Connection, path: Path, *, full: bool) -> None:
    """Check the whole file; raises ``UserError("database.damaged")``."""
    found = soundness(connection, full=full)
    if found:
        raise UserError("database.damaged", path=str(path), detail=found[0])


def refuse_torn(connection: sqlite3.Connection, path: Path) -> None:
    """Check that a closed file ends with a page: SQLite takes what is missing from the last one for zeros.

    Raises ``UserError("database.damaged")``.
    """
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    size = path.stat().st_size
    if size % page:
        raise UserError("database.damaged", path=str(path), detail=f"{size} bytes")


def refuse_unreadable(connection: sqlite3.Connection, path: Path) -> None:
    """Check what any work needs at once: the tables' names, the list of free pages, and the way to the
    first row of each table. Its cost does not grow with the file.

    Raises ``UserError("database.damaged")``.
    """
    try:
        answers = [str(row[0]) for row in connection.execute("PRAGMA quick_check(sqlite_master)")]
        if answers == ["ok"]:
            for table in tables(connection):
                connection.execute(f'SELECT * FROM "{table}" LIMIT 1').fetchone()
    except UnicodeDecodeError as error:
        answers = [str(error)]
    if answers != ["ok"]:
        raise UserError("database.damaged", path=str(path), detail=answers[0])


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables that lie in the file, those of the full-text index included."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    )
    return [str(row[0]) for row in found]


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table holds, the full-text index's own tables left out."""
    names = [
        str(row[0])
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_text*' ORDER BY name"
        )
    ]
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in names
    }
