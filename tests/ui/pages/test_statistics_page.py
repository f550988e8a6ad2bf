# SPDX-License-Identifier: MIT
"""Flows on the page Số liệu, by keys on a window with the sample open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.domain.records import WHOLE, OpenRow, Role, StatValue
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.form_cells import FormCell
from ui import places
from ui.main_window import MainWindow
from ui.pages.statistics import StatisticsPage
from ui.places import Place
from ui.theme import Theme, Tone
from ui.translation import install_translations
from ui.widgets.empty_page import EmptyPage
from ui.widgets.form_grid import FormGrid, moved_keys
from ui.widgets.form_pane import FormPane
from ui.widgets.form_reason import ReasonLine

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> StatisticsPage:
    """The page, with the first form shown."""
    return shown(qtbot, window)


def shown(qtbot: QtBot, window: MainWindow) -> StatisticsPage:
    window.show_page(places.STATISTICS)
    page = window.page(places.STATISTICS)
    assert isinstance(page, StatisticsPage)
    qtbot.waitUntil(lambda: page.list.current_code is not None)
    return page


def grid_of(page: StatisticsPage, code: str = "B1") -> FormGrid:
    """Return the grid of a form, which is turned to."""
    assert page.list.choose(code)
    return next(one for one in page.findChildren(FormGrid) if one.form.code == code)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_into(qtbot: QtBot, grid: FormGrid, row: str, column: str, text: str) -> None:
    assert grid.go_to(row, column)
    type_here(qtbot, grid, text)


def type_here(qtbot: QtBot, grid: FormGrid, text: str) -> None:
    """Type over the cell in hand, and leave it by Enter."""
    grid.setFocus()
    qtbot.keyClick(grid, text[0])
    if len(text) > 1:
        qtbot.keyClicks(focused(), text[1:])
    qtbot.keyClick(focused(), Qt.Key.Key_Return)


def saved(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is on its way to the disk."""
    qtbot.waitUntil(lambda: window.session._records.pending == 0)


def cell(grid: FormGrid, row: str, column: str) -> FormCell:
    assert grid.sheet is not None
    found = grid.sheet.cell(row, column)
    assert found is not None
    return found


def text(grid: FormGrid, row: str, column: str) -> str:
    """Return what a cell shows."""
    model = grid.grid_model
    place = model.place_of(row)
    assert place is not None
    return str(model.data(model.index(place, model.column_of(column))))


def number(grid: FormGrid, row: str, column: str) -> int:
    value = cell(grid, row, column).entry.value
    assert isinstance(value, int)
    return value


def tone(grid: FormGrid, row: str, column: str) -> Tone | None:
    model = grid.grid_model
    place = model.place_of(row)
    assert place is not None
    mark = model.mark(place, model.column_of(column))
    return mark.tone if mark else None


def held(window: MainWindow, form: str, row: str, column: str) -> StatValue | None:
    records = window.session.records(StatValue)
    places_ = [one for one in records if (one.form, one.row, one.column) == (form, row, column)]
    return places_[0] if places_ else None


