# SPDX-License-Identifier: MIT
"""The watched folder by keys and mouse: files come to rest, are told, looked at, taken in, and told no more."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import CTRL, LEFT, LONG, board
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Receipt
from lsapp.services.desk import open_desk
from lsapp.services.inbox import FolderScan, scan_folder
from ui.dialogs.settings_dialog import SettingsDialog
from ui.main_window import MainWindow
from ui.pages.compiling import CompilingPage
from ui.settings import Settings
from ui.widgets.side_bar_entry import SideBarEntry


@pytest.fixture
def inbox(tmp_path: Path, department: Path, settings: Settings) -> Path:
    """The folder that is watched for the department, empty."""
    path = tmp_path / "thư mục nhận"
    path.mkdir()
    settings.set_inbox_folder(department, path)
    return path


def badge(window: MainWindow) -> str:
    """What the mark beside the department's page means, in words."""
    (entry,) = (one for one in window.findChildren(SideBarEntry) if one.text() == "Tổng hợp")
    return entry.toolTip()


NO_REPORT = "thư mời.pdf"
"""A file that cannot be taken in."""


def lay(inbox: Path, *files: Path, no_report: bool = False) -> None:
    """Put files into the watched folder, as another program does."""
    for one in files:
        shutil.copyfile(one, inbox / one.name)
    if no_report:
        (inbox / NO_REPORT).write_bytes(b"%PDF-1.4 no report")


def told(qtbot: QtBot, window: MainWindow) -> CompilingPage:
    """Turn to the page and wait until it tells of the folder."""
    page = board(qtbot, window)
    qtbot.waitUntil(page.inbox.isVisible, timeout=LONG)
    return page


def tells(qtbot: QtBot, page: CompilingPage, words: str) -> None:
    """Wait until what is told of the folder begins so."""
    qtbot.waitUntil(lambda: page.inbox.label.text().startswith(words), timeout=LONG)


