# SPDX-License-Identifier: MIT
"""The table of days off and of days worked in exchange, and what a change of it does to deadlines.

What ships with the program stands in ``data/holidays.csv``. What a person changes goes into a file of the
same shape in the local data folder, whose rows stand over the shipped ones; both are read by
``lsapp.catalogue``. A deadline that a person had set by hand never moves.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from lsapp import paths
from lsapp.catalogue.holidays import COLUMNS, Holidays
from lsapp.catalogue.model import Holiday
from lsapp.domain.dates import format_date
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.domain.text import clean_line
from lsapp.errors import UserError
from lsapp.files import ready_folder, write_atomically

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.storage.transaction import Change

LONGEST: Final = 31
"""Days that are added at once: Tết has nine or ten, so more is a slip of the year."""
AS_USUAL_WORK: Final = "Làm việc như thường"
AS_USUAL_REST: Final = "Nghỉ cuối tuần như thường"

_FILE: Final = "holidays.csv"
_SATURDAY: Final = 5


class SpecialDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which offices differ from Monday to Friday. ``own`` was added or changed here, ``over`` is
    what ships for that day beneath it; ``sure`` is false for a shipped day still to be announced.
    """

    day: dt.date
    works: bool
    name: str
    own: bool
    sure: bool
    over: Holiday | None = None


