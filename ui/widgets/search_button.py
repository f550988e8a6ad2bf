# SPDX-License-Identifier: MIT
"""The search at the right of the menu bar: looks like the line that it opens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.icons import icon
from ui.theme import SPACE, Role, Theme

_LETTERS: Final = 34


class SearchButton(QAbstractButton):
    """Triggers the action of the search; says its key, and is greyed with it."""

    def __init__(self, action: QAction, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._theme = theme
        self._icon = icon("search")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(self.tr("Tìm mọi nơi ({key})").format(key=key))
        self.setAccessibleName(self.tr("Tìm mọi nơi"))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def sizeHint(self) -> QSize:
        """Return room for the words, and for a few letters more where there is room."""
        metrics = self.fontMetrics()
        width = max(
            metrics.horizontalAdvance(self.text()) + self._theme.icon_size + SPACE * 4,
            metrics.averageCharWidth() * _LETTERS,
        )
        return QSize(width + SPACE * 2, metrics.height() + SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line to type in, quiet until the mouse or the keyboard is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 2, -SPACE * 2, -2)
        focused = self.hasFocus()
        line = Role.ACCENT_LINE if focused or self.underMouse() else Role.LINE
        painter.setPen(QPen(self._theme.colour(line), 2 if focused else 1))
        painter.setBrush(self._theme.colour(Role.BASE))
        painter.drawRoundedRect(box, SPACE / 2, SPACE / 2)
        side = self._theme.icon_size
        place = box.adjusted(SPACE, 0, 0, 0)
        place.setSize(QSize(side, box.height()))
        self._icon.paint(painter, place)
        enabled = self.isEnabled()
        painter.setPen(self._theme.colour(Role.MUTED_TEXT if enabled else Role.DISABLED_TEXT))
        words = box.adjusted(SPACE * 2 + side, 0, -SPACE, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(flags), self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    @Slot()
    def _on_action_changed(self) -> None:
        self.setEnabled(self._action.isEnabled())
