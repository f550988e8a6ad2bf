# SPDX-License-Identifier: MIT
"""What is known of one place of a unit's report before a comment is pinned there."""

from __future__ import annotations

import msgspec

from lsapp.domain.records import DraftNote
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.note_drafts import draft_notes
from lsapp.services.pinned_notes import place_words
from lsapp.services.sealing import series_of
from lsapp.services.unit_view import UnitView, round_snapshot
from lsapp.submission.return_file import FileNote


class NoteHere(msgspec.Struct, frozen=True, kw_only=True):
    """A place in words, as a comment names it, and the comment that waits there already."""

    target: FileNote
    where: str
    held: DraftNote | None = None


def note_here(
    desk: Desk, view: UnitView, kind: str, record: str | None, field: str | None
) -> NoteHere:
    """Return what a comment on a place of the view would stand at; its text is empty.

    Raises UserError ``return.nothing_in`` (the unit has sent nothing that could be returned), and
    ``return.no_place`` for what a slip cannot name.
    """
    unit, plan = desk.unit(view.unit), desk.plan(view.plan)
    if series_of(desk.store, view.plan, view.unit, view.round).head is None:
        raise UserError("return.nothing_in", unit=unit.name)
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    where = place_words(plan, unit, snapshot, kind, record, field)
    if where is None:
        raise UserError("return.no_place")
    held = next(
        (
            one
            for one in draft_notes(desk.store, view)
            if (one.record_kind, one.record, one.field) == (kind, record, field)
        ),
        None,
    )
    return NoteHere(
        target=FileNote(kind=kind, record=record, field=field, text=""), where=where, held=held
    )
