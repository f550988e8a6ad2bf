# SPDX-License-Identifier: MIT
"""What stands in the place of the letter while it is being sent, and what came of it; and the question of
what became of an earlier one.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lsapp.services.mail_message import size_words
from ui.theme import SPACE, Size, Theme, Tone, set_muted, set_size
from ui.widgets.notice import Notice


class SendingView(QWidget):
    """``stop_asked`` by its button."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = QLabel(self)
        self._step = QLabel(self)
        self.bar = QProgressBar(self)
        self.stop_button = QPushButton(self.tr("&Dừng lại"), self)
        self._build()
        self._lay_out()
        self.stop_button.clicked.connect(self.stop_asked)

    def _build(self) -> None:
        set_size(self.head, Size.HEADING)
        set_muted(self._step)
        for label in (self.head, self._step):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Đã gửi được"))
        self.stop_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addStretch(1)
        for widget in (self.head, self.bar, self._step):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.stop_button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(2)

    def begin(self, recipients: str) -> None:
        """Show that a message is on its way."""
        self.head.setText(self.tr("Đang gửi đến {recipients}").format(recipients=recipients))
        self._step.setText(self.tr("Đang chuẩn bị thư…"))
        self.bar.setRange(0, 0)
        self.stop_button.setEnabled(True)

    @Slot(str, int, int)
    def show_step(self, step: str, done: int, size: int) -> None:
        """Show how far it is."""
        words = {
            "connecting": self.tr("Đang nối tới máy chủ thư…"),
            "logging_in": self.tr("Đang đăng nhập…"),
            "sending": self.tr("Đã gửi {done} trên {size}").format(
                done=size_words(done), size=size_words(size)
            ),
            "waiting": self.tr("Đã gửi hết, đang chờ máy chủ trả lời. Xin đừng tắt máy."),
        }
        self._step.setText(words.get(step, self._step.text()))
        self.bar.setRange(0, size if step == "sending" else 0)
        self.bar.setValue(done)
        self.stop_button.setEnabled(step != "waiting")

    def show_stopping(self) -> None:
        """Show that it is being stopped."""
        self.stop_button.setEnabled(False)
        self._step.setText(self.tr("Đang dừng lại…"))


class UncertainView(QWidget):
    """Asks what became of a message whose answer was lost: ``arrived_told`` or ``repeat_asked``."""

    arrived_told = Signal()
    repeat_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Notice(Tone.WARNING, "", theme, closable=False, parent=self)
        self.arrived_button = QPushButton(self.tr("Đã tới: ghi là đã gửi"), self)
        self.repeat_button = QPushButton(self.tr("Chưa tới: gửi lại"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for button in (self.arrived_button, self.repeat_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        self.arrived_button.clicked.connect(self.arrived_told)
        self.repeat_button.clicked.connect(self.repeat_asked)
        self.hide()

    def ask(self, when: str, recipients: str) -> None:
        """Ask about the message of that time."""
        self.words.say(
            Tone.WARNING,
            self.tr(
                "Thư gửi lúc {time} đến {recipients} có thể đã tới: kết nối bị ngắt đúng lúc chờ máy chủ trả "
                "lời. Chương trình không tự gửi lại. Xin hỏi nơi nhận hoặc xem hộp thư đi, rồi chọn:"
            ).format(time=when, recipients=recipients),
        )
        self.show()
