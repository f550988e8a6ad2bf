# SPDX-License-Identifier: MIT
"""The office's mail: its SMTP server, its own address and whom it writes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lsapp.errors import UserError
from lsapp.services.mail_password import PasswordKeeper, system_keeper
from lsapp.services.mail_settings import (
    MEGABYTE,
    MailServer,
    MailSettings,
    addresses,
    checked_server,
    read_settings,
    settings_text,
)
from ui.dialogs.fitted_dialog import FittedDialog
from ui.dialogs.mail_server_form import MailServerForm
from ui.dialogs.mail_server_talk import ServerTalk
from ui.settings import Settings
from ui.theme import SPACE, Theme, Tone, set_primary
from ui.widgets.notice import Notice
from ui.widgets.tall_area import TallArea
from ui.words import is_fault, words_for

if TYPE_CHECKING:
    from lsapp.services.mail_sending import ServerFacts

MAIL_KEY: Final = "mail/office"
_LETTERS: Final = 84


def kept_mail(settings: Settings) -> MailSettings:
    """Return the mail settings of this machine."""
    return read_settings(settings.read_text(MAIL_KEY))


def keep_mail(settings: Settings, mail: MailSettings) -> None:
    """Keep the mail settings of this machine; no password is among them."""
    settings.write_text(MAIL_KEY, settings_text(mail))


class MailServerDialog(FittedDialog):
    """Nothing is kept before Lưu; a password goes into the system's keyring and nowhere else."""

    saved = Signal(object)
    """The ``MailSettings`` that are kept now."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
        keeper: PasswordKeeper | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._settings = settings
        self._keeper = system_keeper() if keeper is None else keeper
        self._talk = ServerTalk(self)
        self.form = MailServerForm(self._keeper.can_keep, self)
        self.notice = Notice(Tone.NEUTRAL, "", theme, parent=self)
        self.try_button = QPushButton(self.tr("&Thử kết nối"), self)
        self.save_button = QPushButton(self.tr("&Lưu"), self)
        self._buttons = QDialogButtonBox(self)
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Thư của cơ quan"))
        self.notice.hide()
        self.try_button.setAutoDefault(False)
        set_primary(self.save_button)
        self.save_button.setDefault(True)
        self._buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(self.tr("Hủy"), self)
        cancel.setAutoDefault(False)
        self._buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        column.setSpacing(SPACE * 2)
        column.addWidget(TallArea(self.form, self), 1)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.addWidget(self.try_button)
        row.addStretch()
        row.addWidget(self._buttons)
        column.addLayout(row)

    def _connect(self) -> None:
        self.try_button.clicked.connect(self._on_try)
        self.save_button.clicked.connect(self._on_save)
        self._buttons.rejected.connect(self.reject)
        self.form.changed.connect(self._enable)

    def _load(self) -> None:
        mail = kept_mail(self._settings)
        held = mail.server is not None and self._keeper.read(mail.server) is not None
        self.form.load(mail, password_kept=held)
        self._enable()
        self.form.host.setFocus()

    # --- trying and saving ---

    @Slot()
    def _enable(self) -> None:
        self.try_button.setEnabled(self.form.has_server and not self._talk.is_running)

    @Slot()
    def _on_try(self) -> None:
        server = self._checked()
        if server is None:
            return
        password = self.form.password.text() or self._keeper.read(server) or ""
        if server.user and not password:
            self._tell(UserError("send.no_password"))
            self.form.password.setFocus()
            return
        self.notice.say(Tone.NEUTRAL, self.tr("Đang nối tới {server}…").format(server=server.name))
        self._talk.start(
            server, password, lambda one: one.try_server(), self._on_tried, self._on_failed
        )
        self._enable()

    def _on_tried(self, facts: ServerFacts) -> None:
        self._enable()
        if facts.largest is None:
            words = self.tr("Kết nối được. Máy chủ không cho biết cỡ thư lớn nhất.")
        else:
            words = self.tr("Kết nối được. Máy chủ nhận thư đến {limit} MB.").format(
                limit=facts.largest // MEGABYTE
            )
            self.form.limit.setValue(min(self.form.limit.value(), facts.largest // MEGABYTE))
        self.notice.say(Tone.GOOD, words)
        self.fit()

    def _on_failed(self, error: Exception) -> None:
        self._enable()
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError) and is_fault(error):
            raise error
        self.notice.say(Tone.BAD, words_for(error).plain())
        self.fit()

    def _checked(self) -> MailServer | None:
        """Return the server as it is typed; ``None`` where that was told to be wrong."""
        try:
            return checked_server(self.form.server())
        except UserError as error:
            self._tell(error)
            return None

    @Slot()
    def _on_save(self) -> None:
        mail = self.form.mail()
        server = None
        if self.form.has_server:
            server = self._checked()
            if server is None:
                return
        try:
            for line in (mail.sender, mail.to, mail.cc):
                addresses(line)
        except UserError as error:
            self._tell(error)
            return
        mail = self.form.mail(server)
        former = kept_mail(self._settings).server
        if former is not None and (server is None or _account(former) != _account(server)):
            self._keeper.forget(former)
        if server is not None and self.form.password.text():
            self._keeper.keep(server, self.form.password.text())
        keep_mail(self._settings, mail)
        self.saved.emit(mail)
        self.accept()

    # --- overrides ---

    def done(self, result: int) -> None:
        """Leave no conversation behind."""
        self._talk.close()
        super().done(result)


def _account(server: MailServer) -> tuple[str, str]:
    return server.name, server.user
