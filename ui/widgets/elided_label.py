# SPDX-License-Identifier: MIT
"""A line of words that gives way where room is short: cut at its end, whole in its tool tip."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

_FEWEST_LETTERS: Final = 6


class ElidedLabel(QLabel):
    """Takes the width of its words and gives it up down to ``fewest`` letters; ``text`` stays whole.

    Where there is a shorter way to say it, that is shown before anything is cut.
    """

    def __init__(self, parent: QWidget | None = None, *, fewest: int = _FEWEST_LETTERS) -> None:
        super().__init__(parent)
        self._fewest = fewest
        self._shorter = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_words(self, whole: str, shorter: str = "") -> None:
        """Show words, and which of them where there is no room for all."""
        self._shorter = shorter
        self.setText(whole)
        self.update()

    @property
    def shown_text(self) -> str:
        """What is drawn in the room there is, but for the cut at its end."""
        return self._shorter if self._shorter and self.is_cut else self.text()

    @property
    def is_cut(self) -> bool:
        """Whether the words do not fit."""
        return self._advance() > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        """Return the room that all words need."""
        return QSize(self._advance(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the first letters."""
        few = self.fontMetrics().averageCharWidth() * self._fewest
        return QSize(min(self._advance(), few), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.shown_text, Qt.TextElideMode.ElideRight, room.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(flags), shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.toolTip() or (self.text() if self.is_cut else "")
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _advance(self) -> int:
        # One pixel more than the words: what just fits must not be cut by rounding.
        return self.fontMetrics().horizontalAdvance(self.text()) + 1 if self.text() else 0
