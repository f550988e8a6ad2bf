# SPDX-License-Identifier: MIT
"""The comments of the compiling department as a part of the checklist: those without an answer first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lsapp.domain.records import Answer
from lsapp.services.note_answers import replied_note
from ui.models.submission_checklist import CheckLine, CheckPart
from ui.places import Place
from ui.theme import Tone

if TYPE_CHECKING:
    from lsapp.services.pinned_notes import PinnedNote

NOTES = "notes"
"""The key of the part."""


def note_line_key(key: str) -> str:
    """Return the key of the line that stands for a comment."""
    return f"note/{key}"


def line_key_of(place: Place, answers: Sequence[Answer]) -> str | None:
    """Return the key of the line that a place means: a comment, or what an answer is given to; ``None`` for
    one that has no line.
    """
    if place.kind == "return_note":
        return note_line_key(place.record or "")
    held = next((one for one in answers if one.key == place.record), None)
    if place.kind != Answer.KIND or held is None:
        return None
    note = replied_note(held.code)
    if note is not None:
        return note_line_key(note)
    return f"finding/{held.code}/{held.record or ''}/{held.field or ''}"


def next_unanswered(parts: Sequence[CheckPart], current: CheckLine | None) -> CheckLine | None:
    """Return the next line without an answer behind the current one and in its part, from the top again
    after the last.
    """
    part = NOTES if current is not None and current.can_reply else "soft"
    lines = next((one.lines for one in parts if one.key == part), ())
    at = next((i for i, one in enumerate(lines) if current and one.key == current.key), -1)
    following = [*lines[at + 1 :], *lines[: max(at, 0)]]
    return next((one for one in following if not one.answer), None)


def note_of_line(line: CheckLine) -> str | None:
    """Return the key of the comment that a line stands for; ``None`` where it is none."""
    return line.key.removeprefix("note/") if line.resolved is not None else None


def notes_part(notes: Sequence[PinnedNote]) -> CheckPart | None:
    """Return the part with the comments of a round; ``None`` where none was returned."""
    if not notes:
        return None
    lines = sorted((_line(one) for one in notes), key=lambda one: bool(one.resolved))
    done = sum(bool(one.resolved) for one in lines)
    return CheckPart(
        key=NOTES,
        title=QCoreApplication.translate("SubmissionNotes", "Góp ý của Sở"),
        figure=QCoreApplication.translate("SubmissionNotes", "{done}/{all} đã trả lời").format(
            done=done, all=len(lines)
        ),
        lines=tuple(lines),
    )


def _line(one: PinnedNote) -> CheckLine:
    finding = one.finding
    place = Place(finding.kind or "return_note", finding.record, finding.field)
    has_place = place.kind != "return_note"
    where = f"{finding.where} - {finding.label}" if has_place else finding.where
    below = where
    if one.slip is None:
        below = QCoreApplication.translate("SubmissionNotes", "Chưa gửi. {where}").format(
            where=where
        )
    elif one.answer:
        below = QCoreApplication.translate("SubmissionNotes", "Trả lời: {text}").format(
            text=" ".join(one.answer.split())
        )
    return CheckLine(
        key=note_line_key(one.note.key),
        icon="ok" if one.note.resolved else "comment",
        tone=Tone.GOOD if one.note.resolved else Tone.ACCENT,
        text=" ".join(one.note.text.split()),
        below=below,
        page=place.page,
        place=place if has_place else None,
        finding=finding,
        answer=one.answer,
        resolved=one.note.resolved,
        before=one.before if has_place else None,
        after=one.after if has_place else None,
    )
