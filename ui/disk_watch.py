# SPDX-License-Identifier: MIT
"""Notices that the disk does not answer: what was typed waits, and the person must not switch off."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lsapp.errors import UserError
from ui.session import Session

SLOW_AFTER: Final = 5_000
"""Milliseconds without an answer after which the disk is said not to answer."""


class DiskWatch(QObject):
    """Tells by ``slow_changed`` when tasks wait without any being answered, and when that has ended.

    A long task has a dialog of its own that says what it does, and the page of opening says so of a file
    that is checked whole; meanwhile nothing is told.
    """

    slow_changed = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._busy = False
        self._long = 0
        self._checks = False
        self._slow = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SLOW_AFTER)
        self._timer.timeout.connect(self._on_silence)
        session.busy_changed.connect(self._on_busy_changed)
        session.actions_changed.connect(self._on_answer)
        session.state_changed.connect(self._on_state_changed)
        session.check_told.connect(self._on_check_told)
        session.long_started.connect(self._on_long_started)
        session.long_ended.connect(self._on_long_ended)

    @property
    def is_slow(self) -> bool:
        """Whether the disk owes an answer for longer than it should."""
        return self._slow

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        self._busy = busy
        self._on_answer()

    @Slot()
    def _on_answer(self) -> None:
        self._set(False)
        if self._busy and not self._long and not self._checks:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _on_state_changed(self) -> None:
        if self._session.is_ready or self._session.path is None:
            self._checks = False
        self._on_answer()

    @Slot(object)
    def _on_check_told(self, check: UserError | None) -> None:
        self._checks = check is not None
        self._on_answer()

    @Slot()
    def _on_long_started(self) -> None:
        self._long += 1
        self._on_answer()

    @Slot()
    def _on_long_ended(self) -> None:
        self._long -= 1
        self._on_answer()

    @Slot()
    def _on_silence(self) -> None:
        self._set(True)

    def _set(self, slow: bool) -> None:
        if slow != self._slow:
            self._slow = slow
            self.slow_changed.emit(slow)
