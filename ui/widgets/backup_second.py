# SPDX-License-Identifier: MIT
"""The line about the second place of backups: where it is, how old its newest copy is, another one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from lsapp.services.backup_list import BackupPlan
from ui.icons import icon
from ui.theme import SPACE
from ui.widgets.history_words import moment_words


class SecondPlaceLine(QWidget):
    """``choose_asked`` for another folder, ``forget_asked`` for none; what was copied there stays."""

    choose_asked = Signal()
    forget_asked = Signal()

    def __init__(self, plan: BackupPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self.forget = QPushButton(icon("close"), self.tr("Thôi chép"), self)
        self.choose = QPushButton(icon("folder"), self.tr("&Chép tới..."), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._words, 1)
        for button in (self.forget, self.choose):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.forget.clicked.connect(self.forget_asked)
        self.choose.clicked.connect(self.choose_asked)

    def show_place(self, folder: Path | None, last: dt.datetime | None) -> None:
        """Show the folder that was chosen, and when the newest copy there was made."""
        self.forget.setVisible(folder is not None)
        if folder is None:
            self._words.setText(
                self.tr(
                    "Chưa có nơi lưu thứ hai: nếu hỏng ổ đĩa, bản sao lưu trên máy này mất theo."
                )
            )
            return
        if last is None:
            said = self.tr("chưa có bản nào ở đó")
        else:
            said = self.tr("bản gần nhất lúc {time}").format(time=moment_words(last))
            if self._plan.second_overdue(dt.datetime.now(dt.UTC), last):
                said = self.tr("{said}, đã lâu: hãy cắm lại rồi bấm Sao lưu ngay").format(said=said)
        self._words.setText(
            self.tr("Nơi lưu thứ hai: {folder} ({said}).").format(folder=folder, said=said)
        )
