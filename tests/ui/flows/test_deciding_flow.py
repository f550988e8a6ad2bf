# SPDX-License-Identifier: MIT
"""The department decides by keys and mouse: edited cells, a conflict, two revisions beside each other, and
an intake that is withdrawn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import openpyxl
import pytest
from board_keys import CTRL, LEFT, LONG, board, cell, drop, modal, stand_on
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, BudgetLine, Receipt, ReceiptState, new_key
from lsapp.services.desk import open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.round_board import round_board
from lsapp.submission.payload import canonical, digest
from lsapp.submission.versions import read_payload
from ui.dialogs.decide_conflict import DecideConflictDialog
from ui.dialogs.decide_edited import DecideEditedDialog
from ui.dialogs.received_files import ReceivedFilesDialog
from ui.dialogs.return_slip import ReturnSlipDialog
from ui.dialogs.revision_compare import RevisionCompareDialog
from ui.main_window import MainWindow
from ui.models.choice_model import KEPT, OTHER
from ui.models.compiling_board_model import MISSING, REVISION, STATE, UNIT
from ui.models.compiling_intake_model import NEXT, NOTES, VERDICT

NAME = "Xã Thất Khê"


@pytest.fixture(scope="module")
def sent(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the commune sent: a workbook edited outside, and two files of revision 2."""
    folder = tmp_path_factory.mktemp("gui")
    database = folder / "xa.lsdb"
    database.write_bytes(sample_file.read_bytes())
    with open_desk(database) as desk:
        export_submission(desk, desk.plan(), "X06040", "2026", ["xlsx", "json"], folder)
    workbook = openpyxl.load_workbook(folder / "KH48_2026_X06040_r1.xlsx")
    money = workbook["Kinh phí"]
    fields = {cell.value: cell.column for cell in money[1]}
    rows = [r for r in range(2, 99) if len(str(money.cell(r, 1).value or "")) == 36]
    money.cell(rows[0], fields["budget_line.planned"]).value = 7_000_000
    money.cell(rows[1], fields["budget_line.planned"]).value = "bay trieu"
    workbook.save(folder / "sua.xlsx")
    first = (folder / "KH48_2026_X06040_r1.json").read_bytes()
    payload = read_payload(first)
    for name in ("trai", "phai", "giua"):
        activities = list(payload.records.activities)
        activities[0] = msgspec.structs.replace(
            activities[0], note=f"Ghi chu {name}", content=f"Noi dung {name}"
        )
        rival = msgspec.structs.replace(
            payload,
            revision=2,
            uuid=new_key(),
            supersedes=digest(first),
            reason=f"Ly do {name}",
            records=msgspec.structs.replace(payload.records, activities=activities),
        )
        (folder / f"{name}.json").write_bytes(canonical(rival))
    return folder


@pytest.fixture
def disputed(department: Path, sent: Path) -> Path:
    """A department that holds revision 1 and both files of revision 2."""
    with open_desk(department) as desk:
        take_in(desk, [sent / "KH48_2026_X06040_r1.json", sent / "trai.json", sent / "phai.json"])
    return department


