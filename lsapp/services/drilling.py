# SPDX-License-Identifier: MIT
"""From a figure of the roll-up to the units and activities behind it; reads every report that is in."""

from __future__ import annotations

from lsapp.catalogue.forms import CellPlace
from lsapp.catalogue.model import Plan
from lsapp.domain.period import RoundCode
from lsapp.errors import UserError
from lsapp.rollup.behind import CellPart, TaskFilter, TaskPart, behind_cell, behind_count
from lsapp.services.compiling import heads_of_round
from lsapp.services.desk import Desk


def cell_parts(
    desk: Desk, plan: Plan, round_code: str, form: str, place: CellPlace
) -> tuple[CellPart, ...]:
    """Return what each unit gave for one cell of a form (row, column).

    Raises UserError ``round.unreadable``, ``form.unknown``, ``submission.payload_missing``.
    """
    found = next((one for one in plan.forms if one.code == form), None)
    known = found is not None and any(
        (row.code, column.code) == place for row in found.rows for column in found.columns
    )
    if found is None or not known:
        raise UserError("form.unknown", form=form)
    return behind_cell(found, heads_of_round(desk, plan, str(RoundCode.parse(round_code))), place)


def task_parts(
    desk: Desk, plan: Plan, round_code: str, wanted: TaskFilter, *, limit: int = 1000
) -> tuple[TaskPart, ...]:
    """Return the first ``limit`` activities behind a count, unit by unit.

    Raises UserError ``round.unreadable``, ``submission.payload_missing``.
    """
    code = str(RoundCode.parse(round_code))
    parts: list[TaskPart] = []
    for part in behind_count(plan, code, heads_of_round(desk, plan, code), wanted):
        parts.append(part)
        if len(parts) == limit:
            break
    return tuple(parts)
