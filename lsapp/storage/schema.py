# SPDX-License-Identifier: MIT
"""The tables: one for each kind of record, made from the structs, and the few that storage adds.

A change to a record's struct changes a table: raise ``SCHEMA`` and write a migration with it
(``tests/storage/test_migrations.py`` compares the two).
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.types import TypeEngine

from lsapp.domain.records import LOCAL, TRAVELLING, Record
from lsapp.storage.column_types import DateText, Flag, JsonText, MomentText, NumberText, Word

SCHEMA: Final = 4
"""The number of the present schema; its migration is the revision of the same number."""

APPLICATION_ID: Final = 0x4B483438
"""The four bytes "KH48" that tell this application's databases from others."""

RECORD_TYPES: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {record.KIND: record for record in (*TRAVELLING, *LOCAL)}
)
"""Every kind of record by its name."""

NATURAL_KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "letterhead": ("unit",),
        "report": ("unit", "plan", "round"),
        "progress": ("unit", "plan", "round", "activity"),
        "stat_value": ("unit", "plan", "round", "form", "row", "column"),
        "group_statement": ("unit", "plan", "round", "group"),
        "section": ("unit", "plan", "round", "section"),
        "round": ("plan", "code"),
        "obligation": ("unit", "plan", "round"),
        "compiled_section": ("unit", "plan", "round", "section"),
    }
)
"""The fields that no two records of a kind may share."""

_PARENTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "activity": {"programme": "programme", "parent": "activity"},
        "budget_line": {"activity": "activity"},
        "progress": {"activity": "activity"},
        "evidence": {"activity": "activity"},
        "return_note": {"slip": "return_slip"},
    }
)

_INDEXES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "activity": (("unit", "programme"), ("unit", "parent")),
        "budget_line": (("unit", "activity"),),
        "progress": (("unit", "activity"),),
        "open_row": (("unit", "plan", "round", "form"),),
        "answer": (("unit", "plan", "round"),),
        "evidence": (("unit", "plan", "round"), ("unit", "activity"), ("sha256",)),
        "submission": (("plan", "round", "unit"), ("hash",)),
        "receipt": (("plan", "round", "unit"), ("hash",), ("original_sha256",)),
        "dispatch": (("plan", "round", "unit"),),
        "return_slip": (("plan", "round", "unit"), ("hash",)),
        "return_note": (("unit", "slip"),),
        "draft_note": (("plan", "round", "unit"),),
        "obligation": (("plan", "round"),),
        "department_form": (("plan", "year"),),
    }
)

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _column_type(hint: Any) -> TypeEngine[Any]:
    """Return the column type for a field's type hint, with ``None`` already taken out of it."""
    origin = typing.get_origin(hint) or hint
    if origin in (list, dict):
        return JsonText()
    if origin in (types.UnionType, typing.Union) and set(typing.get_args(hint)) == {int, Decimal}:
        return NumberText()
    if issubclass(origin, StrEnum):
        return Word(origin)
    found: Mapping[type, TypeEngine[Any]] = {
        str: sa.Text(),
        bool: Flag(),
        int: sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        dt.date: DateText(),
        dt.datetime: MomentText(),
    }
    return found[origin]


def _column(name: str, hint: Any) -> sa.Column[Any]:
    arms = (
        typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else ()
    )
    nullable = type(None) in arms
    if nullable:
        rest = tuple(arm for arm in arms if arm is not type(None))
        hint = rest[0] if len(rest) == 1 else typing.Union[rest]  # noqa: UP007 - rest is a variable
    return sa.Column(
        name,
        _column_type(hint),
        nullable=nullable,
        primary_key=name in ("unit", "key"),
        autoincrement=False,
    )


def _checks(columns: list[sa.Column[Any]]) -> list[sa.CheckConstraint]:
    made = []
    for column in columns:
        if isinstance(column.type, Flag):
            made.append(sa.CheckConstraint(sa.column(column.name).in_((0, 1)), name=column.name))
        elif isinstance(column.type, Word):
            words = [str(word) for word in column.type.enumeration]
            made.append(sa.CheckConstraint(sa.column(column.name).in_(words), name=column.name))
    return made


def _record_table(record: type[Record]) -> sa.Table:
    hints = typing.get_type_hints(record)
    columns = [_column(name, hints[name]) for name in record.__struct_fields__]
    kind = record.KIND
    constraints: list[sa.Constraint] = [
        sa.ForeignKeyConstraint(
            ("unit", field),
            (f"{parent}.unit", f"{parent}.key"),
            deferrable=True,
            initially="DEFERRED",
        )
        for field, parent in _PARENTS.get(kind, {}).items()
    ]
    if kind in NATURAL_KEYS:
        constraints.append(sa.UniqueConstraint(*NATURAL_KEYS[kind]))
    constraints += _checks(columns)
    table = sa.Table(kind, metadata, *columns, *constraints, sqlite_strict=True)
    for fields in _INDEXES.get(kind, ()):
        sa.Index(None, *(table.c[field] for field in fields))
    return table


RECORD_TABLES: Final[Mapping[str, sa.Table]] = MappingProxyType(
    {kind: _record_table(record) for kind, record in RECORD_TYPES.items()}
)

payload = sa.Table(
    "payload",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)

derived_fact = sa.Table(
    "derived_fact",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)

journal_action = sa.Table(
    "journal_action",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", MomentText, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("label", sa.Text),
    sa.Column("way", sa.Text, nullable=False),
    sa.Column("target", sa.Integer, sa.ForeignKey("journal_action.id")),
    sa.Column("undoable", Flag, nullable=False),
    sa.CheckConstraint(sa.column("way").in_(("do", "undo", "redo")), name="way"),
    sa.CheckConstraint(sa.column("undoable").in_((0, 1)), name="undoable"),
    sqlite_strict=True,
)
sa.Index(None, journal_action.c.target)

journal_change = sa.Table(
    "journal_change",
    metadata,
    sa.Column("action", sa.Integer, sa.ForeignKey("journal_action.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
    sqlite_strict=True,
)
# Keys are random: with the key first each row of a received file would land on a page of its own.
sa.Index(None, journal_change.c.kind, journal_change.c.unit, journal_change.c.key)
sa.Index(None, journal_change.c.action, journal_change.c.kind)

# What a received file changes, many records at once: one row for all changes of a kind. What is looked
# for stands before what is long.
journal_batch = sa.Table(
    "journal_batch",
    metadata,
    sa.Column("action", sa.Integer, sa.ForeignKey("journal_action.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("keys", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, sa.ForeignKey("payload.hash")),
    sa.Column("changes", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)
sa.Index(None, journal_batch.c.unit, journal_batch.c.kind)

search_entry = sa.Table(
    "search_entry",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("folded", sa.Text, nullable=False),
    sa.UniqueConstraint("unit", "key", "kind"),
    sqlite_strict=True,
)

# Alembic's own table, word for word, so that a fresh database is the same as a migrated one.
alembic_version = sa.Table(
    "alembic_version",
    metadata,
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

FULL_TEXT_DDL: Final = (
    "CREATE VIRTUAL TABLE search_text USING fts5("
    "folded, content='search_entry', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0', detail='none')"
)
_full_text: Any = sa.DDL(FULL_TEXT_DDL)  # type: ignore[no-untyped-call]
sa.event.listen(search_entry, "after_create", _full_text.execute_if(dialect="sqlite"))


def revision_name(schema: int = SCHEMA) -> str:
    """Return the migration's name that brings a database to ``schema``, as ``0001``."""
    return f"{schema:04d}"
