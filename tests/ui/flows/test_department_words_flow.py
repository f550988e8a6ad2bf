# SPDX-License-Identifier: MIT
"""The department's words after a power cut, and found by Ctrl+K: by keys, whichever unit is in view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import CTRL, LEFT, LONG, kept_words, modal, report_part, stand_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import CompiledSection
from lsapp.services.drafts import Drafts
from lsapp.services.sampling import make_sample
from ui.dialogs.drafts import DraftsDialog
from ui.dialogs.search_everywhere import SearchDialog
from ui.main_window import MainWindow
from ui.widgets.section_editor_outline import WordsState
from ui.widgets.section_editor_texts import WordsPlace

SECTION = WordsPlace(CompiledSection.KIND, "uu_diem")
WORDS = "Các đơn vị đã chủ động, sáng tạo"


@pytest.fixture(scope="session")
def department_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds the reports of two communes."""
    path = tmp_path_factory.mktemp("kept_words") / "so.lsdb"
    make_sample(path, units=["X06040", "X06046"], activities=6)
    return path


@pytest.fixture
def department(department_file: Path, tmp_path: Path) -> Path:
    """A copy of it that one test may change."""
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    return path


def drafts_on_disk(path: Path) -> dict[tuple[str, str], str]:
    """The texts that a next run would be offered, by their unit and field."""
    return {(one.unit, one.field): one.text for one in Drafts(path)._held.values()}


def type_and_lose_power(
    qtbot: QtBot, window: MainWindow, path: Path, before: bytes, text: str
) -> None:
    """Type without leaving the section, and leave on the disk what stood there at that moment."""
    report = report_part(qtbot, window)
    stand_in(report, SECTION.code)
    type_text(report.pane.editor, text)
    qtbot.waitUntil(lambda: text in drafts_on_disk(path).values(), timeout=LONG)
    file = Drafts(path).file
    held = file.read_bytes()
    window.close()
    path.write_bytes(before)
    file.write_bytes(held)


def test_words_of_the_provincial_report_are_offered_again_after_a_power_cut(
    open_window: Callable[..., MainWindow], department: Path, department_file: Path, qtbot: QtBot
) -> None:
    before = department_file.read_bytes()
    type_and_lose_power(qtbot, open_window(department), department, before, WORDS)
    window = open_window(department)
    dialog = modal(qtbot, DraftsDialog)
    assert isinstance(dialog, DraftsDialog)
    qtbot.waitUntil(lambda: len(dialog.cards) == 1, timeout=LONG)
    told = " ".join(one.accessibleName() or one.text() for one in dialog.findChildren(QLabel))
    assert "Báo cáo tổng hợp, 1. Ưu điểm" in told
    assert WORDS in told
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # take everything back
    qtbot.waitUntil(lambda: kept_words(qtbot, window) == {SECTION.code: WORDS}, timeout=LONG)
    report = report_part(qtbot, window)
    qtbot.waitUntil(lambda: report.pane.place == SECTION, timeout=LONG)
    qtbot.waitUntil(lambda: report.pane.editor.toPlainText() == WORDS, timeout=LONG)
    entries = report.outline.outline.entries
    assert next(one.state for one in entries if one.place == SECTION) is WordsState.WRITTEN
    window.close()
    assert drafts_on_disk(department) == {}


def test_what_was_saved_after_all_is_not_offered(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    report = report_part(qtbot, window)
    stand_in(report, SECTION.code)
    type_text(report.pane.editor, WORDS)
    qtbot.waitUntil(lambda: WORDS in drafts_on_disk(department).values(), timeout=LONG)
    qtbot.keyClick(report.pane.editor, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: kept_words(qtbot, window) == {SECTION.code: WORDS}, timeout=LONG)
    qtbot.waitUntil(lambda: drafts_on_disk(department) == {}, timeout=LONG)


def test_the_departments_words_are_kept_while_another_unit_is_in_view(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    window.session.show(unit="X06040")
    qtbot.waitUntil(lambda: not window.session.can_edit, timeout=LONG)
    report = report_part(qtbot, window)
    stand_in(report, SECTION.code)
    type_text(report.pane.editor, WORDS)
    sheet = report.texts.sheet
    assert sheet is not None
    held = {(sheet.unit, "text"): WORDS}
    qtbot.waitUntil(lambda: drafts_on_disk(department) == held, timeout=LONG)


def search(qtbot: QtBot, window: MainWindow, words: str) -> tuple[SearchDialog, list[str]]:
    """Press Ctrl+K and type; return what is offered once it is found."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    dialog = modal(qtbot, SearchDialog)
    assert isinstance(dialog, SearchDialog)
    qtbot.keyClicks(dialog.findChild(QLineEdit), words)
    listed = dialog.findChild(QListWidget)
    qtbot.waitUntil(lambda: listed.count() == 1, timeout=LONG)
    return dialog, [listed.item(row).text() for row in range(listed.count())]


def test_ctrl_k_finds_the_departments_words_and_goes_to_their_section(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    window = open_window(department)
    report = report_part(qtbot, window)
    stand_in(report, SECTION.code)
    type_text(report.pane.editor, WORDS)
    qtbot.keyClick(report.pane.editor, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: kept_words(qtbot, window) == {SECTION.code: WORDS}, timeout=LONG)
    # A unit's own pages, and another round: the words stand in the round they were written for.
    window.session.show(unit="X06040", round_code="2025")
    view = window.session
    qtbot.waitUntil(lambda: view.view is not None and view.view.round == "2025", timeout=LONG)
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    dialog, found = search(qtbot, window, "chu dong sang tao")
    (line,) = found
    assert line.startswith("Lời văn báo cáo tổng hợp")
    assert WORDS in line
    assert "2026" in line
    listed = dialog.findChild(QListWidget)
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.item(0)).center())
    qtbot.waitUntil(lambda: view.view is not None and view.view.round == "2026", timeout=LONG)
    qtbot.waitUntil(lambda: report.isVisible() and report.pane.place == SECTION, timeout=LONG)
    qtbot.waitUntil(lambda: report.pane.editor.toPlainText() == WORDS, timeout=LONG)
    assert view.view is not None
    assert view.view.unit == "X06040"  # whose pages are read besides is no matter of these words
