# SPDX-License-Identifier: MIT
"""Backups on the screen: one more now, one back in three clicks, none lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lsapp.domain.records import Activity
from lsapp.services.backup_list import Moment
from lsapp.services.backups import list_backups
from lsapp.services.desk import open_desk
from ui.dialogs.backups import BackupsDialog
from ui.main_window import MainWindow
from ui.models.backup_model import PLACE, STATE, WHY, BackupModel
from ui.settings import Settings
from ui.translation import install_translations


def edit(window: MainWindow, note: str) -> None:
    record = window.session.records(Activity)[0]
    window.session.save("activity.edited", [msgspec.structs.replace(record, note=note)])


def with_first_backup(qtbot: QtBot, window: MainWindow) -> None:
    path = window.session.path
    assert path is not None
    qtbot.waitUntil(lambda: len(list_backups(path)) == 1, timeout=20_000)


def opened(qtbot: QtBot, window: MainWindow, rows: int) -> BackupsDialog:
    window.actions_of_window.commands.backups()
    dialog = window.findChildren(BackupsDialog)[-1]
    qtbot.waitUntil(lambda: column(dialog, WHY) != [] or rows == 0, timeout=10_000)
    qtbot.waitUntil(lambda: len(column(dialog, WHY)) == rows, timeout=10_000)
    return dialog


def column(dialog: BackupsDialog, number: int) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def question(dialog: BackupsDialog) -> QMessageBox:
    (box,) = dialog.findChildren(QMessageBox)
    return box


def answer(qtbot: QtBot, box: QMessageBox, words: str) -> None:
    (button,) = [one for one in box.buttons() if one.text().replace("&", "") == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_folder(qtbot: QtBot, dialog: BackupsDialog, folder: Path) -> None:
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit(str(folder))
    chooser.close()


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


def test_three_clicks_bring_a_state_back_and_keep_the_present_one(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    with_first_backup(qtbot, window)
    before = window.session.records(Activity)[0].note
    edit(window, "sẽ được thay")
    dialog = opened(qtbot, window, 1)  # the first click: the menu
    click(qtbot, dialog.beside.restore)  # the second
    box = question(dialog)
    count = len(window.session.records(Activity))
    assert sample.name in box.text()
    assert f"{count} nhiệm vụ" in box.text()
    assert "Trước khi khôi phục" in box.text()
    assert box.defaultButton().text().replace("&", "") == "Để nguyên"
    answer(qtbot, box, "Khôi phục")  # the third
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=20_000)
    assert window.session.is_ready
    assert window.session.records(Activity)[0].note == before
    kept = [one for one in list_backups(sample) if one.reason is Moment.BEFORE_RESTORE]
    assert len(kept) == 1
    assert kept[0].pinned
    told = [one.text() for one in window.notices.notices]
    assert any(str(kept[0].path) in text for text in told)

    dialog = opened(qtbot, window, 2)
    row = column(dialog, WHY).index("Trước khi khôi phục · đã ghim")
    dialog.table.selectRow(row)
    assert not dialog.beside.pin.isEnabled()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    answer(qtbot, question(dialog), "Khôi phục")
    qtbot.waitUntil(
        lambda: (
            window.session.is_ready and window.session.records(Activity)[0].note == "sẽ được thay"
        ),
        timeout=20_000,
    )


def test_no_is_the_answer_of_enter_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    with_first_backup(qtbot, window)
    edit(window, "vẫn đây")
    dialog = opened(qtbot, window, 1)
    click(qtbot, dialog.beside.restore)
    qtbot.keyClick(question(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert window.session.records(Activity)[0].note == "vẫn đây"
    assert len(list_backups(sample)) == 1


def test_what_is_typed_after_a_restore_goes_into_the_restored_file(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    with_first_backup(qtbot, window)
    edit(window, "bị thay")
    dialog = opened(qtbot, window, 1)
    click(qtbot, dialog.beside.restore)
    answer(qtbot, question(dialog), "Khôi phục")
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=20_000)
    edit(window, "gõ sau khi khôi phục")
    window.close()
    with open_desk(sample) as desk:
        assert "gõ sau khi khôi phục" in {one.note for one in desk.store.select(Activity)}


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


def test_a_new_computer_finds_the_stick_and_opens_a_backup_as_a_file(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    sample: Path,
    settings: Settings,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    settings.second_backup_folder = stick
    first = open_window(sample)
    qtbot.waitUntil(lambda: bool(list(stick.rglob("*.zip"))), timeout=20_000)
    edit(first, "có trên USB")
    first.close()
    settings.second_backup_folder = None

    window = open_window()
    dialog = opened(qtbot, window, 0)
    assert not dialog.make_now.isEnabled()
    click(qtbot, dialog.find_elsewhere)
    choose_folder(qtbot, dialog, stick)
    qtbot.waitUntil(lambda: len(column(dialog, WHY)) == 2, timeout=10_000)
    dialog.table.selectRow(0)
    assert not dialog.beside.restore.isEnabled()
    click(qtbot, dialog.beside.as_file)
    chooser = dialog.findChild(QFileDialog)
    target = tmp_path / "may moi.lsdb"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.path == target
    assert window.session.records(Activity)[0].note == "có trên USB"


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
