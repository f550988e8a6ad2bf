# SPDX-License-Identifier: MIT
"""One open database: created or opened, held exclusively, closed as one file.

The single connection may be used from any thread, but from one at a time. SQLAlchemy's engine
stands over it for tables and migrations; compiled statements go to the driver's cursor, because
SQLAlchemy's own execution costs more than SQLite's for an edit of one record
(docs/decisions/0003-durability.md).
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from lsapp.errors import UserError
from lsapp.storage import migrations, schema, sqlite
from lsapp.storage.sqlite import JournalMode

Row = Sequence[Any]
_ROWS_AT_ONCE: Final = 32
_PLACES_AT_ONCE: Final = 900


class Database:
    """A database file and the one connection to it."""

    def __init__(self, path: Path, raw: sqlite3.Connection) -> None:
        """Take over ``raw``, a held and configured connection."""
        self.path = path
        self._raw = raw
        self.engine = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        sa.event.listen(self.engine, "begin", _begin)
        self._closed = False
        self._together: _Together | None = None

    @property
    def dialect(self) -> sa.Dialect:
        """The dialect that statements are compiled for."""
        return self.engine.dialect

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._raw.in_transaction

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Open a transaction; it is rolled back at the end unless ``commit`` was called.

        There is one at a time: an inner one would commit half of the outer one's work.
        """
        if self._together is not None:
            with sqlite.explained(self.path):
                yield from self._one_of(self._together)
            return
        if self.in_transaction:
            raise RuntimeError("a transaction is open already")
        with sqlite.explained(self.path):
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                # Also after a commit that a constraint refused: SQLite leaves its transaction open
                # then.
                if self._raw.in_transaction:
                    self._raw.rollback()

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Make the transactions inside permanent all at once at the end, or none of them.

        One that is not committed takes those before it along, and what is raised inside undoes all.
        Raises ``UserError("record.parent_missing")`` where a record of any of them hangs on nothing.
        """
        with self.transaction():
            self._together = _Together()
            try:
                yield
                if self._together.spoilt:
                    raise RuntimeError("one of the transactions was not committed")
                self._raw.commit()
            except sqlite.ConstraintError as error:
                for child, parent in self.orphans():
                    facts = {"kind": parent, "used_by": child}
                    raise UserError("record.parent_missing", **facts) from error
                raise
            finally:
                self._together = None

    def _one_of(self, together: _Together) -> Iterator[None]:
        """Run one transaction of those that are committed together."""
        if together.open or together.spoilt:
            raise RuntimeError("a transaction is open already, or one before was not committed")
        together.open = True
        try:
            yield
        finally:
            together.spoilt = together.open
            together.open = False

    def commit(self) -> None:
        """Make the open transaction permanent; it is on the disk when this returns, or at the end of
        ``together``.
        """
        self._require_transaction()
        if self._together is None:
            self._raw.commit()
        else:
            self._together.open = False

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> Sequence[Row]:
        """Return the rows of a query given as driver SQL."""
        with sqlite.explained(self.path):
            return self._raw.execute(statement, parameters).fetchall()

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run driver SQL once; only inside a transaction."""
        self._require_transaction()
        self._raw.execute(statement, parameters)

    def execute_many(self, statement: str, parameters: Iterable[tuple[Any, ...]]) -> None:
        """Run driver SQL once for each tuple; only inside a transaction.

        The tuples may be made on the way: 100,000 at once keep Python's collector busy.
        """
        self._require_transaction()
        self._raw.executemany(statement, parameters)

    def insert_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run an ``INSERT … VALUES (?, …)`` for each row; only inside a transaction.

        Several rows go into one statement, which takes a tenth less than one each.
        """
        self._require_transaction()
        head, _, places = statement.rpartition("VALUES ")
        width = places.count("?")
        at_once = min(_ROWS_AT_ONCE, _PLACES_AT_ONCE // width)
        values, rest = chain.from_iterable(rows), []

        def several() -> Iterator[list[Any]]:
            while len(some := list(islice(values, at_once * width))) == at_once * width:
                yield some
            rest.extend(some)

        self._raw.executemany(f"{head}VALUES {', '.join([places] * at_once)}", several())
        self._raw.executemany(
            statement, (rest[at : at + width] for at in range(0, len(rest), width))
        )

    def orphans(self) -> list[tuple[str, str]]:
        """Return (child table, parent table) of each row without its parent; for a refused commit."""
        checked = self._raw.execute("PRAGMA foreign_key_check")
        return [(child, parent) for child, _, parent, _ in checked]

    @contextlib.contextmanager
    def driver(self) -> Iterator[sqlite3.Connection]:
        """Lend SQLite's own connection for what cannot run in a transaction (``VACUUM INTO``)."""
        if self.in_transaction:
            raise RuntimeError("a transaction is open")
        with sqlite.explained(self.path):
            yield self._raw

    def checkpoint(self) -> None:
        """Fold the log into the file; for idle moments, so that a hand-made copy is whole."""
        with self.driver() as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close for good and leave one file; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            with sqlite.explained(self.path):
                sqlite.close(self._raw)
        finally:
            self._raw.close()
            self.engine.dispose()

    def __enter__(self) -> Self:
        """Lend the database to a ``with`` statement, which closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    def _require_transaction(self) -> None:
        if not self.in_transaction or (self._together is not None and not self._together.open):
            raise RuntimeError("writing needs a transaction")


class _Together:
    """Where a row of transactions stands that are committed at once: whether one is open at this
    moment, and whether one was left without its commit.
    """

    def __init__(self) -> None:
        self.open = False
        self.spoilt = False


def create(path: Path, *, journal_mode: JournalMode = JournalMode.WAL) -> Database:
    """Create an empty database of the present schema.

    Raises ``UserError``: ``file.exists``, ``folder.missing``, ``folder.read_only``, ``disk.full``.
    """
    raw = sqlite.create_exclusively(path)
    database = None
    try:
        with sqlite.explained(path):
            sqlite.configure(raw, journal_mode)
            database = Database(path, raw)
            with database.engine.begin() as connection:
                schema.metadata.create_all(connection)
                for statement in (
                    f"INSERT INTO alembic_version VALUES ('{schema.revision_name()}')",
                    f"PRAGMA application_id={schema.APPLICATION_ID}",
                    f"PRAGMA user_version={schema.SCHEMA}",
                ):
                    connection.exec_driver_sql(statement)
            # From here on the file says whose it is, even when its log is lost.
            database.checkpoint()
    except BaseException:
        raw.close()
        if database is not None:
            database.engine.dispose()
        path.unlink(missing_ok=True)
        raise
    return database


def open_database(
    path: Path,
    *,
    journal_mode: JournalMode = JournalMode.WAL,
    steps: migrations.Steps = migrations.CURRENT,
    copies: Path | None = None,
) -> Database:
    """Open an existing database; an older one is brought up to date after a verified copy was made.

    ``copies`` is the folder for that copy, by default the database's own. Never creates a file.
    Raises ``UserError``: ``database.missing``, ``database.damaged``, ``database.not_ours``,
    ``database.newer``, ``database.in_use``, ``database.read_only``, ``migration.failed``,
    ``disk.full``.
    """
    raw = sqlite.open_exclusively(path, newest=steps.schema)
    try:
        with sqlite.explained(path):
            sqlite.configure(raw, journal_mode)
            database = Database(path, raw)
            held = sqlite.identify(raw, path, newest=steps.schema)
    except BaseException:
        raw.close()
        raise
    if held < steps.schema:
        try:
            migrations.upgrade(database, held, steps, copies or path.parent)
        except BaseException:
            database.close()
            raise
    return database


def _begin(connection: sa.Connection) -> None:
    # IMMEDIATE: a transaction that starts as a reader may fail when it comes to write.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
