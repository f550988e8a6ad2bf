# SPDX-License-Identifier: MIT
"""A report that the department has locked stays in force, whatever comes for it and in whichever order."""

from __future__ import annotations

import itertools
from pathlib import Path

import msgspec
import pytest
from sent_files import ROUND, TODAY, UNIT, counted, receipt_of, shown

from lsapp.domain.records import Receipt, ReceiptState, ReturnDecision, Submission
from lsapp.errors import UserError
from lsapp.messages import explain
from lsapp.services.deciding import choose, decide_edited, withdraw
from lsapp.services.desk import Desk
from lsapp.services.examining import Note
from lsapp.services.held_edits import read_held
from lsapp.services.history import do_again, take_back
from lsapp.services.intake_steps import next_step, tally, waits_for_decision
from lsapp.services.receipt_marking import lock_round, unlock
from lsapp.services.receiving import take_in
from lsapp.services.returning import write_return
from lsapp.services.revision_sides import round_files
from lsapp.services.round_board import round_board
from lsapp.services.series import held_series
from lsapp.services.waiting import waiting_in_round
from lsapp.submission.payload import canonical, digest
from lsapp.submission.versions import read_payload

REPORT = [(UNIT, ROUND)]
LATE = ("two", "three", "rival")


@pytest.fixture
def revisions(sent: Path, tmp_path: Path) -> dict[str, Path]:
    """Revision 1, the two that follow it, and another file that claims to be revision 1."""
    first = sent.with_suffix(".json").read_bytes()
    payload = read_payload(first)
    paths = {"one": sent.with_suffix(".json")}
    before = digest(first)
    for name, revision in (("two", 2), ("three", 3), ("rival", 1)):
        activities = list(payload.records.activities)
        activities[0] = msgspec.structs.replace(activities[0], note=name)
        # What the later revisions no longer have must come back with the locked one.
        records = msgspec.structs.replace(payload.records, activities=activities, sections=[])
        parent = before if revision > 1 else None
        changed = msgspec.structs.replace(
            payload, revision=revision, supersedes=parent, reason=name, records=records
        )
        content = canonical(changed)
        before = digest(content) if revision > 1 else before
        paths[name] = tmp_path / f"{name}.json"
        paths[name].write_bytes(content)
    return paths


def accept(desk: Desk, path: Path) -> None:
    (held,) = desk.store.select(Submission, hash=digest(path.read_bytes()))
    write_return(desk, desk.plan(), held, ReturnDecision.ACCEPTED)


def lock(desk: Desk, path: Path) -> None:
    """Take a report in, accept it and lock its round."""
    take_in(desk, [path])
    accept(desk, path)
    lock_round(desk, desk.plan(), ROUND, TODAY.replace(year=2027))


def said_by(path: Path) -> bytes:
    return canonical(read_payload(path.read_bytes()).snapshot)


def state_of(desk: Desk) -> tuple[object, ...]:
    """All that arrivals and decisions came to, but for the labels that the files got at their arrival."""
    hashes = sorted(one.hash for one in desk.store.select(Submission))
    series = held_series(desk.store, "KH48", unit=UNIT)[UNIT, ROUND]
    behind = sorted(one.hash for one in series.behind_lock)
    return shown(desk), counted(desk), hashes, series.state, behind


@pytest.mark.parametrize("order", list(itertools.permutations(LATE)))
def test_what_comes_later_in_any_order_leaves_the_locked_report_in_force(
    department, revisions, order
):
    lock(department, revisions["one"])
    before = counted(department)
    for name in order:
        take_in(department, [revisions[name]])
    assert shown(department) == said_by(revisions["one"])
    assert counted(department) == before
    series = held_series(department.store, "KH48", unit=UNIT)[UNIT, ROUND]
    (behind,) = series.behind_lock
    assert behind.revision == 3
    assert len(series.submissions) == 4
    (waiting,) = waiting_in_round(department, department.plan(), ROUND)
    assert (waiting.kind, waiting.files, waiting.revision) == ("locked", ["three.json"], 3)

    unlock(department, department.plan(), REPORT)
    assert shown(department) == said_by(revisions["three"])
    assert not waiting_in_round(department, department.plan(), ROUND)


def test_six_orders_end_in_one_state_locked_and_unlocked(tmp_path, department, revisions, clock):
    from desks import new_department

    found = []
    for number, order in enumerate(itertools.permutations(LATE)):
        with new_department(tmp_path / f"so{number}.lsdb", clock) as desk:
            lock(desk, revisions["one"])
            for name in order:
                take_in(desk, [revisions[name]])
            locked = state_of(desk)
            unlock(desk, desk.plan(), REPORT)
            found.append((locked, state_of(desk)))
    assert found.count(found[0]) == 6
    # Unlocked it is as if there had never been a lock.
    take_in(department, list(revisions.values()))
    accept_what_stood = receipt_of(department, revisions["one"])
    with department.store.transaction("test.accepted") as tx:
        tx.put(msgspec.structs.replace(accept_what_stood, state=ReceiptState.ACCEPTED))
        tx.commit()
    assert found[0][1] == state_of(department)


