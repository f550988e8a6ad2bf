# SPDX-License-Identifier: MIT
"""The provincial report in the department's own words, by keys: written, exported, figures renewed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import CTRL, LONG, kept_words, report_part, stand_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.records import CompiledSection
from lsapp.report.provincial_words import REPORTING, group_section
from lsapp.services.desk import open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.sampling import make_sample
from tests.ui.typing_keys import type_text
from ui import places
from ui.dialogs.export_compiled import ExportCompiledDialog
from ui.main_window import MainWindow
from ui.pages.compiling import REPORT, CompilingPage
from ui.places import Place
from ui.widgets.compiling_report import CompilingReport
from ui.widgets.section_editor_outline import WordsState
from ui.widgets.section_editor_texts import WordsPlace

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="session")
def department_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds the reports of three communes."""
    path = tmp_path_factory.mktemp("words") / "so.lsdb"
    make_sample(path, units=["X06040", "X06046", "X06001"], activities=8)
    return path


@pytest.fixture
def department(
    open_window: Callable[..., MainWindow], department_file: Path, tmp_path: Path
) -> MainWindow:
    """A window on the department's file, a copy of its own."""
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    return open_window(path)


@pytest.fixture(scope="session")
def fourth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The submission of a commune that has not reported yet."""
    folder = tmp_path_factory.mktemp("fourth")
    path = folder / "xa.lsdb"
    make_sample(path, units=["X06019"], activities=8)
    with open_desk(path) as desk:
        export_submission(desk, desk.plan(), "X06019", "2026", ["json"], folder / "out")
    (file,) = (folder / "out").iterdir()
    return file


def state(report: CompilingReport, section: str) -> WordsState:
    entries = report.outline.outline.entries
    return next(one.state for one in entries if one.place.code == section)


def written(report: CompilingReport) -> dict[str, CompiledSection]:
    sheet = report.texts.sheet
    return {} if sheet is None else sheet.written


def write(qtbot: QtBot, report: CompilingReport, section: str, text: str) -> None:
    """Type words into a section and leave it by the key for the next one."""
    stand_in(report, section)
    type_text(report.pane.editor, text)
    qtbot.keyClick(report.pane.editor, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: section in written(report), timeout=LONG)


def take_in(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    """Take a submission in through the page, as a clerk does."""
    page = window.current_page
    assert isinstance(page, CompilingPage)
    page.run.look_at([file])
    qtbot.waitUntil(lambda: page.intake.take_button.isEnabled(), timeout=LONG)
    qtbot.mouseClick(page.intake.take_button, Qt.MouseButton.LeftButton)


def test_words_are_typed_kept_and_undone(qtbot: QtBot, department: MainWindow) -> None:
    report = report_part(qtbot, department)
    assert state(report, "uu_diem") is WordsState.EMPTY
    assert state(report, REPORTING) is WordsState.FROM_FIGURES
    write(qtbot, report, "uu_diem", "Các đơn vị đã chủ động.")
    assert kept_words(qtbot, department) == {"uu_diem": "Các đơn vị đã chủ động."}
    assert state(report, "uu_diem") is WordsState.WRITTEN
    # The key led to the section after it.
    assert report.pane.place == WordsPlace(CompiledSection.KIND, "han_che")
    department.session.undo()
    qtbot.waitUntil(lambda: state(report, "uu_diem") is WordsState.EMPTY, timeout=LONG)
    assert kept_words(qtbot, department) == {}
    department.session.redo()
    qtbot.waitUntil(lambda: state(report, "uu_diem") is WordsState.WRITTEN, timeout=LONG)
    stand_in(report, "uu_diem")
    assert report.pane.editor.toPlainText() == "Các đơn vị đã chủ động."


def test_a_draft_is_put_in_with_figures_that_follow_the_data(
    qtbot: QtBot, department: MainWindow
) -> None:
    report = report_part(qtbot, department)
    stand_in(report, "han_che")
    draft = next(one for one in report.actions_of_page() if "Gợi" in one.text())
    draft.trigger()
    qtbot.keyClick(report.sources.draft.button, Qt.Key.Key_Space)
    assert "{{nhiem_vu." in report.pane.editor.toPlainText()
    qtbot.waitUntil(lambda: state(report, "han_che") is WordsState.WRITTEN, timeout=LONG)
    qtbot.keyClick(report.pane.editor, Qt.Key.Key_P, CTRL | SHIFT)
    shown = report.pane.preview.toPlainText()
    assert "{{" not in shown
    assert "nhiệm vụ" in shown


def test_what_units_wrote_is_read_when_looked_at_and_can_be_taken_over(
    qtbot: QtBot, department: MainWindow
) -> None:
    report = report_part(qtbot, department)
    stand_in(report, "kien_nghi_tinh")
    units = next(one for one in report.actions_of_page() if one.text() == "Đơn vị")
    units.trigger()
    qtbot.waitUntil(lambda: report.units.list.count() > 0, timeout=LONG)
    assert report.units.list.hasFocus()
    qtbot.keyClick(report.units.list, Qt.Key.Key_Return)
    taken = report.pane.editor.toPlainText()
    assert taken
    assert report.pane.editor.hasFocus()
    qtbot.waitUntil(
        lambda: kept_words(qtbot, department).get("kien_nghi_tinh") == taken, timeout=LONG
    )
    # Another section has words of its own, at once.
    stand_in(report, "bai_hoc")
    assert report.texts.unit_words("bai_hoc") is not None


def test_new_submissions_keep_the_words_and_mark_what_they_spoke_of(
    qtbot: QtBot, department: MainWindow, fourth: Path, tmp_path: Path
) -> None:
    report = report_part(qtbot, department)
    words = "Đã có {{bao_cao.da_tong_hop}} đơn vị báo cáo."
    write(qtbot, report, REPORTING, words)
    write(qtbot, report, "bai_hoc", "Phải làm sớm hơn.")
    first, told = export(qtbot, department, tmp_path / "first")
    assert told == ""

    page = department.current_page
    assert isinstance(page, CompilingPage)
    page.tabs.setCurrentIndex(0)
    take_in(qtbot, department, fourth)
    page.tabs.setCurrentIndex(REPORT)
    qtbot.waitUntil(lambda: state(report, REPORTING) is WordsState.CHANGED, timeout=LONG)
    assert state(report, "bai_hoc") is WordsState.WRITTEN
    stand_in(report, REPORTING)
    changed = {one.token: (one.before, one.now) for one in report.texts.changes(REPORTING)}
    assert changed["bao_cao.da_tong_hop"] == ("3", "4")
    assert kept_words(qtbot, department)[REPORTING] == words

    second, told = export(qtbot, department, tmp_path / "second")
    assert first != second
    assert "Tình hình gửi báo cáo" in told
    assert "Bài học" not in told
    qtbot.keyClick(report.facts.review_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: state(report, REPORTING) is WordsState.WRITTEN, timeout=LONG)
    assert not report.facts.review_button.isVisible()
    assert kept_words(qtbot, department)[REPORTING] == words


def export(qtbot: QtBot, window: MainWindow, folder: Path) -> tuple[bytes, str]:
    """Export into ``folder``; return the paper's bytes, and what the dialog warns of."""
    page = window.current_page
    assert isinstance(page, CompilingPage)
    page.export_action.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportCompiledDialog)
    dialog.target.folder_line.setText(str(folder))
    for name in ("json", "docx", "xlsx"):
        qtbot.mouseClick(dialog.target.box(name), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)
    told = dialog.notice.text() if dialog.notice.isVisible() else ""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    (paper,) = folder.glob("*.pdf")
    return paper.read_bytes(), told