def test_an_edited_file_is_decided_cell_by_cell_counted_and_withdrawn(
    open_window: Callable[..., MainWindow], department: Path, sent: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    page = board(qtbot, window)
    drop(page, sent / "sua.xlsx")
    qtbot.waitUntil(page.intake.take_button.isVisible, timeout=LONG)
    assert not page.run.rows.decide_action.isEnabled()  # nothing is held yet
    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(lambda: "1 tệp chờ quyết định" in cell(page, NAME, MISSING), timeout=LONG)
    assert cell(page, NAME, STATE) == "Chưa nộp"

    # Enter on the file's line leads to the decision; Escape leaves it for later.
    page.intake.table.setFocus()
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideEditedDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)

    # So does Enter on the unit's line of the board.
    stand_on(page, NAME)
    assert page.bar.decide_action.isEnabled()
    assert not page.bar.return_action.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideEditedDialog)
    assert isinstance(dialog, DecideEditedDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)
    table, model = dialog.pane.table, dialog.pane.model
    assert [model.index(row, OTHER).data() for row in range(2)] == ["7.000.000", "bay trieu"]
    assert dialog.save_button.text() == "&Giữ số liệu đã niêm phong"
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)  # no number: stays as it was sealed
    assert model.taken == {0}
    assert dialog.save_button.text() == "&Ghi: lấy 1 trong 2 ô"
    qtbot.keyClicks(dialog.remark, "Xa xac nhan")
    qtbot.keyClick(dialog.remark, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Đã nhận", timeout=LONG)
    assert "chờ quyết định" not in cell(page, NAME, MISSING)

    # The list of files tells who decided what.
    stand_on(page, NAME)
    page.bar.files_action.trigger()
    files = modal(qtbot, ReceivedFilesDialog)
    assert isinstance(files, ReceivedFilesDialog)
    qtbot.waitUntil(files.decision.isVisible, timeout=LONG)
    told = files.decision.text.toPlainText()
    assert "Lấy giá trị đã sửa ở 1 ô" in told
    assert "Giữ giá trị đã niêm phong ở 1 ô" in told
    assert told.startswith("Lý do: Xa xac nhan\n")
    qtbot.keyClick(files, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)

    # Nothing waits: Enter shows the unit's own pages, with the chosen value.
    stand_on(page, NAME)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.view.unit == "X06040", timeout=LONG)
    planned = {one.planned for one in window.session.records(BudgetLine)}
    assert 7_000_000 in planned
    assert not window.session.can_edit

    page = board(qtbot, window)
    stand_on(page, NAME)
    page.bar.files_action.trigger()
    files = modal(qtbot, ReceivedFilesDialog)
    assert isinstance(files, ReceivedFilesDialog)
    qtbot.waitUntil(files.withdraw_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(files.withdraw_button, LEFT)
    box = modal(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    agree = next(one for one in box.buttons() if one.text() == "&Rút lại")
    qtbot.mouseClick(agree, LEFT)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Chưa nộp", timeout=LONG)
    qtbot.keyClick(files, Qt.Key.Key_Escape)
    window.close()
    with open_desk(department) as desk:
        (receipt,) = desk.store.select(Receipt)
        assert (receipt.state, receipt.decision) == (ReceiptState.WITHDRAWN, None)
        assert desk.store.count(BudgetLine) == 0


def test_a_conflict_is_settled_with_a_value_of_the_other_file(
    open_window: Callable[..., MainWindow], disputed: Path, sent: Path, qtbot: QtBot
) -> None:
    with open_desk(disputed) as desk:
        take_in(desk, [sent / "giua.json"])  # three claim the revision: which two is chosen first
    window = open_window(disputed)
    page = board(qtbot, window)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Xung đột", timeout=LONG)
    stand_on(page, NAME)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideConflictDialog)
    assert isinstance(dialog, DecideConflictDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)
    model = dialog.pane.model
    assert dialog.base.count() == dialog.other.count() == 3
    pair = {dialog.base.currentText()[-9:], dialog.other.currentText()[-9:]}
    assert len(pair) == 2
    at = dialog.other.findText("phai", Qt.MatchFlag.MatchContains)
    dialog.other.setFocus()
    while dialog.other.currentIndex() != at:
        step = Qt.Key.Key_Down if dialog.other.currentIndex() < at else Qt.Key.Key_Up
        qtbot.keyClick(dialog.other, step)
    while "trai" not in dialog.base.currentText():
        qtbot.keyClick(dialog.base, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=LONG)
    assert "phai" in dialog.other.currentText()
    first = str(model.index(0, KEPT).data())
    qtbot.mouseClick(dialog.swap_button, LEFT)
    qtbot.waitUntil(lambda: model.rowCount() == 2, timeout=LONG)
    assert model.index(0, OTHER).data() == first
    assert "phai" in dialog.base.currentText()
    row = next(at for at in range(2) if "Ghi chu" in str(model.index(at, OTHER).data()))
    dialog.pane.table.stand_on(row)
    qtbot.keyClick(dialog.pane.table, Qt.Key.Key_Space)
    assert dialog.save_button.text() == "&Dùng bản được tính, lấy 1 mục của bản kia"
    qtbot.keyClick(dialog.pane.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Đã nhận", timeout=LONG)
    assert not page.bar.decide_action.isEnabled()
    window.close()
    with open_desk(disputed) as desk:
        plan = desk.plan()
        lines = round_board(desk, plan, "2026", dt.date(2026, 12, 1)).lines
        (line,) = [one for one in lines if one.unit == "X06040"]
        assert (line.state.value, line.revision) == ("received", 2)
        notes = {(one.content, one.note) for one in desk.store.select(Activity)}
        assert ("Noi dung phai", "Ghi chu trai") in notes


def test_the_lines_of_an_intake_tell_what_was_decided_since(
    open_window: Callable[..., MainWindow], department: Path, sent: Path, qtbot: QtBot
) -> None:
    with open_desk(department) as desk:
        take_in(desk, [sent / "KH48_2026_X06040_r1.json", sent / "trai.json"])
    window = open_window(department)
    page = board(qtbot, window)
    drop(page, sent / "phai.json")
    qtbot.waitUntil(page.intake.take_button.isVisible, timeout=LONG)
    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Xung đột", timeout=LONG)
    lines = page.intake.table.model()

    def said(column: int) -> str:
        return str(lines.index(0, column).data())

    assert said(VERDICT) == "Xung đột"
    assert said(NEXT) == "Quyết định lấy bản nào."
    # The line above the board and the panel count the same.
    assert "1 tệp chờ quyết định" in page.summary.text()
    assert "1 chờ quyết định" in page.intake.head.text()

    page.intake.table.setFocus()
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Return)
    dialog = modal(qtbot, DecideConflictDialog)
    assert isinstance(dialog, DecideConflictDialog)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=LONG)
    is_taken = "phai" in dialog.base.currentText()
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: said(VERDICT) == "Đã quyết định", timeout=LONG)
    told = "Đã quyết định lấy bản này." if is_taken else "Đã quyết định không lấy bản này."
    assert said(NOTES) == told
    assert said(NEXT) == ("Xem báo cáo của đơn vị rồi phản hồi." if is_taken else "")
    assert "0 chờ quyết định" in page.intake.head.text()
    assert "Quyết định" not in page.intake.details.toPlainText()
    assert not page.run.rows.decide_action.isEnabled()
    qtbot.waitUntil(lambda: "chờ quyết định" not in page.summary.text(), timeout=LONG)

    # From the line to the unit's own pages, and back to a board that stands on that unit.
    page.table.setCurrentIndex(page.table.model().index(0, UNIT))
    assert page.table.currentIndex().data() != NAME
    page.intake.table.setFocus()
    page.run.rows.unit_action.trigger()
    qtbot.waitUntil(lambda: window.current_page is not page, timeout=LONG)
    page = board(qtbot, window)
    assert page.table.currentIndex().data() == NAME
    page.intake.table.setFocus()
    qtbot.keyClick(page.intake.table, Qt.Key.Key_Escape)
    assert page.intake.isHidden()
    qtbot.waitUntil(lambda: page.table.currentIndex().data() == NAME, timeout=LONG)


