# SPDX-License-Identifier: MIT
"""The side bar: chosen by mouse and keys, folded, counted, whole on a low screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Role, Theme, Tone
from ui.widgets.side_bar import SideBar, SideBarPage
from ui.widgets.side_bar_entry import SideBarEntry

PAGES = [
    SideBarPage("overview", "overview", "Tổng quan"),
    SideBarPage("programme", "programme", "Chương trình"),
    SideBarPage("activities", "activities", "Nhiệm vụ"),
    SideBarPage("results", "results", "Kết quả"),
    SideBarPage("statistics", "statistics", "Số liệu"),
    SideBarPage("report", "report", "Báo cáo"),
    SideBarPage("evidence", "evidence", "Minh chứng"),
    SideBarPage("submission", "submit", "Nộp"),
    SideBarPage("history", "history", "Lịch sử"),
    SideBarPage("compiling", "compile", "Tổng hợp"),
]


@pytest.fixture
def bar(looks: Theme, qtbot: QtBot) -> SideBar:
    bar = SideBar(PAGES, looks)
    qtbot.addWidget(bar)
    bar.resize(bar.width(), 700)
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    return bar


def entry(bar: SideBar, text: str) -> SideBarEntry:
    return next(one for one in bar.findChildren(SideBarEntry) if one.text() == text)


def test_page_is_chosen_by_mouse(bar: SideBar, qtbot: QtBot) -> None:
    assert bar.current == "overview"
    with qtbot.waitSignal(bar.page_chosen) as chosen:
        qtbot.mouseClick(entry(bar, "Kết quả"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["results"]
    assert bar.current == "results"
    assert entry(bar, "Kết quả").isChecked()
    assert not entry(bar, "Tổng quan").isChecked()


def test_arrows_walk_and_enter_or_space_choose(bar: SideBar, qtbot: QtBot) -> None:
    first = entry(bar, "Tổng quan")
    first.setFocus()
    with qtbot.assertNotEmitted(bar.page_chosen):
        qtbot.keyClick(first, Qt.Key.Key_Up)
        assert first.hasFocus()
        qtbot.keyClick(first, Qt.Key.Key_Down)
        qtbot.keyClick(entry(bar, "Chương trình"), Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.page_chosen) as chosen:
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["activities"]
    qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_End)
    assert entry(bar, "Tổng hợp").hasFocus()
    with qtbot.waitSignal(bar.page_chosen) as chosen:
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Space)
    assert chosen.args == ["compiling"]
    qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Home)
    assert entry(bar, "Tổng quan").hasFocus()


def test_tab_stops_once_at_the_current_page(looks: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row, before, after, bar = QHBoxLayout(window), QLineEdit(), QLineEdit(), SideBar(PAGES, looks)
    for widget in (before, bar, after):
        row.addWidget(widget)
    bar.set_current("report")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    stops = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        stops.append(window.focusWidget())
    assert stops == [entry(bar, "Báo cáo"), bar.findChild(QToolButton), after]


def test_window_sets_the_page_without_a_signal(bar: SideBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.page_chosen):
        bar.set_current("history")
    assert bar.current == "history"
    assert entry(bar, "Lịch sử").isChecked()


def test_folding_by_the_button_is_told_and_by_the_window_is_not(bar: SideBar, qtbot: QtBot) -> None:
    wide = bar.width()
    with qtbot.waitSignal(bar.folded_changed) as told:
        qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert told.args == [True]
    assert bar.is_folded
    assert bar.width() < wide // 2
    with qtbot.assertNotEmitted(bar.folded_changed):
        bar.set_folded(False)
    assert bar.width() == wide


def test_key_is_named_in_the_tool_tip_and_no_key_is_taken(bar: SideBar) -> None:
    assert entry(bar, "Tổng quan").toolTip() == "Tổng quan (Ctrl+1)"
    assert entry(bar, "Tổng hợp").toolTip() == "Tổng hợp (Ctrl+0)"
    assert not bar.actions()


def test_hidden_page_keeps_the_keys_of_the_others(bar: SideBar, qtbot: QtBot) -> None:
    bar.set_visible_pages(["overview", "activities", "compiling"])
    assert not entry(bar, "Chương trình").isVisible()
    assert entry(bar, "Nhiệm vụ").toolTip() == "Nhiệm vụ (Ctrl+3)"
    first = entry(bar, "Tổng quan")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert entry(bar, "Nhiệm vụ").hasFocus()


def test_badge_is_said_and_drawn(bar: SideBar, looks: Theme) -> None:
    one = entry(bar, "Nộp")
    assert not has_colour(one, looks.colour(Tone.BAD.line))
    bar.set_badge("submission", 7, Tone.BAD, "7 lỗi")
    assert has_colour(one, looks.colour(Tone.BAD.line))
    assert one.accessibleName() == "Nộp, 7 lỗi"
    assert one.toolTip() == "Nộp (Ctrl+8)\n7 lỗi"
    bar.set_folded(True)
    assert has_colour(one, looks.colour(Tone.BAD.line))
    bar.set_badge("submission", 0)
    assert not has_colour(one, looks.colour(Tone.BAD.line))
    assert one.accessibleName() == "Nộp"


def has_colour(widget: QWidget, colour: QColor) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def test_badge_changes_no_width(bar: SideBar) -> None:
    before = bar.width()
    bar.set_badge("compiling", 12_345, Tone.WARNING)
    assert bar.width() == before
    assert entry(bar, "Tổng hợp").accessibleName() == "Tổng hợp, 12345"


def test_current_page_is_marked_beside_its_colour(bar: SideBar, looks: Theme) -> None:
    assert has_colour(entry(bar, "Tổng quan"), looks.colour(Role.ACCENT_LINE))
    assert not has_colour(entry(bar, "Kết quả"), looks.colour(Role.ACCENT_LINE))


def test_every_entry_has_a_name_for_a_reader(bar: SideBar) -> None:
    assert bar.accessibleName()
    bar.set_folded(True)
    for one in bar.findChildren(SideBarEntry):
        assert one.accessibleName() == one.text() != ""
    assert bar.findChild(QToolButton).accessibleName()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("folded", [False, True])
def test_no_word_is_cut(
    bar: SideBar,
    looks: Theme,
    zoom: int,
    folded: bool,
    cut_words: Callable[[QWidget], list[str]],
) -> None:
    bar.set_badge("compiling", 99, Tone.WARNING)
    bar.set_folded(folded)
    looks.set_zoom(zoom)
    bar.resize(bar.width(), 700 * zoom // 100)
    assert not cut_words(bar)


def test_low_screen_still_reaches_every_page(bar: SideBar, qtbot: QtBot) -> None:
    bar.resize(bar.width(), 200)
    assert bar.height() == 200
    first, last = entry(bar, "Tổng quan"), entry(bar, "Tổng hợp")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_End)
    top = last.mapTo(bar, last.rect().topLeft()).y()
    assert 0 <= top <= 200 - last.height()


def test_ten_pages_fit_a_screen_of_768_pixels_at_200_percent(bar: SideBar) -> None:
    # 384 points in all; menu and status bar take about 48 of them.
    bar.resize(bar.width(), 336)
    last = entry(bar, "Tổng hợp")
    bottom = last.mapTo(bar, last.rect().bottomLeft()).y()
    assert bottom < bar.findChild(QToolButton).geometry().top()
