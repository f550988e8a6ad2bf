# SPDX-License-Identifier: MIT
"""What waits for a decision, by keys: the list of its units, to a unit's pages and back, one after another."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from board_keys import LEFT, LONG, board, cell, modal, stand_on
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Role
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.sampling import make_sample
from ui import places
from ui.dialogs.decide_edited import DecideEditedDialog
from ui.main_window import MainWindow
from ui.models.compiling_board_model import MISSING, UNIT
from ui.pages.compiling import ROUNDS, CompilingPage

CODES = ("X06019", "X06040", "X06046")
SHIFT = Qt.KeyboardModifier.ShiftModifier


def edit_outside(path: Path) -> None:
    """Change a sum of money in a workbook, as somebody does in Excel after it was exported."""
    workbook = openpyxl.load_workbook(path)
    money = workbook["Kinh phí"]
    fields = {cell.value: cell.column for cell in money[1]}
    row = next(r for r in range(2, 99) if len(str(money.cell(r, 1).value or "")) == 36)
    money.cell(row, fields["budget_line.planned"]).value = 7_000_000
    workbook.save(path)


@pytest.fixture(scope="module")
def waiting_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds three reports, and of two units an edited file besides."""
    folder = tmp_path_factory.mktemp("waiting")
    database = folder / "xa.lsdb"
    make_sample(database, units=list(CODES), activities=4)
    with open_desk(database) as desk:
        for code in CODES:
            export_submission(desk, desk.plan(), code, "2026", ["xlsx", "json"], folder / "gửi")
    sent = [folder / "gửi" / f"KH48_2026_{code}_r1.json" for code in CODES]
    edited = [one.with_suffix(".xlsx") for one in sent[:2]]
    for one in edited:
        edit_outside(one)
    path = folder / "so.lsdb"
    with create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48") as desk:
        take_in(desk, [*sent, *edited])
    return path


@pytest.fixture
def page(
    open_window: Callable[..., MainWindow], waiting_file: Path, tmp_path: Path, qtbot: QtBot
) -> CompilingPage:
    path = tmp_path / "so.lsdb"
    shutil.copyfile(waiting_file, path)
    shutil.copytree(
        waiting_file.with_name(waiting_file.name + ".files"), path.with_name("so.lsdb.files")
    )
    return board(qtbot, open_window(path))


def shown(page: CompilingPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, UNIT).data()) for row in range(model.rowCount())]


def list_waiting(qtbot: QtBot, page: CompilingPage) -> list[str]:
    """Choose what waits by the keyboard; returns the units that are listed."""
    qtbot.waitUntil(lambda: "2 tệp chờ quyết định" in page.summary.text(), timeout=LONG)
    page.states.setFocus()
    while not page.states.currentText().startswith("Chờ quyết định"):
        before = page.states.currentIndex()
        qtbot.keyClick(page.states, Qt.Key.Key_Down)
        assert page.states.currentIndex() > before
    return shown(page)


def test_the_words_above_the_board_list_what_waits(page: CompilingPage, qtbot: QtBot) -> None:
    total = len(shown(page))
    qtbot.waitUntil(lambda: "2 tệp chờ quyết định" in page.summary.text(), timeout=LONG)
    # The link stands somewhere in the line; the rest of it does nothing.
    for x in range(0, page.summary.width(), 24):
        qtbot.mouseClick(page.summary, LEFT, pos=QPoint(x, page.summary.fontMetrics().ascent()))
    listed = shown(page)
    assert len(listed) == 2
    assert page.states.currentText() == "Chờ quyết định (2)"
    assert all("1 tệp chờ quyết định" in cell(page, name, MISSING) for name in listed)
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == 0
    page.states.setFocus()
    qtbot.keyClick(page.states, Qt.Key.Key_Home)
    assert len(shown(page)) == total


def test_the_grid_of_rounds_lists_what_waits_as_well(page: CompilingPage, qtbot: QtBot) -> None:
    page.tabs.setCurrentIndex(ROUNDS)
    rounds = page.rounds
    assert rounds is not None
    qtbot.waitUntil(lambda: rounds.model.rowCount() > 2, timeout=LONG)
    rounds.states.choose("waiting")
    assert rounds.model.rowCount() == 2


def test_from_the_list_to_a_units_pages_and_back(page: CompilingPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    second = list_waiting(qtbot, page)[1]
    stand_on(page, second)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, SHIFT)
    session = window.session
    qtbot.waitUntil(lambda: session.view is not None and not session.view.is_own, timeout=LONG)
    qtbot.waitUntil(lambda: window.current_page is not page, timeout=LONG)
    assert window.current_page is not None
    assert window.current_page.objectName() == places.OVERVIEW
    (back,) = (
        one for one in window.findChildren(QToolButton) if one.toolTip().endswith("(Ctrl+0)")
    )
    assert back.isVisible()
    qtbot.mouseClick(back, LEFT)
    qtbot.waitUntil(lambda: window.current_page is page, timeout=LONG)
    assert not back.isVisible()
    qtbot.waitUntil(lambda: len(shown(page)) == 2, timeout=LONG)
    assert page.table.currentIndex().data() == second
    assert page.table.hasFocus()


def test_after_a_decision_the_next_that_waits_is_in_its_place(
    page: CompilingPage, qtbot: QtBot
) -> None:
    first, second = list_waiting(qtbot, page)
    stand_on(page, first)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideEditedDialog)
    assert isinstance(dialog, DecideEditedDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)
    qtbot.keyClick(dialog.remark, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page) == [second], timeout=LONG)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
    assert page.table.currentIndex().data() == second
    assert "1 tệp chờ quyết định" in page.summary.text()
    assert page.states.currentText() == "Chờ quyết định (1)"
    # Enter goes on with it, without a look at the list.
    page.table.setFocus()  # without a window manager nobody gives the keyboard back
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideEditedDialog)
    assert second in dialog.windowTitle() + " ".join(
        one.text() for one in dialog.findChildren(QLabel)
    )
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
