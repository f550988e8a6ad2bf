# SPDX-License-Identifier: MIT
"""Sends one message through the office's SMTP server: over TLS, within limits of time, never twice.

No message is sent in part: one recipient refused, and it goes to nobody. What happens before the final
dot means surely not sent; what is lost between that dot and its answer, that nobody knows
(``SendUncertainError``): then a person has to look, and nothing is sent again by itself.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from lsapp.errors import UserError
from lsapp.services.mail_connection import connect, greet, log_in, refused, start_tls, told
from lsapp.services.mail_settings import MEGABYTE, MailServer, Security

_CHUNK: Final = 16_384
_DOT: Final = b".\r\n"
_STUFFED: Final = re.compile(rb"^\.", re.MULTILINE)


class SendStep(StrEnum):
    """What is being done, for the screen."""

    CONNECTING = "connecting"
    LOGGING_IN = "logging_in"
    SENDING = "sending"
    WAITING = "waiting"


class TimeLimits(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds: to connect, for each answer and each piece sent, for the answer to the whole message
    (RFC 5321, 4.5.3.2.6, asks for patience there), and for all of it up to the final dot.
    """

    connect: float = 20.0
    step: float = 60.0
    answer: float = 300.0
    whole: float = 1800.0


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """A message ready to go: plain addresses and the bytes, lines ended by CR LF."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


class ServerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a server told when it was tried: the largest message in bytes, ``None`` where it did not say."""

    largest: int | None


class SendStoppedError(Exception):
    """The person stopped it before the final dot: nothing was sent."""


class SendUncertainError(UserError):
    """The message may have been sent: the answer to it was lost."""

    def __init__(self) -> None:
        super().__init__("send.uncertain")


def _ignore(_step: SendStep, _done: int, _size: int) -> None:
    return