class DeadlineShift(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline of an open round that moves; ``by_hand`` ones were set by a person and stay."""

    round: Round
    field: str
    before: dt.date
    after: dt.date
    by_hand: bool


class DayTable(msgspec.Struct, frozen=True, kw_only=True):
    """The table as it is edited: what ships, what was ``own`` when it was ``saved``, what is own now, and
    the rounds whose deadlines follow from it. Each change gives another table.
    """

    shipped: tuple[Holiday, ...]
    saved: tuple[Holiday, ...]
    own: tuple[Holiday, ...]
    rounds: tuple[Round, ...]

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.own != self.saved

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which days are listed, the latest first."""
        return tuple(sorted({one.date.year for one in (*self.shipped, *self.own)}, reverse=True))

    def days(self, year: int) -> tuple[SpecialDay, ...]:
        """Return the special days of a year in order."""
        shipped = {one.date: one for one in self.shipped}
        own = {one.date: one for one in self.own}
        return tuple(
            SpecialDay(
                day=day,
                works=(own.get(day) or shipped[day]).kind == "work",
                name=(own.get(day) or shipped[day]).name,
                own=day in own,
                sure=(own.get(day) or shipped[day]).sure,
                over=shipped.get(day) if day in own else None,
            )
            for day in sorted(shipped.keys() | own.keys())
            if day.year == year
        )

    def adding(self, first: dt.date, last: dt.date, *, works: bool, name: str) -> DayTable:
        """Return the table with these days, both included, off or worked.

        Raises UserError ``days.reversed``, ``days.too_many``, ``days.name_missing``, and ``days.as_usual``
        for a single day that is one of work, or of rest, without being listed.
        """
        called = " ".join((clean_line(name) or "").split())
        if not called:
            raise UserError("days.name_missing")
        if last < first:
            raise UserError("days.reversed", first=format_date(first), last=format_date(last))
        count = (last - first).days + 1
        if count > LONGEST:
            raise UserError("days.too_many", count=count, limit=LONGEST)
        days = [first + dt.timedelta(days=number) for number in range(count)]
        special = {one.date for one in self.shipped}
        if works:
            for day in days:
                if day.weekday() < _SATURDAY and day not in special:
                    raise UserError("days.as_usual", day=format_date(day))
        return self._with(_row(day, works=works, name=called) for day in days)

    def leaving_out(self, day: dt.date) -> DayTable:
        """Return the table in which ``day`` is as the calendar has it: a row of one's own goes, one that
        ships is overruled. Raises UserError ``days.weekend`` where that is so already.
        """
        if any(one.date == day for one in self.own):
            left = tuple(one for one in self.own if one.date != day)
            return msgspec.structs.replace(self, own=left)
        is_weekend = day.weekday() >= _SATURDAY
        shipped = next((one for one in self.shipped if one.date == day), None)
        if shipped is None or (shipped.kind == "off") is is_weekend:
            raise UserError("days.weekend", day=format_date(day))
        name = AS_USUAL_REST if is_weekend else AS_USUAL_WORK
        return self._with([_row(day, works=not is_weekend, name=name)])

    def shifts(self, today: dt.date) -> tuple[DeadlineShift, ...]:
        """Return what saving the table moves: deadlines of the rounds that are still open ``today``."""
        before, after = self._calendar(self.saved), self._calendar(self.own)
        found = []
        for one in self.rounds:
            if max(one.unit_deadline, one.department_deadline) < today:
                continue
            code = RoundCode.parse(one.code)
            for field, due in (
                ("unit_deadline", code.unit_due),
                ("department_deadline", code.department_due),
            ):
                old, new = before.working_day_from(due), after.working_day_from(due)
                if old != new:
                    held = getattr(one, field)
                    found.append(
                        DeadlineShift(
                            round=one, field=field, before=held, after=new, by_hand=held != old
                        )
                    )
        return tuple(found)

    def _calendar(self, own: Iterable[Holiday]) -> Holidays:
        return Holidays([*self.shipped, *own])

    def _with(self, rows: Iterable[Holiday]) -> DayTable:
        merged = {one.date: one for one in self.own}
        shipped = {one.date: one for one in self.shipped}
        for row in rows:
            same = shipped.get(row.date)
            if same is not None and (same.kind, same.name) == (row.kind, row.name) and same.sure:
                merged.pop(row.date, None)
            else:
                merged[row.date] = row
        ordered = tuple(merged[day] for day in sorted(merged))
        return msgspec.structs.replace(self, own=ordered)


def day_table(desk: Desk) -> DayTable:
    """Return the table as it is in force. Raises UserError ``catalogue.invalid`` for a file that a person
    has edited by hand and that cannot be read.
    """
    own = _read(_own_file(desk))
    return DayTable(
        shipped=_read(desk.source.data / _FILE),
        saved=own,
        own=own,
        rounds=tuple(sorted(desk.store.select(Round), key=lambda one: (one.plan, one.code))),
    )


def keep_days(desk: Desk, table: DayTable, today: dt.date) -> Change:
    """Write the table, and move the deadlines that follow from it as one undoable action. The file itself
    is of this machine and stays as it is written.

    Raises UserError ``disk.full``, ``folder.read_only``, ``file.in_use``.
    """
    from lsapp.services.desk import CatalogueSource

    moved: dict[str, Round] = {}
    for shift in table.shifts(today):
        if not shift.by_hand:
            held = moved.get(shift.round.key, shift.round)
            moved[shift.round.key] = msgspec.structs.replace(held, **{shift.field: shift.after})
    file = _own_file(desk)
    label = ", ".join(RoundCode.parse(one.code).label() for one in moved.values())
    with desk.store.transaction("days.changed", label=label or None) as tx:
        tx.put_many(moved.values())
        ready_folder(file.parent)
        write_atomically(file, _written(table.own))
        change = tx.commit()
    desk.source = CatalogueSource(data=desk.source.data, override=file.parent)
    desk.catalogue = desk.source.load()
    return change


def _row(day: dt.date, *, works: bool, name: str) -> Holiday:
    return Holiday(date=day, kind="work" if works else "off", name=name, sure=True)


def _own_file(desk: Desk) -> Path:
    return (desk.source.override or paths.local_data_dir() / "data") / _FILE


def _read(file: Path) -> tuple[Holiday, ...]:
    from lsapp.catalogue.faults import FaultList
    from lsapp.catalogue.holidays import read_holidays

    if not file.exists():
        return ()
    faults = FaultList()
    days = read_holidays(file, faults)
    faults.raise_if_any()
    return tuple(sorted(days, key=lambda one: one.date))


def _written(days: Sequence[Holiday]) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in days:
        rows.writerow([one.date.isoformat(), one.kind, one.name, "yes" if one.sure else "no"])
    return text.getvalue().encode()
