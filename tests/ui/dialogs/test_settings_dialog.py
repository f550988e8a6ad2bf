# SPDX-License-Identifier: MIT
"""Settings are in force as they are chosen, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Activity
from lsapp.services.desk import open_desk
from ui.dialogs.settings_dialog import SettingsDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Scheme, Theme
from ui.translation import install_translations

Key = Qt.Key


@pytest.fixture(autouse=True)
def looks(theme: Theme) -> Iterator[None]:
    yield
    theme.set_zoom(100)
    theme.set_scheme(Scheme.SYSTEM)


@pytest.fixture
def dialog(theme: Theme, settings: Settings, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(theme, settings)
    qtbot.addWidget(made)
    made.open()
    return made


def field(dialog: SettingsDialog, label: str) -> QComboBox | QLineEdit | QPushButton:
    buddies = {one.text().replace("&", ""): one.buddy() for one in dialog.findChildren(QLabel)}
    found = buddies[label]
    assert isinstance(found, QComboBox | QLineEdit | QPushButton)
    return found


def button(dialog: SettingsDialog, words: str) -> QPushButton:
    buttons = dialog.findChildren(QPushButton)
    return next(one for one in buttons if words in one.text().replace("&", ""))


def choose(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """Choose by keys, as far down as the words stand."""
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Home)
    for _ in range(box.findText(words)):
        qtbot.keyClick(box, Key.Key_Down)
    assert box.currentText() == words


def test_the_size_of_letters_is_in_force_at_once(
    dialog: SettingsDialog, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    before = QApplication.font().pointSizeF()
    width = dialog.width()
    choose(qtbot, field(dialog, "Cỡ chữ:"), "150 %")
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.5)
    assert settings.scale == 150
    assert theme.zoom == 150
    qtbot.waitUntil(lambda: dialog.width() > width * 1.3)
    button_of_close = button(dialog, "Đóng")
    assert button_of_close.width() >= button_of_close.minimumSizeHint().width()


def test_the_colours_are_in_force_at_once(
    dialog: SettingsDialog, settings: Settings, qtbot: QtBot
) -> None:
    light = QApplication.palette().color(QPalette.ColorRole.Window).lightness()
    choose(qtbot, field(dialog, "Màu:"), "Tối")
    assert QApplication.palette().color(QPalette.ColorRole.Window).lightness() < light
    assert settings.colour_scheme == "dark"


def test_another_language_is_kept_and_said_to_come_with_the_next_start(
    dialog: SettingsDialog, settings: Settings, qtbot: QtBot
) -> None:
    def told() -> bool:
        texts = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
        return any("mở lại chương trình" in one for one in texts)

    assert not told()
    choose(qtbot, field(dialog, "Ngôn ngữ:"), "English")
    assert settings.language == "en"
    assert told()
    choose(qtbot, field(dialog, "Ngôn ngữ:"), "Tiếng Việt")
    assert not told()


@pytest.mark.parametrize("way", ["tab", "escape", "close"])
def test_the_name_is_taken_whichever_way_the_line_is_left(
    dialog: SettingsDialog, settings: Settings, qtbot: QtBot, way: str
) -> None:
    names: list[str] = []
    dialog.name_changed.connect(names.append)
    name = field(dialog, "Tên ghi trong lịch sử:")
    name.setFocus()
    type_text(name, " Văn phòng ")
    if way == "tab":
        qtbot.keyClick(name, Key.Key_Tab)
    elif way == "escape":
        qtbot.keyClick(name, Key.Key_Escape)
    else:
        qtbot.mouseClick(button(dialog, "Đóng"), Qt.MouseButton.LeftButton)
    assert settings.display_name == "Văn phòng"
    assert names == ["Văn phòng"]


def test_the_history_names_the_person_from_the_next_change_on(
    window: MainWindow, sample: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(SettingsDialog)
    name = field(dialog, "Tên ghi trong lịch sử:")
    name.setFocus()
    type_text(name, "Bộ phận Văn thư")
    qtbot.keyClick(name, Key.Key_Escape)
    activity = window.session.records(Activity)[0]
    window.session.save("activity.edited", [msgspec.structs.replace(activity, note="x")])
    window.close()
    from lsapp.storage.journal import undo_name

    with open_desk(sample) as desk:
        action = undo_name(desk.store)
        assert action is not None
        assert action.who == "Bộ phận Văn thư"


def test_a_second_place_for_backups_is_chosen_and_taken_back(
    dialog: SettingsDialog, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not button(dialog, "Bỏ").isEnabled()
    qtbot.mouseClick(button(dialog, "Chọn"), Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    assert settings.second_backup_folder == tmp_path
    shown = [one.text() for one in dialog.findChildren(QLineEdit)]
    assert str(tmp_path) in shown
    qtbot.mouseClick(button(dialog, "Bỏ"), Qt.MouseButton.LeftButton)
    assert settings.second_backup_folder is None


def test_everything_is_forgotten_only_after_a_question(
    dialog: SettingsDialog, settings: Settings, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(qtbot, field(dialog, "Cỡ chữ:"), "125 %")
    settings.add_recent(tmp_path / "a.lsdb")
    for agree in (False, True):
        qtbot.mouseClick(button(dialog, "Đặt lại từ đầu"), Qt.MouseButton.LeftButton)
        box = next(one for one in dialog.findChildren(QMessageBox) if one.isVisible())
        words = "Đặt lại" if agree else "Giữ nguyên"
        answer = next(one for one in box.buttons() if words in one.text().replace("&", ""))
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
        assert settings.scale == (100 if agree else 125)
        assert bool(settings.recent_paths()) is not agree
    assert theme.zoom == 100
    assert field(dialog, "Cỡ chữ:").currentText() == "100 %"


def test_every_label_has_a_letter_of_its_own_and_a_field(dialog: SettingsDialog) -> None:
    labels = [one for one in dialog.findChildren(QLabel) if one.buddy() is not None]
    letters = [one.text()[one.text().index("&") + 1].upper() for one in labels]
    buttons = [one.text() for one in dialog.findChildren(QPushButton) if "&" in one.text()]
    letters += [one[one.index("&") + 1].upper() for one in buttons]
    assert len(labels) == 6
    assert sorted(letters) == sorted(set(letters))


def test_in_english(theme: Theme, settings: Settings, qapp: QApplication, qtbot: QtBot) -> None:
    install_translations(qapp, "en")
    try:
        settings.language = "en"
        dialog = SettingsDialog(theme, settings)
        qtbot.addWidget(dialog)
        words = " ".join(one.text() for one in dialog.findChildren(QLabel))
        assert "Ngôn ngữ" not in words
        assert dialog.findChild(QComboBox).currentText() == "English"
    finally:
        install_translations(qapp, "vi")
