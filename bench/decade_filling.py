# SPDX-License-Identifier: MIT
"""Ten years of a large province, put into a department's database as intake would leave it.

What "600,000 activities" means here: every unit issues a plan of its own each year and reports on it
in that year's round, so a year brings 60,000 activities, in the payloads of some 300 submissions and,
because no later round carries an older year's plan again, all the same in the live tables: ten years
leave 600,000 rows of ``activity`` (with a result each, most with money), about 3,000 payloads, and
1.3 million entries to search. A plan of several years would leave fewer live rows, never more.

Before 2025 fewer units stand in the catalogue than after; local units (``L-0001``: schools, hospitals)
fill up to the number asked for, and a year's activities are divided among the units that it has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from lsapp import __version__
from lsapp.catalogue.letterheads import letterhead_for
from lsapp.catalogue.model import Plan, Unit, UnitKind
from lsapp.catalogue.units import local_unit
from lsapp.domain.period import RoundCode
from lsapp.domain.records import (
    TRAVELLING,
    LocalUnit,
    OpenRow,
    Receipt,
    ReceiptState,
    Record,
    Records,
    Round,
    derived_key,
)
from lsapp.sampling.chance import Chance
from lsapp.sampling.programme import ProgrammeMaker
from lsapp.sampling.recipe import load_recipe
from lsapp.sampling.records import told_in_round
from lsapp.services.desk import Desk
from lsapp.services.series import submission_of
from lsapp.services.unit_view import records_of_kind
from lsapp.submission.payload import Payload, canonical, digest
from lsapp.submission.round_head import round_record
from lsapp.submission.verdict import Verdict

LAST_YEAR: Final = 2026
_GROWTH: Final = 1.04  # a year's figures over those of the year before
_SCHOOLS: Final = ("Trường THPT", "Bệnh viện", "Trung tâm", "Công ty")


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How large a province: rounds of so many years, units in the newest, activities in each. Of the
    newest round's units a share has sent nothing yet, and another a second revision.
    """

    years: int = 10
    units: int = 300
    activities: int = 60_000
    missing: float = 0.06
    again: float = 0.05

    @property
    def rounds(self) -> tuple[str, ...]:
        """The codes of the rounds, oldest first."""
        return tuple(str(LAST_YEAR - back) for back in reversed(range(self.years)))


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """One file as it came in: the payload itself, by its bytes."""

    payload: Payload
    content: bytes
    received_at: dt.datetime

    @property
    def file_name(self) -> str:
        """A name that sorts in the order of arrival."""
        one = self.payload
        return f"{one.round}_r{one.revision}_{one.unit}.json"


class Province:
    """Invents the reports of all units, round by round."""

    def __init__(self, desk: Desk, size: Size) -> None:
        self._catalogue = desk.catalogue
        self._plan = desk.plan()
        self._recipe = load_recipe(desk.source.data, self._plan.code)
        self.size = size
        newest = RoundCode.parse(size.rounds[-1])
        known = len(self._catalogue.units.valid_on(newest.cut_off))
        self._local = tuple(_local(number) for number in range(max(0, size.units - known)))

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the files in the order in which they came in, which is that of their names."""
        for code in self.size.rounds:
            units = self._units(code)
            each = max(1, self.size.activities // len(units))
            newest = code == self.size.rounds[-1]
            again = []
            for unit, local in units:
                chance = Chance("arrival", code, unit.code)
                if newest and chance.happens(self.size.missing):
                    continue
                first = self._arrival(unit, local, code, each, chance)
                if newest and chance.happens(self.size.again):
                    again.append(_mended(first))
                yield first
            yield from again

    def _units(self, code: str) -> list[tuple[Unit, LocalUnit | None]]:
        """Return the units of a round in the order of their codes, each with the record of a local one."""
        catalogued = self._catalogue.units.valid_on(RoundCode.parse(code).cut_off)
        units: list[tuple[Unit, LocalUnit | None]] = [
            (unit, None) for unit in catalogued if unit.code != self._plan.compiling_unit
        ]
        units = units[: self.size.units] + [(local_unit(one), one) for one in self._local]
        return sorted(units, key=lambda each: each[0].code)

    def _arrival(
        self, unit: Unit, local: LocalUnit | None, code: str, activities: int, chance: Chance
    ) -> Arrival:
        seed = int(code)
        maker = ProgrammeMaker(self._recipe, self._plan, unit, seed, seed)
        growth = _GROWTH ** (seed - LAST_YEAR) * (0.9 + chance.number(0, 20) / 100)
        deadline = self._catalogue.holidays.working_day_from(RoundCode.parse(code).unit_due)
        sent = deadline + dt.timedelta(days=chance.number(-12, 3))
        made_at = dt.datetime.combine(sent, dt.time(chance.number(1, 9), 30), dt.UTC)
        count = max(1, activities + chance.number(-activities // 4, activities // 4))
        records = self._records(maker, code, count, growth)
        if local is not None:
            records = msgspec.structs.replace(records, local_units=[local])
        payload = Payload(
            application=__version__,
            catalogue=self._plan.version,
            plan=self._plan.code,
            unit=unit.code,
            round=code,
            uuid=derived_key("decade", unit.code, code),
            revision=1,
            made_at=made_at,
            records=records,
        )
        return _sealed(payload, made_at + dt.timedelta(hours=2))

    def _records(self, maker: ProgrammeMaker, code: str, count: int, growth: float) -> Records:
        """Return what a unit sends of one year: that year's plan, its money, and the report on it."""
        letterhead = letterhead_for(self._plan, maker.unit)
        year = int(code)
        programme = msgspec.structs.replace(
            maker.programme(letterhead),
            title=maker.say(self._recipe.programme.title, tu_nam=code, den_nam=code),
            period_from=year,
            period_to=year,
        )
        tasks = maker.activities(programme, count)
        made: list[Record] = [letterhead, programme, *tasks, *maker.budget(tasks)]
        made += maker.progress(tasks, code)
        made += told_in_round(self._recipe, self._plan, maker, tasks, code, growth=growth)
        lists: dict[str, list[Any]] = {kind.KIND: [] for kind in TRAVELLING}
        for record in made:
            if isinstance(record, OpenRow):  # as it is read from a file: the cells by their codes
                record = msgspec.structs.replace(record, cells=dict(sorted(record.cells.items())))
            lists[record.KIND].append(record)
        ordered = (sorted(lists[kind.KIND], key=lambda one: one.key) for kind in TRAVELLING)
        return Records(**dict(zip(Records.__struct_fields__, ordered, strict=True)))


