# SPDX-License-Identifier: MIT
"""The two sides of the page Nộp: side by side, and in turns where the letters are large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.models.submission_stages import Stage
from ui.pages.submission import SubmissionPage


def test_the_left_side_and_the_paper_take_turns_where_both_do_not_fit(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    page = window.current_page
    assert isinstance(page, SubmissionPage)
    assert page.list.isVisible()
    assert page.panel.isVisible()
    window.theme.set_zoom(200)
    try:
        qtbot.waitUntil(lambda: not page.panel.isVisible())
        for stage in (Stage.PAPER, Stage.FOLLOW, Stage.CHECK):
            qtbot.mouseClick(page.stages.button(stage), Qt.MouseButton.LeftButton)
            shown = (page.list.isVisible(), page.panel.isVisible(), page.history.isVisible())
            wanted = (Stage.CHECK, Stage.PAPER, Stage.FOLLOW)
            assert shown == tuple(one is stage for one in wanted)
            assert page.stages.button(stage).isChecked()
        qtbot.waitUntil(lambda: page.stages.width() >= page.stages.sizeHint().width())
    finally:
        window.theme.set_zoom(100)
