# SPDX-License-Identifier: MIT
"""The line above the pages: unit, round, days left, and the ways on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lsapp.services.sampling import make_sample
from ui import places, round_bar
from ui.main_window import MainWindow
from ui.round_bar import RoundBar
from ui.translation import install_translations
from ui.widgets.chip import Chip

Key = Qt.Key
Opener = Callable[..., MainWindow]

# The offscreen platform says so of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def bar(window: MainWindow) -> RoundBar:
    return window.findChild(RoundBar)


def box(window: MainWindow, name: str) -> QComboBox:
    return next(one for one in bar(window).findChildren(QComboBox) if one.accessibleName() == name)


def words(window: MainWindow) -> list[str]:
    return [one.text() for one in bar(window).findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def department(open_window: Opener, tmp_path: Path) -> MainWindow:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"])
    return open_window(path)


def test_it_names_unit_round_and_deadline(window: MainWindow) -> None:
    assert "Xã Thất Khê" in words(window)
    assert box(window, "Đợt báo cáo").currentText() == "Đợt năm 2026"
    assert any(one.startswith("hạn 17/12/2026 (") for one in words(window))
    assert not box(window, "Đơn vị đang xem").isVisible()


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (dt.date(2026, 12, 7), "hạn 17/12/2026 (còn 10 ngày)"),
        (dt.date(2026, 12, 17), "hạn 17/12/2026 (hôm nay)"),
        (dt.date(2026, 12, 20), "hạn 17/12/2026 (đã qua 3 ngày)"),
    ],
)
def test_the_days_left_are_counted_by_the_calendar(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, today: dt.date, told: str
) -> None:
    monkeypatch.setattr(round_bar, "day_in_vietnam", lambda _moment: today)
    bar(window).refresh()
    assert told in words(window)


def test_another_round_is_chosen_by_keys_and_stays_chosen(window: MainWindow, qtbot: QtBot) -> None:
    rounds = box(window, "Đợt báo cáo")
    rounds.setFocus()
    with qtbot.waitSignal(window.session.state_changed):
        qtbot.keyClick(rounds, Key.Key_Down)
    assert window.session.view.round == "2025"
    assert rounds.currentText() == "Đợt năm 2025"
    assert any(one.startswith("hạn ") for one in words(window))


def test_the_last_entry_opens_a_new_round_and_changes_nothing_by_itself(
    window: MainWindow, qtbot: QtBot
) -> None:
    rounds = box(window, "Đợt báo cáo")
    rounds.setFocus()
    qtbot.keyClick(rounds, Key.Key_End)
    assert rounds.currentText() == "Đợt năm 2026"
    dialogs = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].reject()
    assert window.session.view.round == "2026"


def test_the_button_leads_to_the_page_of_submitting(window: MainWindow, qtbot: QtBot) -> None:
    button = bar(window).findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.current_page.objectName() == places.SUBMISSION


def test_a_department_chooses_among_its_units_and_sees_others_read_only(
    department: MainWindow, qtbot: QtBot
) -> None:
    units = box(department, "Đơn vị đang xem")
    assert units.isVisible()
    own = department.session.view.unit
    names = [units.itemText(row) for row in range(units.count())]
    assert {"Xã Thất Khê", "Xã Đoàn Kết"} <= set(names)
    chip = bar(department).findChild(Chip)
    assert chip is not None
    assert not chip.isVisible()
    units.setFocus()
    with qtbot.waitSignal(department.session.state_changed):
        qtbot.keyClick(units, Key.Key_Home)
        if units.itemData(0) == own:
            qtbot.keyClick(units, Key.Key_Down)
    assert department.session.view.unit != own
    assert chip.isVisible()
    assert chip.look.text == "Chỉ xem"
    assert not bar(department).findChild(QPushButton).isVisible()
    assert units.currentData() == department.session.view.unit


def test_the_list_of_units_is_in_the_order_of_the_alphabet_and_not_made_anew(
    department: MainWindow, qtbot: QtBot
) -> None:
    units = box(department, "Đơn vị đang xem")
    names = [units.itemText(row) for row in range(units.count())]
    assert names.index("Xã Đoàn Kết") < names.index("Xã Thất Khê")
    made: list[int] = []
    units.model().rowsInserted.connect(lambda *_: made.append(1))
    department.session.reload()
    with qtbot.waitSignal(department.session.state_changed):
        pass
    assert made == []


def test_a_long_name_gives_way_and_is_whole_in_its_tool_tip(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    facts = window.session.facts
    long = "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn và các đơn vị trực thuộc"
    unit = msgspec.structs.replace(facts.unit, name=long)
    monkeypatch.setattr(window.session, "_facts", msgspec.structs.replace(facts, unit=unit))
    window.resize(900, 600)
    bar(window).refresh()
    qtbot.wait(20)
    button = bar(window).findChild(QPushButton)
    assert button.geometry().right() <= bar(window).width()
    rounds = box(window, "Đợt báo cáo")
    assert rounds.width() >= rounds.sizeHint().width()
    assert long in words(window)


def test_in_english(open_window: Opener, sample: Path, qapp: QApplication) -> None:
    install_translations(qapp, "en")
    try:
        window = open_window(sample)
        names = [one.accessibleName() for one in bar(window).findChildren(QComboBox)]
        assert "Đợt báo cáo" not in names
        assert not any(one.startswith("hạn") for one in words(window))
        rounds = bar(window).findChildren(QComboBox)[-1]
        assert "2026" in rounds.currentText()
        assert "năm" not in rounds.currentText()
    finally:
        install_translations(qapp, "vi")
