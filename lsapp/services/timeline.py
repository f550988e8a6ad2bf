# SPDX-License-Identifier: MIT
"""The journal as people read it: what was done, by whom and when, and each record before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec

from lsapp.domain.text import fold
from lsapp.messages import explain
from lsapp.services.desk import Desk
from lsapp.services.record_words import RecordWords
from lsapp.storage import journal, journal_pages
from lsapp.storage.journal import JournalAction, RecordChange
from lsapp.storage.journal_pages import Touched
from lsapp.storage.search import search

_FOUND_AT_MOST: Final = 300
LOOK_AT: Final = 10_000
"""Actions that one page looks at: a search that finds little goes on with the next."""
DETAILS_AT_ONCE: Final = 200


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One action: when and by whom, ``words`` (the code of its name in ``lsapp.messages``), ``label`` what
    it was done to, and how many records of which kinds it touched.

    ``way`` tells an undo or redo from a doing; ``target`` is the action such a one is about. ``undone``
    is an action that was taken back and not done again.
    """

    id: int
    at: dt.datetime
    who: str
    name: str
    words: str
    label: str | None
    way: str
    target: int | None
    undoable: bool
    undone: bool
    touched: list[Touched]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many records were added, changed and deleted in all."""
        kinds = self.touched
        return (
            sum(one.added for one in kinds),
            sum(one.changed for one in kinds),
            sum(one.deleted for one in kinds),
        )


class EntriesPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some entries, and where to go on: ``None`` where the journal has no older action."""

    entries: list[TimelineEntry]
    before_id: int | None


class FieldDiff(msgspec.Struct, frozen=True, kw_only=True):
    """One field that differs, both sides as a person reads them; empty where there was nothing."""

    field: str
    label: str
    before: str
    after: str


class RecordDiff(msgspec.Struct, frozen=True, kw_only=True):
    """What an action did to one record: ``way`` is ``added``, ``changed`` or ``deleted``; ``where`` says in
    words which record it is.
    """

    unit: str
    kind: str
    key: str
    way: str
    kind_label: str
    where: str
    fields: list[FieldDiff]


class RecordEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One step in the life of a record: the action, and what it did to that record."""

    entry: TimelineEntry
    diff: RecordDiff


def entries(
    desk: Desk,
    *,
    unit: str | None = None,
    kind: str | None = None,
    text: str | None = None,
    limit: int = 200,
    before_id: int | None = None,
    from_id: int | None = None,
) -> list[TimelineEntry]:
    """Return actions, newest first: those that touched a record of ``unit`` and of ``kind``, and in which
    every word of ``text`` stands, accents and đ folded.

    ``text`` looks at the action's name, its label, who did it, and at the words that records hold now.
    Ask for the next page with the last entry's id as ``before_id``. Older actions than ``from_id`` are
    not looked at.
    """
    words = fold(text or "").split()
    by_words = _actions_on_found(desk, text or "", unit, kind) if words else frozenset()
    found: list[JournalAction] = []
    for action in journal_pages.actions_touching(
        desk.store, unit=unit, kind=kind, before_id=before_id, from_id=from_id
    ):
        if not words or action.id in by_words or _speaks_of(action, words):
            found.append(action)
            if len(found) >= limit:
                break
    return _as_entries(desk, found)


def entries_page(
    desk: Desk,
    *,
    unit: str | None = None,
    kind: str | None = None,
    text: str | None = None,
    limit: int = 200,
    before_id: int | None = None,
    look_at: int = LOOK_AT,
) -> EntriesPage:
    """Return what ``entries`` finds among the next ``look_at`` actions, so that a search through a long
    journal need not be waited for in one piece.
    """
    last = journal_pages.nth_before(desk.store, look_at, before_id)
    found = entries(
        desk,
        unit=unit,
        kind=kind,
        text=text,
        limit=limit,
        before_id=before_id,
        from_id=last,
    )
    if len(found) == limit:
        return EntriesPage(entries=found, before_id=found[-1].id)
    return EntriesPage(entries=found, before_id=last)


def _actions_on_found(desk: Desk, text: str, unit: str | None, kind: str | None) -> frozenset[int]:
    kinds = None if kind is None else [kind]
    hits = search(desk.store, text, unit=unit, kinds=kinds, limit=_FOUND_AT_MOST)
    records = [(hit.unit, hit.kind, hit.key) for hit in hits]
    return frozenset(journal_pages.actions_on(desk.store, records))


def _speaks_of(action: JournalAction, words: Sequence[str]) -> bool:
    told = fold(f"{explain(f'action.{action.name}')} {action.label or ''} {action.who}")
    return all(word in told for word in words)


def _as_entries(
    desk: Desk, actions: Sequence[JournalAction], *, counted: bool = True
) -> list[TimelineEntry]:
    ids = [action.id for action in actions]
    touched = journal_pages.touched_by(desk.store, ids) if counted else {}
    undone = journal_pages.undone_among(desk.store, ids)
    return [
        TimelineEntry(
            id=action.id,
            at=action.at,
            who=action.who,
            name=action.name,
            words=f"action.{action.name}",
            label=action.label,
            way=action.way,
            target=action.target,
            undoable=action.undoable,
            undone=action.id in undone,
            touched=touched.get(action.id, []),
        )
        for action in actions
    ]


def details(
    desk: Desk,
    action_id: int,
    *,
    unit: str | None = None,
    limit: int = DETAILS_AT_ONCE,
    offset: int = 0,
) -> list[RecordDiff]:
    """Return what an action did to each record, in the order it was done; a page of ``limit``."""
    words = RecordWords(desk)
    changes = journal_pages.changes_page(desk.store, action_id, limit, offset, unit)
    return [_diff(words, change) for change in changes]


def record_history(desk: Desk, unit: str, kind: str, key: str) -> list[RecordEvent]:
    """Return the life of one record, newest step first; what else each action touched is left out."""
    words = RecordWords(desk)
    steps = journal.history(desk.store, unit, kind, key)
    told = _as_entries(desk, [step.action for step in steps], counted=False)
    pairs = zip(told, steps, strict=True)
    events = [RecordEvent(entry=entry, diff=_diff(words, step.change)) for entry, step in pairs]
    return events[::-1]


def _diff(words: RecordWords, change: RecordChange) -> RecordDiff:
    kind, before, after = change.kind, change.before, change.after
    values = after if after is not None else before or {}
    way = "added" if before is None else "deleted" if after is None else "changed"
    return RecordDiff(
        unit=change.unit,
        kind=kind,
        key=change.key,
        way=way,
        kind_label=words.kind(kind),
        where=words.where(kind, values),
        fields=[
            FieldDiff(
                field=field,
                label=words.label(kind, field, values),
                before=words.shown(kind, field, before),
                after=words.shown(kind, field, after),
            )
            for field in words.fields(kind, before, after)
        ],
    )
