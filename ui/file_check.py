# SPDX-License-Identifier: MIT
"""Has a large open file checked in moments in which nothing else wants the database.

Opening checks only the first pages of a large file that was closed in full. The rest is looked at table by
table on the session's lane; whatever is asked of the database there goes first, within a millisecond.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.file_checking import FileChecked

REST: Final = 20_000
"""Milliseconds in which nobody wanted the database, after which the check goes on."""
AGAIN: Final = 3_600_000
"""Milliseconds until the next look whether a round is due, where none was."""


class FileCheck(QObject):
    """Checks the open file; damage is told by ``damaged``, once for each opening."""

    damaged = Signal(object)
    """A ``UserError``: what was found, and the next step."""
    round_over = Signal()
    """All of the file was looked at, or nothing was due."""

    def __init__(self, session: Session, parent: QObject | None = None, rest: int = REST) -> None:
        """``rest`` is in milliseconds."""
        super().__init__(parent)
        self._session = session
        self._rest = rest
        self._path: Path | None = None
        self._is_damaged = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_rest)
        session.busy_changed.connect(self._on_busy_changed)
        session.state_changed.connect(self._on_state_changed)
        session.closed.connect(self._timer.stop)

    @Slot()
    def _on_state_changed(self) -> None:
        if self._session.path != self._path:
            self._path = self._session.path
            self._is_damaged = False

    @Slot(bool)
    def _on_busy_changed(self, busy: bool) -> None:
        if busy or self._is_damaged:
            self._timer.stop()
        else:
            self._timer.start(self._rest)

    @Slot()
    def _on_rest(self) -> None:
        if not self._session.is_ready:
            return
        from lsapp.services.file_checking import GiveWay, check_on

        give_way = GiveWay()
        path = self._path
        self._session.read_behind(
            lambda desk: check_on(desk, give_way),
            give_way.ask,
            lambda checked: self._on_checked(path, checked),
            self,
        )

    def _on_checked(self, path: Path | None, checked: FileChecked | None) -> None:
        if path != self._path:
            return
        if checked is not None and checked.damage is not None:
            self._is_damaged = True
            self._timer.stop()
            self.damaged.emit(checked.damage)
        elif checked is None or checked.is_over:
            self._timer.start(AGAIN)
            self.round_over.emit()
        # Else somebody else wanted the database; the check goes on once that is done.
