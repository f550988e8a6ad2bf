# SPDX-License-Identifier: MIT
"""Backups nobody has to think of: at the start of the day, every half hour, before large actions, on
closing.

What needs the open database runs on the session's lane, a fraction of a second; packing, copying to a
stick and thinning out run on a lane of their own, so that neither saving nor checking waits for a disk.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lsapp.services.backup_list import BackupPlan, Moment
from ui.operations import Lane, Progress
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from lsapp.services.backups import BackupBegun, BackupMade, BackupRestored
    from lsapp.services.desk import Desk

T = TypeVar("T")

LOOK_EVERY: Final = 60_000
"""Milliseconds between looks at the clock."""
LONGEST_CLOSING: Final = 60.0
"""Seconds that the last backup may take behind the closed window."""


class BackupClock(QObject):
    """Makes the backups of the open file; each is told by ``made``, what went wrong by ``noted``."""

    made = Signal(object)
    """A ``BackupMade``."""
    noted = Signal(object)
    """A ``UserError``: a backup could not be made, or its copy in the second place could not."""
    last_changed = Signal(object)
    """When the newest backup of the open file was made; ``None`` where there is none."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        parent: QObject | None = None,
        plan: BackupPlan | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._plan = plan or BackupPlan()
        self._path: Path | None = None
        self._open = 0
        self._told: str | None = None
        self._last: dt.datetime | None = None
        self._closed = False
        self._lane = Lane("backups", self)
        # A restore runs where the file is closed; thinning out must not meet it half-way.
        self._folder_in_use = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._on_time)
        session.state_changed.connect(self._on_state_changed)

    @property
    def plan(self) -> BackupPlan:
        """How often backups are made, and when a missing copy in the second place is told."""
        return self._plan

    # --- what the window asks ---

    def make(self, moment: Moment, then: Callable[[], None] | None = None) -> None:
        """Make a backup if it is due at such a moment, then go on; going on does not wait for the second
        place, and a backup that fails is told and does not stop the work.
        """
        session = self._session
        if not session.is_ready or session.path is None or (self._open and then is None):
            if then is not None:
                then()
            return
        self._open += 1
        session.read(
            lambda desk: _begun(desk, self._plan, moment),
            lambda begun: self._on_begun(begun, then),
            self,
            lambda error: self._on_failed(error, then),
        )

    def make_by_hand(
        self,
        title: str,
        done: Callable[[BackupMade], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Make a backup now and copy it to the second place, with its progress on the screen; where
        nothing has changed since the last one, that one is copied.
        """
        progress = Progress()
        self._session.long_started.emit(title, progress)
        self._open += 1

        def end(then: Callable[[T], None]) -> Callable[[T], None]:
            def answer(value: T) -> None:
                self._open -= 1
                self._session.long_ended.emit(progress)
                then(value)
                self._tell_last()

            return answer

        def go_on(begun: BackupBegun) -> None:
            second = self._settings.second_backup_folder
            self._submit(lambda: self._finished(begun, second, progress), end(done), end(failed))

        self._session.read(_begun_by_hand, go_on, self, end(failed))

    def restore(
        self,
        archive: Path,
        done: Callable[[BackupRestored], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Put the state of a backup in the place of the open file, which is closed for it and opened
        again; what was there is kept as a backup that is never thinned out.
        """

        def work(database: Path) -> BackupRestored:
            from lsapp.services.backups import restore_backup

            with self._folder_in_use:
                return restore_backup(archive, database)

        def answer(restored: BackupRestored) -> None:
            done(restored)
            self._tell_last()

        self._session.exchange_file(work, answer, failed)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        owner: QObject,
        failed: Callable[[Exception], None],
    ) -> None:
        """Do something with the files of backups, after those that are being made."""
        self._submit(work, done, failed, owner)

    def make_on_closing(self) -> None:
        """Begin the last backup; the session's ``close`` waits for that, and ``close`` for the rest."""
        self._timer.stop()
        self.make(Moment.CLOSING, lambda: None)

    def close(self) -> bool:
        """Finish what was begun, after the session is closed; false where a disk did not answer in time."""
        if self._closed:
            return True
        self._closed = True
        return self._lane.close(LONGEST_CLOSING)

    # --- slots ---

    @Slot()
    def _on_state_changed(self) -> None:
        session = self._session
        if not session.is_ready or session.path is None:
            self._path = None
            self._timer.stop()
            return
        if session.path != self._path:
            self._path = session.path
            self._told = None
            self._last = None
            self._timer.start()
            self._tell_last()
            self.make(Moment.START_OF_DAY)

    @Slot()
    def _on_time(self) -> None:
        if self._may_be_due():
            self.make(Moment.INTERVAL)

    # --- inside ---

    def _may_be_due(self) -> bool:
        """Tell by the clock alone whether to look for changes: that is asked of the database, and would
        break into the check of a large file each time.
        """
        now = dt.datetime.now(dt.UTC)
        return self._plan.due(now, self._last, changed_since_last=True, moment=Moment.INTERVAL)

    def _on_begun(self, begun: BackupBegun | None, then: Callable[[], None] | None) -> None:
        if begun is None:
            self._open -= 1
        else:
            second = self._settings.second_backup_folder
            self._submit(
                lambda: self._finished(begun, second),
                self._on_made,
                lambda error: self._on_failed(error, None),
            )
        if then is not None:
            then()  # the copy of the database is made: what comes now is not in it

    def _finished(
        self, begun: BackupBegun, second: Path | None, progress: Progress | None = None
    ) -> BackupMade:
        from lsapp.services.backups import finish_backup

        with self._folder_in_use:
            return finish_backup(begun, second, progress)

    def _on_made(self, made: BackupMade) -> None:
        self._open -= 1
        if made.fresh:
            self.made.emit(made)
        if made.note is not None:
            self._tell(made.note)
        self._tell_last()

    def _on_failed(self, error: Exception, then: Callable[[], None] | None) -> None:
        self._open -= 1
        self._tell(error)
        if then is not None:
            then()

    def _tell(self, error: Exception) -> None:
        if str(error) != self._told:  # once is enough: a stick stays away for days
            self._told = str(error)
            self.noted.emit(error)

    def _tell_last(self) -> None:
        path = self._path
        if path is None:
            return

        def work() -> dt.datetime | None:
            from lsapp.services.backups import last_backup_at

            return last_backup_at(path)

        def done(at: dt.datetime | None) -> None:
            if path == self._path:  # another file may have been opened meanwhile
                self._last = at
                self.last_changed.emit(at)

        self._submit(work, done, self._tell)

    def _submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject | None = None,
    ) -> None:
        if not self._closed:  # the last answers come while the lane ends
            self._lane.submit(work, done, failed, owner or self)


def _begun(desk: Desk, plan: BackupPlan, moment: Moment) -> BackupBegun | None:
    from lsapp.services.backups import begin_backup, changed_since_backup, last_backup_at

    last = last_backup_at(desk.path)
    if not plan.due(desk.clock(), last, changed_since_backup(desk), moment):
        return None
    return begin_backup(desk, moment)


def _begun_by_hand(desk: Desk) -> BackupBegun:
    from lsapp.services.backups import begin_backup

    return begin_backup(desk, Moment.BY_HAND)
