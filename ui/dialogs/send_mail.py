# SPDX-License-Identifier: MIT
"""Sends a sealed revision: by the office's server, or as a draft for another program; and records it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.records import Dispatch, DispatchWay
from lsapp.errors import UserError
from lsapp.services.mail_attempts import Attempt
from lsapp.services.mail_message import Letter, SealedFile, SentFacts
from lsapp.services.mail_password import PasswordKeeper, system_keeper
from lsapp.services.mail_sending import SendStoppedError, SendUncertainError, TimeLimits
from lsapp.services.mail_settings import MailServer
from ui.dialogs.fitted_dialog import FittedDialog
from ui.dialogs.mail_server import MailServerDialog, keep_mail, kept_mail
from ui.dialogs.send_mail_delivery import KnownRevision, LetterDelivery
from ui.dialogs.send_mail_draft import DraftBar
from ui.dialogs.send_mail_form import SendMailForm
from ui.dialogs.send_mail_password import PasswordDialog
from ui.dialogs.send_mail_record import RecordSentDialog
from ui.dialogs.send_mail_run import SendingView, UncertainView
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, Tone, set_primary, set_size
from ui.widgets.history_words import moment_words
from ui.widgets.notice import Notice
from ui.widgets.tall_area import TallArea
from ui.words import is_fault, words_for

if TYPE_CHECKING:
    from lsapp.services.submitting import Revision

_LETTERS: Final = 110
_FOLDER_KEY: Final = "files/export_folder"


class SendMailDialog(FittedDialog):
    """``keeper`` and ``limits`` are the system's and the usual ones unless a test has others."""

    sent = Signal()
    """It was recorded that the revision was sent."""

    def __init__(
        self,
        context: PageContext,
        revision: Revision,
        parent: QWidget | None = None,
        *,
        keeper: PasswordKeeper | None = None,
        limits: TimeLimits | None = None,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._mail = kept_mail(context.settings)
        self._keeper = system_keeper() if keeper is None else keeper
        self._delivery = LetterDelivery(self._session, revision.hash, self._keeper, limits, self)
        self._head = QLabel(self)
        self.notice = Notice(Tone.NEUTRAL, "", context.theme, parent=self)
        self.uncertain = UncertainView(context.theme, self)
        self.form = SendMailForm(context.theme, self)
        self.draft = DraftBar(self._session, self._letter, self._folder, self)
        self.sending = SendingView(self)
        self._stack = QStackedWidget(self)
        self.server_button = QPushButton(self.tr("Thư củ&a cơ quan..."), self)
        self.send_button = QPushButton(self.tr("&Gửi thư"), self)
        self.close_button = QPushButton(self.tr("Đóng"), self)
        self._buttons = QDialogButtonBox(self)
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Gửi bản nộp"))
        set_size(self._head, Size.HEADING)
        self._head.setWordWrap(True)
        self.notice.hide()
        for button in (self.server_button, self.close_button):
            button.setAutoDefault(False)
        self._buttons.addButton(self.send_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)

    def _lay_out(self) -> None:
        contents = QWidget(self)
        inner = QVBoxLayout(contents)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2 * SPACE)
        inner.addWidget(self.form, 1)
        inner.addWidget(self.draft)
        self._stack.addWidget(TallArea(contents, self))
        self._stack.addWidget(self.sending)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (self._head, self.notice, self.uncertain):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.addWidget(self.server_button)
        row.addStretch()
        row.addWidget(self._buttons)
        column.addLayout(row)

    def _connect(self) -> None:
        self.send_button.clicked.connect(self._on_send)
        self._buttons.rejected.connect(self.reject)
        self.server_button.clicked.connect(self._on_server)
        self.form.changed.connect(self._enable)
        self.draft.draft_opened.connect(self._on_draft_opened)
        self.draft.said.connect(lambda words: self._say(Tone.GOOD, words))
        self.draft.failed.connect(self._tell)
        self.draft.sent_told.connect(self._on_sent_told)
        self.sending.stop_asked.connect(self._on_stop)
        self.uncertain.arrived_told.connect(self._delivery.say_arrived)
        self.uncertain.repeat_asked.connect(self._on_repeat)
        self._delivery.told.connect(self.sending.show_step)
        self._delivery.failed.connect(self._on_failed)
        self._delivery.uncertain.connect(self._on_uncertain)
        self._delivery.recorded.connect(self._on_recorded)

    def _load(self) -> None:
        self._enable()
        self._delivery.look_up(self._on_known, self._tell)

    def _on_known(self, known: KnownRevision) -> None:
        papers = known.papers
        facts = papers.facts
        head = self.tr("{unit}, báo cáo {round}, lần {revision}")
        self._head.setText(head.format(unit=facts.unit, round=facts.round, revision=facts.revision))
        self.form.load(self._mail, facts)
        self.draft.set_stem(papers.stem)
        self._show_server()
        self._show_dispatches(known.dispatches)
        self._delivery.take(known.attempt)

        def work() -> tuple[SealedFile, ...]:
            from lsapp.services.dispatching import sealed_files

            return sealed_files(papers)

        def done(files: tuple[SealedFile, ...]) -> None:
            self.form.show_files(files)
            self.fit()

        self._session.compute(work, done, self, self._tell)
        self.fit()
        (self.form.subject if self.form.to.text() else self.form.to).setFocus()

    def _show_dispatches(self, dispatches: list[Dispatch]) -> None:
        if not dispatches:
            return
        last = dispatches[0]
        words = self.tr("Lần này đã gửi lúc {time} đến {recipient}. Gửi nữa là thêm một thư.")
        self._say(
            Tone.NEUTRAL, words.format(time=moment_words(last.sent_at), recipient=last.recipient)
        )

    def _show_server(self) -> None:
        """Have the button that sends be the first where there is a server, else that of the draft."""
        has_server = self._mail.server is not None
        self.send_button.setVisible(has_server)
        set_primary(self.send_button, has_server)
        set_primary(self.draft.open_button, not has_server)
        (self.send_button if has_server else self.draft.open_button).setDefault(True)
        self._enable()

    # --- the letter ---

    def _letter(self) -> Letter | None:
        try:
            return self.form.letter()
        except UserError as error:
            self._tell(error)
            return None

    def _folder(self) -> Path:
        kept = self._context.settings.read_text(_FOLDER_KEY)
        if kept and Path(kept).is_dir():
            return Path(kept)
        path = self._session.path
        return Path.home() if path is None else path.parent

    @Slot()
    def _enable(self) -> None:
        ready = self.form.is_ready and not self._delivery.is_running
        self.draft.setEnabled(ready)
        self.send_button.setEnabled(
            ready and not self.form.is_too_large and self.uncertain.isHidden()
        )

    def _say(self, tone: Tone, words: str, action: str = "") -> None:
        self.notice.say(tone, words, action)
        self.fit()

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        if not isinstance(error, UserError) and is_fault(error):
            self._session.failed.emit(error)
            return
        self._say(Tone.BAD, words_for(error).plain())

    # --- sending ---

    @Slot()
    def _on_send(self) -> None:
        server, letter = self._mail.server, self._letter()
        if server is None or letter is None or not self.send_button.isEnabled():
            return
        password = self._delivery.password_for(server)
        if password is None:
            dialog = PasswordDialog(server, self._keeper.can_keep, self)
            dialog.given.connect(lambda word, keep: self._send(server, letter, word, keep))
            dialog.open()
            return
        self._send(server, letter, password, False)

    def _send(self, server: MailServer, letter: Letter, password: str, keep: bool) -> None:
        if not self._delivery.is_known:
            return
        self._remember()
        self.notice.hide()
        self.sending.begin(", ".join(one.addr_spec for one in (*letter.to, *letter.cc)))
        self._show_running(True)
        self._delivery.send(server, password, letter, self._mail.limit_bytes, keep=keep)
        self.sending.stop_button.setFocus()

    def _remember(self) -> None:
        """Keep the addresses for the next letter."""
        self._mail = msgspec.structs.replace(
            self._mail,
            sender=self.form.sender_line.text().strip(),
            to=self.form.to.text().strip(),
            cc=self.form.cc.text().strip(),
        )
        keep_mail(self._context.settings, self._mail)

    def _show_running(self, running: bool) -> None:
        self._stack.setCurrentIndex(1 if running else 0)
        for button in (self.send_button, self.close_button, self.server_button):
            button.setEnabled(not running)
        if not running:
            self._enable()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_running(False)
        if isinstance(error, SendStoppedError):
            self._say(Tone.NEUTRAL, self.tr("Đã dừng. Thư chưa được gửi."))
            return
        self._tell(error)
        if isinstance(error, SendUncertainError):
            self.notice.hide()  # the question below says it

    @Slot()
    def _on_stop(self) -> None:
        if self._delivery.stop():
            self.sending.show_stopping()

    # --- what became of it ---

    @Slot(object)
    def _on_uncertain(self, attempt: Attempt) -> None:
        self.uncertain.ask(moment_words(attempt.at), ", ".join(attempt.recipients))
        self._enable()
        self.fit()

    @Slot(object)
    def _on_recorded(self, sent: SentFacts) -> None:
        if sent.message_id is not None:
            self.uncertain.hide()
        self._show_running(False)
        words = self.tr("Đã gửi lúc {time} đến {recipient} và ghi vào lịch sử nộp.")
        self._say(
            Tone.GOOD, words.format(time=moment_words(sent.sent_at), recipient=sent.recipient)
        )
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self.sent.emit()

    @Slot()
    def _on_repeat(self) -> None:
        self._delivery.say_missing()
        self.uncertain.hide()
        self._enable()
        self._on_send()

    # --- other ways ---

    @Slot(bool)
    def _on_draft_opened(self, opened: bool) -> None:
        self._remember()
        if opened:
            words = self.tr(
                "Đã ghi thư nháp vào {folder} và mở bằng chương trình thư. Gửi rồi thì bấm Đã gửi xong."
            )
            self._say(Tone.NEUTRAL, words.format(folder=self._folder()))
        else:
            words = self.tr(
                "Đã ghi thư nháp vào {folder}, nhưng máy này không có chương trình mở thư nháp. Hãy chép lời "
                "thư và tệp sang trang thư của cơ quan."
            )
            self._say(Tone.WARNING, words.format(folder=self._folder()))

    @Slot()
    def _on_sent_told(self) -> None:
        dialog = RecordSentDialog(self.form.to.text().strip(), DispatchWay.MAIL_PROGRAM, self)
        dialog.told.connect(self._record_said)
        dialog.open()

    @Slot(object)
    def _record_said(self, said: SentFacts) -> None:
        by_mail = said.way is DispatchWay.MAIL_PROGRAM
        subject = self.form.subject.text() if by_mail else None
        files = tuple(one.name for one in self.form.files)
        self._delivery.record(msgspec.structs.replace(said, subject=subject, files=files))

    @Slot()
    def _on_server(self) -> None:
        self._remember()
        dialog = MailServerDialog(self._context.theme, self._context.settings, self, self._keeper)
        dialog.saved.connect(self._on_server_saved)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_server_saved(self) -> None:
        self._mail = kept_mail(self._context.settings)
        self._delivery.forget_password()
        self.form.take_settings(self._mail)
        self._show_server()

    # --- overrides ---

    @Slot()
    def reject(self) -> None:
        """Escape stops what is being sent before it closes the dialog."""
        if self._delivery.is_running:
            self._on_stop()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Leave no conversation behind."""
        self._delivery.close()
        super().done(result)