def test_models_keep_the_rules_of_qt(page: StatisticsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(grid_of(page, "B1").grid_model)
    qtmodeltester.check(grid_of(page, "B5").grid_model)
    qtmodeltester.check(page.list.model())


def test_sums_and_a_contradiction_are_there_before_anything_is_saved(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    total, part = number(grid, "tong", "tong"), number(grid, "dai_hoc", "tong")
    type_into(qtbot, grid, "dai_hoc", "tong", str(part + 5))
    assert text(grid, "tong", "tong") == str(total + 5)  # the event loop has not run since
    type_into(qtbot, grid, "dai_hoc", "nu", "999")
    assert tone(grid, "dai_hoc", "nu") is Tone.BAD
    saved(qtbot, window)
    assert text(grid, "tong", "tong") == str(total + 5)
    grid.go_to("dai_hoc", "nu")
    qtbot.waitUntil(
        lambda: any(one.level == "hard" for one in window.findings.findings), timeout=10_000
    )
    found = next(one for one in window.findings.findings if one.level == "hard")
    grid.go_to("tong", "tong")
    window.show_page(places.STATISTICS, Place(found.kind or "", found.record, found.field))
    assert grid.active_cell() == ("dai_hoc", "nu")


def test_computed_cells_take_nothing(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    before = text(grid, "tong", "tong")
    grid.go_to("tong", "tong")
    grid.setFocus()
    qtbot.keyClick(grid, "7")
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert not grid.is_editing
    assert text(grid, "tong", "tong") == before


def test_a_cell_that_does_not_apply_asks_for_its_reason_in_place(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage, sample: Path
) -> None:
    grid = grid_of(page)
    total, part = number(grid, "tong", "hoa"), number(grid, "dai_hoc", "hoa")
    grid.go_to("dai_hoc", "hoa")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_N)
    line = focused()
    assert isinstance(line, ReasonLine)
    qtbot.keyClicks(line, "Xa khong co")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert focused() is grid
    assert text(grid, "dai_hoc", "hoa") == "–"
    assert number(grid, "tong", "hoa") == total - part
    place = grid.grid_model.place_of("dai_hoc")
    assert place is not None
    column = grid.grid_model.column_of("hoa")
    assert grid.grid_model.text(place, column) == "không áp dụng: Xa khong co"
    saved(qtbot, window)
    record = held(window, "B1", "dai_hoc", "hoa")
    assert record is not None
    assert (record.not_applicable, record.reason, record.value) == (True, "Xa khong co", None)
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: text(grid, "dai_hoc", "hoa") == str(part))
    assert number(grid, "tong", "hoa") == total


def test_giving_up_the_reason_leaves_the_cell_alone(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    before = text(grid, "dai_hoc", "nu")
    grid.go_to("dai_hoc", "nu")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_N)
    line = focused()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert text(grid, "dai_hoc", "nu") == before


def test_several_cells_do_not_apply_in_one_step(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    columns = ("tay", "nung", "dao")
    before = [text(grid, "cao_dang", one) for one in columns]
    grid.go_to("cao_dang", "tay")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(grid, Qt.Key.Key_N)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert [text(grid, "cao_dang", one) for one in columns] == ["–"] * 3
    assert tone(grid, "cao_dang", "tay") is Tone.BAD  # no reason was given
    saved(qtbot, window)
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: [text(grid, "cao_dang", one) for one in columns] == before)


def test_empty_nought_and_not_applicable_are_three_things(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    type_into(qtbot, grid, "giao_su", "nu", "0")
    type_into(qtbot, grid, "giao_su", "dang_vien", "x")
    shown_ = [text(grid, "giao_su", one) for one in ("tong", "nu", "dang_vien")]
    assert shown_ == ["", "0", "–"]
    saved(qtbot, window)
    nought, cross = held(window, "B1", "giao_su", "nu"), held(window, "B1", "giao_su", "dang_vien")
    assert held(window, "B1", "giao_su", "tong") is None
    assert nought is not None
    assert nought.value == 0
    assert cross is not None
    assert cross.not_applicable


def test_text_that_is_no_figure_waits_in_its_cell(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    before = held(window, "B1", "dai_hoc", "nu")
    type_into(qtbot, grid, "dai_hoc", "nu", "12 nguoi hay hon")
    assert text(grid, "dai_hoc", "nu") == "12 nguoi hay hon"
    assert tone(grid, "dai_hoc", "nu") is Tone.BAD
    type_into(qtbot, grid, "dai_hoc", "dang_vien", "3")
    saved(qtbot, window)
    assert text(grid, "dai_hoc", "nu") == "12 nguoi hay hon"
    assert held(window, "B1", "dai_hoc", "nu") == before


def test_last_rounds_figures_are_taken_over_by_one_key(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    before = text(grid, "dai_hoc", "nu")
    last = cell(grid, "dai_hoc", "nu").previous.text
    assert last not in ("", before)
    grid.go_to("dai_hoc", "nu")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Apostrophe, CTRL)
    assert text(grid, "dai_hoc", "nu") == last
    saved(qtbot, window)
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: text(grid, "dai_hoc", "nu") == before)


def test_a_block_from_a_spreadsheet_passes_over_the_sums(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page, "B2")
    rows = [row.key for row in (grid.sheet.rows if grid.sheet else ()) if not row.total][:2]
    before = [text(grid, row, "y_te") for row in rows]
    QGuiApplication.clipboard().setText("999\t1\t2\n999\t3\t4\n")
    grid.go_to(rows[0], "tong")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_V, CTRL)
    assert [text(grid, row, "giao_duc") for row in rows] == ["1", "3"]
    assert [text(grid, row, "y_te") for row in rows] == ["2", "4"]
    assert text(grid, rows[0], "tong") != "999"
    saved(qtbot, window)
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: [text(grid, row, "y_te") for row in rows] == before)


