# SPDX-License-Identifier: MIT
"""Units by rounds on the department's page, by keys: read in pieces, filtered, opened, marked and locked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Obligation, Receipt, ReceiptState, new_key
from lsapp.services.desk import open_desk, open_round
from lsapp.services.round_board import round_board
from lsapp.services.sampling import make_sample
from ui import places
from ui.main_window import MainWindow
from ui.pages.compiling import BOARD, ROUNDS, CompilingPage
from ui.widgets.compiling_rounds import CompilingRounds

LONG = 20_000  # milliseconds, on a machine with other work
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
UNITS = ["X06040", "X06046", "X06001"]
KHE = "Xã Thất Khê"


@pytest.fixture(scope="session")
def rounds_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department with the reports of three communes in two years, and a round of half a year.

    In 2025 one report is received late, one accepted, one accepted; in 2026 one unit is excused.
    """
    path = tmp_path_factory.mktemp("rounds") / "so.lsdb"
    make_sample(path, units=UNITS, activities=4)
    with open_desk(path) as desk:
        open_round(desk, desk.plan(), "2026-H1", "S-SKHCN2025")
        with desk.store.transaction("submission.received", undoable=False) as tx:
            for one in desk.store.select(Receipt, round="2025"):
                late = one.unit == UNITS[0]
                state = ReceiptState.RECEIVED if late else ReceiptState.ACCEPTED
                moment = dt.datetime(2025, 12, 30 if late else 15, 3, tzinfo=dt.UTC)
                tx.put(msgspec.structs.replace(one, state=state, received_at=moment))
            excused = Obligation(
                unit="S-SNV2025", key=new_key(), plan="KH48", round="2026", owes=False, reason="mới"
            )
            tx.put(excused)
            tx.commit()
    return path


@pytest.fixture
def window(open_window: Callable[..., MainWindow], rounds_file: Path, tmp_path: Path) -> MainWindow:
    path = tmp_path / "so.lsdb"
    path.write_bytes(rounds_file.read_bytes())
    return open_window(path)


def grid(qtbot: QtBot, window: MainWindow) -> tuple[CompilingPage, CompilingRounds]:
    """Turn to the page and its second part, and wait until all is read."""
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    page = window.current_page
    assert isinstance(page, CompilingPage)
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(ROUNDS).center())
    rounds = page.rounds
    assert rounds is not None
    qtbot.waitUntil(lambda: set(rounds.codes) <= page.reading.boards.keys(), timeout=LONG)
    qtbot.waitUntil(lambda: not page.reading.is_reading, timeout=LONG)
    return page, rounds


def shown(rounds: CompilingRounds) -> list[str]:
    model = rounds.model
    return [model.unit(row).name for row in range(model.rowCount())]


def cell(rounds: CompilingRounds, unit: str, code: str) -> str:
    return str(rounds.model.index(*rounds.model.place_of(unit, code)).data())


def stand_on(rounds: CompilingRounds, unit: str, code: str) -> None:
    rounds.table.setFocus()
    index = rounds.model.index(*rounds.model.place_of(unit, code))
    alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
    rounds.table.selectionModel().setCurrentIndex(index, alone)


