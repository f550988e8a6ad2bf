# SPDX-License-Identifier: MIT
from __future__ import annotations

import typing

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from lsapp.storage.schema import NATURAL_KEYS, RECORD_TABLES, RECORD_TYPES, metadata
from lsapp.storage.search_index import SEARCHED_FIELDS

NO_WORDS = {
    "unit", "key", "kind", "plan", "round", "code", "doc_type", "programme", "parent", "group",
    "plan_task", "activity", "source", "form", "row", "column", "section", "record", "field",
    "sha256", "uuid", "hash", "supersedes", "original_sha256", "verdict", "message_id", "record_kind",
    "slip", "workbook", "mapping", "again", "demand", "file", "figures",
}  # fmt: skip
"""Text fields that hold codes, keys and hashes."""


def text_fields(kind: str) -> set[str]:
    hints = typing.get_type_hints(RECORD_TYPES[kind])
    held = {"cells"} & hints.keys()
    for name, hint in hints.items():
        if name != "KIND" and str in (hint, *typing.get_args(hint)) and "list" not in str(hint):
            held.add(name)
    return held


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_a_table_has_the_fields_of_its_record(kind: str) -> None:
    table = RECORD_TABLES[kind]
    assert tuple(table.columns.keys()) == RECORD_TYPES[kind].__struct_fields__
    assert [column.name for column in table.primary_key] == ["unit", "key"]


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_field_with_words_is_searched(kind: str) -> None:
    assert text_fields(kind) - NO_WORDS == set(SEARCHED_FIELDS.get(kind, ()))


@pytest.mark.parametrize("name", metadata.tables)
def test_everything_has_a_name_and_a_place_on_other_databases(name: str) -> None:
    table = metadata.tables[name]
    assert all(isinstance(constraint.name, str) for constraint in table.constraints)
    assert all(isinstance(index.name, str) for index in table.indexes)
    text = str(CreateTable(table).compile(dialect=sqlite.dialect()))
    assert ("STRICT" in text) == (name != "alembic_version")
    assert "STRICT" not in str(CreateTable(table).compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_foreign_keys_wait_for_the_commit_and_have_an_index(kind: str) -> None:
    table = RECORD_TABLES[kind]
    indexed = {tuple(index.columns.keys()) for index in table.indexes}
    for constraint in table.foreign_key_constraints:
        assert (constraint.deferrable, constraint.initially) == (True, "DEFERRED")
        assert tuple(constraint.columns.keys()) in indexed


def test_natural_keys_are_unique_in_the_tables() -> None:
    for kind, fields in NATURAL_KEYS.items():
        unique = [
            tuple(constraint.columns.keys())
            for constraint in RECORD_TABLES[kind].constraints
            if isinstance(constraint, sa.UniqueConstraint)
        ]
        assert unique == [fields]
