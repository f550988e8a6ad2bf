# SPDX-License-Identifier: MIT
"""Buttons that find no room go into the menu at the end of their row, and come back from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.action_row import ActionRow

WORDS = ("Quyết định...", "Phản hồi...", "Nhắc các đơn vị...")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """What the row stands in; it leaves its width to the row."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(2000, 60)
    made.show()
    return made


@pytest.fixture
def row(page: QWidget) -> ActionRow:
    made = ActionRow([QAction(one, page) for one in WORDS], [QAction("So sánh...", page)], page)
    made.resize(made.sizeHint())
    made.show()
    return made


def shown(row: ActionRow) -> list[str]:
    buttons = [row.layout().itemAt(at).widget() for at in range(len(WORDS))]
    return [one.text() for one in buttons if not one.isHidden()]


def folded(row: ActionRow) -> list[str]:
    return [one.text() for one in row.more_button.menu().actions() if not one.isSeparator()]


def test_with_room_only_what_is_done_seldom_stands_in_the_menu(row: ActionRow) -> None:
    assert shown(row) == list(WORDS)
    assert folded(row) == ["So sánh..."]


def test_the_last_go_first_and_nothing_is_cut(row: ActionRow) -> None:
    whole = row.sizeHint().width()
    for width in range(whole, row.minimumSizeHint().width(), -7):
        row.resize(width, row.height())
        assert shown(row) == list(WORDS[: len(shown(row))])
        assert shown(row) + folded(row)[:-1] == list(WORDS)
        row.layout().activate()
        for at in range(row.layout().count()):
            one = row.layout().itemAt(at).widget()
            if one is not None and not one.isHidden():
                assert one.width() >= one.minimumSizeHint().width()
                assert one.geometry().right() <= row.width()
    assert shown(row) == []
    row.resize(whole, row.height())
    assert shown(row) == list(WORDS)


def test_larger_letters_fold_more(row: ActionRow, qtbot: QtBot) -> None:
    # By a style sheet, which also counts where the application's own speaks of letters.
    row.setStyleSheet(f"QPushButton {{ font-size: {row.fontMetrics().height() * 3}px }}")
    qtbot.waitUntil(lambda: len(shown(row)) < len(WORDS))
    assert set(folded(row)) >= set(WORDS[len(shown(row)) :])


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_folded_action_is_done_from_the_menu(row: ActionRow, qtbot: QtBot) -> None:
    row.resize(row.minimumSizeHint())
    menu = row.more_button.menu()
    first = menu.actions()[0]
    assert first.text() == WORDS[0]
    menu.popup(row.mapToGlobal(row.rect().bottomLeft()))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(first.triggered):
        qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_without_anything_to_fold_there_is_no_menu(page: QWidget) -> None:
    row = ActionRow([QAction("Mở báo cáo", page)], parent=page)
    row.resize(row.sizeHint())
    row.show()
    assert row.more_button.isHidden()
