# SPDX-License-Identifier: MIT
"""Alt and a letter means one thing on each page: a menu, or one field or button."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import places
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.translation import install_translations

PAGES = (
    places.PROGRAMME,
    places.ACTIVITIES,
    places.RESULTS,
    places.STATISTICS,
    places.REPORT,
    places.EVIDENCE,
    places.HISTORY,
)
MNEMONIC = re.compile(r"(?<!&)&(?!&)(\w)")


def letters(texts: list[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        found = MNEMONIC.search(text)
        if found is not None:
            yield found.group(1).lower(), text


def texts_of(widget: QWidget) -> list[str]:
    if isinstance(widget, QTabBar):
        return [widget.tabText(place) for place in range(widget.count())]
    if isinstance(widget, QLabel):
        return [widget.text()] if widget.buddy() is not None else []
    if isinstance(widget, QToolButton) and widget.defaultAction() is not None:
        return [widget.text()]
    return [widget.text()] if isinstance(widget, QAbstractButton) else []


def clashes(window: MainWindow, page: QWidget) -> list[str]:
    """Return what shares its letter with a menu of the window or with another thing that is seen."""
    menus = dict(letters([one.text() for one in window.menuBar().actions()]))
    seen: dict[str, set[str]] = defaultdict(set)
    for widget in page.findChildren(QWidget):
        if widget.isVisible():
            for letter, text in letters(texts_of(widget)):
                seen[letter].add(text)
    return [
        f"{letter}: {sorted(texts)} {menus.get(letter, '')}"
        for letter, texts in seen.items()
        if letter in menus or len(texts) > 1
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_letter_means_two_things(
    open_window: Callable[..., MainWindow],
    sample: Path,
    settings: Settings,
    qapp: QApplication,
    qtbot: QtBot,
    language: str,
) -> None:
    install_translations(qapp, language)
    settings.language = language
    try:
        window = open_window(sample)
        found: list[str] = []
        for name in PAGES:
            window.show_page(name)
            page = window.page(name)
            qtbot.wait(100)
            pane = next(
                (one for one in page.page_actions() if one.shortcut().toString() == "F4"), None
            )
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
    finally:
        install_translations(qapp, "vi")
