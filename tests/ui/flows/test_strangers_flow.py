# SPDX-License-Identifier: MIT
"""By keys and mouse: a compressed file with a report of an unknown unit, given to its unit; and a revision
that came for a locked report.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from board_keys import LEFT, LONG, board, cell, drop, modal, stand_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Receipt, ReceiptState, ReturnDecision, Submission
from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receipt_marking import lock_round
from lsapp.services.receiving import take_in
from lsapp.services.returning import write_return
from lsapp.submission.payload import canonical, digest
from lsapp.submission.readdressing import readdressed
from lsapp.submission.versions import read_payload
from ui.dialogs.decide_locked import DecideLockedDialog
from ui.dialogs.stranger_files import StrangerFilesDialog
from ui.main_window import MainWindow
from ui.models.compiling_board_model import MISSING, REVISION, STATE
from ui.models.compiling_intake_model import FILE, NEXT, VERDICT
from ui.pages.compiling import CompilingPage
from ui.translation import install_translations

T = TypeVar("T")

NAME = "Xã Thất Khê"
UNIT = "X06040"


@pytest.fixture(scope="module")
def sent(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with revision 1, revision 2, and an archive with revision 1 under an old code."""
    folder = tmp_path_factory.mktemp("gui")
    database = folder / "xa.lsdb"
    database.write_bytes(sample_file.read_bytes())
    with open_desk(database) as desk:
        export_submission(desk, desk.plan(), UNIT, "2026", ["json"], folder)
    first = (folder / "KH48_2026_X06040_r1.json").rename(folder / "mot.json").read_bytes()
    payload = read_payload(first)
    second = msgspec.structs.replace(payload, revision=2, supersedes=digest(first), reason="x")
    (folder / "hai.json").write_bytes(canonical(second))
    with zipfile.ZipFile(folder / "gửi sở.zip", "w") as archive:
        archive.writestr("Xã/mã cũ.json", canonical(readdressed(payload, "X99999")))
        archive.writestr("Xã/ảnh.png", b"\x89PNG\r\n\x1a\n" + bytes(60))
    return folder


@pytest.fixture
def locked(department: Path, sent: Path) -> Path:
    """A department whose report of the unit is accepted and locked."""
    with open_desk(department) as desk:
        take_in(desk, [sent / "mot.json"])
        (held,) = desk.store.select(Submission)
        write_return(desk, desk.plan(), held, ReturnDecision.ACCEPTED)
        lock_round(desk, desk.plan(), "2026", dt.date(2027, 6, 1))
    return department


