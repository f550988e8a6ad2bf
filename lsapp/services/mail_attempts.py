# SPDX-License-Identifier: MIT
"""What is known of messages on their way, on the disk before it matters: so that none goes out twice.

One small file for each submission that is being sent, beside the database. ``SENDING`` is written before
the final dot of the message: whoever finds it there cannot know whether the message has arrived.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically
from lsapp.services.mail_message import Letter, compose, message_bytes, new_message_id
from lsapp.services.mail_sending import Envelope, SendUncertainError, Transmission
from lsapp.services.mail_settings import MEGABYTE

_LOG: Final = logging.getLogger(__name__)
FOLDER: Final = "outgoing"
"""Name of the folder, within ``<database>.files``."""
_HASH: Final = re.compile(r"[0-9a-f]{64}")


class AttemptState(StrEnum):
    """How far a message has come."""

    PREPARED = "prepared"
    SENDING = "sending"
    ACCEPTED = "accepted"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One message of the submission ``hash``; ``at`` is when its state was reached, ``repeated`` that a
    person said it has not arrived, so that it goes out again as the very same message.
    """

    hash: str
    message_id: str
    date: dt.datetime
    recipients: list[str]
    subject: str
    files: list[str]
    state: AttemptState = AttemptState.PREPARED
    at: dt.datetime
    repeated: bool = False


class Attempts:
    """The attempts kept in a folder, at most one for each submission."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def held(self, submission_hash: str) -> Attempt | None:
        """Return what is known of a submission's message; ``None`` where none is under way.

        UserError ``send.attempt_unreadable`` where the file is there and says nothing: then it may have
        been sent.
        """
        path = self._path(submission_hash)
        try:
            return msgspec.json.decode(path.read_bytes(), type=Attempt)
        except FileNotFoundError:
            return None
        except (msgspec.DecodeError, OSError) as error:
            raise UserError("send.attempt_unreadable", path=str(path)) from error

    def keep(self, attempt: Attempt) -> Attempt:
        """Write an attempt to the disk; it is there when this returns. UserError ``disk.full`` and others."""
        ready_folder(self._folder)
        write_atomically(self._path(attempt.hash), msgspec.json.encode(attempt))
        return attempt

    def prepare(self, wanted: Attempt) -> Attempt:
        """Return the attempt to send: ``wanted`` with the Message-ID that its submission has already, where
        an earlier one did not go out.

        UserError ``send.uncertain`` where an earlier one may have gone out: a person has to say.
        """
        held = self.held(wanted.hash)
        if held is None:
            return self.keep(wanted)
        if held.state is not AttemptState.PREPARED:
            raise UserError("send.uncertain")
        date = held.date if held.repeated else wanted.date
        same = msgspec.structs.replace(
            wanted, message_id=held.message_id, date=date, repeated=held.repeated
        )
        return self.keep(same)

    def reached(self, attempt: Attempt, state: AttemptState, at: dt.datetime) -> Attempt:
        """Keep that an attempt has come to ``state``."""
        return self.keep(msgspec.structs.replace(attempt, state=state, at=at))

    def repeat(self, submission_hash: str, at: dt.datetime) -> None:
        """Keep that a person says the message has not arrived: it may go out again, the same one."""
        held = self.held(submission_hash)
        if held is not None:
            again = msgspec.structs.replace(held, repeated=True)
            self.reached(again, AttemptState.PREPARED, at)

    def close(self, submission_hash: str) -> None:
        """Forget an attempt: it is recorded, or given up."""
        self._path(submission_hash).unlink(missing_ok=True)

    def _path(self, submission_hash: str) -> Path:
        if not _HASH.fullmatch(submission_hash):
            raise ValueError("not a SHA-256")
        return self._folder / f"{submission_hash}.json"


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """A message that the server has taken: which, and what the server said."""

    attempt: Attempt
    answer: str


def send_letter(
    transmission: Transmission,
    attempts: Attempts,
    letter: Letter,
    submission_hash: str,
    limit: int,
    clock: Callable[[], dt.datetime],
) -> Delivered:
    """Compose a letter and send it, never twice; ``limit`` in bytes is that of the office's settings.

    Raises UserError ``send.no_sender``, ``send.no_recipient``, ``send.too_large``, ``send.uncertain`` where an
    earlier one may have gone, and as ``deliver``.
    """
    sender, recipients = letter.sender, [one.addr_spec for one in (*letter.to, *letter.cc)]
    if sender is None:
        raise UserError("send.no_sender")
    if not letter.to:
        raise UserError("send.no_recipient")
    now = clock()
    attempt = attempts.prepare(
        Attempt(
            hash=submission_hash,
            message_id=new_message_id(sender),
            date=now,
            recipients=recipients,
            subject=letter.subject,
            files=[one.name for one in letter.files],
            at=now,
        )
    )
    message = compose(letter, message_id=attempt.message_id, date=attempt.date)
    content = message_bytes(message)
    if len(content) > limit:
        raise UserError(
            "send.too_large", size=-(-len(content) // MEGABYTE), limit=limit // MEGABYTE
        )
    envelope = Envelope(sender=sender.addr_spec, recipients=tuple(recipients), content=content)
    answer = deliver(transmission, attempts, attempt, envelope, clock)
    return Delivered(attempt=msgspec.structs.replace(attempt, at=clock()), answer=answer)


def deliver(
    transmission: Transmission,
    attempts: Attempts,
    attempt: Attempt,
    envelope: Envelope,
    clock: Callable[[], dt.datetime],
) -> str:
    """Send an attempt's message, its state on the disk at each turn; return the server's answer.

    Raises as ``Transmission.send``. After ``SendUncertainError`` the state stays ``SENDING``, after any
    other error it is ``PREPARED``: the message surely did not go.
    """
    reached: list[Attempt] = []

    def before_final() -> None:
        reached.append(attempts.reached(attempt, AttemptState.SENDING, clock()))

    try:
        answer = transmission.send(envelope, before_final)
    except SendUncertainError:
        raise
    except Exception:
        if reached:
            _keep(attempts, attempt, AttemptState.PREPARED, clock())
        raise
    _keep(attempts, attempt, AttemptState.ACCEPTED, clock())
    return answer


def _keep(attempts: Attempts, attempt: Attempt, state: AttemptState, at: dt.datetime) -> None:
    """Keep a state where that can be done; else ``SENDING`` stays, and a person is asked later."""
    try:
        attempts.reached(attempt, state, at)
    except (UserError, OSError) as error:
        _LOG.warning("state of a message not kept: %s", type(error).__name__)
