# SPDX-License-Identifier: MIT
"""Files under codes that are not known here: told, given to a unit by a person, and taken back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sent_files import ROUND, TODAY, UNIT, counted, edited_copy, receipt_of, shown

from lsapp.catalogue.units import UnitRegister
from lsapp.cli import main
from lsapp.domain.records import (
    Activity,
    LocalUnit,
    Progress,
    Receipt,
    ReceiptState,
    ReturnDecision,
    Submission,
    natural_key,
    new_key,
)
from lsapp.errors import UserError
from lsapp.services.answered_notes import sealed_snapshots
from lsapp.services.deciding import decide_edited, withdraw
from lsapp.services.decision_words import decision_lines
from lsapp.services.desk import Desk
from lsapp.services.exporting import export_submission
from lsapp.services.held_edits import read_held
from lsapp.services.intake_steps import next_step, waits_for_decision
from lsapp.services.receipt_marking import lock_round, unlock
from lsapp.services.receiving import take_in
from lsapp.services.returning import returns_of, write_return
from lsapp.services.revision_sides import held_payload, held_snapshot, round_files
from lsapp.services.round_board import round_board
from lsapp.services.stranger_files import (
    find_stranger,
    give_to_unit,
    look_at_giving,
    read_stranger,
    strangers_in_round,
)
from lsapp.services.waiting import waiting_in_round
from lsapp.submission.payload import Payload, canonical, digest
from lsapp.submission.readdressing import readdressed
from lsapp.submission.return_file import FileNote
from lsapp.submission.versions import read_payload

OLD = "X99999"


def under_code(payload: Payload, code: str = OLD, **changes: object) -> bytes:
    """The same report as an office would have sealed it under another code."""
    return canonical(msgspec.structs.replace(readdressed(payload, code), **changes))


@pytest.fixture
def payload(sent: Path) -> Payload:
    return read_payload(sent.with_suffix(".json").read_bytes())


@pytest.fixture
def stranger(payload: Payload, tmp_path: Path) -> Path:
    """The sample's report, sealed under a code that is not known here."""
    path = tmp_path / "la.json"
    path.write_bytes(under_code(payload))
    return path


def only_stranger(desk: Desk) -> Receipt:
    (receipt,) = strangers_in_round(desk, desk.plan(), ROUND)
    return receipt


def give(desk: Desk, path: Path, unit: str = UNIT) -> None:
    receipt = find_stranger(desk, desk.plan(), ROUND, path.name)
    give_to_unit(desk, read_stranger(desk, receipt), unit, "Đã gọi điện hỏi")


def line_of(desk: Desk) -> object:
    lines = round_board(desk, desk.plan(), ROUND, TODAY).lines
    (line,) = [one for one in lines if one.unit == UNIT]
    return line.state.value, line.revision, line.waiting


def test_an_unknown_unit_is_told_with_the_next_step_and_waits(department, stranger):
    for dry_run in (True, False):
        (outcome,) = take_in(department, [stranger], dry_run=dry_run)
        assert outcome.verdict.value == "foreign"
        assert [one.code for one in outcome.findings] == ["submission.foreign_unit"]
        assert next_step(outcome) == "intake.next_give"
        assert waits_for_decision(outcome)
    assert only_stranger(department).unit == OLD
    assert department.store.count(Submission) == 0


def test_another_plan_cannot_be_given_to_a_unit_and_says_so(department, payload, tmp_path):
    data = msgspec.json.decode(canonical(payload))
    data["plan"] = "KH99"
    for records in data["records"].values():
        for record in records:
            if "plan" in record:
                record["plan"] = "KH99"
    path = tmp_path / "khac.json"
    path.write_bytes(canonical(msgspec.convert(data, Payload)))
    (outcome,) = take_in(department, [path])
    assert [one.code for one in outcome.findings] == ["submission.foreign_plan"]
    assert (waits_for_decision(outcome), next_step(outcome)) == (False, "intake.next_ask_sender")
    assert not strangers_in_round(department, department.plan(), ROUND)
    with pytest.raises(UserError) as told:
        read_stranger(department, receipt_of(department, path))
    assert told.value.code == "submission.foreign_plan"


