# SPDX-License-Identifier: MIT
"""A banner in its place on the page: says one thing, offers at most one step, and can be closed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.theme import SPACE, Theme, Tone
from ui.widgets.chip import tone_icon

_EDGE: Final = SPACE // 2  # the bar of full colour at the left
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ICONS: Final = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.GOOD: "completed",
    Tone.WARNING: "warning",
    Tone.BAD: "error",
}


class Notice(QWidget):
    """A banner with ``text`` (no mark-up) in ``tone``, and a button that reads ``action``, if any.

    It never goes away by itself: a slow reader is not hurried. Its button, its cross and Escape
    close it (`closed`); after the button comes `action_triggered`. The keyboard stays where it is,
    and a reader of the screen is told. One that is not to be used again is given
    ``WA_DeleteOnClose``; another may `say` something else later.
    """

    action_triggered = Signal()
    closed = Signal()

    def __init__(
        self,
        tone: Tone,
        text: str,
        theme: Theme,
        *,
        action: str = "",
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing = QLabel(self)
        self._text = QLabel(self)
        self._button = QPushButton(self)
        self._close = QToolButton(self)
        self._build()
        self._lay_out()
        self._close.setVisible(closable)
        self._button.clicked.connect(self._on_button_clicked)
        self._close.clicked.connect(self.close_notice)
        theme.changed.connect(self._show_icon)
        self._set(tone, text, action)

    @property
    def tone(self) -> Tone:
        """How the banner says it."""
        return self._tone

    @property
    def is_done(self) -> bool:
        """Whether it says that something went well and offers no step after it."""
        return self._tone is Tone.GOOD and self._button.isHidden()

    @property
    def button(self) -> QPushButton:
        """The button of the step that is offered; hidden where there is none."""
        return self._button

    def text(self) -> str:
        """Return what the banner says."""
        return self._text.text()

    def say(self, tone: Tone, text: str, action: str = "") -> None:
        """Show the banner again, with other words."""
        self._set(tone, text, action)
        self.show()

    @Slot()
    def close_notice(self) -> None:
        """Put the banner away."""
        if self.close():
            self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell a reader of the screen."""
        super().showEvent(event)
        if not event.spontaneous():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the edge of its tone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._tone.back))
        painter.drawRoundedRect(QRectF(self.rect()), SPACE / 2, SPACE / 2)
        painter.setClipRect(0, 0, _EDGE, self.height())
        painter.setBrush(self._theme.colour(self._tone.line))
        painter.drawRoundedRect(QRectF(self.rect()), SPACE / 2, SPACE / 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape, where it can be closed; Enter presses the button that the keyboard is on."""
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.close_notice()
        elif event.key() in _ENTER and self._button.hasFocus():
            self._button.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button.setAutoDefault(False)
        self._close.setIcon(icon("close"))
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.setToolTip(self.tr("Đóng thông báo (Esc)"))
        self._close.setAccessibleName(self.tr("Đóng thông báo"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE + SPACE, SPACE // 2, SPACE // 2, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(self._drawing)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)

    def _set(self, tone: Tone, text: str, action: str) -> None:
        self._tone = tone
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._show_icon()
        self.setAccessibleName(f"{self._level()}: {text}")
        self.update()

    def _level(self) -> str:
        return {
            Tone.NEUTRAL: self.tr("Thông báo"),
            Tone.ACCENT: self.tr("Thông báo"),
            Tone.GOOD: self.tr("Đã xong"),
            Tone.WARNING: self.tr("Lưu ý"),
            Tone.BAD: self.tr("Lỗi"),
        }[self._tone]

    @Slot()
    def _show_icon(self) -> None:
        side = self._theme.icon_size
        drawing = tone_icon(_ICONS[self._tone], self._tone, self._theme)
        self._drawing.setPixmap(drawing.pixmap(side, side))

    @Slot()
    def _on_button_clicked(self) -> None:
        # Closed first: who answers may say the next thing in the same banner.
        self.close_notice()
        self.action_triggered.emit()
