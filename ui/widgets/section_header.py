# SPDX-License-Identifier: MIT
"""The head of a page or of a part of it: title, a quiet line below, buttons at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.action_button import ActionButton


class SectionHeader(QWidget):
    """The head of a part of a page; `PageHeader` is the larger one of the page itself."""

    SIZE = Size.HEADING

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._make_label()
        set_size(self._title, self.SIZE)
        self._subtitle = self._make_label()
        set_muted(self._subtitle)
        self._right = QHBoxLayout()
        self._right.setSpacing(SPACE)
        self._lay_out()
        self.set_title(title)
        self.set_subtitle(subtitle)

    @property
    def title(self) -> str:
        """The title as shown."""
        return self._title.text()

    @property
    def subtitle(self) -> str:
        """The line below the title."""
        return self._subtitle.text()

    def set_title(self, title: str) -> None:
        """Show another title; a long one is wrapped, never cut."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Show another line below the title; none where it is empty."""
        self._subtitle.setText(subtitle)
        self._subtitle.setHidden(not subtitle)
        self.setAccessibleDescription(subtitle)

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget (a filter, a chip) at the right, after those there."""
        self._right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_action(self, action: QAction, *, primary: bool = False) -> QPushButton:
        """Put a button for ``action`` at the right; ``primary`` is the one next step."""
        button = ActionButton(action, primary=primary, parent=self)
        self.add_widget(button)
        return button

    def _make_label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE // 4)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addLayout(words, 1)
        row.addLayout(self._right)


class PageHeader(SectionHeader):
    """The head of a page: its title in the largest size."""

    SIZE = Size.TITLE
