# SPDX-License-Identifier: MIT
"""A form that scrolls only where the screen is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import SPACE


class TallArea(QScrollArea):
    """Asks for as much room as its contents, and gives up height where there is less."""

    def __init__(self, contents: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = contents
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        contents.setAutoFillBackground(False)
        self.setWidget(contents)
        self.viewport().setAutoFillBackground(False)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size of the contents, with a line that keeps the bar of scrolling off them."""
        return self._contents.sizeHint() + QSize(0, 1)

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the contents; the height may be any."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._contents.minimumSizeHint().width() + bar, SPACE * 12)

    def hasHeightForWidth(self) -> bool:
        """Return true: words that wrap are counted as they wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall the contents are at a width."""
        contents = self._contents
        taken = contents.heightForWidth(width) if contents.hasHeightForWidth() else -1
        return max(taken, contents.minimumSizeHint().height()) + 1
