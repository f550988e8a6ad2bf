# SPDX-License-Identifier: MIT
"""A backup is brought back over the open file, or as a file of its own; nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backup_keys import (
    answer,
    choose_folder,
    click,
    column,
    edit,
    opened,
    question,
    with_first_backup,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lsapp.domain.records import Activity
from lsapp.services.backup_list import Moment
from lsapp.services.backups import list_backups
from lsapp.services.desk import open_desk
from ui.main_window import MainWindow
from ui.models.backup_model import WHY
from ui.settings import Settings


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
