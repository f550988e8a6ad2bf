# SPDX-License-Identifier: MIT
"""The first run by keys: from the welcome page to an office's own file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Role
from lsapp.services.desk import open_desk
from ui.dialogs.new_office import NewOfficeDialog
from ui.main_window import MainWindow

Opener = Callable[..., MainWindow]


def dialog_of(window: MainWindow, qtbot: QtBot) -> NewOfficeDialog:
    button = window.findChild(QPushButton, "new_office")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    dialog = next(d for d in window.findChildren(QDialog) if isinstance(d, NewOfficeDialog))
    qtbot.waitUntil(lambda: dialog.findChild(QListWidget).count() > 50, timeout=20_000)
    return dialog


def line_of(dialog: QDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def button_of(dialog: QDialog, text: str) -> QPushButton:
    wanted = (one for one in dialog.findChildren(QPushButton) if text in one.text())
    return next(wanted)


def test_an_office_is_begun_by_keys_alone(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window()
    dialog = dialog_of(window, qtbot)
    search = QApplication.focusWidget() or line_of(dialog, "Tìm đơn vị")
    assert isinstance(search, QLineEdit)
    qtbot.keyClicks(search, "that khe")
    found = dialog.findChild(QListWidget)
    qtbot.waitUntil(lambda: found.count() == 1)
    assert found.item(0).text() == "Xã Thất Khê"
    qtbot.keyClick(search, Qt.Key.Key_Return)
    path = line_of(dialog, "Tệp dữ liệu")
    assert path.text().endswith("kh48-xa-that-khe.lsdb")
    target = tmp_path / "thư mục mới" / "xã.lsdb"
    path.selectAll()
    type_text(path, str(target))
    qtbot.keyClick(button_of(dialog, "Tạ&o tệp"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.path == target
    assert window.session.unit.name == "Xã Thất Khê"
    assert window.session.can_edit
    assert window.current_page is not None
    assert target.name in window.windowTitle()
    window.close()
    with open_desk(target) as desk:
        assert desk.office.unit == "X06040"
        assert desk.office.role is Role.REPORTING


def test_the_compiling_department_is_known_by_its_name(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    dialog = dialog_of(window, qtbot)
    search = line_of(dialog, "Tìm đơn vị")
    qtbot.keyClicks(search, "so khoa hoc va cong nghe")
    found = dialog.findChild(QListWidget)
    qtbot.waitUntil(lambda: 0 < found.count() < 5)
    assert dialog._compiles.isChecked()


def test_a_unit_that_the_list_lacks_travels_under_its_own_code(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window()
    dialog = dialog_of(window, qtbot)
    qtbot.keyClick(button_of(dialog, "không có trong danh sách"), Qt.Key.Key_Space)
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    type_text(name, "Trung tâm Bồi dưỡng")
    path = line_of(dialog, "Tệp dữ liệu")
    path.selectAll()
    qtbot.keyClicks(path, str(tmp_path / "tt.lsdb"))
    qtbot.keyClick(button_of(dialog, "Tạ&o tệp"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.unit.name == "Trung tâm Bồi dưỡng"
    assert window.session.view.unit.startswith("L-")


def test_a_file_that_is_there_is_never_written_over(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window()
    dialog = dialog_of(window, qtbot)
    qtbot.keyClicks(line_of(dialog, "Tìm đơn vị"), "that khe")
    qtbot.waitUntil(lambda: dialog.findChild(QListWidget).count() == 1)
    taken = tmp_path / "xa.lsdb"
    taken.write_text("của người khác", encoding="utf-8")
    path = line_of(dialog, "Tệp dữ liệu")
    path.selectAll()
    qtbot.keyClicks(path, str(taken))
    qtbot.keyClick(button_of(dialog, "Tạ&o tệp"), Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert taken.read_text(encoding="utf-8") == "của người khác"
    assert window.session.view is None


def test_the_sample_opens_from_the_welcome_page(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window()
    qtbot.mouseClick(window.findChild(QPushButton, "open_sample"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=30_000)
    assert window.session.view.records.activities


def test_a_menu_without_a_file_offers_only_what_has_a_meaning(open_window: Opener) -> None:
    window = open_window()
    texts = {one.text(): one for one in window.findChildren(QAction) if one.text()}
    assert texts["&Tạo tệp mới cho đơn vị..."].isEnabled()
    assert not texts["&Hoàn tác"].isEnabled()
    assert not texts["Tìm &mọi nơi..."].isEnabled()
