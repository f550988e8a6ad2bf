# SPDX-License-Identifier: MIT
"""What each unit adds to the statistical forms, and forms put together from it.

A number, "not applicable" and an empty cell stay three different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import localcontext

import msgspec

from lsapp.catalogue.forms import CellPlace, Number
from lsapp.catalogue.model import Plan, StatForm, Unit
from lsapp.domain.ordering import place_in_order
from lsapp.domain.records import WHOLE, OpenRow, Records, StatValue
from lsapp.report.provincial_figures import CellSum, FormSum, UnitRow, unit_order
from lsapp.rollup.form_sums import EXACT, FormTally, plain_number


class UnitForm(msgspec.Struct, frozen=True, kw_only=True):
    """One form of one unit: numbers with the computed ones filled in, the places where it does not
    apply with the reason given, rows of its own. ``said`` and ``nothing_arose`` as in ``FormSum``.
    """

    said: bool
    nothing_arose: bool
    strays: int = 0
    numbers: dict[CellPlace, Number] = {}
    not_applicable: dict[CellPlace, str | None] = {}
    rows: tuple[OpenRow, ...] = ()


def unit_forms(plan: Plan, unit: Unit, records: Records) -> dict[str, UnitForm]:
    """Return the unit's forms that were asked of it or filled, by code."""
    values: dict[str, list[StatValue]] = {}
    rows: dict[str, list[OpenRow]] = {}
    for value in records.stat_values:
        values.setdefault(value.form, []).append(value)
    for row in records.open_rows:
        rows.setdefault(row.form, []).append(row)
    found = {}
    for form in plan.forms:
        one = _unit_form(form, unit, values.get(form.code, []), rows.get(form.code, []))
        if one is not None:
            found[form.code] = one
    return found


def _unit_form(
    form: StatForm, unit: Unit, values: list[StatValue], rows: list[OpenRow]
) -> UnitForm | None:
    tally = FormTally(form)
    with localcontext(EXACT):
        tally.add(unit, values, rows)
    result = tally.result()
    if not result.units:
        return None
    reasons = {(one.row, one.column): one.reason for one in values}
    whole = reasons.get((WHOLE, WHOLE))
    return UnitForm(
        said=bool(result.said),
        nothing_arose=bool(result.nothing_arose),
        strays=result.strays,
        numbers={(one.row, one.column): one.total for one in result.cells if one.total is not None},
        not_applicable={
            place: reasons.get(place) or whole
            for one in result.cells
            if one.not_applicable
            for place in [(one.row, one.column)]
        },
        rows=tuple(one.row for one in result.rows),
    )


def sum_form(form: StatForm, units: Iterable[tuple[Unit, UnitForm]]) -> FormSum:
    """Return a form over the units that were asked for it or filled it in."""
    sums: dict[CellPlace, Number] = {}
    given: Counter[CellPlace] = Counter()
    not_applicable: Counter[CellPlace] = Counter()
    rows: list[UnitRow] = []
    asked = said = nothing_arose = strays = 0
    with localcontext(EXACT):
        for unit, one in units:
            asked += 1
            said += one.said
            nothing_arose += one.nothing_arose
            strays += one.strays
            rows += [UnitRow(unit=unit, row=row) for row in one.rows]
            given.update(one.numbers.keys())
            not_applicable.update(one.not_applicable.keys())
            for place, number in one.numbers.items():
                sums[place] = sums.get(place, 0) + number
    rows.sort(key=lambda one: (unit_order(one.unit), place_in_order(one.row)))
    places = [(row.code, column.code) for row in form.rows for column in form.columns]
    return FormSum(
        code=form.code,
        units=asked,
        said=said,
        nothing_arose=nothing_arose,
        strays=strays,
        cells=tuple(
            CellSum(
                row=place[0],
                column=place[1],
                total=plain_number(sums[place]) if place in sums else None,
                given=given[place],
                not_applicable=not_applicable[place],
                empty=asked - given[place] - not_applicable[place],
            )
            for place in places
        ),
        rows=tuple(rows),
    )
