# SPDX-License-Identifier: MIT
"""Alt and a letter means one thing on each part of the department's page, and in each of its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from board_keys import LONG, board, drop, modal, stand_on
from mnemonic_clashes import clashes
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from lsapp.services.compiled_words import FigureChange
from lsapp.services.sampling import make_sample
from lsapp.submission.verdict import Verdict
from ui.dialogs.return_slip import ReturnSlipDialog
from ui.main_window import MainWindow
from ui.pages.compiling import FIGURES, REPORT, ROUNDS, CompilingPage

UNIT = "Xã Thất Khê"


@pytest.fixture(scope="module")
def department_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds the reports of two communes."""
    path = tmp_path_factory.mktemp("letters") / "so.lsdb"
    make_sample(path, units=["X06040", "X06046"], activities=6)
    return path


@pytest.fixture
def page(
    language: str,
    open_window: Callable[..., MainWindow],
    department_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> CompilingPage:
    """The page in each language."""
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    return board(qtbot, open_window(path))


def test_no_letter_means_two_things_on_any_part(page: CompilingPage, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    found = [f"units, {one}" for one in clashes(window, page)]
    for button in (page.inbox, *page.inbox.findChildren(QPushButton)):
        button.show()  # whatever there may be to tell of the folder
    found += [f"inbox, {one}" for one in clashes(window, page)]
    page.inbox.hide()
    for tab in (ROUNDS, FIGURES, REPORT):
        page.tabs.setCurrentIndex(tab)
        qtbot.waitUntil(lambda: not window.session._records.pending, timeout=LONG)
        found += [f"{page.tabs.tabText(tab)}, {one}" for one in clashes(window, page)]
    report = page.report
    assert report is not None
    qtbot.waitUntil(report.isVisible, timeout=LONG)
    qtbot.waitUntil(lambda: report.texts.sheet is not None, timeout=LONG)
    report.facts.show_facts(
        "Đã có 2 đơn vị.", [FigureChange(token="a", label="a", before="1", now="2")]
    )
    assert report.facts.review_button.isVisible()
    for action in report.actions_of_page()[:4]:  # each source at the right
        action.trigger()
        found += [f"{action.text()}, {one}" for one in clashes(window, page)]
    assert not found, "\n".join(found)


def dialogs_of(page: CompilingPage) -> Iterator[QAction]:
    bar = page.bar
    yield from (bar.return_action, bar.remind_action, bar.extend_action, bar.excuse_action)
    yield from (bar.add_action, bar.files_action, page.export_action)


def test_no_letter_means_two_things_in_a_dialog(page: CompilingPage, qtbot: QtBot) -> None:
    stand_on(page, UNIT)
    window = page.window()
    assert isinstance(window, MainWindow)
    found: list[str] = []
    for action in dialogs_of(page):
        qtbot.waitUntil(action.isEnabled, timeout=LONG)
        action.trigger()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=LONG)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        qtbot.waitUntil(lambda: not window.session._records.pending, timeout=LONG)
        name = type(dialog).__name__
        found += [f"{name}, {one}" for one in clashes(None, dialog)]
        for tabs in dialog.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                found += [f"{name}, {place}, {one}" for one in clashes(None, dialog)]
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
    assert not found, "\n".join(dict.fromkeys(found))


def test_no_letter_means_two_things_while_files_come_in(
    page: CompilingPage, tmp_path: Path, qtbot: QtBot
) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    strange = tmp_path / "ghi chép.txt"
    strange.write_text("Không phải báo cáo", encoding="utf-8")
    drop(page, strange)
    intake = page.intake
    qtbot.waitUntil(intake.isVisible, timeout=LONG)
    (one,) = intake.outcomes
    new = msgspec.structs.replace(one, verdict=Verdict.NEW, taken=True)
    edited = msgspec.structs.replace(one, verdict=Verdict.EDITED)
    names: dict[str, str] = {}
    shows = {
        "dry run": lambda: intake.show_dry_run([new, edited], names),
        "to hold": lambda: intake.show_dry_run([edited], names),
        "taken": lambda: intake.show_taken([new, edited], names),
        "stopped": lambda: intake.show_taken([new], names, left_over=2),
    }
    found: list[str] = []
    for name, show in shows.items():
        show()
        found += [f"{name}, {each}" for each in clashes(window, page)]
    assert not found, "\n".join(found)


def test_no_letter_means_two_things_in_an_answer_that_accepts(
    page: CompilingPage, qtbot: QtBot
) -> None:
    stand_on(page, UNIT)
    page.bar.return_action.trigger()
    dialog = modal(qtbot, ReturnSlipDialog)
    assert isinstance(dialog, ReturnSlipDialog)
    qtbot.waitUntil(dialog.write_button.isEnabled, timeout=LONG)
    for button in (dialog.compare_button, dialog.again_button):
        button.show()  # as of a report that was answered before
    found: list[str] = []
    for choice in (dialog.form.return_choice, dialog.form.accept_choice):
        choice.click()
        found += [f"{choice.text()}, {one}" for one in clashes(None, dialog)]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not found, "\n".join(found)