class Transmission:
    """One conversation with a server, on the caller's thread; ``break_off`` may come from another.

    ``progress`` is told the step, the bytes sent and all bytes. The password is held for the log-in alone.
    """

    def __init__(
        self,
        server: MailServer,
        password: str,
        *,
        limits: TimeLimits | None = None,
        progress: Callable[[SendStep, int, int], None] = _ignore,
    ) -> None:
        self._server = server
        self._password = password
        self._limits = limits or TimeLimits()
        self._progress = progress
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._stopped = False
        self._late = False
        self._finishing = False

    def send(self, envelope: Envelope, before_final: Callable[[], object]) -> str:
        """Send a message and return the server's answer.

        ``before_final`` keeps on the disk that the message may have gone; it is called when all but the
        final dot is sent, and what it raises stops the sending. Raises ``SendUncertainError``,
        ``SendStoppedError``, and UserError ``send.…`` for what surely was not sent.
        """
        with self._conversation() as smtp:
            self._check_size(smtp, len(envelope.content))
            self._hand_over(smtp, envelope)
            self._write_content(smtp, envelope.content)
            return self._finish(smtp, before_final)

    def try_server(self) -> ServerFacts:
        """Connect and log in, and send nothing; raises as ``send`` does."""
        with self._conversation() as smtp:
            return ServerFacts(largest=_largest(smtp))

    def break_off(self) -> bool:
        """Stop it now, from any thread; false where the final dot is on its way and nothing can be stopped."""
        with self._lock:
            if self._finishing:
                return False
            self._stopped = True
            held = self._socket
        _shut(held)
        return True

    # --- the conversation ---

    @contextlib.contextmanager
    def _conversation(self) -> Iterator[smtplib.SMTP]:
        """Lend a server that has been greeted and logged in to; what goes wrong becomes words."""
        watch = threading.Timer(self._limits.whole, self._on_late)
        watch.daemon = True
        watch.start()
        smtp = smtplib.SMTP(
            local_hostname="[127.0.0.1]"
        )  # the machine's own name is nobody's business
        try:
            self._open(smtp)
            yield smtp
            self._leave(smtp)
        except (SendStoppedError, UserError):
            raise
        except Exception as error:
            raise self._meaning(error) from error
        finally:
            watch.cancel()
            self._hold(None)
            smtp.close()

    def _open(self, smtp: smtplib.SMTP) -> None:
        self._tell(SendStep.CONNECTING)
        server, limits = self._server, self._limits
        plain = connect(server, limits.connect)
        smtp.sock = plain
        self._hold(plain)
        plain.settimeout(limits.step)
        if server.security is Security.TLS:
            smtp.sock = start_tls(server, plain)
            self._hold(smtp.sock)
        greet(smtp)
        if server.security is Security.STARTTLS:
            if not smtp.has_extn("starttls"):
                raise UserError("send.no_starttls", server=server.name)
            refused(*smtp.docmd("STARTTLS"), wanted=220)
            secret = start_tls(server, plain)
            self._hold(secret)
            # What was read in the clear before is forgotten, also what somebody may have put there.
            smtp.sock, smtp.file, smtp.esmtp_features = secret, None, {}
            smtp.ehlo_resp = smtp.helo_resp = None
            refused(*smtp.ehlo(), wanted=250)
        if server.user:
            self._tell(SendStep.LOGGING_IN)
            log_in(smtp, server, self._password)

    def _check_size(self, smtp: smtplib.SMTP, size: int) -> None:
        largest = _largest(smtp)
        if largest is not None and size > largest:
            raise _too_large(size, largest)

    def _hand_over(self, smtp: smtplib.SMTP, envelope: Envelope) -> None:
        size = len(envelope.content)
        options = [f"SIZE={size}"] if smtp.has_extn("size") else []
        code, answer = smtp.mail(envelope.sender, options)
        if code in (552, 523):
            raise _too_large(size, _largest(smtp))
        if code >= 500:
            raise UserError("send.sender_refused", address=envelope.sender, answer=told(answer))
        refused(code, answer, wanted=250)
        for address in envelope.recipients:
            code, answer = smtp.rcpt(address)
            if code >= 500:
                raise UserError("send.recipient_refused", address=address, answer=told(answer))
            if code not in (250, 251):
                refused(code, answer, wanted=250)
        refused(*smtp.docmd("DATA"), wanted=354)

    def _write_content(self, smtp: smtplib.SMTP, content: bytes) -> None:
        wire = memoryview(_STUFFED.sub(b"..", content))
        if content[-2:] != b"\r\n":
            wire = memoryview(bytes(wire) + b"\r\n")
        assert smtp.sock is not None
        for start in range(0, len(wire), _CHUNK):
            self._tell(SendStep.SENDING, min(start, len(content)), len(content))
            smtp.sock.sendall(wire[start : start + _CHUNK])
        self._tell(SendStep.SENDING, len(content), len(content))

    def _finish(self, smtp: smtplib.SMTP, before_final: Callable[[], object]) -> str:
        with self._lock:
            if self._stopped or self._late:
                raise self._stopped_error()
            self._finishing = True
        before_final()
        self._progress(SendStep.WAITING, 0, 0)
        assert smtp.sock is not None
        # From here on a lost connection tells nothing; also one that drips its answer has an end.
        watch = threading.Timer(self._limits.answer, _shut, [self._socket])
        watch.daemon = True
        watch.start()
        try:
            smtp.sock.settimeout(self._limits.answer)
            smtp.sock.sendall(_DOT)
            code, answer = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise SendUncertainError from error
        finally:
            watch.cancel()
        if not 200 <= code < 600 or 300 <= code < 400:
            raise SendUncertainError  # neither yes nor no
        if code >= 500:
            raise UserError("send.message_refused", answer=told(answer))
        if code >= 400:
            refused(code, answer, wanted=250)
        return told(answer)

    def _leave(self, smtp: smtplib.SMTP) -> None:
        """Say goodbye; the message is with the server already, so nothing here can fail it."""
        with contextlib.suppress(OSError, smtplib.SMTPException):
            if smtp.sock is not None:
                smtp.sock.settimeout(min(self._limits.step, 5.0))
            smtp.quit()

    # --- stopping ---

    def _tell(self, step: SendStep, done: int = 0, size: int = 0) -> None:
        if self._stopped or self._late:
            raise self._stopped_error()
        self._progress(step, done, size)

    def _hold(self, held: socket.socket | None) -> None:
        """Have ``break_off`` reach the connection as it is now."""
        with self._lock:
            self._socket = held
        if held is not None and (self._stopped or self._late):
            raise self._stopped_error()

    def _on_late(self) -> None:
        with self._lock:
            if self._finishing:
                return
            self._late = True
            held = self._socket
        _shut(held)

    def _stopped_error(self) -> Exception:
        return (
            UserError("send.too_slow", server=self._server.name)
            if self._late
            else SendStoppedError()
        )

    def _meaning(self, error: Exception) -> Exception:
        """Return what an error of the network means for a person; a fault of ours stays what it is."""
        if self._stopped or self._late:
            return self._stopped_error()
        if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(
            error.__context__, TimeoutError
        ):
            return UserError("send.too_slow", server=self._server.name)
        if isinstance(error, TimeoutError):
            return UserError("send.too_slow", server=self._server.name)
        if isinstance(error, ssl.SSLError):
            return UserError("send.broken", server=self._server.name)
        if isinstance(error, smtplib.SMTPResponseException):
            return UserError("send.refused_by_server", answer=told(error.smtp_error))
        if isinstance(error, (OSError, smtplib.SMTPException)):
            return UserError("send.broken", server=self._server.name)
        return error


def _largest(smtp: smtplib.SMTP) -> int | None:
    said = smtp.esmtp_features.get("size", "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 and int(said) else None


def _too_large(size: int, largest: int | None) -> UserError:
    limit = None if largest is None else max(largest // MEGABYTE, 1)
    return UserError("send.too_large", size=-(-size // MEGABYTE), limit=limit)


def _shut(held: socket.socket | None) -> None:
    """End a connection under whoever waits for it; as TCP has it, so that TLS waits for no goodbye."""
    if held is not None:
        with contextlib.suppress(OSError):
            socket.socket.shutdown(held, socket.SHUT_RDWR)
