# SPDX-License-Identifier: MIT
"""The empty page: says what belongs there, and its buttons are the actions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.empty_page import EmptyPage

TITLE = "Chưa có minh chứng nào"
TEXT = "Kéo tệp vào đây, hoặc chọn tệp chứng minh kết quả của từng nhiệm vụ: quyết định, báo cáo."


@pytest.fixture
def first(qapp: object) -> QAction:
    action = QAction(icon("attach"), "Thêm tệp...")
    action.setShortcut("Ctrl+T")
    return action


@pytest.fixture
def page(looks: Theme, qtbot: QtBot, first: QAction) -> EmptyPage:
    page = EmptyPage("evidence", TITLE, TEXT, [first, QAction("Xem hướng dẫn", first)], looks)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    return page


def test_page_says_what_belongs_here(page: EmptyPage) -> None:
    assert [label.text() for label in page.findChildren(QLabel)] == [TITLE, TEXT]
    assert page.accessibleName() == TITLE
    assert page.accessibleDescription() == TEXT
    page.set_text("Khác")
    assert page.accessibleDescription() == "Khác"


def test_first_step_is_taken_by_mouse_and_by_key(
    page: EmptyPage, first: QAction, qtbot: QtBot
) -> None:
    button = page.buttons[0]
    with qtbot.waitSignal(first.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(first.triggered):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_only_the_first_step_stands_out(page: EmptyPage) -> None:
    assert [button.property("primary") for button in page.buttons] == [True, False]


def test_button_is_as_its_action(page: EmptyPage, first: QAction) -> None:
    button = page.buttons[0]
    assert button.text() == "Thêm tệp..."
    assert "Ctrl+T" in button.toolTip()
    first.setEnabled(False)
    first.setText("Chọn tệp...")
    assert not button.isEnabled()
    assert button.text() == "Chọn tệp..."
    first.setVisible(False)
    assert not button.isVisible()
    first.setVisible(True)
    assert button.isVisible()


def test_everything_stands_in_the_middle(page: EmptyPage) -> None:
    for label in page.findChildren(QLabel):
        middle = label.mapTo(page, label.rect().center())
        assert abs(middle.x() - page.width() // 2) <= 2
    left = page.buttons[0].mapTo(page, QPoint(0, 0)).x()
    right = page.buttons[-1].geometry().right()
    assert abs((left + right) // 2 - page.width() // 2) <= 2


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("width", [420, 1200])
def test_no_word_is_cut(
    page: EmptyPage,
    looks: Theme,
    qtbot: QtBot,
    zoom: int,
    width: int,
    cut_words: Callable[[QWidget], list[str]],
) -> None:
    looks.set_zoom(zoom)
    page.resize(width * zoom // 100, 400 * zoom // 100)
    qtbot.wait(1)
    assert not cut_words(page)


def test_page_without_a_step_has_no_button(looks: Theme, qtbot: QtBot) -> None:
    page = EmptyPage("history", "Chưa có thay đổi nào", "Mọi thay đổi được ghi ở đây.", [], looks)
    qtbot.addWidget(page)
    assert page.buttons == []
