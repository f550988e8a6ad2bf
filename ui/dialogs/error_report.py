# SPDX-License-Identifier: MIT
"""The report of a fault: what happened, what is safe, what to do, and the details for who helps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsapp import paths
from ui.colours import Tone
from ui.crash import CrashReport, save_report
from ui.dialogs.message_icon import message_pixmap
from ui.icons import icon
from ui.theme import Size, set_size
from ui.words import fault_words, words_for

_GRID: Final = 8
_WIDTH: Final = 480
_DETAILS_HEIGHTS: Final = (72, 200)
_ALL_BUT_DETAILS: Final = 280  # pixels, with the frame and the task bar


class ErrorReportDialog(QDialog):
    """Shows one fault; its text can be copied or saved, and nothing is sent by itself."""

    def __init__(
        self, report: CrashReport, parent: QWidget | None = None, logs: Path | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._logs = paths.logs_dir() if logs is None else logs
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    def _build(self) -> None:
        self._icon = QLabel(self)
        self._heading = self._make_text()
        self._text = self._make_text()
        self._step = self._make_text()
        self._toggle = QToolButton(self)
        self._toggle.setCheckable(True)
        self._toggle.setAutoRaise(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._details = QPlainTextEdit(self)
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setTabChangesFocus(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._done = self._make_text()
        self._copy = QPushButton(self.tr("&Sao chép"), self)
        self._save = QPushButton(self.tr("&Lưu báo cáo..."), self)
        self._folder = QPushButton(self.tr("&Mở thư mục nhật ký"), self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._close = self._buttons.button(QDialogButtonBox.StandardButton.Close)

    def _make_text(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        for button in (self._folder, self._save, self._copy):
            button.setAutoDefault(False)
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        words = QVBoxLayout()
        words.setSpacing(_GRID)
        for part in (self._heading, self._text, self._step):
            words.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(_GRID * 2)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GRID * 3, _GRID * 3, _GRID * 3, _GRID * 2)
        column.setSpacing(_GRID * 2)
        column.addLayout(top)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details, 1)
        column.addWidget(self._done)
        column.addWidget(self._buttons)
        # The window follows its text: no empty room where the details are folded.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self._heading.setMinimumWidth(_WIDTH)

    def _connect(self) -> None:
        self._toggle.toggled.connect(self._on_toggled)
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(self._on_save)
        self._folder.clicked.connect(self._on_open_folder)
        self._buttons.rejected.connect(self.reject)

    def _load(self) -> None:
        words = fault_words()
        self.setWindowTitle("KH48")
        self._icon.setPixmap(message_pixmap("error", Tone.BAD, self))
        self._icon.setAccessibleName(words.title)
        self._heading.setText(words.title)
        set_size(self._heading, Size.HEADING)
        self._text.setText(words.text)
        self._step.setText(words.next_step)
        self._details.setPlainText(self._report.details)
        self._details.setAccessibleName(self.tr("Chi tiết lỗi"))
        self._done.hide()
        self._on_toggled(False)
        self._close.setDefault(True)
        self._close.setFocus()

    # --- slots ---

    @Slot(bool)
    def _on_toggled(self, unfolded: bool) -> None:
        self._toggle.setText(self.tr("Ẩn &chi tiết") if unfolded else self.tr("Xem &chi tiết"))
        self._toggle.setIcon(icon("down" if unfolded else "right"))
        # At 200 % a small screen leaves little room.
        room = self.screen().availableGeometry().height() - _ALL_BUT_DETAILS
        self._details.setFixedHeight(min(max(room, _DETAILS_HEIGHTS[0]), _DETAILS_HEIGHTS[1]))
        self._details.setVisible(unfolded)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.details)
        self._say(self.tr("Đã sao chép báo cáo."))

    @Slot()
    def _on_save(self) -> None:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        name = f"KH48_bao-cao-loi_{dt.datetime.now():%Y-%m-%d_%H%M}.zip"
        dialog = QFileDialog(self, self.tr("Lưu báo cáo lỗi"), documents)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Tệp nén (*.zip)"))
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        try:
            save_report(Path(name), self._report, self._logs)
        except OSError as error:
            self._say(words_for(error).plain())
        else:
            self._say(self.tr("Đã lưu báo cáo vào {path}.").format(path=name))

    @Slot()
    def _on_open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs))):
            self._say(self.tr("Nhật ký nằm tại {path}.").format(path=self._logs))

    def _say(self, text: str) -> None:
        self._done.setText(text)
        self._done.show()
