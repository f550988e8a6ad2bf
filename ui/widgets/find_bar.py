# SPDX-License-Identifier: MIT
"""The line of Ctrl+F: what is typed narrows the page at once, accents folded; Esc shows all again."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.icons import icon
from ui.theme import SPACE


class FindBar(QWidget):
    """Hidden until asked for; ``text_changed`` carries what to find, empty where it was closed."""

    text_changed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setClearButtonEnabled(True)
        self._line.setPlaceholderText(self.tr("Gõ từ cần tìm, có dấu hoặc không dấu"))
        self._line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 60)
        label = QLabel(self.tr("&Tìm trong trang"), self)
        label.setBuddy(self._line)
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setToolTip(self.tr("Đóng (Esc)"))
        close.setAccessibleName(self.tr("Đóng dòng tìm"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(label)
        row.addWidget(self._line, 1)
        row.addWidget(close)
        row.addStretch()
        # A composed letter is typed as several: what is found follows a breath later.
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._tell)
        self._line.textChanged.connect(lambda _text: self._breath.start())
        close.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the line with the cursor in it."""
        self.show()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    @Slot()
    def close_bar(self) -> None:
        """Hide the line; the page shows everything again."""
        if not self.isVisible():
            return
        self._line.clear()
        self._tell()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._breath.stop()
            self._tell()
            self.closed.emit()  # the page takes the focus; what is found stays
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        self._breath.stop()
        self.text_changed.emit(self._line.text().strip())
