# SPDX-License-Identifier: MIT
"""From the checklist to files that another office takes in, by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, Answer, Dispatch, DispatchWay, Role
from lsapp.services.desk import Desk, create_desk, open_desk
from lsapp.services.receiving import Outcome, take_in
from lsapp.services.recording import save
from lsapp.services.sampling import make_sample
from lsapp.storage.transaction import Change
from ui import places
from ui.dialogs.department_form import DepartmentFormDialog
from ui.dialogs.export_submission import ExportSubmissionDialog
from ui.dialogs.send_mail import SendMailDialog
from ui.main_window import MainWindow
from ui.models.submission_stages import Stage, Step
from ui.pages.submission import SubmissionPage
from ui.settings import Settings
from ui.translation import install_translations

LONG = 20_000  # milliseconds, on a machine with other work


def submission_page(qtbot: QtBot, window: MainWindow) -> SubmissionPage:
    """Turn to the page and wait until all of it is there."""
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    page = window.current_page
    assert isinstance(page, SubmissionPage)
    wait_until_settled(qtbot, window, page)
    return page


def wait_until_settled(qtbot: QtBot, window: MainWindow, page: SubmissionPage) -> None:
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=LONG)
    qtbot.waitUntil(lambda: page.preview.is_current, timeout=LONG)
    qtbot.waitUntil(lambda: len(page.list.checklist.parts) > 2, timeout=LONG)


def open_export(qtbot: QtBot, page: SubmissionPage) -> ExportSubmissionDialog:
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def shown() -> ExportSubmissionDialog | None:
        dialog = QApplication.activeModalWidget()
        return dialog if isinstance(dialog, ExportSubmissionDialog) else None

    qtbot.waitUntil(lambda: shown() is not None, timeout=LONG)
    dialog = shown()
    assert dialog is not None
    return dialog


def export_into(qtbot: QtBot, dialog: ExportSubmissionDialog, folder: Path) -> None:
    dialog.target.folder_line.setFocus()
    dialog.target.folder_line.selectAll()
    qtbot.keyClicks(dialog.target.folder_line, str(folder))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)


def modal(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=LONG)
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def close(qtbot: QtBot, dialog: QWidget, window: MainWindow) -> None:
    """Close the dialog; without a window manager nobody gives the keyboard back to the window."""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def part(page: SubmissionPage, key: str) -> list[str]:
    """The lines of a part as they are shown."""
    found = next(one for one in page.list.checklist.parts if one.key == key)
    return [line.text for line in found.lines]


def taken_in(tmp_path: Path, files: list[Path]) -> list[Outcome]:
    """What a department without any submission says of these files."""
    desk = create_desk(tmp_path / "so.lsdb", unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48")
    with desk:
        return take_in(desk, files)


def test_the_checklist_shows_what_is_found_and_how_complete_the_round_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = submission_page(qtbot, window)
    assert part(page, "hard") == []
    assert len(part(page, "soft")) == len(window.findings.findings) > 0
    assert len(part(page, "groups")) == 7
    assert part(page, "forms")
    assert part(page, "sections")
    assert page.history.current is None
    assert page.next_button.isEnabled()


def test_from_the_sample_to_files_that_the_department_takes_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, window)
    assert page.preview.revision is None
    dialog = open_export(qtbot, page)
    assert dialog.reason.isHidden()
    qtbot.mouseClick(dialog.target.box("docx"), Qt.MouseButton.LeftButton)
    export_into(qtbot, dialog, tmp_path / "gửi Sở")
    names = [Path(one).name for one in dialog.written.paths]
    assert names == [f"KH48_2026_X06040_r1.{one}" for one in ("xlsx", "pdf", "json")]
    qtbot.mouseClick(dialog.written.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines() == dialog.written.paths
    copied = QGuiApplication.clipboard().mimeData().urls()
    assert [Path(one.toLocalFile()) for one in copied] == [
        Path(one) for one in dialog.written.paths
    ]
    files = [Path(one) for one in dialog.written.paths]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    # The round is sealed now: the page says so and shows the very paper.
    qtbot.waitUntil(lambda: page.preview.revision == 1, timeout=LONG)
    qtbot.waitUntil(lambda: page.history.current is not None, timeout=LONG)
    assert window.settings.read_text("files/export_folder") == str(tmp_path / "gửi Sở")
    window.close()
    assert [one.verdict.value for one in taken_in(tmp_path, files)] == ["new", "same", "same"]


def test_a_second_revision_needs_its_reason_and_says_what_changed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, window)
    dialog = open_export(qtbot, page)
    export_into(qtbot, dialog, tmp_path)
    close(qtbot, dialog, window)
    qtbot.waitUntil(lambda: page.preview.revision == 1, timeout=LONG)
    page.list.choose_first("soft")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.detail.answer, "Chờ kinh phí")
    qtbot.keyClick(page.detail.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.session.records(Answer)))

    dialog = open_export(qtbot, page)
    assert dialog.reason.hasFocus()
    assert not dialog.export_button.isEnabled()
    qtbot.keyClicks(dialog.reason, "giải trình theo yêu cầu")
    assert dialog.export_button.isEnabled()
    export_into(qtbot, dialog, tmp_path)
    files = [Path(one) for one in dialog.written.paths]
    assert files[0].name == "KH48_2026_X06040_r2.xlsx"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.close()
    (outcome,) = taken_in(tmp_path, [tmp_path / "KH48_2026_X06040_r2.json"])
    assert (outcome.revision, outcome.taken) == (2, True)


def test_a_warning_is_answered_in_its_place_and_the_answer_is_saved(
    window: MainWindow, qtbot: QtBot, sample: Path
) -> None:
    page = submission_page(qtbot, window)
    page.list.choose_first("soft")
    first = page.list.current_line
    assert first is not None
    assert first.finding is not None
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.detail.answer.hasFocus()
    qtbot.keyClicks(page.detail.answer, "Đang trình ký")
    qtbot.keyClick(page.detail.answer, Qt.Key.Key_Return)
    # The keyboard is on the next warning without a reason.
    assert page.list.hasFocus()
    assert page.list.current_line is not None
    assert page.list.current_line.key != first.key
    assert page.list.choose(first.key)
    assert page.list.current_line.answer == "Đang trình ký"
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=LONG)
    found = next(one for one in window.findings.findings if one.answer)
    assert (found.code, found.record) == (first.finding.code, first.finding.record)
    window.close()
    with open_desk(sample) as desk:
        (kept,) = desk.store.select(Answer, unit="X06040", round="2026")
    assert (kept.code, kept.record, kept.text) == (found.code, found.record, "Đang trình ký")


def test_an_answer_is_taken_back_by_emptying_it_and_by_undo(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = submission_page(qtbot, window)
    page.list.choose_first("soft")
    page.list.setFocus()
    first = page.list.current_line
    assert first is not None
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.detail.answer, "Lý do")
    qtbot.mouseClick(page.detail.answer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.records(Answer)) == 1)
    qtbot.waitUntil(lambda: window.session.next_actions is not None, timeout=LONG)
    page.list.choose(first.key)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    page.detail.answer.selectAll()
    qtbot.keyClick(page.detail.answer, Qt.Key.Key_Delete)
    qtbot.keyClick(page.detail.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.session.records(Answer), timeout=LONG)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.session.records(Answer)) == 1, timeout=LONG)


@pytest.fixture
def blocked(open_window: Callable[..., MainWindow], sample: Path) -> MainWindow:
    """A window on a sample in which something must be mended before it can leave."""
    with open_desk(sample) as desk:
        one = desk.store.select(Activity, unit="X06040")[0]
        save(desk, "activity.saved", [msgspec.structs.replace(one, content=None)])
    return open_window(sample)


def test_what_blocks_is_led_to_instead_of_exported(blocked: MainWindow, qtbot: QtBot) -> None:
    page = submission_page(qtbot, blocked)
    assert part(page, "hard")
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    line = page.list.current_line
    assert line is not None
    assert line.finding is not None
    assert line.finding.level == "hard"
    assert QApplication.activeModalWidget() is None
    qtbot.mouseClick(page.detail.go_button, Qt.MouseButton.LeftButton)
    shown = blocked.current_page
    assert shown is not None
    assert shown.objectName() == line.page != places.SUBMISSION


def test_an_export_that_the_rules_forbid_lists_why_and_leads_there(
    blocked: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, blocked)
    # As where the last change was made before the rules have seen it.
    submissions = page.reading.submissions
    assert submissions is not None
    page.tools.open_export(submissions)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportSubmissionDialog)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.blocking.count() > 0, timeout=LONG)
    assert dialog.blocking.isVisible()
    assert not list(tmp_path.glob("*_r1.*"))
    qtbot.keyClick(dialog.blocking, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: blocked.current_page is not page, timeout=LONG)


def test_text_is_found_in_the_paper_without_its_accents(window: MainWindow, qtbot: QtBot) -> None:
    page = submission_page(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "that khe")
    search = page.panel.view.search
    qtbot.waitUntil(lambda: bool(search.hits) and not search.searching, timeout=LONG)
    assert search.current == 0
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert page.panel.view.hasFocus()
    qtbot.keyClick(page.panel.view, Qt.Key.Key_F3)
    assert search.current == 1


def test_ctrl_p_prints_the_very_paper_on_the_screen(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = submission_page(qtbot, window)
    printed: list[tuple[bytes, int]] = []
    monkeypatch.setattr(
        "ui.printing.print_pdf",
        lambda _session, data, _title, _parent, *, current=0: printed.append((data, current)),
    )
    page.panel.view.go_to_page(2)
    qtbot.waitUntil(lambda: page.panel.view.page == 2)
    qtbot.keyClick(page.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(printed))
    assert printed == [(page.preview.data, 2)]


def test_the_paper_follows_the_data_after_a_pause(window: MainWindow, qtbot: QtBot) -> None:
    page = submission_page(qtbot, window)
    page.list.choose_first("soft")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.detail.answer, "Lý do")
    qtbot.keyClick(page.detail.answer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.preview.is_current)
    qtbot.waitUntil(page.panel.update_button.isVisible, timeout=LONG)
    qtbot.mouseClick(page.panel.update_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.preview.is_current, timeout=LONG)
    page.panel.find_text("Lý do")
    search = page.panel.view.search
    qtbot.waitUntil(lambda: bool(search.hits), timeout=LONG)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_and_dialog_open_in_each_language(
    language: str,
    qapp: QApplication,
    open_window: Callable[..., MainWindow],
    sample: Path,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    settings.language = language
    install_translations(qapp, language)
    try:
        window = open_window(sample)
        page = submission_page(qtbot, window)
        dialog = open_export(qtbot, page)
        assert dialog.export_button.text()
        assert page.headline.text()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    finally:
        install_translations(qapp, "vi")


def test_a_reason_still_being_typed_goes_along_with_the_export(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, window)
    page.list.choose_first("soft")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClicks(page.detail.answer, "Lý do cuối")
    modal = QApplication.activeModalWidget
    qtbot.keyClick(page.detail.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(modal(), ExportSubmissionDialog), timeout=LONG)
    dialog = modal()
    assert isinstance(dialog, ExportSubmissionDialog)
    export_into(qtbot, dialog, tmp_path)
    payload = next(one for one in dialog.written.paths if one.endswith(".json"))
    assert "Lý do cuối" in Path(payload).read_text(encoding="utf-8")


def test_the_stages_lead_from_sealing_to_sending_and_each_dialog_opens(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, window)
    assert page.step is Step.EXPORT
    assert not page.tools.send.isEnabled()
    # Nothing is sent that is not sealed: the stage leads to sealing first.
    qtbot.mouseClick(page.stages.button(Stage.SEND), Qt.MouseButton.LeftButton)
    dialog = modal(qtbot, ExportSubmissionDialog)
    assert isinstance(dialog, ExportSubmissionDialog)
    export_into(qtbot, dialog, tmp_path)
    qtbot.mouseClick(dialog.written.send_button, Qt.MouseButton.LeftButton)
    close(qtbot, modal(qtbot, SendMailDialog), window)
    qtbot.waitUntil(lambda: page.step is Step.SEND, timeout=LONG)
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    close(qtbot, modal(qtbot, SendMailDialog), window)
    qtbot.mouseClick(page.stages.button(Stage.FOLLOW), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.history.send_button, Qt.MouseButton.LeftButton)
    close(qtbot, modal(qtbot, SendMailDialog), window)
    page.tools.form.trigger()
    close(qtbot, modal(qtbot, DepartmentFormDialog), window)


def test_what_was_sent_is_told_at_once_and_the_next_step_is_to_follow_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, window)
    dialog = open_export(qtbot, page)
    export_into(qtbot, dialog, tmp_path)
    close(qtbot, dialog, window)
    qtbot.waitUntil(lambda: page.history.current is not None, timeout=LONG)
    revision = page.history.current
    assert revision is not None

    def send(desk: Desk) -> Change:
        sent = Dispatch(
            unit="X06040",
            key="d1",
            plan="KH48",
            round="2026",
            hash=revision.hash,
            way=DispatchWay.BY_HAND,
            recipient="Văn thư Sở KH&CN",
            sent_at=desk.clock().replace(microsecond=0),
        )
        return save(desk, "dispatch.recorded", [sent])

    window.session.act(send)
    qtbot.waitUntil(lambda: page.step is Step.FOLLOW, timeout=LONG)
    qtbot.mouseClick(page.next_button, Qt.MouseButton.LeftButton)
    assert page.history.isVisible()
    assert "nộp trực tiếp, đến Văn thư Sở KH&CN" in page.history.detail.text()


def test_no_letter_of_the_page_is_one_of_the_menu_bar(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = submission_page(qtbot, window)
    bar = {letter(one.text()) for one in window.menuBar().actions()}
    for stage in (Stage.CHECK, Stage.FOLLOW):
        qtbot.mouseClick(page.stages.button(stage), Qt.MouseButton.LeftButton)
        page.list.choose_first("soft")
        shown = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
        letters = [found for one in shown if (found := letter(one.text()))]
        assert not bar & set(letters)
        assert len(letters) == len(set(letters))


def letter(text: str) -> str:
    """The letter after the mark, in the case of the keyboard; empty where none is marked."""
    return text.partition("&")[2][:1].casefold()


def test_another_unit_is_looked_at_without_anything_to_do(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06046"])
    window = open_window(path)
    window.session.show(unit="X06040")
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.unit == "X06040",
        timeout=LONG,
    )
    page = submission_page(qtbot, window)
    qtbot.waitUntil(lambda: page.history.current is not None, timeout=LONG)
    assert not page.next_button.isVisible()
    assert not page.stages.button(Stage.EXPORT).isVisible()
    assert not page.tools.open_return.isEnabled()
    qtbot.mouseClick(page.stages.button(Stage.FOLLOW), Qt.MouseButton.LeftButton)
    assert not page.history.send_button.isVisible()
    assert page.history.table.isVisible()
