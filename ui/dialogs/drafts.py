# SPDX-License-Identifier: MIT
"""After a power cut: what was being typed, offered again text by text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lsapp.services.drafts import Draft
from ui.icons import icon
from ui.pages.page import PageContext
from ui.places import Place
from ui.theme import SPACE, Role, Tone, set_primary
from ui.widgets.draft_card import DraftCard
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.draft_taking import DraftOffer

_LETTERS: Final = 104
_LINES: Final = 30


class DraftsDialog(QDialog):
    """A card for each text: take it over, copy it, or let it go. What is neither is offered next time."""

    def __init__(
        self, context: PageContext, drafts: Sequence[Draft], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._drafts = list(drafts)
        self._cards: list[DraftCard] = []
        self.setWindowTitle(self.tr("Phần đang gõ dở"))
        theme = context.theme
        self._lead = QLabel(
            self.tr(
                "Lần trước chương trình dừng đột ngột khi đang gõ. Những gì đã lưu vẫn nguyên; phần dưới "
                "đây chưa kịp vào tệp."
            ),
            self,
        )
        self._notice = Notice(Tone.GOOD, "", theme, parent=self)
        self._notice.hide()
        self._body = QWidget(self)
        self._area = QScrollArea(self)
        self.take_all = QPushButton(self.tr("Lấy lại &tất cả"), self)
        self.drop_all = QPushButton(icon("delete"), self.tr("Bỏ &hết"), self)
        self.later = QPushButton(self.tr("Để &sau"), self)
        self._lay_out()
        self._connect()
        self._load()

    @property
    def cards(self) -> list[DraftCard]:
        """The texts that are still open, the oldest first."""
        return list(self._cards)

    # --- building ---

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._lead.setWordWrap(True)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addStretch()
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take_all.setIcon(icon("restore", lambda: theme.colour(Role.ON_ACCENT_TEXT)))
        set_primary(self.take_all)
        self.take_all.setDefault(True)
        for button in (self.drop_all, self.later):
            button.setAutoDefault(
                False
            )  # Enter is the first step, wherever the focus came to stand
        self.later.setToolTip(self.tr("Lần mở tệp tới sẽ hỏi lại"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.drop_all)
        row.addStretch()
        row.addWidget(self.later)
        row.addWidget(self.take_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self._lead)
        column.addWidget(self._notice)
        column.addWidget(self._area, 1)
        column.addLayout(row)
        screen = self.screen().availableGeometry()
        letters = self.fontMetrics()
        width, height = letters.averageCharWidth() * _LETTERS, letters.lineSpacing() * _LINES
        self.resize(min(width, screen.width() - 48), min(height, screen.height() - 80))

    def _connect(self) -> None:
        self.take_all.clicked.connect(self._on_take_all)
        self.drop_all.clicked.connect(self._on_drop_all)
        self.later.clicked.connect(self.reject)

    def _load(self) -> None:
        drafts = self._drafts

        def work(desk: Desk) -> list[DraftOffer]:
            from lsapp.services.draft_taking import offers

            return offers(desk, drafts)

        self._session.read(work, self._show, self)
        self._refresh_buttons()

    def _show(self, offers: list[DraftOffer]) -> None:
        for offer in offers:
            card = DraftCard(offer, self._context.theme, self._body)
            card.take_asked.connect(self._on_take)
            card.copy_asked.connect(self._on_copy)
            card.drop_asked.connect(self._on_drop)
            self._column.insertWidget(self._column.count() - 1, card)
            self._cards.append(card)
        self._refresh_buttons()
        (self.take_all if self.take_all.isEnabled() else self.later).setFocus()

    def _refresh_buttons(self) -> None:
        ready = [card for card in self._cards if card.can_be_taken and not card.offer.newer]
        self.take_all.setEnabled(bool(ready) and self._session.can_edit)
        newer = self._cards and not ready
        self.take_all.setToolTip(
            self.tr("Trong tệp đã có giá trị ghi sau khi gõ: hãy xem rồi lấy lại từng phần")
            if newer
            else ""
        )
        self.drop_all.setEnabled(bool(self._cards))
        for card in self._cards:
            card.take.setEnabled(card.can_be_taken and self._session.can_edit)

    # --- slots ---

    @Slot(object)
    def _on_take(self, card: DraftCard) -> None:
        self._take(card)

    @Slot()
    def _on_take_all(self) -> None:
        """Take all but what would replace something newer: that is decided one by one."""
        for card in [one for one in self._cards if one.can_be_taken and not one.offer.newer]:
            self._take(card)

    def _take(self, card: DraftCard) -> None:
        draft = card.offer.draft
        card.setEnabled(False)

        def work(desk: Desk) -> object:
            from lsapp.services.draft_taking import take_over

            return take_over(desk, draft)

        def done(_change: object) -> None:
            self._context.drafts.drop([draft])
            self._close_card(card)
            place = Place(draft.kind, draft.key, draft.field)
            self._context.navigate(place.page, place)

        def failed(error: Exception) -> None:
            card.setEnabled(True)
            self._session.failed.emit(error)

        self._session.act(work, done, self, failed)

    @Slot(object)
    def _on_copy(self, card: DraftCard) -> None:
        QGuiApplication.clipboard().setText(card.offer.draft.text)
        self._notice.say(Tone.GOOD, self.tr("Đã chép; dán vào ô cần gõ bằng Ctrl+V."))

    @Slot(object)
    def _on_drop(self, card: DraftCard) -> None:
        self._context.drafts.drop([card.offer.draft])
        self._close_card(card)

    @Slot()
    def _on_drop_all(self) -> None:
        self._context.drafts.drop([card.offer.draft for card in self._cards])
        for card in self.cards:
            self._close_card(card)

    def _close_card(self, card: DraftCard) -> None:
        if card not in self._cards:
            return
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._refresh_buttons()
        if not self._cards:
            self.accept()
