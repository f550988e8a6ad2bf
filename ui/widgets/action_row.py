# SPDX-License-Identifier: MIT
"""Buttons for actions in one row: those that find no room stand in a menu at its end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ui.icons import icon
from ui.theme import SPACE
from ui.widgets.action_button import ActionButton


class ActionRow(QWidget):
    """Shows as many of ``actions`` as there is room for, in their order, whatever the language and the size
    of letters; ``seldom`` are done so rarely that they are always in the menu.
    """

    def __init__(
        self,
        actions: Sequence[QAction],
        seldom: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = tuple(actions)
        self._seldom = tuple(seldom)
        self._buttons = [ActionButton(one, parent=self) for one in actions]
        self.more_button = QPushButton(icon("more"), self.tr("Việc khác"), self)
        self._menu = QMenu(self.more_button)
        self._folded = -1
        self.more_button.setAutoDefault(False)
        self.more_button.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for button in (*self._buttons, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        self._fold()

    def button(self, action: QAction) -> ActionButton:
        """Return the button of an action; hidden while that stands in the menu."""
        return self._buttons[self._actions.index(action)]

    # --- overrides ---

    def sizeHint(self) -> QSize:
        """Return the room that every button needs, also those that are in the menu now."""
        return QSize(self._width_of(len(self._buttons)), self.more_button.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of the menu alone."""
        return self.more_button.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()  # a button says something else, or its letters have another size
            self.updateGeometry()
        return done

    # --- inside ---

    def _width_of(self, shown: int) -> int:
        """Return the width of the first buttons, with the menu where something is left for it."""
        row: list[QWidget] = [*self._buttons[:shown]]
        if self._seldom or shown < len(self._buttons):
            row.append(self.more_button)
        for one in row:
            one.ensurePolished()  # before that it does not know its margins
        return sum(one.sizeHint().width() for one in row) + SPACE * max(len(row) - 1, 0)

    def _fold(self) -> None:
        counts = range(len(self._buttons), 0, -1)
        shown = next((one for one in counts if self._width_of(one) <= self.width()), 0)
        if shown == self._folded:
            return
        self._folded = shown
        for at, button in enumerate(self._buttons):
            button.setHidden(at >= shown)
        left = self._actions[shown:]
        self._menu.clear()
        self._menu.addActions(list(left))
        if left and self._seldom:
            self._menu.addSeparator()
        self._menu.addActions(list(self._seldom))
        self.more_button.setVisible(bool(left or self._seldom))
