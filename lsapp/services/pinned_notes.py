# SPDX-License-Identifier: MIT
"""Comments of return slips beside the rules' findings: each pinned to its record and field, in words.

Touches no database, so that it can run beside the saving of what is typed meanwhile. The words are
Vietnamese, as those of the rules are.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit
from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.fields import column_of
from lsapp.domain.labels import field_label
from lsapp.domain.records import OpenRow, Record, ReturnNote, ReturnSlip
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
from lsapp.services.returning import ReturnsOfRound
from lsapp.services.unit_view import LIST_NAMES, UnitView, round_snapshot

CODE: Final = "return.note"
"""What the code of each begins with; the comment's key follows, for two may stand at one field."""

_WHOLE: Final = "Cả bản nộp"
_GONE: Final = "Chỗ này không còn trong dữ liệu"
_REMEDY: Final = "Sửa theo góp ý rồi đánh dấu đã xử lý ở trang Nộp."


class PinnedNote(msgspec.Struct, frozen=True, kw_only=True):
    """A comment, the slip that brought it, and the finding as which it stands among those of the rules."""

    note: ReturnNote
    slip: ReturnSlip
    finding: Finding


def note_key(finding: Finding) -> str | None:
    """Return the key of the comment that a finding stands for; ``None`` for one of a rule."""
    code, _, key = finding.code.rpartition("/")
    return key if code == CODE else None


def pinned_notes(
    plan: Plan, unit: Unit, view: UnitView, returns: ReturnsOfRound
) -> tuple[PinnedNote, ...]:
    """Return all comments of a round at their places, in the order of the pages and their rows."""
    if not returns.notes:
        return ()
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    context = Context(plan=plan, unit=unit, snapshot=snapshot, as_of=dt.date.max)
    slips = {one.key: one for one in returns.slips}
    held = {
        (kind, record.key): record
        for kind, name in LIST_NAMES.items()
        for record in getattr(snapshot.records, name)
    }
    found = []
    for at, note in enumerate(returns.notes):
        place, record = _place(context, note, held)
        finding = _finding(context, note, slips[note.slip], place, record)
        order = () if place is None else place.order
        found.append(
            (
                place is None,
                order,
                at,
                PinnedNote(note=note, slip=slips[note.slip], finding=finding),
            )
        )
    found.sort(key=lambda one: one[:3])
    return tuple(one[3] for one in found)


def _finding(
    context: Context, note: ReturnNote, slip: ReturnSlip, place: Place | None, record: Record | None
) -> Finding:
    # Without a place of its own it is mended nowhere else than where it is read.
    kind, key = (note.record_kind, note.record) if place is not None else ("return_note", note.key)
    where = place.where if place is not None else _GONE if note.record_kind else _WHOLE
    day = format_date(day_in_vietnam(slip.returned_at))
    return Finding(
        code=f"{CODE}/{note.key}",
        level="note",
        record=key,
        kind=kind,
        field=note.field if place is not None else None,
        where=where,
        label=_label(context, note, record),
        message=note.text,
        remedy=_REMEDY,
        source=f"Phiếu phản hồi lần {slip.revision}, ngày {day}",
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
