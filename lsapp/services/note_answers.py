# SPDX-License-Identifier: MIT
"""Replies to return comments: which answer belongs to which comment, what to offer as its words, and giving
one. A reply travels with the next revision, so that the department reads it beside its comment.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import msgspec

from lsapp.domain.cleaning import clean_record
from lsapp.domain.records import Answer, ReturnNote
from lsapp.domain.text import clean
from lsapp.errors import UserError
from lsapp.services.in_round import InRound, round_key

# The window asks which answer is whose on its own thread; storage is for the one that writes.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.storage.transaction import Change

CODE: Final = "return.note"
"""What the code of each begins with; the comment's key follows, for two may stand at one field."""

_LONGEST: Final = 160
"""Characters of a value that a reply quotes."""


def reply_code(note: str) -> str:
    """Return the code of the answer to the comment with this key."""
    return f"{CODE}/{note}"


def replied_note(code: str) -> str | None:
    """Return the key of the comment that an answer's or finding's code names; ``None`` for a rule's."""
    opening, _, key = code.rpartition("/")
    return key if opening == CODE else None


def reply_key(place: InRound, note: str) -> str:
    """Return the key of the reply to a comment: the same in every revision of the round."""
    return round_key(Answer, place, reply_code(note))


def replies_by_note(answers: Iterable[Answer]) -> dict[str, Answer]:
    """Return the replies that say something, by the key of their comment."""
    found = {}
    for one in answers:
        note = replied_note(one.code)
        if note is not None and one.text:
            found[note] = one
    return found


def mended_words(before: str, after: str) -> str:
    """Return the reply "mended" with what stood in the field and what stands there now."""
    if before == after:
        return "Đã sửa theo góp ý."
    if not before:
        return f"Đã bổ sung: «{_cut(after)}»."
    if not after:
        return f"Đã bỏ: «{_cut(before)}»."
    return f"Đã sửa từ «{_cut(before)}» thành «{_cut(after)}»."


def answer_note(desk: Desk, place: InRound, note_key: str, text: str | None) -> Change:
    """Answer a comment and so work it off; an empty text takes the reply back and opens the comment again.

    One action that can be undone. Raises UserError ``return.note_gone``, ``text.too_long``.
    """
    note = desk.store.get(ReturnNote, place.unit, note_key)
    if note is None:
        raise UserError("return.note_gone")
    key, words = reply_key(place, note_key), clean(text)
    held = desk.store.get(Answer, place.unit, key)
    label = " ".join(note.text.split())[:80]
    opened = (
        desk.store.transaction("return.note_answered", label=label)
        if words
        else desk.store.transaction("return.note_reopened", label=label)
    )
    with opened as tx:
        if words:
            tx.put(clean_record(_reply(place, note, words)))
        elif held is not None:
            tx.delete(Answer, place.unit, key)
        tx.put(msgspec.structs.replace(note, resolved=bool(words)))
        return tx.commit()


def check_answers(desk: Desk, place: InRound) -> None:
    """Raise UserError ``return.answers_demanded`` where a slip lets no revision follow before each of its
    comments is answered, and one is not.
    """
    from lsapp.services.returning import returns_of

    if place.unit == desk.office.unit and (left := returns_of(desk, place).demanded_notes):
        raise UserError("return.answers_demanded", count=len(left))


def _reply(place: InRound, note: ReturnNote, words: str) -> Answer:
    # Of a comment on all of it the report is what it stands at: nothing.
    has_place = note.record_kind is not None
    return Answer(
        unit=place.unit,
        key=reply_key(place, note.key),
        plan=place.plan,
        round=place.round,
        code=reply_code(note.key),
        record=note.record if has_place else None,
        field=note.field if has_place else None,
        text=words,
        comment=note.text,
    )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
