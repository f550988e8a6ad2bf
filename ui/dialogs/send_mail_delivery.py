# SPDX-License-Identifier: MIT
"""The delivery of one revision by the office's server, from the password to the line in the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from lsapp.domain.records import Dispatch, DispatchWay
from lsapp.errors import UserError
from lsapp.services.mail_attempts import Attempt, Attempts, AttemptState, Delivered, send_letter
from lsapp.services.mail_message import Letter, SentFacts
from lsapp.services.mail_password import PasswordKeeper
from lsapp.services.mail_sending import SendUncertainError, TimeLimits, Transmission
from lsapp.services.mail_settings import MailServer
from ui.dialogs.mail_server_talk import ServerTalk
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.dispatching import SealedPapers


class KnownRevision(msgspec.Struct, frozen=True):
    """What is known of a revision before it is sent: its papers, when it left before, newest first, and
    a message of it that is under way.
    """

    papers: SealedPapers
    dispatches: list[Dispatch]
    attempt: Attempt | None


class LetterDelivery(QObject):
    """Sends a letter, never twice, and records it. What is recorded by hand comes through here too."""

    told = Signal(str, int, int)
    """How far the message is, as ``ServerTalk`` tells it."""
    failed = Signal(object)
    """Why it did not go, or could not be recorded; ``SendStoppedError`` where the person stopped it."""
    uncertain = Signal(object)
    """An ``Attempt`` whose answer was lost: a person has to say what became of it."""
    recorded = Signal(object)
    """The ``SentFacts`` that the history has now."""

    def __init__(
        self,
        session: Session,
        revision: str,
        keeper: PasswordKeeper,
        limits: TimeLimits | None,
        parent: QObject,
    ) -> None:
        """``revision`` is the hash of what is sent."""
        super().__init__(parent)
        self._session = session
        self._revision = revision
        self._keeper = keeper
        self._password = ""
        self._attempts: Attempts | None = None
        self._talk = ServerTalk(self, limits)
        self._talk.told.connect(self.told)

    @property
    def is_known(self) -> bool:
        """Whether `look_up` was answered; nothing is sent before."""
        return self._attempts is not None

    @property
    def is_running(self) -> bool:
        """Whether a message is on its way to the server."""
        return self._talk.is_running

    def look_up(
        self, done: Callable[[KnownRevision], None], failed: Callable[[Exception], None]
    ) -> None:
        """Read what is known of the revision."""
        wanted = self._revision

        def read(desk: Desk) -> KnownRevision:
            from lsapp.services.dispatching import attempts_beside, dispatches_of, sealed_papers

            papers = sealed_papers(desk, wanted)
            payload = papers.sealed.payload
            held = dispatches_of(desk, payload.plan, payload.unit, payload.round, wanted)
            self._attempts = attempts_beside(desk.path)
            return KnownRevision(papers, held, self._attempts.held(wanted))

        self._session.read(read, done, self, failed)

    def password_for(self, server: MailServer) -> str | None:
        """Return the password that was given before or is kept, empty where the server wants none;
        ``None`` where it has to be asked for.
        """
        if server.user and not self._password:
            self._password = self._keeper.read(server) or ""
        return None if server.user and not self._password else self._password

    def forget_password(self) -> None:
        """Forget the password that was given; the system's keeper holds its own."""
        self._password = ""

    def send(
        self, server: MailServer, password: str, letter: Letter, limit: int, *, keep: bool
    ) -> None:
        """Send a letter of at most ``limit`` bytes; ``keep`` the password where the server takes it."""
        attempts, wanted = self._attempts, self._revision
        if attempts is None:
            return

        def work(transmission: Transmission) -> Delivered:
            return send_letter(transmission, attempts, letter, wanted, limit, _now)

        def done(delivered: Delivered) -> None:
            self._password = password
            if keep:
                self._keeper.keep(server, password)
            self._record_attempt(delivered.attempt)

        def failed(error: Exception) -> None:
            if isinstance(error, UserError) and error.code == "send.wrong_password":
                self._password = ""
                self._keeper.forget(server)
            self.failed.emit(error)
            if isinstance(error, SendUncertainError):
                self.take(attempts.held(wanted))

        self._talk.start(server, password, work, done, failed)

    def stop(self) -> bool:
        """Stop the message; false where it is out of hand already, or none is on its way."""
        return self._talk.break_off()

    def close(self) -> None:
        """End the conversation, for good."""
        self._talk.close()

    # --- what became of it ---

    def take(self, attempt: Attempt | None) -> None:
        """Ask about a message whose answer was lost; record one whose answer is known."""
        if attempt is None or attempt.state is AttemptState.PREPARED:
            return
        if attempt.state is AttemptState.ACCEPTED:
            self._record_attempt(attempt)
            return
        self.uncertain.emit(attempt)

    def say_arrived(self) -> None:
        """Record the message whose answer was lost: a person says that it has arrived."""
        held = self._attempts.held(self._revision) if self._attempts is not None else None
        if held is not None:
            self._record_attempt(held)

    def say_missing(self) -> None:
        """Let the message whose answer was lost go out again: a person says that it has not arrived."""
        if self._attempts is not None:
            self._attempts.repeat(self._revision, _now())

    def record(self, sent: SentFacts) -> None:
        """Record what was sent; a message that could not be is recorded when it is looked up next."""
        wanted = self._revision

        def work(desk: Desk) -> object:
            from lsapp.services.dispatching import record_dispatch

            return record_dispatch(desk, wanted, sent)

        def done(_change: object) -> None:
            if sent.message_id is not None and self._attempts is not None:
                self._attempts.close(wanted)
            self.recorded.emit(sent)

        self._session.act(work, done, self, self.failed.emit)

    def _record_attempt(self, attempt: Attempt) -> None:
        sent = SentFacts(
            way=DispatchWay.SMTP,
            recipient=", ".join(attempt.recipients),
            sent_at=attempt.at,
            subject=attempt.subject,
            message_id=attempt.message_id,
            files=tuple(attempt.files),
        )
        self.record(sent)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
