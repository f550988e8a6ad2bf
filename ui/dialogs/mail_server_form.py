# SPDX-License-Identifier: MIT
"""The lines of the office's mail: the server above, the addresses and the subject below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lsapp.services.mail_settings import (
    LARGEST_LIMIT,
    SUBJECT,
    MailServer,
    MailSettings,
    Security,
)
from ui.theme import SPACE, Size, set_muted, set_size

_PORTS: Final = {one.port for one in Security}


class MailServerForm(QWidget):
    """``changed`` when a line that a server needs is typed in; no line is judged while one types."""

    changed = Signal()

    def __init__(self, can_keep: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_keep = can_keep
        self.host = QLineEdit(self)
        self.port = QSpinBox(self)
        self.security = QComboBox(self)
        self.user = QLineEdit(self)
        self.password = QLineEdit(self)
        self.ca_file = QLineEdit(self)
        self.sender_line = QLineEdit(self)
        self.to = QLineEdit(self)
        self.cc = QLineEdit(self)
        self.subject = QLineEdit(self)
        self.limit = QSpinBox(self)
        self._build()
        self._lay_out()
        self._connect()

    def _build(self) -> None:
        self.host.setPlaceholderText(
            self.tr("smtp.coquan.example; để trống nếu gửi bằng chương trình thư")
        )
        self.port.setRange(1, 65535)
        self.security.addItem(self.tr("STARTTLS (thường là cổng 587)"), Security.STARTTLS.value)
        self.security.addItem(self.tr("TLS (thường là cổng 465)"), Security.TLS.value)
        self.user.setPlaceholderText(self.tr("Thường là địa chỉ thư của cơ quan"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.ca_file.setReadOnly(True)
        self.ca_file.setPlaceholderText(
            self.tr("Chỉ cần khi máy chủ dùng chứng thư riêng của cơ quan")
        )
        self.sender_line.setPlaceholderText("vanphong@coquan.example")
        self.to.setPlaceholderText("baocao@sokhcn.example")
        self.cc.setPlaceholderText(self.tr("Không bắt buộc"))
        self.limit.setRange(1, LARGEST_LIMIT)
        self.limit.setSuffix(" MB")
        self.port.setAccessibleName(self.tr("Cổng"))
        self.ca_file.setAccessibleName(self.tr("Tệp chứng thư gốc"))
        for box in (self.port, self.limit):
            box.setSizePolicy(
                box.sizePolicy().horizontalPolicy().Fixed, box.sizePolicy().verticalPolicy()
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._title(self.tr("Máy chủ thư để gửi thẳng từ chương trình")))
        server = self._form()
        server.addRow(self.tr("&Máy chủ:"), self.host)
        row = self._row(self.security, self._label(self.tr("&Cổng:"), self.port), self.port)
        server.addRow(self._label(self.tr("&Bảo mật:"), self.security), row)
        server.addRow(self.tr("Tài kh&oản:"), self.user)
        server.addRow(self.tr("Mật khẩ&u:"), self.password)
        choose = QPushButton(self.tr("Chọ&n..."), self)
        clear = QPushButton(self.tr("Bỏ"), self)
        for button, slot in ((choose, self._on_choose), (clear, self.ca_file.clear)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        label = self._label(self.tr("Chứng thư riêng:"), choose)
        server.addRow(label, self._row(self.ca_file, choose, clear, stretch=self.ca_file))
        column.addLayout(server)
        column.addSpacing(SPACE)
        column.addWidget(self._title(self.tr("Thư gửi đi")))
        mail = self._form()
        mail.addRow(self.tr("Địa chỉ của cơ &quan:"), self.sender_line)
        mail.addRow(self.tr("Nơi n&hận:"), self.to)
        mail.addRow(self.tr("Đồng &gửi:"), self.cc)
        mail.addRow(self.tr("Mẫu t&iêu đề:"), self.subject)
        hint = QLabel(
            self.tr(
                "Chỗ tự điền: {plan} kế hoạch, {unit} đơn vị, {code} mã đơn vị, {round} đợt, "
                "{revision} lần gửi."
            ),
            self,
        )
        hint.setWordWrap(True)
        set_muted(hint)
        set_size(hint, Size.SMALL)
        mail.addRow("", hint)
        mail.addRow(self.tr("Cả thư &không quá:"), self.limit)
        column.addLayout(mail)
        column.addStretch()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return form

    def _title(self, words: str) -> QLabel:
        label = QLabel(words, self)
        set_size(label, Size.HEADING)
        label.setWordWrap(True)
        return label

    def _label(self, words: str, buddy: QWidget) -> QLabel:
        label = QLabel(words, self)
        label.setBuddy(buddy)
        return label

    def _row(self, *widgets: QWidget, stretch: QWidget | None = None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for one in widgets:
            row.addWidget(one, 1 if one is stretch else 0)
        if stretch is None:
            row.addStretch()
        return row

    def _connect(self) -> None:
        self.host.textChanged.connect(self.changed)
        self.security.activated.connect(self._on_security)
        for line in (self.host, self.user):
            line.textEdited.connect(self._on_account_edited)

    # --- what is in it ---

    def load(self, mail: MailSettings, *, password_kept: bool) -> None:
        """Show what is kept."""
        server = mail.server or MailServer(host="")
        self.host.setText(server.host)
        self.security.setCurrentIndex(self.security.findData(server.security.value))
        self.port.setValue(server.port)
        self.user.setText(server.user)
        self.ca_file.setText(server.ca_file)
        self.sender_line.setText(mail.sender)
        self.to.setText(mail.to)
        self.cc.setText(mail.cc)
        self.subject.setText(mail.subject)
        self.limit.setValue(mail.limit)
        self._show_password(password_kept)

    @property
    def has_server(self) -> bool:
        """Whether a server is named."""
        return bool(self.host.text().strip())

    def server(self) -> MailServer:
        """Return the server as it is typed, not judged yet."""
        return MailServer(
            host=self.host.text().strip(),
            port=self.port.value(),
            security=Security(self.security.currentData()),
            user=self.user.text().strip(),
            ca_file=self.ca_file.text(),
        )

    def mail(self, server: MailServer | None = None) -> MailSettings:
        """Return everything else, with the server that was judged."""
        return MailSettings(
            server=server,
            sender=self.sender_line.text().strip(),
            to=self.to.text().strip(),
            cc=self.cc.text().strip(),
            subject=self.subject.text().strip() or SUBJECT,
            limit=self.limit.value(),
        )

    def _show_password(self, kept: bool) -> None:
        if not self._can_keep:
            words = self.tr("Chỉ để thử: máy này không có kho mật khẩu, mỗi lần gửi sẽ hỏi")
        elif kept:
            words = self.tr("Đã giữ trong kho mật khẩu của hệ thống; nhập để thay")
        else:
            words = self.tr("Giữ trong kho mật khẩu của hệ thống, không ghi vào tệp nào")
        self.password.setPlaceholderText(words)

    @Slot()
    def _on_security(self) -> None:
        """Follow with the usual port, unless another one was typed."""
        if self.port.value() in _PORTS:
            self.port.setValue(Security(self.security.currentData()).port)

    @Slot()
    def _on_account_edited(self) -> None:
        self._show_password(kept=False)

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn tệp chứng thư gốc"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Chứng thư (*.pem *.crt *.cer)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.ca_file.setText)
        dialog.open()
