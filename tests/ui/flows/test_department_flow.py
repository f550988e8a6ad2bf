# SPDX-License-Identifier: MIT
"""The department's round by keys and mouse: a report goes back with comments; who owes, who is reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

from board_keys import CTRL, LEFT, LONG, board, cell, drop, modal, stand_on
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Obligation, Receipt, ReceiptState, ReturnSlip
from lsapp.services.desk import open_desk
from lsapp.services.receiving import take_in
from ui import places
from ui.dialogs.obligation import ObligationDialog
from ui.dialogs.reminders import RemindersDialog
from ui.dialogs.return_slip import ReturnSlipDialog
from ui.dialogs.return_slip_place import NotePlaceDialog
from ui.main_window import MainWindow
from ui.models.compiling_board_model import MISSING, STATE
from ui.pages.compiling import CompilingPage


def give_keyboard_back(qtbot: QtBot, window: MainWindow, page: CompilingPage) -> None:
    """Without a window manager nobody does that after a dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.table.setFocus()


def comment(qtbot: QtBot, dialog: ReturnSlipDialog, looked_for: str, words: str) -> str:
    """Write a comment: the place by a few letters, Enter, the words, Ctrl+Enter; returns the place."""
    qtbot.mouseClick(dialog.form.add_button, LEFT)
    asked = modal(qtbot, NotePlaceDialog)
    assert isinstance(asked, NotePlaceDialog)
    qtbot.keyClicks(asked.line, looked_for)
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    place = str(asked.list.currentIndex().data())
    qtbot.keyClicks(asked.text, words)
    qtbot.keyClick(asked.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog, timeout=LONG)
    return place


def test_a_report_goes_back_with_two_comments_and_its_unit_reads_them(
    open_window: Callable[..., MainWindow],
    department: Path,
    letter: Path,
    sample: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    drop(page, letter)
    qtbot.waitUntil(page.intake.take_button.isVisible, timeout=LONG)
    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(lambda: cell(page, "Xã Thất Khê", STATE) == "Đã nhận", timeout=LONG)

    give_keyboard_back(qtbot, window, page)
    stand_on(page, "Xã Thất Khê")
    assert page.bar.return_action.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_R, CTRL)
    dialog = modal(qtbot, ReturnSlipDialog)
    assert isinstance(dialog, ReturnSlipDialog)
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    first = comment(qtbot, dialog, "1.1 ket qua trong ky", "Chua ro so nguoi")
    assert "Nhiệm vụ 1.1 " in first
    assert first.endswith("Kết quả trong kỳ")
    comment(qtbot, dialog, "1.2 han hoan thanh", "Xem lai han")
    # A third one that the rules suggest is ticked by Space, and taken back.
    dialog.form.table.setFocus()
    dialog.form.table.setCurrentIndex(dialog.form.model.index(3, 1))
    for count in (3, 2):
        qtbot.keyClick(dialog.form.table, Qt.Key.Key_Space)
        assert dialog.write_button.text() == f"&Trả lại với {count} góp ý"
    qtbot.keyClicks(dialog.form.remark, "Can bo sung")
    qtbot.keyClicks(dialog.form.due, "25.12.2026")
    dialog.form.folder.line.setText(str(tmp_path / "đi"))
    qtbot.mouseClick(dialog.write_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)
    paths = sorted(Path(one).suffix for one in dialog.written.paths)
    assert paths == [".eml", ".lsreturn"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: cell(page, "Xã Thất Khê", STATE) == "Đã trả lại", timeout=LONG)
    assert page.bar.unit == "X06040"  # the board stands where it stood
    window.close()
    with open_desk(department) as desk:
        assert [one.state for one in desk.store.select(Receipt)] == [ReceiptState.RETURNED]
        (kept,) = desk.store.select(ReturnSlip)
        assert (kept.remark, kept.due_on) == ("Can bo sung", dt.date(2026, 12, 25))

    # What lies in the letter is what the unit opens.
    (mail,) = (tmp_path / "đi").glob("*.eml")
    (attached,) = message_from_bytes(mail.read_bytes(), policy=policy.default).iter_attachments()
    slip = tmp_path / "nhận.lsreturn"
    slip.write_bytes(attached.get_payload(decode=True))
    unit = open_window(sample)
    drop(unit, slip)
    qtbot.waitUntil(
        lambda: sum(one.level == "note" for one in unit.findings.findings) == 2, timeout=LONG
    )
    told = {one.message: one for one in unit.findings.findings if one.level == "note"}
    one = told["Chua ro so nguoi"]
    assert f"{one.where} - {one.label}" == first
    assert (told["Xem lai han"].kind, told["Xem lai han"].field) == ("activity", "due_on")


