# SPDX-License-Identifier: MIT
"""Checks a large open file table by table, giving way at once to whoever wants the database.

One round is what a check at opening looks at: each table with its indexes, the list of free pages, the
foreign keys. What is behind it goes along with the connection, and into the mark of a clean end.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import Final

import msgspec

from lsapp.errors import UserError
from lsapp.storage import clean_end, sqlite
from lsapp.storage.clean_end import Standing
from lsapp.storage.giving_way import GiveWay
from lsapp.storage.soundness import tables

EVERY: Final = dt.timedelta(days=1)
"""How long after the last check of all a round begins."""

_SCHEMA: Final = "sqlite_master"
"""Checked by this name, SQLite looks at the list of free pages as well."""
_MOST: Final = 20


class CheckedSoFar(msgspec.Struct, frozen=True, kw_only=True):
    """What a turn of checking came to: how many of the round's tables are done, and what is wrong."""

    done: int
    total: int
    found: list[str]

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to look at in this round."""
        return bool(self.found) or self.done == self.total


def due(connection: sqlite3.Connection) -> sqlite.HeldConnection | None:
    """Return the connection where its file is large and has a round to begin or to go on with."""
    if not isinstance(connection, sqlite.HeldConnection) or connection.standing is None:
        return None
    pages, page = (
        connection.execute(f"PRAGMA page_{of}").fetchone()[0] for of in ("count", "size")
    )
    standing = connection.standing
    # A clock that was set back must not put it off for ever.
    rests = dt.timedelta(0) <= clean_end.now() - standing.whole_at < EVERY
    is_due = pages * page >= clean_end.LARGE and (standing.done or not rests)
    return connection if is_due else None


def go_on(connection: sqlite.HeldConnection, give_way: GiveWay) -> CheckedSoFar:
    """Check the tables that the round has left, until ``give_way`` is asked; what was not finished is
    begun again next time.

    Where something is wrong the file loses its standing: the next opening checks it whole.
    """
    names = [_SCHEMA, *tables(connection)]
    standing = connection.standing
    done = set(standing.done) & set(names) if standing is not None else set()
    found: list[str] = []
    for name in names:
        if name in done:
            continue
        checked = None if give_way.asked else _checked(connection, name, give_way)
        if checked is None:
            break
        if checked:
            found = checked
            break
        done.add(name)
    connection.standing = _standing(standing, sorted(done), found, len(done) == len(names))
    return CheckedSoFar(done=len(done), total=len(names), found=found)


def _standing(
    before: Standing | None, done: list[str], found: list[str], whole: bool
) -> Standing | None:
    if found or before is None:
        return None
    if whole:
        return Standing(whole_at=clean_end.now())
    return Standing(whole_at=before.whole_at, done=tuple(done))


def _checked(connection: sqlite.HeldConnection, name: str, give_way: GiveWay) -> list[str] | None:
    """Return what is wrong with one table; ``None`` where the check was stopped."""
    try:
        with sqlite.explained(connection.path), give_way.over(connection):
            return _faults(connection, name)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            return None
        raise
    except UserError as error:
        if error.code != "database.damaged":
            raise
        return [str(error.facts.get("detail", ""))]


def _faults(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return what is wrong with a table, its indexes and what it refers to."""
    try:
        answers = [str(row[0]) for row in connection.execute(f'PRAGMA quick_check("{name}")')]
        if answers != ["ok"] or name == _SCHEMA:
            return [] if answers == ["ok"] else answers[:_MOST]
        orphans = connection.execute(f'PRAGMA foreign_key_check("{name}")').fetchmany(_MOST)
    except UnicodeDecodeError as error:
        return [str(error)]
    return [f"foreign key: {name} row {row} misses its {parent}" for _, row, parent, _ in orphans]
