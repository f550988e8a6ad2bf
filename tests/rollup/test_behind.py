# SPDX-License-Identifier: MIT
from __future__ import annotations

from hypothesis import given, settings
from rollup_samples import PLAN, ROUND, UNITS, provinces

from lsapp.domain.records import Status
from lsapp.report.money import Money
from lsapp.rollup.behind import TaskFilter, behind_cell, behind_count
from lsapp.rollup.province import roll_up
from lsapp.rollup.reported import Reported


@settings(max_examples=30)
@given(provinces())
def test_the_parts_of_a_cell_add_up_to_it(reports: list[Reported]) -> None:
    figures = roll_up(PLAN, ROUND, UNITS, reports)
    for form, total in zip(PLAN.forms, figures.forms, strict=True):
        for cell in total.cells:
            parts = behind_cell(form, reports, (cell.row, cell.column))
            numbers = [one.value for one in parts if one.value is not None]
            assert (sum(numbers) if numbers else None) == cell.total
            assert len(numbers) == cell.given
            assert sum(one.not_applicable for one in parts) == cell.not_applicable
            assert len(parts) == total.units


@settings(max_examples=30)
@given(provinces())
def test_the_activities_behind_a_count_are_as_many(reports: list[Reported]) -> None:
    figures = roll_up(PLAN, ROUND, UNITS, reports)

    def count(wanted: TaskFilter) -> int:
        return len(list(behind_count(PLAN, ROUND.code, reports, wanted)))

    assert count(TaskFilter()) == figures.total.count
    assert count(TaskFilter(undeclared=True)) == figures.total.undeclared
    assert count(TaskFilter(overdue=True)) == figures.total.overdue
    for status in Status:
        assert count(TaskFilter(status=status)) == figures.total.by_status[status]
    for group in figures.groups:
        assert count(TaskFilter(group=group.code)) == group.figures.count
        assert count(TaskFilter(group=group.code, overdue=True)) == group.figures.overdue
    for line in figures.counted:
        assert line.figures is not None
        parts = list(behind_count(PLAN, ROUND.code, reports, TaskFilter(unit=line.unit.code)))
        assert len(parts) == line.figures.count
        assert {one.unit.code for one in parts} <= {line.unit.code}
        # Money may stand at a heading too, which is no activity of its own.
        planned = Money.of(one.money for one in parts).planned or 0
        assert planned <= (line.figures.money.planned or 0)
