# SPDX-License-Identifier: MIT
"""A checklist of thousands: a piece at a time, by the mouse and by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lsapp.services.viewing import Finding
from ui.models.submission_checklist import CheckLine, checklist
from ui.models.submission_checklist_model import PIECE
from ui.theme import Theme
from ui.widgets.submission_checklist_view import ChecklistView

MANY = 3 * PIECE


def finding(number: int) -> Finding:
    return Finding(
        code="activity.product",
        level="soft",
        record=f"k{number:05d}",
        kind="activity",
        field="product",
        where=f"Nhiệm vụ 1.{number}",
        label="Sản phẩm",
        message=f"Thiếu sản phẩm {number}.",
        remedy="Ghi sản phẩm.",
    )


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ChecklistView:
    view = ChecklistView(theme)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_parts(checklist(None, [finding(number) for number in range(MANY)], {}))
    view.show()
    qtbot.waitExposed(view)
    return view


def place_of(view: ChecklistView, row: int) -> QPoint:
    index = view.checklist.index(row, 0, view.checklist.index_of("soft"))
    view.scrollTo(index)
    return view.visualRect(index).center()


def test_a_click_on_the_last_line_shows_more_and_goes_nowhere_else(
    view: ChecklistView, qtbot: QtBot
) -> None:
    soft = view.checklist.index_of("soft")
    chosen: list[CheckLine] = []
    view.line_chosen.connect(chosen.append)
    assert view.checklist.rowCount(soft) == PIECE + 1
    at = place_of(view, PIECE)
    # Who is used to two clicks must not be led away by the second.
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    assert view.checklist.rowCount(soft) == 2 * PIECE + 1
    assert view.current_line == view.checklist.parts[1].lines[PIECE]
    assert chosen == []
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, PIECE + 3))
    QTest.mouseDClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place_of(view, PIECE + 3),
    )
    assert [one.text for one in chosen] == [f"Thiếu sản phẩm {PIECE + 3}."]


def test_the_keyboard_goes_on_where_more_was_shown(view: ChecklistView, qtbot: QtBot) -> None:
    view.choose(view.checklist.parts[1].keys()[PIECE - 1])
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down):
        qtbot.keyClick(view, key)
    line = view.current_line
    assert line is not None
    assert line.text == f"Thiếu sản phẩm {PIECE + 1}."


def test_a_line_far_below_is_chosen_by_its_key_and_stays_after_a_change(
    view: ChecklistView, qtbot: QtBot
) -> None:
    key = view.checklist.parts[1].keys()[-1]
    assert view.choose(key)
    fewer = [finding(number) for number in range(1, MANY)]
    view.show_parts(checklist(None, fewer, {}))
    line = view.current_line
    assert line is not None
    assert line.key == key


def test_heights_follow_the_letters(view: ChecklistView, theme: Theme, qtbot: QtBot) -> None:
    before = view.visualRect(view.checklist.index_of("soft")).height()
    theme.set_zoom(150)
    try:
        qtbot.waitUntil(lambda: view.visualRect(view.checklist.index_of("soft")).height() > before)
    finally:
        theme.set_zoom(100)
