# SPDX-License-Identifier: MIT
"""Help: every page has its topic in each language, and every link leads to one."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from ui.dialogs.help_viewer import TOPICS, HelpViewer, topic_file
from ui.main_window import MainWindow
from ui.theme import Theme

LINK = re.compile(r"\]\(([a-z]+)\.md\)")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_is_there_and_its_links_lead_somewhere(topic: str, language: str) -> None:
    text = topic_file(topic, language).read_text("utf-8")
    assert text.startswith("# ")
    assert set(LINK.findall(text)) <= set(TOPICS)


def test_f1_opens_the_topic_of_the_page_that_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.current_page is not None, timeout=20_000)
    window.show_page("history")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    viewer = next(one for one in window.findChildren(QDialog) if isinstance(one, HelpViewer))
    assert "Thùng rác" in viewer.findChild(QTextBrowser).toPlainText()
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_a_link_turns_to_another_topic(qtbot: QtBot, theme: Theme) -> None:
    viewer = HelpViewer("activities", theme)
    qtbot.addWidget(viewer)
    text = viewer.findChild(QTextBrowser)
    before = text.toPlainText()
    text.anchorClicked.emit(QUrl("grid.md"))
    assert text.toPlainText() != before
    assert "F2" in text.toPlainText()


def test_the_text_has_the_room_and_the_list_its_titles(qtbot: QtBot, theme: Theme) -> None:
    try:
        for percent in (100, 200):
            theme.set_zoom(percent)
            viewer = HelpViewer("overview", theme)
            qtbot.addWidget(viewer)
            viewer.show()
            topics, text = viewer.findChild(QListWidget), viewer.findChild(QTextBrowser)
            assert text.width() > topics.width()
            assert topics.sizeHintForColumn(0) <= topics.viewport().width()
            assert not text.horizontalScrollBar().isVisible()
            viewer.close()
    finally:
        theme.set_zoom(100)
