# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsapp.domain.records import Obligation
from lsapp.errors import UserError
from lsapp.services import history
from lsapp.services.compiling import round_figures
from lsapp.services.desk import Desk, open_desk
from lsapp.services.obligations import decide_obligation, drop_obligation, obligations_of
from lsapp.services.round_board import BoardLine, UnitState, round_board
from lsapp.services.sampling import make_sample

SENT, SILENT = "X06040", "X06004"
TODAY = dt.date(2026, 12, 31)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["S-SKHCN2025", SENT], activities=3)
    with open_desk(path) as opened:
        yield opened


def board_line(desk: Desk, unit: str) -> BoardLine | None:
    board = round_board(desk, desk.plan(), "2026", TODAY)
    return next((one for one in board.lines if one.unit == unit), None)


def test_an_excused_unit_stays_in_sight_and_owes_nothing(desk: Desk) -> None:
    plan = desk.plan()
    owing = round_board(desk, plan, "2026", TODAY).owing
    decide_obligation(desk, plan, "2026", SILENT, owes=False, reason="Mới thành lập tháng 12")
    line = board_line(desk, SILENT)
    assert line is not None
    assert (line.is_excused, line.owes, line.state) == (True, False, UnitState.MISSING)
    assert round_board(desk, plan, "2026", TODAY).owing == owing - 1
    assert SILENT not in {one.unit.code for one in round_figures(desk, plan, "2026").lines}
    history.take_back(desk)
    line = board_line(desk, SILENT)
    assert line is not None
    assert (line.is_excused, line.state) == (False, UnitState.OVERDUE)


def test_a_unit_of_the_past_can_be_made_to_owe_and_let_go_again(desk: Desk) -> None:
    past = next(one for one in desk.catalogue.units if not one.valid_on(TODAY))
    assert board_line(desk, past.code) is None
    decide_obligation(desk, desk.plan(), "2026", past.code, owes=True, reason="Báo cáo 6 tháng đầu")
    line = board_line(desk, past.code)
    assert line is not None
    assert line.owes
    drop_obligation(desk, desk.plan(), "2026", past.code)
    assert board_line(desk, past.code) is None


def test_more_time_makes_a_late_report_be_in_time(desk: Desk) -> None:
    plan = desk.plan()
    line = board_line(desk, SENT)
    assert line is not None
    assert line.received_on is not None
    day_before = line.received_on - dt.timedelta(days=1)
    decide_obligation(
        desk, plan, "2026", SENT, owes=True, reason="Mất điện do bão", due_on=day_before
    )
    late = board_line(desk, SENT)
    assert late is not None
    assert late.late is True
    decide_obligation(
        desk, plan, "2026", SENT, owes=True, reason="Mất điện do bão", due_on=line.received_on
    )
    in_time = board_line(desk, SENT)
    assert in_time is not None
    assert in_time.late is False
    assert desk.store.count(Obligation) == 1


def test_a_decision_needs_a_reason_in_words(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        decide_obligation(desk, desk.plan(), "2026", SILENT, owes=False, reason="  ")
    assert caught.value.code == "obligation.reason_missing"
    assert obligations_of(desk.store, desk.plan().code, "2026") == {}
