# SPDX-License-Identifier: MIT
"""The board's rows while they are read piece by piece: states, due days, and what stays chosen."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.catalogue.model import UnitKind
from lsapp.domain.records import Obligation
from lsapp.services.round_board import BoardLine, MissingCounts, UnitState
from ui.models.compiling_board_model import (
    CHIP_ROLE,
    DUE,
    MISSING,
    STATE,
    TIMELY,
    UNIT,
    WAITING,
    BoardModel,
    standings_of,
)
from ui.theme import Tone
from ui.widgets.compiling_board_states import StateFilter

DUE_ON = dt.date(2026, 12, 20)


def line(name: str, state: UnitState, **facts: object) -> BoardLine:
    sent = state not in (UnitState.MISSING, UnitState.OVERDUE)
    given = {
        "unit": name, "kind": UnitKind.COMMUNE, "kind_label": "Xã", "owes": True,
        "revision": 1 if sent else None, "late": False if sent else None, "due_on": DUE_ON,
    } | facts  # fmt: skip
    return BoardLine(name=name, state=state, **given)  # type: ignore[arg-type]


@pytest.fixture
def model(qtmodeltester: ModelTester) -> BoardModel:
    made = BoardModel()
    qtmodeltester.data_display_may_return_none = True
    qtmodeltester.check(made, force_py=True)
    return made


def lacking(name: str, forms: int | None) -> BoardLine:
    """A report that lacks forms; one that is not read yet where the number is not known."""
    missing = None if forms is None else MissingCounts(forms=forms)
    return line(name, UnitState.RECEIVED, missing=missing, is_read=forms is not None)


def test_a_returned_report_that_did_not_come_again_is_told_as_overdue(model: BoardModel) -> None:
    model.set_lines([line("A", UnitState.RETURNED, overdue=True), line("B", UnitState.RETURNED)])
    assert model.index(0, DUE).data() == "20/12/2026"
    assert model.index(0, STATE).data() == "Đã trả lại"
    look = model.index(0, TIMELY).data(CHIP_ROLE)
    assert (look.text, look.tone) == ("Quá hạn gửi lại", Tone.BAD)
    assert model.index(1, TIMELY).data(CHIP_ROLE).text == "Đúng hạn"
    assert "đã quá hạn 20/12/2026" in model.index(0, STATE).data(Qt.ItemDataRole.ToolTipRole)
    model.set_filter(states=frozenset({"overdue", "past_due"}))
    assert [model.line(row).name for row in range(model.rowCount())] == ["A"]


def test_in_review_and_locked_have_their_words(model: BoardModel) -> None:
    model.set_lines([line("A", UnitState.IN_REVIEW), line("B", UnitState.LOCKED)])
    assert [model.index(row, STATE).data() for row in range(2)] == ["Đang xem xét", "Đã khóa"]


def test_what_is_read_later_changes_its_row_alone(model: BoardModel, qtbot: QtBot) -> None:
    model.set_lines([lacking("A", None), lacking("B", None), lacking("C", None)])
    assert model.index(1, MISSING).data() == "đang đọc…"
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as told,
    ):
        model.set_lines([lacking("A", None), lacking("B", 2), lacking("C", None)])
    assert [told.args[0].row(), told.args[1].row()] == [1, 1]
    assert model.index(1, MISSING).data() == "Thiếu 2 biểu"


def test_a_row_that_moves_while_it_is_sorted_stays_chosen(model: BoardModel, qtbot: QtBot) -> None:
    model.set_lines([lacking("A", 1), lacking("B", None), lacking("C", None)])
    model.sort(MISSING, Qt.SortOrder.DescendingOrder)
    chosen = QPersistentModelIndex(model.index(model.row_of("B"), UNIT))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_lines([lacking("A", 1), lacking("B", 9), lacking("C", 0)])
    assert [model.line(row).name for row in range(3)] == ["B", "A", "C"]
    assert (chosen.row(), chosen.data()) == (0, "B")


def test_the_list_of_states_counts_each_unit_where_it_stands(qtbot: QtBot) -> None:
    states = StateFilter()
    qtbot.addWidget(states)
    free = Obligation(unit="E", key="k", plan="KH48", round="2026", owes=False, reason="mới")
    lines = [
        line("A", UnitState.OVERDUE, overdue=True),
        line("B", UnitState.RETURNED, overdue=True),
        line("C", UnitState.LOCKED),
        line("D", UnitState.IN_REVIEW),
        line("E", UnitState.MISSING, owes=False, obligation=free),
    ]
    states.show_counts(lines)
    counted = dict(states.itemText(row).rsplit(" (", 1) for row in range(states.count()))
    assert counted["Mọi tình trạng"] == "5)"
    assert counted["Quá hạn"] == "2)"
    assert counted["Chưa nộp"] == "1)"
    assert counted["Đã trả lại"] == "1)"
    assert counted["Đã chấp nhận"] == counted["Đã khóa"] == "1)"
    assert counted["Được miễn"] == "1)"
    assert standings_of(lines[1]) == {"returned", "past_due"}


def test_what_waits_for_a_decision_is_a_list_of_its_own(model: BoardModel, qtbot: QtBot) -> None:
    states = StateFilter()
    qtbot.addWidget(states)
    lines = [
        line("A", UnitState.RECEIVED, waiting=2),  # a file edited outside, beside one that counts
        line("B", UnitState.CONFLICT),
        line("C", UnitState.MISSING, waiting=1),
        line("D", UnitState.RECEIVED),
    ]
    states.show_counts(lines)
    with qtbot.waitSignal(states.activated):
        states.choose(WAITING)
    assert states.currentText() == "Chờ quyết định (3)"
    model.set_lines(lines)
    model.set_filter(states=states.currentData())
    assert [model.line(row).name for row in range(model.rowCount())] == ["A", "B", "C"]
