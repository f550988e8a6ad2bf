# SPDX-License-Identifier: MIT
"""The line of Ctrl+F by keys and by an input method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from ui.theme import Theme
from ui.widgets.find_bar import FindBar

Key = Qt.Key


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> FindBar:
    made = FindBar()
    qtbot.addWidget(made)
    made.open_bar()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def told(bar: FindBar) -> list[str]:
    texts: list[str] = []
    bar.text_changed.connect(texts.append)
    return texts


def line(bar: FindBar) -> QLineEdit:
    return bar.findChild(QLineEdit)


def test_it_is_hidden_until_asked_for(theme: Theme, qtbot: QtBot) -> None:
    made = FindBar()
    qtbot.addWidget(made)
    assert not made.isVisible()
    made.open_bar()
    assert made.isVisible()
    assert line(made).accessibleName() or made.findChild(QLabel).buddy() is line(made)


def test_what_is_typed_is_told_once_for_a_burst_of_keys(
    bar: FindBar, told: list[str], qtbot: QtBot
) -> None:
    type_text(line(bar), "dda")
    for _ in range(3):
        qtbot.keyClick(line(bar), Key.Key_Backspace)
    type_text(line(bar), "đa ")
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)
    assert told == ["đa"]


def test_half_a_composed_letter_is_not_looked_for(
    bar: FindBar, told: list[str], qtbot: QtBot
) -> None:
    QApplication.sendEvent(line(bar), QInputMethodEvent("hộ", []))
    qtbot.wait(20)
    assert told == []
    put = QInputMethodEvent("", [])
    put.setCommitString("hội")
    QApplication.sendEvent(line(bar), put)
    qtbot.waitUntil(lambda: told == ["hội"])


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Down])
def test_enter_hands_the_keyboard_to_the_page_and_keeps_what_is_found(
    bar: FindBar, told: list[str], qtbot: QtBot, key: Key
) -> None:
    type_text(line(bar), "hội")
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(line(bar), key)
    assert told == ["hội"]
    assert bar.isVisible()


@pytest.mark.parametrize("way", ["escape", "cross"])
def test_escape_and_the_cross_show_all_again(
    bar: FindBar, told: list[str], qtbot: QtBot, way: str
) -> None:
    type_text(line(bar), "hội")
    qtbot.waitUntil(lambda: told == ["hội"])
    with qtbot.waitSignal(bar.closed):
        if way == "escape":
            qtbot.keyClick(line(bar), Key.Key_Escape)
        else:
            cross = next(one for one in bar.findChildren(QToolButton) if one.accessibleName())
            qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    qtbot.wait(20)
    assert told == ["hội", ""]
    assert not bar.isVisible()
    assert line(bar).text() == ""


def test_opened_again_the_words_are_marked_to_be_typed_over(bar: FindBar, qtbot: QtBot) -> None:
    type_text(line(bar), "hội")
    bar.open_bar()
    assert line(bar).selectedText() == "hội"
