# SPDX-License-Identifier: MIT
"""What the window holds of one unit in one round: all its records, frozen, and the round's own part.

Must not import storage: the first list is on the screen before the database is opened in earnest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, TypeVar

import msgspec

from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    TRAVELLING,
    Activity,
    Office,
    Programme,
    Progress,
    Record,
    Records,
    Round,
)
from lsapp.submission.payload import Snapshot

R = TypeVar("R", bound=Record)

LIST_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip((kind.KIND for kind in TRAVELLING), Records.__struct_fields__, strict=True))
)
"""In which list of ``Records`` each kind lies."""

_MANY: Final = 200
"""Records at once from which on it is quicker to put a list in order than to find each one's place."""

_by_key = attrgetter("key")


class UnitView(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in one round as the window shows it.

    ``records`` holds every programme and activity of the unit, whatever their years, and of the
    kinds with a round those of ``round``. ``previous`` is what the round before reported, ``None``
    where nothing. ``rounds`` are all that the office has opened, newest first. ``complete`` is
    false for a first look, which lacks the statistics, the texts and the round before.
    """

    office: Office
    plan: str
    unit: str
    round: str
    rounds: tuple[Round, ...]
    records: Records
    previous: Records | None = None
    complete: bool = True

    @property
    def is_own(self) -> bool:
        """Whether the unit is the office itself, so that its records may be changed here."""
        return self.unit == self.office.unit


def round_snapshot(plan: str, unit: str, round_code: str, records: Records) -> Snapshot:
    """Return what a submission of the round carries: every programme whose period meets it, or that
    has progress there, and what hangs on those.
    """
    reported = {one.activity for one in records.progress}
    moving = {one.programme for one in records.activities if one.key in reported}
    programmes = programmes_in(round_code, records.programmes, moving)
    held = {one.key for one in programmes}
    activities = [one for one in records.activities if one.programme in held]
    within = {one.key for one in activities}
    return Snapshot(
        plan=plan,
        unit=unit,
        round=round_code,
        records=msgspec.structs.replace(
            records,
            programmes=programmes,
            activities=activities,
            budget_lines=[one for one in records.budget_lines if one.activity in within],
        ),
    )


def programmes_in(
    round_code: str, programmes: Iterable[Programme], moving: Iterable[str] = ()
) -> list[Programme]:
    """Return the programmes whose period meets the round, and those ``moving`` (keys) all the same."""
    year = RoundCode.parse(round_code).year
    moved = set(moving)
    return [
        one for one in programmes if one.period_from <= year <= one.period_to or one.key in moved
    ]


def activities_in(
    round_code: str,
    programmes: Iterable[Programme],
    activities: Iterable[Activity],
    progress: Iterable[Progress],
) -> list[Activity]:
    """Return the activities that the round asks about, by the same rule."""
    reported = {one.activity for one in progress}
    listed = list(activities)
    moving = {one.programme for one in listed if one.key in reported}
    held = {one.key for one in programmes_in(round_code, programmes, moving)}
    return [one for one in listed if one.programme in held]


def records_of_kind(records: Records, kind: type[R]) -> list[R]:
    """Return the list that holds one kind; it is not to be changed."""
    listed: list[R] = getattr(records, LIST_NAMES[kind.KIND])
    return listed


def find_record(records: Records, kind: type[R], key: str) -> R | None:
    """Return one record by its key."""
    listed = records_of_kind(records, kind)
    place = bisect_left(listed, key, key=_by_key)
    return listed[place] if place < len(listed) and listed[place].key == key else None


def with_records(
    view: UnitView, put: Iterable[Record], gone: Iterable[tuple[str, str]] = ()
) -> UnitView:
    """Return the view after records were written and others, ``(kind, key)``, deleted; what belongs to
    another unit or round is left out. Costs a copy of the lists that change.
    """
    lists: dict[str, list[Any]] = {}

    def listed(kind: str) -> list[Any]:
        name = LIST_NAMES[kind]
        if name not in lists:
            lists[name] = list(getattr(view.records, name))
        return lists[name]

    written = [record for record in put if _is_within(view, record)]
    if len(written) > _MANY:
        return with_records(_with_many(view, written), (), gone)
    for record in written:
        held = listed(record.KIND)
        place = bisect_left(held, record.key, key=_by_key)
        if place < len(held) and held[place].key == record.key:
            held[place] = record
        else:
            held.insert(place, record)
    for kind, key in gone:
        if kind in LIST_NAMES:
            held = listed(kind)
            place = bisect_left(held, key, key=_by_key)
            if place < len(held) and held[place].key == key:
                del held[place]
    if not lists:
        return view
    return msgspec.structs.replace(view, records=msgspec.structs.replace(view.records, **lists))


def _with_many(view: UnitView, records: Sequence[Record]) -> UnitView:
    """Return the view with many records written: lists put in order once, not record by record."""
    kinds: dict[str, dict[str, Record]] = {}
    for record in records:
        kinds.setdefault(record.KIND, {})[record.key] = record
    lists = {}
    for kind, written in kinds.items():
        name = LIST_NAMES[kind]
        held = {one.key: one for one in getattr(view.records, name)} | written
        lists[name] = sorted(held.values(), key=_by_key)
    return msgspec.structs.replace(view, records=msgspec.structs.replace(view.records, **lists))


def _is_within(view: UnitView, record: Record) -> bool:
    if record.unit != view.unit or record.KIND not in LIST_NAMES:
        return False
    if getattr(record, "plan", view.plan) != view.plan:
        return False
    return bool(getattr(record, "round", view.round) == view.round)
