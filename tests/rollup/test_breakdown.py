# SPDX-License-Identifier: MIT
"""The cuts of a round against sums worked out in plain Python from the records alone."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from rollup_samples import PLAN, ROUND, UNITS, provinces

from lsapp.catalogue.forms import CellPlace
from lsapp.catalogue.model import Unit, UnitKind
from lsapp.domain.records import Activity, BudgetLine, Progress, Status
from lsapp.report.provincial_figures import ReportState
from lsapp.rollup.breakdown import (
    HEADING,
    NONE,
    Dimension,
    Measure,
    Sums,
    UnitSums,
    break_down,
    figure,
    line_of_unit,
    sum_unit,
)
from lsapp.rollup.form_sums import sum_form
from lsapp.rollup.province import roll_up
from lsapp.rollup.reported import Reported

Seen = tuple[Reported, Activity, Progress | None, bool, list[BudgetLine]]


@st.composite
def with_tasks_and_headings(draw: st.DrawFn) -> list[Reported]:
    """Provinces whose activities may be of a plan task, or stand under one another."""
    reports = []
    for one in draw(provinces()):
        changed: list[Activity] = []
        for at, each in enumerate(one.records.activities):
            above = changed[0] if at and changed[0].group == each.group else None
            under = above is not None and draw(st.booleans())
            changed.append(
                msgspec.structs.replace(
                    each,
                    plan_task=draw(st.sampled_from([None, "1.1", "2.1"])),
                    parent=above.key if under and above is not None else None,
                )
            )
        records = msgspec.structs.replace(one.records, activities=changed)
        reports.append(msgspec.structs.replace(one, records=records))
    return reports


def sums_of(reports: Iterable[Reported]) -> list[UnitSums]:
    found = (sum_unit(PLAN, ROUND.code, one) for one in reports)
    return [one for one in found if one is not None]


def says(one: Reported) -> bool:
    kept = one.records
    return one.state is ReportState.COUNTED and bool(
        kept.progress
        or kept.stat_values
        or kept.open_rows
        or [each for each in kept.group_statements if each.none_arising]
        or [each for each in kept.sections if each.text]
    )


def seen(reports: list[Reported]) -> list[Seen]:
    found: list[Seen] = []
    for one in filter(says, reports):
        results = {each.activity: each for each in one.records.progress}
        parents = {each.parent for each in one.records.activities}
        for each in one.records.activities:
            result = results.get(each.key)
            counted = result is not None or each.key not in parents
            lines = [line for line in one.records.budget_lines if line.activity == each.key]
            found.append((one, each, result, counted, lines))
    return found


def added(amounts: Iterable[int | None]) -> int | None:
    given = [one for one in amounts if one is not None]
    return sum(given) if given else None


def expected(chosen: list[tuple[Seen, list[BudgetLine]]]) -> Sums:
    """Add up by hand; the lines are those whose money counts here."""
    counted = [one for one, _ in chosen if one[3]]
    states = [None if one[2] is None else one[2].status for one in counted]
    money = [line for _, lines in chosen for line in lines]
    late = [
        one
        for one, state in zip(counted, states, strict=True)
        if one[1].due_on is not None
        and one[1].due_on.year == 2026
        and state in (None, Status.NOT_STARTED, Status.IN_PROGRESS)
    ]
    return Sums(
        count=len(counted),
        **{state.value: states.count(state) for state in Status},
        undeclared=states.count(None),
        overdue=len(late),
        planned=added(line.planned for line in money),
        disbursed=added(line.disbursed for line in money),
    )


def region_of(unit: Unit) -> str:
    if unit.kind in ("district", "city"):
        return unit.code
    return unit.predecessors[0] if unit.kind in ("commune", "ward") and unit.predecessors else NONE


def of_year(one: Seen) -> list[BudgetLine]:
    return [line for line in one[4] if line.year == 2026]


def keys_of(dimension: Dimension, one: Seen) -> dict[str, list[BudgetLine]]:
    """Return by hand in which lines an activity stands, with the money that it has there."""
    reported, activity, result, counted, lines = one
    if dimension is Dimension.SOURCE:
        found = {
            line.source: [x for x in of_year(one) if x.source == line.source]
            for line in of_year(one)
        }
    elif dimension is Dimension.YEAR:
        found = {str(line.year): [x for x in lines if x.year == line.year] for line in lines}
    else:
        state = NONE if counted else HEADING
        key = {
            Dimension.GROUP: activity.group,
            Dimension.PLAN_TASK: activity.plan_task or NONE,
            Dimension.UNIT: reported.unit.code,
            Dimension.KIND: reported.unit.kind.value,
            Dimension.REGION: region_of(reported.unit),
            Dimension.STATUS: state if result is None else result.status.value,
        }[dimension]
        return {key: of_year(one)}
    return found or ({NONE: []} if counted else {})


@settings(max_examples=40, deadline=None)
@given(with_tasks_and_headings())
def test_every_cut_is_what_plain_python_counts(reports: list[Reported]) -> None:
    units = sums_of(reports)
    activities = seen(reports)
    for dimension in Dimension:
        by_key: dict[str, list[tuple[Seen, list[BudgetLine]]]] = {}
        for one in activities:
            for key, lines in keys_of(dimension, one).items():
                by_key.setdefault(key, []).append((one, lines))
        cut = break_down(PLAN, units, dimension)
        shown = {line.key: line for line in cut.lines}
        assert len(shown) == len(cut.lines)
        for key, chosen in by_key.items():
            wanted = expected(chosen)
            if not wanted.is_empty or key in shown:
                assert shown[key].sums == wanted
        assert not [key for key in shown.keys() - by_key.keys() if not shown[key].sums.is_empty]


@settings(max_examples=40, deadline=None)
@given(with_tasks_and_headings())
def test_lines_add_up_to_the_round_and_to_its_roll_up(reports: list[Reported]) -> None:
    units = sums_of(reports)
    figures = roll_up(PLAN, ROUND, UNITS, reports)
    for dimension in Dimension:
        cut = break_down(PLAN, units, dimension)
        assert cut.units == len(figures.counted)
        assert cut.total.count == figures.total.count
        if dimension not in (Dimension.SOURCE, Dimension.YEAR):
            assert Sums.of(line.sums for line in cut.lines) == cut.total
            assert cut.total.money == figures.total.money
    for group, line in zip(
        figures.groups, break_down(PLAN, units, Dimension.GROUP).lines, strict=True
    ):
        assert (line.sums.count, line.sums.overdue) == (group.figures.count, group.figures.overdue)
    money = {(one.year, one.source): one.money for one in figures.money}
    for line in break_down(PLAN, units, Dimension.SOURCE).lines:
        assert line.sums.money == money.get((2026, line.key), (None, None))


@settings(max_examples=40, deadline=None)
@given(with_tasks_and_headings())
def test_a_figure_comes_apart_into_its_units(reports: list[Reported]) -> None:
    units = sums_of(reports)
    for dimension in Dimension:
        for line in break_down(PLAN, units, dimension).lines:
            parts = [one.part(dimension, line.key) for one in units]
            if dimension is not Dimension.YEAR:
                assert Sums.of(parts) == line.sums
            for measure in (Measure.COUNT, Measure.UNDECLARED, Measure.PLANNED):
                assert figure(units, dimension, line.key, measure) == line.sums.value(measure)


@settings(max_examples=40, deadline=None)
@given(provinces())
def test_forms_of_single_units_put_together_are_the_forms_of_the_roll_up(
    reports: list[Reported],
) -> None:
    units = sums_of(reports)
    figures = roll_up(PLAN, ROUND, UNITS, reports)
    for form, total in zip(PLAN.forms, figures.forms, strict=True):
        mine = sum_form(
            form, [(one.unit, one.forms[form.code]) for one in units if form.code in one.forms]
        )
        assert mine == total


@settings(max_examples=40, deadline=None)
@given(provinces())
def test_a_cell_is_the_sum_of_what_units_wrote(reports: list[Reported]) -> None:
    """By hand: typed cells, and the row of sums; a number, a mark and nothing are told apart."""
    form = PLAN.forms[0]
    written: dict[CellPlace, list[object]] = {}
    for one in filter(says, reports):
        cells = {(each.row, each.column): each for each in one.records.stat_values}
        for column in ("so", "gio"):
            both = [cells.get((row, column)) for row in ("a", "b")]
            for row, cell in zip(("a", "b"), both, strict=True):
                told = None if cell is None else ("x" if cell.not_applicable else cell.value)
                written.setdefault((row, column), []).append(told)
            numbers = [cell.value for cell in both if cell is not None and cell.value is not None]
            marks = [cell for cell in both if cell is not None and cell.not_applicable]
            total = sum(numbers) if numbers else ("x" if len(marks) == 2 else None)
            written.setdefault(("tong", column), []).append(total)
    units = sums_of(reports)
    result = sum_form(form, [(one.unit, one.forms["T1"]) for one in units if "T1" in one.forms])
    for cell in result.cells:
        told = written.get((cell.row, cell.column), [])
        numbers = [one for one in told if one not in (None, "x")]
        assert cell.total == (sum(numbers) if numbers else None)
        assert (cell.given, cell.not_applicable, cell.empty) == (
            len(numbers),
            told.count("x"),
            told.count(None),
        )


def test_communes_stand_in_the_district_they_came_from_and_offices_in_none() -> None:
    kinds = {
        "S": (UnitKind.DEPARTMENT, ("S0",), NONE),
        "H7": (UnitKind.DISTRICT, (), "H7"),
        "H1": (UnitKind.CITY, (), "H1"),
        "X": (UnitKind.COMMUNE, ("H7",), "H7"),
        "P": (UnitKind.WARD, ("H1", "H7"), "H1"),
        "L": (UnitKind.COMMUNE, (), NONE),
    }
    units = [
        Unit(code=code, kind=kind, name=code, symbol="U", predecessors=before)
        for code, (kind, before, _) in kinds.items()
    ]
    found = {one.code: line_of_unit(one, Dimension.REGION) for one in units}
    assert found == {code: region for code, (_, _, region) in kinds.items()}
    one = Sums(count=2)
    sums = [UnitSums(unit=unit, total=one, parts={}, forms={}) for unit in units]
    cut = break_down(PLAN, sums, Dimension.REGION, {"H1": "Thành phố", "H7": "Huyện Bảy"})
    assert [(line.key, line.title, line.units, line.sums.count) for line in cut.lines] == [
        ("H1", "Thành phố", 2, 4),
        ("H7", "Huyện Bảy", 2, 4),
        (NONE, "", 2, 4),
    ]
    assert figure(sums, Dimension.REGION, "H7", Measure.COUNT) == 4
