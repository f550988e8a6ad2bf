# SPDX-License-Identifier: MIT
"""Nothing on the department's page is cut at 1366x768: at the usual letters, and at letters twice as large."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from board_keys import LONG, board, stand_on
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lsapp.services.sampling import make_sample
from ui.main_window import MainWindow
from ui.pages.compiling import FIGURES, REPORT, ROUNDS, CompilingPage
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel

SCREEN = QSize(1366, 768)
TITLE_BAR = 28  # pixels


@pytest.fixture(scope="module")
def department_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds the reports of two communes."""
    path = tmp_path_factory.mktemp("large") / "so.lsdb"
    make_sample(path, units=["X06040", "X06046"], activities=6)
    return path


@pytest.fixture(params=[100, 200])
def page(
    request: pytest.FixtureRequest,
    open_window: Callable[..., MainWindow],
    theme: Theme,
    department_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[CompilingPage]:
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    theme.set_zoom(request.param)
    yield board(qtbot, open_window(path))
    theme.set_zoom(100)


def cut(top: QWidget) -> list[str]:
    """Return the words of buttons, tabs and labels that do not fit where they stand."""
    found = []
    for one in top.findChildren(QWidget):
        if not one.isVisible() or one.window() is not top.window():
            continue
        if isinstance(one, QAbstractButton) and one.text():
            if one.width() < one.minimumSizeHint().width() - 1:
                found.append(f"{one.text()}: {one.width()}, {one.minimumSizeHint().width()}")
        elif isinstance(one, QTabBar):
            last = one.tabRect(one.count() - 1)
            if last.right() > one.width():
                found.append(f"{one.tabText(one.count() - 1)} of the tabs")
        elif isinstance(one, QLabel) and not isinstance(one, ElidedLabel) and one.text():
            short = one.width() < one.sizeHint().width() - 1
            low = one.height() < one.heightForWidth(one.width()) - 1
            if low if one.wordWrap() else short:
                found.append(one.text())
    return found


def settled(qtbot: QtBot, page: CompilingPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: not window.session._records.pending, timeout=LONG)
    qtbot.wait(50)  # what was read is laid out


def test_no_part_cuts_its_words(page: CompilingPage, qtbot: QtBot) -> None:
    settled(qtbot, page)
    found = [f"units: {one}" for one in cut(page)]
    for tab in (ROUNDS, FIGURES, REPORT):
        page.tabs.setCurrentIndex(tab)
        settled(qtbot, page)
        found += [f"{page.tabs.tabText(tab)}: {one}" for one in cut(page)]
    report = page.report
    assert report is not None
    qtbot.waitUntil(lambda: report.texts.sheet is not None, timeout=LONG)
    for action in report.actions_of_page()[:4]:  # each source at the right
        action.trigger()
        settled(qtbot, page)
        found += [f"{action.text()}: {one}" for one in cut(page)]
    assert not found, "\n".join(found)


def dialogs_of(page: CompilingPage) -> Iterator[QAction]:
    bar = page.bar
    yield from (bar.return_action, bar.remind_action, bar.extend_action, bar.excuse_action)
    yield from (bar.add_action, page.export_action)


def test_no_dialog_cuts_its_words_or_leaves_the_screen(page: CompilingPage, qtbot: QtBot) -> None:
    stand_on(page, "Xã Thất Khê")
    found: list[str] = []
    for action in dialogs_of(page):
        qtbot.waitUntil(action.isEnabled, timeout=LONG)
        action.trigger()
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=LONG)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        # The screen of a test is smaller than the one that is meant.
        room = QSize(SCREEN.width() - 48, SCREEN.height() - 64)
        dialog.resize(room)
        settled(qtbot, page)
        name = type(dialog).__name__
        found += [f"{name}: {one}" for one in cut(dialog)]
        least = dialog.minimumSizeHint()
        if least.width() > SCREEN.width() or least.height() + TITLE_BAR > SCREEN.height():
            found.append(f"{name}: no smaller than {least.width()}x{least.height()}")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)
    assert not found, "\n".join(dict.fromkeys(found))
