# SPDX-License-Identifier: MIT
"""The table and the timeline of the activities, turned by Ctrl+T."""

from __future__ import annotations

import msgspec
from activity_keys import Key, Mod, keys_of_group, settled, shown, type_cell, type_text
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from ui.main_window import MainWindow


def test_find_filter_and_state_show_the_same_rows_in_both_views(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    key = keys_of_group(page, "2")[0]
    page.grid.go_to(key, "content")
    type_cell(qtbot, "Chuyen de ve chim lac", Key.Key_Return)
    settled(window, qtbot)
    qtbot.keyClick(page.grid, Key.Key_F, Mod.ControlModifier)
    type_text(qtbot, "chim LẠC")
    qtbot.waitUntil(lambda: page.grid.grid_model.order.visible_count == 1)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Key.Key_T, Mod.ControlModifier)
    assert page.timeline.isVisible()
    assert page.timeline.shown_keys() == ["group:2", key]
    qtbot.keyClick(page.timeline, Key.Key_T, Mod.ControlModifier)
    assert page.grid.isVisible()


def test_both_views_stand_on_one_activity(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    first, second = keys_of_group(page, "1")[:2]
    page.grid.go_to(first, "content")
    qtbot.keyClick(page.grid, Key.Key_T, Mod.ControlModifier)
    assert page.timeline.hasFocus()
    assert page.timeline.current_key() == first
    qtbot.keyClick(page.timeline, Key.Key_Down)
    assert page.timeline.current_key() == second
    qtbot.keyClick(page.timeline, Key.Key_T, Mod.ControlModifier)
    assert page.grid.hasFocus()
    assert page.grid.active_cell() == (second, "content")


def test_what_changes_while_the_timeline_is_seen_is_laid_out_in_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    keys = keys_of_group(page, "1")
    qtbot.keyClick(page.grid, Key.Key_T, Mod.ControlModifier)
    assert keys[0] in page.timeline.shown_keys()
    moved = msgspec.structs.replace(window.session.find(Activity, keys[0]), group="2", parent=None)
    window.session.save("activity.edited", [moved])
    settled(window, qtbot)
    shown_keys = page.timeline.shown_keys()
    assert shown_keys.index(keys[0]) > shown_keys.index("group:2")
