# SPDX-License-Identifier: MIT
"""What the first run chooses, and that nothing chosen is lost where the file cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Role
from lsapp.services.desk import open_desk
from ui.dialogs.new_office import NewOfficeDialog
from ui.main_window import MainWindow
from ui.theme import Theme
from ui.translation import install_translations

Key = Qt.Key
Opener = Callable[..., MainWindow]

# The offscreen platform says so of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def asked(window: MainWindow, qtbot: QtBot) -> NewOfficeDialog:
    window.actions_of_window.commands.new_office()
    dialog = window.findChild(NewOfficeDialog)
    qtbot.waitUntil(lambda: units(dialog).count() > 50, timeout=20_000)
    return dialog


@pytest.fixture
def dialog(open_window: Opener, qtbot: QtBot) -> NewOfficeDialog:
    return asked(open_window(), qtbot)


def units(dialog: QDialog) -> QListWidget:
    return dialog.findChild(QListWidget)


def line(dialog: QDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def button(dialog: QDialog, words: str) -> QPushButton:
    every = dialog.findChildren(QPushButton)
    return next(one for one in every if words in one.text().replace("&", ""))


def choose_unit(dialog: NewOfficeDialog, qtbot: QtBot, words: str) -> None:
    search = line(dialog, "Tìm đơn vị")
    search.selectAll()
    qtbot.keyClicks(search, words)
    qtbot.keyClick(search, Key.Key_Return)


def put_path(dialog: NewOfficeDialog, path: Path) -> None:
    shown = line(dialog, "Tệp dữ liệu")
    shown.selectAll()
    type_text(shown, str(path))


def chosen(dialog: NewOfficeDialog) -> str | None:
    item = units(dialog).currentItem()
    return item.text() if item is not None else None


def said(dialog: QDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_enter_right_after_the_last_letter_takes_what_was_typed(
    dialog: NewOfficeDialog, qtbot: QtBot
) -> None:
    choose_unit(dialog, qtbot, "that khe")
    assert chosen(dialog) == "Xã Thất Khê"
    assert line(dialog, "Tệp dữ liệu").text().endswith("kh48-xa-that-khe.lsdb")


def test_kinds_narrow_the_list_and_the_count_is_said(dialog: NewOfficeDialog, qtbot: QtBot) -> None:
    kinds = next(
        one for one in dialog.findChildren(QComboBox) if one.accessibleName() == "Loại đơn vị"
    )
    everything = units(dialog).count()
    kinds.setFocus()
    qtbot.keyClick(kinds, Key.Key_Down)
    assert 0 < units(dialog).count() < everything
    assert f"{units(dialog).count()} đơn vị" in said(dialog)
    choose_unit(dialog, qtbot, "khong co don vi nay")
    assert "Không có đơn vị nào" in said(dialog)
    assert not button(dialog, "Tạo tệp").isEnabled()


def test_the_arrow_keys_walk_the_units_from_the_line(dialog: NewOfficeDialog, qtbot: QtBot) -> None:
    search = line(dialog, "Tìm đơn vị")
    qtbot.keyClicks(search, "xa")
    qtbot.waitUntil(lambda: units(dialog).currentRow() == 0)
    for _ in range(3):
        qtbot.keyClick(search, Key.Key_Down)
    assert units(dialog).currentRow() == 3


def test_the_role_follows_the_unit_and_can_be_changed(
    dialog: NewOfficeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    reports, compiles = dialog.findChildren(QRadioButton)
    choose_unit(dialog, qtbot, "so khoa hoc va cong nghe")
    assert compiles.isChecked()
    choose_unit(dialog, qtbot, "that khe")
    assert reports.isChecked()
    reports.setFocus()
    qtbot.keyClick(compiles, Key.Key_Space)
    assert compiles.isChecked()
    put_path(dialog, tmp_path / "vai.lsdb")
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    qtbot.keyClick(button(dialog, "Tạo tệp"), Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.view.office.role is Role.COMPILING


def test_a_place_that_another_program_copies_is_warned_of(
    dialog: NewOfficeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_unit(dialog, qtbot, "that khe")
    put_path(dialog, tmp_path / "Dropbox" / "xa.lsdb")
    qtbot.waitUntil(lambda: "Dropbox" in said(dialog))
    put_path(dialog, tmp_path / "Tài liệu" / "xa.lsdb")
    qtbot.waitUntil(lambda: "Dropbox" not in said(dialog))


def test_a_file_that_is_there_keeps_the_dialog_and_the_file_that_is_open(
    window: MainWindow, sample: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = asked(window, qtbot)
    choose_unit(dialog, qtbot, "that khe")
    taken = tmp_path / "có rồi.lsdb"
    taken.write_text("của người khác", encoding="utf-8")
    put_path(dialog, taken)
    qtbot.keyClick(button(dialog, "Tạo tệp"), Key.Key_Space)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)))
    dialog.findChild(QMessageBox).close()
    assert dialog.isEnabled()
    assert taken.read_text(encoding="utf-8") == "của người khác"
    assert window.session.path == sample


def test_where_the_folder_cannot_be_written_what_was_chosen_still_stands(
    dialog: NewOfficeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    in_the_way = tmp_path / "tệp chứ không phải thư mục"
    in_the_way.write_text("x", encoding="utf-8")
    choose_unit(dialog, qtbot, "that khe")
    put_path(dialog, in_the_way / "xa.lsdb")
    qtbot.keyClick(button(dialog, "Tạo tệp"), Key.Key_Space)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    window.findChild(QMessageBox).close()
    assert dialog.isVisible()
    assert dialog.isEnabled()
    assert chosen(dialog) == "Xã Thất Khê"
    target = tmp_path / "được.lsdb"
    put_path(dialog, target)
    qtbot.keyClick(button(dialog, "Tạo tệp"), Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    qtbot.waitUntil(lambda: not window.findChildren(NewOfficeDialog))
    assert window.session.path == target


def test_a_unit_without_a_name_or_of_the_list_is_told(
    dialog: NewOfficeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(button(dialog, "không có trong danh sách"), Key.Key_Space)
    assert not button(dialog, "Tạo tệp").isEnabled()
    name = dialog.focusWidget()
    assert isinstance(name, QLineEdit)
    type_text(name, "Xã Thất Khê")
    put_path(dialog, tmp_path / "a.lsdb")
    qtbot.keyClick(button(dialog, "Tạo tệp"), Key.Key_Space)
    box = dialog.findChild(QMessageBox)
    assert "Xã Thất Khê" in box.text() + box.informativeText()
    box.close()
    name.selectAll()
    type_text(name, "Trạm Khuyến nông")
    qtbot.keyClick(button(dialog, "Tạo tệp"), Key.Key_Space)
    window = dialog.parent()
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.unit.name == "Trạm Khuyến nông"


def test_a_path_without_an_ending_gets_one(
    dialog: NewOfficeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_unit(dialog, qtbot, "that khe")
    put_path(dialog, tmp_path / "xa")
    qtbot.keyClick(button(dialog, "Tạo tệp"), Key.Key_Space)
    window = dialog.parent()
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.path == tmp_path / "xa.lsdb"
    window.close()
    with open_desk(tmp_path / "xa.lsdb") as desk:
        assert desk.office.unit == "X06040"


def test_escape_leaves_nothing_behind(
    dialog: NewOfficeDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_unit(dialog, qtbot, "that khe")
    put_path(dialog, tmp_path / "xa.lsdb")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert list(tmp_path.glob("*.lsdb")) == []


def test_on_a_small_screen_it_scrolls_and_the_buttons_stay(
    open_window: Opener, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_zoom(200)
    try:
        dialog = asked(open_window(), qtbot)
        screen = dialog.screen().availableGeometry()
        assert dialog.height() <= screen.height()
        assert dialog.width() <= screen.width()
        assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() > 0
        make = button(dialog, "Tạo tệp")
        assert make.mapTo(dialog, make.rect().bottomRight()).y() <= dialog.height()
    finally:
        theme.set_zoom(100)


def test_in_english(open_window: Opener, qapp: QApplication, qtbot: QtBot) -> None:
    install_translations(qapp, "en")
    try:
        dialog = asked(open_window(), qtbot)
        texts = [one.text() for one in dialog.findChildren(QRadioButton)]
        assert not any("Đơn vị" in one for one in texts)
    finally:
        install_translations(qapp, "vi")
