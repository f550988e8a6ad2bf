# SPDX-License-Identifier: MIT
"""Which backups to keep: all of two days, then one a day, a week and a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from typing import Final

KEEP_ALL: Final = dt.timedelta(days=2)
DAILY: Final = 12
WEEKLY: Final = 10
MONTHLY: Final = 9
FEWEST: Final = 3


def thin(backups: Sequence[tuple[str, dt.datetime]], now: dt.datetime) -> list[str]:
    """Return the names of the backups to delete, oldest first.

    Kept are all of the last two days and of the future (a clock that was set back), then the newest
    of each of 12 days, 10 weeks and 9 months before that, and never fewer than the three newest.
    """
    newest_first = sorted(backups, key=lambda backup: backup[1], reverse=True)
    kept = {name for name, _ in newest_first[:FEWEST]}
    older = []
    for name, made in newest_first:
        if now - made < KEEP_ALL:
            kept.add(name)
        else:
            older.append((name, made))
    for period, number in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        older = _keep_one_each(older, period, number, kept)
    return [name for name, _ in reversed(newest_first) if name not in kept]


def _keep_one_each(
    backups: list[tuple[str, dt.datetime]],
    period: Callable[[dt.datetime], Hashable],
    number: int,
    kept: set[str],
) -> list[tuple[str, dt.datetime]]:
    """Keep the newest of each of the ``number`` latest periods and return what is older than those."""
    seen: set[Hashable] = set()
    for position, (name, made) in enumerate(backups):
        which = period(made)
        if which not in seen:
            if len(seen) == number:
                return backups[position:]
            seen.add(which)
            kept.add(name)
    return []


def _day(moment: dt.datetime) -> Hashable:
    return moment.date()


def _week(moment: dt.datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: dt.datetime) -> Hashable:
    return (moment.year, moment.month)
