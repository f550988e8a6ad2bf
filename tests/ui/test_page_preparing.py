# SPDX-License-Identifier: MIT
"""Pages are got ready in quiet moments, and never while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui import page_preparing, places
from ui.main_window import MainWindow
from ui.page_preparing import PagePreparer
from ui.pages.activities import ActivitiesPage

Opener = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Moments are short in tests."""
    monkeypatch.setattr(page_preparing, "QUIET", 60)


def built(window: MainWindow) -> set[str]:
    return {name for name in window.page_names() if window.has_page(name)}


def test_every_page_is_built_before_it_is_asked_for(
    open_window: Opener, sample: Path, qtbot: QtBot
) -> None:
    window = open_window()
    preparer = PagePreparer(window, window)
    window.open_file(sample)
    shown: list[str] = []
    window.page_shown.connect(shown.append)
    qtbot.waitUntil(lambda: preparer.is_done, timeout=60_000)
    assert built(window) == set(window.page_names())
    assert shown == [places.OVERVIEW]
    # What a page leaves for later is there too, unseen.
    page = window.page(places.ACTIVITIES)
    assert isinstance(page, ActivitiesPage)
    assert not page.build_rest()
    assert page.detail.isHidden()


def test_nothing_is_built_while_somebody_types_or_a_dialog_is_open(
    open_window: Opener, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    preparer = PagePreparer(window, window)
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=20_000)
    qtbot.waitUntil(lambda: len(built(window)) > 1, timeout=20_000)
    before = built(window)
    for _ in range(15):  # each key earlier than the quiet moment
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        qtbot.wait(20)
    typed = built(window)
    assert len(typed) <= len(before) + 1  # one may have been begun with the first key
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.wait(300)
    assert built(window) == typed
    dialog.close()
    qtbot.waitUntil(lambda: preparer.is_done, timeout=60_000)


def test_a_page_that_is_asked_for_first_comes_at_once(
    open_window: Opener, sample: Path, qtbot: QtBot
) -> None:
    window = open_window(sample)
    preparer = PagePreparer(window, window)
    window.show_page(places.HISTORY)
    assert window.current_page is window.page(places.HISTORY)
    qtbot.waitUntil(lambda: preparer.is_done, timeout=60_000)
    assert window.current_page is window.page(places.HISTORY)
