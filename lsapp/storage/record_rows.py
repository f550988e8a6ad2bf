# SPDX-License-Identifier: MIT
"""One kind of record and its table: compiled statements, and the way from struct to row and back.

Statements are built by SQLAlchemy Core and compiled once; the driver runs their text, which is the
difference between 1.3 and 2.1 times plain sqlite3 on a large insert.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, Generic, TypeVar

import msgspec
import sqlalchemy as sa

from lsapp.domain.records import Record
from lsapp.errors import UserError
from lsapp.storage.column_types import NumberText
from lsapp.storage.database import Database
from lsapp.storage.schema import RECORD_TABLES, RECORD_TYPES

R = TypeVar("R", bound=Record)
_LOOK_UP_AT_ONCE: Final = 200
_TURNED_AT_ONCE: Final = 250
_NARROWED: Final = 16  # so many records are worth a statement of their own


class RecordRows(Generic[R]):
    """Reads and writes the rows of one kind of record."""

    def __init__(self, database: Database, record_type: type[R]) -> None:
        """Compile the statements that write; queries are compiled when first asked for."""
        self._database = database
        self._dialect = database.dialect
        self.record_type = record_type
        self._fields: tuple[str, ...] = record_type.__struct_fields__
        self._table = RECORD_TABLES[record_type.KIND]
        self._columns = [self._table.c[name] for name in self._fields]
        self._binders = self._row_binders()
        self._readers = self._processors("result_processor", None)
        self._numbers = [c.name for c in self._columns if isinstance(c.type, NumberText)]
        self._queries: dict[tuple[object, ...], str] = {}
        self._insert, _ = self._compiled(
            sa.insert(self._table).values({c.name: sa.bindparam(c.name) for c in self._columns})
        )
        rest = tuple(name for name in self._fields if name not in ("unit", "key"))
        self._update, self._update_order = self._update_of(rest)
        self._narrow: dict[tuple[str, ...], tuple[str, Callable[[Any], Any]]] = {}
        self._delete, _ = self._compiled(sa.delete(self._table).where(*self._whose()))

    def get(self, unit: str, key: str) -> R | None:
        """Return one record."""
        found = self._select(("unit", "key"), (unit, key), ())
        return found[0] if found else None

    def find(self, identities: Sequence[tuple[str, str]]) -> dict[tuple[str, str], R]:
        """Return those of the records ``(unit, key)`` that exist."""
        if len(identities) == 1:
            found = self.get(*identities[0])
            return {} if found is None else {identities[0]: found}
        by_unit: dict[str, list[str]] = {}
        for unit, key in identities:
            by_unit.setdefault(unit, []).append(key)
        return {
            (record.unit, record.key): record
            for unit, keys in by_unit.items()
            for record in self._find_in_unit(unit, keys)
        }

    def select(self, equal: Mapping[str, object], order: Sequence[str]) -> list[R]:
        """Return the records whose fields equal ``equal`` (``None`` as well), sorted by ``order``."""
        names = tuple(name for name, value in equal.items() if value is not None)
        empty = tuple(name for name, value in equal.items() if value is None)
        return self._select(names, self._bound(names, equal), order, empty)

    def count(self, equal: Mapping[str, object]) -> int:
        """Return how many records have these values."""
        names = tuple(name for name, value in equal.items() if value is not None)
        empty = tuple(name for name, value in equal.items() if value is None)
        query = self._query(
            ("count", names, empty), lambda: self._where(sa.select(sa.func.count()), names, empty)
        )
        return int(self._database.rows(query, self._bound(names, equal))[0][0])

    def units(self, equal: Mapping[str, object]) -> list[str]:
        """Return the units, each once, sorted, of which a record has these values."""
        names = tuple(equal)
        query = self._query(
            ("units", names),
            lambda: self._where(sa.select(self._table.c.unit).distinct(), names, ()).order_by(
                self._table.c.unit
            ),
        )
        return [str(row[0]) for row in self._database.rows(query, self._bound(names, equal))]

    def holds(self, unit: str) -> bool:
        """Tell whether there is any record of a unit."""
        return bool(self._database.rows(self._query(("any",), self._any_query), (unit,))[0][0])

    def same(self, one: R | None, other: R | None) -> bool:
        """Tell whether two records are written alike; 12 and 12.0 are equal, but are not."""
        if one != other:
            return False
        return one is other or all(
            repr(getattr(one, name)) == repr(getattr(other, name)) for name in self._numbers
        )

    def insert(self, records: Iterable[R]) -> None:
        """Add records that are not there yet."""
        self._database.insert_many(self._insert, self._as_rows(records))

    def update(self, pairs: Sequence[tuple[R, R]]) -> None:
        """Replace records that are there: each as it is, and as it shall be.

        Of many at once only the columns in which any differs are written: SQLite writes an index anew for
        each of its columns that is named.
        """
        statement, order = self._update, self._update_order
        if len(pairs) >= _NARROWED:
            statement, order = self._narrow_update(self._differing(pairs))
        rows = self._as_rows(after for _, after in pairs)
        self._database.execute_many(statement, map(order, rows))

    def delete(self, identities: Iterable[tuple[str, str]]) -> None:
        """Remove records."""
        self._database.execute_many(self._delete, identities)

    def _differing(self, pairs: Sequence[tuple[R, R]]) -> tuple[str, ...]:
        """Return the fields in which any of the pairs is not written alike."""
        befores = zip(*(msgspec.structs.astuple(before) for before, _ in pairs), strict=True)
        afters = zip(*(msgspec.structs.astuple(after) for _, after in pairs), strict=True)
        return tuple(
            name
            for name, before, after in zip(self._fields, befores, afters, strict=True)
            if before != after or name in self._numbers
        )

    def _narrow_update(self, names: tuple[str, ...]) -> tuple[str, Callable[[Any], Any]]:
        found = self._narrow.get(names)
        if found is None:
            found = self._narrow[names] = self._update_of(names)
        return found

    def _find_in_unit(self, unit: str, keys: list[str]) -> Iterator[R]:
        # Filling an empty table is the commonest large write; it needs no look-up at all.
        if len(keys) > _LOOK_UP_AT_ONCE and not self.holds(unit):
            return
        query = self._query(("find",), self._find_query)
        for start in range(0, len(keys), _LOOK_UP_AT_ONCE):
            some = keys[start : start + _LOOK_UP_AT_ONCE]
            some += some[-1:] * (_LOOK_UP_AT_ONCE - len(some))
            yield from self._records(self._database.rows(query, (unit, *some)))

    def _any_query(self) -> sa.Select[Any]:
        one = self._where(sa.select(sa.literal_column("1")), ("unit",), ())
        return sa.select(sa.exists(one))

    def _find_query(self) -> sa.Select[Any]:
        keys: list[Any] = [sa.bindparam(f"k{number}") for number in range(_LOOK_UP_AT_ONCE)]
        return self._where(sa.select(*self._columns), ("unit",), ()).where(
            self._table.c.key.in_(keys)
        )

    def _select(
        self,
        names: tuple[str, ...],
        values: Sequence[object],
        order: Sequence[str],
        empty: tuple[str, ...] = (),
    ) -> list[R]:
        query = self._query(
            ("select", names, empty, tuple(order)),
            lambda: self._where(sa.select(*self._columns), names, empty).order_by(
                *(self._table.c[name] for name in order)
            ),
        )
        return self._records(self._database.rows(query, values))

    def _where(
        self, query: sa.Select[Any], names: tuple[str, ...], empty: tuple[str, ...]
    ) -> sa.Select[Any]:
        for name in names:
            query = query.where(self._table.c[name] == sa.bindparam(f"w_{name}"))
        for name in empty:
            query = query.where(self._table.c[name].is_(None))
        return query.select_from(self._table)

    def _query(self, shape: tuple[object, ...], build: Callable[[], sa.Select[Any]]) -> str:
        found = self._queries.get(shape)
        if found is None:
            found = self._queries[shape] = self._compiled(build())[0]
        return found

    def _whose(self) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            self._table.c.unit == sa.bindparam("k_unit"),
            self._table.c.key == sa.bindparam("k_key"),
        )

    def _update_of(self, names: tuple[str, ...]) -> tuple[str, Callable[[Any], Any]]:
        """Return the statement that writes some columns of one record, and what puts a row into its order."""
        values: dict[str, Any] = {name: sa.bindparam(name) for name in names}
        statement = sa.update(self._table).where(*self._whose()).values(values)
        compiled, order = self._compiled(statement)
        places = [self._fields.index(name.removeprefix("k_")) for name in order]
        return compiled, operator.itemgetter(*places)

    def _compiled(self, statement: sa.ClauseElement) -> tuple[str, list[str]]:
        compiled: Any = statement.compile(dialect=self._dialect)
        return str(compiled), list(compiled.positiontup)

    def _processors(self, kind: str, *extra: object) -> list[tuple[int, Callable[[Any], Any]]]:
        found = []
        for position, column in enumerate(self._columns):
            implementation = column.type.dialect_impl(self._dialect)
            process = getattr(implementation, kind)(self._dialect, *extra)
            if process is not None:
                found.append((position, process))
        return found

    def _row_binders(self) -> list[tuple[int, Callable[[Any], Any]]]:
        if self._dialect.name != "sqlite":
            return self._processors("bind_processor")
        kinds = [
            (at, getattr(column.type, "to_sqlite", None)) for at, column in enumerate(self._columns)
        ]
        return [(at, binder) for at, binder in kinds if binder is not None]

    def _bound(self, names: tuple[str, ...], values: Mapping[str, object]) -> list[object]:
        binders = {self._fields[position]: process for position, process in self._binders}
        return [binders[name](values[name]) if name in binders else values[name] for name in names]

    def _as_rows(self, records: Iterable[R]) -> Iterator[Sequence[Any]]:
        """Yield the row of each record. Values that are kept in another form are turned column by column:
        a received file has ten thousand.
        """
        rows = map(msgspec.structs.astuple, records)
        if not self._binders:
            yield from rows
            return
        while some := list(islice(rows, _TURNED_AT_ONCE)):
            columns = list(zip(*some, strict=True))
            for position, turn in self._binders:
                column = columns[position]
                columns[position] = tuple([None if one is None else turn(one) for one in column])
            yield from zip(*columns, strict=True)

    def _records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        fields, make, readers = self._fields, self.record_type, self._readers
        found = []
        try:
            for row in rows:
                values = dict(zip(fields, row, strict=True))
                for position, process in readers:
                    name = fields[position]
                    values[name] = process(values[name])
                found.append(make(**values))
        except (ValueError, ArithmeticError, msgspec.DecodeError) as error:
            detail = f"{self.record_type.KIND}: {error}"
            path = str(self._database.path)
            raise UserError("database.damaged", path=path, detail=detail) from error
        return found


class AllRows:
    """The rows of every kind, made when first asked for."""

    def __init__(self, database: Database) -> None:
        """Prepare for ``database``; no statement is compiled yet."""
        self._database = database
        self._made: dict[str, RecordRows[Any]] = {}

    def of(self, record_type: type[R]) -> RecordRows[R]:
        """Return the rows of one kind of record."""
        rows = self._made.get(record_type.KIND)
        if rows is None:
            rows = self._made[record_type.KIND] = RecordRows(self._database, record_type)
        return rows

    def named(self, kind: str) -> RecordRows[Any]:
        """Return the rows of the kind called ``kind``."""
        return self.of(RECORD_TYPES[kind])
