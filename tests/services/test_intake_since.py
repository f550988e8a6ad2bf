# SPDX-License-Identifier: MIT
"""What is told of the files of a run afterwards: decided on, taken or not, or still waiting."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sent_files import ROUND, TODAY, UNIT, receipt_of

from lsapp.domain.records import new_key
from lsapp.services.deciding import choose, decide_edited, withdraw
from lsapp.services.desk import Desk
from lsapp.services.held_edits import read_held
from lsapp.services.intake_since import Since, decided_since
from lsapp.services.intake_steps import tally
from lsapp.services.receiving import take_in
from lsapp.services.round_board import round_board
from lsapp.submission.payload import canonical, digest
from lsapp.submission.versions import read_payload


@pytest.fixture
def rivals(sent: Path, tmp_path: Path) -> list[Path]:
    """Revision 1, and three files that claim to be revision 2."""
    first = sent.with_suffix(".json")
    payload = read_payload(first.read_bytes())
    paths = [first]
    for name in ("left", "middle", "right"):
        paths.append(tmp_path / f"{name}.json")
        again = msgspec.structs.replace(
            payload, revision=2, uuid=new_key(), supersedes=digest(first.read_bytes()), reason=name
        )
        paths[-1].write_bytes(canonical(again))
    return paths


def waiting_on_board(desk: Desk) -> int:
    lines = round_board(desk, desk.plan(), ROUND, TODAY).lines
    (line,) = [one for one in lines if one.unit == UNIT]
    return line.waiting


def test_a_conflict_is_told_once_it_is_settled(department: Desk, rivals: list[Path]) -> None:
    outcomes = take_in(department, rivals)
    assert decided_since(department, outcomes) == [None] * 4
    # The board counts what the run counted.
    assert waiting_on_board(department) == tally(outcomes).held == 2

    choose(department, receipt_of(department, rivals[2]))
    told = decided_since(department, outcomes)
    # Nothing waited of the one that came first, whatever became of it.
    assert told == [None, None, Since.TAKEN, Since.LEFT]
    assert waiting_on_board(department) == 0

    withdraw(department, receipt_of(department, rivals[3]))
    assert decided_since(department, outcomes) == told


def test_an_edited_file_is_told_once_its_cells_are_decided(
    department: Desk, sent: Path, edited: Path
) -> None:
    """The sealed revision came as another file: that one speaks for itself alone."""
    outcomes = take_in(department, [sent.with_suffix(".json"), edited])
    assert decided_since(department, outcomes) == [None, None]
    receipt = receipt_of(department, edited)
    decide_edited(department, read_held(department, receipt), set())
    assert decided_since(department, outcomes) == [None, Since.TAKEN]
    withdraw(department, receipt_of(department, edited))
    assert decided_since(department, outcomes) == [None, Since.LEFT]