def test_two_revisions_are_compared_filtered_and_copied(
    open_window: Callable[..., MainWindow], disputed: Path, qtbot: QtBot
) -> None:
    window = open_window(disputed)
    page = board(qtbot, window)
    stand_on(page, NAME)
    page.bar.compare_action.trigger()
    dialog = modal(qtbot, RevisionCompareDialog)
    assert isinstance(dialog, RevisionCompareDialog)
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=LONG)
    assert dialog.before.currentText().startswith("Lần 1")
    assert dialog.after.currentText().startswith("Lần 2")
    assert dialog.changes.model.rowCount() == 2
    qtbot.keyClicks(dialog.filter, "ghi chu")
    qtbot.waitUntil(lambda: dialog.changes.model.rowCount() == 1, timeout=LONG)
    assert dialog.changes.head.text() == "1/2 thay đổi"
    qtbot.mouseClick(dialog.copy_button, LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Thay đổi", "Bản ghi", "Mục", "Trước", "Sau"]
    assert len(lines) == 2
    assert "Ghi chu" in lines[1]
    dialog.filter.clear()
    dialog.ways.setFocus()
    qtbot.keyClick(dialog.ways, Qt.Key.Key_End)  # what was removed
    dialog.ways.activated.emit(dialog.ways.currentIndex())
    assert dialog.changes.model.rowCount() == 0
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_answer_to_a_revision_shows_what_it_changed(
    open_window: Callable[..., MainWindow], department: Path, sent: Path, qtbot: QtBot
) -> None:
    first = sent / "KH48_2026_X06040_r1.json"
    with open_desk(department) as desk:
        take_in(desk, [first])
    window = open_window(department)
    page = board(qtbot, window)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Đã nhận", timeout=LONG)
    stand_on(page, NAME)
    qtbot.keyClick(page.table, Qt.Key.Key_R, CTRL)
    slip = modal(qtbot, ReturnSlipDialog)
    assert isinstance(slip, ReturnSlipDialog)
    qtbot.waitUntil(slip.write_button.isEnabled, timeout=LONG)
    assert slip.compare_button.isHidden()  # there is no revision before this one
    qtbot.keyClick(slip, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)

    drop(page, sent / "trai.json")
    qtbot.waitUntil(page.intake.take_button.isVisible, timeout=LONG)
    qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(lambda: cell(page, NAME, REVISION) == "2", timeout=LONG)
    stand_on(page, NAME)
    page.bar.return_action.trigger()
    slip = modal(qtbot, ReturnSlipDialog)
    assert isinstance(slip, ReturnSlipDialog)
    qtbot.waitUntil(slip.compare_button.isVisible, timeout=LONG)
    qtbot.keyClicks(slip.form.remark, "Xem lại")
    slip.compare_button.setFocus()
    qtbot.keyClick(slip.compare_button, Qt.Key.Key_Space)
    dialog = modal(qtbot, RevisionCompareDialog)
    assert isinstance(dialog, RevisionCompareDialog)
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=LONG)
    assert dialog.before.currentText().startswith("Lần 1")
    assert dialog.after.currentText().startswith("Lần 2")
    assert dialog.changes.model.rowCount() == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is slip, timeout=LONG)
    assert slip.form.remark.toPlainText() == "Xem lại"
    assert slip.write_button.isEnabled()
    qtbot.keyClick(slip, Qt.Key.Key_Escape)


