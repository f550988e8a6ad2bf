# SPDX-License-Identifier: MIT
"""The department's own form: chosen, looked through by keys and mouse, kept, filled; opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.services.department_forms import read_form
from tests.exports.form_samples import SHEET, department_form
from ui.dialogs.department_form import DONE, EMPTY, FORM, DepartmentFormDialog
from ui.dialogs.department_form_editor import CELL
from ui.main_window import MainWindow
from ui.models.department_sheet import DepartmentSheetModel
from ui.theme import Theme
from ui.translation import install_translations

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """The form as it came with the department's letter."""
    path = tmp_path / "Bieu 01.xlsx"
    path.write_bytes(department_form())
    return path


def opened(window: MainWindow, qtbot: QtBot) -> DepartmentFormDialog:
    dialog = DepartmentFormDialog(window.context, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: bool(dialog._work.figures), timeout=20_000)
    return dialog


def choose(dialog: DepartmentFormDialog, button: QPushButton, path: Path, qtbot: QtBot) -> None:
    """Press a button that asks for a file or folder, and choose one."""
    qtbot.mouseClick(button, LEFT)
    (asked,) = dialog.findChildren(QFileDialog)
    asked.fileSelected.emit(str(path))
    asked.close()
    qtbot.waitUntil(lambda: not dialog.findChildren(QFileDialog))


def with_form(window: MainWindow, letter: Path, qtbot: QtBot) -> DepartmentFormDialog:
    dialog = opened(window, qtbot)
    choose(dialog, dialog.empty.buttons[0], letter, qtbot)
    qtbot.waitUntil(lambda: dialog.values is not None, timeout=20_000)
    return dialog


def click_cell(dialog: DepartmentFormDialog, cell: tuple[int, int], qtbot: QtBot) -> None:
    table = dialog.editor.sheet_view.table
    model = table.model()
    table.scrollTo(model.index(*cell))
    place = table.visualRect(model.index(*cell)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=QPoint(place.x(), place.y()))


def shown(dialog: DepartmentFormDialog, row: int, column: int) -> str:
    return str(dialog.editor.sheet_view.table.model().index(row, column).data())


def settled(dialog: DepartmentFormDialog, qtbot: QtBot, check: Callable[[], bool]) -> None:
    qtbot.waitUntil(check, timeout=20_000)


