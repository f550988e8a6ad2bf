# SPDX-License-Identifier: MIT
"""The department's page by the keyboard alone: where it stands after each step, and what Enter does there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import CTRL, LONG, board
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Role
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.obligations import decide_obligation
from lsapp.services.sampling import make_sample
from ui.main_window import MainWindow
from ui.models.compiling_board_model import UNIT
from ui.pages.compiling import BOARD, FIGURES, CompilingPage

ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two submissions of one commune that dispute the same revision, and one of another commune."""
    folder = tmp_path_factory.mktemp("sent")
    for name, unit, seed in (("a", "X06019", 1), ("b", "X06019", 2), ("c", "X06046", 3)):
        database = folder / f"{name}.lsdb"
        make_sample(database, units=[unit], activities=3, seed=seed)
        with open_desk(database) as desk:
            export_submission(desk, desk.plan(), unit, "2026", ["json"], folder / "out" / name)
    return folder / "out"


@pytest.fixture
def department(open_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """A window on a department's file in which nothing is yet."""
    path = tmp_path / "so.lsdb"
    create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48").close()
    return open_window(path)


def on(page: CompilingPage) -> QWidget:
    """Where the keyboard is in the page's window, also where no window manager gave it back to that."""
    found = page.window().focusWidget()
    assert found is not None
    return found


def press(page: CompilingPage, key: Qt.Key) -> None:
    QTest.keyClick(on(page), key)


def look_at(qtbot: QtBot, page: CompilingPage, folder: Path) -> None:
    page.run.look_at([folder])
    qtbot.waitUntil(lambda: on(page) is page.intake.take_button, timeout=LONG)


def test_enter_takes_the_files_and_leads_to_the_one_to_decide(
    department: MainWindow, sent: Path, qtbot: QtBot
) -> None:
    page = board(qtbot, department)
    look_at(qtbot, page, sent)
    press(page, ENTER)
    qtbot.waitUntil(lambda: page.intake.head.text().startswith("Đã nhận 2 tệp"), timeout=LONG)
    qtbot.waitUntil(lambda: on(page) is page.intake.table, timeout=LONG)
    current = page.intake.current
    assert current is not None
    assert current.verdict.value == "conflict"


def test_tab_goes_through_the_panel_as_it_is_read(
    department: MainWindow, sent: Path, qtbot: QtBot
) -> None:
    page = board(qtbot, department)
    look_at(qtbot, page, sent)
    panel = page.intake
    passed = [on(page)]
    for _ in range(3):
        press(page, TAB)
        passed.append(on(page))
    assert passed == [panel.take_button, panel.close_button, panel.table, panel.details]


def test_an_excused_unit_is_not_counted_as_one_that_has_not_sent(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "so.lsdb"
    with create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48") as desk:
        decide_obligation(desk, desk.plan(), "2026", "X06019", owes=False, reason="mới lập")
    page = board(qtbot, open_window(path))
    owing = page.summary.text().partition(" ")[0]
    assert f"{owing} đơn vị phải báo cáo" in page.summary.text()
    assert f"{owing} chưa nộp" in page.summary.text()


def test_what_is_looked_for_goes_along_to_each_part_and_is_left_in_none(
    department: MainWindow, qtbot: QtBot
) -> None:
    page = board(qtbot, department)
    every = page.table.model().rowCount()
    qtbot.keyClick(on(page), Qt.Key.Key_F, CTRL)
    QTest.keyClicks(on(page), "that khe")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1, timeout=LONG)
    assert page.table.model().index(0, UNIT).data() == "Xã Thất Khê"
    page.tabs.setCurrentIndex(FIGURES)
    qtbot.keyClick(on(page), Qt.Key.Key_F, CTRL)
    press(page, Qt.Key.Key_Escape)
    page.tabs.setCurrentIndex(BOARD)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == every, timeout=LONG)
