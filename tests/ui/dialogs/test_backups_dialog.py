# SPDX-License-Identifier: MIT
"""Backups on the screen: one more now, one read whole or pinned, and a second place for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from backup_keys import (
    choose_folder,
    click,
    column,
    edit,
    opened,
    with_first_backup,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.services.backups import list_backups
from ui.main_window import MainWindow
from ui.models.backup_model import PLACE, STATE, WHY, BackupModel
from ui.settings import Settings
from ui.translation import install_translations


def test_the_model_holds_what_qt_expects_of_models(
    qtbot: QtBot, window: MainWindow, sample: Path, qtmodeltester: ModelTester
) -> None:
    with_first_backup(qtbot, window)
    model = BackupModel()
    qtmodeltester.check(model)
    model.set_backups(list_backups(sample))
    qtmodeltester.check(model)
    assert model.index(0, STATE).data() == "Tốt"


def test_a_backup_is_made_now_and_a_second_time_none_is_needed(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    with_first_backup(qtbot, window)
    edit(window, "trước khi sao lưu")
    dialog = opened(qtbot, window, 1)
    click(qtbot, dialog.make_now)
    qtbot.waitUntil(lambda: column(dialog, WHY) == ["Theo yêu cầu", "Đầu ngày"], timeout=20_000)
    click(qtbot, dialog.make_now)
    qtbot.waitUntil(lambda: dialog.make_now.isEnabled(), timeout=20_000)
    assert len(list_backups(sample)) == 2


def test_a_damaged_backup_says_so_and_cannot_be_restored(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    with_first_backup(qtbot, window)
    (only,) = list_backups(sample)
    only.path.write_bytes(only.path.read_bytes()[:900])
    dialog = opened(qtbot, window, 1)
    assert column(dialog, STATE) == ["Hỏng"]
    assert not dialog.beside.restore.isEnabled()
    assert not dialog.beside.as_file.isEnabled()


def test_one_backup_is_read_whole_and_pinned(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    with_first_backup(qtbot, window)
    dialog = opened(qtbot, window, 1)
    click(qtbot, dialog.beside.verify)
    qtbot.waitUntil(lambda: column(dialog, STATE) == ["Đã kiểm tra"], timeout=20_000)
    qtbot.waitUntil(lambda: dialog.beside.pin.isEnabled())
    click(qtbot, dialog.beside.pin)
    qtbot.waitUntil(lambda: column(dialog, WHY) == ["Đầu ngày · đã ghim"], timeout=10_000)
    assert list_backups(sample)[0].pinned
    qtbot.waitUntil(lambda: dialog.beside.pin.text().replace("&", "") == "Bỏ ghim")
    click(qtbot, dialog.beside.pin)
    qtbot.waitUntil(lambda: column(dialog, WHY) == ["Đầu ngày"], timeout=10_000)


def test_a_second_place_is_remembered_and_gets_a_copy_at_once(
    qtbot: QtBot, window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    with_first_backup(qtbot, window)
    stick = tmp_path / "usb"
    stick.mkdir()
    dialog = opened(qtbot, window, 1)
    click(qtbot, dialog.second.choose)
    choose_folder(qtbot, dialog, stick)
    qtbot.waitUntil(
        lambda: sorted(column(dialog, PLACE)) == ["Máy này", "Nơi thứ hai"], timeout=20_000
    )
    assert settings.second_backup_folder == stick
    assert list(stick.rglob("*.zip"))
    click(qtbot, dialog.second.forget)
    qtbot.waitUntil(lambda: column(dialog, PLACE) == ["Máy này"], timeout=10_000)
    assert settings.second_backup_folder is None
    assert list(stick.rglob("*.zip"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_opens_in_each_language_and_escape_closes_it(
    qtbot: QtBot,
    qapp: QApplication,
    open_window: Callable[[Path], MainWindow],
    sample: Path,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        window = open_window(sample)
        with_first_backup(qtbot, window)
        dialog = opened(qtbot, window, 1)
        assert dialog.windowTitle()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    finally:
        install_translations(qapp, "vi")
