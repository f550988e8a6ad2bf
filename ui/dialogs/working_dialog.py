# SPDX-License-Identifier: MIT
"""A dialog that writes behind the window: meanwhile it neither closes nor writes again."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui.session import Session
from ui.theme import Tone
from ui.widgets.notice import Notice
from ui.words import is_fault, words_for


class WorkingDialog(QDialog):
    """``set_working`` marks the time of writing; a dialog says in ``show_working`` what cannot be used then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._working = False

    @property
    def is_working(self) -> bool:
        """Whether it is in the middle of writing."""
        return self._working

    def set_working(self, working: bool) -> None:
        """Begin or end the time in which the dialog stays as it is."""
        self._working = working
        self.show_working(working)

    def show_working(self, working: bool) -> None:
        """Let what starts the writing be used, or not; for each dialog to say."""

    def end_failed(self, error: Exception, session: Session, notice: Notice | None = None) -> None:
        """End the writing that went wrong: what a person can mend is said in the dialog, where it has a
        place for it; else, and the program's own faults, by the window.
        """
        self.set_working(False)
        if notice is None or is_fault(error):
            session.failed.emit(error)
        else:
            notice.say(Tone.BAD, words_for(error).plain())

    def reject(self) -> None:
        """Close without a change, but not in the middle of writing."""
        if not self._working:
            super().reject()
