# SPDX-License-Identifier: MIT
"""Work off the window's thread: one lane for the database, one for pure computation.

Tasks of a lane run one after another in the order they were given, so what is typed later is saved
later. Answers come back on the window's thread; one whose owner is gone is dropped.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")

_CLOSE: Final = object()
_TURN: Final = 0.0005  # seconds


def let_the_window_go_first() -> None:
    """Have a thread that works behind the window give way within half a millisecond; once in a process.

    Qt gives the interpreter's lock back at each call that may wait. With Python's own 5 ms the window
    would wait that long after every one of them, hundreds of times for one picture.
    """
    sys.setswitchinterval(_TURN)


class CancelledError(Exception):
    """The person pressed Cancel; whoever catches it leaves nothing half done."""


class Progress:
    """How far a long task has come; called from its thread, read by the dialog that shows it."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._state: tuple[int, int, str] = (0, 0, "")

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """Tell ``done`` of ``total`` steps, 0 where nobody knows; raises ``CancelledError``."""
        self._state = (done, total, text)
        if self._cancelled.is_set():
            raise CancelledError

    @property
    def state(self) -> tuple[int, int, str]:
        """Steps done, steps in all, what is being done now."""
        return self._state

    @property
    def cancelled(self) -> bool:
        """Whether Cancel was asked for."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the task to stop at its next step."""
        self._cancelled.set()


class _Task:
    """One task on its way through a lane and back."""

    __slots__ = ("done", "error", "failed", "is_behind", "owner", "result", "work")

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        owner: QObject | None,
    ) -> None:
        self.work = work
        self.done = done
        self.failed = failed
        self.owner = owner
        self.is_behind = False
        self.result: Any = None
        self.error: Exception | None = None

    def answer(self) -> None:
        """Tell the owner, on the window's thread."""
        if self.owner is not None and not isValid(self.owner):
            return
        if self.error is None:
            if self.done is not None:
                self.done(self.result)
        elif self.failed is not None:
            self.failed(self.error)
        else:
            raise self.error


class Lane(QObject):
    """One thread and the tasks waiting for it."""

    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._open = 0
        self._closed = False
        self._give_way: Callable[[], None] | None = None
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def pending(self) -> int:
        """How many tasks have not been answered."""
        return self._open

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run ``work`` after all that was given before; ``done`` or ``failed`` is called on the window's
        thread unless ``owner`` has been destroyed meanwhile.
        """
        if self._closed:
            raise RuntimeError("the lane is closed")
        self._make_way()
        self._open += 1
        if self._open == 1:
            self.busy_changed.emit(True)
        self._waiting.put(_Task(work, done, failed, owner))

    def submit_behind(
        self,
        work: Callable[[], T],
        give_way: Callable[[], None],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        """Run ``work`` for as long as nobody wants the lane: it counts as nothing that is pending, and
        ``give_way`` is called, on the window's thread, before anything else is given. One at a time.
        """
        if self._closed or self._give_way is not None:
            raise RuntimeError("the lane is closed, or works behind already")
        self._give_way = give_way
        task = _Task(work, done, failed, owner)
        task.is_behind = True
        self._waiting.put(task)

    def _make_way(self) -> None:
        if self._give_way is not None:
            self._give_way()

    def close(self, seconds: float = 30.0) -> bool:
        """Let what was given finish, answer it, and end; false where it took too long. Called again, it
        waits once more.
        """
        if not self._closed:
            self._closed = True
            self._make_way()
            self._waiting.put(_CLOSE)
        self._thread.join(seconds)
        # What finished while nobody was listening is still answered, in its order.
        QCoreApplication.sendPostedEvents(self)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            task = self._waiting.get()
            if not isinstance(task, _Task):
                return
            try:
                task.result = task.work()
            except Exception as error:  # carried to the window's thread, which tells it
                task.error = error
            self._tell(task)

    def _tell(self, task: _Task) -> None:
        try:
            self._finished.emit(task)
        except RuntimeError:  # the application is closing: nobody is left to tell
            return

    @Slot(object)
    def _on_finished(self, task: _Task) -> None:
        if task.is_behind:
            self._give_way = None
            task.answer()
            return
        self._open -= 1
        if self._open == 0:
            self.busy_changed.emit(False)
        task.answer()
