# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from lsapp.storage.thinning import thin

START = dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC)


def over_days(days: int, per_day: int) -> tuple[list[tuple[str, dt.datetime]], dt.datetime]:
    """Make backups as an office does, thinning after each, and return what is left and the last moment."""
    held: list[tuple[str, dt.datetime]] = []
    now = START
    for day in range(days):
        for hour in range(per_day):
            now = START + dt.timedelta(days=day, hours=hour)
            held.append((now.isoformat(), now))
            gone = set(thin(held, now))
            held = [backup for backup in held if backup[0] not in gone]
            assert len(held) >= min(3, day * per_day + hour + 1)
    return held, now


def test_four_hundred_days_keep_days_weeks_and_months() -> None:
    held, now = over_days(400, 4)
    ages = sorted((now - made).total_seconds() / 86400 for _, made in held)
    recent = [age for age in ages if age < 2]
    assert len(recent) == 8
    assert len(ages) - len(recent) == 12 + 10 + 9
    daily = ages[8:20]
    assert all(0.9 < later - earlier < 1.3 for earlier, later in itertools.pairwise(daily))
    weekly = ages[20:30]
    assert all(later - earlier <= 8 for earlier, later in itertools.pairwise(weekly))
    monthly = ages[30:]
    assert all(later - earlier <= 35 for earlier, later in itertools.pairwise(monthly))
    assert ages[-1] > 300


def test_what_was_kept_once_is_enough_later() -> None:
    held, now = over_days(120, 2)
    assert thin(held, now) == []


def test_an_office_that_worked_two_days_a_year_ago_keeps_three() -> None:
    backups = [(str(n), START + dt.timedelta(hours=n)) for n in range(10)]
    gone = thin(backups, START + dt.timedelta(days=365))
    assert len(gone) == 7
    assert gone == [str(n) for n in range(7)]


def test_a_clock_set_back_deletes_nothing_new() -> None:
    backups = [(str(n), START + dt.timedelta(days=n)) for n in range(30)]
    assert thin(backups, START - dt.timedelta(days=1)) == []


@given(st.lists(st.integers(0, 1000), max_size=60), st.integers(0, 1000))
def test_the_newest_three_and_all_of_two_days_are_never_deleted(
    hours: list[int], now_hour: int
) -> None:
    backups = [(f"{n}-{hour}", START + dt.timedelta(hours=hour)) for n, hour in enumerate(hours)]
    now = START + dt.timedelta(hours=now_hour)
    gone = set(thin(backups, now))
    newest = sorted(backups, key=lambda backup: backup[1])[-3:]
    assert gone.isdisjoint(name for name, made in backups if now - made < dt.timedelta(days=2))
    assert len(backups) - len(gone) >= min(3, len(backups))
    assert {made for name, made in newest if name in gone} <= {newest[0][1]} if newest else not gone
