# SPDX-License-Identifier: MIT
"""Writes the reasons that are given to warnings and the replies to comments, and keeps the one that is being
typed.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Slot

from lsapp.domain.records import Answer
from lsapp.services.in_round import round_key
from lsapp.services.note_answers import reply_key
from ui.models.submission_checklist import CheckLine, answers_by_place, finding_place
from ui.models.submission_notes import note_of_line
from ui.pages.page import PageContext
from ui.return_watch import mend_note, reply_to_note


class SubmissionAnswers(QObject):
    """One reason for a warning or reply to a comment: given, changed, or taken back by emptying it."""

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
        key, note = self._key(line), note_of_line(line)
        if note is not None:
            reply_to_note(self._session, note, text)
            self._context.drafts.forget("answer", key, "text")
            return
        held = self._held(line)
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

    def tick(self, key: str, *, mended: bool) -> None:
        """Answer a comment as mended, or open it again by taking its answer back."""
        if mended:
            mend_note(self._session, key)
        else:
            reply_to_note(self._session, key, "")

    @Slot(object, str)
    def note(self, line: CheckLine, text: str) -> None:
        """Keep a reason that is being typed, for the case that the power fails."""
        if line.finding is not None:
            words = (
                self.tr("Trả lời góp ý: {where}")
                if line.can_reply
                else self.tr("Giải trình: {where}")
            )
            label = words.format(where=line.finding.where)
            self._context.drafts.note("answer", self._key(line), "text", label, text)

    def _held(self, line: CheckLine) -> Answer | None:
        if line.finding is None:
            return None
        answers = answers_by_place(self._session.records(Answer))
        return answers.get(finding_place(line.finding))

    def _key(self, line: CheckLine) -> str:
        finding, view, note = line.finding, self._session.view, note_of_line(line)
        if view is not None and note is not None:
            return reply_key(view, note)
        held = self._held(line)
        if held is not None:
            return held.key
        if finding is None or view is None:
            return ""
        return round_key(Answer, view, finding.code, finding.record or "", finding.field or "")
