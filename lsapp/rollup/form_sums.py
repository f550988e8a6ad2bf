# SPDX-License-Identifier: MIT
"""Statistical forms over many units: grids summed cell by cell, lists put one after the other.

A number, an empty cell and "not applicable" stay three different things: each cell counts the
units that said each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Final

from lsapp.catalogue.forms import CellPlace, Number, totals
from lsapp.catalogue.model import StatForm, Unit
from lsapp.domain.ordering import place_in_order
from lsapp.domain.records import WHOLE, OpenRow, Records, StatValue
from lsapp.report.provincial_figures import CellSum, FormSum, UnitRow, unit_order

EXACT: Final = Context(prec=60)
"""Digits of a sum: more than any sum of cells of up to 10^15 with decimals can need."""


class FormTally:
    """Takes one form from unit after unit; the order does not matter."""

    def __init__(self, form: StatForm) -> None:
        self._form = form
        self._places = [(row.code, column.code) for row in form.rows for column in form.columns]
        # Of how many typed cells each cell is made: a typed one of itself alone.
        self._parts = totals(form, dict.fromkeys(self._places, 1))
        self._sums: dict[CellPlace, Number] = {}
        self._given: Counter[CellPlace] = Counter()
        self._not_applicable: Counter[CellPlace] = Counter()
        self._rows: list[UnitRow] = []
        self._units = self._said = self._nothing_arose = self._strays = 0

    def add(self, unit: Unit, values: Iterable[StatValue], rows: Iterable[OpenRow]) -> None:
        """Add one unit; of a form that is not asked of it nothing is counted unless it is filled."""
        cells = {
            (one.row, one.column): one
            for one in values
            if one.value is not None or one.not_applicable
        }
        lines = [one for one in rows if one.cells]
        if not (cells or lines or self._form.asked_of(unit.kind)):
            return
        self._units += 1
        whole = cells.pop((WHOLE, WHOLE), None)
        self._said += bool(cells or lines)
        self._nothing_arose += not (cells or lines) and whole is not None
        self._rows += [UnitRow(unit=unit, row=one) for one in lines]
        places = set(self._places)
        self._strays += sum(place not in places for place in cells)
        self._add_cells(cells, whole=whole is not None)

    def _add_cells(self, cells: dict[CellPlace, StatValue], *, whole: bool) -> None:
        numbers = {place: one.value for place, one in cells.items() if one.value is not None}
        filled = totals(self._form, numbers)
        marked = {
            place: 1 for place, one in cells.items() if one.not_applicable and one.value is None
        }
        marks = totals(self._form, marked) if marked else {}
        for place in self._places:
            if place in filled:
                self._sums[place] = self._sums.get(place, 0) + filled[place]
                self._given[place] += 1
            elif whole or (marks and marks.get(place) == self._parts.get(place)):
                self._not_applicable[place] += 1

    def result(self) -> FormSum:
        """Return what the units added so far come to."""
        return FormSum(
            code=self._form.code,
            units=self._units,
            said=self._said,
            nothing_arose=self._nothing_arose,
            strays=self._strays,
            cells=tuple(self._cell(place) for place in self._places),
            rows=tuple(sorted(self._rows, key=_row_order)),
        )

    def _cell(self, place: CellPlace) -> CellSum:
        given, not_applicable = self._given[place], self._not_applicable[place]
        total = self._sums.get(place)
        return CellSum(
            row=place[0],
            column=place[1],
            total=None if total is None else plain_number(total),
            given=given,
            not_applicable=not_applicable,
            empty=self._units - given - not_applicable,
        )


def add_forms(tallies: dict[str, FormTally], unit: Unit, records: Records) -> int:
    """Add a unit's forms to the tallies by code; return how much was filled into other forms."""
    values: dict[str, list[StatValue]] = {}
    rows: dict[str, list[OpenRow]] = {}
    for value in records.stat_values:
        values.setdefault(value.form, []).append(value)
    for row in records.open_rows:
        rows.setdefault(row.form, []).append(row)
    for code, tally in tallies.items():
        tally.add(unit, values.pop(code, ()), rows.pop(code, ()))
    return sum(map(len, values.values())) + sum(map(len, rows.values()))


def _row_order(one: UnitRow) -> tuple[tuple[int, bytes, str], tuple[int, str]]:
    return unit_order(one.unit), place_in_order(one.row)


def plain_number(number: Number) -> Number:
    """Return a sum in its one form: an ``int`` where it is whole, else without zeros at the end."""
    if isinstance(number, int):
        return number
    if number == number.to_integral_value():
        return int(number)
    return Decimal(f"{number:f}".rstrip("0"))