def preview(qtbot: QtBot, page: CompilingPage) -> None:
    """Ask by the keyboard what would become of the files."""
    page.inbox.preview_button.setFocus()
    qtbot.keyClick(page.inbox.preview_button, Qt.Key.Key_Space)
    qtbot.waitUntil(page.intake.isVisible, timeout=LONG)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files rest sooner than they do for people."""
    monkeypatch.setattr("lsapp.services.inbox.REST", 0.2)
    monkeypatch.setattr("ui.inbox_watch._REST", 250)


@pytest.mark.usefixtures("hurried")
def test_a_file_is_told_looked_at_taken_in_and_told_no_more(
    open_window: Callable[..., MainWindow],
    department: Path,
    inbox: Path,
    letter: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    assert page.inbox.isHidden()
    (inbox / "đang tải.xlsx.crdownload").write_bytes(b"half")
    lay(inbox, letter, no_report=True)
    qtbot.waitUntil(page.inbox.isVisible, timeout=LONG)
    tells(qtbot, page, "2 tệp mới")
    assert "1 tệp nữa đang được chép" in page.inbox.label.text()
    assert "2 tệp mới trong thư mục nhận" in badge(window)
    assert window.session.view is not None
    assert not page.intake.isVisible()  # nothing is read before a person asks

    preview(qtbot, page)
    assert page.intake.take_button.text() == "Nhận 1 tệp"
    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(page.intake.report_button.isVisible, timeout=LONG)
    qtbot.waitUntil(lambda: "tệp mới" not in badge(window), timeout=LONG)
    assert page.inbox.isHidden()
    window.close()
    # The folder is as it was, and a window opened again has nothing to tell.
    assert len(list(inbox.iterdir())) == 3
    with open_desk(department) as desk:
        assert [one.file_name for one in desk.store.select(Receipt)] == [letter.name]
    again = open_window(department)
    page = board(qtbot, again)
    qtbot.waitUntil(lambda: again.inbox.state.coming == 1, timeout=LONG)
    assert again.inbox.state.files == ()
    assert page.inbox.isHidden()


def test_a_growing_file_is_told_when_it_rests_and_can_be_left_for_later(
    open_window: Callable[..., MainWindow],
    department: Path,
    inbox: Path,
    letter: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    target, content = inbox / letter.name, letter.read_bytes()
    with target.open("wb") as file:
        for part in (content[:4000], content[4000:8000]):
            file.write(part)
            file.flush()
            page.inbox.look_action.trigger()
            qtbot.waitUntil(lambda: window.inbox.state.coming == 1, timeout=LONG)
            assert page.inbox.isHidden()
        file.write(content[8000:])
    qtbot.waitUntil(page.inbox.isVisible, timeout=LONG)

    qtbot.keyClick(page.inbox.later_button, Qt.Key.Key_Space)
    assert page.inbox.isHidden()
    assert "1 tệp mới" in badge(window)  # the mark stays
    (inbox / "khác.json").write_text("{}", encoding="utf-8")
    qtbot.waitUntil(page.inbox.isVisible, timeout=LONG)  # another file is another matter
    assert page.inbox.label.text().startswith("2 tệp mới")


@pytest.mark.usefixtures("hurried")
def test_a_look_that_finds_nothing_to_take_settles_the_files(
    open_window: Callable[..., MainWindow], department: Path, inbox: Path, qtbot: QtBot
) -> None:
    lay(inbox, no_report=True)
    window = open_window(department)
    page = told(qtbot, window)
    preview(qtbot, page)
    assert page.intake.take_button.isHidden()
    assert "1 tệp mới" in badge(window)
    qtbot.keyClick(page.intake.close_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "tệp mới" not in badge(window), timeout=LONG)

    # Who asks is answered, also where there is nothing.
    (inbox / "năm ngoái").mkdir()
    (inbox / "ghi chú.txt").write_bytes(b"x")
    page.inbox.look_action.trigger()
    words = (
        "Không có tệp mới trong thư mục nhận. 1 tệp loại khác không nhận được. "
        "1 thư mục con không được theo dõi."
    )
    qtbot.waitUntil(lambda: words in [one.text() for one in window.notices.notices], timeout=LONG)


@pytest.mark.usefixtures("hurried")
def test_one_file_is_set_aside_from_the_preview(
    open_window: Callable[..., MainWindow],
    department: Path,
    inbox: Path,
    letter: Path,
    qtbot: QtBot,
) -> None:
    lay(inbox, letter, no_report=True)
    window = open_window(department)
    page = told(qtbot, window)
    preview(qtbot, page)
    page.intake.table.setFocus()
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Home, CTRL)
    assert page.run.rows.aside_action.isVisible()
    page.run.rows.aside_action.trigger()
    qtbot.waitUntil(lambda: len(window.inbox.state.files) == 1, timeout=LONG)
    assert window.inbox.state.files == (inbox / letter.name,)


@pytest.mark.usefixtures("hurried")
def test_a_folder_that_is_gone_is_told_and_found_again(
    open_window: Callable[..., MainWindow],
    department: Path,
    inbox: Path,
    letter: Path,
    qtbot: QtBot,
) -> None:
    away = inbox.with_name("rút ra")
    inbox.rename(away)
    window = open_window(department)
    page = told(qtbot, window)
    assert str(inbox) in page.inbox.label.text()
    assert "Hãy" in page.inbox.label.text()
    assert page.inbox.preview_button.isHidden()
    lay(away, letter)
    away.rename(inbox)
    qtbot.mouseClick(page.inbox.again_button, LEFT)
    qtbot.waitUntil(page.inbox.isHidden, timeout=LONG)
    tells(qtbot, page, "1 tệp mới")


@pytest.mark.usefixtures("hurried")
def test_a_folder_that_hangs_holds_up_nothing(
    open_window: Callable[..., MainWindow],
    department: Path,
    inbox: Path,
    letter: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    answer = threading.Event()

    def hang(folder: Path) -> FolderScan:
        answer.wait(60)
        return scan_folder(folder)

    monkeypatch.setattr("lsapp.services.inbox.scan_folder", hang)
    monkeypatch.setattr("ui.inbox_watch._SILENCE", 300)
    lay(inbox, letter)
    window = open_window(department)
    page = told(qtbot, window)  # the rest of the window works
    assert "lâu không trả lời" in page.inbox.label.text()
    qtbot.mouseClick(page.inbox.again_button, LEFT)  # no second look is piled up on the first
    answer.set()
    tells(qtbot, page, "1 tệp mới")
    assert page.inbox.again_button.isHidden()


@pytest.mark.usefixtures("hurried")
def test_the_folder_is_chosen_in_the_settings_of_a_department_alone(
    open_window: Callable[..., MainWindow],
    department: Path,
    inbox: Path,
    sample: Path,
    settings: Settings,
    letter: Path,
    qtbot: QtBot,
) -> None:
    lay(inbox, letter)
    window = open_window(department)
    page = told(qtbot, window)
    window.actions_of_window.commands.settings()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    stop = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Thôi th&eo dõi")
    assert stop.isVisible()
    qtbot.mouseClick(stop, LEFT)
    assert page.inbox.isHidden()
    assert settings.inbox_folder(department) is None
    assert not stop.isEnabled()
    dialog.close()

    unit = open_window(sample)
    unit.actions_of_window.commands.settings()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SettingsDialog)
    hidden = [one for one in dialog.findChildren(QPushButton) if one.text() == "Thôi th&eo dõi"]
    assert not hidden[0].isVisible()
    assert not unit.inbox.can_watch
    dialog.close()


@pytest.mark.usefixtures("hurried")
def test_the_folder_is_forgotten_with_the_file_that_it_belongs_to(
    open_window: Callable[..., MainWindow],
    department: Path,
    inbox: Path,
    sample: Path,
    letter: Path,
    qtbot: QtBot,
) -> None:
    lay(inbox, letter)
    window = open_window(department)
    qtbot.waitUntil(lambda: len(window.inbox.state.files) == 1, timeout=LONG)
    window.open_file(sample)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=LONG)
    assert window.inbox.state.folder is None
    assert window.inbox.state.files == ()
