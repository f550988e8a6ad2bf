# SPDX-License-Identifier: MIT
"""The page Nhiệm vụ by keys and mouse: typing, moving, deleting, finding, and what it offers when empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from activity_keys import (
    Key,
    Mod,
    cell,
    contents,
    focus,
    keys_of_group,
    settled,
    shown,
    type_cell,
    type_text,
)
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, BudgetLine, Programme
from ui import places
from ui.clipboard import BlockCell, to_mime
from ui.main_window import MainWindow
from ui.models.grid_order import is_group, is_new
from ui.places import Place
from ui.translation import install_translations

SEEN = ["content", "lead_unit", "cooperating_units", "timeframe"]


def test_ten_activities_by_keyboard_alone_survive_a_restart_and_are_taken_back(
    window: MainWindow, qtbot: QtBot, open_window: Callable[..., MainWindow], sample: Path
) -> None:
    page = shown(window, qtbot)
    before = len(contents(window))
    qtbot.keyClick(page.grid, Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
    for number in range(1, 11):
        type_cell(qtbot, f"Viec moi so {number}", Key.Key_Tab)
        type_cell(qtbot, "Van phong", Key.Key_Tab)
        type_cell(qtbot, "", Key.Key_Tab)
        type_cell(qtbot, f"Thang {number}/2026", Key.Key_Return)
    settled(window, qtbot)
    assert len(contents(window)) == before + 10
    typed = [one for one in window.session.records(Activity) if "Viec moi" in (one.content or "")]
    assert {one.lead_unit for one in typed} == {"Van phong"}
    assert {one.due_on.month for one in typed if one.due_on} == set(range(1, 11))
    assert len({one.position for one in typed}) == 10

    window.close()
    again = open_window(sample)
    second = shown(again, qtbot)
    assert len(contents(again)) == before + 10
    last = next(one for one in again.session.records(Activity) if one.content == "Viec moi so 10")
    assert cell(second, last.key, "timeframe") == "Thang 10/2026"
    qtbot.keyClick(second.grid, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: cell(second, last.key, "timeframe") == "")
    qtbot.keyClick(second.grid, Key.Key_Y, Mod.ControlModifier)
    qtbot.waitUntil(lambda: cell(second, last.key, "timeframe") == "Thang 10/2026")


def test_enter_after_tabs_goes_to_the_next_row_where_the_line_began(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    first, second = keys_of_group(page, "1")[:2]
    page.grid.go_to(first, "content")
    type_cell(qtbot, "Mot", Key.Key_Tab)
    type_cell(qtbot, "Hai", Key.Key_Tab)
    type_cell(qtbot, "Ba", Key.Key_Return)
    assert page.grid.active_cell() == (second, "content")
    settled(window, qtbot)
    held = window.session.find(Activity, first)
    assert held is not None
    assert (held.content, held.lead_unit, held.cooperating_units) == ("Mot", "Hai", "Ba")


def test_two_hundred_rows_from_a_spreadsheet_are_one_step(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    before = contents(window)
    rows = [[f"Dán {n}", "Phòng VHXH", "Công an", "Quý II/2026"] for n in range(200)]
    data = to_mime([[BlockCell(text) for text in row] for row in rows])
    QGuiApplication.clipboard().setMimeData(data)
    model = page.grid.grid_model
    empty = next(row for row in range(model.rowCount()) if is_new(model.entry(row)))
    page.grid.grid_cursor.go(empty, model.column_of("content"))
    qtbot.keyClick(page.grid, Key.Key_V, Mod.ControlModifier)
    qtbot.waitUntil(lambda: len(contents(window)) == len(before) + 200)
    settled(window, qtbot)
    pasted = [one for one in window.session.records(Activity) if one.content not in before]
    assert {one.timeframe for one in pasted} == {"Quý II/2026"}
    in_order = [cell(page, key, "content") for key in keys_of_group(page, "1")]
    assert in_order[-200:] == [row[0] for row in rows]
    qtbot.keyClick(page.grid, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: contents(window) == before, timeout=20_000)
    qtbot.keyClick(page.grid, Key.Key_Y, Mod.ControlModifier)
    qtbot.waitUntil(lambda: len(contents(window)) == len(before) + 200, timeout=20_000)


def test_what_cannot_be_read_stays_marked_and_nothing_is_refused(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    key = keys_of_group(page, "1")[0]
    held = window.session.find(Activity, key)
    page.grid.go_to(key, "due_on")
    type_cell(qtbot, "cuoi nam", Key.Key_Return)
    settled(window, qtbot)
    model = page.grid.grid_model
    place = model.place_of(key)
    assert place is not None
    mark = model.mark(place, model.column_of("due_on"))
    assert mark is not None
    assert "cuoi nam" in mark.text
    assert cell(page, key, "due_on") == "cuoi nam"
    assert window.session.find(Activity, key) == held


def test_money_typed_in_the_grid_becomes_a_line_and_the_heading_adds_it_up(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    lines = {one.activity for one in window.session.records(BudgetLine)}
    key = next(key for key in keys_of_group(page, "1") if key not in lines)
    page.grid.go_to(key, "planned")
    type_cell(qtbot, "5 trieu", Key.Key_Return)
    settled(window, qtbot)
    (line,) = [one for one in window.session.records(BudgetLine) if one.activity == key]
    assert (line.planned, line.year) == (5_000_000, 2026)
    assert cell(page, key, "planned") == "5.000.000"
    model = page.grid.grid_model
    heading = next(row for row in range(model.rowCount()) if is_group(model.entry(row)))
    own = {one.key for one in window.session.records(Activity) if one.group == "1"}
    total = sum(
        one.planned or 0
        for one in window.session.records(BudgetLine)
        if one.activity in own and one.year == 2026
    )
    assert model.text(heading, model.column_of("planned")) == f"{total:,}".replace(",", ".")


def test_rows_move_and_indent_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    first, second, *_ = keys_of_group(page, "1")
    page.grid.go_to(second, "content")
    qtbot.keyClick(page.grid, Key.Key_Up, Mod.AltModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: keys_of_group(page, "1")[:2] == [second, first])
    assert cell(page, second, "number") == "1.1"
    page.grid.go_to(first, "content")
    qtbot.keyClick(page.grid, Key.Key_Right, Mod.AltModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: cell(page, first, "number") == "a")
    held = window.session.find(Activity, first)
    assert held is not None
    assert held.parent == second
    qtbot.keyClick(page.grid, Key.Key_Left, Mod.AltModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: cell(page, first, "number") == "1.2")


def test_deleted_rows_come_back_by_the_notice(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    before = contents(window)
    keys = keys_of_group(page, "1")[:3]
    page.grid.go_to(keys[0], "content")
    qtbot.keyClick(page.grid, Key.Key_Down, Mod.ShiftModifier)
    qtbot.keyClick(page.grid, Key.Key_Down, Mod.ShiftModifier)
    qtbot.keyClick(page.grid, Key.Key_Minus, Mod.ControlModifier)
    qtbot.waitUntil(lambda: len(contents(window)) == len(before) - 3)
    assert not set(keys) & set(keys_of_group(page, "1"))
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Hoàn tác")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: contents(window) == before)


def test_the_notice_does_not_take_back_what_came_after(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    first, second = keys_of_group(page, "1")[:2]
    page.grid.go_to(first, "content")
    qtbot.keyClick(page.grid, Key.Key_Minus, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.session.find(Activity, first) is None)
    page.grid.go_to(second, "note")
    type_cell(qtbot, "ghi sau", Key.Key_Return)
    settled(window, qtbot)
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Hoàn tác")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(window, qtbot)
    assert cell(page, second, "note") == "ghi sau"
    assert window.session.find(Activity, first) is None
    assert any("Lịch sử" in one.text() for one in window.findChildren(QPushButton))


def test_one_text_goes_into_all_rows_selected(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    keys = keys_of_group(page, "1")[:3]
    page.grid.go_to(keys[0], "lead_unit")
    for _ in range(2):
        qtbot.keyClick(page.grid, Key.Key_Down, Mod.ShiftModifier)
    type_text(qtbot, "Chung")
    qtbot.keyClick(focus(), Key.Key_Return, Mod.ControlModifier)
    settled(window, qtbot)
    assert [cell(page, key, "lead_unit") for key in keys] == ["Chung"] * 3
    qtbot.keyClick(page.grid, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: "Chung" not in {cell(page, key, "lead_unit") for key in keys})


def test_the_state_is_chosen_above_the_grid(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    combo = page.tools.states
    combo.setFocus()
    qtbot.keyClick(combo, Key.Key_Down)
    model = page.grid.grid_model
    words = combo.currentText()
    shown_rows = [row for row in range(model.rowCount()) if model.row_at(row) is not None]
    assert {model.text(row, model.column_of("status")) for row in shown_rows} <= {words}
    qtbot.keyClick(combo, Key.Key_Up)
    assert model.order.visible_count == len(contents(window))


def test_a_finding_leads_to_its_cell_and_marks_it(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    qtbot.waitUntil(lambda: bool(window.findings.findings), timeout=20_000)
    found = next(one for one in window.findings.findings if one.kind == "activity" and one.field)
    page.tools.choose_group("7")
    window.show_page(places.ACTIVITIES, Place("activity", found.record, found.field))
    assert page.grid.active_cell() == (found.record, found.field)
    model = page.grid.grid_model
    place = model.place_of(str(found.record))
    assert place is not None
    mark = model.mark(place, model.column_of(str(found.field)))
    assert mark is not None
    assert mark.text == found.message


def test_the_status_line_adds_up_what_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    lines = [one for one in window.session.records(BudgetLine) if one.year == 2026 and one.planned]
    keys = [key for key in keys_of_group(page, "1") if key in {one.activity for one in lines}]
    page.grid.go_to(keys[0], "planned")
    qtbot.keyClick(page.grid, Key.Key_Space, Mod.ControlModifier)
    own = {one.key for one in window.session.records(Activity)}
    total = sum(one.planned or 0 for one in lines if one.activity in own)
    labels = window.status_line.findChildren(QLabel)
    label = next(one for one in labels if one.accessibleName() == "Vùng đang chọn")
    qtbot.waitUntil(lambda: f"Tổng {total:,}".replace(",", ".") in label.text())
    qtbot.keyClick(window, Key.Key_1, Mod.ControlModifier)
    assert label.text() == ""


def test_without_a_programme_the_page_offers_the_first_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = shown(window, qtbot)
    keys = [one.key for one in window.session.records(Programme)]
    window.session.delete("programme.deleted", Programme, keys)
    qtbot.waitUntil(lambda: not window.session.records(Programme))
    qtbot.waitUntil(lambda: not page.grid.isVisible())
    texts = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert texts[0].replace("&", "") == "Lập chương trình"
    assert not page.page_actions()[-1].isEnabled()


def test_the_menu_of_the_page_works_by_mouse(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Thê&m nhiệm vụ")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert page.grid.is_editing
    type_text(qtbot, "Bang chuot")
    window.commit_editing()
    settled(window, qtbot)
    assert "Bang chuot" in contents(window)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_in_each_language(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    install_translations(qapp, language)
    try:
        page = shown(window, qtbot)
        qtbot.keyClick(page.grid, Key.Key_F4)
        assert page.detail.isVisible()
        assert page.grid.grid_model.rowCount() > 0
    finally:
        install_translations(qapp, "vi")


def test_an_empty_clipboard_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    page = shown(window, qtbot)
    before = contents(window)
    QGuiApplication.clipboard().setMimeData(QMimeData())
    qtbot.keyClick(page.grid, Key.Key_V, Mod.ControlModifier)
    settled(window, qtbot)
    assert contents(window) == before
