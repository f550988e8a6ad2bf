# SPDX-License-Identifier: MIT
"""Comments pinned from a unit's own pages: which place each page says, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import CTRL, LEFT, LONG, modal
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lsapp.domain.records import DraftNote, Role
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from ui.dialogs.note_here import NoteHereDialog
from ui.dialogs.return_slip import ReturnSlipDialog
from ui.main_window import MainWindow
from ui.pages.activities import ActivitiesPage
from ui.pages.programme import ProgrammePage
from ui.pages.report import ReportPage
from ui.pages.results import ResultsPage
from ui.pages.statistics import StatisticsPage
from ui.places import Place
from ui.settings import Settings
from ui.translation import install_translations

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SHIFT = Qt.KeyboardModifier.ShiftModifier
UNIT = "X06040"


@pytest.fixture
def department(sample: Path, tmp_path: Path) -> Path:
    with open_desk(sample) as desk:
        done = export_submission(desk, desk.plan(), UNIT, "2026", ["json"], tmp_path / "r1")
    path = tmp_path / "so.lsdb"
    with create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48") as desk:
        take_in(desk, [done.files[0]])
    return path


@pytest.fixture
def reading(open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot) -> MainWindow:
    """The department's window on the unit's pages."""
    window = open_window(department)
    window.session.show(unit=UNIT, round_code="2026")
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.unit == UNIT, timeout=LONG
    )
    qtbot.waitUntil(lambda: window.pinning.pin_action.isEnabled(), timeout=LONG)
    return window


def ask(qtbot: QtBot, window: MainWindow) -> NoteHereDialog:
    focused = QApplication.focusWidget() or window
    qtbot.keyClick(focused, Qt.Key.Key_F2, SHIFT)
    dialog = modal(qtbot, NoteHereDialog)
    assert isinstance(dialog, NoteHereDialog)
    return dialog


def ended(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def say(qtbot: QtBot, window: MainWindow, words: str) -> None:
    before = window.returns.waiting
    dialog = ask(qtbot, window)
    qtbot.keyClicks(dialog.text, words)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, CTRL)
    ended(qtbot, window)
    qtbot.waitUntil(lambda: window.returns.waiting == before + 1, timeout=LONG)


def held(window: MainWindow, department: Path) -> dict[str, DraftNote]:
    window.close()
    with open_desk(department) as desk:
        return {one.text: one for one in desk.store.select(DraftNote)}


def test_each_page_says_which_place_the_keyboard_is_on(
    reading: MainWindow, department: Path, qtbot: QtBot
) -> None:
    window = reading
    view = window.session.view
    assert view is not None
    qtbot.keyClick(window, Qt.Key.Key_5, CTRL)
    statistics = window.current_page
    assert isinstance(statistics, StatisticsPage)
    figure = view.records.stat_values[0]
    cell = f"{figure.row}/{figure.column}"
    qtbot.waitUntil(
        lambda: statistics.show_place(Place("stat_form", figure.form, cell)), timeout=LONG
    )
    say(qtbot, window, "xem lai so")

    qtbot.keyClick(window, Qt.Key.Key_6, CTRL)
    report = window.current_page
    assert isinstance(report, ReportPage)
    section = next(one for one in view.records.sections if one.text)
    qtbot.waitUntil(lambda: report.show_place(Place("section", section.key)), timeout=LONG)
    say(qtbot, window, "viet ro hon")

    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    programme = window.current_page
    assert isinstance(programme, ProgrammePage)
    paper = view.records.programmes[0]
    qtbot.waitUntil(
        lambda: programme.show_place(Place("programme", paper.key, "title")), timeout=LONG
    )
    say(qtbot, window, "sai ten")

    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    activities = window.current_page
    assert isinstance(activities, ActivitiesPage)
    line = next(one for one in view.records.budget_lines if one.year == 2026)
    qtbot.waitUntil(lambda: activities.grid.go_to(line.activity, "planned"), timeout=LONG)
    activities.grid.setFocus()
    say(qtbot, window, "kinh phi")

    qtbot.waitUntil(
        lambda: sum(one.level == "note" for one in window.findings.findings) == 4, timeout=LONG
    )
    places = {
        text: (one.record_kind, one.record, one.field)
        for text, one in held(window, department).items()
    }
    assert places["xem lai so"] == ("stat_form", figure.form, cell)
    assert places["viet ro hon"] == ("section", section.key, "text")
    assert places["sai ten"] == ("programme", paper.key, "title")
    assert places["kinh phi"][0] == "budget_line"
    assert places["kinh phi"][2] == "planned"


def test_a_comment_is_said_otherwise_taken_away_and_undone(
    reading: MainWindow, department: Path, qtbot: QtBot
) -> None:
    window = reading
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    results = window.current_page
    assert isinstance(results, ResultsPage)
    row = window.session.view.records.progress[0].activity  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: results.grid.go_to(row, "result"), timeout=LONG)
    results.grid.setFocus()
    say(qtbot, window, "lan dau")

    # On the same cell it is edited: nothing is there twice.
    results.grid.setFocus()
    dialog = ask(qtbot, window)
    assert dialog.text.toPlainText() == "lan dau"
    qtbot.keyClicks(dialog.text, "lan hai")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, CTRL)
    ended(qtbot, window)
    qtbot.waitUntil(
        lambda: (
            [one.message for one in window.findings.findings if one.level == "note"] == ["lan hai"]
        ),
        timeout=LONG,
    )
    results.grid.setFocus()
    dialog = ask(qtbot, window)
    qtbot.mouseClick(dialog.delete_button, LEFT)
    ended(qtbot, window)
    qtbot.waitUntil(lambda: window.returns.waiting == 0, timeout=LONG)
    results.grid.setFocus()
    qtbot.keyClick(results.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.returns.waiting == 1, timeout=LONG)
    assert list(held(window, department)) == ["lan hai"]


def test_the_menu_of_a_cell_and_of_a_text_offers_it(reading: MainWindow, qtbot: QtBot) -> None:
    window = reading
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    results = window.current_page
    assert isinstance(results, ResultsPage)
    assert window.pinning.pin_action in results.grid.make_menu().actions()
    qtbot.keyClick(window, Qt.Key.Key_6, CTRL)
    report = window.current_page
    assert isinstance(report, ReportPage)
    qtbot.waitUntil(report.pane.editor.isVisible, timeout=LONG)
    qtbot.waitUntil(report.pane.editor.isReadOnly, timeout=LONG)
    editor = report.pane.editor
    editor.setFocus()
    qtbot.waitUntil(
        lambda: editor.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu, timeout=LONG
    )
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), editor.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(editor, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0] is window.pinning.pin_action
    menu.close()


def test_what_was_added_in_the_slip_is_there_when_it_was_closed_without_writing(
    reading: MainWindow, department: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = reading
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    results = window.current_page
    assert isinstance(results, ResultsPage)
    row = window.session.view.records.progress[0].activity  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: results.grid.go_to(row, "result"), timeout=LONG)
    results.grid.setFocus()
    say(qtbot, window, "ghi ro")
    window.pinning.slip_action.trigger()
    dialog = modal(qtbot, ReturnSlipDialog)
    assert isinstance(dialog, ReturnSlipDialog)
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    model = dialog.form.model
    model.setData(model.index(0, 1), "ghi ro hon")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    ended(qtbot, window)
    window.pinning.slip_action.trigger()
    dialog = modal(qtbot, ReturnSlipDialog)
    assert isinstance(dialog, ReturnSlipDialog)
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    assert [one.text for one in dialog.form.model.notes()] == ["ghi ro hon"]

    # Given with a demand, then written again to the byte.
    qtbot.mouseClick(dialog.form.demand, LEFT, pos=QPoint(8, dialog.form.demand.height() // 2))
    dialog.form.folder.line.setText(str(tmp_path / "một"))
    qtbot.mouseClick(dialog.write_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    ended(qtbot, window)
    window.pinning.slip_action.trigger()
    again = modal(qtbot, ReturnSlipDialog)
    assert isinstance(again, ReturnSlipDialog)
    qtbot.waitUntil(again.again_button.isVisible, timeout=LONG)
    again.form.folder.line.setText(str(tmp_path / "hai"))
    again.again_button.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: bool(again.written.paths), timeout=LONG)
    (first,) = (tmp_path / "một").glob("*.lsreturn")
    (second,) = (tmp_path / "hai").glob("*.lsreturn")
    assert first.read_bytes() == second.read_bytes()
    assert b'"demand":"answers"' in first.read_bytes()
    qtbot.keyClick(again, Qt.Key.Key_Escape)


def test_an_office_reading_its_own_data_has_no_such_action(window: MainWindow) -> None:
    assert not window.pinning.pin_action.isVisible()
    assert not window.pinning.slip_action.isEnabled()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_opens_in_each_language(
    language: str,
    qapp: QApplication,
    reading: MainWindow,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    install_translations(qapp, language)
    try:
        qtbot.keyClick(reading, Qt.Key.Key_4, CTRL)
        results = reading.current_page
        assert isinstance(results, ResultsPage)
        row = reading.session.view.records.progress[0].activity  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: results.grid.go_to(row, "result"), timeout=LONG)
        results.grid.setFocus()
        dialog = ask(qtbot, reading)
        assert (dialog.windowTitle() == "Comment on this cell") is (language == "en")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    finally:
        install_translations(qapp, "vi")
