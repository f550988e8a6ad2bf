# SPDX-License-Identifier: MIT
"""What a person does on the page Nhiệm vụ: turning to it, typing into its cells; and what is seen there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from ui.main_window import MainWindow
from ui.pages.activities import ActivitiesPage

Key, Mod = Qt.Key, Qt.KeyboardModifier


def shown(window: MainWindow, qtbot: QtBot) -> ActivitiesPage:
    """Turn to the page by its key and wait until the rules have run, so that nothing moves later."""
    qtbot.keyClick(window, Key.Key_3, Mod.ControlModifier)
    page = window.current_page
    assert isinstance(page, ActivitiesPage)
    qtbot.waitUntil(lambda: bool(page.grid.grid_model.rowCount()))
    return page


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until all that was typed is on the disk and on the screen."""
    answered: list[object] = []
    window.session.read(
        lambda _desk: None, answered.append
    )  # comes after all that was asked before
    qtbot.waitUntil(lambda: bool(answered), timeout=20_000)
    qtbot.wait(20)


def cell(page: ActivitiesPage, key: str, column: str) -> str:
    model = page.grid.grid_model
    place = model.place_of(key)
    assert place is not None
    return model.text(place, model.column_of(column))


def contents(window: MainWindow) -> list[str | None]:
    return [one.content for one in window.session.records(Activity)]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_cell(qtbot: QtBot, text: str, then: Key) -> None:
    """Type into the cell at hand and leave it by a key, wherever the keyboard is by then."""
    type_text(qtbot, text)
    qtbot.keyClick(focus(), then)


def type_text(qtbot: QtBot, text: str) -> None:
    """Type as the keyboard does: each letter goes to what has the focus by then."""
    for letter in text:
        qtbot.keyClicks(focus(), letter)


def keys_of_group(page: ActivitiesPage, group: str) -> list[str]:
    model = page.grid.grid_model
    rows = (model.row_at(place) for place in range(model.rowCount()))
    return [row.key for row in rows if row is not None and row.group == group]
