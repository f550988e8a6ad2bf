# SPDX-License-Identifier: MIT
"""The dates of a round, before it is opened and when an office changes them; which round follows which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from lsapp.catalogue.holidays import Holidays
from lsapp.catalogue.model import Plan
from lsapp.domain.dates import format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Record, Report, Round
from lsapp.errors import UserError
from lsapp.submission.round_head import round_record

# A desk loads SQLAlchemy, and which round follows is asked on the window's thread.
if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.storage.transaction import Change

DATE_FIELDS: Final = (
    "flow_from",
    "flow_to",
    "stock_on",
    "cut_off",
    "unit_deadline",
    "department_deadline",
)
"""The dates of a round in the order in which they come."""

_PERIOD: Final = ("flow_from", "flow_to", "stock_on")
_FAR: Final = dt.timedelta(days=200)  # from the usual day: rather another year than another habit


class DateDoubt(StrEnum):
    """What can be wrong with a date of a round."""

    REVERSED = "reversed"
    """The last day of the flows lies before the first."""
    FAR = "far"
    """So far from the usual day that the year may be mistyped; ``day`` is the usual day."""
    STOCK_BEFORE_PERIOD = "stock_before_period"
    CUT_OFF_WITHIN_PERIOD = "cut_off_within_period"
    """The figures are closed before the period has ended."""
    DEADLINE_BEFORE_CUT_OFF = "deadline_before_cut_off"
    NO_WORKING_DAY = "no_working_day"
    """No working day between the cut-off and the deadline (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5);
    ``day`` is the first deadline that leaves one.
    """
    DEPARTMENT_BEFORE_UNITS = "department_before_units"
    DAY_OFF = "day_off"
    """Offices do not work on this day; ``day`` is the next working day."""


class DateFinding(msgspec.Struct, frozen=True):
    """A doubt about one date, ``field`` of the round; ``blocks`` where it cannot be meant."""

    field: str
    doubt: DateDoubt
    day: dt.date | None = None

    @property
    def blocks(self) -> bool:
        """Whether no round can have such dates."""
        return self.doubt is DateDoubt.REVERSED


class RoundCalendar(msgspec.Struct, frozen=True):
    """What the dates of one round are judged by: those that follow from its code, and the days off."""

    usual: Round
    holidays: Holidays

    def findings(self, dates: Round) -> tuple[DateFinding, ...]:
        """Return what is doubtful about ``dates``: at most one thing for each field, in their order."""
        first: dict[str, DateFinding] = {}
        for one in (*self._order(dates), *self._far(dates), *self._days_off(dates)):
            first.setdefault(one.field, one)
        return tuple(first[name] for name in DATE_FIELDS if name in first)

    def _order(self, dates: Round) -> Iterator[DateFinding]:
        if dates.flow_to < dates.flow_from:
            yield DateFinding("flow_to", DateDoubt.REVERSED)
        if dates.stock_on < dates.flow_from:
            yield DateFinding("stock_on", DateDoubt.STOCK_BEFORE_PERIOD)
        if dates.cut_off < dates.flow_to:
            yield DateFinding("cut_off", DateDoubt.CUT_OFF_WITHIN_PERIOD)
        earliest = self.holidays.working_day_from(dates.cut_off + dt.timedelta(days=1))
        if dates.unit_deadline < dates.cut_off:
            yield DateFinding("unit_deadline", DateDoubt.DEADLINE_BEFORE_CUT_OFF)
        elif dates.unit_deadline < earliest:
            yield DateFinding("unit_deadline", DateDoubt.NO_WORKING_DAY, earliest)
        if dates.department_deadline < dates.unit_deadline:
            yield DateFinding("department_deadline", DateDoubt.DEPARTMENT_BEFORE_UNITS)

    def _far(self, dates: Round) -> Iterator[DateFinding]:
        for name in DATE_FIELDS:
            day, usual = getattr(dates, name), getattr(self.usual, name)
            if abs(day - usual) > _FAR:
                yield DateFinding(name, DateDoubt.FAR, usual)

    def _days_off(self, dates: Round) -> Iterator[DateFinding]:
        for name in ("unit_deadline", "department_deadline"):
            day = getattr(dates, name)
            if not self.holidays.is_working_day(day):
                yield DateFinding(name, DateDoubt.DAY_OFF, self.holidays.working_day_from(day))


def round_calendar(desk: Desk, plan: Plan, code: str) -> RoundCalendar:
    """Return what the dates of the round are judged by. Raises UserError ``round.unreadable``."""
    holidays = desk.catalogue.holidays
    return RoundCalendar(round_record(plan, RoundCode.parse(code), holidays), holidays)


def set_round_dates(desk: Desk, dates: Round) -> Change:
    """Save the round's dates and note as one action; the period on the office's own report follows where
    it was the round's. Units' deadlines are this office's own, and travel nowhere.

    Raises UserError ``round.reversed``, ``round.not_opened``.
    """
    from lsapp.services.recording import save

    if dates.flow_to < dates.flow_from:
        first, last = format_date(dates.flow_from), format_date(dates.flow_to)
        raise UserError("round.reversed", first=first, last=last)
    held = desk.store.get(Round, dates.unit, dates.key)
    if held is None:
        raise UserError("round.not_opened", round=dates.code)
    records: list[Record] = [dates]
    for report in desk.store.select(
        Report, unit=desk.office.unit, plan=dates.plan, round=dates.code
    ):
        if all(getattr(report, name) == getattr(held, name) for name in _PERIOD):
            period = {name: getattr(dates, name) for name in _PERIOD}
            records.append(msgspec.structs.replace(report, **period))
    return save(desk, "round.dated", records, RoundCode.parse(dates.code).label())


def dates_of_round(desk: Desk, plan: Plan, code: str) -> Round:
    """Return the round as it is kept, or as it would be opened. Raises UserError ``round.unreadable``."""
    wanted = RoundCode.parse(code)
    held = desk.store.select(Round, plan=plan.code, code=str(wanted))
    return held[0] if held else round_record(plan, wanted, desk.catalogue.holidays)


def following_round(code: str, opened: Collection[str]) -> RoundCode:
    """Return the first round of the same length after ``code`` that is not among those opened."""
    following = _next(RoundCode.parse(code))
    while str(following) in opened:
        following = _next(following)
    return following


def round_before(code: str, opened: Iterable[str]) -> str | None:
    """Return the opened round that a new one would start from: the round of the same length just before,
    else the latest that ended before it, else ``None``.
    """
    wanted = RoundCode.parse(code)
    codes = [RoundCode.parse(one) for one in opened]
    if wanted.previous() in codes:
        return str(wanted.previous())
    earlier = [one for one in codes if one.stock_on < wanted.stock_on]
    if not earlier:
        return None
    return str(max(earlier, key=lambda one: (one.stock_on, one.months)))


def _next(code: RoundCode) -> RoundCode:
    """Return the round of the same length just after."""
    if not code.part:
        return RoundCode(code.year + 1)
    kind, number = code.part[0], int(code.part[1])
    if number < 12 // code.months:
        return RoundCode(code.year, f"{kind}{number + 1}")
    return RoundCode(code.year + 1, f"{kind}1")
