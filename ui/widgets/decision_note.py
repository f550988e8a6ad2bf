# SPDX-License-Identifier: MIT
"""What was decided on a received file: by whom, when, and each value that was taken or stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.models.submission_history_model import moment_words
from ui.session import Session
from ui.theme import SPACE, set_muted

if TYPE_CHECKING:
    from lsapp.domain.records import Receipt
    from lsapp.services.desk import Desk
    from lsapp.services.revision_sides import DecidedBy

_ROWS: Final = 4


class DecisionNote(QWidget):
    """Hidden while there is no decision to show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self.head = QLabel(self)
        self.text = QPlainTextEdit(self)
        set_muted(self.head)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Quyết định"))
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _ROWS + 2 * SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.head)
        column.addWidget(self.text)
        self.hide()

    def show_receipt(self, receipt: Receipt | None) -> None:
        """Show what a receipt's file was decided to be, where a person decided anything."""
        self._asked += 1
        if receipt is None or receipt.decision is None:
            self.hide()
            return
        asked = self._asked

        def read(desk: Desk) -> tuple[DecidedBy | None, list[str]]:
            from lsapp.services.decision_words import decision_lines
            from lsapp.services.revision_sides import decided_by
            from lsapp.services.series import decision_of

            return decided_by(desk, receipt), decision_lines(decision_of(receipt))

        def done(both: tuple[DecidedBy | None, list[str]]) -> None:
            if asked == self._asked:
                self._show(*both)

        self._session.read(read, done, self)

    def _show(self, by: DecidedBy | None, lines: list[str]) -> None:
        words = self.tr("Quyết định:")
        if by is not None:
            words = (
                self.tr("Quyết định của {who} lúc {moment}:")
                if by.who
                else self.tr("Quyết định lúc {moment}:")
            )
            words = words.format(who=by.who, moment=moment_words(by.at))
        self.head.setText(words)
        self.text.setPlainText("\n".join(lines))
        self.setVisible(bool(lines))
