# SPDX-License-Identifier: MIT
"""A row of buttons that goes on below where the width ends."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import SPACE
from ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def row(qtbot: QtBot) -> tuple[QWidget, FlowLayout, list[QPushButton]]:
    """Three buttons in a flow, within a column that would leave them more room."""
    holder = QWidget()
    qtbot.addWidget(holder)
    whole = QWidget(holder)
    flow = FlowLayout(SPACE, whole)
    buttons = [QPushButton(text, whole) for text in ("Khôi phục", "Đến chỗ này", "Lịch sử")]
    for button in buttons:
        flow.addWidget(button)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(whole)
    column.addStretch()
    holder.resize(600, 300)
    holder.show()
    return holder, flow, buttons


def test_all_stand_in_one_line_where_there_is_room(
    row: tuple[QWidget, FlowLayout, list[QPushButton]], qtbot: QtBot
) -> None:
    _holder, flow, buttons = row
    qtbot.waitUntil(lambda: buttons[2].x() > 0)
    assert {one.y() for one in buttons} == {0}
    assert buttons[1].x() == buttons[0].width() + SPACE
    assert flow.sizeHint().width() == sum(one.width() for one in buttons) + 2 * SPACE


def test_the_rest_goes_below_and_the_column_makes_room(
    row: tuple[QWidget, FlowLayout, list[QPushButton]], qtbot: QtBot
) -> None:
    holder, flow, buttons = row
    narrow = buttons[0].sizeHint().width() + SPACE + buttons[1].sizeHint().width()
    holder.resize(narrow, 300)
    qtbot.waitUntil(lambda: buttons[2].y() > 0)
    assert buttons[1].y() == 0
    assert (buttons[2].x(), buttons[2].y()) == (0, buttons[0].height() + SPACE)
    parent = buttons[2].parentWidget()
    assert parent is not None
    assert parent.height() == flow.heightForWidth(narrow)


def test_what_is_hidden_leaves_no_hole(
    row: tuple[QWidget, FlowLayout, list[QPushButton]], qtbot: QtBot
) -> None:
    _holder, flow, buttons = row
    buttons[0].hide()
    qtbot.waitUntil(lambda: buttons[1].x() == 0)
    assert buttons[2].x() == buttons[1].width() + SPACE
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is buttons[0]
    assert flow.count() == 2
    assert flow.takeAt(5) is None
