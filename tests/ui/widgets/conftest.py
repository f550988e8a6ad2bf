# SPDX-License-Identifier: MIT
"""What the tests of small parts share: a theme that is taken back, and a check for cut words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ui.theme import Scheme, Theme
from ui.widgets.chip import Chip
from ui.widgets.side_bar_entry import SideBarEntry


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Theme]:
    """A theme on the application, which is as it was afterwards."""
    palette, face, sheet = QPalette(qapp.palette()), QFont(qapp.font()), qapp.styleSheet()
    theme = Theme()
    theme.apply(qapp)
    yield theme
    theme.set_scheme(Scheme.SYSTEM)
    qapp.setPalette(palette)
    qapp.setFont(face)
    qapp.setStyleSheet(sheet)


@pytest.fixture
def cut_words() -> Callable[[QWidget], list[str]]:
    """Return what names the words inside a shown widget that have less room than they need."""

    def find(widget: QWidget) -> list[str]:
        parts = [one for one in (widget, *widget.findChildren(QWidget)) if one.isVisible()]
        labels = [one for one in parts if isinstance(one, QLabel) and one.text()]
        found = [one.text() for one in labels if _is_cut(one)]
        found += [one.text() for one in parts if _is_small(one, QAbstractButton)]
        found += [one.look.text for one in parts if _is_small(one, Chip)]
        inside = widget.rect()
        found += [
            str(one.accessibleName() or one)
            for one in (*labels, *(b for b in parts if isinstance(b, QAbstractButton)))
            if one is not widget
            and not inside.contains(one.rect().translated(one.mapTo(widget, one.rect().topLeft())))
        ]
        return found

    return find


def _is_cut(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width()) or _longest(label)
    return label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height()


def _longest(label: QLabel) -> bool:
    return max(map(label.fontMetrics().horizontalAdvance, label.text().split())) > label.width()


def _is_small(widget: QWidget, kind: type[QWidget]) -> bool:
    if not isinstance(widget, kind):
        return False
    needed = widget.minimumSizeHint() if isinstance(widget, SideBarEntry) else widget.sizeHint()
    return widget.width() < needed.width() or widget.height() < needed.height()
