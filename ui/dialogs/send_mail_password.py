# SPDX-License-Identifier: MIT
"""Asks for the password of the mailbox; where it may be kept, it is kept by the system alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp.services.mail_settings import MailServer
from ui.dialogs.fitted_dialog import FittedDialog
from ui.theme import SPACE, Size, set_muted, set_primary, set_size

_LETTERS: Final = 56


class PasswordDialog(FittedDialog):
    """``given`` with the password and whether to keep it; nothing comes of Escape."""

    given = Signal(str, bool)

    def __init__(self, server: MailServer, can_keep: bool, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent)
        self.setWindowTitle(self.tr("Mật khẩu hộp thư"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(
            self.tr("Tài khoản {user} tại {server}").format(user=server.user, server=server.name),
            self,
        )
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(self.tr("&Giữ trong kho mật khẩu của hệ thống"), self)
        self.keep.setChecked(can_keep)
        self.keep.setVisible(can_keep)
        hint = QLabel(
            self.tr("Hộp thư có xác thực hai bước cần mật khẩu ứng dụng riêng.")
            if can_keep
            else self.tr("Máy này không có kho mật khẩu nên chương trình hỏi mỗi lần gửi."),
            self,
        )
        hint.setWordWrap(True)
        set_muted(hint)
        set_size(hint, Size.SMALL)
        self.go_button = QPushButton(self.tr("&Tiếp tục gửi"), self)
        set_primary(self.go_button)
        self.go_button.setDefault(True)
        self.go_button.setEnabled(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.AcceptRole)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.addRow(self.tr("&Mật khẩu:"), self.password)
        form.addRow("", self.keep)
        form.addRow("", hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addWidget(head)
        column.addLayout(form)
        column.addWidget(buttons)
        self.password.textChanged.connect(lambda text: self.go_button.setEnabled(bool(text)))
        self.go_button.clicked.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        self.password.setFocus()

    @Slot()
    def _on_go(self) -> None:
        password = self.password.text()
        self.password.clear()
        self.accept()
        self.given.emit(password, self.keep.isChecked())
