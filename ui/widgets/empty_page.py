# SPDX-License-Identifier: MIT
"""What a page shows before there is anything on it: what belongs here, and the first step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import SPACE, Role, Size, Theme, set_muted, set_size
from ui.widgets.action_button import ActionButton

_ICON_SIDE: Final = 6 * SPACE
_TEXT_WIDTH: Final = 72  # letters: longer lines are hard to follow


class EmptyPage(QWidget):
    """An icon, a title, a text and buttons, in the middle of the room there is.

    The first of ``actions`` is the first step and stands out; the others are other ways. The text
    may hold line breaks, and no mark-up.
    """

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        actions: Sequence[QAction],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._buttons = [
            ActionButton(action, primary=place == 0, parent=self)
            for place, action in enumerate(actions)
        ]
        self._title = self._make_label(title)
        set_size(self._title, Size.HEADING)
        self._text = self._make_label(text)
        set_muted(self._text)
        self._drawing = _Drawing(icon_name, theme, self)
        self._lay_out()
        self._theme = theme
        theme.changed.connect(self._fit_to_zoom)
        self._fit_to_zoom()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons, in the order of the actions."""
        return list(self._buttons)

    def set_text(self, text: str) -> None:
        """Say something else under the title."""
        self._text.setText(text)
        self.setAccessibleDescription(text)

    def _make_label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch()
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch()
        middle = QVBoxLayout(self)
        middle.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        middle.setSpacing(SPACE)
        middle.addStretch(2)
        middle.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addSpacing(SPACE)
        middle.addLayout(_in_the_middle(self._title))
        middle.addLayout(_in_the_middle(self._text))
        middle.addSpacing(SPACE)
        middle.addLayout(row)
        middle.addStretch(3)  # the middle that the eye sees is a little above the true one

    @Slot()
    def _fit_to_zoom(self) -> None:
        side = round(_ICON_SIDE * self._theme.zoom / 100)
        self._drawing.setFixedSize(side, side)
        widest = self.fontMetrics().averageCharWidth() * _TEXT_WIDTH
        for label in (self._title, self._text):
            label.setMaximumWidth(widest)


def _in_the_middle(label: QLabel) -> QHBoxLayout:
    """Return a row with the label in its middle; alignment would make it as narrow as it can be."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, 100)
    row.addStretch(1)
    return row


class _Drawing(QWidget):
    """The page's icon, large and quiet; it says nothing that the title does not."""

    def __init__(self, icon_name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon(icon_name, lambda: theme.colour(Role.LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        self._icon.paint(QPainter(self), self.rect())