def test_what_is_given_counts_as_if_the_unit_had_sealed_it(department, stranger, payload):
    take_in(department, [stranger])
    report = read_stranger(department, only_stranger(department))
    assert report.sealed_unit == OLD
    assert report.office  # the letterhead tells whose it may be
    assert UNIT in [one.code for one in report.suggested]
    giving = look_at_giving(department, report, UNIT)
    assert (giving.verdict.value, giving.edited_cells, giving.notes) == ("new", 0, ())
    assert department.store.count(Submission) == 0

    give_to_unit(department, report, UNIT, "  Xã dùng mã cũ ")
    assert shown(department) == canonical(payload.snapshot)
    assert line_of(department) == ("received", 1, 0)
    assert not strangers_in_round(department, department.plan(), ROUND)
    (held,) = department.store.select(Submission)
    assert (held.unit, held.hash) == (UNIT, digest(stranger.read_bytes()))
    assert department.store.payload(held.hash) == stranger.read_bytes()  # as it was sealed
    assert not department.store.select(Activity, unit=OLD)
    progress = department.store.select(Progress, unit=UNIT, round=ROUND)
    assert progress
    assert {one.key for one in progress} == {
        natural_key(Progress, UNIT, "KH48", ROUND, one.activity) for one in progress
    }
    files = round_files(department, "KH48", ROUND, UNIT)
    (file,) = files.files
    assert (file.decision.sealed_unit, file.decision.remark) == (OLD, "Xã dùng mã cũ")
    assert file.decided is not None
    assert any(OLD in line for line in decision_lines(file.decision))
    snapshot = held_snapshot(department, files, held.hash, with_values=True)
    assert canonical(snapshot) == canonical(payload.snapshot)


def test_the_same_file_once_more_is_the_same_and_not_a_stranger(department, stranger, tmp_path):
    take_in(department, [stranger])
    give(department, stranger)
    again = tmp_path / "gui lai.json"
    again.write_bytes(stranger.read_bytes())
    (outcome,) = take_in(department, [again])
    assert (outcome.verdict.value, outcome.unit, outcome.settled) == ("same", UNIT, True)
    assert [one.code for one in outcome.findings] == ["intake.given_before"]
    assert not strangers_in_round(department, department.plan(), ROUND)


def test_given_to_the_wrong_unit_it_is_taken_back_and_waits_again(department, stranger, payload):
    take_in(department, [stranger])
    give(department, stranger, "X06046")
    (given,) = department.store.select(Receipt, unit="X06046")
    withdraw(department, given)
    assert department.store.count(Submission) == 0
    assert department.store.count(Activity) == 0
    assert only_stranger(department).unit == OLD
    give(department, stranger)
    assert shown(department) == canonical(payload.snapshot)
    # The next file of that code is suggested where the last one went.
    revised = stranger.with_name("la2.json")
    parent = digest(stranger.read_bytes())
    revised.write_bytes(under_code(payload, revision=2, supersedes=parent, reason="x"))
    take_in(department, [revised])
    report = read_stranger(department, only_stranger(department))
    assert report.suggested[0].code == UNIT
    assert look_at_giving(department, report, UNIT).verdict.value == "newer"


def test_arrivals_and_decisions_in_any_order_end_alike(department, clock, tmp_path, stranger, sent):
    """A file under the old code, given, beside a later revision under the right one."""
    from desks import new_department

    content = read_payload(sent.with_suffix(".json").read_bytes())
    activities = [msgspec.structs.replace(one, note="hai") for one in content.records.activities]
    records = msgspec.structs.replace(content.records, activities=activities)
    later = tmp_path / "hai.json"
    parent = digest(stranger.read_bytes())
    second = msgspec.structs.replace(
        content, revision=2, supersedes=parent, reason="x", records=records
    )
    later.write_bytes(canonical(second))
    found = []
    for number, order in enumerate(([stranger, later], [later, stranger])):
        with new_department(tmp_path / f"so{number}.lsdb", clock) as desk:
            for path in order:
                take_in(desk, [path])
                if path == stranger:
                    give(desk, path)
            hashes = sorted(one.hash for one in desk.store.select(Submission))
            found.append((shown(desk), counted(desk), hashes, line_of(desk)))
    assert found[0] == found[1]
    assert found[0][0] == canonical(second.snapshot)


def test_edited_cells_of_a_stranger_wait_for_their_own_decision(
    office, department, sent, tmp_path, monkeypatch
):
    """The workbook of an office whose code is not known at the department, with cells changed outside."""
    find = UnitRegister.find
    monkeypatch.setattr(
        UnitRegister, "find", lambda register, code: None if code == UNIT else find(register, code)
    )
    edited = edited_copy(sent, tmp_path / "sua.xlsx")
    take_in(department, [edited])
    assert only_stranger(department).unit == UNIT
    other = "X06046"
    report = read_stranger(department, only_stranger(department))
    assert look_at_giving(department, report, other).edited_cells == 3
    give_to_unit(department, report, other)
    assert department.store.count(Submission) == 0
    (waiting,) = waiting_in_round(department, department.plan(), ROUND)
    assert (waiting.unit, waiting.kind) == (other, "edited")
    held = read_held(department, receipt_of(department, edited))
    money = next(at for at, one in enumerate(held.cells) if one.edit.seen == 7_000_000)
    decide_edited(department, held, {money})
    receipt = receipt_of(department, edited)
    assert (receipt.unit, receipt.state) == (other, ReceiptState.RECEIVED)
    (submission,) = department.store.select(Submission)
    assert submission.unit == other
    assert held_payload(department, submission.hash, other).unit == other
    assert {one.unit for one in department.store.select(Activity)} == {other}


