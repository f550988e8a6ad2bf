# SPDX-License-Identifier: MIT
"""One figure over several rounds; units that were merged, split or closed are traced, never moved.

A unit's figure of a round in which it did not exist is that of the units that it came from, or
that came from it: said so, and told apart where it covers more than the unit alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import localcontext

import msgspec

from lsapp.catalogue.forms import Number
from lsapp.catalogue.model import Unit
from lsapp.catalogue.units import UnitRegister
from lsapp.rollup.breakdown import Dimension, Measure, UnitSums, figure
from lsapp.rollup.exact import EXACT, plain_number


class RoundSums(msgspec.Struct, frozen=True, kw_only=True):
    """A round with what each of its counted reports adds to it; ``on`` is the day of its cut-off."""

    round: str
    on: dt.date
    units: tuple[UnitSums, ...]


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """Whose reports stand for a unit in a round. ``missing`` are units that should stand for it and
    sent none that is counted; ``shared`` tells that ``units`` became (or came from) others as well,
    so that their figure covers more than the unit.
    """

    units: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    shared: bool = False


class TrendPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in one round; ``trace`` is set where other units stand for the one asked for."""

    round: str
    value: Number | None = None
    trace: Trace | None = None


Value = Callable[[Sequence[UnitSums]], Number | None]
"""What a figure comes to over some units; ``None`` is no figure at all."""


def trace_unit(register: UnitRegister, code: str, reported: Collection[str], on: dt.date) -> Trace:
    """Return whose reports of a round with the cut-off ``on`` stand for a unit.

    A unit that exists and is silent is missing; it is never replaced by others.
    """
    unit = register.find(code)
    if code in reported or unit is None:
        return Trace(units=(code,) if code in reported else ())
    ended = unit.valid_to is not None and unit.valid_to < on
    follow = register.successors if ended else register.predecessors
    back = register.predecessors if ended else register.successors
    found: dict[str, None] = {}
    missing: dict[str, None] = {}
    waiting, seen = [unit], {code}
    while waiting:
        one = waiting.pop(0)
        if one.code in reported:
            found[one.code] = None
        elif one.valid_on(on):
            missing[one.code] = None
        else:
            for other in follow(one.code):
                if other.code not in seen:
                    seen.add(other.code)
                    waiting.append(other)
    shared = any(_reaches_others(back, one, code) for one in found)
    return Trace(units=tuple(found), missing=tuple(missing), shared=shared)


def _reaches_others(back: Callable[[str], Iterable[Unit]], start: str, wanted: str) -> bool:
    """Tell whether the way back from a unit leads anywhere but to the one that was asked for."""
    waiting, seen = [start], {start}
    while waiting:
        one = waiting.pop()
        if one == wanted:
            continue
        others = [other.code for other in back(one)]
        if not others and one != start:
            return True
        for other in others:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return False


def trend(rounds: Iterable[RoundSums], value: Value) -> tuple[TrendPoint, ...]:
    """Return a figure of all units round by round, oldest first; a round without reports is a gap."""
    return tuple(
        TrendPoint(round=one.round, value=value(one.units) if one.units else None)
        for one in sorted(rounds, key=lambda each: each.on)
    )


def unit_trend(
    rounds: Iterable[RoundSums], register: UnitRegister, code: str, value: Value
) -> tuple[TrendPoint, ...]:
    """Return a unit's figure round by round, oldest first, traced where it did not exist."""
    points = []
    for one in sorted(rounds, key=lambda each: each.on):
        held = {each.unit.code: each for each in one.units}
        trace = trace_unit(register, code, held.keys(), one.on)
        parts = [held[each] for each in trace.units]
        other = trace.units != (code,) and bool(trace.units)
        points.append(
            TrendPoint(
                round=one.round,
                value=value(parts) if parts else None,
                trace=trace if other else None,
            )
        )
    return tuple(points)


def line_value(dimension: Dimension, key: str | None, measure: Measure) -> Value:
    """Return the figure of a line, or of the whole round where ``key`` is ``None``."""
    return lambda units: figure(units, dimension, key, measure)


def cell_value(form: str, row: str, column: str) -> Value:
    """Return the sum of one cell of a form; ``None`` where nobody gave a number."""

    def value(units: Sequence[UnitSums]) -> Number | None:
        numbers = [
            one.forms[form].numbers[row, column]
            for one in units
            if form in one.forms and (row, column) in one.forms[form].numbers
        ]
        with localcontext(EXACT):
            return plain_number(sum(numbers)) if numbers else None

    return value
