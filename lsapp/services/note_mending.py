# SPDX-License-Identifier: MIT
"""Answers a comment with "mended", and with what its field held in the returned revision and holds now."""

from __future__ import annotations

from lsapp.domain.records import ReturnNote, ReturnSlip
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.note_answers import answer_note, mended_words
from lsapp.services.note_values import NoteValues
from lsapp.services.unit_view import UnitView, round_snapshot
from lsapp.storage.transaction import Change
from lsapp.submission.versions import read_payload


def answer_as_mended(desk: Desk, view: UnitView, note_key: str) -> Change:
    """Answer a comment of the round in view in words that both values are quoted in; one action that can be
    undone.

    Raises UserError ``return.note_gone``.
    """
    note = desk.store.get(ReturnNote, view.unit, note_key)
    slip = None if note is None else desk.store.get(ReturnSlip, view.unit, note.slip)
    if note is None or slip is None:
        raise UserError("return.note_gone")
    plan = desk.plan(view.plan)
    now = round_snapshot(view.plan, view.unit, view.round, view.records)
    after = NoteValues(plan, now).shown(note)
    content = desk.store.payload(slip.hash)
    # Without the revision itself nothing can be said of what was there.
    before = (
        after if content is None else NoteValues(plan, read_payload(content).snapshot).shown(note)
    )
    return answer_note(desk, view, note_key, mended_words(before, after))