def test_empty_cells_become_nought_in_one_step(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    assert grid.sheet is not None
    filled = grid.sheet.filled
    assert filled < grid.sheet.expected
    zero = next(one for one in page.page_actions() if "Ghi" in one.text())
    zero.trigger()
    assert grid.sheet.filled == grid.sheet.expected
    assert page.list.model().data(page.list.currentIndex()) is not None
    saved(qtbot, window)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: grid.sheet is not None and grid.sheet.filled == filled)


def test_a_list_gets_rows_typed_moved_and_taken_out(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage, sample: Path
) -> None:
    grid = grid_of(page, "B5")
    keys = [row.key for row in (grid.sheet.rows if grid.sheet else ())]
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Insert)
    type_here(qtbot, grid, "sang kien")
    assert grid.sheet is not None
    assert len(grid.sheet.rows) == len(keys) + 1
    new = grid.sheet.rows[-1].key
    assert text(grid, new, "loai") == "Sáng kiến"
    assert tone(grid, new, "ten") is Tone.WARNING  # it is a compulsory column
    type_into(qtbot, grid, new, "ten", "Ho so mot cua")
    type_into(qtbot, grid, new, "kinh_phi_khac", "2.500.000")
    assert text(grid, new, "kinh_phi") == "2.500.000"
    type_into(qtbot, grid, new, "bat_dau", "quy hai")
    assert text(grid, new, "bat_dau") == "quy hai"  # kept as it was typed, and marked
    assert tone(grid, new, "bat_dau") is Tone.BAD
    type_into(qtbot, grid, new, "bat_dau", "5/3/2026")
    assert text(grid, new, "bat_dau") == "05/03/2026"
    grid.go_to(new, "ten")
    qtbot.keyClick(grid, Qt.Key.Key_Up, ALT | SHIFT)
    order = [*keys[:-1], new, keys[-1]]
    assert [row.key for row in grid.sheet.rows] == order
    saved(qtbot, window)
    assert [row.key for row in grid.sheet.rows] == order
    grid.go_to(keys[0], "ten")
    qtbot.keyClick(grid, Qt.Key.Key_Minus, CTRL)
    assert [row.key for row in grid.sheet.rows] == order[1:]
    saved(qtbot, window)
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: grid.grid_model.place_of(keys[0]) is not None)
    saved(qtbot, window)
    window.close()
    with open_desk(sample) as desk:
        rows = desk.store.select(OpenRow, form="B5", round="2026")
    (row,) = [one for one in rows if one.key == new]
    assert row.cells["ten"] == "Ho so mot cua"
    assert row.cells["bat_dau"] == "2026-03-05"
    assert row.cells["kinh_phi_khac"] == 2_500_000
    assert "kinh_phi" not in row.cells


def test_a_row_begun_in_a_computed_cell_is_none(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page, "B5")
    count = grid.grid_model.rowCount()
    grid.grid_cursor.go(count - 1, grid.grid_model.column_of("kinh_phi"))
    type_here(qtbot, grid, "100")
    assert grid.grid_model.rowCount() == count


def test_a_form_as_a_whole_has_nothing_and_gets_rows_of_last_round(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page, "B7")
    assert not grid.isVisible()  # the sample has declared that there is nothing
    pane = grid.parentWidget().parentWidget()  # type: ignore[union-attr]
    assert pane is not None
    box = pane.findChild(QCheckBox)
    assert box is not None
    assert box.isChecked()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    saved(qtbot, window)
    assert held(window, "B7", WHOLE, WHOLE) is None
    empty = next(one for one in pane.findChildren(EmptyPage) if one.isVisible())
    qtbot.mouseClick(empty.buttons[1], Qt.MouseButton.LeftButton)
    assert grid.isVisible()
    assert grid.sheet is not None
    assert len(grid.sheet.rows) == len(grid.sheet.last_rows)
    saved(qtbot, window)
    assert len([one for one in window.session.records(OpenRow) if one.form == "B7"]) == 1
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Z, CTRL)
    saved(qtbot, window)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    line = focused()
    qtbot.keyClicks(line, "Khong co doan nao")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    saved(qtbot, window)
    record = held(window, "B7", WHOLE, WHOLE)
    assert record is not None
    assert record.reason == "Khong co doan nao"


