# SPDX-License-Identifier: MIT
"""Comments that the department pins while it reads a unit's report: they wait for the next slip to it.

Each pinning is saved at once and can be undone, as all typing is; what goes out with a slip is gone from here.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lsapp.domain.cleaning import clean_record
from lsapp.domain.records import DraftNote, ReturnNote, new_key
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.in_round import InRound
from lsapp.storage.store import Store
from lsapp.storage.transaction import Change, Transaction
from lsapp.submission.return_file import FileNote


def draft_notes(store: Store, place: InRound) -> tuple[DraftNote, ...]:
    """Return the comments that wait for the next slip to a unit, in the order in which they were pinned."""
    found = store.select(DraftNote, unit=place.unit, plan=place.plan, round=place.round)
    return tuple(sorted(found, key=lambda one: (one.position, one.key)))


def pin_note(desk: Desk, place: InRound, note: FileNote, key: str | None = None) -> Change:
    """Pin a comment for the next slip, or say otherwise what was pinned under ``key``.

    Raises UserError ``return.note_empty``, ``text.too_long``.
    """
    text = clean(note.text)
    if not text:
        raise UserError("return.note_empty")
    held = None if key is None else desk.store.get(DraftNote, place.unit, key)
    pinned = clean_record(
        DraftNote(
            unit=place.unit,
            key=key or new_key(),
            plan=place.plan,
            round=place.round,
            record_kind=note.kind,
            record=note.record,
            field=note.field,
            text=text,
            again=None if held is None else held.again,
            position=_next_position(desk, place) if held is None else held.position,
        )
    )
    with desk.store.transaction("return.note_pinned", label=_label(text)) as tx:
        tx.put(pinned)
        return tx.commit()


def unpin_notes(desk: Desk, unit: str, keys: Sequence[str]) -> Change:
    """Take comments out of the next slip; an earlier comment that one made again is open as before."""
    found = desk.store.find(DraftNote, [(unit, key) for key in keys])
    label = _label(next(iter(found.values())).text) if len(found) == 1 else None
    with desk.store.transaction("return.note_unpinned", label=label) as tx:
        for one in found.values():
            tx.delete(DraftNote, unit, one.key)
            if one.again is not None:
                _tick(desk, tx, unit, one.again, resolved=False)
        return tx.commit()


def return_again(desk: Desk, place: InRound, note_key: str, text: str | None = None) -> Change:
    """Make an earlier comment again in the next slip, by default in its own words; it is closed by that.

    Raises UserError ``return.note_gone``.
    """
    note = desk.store.get(ReturnNote, place.unit, note_key)
    if note is None:
        raise UserError("return.note_gone")
    words = clean(text) or note.text
    with desk.store.transaction("return.note_again", label=_label(words)) as tx:
        tx.put(
            clean_record(
                DraftNote(
                    unit=place.unit,
                    key=new_key(),
                    plan=place.plan,
                    round=place.round,
                    record_kind=note.record_kind,
                    record=note.record,
                    field=note.field,
                    text=words,
                    again=note.key,
                    position=_next_position(desk, place),
                )
            )
        )
        _tick(desk, tx, place.unit, note.key, resolved=True)
        return tx.commit()


def _tick(desk: Desk, tx: Transaction, unit: str, key: str, *, resolved: bool) -> None:
    held = desk.store.get(ReturnNote, unit, key)
    if held is not None:
        tx.put(msgspec.structs.replace(held, resolved=resolved))


def _next_position(desk: Desk, place: InRound) -> int:
    return max((one.position for one in draft_notes(desk.store, place)), default=-1) + 1


def _label(text: str) -> str:
    return " ".join(text.split())[:80]
