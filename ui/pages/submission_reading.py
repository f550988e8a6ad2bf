# SPDX-License-Identifier: MIT
"""What the page Nộp knows of the round: what was sealed and sent, how complete it is, what came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from lsapp.domain.dates import day_in_vietnam
from ui.findings_watch import FindingsWatch
from ui.session import Session

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.overview import Overview
    from lsapp.services.pinned_notes import PinnedNote
    from lsapp.services.submitting import RoundSubmissions
    from lsapp.services.unit_view import UnitView


class SubmissionReading(QObject):
    """Reads once the page is seen and again after each change; an answer that came too late is dropped."""

    read = Signal()
    """Something is known that was not."""

    def __init__(self, session: Session, findings: FindingsWatch, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._findings = findings
        self._page = page
        self._shown_for: tuple[str, str] | None = None
        self._asked = 0
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(0)
        self._breath.timeout.connect(self._ask)
        self.overview: Overview | None = None
        self.submissions: RoundSubmissions | None = None
        self.notes: Sequence[PinnedNote] = ()

    def refresh(self) -> None:
        """Read again soon; what is known of another unit or round is forgotten at once."""
        view = self._session.view
        here = None if view is None else (view.unit, view.round)
        if here != self._shown_for:
            self._shown_for = here
            self.overview, self.submissions, self.notes = None, None, ()
        self._breath.start()

    @Slot()
    def _ask(self) -> None:
        view = self._session.view
        if view is None or not view.complete or not self._session.is_ready:
            return
        self._asked += 1
        asked = self._asked

        def read(desk: Desk) -> RoundSubmissions:
            from lsapp.services.submitting import round_submissions

            return round_submissions(desk, view)

        def go_on(submissions: RoundSubmissions) -> None:
            if asked == self._asked and self._page.isVisible():
                self._compute(asked, view, submissions)

        self._session.read(read, go_on, self)

    def _compute(self, asked: int, view: UnitView, submissions: RoundSubmissions) -> None:
        facts = self._session.facts
        if facts is None:
            return
        found = list(self._findings.findings)
        today = day_in_vietnam(dt.datetime.now(dt.UTC))

        def work() -> tuple[Overview, Sequence[PinnedNote]]:
            from lsapp.services.overview import overview_of
            from lsapp.services.pinned_notes import pinned_notes

            return (
                overview_of(facts.plan, facts.unit, view, found, today, submissions.seal),
                pinned_notes(
                    facts.plan, facts.unit, view, submissions.returns, submissions.returned
                ),
            )

        def done(both: tuple[Overview, Sequence[PinnedNote]]) -> None:
            if asked == self._asked:
                # All at once: what is shown of one without the other would not fit together.
                self.submissions = submissions
                self.overview, self.notes = both
                self.read.emit()

        self._session.compute(work, done, self)
