# SPDX-License-Identifier: MIT
"""What only SQLite can do: opening a file exclusively, looking at it without touching it, its
settings.

Python's own transaction mode is off (``isolation_level=None``): it would commit before DDL, and a
failed migration would then lose a table. SQLAlchemy emits ``BEGIN IMMEDIATE`` instead.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import urllib.parse
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lsapp.errors import UserError
from lsapp.storage import clean_end
from lsapp.storage.clean_end import Standing
from lsapp.storage.reading_ahead import WORTH_WHILE, read_through
from lsapp.storage.schema import APPLICATION_ID, SCHEMA
from lsapp.storage.soundness import refuse_torn, refuse_unreadable, refuse_unsound
from lsapp.storage.soundness import row_counts as row_counts
from lsapp.storage.soundness import soundness as soundness

SUFFIX: Final = ".lsdb"

ConstraintError = sqlite3.IntegrityError
"""What a write raises that a constraint refuses."""

_SMALLEST: Final = 512
_BUSY_MILLISECONDS: Final = 5000
_DAMAGE: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT", "SQLITE_IOERR_SHORT_READ")


class JournalMode(StrEnum):
    """How SQLite keeps a commit whole: ``WAL`` on the PC's own disk, ``TRUNCATE`` in a synchronised
    folder, on a stick or on a share, where a second file beside the database would be torn from it.
    """

    WAL = "wal"
    TRUNCATE = "truncate"


class HeldConnection(sqlite3.Connection):
    """A connection that knows its file and how far that has been checked; ``None`` where it was not, or
    where damage was found.
    """

    path: Path
    standing: Standing | None = None


def address(path: Path, query: str) -> str:
    """Return the ``file:`` URI of ``path``: spaces, Vietnamese letters, ``#``, ``?`` and ``%``
    escaped.
    """
    name = path.absolute().as_posix()
    slashes = "file://" if name.startswith("/") else "file:///"
    return f"{slashes}{urllib.parse.quote(os.fsencode(name), safe='/:')}?{query}"


def _connect(path: Path, query: str) -> HeldConnection:
    connection = sqlite3.connect(
        address(path, query),
        uri=True,
        timeout=0,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        factory=HeldConnection,
    )
    connection.path = path
    return connection


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open ``path`` for looking only: no byte changed, no file left beside it.

    A log left behind by a power cut is read too; a rollback journal is not. Raises ``UserError``:
    ``database.in_use`` where another process is writing a log, ``database.damaged``,
    ``database.not_ours``.
    """
    logged = _holds_bytes(path, "-wal")
    shared = _beside(path, "-shm")
    had_shared = shared.exists()
    # Without a log the file alone is the database, and "immutable" keeps SQLite from making new
    # files.
    connection = _connect(path, "mode=ro" if logged else "mode=ro&immutable=1")
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        yield connection
    except sqlite3.DatabaseError as error:
        raise _opening_error(error, path) from error
    finally:
        connection.close()
        if logged and not had_shared:
            shared.unlink(missing_ok=True)


def needs_rollback(path: Path) -> bool:
    """Tell whether a rollback journal lies beside ``path``: a transaction was cut in two."""
    return _holds_bytes(path, "-journal")


def left_unclean(path: Path) -> bool:
    """Tell whether the last process did not close ``path``, or still has it open."""
    return _holds_bytes(path, "-wal") or needs_rollback(path)


def logs_of(path: Path) -> list[Path]:
    """Return the files that SQLite may keep beside ``path``; they belong to that very file."""
    return [_beside(path, ending) for ending in ("-wal", "-shm", "-journal")]


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _holds_bytes(path: Path, ending: str) -> bool:
    log = _beside(path, ending)
    return log.exists() and log.stat().st_size > 0


