# SPDX-License-Identifier: MIT
"""Opening a round by keys: its dates before it is opened, what it takes over, and the window turned to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from lsapp.domain.records import OpenRow, Progress, Section, Status
from lsapp.services.desk import open_desk
from ui.dialogs.new_round import NewRoundDialog
from ui.main_window import MainWindow
from ui.translation import install_translations


def opened_dialog(window: MainWindow, qtbot: QtBot) -> NewRoundDialog:
    """The dialog as the menu opens it, once it knows what it would carry."""
    window.actions_of_window.commands.new_round()
    dialog = window.findChild(NewRoundDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: default_button(dialog).isEnabled(), timeout=15_000)
    return dialog


def default_button(dialog: NewRoundDialog) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.isDefault())


def texts(dialog: NewRoundDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def boxes(dialog: NewRoundDialog) -> dict[str, QCheckBox]:
    return {one.text(): one for one in dialog.findChildren(QCheckBox) if one.isVisible()}


def test_next_year_from_this_one_by_enter_alone(
    window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    dialog = opened_dialog(window, qtbot)
    assert dialog.code == "2027"
    assert "từ 15/12/2026 đến 14/12/2027" in texts(dialog)
    assert "17/12/2027" in texts(dialog)
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.round == "2027",
        timeout=15_000,
    )
    progress = window.session.records(Progress)
    assert len(progress) == 6
    assert {one.status for one in progress} == {Status.IN_PROGRESS}
    assert len(window.session.records(OpenRow)) == 3
    assert [one for one in window.session.records(Section) if one.text] == []
    view = window.session.view
    assert view is not None
    assert [one.code for one in view.rounds] == ["2027", "2026", "2025"]
    assert view.previous is not None
    assert view.previous.stat_values
    window.close()
    with open_desk(sample) as desk:
        assert len(desk.store.select(Progress, unit="X06040", round="2027")) == 6


def test_it_is_as_high_as_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    body = area.widget()
    assert body is not None
    assert body.height() - body.childrenRect().bottom() < 24


def test_what_is_carried_is_one_step_to_undo(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            window.session.view is not None
            and window.session.view.round == "2027"
            and len(window.session.records(Progress)) == 6
        ),
        timeout=15_000,
    )
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: not window.session.records(Progress), timeout=15_000)
    assert window.session.records(OpenRow) == []


def test_only_what_is_ticked_is_carried(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    shown = boxes(dialog)
    progress = next(one for text, one in shown.items() if "6 nhiệm vụ" in text)
    rows = next(one for text, one in shown.items() if "Biểu B5: 3 dòng" in text)
    words = next(one for text, one in shown.items() if "9 phần" in text)
    assert (progress.isChecked(), rows.isChecked(), words.isChecked()) == (True, True, False)
    assert "Lấy sang 9 mục" in texts(dialog)
    for box in (progress, rows, words):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert "Lấy sang 9 mục" in texts(dialog)  # nine sections now
    qtbot.keyClick(words, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.round == "2027",
        timeout=15_000,
    )
    assert window.session.records(Progress) == []
    assert window.session.records(OpenRow) == []
    assert len([one for one in window.session.records(Section) if one.text]) == 9


def test_a_half_year_is_chosen_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    part = next(
        one for one in dialog.findChildren(QComboBox) if one.accessibleName() == "Kỳ báo cáo"
    )
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "14/6/2027" in texts(dialog), timeout=15_000)
    assert dialog.code == "2027-H1"
    assert "Mở đợt 6 tháng đầu năm 2027" in default_button(dialog).text().replace("&", "")
    source = next(
        one for one in dialog.findChildren(QComboBox) if one.accessibleName() == "Lấy từ đợt"
    )
    assert source.currentData() == "2026"


def test_a_round_without_an_earlier_one_begins_empty(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    year = dialog.findChild(QSpinBox)
    assert year is not None
    year.setFocus()
    year.selectAll()
    qtbot.keyClicks(year, "2024")
    qtbot.waitUntil(lambda: "bắt đầu trống" in texts(dialog), timeout=15_000)
    assert boxes(dialog) == {}
    qtbot.keyClick(year, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.round == "2024",
        timeout=15_000,
    )
    assert window.session.records(Progress) == []


def test_a_round_that_is_open_already_is_turned_to(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    year = dialog.findChild(QSpinBox)
    assert year is not None
    year.setFocus()
    year.selectAll()
    qtbot.keyClicks(year, "2025")
    assert "đã mở" in texts(dialog)
    assert default_button(dialog).text().replace("&", "") == "Chuyển đến đợt năm 2025"


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
        dialog = opened_dialog(window, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        view = window.session.view
        assert view is not None
        assert [one.code for one in view.rounds] == ["2026", "2025"]
    finally:
        install_translations(qapp, "vi")
