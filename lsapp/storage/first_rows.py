# SPDX-License-Identifier: MIT
"""A first look into a database by the driver alone, before SQLAlchemy is loaded.

Loading SQLAlchemy costs more than showing the window; the first list need not wait for it. What is
read here is only shown: the database is opened in earnest right after, and says then what is wrong.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from lsapp.domain.records import Record

R = TypeVar("R", bound=Record)

_APPLICATION_ID: Final = 0x4B483438
_SCHEMA: Final = 4


class FirstRows:
    """Reads records of one file that another part of the program will open properly."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def select(self, record_type: type[R], **equal: str) -> list[R]:
        """Return the records whose fields equal these values, in the order of their keys."""
        names = record_type.__struct_fields__
        columns = ", ".join(f'"{name}"' for name in names)
        where = " AND ".join(f'"{name}" = ?' for name in equal) or "1"
        rows = self._connection.execute(
            f'SELECT {columns} FROM "{record_type.KIND}" WHERE {where} ORDER BY unit, "key"',
            tuple(equal.values()),
        ).fetchall()
        # SQLite's values are the payload's: days as ISO text, states by their words.
        plain = [dict(zip(names, row, strict=True)) for row in rows]
        return msgspec.convert(plain, list[record_type], strict=False)  # type: ignore[valid-type]

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def first_rows(path: Path) -> FirstRows | None:
    """Open ``path`` for a first look; ``None`` where it is not a sound file of this version, or is
    held by another process.
    """
    log = path.with_name(path.name + "-wal")
    if not path.is_file() or (log.exists() and log.stat().st_size):
        return None  # a log belongs to whoever wrote it; opening in earnest takes it over
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    except sqlite3.Error:
        return None
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        connection.close()
        return None
    if (application_id, schema) != (_APPLICATION_ID, _SCHEMA):
        connection.close()
        return None
    return FirstRows(connection)
