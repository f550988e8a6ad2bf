# SPDX-License-Identifier: MIT
"""The hidden sheet: chunks that fit a cell, and every way in which they can go missing."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.submission.carrier import (
    LITERAL_MARK,
    PROPERTY_PREFIX,
    TEMPLATE_FORMAT,
    TemplateIdentity,
    payload_rows,
    properties,
    read_rows,
    template_rows,
)
from lsapp.submission.payload import FORMAT, SCHEMA, canonical, digest
from lsapp.submission.sheets import utf16_length
from tests.submission.workbooks import sample_case

IDENTITY = TemplateIdentity(
    plan="KH48", unit="X06040", round="2026", catalogue="1.0", application="1.0"
)
LONG = ("Hội nghị quán triệt \U0001f600" * 4_000).encode()


def chunks(rows) -> list[str]:
    return [row[2] for row in rows if row[0] == "payload"]


@given(st.text(alphabet="aữ\U0001f600\u200b_x0041", max_size=200), st.integers(1, 400))
def test_any_text_comes_back_and_every_chunk_fits_a_cell(text: str, times: int) -> None:
    payload = (text * times).encode()
    rows = payload_rows(payload)
    assert all(0 < utf16_length(chunk) <= 32_767 for chunk in chunks(rows))
    carried = read_rows(rows)
    assert carried is not None
    assert carried.payload == payload
    assert carried.hash == digest(payload)
    assert (carried.format, carried.schema) == (FORMAT, SCHEMA)


def test_chunks_beyond_the_first_plane_stay_below_the_cells_limit_in_utf_16() -> None:
    rows = payload_rows(("\U0001f600" * 100_000).encode())
    longest = max(utf16_length(chunk) for chunk in chunks(rows))
    assert 7_000 < longest <= 32_767


def test_marks_that_a_writer_puts_into_a_chunk_fall_away() -> None:
    payload = f"_x0041_ và {LITERAL_MARK}{LITERAL_MARK}".encode()
    rows = [
        tuple(part.replace("_x0", f"_x{LITERAL_MARK}0") if isinstance(part, str) else part for part in row)
        for row in payload_rows(payload)
    ]  # fmt: skip
    assert LITERAL_MARK in chunks(rows)[0][:4]
    carried = read_rows(rows)
    assert carried is not None
    assert carried.payload == payload


def test_order_of_the_rows_does_not_matter() -> None:
    rows = payload_rows(LONG)
    random.Random(1).shuffle(rows)
    carried = read_rows(rows)
    assert carried is not None
    assert carried.payload == LONG


def test_a_missing_chunk_leaves_nothing_to_read() -> None:
    rows = payload_rows(LONG)
    assert len(chunks(rows)) > 2
    for lost in (row for row in rows if row[0] == "payload"):
        assert read_rows([row for row in rows if row is not lost]) is None


def test_swapped_chunks_and_an_altered_letter_no_longer_match_the_hash() -> None:
    rows = payload_rows(LONG)
    swapped = [
        (name, {0: 1, 1: 0}.get(rest[0], rest[0]), *rest[1:]) if name == "payload" else (name, *rest)
        for name, *rest in rows
    ]  # fmt: skip
    altered = [
        (*row[:2], row[2].replace("quán", "quan", 1)) if row[:2] == ("payload", 1) else row
        for row in rows
    ]
    for spoiled in (swapped, altered):
        carried = read_rows(spoiled)
        assert carried is not None
        assert digest(carried.payload or b"") != carried.hash


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("format", FORMAT)],
        [("schema", 1)],
        [("format", 5), ("schema", 1)],
        [("format", FORMAT), ("schema", "1"), ("chunks", 0)],
        [("format", FORMAT), ("schema", 1), ("chunks", 2), ("payload", 0, "a"), ("payload", 2, "b")],
        [("format", FORMAT), ("schema", 1), ("payload", 0, "a")],
        [("format", TEMPLATE_FORMAT), ("schema", SCHEMA)],
        [("format", TEMPLATE_FORMAT), ("schema", SCHEMA), ("identity", "{}")],
        [("format", TEMPLATE_FORMAT), ("schema", SCHEMA), ("identity", "\ud800")],
        [(None, None), (3, 4)],
    ],
)  # fmt: skip
def test_what_is_no_hidden_sheet_of_ours_reads_as_none(rows) -> None:
    assert read_rows(rows) is None


def test_a_template_carries_for_whom_it_was_made() -> None:
    carried = read_rows(template_rows(IDENTITY))
    assert carried is not None
    assert (carried.format, carried.identity, carried.payload) == (TEMPLATE_FORMAT, IDENTITY, None)


def test_of_a_newer_template_only_its_schema_is_known() -> None:
    rows = [("format", TEMPLATE_FORMAT), ("schema", SCHEMA + 1), ("identity", "[other]")]
    carried = read_rows(rows)
    assert carried is not None
    assert (carried.schema, carried.identity) == (SCHEMA + 1, None)


def test_properties_name_the_submission_in_plain_words() -> None:
    payload = msgspec.structs.replace(sample_case().payload, revision=3)
    content = canonical(payload)
    named = properties(payload, digest(content))
    assert all(name.startswith(PROPERTY_PREFIX) for name in named)
    assert named[f"{PROPERTY_PREFIX}unit"] == "X06040"
    assert named[f"{PROPERTY_PREFIX}revision"] == "3"
    assert named[f"{PROPERTY_PREFIX}hash"] == digest(content)
    assert all(isinstance(value, str) and len(value) <= 255 for value in named.values())
