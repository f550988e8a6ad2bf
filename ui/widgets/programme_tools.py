# SPDX-License-Identifier: MIT
"""The commands of the programmes' page as a line of buttons: words where there is room, else icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.theme import SPACE


class ProgrammeTools(QWidget):
    """``right`` is the first of the actions that stand at the right end."""

    def __init__(
        self, actions: Sequence[QAction], right: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2 * SPACE, 0)
        row.setSpacing(SPACE)
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(action.text().replace("&", ""))
            if action is right:
                row.addStretch()
            row.addWidget(button)
            self._buttons.append(button)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons and words."""
        style = Qt.ToolButtonStyle
        for button in self._buttons:
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )
