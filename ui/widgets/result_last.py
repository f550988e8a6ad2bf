# SPDX-License-Identifier: MIT
"""What the round before said of one activity or group, whole, with a button to take each text over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.section_header import SectionHeader

LastText = tuple[str, str, str]
"""A column, its label, and what the round before said there."""


class ResultLast(QWidget):
    """Labels and texts of the round before; ``copy_asked(column)`` to have one in this round too."""

    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[LastText] | None = None
        self._can_copy = True
        self._header = SectionHeader(self.tr("Đợt trước"), "", self)
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self._header)

    def show_texts(self, texts: Sequence[LastText], *, can_copy: bool) -> None:
        """Show what there is; nothing of it is typed in."""
        if texts == self._shown and can_copy == self._can_copy:
            return
        self._shown, self._can_copy = list(texts), can_copy
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._made(texts)
        self._column.addWidget(self._body)
        self._header.set_subtitle("" if texts else self.tr("Đợt trước chưa ghi gì ở đây."))

    def _made(self, texts: Sequence[LastText]) -> QWidget:
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        for place, (column, label, text) in enumerate(texts):
            title = QLabel(label, body)
            set_size(title, Size.SMALL)
            set_muted(title)
            words = QLabel(text, body)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setAccessibleName(self.tr("Đợt trước, {label}").format(label=label))
            words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            grid.addWidget(title, 2 * place, 0)
            grid.addWidget(words, 2 * place + 1, 0)
            if self._can_copy:
                grid.addWidget(
                    self._copy_button(body, column, label),
                    2 * place + 1,
                    1,
                    Qt.AlignmentFlag.AlignTop,
                )
        return body

    def _copy_button(self, body: QWidget, column: str, label: str) -> QToolButton:
        button = QToolButton(body)
        button.setIcon(icon("copy"))
        button.setAutoRaise(True)
        words = self.tr("Chép «{label}» của đợt trước").format(label=label)
        button.setToolTip(f"{words} (Ctrl+')")
        button.setAccessibleName(words)
        button.clicked.connect(lambda _=False, one=column: self.copy_asked.emit(one))
        return button
