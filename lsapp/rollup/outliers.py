# SPDX-License-Identifier: MIT
"""Numbers of single units that a person should look at: far from the others, or from their own last.

Far from the others is more than 3.5 by the modified z-score, which stands on the median absolute
deviation (Iglewicz and Hoaglin, 1993): one wild number does not hide itself. Nothing here is wrong
by itself; nothing is left out of any sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from statistics import fmean, median
from typing import Final

import msgspec

from lsapp.catalogue.forms import CellPlace, Number
from lsapp.catalogue.model import Plan, Unit, UnitKind
from lsapp.catalogue.units import UnitRegister
from lsapp.report.provincial_figures import unit_order
from lsapp.rollup.breakdown import MONEY, Measure, UnitSums
from lsapp.rollup.exact import plain_number
from lsapp.rollup.trend import RoundSums, trace_unit

LEAST_PEERS: Final = 8
"""Of fewer units of one kind nothing can be said."""
FAR: Final = 3.5
"""The modified z-score above which a number is far from the others."""
TIMES: Final = 3
"""How many times larger or smaller than the last round's a number has to be."""
LEAST: Final = 10
LEAST_MONEY: Final = 10_000_000
"""Nearer to the others, or to the last round, than this (đồng; ``LEAST`` for what is counted) nothing is
told of anybody: one more or less means nothing.
"""

_OF_UNITS: Final = (
    Measure.COUNT,
    Measure.OVERDUE,
    Measure.UNDECLARED,
    Measure.PLANNED,
    Measure.DISBURSED,
)
"""The measures of a unit that are put beside those of the others."""
_OF_ROUNDS: Final = (Measure.COUNT, Measure.PLANNED, Measure.DISBURSED)
"""Those that are put beside the last round's: how far activities have come changes anyway."""

_MAD: Final = 0.6745  # the quartile of the normal distribution, by which MAD estimates sigma
_MEAN_AD: Final = 1.253314  # likewise for the mean absolute deviation, where half the units agree


class OutlierKind(StrEnum):
    """What a number is far from."""

    PEERS = "peers"
    LAST = "last"


class Subject(msgspec.Struct, frozen=True):
    """Which number: a measure of the unit's activities, or a cell of a form (row, column)."""

    measure: Measure | None = None
    form: str = ""
    row: str = ""
    column: str = ""


class Outlier(msgspec.Struct, frozen=True, kw_only=True):
    """A unit's number that stands out. ``against`` is the middle of the ``peers`` units of its kind
    that gave one, or its own last number; ``weight`` is the z-score or how many times it changed.
    """

    unit: Unit
    subject: Subject
    kind: OutlierKind
    value: Number
    against: Number
    peers: int = 0
    weight: float


def outliers(
    plan: Plan, this: RoundSums, last: RoundSums | None, register: UnitRegister
) -> tuple[Outlier, ...]:
    """Return what stands out in a round: first what is farthest from the others, then from the last."""
    money = {
        (form.code, column.code)
        for form in plan.forms
        for column in form.columns
        if column.kind == "money"
    }
    subjects = _subjects(this.units)
    found = [
        one
        for subject, numbers in subjects.items()
        for one in _apart(subject, numbers, this, money)
    ]
    if last is not None:
        pairs = list(_pairs(this, last, register))
        before = _subjects(last.units)
        for subject, numbers in subjects.items():
            if subject.measure is None or subject.measure in _OF_ROUNDS:
                least = _least(subject, money)
                found += _changed(subject, numbers, before.get(subject, {}), pairs, least)
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.kind is not OutlierKind.PEERS,
                -each.weight,
                unit_order(each.unit),
            ),
        )
    )