def test_a_stranger_given_to_a_locked_report_is_held_behind_the_lock(
    department, stranger, sent, payload
):
    own = sent.with_suffix(".json")
    take_in(department, [own])
    (held,) = department.store.select(Submission)
    write_return(department, department.plan(), held, ReturnDecision.ACCEPTED)
    lock_round(department, department.plan(), ROUND, TODAY.replace(year=2027))
    stranger.write_bytes(under_code(payload, revision=2, supersedes=held.hash, reason="x"))
    take_in(department, [stranger])
    report = read_stranger(department, only_stranger(department))
    giving = look_at_giving(department, report, UNIT)
    assert giving.verdict.value == "locked"
    assert [one.code for one in giving.notes] == ["intake.report_locked"]
    give_to_unit(department, report, UNIT)
    assert line_of(department) == ("locked", 1, 1)
    unlock(department, department.plan(), [(UNIT, ROUND)])
    assert line_of(department) == ("received", 2, 0)


def test_what_is_typed_here_is_never_replaced_by_a_stranger(office, stranger):
    take_in(office, [stranger])
    report = read_stranger(office, only_stranger(office))
    assert [one.code for one in look_at_giving(office, report, UNIT).notes] == [
        "intake.own_records"
    ]
    with pytest.raises(UserError) as told:
        give_to_unit(office, report, UNIT)
    assert told.value.code == "intake.own_records"


def test_a_local_unit_that_came_without_its_record_is_given_and_leaves_none(
    department, payload, tmp_path
):
    path = tmp_path / "hoi.json"
    path.write_bytes(under_code(payload, "L-HOI1"))
    take_in(department, [path])
    give(department, path)
    assert shown(department) == canonical(payload.snapshot)
    local = LocalUnit(unit="L-HOI2", key=new_key(), kind="association", name="Hội thử")
    records = msgspec.structs.replace(readdressed(payload, "L-HOI2").records, local_units=[local])
    other = msgspec.structs.replace(readdressed(payload, "L-HOI2"), records=records)
    assert readdressed(other, UNIT).records.local_units == []


def test_the_command_lists_and_gives(department, stranger, capsys):
    take_in(department, [stranger])
    path = str(department.path)
    department.close()
    assert main(["waiting", "--db", path, "--round", ROUND]) == 0
    assert "assign" in capsys.readouterr().out
    assert main(["assign", "--db", path, "--round", ROUND, "khong.json", UNIT]) != 0
    assert main(["assign", "--db", path, "--round", ROUND, stranger.name, "X00000"]) != 0
    capsys.readouterr()
    assert main(["assign", "--db", path, "--round", ROUND, stranger.name, UNIT]) == 0
    assert "Mới" in capsys.readouterr().out
    assert main(["waiting", "--db", path, "--round", ROUND]) == 0
    assert "Không có tệp nào" in capsys.readouterr().err


def test_exporting_a_given_report_gives_what_was_sealed(department, stranger, tmp_path):
    take_in(department, [stranger])
    give(department, stranger)
    export_submission(department, department.plan(), UNIT, ROUND, ["json"], tmp_path / "ra")
    (written,) = (tmp_path / "ra").glob("*.json")
    assert written.read_bytes() == stranger.read_bytes()


def test_comments_on_a_given_report_are_answered_by_its_next_revision(
    department, stranger, payload
):
    """A comment is pinned to a record by the key that it has under the unit's own code."""
    take_in(department, [stranger])
    give(department, stranger)
    progress = department.store.select(Progress, unit=UNIT, round=ROUND)[0]
    (held,) = department.store.select(Submission)
    note = FileNote(kind="progress", record=progress.key, field="percent", text="Xem lại")
    write_return(department, department.plan(), held, ReturnDecision.RETURNED, "Cần sửa", [note])
    second = stranger.with_name("hai.json")
    changed = [
        msgspec.structs.replace(one, percent=77) if one.key == progress.key else one
        for one in payload.records.progress
    ]
    records = msgspec.structs.replace(payload.records, progress=changed)
    second.write_bytes(
        canonical(
            msgspec.structs.replace(
                payload, revision=2, supersedes=held.hash, reason="x", records=records
            )
        )
    )
    take_in(department, [second])
    returns = returns_of(department, payload.snapshot)
    snapshots = sealed_snapshots(department, returns, {})
    before = next(one for one in snapshots[held.hash].records.progress if one.key == progress.key)
    assert before.percent == progress.percent != 77
