# SPDX-License-Identifier: MIT
"""The whole circle: comments pinned at cells, a slip, answers one by one, and the department beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import CTRL, LEFT, LONG, drop, modal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Answer, DraftNote, ReturnNote, ReturnSlip, Role
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.submission.return_file import read_return_file
from ui.dialogs.export_submission import ExportSubmissionDialog
from ui.dialogs.note_here import NoteHereDialog
from ui.dialogs.return_slip import ReturnSlipDialog
from ui.dialogs.return_slip_earlier_model import ANSWER, STANDING
from ui.dialogs.return_slip_form import EARLIER
from ui.main_window import MainWindow
from ui.models.compiling_board_model import MISSING
from ui.models.submission_notes import NOTES
from ui.models.submission_stages import Step
from ui.pages.activities import ActivitiesPage
from ui.pages.compiling import CompilingPage
from ui.pages.page import Page
from ui.pages.results import ResultsPage
from ui.pages.submission import SubmissionPage
from ui.theme import Tone
from ui.widgets.grid_view import GridView

SHIFT = Qt.KeyboardModifier.ShiftModifier
UNIT = "X06040"
MENDED = "Da to chuc cho 120 nguoi"


@pytest.fixture
def department(sample: Path, tmp_path: Path) -> Path:
    """A department's file that holds the first revision of the sample's commune."""
    with open_desk(sample) as desk:
        done = export_submission(desk, desk.plan(), UNIT, "2026", ["json"], tmp_path / "r1")
    path = tmp_path / "so.lsdb"
    with create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48") as desk:
        take_in(desk, [done.files[0]])
    return path


def give_keyboard_back(qtbot: QtBot, window: MainWindow) -> None:
    """Without a window manager nobody does that after a dialog."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.focus_page()


def turn_to(qtbot: QtBot, window: MainWindow, key: Qt.Key, kind: type[Page]) -> Page:
    qtbot.keyClick(window, key, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.current_page, kind), timeout=LONG)
    page = window.current_page
    assert page is not None
    return page


def read_unit(qtbot: QtBot, window: MainWindow) -> None:
    """Open the unit's own pages from the board, as an officer does."""
    window.session.show(unit=UNIT, round_code="2026")
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.unit == UNIT, timeout=LONG
    )
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=LONG)


def pin(qtbot: QtBot, window: MainWindow, grid: GridView, words: str) -> None:
    """Comment on the cell that the keyboard is in."""
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_F2, SHIFT)
    dialog = modal(qtbot, NoteHereDialog)
    assert isinstance(dialog, NoteHereDialog)
    qtbot.keyClicks(dialog.text, words)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, CTRL)
    give_keyboard_back(qtbot, window)


def told(window: MainWindow) -> list[str]:
    """What the window says of the slip that is being written."""
    texts = [one.text() for one in window.notices.notices]
    return [one for one in texts if "phiếu" in one]


def progress_row(window: MainWindow) -> str:
    view = window.session.view
    assert view is not None
    return view.records.progress[0].activity


def write_slip(qtbot: QtBot, dialog: ReturnSlipDialog, folder: Path) -> Path:
    dialog.form.folder.line.setText(str(folder))
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(dialog.write_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)
    (slip,) = folder.glob("*.lsreturn")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    return slip


def open_slip(qtbot: QtBot, window: MainWindow) -> ReturnSlipDialog:
    qtbot.keyClick(window, Qt.Key.Key_F2, CTRL | SHIFT)
    dialog = modal(qtbot, ReturnSlipDialog)
    assert isinstance(dialog, ReturnSlipDialog)
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    return dialog


