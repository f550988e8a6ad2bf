# SPDX-License-Identifier: MIT
"""Keeps what is being typed against a power cut, and offers it again at the next start."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lsapp.services.drafts import Draft, Drafts
from ui.operations import Lane
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.desk import Desk

WRITE_EVERY: Final = 2_000
"""Milliseconds: what is typed within them can be lost, no more."""

Where = tuple[str, str, str, str]

_log: Final = logging.getLogger(__name__)


class DraftKeeper(QObject):
    """The drafts of the open file. ``found`` brings those that the last run left, once for each file."""

    found = Signal(list)

    def __init__(
        self, session: Session, folder: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._drafts: Drafts | None = None
        self._path: Path | None = None
        self._typed: dict[Where, Draft] = {}
        self._closed = False
        # Of its own: behind a long save or check the two seconds would not be kept.
        self._lane = Lane("drafts", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_EVERY)
        self._timer.timeout.connect(self._write)
        session.state_changed.connect(self._on_state_changed)

    def note(
        self, kind: str, key: str, field: str, label: str, text: str, unit: str | None = None
    ) -> None:
        """Keep a text as it stands in a cell or field that is being typed in; ``label`` says in words
        where that is. ``unit`` names one whose words are written whichever unit is in view.
        """
        view = self._session.view
        can_type = self._session.can_edit if unit is None else self._session.is_ready
        if self._drafts is None or view is None or not can_type:
            return
        draft = Draft(
            unit=unit or view.unit,
            kind=kind,
            key=key,
            field=field,
            label=label,
            text=text,
            at=dt.datetime.now(dt.UTC),
        )
        self._typed[draft.place] = draft
        self._drafts.note(draft)
        self._write_soon()

    def forget(self, kind: str, key: str, field: str, unit: str | None = None) -> None:
        """The cell or field was left: what was typed there is saved or given up.

        It goes only after all that was given to be saved before is on the disk, and not where typing has
        begun there again meanwhile.
        """
        drafts, view = self._drafts, self._session.view
        if drafts is None or view is None:
            return
        place = (unit or view.unit, kind, key, field)
        left = self._typed.get(place)
        if left is None:
            return

        def let_go() -> None:
            if self._typed.get(place) is left:
                del self._typed[place]
                drafts.forget(place)
                self._write_soon()

        # Reads nothing: it stands behind the saves in their order.
        self._session.read(lambda _desk: None, lambda _none: let_go(), self, lambda _error: None)

    def drop(self, drafts: Iterable[Draft]) -> None:
        """The person has taken these over, or does not want them."""
        if self._drafts is not None:
            self._drafts.forget(*(one.place for one in drafts))
            self._write_soon()

    def close(self) -> bool:
        """Write what is left after the session is closed, and end; false where the disk does not answer."""
        if self._closed:
            return True
        self._closed = True
        self._timer.stop()
        self._write()
        return self._lane.close()

    @Slot()
    def _on_state_changed(self) -> None:
        path = self._session.path if self._session.is_ready else None
        if path == self._path:
            return
        self._timer.stop()
        self._write()
        self._path = path
        self._typed.clear()
        self._drafts = None
        if path is None:
            return
        drafts = Drafts(path, self._folder)
        self._drafts = drafts

        def work(desk: Desk) -> list[Draft]:
            return drafts.pending(desk)

        def done(pending: list[Draft]) -> None:
            if drafts.damaged is not None:
                self._session.failed.emit(drafts.damaged)
            if pending and drafts is self._drafts:
                self.found.emit(pending)

        self._session.read(work, done, self)

    def _write_soon(self) -> None:
        if not self._timer.isActive() and not self._closed:
            self._timer.start()

    @Slot()
    def _write(self) -> None:
        if self._drafts is not None:
            self._lane.submit(self._drafts.write, None, _log_failed, self)


def _log_failed(error: Exception) -> None:
    """A full disk or a locked folder is told where records are saved; drafts are only a net below."""
    _log.warning("drafts cannot be kept: %s", error)
