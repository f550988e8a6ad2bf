# SPDX-License-Identifier: MIT
"""Figures over the rounds: units that were merged, split or closed are traced, none is moved."""

from __future__ import annotations

import datetime as dt

from rollup_samples import PLAN, reported, scoped

from lsapp.catalogue.model import Unit, UnitKind
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Programme,
    Progress,
    Records,
    Status,
    StatValue,
)
from lsapp.rollup.breakdown import Dimension, Measure, UnitSums, sum_unit
from lsapp.rollup.trend import (
    RoundSums,
    Trace,
    cell_value,
    line_value,
    trace_unit,
    trend,
    unit_trend,
)

OLD, NEW = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
BEFORE, AFTER = dt.date(2024, 12, 14), dt.date(2025, 12, 14)


def unit(code: str, *predecessors: str, ended: bool = False, begun: bool = False) -> Unit:
    return Unit(
        code=code,
        kind=UnitKind.COMMUNE,
        name=f"Xã {code}",
        symbol="UBND",
        valid_from=NEW if begun else None,
        valid_to=OLD if ended else None,
        predecessors=predecessors,
    )


REGISTER = UnitRegister(
    [
        unit("H1", ended=True),
        unit("H2", ended=True),
        unit("H3", ended=True),
        unit("M", "H1", "H2", begun=True),  # two became one
        unit("A", "H3", begun=True),  # one became two
        unit("B", "H3", begun=True),
        unit("K"),  # was always there
    ]
)


def sums(code: str, count: int, planned: int | None = None, cell: int | None = None) -> UnitSums:
    activities = [
        Activity(unit=code, key=f"{code}{at}", programme="p", group="1") for at in range(count)
    ]
    records = Records(
        programmes=[
            Programme(
                unit=code, key="p", plan="KH7", doc_type="KH", period_from=2020, period_to=2030
            )
        ],
        activities=activities,
        progress=[
            Progress(**scoped(code, f"r{each.key}"), activity=each.key, status=Status.COMPLETED)
            for each in activities
        ],
        budget_lines=[
            BudgetLine(
                unit=code, key="b", activity=f"{code}0", year=2026, source="xa", planned=planned
            )
        ],
        stat_values=[StatValue(**scoped(code, "v"), form="T1", row="a", column="so", value=cell)]
        if cell is not None
        else [],
    )
    made = sum_unit(PLAN, "2026", reported(REGISTER.get(code), records))
    assert made is not None
    return made


def a_round(code: str, on: dt.date, **counts: int) -> RoundSums:
    return RoundSums(
        round=code, on=on, units=tuple(sums(one, count) for one, count in counts.items())
    )


def test_a_merged_unit_has_the_sum_of_those_it_came_from() -> None:
    rounds = [a_round("2025", AFTER, M=9, K=1), a_round("2024", BEFORE, H1=2, H2=3, H3=4, K=1)]
    points = unit_trend(rounds, REGISTER, "M", line_value(Dimension.UNIT, None, Measure.COUNT))
    assert [(one.round, one.value) for one in points] == [("2024", 5), ("2025", 9)]
    assert points[0].trace == Trace(units=("H1", "H2"))
    assert points[1].trace is None


def test_a_part_of_a_split_unit_is_told_to_share_its_figure() -> None:
    trace = trace_unit(REGISTER, "A", {"H3"}, BEFORE)
    assert trace == Trace(units=("H3",), shared=True)


def test_a_closed_unit_goes_on_in_its_successors() -> None:
    rounds = [a_round("2025", AFTER, A=2, B=5)]
    value = line_value(Dimension.UNIT, None, Measure.COUNT)
    (point,) = unit_trend(rounds, REGISTER, "H3", value)
    assert (point.value, point.trace) == (7, Trace(units=("A", "B")))
    # The unit that H1 became has H2 in it as well.
    assert trace_unit(REGISTER, "H1", {"M"}, AFTER) == Trace(units=("M",), shared=True)


def test_a_silent_successor_is_named_and_a_silent_unit_is_not_replaced() -> None:
    assert trace_unit(REGISTER, "H3", {"A"}, AFTER) == Trace(units=("A",), missing=("B",))
    assert trace_unit(REGISTER, "M", {"H1", "H2"}, AFTER) == Trace(missing=("M",))
    assert trace_unit(REGISTER, "khong-co", {"M"}, AFTER) == Trace()


def test_the_whole_round_by_round_with_a_gap_where_nothing_came() -> None:
    rounds = [a_round("2025", AFTER, K=1, M=2), a_round("2024", BEFORE), a_round("2023", OLD, K=4)]
    points = trend(rounds, line_value(Dimension.GROUP, "1", Measure.COUNT))
    assert {one.round: one.value for one in points} == {"2023": 4, "2024": None, "2025": 3}
    by_units = trend(rounds, line_value(Dimension.GROUP, "1", Measure.UNITS))
    assert by_units[-1].value == 2


def test_money_and_cells_that_nobody_gave_are_no_figure() -> None:
    units = (sums("K", 1, planned=7, cell=3), sums("M", 1))
    rounds = [RoundSums(round="2025", on=AFTER, units=units)]
    amounts = line_value(Dimension.SOURCE, "xa", Measure.PLANNED)
    assert trend(rounds, amounts)[0].value == 7
    assert trend(rounds, line_value(Dimension.SOURCE, "tinh", Measure.PLANNED))[0].value is None
    assert trend(rounds, cell_value("T1", "tong", "so"))[0].value == 3
    assert unit_trend(rounds, REGISTER, "M", cell_value("T1", "a", "so"))[0].value is None