def test_nothing_is_withdrawn_or_decided_once_it_is_accepted(
    open_window: Callable[..., MainWindow], department: Path, sent: Path, qtbot: QtBot
) -> None:
    with open_desk(department) as desk:
        take_in(desk, [sent / "sua.xlsx"], edited="sealed")
        (receipt,) = desk.store.select(Receipt)
        with desk.store.transaction("test.accepted") as tx:
            tx.put(msgspec.structs.replace(receipt, state=ReceiptState.ACCEPTED))
            tx.commit()
    window = open_window(department)
    page = board(qtbot, window)
    qtbot.waitUntil(lambda: cell(page, NAME, STATE) == "Đã chấp nhận", timeout=LONG)
    stand_on(page, NAME)
    page.bar.files_action.trigger()
    files = modal(qtbot, ReceivedFilesDialog)
    assert isinstance(files, ReceivedFilesDialog)
    qtbot.waitUntil(files.original_button.isEnabled, timeout=LONG)
    assert not files.withdraw_button.isEnabled()
    assert not files.decide_button.isEnabled()
    qtbot.keyClick(files, Qt.Key.Key_Escape)


def test_the_dialogs_open_in_each_language(
    language: str,
    open_window: Callable[..., MainWindow],
    disputed: Path,
    sent: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(disputed)
    page = board(qtbot, window)
    name = next(
        str(page.table.model().index(at, UNIT).data())
        for at in range(page.table.model().rowCount())
        if page.units.model.line(at).unit == "X06040"
    )
    stand_on(page, name)
    for action, kind, title in (
        (page.bar.decide_action, DecideConflictDialog, "Two submissions in conflict"),
        (page.bar.compare_action, RevisionCompareDialog, "Compare two submissions"),
    ):
        action.trigger()
        dialog = modal(qtbot, kind)
        assert (dialog.windowTitle() == title) is (language == "en")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
