# SPDX-License-Identifier: MIT
"""A conversation with the mail server behind a dialog: on a thread of its own, told step by step, stopped
at once where it can still be stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.operations import Lane

if TYPE_CHECKING:
    from lsapp.services.mail_sending import SendStep, TimeLimits, Transmission
    from lsapp.services.mail_settings import MailServer

T = TypeVar("T")

_POLL: Final = 100  # milliseconds
_PATIENCE: Final = 2.0  # seconds for a thread to end whose connection is gone


class ServerTalk(QObject):
    """One conversation at a time; its answers come on the window's thread."""

    told = Signal(str, int, int)
    """The step (``SendStep``), the bytes sent and all bytes."""

    def __init__(self, parent: QObject, limits: TimeLimits | None = None) -> None:
        super().__init__(parent)
        self._limits = limits
        self._lane: Lane | None = None
        self._transmission: Transmission | None = None
        self._state: tuple[str, int, int] = ("", 0, 0)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL)
        self._poll.timeout.connect(self._on_poll)

    @property
    def is_running(self) -> bool:
        """Whether a conversation is under way."""
        return self._transmission is not None

    def start(
        self,
        server: MailServer,
        password: str,
        work: Callable[[Transmission], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run ``work`` with a transmission to ``server``."""
        from lsapp.services.mail_sending import Transmission

        if self._transmission is not None:
            return
        transmission = Transmission(server, password, limits=self._limits, progress=self._note)
        self._transmission, self._state = transmission, ("", 0, 0)
        if self._lane is None:
            self._lane = Lane("mail", self)
        self._poll.start()

        def answer(result: T) -> None:
            self._over()
            done(result)

        def mend(error: Exception) -> None:
            self._over()
            failed(error)

        self._lane.submit(lambda: work(transmission), answer, mend, self)

    def break_off(self) -> bool:
        """Stop it; false where the message is out of hand already, or nothing is under way."""
        return self._transmission is not None and self._transmission.break_off()

    def close(self) -> None:
        """End the thread, for good."""
        self.break_off()
        if self._lane is not None:
            lane, self._lane = self._lane, None
            lane.close(_PATIENCE)

    def _note(self, step: SendStep, done: int, size: int) -> None:
        """Called on the other thread."""
        self._state = (step.value, done, size)

    def _over(self) -> None:
        self._poll.stop()
        self._transmission = None

    @Slot()
    def _on_poll(self) -> None:
        self.told.emit(*self._state)