def test_from_the_letter_to_the_filled_file(
    window: MainWindow, letter: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = with_form(window, letter, qtbot)
    assert dialog.stack.currentIndex() == FORM
    assert dialog.editor.sheet_view.mapper.combo(1).currentText() == "Nội dung nhiệm vụ"
    assert shown(dialog, 8, 0) == "1"
    assert shown(dialog, 8, 1) != ""
    # A single cell: click it, Enter, look for a figure by its words, Enter.
    click_cell(dialog, (2, 2), qtbot)
    qtbot.keyClick(dialog.editor.sheet_view.table, Key.Key_Return)
    assert dialog.editor.side.currentIndex() == CELL
    qtbot.keyClicks(dialog.editor.cell_panel.picker.line, "ten don vi")
    qtbot.keyClick(dialog.editor.cell_panel.picker.line, Key.Key_Return)
    settled(dialog, qtbot, lambda: shown(dialog, 2, 2) == window.session.unit.name)
    # Words around a figure are typed.
    click_cell(dialog, (3, 0), qtbot)
    dialog.editor.cell_panel.text.setFocus()
    qtbot.keyClicks(dialog.editor.cell_panel.text, "Năm {{ky.nam}}")
    qtbot.keyClick(dialog.editor.cell_panel.text, Key.Key_Return)
    settled(dialog, qtbot, lambda: shown(dialog, 3, 0) == "Năm 2026")
    choose(dialog, dialog.fill_button, tmp_path / "nop", qtbot)
    settled(dialog, qtbot, lambda: dialog.stack.currentIndex() == DONE)
    (path,) = dialog.written.paths
    page = openpyxl.load_workbook(path)[SHEET]
    assert page["C3"].value == window.session.unit.name
    assert page["A4"].value == "Năm 2026"
    contents = {one.content for one in window.session.view.records.activities}  # type: ignore[union-attr]
    assert page["B9"].value in contents
    assert letter.read_bytes() == department_form(), "the department's own file is not touched"
    qtbot.mouseClick(dialog.close_button, LEFT)
    # Filling kept it: the next time it is there at once.
    again = opened(window, qtbot)
    settled(again, qtbot, lambda: again.values is not None)
    assert again.mapping is not None
    assert again.mapping.cell(SHEET, "A4") is not None
    assert not again.keep_button.isEnabled()


def test_a_column_is_chosen_and_left_out(window: MainWindow, letter: Path, qtbot: QtBot) -> None:
    dialog = with_form(window, letter, qtbot)
    combo = dialog.editor.sheet_view.mapper.combo(6)
    combo.setFocus()
    qtbot.keyClick(combo, Key.Key_Home)
    settled(dialog, qtbot, lambda: shown(dialog, 8, 6) == "")
    assert dialog.editor.table is not None
    assert dialog.editor.table.column("G") is None
    combo.setCurrentIndex(combo.findText("Cơ quan phối hợp"))
    combo.activated.emit(combo.currentIndex())
    settled(dialog, qtbot, lambda: dialog.editor.table.column("G") is not None)  # type: ignore[union-attr]
    assert dialog.mapping is not None
    assert dialog.mapping.tables[0].column("G").field == "activity.cooperating_units"  # type: ignore[union-attr]


def test_money_is_in_the_unit_of_the_form(window: MainWindow, letter: Path, qtbot: QtBot) -> None:
    dialog = with_form(window, letter, qtbot)
    money = next(row for row in range(8, 27) if shown(dialog, row, 4))
    millions = shown(dialog, money, 4)
    click_cell(dialog, (money, 4), qtbot)
    unit = dialog.editor.table_panel.unit
    assert unit.isVisible()
    assert unit.currentText() == "triệu đồng"
    unit.setFocus()
    qtbot.keyClick(unit, Key.Key_Up)
    settled(dialog, qtbot, lambda: shown(dialog, money, 4) != millions)
    digits = millions.replace(",", "").replace(".", "")
    assert shown(dialog, money, 4).replace(".", "").startswith(digits)


def test_too_few_rows_are_told_before_filling(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "ngan.xlsx"
    path.write_bytes(department_form(rows=4))
    dialog = with_form(window, path, qtbot)
    assert dialog.editor.notice.isVisible()
    assert not dialog.fill_button.isEnabled()
    # A form with more rows, chosen again, keeps what was chosen.
    longer = tmp_path / "dai.xlsx"
    longer.write_bytes(department_form(rows=30))
    click_cell(dialog, (2, 2), qtbot)
    qtbot.keyClick(dialog.editor.sheet_view.table, Key.Key_F2)
    dialog.editor.cell_panel.text.setFocus()
    qtbot.keyClicks(dialog.editor.cell_panel.text, "Giữ lại")
    qtbot.keyClick(dialog.editor.cell_panel.text, Key.Key_Return)
    choose(dialog, dialog.choose_button, longer, qtbot)
    settled(dialog, qtbot, dialog.fill_button.isEnabled)
    assert dialog.mapping is not None
    assert dialog.mapping.cell(SHEET, "C3") is not None


def test_missing_rows_are_inserted_by_a_button(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "ngan.xlsx"
    path.write_bytes(department_form(rows=4))
    dialog = with_form(window, path, qtbot)
    button = dialog.editor.table_panel.insert_button
    missing = len(window.session.view.records.activities) - 4  # type: ignore[union-attr]
    assert str(missing) in button.text()
    qtbot.mouseClick(button, LEFT)
    settled(dialog, qtbot, dialog.fill_button.isEnabled)
    assert not button.isVisible()
    assert shown(dialog, 12 + missing, 1) == "Tổng cộng"
    choose(dialog, dialog.fill_button, tmp_path / "nop", qtbot)
    settled(dialog, qtbot, lambda: dialog.stack.currentIndex() == DONE)
    page = openpyxl.load_workbook(dialog.written.paths[0])[SHEET]
    assert page.cell(12 + missing, 1).value == 4 + missing
    assert path.read_bytes() == department_form(rows=4)


def test_an_old_file_is_refused_in_words(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "bieu.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    dialog = opened(window, qtbot)
    choose(dialog, dialog.empty.buttons[0], path, qtbot)
    settled(dialog, qtbot, lambda: bool(dialog.findChildren(QMessageBox)))
    (box,) = dialog.findChildren(QMessageBox)
    assert ".xlsx" in box.text() + box.informativeText()
    qtbot.keyClick(box, Key.Key_Escape)
    assert dialog.stack.currentIndex() == EMPTY
    assert dialog.isEnabled()


def test_a_mapping_goes_to_a_file_and_comes_from_one(
    window: MainWindow, letter: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = with_form(window, letter, qtbot)
    click_cell(dialog, (2, 2), qtbot)
    dialog.editor.side.setCurrentIndex(CELL)
    dialog.editor.cell_panel.text.setFocus()
    qtbot.keyClicks(dialog.editor.cell_panel.text, "{{don_vi.ten}}")
    qtbot.keyClick(dialog.editor.cell_panel.text, Key.Key_Return)
    path = tmp_path / "cach dien.json"
    choose(dialog, dialog.save_button, path, qtbot)
    settled(dialog, qtbot, path.exists)
    click_cell(dialog, (2, 2), qtbot)
    dialog.editor.sheet_view.table.setFocus()
    qtbot.keyClick(dialog.editor.sheet_view.table, Key.Key_Delete)
    assert dialog.mapping is not None
    assert dialog.mapping.cell(SHEET, "C3") is None
    choose(dialog, dialog.open_button, path, qtbot)
    settled(dialog, qtbot, lambda: dialog.mapping.cell(SHEET, "C3") is not None)  # type: ignore[union-attr]


def test_leaving_asks_what_to_do_with_what_is_not_kept(
    window: MainWindow, letter: Path, qtbot: QtBot
) -> None:
    dialog = with_form(window, letter, qtbot)
    qtbot.keyClick(dialog, Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    agree = next(one for one in box.buttons() if "Lưu" in one.text())
    qtbot.mouseClick(agree, LEFT)
    actions = window.session.next_actions
    qtbot.waitUntil(lambda: window.session.next_actions is not actions, timeout=20_000)
    again = opened(window, qtbot)
    settled(again, qtbot, lambda: again.mapping is not None)
    again.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Key.Key_Z, Mod.ControlModifier)
    after = window.session.next_actions
    qtbot.waitUntil(lambda: window.session.next_actions is not after, timeout=20_000)
    empty = opened(window, qtbot)
    assert empty.stack.currentIndex() == EMPTY
    empty.close()


def test_the_sheet_is_a_sound_model(
    theme: Theme, qtmodeltester: ModelTester, qapp: QApplication
) -> None:
    sheet = read_form(department_form(), "bieu.xlsx").workbook.sheets[0]
    model = DepartmentSheetModel(sheet, theme)
    qtmodeltester.check(model)
    model.show_filled({(9, 2): "Điền", (60, 1): 5}, {})
    assert model.rowCount() > 60
    assert model.index(8, 1).data() == "Điền"
    described = Qt.ItemDataRole.AccessibleDescriptionRole
    assert "Điền" not in str(model.index(8, 8).data(described))
    assert "công thức" in str(model.index(8, 8).data(described))


def test_it_opens_in_english(
    window: MainWindow, letter: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    install_translations(qapp, "en")
    try:
        dialog = with_form(window, letter, qtbot)
        assert dialog.windowTitle() == "Department's form"
        dialog._work.begin_anew()
        dialog.close()
    finally:
        install_translations(qapp, "vi")
