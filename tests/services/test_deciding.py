# SPDX-License-Identifier: MIT
from __future__ import annotations

import itertools
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Activity, Receipt, ReceiptState, Submission
from lsapp.errors import UserError
from lsapp.services.deciding import choose, withdraw
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.showing import records_shown
from lsapp.submission.payload import canonical, digest
from lsapp.submission.versions import read_payload


@pytest.fixture
def revisions(office, tmp_path: Path) -> dict[str, Path]:
    """Revision 1, and two files that both claim to be revision 2."""
    export_submission(office, office.plan(), "X06040", "2026", ["json"], tmp_path)
    first = (tmp_path / "KH48_2026_X06040_r1.json").read_bytes()
    payload = read_payload(first)
    paths = {"one": tmp_path / "KH48_2026_X06040_r1.json"}
    for name in ("left", "right"):
        activities = list(payload.records.activities)
        activities[0] = msgspec.structs.replace(activities[0], note=name)
        records = msgspec.structs.replace(payload.records, activities=activities)
        second = msgspec.structs.replace(
            payload, revision=2, supersedes=digest(first), reason=name, records=records
        )
        paths[name] = tmp_path / f"{name}.json"
        paths[name].write_bytes(canonical(second))
    return paths


def shown(desk) -> bytes:
    return records_shown(desk, desk.plan("KH48"), "X06040", "2026")


def receipt_of(desk, path: Path) -> Receipt:
    (receipt,) = desk.store.select(Receipt, hash=digest(path.read_bytes()))
    return receipt


def test_a_conflict_is_settled_by_a_choice_that_can_be_changed(department, revisions):
    take_in(department, list(revisions.values()))
    assert receipt_of(department, revisions["right"]).state is ReceiptState.HELD
    for name in ("right", "left"):
        choose(department, receipt_of(department, revisions[name]))
        expected = read_payload(revisions[name].read_bytes()).snapshot
        assert shown(department) == canonical(expected)


def test_withdrawing_brings_back_what_was_held_before(department, revisions):
    take_in(department, [revisions["one"]])
    before = shown(department)
    take_in(department, [revisions["left"]])
    assert shown(department) != before
    withdraw(department, receipt_of(department, revisions["left"]))
    assert shown(department) == before
    withdraw(department, receipt_of(department, revisions["one"]))
    assert department.store.count(Submission) == 0
    assert department.store.count(Activity) == 0
    originals = list((department.files / "originals").iterdir())
    assert len(originals) == 2


def test_a_withdrawn_file_can_be_taken_in_again(department, revisions):
    take_in(department, [revisions["one"]])
    before = shown(department)
    withdraw(department, receipt_of(department, revisions["one"]))
    (outcome,) = take_in(department, [revisions["one"]])
    assert outcome.verdict.value == "new"
    assert shown(department) == before
    assert receipt_of(department, revisions["one"]).state is ReceiptState.RECEIVED


def test_an_accepted_submission_is_not_withdrawn(department, revisions):
    take_in(department, [revisions["one"]])
    accepted = msgspec.structs.replace(
        receipt_of(department, revisions["one"]), state=ReceiptState.ACCEPTED
    )
    with department.store.transaction("test.accepted") as tx:
        tx.put(accepted)
        tx.commit()
    with pytest.raises(UserError) as error:
        withdraw(department, accepted)
    assert error.value.code == "receipt.accepted"


@pytest.mark.parametrize("order", list(itertools.permutations(["one", "left", "right"])))
def test_the_order_of_arrival_does_not_matter_to_a_choice(department, revisions, order):
    for name in order:
        take_in(department, [revisions[name]])
    choose(department, receipt_of(department, revisions["left"]))
    expected = read_payload(revisions["left"].read_bytes()).snapshot
    assert shown(department) == canonical(expected)
