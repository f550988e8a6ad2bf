# SPDX-License-Identifier: MIT
"""The days of an activity on the timeline, and which rows are in sight."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.records import Activity, Programme, Status
from lsapp.domain.timeframe import parse_timeframe
from ui.widgets.timeline_model import (
    TimelineItem,
    TimelineRange,
    TimelineRows,
    activity_span,
    timeline_span,
    with_group_spans,
    years_of,
)
from ui.widgets.timeline_scale import CalendarUnit, TimelineScale, cell_labels

PERIOD = (2025, 2029)
TODAY = dt.date(2026, 11, 21)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Quý II/2026", "2026-04-01", "2026-06-30"),
        ("2021-2025", "2021-01-01", "2025-12-31"),
        ("Tháng 6/2026", "2026-06-01", "2026-06-30"),
        ("Năm 2026", "2026-01-01", "2026-12-31"),
        ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("05/3/2026", None, "2026-03-05"),
        ("Trước ngày 30/10/2026", None, "2026-10-30"),
        ("Đến hết năm 2027", None, "2027-12-31"),
        ("Khi có hướng dẫn", None, None),
        ("", None, None),
    ],
)
def test_words_become_days(words: str, start: str | None, end: str | None) -> None:
    span = timeline_span(parse_timeframe(words), PERIOD)
    assert (span.start, span.end, span.recurring) == (_day(start), _day(end), False)
    assert span.due == span.end


@pytest.mark.parametrize("words", ["Hằng năm", "Thường xuyên", "Hằng quý", "Hằng tháng"])
def test_what_recurs_runs_through_the_programme_and_is_never_late(words: str) -> None:
    span = timeline_span(parse_timeframe(words), PERIOD)
    assert (span.start, span.end) == (dt.date(2025, 1, 1), dt.date(2029, 12, 31))
    assert span.recurring
    assert span.due is None
    item = TimelineItem(
        key="a", number="1", label="a", start=span.start, end=span.end, recurring=True
    )
    assert not item.overdue(dt.date(2040, 1, 1))


def test_what_recurs_with_a_day_set_falls_due_on_it() -> None:
    span = timeline_span(parse_timeframe("Quý IV hằng năm"), PERIOD, dt.date(2026, 10, 31))
    assert (span.end, span.due) == (dt.date(2029, 12, 31), dt.date(2026, 10, 31))
    item = TimelineItem(
        key="a", number="1", label="a", start=span.start, end=span.end, due=span.due, recurring=True
    )
    assert item.overdue(TODAY)


def test_what_has_no_end_runs_to_the_end_of_the_programme() -> None:
    onward = parse_timeframe("Từ năm 2026 trở đi")
    span = timeline_span(onward, PERIOD)
    assert (span.start, span.end) == (dt.date(2026, 1, 1), dt.date(2029, 12, 31))
    assert timeline_span(onward).start == dt.date(2026, 1, 1)
    assert timeline_span(onward, (2020, 2022)).end is None


def test_the_day_that_a_person_set_goes_before_the_words() -> None:
    quarter = parse_timeframe("Quý II/2026")
    assert timeline_span(quarter, PERIOD, dt.date(2026, 8, 15)).end == dt.date(2026, 8, 15)
    earlier = timeline_span(quarter, PERIOD, dt.date(2026, 3, 1))
    assert (earlier.start, earlier.end) == (None, dt.date(2026, 3, 1))


def _activity(timeframe: str | None, due_on: dt.date | None = None) -> Activity:
    return Activity(
        unit="X06040", key="a", programme="p", group="1", timeframe=timeframe, due_on=due_on
    )


def _programme(first: int, last: int) -> Programme:
    return Programme(
        unit="X06040", key="p", plan="KH48", doc_type="CTr", period_from=first, period_to=last
    )


def test_a_year_left_out_is_that_of_the_due_day_or_of_the_only_year() -> None:
    known = activity_span(_activity("Quý II", dt.date(2026, 6, 30)), _programme(2025, 2029))
    assert known.start == dt.date(2026, 4, 1)
    assert activity_span(_activity("Quý II"), _programme(2026, 2026)).end == dt.date(2026, 6, 30)
    assert activity_span(_activity("Quý II"), _programme(2025, 2029)).end is None
    assert activity_span(_activity(None), None).start is None


@pytest.mark.parametrize(
    ("status", "late"),
    [
        (None, True),
        (Status.NOT_STARTED, True),
        (Status.IN_PROGRESS, True),
        (Status.COMPLETED, False),
        (Status.NONE_ARISING, False),
        (Status.STOPPED, False),
    ],
)
def test_only_what_is_open_is_overdue(status: Status | None, late: bool) -> None:
    item = TimelineItem(key="a", number="1", label="a", end=dt.date(2026, 11, 20), status=status)
    assert item.overdue(TODAY) is late
    assert not item.overdue(dt.date(2026, 11, 20))


def _items() -> list[TimelineItem]:
    def item(
        key: str, level: int, start: str | None = None, end: str | None = None
    ) -> TimelineItem:
        return TimelineItem(
            key=key,
            number=key,
            label=key,
            level=level,
            start=_day(start),
            end=_day(end),
            is_group=level == 0,
        )

    return [
        item("I", 0),
        item("1.1", 1, "2026-04-01", "2026-06-30"),
        item("a", 2, "2026-01-01", "2026-01-31"),
        item("b", 2),
        item("1.2", 1, end="2027-03-05"),
        item("II", 0),
        item("III", 0),
        item("3.1", 1),
    ]


def _keys(rows: TimelineRows) -> list[str]:
    return [item.key for item in rows.shown]


def test_folding_hides_what_stands_under_a_row() -> None:
    rows = TimelineRows(_items())
    assert rows.fold("1.1", True)
    assert _keys(rows) == ["I", "1.1", "1.2", "II", "III", "3.1"]
    assert rows.fold("I", True)
    assert _keys(rows) == ["I", "II", "III", "3.1"]
    assert rows.fold("I", False)
    assert _keys(rows) == ["I", "1.1", "1.2", "II", "III", "3.1"]
    assert not rows.fold("1.1", True)
    assert not rows.fold("II", True)
    assert not rows.fold("3.1", True)


def test_a_filter_keeps_what_its_rows_stand_under() -> None:
    rows = TimelineRows(_items())
    rows.set_filter({"b", "3.1"})
    assert _keys(rows) == ["I", "1.1", "b", "III", "3.1"]
    assert rows.position("b") == 2
    assert rows.position("a") is None
    rows.set_filter(set())
    assert _keys(rows) == []
    rows.set_filter(None)
    assert len(rows) == 8


def test_revealing_unfolds_all_above() -> None:
    rows = TimelineRows(_items())
    rows.fold("1.1", True)
    rows.fold("I", True)
    rows.reveal("b")
    assert rows.position("b") == 3
    rows.reveal("unknown")
    assert len(rows) == 8


def test_new_items_keep_what_is_folded() -> None:
    rows = TimelineRows(_items())
    rows.fold("I", True)
    rows.set_items(_items()[:6])
    assert _keys(rows) == ["I", "II"]
    rows.set_items([])
    rows.set_items(_items())
    assert len(rows) == 8


def test_groups_run_from_the_first_to_the_last_day_below() -> None:
    spanned = {item.key: item for item in with_group_spans(_items())}
    assert (spanned["I"].start, spanned["I"].end) == (dt.date(2026, 1, 1), dt.date(2027, 3, 5))
    assert spanned["III"].start is None
    assert list(spanned) == [item.key for item in _items()]


def test_the_range_follows_the_data_but_not_a_slip_of_the_pen() -> None:
    assert years_of(_items(), TODAY) == TimelineRange(2026, 2027)
    assert years_of([], TODAY) == TimelineRange(2026, 2026)
    slip = TimelineItem(key="x", number="x", label="x", end=dt.date(2199, 1, 1))
    assert years_of([*_items(), slip], TODAY) == TimelineRange(2026, 2027)


@given(
    first=st.integers(2000, 2040),
    more=st.integers(0, 20),
    width=st.floats(0.05, 12),
    unit=st.sampled_from(CalendarUnit),
)
def test_the_calendar_covers_all_days_without_gap(
    first: int, more: int, width: float, unit: CalendarUnit
) -> None:
    scale = TimelineScale(TimelineRange(first, first + more), width)
    cells = scale.cells(unit, 0, scale.width)
    assert cells[0].start == dt.date(first, 1, 1)
    assert cells[-1].end == dt.date(first + more + 1, 1, 1)
    assert len(cells) == 12 // unit * (more + 1)
    assert all(one.end == other.start for one, other in itertools.pairwise(cells))
    middle = scale.cells(unit, scale.width / 2, scale.width / 2 + 1)
    assert set(middle) <= set(cells)
    assert scale.x(middle[0].start) <= scale.width / 2 < scale.x(middle[-1].end) + 1


def test_names_of_the_calendar_from_long_to_short() -> None:
    day = dt.date(2026, 10, 1)
    assert cell_labels(CalendarUnit.YEAR, day) == ("Năm 2026", "2026")
    assert cell_labels(CalendarUnit.QUARTER, day) == ("Quý IV", "IV")
    assert cell_labels(CalendarUnit.MONTH, day) == ("Tháng 10", "T10", "10")
