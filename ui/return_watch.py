# SPDX-License-Identifier: MIT
"""Keeps the comments of return slips pinned to their fields, among what the rules find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.findings_watch import FindingsWatch
from ui.session import Changed, Session

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.pinned_notes import PinnedNote
    from lsapp.services.returning import ReturnsOfRound
    from lsapp.services.unit_view import UnitView

_KINDS: Final = frozenset({"return_slip", "return_note", "draft_note"})
_DELAY: Final = 400
"""Milliseconds after a change of records before the comments' places are looked up again."""


def mend_note(session: Session, key: str) -> None:
    """Answer a comment on the unit in view with "mended", its field's old and new value quoted; the action
    can be undone.
    """
    view = session.view
    if view is None or not session.can_edit:
        return

    def work(desk: Desk) -> Change:
        from lsapp.services.note_mending import answer_as_mended

        return answer_as_mended(desk, view, key)

    session.act(work)


def reply_to_note(session: Session, key: str, text: str) -> None:
    """Answer a comment on the unit in view, or take the answer back by an empty text; can be undone."""
    view = session.view
    if view is None or not session.can_edit:
        return

    def work(desk: Desk) -> Change:
        from lsapp.services.note_answers import answer_note

        return answer_note(desk, view, key, text)

    session.act(work)


class ReturnWatch(QObject):
    """Reads the open comments of the round in view, and again when one is taken in, answered or undone; at
    the department also those that wait for the next slip.

    While a round has none, a change of records costs nothing here.
    """

    read = Signal()
    """The comments of the round in view are known, or that there are none."""

    def __init__(
        self, session: Session, findings: FindingsWatch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self._returns: ReturnsOfRound | None = None
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_DELAY)
        self._pause.timeout.connect(self._place)
        session.changed.connect(self._on_changed)

    @property
    def waiting(self) -> int:
        """How many comments wait at the department for the next slip to the unit in view."""
        return len(self._returns.drafts) if self._returns is not None else 0

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.whole or changed.meets(_KINDS):
            self._read()
        elif _stand(self._returns):
            self._pause.start()

    def _read(self) -> None:
        view = self._session.view
        self._asked += 1
        asked = self._asked
        if view is None or not view.complete or not self._session.is_ready:
            self._returns = None
            self._findings.pin(())
            self.read.emit()
            return

        def read(desk: Desk) -> ReturnsOfRound:
            from lsapp.services.returning import returns_of

            return returns_of(desk, view)

        def done(returns: ReturnsOfRound) -> None:
            if asked == self._asked:
                had = _stand(self._returns)
                self._returns = returns
                if had or _stand(returns):
                    self._place()
                self.read.emit()

        self._session.read(read, done, self)

    @Slot()
    def _place(self) -> None:
        view, facts, returns = self._session.view, self._session.facts, self._returns
        if view is None or facts is None or returns is None:
            return
        asked = self._asked

        def work() -> tuple[PinnedNote, ...]:
            from lsapp.services.pinned_notes import pinned_notes

            return pinned_notes(facts.plan, facts.unit, view, returns)

        def done(notes: tuple[PinnedNote, ...]) -> None:
            if asked == self._asked and self._is_of_round(view):
                self._findings.pin(tuple(one.finding for one in notes if not one.note.resolved))

        self._session.compute(work, done, self)

    def _is_of_round(self, view: UnitView) -> bool:
        now = self._session.view
        return now is not None and (now.unit, now.round) == (view.unit, view.round)


def _stand(returns: ReturnsOfRound | None) -> bool:
    """Tell whether there are comments to be shown: open ones, and at the department those that wait."""
    return returns is not None and bool(returns.open_notes or returns.drafts)
