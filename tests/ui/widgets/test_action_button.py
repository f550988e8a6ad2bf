# SPDX-License-Identifier: MIT
"""A button that stands for an action of the menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from ui.widgets.action_button import ActionButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keys_of_a_button_do_it_once(key: Qt.Key, qtbot: QtBot) -> None:
    action = QAction("Nhận tệp")
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))
    button = ActionButton(action)
    qtbot.addWidget(button)
    button.show()
    qtbot.keyClick(button, key)
    assert done == [True]