def test_the_search_goes_from_section_to_section(qtbot: QtBot, department: MainWindow) -> None:
    report = report_part(qtbot, department)
    write(qtbot, report, group_section("3"), "Đào tạo sau đại học.")
    stand_in(report, REPORTING)
    department.current_page.find_text("sau dai hoc")
    assert report.pane.place == WordsPlace(CompiledSection.KIND, group_section("3"))
    assert report.pane.editor.textCursor().selectedText() == "sau đại học"


def test_a_record_of_the_history_leads_to_its_section(qtbot: QtBot, department: MainWindow) -> None:
    report = report_part(qtbot, department)
    write(qtbot, report, "bai_hoc", "Phải làm sớm hơn.")
    key = written(report)["bai_hoc"].key
    stand_in(report, REPORTING)
    department.show_page(places.OVERVIEW)
    department.show_page(places.COMPILING, Place(CompiledSection.KIND, key))
    qtbot.waitUntil(lambda: report.isVisible(), timeout=LONG)
    assert report.pane.place == WordsPlace(CompiledSection.KIND, "bai_hoc")


def test_what_is_typed_is_saved_when_the_page_is_left(qtbot: QtBot, department: MainWindow) -> None:
    report = report_part(qtbot, department)
    stand_in(report, "phuong_huong")
    type_text(report.pane.editor, "Năm sau tập trung vào nhóm III.")
    qtbot.keyClick(department, Qt.Key.Key_1, CTRL)
    qtbot.waitUntil(
        lambda: (
            kept_words(qtbot, department).get("phuong_huong") == "Năm sau tập trung vào nhóm III."
        ),
        timeout=LONG,
    )


def test_another_round_shows_its_own_words(qtbot: QtBot, department: MainWindow) -> None:
    report = report_part(qtbot, department)
    write(qtbot, report, "uu_diem", "Của năm 2026.")
    stand_in(report, "uu_diem")
    department.session.show(round_code="2025")
    qtbot.waitUntil(
        lambda: report.texts.sheet is not None and report.texts.sheet.round == "2025", timeout=LONG
    )
    assert report.pane.editor.toPlainText() == ""
    department.session.show(round_code="2026")
    qtbot.waitUntil(
        lambda: report.texts.sheet is not None and report.texts.sheet.round == "2026", timeout=LONG
    )
    assert report.pane.editor.toPlainText() == "Của năm 2026."


@pytest.mark.usefixtures("language")
def test_it_opens_in_each_language(
    open_window: Callable[..., MainWindow],
    department_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    report = report_part(qtbot, open_window(path))
    assert report.outline.outline.rowCount() > 20


def test_the_report_takes_the_keyboard_once_its_words_are_read(
    department: MainWindow, qtbot: QtBot
) -> None:
    report = report_part(qtbot, department)
    qtbot.waitUntil(report.pane.editor.hasFocus, timeout=LONG)
