# SPDX-License-Identifier: MIT
"""The ways to look at a round, and what each shows: pure work for beside the window's thread."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QCoreApplication

from lsapp.catalogue.model import Plan
from lsapp.services.breakdowns import (
    MONEY,
    Dimension,
    RoundSums,
    TrendPoint,
    UnitRegister,
    Value,
    break_down,
    cell_value,
    line_value,
    outliers,
    sum_form,
    trend,
    unit_names,
    unit_trend,
)
from ui.models.compiling_figures_cells import (
    MILLION,
    CellSource,
    FigureGrid,
    LineSource,
    Source,
    UnitSource,
    breakdown_grid,
    dimension_title,
)
from ui.models.compiling_figures_forms import form_grid
from ui.models.compiling_figures_outliers import outlier_grid


class Cut(msgspec.Struct, frozen=True):
    """One way: by a dimension, a form, or what stands out where neither is named."""

    dimension: Dimension | None = None
    form: str | None = None

    @property
    def is_outliers(self) -> bool:
        """Whether it shows the numbers that stand out, for which the last round is needed."""
        return self.dimension is None and self.form is None


def cuts_of(plan: Plan) -> list[tuple[str, list[tuple[str, Cut]]]]:
    """Return the ways that a plan has, in parts: each its title, and the ways with their words."""
    return [
        (
            QCoreApplication.translate("CompilingFigures", "Cộng theo"),
            [(dimension_title(one), Cut(dimension=one)) for one in Dimension],
        ),
        (
            QCoreApplication.translate("CompilingFigures", "Biểu số liệu"),
            [(f"{one.code}. {one.title}", Cut(form=one.code)) for one in plan.forms],
        ),
        (
            QCoreApplication.translate("CompilingFigures", "Xem lại"),
            [(QCoreApplication.translate("CompilingFigures", "Số liệu khác thường"), Cut())],
        ),
    ]


class Province(msgspec.Struct, frozen=True, kw_only=True):
    """What is read: the round in view, others by code, the units with their past."""

    plan: Plan
    this: RoundSums
    last: RoundSums | None
    rounds: Mapping[str, RoundSums]
    register: UnitRegister

    def names(self) -> dict[str, str]:
        """Return the names of all units, as the round in view lists its own."""
        return {one.code: one.name for one in self.register} | unit_names(self.this.units)


def make_grid(province: Province, cut: Cut, *, in_millions: bool) -> FigureGrid:
    """Return what a way to look at the round shows."""
    plan, units = province.plan, province.this.units
    if cut.dimension is not None:
        found = break_down(plan, units, cut.dimension, province.names())
        return breakdown_grid(found, in_millions=in_millions)
    names = unit_names(units)
    if cut.form is not None:
        form = next(one for one in plan.forms if one.code == cut.form)
        given = [(one.unit, one.forms[form.code]) for one in units if form.code in one.forms]
        return form_grid(form, sum_form(form, given), names, in_millions=in_millions)
    outlying = outliers(plan, province.this, province.last, province.register)
    return outlier_grid(outlying, plan, province.this.round, names, in_millions=in_millions)


def make_trend(province: Province, source: Source) -> tuple[TrendPoint, ...]:
    """Return a figure round by round; that of a unit is traced where the unit did not exist."""
    unit, of = None, source
    if isinstance(of, UnitSource):
        unit, of = of.unit, of.of
    value: Value
    if isinstance(of, LineSource):
        if of.dimension is Dimension.UNIT and of.key is not None:
            unit = of.key
        whole = unit is not None and of.dimension is Dimension.UNIT
        value = line_value(of.dimension, None if whole else of.key, of.measure)
    elif isinstance(of, CellSource):
        value = cell_value(of.form, of.row, of.column)
    else:
        return ()
    rounds = province.rounds.values()
    if unit is not None:
        return unit_trend(rounds, province.register, unit, value)
    return trend(rounds, value)


def is_money(plan: Plan, source: Source) -> bool:
    """Tell whether a figure is an amount of đồng."""
    of = source.of if isinstance(source, UnitSource) else source
    if isinstance(of, LineSource):
        return of.measure in MONEY
    return any(
        column.code == of.column and column.kind == "money"
        for form in plan.forms
        if isinstance(of, CellSource) and form.code == of.form
        for column in form.columns
    )


def divisor_of(plan: Plan, source: Source, *, in_millions: bool) -> int:
    """Return by what a figure is divided to be shown."""
    return MILLION if in_millions and is_money(plan, source) else 1
