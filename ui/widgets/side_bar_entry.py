# SPDX-License-Identifier: MIT
"""One page in the side bar: icon, word, and a number where something waits there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import SPACE, Role, Size, Theme, Tone, font

_HEIGHT: Final = 36  # pixels at 100 %
_LEAST_HEIGHT: Final = 28
_MOST: Final = 99  # a larger count is shown as 99+
_MOST_FOLDED: Final = 9  # more digits would cover the icon
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class SideBarEntry(QPushButton):
    """A button that shows whether its page is the current one; `moved` gives the key pressed."""

    moved = Signal(int)

    def __init__(
        self,
        text: str,
        icon: QIcon,
        theme: Theme,
        keys: QKeySequence,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon, text, parent)
        self._theme = theme
        self._keys = keys
        self._folded = False
        self._count = 0
        self._tone = Tone.NEUTRAL
        self._meaning = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._describe()

    def set_badge(self, count: int, tone: Tone, meaning: str) -> None:
        """Show ``count`` in ``tone``, nothing for 0; ``meaning`` says it in words."""
        self._count, self._tone, self._meaning = count, tone, meaning
        self._describe()
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone, or icon and word."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size with icon, word and room for a number; or with the icon alone."""
        height = max(self._scaled(_HEIGHT), self.fontMetrics().height() + SPACE)
        if self._folded:
            return QSize(height + SPACE // 2, height)
        words = self.fontMetrics().horizontalAdvance(self.text())
        badge = self._badge_size(f"{_MOST}+").width()
        return QSize(self._word_left() + words + 2 * SPACE + badge + SPACE, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same width, and the height that a low screen leaves."""
        height = max(self._scaled(_LEAST_HEIGHT), self.fontMetrics().height() + SPACE // 2)
        return QSize(self.sizeHint().width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, word, number and the ring of the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = self._theme.icon_size + SPACE // 2
        left = (self.width() - side) // 2 if self._folded else self._icon_left()
        place = QRect(left, (self.height() - side) // 2, side, side)
        self.icon().paint(painter, place)
        if not self._folded:
            painter.setPen(
                self._theme.colour(Role.SELECTION_TEXT if self.isChecked() else Role.TEXT)
            )
            words = self.rect().adjusted(self._word_left(), 0, 0, 0)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text()
            )
        if self._count:
            self._paint_badge(painter, place)
        if self.hasFocus():
            self._theme.paint_focus(painter, QRectF(self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move within the list, or choose."""
        if event.key() in _MOVES:
            self.moved.emit(event.key())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_ground(self, painter: QPainter) -> None:
        role = Role.SELECTION_BACK if self.isChecked() else Role.HOVER
        if not (self.isChecked() or self.underMouse()):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(role))
        painter.drawRoundedRect(QRectF(self.rect()), SPACE / 2, SPACE / 2)
        if self.isChecked():
            bar = QRectF(0, SPACE, SPACE * 3 / 8, self.height() - 2 * SPACE)
            painter.setBrush(self._theme.colour(Role.ACCENT_LINE))
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)

    def _paint_badge(self, painter: QPainter, icon_place: QRect) -> None:
        most = _MOST_FOLDED if self._folded else _MOST
        text = f"{most}+" if self._count > most else str(self._count)
        size = self._badge_size(text)
        pill = QRect(QPoint(0, 0), size)
        if self._folded:
            pill.moveTopRight(QPoint(self.width() - 1, max(icon_place.top() - SPACE // 2, 0)))
        else:
            pill.moveCenter(self.rect().center())
            pill.moveRight(self.width() - SPACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._tone.line))
        painter.drawRoundedRect(QRectF(pill), size.height() / 2, size.height() / 2)
        painter.setPen(self._theme.colour(Role.ON_ACCENT_TEXT))
        painter.setFont(font(self, Size.SMALL))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _badge_size(self, text: str) -> QSize:
        metrics = QFontMetrics(font(self, Size.SMALL))
        height = metrics.height()
        return QSize(max(metrics.horizontalAdvance(text) + SPACE, height), height)

    def _scaled(self, pixels: int) -> int:
        return round(pixels * self._theme.zoom / 100)

    def _icon_left(self) -> int:
        return SPACE + SPACE // 2

    def _word_left(self) -> int:
        return self._icon_left() + self._theme.icon_size + SPACE // 2 + SPACE

    def _describe(self) -> None:
        key = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        name = f"{self.text()} ({key})" if key else self.text()
        self.setToolTip(f"{name}\n{self._meaning}" if self._meaning else name)
        said = self._meaning or (str(self._count) if self._count else "")
        self.setAccessibleName(f"{self.text()}, {said}" if said else self.text())
