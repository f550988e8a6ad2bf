# SPDX-License-Identifier: MIT
"""The program as a whole: the file it starts with, a second start, and a fault that nobody caught."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity
from lsapp.errors import UserError
from lsapp.services.desk import open_desk
from ui import application as application_module
from ui import places
from ui.application import Application
from ui.dialogs.error_report import ErrorReportDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.translation import install_translations
from ui.widgets.notice import Notice
from ui.widgets.opening_page import OpeningPage

ROOT = Path(__file__).resolve().parents[2]
SECOND = """
import sys
from PySide6.QtWidgets import QApplication
from ui import application

application.INSTANCE_NAME = sys.argv[1]
qt = QApplication(["KH48"])
from pathlib import Path
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
sys.exit(0 if application.Application(qt).hand_over(file) else 3)
"""

Start = Callable[..., MainWindow]

# The offscreen platform says so of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A name of its own, so that no other test is the first start."""
    own = f"kh48-{abs(hash(str(tmp_path))):x}"
    monkeypatch.setattr(application_module, "INSTANCE_NAME", own)
    return own


@pytest.fixture
def quits(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the program was ended; the tests' own process goes on."""
    counted: list[int] = []
    monkeypatch.setattr(qapp, "quit", lambda: counted.append(1))
    return counted


@pytest.fixture
def program(
    qapp: QApplication,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    quits: list[int],
) -> Iterator[Application]:
    """The program, with settings and a name of its own."""
    monkeypatch.setattr(application_module, "Settings", lambda: Settings(tmp_path / "own.ini"))
    names = (qapp.applicationName(), qapp.applicationVersion(), qapp.desktopFileName())
    made = Application(qapp)
    yield made
    window = made.window
    if window is not None:
        window.close()
        window.deleteLater()
    made.crash.uninstall()
    made._instance.release()
    made.deleteLater()
    qapp.setApplicationName(names[0])
    qapp.setApplicationVersion(names[1])
    qapp.setDesktopFileName(names[2])
    install_translations(qapp, "vi")


def opened(program: Application, file: Path | None, qtbot: QtBot) -> MainWindow:
    window = program.show_window(file)
    if file is not None:
        qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    return window


def second_start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", SECOND, name, *arguments], env=environment)


def told(window: MainWindow) -> list[str]:
    return [one.text() for one in window.findChildren(Notice) if one.isVisible()]


def reports(window: MainWindow) -> list[ErrorReportDialog]:
    return [one for one in window.findChildren(ErrorReportDialog) if one.isVisible()]


# --- the start ---


def test_the_named_file_opens_behind_the_first_picture_without_the_first_page(
    program: Application, sample: Path, qtbot: QtBot
) -> None:
    window = program.show_window(sample)
    assert window.isVisible()
    assert window.findChild(OpeningPage).isVisible()
    assert window.findChild(QPushButton, "new_office") is None
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.path == sample
    assert window.findChild(QPushButton, "new_office") is None


def test_without_a_name_the_file_of_last_time_opens(
    program: Application, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.settings.add_recent(sample)
    window = program.show_window(None)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.path == sample


def test_a_last_file_that_is_gone_leaves_the_first_page(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    program.settings.add_recent(tmp_path / "mất.lsdb")
    window = opened(program, None, qtbot)
    qtbot.wait(20)
    assert window.session.path is None
    assert window.findChild(QPushButton, "new_office").isVisible()


def test_a_named_file_that_is_gone_is_told(
    program: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    window = program.show_window(tmp_path / "mất.lsdb")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    box = window.findChild(QMessageBox)
    assert "mất.lsdb" in box.text() + box.informativeText()
    box.close()
    assert window.findChild(QPushButton, "new_office").isVisible()


def test_language_and_size_of_letters_are_those_of_last_time(
    program: Application, sample: Path, qtbot: QtBot
) -> None:
    program.settings.language = "en"
    program.settings.scale = 125
    window = opened(program, sample, qtbot)
    try:
        assert window.theme.zoom == 125
        assert "Tệp" not in [one.text().replace("&", "") for one in window.menuBar().actions()]
    finally:
        window.theme.set_zoom(100)


# --- a second start ---


def test_a_second_start_hands_its_file_over_and_ends(
    program: Application, name: str, sample: Path, sample_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not program.hand_over(None)
    window = opened(program, sample, qtbot)
    window.showMinimized()
    other = tmp_path / "tệp thứ hai.lsdb"
    other.write_bytes(sample_file.read_bytes())
    start = second_start(name, str(other))
    qtbot.waitUntil(lambda: window.session.path == other, timeout=30_000)
    assert start.wait(20) == 0
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert not window.isMinimized()


def test_a_second_start_on_the_open_file_only_comes_forward(
    program: Application, sample: Path, qtbot: QtBot
) -> None:
    window = opened(program, sample, qtbot)
    window.show_page(places.REPORT)
    window.showMinimized()
    program._instance.file_asked.emit(str(sample))
    program._instance.file_asked.emit("")
    assert not window.isMinimized()
    assert window.session.is_ready
    assert window.current_page.objectName() == places.REPORT


def test_a_file_that_is_asked_for_beside_an_open_dialog_waits_for_the_person(
    program: Application, sample: Path, sample_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(program, sample, qtbot)
    other = tmp_path / "hai.lsdb"
    other.write_bytes(sample_file.read_bytes())
    window.actions_of_window.commands.settings()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    program._instance.file_asked.emit(str(other))
    assert window.session.path == sample
    dialog.reject()
    notice = next(one for one in window.findChildren(Notice) if "hai.lsdb" in one.text())
    notice.button.click()
    qtbot.waitUntil(
        lambda: window.session.is_ready and window.session.path == other, timeout=20_000
    )


# --- faults ---


def raise_in_a_slot(error: Exception) -> None:
    def slot() -> None:
        raise error

    QTimer.singleShot(0, slot)


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_a_slot_is_reported_once_and_the_data_stays(
    program: Application, sample: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    window = opened(program, sample, qtbot)
    activity = window.session.records(Activity)[0]
    window.session.save("activity.edited", [msgspec.structs.replace(activity, note="đã gõ")])
    fault = KeyError("lạc")
    raise_in_a_slot(fault)
    qtbot.waitUntil(lambda: len(reports(window)) == 1)
    raise_in_a_slot(fault)
    qtbot.wait(50)
    assert len(reports(window)) == 1
    reports(window)[0].close()
    raise_in_a_slot(fault)
    qtbot.wait(50)
    assert reports(window) == []
    window.close()
    with open_desk(sample) as desk:
        held = desk.store.get(Activity, desk.office.unit, activity.key)
    assert held is not None
    assert held.note == "đã gõ"
    assert "lạc" in capsys.readouterr().err


@pytest.mark.qt_no_exception_capture
def test_a_fault_on_the_lane_goes_the_same_way_as_one_in_a_slot(
    program: Application, sample: Path, qtbot: QtBot
) -> None:
    window = opened(program, sample, qtbot)

    def work(_desk: object) -> None:
        raise ZeroDivisionError

    window.session.act(work)
    qtbot.waitUntil(lambda: len(reports(window)) == 1)
    assert "ZeroDivisionError" in (program.crash.folder / "kh48.log").read_text(encoding="utf-8")
    reports(window)[0].close()
    window.session.act(work)
    qtbot.waitUntil(lambda: any("lặp lại" in one for one in told(window)))
    assert reports(window) == []


@pytest.mark.qt_no_exception_capture
def test_a_persons_error_that_nobody_caught_is_a_message(
    program: Application, sample: Path, qtbot: QtBot
) -> None:
    window = opened(program, sample, qtbot)
    raise_in_a_slot(UserError("disk.full", path="D:\\"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    box = window.findChild(QMessageBox)
    assert box.informativeText().startswith("Hãy")
    assert reports(window) == []
    box.close()


def test_the_program_ends_when_its_window_has_saved_everything(
    program: Application, sample: Path, qtbot: QtBot, quits: list[int]
) -> None:
    window = opened(program, sample, qtbot)
    window.hide()
    qtbot.wait(20)
    assert quits == []
    assert window.close()
    qtbot.waitUntil(lambda: quits == [1])
