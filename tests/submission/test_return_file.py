# SPDX-License-Identifier: MIT
"""The file of a return slip: read as it was written, and refused where it is not what was written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import rfc8785

from lsapp.domain.records import ReturnDecision
from lsapp.errors import UserError
from lsapp.submission.return_file import (
    MAX_BYTES,
    MAX_NOTES,
    MAX_WORDS,
    FileNote,
    ReturnFile,
    read_return_file,
    return_file_name,
    write_return_file,
)

SLIP = ReturnFile(
    application="1.0",
    sender="S-SKHCN2025",
    plan="KH48",
    unit="X06040",
    round="2026",
    revision=1,
    hash="ab" * 32,
    decision=ReturnDecision.RETURNED,
    remark="Đề nghị bổ sung “minh chứng”.",
    due_on=dt.date(2026, 12, 25),
    returned_at=dt.datetime(2026, 12, 20, 2, 0, tzinfo=dt.UTC),
    notes=[
        FileNote(kind="progress", record="6f0e7b1c", field="result", text="Chưa rõ kết quả"),
        FileNote(kind="stat_form", record="B1", field="r1/c2", text="Số lớn bất thường"),
        FileNote(text="Xem lại cả bản"),
    ],
)


def refused(content: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_return_file(content)
    return caught.value.code


def sealed(fields: dict[str, Any]) -> bytes:
    """What another program would write: the sum over everything else, canonical."""
    import hashlib

    fields = {name: value for name, value in fields.items() if name != "sha256"}
    digest = hashlib.sha256(rfc8785.dumps(fields)).hexdigest()
    return rfc8785.dumps(fields | {"sha256": digest})


def test_what_is_written_is_read_and_is_canonical() -> None:
    content = write_return_file(SLIP)
    assert read_return_file(content) == SLIP
    assert content == rfc8785.dumps(json.loads(content))
    assert content == sealed(json.loads(content))
    name = return_file_name("KH48", SLIP, content)
    assert name.isascii()
    assert name.startswith("KH48_2026_X06040_r1_")
    assert name.endswith(".lsreturn")


def test_a_later_program_of_the_same_version_may_add_fields() -> None:
    fields = json.loads(write_return_file(SLIP))
    fields["due"] = "2026-12-31"
    fields["notes"][0]["colour"] = "red"
    assert read_return_file(sealed(fields)) == SLIP


def test_a_newer_version_is_told_as_such() -> None:
    fields = json.loads(write_return_file(SLIP)) | {"version": 2, "application": "9.1"}
    with pytest.raises(UserError) as caught:
        read_return_file(sealed(fields))
    assert (caught.value.code, caught.value.facts["application"]) == ("return.too_new", "9.1")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace("Chưa rõ".encode(), "Rất rõ".encode()),
        lambda content: content + b"\n",
        lambda content: content.replace(b'{"application"', b'{"application":"0","application"'),
        lambda content: sealed(json.loads(content)).replace(b'"sha256":"', b'"sha256":"0', 1),
        lambda content: json.dumps(json.loads(content)).encode(),
    ],
    ids=["word", "newline", "doubled-key", "sum", "spaced"],
)
def test_other_bytes_than_were_written_are_damaged(spoil: Callable[[bytes], bytes]) -> None:
    assert refused(spoil(write_return_file(SLIP))) == "return.damaged"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b"[]",
        b'{"format":"lsapp-submission","version":1}',
    ],
)
def test_what_is_no_slip_is_told_plainly(content: bytes) -> None:
    assert refused(content) == "return.unreadable"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"unit": "../X"}, "return.inconsistent"),
        ({"round": "26"}, "return.inconsistent"),
        ({"revision": 0}, "return.inconsistent"),
        ({"revision": "1"}, "return.inconsistent"),
        ({"hash": "AB" * 32}, "return.inconsistent"),
        ({"decision": "perhaps"}, "return.inconsistent"),
        ({"returned_at": "2026-12-20T02:00:00+07:00"}, "return.inconsistent"),
        ({"remark": "x" * (MAX_WORDS + 1)}, "return.too_long"),
        ({"notes": [{"text": " "}]}, "return.inconsistent"),
        ({"notes": [{"text": "x", "kind": "A B"}]}, "return.inconsistent"),
        ({"notes": [{"text": "x", "record": "/etc"}]}, "return.inconsistent"),
        ({"notes": [{"text": "x", "field": "a\u202eb"}]}, "return.inconsistent"),
        ({"notes": [{"text": "x"}] * (MAX_NOTES + 1)}, "return.inconsistent"),
    ],
)
def test_what_no_reader_can_use_is_refused(change: dict[str, Any], code: str) -> None:
    fields = json.loads(write_return_file(SLIP)) | change
    assert refused(sealed(fields)) == code


def test_words_are_cleaned_when_read() -> None:
    fields = json.loads(write_return_file(SLIP))
    fields["notes"][2]["text"] = "a\u202eb\r\nc "
    assert read_return_file(sealed(fields)).notes[2].text == "ab\nc"


def test_what_is_too_large_is_neither_read_nor_written() -> None:
    assert refused(b"{" * (MAX_BYTES + 1)) == "return.too_big"
    notes = [FileNote(text="x" * MAX_WORDS)] * 450
    with pytest.raises(UserError, match=r"return\.too_big"):
        write_return_file(msgspec.structs.replace(SLIP, notes=notes))


def test_the_specification_lists_every_field() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "format.md"
    part = page.read_text(encoding="utf-8").partition("## Return slip")[2].partition("\n## ")[0]
    named = [line.split("`")[1] for line in part.splitlines() if line.startswith("| `")]
    assert named == [*ReturnFile.__struct_fields__, "sha256"]