def _local(number: int) -> LocalUnit:
    kind = (UnitKind.DEPARTMENT, UnitKind.ASSOCIATION, UnitKind.AGENCY)[number % 3]
    code = f"L-{number + 1:04d}"
    return LocalUnit(
        unit=code,
        key=derived_key("decade", code),
        kind=kind.value,
        name=f"{_SCHOOLS[number % len(_SCHOOLS)]} số {number + 1}",
        symbol=f"DV{number + 1}",
    )


def _mended(first: Arrival) -> Arrival:
    """Return the second revision: an activity taken out with all that hangs on it, results told anew."""
    payload = first.payload
    records = payload.records
    replace = msgspec.structs.replace
    gone = records.activities[0].key
    mended = replace(
        records,
        activities=records.activities[1:],
        budget_lines=[one for one in records.budget_lines if one.activity != gone],
        progress=[
            replace(one, result=f"{one.result or 'Đã làm'} (đã rà soát)") if at % 9 == 0 else one
            for at, one in enumerate(records.progress)
            if one.activity != gone
        ],
        group_statements=records.group_statements[1:],
    )
    later = replace(
        payload,
        revision=2,
        supersedes=digest(first.content),
        reason="Bổ sung kết quả sau rà soát",
        uuid=derived_key("decade", payload.unit, payload.round, "2"),
        made_at=payload.made_at + dt.timedelta(days=4),
        records=mended,
    )
    return _sealed(later, first.received_at + dt.timedelta(days=4))


def _sealed(payload: Payload, received_at: dt.datetime) -> Arrival:
    return Arrival(payload=payload, content=canonical(payload), received_at=received_at)


def fill(desk: Desk, arrivals: Iterator[Arrival]) -> int:
    """Put files into a database that holds no report yet, in the order given; return how many activities
    came in. One transaction a file, as intake, but without reading back what is held of the unit.
    """
    total = 0
    plan = desk.plan()
    opened: set[str] = set()
    earlier: dict[tuple[str, str], Records] = {}
    for one in arrivals:
        payload = one.payload
        with desk.store.transaction("submission.received", undoable=False) as tx:
            sealed = digest(one.content)
            tx.keep_payload(sealed, one.content, payload.records)
            tx.put(submission_of(payload, sealed, own=False))
            tx.put(_receipt(desk, one, sealed))
            if payload.round not in opened:
                tx.put(_round(desk, plan, payload.round))
            before = earlier.get((payload.unit, payload.round))
            if before is not None:
                for kind in TRAVELLING:
                    held = {each.key for each in records_of_kind(payload.records, kind)}
                    gone = {each.key for each in records_of_kind(before, kind)} - held
                    tx.delete_many(kind, payload.unit, sorted(gone))
            for kind in TRAVELLING:
                tx.put_many(records_of_kind(payload.records, kind))
            tx.commit()
        opened.add(payload.round)
        if payload.round == str(LAST_YEAR):  # no other round has second revisions
            earlier[payload.unit, payload.round] = payload.records
        total += len(payload.records.activities)
    return total


def _round(desk: Desk, plan: Plan, code: str) -> Round:
    return round_record(plan, RoundCode.parse(code), desk.catalogue.holidays)


def _receipt(desk: Desk, one: Arrival, sealed: str) -> Receipt:
    verdict = Verdict.NEW if one.payload.revision == 1 else Verdict.NEWER
    return Receipt(
        unit=one.payload.unit,
        key=derived_key("receipt", sealed),
        plan=one.payload.plan,
        round=one.payload.round,
        hash=sealed,
        original_sha256=sealed,
        file_name=one.file_name,
        verdict=verdict.value,
        state=ReceiptState.RECEIVED,
        received_at=one.received_at,
        imported_at=desk.clock().replace(microsecond=0),
    )
