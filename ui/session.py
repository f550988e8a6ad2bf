# SPDX-License-Identifier: MIT
"""The open file as the window sees it: one unit in one round, kept in step with the database.

What is typed is shown at once and saved behind it, in the order of typing; when the disk refuses,
the error is told and what is shown goes back to what is saved.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.records import Record
from lsapp.services.unit_view import UnitView, find_record, records_of_kind, with_records
from ui.changed import Changed as Changed
from ui.changed import applied
from ui.operations import Lane, Progress
from ui.session_file import Exchanged, Opened, SessionFile, first_look, looked_up
from ui.session_file import NoFileError as NoFileError
from ui.unsaved import UnsavedRecords

# Services load SQLAlchemy; they are imported on the lane's thread, behind the first paint.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import NextActions
    from lsapp.services.viewing import OfficeFacts

T = TypeVar("T")
R = TypeVar("R", bound=Record)

_LOOK: Final = 120  # milliseconds in which the first look is laid out and painted
_LONGEST_LOOK: Final = 3.0  # seconds; then the file is opened all the same


class Session(QObject):
    """One file, one unit, one round; the only way from a page to the services."""

    changed = Signal(object)
    """``Changed``: records of the view differ, or another view is shown."""
    state_changed = Signal()
    """Another file, unit or round, or the view has become complete."""
    actions_changed = Signal()
    """Undo and redo are about other actions now."""
    saved = Signal()
    failed = Signal(object)
    """The exception of a task that nobody else answers for."""
    long_started = Signal(str, object)
    """A long task began: its title, and its ``Progress``."""
    long_ended = Signal(object)
    """The ``Progress`` of the task that ended."""
    busy_changed = Signal(bool)
    closed = Signal()
    """The lanes have ended: nothing is asked or answered any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._records = Lane("records", self)
        self._thought = Lane("thought", self)
        self._records.busy_changed.connect(self.busy_changed)
        self._file = SessionFile(lambda: self.who)
        self._path: Path | None = None
        self._view: UnitView | None = None
        self._facts: OfficeFacts | None = None
        self._next: NextActions | None = None
        self._last_saved: dt.datetime | None = None
        self._painted = threading.Event()
        self._closed = False
        self._unsaved = UnsavedRecords()
        self.who = ""
        """Whom the history names; the account that is logged in where it is empty."""

    # --- what is shown ---

    @property
    def path(self) -> Path | None:
        """The open file."""
        return self._path

    @property
    def view(self) -> UnitView | None:
        """The unit's records in the round; ``None`` while no file is open."""
        return self._view

    @property
    def facts(self) -> OfficeFacts | None:
        """The plan and the units; ``None`` until the file is open in earnest."""
        return self._facts

    @property
    def plan(self) -> Plan:
        """The plan in view; only once the file is open in earnest."""
        if self._facts is None:
            raise RuntimeError("no file is open yet")
        return self._facts.plan

    @property
    def unit(self) -> Unit:
        """The unit in view; only once the file is open in earnest."""
        if self._facts is None:
            raise RuntimeError("no file is open yet")
        return self._facts.unit

    @property
    def is_ready(self) -> bool:
        """Whether the file is open in earnest, not only looked at first."""
        return self._facts is not None and self._view is not None

    @property
    def can_edit(self) -> bool:
        """Whether what is shown may be changed here: the office's own unit in an open file."""
        return self.is_ready and self._view is not None and self._view.is_own

    @property
    def next_actions(self) -> NextActions | None:
        """What undo and redo are about."""
        return self._next

    @property
    def last_saved(self) -> dt.datetime | None:
        """When the last change reached the disk since the file was opened."""
        return self._last_saved

    def records(self, kind: type[R]) -> list[R]:
        """Return the view's records of one kind, by key; not to be changed."""
        return [] if self._view is None else records_of_kind(self._view.records, kind)

    def find(self, kind: type[R], key: str) -> R | None:
        """Return one record of the view."""
        return None if self._view is None else find_record(self._view.records, kind, key)

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
        self._forget()
        self._path = path
        painted = self._painted = threading.Event()
        if unit is None:
            self._records.submit(
                lambda: first_look(path, round_code),
                lambda first: self._on_first_look(first, painted),
                lambda _error: painted.set(),
            )
        else:
            painted.set()

        def work() -> Opened:
            # Opening in earnest imports much, which would hold up the painting of the first look.
            painted.wait(_LONGEST_LOOK)
            return self._file.open(path, round_code, unit)

        self._records.submit(work, self._on_opened, self._on_open_failed)

    def adopt(self, make: Callable[[], Desk]) -> None:
        """Make a new file behind the window, such as a new office's or a sample, and show it."""
        self._forget()
        self._records.submit(lambda: self._file.adopt(make), self._on_opened, self._on_open_failed)

    def show(self, *, unit: str | None = None, round_code: str | None = None) -> None:
        """Turn to another unit or round of the same file; what is not named stays."""
        view = self._view
        if view is None:
            return
        wanted = (unit or view.unit, round_code or view.round)
        self.read(lambda desk: looked_up(desk, *wanted), self._on_turned)

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
        self._forget()
        self._path = path

        def answer(done_so: Exchanged[T]) -> None:
            self._on_opened(done_so.opened)
            if done_so.problem is not None:
                (failed or self.failed.emit)(done_so.problem)
            elif done is not None:
                done(done_so.result)  # type: ignore[arg-type]  # without a problem it is what work returned

        self._records.submit(
            lambda: self._file.exchange(path, view.round, work), answer, self._on_open_failed
        )

    def close_file(self) -> None:
        """Close the file after what was typed is saved; the window then shows none."""
        self._forget()
        self.state_changed.emit()

    def close(self, seconds: float = 30.0) -> bool:
        """Finish saving and end both lanes, for good; false where the disk did not answer in ``seconds``.
        Called again, it waits once more.

        What is asked after that is dropped: nobody is left to be shown an answer.
        """
        if not self._closed:
            self._forget()
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
        self._apply(ready, ())
        self._unsaved.add(ready)
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
            result, self._next = both
            self._unsaved.release(awaited)
            self._take_change(result)
            self.actions_changed.emit()
            # The view takes the change over whoever asked; the asker may be gone by now.
            if done is not None and (owner is None or isValid(owner)):
                done(result)

        def mend(error: Exception) -> None:
            self._unsaved.release(awaited)
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

    def _fail(self, error: Exception, failed: Callable[[Exception], None] | None) -> None:
        if not isinstance(error, NoFileError):  # the file was closed before the task's turn came
            (failed or self.failed.emit)(error)

    def _on_first_look(self, first: UnitView | None, painted: threading.Event) -> None:
        if first is None or self._view is not None:
            painted.set()
            return
        self._show(first)
        QTimer.singleShot(_LOOK, self, painted.set)

    def _on_opened(self, opened: Opened) -> None:
        self._path = opened.path
        self._facts = opened.facts
        self._next = opened.next_actions
        self._show(opened.view)
        self.actions_changed.emit()

    def _on_open_failed(self, error: Exception) -> None:
        self._path = None
        self._view = None
        self.state_changed.emit()
        self._announce_whole()
        self.failed.emit(error)

    def _on_turned(self, both: tuple[UnitView, OfficeFacts]) -> None:
        view, self._facts = both
        # What was typed while the file was read again is not in it yet.
        self._show(with_records(view, self._unsaved.latest()))

    def _show(self, view: UnitView) -> None:
        self._view = view
        self.state_changed.emit()
        self._announce_whole()

    def _forget(self) -> None:
        self._painted.set()  # nothing waits for a file that is left
        self._records.submit(self._file.close, None, self.failed.emit)
        self._path = None
        self._view = None
        self._facts = None
        self._next = None
        self._last_saved = None
        self._unsaved.clear()

    def _take_change(self, result: object) -> None:
        change = getattr(result, "change", result)
        touched = getattr(change, "touched", None)
        if touched is None:
            return
        if getattr(change, "action", None) is not None:
            self._last_saved = dt.datetime.now().astimezone()
            self.saved.emit()
        view = self._view
        if view is None or not touched:
            return
        if any(one.kind in ("round", "office") for one in touched):
            self.reload()
        put = [
            one.after for one in touched if one.after is not None and one.after not in self._unsaved
        ]
        gone = [
            (one.kind, one.key) for one in touched if one.after is None and one.unit == view.unit
        ]
        self._apply(put, gone)

    def _apply(self, put: Sequence[Record], gone: Sequence[tuple[str, str]]) -> None:
        view = self._view
        if view is None:
            return
        both = applied(view, put, gone)
        if both is not None:
            self._view, changed = both
            self._announce(changed)

    def _announce_whole(self) -> None:
        self._announce(Changed({}, whole=True))

    def _announce(self, changed: Changed) -> None:
        self.changed.emit(changed)
