# SPDX-License-Identifier: MIT
"""A first look into a database by the driver alone, before SQLAlchemy is loaded.

Loading SQLAlchemy costs more than showing the window; the first list need not wait for it. What is
read here is only shown: the database is opened in earnest right after, and says then what is wrong.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import typing
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from lsapp.domain.records import Record

R = TypeVar("R", bound=Record)

_APPLICATION_ID: Final = 0x4B483438
_SCHEMA: Final = 1


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
        readers = _readers(record_type)
        return [_record(record_type, names, readers, row) for row in rows]

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


def _readers(record_type: type[Record]) -> list[Callable[[Any], Any] | None]:
    """Say for each field how its column is read; ``None`` where SQLite's value is the field's."""
    hints = typing.get_type_hints(record_type)
    return [_reader(hints[name]) for name in record_type.__struct_fields__]


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    parts = typing.get_args(hint) or (hint,)
    if dt.datetime in parts:
        return dt.datetime.fromisoformat
    if dt.date in parts:
        return dt.date.fromisoformat
    for part in parts:
        if isinstance(part, type) and issubclass(part, StrEnum):
            return part
    if bool in parts:
        return bool
    return None


def _record(
    record_type: type[R],
    names: Sequence[str],
    readers: Sequence[Callable[[Any], Any] | None],
    row: Sequence[Any],
) -> R:
    values = {
        name: value if read is None or value is None else read(value)
        for name, read, value in zip(names, readers, row, strict=True)
    }
    return record_type(**values)