def _apart(
    subject: Subject, numbers: Mapping[str, Number], this: RoundSums, money: set[tuple[str, str]]
) -> Iterator[Outlier]:
    """Yield the units whose number is far from those of their own kind."""
    by_kind: dict[UnitKind, dict[str, Unit]] = {}
    for one in this.units:
        if one.unit.code in numbers:
            by_kind.setdefault(one.unit.kind, {})[one.unit.code] = one.unit
    for units in by_kind.values():
        same = {code: numbers[code] for code in units}
        for code, middle, score in far_from_others(same):
            if abs(Decimal(same[code]) - Decimal(middle)) >= _least(subject, money):
                yield Outlier(
                    unit=units[code],
                    subject=subject,
                    kind=OutlierKind.PEERS,
                    value=same[code],
                    against=middle,
                    peers=len(same),
                    weight=score,
                )


def _least(subject: Subject, money: set[tuple[str, str]]) -> int:
    is_money = subject.measure in MONEY or (subject.form, subject.column) in money
    return LEAST_MONEY if is_money else LEAST


def far_from_others(numbers: Mapping[str, Number]) -> list[tuple[str, Number, float]]:
    """Return who is far from the others, with the middle and the modified z-score; nobody among fewer
    than ``LEAST_PEERS``.
    """
    if len(numbers) < LEAST_PEERS:
        return []
    middle = _middle(numbers.values())
    away = {code: abs(float(number - middle)) for code, number in numbers.items()}
    spread = median(away.values())
    scale = spread / _MAD if spread else _MEAN_AD * fmean(away.values())
    if not scale:
        return []
    return [(code, middle, far / scale) for code, far in away.items() if far / scale > FAR]


def _middle(numbers: Iterable[Number]) -> Number:
    """Return the median, exactly: that of whole numbers may end in a half."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return plain_number((Decimal(ordered[half - 1]) + Decimal(ordered[half])) / 2)


def _subjects(units: Iterable[UnitSums]) -> dict[Subject, dict[str, Number]]:
    """Return each number by subject and unit; what nobody gave is not there."""
    found: dict[Subject, dict[str, Number]] = {}
    measures = {one: Subject(measure=one) for one in _OF_UNITS}
    forms: dict[str, dict[CellPlace, dict[str, Number]]] = {}
    for one in units:
        code = one.unit.code
        for measure, subject in measures.items():
            value = one.total.value(measure)
            if value is not None:
                found.setdefault(subject, {})[code] = value
        for form, given in one.forms.items():
            cells = forms.setdefault(form, {})
            for place, number in given.numbers.items():
                if place not in cells:
                    cells[place] = {}
                cells[place][code] = number
    for form, cells in forms.items():
        for place, numbers in cells.items():
            found[Subject(None, form, *place)] = numbers
    return found


def _pairs(
    this: RoundSums, last: RoundSums, register: UnitRegister
) -> Iterable[tuple[UnitSums, frozenset[str]]]:
    """Yield each unit with those whose last round was its own alone."""
    held = {one.unit.code for one in last.units}
    for one in this.units:
        trace = trace_unit(register, one.unit.code, held, last.on)
        if trace.units and not trace.shared and not trace.missing:
            yield one, frozenset(trace.units)


def _changed(
    subject: Subject,
    numbers: Mapping[str, Number],
    before: Mapping[str, Number],
    pairs: Iterable[tuple[UnitSums, frozenset[str]]],
    least: int,
) -> Iterator[Outlier]:
    """Yield the units whose number is far from their own of the last round."""
    for one, own in pairs:
        value = numbers.get(one.unit.code)
        parts = [before[code] for code in own if code in before]
        if value is None or not parts:
            continue
        last: Number = sum(parts)
        now: Number = -value if value < 0 else value
        then: Number = -last if last < 0 else last
        low: Number = now if now < then else then
        high: Number = then if now < then else now
        if high - low >= least and high >= TIMES * low:
            yield Outlier(
                unit=one.unit,
                subject=subject,
                kind=OutlierKind.LAST,
                value=value,
                against=last,
                weight=float(Decimal(high) / Decimal(low)) if low else float(high),
            )
