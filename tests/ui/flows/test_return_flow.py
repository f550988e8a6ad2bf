# SPDX-License-Identifier: MIT
"""There and back: a unit submits, the department returns it with comments, the unit mends and submits again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from board_keys import CTRL, LEFT, LONG, drop, modal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lsapp.domain.records import (
    Progress,
    ReturnDecision,
    ReturnNote,
    ReturnSlip,
    Role,
    Submission,
)
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.receiving import take_in
from lsapp.services.returning import FileNote, write_return
from ui import places
from ui.dialogs.export_submission import ExportSubmissionDialog
from ui.dialogs.submission_changes import SubmissionChangesDialog
from ui.main_window import MainWindow
from ui.models.submission_changes_model import AFTER, BEFORE, FIELD
from ui.models.submission_notes import NOTES
from ui.models.submission_stages import Stage, Step
from ui.pages.results import ResultsPage
from ui.pages.submission import SubmissionPage
from ui.theme import Tone

MENDED = "Da to chuc cho 120 nguoi"


def submission_page(qtbot: QtBot, window: MainWindow) -> SubmissionPage:
    """Turn to the page and wait until all of it is there."""
    qtbot.keyClick(window, Qt.Key.Key_8, CTRL)
    page = window.current_page
    assert isinstance(page, SubmissionPage)
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=LONG)
    qtbot.waitUntil(lambda: page.next_action.isEnabled(), timeout=LONG)
    return page


def close(qtbot: QtBot, dialog: QWidget, window: MainWindow) -> None:
    """Close a dialog; without a window manager nobody gives the keyboard back to the window."""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def export(qtbot: QtBot, page: SubmissionPage, folder: Path) -> ExportSubmissionDialog:
    """Press the primary button, and have the files written."""
    qtbot.waitUntil(lambda: page.step is Step.EXPORT, timeout=LONG)
    qtbot.mouseClick(page.next_button, LEFT)
    dialog = modal(qtbot, ExportSubmissionDialog)
    assert isinstance(dialog, ExportSubmissionDialog)
    dialog.target.folder_line.setText(str(folder))
    return dialog


def write(qtbot: QtBot, dialog: ExportSubmissionDialog) -> None:
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)


def slip_of(folder: Path, window: MainWindow, target: Path) -> None:
    """What the department does: take the file in, and return it with two comments."""
    progress = window.session.records(Progress)[0]
    activity = window.session.view.records.activities[2]  # type: ignore[union-attr]
    notes = [
        FileNote(kind="progress", record=progress.key, field="result", text="Chưa rõ số người"),
        FileNote(kind="activity", record=activity.key, field="product", text="Thiếu sản phẩm"),
    ]
    desk = create_desk(folder / "so.lsdb", unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48")
    with desk:
        take_in(desk, [folder / "KH48_2026_X06040_r1.json"])
        (held,) = desk.store.select(Submission, unit="X06040", round="2026")
        returned = ReturnDecision.RETURNED
        written = write_return(desk, desk.plan(), held, returned, "Cần bổ sung", notes)
    target.write_bytes(written.content)


def choose_file(qtbot: QtBot, path: Path, window: MainWindow) -> None:
    dialog = modal(qtbot, QFileDialog)
    (line,) = dialog.findChildren(QLineEdit, "fileNameEdit")
    line.setFocus()
    line.setText(str(path))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def note_lines(page: SubmissionPage) -> list[str]:
    part = next((one for one in page.list.checklist.parts if one.key == NOTES), None)
    return [] if part is None else [one.text for one in part.lines]


@pytest.fixture
def returned(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Path:
    """A slip with two comments on the revision that the unit has just sealed by the window."""
    page = submission_page(qtbot, window)
    dialog = export(qtbot, page, tmp_path)
    write(qtbot, dialog)
    close(qtbot, dialog, window)
    qtbot.waitUntil(lambda: page.step is Step.SEND, timeout=LONG)
    path = tmp_path / "phieu.lsreturn"
    slip_of(tmp_path, window, path)
    return path


def test_there_and_back(
    window: MainWindow, returned: Path, qtbot: QtBot, tmp_path: Path, sample: Path
) -> None:
    page = submission_page(qtbot, window)
    qtbot.mouseClick(page.stages.button(Stage.FOLLOW), LEFT)
    assert page.history.isVisible()
    qtbot.mouseClick(page.history.open_button, LEFT)
    choose_file(qtbot, returned, window)
    qtbot.waitUntil(lambda: page.step is Step.NOTES, timeout=LONG)
    assert "Bị trả lại" in page.history.detail.text()

    # The comments are pinned: in the list, on the badge, at the cell of another page.
    qtbot.mouseClick(page.next_button, LEFT)
    qtbot.waitUntil(lambda: len(note_lines(page)) == 2, timeout=LONG)
    qtbot.waitUntil(lambda: page.list.hasFocus())
    assert sorted(note_lines(page)) == ["Chưa rõ số người", "Thiếu sản phẩm"]
    qtbot.waitUntil(lambda: pins(window) == 2, timeout=LONG)
    page.list.choose(next(one.key for one in notes_of(page) if one.text == "Chưa rõ số người"))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    results = window.current_page
    assert isinstance(results, ResultsPage)
    index = results.grid.currentIndex()
    model = results.grid.grid_model
    mark = model.mark(index.row(), index.column())
    assert mark is not None
    assert (mark.tone, mark.text) == (Tone.ACCENT, "Chưa rõ số người")
    assert model.columns[index.column()].key == "result"

    # Mended in the cell that the keyboard is in, then both are answered as mended.
    before = model.text(index.row(), index.column())
    qtbot.keyClick(results.grid, MENDED[0])
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, MENDED[1:])
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    page = submission_page(qtbot, window)
    for left in (1, 0):
        page.list.choose_first(NOTES)
        qtbot.waitUntil(page.detail.tick_button.isVisible)
        qtbot.mouseClick(page.detail.tick_button, LEFT)
        qtbot.waitUntil(
            lambda: pins(window) == left,  # noqa: B023
            timeout=LONG,
        )
        qtbot.waitUntil(
            lambda: sum(not one.resolved for one in notes_of(page)) == left,  # noqa: B023
            timeout=LONG,
        )

    # The second revision asks why, and shows what has changed.
    dialog = export(qtbot, page, tmp_path)
    qtbot.waitUntil(lambda: dialog.changes.model.rowCount() == 3, timeout=LONG)
    row = [dialog.changes.model.index(0, column).data() for column in (FIELD, BEFORE, AFTER)]
    assert row == ["Kết quả trong kỳ", " ".join(before.split())[:200], MENDED]
    # The answers are part of what is new, as the comments were.
    replies = [dialog.changes.model.index(at, AFTER).data() for at in (1, 2)]
    assert any(MENDED in one for one in replies)
    assert not dialog.export_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "bo sung theo gop y")
    write(qtbot, dialog)
    close(qtbot, dialog, window)
    qtbot.waitUntil(lambda: len(page.reading.submissions.revisions) == 2, timeout=LONG)  # type: ignore[union-attr]

    # And the history compares the two.
    qtbot.mouseClick(page.stages.button(Stage.FOLLOW), LEFT)
    page.history.table.setFocus()
    qtbot.keyClick(page.history.table, Qt.Key.Key_Return)
    compared = modal(qtbot, SubmissionChangesDialog)
    assert isinstance(compared, SubmissionChangesDialog)
    qtbot.waitUntil(lambda: compared.changes.model.rowCount() == 3, timeout=LONG)
    assert compared.changes.model.index(0, AFTER).data() == MENDED
    compared.changes.table.setFocus()
    qtbot.keyClick(compared.changes.table, Qt.Key.Key_Return)
    assert window.current_page is results
    window.close()
    with open_desk(sample) as desk:
        assert [one.resolved for one in desk.store.select(ReturnNote)] == [True, True]
        revisions = desk.store.select(Submission, unit="X06040", round="2026")
        assert sorted(one.revision for one in revisions) == [1, 2]


def notes_of(page: SubmissionPage) -> list[object]:
    part = next((one for one in page.list.checklist.parts if one.key == NOTES), None)
    return [] if part is None else list(part.lines)


def test_a_slip_is_dropped_on_the_window_and_the_same_one_again_is_only_told(
    window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    for held in (False, True):
        drop(window, returned)
        words = "đã mở từ trước" if held else "bị trả lại (2 góp ý)"
        qtbot.waitUntil(
            lambda: any(words in one for one in notices(window)),  # noqa: B023
            timeout=LONG,
        )
    qtbot.waitUntil(lambda: pins(window) == 2, timeout=LONG)
    # Taken back, the pins go with it.
    page = window.current_page
    assert page is not None
    qtbot.keyClick(page, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: pins(window) == 0, timeout=LONG)


def test_a_damaged_slip_is_told_and_changes_nothing(
    window: MainWindow, returned: Path, qtbot: QtBot, sample: Path
) -> None:
    returned.write_bytes(returned.read_bytes().replace(b"X06040", b"X06041"))
    drop(window, returned)
    told = modal(qtbot, QMessageBox)
    assert isinstance(told, QMessageBox)
    assert "bị hỏng" in f"{told.text()} {told.informativeText()}"
    close(qtbot, told, window)
    window.close()
    with open_desk(sample) as desk:
        assert desk.store.count(ReturnSlip) == 0


def test_a_comment_is_found_in_the_list_below_every_page(
    window: MainWindow, returned: Path, qtbot: QtBot
) -> None:
    drop(window, returned)
    qtbot.waitUntil(lambda: pins(window) == 2, timeout=LONG)
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    buttons = window.findings_dock.findChildren(QToolButton)
    (of_notes,) = [one for one in buttons if one.text() == "Góp ý của Sở (2)"]
    qtbot.mouseClick(of_notes, LEFT)
    qtbot.waitUntil(of_notes.isChecked)
    (settle,) = [one for one in buttons if one.text() == "Đã sửa"]
    assert settle.isVisible()
    qtbot.mouseClick(settle, LEFT)
    qtbot.waitUntil(lambda: of_notes.text() == "Góp ý của Sở (1)", timeout=LONG)
    (reply,) = [one for one in buttons if one.text() == "Giải trình..."]
    qtbot.mouseClick(reply, LEFT)
    page = window.current_page
    assert isinstance(page, SubmissionPage)
    qtbot.waitUntil(page.detail.answer.isVisible, timeout=LONG)


def pins(window: MainWindow) -> int:
    """How many comments stand among the findings."""
    return sum(one.level == "note" for one in window.findings.findings)


def notices(window: MainWindow) -> list[str]:
    from ui.widgets.notice import Notice

    return [one.text() for one in window.notices.findChildren(Notice)]


def test_files_are_written_again_and_copied_from_the_history(
    window: MainWindow, returned: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, window)
    qtbot.mouseClick(page.stages.button(Stage.FOLLOW), LEFT)
    history = page.history
    qtbot.waitUntil(history.files_button.isEnabled, timeout=LONG)
    qtbot.mouseClick(history.files_button, LEFT)
    copied = QApplication.clipboard().mimeData().urls()
    assert len(copied) == 4
    before = {one.name: one.read_bytes() for one in tmp_path.glob("KH48_2026_X06040_r1.*")}
    # What is changed since does not stop the old files from being written again.
    progress = window.session.records(Progress)[0]
    changed = msgspec.structs.replace(progress, result="Khác")
    window.session.save("results.saved", [changed])
    qtbot.waitUntil(lambda: page.step is Step.EXPORT, timeout=LONG)
    history.export_action.trigger()
    dialog = modal(qtbot, ExportSubmissionDialog)
    assert isinstance(dialog, ExportSubmissionDialog)
    assert dialog.reason.isHidden()
    dialog.target.folder_line.setText(str(tmp_path / "lại"))
    write(qtbot, dialog)
    again = {one.name: one.read_bytes() for one in (tmp_path / "lại").iterdir()}
    assert again == before


def test_the_history_and_the_changes_open_in_each_language(
    language: str,
    open_window: Callable[..., MainWindow],
    sample: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    from lsapp.services.exporting import export_submission

    with open_desk(sample) as desk:
        export_submission(desk, desk.plan(), "X06040", "2026", ["json"], tmp_path)
    window = open_window(sample)
    page = submission_page(qtbot, window)
    qtbot.mouseClick(page.stages.button(Stage.FOLLOW), LEFT)
    assert page.history.current is not None
    page.tools.compare.trigger()
    dialog = modal(qtbot, SubmissionChangesDialog)
    assert isinstance(dialog, SubmissionChangesDialog)
    words = {"vi": "Không có gì khác nhau", "en": "Nothing differs"}[language]
    qtbot.waitUntil(lambda: dialog.changes.head.text() == words, timeout=LONG)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert page.objectName() == places.SUBMISSION
