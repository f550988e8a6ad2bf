# SPDX-License-Identifier: MIT
"""The form beside the activities (F4), by keys."""

from __future__ import annotations

from activity_keys import Key, Mod, cell, keys_of_group, settled, shown, type_cell
from pytestqt.qtbot import QtBot

from lsapp.domain.records import BudgetLine
from ui.main_window import MainWindow


def test_the_form_beside_the_grid_shows_and_saves_the_record(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    key = keys_of_group(page, "1")[0]
    page.grid.go_to(key, "content")
    qtbot.keyClick(page.grid, Key.Key_F4)
    assert page.detail.isVisible()
    field = page.detail.form.editor("timeframe")
    field.setFocus()
    qtbot.keyClick(field, Key.Key_A, Mod.ControlModifier)
    qtbot.keyClicks(field, "Quy II/2026")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, key, "timeframe") == "Quy II/2026")
    assert cell(page, key, "due_on") == "30/06/2026"
    assert "30/06/2026" in field.accessibleDescription()
    qtbot.keyClick(field, Key.Key_Escape)
    assert page.grid.hasFocus()
    qtbot.keyClick(page.grid, Key.Key_F4)
    assert not page.detail.isVisible()


def test_another_group_in_the_form_moves_the_activity_to_its_end(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    key = keys_of_group(page, "1")[0]
    page.grid.go_to(key, "content")
    qtbot.keyClick(page.grid, Key.Key_F4)
    combo = page.detail.form.editor("group")
    combo.setFocus()
    qtbot.keyClick(combo, Key.Key_Down)
    qtbot.waitUntil(lambda: keys_of_group(page, "2")[-1:] == [key])
    assert key not in keys_of_group(page, "1")


def test_money_by_year_and_source_in_the_form(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    key = keys_of_group(page, "1")[0]
    page.grid.go_to(key, "content")
    qtbot.keyClick(page.grid, Key.Key_F4)
    grid = page.detail.money.grid
    model = grid.grid_model
    before = [one for one in window.session.records(BudgetLine) if one.activity == key]
    grid.setFocus()
    grid.grid_cursor.go(model.rowCount() - 1, model.column_of("planned"))
    type_cell(qtbot, "7.000.000", Key.Key_Return)
    settled(window, qtbot)
    after = [one for one in window.session.records(BudgetLine) if one.activity == key]
    (new,) = [one for one in after if one not in before]
    assert (new.planned, new.year) == (7_000_000, 2026)
    grid.go_to(new.key, "year")
    qtbot.keyClick(grid, Key.Key_Minus, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.session.find(BudgetLine, new.key) is None)
