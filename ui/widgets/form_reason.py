# SPDX-License-Identifier: MIT
"""Asks in place why cells do not apply: a small frame over the grid, beside the cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import SPACE, Role, Size, Theme, set_muted, set_size

_WIDTH = 360


class ReasonLine(QLineEdit):
    """A line that Enter accepts and Esc gives up; to go elsewhere accepts what was typed."""

    accepted = Signal()
    given_up = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from whatever the window does with it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.left.emit()


class FormReason(QWidget):
    """``answered(reason)`` once for each time it was opened, unless it was given up; the reason may be
    empty where Enter was pressed on nothing.
    """

    answered = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._title = QLabel(self)
        self.line = ReasonLine(self)
        self.line.setAccessibleName(self.tr("Lý do không áp dụng"))
        self.line.setPlaceholderText(self.tr("Ví dụ: địa bàn không có đối tượng này"))
        hint = QLabel(self.tr("Enter để ghi, Esc để thôi"), self)
        set_size(hint, Size.SMALL)
        set_muted(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        for widget in (self._title, self.line, hint):
            column.addWidget(widget)
        self.line.accepted.connect(self._on_accepted)
        self.line.given_up.connect(self._on_given_up)
        self.line.left.connect(self._on_left)
        self.hide()

    def ask(self, count: int, reason: str, cell: QRect) -> None:
        """Ask for ``count`` cells, with a reason to begin with; ``cell`` is where, in the parent's pixels."""
        self._title.setText(
            self.tr("Vì sao ô này không áp dụng?")
            if count == 1
            else self.tr("Vì sao {count} ô này không áp dụng?").format(count=count)
        )
        self.line.setText(reason)
        self.line.selectAll()
        self.setFixedWidth(min(_WIDTH, max(self._over.width() - 2 * SPACE, SPACE)))
        self.adjustSize()
        self.move(self._corner(cell))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Take over what was typed, and close."""
        if self.isVisible():
            self._close(self.line.text().strip() or None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ground and an edge that stand out from the cells below, light and dark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.LINE), 1))
        painter.setBrush(self._theme.colour(Role.WINDOW))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _corner(self, cell: QRect) -> QPoint:
        """Return a corner below the cell, or above it where there is no room."""
        room = self._over.rect()
        left = min(max(cell.left(), room.left() + SPACE), room.right() - self.width() - SPACE)
        below = cell.bottom() + SPACE // 2
        fits = below + self.height() <= room.bottom()
        return QPoint(max(left, 0), below if fits else max(0, cell.top() - self.height() - 4))

    @Slot()
    def _on_accepted(self) -> None:
        self._close(self.line.text().strip())

    @Slot()
    def _on_given_up(self) -> None:
        self._close(None)

    @Slot()
    def _on_left(self) -> None:
        self.commit()

    def _close(self, reason: str | None) -> None:
        if not self.isVisible():
            return
        self.hide()
        if reason is not None:
            self.answered.emit(reason)
        self.closed.emit()
