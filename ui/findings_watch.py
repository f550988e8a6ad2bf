# SPDX-License-Identifier: MIT
"""Runs the rules behind the window after each pause in typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lsapp.services.unit_view import UnitView
from ui.session import Session
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.viewing import Finding

DELAY: Final = 500
"""Milliseconds after the last change: nothing moves while one types."""


def tone_of(finding: Finding) -> Tone:
    """Return how a finding looks: what blocks, what warns, and a warning that was answered."""
    if finding.level == "hard":
        return Tone.BAD
    return Tone.NEUTRAL if finding.answer else Tone.WARNING


class FindingsWatch(QObject):
    """What the rules found in the view, and whether they have seen the last change."""

    findings_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: Sequence[Finding] = ()
        self._seen: UnitView | None = None
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self._check)
        session.changed.connect(self._on_changed)
        session.state_changed.connect(self._on_state_changed)

    @property
    def findings(self) -> Sequence[Finding]:
        """What was found last, the hard ones first."""
        return self._findings

    @property
    def is_current(self) -> bool:
        """Whether nothing has changed since the rules ran."""
        return self._seen is not None and self._seen is self._session.view

    def at(self, kind: str, record: str | None) -> list[Finding]:
        """Return what was found at one record."""
        return [one for one in self._findings if one.kind == kind and one.record == record]

    def marks_of(self, kind: str, record: str | None) -> dict[str, tuple[Tone, str]]:
        """Return for each field of a record the worst of what was found there, in words."""
        marks: dict[str, tuple[Tone, str]] = {}
        for one in self.at(kind, record):
            if one.field is not None and one.field not in marks:
                marks[one.field] = (tone_of(one), one.message)
        return marks

    def check_now(self) -> None:
        """Do not wait for a pause in typing."""
        self._timer.stop()
        self._check()

    @Slot(object)
    def _on_changed(self, _changed: object) -> None:
        if self._session.is_ready:
            self._timer.start()

    @Slot()
    def _on_state_changed(self) -> None:
        view, seen = self._session.view, self._seen
        if seen is None or (
            view is not None and (view.unit, view.round) == (seen.unit, seen.round)
        ):
            return
        self._seen = None
        self._findings = ()
        self.findings_changed.emit()

    @Slot()
    def _check(self) -> None:
        view, facts = self._session.view, self._session.facts
        if view is None or facts is None or not view.complete or self._running:
            return
        self._running = True

        def work() -> list[Finding]:
            from lsapp.services.viewing import findings_today

            return findings_today(facts.plan, facts.unit, view)

        self._session.compute(
            work, lambda found: self._on_checked(view, found), self, self._on_failed
        )

    def _on_checked(self, seen: UnitView, found: list[Finding]) -> None:
        self._running = False
        view = self._session.view
        if view is None:
            return
        if view is not seen:
            self._timer.start()
        if (view.unit, view.round) != (seen.unit, seen.round):
            return
        self._findings = found
        self._seen = seen
        self.findings_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        self._session.failed.emit(error)
