# SPDX-License-Identifier: MIT
"""The notices above a page: the newest below, few at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import SPACE, Theme, Tone
from ui.widgets.notice import Notice

MOST: Final = 3
"""Notices at a time: more would push the page off a small screen, and nobody reads them."""


class NoticeArea(QWidget):
    """Holds what the window tells without asking. Of two with the same words the older goes, and so does
    the word that one thing went well when the next one did: nothing is left to be done about it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE // 2)
        self._column.setSpacing(SPACE // 2)
        self.hide()

    @property
    def notices(self) -> list[Notice]:
        """What is told now, the oldest first."""
        held = (self._column.itemAt(index) for index in range(self._column.count()))
        return [w for item in held if item is not None and isinstance(w := item.widget(), Notice)]

    def tell(
        self, tone: Tone, text: str, action: str = "", call: Callable[[], None] | None = None
    ) -> Notice:
        """Show a notice with at most one button, which runs ``call``."""
        is_done = tone is Tone.GOOD and call is None
        for former in self.notices:
            if former.text() == text or (is_done and former.is_done):
                self.put_away(former)
        while len(self.notices) >= MOST:
            self.put_away(self.notices[0])
        notice = Notice(tone, text, self._theme, action=action if call else "", parent=self)
        notice.closed.connect(lambda: self.put_away(notice))
        if call is not None:
            notice.action_triggered.connect(call)
        self._column.addWidget(notice)
        self.show()
        notice.show()
        return notice

    def put_away(self, notice: Notice) -> None:
        """Take a notice away, if it still stands here."""
        if notice not in self.notices:
            return
        self._column.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(bool(self.notices))

    def clear(self) -> None:
        """Take all away: they spoke of another file."""
        for notice in self.notices:
            self.put_away(notice)
