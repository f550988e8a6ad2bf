# SPDX-License-Identifier: MIT
"""Alt and a letter means one thing on each page: a menu, or one field or button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mnemonic_clashes import clashes
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from ui import places
from ui.main_window import MainWindow

PAGES = (
    places.PROGRAMME,
    places.ACTIVITIES,
    places.RESULTS,
    places.STATISTICS,
    places.REPORT,
    places.EVIDENCE,
    places.HISTORY,
)


@pytest.mark.usefixtures("language")
def test_no_letter_means_two_things(
    open_window: Callable[..., MainWindow],
    sample: Path,
    qtbot: QtBot,
) -> None:
    window = open_window(sample)
    found: list[str] = []
    for name in PAGES:
        window.show_page(name)
        page = window.page(name)
        qtbot.wait(100)
        pane = next((one for one in page.page_actions() if one.shortcut().toString() == "F4"), None)
        if isinstance(pane, QAction) and not pane.isChecked():
            pane.trigger()
        qtbot.wait(100)
        found += [f"{name}, {one}" for one in clashes(window, page)]
        for tabs in page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                qtbot.wait(50)
                found += [f"{name}, {place}, {one}" for one in clashes(window, page)]
    assert not found, "\n".join(found)
