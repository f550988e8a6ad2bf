# SPDX-License-Identifier: MIT
"""The open file as the window sees it: one unit in one round, kept in step with the database.

What is typed is shown at once and saved behind it, in the order of typing; when the disk refuses,
the error is told and what is shown goes back to what is saved.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from lsapp.domain.records import Record
from lsapp.services.unit_view import UnitView
from ui.changed import Changed as Changed
from ui.operations import Lane, Progress
from ui.session_file import Exchanged, Opened, SessionFile, first_look, long_check, looked_up
from ui.session_file import NoFileError as NoFileError
from ui.session_state import SessionState

# Services load SQLAlchemy; they are imported on the lane's thread, behind the first paint.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import NextActions
    from lsapp.services.viewing import OfficeFacts

T = TypeVar("T")

_LOOK: Final = 120  # milliseconds in which the first look is laid out and painted
_LONGEST_LOOK: Final = 3.0  # seconds; then the file is opened all the same


class Session(SessionState):
    """One file, one unit, one round; the only way from a page to the services.

    What is in view, and the signals that tell of it, are `SessionState`'s.
    """

    failed = Signal(object)
    """The exception of a task that nobody else answers for."""
    long_started = Signal(str, object)
    """A long task began: its title, and its ``Progress``."""
    long_ended = Signal(object)
    """The ``Progress`` of the task that ended."""
    busy_changed = Signal(bool)
    check_told = Signal(object)
    """Before a file is opened: the ``UserError`` whose words say why all of it is checked, or ``None``."""
    closed = Signal()
    """The lanes have ended: nothing is asked or answered any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = Lane("records", self)
        self._thought = Lane("thought", self)
        self._records.busy_changed.connect(self.busy_changed)
        self._file = SessionFile(lambda: self.who)
        self._painted = threading.Event()
        self._leavings = 0
        self._closed = False
        self.who = ""
        """Whom the history names; the account that is logged in where it is empty."""

    # --- files, units, rounds ---

    def be_named(self, who: str) -> None:
        """Have the history name ``who`` from now on; the account that is logged in where it is empty."""
        self.who = who

        def work(desk: Desk) -> None:
            from lsapp.services.desk import login_name

            desk.store.who = who or login_name()

        self.read(work, lambda _none: None)

    def open(self, path: Path, round_code: str | None = None, unit: str | None = None) -> None:
        """Show a first look at ``path`` where it can be had, and open it behind that.

        ``state_changed`` comes for each; ``failed`` where it cannot be opened, and what was open
        before is closed by then.
        """
        self._leave()
        self._path = path
        painted = self._painted = threading.Event()
        if unit is None:
            self._records.submit(
                lambda: first_look(path, round_code),
                self._while_here(lambda first: self._on_first_look(first, painted)),
                lambda _error: painted.set(),
            )
        else:
            painted.set()

        def work() -> Opened:
            # Opening in earnest imports much, which would hold up the painting of the first look.
            painted.wait(_LONGEST_LOOK)
            self.check_told.emit(long_check(path))
            return self._file.open(path, round_code, unit)

        self._records.submit(work, self._while_here(self._take_opened), self._on_open_failed)

    def adopt(self, make: Callable[[], Desk]) -> None:
        """Make a new file behind the window, such as a new office's or a sample, and show it."""
        self._leave()
        take = self._while_here(self._take_opened)
        self._records.submit(lambda: self._file.adopt(make), take, self._on_open_failed)

    def show(self, *, unit: str | None = None, round_code: str | None = None) -> None:
        """Turn to another unit or round of the same file; what is not named stays."""
        view = self._view
        if view is None:
            return
        wanted = (unit or view.unit, round_code or view.round)
        self.read(lambda desk: looked_up(desk, *wanted), self._while_here(self._on_turned))

    def reload(self) -> None:
        """Read what is shown again from the file."""
        self.show()

    def exchange_file(
        self,
        work: Callable[[Path], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Close the file, run what puts another state in its place, and open it again, also where that
        went wrong; the round stays where the file has it. What is typed meanwhile is not taken.
        """
        path, view = self._path, self._view
        if path is None or view is None:
            return
        self._leave()
        self._path = path
        take = self._while_here(self._take_opened)

        def answer(done_so: Exchanged[T]) -> None:
            take(done_so.opened)
            if done_so.problem is not None:
                (failed or self.failed.emit)(done_so.problem)
            elif done is not None:
                done(done_so.result)  # type: ignore[arg-type]  # without a problem it is what work returned

        self._records.submit(
            lambda: self._file.exchange(path, view.round, work), answer, self._on_open_failed
        )

    def close_file(self) -> None:
        """Close the file after what was typed is saved; the window then shows none."""
        self._leave()
        self.state_changed.emit()

    def close(self, seconds: float = 30.0) -> bool:
        """Finish saving and end both lanes, for good; false where the disk did not answer in ``seconds``.
        Called again, it waits once more.

        What is asked after that is dropped: nobody is left to be shown an answer.
        """
        if not self._closed:
            self._leave()
            self._closed = True
            self._thought.close(2.0)
        ended = self._records.close(seconds)
        if ended:
            self.closed.emit()
        return ended

    # --- what a person does ---

    def save(self, action: str, records: Sequence[Record], label: str | None = None) -> None:
        """Show records as written and save them as one action that can be undone."""
        if not self.can_edit or self._facts is None:
            return
        from lsapp.errors import UserError
        from lsapp.services.recording import prepared, save

        plan = self._facts.plan
        try:
            ready = [prepared(one, self.find(type(one), one.key), plan) for one in records]
        except UserError as error:
            self.failed.emit(error)
            self._announce_whole()  # what was typed but not taken goes from the screen
            return
        self._show_typed(ready)
        self._write(lambda desk: save(desk, action, ready, label), awaited=ready)

    def delete(self, action: str, kind: type[Record], keys: Sequence[str]) -> None:
        """Delete records with what hangs on them, as one action that can be undone."""
        view = self._view
        if not self.can_edit or view is None or not keys:
            return
        from lsapp.services.recording import delete

        unit = view.unit
        self.act(lambda desk: delete(desk, action, kind, unit, keys))

    def undo(self) -> None:
        """Take the last action back."""
        from lsapp.services.history import take_back

        self.act(take_back)

    def redo(self) -> None:
        """Do again what was taken back last."""
        from lsapp.services.history import do_again

        self.act(do_again)

    # --- the doors to the services ---

    def act(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a service that writes; a ``Change`` that it returns (or holds as ``change``) is shown."""
        self._write(work, done, owner, failed)

    def _write(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        awaited: Sequence[Record] = (),
    ) -> None:
        def run() -> tuple[T, NextActions]:
            from lsapp.services.history import next_actions

            desk = self._file.require()
            return work(desk), next_actions(desk)

        def answer(both: tuple[T, NextActions]) -> None:
            result, actions = both
            if self._take_written(result, actions, awaited):
                self.reload()
            # The view takes the change over whoever asked; the asker may be gone by now.
            if done is not None and (owner is None or isValid(owner)):
                done(result)

        def mend(error: Exception) -> None:
            self._release(awaited)
            self._fail(error, failed)
            self.reload()

        if not self._closed:
            self._records.submit(run, answer, mend)

    def read(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None],
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a service that only reads the database."""
        if not self._closed:
            self._records.submit(
                lambda: work(self._file.require()),
                done,
                lambda error: self._fail(error, failed),
                owner,
            )

    def read_behind(
        self,
        work: Callable[[Desk], T],
        give_way: Callable[[], None],
        done: Callable[[T], None],
        owner: QObject,
    ) -> None:
        """Run a service that reads the database for as long as nobody else wants it; ``give_way`` has it
        stop at once. Nothing looks busy meanwhile.
        """
        if not self._closed:
            self._records.submit_behind(
                lambda: work(self._file.require()),
                give_way,
                done,
                lambda error: self._fail(error, None),
                owner,
            )

    def compute(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a pure function over frozen data beside the saving."""
        if not self._closed:
            self._thought.submit(work, done, failed or self.failed.emit, owner)

    def run_long(
        self,
        title: str,
        work: Callable[[Desk, Progress], T],
        done: Callable[[T], None],
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a service that takes seconds, with its progress on the screen and Cancel."""
        progress = Progress()
        self.long_started.emit(title, progress)

        def end(then: Callable[[Any], None]) -> Callable[[Any], None]:
            def answer(value: Any) -> None:
                self.long_ended.emit(progress)
                then(value)

            return answer

        self.act(
            lambda desk: work(desk, progress),
            end(done),
            owner,
            end(failed or self.failed.emit),
        )

    # --- back on the window's thread ---

    def _while_here(self, answer: Callable[[T], None]) -> Callable[[T], None]:
        """Return an answer that is dropped where the file has been left by then: shown under the next
        file's name, what is typed into it would be saved there.
        """
        leavings = self._leavings

        def take(value: T) -> None:
            if leavings == self._leavings:
                answer(value)

        return take

    def _fail(self, error: Exception, failed: Callable[[Exception], None] | None) -> None:
        if not isinstance(error, NoFileError):  # the file was closed before the task's turn came
            (failed or self.failed.emit)(error)

    def _on_first_look(self, first: UnitView | None, painted: threading.Event) -> None:
        if first is None or self._view is not None:
            painted.set()
            return
        self._show(first)
        QTimer.singleShot(_LOOK, self, painted.set)

    def _on_open_failed(self, error: Exception) -> None:
        self._show_none()
        self.failed.emit(error)

    def _on_turned(self, both: tuple[UnitView, OfficeFacts]) -> None:
        self._take_turned(*both)

    def _leave(self) -> None:
        self._leavings += 1
        self._painted.set()  # nothing waits for a file that is left
        self._records.submit(self._file.close, None, self.failed.emit)
        self._forget()