def test_places_lead_to_the_form_row_and_column(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    window.show_page(places.STATISTICS, Place("stat_form", "B3"))
    assert page.list.current_code == "B3"
    window.show_page(places.STATISTICS, Place("stat_form", "B1", "cao_dang/nu"))
    assert grid_of(page).active_cell() == ("cao_dang", "nu")
    row = next(one for one in window.session.records(OpenRow) if one.form == "B5")
    window.show_page(places.STATISTICS, Place("open_row", row.key, "ket_qua"))
    assert grid_of(page, "B5").active_cell() == (row.key, "ket_qua")


def test_forms_are_turned_by_the_keys_of_sheets(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_PageDown, CTRL)
    assert page.list.current_code == "B2"
    qtbot.keyClick(focused(), Qt.Key.Key_PageUp, CTRL)
    assert page.list.current_code == "B1"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_cell_begins_with_what_forms_have(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    grid.go_to("dai_hoc", "nu")
    grid.setFocus()
    at = grid.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, grid.mapToGlobal(at))
    QApplication.sendEvent(grid, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert isinstance(focused(), ReasonLine)


def test_last_rounds_figures_can_be_hidden_and_stay_hidden(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    height = grid.rowHeight(0)
    action = next(one for one in page.page_actions() if one.isCheckable())
    assert action.isChecked()
    action.trigger()
    assert grid.rowHeight(0) < height
    other = grid_of(page, "B2")
    assert other.rowHeight(0) == grid.rowHeight(0)


def test_without_a_round_before_rows_are_low_and_its_figures_are_told_as_off(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "moi.lsdb"
    create_desk(path, unit="X06040", role=Role.REPORTING, plan="KH48").close()
    window = open_window(path)
    page = shown(qtbot, window)
    grid = grid_of(page)
    assert grid.grid_layout.lines == 1
    toggle = next(one for one in page.page_actions() if one.text() == "Số đợt &trước")
    assert not toggle.isEnabled()
    assert not toggle.isChecked()


def test_with_very_large_letters_nothing_over_the_grid_is_cut(
    page: StatisticsPage, window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    grid = grid_of(page)
    window.toggle_findings()
    theme.set_zoom(200)
    try:
        pane = next(one for one in page.findChildren(FormPane) if one.grid is grid)
        qtbot.waitUntil(lambda: not pane.bar.findChildren(QLabel)[-1].isVisible())
        for button in pane.head.findChildren(QToolButton):
            qtbot.waitUntil(lambda one=button: one.height() >= one.sizeHint().height())
        for label in pane.head.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())
        box = pane.head.findChild(QCheckBox)
        assert box is not None
        assert box.height() >= box.sizeHint().height()
        assert grid.viewport().height() > grid.rowHeight(0)
    finally:
        theme.set_zoom(100)


def test_search_shows_the_rows_that_hold_the_words(
    qtbot: QtBot, window: MainWindow, page: StatisticsPage
) -> None:
    grid = grid_of(page)
    count = grid.grid_model.rowCount()
    page.find_text("thac si")
    assert 0 < grid.grid_model.rowCount() < count
    page.find_text("")
    assert grid.grid_model.rowCount() == count


def test_rows_move_together_and_stop_at_the_ends() -> None:
    assert moved_keys("abcd", ["b", "c"], -1) == ["b", "c", "a", "d"]
    assert moved_keys("abcd", ["b", "c"], 1) == ["a", "d", "b", "c"]
    assert moved_keys("abcd", ["a", "b"], -1) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_in_each_language(
    qtbot: QtBot,
    qapp: QApplication,
    language: str,
    sample: Path,
    open_window: Callable[..., MainWindow],
) -> None:
    install_translations(qapp, language)
    try:
        page = shown(qtbot, open_window(sample))
        assert grid_of(page).isVisible()
        assert grid_of(page, "B5").isVisible()
    finally:
        install_translations(qapp, "vi")
