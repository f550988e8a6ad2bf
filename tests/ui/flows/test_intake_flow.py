# SPDX-License-Identifier: MIT
"""An intake of many files by keys and mouse: sums, filter, stopping and going on, earlier runs, days."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import CTRL, LEFT, LONG, board, modal
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Receipt, ReceiptState, Role
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.sampling import make_sample
from ui import places
from ui.dialogs.intake_runs import IntakeRunsDialog
from ui.dialogs.received_files import ReceivedFilesDialog
from ui.main_window import MainWindow
from ui.models.compiling_intake_model import FILE, NEXT, VERDICT
from ui.models.received_files_model import RECEIVED, STATE, TIMELY
from ui.operations import Progress
from ui.pages.compiling import CompilingPage
from ui.settings import Settings
from ui.translation import install_translations

UNITS = ["X06040", "X06019", "X06004", "X06046"]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What four communes sent, one of them twice, and two files that are no submissions."""
    folder = tmp_path_factory.mktemp("province")
    database = folder / "xa.lsdb"
    make_sample(database, units=UNITS, activities=3)
    with open_desk(database) as desk:
        for code in UNITS:
            export_submission(desk, desk.plan(), code, "2026", ["json"], folder / "gửi")
        export_submission(desk, desk.plan(), "X06040", "2026", ["xlsx"], folder / "gửi")
    (folder / "gửi" / "a hỏng.xlsx").write_bytes(b"PK\3\4" + b"x" * 200)
    (folder / "gửi" / "ghi chú.txt").write_text("không phải bản nộp", encoding="utf-8")
    return folder / "gửi"


@pytest.fixture
def letters(sent: Path, tmp_path: Path) -> Path:
    """Those files in a folder of this test alone."""
    return Path(shutil.copytree(sent, tmp_path / "thư đến"))


@pytest.fixture
def department(tmp_path: Path) -> Path:
    """A department's file in which nothing is yet."""
    path = tmp_path / "so.lsdb"
    create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48").close()
    return path


@pytest.fixture
def opened() -> list[Path]:
    """What was handed to the system to be opened."""
    return []


@pytest.fixture(autouse=True)
def nothing_leaves_the_test(opened: list[Path]) -> object:
    """Files are not opened in other programs, only noted."""

    class Taker(QObject):
        @Slot(QUrl)
        def take(self, url: QUrl) -> None:
            opened.append(Path(url.toLocalFile()))

    taker = Taker()
    QDesktopServices.setUrlHandler("file", taker, "take")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


def column_of(page: CompilingPage, column: int) -> list[str]:
    model = page.intake.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def stand_on_file(page: CompilingPage, name: str) -> None:
    model = page.intake.table.model()
    page.intake.table.setCurrentIndex(model.index(column_of(page, FILE).index(name), FILE))
    page.intake.table.setFocus()


def head_of(page: CompilingPage) -> str:
    return page.intake.head.text()


