# SPDX-License-Identifier: MIT
"""A round cut in one way or another: by task group, plan task, unit, kind, region, status, source, year.

Each unit is summed by itself and the sums are then put together, so that a unit whose report has
not changed need not be read again, and every figure can be taken apart into its units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.catalogue.model import Plan, Unit, UnitKind
from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.records import BudgetLine, Status
from lsapp.report.money import Money
from lsapp.report.provincial_figures import KIND_TITLES, unit_order
from lsapp.rollup.form_parts import UnitForm, unit_forms
from lsapp.rollup.pieces import Piece, pieces_of
from lsapp.rollup.reported import Reported
from lsapp.submission.numbering import roman

NONE: Final = ""
"""The key of what is of no plan task, has no result yet, no source, no year."""
_NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})
HEADING: Final = "heading"
"""The key, among the states, of money that stands at a heading: it is of no activity."""


class Dimension(StrEnum):
    """The ways to cut a round. An activity may have several sources and years of money: its count
    stands in each of them.
    """

    GROUP = "group"
    PLAN_TASK = "plan_task"
    UNIT = "unit"
    KIND = "kind"
    REGION = "region"
    STATUS = "status"
    SOURCE = "source"
    YEAR = "year"


OF_UNITS: Final = frozenset({Dimension.UNIT, Dimension.KIND, Dimension.REGION})
"""The ways that cut between units: all that a report has stands in one line."""
_REGIONS: Final = frozenset({UnitKind.DISTRICT, UnitKind.CITY})
_IN_REGIONS: Final = frozenset({UnitKind.COMMUNE, UnitKind.WARD})


class Measure(StrEnum):
    """What is counted; each but ``UNITS`` is a field of ``Sums``."""

    UNITS = "units"
    COUNT = "count"
    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NONE_ARISING = "none_arising"
    STOPPED = "stopped"
    UNDECLARED = "undeclared"
    OVERDUE = "overdue"
    PLANNED = "planned"
    DISBURSED = "disbursed"


MONEY: Final = (Measure.PLANNED, Measure.DISBURSED)


class Sums(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Activities by how they stand, and their money in đồng (``None`` where no amount was given)."""

    count: int = 0
    completed: int = 0
    in_progress: int = 0
    not_started: int = 0
    none_arising: int = 0
    stopped: int = 0
    undeclared: int = 0
    overdue: int = 0
    planned: int | None = None
    disbursed: int | None = None

    @classmethod
    def of(cls, parts: Iterable[Sums]) -> Sums:
        """Return the exact sum."""
        tally = _Tally()
        for one in parts:
            tally.add(one)
        return tally.sums()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands here."""
        return not self.count and self.planned is None and self.disbursed is None

    @property
    def money(self) -> Money:
        """Both amounts, with their rate."""
        return Money(self.planned, self.disbursed)

    def value(self, measure: Measure) -> int | None:
        """Return one of the figures; ``None`` for ``UNITS``, which no sum of one unit knows."""
        return None if measure is Measure.UNITS else getattr(self, measure.value)


class UnitSums(msgspec.Struct, frozen=True, kw_only=True):
    """What one counted report adds to each figure; ``forms`` are those that were asked or filled."""

    unit: Unit
    total: Sums
    parts: dict[tuple[Dimension, str], Sums]
    forms: dict[str, UnitForm]

    def part(self, dimension: Dimension, key: str) -> Sums:
        """Return what the unit adds to a line; empty sums where it adds nothing."""
        if dimension in OF_UNITS:
            return self.total if key == line_of_unit(self.unit, dimension) else Sums()
        return self.parts.get((dimension, key), Sums())


def line_of_unit(unit: Unit, dimension: Dimension) -> str:
    """Return the one line of a cut between units that a unit stands in.

    A region is a district or city as it was until 30/6/2025 (Nghị quyết 1672/NQ-UBTVQH15): itself, or that
    which a commune or ward came from. Offices of the province are of none.
    """
    match dimension:
        case Dimension.UNIT:
            return unit.code
        case Dimension.KIND:
            return unit.kind.value
        case Dimension.REGION:
            if unit.kind in _REGIONS:
                return unit.code
            return next(iter(unit.predecessors), NONE) if unit.kind in _IN_REGIONS else NONE
        case _:
            raise ValueError(f"{dimension} cuts within units")


class BreakdownLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: ``number`` as the plan numbers it, ``title`` empty for what has no name there
    (``NONE``, ``HEADING``), ``units`` with anything in it.
    """

    key: str
    number: str = ""
    title: str = ""
    units: int
    sums: Sums


