# SPDX-License-Identifier: MIT
"""The report of a fault can be read, copied and saved by keyboard; questions have named buttons."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lsapp.errors import UserError
from ui.crash import CrashReport, report_of
from ui.dialogs.error_report import ErrorReportDialog
from ui.dialogs.messages import ask, show_error


@pytest.fixture
def report() -> CrashReport:
    return report_of(KeyError("Thất Khê"))


@pytest.fixture
def dialog(qtbot: QtBot, report: CrashReport, tmp_path: Path) -> ErrorReportDialog:
    dialog = ErrorReportDialog(report, logs=tmp_path / "logs")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def details(dialog: QWidget) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def texts(dialog: QWidget) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def press(qtbot: QtBot, widget: QWidget, letter: str) -> None:
    qtbot.keyClick(widget, letter, Qt.KeyboardModifier.AltModifier)


def test_says_what_happened_that_data_is_safe_and_what_to_do(dialog: ErrorReportDialog) -> None:
    shown = texts(dialog)
    assert "Chương trình gặp lỗi" in shown
    assert "không bị mất" in shown
    assert "Hãy thử làm lại" in shown
    assert "KeyError" not in shown


def test_details_unfold_and_fold_by_keyboard(dialog: ErrorReportDialog, qtbot: QtBot) -> None:
    assert not details(dialog).isVisible()
    press(qtbot, dialog, "c")
    qtbot.waitUntil(lambda: details(dialog).isVisible())
    assert "KeyError" in details(dialog).toPlainText()
    assert "Thất Khê" not in details(dialog).toPlainText()
    press(qtbot, dialog, "c")
    qtbot.waitUntil(lambda: not details(dialog).isVisible())


def test_copy_puts_the_report_on_the_clipboard(
    dialog: ErrorReportDialog, report: CrashReport, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "s")
    qtbot.waitUntil(lambda: "Đã sao chép" in texts(dialog))
    assert QGuiApplication.clipboard().text() == report.details


def save_to(dialog: ErrorReportDialog, qtbot: QtBot, target: Path) -> None:
    """Type a path into the file dialog and press Enter, as a person does."""
    QGuiApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    press(qtbot, dialog, "l")
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is not None)
    chooser = dialog.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    name = chooser.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    assert name.text().startswith("KH48_bao-cao-loi_")
    assert name.text().isascii()
    name.setText(str(target))
    qtbot.keyClick(name, Qt.Key.Key_Return)


def test_report_is_saved_where_the_person_says(
    dialog: ErrorReportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "lỗi hôm nay"
    save_to(dialog, qtbot, target)
    saved = target.with_suffix(".zip")
    qtbot.waitUntil(saved.exists)
    with zipfile.ZipFile(saved) as archive:
        assert archive.namelist() == ["report.txt"]
    assert str(saved) in texts(dialog)


def test_a_place_that_cannot_be_written_is_told_with_the_next_step(
    dialog: ErrorReportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left", str(tmp_path / "a.zip"))

    monkeypatch.setattr("ui.dialogs.error_report.save_report", full)
    save_to(dialog, qtbot, tmp_path / "a.zip")
    qtbot.waitUntil(lambda: "Hãy xóa bớt tệp" in texts(dialog))


def test_folder_of_the_log_opens(
    dialog: ErrorReportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)))
    press(qtbot, dialog, "m")
    qtbot.waitUntil(lambda: str(tmp_path / "logs") in texts(dialog))  # could not be opened: is told
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "logs"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_close(dialog: ErrorReportDialog, qtbot: QtBot, key: Qt.Key) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    assert box.button(QDialogButtonBox.StandardButton.Close).hasFocus()
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, key)


def test_every_part_has_a_name_and_fits_a_small_screen_at_200_per_cent(
    dialog: ErrorReportDialog, qtbot: QtBot
) -> None:
    press(qtbot, dialog, "c")
    press(qtbot, dialog, "s")
    qtbot.waitUntil(lambda: "Đã sao chép" in texts(dialog))
    assert details(dialog).accessibleName()
    assert dialog.width() <= 1366 / 2


# --- messages ---


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_a_users_error_is_a_message_with_its_next_step(window: QWidget) -> None:
    box = show_error(window, UserError("disk.full", path="D:\\<b>nop</b>"))
    assert isinstance(box, QMessageBox)
    assert box.isVisible()
    assert box.windowTitle() == "Không ghi được"
    assert box.text() == "Ổ đĩa chứa D:\\<b>nop</b> đã đầy nên chưa ghi được."
    assert box.informativeText().startswith("Hãy xóa bớt tệp")
    formats = {one.textFormat() for one in box.findChildren(QLabel) if one.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_same_message_stands_there_once(window: QWidget) -> None:
    first = show_error(window, UserError("disk.full", path="a"))
    assert show_error(window, UserError("disk.full", path="a")) is first
    assert show_error(window, UserError("disk.full", path="b")) is not first


def test_a_fault_is_a_report_and_a_second_one_opens_no_other(
    window: QWidget, caplog: pytest.LogCaptureFixture
) -> None:
    first = show_error(window, KeyError("Thất Khê"))
    assert isinstance(first, ErrorReportDialog)
    assert show_error(window, ValueError("Thất Khê")) is first
    assert "ValueError" in caplog.text
    assert "Thất Khê" not in caplog.text


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier, True),
        (Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier, False),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_a_question_is_answered_once_by_keyboard(
    window: QWidget,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: bool,
) -> None:
    answers: list[bool] = []
    box = ask(
        window, "Xóa minh chứng", "Xóa 3 tệp?", yes="&Xóa", no="&Giữ lại", answered=answers.append
    )
    qtbot.waitUntil(box.isActiveWindow)
    assert answers == []  # nothing waits
    qtbot.keyClick(box, key, modifier)
    qtbot.waitUntil(lambda: answers != [])
    assert answers == [expected]


def test_a_closed_question_is_a_no(window: QWidget, qtbot: QtBot) -> None:
    answers: list[bool] = []
    box = ask(
        window, "Phục hồi", "Phục hồi?", yes="&Phục hồi", no="&Không", answered=answers.append
    )
    box.close()
    qtbot.waitUntil(lambda: answers == [False])
