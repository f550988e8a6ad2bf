# SPDX-License-Identifier: MIT
"""What a long task is doing, and a button to stop it; shown once the task has taken a moment."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.fitted_dialog import FittedDialog
from ui.operations import Progress
from ui.theme import SPACE, Size, set_size
from ui.widgets.elided_label import ElidedLabel

SHOWN_AFTER: Final = 400
"""Milliseconds: a task that is done by then flashes no dialog."""
_POLL: Final = 100

_LETTERS: Final = 60


class ProgressDialog(FittedDialog):
    """Blocks the window while a long task runs behind it, with its steps and Cancel."""

    def __init__(self, title: str, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self._progress = progress
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)

        self._title = QLabel(title, self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        set_size(self._title, Size.HEADING)
        self._text = ElidedLabel(self)
        self._text.setText(self.tr("Đang chuẩn bị…"))
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(self.tr("&Dừng lại"), self)
        self._cancel.setAutoDefault(False)

        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE)
        for widget in (self._title, self._bar, self._text):
            column.addWidget(widget)
        column.addSpacing(SPACE)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        column.addLayout(row)

        self._cancel.clicked.connect(self._on_cancel)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOWN_AFTER)
        self._delay.timeout.connect(self.open)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._on_poll)
        self._delay.start()
        self._poll.start()

    @property
    def progress(self) -> Progress:
        """The task that is shown."""
        return self._progress

    def end(self) -> None:
        """The task has ended: close and go."""
        self._delay.stop()
        self._poll.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    @Slot()
    def _on_poll(self) -> None:
        done, total, text = self._progress.state
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
        if text and not self._progress.cancelled:
            self._text.setText(text)

    @Slot()
    def _on_cancel(self) -> None:
        if self._progress.cancelled:
            return
        self._progress.cancel()
        self._cancel.setEnabled(False)
        self._text.setText(self.tr("Đang dừng lại…"))

    @Slot()
    def reject(self) -> None:
        """Escape asks to stop; the dialog stays until the task says that it has."""
        self._on_cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._on_cancel()
        event.ignore()
