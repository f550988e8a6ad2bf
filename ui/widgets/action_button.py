# SPDX-License-Identifier: MIT
"""A push button that stands for an action of the menu: one word, one key, one state for both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import ICON_NAMES, icon
from ui.theme import set_primary


class ActionButton(QPushButton):
    """Shows the action's text, icon, tool tip and whether it can be used, and triggers it.

    ``primary`` is the one next step of a page. An action that is on or off belongs on a tool
    button (``setDefaultAction``), which shows that.
    """

    def __init__(
        self, action: QAction, *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._primary = primary
        self._shown = True
        set_primary(self, primary)
        # A button that takes Enter by itself takes it from the table beside it.
        self.setAutoDefault(False)
        action.changed.connect(self._on_action_changed)
        self.clicked.connect(self._on_clicked)
        self._on_action_changed()

    @Slot()
    def _on_action_changed(self) -> None:
        action = self._action
        self.setText(action.text())
        self.setIcon(_on_accent(action.icon()) if self._primary else action.icon())
        self.setToolTip(_tool_tip(action))
        self.setEnabled(action.isEnabled())
        if action.isVisible() != self._shown:
            self._shown = action.isVisible()
            self.setVisible(self._shown)

    @Slot()
    def _on_clicked(self) -> None:
        self._action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do it on Enter as well: who has walked to a button presses what a dialog's button takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)


def _on_accent(plain: QIcon) -> QIcon:
    """Return one of our own icons in the colour of the words on a filled button."""
    return icon(plain.name(), _ground) if plain.name() in ICON_NAMES else plain


def _ground() -> QColor:
    return QGuiApplication.palette().base().color()


def _tool_tip(action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.toolTip()} ({key})" if key else action.toolTip()
