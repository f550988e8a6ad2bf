# SPDX-License-Identifier: MIT
"""Watches the folder that the mail program fills, and says how many new files lie there at rest.

The folder may lie on a share that tells nothing and answers late, or on a stick that is pulled out: all
looking is done on a thread of its own, seldom, and a notification of the system only makes a look come
sooner. Nothing is taken in from here, and nothing in the folder is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from lsapp.domain.records import Role
from lsapp.errors import UserError
from lsapp.paths import is_synchronised_or_share
from ui.operations import Lane
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.inbox import InboxFile, InboxLook, InboxReader

_SOON: Final = 1_000
"""Milliseconds after a notification, so that a hundred of them make one look."""
_REST: Final = 3_000
"""Milliseconds between two looks while a file is coming in; longer each time that it still does."""
_SELDOM: Final = 30_000
"""Milliseconds between looks otherwise: a share sends no notifications."""
_SILENCE: Final = 20_000
"""Milliseconds without an answer after which the folder is said not to answer."""
_PATIENCE: Final = 0.2  # seconds that closing waits for a look that may hang in the network
_SHARE: Final = "place.share"


class InboxState(NamedTuple):
    """What is known of the folder. ``files`` are new and at rest, ``coming`` still arrive; ``put_off`` says
    that a person wants to see to them later. ``trouble`` is why the folder cannot be looked at.
    """

    folder: Path | None = None
    files: tuple[Path, ...] = ()
    coming: int = 0
    folders: int = 0
    others: int = 0
    trouble: UserError | None = None
    put_off: bool = False


class _Answer(NamedTuple):
    look: InboxLook
    tells: bool  # whether the folder lies where the system notifies of changes


class InboxWatch(QObject):
    """Looks at the folder of the open file, where it is a department's and has one."""

    changed = Signal()
    """``state`` differs."""
    looked = Signal()
    """A look has ended, whether anything differs or not."""
    count_told = Signal(int, str)
    """How many new files there are, and the same in words, for the mark in the side bar."""

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._state = InboxState()
        self._file: Path | None = None
        self._reader: InboxReader | None = None
        self._lane: Lane | None = None
        self._system: QFileSystemWatcher | None = None
        self._turn = 0
        self._is_looking = False
        self._was_told = False
        self._rests = 0
        self._later: frozenset[str] = frozenset()
        self._taken: set[str] = set()
        self._timer = self._new_timer(self._look)
        self._silence = self._new_timer(self._on_silence)
        session.state_changed.connect(self.refresh)
        session.closed.connect(self._end)

    def _new_timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    # --- for the window ---

    @property
    def state(self) -> InboxState:
        """What is known now."""
        return self._state

    @property
    def can_watch(self) -> bool:
        """Whether the open file has files coming in: a department's."""
        view = self._session.view
        return self._session.is_ready and view is not None and view.office.role is Role.COMPILING

    def choose(self, folder: Path | None) -> None:
        """Watch another folder from now on, or none; kept for the open file."""
        if self._session.path is not None:
            self._settings.set_inbox_folder(self._session.path, folder)
            self._turn_to(self._session.path, folder)

    @Slot()
    def refresh(self) -> None:
        """Take the folder that the settings name now, as after they were changed."""
        path = self._session.path
        folder = self._settings.inbox_folder(path) if path and self.can_watch else None
        if folder != self._state.folder or path != self._file:
            self._turn_to(path, folder)

    @Slot()
    def look_now(self) -> None:
        """Look without waiting for the next time."""
        self._rests = 0
        self._look()

    @Slot()
    def put_off(self) -> None:
        """Say nothing above the page until other files come; the mark in the side bar stays."""
        self._set(self._state._replace(put_off=True))

    @Slot()
    def recall(self) -> None:
        """Say again what was put off."""
        self._set(self._state._replace(put_off=False))

    def settle(self, sources: Iterable[Path | str]) -> None:
        """Tell no more of these files, for a person has looked at them or taken them in."""
        reader, lane = self._reader, self._lane
        named = tuple(sources)
        if reader is None or lane is None or not named:
            return
        lane.submit(lambda: reader.settle(named), lambda _none: self.look_now(), _pass, self)

    # --- looking ---

    def _turn_to(self, file: Path | None, folder: Path | None) -> None:
        self._turn += 1
        if self._reader is not None:
            self._reader.stop()
        self._end_lane()
        self._timer.stop()
        self._silence.stop()
        self._unwatch()
        self._file, self._reader, self._is_looking, self._rests = file, None, False, 0
        self._later, self._taken = frozenset(), set()
        self._set(InboxState(folder=folder))
        if folder is not None and file is not None:
            from lsapp.services.inbox import open_inbox

            self._reader = open_inbox(folder, file)
            # A lane of its own for each folder: one that hangs in the network holds up no other.
            self._lane = Lane("inbox", self)
            self._look()

    @Slot()
    def _look(self) -> None:
        reader, lane, turn = self._reader, self._lane, self._turn
        if reader is None or lane is None or self._is_looking:
            return
        self._timer.stop()
        self._is_looking, self._was_told = True, False
        self._silence.start(_SILENCE)

        def work() -> _Answer:
            look = reader.look()
            return _Answer(look, is_synchronised_or_share(reader.folder) != _SHARE)

        def done(answer: _Answer) -> None:
            if turn == self._turn:
                self._on_looked(answer)

        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._on_failed(error)

        lane.submit(work, done, failed, self)

    def _on_looked(self, answer: _Answer) -> None:
        self._is_looking = False
        self._silence.stop()
        look = answer.look
        self._watch(answer.tells)
        self._rests = self._rests + 1 if look.coming else 0
        self._timer.start(self._pause())
        unknown = [one.sha256 for one in look.files if one.sha256 not in self._taken]
        if not unknown:
            self._show(look)
            return
        turn = self._turn

        def read(desk: Desk) -> frozenset[str]:
            from lsapp.services.inbox import taken_before

            return taken_before(desk, unknown)

        def done(taken: frozenset[str]) -> None:
            if turn == self._turn:
                self._taken |= taken
                self._show(look)

        self._session.read(read, done, self)

    def _pause(self) -> int:
        if self._was_told:
            return _SOON
        return min(_REST << (self._rests - 1), _SELDOM) if self._rests else _SELDOM

    def _show(self, look: InboxLook) -> None:
        files = self._one_of_each(look.files)
        hashes = frozenset(one.sha256 for one in files)
        put_off = self._state.put_off and hashes <= self._later
        self._later = hashes
        self._set(
            self._state._replace(
                files=tuple(one.path for one in files),
                coming=look.coming,
                folders=look.folders,
                others=look.others,
                trouble=None,
                put_off=put_off,
            )
        )
        self.looked.emit()

    def _one_of_each(self, files: tuple[InboxFile, ...]) -> list[InboxFile]:
        """Leave out what was taken in already, and all copies of a file but one."""
        by_contents = {one.sha256: one for one in files if one.sha256 not in self._taken}
        return list(by_contents.values())

    def _on_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._silence.stop()
        if not isinstance(error, UserError):
            raise error
        self._unwatch()
        self._timer.start(_SELDOM)
        put_off = self._state.put_off and self._state.trouble is not None
        self._set(self._state._replace(files=(), coming=0, trouble=error, put_off=put_off))

    @Slot()
    def _on_silence(self) -> None:
        error = UserError("inbox.silent", path=str(self._state.folder))
        self._set(self._state._replace(trouble=error))

    # --- what the system tells ---

    def _watch(self, tells: bool) -> None:
        """Be told of changes where the folder is on this machine; it may have gone and come back."""
        folder = str(self._state.folder)
        if not tells or (self._system is not None and folder in self._system.directories()):
            return
        if self._system is None:
            self._system = QFileSystemWatcher(self)
            self._system.directoryChanged.connect(self._on_told)
        self._system.addPath(folder)

    def _unwatch(self) -> None:
        if self._system is not None and self._system.directories():
            self._system.removePaths(self._system.directories())

    @Slot()
    def _on_told(self) -> None:
        self._rests, self._was_told = 0, True
        if not self._is_looking and self._timer.remainingTime() > _SOON:
            self._timer.start(_SOON)

    # --- telling ---

    def _set(self, state: InboxState) -> None:
        if state == self._state:
            return
        self._state = state
        count = len(state.files)
        words = self.tr("{count} tệp mới trong thư mục nhận").format(count=count) if count else ""
        self.count_told.emit(count, words)
        self.changed.emit()

    @Slot()
    def _end(self) -> None:
        self._turn += 1
        if self._reader is not None:
            self._reader.stop()
        self._timer.stop()
        self._silence.stop()
        self._end_lane()

    def _end_lane(self) -> None:
        lane, self._lane = self._lane, None
        if lane is not None and lane.close(_PATIENCE):
            lane.deleteLater()


def _pass(_error: Exception) -> None:
    """What could not be settled is told of once more: nothing else follows from it."""
