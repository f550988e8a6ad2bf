# SPDX-License-Identifier: MIT
"""A quiet group on a page: a heading and what belongs to it, on a lighter ground without a frame."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import SPACE, Role, Theme, set_quiet
from ui.widgets.section_header import SectionHeader

_CORNER: Final = 6


class Card(QWidget):
    """A heading and a column of content; a card inside a card draws no ground of its own."""

    def __init__(
        self, title: str, theme: Theme, subtitle: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._header = SectionHeader(title, subtitle, self)
        self._header.setHidden(not title)
        self._content = QVBoxLayout()
        self._content.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._header)
        column.addLayout(self._content, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)

    @property
    def header(self) -> SectionHeader:
        """The heading, with room for buttons at its right."""
        return self._header

    @property
    def content(self) -> QVBoxLayout:
        """The column that content is added to."""
        return self._content

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what is there; a table or list loses its frame to the card."""
        if isinstance(widget, QAbstractItemView):
            set_quiet(widget)
        self._content.addWidget(widget, stretch)

    def set_title(self, title: str) -> None:
        """Show another heading; none where it is empty."""
        self._header.set_title(title)
        self._header.setHidden(not title)
        self.setAccessibleName(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        if self._is_in_card():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.BASE))
        painter.drawRoundedRect(QRectF(self.rect()), _CORNER, _CORNER)

    def _is_in_card(self) -> bool:
        above = self.parentWidget()
        while above is not None and not isinstance(above, Card):
            above = above.parentWidget()
        return above is not None
