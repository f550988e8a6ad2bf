# SPDX-License-Identifier: MIT
"""What is left of a window whose disk does not answer: it waits, and says for what."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fitted_dialog import FittedDialog
from ui.theme import SPACE, Size, set_size

_LETTERS: Final = 68


class ClosingDialog(FittedDialog):
    """Goes by itself when the file is written; ``given_up`` where the person leaves without that."""

    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self._ended = False
        self.setWindowTitle(self.tr("Đang ghi dữ liệu"))
        title = QLabel(self.tr("Ổ đĩa chưa trả lời"), self)
        set_size(title, Size.HEADING)
        text = QLabel(
            self.tr(
                "Những thay đổi cuối cùng chưa ghi được vào {name}. Hãy cắm lại USB hoặc nối lại ổ mạng; "
                "chương trình tự đóng khi ghi xong."
            ).format(name=name),
            self,
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Đang chờ ổ đĩa"))
        leave = QPushButton(self.tr("Đóng ngay, bỏ phần chưa ghi"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.given_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        for widget in (title, text, bar):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(leave)
        column.addLayout(row)

    def end(self) -> None:
        """The file is written, or given up."""
        self._ended = True
        self.close()
        self.deleteLater()

    @Slot()
    def reject(self) -> None:
        """Escape does not give up what is typed: the button says what it does."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._ended)
