# SPDX-License-Identifier: MIT
"""What stands in the window while a file is being opened: nothing at first, then its name, and why it takes
long where all of it is checked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lsapp.errors import UserError
from ui.theme import SPACE, Size, set_muted, set_size

NAMED_AFTER: Final = 400
"""Milliseconds: a file that is open by then flashes no words."""
SLOW_AFTER: Final = 8_000
"""Milliseconds after which the disk is said to be slow."""


class OpeningPage(QWidget):
    """Says which file is being opened, and after a while that the disk is slow; it counts while shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._check: UserError | None = None
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        set_size(self._title, Size.HEADING)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        set_muted(self._text)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        column.setSpacing(SPACE)
        column.addStretch(2)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        self._named = self._timer(NAMED_AFTER, self._on_named)
        self._slow = self._timer(SLOW_AFTER, self._on_slow)

    def begin(self, path: Path | None) -> None:
        """A file is being opened now; ``None`` where it is made first."""
        self._path = path
        self._check = None
        self._title.clear()
        self._text.clear()
        self._named.start()
        self._slow.start()

    @Slot(object)
    def tell_check(self, check: UserError | None) -> None:
        """Say, once it is waited for, why all of the file is checked first; ``None`` where it is not."""
        self._check = check
        if self._title.text():
            self._tell()

    def end(self) -> None:
        """The file is open, or cannot be opened."""
        self._named.stop()
        self._slow.stop()

    @Slot()
    def _on_named(self) -> None:
        self._tell()

    def _tell(self) -> None:
        if self._path is None:
            self._title.setText(self.tr("Đang tạo tệp…"))
        elif self._check is None:
            self._title.setText(self.tr("Đang mở {name}…").format(name=self._path.name))
        else:
            from ui.words import words_for

            self._title.setText(self.tr("Đang kiểm tra {name}…").format(name=self._path.name))
            facts = {**self._check.facts, "path": ""}  # the title names it
            words = words_for(UserError(self._check.code, **facts))
            self._text.setText(f"{words.text}\n{words.next_step}")

    @Slot()
    def _on_slow(self) -> None:
        if self._check is not None:
            return  # what takes long has been said
        self._text.setText(
            self.tr("Ổ đĩa trả lời chậm. Nếu tệp nằm trên USB hoặc ổ mạng, hãy kiểm tra ổ còn cắm.")
        )

    def _timer(self, wait: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(slot)
        return timer