def test_what_is_wrong_with_an_answer_is_told_and_nothing_is_written(
    open_window: Callable[..., MainWindow],
    department: Path,
    letter: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    with open_desk(department) as desk:
        take_in(desk, [letter])
    window = open_window(department)
    page = board(qtbot, window)
    stand_on(page, "Xã Thất Khê")
    qtbot.mouseClick(page.bar.row.button(page.bar.return_action), LEFT)
    dialog = modal(qtbot, ReturnSlipDialog)
    assert isinstance(dialog, ReturnSlipDialog)
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    folder = tmp_path / "đi"
    dialog.form.folder.line.setText(str(folder))
    for typed, words in (
        ("", "phải có nhận xét hoặc góp ý"),
        ("ngay mai", "Hạn gửi lại"),
    ):
        dialog.form.due.setText(typed)
        qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
        qtbot.mouseClick(dialog.write_button, LEFT)
        qtbot.waitUntil(lambda: words in dialog.notice.text(), timeout=LONG)  # noqa: B023
    dialog.form.due.clear()
    qtbot.keyClicks(dialog.form.remark, "Can bo sung")
    qtbot.keyClicks(dialog.form.address, "khong co a cong")
    qtbot.mouseClick(dialog.write_button, LEFT)
    qtbot.waitUntil(lambda: "khong co a cong" in dialog.notice.text(), timeout=LONG)
    assert not folder.exists()

    # Accepted, it needs no word; the address may be left empty.
    dialog.form.address.clear()
    qtbot.mouseClick(dialog.form.accept_choice, LEFT)
    assert not dialog.form.due.isEnabled()
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(dialog.write_button, LEFT)
    qtbot.waitUntil(lambda: len(dialog.written.paths) == 2, timeout=LONG)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: cell(page, "Xã Thất Khê", STATE) == "Đã chấp nhận", timeout=LONG)


def test_who_owes_is_decided_with_a_reason_and_taken_back(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    owing = page.summary.text()
    stand_on(page, "Sở Nội vụ")
    qtbot.mouseClick(page.bar.row.button(page.bar.excuse_action), LEFT)
    dialog = modal(qtbot, ObligationDialog)
    assert isinstance(dialog, ObligationDialog)
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert dialog.notice.isVisible()  # no reason yet
    qtbot.keyClicks(dialog.form.editor("reason"), "Sap nhap thang 12")
    qtbot.keyClick(dialog.form.editor("reason"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, "Sở Nội vụ", STATE) == "Được miễn", timeout=LONG)
    assert cell(page, "Sở Nội vụ", MISSING) == "Miễn báo cáo: Sap nhap thang 12"
    assert page.summary.text() != owing

    # The filter counts it, and shows it alone.
    page.states.setFocus()
    qtbot.keyClick(page.states, Qt.Key.Key_End)
    assert page.states.currentText() == "Được miễn (1)"
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    qtbot.keyClick(page.states, Qt.Key.Key_Home)

    stand_on(page, "Sở Tài chính")
    qtbot.mouseClick(page.bar.row.button(page.bar.extend_action), LEFT)
    dialog = modal(qtbot, ObligationDialog)
    assert isinstance(dialog, ObligationDialog)
    qtbot.keyClicks(dialog.form.editor("due_on"), "28/12/2026")
    qtbot.keyClicks(dialog.form.editor("reason"), "Mat dien do bao")
    qtbot.mouseClick(dialog.save_button, LEFT)
    words = "Hạn riêng 28/12/2026: Mat dien do bao"
    qtbot.waitUntil(lambda: cell(page, "Sở Tài chính", MISSING) == words, timeout=LONG)

    give_keyboard_back(qtbot, window, page)
    for name in ("Sở Tài chính", "Sở Nội vụ"):
        qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: cell(page, name, MISSING) == "", timeout=LONG)  # noqa: B023
    assert page.summary.text() == owing
    window.close()
    with open_desk(department) as desk:
        assert desk.store.count(Obligation) == 0


