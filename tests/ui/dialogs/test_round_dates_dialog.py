# SPDX-License-Identifier: MIT
"""The dates of a round changed by keys: from the bar, with what is doubtful told, saved and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Report, Round
from lsapp.services.desk import open_desk
from lsapp.services.sampling import make_sample
from ui.dialogs.round_dates import RoundDatesDialog
from ui.main_window import MainWindow
from ui.round_bar import RoundBar
from ui.translation import install_translations
from ui.widgets.tall_area import TallArea

Key = Qt.Key
DAY = dt.date


def opened_dialog(window: MainWindow, qtbot: QtBot) -> RoundDatesDialog:
    """The dialog as the round bar opens it by the space bar."""
    button = window.findChild(RoundBar).findChild(QToolButton)
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    dialog = window.findChild(RoundDatesDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: field(dialog, "flow_from").hasFocus())
    return dialog


def is_open(window: MainWindow) -> bool:
    return any(one.isVisible() for one in window.findChildren(RoundDatesDialog))


def field(dialog: RoundDatesDialog, name: str) -> QLineEdit:
    return dialog.findChild(QLineEdit, name)


def button(dialog: RoundDatesDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if words in one.text())


def type_day(dialog: RoundDatesDialog, qtbot: QtBot, name: str, text: str, leave: Key) -> None:
    editor = field(dialog, name)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, leave)


def told(dialog: RoundDatesDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def current(window: MainWindow) -> Round:
    view = window.session.view
    return next(one for one in view.rounds if one.code == view.round)


def bar_words(window: MainWindow) -> str:
    labels = window.findChild(RoundBar).findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def test_a_deadline_is_changed_by_keys_and_taken_back(
    window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    before = current(window)
    dialog = opened_dialog(window, qtbot)
    assert field(dialog, "unit_deadline").text() == "17/12/2026"
    for _ in range(4):  # from the first day to the unit's deadline
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() is field(dialog, "unit_deadline")
    qtbot.keyClicks(QApplication.focusWidget(), "16/12/2026")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: "hạn 16/12/2026" in bar_words(window), timeout=15_000)
    assert not is_open(window)
    undo = window.actions_of_window.undo
    qtbot.waitUntil(lambda: "ngày của kỳ" in undo.text(), timeout=15_000)
    undo.trigger()
    qtbot.waitUntil(lambda: "hạn 17/12/2026" in bar_words(window), timeout=15_000)
    assert current(window) == before
    window.actions_of_window.redo.trigger()
    qtbot.waitUntil(lambda: "hạn 16/12/2026" in bar_words(window), timeout=15_000)
    window.close()
    with open_desk(sample) as desk:
        kept = desk.store.select(Round, code="2026")[0]
        assert kept.unit_deadline == DAY(2026, 12, 16)


def test_a_shorter_period_goes_into_the_report_too(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    type_day(dialog, qtbot, "flow_to", "30.11.26", Key.Key_Tab)
    assert field(dialog, "flow_to").text() == "30/11/2026"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: current(window).flow_to == DAY(2026, 11, 30), timeout=15_000)
    qtbot.waitUntil(
        lambda: window.session.records(Report)[0].flow_to == DAY(2026, 11, 30), timeout=15_000
    )


def test_what_is_doubtful_is_told_and_saved_all_the_same(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    qtbot.waitUntil(lambda: dialog.findChild(QLineEdit, "note") is not None)
    type_day(dialog, qtbot, "unit_deadline", "10/12/2026", Key.Key_Tab)
    qtbot.waitUntil(lambda: "Lưu ý: Hạn gửi trước ngày chốt số liệu." in told(dialog))
    type_day(dialog, qtbot, "department_deadline", "9/12/2026", Key.Key_Tab)
    assert "Lưu ý: Trước hạn gửi của đơn vị." in told(dialog)
    type_day(dialog, qtbot, "stock_on", "31/12/2062", Key.Key_Tab)
    assert "xem lại năm" in told(dialog)
    qtbot.keyClick(dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: current(window).unit_deadline == DAY(2026, 12, 10), timeout=15_000)


def test_a_period_that_ends_before_it_begins_stays_open(window: MainWindow, qtbot: QtBot) -> None:
    before = current(window)
    dialog = opened_dialog(window, qtbot)
    qtbot.waitUntil(lambda: not button(dialog, "thường lệ").isEnabled())
    type_day(dialog, qtbot, "flow_to", "14/12/2024", Key.Key_Tab)
    qtbot.waitUntil(lambda: "Lỗi: Kỳ kết thúc trước khi bắt đầu." in told(dialog))
    qtbot.keyClick(field(dialog, "note"), Key.Key_Return)
    assert dialog.isVisible()
    assert QApplication.focusWidget() is field(dialog, "flow_to")
    usual = button(dialog, "thường lệ")
    usual.setFocus()
    qtbot.keyClick(usual, Key.Key_Space)
    assert field(dialog, "flow_to").text() == "14/12/2026"
    assert "Lỗi" not in told(dialog)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert not is_open(window)
    assert current(window) == before


def test_a_day_that_cannot_be_read_keeps_the_dialog_open(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    for text, words in (("32/13/2026", "32/13/2026"), ("", "Cần có ngày")):
        editor = field(dialog, "cut_off")
        editor.setFocus()
        editor.selectAll()
        if text:
            qtbot.keyClicks(editor, text)
        else:
            qtbot.keyClick(editor, Key.Key_Delete)
        qtbot.keyClick(editor, Key.Key_Return)
        assert dialog.isVisible()
        assert words in told(dialog)
        assert QApplication.focusWidget() is editor
    qtbot.keyClick(field(dialog, "cut_off"), Key.Key_Escape)  # takes back what was typed
    assert field(dialog, "cut_off").text() == "14/12/2026"
    qtbot.keyClick(field(dialog, "cut_off"), Key.Key_Escape)
    assert not is_open(window)
    assert current(window).cut_off == DAY(2026, 12, 14)


def test_the_dialog_grows_with_what_is_told_so_that_no_row_scrolls_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened_dialog(window, qtbot)
    qtbot.waitUntil(lambda: not button(dialog, "thường lệ").isEnabled())
    bar = dialog.findChild(TallArea).verticalScrollBar()
    for name, text in (("flow_to", "14/12/2024"), ("cut_off", "32/13/2026")):
        height = dialog.height()
        type_day(dialog, qtbot, name, text, Key.Key_Tab)
        qtbot.waitUntil(lambda: dialog.height() > height)  # noqa: B023
        qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_the_department_moves_the_deadline_that_others_are_late_by(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"])
    window = open_window(path)
    window.session.show(unit="X06040")
    qtbot.waitUntil(lambda: window.session.view.unit == "X06040", timeout=15_000)
    assert not window.session.can_edit
    dialog = opened_dialog(window, qtbot)
    type_day(dialog, qtbot, "unit_deadline", "24/12/2026", Key.Key_Tab)
    type_day(dialog, qtbot, "department_deadline", "28/12/2026", Key.Key_Return)
    qtbot.waitUntil(lambda: "hạn 24/12/2026" in bar_words(window), timeout=15_000)
    assert current(window).department_deadline == DAY(2026, 12, 28)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_escape_changes_nothing_in_either_language(
    open_window: Callable[..., MainWindow],
    sample: Path,
    qapp: QApplication,
    qtbot: QtBot,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        window = open_window(sample)
        before = current(window)
        dialog = opened_dialog(window, qtbot)
        assert ("kỳ" in dialog.windowTitle()) == (language == "vi")
        type_day(dialog, qtbot, "stock_on", "30/11/2026", Key.Key_Tab)
        qtbot.keyClick(dialog, Key.Key_Escape)
        assert not is_open(window)
        assert current(window) == before
    finally:
        install_translations(qapp, "vi")
