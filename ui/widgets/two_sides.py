# SPDX-License-Identifier: MIT
"""Both values of a line, whole, side by side below the table that has them in short."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QWidget

from ui.theme import SPACE


class TwoSides(QWidget):
    """Two texts to read and copy; an empty one says so in its own words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = (QPlainTextEdit(self), QPlainTextEdit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for side in self._sides:
            side.setReadOnly(True)
            side.setTabChangesFocus(True)
            row.addWidget(side, 1)

    def set_titles(self, titles: tuple[str, str]) -> None:
        """Name the two values."""
        for side, title in zip(self._sides, titles, strict=True):
            side.setAccessibleName(title)
            side.setPlaceholderText(self.tr("{side}: trống").format(side=title))

    def show_texts(self, texts: tuple[str, str]) -> None:
        """Show these values."""
        for side, text in zip(self._sides, texts, strict=True):
            side.setPlainText(text)

    def set_lines(self, least: int, most: int) -> None:
        """Take no less and no more room than for so many lines of text."""
        line = self.fontMetrics().lineSpacing()
        for side in self._sides:
            side.setMinimumHeight(line * least + SPACE * (2 if least == 1 else 1))
            side.setMaximumHeight(line * most + SPACE)

    def below(self, table: QWidget) -> QSplitter:
        """Return both, the table with three quarters of the height."""
        splitter = QSplitter(Qt.Orientation.Vertical, self.parentWidget())
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(table)
        splitter.addWidget(self)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([300, 100])  # the factors alone share out only what room is added later
        return splitter
