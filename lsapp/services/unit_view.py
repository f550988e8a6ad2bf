# SPDX-License-Identifier: MIT
"""What the window holds of one unit in one round: all its records, frozen, and the round's own part.

Must not import storage: the first list is on the screen before the database is opened in earnest.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from lsapp.domain.period import RoundCode
from lsapp.domain.records import Activity, Office, Programme, Progress, Records, Round
from lsapp.submission.payload import Snapshot


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