def test_the_dry_run_and_the_intake_tell_of_the_lock_and_what_to_do(department, revisions):
    lock(department, revisions["one"])
    for dry_run in (True, False):
        outcomes = take_in(department, [revisions["two"], revisions["rival"]], dry_run=dry_run)
        assert [(one.verdict.value, one.taken, one.settled) for one in outcomes] == [
            ("locked", False, False),
            ("older", False, True),
        ]
        (first, _) = outcomes
        assert Note(code="intake.report_locked", facts={"revision": "1"}) in first.findings
        assert waits_for_decision(first)
        assert next_step(first) == "intake.next_unlock"
        assert (tally(outcomes).held, tally(outcomes).taken) == (1, 1)
        for language in ("vi", "en"):
            assert "1" in explain("intake.report_locked", language, revision="1")
    assert receipt_of(department, revisions["two"]).state is ReceiptState.HELD
    line = next(
        one
        for one in round_board(department, department.plan(), ROUND, TODAY).lines
        if one.unit == UNIT
    )
    assert (line.state.value, line.waiting, line.revision) == ("locked", 1, 1)
    # The same file once more is the same, and waits no second time.
    (again,) = take_in(department, [revisions["two"]])
    assert again.verdict.value == "same"
    assert len(waiting_in_round(department, department.plan(), ROUND)) == 1


def test_a_rival_of_the_locked_revision_is_held_and_cannot_be_chosen(department, revisions):
    lock(department, revisions["one"])
    (outcome,) = take_in(department, [revisions["rival"]])
    assert (outcome.verdict.value, outcome.taken) == ("locked", False)
    with pytest.raises(UserError) as told:
        choose(department, receipt_of(department, revisions["rival"]))
    assert told.value.code == "receipt.report_locked"
    assert shown(department) == said_by(revisions["one"])
    unlock(department, department.plan(), REPORT)
    assert shown(department) == said_by(revisions["one"])  # what was accepted outweighs its rival
    choose(department, receipt_of(department, revisions["rival"]))
    assert shown(department) == said_by(revisions["rival"])


@pytest.mark.parametrize("mode", ["hold", "sealed", "cells"])
def test_cells_edited_outside_do_not_get_into_a_locked_report(department, sent, edited, mode):
    lock(department, sent.with_suffix(".json"))
    before = counted(department)
    (outcome,) = take_in(department, [edited], edited=mode)
    assert (outcome.verdict.value, outcome.taken) == ("edited", False)
    assert next_step(outcome) == "intake.next_unlock"
    assert counted(department) == before
    held = read_held(department, receipt_of(department, edited))
    money = next(at for at, one in enumerate(held.cells) if one.edit.seen == 7_000_000)
    with pytest.raises(UserError) as told:
        decide_edited(department, held, {money})
    assert told.value.code == "receipt.report_locked"
    unlock(department, department.plan(), REPORT)
    decide_edited(department, held, {money})
    assert b"7000000" in counted(department)


def test_cells_that_were_taken_before_the_lock_are_not_withdrawn_from_under_it(
    department, sent, edited
):
    take_in(department, [sent.with_suffix(".json")])
    accept(department, sent.with_suffix(".json"))
    take_in(department, [edited])
    held = read_held(department, receipt_of(department, edited))
    money = next(at for at, one in enumerate(held.cells) if one.edit.seen == 7_000_000)
    decide_edited(department, held, {money})
    lock_round(department, department.plan(), ROUND, TODAY.replace(year=2027))
    before = counted(department)
    with pytest.raises(UserError) as told:
        withdraw(department, receipt_of(department, edited))
    assert told.value.code == "receipt.report_locked"
    assert counted(department) == before


def test_the_newcomer_can_be_withdrawn_and_the_locked_report_stays(department, revisions):
    lock(department, revisions["one"])
    take_in(department, [revisions["two"]])
    files = round_files(department, "KH48", ROUND, UNIT)
    assert (files.locked, [one.submission.revision for one in files.behind]) == (True, [2])
    withdraw(department, receipt_of(department, revisions["two"]))
    assert not waiting_in_round(department, department.plan(), ROUND)
    assert shown(department) == said_by(revisions["one"])
    assert receipt_of(department, revisions["one"]).state is ReceiptState.LOCKED


def test_unlocking_is_taken_back_with_all_that_followed(department, revisions):
    lock(department, revisions["one"])
    take_in(department, [revisions["two"]])
    before = state_of(department)
    unlock(department, department.plan(), REPORT)
    after = state_of(department)
    assert receipt_of(department, revisions["two"]).state is ReceiptState.RECEIVED
    take_back(department)
    assert state_of(department) == before
    assert receipt_of(department, revisions["two"]).state is ReceiptState.HELD
    do_again(department)
    assert state_of(department) == after


def test_a_lock_is_not_taken_back_by_undo_once_something_came_for_it(department, revisions):
    lock(department, revisions["one"])
    take_in(department, [revisions["two"]])
    with pytest.raises(UserError) as told:
        take_back(department)
    assert told.value.code == "undo.report_moved"
    assert shown(department) == said_by(revisions["one"])
    assert department.store.count(Receipt, state=ReceiptState.LOCKED) == 1


def test_an_accepted_report_is_replaced_as_before(department, revisions):
    take_in(department, [revisions["one"]])
    accept(department, revisions["one"])
    (outcome,) = take_in(department, [revisions["two"]])
    assert (outcome.verdict.value, outcome.taken) == ("newer", True)
    assert shown(department) == said_by(revisions["two"])