class Breakdown(msgspec.Struct, frozen=True, kw_only=True):
    """A round cut one way. ``total`` is of the whole round, and over all years where the lines are
    years; with sources and years the counts of the lines overlap.
    """

    dimension: Dimension
    lines: tuple[BreakdownLine, ...]
    total: Sums
    units: int


def sum_unit(plan: Plan, round_code: str, one: Reported) -> UnitSums | None:
    """Return what a report adds to the round; ``None`` where it is not counted. Linear in its records."""
    pieces = pieces_of(plan, round_code, one)
    if pieces is None:
        return None
    total = _Tally()
    parts: dict[tuple[Dimension, str], _Tally] = {}
    for piece in pieces:
        state = _state_of(piece)
        total.add_piece(state, piece.overdue, piece.money)
        for dimension, key, money in places_of(piece):
            tally = parts.get((dimension, key))
            if tally is None:
                tally = parts[dimension, key] = _Tally()
            tally.add_piece(state, piece.overdue, money)
    return UnitSums(
        unit=one.unit,
        total=total.sums(),
        parts={place: tally.sums() for place, tally in parts.items()},
        forms=unit_forms(plan, one.unit, one.records),
    )


def places_of(piece: Piece) -> Iterator[tuple[Dimension, str, Money]]:
    """Yield the lines that a piece stands in, each with the money that it has there (đồng)."""
    activity, progress, money = piece.entry.activity, piece.progress, piece.money
    yield Dimension.GROUP, activity.group, money
    yield Dimension.PLAN_TASK, activity.plan_task or NONE, money
    if progress is not None:
        yield Dimension.STATUS, progress.status.value, money
    else:
        yield Dimension.STATUS, NONE if piece.counted else HEADING, money
    of_year = [line for line in piece.lines if line.year == piece.year]
    yield from _by(Dimension.SOURCE, ((line.source, line) for line in of_year), piece)
    yield from _by(Dimension.YEAR, ((str(line.year), line) for line in piece.lines), piece)


def break_down(
    plan: Plan,
    units: Sequence[UnitSums],
    dimension: Dimension,
    names: Mapping[str, str] = _NO_NAMES,
) -> Breakdown:
    """Return a round cut one way: the plan's own lines in its order, also where nothing is in them,
    then what it does not know, by code. ``names`` are those of units by code, for the regions.
    """
    tallies: dict[str, _Tally] = {}
    counts: dict[str, int] = {}
    for one in units:
        for key, sums in _lines_of(one, dimension):
            tallies.setdefault(key, _Tally()).add(sums)
            counts[key] = counts.get(key, 0) + 1
    heads = _heads(plan, units, dimension)
    if dimension is Dimension.REGION:
        heads = {key: ("", names.get(key, key)) for key in sorted(tallies.keys() - {NONE})}
    rest = sorted(tallies.keys() - heads.keys(), key=lambda key: (key in (NONE, HEADING), key))
    if dimension is Dimension.YEAR:
        rest.sort(key=lambda key: (key == NONE, key))
    heads |= {key: ("", "" if key in (NONE, HEADING) else key) for key in rest}
    total = Sums.of(one.total for one in units)
    if dimension is Dimension.YEAR:
        money = Money.of(tally.sums().money for tally in tallies.values())
        total = msgspec.structs.replace(total, planned=money.planned, disbursed=money.disbursed)
    return Breakdown(
        dimension=dimension,
        lines=tuple(
            BreakdownLine(
                key=key,
                number=number,
                title=title,
                units=counts.get(key, 0),
                sums=tallies[key].sums() if key in tallies else Sums(),
            )
            for key, (number, title) in heads.items()
        ),
        total=total,
        units=len(units),
    )


