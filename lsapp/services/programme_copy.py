# SPDX-License-Identifier: MIT
"""A new programme from an earlier one: the same activities, their time and money some years later."""

from __future__ import annotations

import msgspec

from lsapp.domain.ordering import by_position
from lsapp.domain.records import Activity, BudgetLine, Programme, Record, new_key
from lsapp.domain.text import clean_line
from lsapp.domain.timeframe import TimeframeKind, parse_timeframe
from lsapp.domain.year_shift import names_year_of, shift_day, shift_timeframe, shift_title
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.storage.transaction import Change

_WITH_YEARS = ("content", "product", "indicator", "baseline", "target", "note")
_LONGEST_LABEL = 120


class ProgrammeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a new programme takes over: ``money`` the lines by year and source, ``planned`` their planned
    amounts (disbursed never), ``notes`` the remarks.
    """

    money: bool = True
    planned: bool = True
    notes: bool = True


class ActivityCopy(msgspec.Struct, frozen=True, kw_only=True):
    """One activity of the new programme beside the one it comes from. ``look`` names the fields that
    speak of a year and were left as they are, or could not be shifted for sure.
    """

    source: Activity
    copy: Activity
    look: list[str] = []


class ProgrammePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What the new programme will be, before anything is written."""

    source: Programme
    programme: Programme
    shift_years: int
    activities: list[ActivityCopy]
    budget_lines: list[BudgetLine]
    look: list[str] = []

    @property
    def to_look_at(self) -> int:
        """How many activities have something that a person has to look at."""
        return sum(bool(one.look) for one in self.activities)


_USUAL = ProgrammeOptions()


def plan_new_programme(
    desk: Desk,
    unit: str,
    programme_key: str,
    shift_years: int | None = None,
    options: ProgrammeOptions = _USUAL,
) -> ProgrammePreview:
    """Return the copy of a programme ``shift_years`` later, by default by the length of its period.

    Keys are fresh, parents and positions as they were, number, day and signing left to the new paper.
    Nothing is written. Raises UserError ``programme.unknown``.
    """
    source = desk.store.get(Programme, unit, programme_key)
    if source is None:
        raise UserError("programme.unknown", key=programme_key)
    years = source.period_to - source.period_from + 1 if shift_years is None else shift_years
    programme, look = _programme(desk, source, years, options)
    activities = by_position(desk.store.select(Activity, unit=unit, programme=programme_key))
    keys = {one.key: new_key() for one in activities}
    copies = [_activity(one, source, programme.key, keys, years, options) for one in activities]
    lines = []
    if options.money:
        lines = [
            _line(one, keys[one.activity], years, options)
            for one in by_position(desk.store.select(BudgetLine, unit=unit))
            if one.activity in keys
        ]
    return ProgrammePreview(
        source=source,
        programme=programme,
        shift_years=years,
        activities=copies,
        budget_lines=lines,
        look=look,
    )


def make_programme(desk: Desk, preview: ProgrammePreview) -> Change:
    """Write what a preview shows, as one action that can be undone."""
    records: list[Record] = [preview.programme]
    records += [one.copy for one in preview.activities]
    records += preview.budget_lines
    label = (clean_line(preview.programme.title) or preview.programme.doc_type)[:_LONGEST_LABEL]
    with desk.store.transaction("programme.copied", label=label) as tx:
        tx.put_many(records)
        return tx.commit()


def new_programme_from(
    desk: Desk,
    unit: str,
    programme_key: str,
    shift_years: int | None = None,
    options: ProgrammeOptions = _USUAL,
) -> Change:
    """Do ``plan_new_programme`` and ``make_programme`` in one go."""
    return make_programme(desk, plan_new_programme(desk, unit, programme_key, shift_years, options))


def _programme(
    desk: Desk, source: Programme, years: int, options: ProgrammeOptions
) -> tuple[Programme, list[str]]:
    title = shift_title(source.title, source.period_from, source.period_to, years)
    held = desk.store.select(Programme, unit=source.unit)
    programme = msgspec.structs.replace(
        source,
        key=new_key(),
        number=None,
        issued_on=None,
        title=title.text,
        period_from=source.period_from + years,
        period_to=source.period_to + years,
        note=source.note if options.notes else None,
        position=max(one.position for one in held) + 1,
    )
    return programme, ["title"] if title.look else []


def _activity(
    source: Activity,
    of: Programme,
    programme: str,
    keys: dict[str, str],
    years: int,
    options: ProgrammeOptions,
) -> ActivityCopy:
    timeframe = shift_timeframe(source.timeframe, years)
    due = parse_timeframe(timeframe.text)
    due_on = due.due
    if due.kind is TimeframeKind.UNKNOWN and source.due_on is not None:
        due_on = shift_day(source.due_on, years)
    copy = msgspec.structs.replace(
        source,
        key=keys[source.key],
        programme=programme,
        parent=None if source.parent is None else keys.get(source.parent),
        timeframe=timeframe.text,
        due_on=due_on,
        note=source.note if options.notes else None,
    )
    look = ["timeframe"] if timeframe.look else []
    look += [
        name
        for name in _WITH_YEARS
        if names_year_of(getattr(copy, name), of.period_from, of.period_to)
    ]
    return ActivityCopy(source=source, copy=copy, look=look)


def _line(source: BudgetLine, activity: str, years: int, options: ProgrammeOptions) -> BudgetLine:
    return msgspec.structs.replace(
        source,
        key=new_key(),
        activity=activity,
        year=source.year + years,
        planned=source.planned if options.planned else None,
        disbursed=None,
    )
