# SPDX-License-Identifier: MIT
"""Working days of public offices: weekends, public holidays, and days worked in exchange.

Source: Bộ luật Lao động 45/2019/QH14, Điều 111 (a holiday on a weekend moves) and 112 (public
holidays); the days of Tết and days exchanged follow each year's announcement, so they are data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from lsapp.catalogue.faults import FaultList, FileFaults
from lsapp.catalogue.model import Holiday
from lsapp.catalogue.tables import read_date, read_flag, read_table

COLUMNS: Final = ("date", "kind", "name", "sure")
KINDS: Final[Mapping[str, Literal["off", "work"]]] = MappingProxyType(
    {"off": "off", "work": "work"}
)

_SATURDAY: Final = 5


class Holidays:
    """The days on which offices differ from Monday to Friday; never changes."""

    def __init__(self, days: Iterable[Holiday] = ()) -> None:
        self._days = {day.date: day for day in days}

    def find(self, day: dt.date) -> Holiday | None:
        """Return what is special about ``day``, or ``None``."""
        return self._days.get(day)

    def days(self) -> tuple[Holiday, ...]:
        """Return every special day in order."""
        return tuple(self._days[day] for day in sorted(self._days))

    def is_working_day(self, day: dt.date) -> bool:
        """Tell whether public offices work on ``day``."""
        special = self._days.get(day)
        return day.weekday() < _SATURDAY if special is None else special.kind == "work"

    def working_day_from(self, day: dt.date) -> dt.date:
        """Return ``day`` itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += dt.timedelta(days=1)
        return day

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the ``count``-th working day after ``day``; ``count`` is 0 or more, 0 gives
        ``day``.
        """
        for _ in range(count):
            day = self.working_day_from(day + dt.timedelta(days=1))
        return day


def read_holidays(path: Path, faults: FaultList) -> list[Holiday]:
    """Return the days of ``holidays.csv``; rows with faults are left out."""
    file = FileFaults(path, faults)
    lines = read_table(path, COLUMNS, faults)
    file.unique((line.key("date"), line.cells["date"]) for line in lines if line.cells["date"])
    days = []
    for line in lines:
        for column in ("date", "name"):
            if not line.cells[column]:
                file.add(line.key(column), "empty")
        day = read_date(line, "date", file)
        kind = KINDS.get(line.cells["kind"])
        if kind is None:
            where = ", ".join(KINDS)
            file.add(line.key("kind"), "unknown_reference", value=line.cells["kind"], where=where)
        sure = read_flag(line, "sure", file)
        if day is not None and kind is not None:
            days.append(Holiday(date=day, kind=kind, name=line.cells["name"], sure=sure))
    return days
