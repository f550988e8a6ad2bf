# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Activity, Receipt, ReceiptState, Submission
from lsapp.errors import UserError
from lsapp.services.deciding import withdraw
from lsapp.services.exporting import export_submission
from lsapp.services.history import take_back
from lsapp.services.obligations import decide_obligation
from lsapp.services.received_files import (
    lend_original,
    received_files,
    set_received,
    take_again,
)
from lsapp.services.receiving import take_in
from lsapp.services.round_board import round_board

DEADLINE = dt.date(2026, 12, 17)


@pytest.fixture
def letter(office, tmp_path: Path) -> Path:
    done = export_submission(office, office.plan(), "X06040", "2026", ["xlsx"], tmp_path / "thư")
    return done.files[0]


@pytest.fixture
def taken(department, letter: Path, clock):
    """The department, a month after the deadline, with the file of the commune in."""
    clock.now = dt.datetime(2027, 1, 20, 3, 0, tzinfo=dt.UTC)
    late = dt.datetime(2026, 12, 21, 9, 30, tzinfo=dt.UTC).timestamp()
    os.utime(letter, (late, late))
    take_in(department, [letter])
    return department


def files_of(desk):
    return received_files(desk, "KH48", "X06040", "2026")


def board_line(desk):
    board = round_board(desk, desk.plan(), "2026", dt.date(2027, 1, 20))
    return next(one for one in board.lines if one.unit == "X06040")


def test_what_came_in_is_listed_with_its_day_and_whether_it_is_late(taken):
    listed = files_of(taken)
    assert (listed.name, listed.deadline) == ("Xã Thất Khê", DEADLINE)
    (one,) = listed.files
    assert (one.received_on, one.late, one.revision) == (dt.date(2026, 12, 21), True, 1)
    decide_obligation(
        taken,
        taken.plan(),
        "2026",
        "X06040",
        owes=True,
        reason="bão",
        due_on=dt.date(2026, 12, 25),
    )
    listed = files_of(taken)
    assert (listed.deadline, listed.files[0].late) == (dt.date(2026, 12, 25), False)


def test_the_day_of_receipt_is_set_with_a_reason_and_lateness_follows_and_undo_brings_it_back(
    taken,
):
    assert board_line(taken).late is True
    (one,) = files_of(taken).files
    set_received(taken, one.receipt, dt.date(2026, 12, 16), "theo dấu bưu điện")
    (now,) = files_of(taken).files
    assert (now.received_on, now.late, now.receipt.note) == (
        dt.date(2026, 12, 16),
        False,
        "theo dấu bưu điện",
    )
    assert now.receipt.received_at.time() == one.receipt.received_at.time()
    line = board_line(taken)
    assert (line.late, line.received_on) == (False, dt.date(2026, 12, 16))

    change = take_back(taken)
    assert change is not None
    assert change.name == "receipt.dated"
    assert files_of(taken).files == (one,)
    assert board_line(taken).late is True


def test_a_day_to_come_a_locked_report_and_a_receipt_that_is_gone_are_refused(taken):
    (one,) = files_of(taken).files
    with pytest.raises(UserError) as error:
        set_received(taken, one.receipt, dt.date(2027, 1, 21))
    assert error.value.code == "receipt.not_yet"
    gone = msgspec.structs.replace(one.receipt, key="0" * 32)
    with pytest.raises(UserError) as error:
        set_received(taken, gone, dt.date(2026, 12, 16))
    assert error.value.code == "receipt.unknown"
    with taken.store.transaction("test.locked") as tx:
        tx.put(msgspec.structs.replace(one.receipt, state=ReceiptState.LOCKED))
        tx.commit()
    with pytest.raises(UserError) as error:
        set_received(taken, one.receipt, dt.date(2026, 12, 16))
    assert error.value.code == "receipt.day_locked"


def test_a_withdrawn_file_is_taken_in_again_from_its_original(taken, letter):
    activities = taken.store.select(Activity, unit="X06040")
    (one,) = files_of(taken).files
    with pytest.raises(UserError) as error:
        take_again(taken, one.receipt)
    assert error.value.code == "receipt.not_withdrawn"
    withdraw(taken, one.receipt)
    letter.unlink()
    (withdrawn,) = files_of(taken).files
    assert withdrawn.is_withdrawn
    assert taken.store.count(Activity) == 0

    outcome = take_again(taken, withdrawn.receipt)
    assert (outcome.verdict.value, outcome.taken) == ("new", True)
    (again,) = files_of(taken).files
    assert again.receipt.state is ReceiptState.RECEIVED
    assert (again.receipt.file_name, again.received_on) == (one.receipt.file_name, one.received_on)
    assert taken.store.select(Activity, unit="X06040") == activities
    assert taken.store.count(Submission, unit="X06040") == 1


def test_the_original_is_lent_under_its_name(taken, letter, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (one,) = files_of(taken).files
    lent = lend_original(taken, one.receipt)
    assert (lent.name, lent.read_bytes()) == (letter.name, letter.read_bytes())
    lent.write_bytes(b"changed while it was looked at")
    assert lend_original(taken, one.receipt).read_bytes() == letter.read_bytes()
    odd = msgspec.structs.replace(one.receipt, file_name="a/b:c?.xlsx. ")
    assert lend_original(taken, odd).name == "a_b_c_.xlsx"
    # Copies that were looked at days ago are swept away.
    old = lent.parent.with_name("0" * 12)
    old.mkdir()
    os.utime(old, (0, 0))
    assert lend_original(taken, one.receipt).is_file()
    assert not old.exists()

    (taken.files / "originals" / one.receipt.original_sha256).unlink()
    for call in (lend_original, take_again):
        if call is take_again:
            withdraw(taken, one.receipt)
        with pytest.raises(UserError) as error:
            call(taken, one.receipt)
        assert error.value.code == "receipt.original_missing"


def test_nothing_came_in(department):
    listed = files_of(department)
    assert (listed.files, listed.deadline) == ((), DEADLINE)
    assert department.store.count(Receipt) == 0