def column(page: CompilingPage, number: int) -> list[str]:
    model = page.intake.table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def asked(qtbot: QtBot, window: MainWindow, work: Callable[[Desk], T]) -> T:
    """Return what the file says, read on the session's own way."""
    found: list[T] = []
    window.session.read(work, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    return found[0]


def states(desk: Desk) -> list[ReceiptState]:
    return sorted(one.state for one in desk.store.select(Receipt))


def test_a_file_of_an_unknown_unit_in_an_archive_is_given_and_counts(
    open_window: Callable[..., MainWindow], department: Path, sent: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    drop(page, sent / "gửi sở.zip")
    qtbot.waitUntil(page.intake.take_button.isVisible, timeout=LONG)
    assert column(page, FILE) == ["gửi sở.zip/Xã/mã cũ.json"]
    assert column(page, VERDICT) == ["Đơn vị hoặc kế hoạch lạ"]
    assert column(page, NEXT) == ["Chọn đơn vị của tệp, hoặc hỏi lại nơi gửi."]
    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(lambda: "1 tệp chưa rõ đơn vị" in page.summary.text(), timeout=LONG)

    page.intake.table.setFocus()
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, StrangerFilesDialog)
    assert isinstance(dialog, StrangerFilesDialog)
    # The letterhead names the unit, so it is proposed, with what would follow.
    qtbot.waitUntil(dialog.give_button.isEnabled, timeout=LONG)
    assert "THẤT KHÊ" in dialog.contents.text().upper()
    assert dialog.chooser.unit is not None
    assert dialog.chooser.unit.code == UNIT
    # Another unit by its name, without accents; then back.
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "lang son")
    qtbot.waitUntil(
        lambda: dialog.chooser.unit is not None and dialog.chooser.unit.code != UNIT, timeout=LONG
    )
    assert not dialog.give_button.isEnabled()
    dialog.chooser.take_focus()
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "that khe")
    qtbot.waitUntil(
        lambda: dialog.give_button.isEnabled() and dialog.chooser.unit.code == UNIT, timeout=LONG
    )
    qtbot.keyClick(line, Qt.Key.Key_Return)  # to the button, and no further
    assert dialog.isVisible()
    assert dialog.give_button.hasFocus()
    qtbot.keyClick(dialog.give_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Đã nhận", timeout=LONG)
    assert QApplication.activeModalWidget() is None
    assert "chưa rõ đơn vị" not in page.summary.text()
    assert cell(page, NAME, REVISION) == "1"

    def held(desk: Desk) -> tuple[str, bytes | None]:
        (one,) = desk.store.select(Submission)
        return one.unit, desk.store.payload(one.hash)

    unit, content = asked(qtbot, window, held)
    assert unit == UNIT
    assert read_payload(content or b"").unit == "X99999"


def test_a_revision_for_a_locked_report_is_kept_out_or_let_in(
    open_window: Callable[..., MainWindow], locked: Path, sent: Path, qtbot: QtBot
) -> None:
    window = open_window(locked)
    page = board(qtbot, window)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Đã khóa", timeout=LONG)

    def come() -> None:
        drop(page, sent / "hai.json")
        qtbot.waitUntil(page.intake.take_button.isVisible, timeout=LONG)
        assert column(page, VERDICT) == ["Báo cáo đã khóa"]
        assert page.intake.head.text().startswith("Xem trước: 0 nhận được, 1 chờ quyết định")
        qtbot.mouseClick(page.intake.take_button, LEFT)
        waits = "1 tệp chờ quyết định"
        qtbot.waitUntil(lambda: waits in cell(page, NAME, MISSING), timeout=LONG)
        assert (cell(page, NAME, STATE), cell(page, NAME, REVISION)) == ("Đã khóa", "1")

    come()
    # Enter on the file leads to the decision; Enter there decides nothing.
    page.intake.table.setFocus()
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideLockedDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
    assert cell(page, NAME, STATE) == "Đã khóa"

    # So does Enter on the unit; the locked one is kept.
    stand_on(page, NAME)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideLockedDialog)
    assert isinstance(dialog, DecideLockedDialog)
    assert "hai.json" in dialog.came.text()
    qtbot.keyClick(dialog, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "chờ quyết định" not in cell(page, NAME, MISSING), timeout=LONG)
    assert cell(page, NAME, STATE) == "Đã khóa"
    assert asked(qtbot, window, states) == [ReceiptState.LOCKED, ReceiptState.WITHDRAWN]

    # It comes once more, and this time it is let in.
    page.intake.close_button.click()
    come()
    stand_on(page, NAME)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideLockedDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: cell(page, NAME, REVISION) == "2", timeout=LONG)
    assert cell(page, NAME, STATE) == "Đã nhận"


def test_nothing_to_give_says_so_in_both_languages(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    for language, words in (("vi", "Không còn tệp nào"), ("en", "No file")):
        install_translations(qapp, language)
        page.run.strangers.action.trigger()
        dialog = modal(qtbot, StrangerFilesDialog)
        assert isinstance(dialog, StrangerFilesDialog)
        intro = dialog.intro
        qtbot.waitUntil(lambda label=intro: bool(label.text()), timeout=LONG)
        assert words in intro.text()
        assert not dialog.give_button.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
    install_translations(qapp, "vi")
