# SPDX-License-Identifier: MIT
"""Keeps the comments of return slips pinned to their fields, among what the rules find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.findings_watch import FindingsWatch
from ui.session import Changed, Session

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.pinned_notes import PinnedNote
    from lsapp.services.returning import ReturnsOfRound
    from lsapp.services.unit_view import UnitView

_KINDS: Final = frozenset({"return_slip", "return_note"})
_DELAY: Final = 400
"""Milliseconds after a change of records before the comments' places are looked up again."""


def settle_note(session: Session, key: str, *, resolved: bool = True) -> None:
    """Tick a comment of the unit in view as worked off, or open it again; the action can be undone."""
    view = session.view
    if view is None or not session.can_edit:
        return
    unit = view.unit

    def work(desk: Desk) -> Change:
        from lsapp.services.returning import resolve

        return resolve(desk, unit, [key], resolved=resolved)

    session.act(work)


class ReturnWatch(QObject):
    """Reads the open comments of the round in view, and again when one is taken in, ticked or undone.

    While a round has none, a change of records costs nothing here.
    """

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

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.whole or changed.meets(_KINDS):
            self._read()
        elif self._returns is not None and self._returns.open_notes:
            self._pause.start()

    def _read(self) -> None:
        view = self._session.view
        self._asked += 1
        asked = self._asked
        if view is None or not view.complete or not self._session.is_ready:
            self._returns = None
            self._findings.pin(())
            return

        def read(desk: Desk) -> ReturnsOfRound:
            from lsapp.services.returning import returns_of

            return returns_of(desk, view)

        def done(returns: ReturnsOfRound) -> None:
            if asked == self._asked:
                had = self._returns is not None and bool(self._returns.open_notes)
                self._returns = returns
                if had or returns.open_notes:
                    self._place()

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
