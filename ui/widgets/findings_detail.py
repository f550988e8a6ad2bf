# SPDX-License-Identifier: MIT
"""One finding in full: where, what is wrong, what to do, and the rule's source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import SPACE, Size, set_muted, set_size

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding


class FindingDetail(QScrollArea):
    """Words that can be selected and copied; they scroll where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(SPACE * 24)
        # So that a splitter may share the room by its own proportion, not by the longest line.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        body = QWidget(self)
        self._where = self._line(body)
        set_size(self._where, Size.HEADING)
        self._message = self._line(body)
        self._remedy = self._line(body)
        self._source = self._line(body)
        set_size(self._source, Size.SMALL)
        set_muted(self._source)
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE * 2, 0, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        for label in (self._where, self._message, self._remedy, self._source):
            column.addWidget(label)
        column.addStretch()
        self.setWidget(body)

    def show_finding(self, one: Finding | None) -> None:
        """Show a finding, or nothing."""
        self._where.setText(f"{one.where} - {one.label}" if one else "")
        self._message.setText(one.message if one else "")
        self._remedy.setText(self._remedy_words(one) if one else "")
        source = one.source if one else None
        self._source.setText(self.tr("Căn cứ: {text}").format(text=source) if source else "")
        self._source.setVisible(bool(source))
        self.verticalScrollBar().setValue(0)

    def _remedy_words(self, one: Finding) -> str:
        if one.answer:
            return self.tr("Đã giải trình: {text}").format(text=one.answer)
        return self.tr("Cách xử lý: {text}").format(text=one.remedy)

    @staticmethod
    def _line(parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