@pytest.fixture
def slip(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot, tmp_path: Path
) -> Path:
    """A slip with two comments that were pinned at cells of the unit's pages."""
    window = open_window(department)
    read_unit(qtbot, window)
    results = turn_to(qtbot, window, Qt.Key.Key_4, ResultsPage)
    assert isinstance(results, ResultsPage)
    row = progress_row(window)
    qtbot.waitUntil(lambda: results.grid.go_to(row, "result"), timeout=LONG)
    pin(qtbot, window, results.grid, "Chua ro so nguoi")
    first = "1 góp ý trong phiếu đang soạn cho Xã Thất Khê."
    qtbot.waitUntil(lambda: told(window) == [first], timeout=LONG)

    activities = turn_to(qtbot, window, Qt.Key.Key_3, ActivitiesPage)
    assert isinstance(activities, ActivitiesPage)
    qtbot.waitUntil(lambda: activities.grid.go_to(row, "product"), timeout=LONG)
    pin(qtbot, window, activities.grid, "Thieu san pham")
    qtbot.waitUntil(lambda: told(window) == [first.replace("1", "2", 1)], timeout=LONG)
    # The comment stands at its cell here as well.
    model = activities.grid.grid_model
    at = activities.grid.currentIndex()
    qtbot.waitUntil(lambda: model.mark(at.row(), at.column()) is not None, timeout=LONG)
    mark = model.mark(at.row(), at.column())
    assert mark is not None
    assert (mark.tone, mark.text) == (Tone.ACCENT, "Thieu san pham")

    dialog = open_slip(qtbot, window)
    assert [one.text for one in dialog.form.model.notes()] == ["Thieu san pham", "Chua ro so nguoi"]
    assert dialog.write_button.text() == "&Trả lại với 2 góp ý"
    path = write_slip(qtbot, dialog, tmp_path / "phiếu")
    qtbot.waitUntil(lambda: told(window) == [], timeout=LONG)
    window.close()
    with open_desk(department) as desk:
        assert desk.store.count(DraftNote) == 0
        assert desk.store.count(ReturnNote) == 2
    return path


def submission_page(qtbot: QtBot, window: MainWindow) -> SubmissionPage:
    page = turn_to(qtbot, window, Qt.Key.Key_8, SubmissionPage)
    assert isinstance(page, SubmissionPage)
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=LONG)
    qtbot.waitUntil(lambda: page.next_action.isEnabled(), timeout=LONG)
    return page


def open_lines(page: SubmissionPage) -> list[str]:
    part = next((one for one in page.list.checklist.parts if one.key == NOTES), None)
    return [] if part is None else [one.text for one in part.lines if not one.resolved]


def answer(
    open_window: Callable[..., MainWindow], sample: Path, slip: Path, qtbot: QtBot, folder: Path
) -> None:
    """What the unit does: one comment is mended in its cell, the other answered by words."""
    window = open_window(sample)
    drop(window, slip)
    qtbot.waitUntil(
        lambda: sum(one.level == "note" for one in window.findings.findings) == 2, timeout=LONG
    )
    page = submission_page(qtbot, window)
    qtbot.waitUntil(lambda: len(open_lines(page)) == 2, timeout=LONG)
    page.list.choose(next(k.key for k in page.list.checklist.parts[1].lines if "nguoi" in k.text))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    results = window.current_page
    assert isinstance(results, ResultsPage)
    qtbot.keyClick(results.grid, MENDED[0])
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, MENDED[1:])
    qtbot.keyClick(focused, Qt.Key.Key_Return)

    page = submission_page(qtbot, window)
    qtbot.waitUntil(lambda: page.detail.tick_button.isVisible(), timeout=LONG)
    qtbot.waitUntil(lambda: f"Nay: {MENDED}" in page.detail.values_text, timeout=LONG)
    qtbot.mouseClick(page.detail.tick_button, LEFT)
    qtbot.waitUntil(lambda: open_lines(page) == ["Thieu san pham"], timeout=LONG)
    assert MENDED in page.detail.answer.toPlainText()
    assert page.list.choose_first(NOTES)
    page.detail.answer.setFocus()
    qtbot.keyClicks(page.detail.answer, "San pham la hoi nghi")
    qtbot.keyClick(page.detail.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: open_lines(page) == [], timeout=LONG)
    qtbot.waitUntil(lambda: page.step is Step.EXPORT, timeout=LONG)
    qtbot.mouseClick(page.next_button, LEFT)
    dialog = modal(qtbot, ExportSubmissionDialog)
    assert isinstance(dialog, ExportSubmissionDialog)
    dialog.target.folder_line.setText(str(folder))
    qtbot.keyClicks(dialog.reason, "tra loi gop y")
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.close()


