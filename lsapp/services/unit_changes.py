# SPDX-License-Identifier: MIT
"""What was decided for single units of a round, and which of them were merged, set up or closed in it."""

from __future__ import annotations

from collections.abc import Sequence

from lsapp.catalogue.model import Plan, Unit
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.dates import format_date
from lsapp.domain.records import Round
from lsapp.report.provincial_figures import ProvincialFigures, unit_order
from lsapp.report.provincial_reporting import ExcusedUnit, Standing
from lsapp.report.provincial_tokens import listed_names
from lsapp.services.compiling import all_units
from lsapp.services.desk import Desk
from lsapp.services.obligations import obligations_of


def unit_standing(desk: Desk, plan: Plan, figures: ProvincialFigures) -> Standing:
    """Return who is excused and why, who has a deadline of its own, and what became of the units."""
    decided = obligations_of(desk.store, plan.code, figures.round.code)
    register = UnitRegister(all_units(desk))
    excused = [
        ExcusedUnit(unit=unit, reason=one.reason)
        for code, one in decided.items()
        if not one.owes and (unit := register.find(code)) is not None
    ]
    changes = {
        line.unit.code: words
        for line in figures.lines
        if (words := change_words(register, line.unit, figures.round))
    }
    return Standing(
        excused=tuple(sorted(excused, key=lambda one: unit_order(one.unit))),
        due_on={code: one.due_on for code, one in decided.items() if one.due_on is not None},
        changes=changes,
    )


def change_words(register: UnitRegister, unit: Unit, round_: Round) -> str | None:
    """Say that a unit was set up or closed within the round's period, and from or into which others."""
    start, end = unit.valid_from, unit.valid_to
    parts = []
    if start is not None and round_.flow_from < start <= round_.flow_to:
        came = _names(register.predecessors(unit.code))
        parts.append(f"Lập ngày {format_date(start)}{f' từ {came}' if came else ''}")
    if end is not None and round_.flow_from <= end < round_.flow_to:
        now = _names(register.successors(unit.code))
        parts.append(f"Kết thúc ngày {format_date(end)}{f', nay thuộc {now}' if now else ''}")
    return "; ".join(parts) or None


def _names(units: Sequence[Unit]) -> str | None:
    return listed_names([one.name for one in units])
