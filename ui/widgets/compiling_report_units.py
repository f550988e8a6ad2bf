# SPDX-License-Identifier: MIT
"""What the units wrote in a section themselves: a list of units, the words of one, and taking them over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Theme, set_muted

if TYPE_CHECKING:
    from lsapp.services.unit_words import UnitWords


class UnitWordsList(QWidget):
    """``chosen`` carries the words to put into the section."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: Sequence[UnitWords] = ()
        self._can_write = True
        self.list = QListWidget(self)
        self._text = QPlainTextEdit(self)
        self._note = QLabel(self)
        self.button = QPushButton(icon("paste"), self.tr("Ché&p lời này"), self)
        self._stack = QStackedWidget(self)
        self._build()
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_current_changed)
        self.list.itemActivated.connect(self._on_activated)
        self.button.clicked.connect(self._on_activated)

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Đơn vị có viết phần này"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.document().setDocumentMargin(SPACE)
        self._text.setAccessibleName(self.tr("Lời của đơn vị"))
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        set_muted(self._note)
        self.button.setAutoDefault(True)

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self._text)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        self._stack.addWidget(parts)
        self._stack.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)

    def show_words(self, words: Sequence[UnitWords] | None) -> None:
        """Show what the units wrote; ``None`` while it is being read."""
        if words is not None and words is self._words:
            return
        self._words = words or ()
        self.list.clear()
        for one in self._words:
            item = QListWidgetItem(one.name, self.list)
            item.setToolTip(one.text)
            item.setSizeHint(QSize(0, self._theme.row_height))
        nothing = (
            self.tr("Đang đọc lời của các đơn vị…")
            if words is None
            else self.tr("Chưa đơn vị nào viết phần này.")
        )
        self._note.setText(nothing)
        self._stack.setCurrentIndex(0 if self._words else 1)
        if self._words:
            self.list.setCurrentRow(0)
        self._enable()

    def set_can_write(self, can_write: bool) -> None:
        """Let the words be taken over, or only be read."""
        self._can_write = can_write
        self._enable()

    def take_focus(self) -> None:
        """Set the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        self.button.setEnabled(bool(self._words) and self._can_write)

    @Slot(int)
    def _on_current_changed(self, row: int) -> None:
        self._text.setPlainText(self._words[row].text if 0 <= row < len(self._words) else "")

    @Slot()
    def _on_activated(self) -> None:
        row = self.list.currentRow()
        if self._can_write and 0 <= row < len(self._words):
            self.chosen.emit(self._words[row].text)
