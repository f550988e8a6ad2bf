# SPDX-License-Identifier: MIT
"""Cards that scroll: they end at the page's margin, with the scroll bar in that margin or without one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme import SPACE

_GAP = SPACE // 4  # between the cards and the scroll bar


class CardArea(QScrollArea):
    """Scrolls ``body``, which has its layout already; ``margin`` pixels stay free at the right."""

    def __init__(self, body: QWidget, margin: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = margin
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self.verticalScrollBar().installEventFilter(self)
        self._fit_margin(shown=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room for the scroll bar when it comes, and take the room back when it goes."""
        if watched is self.verticalScrollBar() and event.type() in (
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.Resize,
        ):
            self._fit_margin(shown=event.type() != QEvent.Type.Hide)
        return super().eventFilter(watched, event)

    def _fit_margin(self, *, shown: bool) -> None:
        body = self.widget()
        layout = body.layout() if body is not None else None
        if layout is None:
            return
        bar = self.verticalScrollBar()
        taken = bar.width() if shown and not bar.isHidden() else 0
        margins = layout.contentsMargins()
        margins.setRight(max(self._margin - taken, _GAP))
        if margins != layout.contentsMargins():
            layout.setContentsMargins(margins)
