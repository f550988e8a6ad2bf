# SPDX-License-Identifier: MIT
"""Finds letters that mean two things: of what is seen on a page or in a dialog, and of the menu bar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QTabBar,
    QToolButton,
    QWidget,
)

from ui.main_window import MainWindow

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


def clashes(window: MainWindow | None, page: QWidget) -> list[str]:
    """Return what shares its letter with a menu of the window or with another thing that is seen; a dialog
    has the keyboard alone, so that no window counts there.
    """
    bar = [] if window is None else [one.text() for one in window.menuBar().actions()]
    menus = dict(letters(bar))
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
