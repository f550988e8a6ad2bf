# SPDX-License-Identifier: MIT
"""What this program is, its version, and whose work it stands on."""

from __future__ import annotations

import platform
import sys
from typing import Final

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from lsapp import __version__, paths
from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import application_icon
from ui.theme import SPACE, Size, Theme, set_size
from ui.widgets.text_headings import scale_headings

_LETTERS: Final = 96
_LINES: Final = 10  # of the licences, at least


class AboutDialog(FittedDialog):
    """Version and licences; the facts that a report of a fault needs can be copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self.setWindowTitle(self.tr("Giới thiệu KH48"))
        mark = QLabel(self)
        mark.setPixmap(application_icon().pixmap(SPACE * 8, SPACE * 8))
        title = QLabel(self.tr("KH48 {version}").format(version=__version__), self)
        set_size(title, Size.TITLE)
        text = QLabel(
            self.tr(
                "Chương trình ghi, báo cáo và tổng hợp việc thực hiện kế hoạch của tỉnh về xây dựng đội "
                "ngũ trí thức. Làm việc không cần mạng; chỉ gửi đi khi người dùng bấm Gửi."
            ),
            self,
        )
        text.setWordWrap(True)
        self._facts = QLabel(self._words(), self)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        licences = QTextBrowser(self)
        licences.setOpenLinks(False)
        licences.setMarkdown(_licences())
        scale_headings(licences.document())
        licences.setAccessibleName(self.tr("Giấy phép"))
        licences.setMinimumHeight(licences.fontMetrics().lineSpacing() * _LINES)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        copy = buttons.addButton(self.tr("&Sao chép"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)

        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        for widget in (title, text, self._facts):
            words.addWidget(widget)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addLayout(head)
        column.addWidget(licences, 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(self._on_copy)
        close.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"KH48 {__version__}\n{self._facts.text()}")

    def _words(self) -> str:
        return "\n".join(
            (
                f"Python {sys.version.split()[0]}, Qt {qVersion()}",
                f"{platform.system()} {platform.release()} ({platform.machine()})",
                self.tr("Giấy phép: MIT"),
            )
        )


def _licences() -> str:
    """The notices that ship with the program; beside the sources, or in the folder of a build."""
    for folder in (paths.resources_dir().parent, paths.resources_dir()):
        file = folder / "THIRD_PARTY.md"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return ""