def test_a_deadline_on_a_day_off_is_told_and_kept_or_moved(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    stand_on(page, "Sở Tài chính")
    qtbot.mouseClick(page.bar.row.button(page.bar.extend_action), LEFT)
    dialog = modal(qtbot, ObligationDialog)
    assert isinstance(dialog, ObligationDialog)
    day = dialog.form.editor("due_on")
    qtbot.keyClicks(dialog.form.editor("reason"), "Mat dien do bao")
    day.setFocus()
    qtbot.keyClicks(day, "27/12/2026")  # a Sunday
    qtbot.keyClick(day, Qt.Key.Key_Return)
    # That press tells, and keeps nothing yet.
    qtbot.waitUntil(dialog.notice.isVisible, timeout=LONG)
    assert "ngày làm việc tiếp theo là 28/12/2026" in dialog.notice.text()
    assert dialog.isVisible()
    assert not dialog.is_working
    assert dialog.notice.button.hasFocus()
    qtbot.keyClick(dialog.notice.button, Qt.Key.Key_Space)
    assert day.text() == "28/12/2026"
    assert not dialog.notice.isVisible()
    # Another day off is told at the day, asked about as well, and kept by another press.
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "02/01/2027")
    qtbot.keyClick(day, Qt.Key.Key_Tab)
    told = [one.text() for one in dialog.form.findChildren(QLabel) if one.isVisible()]
    assert any("tiếp theo là 04/01/2027" in one for one in told)
    qtbot.mouseClick(dialog.save_button, LEFT)
    assert "tiếp theo là 04/01/2027" in dialog.notice.text()
    assert not dialog.is_working
    qtbot.mouseClick(dialog.save_button, LEFT)
    words = "Hạn riêng 02/01/2027: Mat dien do bao"
    qtbot.waitUntil(lambda: cell(page, "Sở Tài chính", MISSING) == words, timeout=LONG)


def test_the_menu_of_the_page_is_in_groups_and_keeps_them(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    board(qtbot, window)
    menu = next(one for one in window.menuBar().actions() if "Dữ liệu" in plain(one)).menu()

    def groups() -> list[int]:
        menu.aboutToShow.emit()
        counts = [0]
        for action in menu.actions():
            if action.isSeparator():
                counts.append(0)
            else:
                assert not action.icon().isNull(), action.text()
                counts[-1] += 1
        return counts

    first = groups()
    assert len(first) == 5
    assert 0 < max(first) <= 5
    window.show_page(places.OVERVIEW)
    groups()
    window.show_page(places.COMPILING)
    assert groups() == first  # its lines are the page's own, and outlive another page's menu


def plain(action: QAction) -> str:
    return action.text().replace("&", "")


def test_reminders_are_looked_at_and_written_for_the_units_that_are_ticked(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    qtbot.mouseClick(page.bar.row.button(page.bar.remind_action), LEFT)
    dialog = modal(qtbot, RemindersDialog)
    assert isinstance(dialog, RemindersDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 80, timeout=LONG)
    QApplication.clipboard().setText("Xã Thất Khê\tvp@thatkhe.example\nKhông có\tai@x.example")
    qtbot.mouseClick(dialog.paste_button, LEFT)
    assert "Không có" in dialog.notice.text()
    qtbot.mouseClick(dialog.none_button, LEFT)
    assert not dialog.write_button.isEnabled()
    for name in ("Xã Thất Khê", "Sở Nội vụ"):
        row = next(
            at for at in range(dialog.model.rowCount()) if dialog.model.index(at, 0).data() == name
        )
        dialog.table.setCurrentIndex(dialog.model.index(row, 0))
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.letter.preview.toPlainText().startswith("Kính gửi: Sở Nội vụ\n")
    dialog.letter.setCurrentIndex(1)
    dialog.letter.subject.selectAll()
    qtbot.keyClicks(dialog.letter.subject, "Nhac {code}")
    dialog.folder.line.setText(str(tmp_path / "nhắc"))
    assert dialog.write_button.text() == "Ghi 2 thư nhá&p"
    qtbot.mouseClick(dialog.write_button, LEFT)
    qtbot.waitUntil(lambda: len(dialog.written.paths) == 2, timeout=LONG)
    mails = [
        message_from_bytes(one.read_bytes(), policy=policy.default)
        for one in (tmp_path / "nhắc").iterdir()
    ]
    told = {str(one["Subject"]): one["To"] for one in mails}
    assert told.pop("Nhac X06040") == "vp@thatkhe.example"
    assert list(told.values()) == [None]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    # The address and the words are there the next time.
    qtbot.mouseClick(page.bar.row.button(page.bar.remind_action), LEFT)
    again = modal(qtbot, RemindersDialog)
    assert isinstance(again, RemindersDialog)
    assert again.letter.subject.text() == "Nhac {code}"
    qtbot.waitUntil(lambda: again.model.rowCount() > 80, timeout=LONG)
    assert again.model.address("X06040") == "vp@thatkhe.example"
    qtbot.keyClick(again, Qt.Key.Key_Escape)


def test_the_dialogs_open_in_each_language(
    language: str,
    open_window: Callable[..., MainWindow],
    department: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    for action, kind, title in (
        (page.bar.excuse_action, ObligationDialog, "Excuse from the report"),
        (page.bar.add_action, ObligationDialog, "Add a unit that owes a report"),
        (page.bar.remind_action, RemindersDialog, "Remind units of the report"),
    ):
        action.trigger()
        dialog = modal(qtbot, kind)
        assert (dialog.windowTitle() == title) is (language == "en")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