def test_rounds_of_one_length_stand_side_by_side(
    window: MainWindow, rounds_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page, rounds = grid(qtbot, window)
    assert rounds.codes == ("2026", "2025")
    assert cell(rounds, UNITS[0], "2025").startswith("Đã nhận; chậm")
    assert cell(rounds, UNITS[1], "2025").startswith("Chấp nhận")
    assert cell(rounds, "S-SNV2025", "2026") == "Miễn"
    head = str(rounds.model.headerData(1, Qt.Orientation.Horizontal))
    assert head.startswith("Năm 2025\n3/")
    other = tmp_path / "khac.lsdb"
    other.write_bytes(rounds_file.read_bytes())
    with open_desk(other) as desk:  # the same that is read at once
        today = dt.datetime.now(dt.UTC).date()
        assert page.reading.boards["2025"] == round_board(desk, desk.plan(), "2025", today)
    rounds.lengths.setFocus()
    qtbot.keyClick(rounds.lengths, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: rounds.codes == ("2026-H1",))
    qtbot.waitUntil(lambda: "2026-H1" in page.reading.boards, timeout=LONG)
    qtbot.keyClick(rounds.lengths, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: rounds.codes == ("2026", "2026-H1", "2025"))


def test_filters_narrow_the_rows_and_say_how_many_are_left(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, rounds = grid(qtbot, window)
    total = len(shown(rounds))
    told: list[str] = []
    page.selection_told.connect(told.append)
    qtbot.mouseClick(rounds.late, LEFT, pos=QPoint(8, rounds.late.height() // 2))
    left = shown(rounds)
    assert KHE in left
    assert len(left) < total
    assert told[-1] == f"{len(left)}/{total} đơn vị"
    qtbot.mouseClick(rounds.late, LEFT, pos=QPoint(8, rounds.late.height() // 2))
    qtbot.mouseClick(rounds.never, LEFT, pos=QPoint(8, rounds.never.height() // 2))
    assert KHE not in shown(rounds)
    assert "Sở Tài chính" in shown(rounds)
    qtbot.mouseClick(rounds.never, LEFT, pos=QPoint(8, rounds.never.height() // 2))
    rounds.states.setFocus()
    qtbot.keyClicks(rounds.states, "Đã chấp")
    rounds.states.activated.emit(rounds.states.currentIndex())
    qtbot.waitUntil(lambda: 2 <= len(shown(rounds)) <= 3)
    rounds.states.setCurrentIndex(0)
    rounds.states.activated.emit(0)
    qtbot.keyClick(rounds.table, Qt.Key.Key_F, CTRL)
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "that khe")
    # A district that became the commune of that name is found with it.
    qtbot.waitUntil(lambda: KHE in shown(rounds) and len(shown(rounds)) <= 2)


def test_keys_move_and_copy_as_in_a_spreadsheet(window: MainWindow, qtbot: QtBot) -> None:
    _page, rounds = grid(qtbot, window)
    table = rounds.table
    stand_on(rounds, UNITS[0], "2026")
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().column() == 1
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().strip() == cell(rounds, UNITS[0], "2025")
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().column() == 0
    qtbot.keyClick(table, Qt.Key.Key_End, CTRL)
    assert table.currentIndex().row() == rounds.model.rowCount() - 1
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Đơn vị", "Năm 2026", "Năm 2025"]
    assert len(lines) == rounds.model.rowCount() + 1


def test_a_cell_opens_that_unit_and_round_to_read(window: MainWindow, qtbot: QtBot) -> None:
    page, rounds = grid(qtbot, window)
    stand_on(rounds, UNITS[1], "2025")
    qtbot.keyClick(rounds.table, Qt.Key.Key_Return)
    session = window.session

    def turned() -> bool:
        view = session.view
        return view is not None and (view.unit, view.round) == (UNITS[1], "2025")

    qtbot.waitUntil(turned, timeout=LONG)
    assert not session.can_edit
    overview = window.current_page
    assert overview is not None
    assert overview.objectName() == places.OVERVIEW
    # Back again, the keyboard stands where it was left.
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(lambda: not page.reading.is_reading, timeout=LONG)
    here = rounds.table.currentIndex()
    assert (rounds.model.unit(here.row()).unit, rounds.codes[here.column()]) == (UNITS[1], "2025")


def test_a_unit_that_never_sent_is_not_opened(window: MainWindow, qtbot: QtBot) -> None:
    page, rounds = grid(qtbot, window)
    stand_on(rounds, "S-STC2025", "2026")
    qtbot.keyClick(rounds.table, Qt.Key.Key_Return)
    assert window.current_page is page


def test_reports_are_marked_as_looked_at_and_the_mark_is_taken_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    _page, rounds = grid(qtbot, window)
    stand_on(rounds, UNITS[0], "2025")
    review = rounds.bar.review_action
    assert review.isEnabled()
    review.trigger()
    qtbot.waitUntil(lambda: cell(rounds, UNITS[0], "2025").startswith("Đang xem"), timeout=LONG)
    assert "Bỏ dấu" in review.text()
    qtbot.keyClick(rounds.table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: cell(rounds, UNITS[0], "2025").startswith("Đã nhận"), timeout=LONG)
    stand_on(rounds, UNITS[1], "2025")
    assert not review.isEnabled()


def test_a_closed_round_is_locked_and_a_report_unlocked(window: MainWindow, qtbot: QtBot) -> None:
    _page, rounds = grid(qtbot, window)
    stand_on(rounds, UNITS[1], "2025")
    bar = rounds.bar
    assert "2025" in bar.lock_action.text()
    assert not bar.unlock_action.isEnabled()
    bar.lock_action.trigger()
    qtbot.waitUntil(lambda: cell(rounds, UNITS[1], "2025").startswith("Đã khóa"), timeout=LONG)
    assert cell(rounds, UNITS[2], "2025").startswith("Đã khóa")
    assert cell(rounds, UNITS[0], "2025").startswith("Đã nhận")
    # Once more there is nothing to lock: it is said in words when the button is pressed.
    assert bar.lock_action.isEnabled()
    button = bar.row.button(bar.lock_action)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    words = "Đợt không có báo cáo nào đã chấp nhận mà chưa khóa."
    assert any(one.isVisible() and words in one.text() for one in window.findChildren(QLabel))
    bar.unlock_action.trigger()
    qtbot.waitUntil(lambda: cell(rounds, UNITS[1], "2025").startswith("Chấp nhận"), timeout=LONG)
    path = window.session.path
    assert path is not None
    window.close()
    with open_desk(path) as desk:
        held = {one.unit: one.state for one in desk.store.select(Receipt, round="2025")}
    assert held == {
        UNITS[0]: ReceiptState.RECEIVED,
        UNITS[1]: ReceiptState.ACCEPTED,
        UNITS[2]: ReceiptState.LOCKED,
    }


def test_the_list_of_findings_waits_on_this_page(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    qtbot.waitUntil(window.findings_dock.isVisible, timeout=LONG)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert window.findings_dock.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.findings_dock.isVisible()


def test_the_part_opens_in_each_language(
    language: str,
    open_window: Callable[..., MainWindow],
    rounds_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "so.lsdb"
    path.write_bytes(rounds_file.read_bytes())
    _page, rounds = grid(qtbot, open_window(path))
    state = cell(rounds, UNITS[1], "2025")
    assert state.startswith({"vi": "Chấp nhận", "en": "Accepted"}[language])


def test_the_menu_is_about_the_part_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    page, rounds = grid(qtbot, window)
    assert rounds.bar.lock_action in page.page_actions()
    assert page.bar.return_action not in page.page_actions()
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(BOARD).center())
    assert page.bar.return_action in page.page_actions()
    assert rounds.bar.lock_action not in page.page_actions()