def test_files_are_summed_sorted_filtered_and_copied(
    open_window: Callable[..., MainWindow], department: Path, letters: Path, qtbot: QtBot
) -> None:
    page = board(qtbot, open_window(department))
    page.run.look_at([letters])
    qtbot.waitUntil(page.intake.isVisible, timeout=LONG)
    assert head_of(page).startswith("Xem trước: 4 nhận được, 0 chờ quyết định, 3 bỏ qua.")
    assert "Mới: 4" in head_of(page)
    assert column_of(page, VERDICT)[0] in ("Tệp hỏng", "Không phải bản nộp")  # asks for a person
    assert column_of(page, VERDICT)[-1] == "Đã có"
    assert "Xem báo cáo của đơn vị rồi phản hồi." in column_of(page, NEXT)

    page.intake.verdicts.setFocus()
    qtbot.keyClick(page.intake.verdicts, Qt.Key.Key_End)
    assert page.intake.verdicts.currentText() == "Đã có (1)"
    assert column_of(page, VERDICT) == ["Đã có"]
    qtbot.keyClick(page.intake.verdicts, Qt.Key.Key_Home)
    assert len(column_of(page, VERDICT)) == 7

    header = page.intake.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(FILE) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    assert column_of(page, FILE)[0] == "a hỏng.xlsx"
    page.intake.table.setFocus()
    page.intake.table.setCurrentIndex(page.intake.table.model().index(0, FILE))
    assert "Hãy" in page.intake.details.toPlainText()
    qtbot.keyClick(page.intake.table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page.intake.table, Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Kết luận\tTệp\tĐơn vị")
    assert len(copied) == 8


def test_a_run_that_is_stopped_says_what_is_left_and_goes_on(
    open_window: Callable[..., MainWindow], department: Path, letters: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    page.run.look_at([letters])
    qtbot.waitUntil(page.intake.isVisible, timeout=LONG)

    def stop_soon(_title: str, progress: Progress) -> None:
        def wait() -> None:
            while progress.state[0] < 2:
                threading.Event().wait(0.0005)
            progress.cancel()

        threading.Thread(target=wait, daemon=True).start()

    window.session.long_started.connect(stop_soon)
    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(lambda: head_of(page).startswith("Đã dừng giữa chừng"), timeout=LONG)
    window.session.long_started.disconnect(stop_soon)
    done = len(column_of(page, FILE))
    assert 0 < done < 7
    assert page.intake.take_button.text() == f"Nhận tiếp {7 - done} tệp"
    assert f"còn {7 - done} tệp chưa xem" in head_of(page)

    qtbot.keyClick(page.intake.take_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: head_of(page).startswith("Đã nhận"), timeout=LONG)
    assert len(column_of(page, FILE)) == 7
    assert page.intake.take_button.isHidden()
    window.close()
    with open_desk(department) as desk:
        receipts = desk.store.select(Receipt)
    assert {one.unit for one in receipts} == set(UNITS)
    assert len(receipts) == 5


def test_from_a_line_to_the_file_and_to_the_unit(
    open_window: Callable[..., MainWindow],
    department: Path,
    letters: Path,
    opened: list[Path],
    qtbot: QtBot,
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    page.run.look_at([letters])
    qtbot.waitUntil(page.intake.isVisible, timeout=LONG)
    rows = page.run.rows
    stand_on_file(page, "KH48_2026_X06019_r1.json")
    assert not rows.unit_action.isEnabled()  # nothing is in yet: Enter looks at the file
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Return)
    rows.folder_action.trigger()
    assert opened == [letters / "KH48_2026_X06019_r1.json", letters]

    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(page.intake.report_button.isVisible, timeout=LONG)
    (letters / "ghi chú.txt").unlink()
    stand_on_file(page, "ghi chú.txt")
    assert not rows.unit_action.isEnabled()
    rows.open_action.trigger()
    assert len(opened) == 2
    assert any("Không mở được" in one.text() for one in window.notices.notices)

    stand_on_file(page, "KH48_2026_X06019_r1.json")
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Return)
    session = window.session
    qtbot.waitUntil(
        lambda: session.view is not None and session.view.unit == "X06019", timeout=LONG
    )
    shown = window.current_page
    assert shown is not None
    assert shown.objectName() == places.OVERVIEW


def test_an_earlier_run_is_found_again_and_written_for_the_archive(
    open_window: Callable[..., MainWindow],
    department: Path,
    letters: Path,
    settings: Settings,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    with open_desk(department) as desk:
        take_in(desk, [letters])
    settings.last_folder = tmp_path
    window = open_window(department)
    page = board(qtbot, window)
    page.run.reports.earlier_action.trigger()
    dialog = modal(qtbot, IntakeRunsDialog)
    assert isinstance(dialog, IntakeRunsDialog)
    qtbot.waitUntil(dialog.show_button.isEnabled, timeout=LONG)
    assert dialog.table.model().index(0, 1).data() == "7"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.intake.isVisible, timeout=LONG)
    assert head_of(page).startswith("Lần nhận lúc ")
    assert len(column_of(page, FILE)) == 7
    assert page.intake.take_button.isHidden()

    page.run.reports.save_action.trigger()
    chooser = modal(qtbot, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    target = tmp_path / "bien-ban.xlsx"
    chooser.selectFile(str(target))
    chooser.accept()
    qtbot.waitUntil(target.exists, timeout=LONG)
    qtbot.waitUntil(
        lambda: any(str(target) in one.text() for one in window.notices.notices), timeout=LONG
    )
    qtbot.mouseClick(page.intake.close_button, LEFT)
    assert page.intake.isHidden()


def test_the_day_of_receipt_is_mended_and_a_withdrawn_file_taken_in_again(
    open_window: Callable[..., MainWindow],
    department: Path,
    letters: Path,
    opened: list[Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with open_desk(department) as desk:
        take_in(desk, [letters / "KH48_2026_X06019_r1.json"])
    window = open_window(department)
    page = board(qtbot, window)
    page.run.reports.earlier_action.trigger()
    runs = modal(qtbot, IntakeRunsDialog)
    assert isinstance(runs, IntakeRunsDialog)
    qtbot.waitUntil(runs.show_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(runs.show_button, LEFT)
    qtbot.waitUntil(page.intake.isVisible, timeout=LONG)
    page.run.rows.received_action.trigger()
    dialog = modal(qtbot, ReceivedFilesDialog)
    assert isinstance(dialog, ReceivedFilesDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)

    for typed, told in (("hôm qua", "Cần có ngày đúng dạng"), ("31/12/2199", "chưa tới")):
        dialog.day.clear()
        qtbot.keyClicks(dialog.day, typed)
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: told in dialog.notice.text(), timeout=LONG)  # noqa: B023
        qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)
    dialog.day.clear()
    qtbot.keyClicks(dialog.day, "2/2/2026")
    qtbot.keyClicks(dialog.reason, "theo dau buu dien")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    model = dialog.model
    qtbot.waitUntil(lambda: model.index(0, RECEIVED).data() == "02/02/2026", timeout=LONG)
    assert model.index(0, TIMELY).data() == "Đúng hạn"

    qtbot.mouseClick(dialog.original_button, LEFT)
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=LONG)
    assert opened[0].read_bytes() == (letters / "KH48_2026_X06019_r1.json").read_bytes()

    qtbot.waitUntil(dialog.withdraw_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(dialog.withdraw_button, LEFT)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not dialog, timeout=LONG)
    question = QApplication.activeModalWidget()
    assert question is not None
    yes = next(one for one in question.findChildren(QPushButton) if one.text() == "&Rút lại")
    qtbot.mouseClick(yes, LEFT)
    qtbot.waitUntil(lambda: model.index(0, STATE).data() == "Đã rút", timeout=LONG)
    qtbot.waitUntil(dialog.again_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(dialog.again_button, LEFT)
    qtbot.waitUntil(lambda: model.index(0, STATE).data() == "Đã nhận", timeout=LONG)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.close()
    with open_desk(department) as desk:
        (receipt,) = desk.store.select(Receipt)
    assert receipt.state is ReceiptState.RECEIVED
    assert receipt.received_at.date() in (dt.date(2026, 2, 1), dt.date(2026, 2, 2))  # UTC


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dialogs_open_in_each_language(
    language: str,
    qapp: QApplication,
    open_window: Callable[..., MainWindow],
    department: Path,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    settings.language = language
    install_translations(qapp, language)
    try:
        window = open_window(department)
        runs = IntakeRunsDialog(window.context, window)
        files = ReceivedFilesDialog(window.context, "X06040", "2026", window)
        for dialog in (runs, files):
            dialog.open()
            qtbot.waitUntil(lambda: bool(dialog.intro.text()), timeout=LONG)  # noqa: B023
            assert dialog.windowTitle()
            dialog.close()
    finally:
        install_translations(qapp, "vi")
