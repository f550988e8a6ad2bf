# SPDX-License-Identifier: MIT
from __future__ import annotations

import types
from typing import get_args, get_type_hints

import pytest

from lsapp.domain.fields import TEXT_FIELDS, column_of, texts_of, with_text
from lsapp.domain.labels import FIELD_LABELS
from lsapp.domain.records import LOCAL, TRAVELLING, Activity, OpenRow, Record

HOME = {"unit": "X06040", "plan": "KH48", "round": "2026"}

# Codes, keys, hashes and what a person chooses from a list: never in a person's own words.
CHOSEN = {
    "unit", "key", "plan", "round", "programme", "parent", "group", "plan_task", "doc_type",
    "activity", "source", "form", "row", "column", "section", "code", "record", "field", "sha256",
    "kind", "uuid", "supersedes", "hash", "original_sha256", "verdict", "message_id", "slip", "record_kind",
    "workbook", "mapping", "demand", "file", "again",
}  # fmt: skip


@pytest.mark.parametrize("kind", [*TRAVELLING, *LOCAL], ids=lambda kind: kind.KIND)
def test_every_text_is_either_free_or_chosen(kind: type[Record]) -> None:
    hints = get_type_hints(kind)
    texts = {
        name
        for name in kind.__struct_fields__
        if hints[name] is str
        or (isinstance(hints[name], types.UnionType) and str in get_args(hints[name]))
    }
    assert texts - CHOSEN == set(TEXT_FIELDS.get(kind.KIND, ()))


@pytest.mark.parametrize("kind", TRAVELLING, ids=lambda kind: kind.KIND)
def test_every_free_text_has_a_label(kind: type[Record]) -> None:
    assert set(TEXT_FIELDS.get(kind.KIND, ())) <= FIELD_LABELS[kind.KIND].keys()


def test_texts_are_yielded_with_their_fields() -> None:
    activity = Activity(unit="X06040", key="a", programme="p", group="1", content="Mở lớp", note="")
    assert list(texts_of(activity)) == [("content", "Mở lớp"), ("note", "")]
    assert with_text(activity, "note", "Xong").note == "Xong"


def test_cells_of_a_row_are_texts_too() -> None:
    row = OpenRow(**HOME, key="o", form="B5", cells={"name": "Đề tài", "money": 5})
    assert list(texts_of(row)) == [("cells/name", "Đề tài")]
    assert column_of("cells/name") == "name"
    assert column_of("content") is None
    assert with_text(row, "cells/name", "Dự án").cells == {"name": "Dự án", "money": 5}
    assert row.cells["name"] == "Đề tài"
