# SPDX-License-Identifier: MIT
"""Saves what an officer notes on a report while the slip is still being written: nothing waits for a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.dialogs.return_slip_form import SlipForm
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.domain.records import Submission
    from lsapp.services.desk import Desk
    from lsapp.services.return_review import PinnedNotes


class SlipNoting(QObject):
    """Writes the comments of a slip and what was decided on the earlier ones, each as one action that can be
    undone, and has the form show them as they are held then.
    """

    failed = Signal(object)

    def __init__(self, session: Session, form: SlipForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form = form
        self.submission: Submission | None = None
        """The revision that is noted on, as soon as it was read."""
        form.note_written.connect(self.write)
        form.note_deleted.connect(self._on_deleted)
        form.earlier.settled_asked.connect(self._on_settled)
        form.earlier.again_asked.connect(self._on_again)

    @Slot(str)
    def write(self, key: str) -> None:
        """Save an officer's own comment as it reads now."""
        note, submission = self._form.model.own_note(key), self.submission
        if note is None or submission is None:
            return

        def work(desk: Desk) -> object:
            from lsapp.services.note_drafts import pin_note

            return pin_note(desk, submission, note, key)

        self._session.act(work, None, self, self.failed.emit)

    @Slot(str)
    def _on_deleted(self, key: str) -> None:
        def work(desk: Desk, submission: Submission) -> object:
            from lsapp.services.note_drafts import unpin_notes

            return unpin_notes(desk, submission.unit, [key])

        self._do(work)

    @Slot(str, bool)
    def _on_settled(self, key: str, settled: bool) -> None:
        def work(desk: Desk, submission: Submission) -> object:
            from lsapp.services.returning import resolve

            return resolve(desk, submission.unit, [key], resolved=settled)

        self._do(work)

    @Slot(str)
    def _on_again(self, key: str) -> None:
        def work(desk: Desk, submission: Submission) -> object:
            from lsapp.services.note_drafts import return_again

            return return_again(desk, submission, key)

        self._do(work)

    def _do(self, work: Callable[[Desk, Submission], object]) -> None:
        submission = self.submission
        if submission is None:
            return

        def read(desk: Desk) -> PinnedNotes:
            from lsapp.services.return_review import notes_of_submission

            return notes_of_submission(desk, desk.plan(submission.plan), submission)

        self._session.act(
            lambda desk: work(desk, submission),
            lambda _change: self._session.read(read, self._form.show_notes, self, self.failed.emit),
            self,
            self.failed.emit,
        )
