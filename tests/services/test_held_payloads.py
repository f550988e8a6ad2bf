# SPDX-License-Identifier: MIT
"""Payloads that are held: what was checked when it came is decoded alone; what was changed since is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lsapp.domain.records import Programme, Submission
from lsapp.errors import UserError
from lsapp.services.desk import Desk, open_desk
from lsapp.services.sampling import make_sample
from lsapp.services.snapshots import payload_of, units_with_data
from lsapp.submission.versions import read_known_payload, read_payload

UNITS = ["S-SKHCN2025", "X06040", "X06001"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=UNITS, activities=4)
    with open_desk(path) as opened:
        yield opened


def held(desk: Desk) -> tuple[Submission, bytes]:
    submission = desk.store.select(Submission, unit="X06040", round="2025")[0]
    content = desk.store.payload(submission.hash)
    assert content is not None
    return submission, content


def put_in_place(desk: Desk, submission: Submission, content: bytes) -> None:
    with desk.store.database.driver() as raw:
        raw.execute("UPDATE payload SET content = ? WHERE hash = ?", (content, submission.hash))


def test_what_is_held_is_what_a_strict_reading_gives(desk: Desk) -> None:
    submission, content = held(desk)
    assert (
        payload_of(desk.store, submission) == read_payload(content) == read_known_payload(content)
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'"plan":', b'"plan": ', "submission.not_canonical"),
        (b'"schema":1', b'"schema":9', "submission.too_new"),
        (b'"unit":"X06040"', b'"unit":"X06001"', "submission.inconsistent"),
        (b'"records"', b'"recorps"', "submission.unreadable"),
    ],
)
def test_bytes_that_changed_under_their_hash_are_looked_at_strictly(
    desk: Desk, old: bytes, new: bytes, code: str
) -> None:
    submission, content = held(desk)
    assert old in content
    put_in_place(desk, submission, content.replace(old, new, 1))
    with pytest.raises(UserError) as refused:
        payload_of(desk.store, submission)
    assert refused.value.code == code


def test_what_this_version_cannot_decode_is_refused_as_when_it_comes(desk: Desk) -> None:
    _, content = held(desk)
    for old, new, code in (
        (b'"schema":1', b'"schema":9', "submission.too_new"),
        (b'"format":"lsapp-submission"', b'"format":"lsapp-other"', "submission.unreadable"),
        (b"{", b"", "submission.unreadable"),
    ):
        with pytest.raises(UserError) as refused:
            read_known_payload(content.replace(old, new, 1))
        assert refused.value.code == code


def test_units_with_anything_are_told_once(desk: Desk) -> None:
    plan = desk.plan().code
    assert units_with_data(desk.store, plan) == sorted(UNITS)
    assert units_with_data(desk.store, "KH-KHAC") == []
    assert desk.store.units(Programme, plan=plan, unit="X06001") == ["X06001"]
