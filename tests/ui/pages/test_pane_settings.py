# SPDX-License-Identifier: MIT
"""The pane beside a page's table is as wide as it was drawn, also in the next window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui import places
from ui.main_window import MainWindow
from ui.pages.activities import ActivitiesPage
from ui.pages.results import ResultsPage
from ui.settings import Settings


def open_pane(window: MainWindow, qtbot: QtBot, name: str) -> tuple[QWidget, QSplitter]:
    window.show_page(name)
    page = window.page(name)
    assert isinstance(page, ActivitiesPage | ResultsPage)
    qtbot.waitUntil(lambda: page.grid.model().rowCount() > 0, timeout=10_000)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: page.detail.isVisible() and page.detail.width() > 100)
    qtbot.wait(150)  # until the splitter has shared the room out for good
    splitter = page.detail.parentWidget()
    assert isinstance(splitter, QSplitter)
    return page.detail, splitter


def draw(splitter: QSplitter, qtbot: QtBot, by: int) -> None:
    handle = splitter.handle(1)
    start = QPoint(handle.width() // 2, handle.height() // 2)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(handle, left, pos=start)
    qtbot.mouseMove(handle, start + QPoint(by, 0))
    qtbot.mouseRelease(handle, left, pos=start)


@pytest.mark.parametrize("name", [places.ACTIVITIES, places.RESULTS])
def test_the_pane_keeps_its_width(
    open_window: Callable[..., MainWindow],
    sample: Path,
    settings: Settings,
    qtbot: QtBot,
    name: str,
) -> None:
    first = open_window(sample)
    pane, splitter = open_pane(first, qtbot, name)
    before = pane.width()
    draw(splitter, qtbot, -120)
    qtbot.waitUntil(lambda: pane.width() > before + 60)
    drawn = pane.width()
    first.close()
    second = open_window(sample)
    pane, _splitter = open_pane(second, qtbot, name)
    qtbot.waitUntil(lambda: abs(pane.width() - drawn) <= 2)
    assert settings.read_text(f"panes/{name}") == str(drawn)


def test_what_no_one_wrote_there_is_not_taken(
    open_window: Callable[..., MainWindow], sample: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings.write_text(f"panes/{places.ACTIVITIES}", "rộng")
    pane, _splitter = open_pane(open_window(sample), qtbot, places.ACTIVITIES)
    assert 200 < pane.width() < 700
