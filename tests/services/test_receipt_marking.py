# SPDX-License-Identifier: MIT
"""Reports marked as being looked at, and locked: what follows, what is refused, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from desks import StillClock

from lsapp.domain.records import Receipt, ReceiptState, ReturnDecision
from lsapp.errors import UserError
from lsapp.services.compiling import round_figures
from lsapp.services.deciding import withdraw
from lsapp.services.desk import Desk, open_desk
from lsapp.services.history import do_again, take_back
from lsapp.services.receipt_marking import begin_review, end_review, lock_round, unlock
from lsapp.services.returning import write_return
from lsapp.services.round_board import UnitState, round_board
from lsapp.services.sampling import make_sample
from lsapp.services.series import held_series

UNITS = ["X06040", "X06046", "X06001"]
DEADLINE_2025 = dt.date(2025, 12, 17)
AFTER = DEADLINE_2025 + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def three_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("marking") / "so.lsdb"
    make_sample(path, units=UNITS, activities=3)
    return path


@pytest.fixture
def desk(three_path: Path, tmp_path: Path, clock: StillClock) -> Iterator[Desk]:
    """A department whose reports of 2025 are received, the last one accepted."""
    path = tmp_path / "so.lsdb"
    path.write_bytes(three_path.read_bytes())
    with open_desk(path, clock=clock) as opened:
        receipts = opened.store.select(Receipt, round="2025")
        with opened.store.transaction("submission.received", undoable=False) as tx:
            for one in receipts:
                accepted = one.unit == UNITS[2]
                state = ReceiptState.ACCEPTED if accepted else ReceiptState.RECEIVED
                tx.put(msgspec.structs.replace(one, state=state))
            tx.commit()
        yield opened


def states(desk: Desk) -> list[UnitState]:
    lines = {one.unit: one for one in round_board(desk, desk.plan(), "2025", AFTER).lines}
    return [lines[unit].state for unit in UNITS]


def all_of(round_code: str) -> list[tuple[str, str]]:
    return [(unit, round_code) for unit in UNITS]


def test_what_is_merely_received_is_looked_at_and_let_go_again(desk: Desk) -> None:
    plan = desk.plan()
    counted = round_figures(desk, plan, "2025")
    begin_review(desk, plan, all_of("2025"))
    looked_at = [UnitState.IN_REVIEW, UnitState.IN_REVIEW, UnitState.ACCEPTED]
    assert states(desk) == looked_at
    assert round_figures(desk, plan, "2025") == counted
    with pytest.raises(UserError) as told:
        begin_review(desk, plan, all_of("2025"))
    assert told.value.code == "review.nothing"
    end_review(desk, plan, [(UNITS[0], "2025")])
    assert states(desk) == [UnitState.RECEIVED, UnitState.IN_REVIEW, UnitState.ACCEPTED]
    take_back(desk)
    assert states(desk) == looked_at
    take_back(desk)
    assert states(desk) == [UnitState.RECEIVED, UnitState.RECEIVED, UnitState.ACCEPTED]
    do_again(desk)
    assert states(desk) == looked_at


def test_a_report_that_is_looked_at_can_be_answered_and_withdrawn(desk: Desk) -> None:
    plan = desk.plan()
    begin_review(desk, plan, all_of("2025"))
    series = held_series(desk.store, plan.code, unit=UNITS[0], round_code="2025")
    (submission,) = series[UNITS[0], "2025"].submissions
    write_return(desk, plan, submission, ReturnDecision.RETURNED, "Cần bổ sung")
    (receipt,) = desk.store.select(Receipt, unit=UNITS[1], round="2025")
    withdraw(desk, receipt)
    assert states(desk) == [UnitState.RETURNED, UnitState.OVERDUE, UnitState.ACCEPTED]


def test_a_closed_round_is_locked_and_opened_again(desk: Desk) -> None:
    plan = desk.plan()
    before = states(desk)
    counted = round_figures(desk, plan, "2025")
    lock_round(desk, plan, "2025", AFTER)
    assert states(desk) == [*before[:2], UnitState.LOCKED]
    assert round_figures(desk, plan, "2025") == counted
    (receipt,) = desk.store.select(Receipt, unit=UNITS[2], round="2025")
    with pytest.raises(UserError) as told:
        withdraw(desk, receipt)
    assert told.value.code == "receipt.accepted"
    series = held_series(desk.store, plan.code, unit=UNITS[2], round_code="2025")
    (submission,) = series[UNITS[2], "2025"].submissions
    with pytest.raises(UserError) as told:
        write_return(desk, plan, submission, ReturnDecision.RETURNED, "Cần bổ sung")
    assert told.value.code == "receipt.locked"
    take_back(desk)
    assert states(desk) == before
    do_again(desk)
    unlock(desk, plan, all_of("2025"))
    assert states(desk) == before


def test_an_open_round_and_one_without_accepted_reports_are_not_locked(desk: Desk) -> None:
    plan = desk.plan()
    with pytest.raises(UserError) as told:
        lock_round(desk, plan, "2025", DEADLINE_2025)
    assert told.value.code == "round.still_open"
    lock_round(desk, plan, "2025", AFTER)
    with pytest.raises(UserError) as told:
        lock_round(desk, plan, "2025", AFTER)
    assert told.value.code == "round.nothing_accepted"
