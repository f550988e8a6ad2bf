# SPDX-License-Identifier: MIT
"""Fills the statistical forms of a sample so that their sums hold."""

from __future__ import annotations

import datetime as dt

from lsapp.catalogue.model import Plan, StatForm, Unit
from lsapp.domain.records import WHOLE, OpenRow, StatValue, derived_key, natural_key
from lsapp.sampling.chance import Chance
from lsapp.sampling.recipe import GridRecipe, ListRecipe, Recipe


def sample_forms(
    recipe: Recipe, plan: Plan, unit: Unit, round_code: str, chance: Chance, growth: float
) -> tuple[list[StatValue], list[OpenRow]]:
    """Return the cells and rows of all forms that the unit's kind fills in.

    ``growth`` scales the counts of fixed rows, so that a later round resembles the one before.
    """
    values: list[StatValue] = []
    rows: list[OpenRow] = []
    scope = (unit.code, plan.code, round_code)
    for form in plan.forms:
        if not form.asked_of(unit.kind):
            continue
        # The same stream in every round of a unit: figures move by ``growth``, not at random.
        steady = Chance("form", unit.code, form.code)
        if form.code in recipe.grids:
            cells = _grid(recipe.grids[form.code], form, unit, steady, growth)
            values += [_value(scope, form, *place, number) for place, number in cells.items()]
        elif form.code in recipe.lists:
            more = _rows(recipe.lists[form.code], form, unit, scope, chance)
            rows += more
            if not more:
                values.append(_nothing(scope, form, recipe.lists[form.code].none))
    return values, rows


def _value(
    scope: tuple[str, str, str], form: StatForm, row: str, column: str, number: int
) -> StatValue:
    unit, plan, round_code = scope
    return StatValue(
        unit=unit,
        key=natural_key(StatValue, *scope, form.code, row, column),
        plan=plan,
        round=round_code,
        form=form.code,
        row=row,
        column=column,
        value=number,
    )


def _nothing(scope: tuple[str, str, str], form: StatForm, reason: str) -> StatValue:
    unit, plan, round_code = scope
    return StatValue(
        unit=unit,
        key=natural_key(StatValue, *scope, form.code, WHOLE, WHOLE),
        plan=plan,
        round=round_code,
        form=form.code,
        row=WHOLE,
        column=WHOLE,
        not_applicable=True,
        reason=reason,
    )


def _grid(
    recipe: GridRecipe, form: StatForm, unit: Unit, chance: Chance, growth: float
) -> dict[tuple[str, str], int]:
    computed = {column.code for column in form.columns if column.sum_of}
    cells: dict[tuple[str, str], int] = {}
    for row, (low, high) in recipe.rows.get(unit.kind, {}).items():
        known = {recipe.base: round(chance.number(low, high) * growth)}
        for split in recipe.splits:
            divided = chance.part_of(known[split.whole], split.share)
            known |= chance.divide(divided if split.share < 1 else known[split.whole], split.parts)
        for column, (of, share) in recipe.shares.items():
            known[column] = chance.part_of(known[of], share)
        for column, (of, each) in recipe.money.items():
            known[column] = known[of] * each // 100_000 * 100_000
        known |= dict.fromkeys(recipe.zero, 0)
        cells |= {
            (row, column): number for column, number in known.items() if column not in computed
        }
    return cells


def _rows(
    recipe: ListRecipe, form: StatForm, unit: Unit, scope: tuple[str, str, str], chance: Chance
) -> list[OpenRow]:
    count = min(chance.number(*recipe.count.get(unit.kind, (0, 0))), len(recipe.rows))
    first = chance.number(0, len(recipe.rows) - 1)
    year = int(scope[2][:4])
    dates = [column.code for column in form.columns if column.kind == "date"]
    rows = []
    for index in range(count):
        cells = dict(recipe.rows[(first + index) % len(recipe.rows)])
        if dates:
            day = dt.date(year, chance.number(2, 10), chance.number(1, 28))
            cells[dates[0]] = day.isoformat()
        rows.append(
            OpenRow(
                unit=scope[0],
                key=derived_key("sample", *scope, form.code, str(index)),
                plan=scope[1],
                round=scope[2],
                form=form.code,
                cells=cells,
                position=index,
            )
        )
    return rows
