# SPDX-License-Identifier: MIT
"""What the timeline shows, without Qt: its items, their days, and which rows are in sight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Final

import msgspec

from lsapp.domain.records import Activity, Programme, Status
from lsapp.domain.timeframe import Timeframe, TimeframeKind, parse_timeframe

_RECURRING: Final = frozenset(
    {
        TimeframeKind.YEARLY,
        TimeframeKind.QUARTERLY,
        TimeframeKind.MONTHLY,
        TimeframeKind.CONTINUOUS,
        TimeframeKind.ONWARD,
    }
)
SETTLED: Final = frozenset({Status.COMPLETED, Status.STOPPED, Status.NONE_ARISING})
"""What is never overdue: nothing is left to be done."""


class TimelineSpan(msgspec.Struct, frozen=True, kw_only=True):
    """The days of a bar, both included; only an ``end`` is a milestone.

    ``due`` is the day it falls due: what recurs, or has no end, need not have one.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    due: dt.date | None = None
    recurring: bool = False


class TimelineItem(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the timeline, the same as the grid's: a task group, or an activity at its level.

    ``level`` is 0 for a group and grows inwards. ``group`` is the code of the task group. Only an
    ``end`` is a milestone. ``due`` stands where the day it falls due is not the end of the bar.
    ``percent`` is 0 to 100.
    """

    key: str
    number: str
    label: str
    level: int = 1
    group: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    due: dt.date | None = None
    status: Status | None = None
    percent: int | None = None
    is_group: bool = False
    recurring: bool = False

    @property
    def falls_due(self) -> dt.date | None:
        """The day after which the item is late, if it has one."""
        return self.due or (None if self.recurring or self.is_group else self.end)

    @property
    def is_milestone(self) -> bool:
        """Whether a single day is all that is known."""
        return self.end is not None and (self.start is None or self.start == self.end)

    def overdue(self, today: dt.date) -> bool:
        """Tell whether the item should have been done before ``today`` and was not."""
        due = self.falls_due
        return due is not None and due < today and self.status not in SETTLED


def timeline_span(
    timeframe: Timeframe,
    period: tuple[int, int] | None = None,
    due_on: dt.date | None = None,
) -> TimelineSpan:
    """Return the days of an activity on the timeline.

    ``period`` is the first and last year of its programme: what recurs runs through it, and what
    has no end runs to its end. ``due_on`` is the day that the person set; it goes before the
    timeframe's own, as in the rule ``schedule.overdue``.
    """
    due = due_on or timeframe.due
    if timeframe.kind in _RECURRING:
        first = dt.date(period[0], 1, 1) if period else None
        start = timeframe.start or first
        end = dt.date(period[1], 12, 31) if period else due
        if start and end and start > end:
            end = None  # it begins after the programme's last year: only its beginning is known
        return TimelineSpan(start=start, end=end, due=due_on, recurring=True)
    start = timeframe.start
    if start and due and start >= due:
        start = None
    return TimelineSpan(start=start, end=due, due=due)


def activity_span(activity: Activity, programme: Programme | None) -> TimelineSpan:
    """Return the days of an activity, from its own words and its programme's period.

    ``Quý II`` without a year is read as the year of ``due_on``, or of a programme of one year.
    """
    period = (programme.period_from, programme.period_to) if programme else None
    if activity.due_on:
        year: int | None = activity.due_on.year
    else:
        year = period[0] if period and period[0] == period[1] else None
    return timeline_span(parse_timeframe(activity.timeframe, year), period, activity.due_on)


class TimelineRange(msgspec.Struct, frozen=True):
    """The whole years that the timeline runs over: 1 January of ``first`` to 31 December of ``last``."""

    first: int
    last: int

    @property
    def start(self) -> dt.date:
        """The first day."""
        return dt.date(self.first, 1, 1)

    @property
    def days(self) -> int:
        """How many days there are."""
        return dt.date(self.last, 12, 31).toordinal() - self.start.toordinal() + 1


_MOST_YEARS: Final = 60


def years_of(items: Iterable[TimelineItem], today: dt.date) -> TimelineRange:
    """Return the years of the items' days; this year where they have none.

    At most 60 years around ``today`` are shown: a slip of the pen (``2206``) must not stretch the
    scale until nothing can be seen.
    """
    low, high = today.year - _MOST_YEARS // 2, today.year + _MOST_YEARS // 2
    # Many items share their few days: the set first, the years after it.
    days = {day for item in items for day in (item.start, item.end, item.due)}
    years = {day.year for day in days if day is not None and low <= day.year <= high}
    years = years or {today.year}
    return TimelineRange(min(years), max(years))


class TimelineRows:
    """The items in order, and which of them are in sight after folding and filtering.

    A row with rows of a deeper level right below it can be folded. Positions count what is in sight.
    """

    def __init__(self, items: Sequence[TimelineItem] = ()) -> None:
        self._items: Sequence[TimelineItem] = ()
        self._index: dict[str, int] = {}
        self._folded: set[str] = set()
        self._filter: frozenset[str] | None = None
        self._shown: list[TimelineItem] = []
        self._position: dict[str, int] = {}
        self.set_items(items)

    def __len__(self) -> int:
        return len(self._shown)

    @property
    def items(self) -> Sequence[TimelineItem]:
        """All items, in sight or not."""
        return self._items

    @property
    def shown(self) -> Sequence[TimelineItem]:
        """The items in sight, in order."""
        return self._shown

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other items; what was folded and filtered by key stays so."""
        self._items = items
        self._index = _places(items)
        self._folded &= self._index.keys()
        self._refresh()

    def set_filter(self, keys: Collection[str] | None) -> None:
        """Show only these keys and the rows they stand under; all with ``None``."""
        self._filter = None if keys is None else frozenset(keys)
        self._refresh()

    def find(self, key: str) -> TimelineItem | None:
        """Return the item of this key, in sight or not."""
        index = self._index.get(key)
        return None if index is None else self._items[index]

    def position(self, key: str) -> int | None:
        """Return the place of a key among what is in sight."""
        return self._position.get(key)

    def can_fold(self, key: str) -> bool:
        """Tell whether there are rows under this one."""
        index = self._index.get(key)
        if index is None or index + 1 >= len(self._items):
            return False
        return self._items[index + 1].level > self._items[index].level

    def is_folded(self, key: str) -> bool:
        """Tell whether the rows under this one are out of sight."""
        return key in self._folded and self.can_fold(key)

    def fold(self, key: str, folded: bool) -> bool:
        """Fold or unfold a row; returns whether that changed anything."""
        if not self.can_fold(key) or (key in self._folded) == folded:
            return False
        self._folded ^= {key}
        self._refresh()
        return True

    def above(self, key: str) -> str | None:
        """Return the key of the row that this one stands under."""
        index = self._index.get(key)
        if index is None:
            return None
        level = self._items[index].level
        before = (self._items[at] for at in range(index - 1, -1, -1))
        return next((item.key for item in before if item.level < level), None)

    def reveal(self, key: str) -> None:
        """Unfold what hides this row."""
        opened, above = set(), self.above(key)
        while above is not None:
            opened.add(above)
            above = self.above(above)
        if opened & self._folded:
            self._folded -= opened
            self._refresh()

    def _refresh(self) -> None:
        kept = self._items if self._filter is None else self._kept(self._filter)
        if not self._folded:
            self._shown = list(kept)
            all_shown = kept is self._items
            self._position = self._index if all_shown else _places(kept)
            return
        shown: list[TimelineItem] = []
        hidden_below: int | None = None
        for item in kept:
            if hidden_below is not None and item.level > hidden_below:
                continue
            hidden_below = item.level if item.key in self._folded else None
            shown.append(item)
        self._shown = shown
        self._position = _places(shown)

    def _kept(self, keys: Collection[str]) -> list[TimelineItem]:
        """Return the items of these keys with all they stand under, found from the last upwards."""
        kept: list[TimelineItem] = []
        level = 0
        for item in reversed(self._items):
            if item.key in keys or item.level < level:
                kept.append(item)
                level = item.level
        kept.reverse()
        return kept


def _places(items: Sequence[TimelineItem]) -> dict[str, int]:
    return {item.key: place for place, item in enumerate(items)}


def with_group_spans(items: Sequence[TimelineItem]) -> list[TimelineItem]:
    """Return the items with each group from the first to the last day of what stands under it.

    A group that has days of its own keeps them.
    """
    spanned = list(items)
    first: dt.date | None = None
    last: dt.date | None = None
    for at in range(len(spanned) - 1, -1, -1):
        item = spanned[at]
        if item.is_group:
            if item.start is None and item.end is None and first and last:
                spanned[at] = msgspec.structs.replace(item, start=first, end=last)
            first = last = None
            continue
        start, end = item.start or item.end, item.end or item.start
        if start is not None and (first is None or start < first):
            first = start
        if end is not None and (last is None or end > last):
            last = end
    return spanned
