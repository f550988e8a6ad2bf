# SPDX-License-Identifier: MIT
"""A dialog as large as its letters ask for, at every size of letters, and never larger than the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.working_dialog import WorkingDialog
from ui.theme import SPACE

_FRAME: Final = (
    SPACE * 6
)  # pixels for the frame of the system, and to see that there is a window behind


class FittedDialog(WorkingDialog):
    """``letters`` is how many of them a line of it holds. What is taller than the screen has to scroll."""

    def __init__(self, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters

    @Slot()
    def fit(self) -> None:
        """Take the size that the contents need now; lines that wrap are counted as they wrap."""
        layout = self.layout()
        if layout is None:
            return
        room = self._room()
        wanted = max(
            self.fontMetrics().averageCharWidth() * self._letters, layout.sizeHint().width()
        )
        width = min(wanted, room.width())
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        height = max(height, layout.sizeHint().height()) if height < 0 else height
        self.setMinimumWidth(width)
        self.resize(width, min(height, room.height()))

    def _room(self) -> QSize:
        screen = self.screen().availableGeometry().size()
        return QSize(screen.width() - _FRAME, screen.height() - _FRAME)

    # --- overrides ---

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.fit()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, self.fit)  # when the contents have their new letters
