# SPDX-License-Identifier: MIT
"""Comments of return slips beside the rules' findings: each pinned to its record and field, in words.

Touches no database, so that it can run beside the saving of what is typed meanwhile. The words are
Vietnamese, as those of the rules are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.fields import column_of
from lsapp.domain.labels import field_label
from lsapp.domain.records import DraftNote, OpenRow, Record, ReturnNote, ReturnSlip
from lsapp.rules.context import Context
from lsapp.rules.finding import Finding, Place
from lsapp.rules.places import (
    cell_place,
    form_place,
    group_place,
    letterhead_place,
    place_of,
    plan_task_place,
    section_place,
    unit_place,
)
from lsapp.services.note_answers import replied_note, replies_by_note, reply_code
from lsapp.services.note_values import NoteValues
from lsapp.services.returning import ReturnsOfRound
from lsapp.services.unit_view import LIST_NAMES, UnitView, round_snapshot
from lsapp.submission.payload import Snapshot

_WHOLE: Final = "Cả bản nộp"
_GONE: Final = "Chỗ này không còn trong dữ liệu"
_REMEDY: Final = "Sửa theo góp ý hoặc giải trình, rồi trả lời góp ý ở trang Nộp."
_WAITS: Final = "Sẽ gửi cho đơn vị khi lập phiếu phản hồi."
_DRAFT: Final = "Phiếu đang soạn, chưa gửi"


class PinnedNote(msgspec.Struct, frozen=True, kw_only=True):
    """A comment, the slip that brought it (``None`` while it waits for one), and the finding as which it
    stands among those of the rules; ``answer`` is the unit's reply. ``before`` is what its place held in the
    revision that it is about, ``None`` where that is not looked up, and ``after`` what it holds now.
    """

    note: ReturnNote
    slip: ReturnSlip | None
    finding: Finding
    answer: str | None = None
    before: str | None = None
    after: str | None = None


def note_key(finding: Finding) -> str | None:
    """Return the key of the comment that a finding stands for; ``None`` for one of a rule."""
    return replied_note(finding.code)


def pinned_notes(
    plan: Plan,
    unit: Unit,
    view: UnitView,
    returns: ReturnsOfRound,
    sealed: Mapping[str, Snapshot] = MappingProxyType({}),
) -> tuple[PinnedNote, ...]:
    """Return all comments of a round at their places in a view, as ``placed_notes``."""
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    return placed_notes(plan, unit, snapshot, returns, sealed)


def placed_notes(
    plan: Plan,
    unit: Unit,
    snapshot: Snapshot,
    returns: ReturnsOfRound,
    sealed: Mapping[str, Snapshot] = MappingProxyType({}),
) -> tuple[PinnedNote, ...]:
    """Return all comments of a round, also those that wait for a slip, in the order of the pages and their
    rows. ``sealed`` are the revisions that the slips are about, by hash, to tell what has changed.
    """
    notes = [*returns.notes, *(_waiting(one) for one in returns.drafts)]
    if not notes:
        return ()
    finder = _Finder(plan, unit, snapshot, returns, sealed)
    found = [(*finder.pinned(note), at) for at, note in enumerate(notes)]
    found.sort(key=lambda one: (one[1] is None, one[1].order if one[1] else (), one[2]))
    return tuple(one[0] for one in found)


def place_words(
    plan: Plan, unit: Unit, snapshot: Snapshot, kind: str, record: str | None, field: str | None
) -> str | None:
    """Return a place that a comment can be pinned to in words; ``None`` where a slip could not name it."""
    note = ReturnNote(
        unit=unit.code, key="", slip="", record_kind=kind, record=record, field=field,
        text="", position=0,
    )  # fmt: skip
    finding = _Finder(plan, unit, snapshot, ReturnsOfRound(), {}).pinned(note)[0].finding
    return None if finding.kind == "return_note" else f"{finding.where} - {finding.label}"


class _Finder:
    """Finds the places of comments in one state of a round."""

    def __init__(
        self,
        plan: Plan,
        unit: Unit,
        snapshot: Snapshot,
        returns: ReturnsOfRound,
        sealed: Mapping[str, Snapshot],
    ) -> None:
        self._context = Context(plan=plan, unit=unit, snapshot=snapshot, as_of=dt.date.max)
        self._slips = {one.key: one for one in returns.slips}
        self._replies = replies_by_note(snapshot.records.answers)
        self._held = {
            (kind, record.key): record
            for kind, name in LIST_NAMES.items()
            for record in getattr(snapshot.records, name)
        }
        self._now = NoteValues(plan, snapshot) if sealed else None
        self._then = {payload: NoteValues(plan, one) for payload, one in sealed.items()}

    def pinned(self, note: ReturnNote) -> tuple[PinnedNote, Place | None]:
        """Return a comment with all that is known of it, and its place; none where that is gone."""
        place, record = _place(self._context, note, self._held)
        slip, reply = self._slips.get(note.slip), self._replies.get(note.key)
        then = self._then.get(slip.hash) if slip is not None else None
        answer = None if reply is None else reply.text
        finding = _finding(self._context, note, slip, place, record)
        if answer:
            finding = msgspec.structs.replace(finding, answer=answer)
        return (
            PinnedNote(
                note=note,
                slip=slip,
                finding=finding,
                answer=answer,
                before=None if then is None else then.shown(note),
                after=None if self._now is None else self._now.shown(note),
            ),
            place,
        )


def _waiting(one: DraftNote) -> ReturnNote:
    return ReturnNote(
        unit=one.unit,
        key=one.key,
        slip="",
        record_kind=one.record_kind,
        record=one.record,
        field=one.field,
        text=one.text,
        position=one.position,
    )


def _finding(
    context: Context,
    note: ReturnNote,
    slip: ReturnSlip | None,
    place: Place | None,
    record: Record | None,
) -> Finding:
    # Without a place of its own it is mended nowhere else than where it is read.
    kind, key = (note.record_kind, note.record) if place is not None else ("return_note", note.key)
    where = place.where if place is not None else _GONE if note.record_kind else _WHOLE
    source = _DRAFT
    if slip is not None:
        day = format_date(day_in_vietnam(slip.returned_at))
        source = f"Phiếu phản hồi lần {slip.revision}, ngày {day}"
    return Finding(
        code=reply_code(note.key),
        level="note",
        record=key,
        kind=kind,
        field=note.field if place is not None else None,
        where=where,
        label=_label(context, note, record),
        message=note.text,
        remedy=_REMEDY if slip is not None else _WAITS,
        source=source,
    )


def _place(
    context: Context, note: ReturnNote, held: dict[tuple[str, str], Record]
) -> tuple[Place | None, Record | None]:
    """Return where a comment stands now, and its record; ``None`` where that is gone or was never named."""
    kind, key = note.record_kind, note.record
    if kind is None:
        return None, None
    record = held.get((kind, key or ""))
    if record is not None:
        return place_of(context, record), record
    if kind == "unit":
        return unit_place(context), None
    if kind == "letterhead":
        return letterhead_place(context), None
    return _asked_place(context, kind, key or "", note.field), None


def _asked_place(context: Context, kind: str, code: str, field: str | None) -> Place | None:
    """Return the place of what the plan asks for, told by its code."""
    plan = context.plan
    for group in plan.groups:
        if kind == "task_group" and group.code == code:
            return group_place(context, group)
        for index, task in enumerate(group.tasks):
            if kind == "plan_task" and task.code == code:
                return plan_task_place(context, group, index, task)
    if kind == "stat_form" and code in context.forms:
        form = context.forms[code].form
        row, _, column = (field or "").partition("/")
        return cell_place(context, form, (row, column)) if column else form_place(context, form)
    if kind == "outline_section" and code in context.sections:
        return section_place(context, context.sections[code][1])
    return None


def _label(context: Context, note: ReturnNote, record: Record | None) -> str:
    kind, field = note.record_kind, note.field
    if kind is None or field is None:
        return "Cả mục" if kind else _WHOLE
    if isinstance(record, OpenRow):
        index = context.forms.get(record.form)
        code = column_of(field) or field
        if index is not None and code in index.columns:
            return index.columns[code][1].title
    if kind == "stat_form":
        return "Số liệu"
    return field_label(kind, field)
