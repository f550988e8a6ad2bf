# SPDX-License-Identifier: MIT
"""Works out the report's figures and drafts beside the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lsapp.services.unit_view import UnitView, round_snapshot
from ui.session import Session
from ui.widgets.figure_tokens import FigureBook
from ui.widgets.section_editor_texts import SECTION, WordsPlace

if TYPE_CHECKING:
    from lsapp.services.report_text import ReportContext, ReportSheet


class ReportReader(QObject):
    """``read`` carries the ``ReportSheet`` with the ``FigureBook`` of its figures, ``drafted`` the words
    proposed for a place, or ``None``. An answer that was asked for anew meanwhile does not come.
    """

    read = Signal(object, object)
    drafted = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self._asked_draft = 0

    def ask_sheet(self, view: UnitView) -> None:
        """Ask for all sections and figures of a round."""
        self._asked += 1
        asked, make = self._asked, self._context_maker(view)

        def work() -> tuple[ReportSheet, FigureBook]:
            from lsapp.services.report_text import expand, report_sheet

            sheet = report_sheet(make())
            return sheet, FigureBook(sheet.figures, expand)

        def done(both: tuple[ReportSheet, FigureBook]) -> None:
            if asked == self._asked and self._session.is_ready:
                self.read.emit(*both)

        self._session.compute(work, done, self)

    def ask_draft(self, view: UnitView, place: WordsPlace) -> None:
        """Ask for the words that the data propose for a place."""
        self._asked_draft += 1
        asked, make = self._asked_draft, self._context_maker(view)

        def work() -> str | None:
            from lsapp.services.report_text import draft_group, draft_text

            draft = draft_text if place.kind == SECTION else draft_group
            return draft(make(), place.code)

        def done(text: str | None) -> None:
            if asked == self._asked_draft and self._session.is_ready:
                self.drafted.emit(text)

        self._session.compute(work, done, self)

    def _context_maker(self, view: UnitView) -> Callable[[], ReportContext]:
        plan, unit = self._session.plan, self._session.unit

        def make() -> ReportContext:
            from lsapp.services.report_text import draft_context

            snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
            return draft_context(plan, unit, snapshot, view.previous, dt.datetime.now(dt.UTC))

        return make
