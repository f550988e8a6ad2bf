# SPDX-License-Identifier: MIT
"""Statistical forms over many units: grids summed cell by cell, lists put one after the other.

Each cell counts the units that gave a number and those to which it does not apply.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import localcontext

from lsapp.catalogue.forms import CellPlace, Number
from lsapp.catalogue.model import StatForm, Unit
from lsapp.domain.ordering import place_in_order
from lsapp.domain.records import Records
from lsapp.report.provincial_figures import CellSum, FormSum, UnitRow, unit_order
from lsapp.rollup.exact import EXACT, plain_number
from lsapp.rollup.form_parts import UnitForm, filled_forms, unit_form


class FormTally:
    """Takes one form from unit after unit; the order does not matter."""

    def __init__(self, form: StatForm) -> None:
        self.form = form
        self._sums: dict[CellPlace, Number] = {}
        self._given: Counter[CellPlace] = Counter()
        self._not_applicable: Counter[CellPlace] = Counter()
        self._rows: list[UnitRow] = []
        self._units = self._said = self._nothing_arose = self._strays = 0

    def take(self, unit: Unit, one: UnitForm) -> None:
        """Add what one unit says."""
        self._units += 1
        self._said += one.said
        self._nothing_arose += one.nothing_arose
        self._strays += one.strays
        self._rows += [UnitRow(unit=unit, row=row) for row in one.rows]
        self._given.update(one.numbers.keys())
        self._not_applicable.update(one.not_applicable.keys())
        with localcontext(EXACT):
            for place, number in one.numbers.items():
                self._sums[place] = self._sums.get(place, 0) + number

    def result(self) -> FormSum:
        """Return what the units taken so far come to."""
        form = self.form
        return FormSum(
            code=form.code,
            units=self._units,
            said=self._said,
            nothing_arose=self._nothing_arose,
            strays=self._strays,
            cells=tuple(
                self._cell((row.code, column.code)) for row in form.rows for column in form.columns
            ),
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


def sum_form(form: StatForm, units: Iterable[tuple[Unit, UnitForm]]) -> FormSum:
    """Return a form over the units that were asked for it or filled it in."""
    tally = FormTally(form)
    for unit, one in units:
        tally.take(unit, one)
    return tally.result()


def add_forms(tallies: dict[str, FormTally], unit: Unit, records: Records) -> int:
    """Add a unit's forms to the tallies by code; return how much was filled into other forms."""
    filled = filled_forms(records)
    for code, tally in tallies.items():
        one = unit_form(tally.form, unit, *filled.pop(code, ((), ())))
        if one is not None:
            tally.take(unit, one)
    return sum(len(values) + len(rows) for values, rows in filled.values())


def _row_order(one: UnitRow) -> tuple[tuple[int, bytes, str], tuple[int, str]]:
    return unit_order(one.unit), place_in_order(one.row)
