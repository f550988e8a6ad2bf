# SPDX-License-Identifier: MIT
"""What is remembered of a large file that was closed in full, so that opening it need not read all of it.

The mark lies in the local data folder of this person on this machine, never in the database: a copy, a
stick or a file from elsewhere comes without one. It says how the closed file looked from outside and how
far its checking has come. It goes before the first write and comes back at a clean end alone; where
anything about it is in doubt there is no mark, and the file is checked whole.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import msgspec

from lsapp import files, paths
from lsapp.errors import UserError

LARGE: Final = 16 << 20
"""Bytes from which a file is not checked whole at every opening; see docs/decisions/0015."""

LONGEST_TRUST: Final = dt.timedelta(days=30)
"""How long ago the last check of all may be; after that opening checks whole again."""

_FOLDER: Final = "checked"
_LOGS: Final = ("-wal", "-journal")


class WholeCheck(StrEnum):
    """Why a large file is checked whole when it is opened."""

    UNCLEAN = "unclean"
    """The last process did not close it."""
    UNKNOWN = "unknown"
    """It was not closed here as it is now: it is new here, copied, brought back or written to elsewhere."""
    LONG_AGO = "long_ago"
    """Nobody left it open long enough for the check in idle moments."""


class Standing(msgspec.Struct, frozen=True):
    """How far the checking of a file has come: when the last check of all ended, and what the present
    round of idle checking has behind it.
    """

    whole_at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    done: tuple[str, ...] = ()


class _Look(msgspec.Struct, frozen=True):
    """A file from outside; ``changed`` cannot be set back by a program that copies times along."""

    size: int
    written: int
    changed: int
    number: int


class _Mark(msgspec.Struct, frozen=True):
    """What a clean end leaves; ``header`` is what SQLite reads in the first page."""

    look: _Look
    header: tuple[int, ...]
    standing: Standing


def now() -> dt.datetime:
    """Return the time now, UTC."""
    return dt.datetime.now(dt.UTC)


def reason_for_whole(path: Path) -> WholeCheck | None:
    """Tell from outside why opening ``path`` will check all of it; ``None`` where it will not, or where
    that is quick. Opens nothing.
    """
    look = _look(path)
    if look is None or look.size < LARGE:
        return None
    for ending in _LOGS:
        log = _look(path.with_name(path.name + ending))
        if log is not None and log.size:
            return WholeCheck.UNCLEAN
    mark = _mark(path)
    if mark is None or mark.look != look:
        return WholeCheck.UNKNOWN
    return None if _is_fresh(mark.standing) else WholeCheck.LONG_AGO


def standing(connection: sqlite3.Connection, path: Path) -> Standing | None:
    """Return how far the checking of a held file has come, where it is the very file that was closed here
    in full; ``None`` in any doubt, and for a small file.
    """
    if reason_for_whole(path) is not None:
        return None
    mark = _mark(path)
    if mark is None or mark.header != _header(connection):
        return None
    look = _look(path)
    return mark.standing if look == mark.look and look.size >= LARGE else None


def header_of(connection: sqlite3.Connection, path: Path) -> tuple[int, ...] | None:
    """Return what a mark says of the first page, to be read right before the connection is closed;
    ``None`` where the file has more or fewer bytes than its pages.
    """
    header = _header(connection)
    look = _look(path)
    whole = look is not None and look.size == header[0] * header[1]
    return header if whole else None


def remember(path: Path, header: tuple[int, ...], came: Standing) -> None:
    """Leave the mark of a file that was closed in full this moment; a small one needs none.

    Nothing is left, and nothing said, where it cannot be written.
    """
    look = _look(path)
    if look is None or look.size < LARGE or _place(path).exists():
        return  # a mark that is there is of another process, or says that something was wrong
    mark = _Mark(look=look, header=header, standing=came)
    with contextlib.suppress(OSError, UserError):
        files.ready_folder(_place(path).parent)
        files.write_atomically(_place(path), msgspec.json.encode(mark))


def forget(path: Path) -> None:
    """Take the mark away, before the first write; it is gone from the disk when this returns."""
    place = _place(path)
    with contextlib.suppress(OSError):
        if place.exists():
            place.unlink()
            files.flush_folder(place.parent)


def distrust(path: Path) -> None:
    """Have the next opening check the file whole, however it is closed: damage was met in it."""
    with contextlib.suppress(OSError, UserError):
        files.ready_folder(_place(path).parent)
        files.write_atomically(_place(path), b"{}")


def _is_fresh(came: Standing) -> bool:
    # A clock that was set back says nothing of how long ago it is.
    return dt.timedelta(0) <= now() - came.whole_at <= LONGEST_TRUST


def _header(connection: sqlite3.Connection) -> tuple[int, ...]:
    names = ("page_count", "page_size", "freelist_count", "schema_version", "user_version")
    return tuple(int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in names)


def _look(path: Path) -> _Look | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return _Look(
        size=found.st_size,
        written=found.st_mtime_ns,
        changed=found.st_ctime_ns,
        number=found.st_ino,
    )


def _mark(path: Path) -> _Mark | None:
    try:
        return msgspec.json.decode(_place(path).read_bytes(), type=_Mark)
    except (OSError, msgspec.DecodeError):
        return None


def _place(path: Path) -> Path:
    where = os.path.normcase(path.resolve())
    name = hashlib.sha256(os.fsencode(where)).hexdigest()
    return paths.local_data_dir() / _FOLDER / f"{name[:32]}.json"
