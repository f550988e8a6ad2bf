# SPDX-License-Identifier: MIT
"""Writes the reasons that are given to warnings, and keeps the one that is being typed."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Slot

from lsapp.domain.records import Answer
from lsapp.services.in_round import round_key
from ui.models.submission_checklist import CheckLine, answers_by_place, finding_place
from ui.pages.page import PageContext


class SubmissionAnswers(QObject):
    """One reason for a warning: given, changed, or taken back by emptying it."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session

    @Slot(object, str)
    def give(self, line: CheckLine, text: str) -> None:
        """Save the reason of a line; an empty one is taken back."""
        finding, view = line.finding, self._session.view
        if finding is None or view is None:
            return
        held = self._held(line)
        key = self._key(line)
        if text:
            answer = Answer(
                unit=view.unit,
                key=key,
                plan=view.plan,
                round=view.round,
                code=finding.code,
                record=finding.record,
                field=finding.field,
                text=text,
            )
            if held is not None:
                answer = msgspec.structs.replace(held, text=text)
            self._session.save("answer.given", [answer], finding.where)
        elif held is not None:
            self._session.delete("answer.taken_back", Answer, [held.key])
        self._context.drafts.forget("answer", key, "text")

    @Slot(object, str)
    def note(self, line: CheckLine, text: str) -> None:
        """Keep a reason that is being typed, for the case that the power fails."""
        if line.finding is not None:
            label = self.tr("Giải trình: {where}").format(where=line.finding.where)
            self._context.drafts.note("answer", self._key(line), "text", label, text)

    def _held(self, line: CheckLine) -> Answer | None:
        if line.finding is None:
            return None
        answers = answers_by_place(self._session.records(Answer))
        return answers.get(finding_place(line.finding))

    def _key(self, line: CheckLine) -> str:
        finding, view, held = line.finding, self._session.view, self._held(line)
        if held is not None:
            return held.key
        if finding is None or view is None:
            return ""
        return round_key(Answer, view, finding.code, finding.record or "", finding.field or "")