def figure(
    units: Sequence[UnitSums], dimension: Dimension, key: str | None, measure: Measure
) -> int | None:
    """Return one figure of a round; of the whole round where ``key`` is ``None``."""
    parts = [one.total if key is None else one.part(dimension, key) for one in units]
    if measure is Measure.UNITS:
        return sum(key is None or not part.is_empty for part in parts)
    return Sums.of(parts).value(measure)


def unit_names(units: Sequence[UnitSums]) -> dict[str, str]:
    """Return the units' names by code as the province lists them, with the code behind a name that two
    units bear.
    """
    shared = Counter(one.unit.name for one in units)
    ordered = sorted((one.unit for one in units), key=unit_order)
    return {
        one.code: one.name if shared[one.name] == 1 else f"{one.name} ({one.code})"
        for one in ordered
    }


def _by(
    dimension: Dimension, lines: Iterable[tuple[str, BudgetLine]], piece: Piece
) -> Iterator[tuple[Dimension, str, Money]]:
    found: dict[str, Money] = {}
    for key, line in lines:
        held = found.get(key)
        one = Money(line.planned, line.disbursed)
        found[key] = one if held is None else Money.of((held, one))
    if not found and piece.counted:
        found[NONE] = Money()
    for key, money in found.items():
        yield dimension, key, money


def _lines_of(one: UnitSums, dimension: Dimension) -> Iterator[tuple[str, Sums]]:
    if dimension in OF_UNITS:
        yield line_of_unit(one.unit, dimension), one.total
    else:
        for (cut, key), sums in one.parts.items():
            if cut is dimension and not sums.is_empty:
                yield key, sums


def _heads(
    plan: Plan, units: Sequence[UnitSums], dimension: Dimension
) -> dict[str, tuple[str, str]]:
    """Return number and title of the lines that are there in any case, by key."""
    match dimension:
        case Dimension.GROUP:
            return {one.code: (roman(at), one.title) for at, one in enumerate(plan.groups, 1)}
        case Dimension.PLAN_TASK:
            return {one.code: (one.code, one.title) for each in plan.groups for one in each.tasks}
        case Dimension.UNIT:
            return {code: ("", name) for code, name in unit_names(units).items()}
        case Dimension.KIND:
            present = {one.unit.kind for one in units}
            return {
                kind.value: ("", title) for kind, title in KIND_TITLES.items() if kind in present
            }
        case Dimension.STATUS:
            return {status.value: ("", STATUS_LABELS[status]) for status in Status}
        case Dimension.SOURCE:
            return {one.code: ("", one.name) for one in plan.funding_sources}
        case Dimension.REGION | Dimension.YEAR:
            return {}


def _state_of(piece: Piece) -> str:
    """Return the measure that a piece counts in; ``HEADING`` where it counts in none."""
    if not piece.counted:
        return HEADING
    return "undeclared" if piece.progress is None else piece.progress.status.value


class _Tally:
    """Adds up sums and pieces."""

    __slots__ = ("_counts", "_disbursed", "_planned")

    def __init__(self) -> None:
        self._counts = dict.fromkeys(_COUNTS, 0)
        self._planned: int | None = None
        self._disbursed: int | None = None

    def add(self, sums: Sums) -> None:
        for name in _COUNTS:
            self._counts[name] += getattr(sums, name)
        self._add_money(sums.planned, sums.disbursed)

    def add_piece(self, state: str, overdue: bool, money: Money) -> None:
        self._add_money(*money)
        if state != HEADING:
            counts = self._counts
            counts["count"] += 1
            counts[state] += 1
            if overdue:
                counts["overdue"] += 1

    def _add_money(self, planned: int | None, disbursed: int | None) -> None:
        if planned is not None:
            self._planned = planned + (self._planned or 0)
        if disbursed is not None:
            self._disbursed = disbursed + (self._disbursed or 0)

    def sums(self) -> Sums:
        return Sums(**self._counts, planned=self._planned, disbursed=self._disbursed)


_COUNTS: Final = tuple(
    one.value for one in Measure if one is not Measure.UNITS and one not in MONEY
)