def test_comments_go_round_and_come_back_answered(
    open_window: Callable[..., MainWindow],
    department: Path,
    sample: Path,
    slip: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    answer(open_window, sample, slip, qtbot, tmp_path / "r2")
    with open_desk(sample) as desk:
        replies = {one.comment: one.text or "" for one in desk.store.select(Answer) if one.comment}
    assert MENDED in replies["Chua ro so nguoi"]
    assert replies["Thieu san pham"] == "San pham la hoi nghi"
    with open_desk(department) as desk:
        take_in(desk, [next((tmp_path / "r2").glob("*_r2.xlsx"))])

    # The board says so; both answers stand beside their comments, with what the cell held and holds.
    window = open_window(department)
    board = turn_to(qtbot, window, Qt.Key.Key_0, CompilingPage)
    assert isinstance(board, CompilingPage)
    units = board.units.model
    qtbot.waitUntil(lambda: units.row_of(UNIT) >= 0, timeout=LONG)
    qtbot.waitUntil(
        lambda: "đã trả lời 2/2 góp ý" in units.index(units.row_of(UNIT), MISSING).data(),
        timeout=LONG,
    )
    read_unit(qtbot, window)
    dialog = open_slip(qtbot, window)
    earlier = dialog.form.earlier
    assert dialog.form.tabs.currentIndex() == EARLIER
    assert dialog.form.tabs.tabText(EARLIER) == "Góp ý đã nêu: đã trả lời 2/2"
    rows = {one.note.text: row for row, one in enumerate(earlier.model.notes)}
    mended = earlier.model.notes[rows["Chua ro so nguoi"]]
    assert mended.is_changed
    assert mended.after == MENDED
    kept = earlier.model.notes[rows["Thieu san pham"]]
    assert not kept.is_changed
    at = earlier.model.index(rows["Thieu san pham"], ANSWER)
    assert at.data() == "San pham la hoi nghi"

    # One is settled by the space bar, the other made again; each is saved as it is decided.
    earlier.table.setFocus()
    earlier.table.setCurrentIndex(earlier.model.index(rows["Chua ro so nguoi"], 0))
    qtbot.keyClick(earlier.table, Qt.Key.Key_Space)
    at = earlier.model.index(rows["Chua ro so nguoi"], STANDING)
    qtbot.waitUntil(lambda: at.data() == "Đạt", timeout=LONG)
    qtbot.waitUntil(lambda: earlier.table.currentIndex().row() == rows["Thieu san pham"])
    qtbot.mouseClick(earlier.again_button, LEFT)
    at = earlier.model.index(rows["Thieu san pham"], STANDING)
    qtbot.waitUntil(lambda: at.data() == "Nêu lại", timeout=LONG)
    assert [one.text for one in dialog.form.model.notes()] == ["Thieu san pham"]
    second = write_slip(qtbot, dialog, tmp_path / "phiếu 2")
    said = read_return_file(second.read_bytes())
    assert (said.revision, [one.text for one in said.notes]) == (2, ["Thieu san pham"])
    window.close()
    with open_desk(department) as desk:
        first = min(desk.store.select(ReturnSlip), key=lambda one: one.revision)
        notes = desk.store.select(ReturnNote, unit=UNIT, slip=first.key)
        assert [one.resolved for one in notes] == [True, True]
        assert desk.store.count(DraftNote) == 0
