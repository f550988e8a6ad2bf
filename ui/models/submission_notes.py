# SPDX-License-Identifier: MIT
"""The comments of the compiling department as a part of the checklist: the open ones first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

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
        figure=QCoreApplication.translate("SubmissionNotes", "{done}/{all} đã xử lý").format(
            done=done, all=len(lines)
        ),
        lines=tuple(lines),
    )


def _line(one: PinnedNote) -> CheckLine:
    finding = one.finding
    place = Place(finding.kind or "return_note", finding.record, finding.field)
    has_place = place.kind != "return_note"
    where = f"{finding.where} - {finding.label}" if has_place else finding.where
    return CheckLine(
        key=note_line_key(one.note.key),
        icon="ok" if one.note.resolved else "comment",
        tone=Tone.GOOD if one.note.resolved else Tone.ACCENT,
        text=" ".join(one.note.text.split()),
        below=where,
        page=place.page,
        place=place if has_place else None,
        finding=finding,
        resolved=one.note.resolved,
    )