def identify(connection: sqlite3.Connection, path: Path, newest: int = SCHEMA) -> int:
    """Return the schema number of an open file of ours; ``newest`` is the highest that we can read.

    Raises ``UserError``: ``database.not_ours`` by the application id, ``database.newer``.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise UserError("database.not_ours", path=str(path))
    if schema > newest:
        raise UserError("database.newer", path=str(path), schema=schema, known=newest)
    return int(schema)


def open_exclusively(path: Path, newest: int = SCHEMA) -> HeldConnection:
    """Open an existing database of ours and keep every other process out of it.

    Checks who it is and whether it is sound before a byte is written: in full where the last process did
    not close it, only in its first pages where it is large and was closed here in full (``clean_end``).
    Raises ``UserError``: ``database.missing``, ``database.damaged``, ``database.not_ours``,
    ``database.newer``, ``database.in_use``, ``database.read_only``.
    """
    if not path.is_file():
        raise UserError("database.missing", path=str(path))
    size = path.stat().st_size
    if size < _SMALLEST:
        # SQLite would take such a file for a new, empty database.
        ours = size == 0 or path.suffix.lower() == SUFFIX
        code = "database.damaged" if ours else "database.not_ours"
        raise UserError(code, path=str(path), detail=f"{size} bytes")
    cut, unclean = needs_rollback(path), left_unclean(path)
    if not cut:  # else the file shows half a transaction until SQLite has rolled it back
        with reading(path) as look:
            identify(look, path, newest)
            if not unclean:
                refuse_torn(look, path)
    if unclean and not cut:
        read_through(path)  # nobody holds it: the look above would have met the lock
        with reading(path) as look:
            refuse_unsound(look, path, full=True)
    connection = _held(path)
    try:
        with _as_opening(path):
            standing = None if unclean else clean_end.standing(connection, path)
            if standing is None and not unclean and size >= WORTH_WHILE:
                # The lock was free, so nobody in this process has the file open either.
                connection.close()
                read_through(path)
                connection = _held(path)
            identify(connection, path, newest)
            if standing is None:
                refuse_unsound(connection, path, full=cut)
                standing = Standing(whole_at=clean_end.now())
            else:
                refuse_unreadable(connection, path)
            connection.standing = standing
    except BaseException:
        connection.close()
        raise
    return connection


def create_exclusively(path: Path) -> HeldConnection:
    """Create an empty file of ours at ``path`` and hold it.

    Raises ``UserError``: ``file.exists``, ``folder.missing``, ``folder.read_only``, ``disk.full``.
    """
    if not path.parent.is_dir():
        raise UserError("folder.missing", path=str(path.parent))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise UserError("file.exists", path=str(path)) from error
    except PermissionError as error:
        raise UserError("folder.read_only", path=str(path.parent)) from error
    try:
        connection = _held(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    connection.standing = Standing(whole_at=clean_end.now())
    return connection


def configure(connection: sqlite3.Connection, journal_mode: JournalMode) -> None:
    """Set a held connection to lose nothing that was acknowledged; the answers are verified.

    From here on the file may be written to, so its mark of a clean end goes.
    """
    if isinstance(connection, HeldConnection):
        clean_end.forget(connection.path)
    for setting, value, answer in (
        ("journal_mode", journal_mode, str(journal_mode)),
        ("synchronous", "FULL", 2),
        ("foreign_keys", "ON", 1),
        ("busy_timeout", _BUSY_MILLISECONDS, _BUSY_MILLISECONDS),
        ("trusted_schema", "OFF", 0),
        ("cell_size_check", "ON", 1),
        ("mmap_size", 0, 0),
        ("journal_size_limit", 4194304, 4194304),
        ("cache_size", -16384, -16384),
    ):
        connection.execute(f"PRAGMA {setting}={value}")
        given = connection.execute(f"PRAGMA {setting}").fetchone()
        # A build of SQLite without memory mapping answers mmap_size with no row at all.
        if given is not None and given[0] != answer:
            raise RuntimeError(f"SQLite answered {given[0]!r} to {setting}={value}")


def close(connection: sqlite3.Connection) -> None:
    """Fold the log into the file and close, so that one file lies there and a copy of it is whole; a
    large one that is sound leaves the mark of a clean end.
    """
    connection.execute("PRAGMA optimize")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != JournalMode.WAL:
        # An emptied journal would stay behind; SQLite deletes it only where the lock may be let go.
        connection.execute("PRAGMA locking_mode=NORMAL")
        connection.execute("PRAGMA journal_mode=DELETE")
    if not isinstance(connection, HeldConnection) or connection.standing is None:
        connection.close()
        return
    path, standing = connection.path, connection.standing
    header = clean_end.header_of(connection, path)
    connection.close()
    if header is not None and not left_unclean(path):
        clean_end.remember(path, header, standing)


@contextlib.contextmanager
def borrowed(connection: sa.Connection) -> Iterator[sqlite3.Connection]:
    """Lend SQLite's own connection from under SQLAlchemy's, inside its transaction."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(f"not a SQLite connection: {type(raw).__name__}")
    yield raw


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what a person can mend while the database is open into ``UserError``: ``disk.full``,
    ``database.read_only``, ``database.damaged``, ``database.unreachable``.

    Errors of our own making, such as a broken CHECK, pass unchanged.
    """
    try:
        yield
    except (sqlite3.DatabaseError, DBAPIError) as error:
        known = _known_error(error.orig if isinstance(error, DBAPIError) else error, path)
        if known is None:
            raise
        if known.code == "database.damaged":
            clean_end.distrust(path)
        raise known from error


def broke_unique(error: ConstraintError) -> bool:
    """Tell whether a refused write would have made two records with one natural key."""
    return _name(error) in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")


def _held(path: Path) -> HeldConnection:
    connection = _connect(path, "mode=rw")
    try:
        with _as_opening(path):
            # EXCLUSIVE must be set before the first access: SQLite then needs no shared-memory file, and
            # the lock stays after the transaction below.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _as_opening(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _opening_error(error, path) from error


def _opening_error(error: sqlite3.DatabaseError, path: Path) -> Exception:
    if _name(error) == "SQLITE_NOTADB" and path.suffix.lower() != SUFFIX:
        return UserError("database.not_ours", path=str(path))
    known = _known_error(error, path)
    return error if known is None else known


def _name(error: BaseException | None) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


def _known_error(error: BaseException | None, path: Path) -> UserError | None:
    name = _name(error)
    where = str(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return UserError("database.in_use", path=where)
    if name.startswith(_DAMAGE) or str(error).startswith("Could not decode to UTF-8"):
        return UserError("database.damaged", path=where, detail=str(error))
    if name == "SQLITE_FULL":
        return UserError("disk.full", path=where)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN")):
        return UserError("database.read_only", path=where)
    if name.startswith("SQLITE_IOERR"):
        return UserError("database.unreachable", path=where, detail=name)
    return None
