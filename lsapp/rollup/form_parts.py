# SPDX-License-Identifier: MIT
"""What each unit adds to the statistical forms.

A number, "not applicable" and an empty cell stay three different things.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import localcontext

import msgspec

from lsapp.catalogue.forms import CellPlace, Number, totals
from lsapp.catalogue.model import Plan, StatForm, Unit
from lsapp.domain.ordering import place_in_order
from lsapp.domain.records import WHOLE, OpenRow, Records, StatValue
from lsapp.rollup.exact import EXACT, plain_number

Filled = tuple[list[StatValue], list[OpenRow]]
"""The cells and the rows of one form."""


class UnitForm(msgspec.Struct, frozen=True, kw_only=True):
    """One form of one unit: numbers with the computed ones filled in, the places where it does not
    apply with the reason given, rows of its own in their order. ``strays`` counts what was filled
    where the form has no place; ``said`` and ``nothing_arose`` as in ``FormSum``.
    """

    said: bool
    nothing_arose: bool
    strays: int = 0
    numbers: dict[CellPlace, Number] = {}
    not_applicable: dict[CellPlace, str | None] = {}
    rows: tuple[OpenRow, ...] = ()


def filled_forms(records: Records) -> dict[str, Filled]:
    """Return cells and rows by the code of their form, known or not."""
    found: dict[str, Filled] = {}
    for value in records.stat_values:
        found.setdefault(value.form, ([], []))[0].append(value)
    for row in records.open_rows:
        found.setdefault(row.form, ([], []))[1].append(row)
    return found


def unit_forms(plan: Plan, unit: Unit, records: Records) -> dict[str, UnitForm]:
    """Return the unit's forms that were asked of it or filled, by code."""
    filled = filled_forms(records)
    found = {
        form.code: unit_form(form, unit, *filled.get(form.code, ((), ()))) for form in plan.forms
    }
    return {code: one for code, one in found.items() if one is not None}


def unit_form(
    form: StatForm, unit: Unit, values: Sequence[StatValue], rows: Sequence[OpenRow]
) -> UnitForm | None:
    """Return what a unit says in a form; ``None`` where it is neither asked of it nor filled."""
    cells = {
        (one.row, one.column): one for one in values if one.value is not None or one.not_applicable
    }
    lines = sorted((one for one in rows if one.cells), key=place_in_order)
    if not (cells or lines or form.asked_of(unit.kind)):
        return None
    whole = cells.pop((WHOLE, WHOLE), None)
    said = bool(cells or lines)
    places = [(row.code, column.code) for row in form.rows for column in form.columns]
    strays = len(cells.keys() - set(places))
    with localcontext(EXACT):
        numbers = totals(
            form, {at: one.value for at, one in cells.items() if one.value is not None}
        )
        marked = [] if whole is not None else _marked(form, places, cells)
    if whole is not None:
        marked = places
    return UnitForm(
        said=said,
        nothing_arose=whole is not None and not said,
        strays=strays,
        numbers={at: plain_number(numbers[at]) for at in places if at in numbers},
        not_applicable={
            at: (cells[at].reason if at in cells else None) or (whole.reason if whole else None)
            for at in marked
            if at not in numbers
        },
        rows=tuple(lines),
    )


def _marked(
    form: StatForm, places: Sequence[CellPlace], cells: Mapping[CellPlace, StatValue]
) -> Sequence[CellPlace]:
    """Return where a form does not apply: cells marked so, and sums all of whose cells are."""
    marks = {at: 1 for at, one in cells.items() if one.not_applicable and one.value is None}
    if not marks:
        return ()
    # Of how many typed cells each cell is made: a typed one of itself alone.
    parts = totals(form, dict.fromkeys(places, 1))
    counted = totals(form, marks)
    return [at for at in places if at in counted and counted[at] == parts.get(at)]
