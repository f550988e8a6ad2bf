# SPDX-License-Identifier: MIT
"""One text that was being typed when the program ended, beside what the file holds there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Theme, Tone, set_muted
from ui.widgets.card import Card
from ui.widgets.chip import Chip, ChipLook
from ui.widgets.history_words import marked, moment_words
from ui.words import words_for

if TYPE_CHECKING:
    from lsapp.services.draft_taking import DraftOffer


class DraftCard(Card):
    """Where it was typed, both texts, and what can be done with it."""

    take_asked = Signal(object)
    copy_asked = Signal(object)
    drop_asked = Signal(object)

    def __init__(self, offer: DraftOffer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, "", parent)
        self.offer = offer
        self._theme = theme
        place = offer.draft.label or offer.where
        self.setAccessibleName(place)
        head = _label(place, self)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self.content.addWidget(head)
        when = _label(
            self.tr("Gõ lần cuối lúc {time}").format(time=moment_words(offer.draft.at)), self
        )
        set_muted(when)
        self.content.addWidget(when)
        self._add_texts()
        self._add_warnings()
        self._add_buttons()

    @property
    def can_be_taken(self) -> bool:
        """Whether the text can go into its field by itself."""
        return self.offer.problem is None

    # --- building ---

    def _add_texts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        now, typed = marked(self.offer.now, self.offer.draft.text, self._theme)
        sides = (
            (ChipLook("edit", self.tr("Đang gõ dở"), Tone.ACCENT), typed, self.offer.draft.text),
            (ChipLook("ok", self.tr("Trong tệp"), Tone.NEUTRAL), now, self.offer.now),
        )
        for row, (look, text, plain) in enumerate(sides):
            grid.addWidget(Chip(look, self._theme, self), row, 0, Qt.AlignmentFlag.AlignTop)
            said = QLabel(text or self.tr("(trống)"), self)
            said.setTextFormat(Qt.TextFormat.RichText)
            said.setWordWrap(True)
            said.setAlignment(Qt.AlignmentFlag.AlignTop)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            policy = said.sizePolicy()  # which knows that height follows width
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            said.setSizePolicy(policy)
            said.setAccessibleName(f"{look.text}: {plain}")
            grid.addWidget(said, row, 1)
        self.content.addLayout(grid)

    def _add_warnings(self) -> None:
        if self.offer.newer:
            look = ChipLook("warning", self.tr("Trong tệp mới hơn"), Tone.WARNING)
            self._warn(
                look, self.tr("Giá trị trong tệp được ghi sau khi gõ; lấy lại sẽ thay giá trị đó.")
            )
        if self.offer.problem is not None:
            look = ChipLook("info", self.tr("Chưa lấy lại được"), Tone.WARNING)
            self._warn(look, words_for(self.offer.problem).plain())

    def _warn(self, look: ChipLook, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(Chip(look, self._theme, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_label(text, self), 1)
        self.content.addLayout(row)

    def _add_buttons(self) -> None:
        self.take = self._button("restore", self.tr("&Lấy lại"))
        self.copy = self._button("copy", self.tr("&Chép"))
        self.drop = self._button("delete", self.tr("&Bỏ"))
        self.take.setEnabled(self.can_be_taken)
        self.take.clicked.connect(lambda: self.take_asked.emit(self))
        self.copy.clicked.connect(lambda: self.copy_asked.emit(self))
        self.drop.clicked.connect(lambda: self.drop_asked.emit(self))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for button in (self.take, self.copy, self.drop):
            row.addWidget(button)
        row.addStretch()
        self.content.addLayout(row)

    def _button(self, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(icon(icon_name), text, self)
        button.setAutoDefault(False)
        return button


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
