# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rollup_samples import IN_TIME, PLAN, ROUND, UNITS, provinces, reported, scoped

from lsapp.catalogue.forms import totals
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Records,
    Section,
    Status,
    StatValue,
)
from lsapp.report.provincial_figures import FormSum, ProvincialFigures, ReportState
from lsapp.rollup.canonical import canonical_rollup
from lsapp.rollup.province import is_late, roll_up, units_owing
from lsapp.rollup.reported import Reported, says_anything

SAID = Section(**scoped("X1", "s"), section="chi_dao", text="Đã làm.")
COMMUNE = UNITS[2]


def rolled(reports: list[Reported]) -> ProvincialFigures:
    return roll_up(PLAN, ROUND, UNITS, reports)


def plain(reports: list[Reported]) -> list[dict[str, Any]]:
    """The records that count, as plain data: the sums below know nothing of the library."""
    return [
        msgspec.to_builtins(one.records)
        for one in reports
        if one.state is ReportState.COUNTED and says_anything(one.records)
    ]


def added(amounts: list[int | None]) -> int | None:
    given_amounts = [one for one in amounts if one is not None]
    return sum(given_amounts) if given_amounts else None


@settings(max_examples=40)
@given(provinces())
def test_states_and_money_are_the_plain_sums_over_the_counted_reports(
    reports: list[Reported],
) -> None:
    figures, units = rolled(reports), plain(reports)
    statuses = Counter(one["status"] for unit in units for one in unit["progress"])
    assert {one.value: n for one, n in figures.total.by_status.items() if n} == statuses
    assert figures.total.count == sum(len(unit["activities"]) for unit in units)
    assert figures.total.undeclared == figures.total.count - statuses.total()
    lines = [line for unit in units for line in unit["budget_lines"]]
    for field in ("planned", "disbursed"):
        this_year = [line[field] for line in lines if line["year"] == 2026]
        assert getattr(figures.total.money, field) == added(this_year)
        by_source = {(one.year, one.source): getattr(one.money, field) for one in figures.money}
        places = {(line["year"], line["source"]) for line in lines}
        assert by_source == {
            place: added([one[field] for one in lines if (one["year"], one["source"]) == place])
            for place in places
        }


@settings(max_examples=40)
@given(provinces())
def test_groups_and_kinds_and_units_each_add_up_to_the_whole(reports: list[Reported]) -> None:
    figures = rolled(reports)
    for parts in (
        [one.figures for one in figures.groups],
        [one.figures for one in figures.kinds],
        [one.figures for one in figures.counted if one.figures is not None],
    ):
        assert sum(one.count for one in parts) == figures.total.count
        assert sum(one.overdue for one in parts) == figures.total.overdue
        assert added([one.money.planned for one in parts]) == figures.total.money.planned
        for status in Status:
            total = figures.total.by_status[status]
            assert sum(one.by_status[status] for one in parts) == total
    for group in figures.groups:
        assert group.with_tasks + group.none_arising + group.silent == len(figures.counted)
        assert min(group.with_tasks, group.none_arising, group.silent) >= 0


@settings(max_examples=40)
@given(provinces())
def test_cells_are_summed_with_empty_nought_and_not_applicable_apart(
    reports: list[Reported],
) -> None:
    form = rolled(reports).forms[0]
    units = plain(reports)
    for cell in form.cells:
        if cell.row == "tong":
            continue
        found = [
            value
            for unit in units
            for value in unit["stat_values"]
            if (value["row"], value["column"]) == (cell.row, cell.column)
        ]
        numbers = [Decimal(one["value"]) for one in found if one["value"] is not None]
        assert cell.total == (sum(numbers) if numbers else None)
        assert cell.given == len(numbers)
        assert cell.not_applicable == len(found) - len(numbers)
        assert cell.empty == len(units) - len(found)


@settings(max_examples=40)
@given(provinces())
def test_a_computed_cell_is_the_sum_of_the_summed_cells(reports: list[Reported]) -> None:
    form = rolled(reports).forms[0]
    typed = {
        (one.row, one.column): one.total
        for one in form.cells
        if one.total is not None and one.row != "tong"
    }
    filled = totals(PLAN.forms[0], typed)
    for cell in form.cells:
        assert cell.total == filled.get((cell.row, cell.column))
        assert cell.given + cell.not_applicable + cell.empty == form.units
        assert not isinstance(cell.total, Decimal) or cell.total % 1


@settings(max_examples=40)
@given(provinces(), st.randoms(use_true_random=False))
def test_any_order_of_the_reports_gives_the_same_bytes(
    reports: list[Reported], chance: random.Random
) -> None:
    if not reports:
        return
    other = [msgspec.structs.replace(one, records=shuffled(one.records, chance)) for one in reports]
    chance.shuffle(other)
    first, second = (
        canonical_rollup(PLAN, rolled(some), application="1") for some in (reports, other)
    )
    assert first == second


def shuffled(records: Records, chance: random.Random) -> Records:
    lists = {name: list(getattr(records, name)) for name in Records.__struct_fields__}
    for one in lists.values():
        chance.shuffle(one)
    return Records(**lists)


def test_units_stand_by_kind_and_then_in_vietnamese_order() -> None:
    names = [line.unit.name for line in rolled([]).lines]
    assert names == [
        "Sở Ánh sáng", "Phường Đông Kinh", "Xã Ba Sơn", "Xã Điềm He", "Xã Đình Lập",
    ]  # fmt: skip


def test_a_unit_owes_a_report_when_it_exists_at_the_cut_off() -> None:
    gone = msgspec.structs.replace(UNITS[1], code="H1", valid_to=dt.date(2026, 12, 13))
    last = msgspec.structs.replace(UNITS[1], code="H2", valid_to=dt.date(2026, 12, 14))
    later = msgspec.structs.replace(UNITS[1], code="H3", valid_from=dt.date(2026, 12, 15))
    assert units_owing([gone, last, later], ROUND.cut_off) == (last,)


def test_a_unit_that_owes_nothing_is_counted_all_the_same() -> None:
    figures = roll_up(
        PLAN, ROUND, UNITS[:2], [reported(COMMUNE, Records(sections=[SAID]), accepted=False)]
    )
    line = next(one for one in figures.lines if one.unit is COMMUNE)
    assert line.counted
    assert not line.owes
    assert len(figures.owing) == 2
    assert [one.state for one in figures.owing] == [ReportState.MISSING] * 2


def test_two_units_of_one_name_are_told_apart_by_their_code() -> None:
    heir = msgspec.structs.replace(COMMUNE, code="X9")
    names = roll_up(PLAN, ROUND, (*UNITS, heir), []).names
    assert names["X1"] == "Xã Ba Sơn (X1)"
    assert names["X9"] == "Xã Ba Sơn (X9)"
    assert names["X2"] == "Xã Đình Lập"


@pytest.mark.parametrize(
    ("hour", "late"),
    [(16, False), (17, True)],  # 17/12 23:00 and 18/12 00:00 in Vietnam
)
def test_late_goes_by_the_day_in_vietnam(hour: int, late: bool) -> None:
    moment = dt.datetime(2026, 12, 17, hour, tzinfo=dt.UTC)
    assert is_late(moment, ROUND.unit_deadline) is late


EMPTY = Records(
    programmes=[
        Programme(unit="X1", key="p", plan="KH7", doc_type="KH", period_from=2026, period_to=2026)
    ],
    activities=[Activity(unit="X1", key="a", programme="p", group="1", content="Mở phòng đọc")],
    budget_lines=[BudgetLine(unit="X1", key="b", activity="a", year=2026, source="xa", planned=5)],
    stat_values=[StatValue(**scoped("X1", "v"), form="T1", row="a", column="so")],
    open_rows=[OpenRow(**scoped("X1", "o"), form="T2", cells={})],
    group_statements=[GroupStatement(**scoped("X1", "g"), group="1", reason="chưa rõ")],
    sections=[Section(**scoped("X1", "s"), section="chi_dao")],
)


def test_an_empty_report_is_no_report() -> None:
    figures = rolled([reported(COMMUNE, EMPTY)])
    (line,) = figures.in_state(ReportState.EMPTY)
    assert line.unit is COMMUNE
    assert line.figures is None
    assert figures.total.count == 0
    assert figures.total.money == (None, None)
    assert figures.forms[0].units == 0


@pytest.mark.parametrize(
    "said",
    [
        {"progress": [Progress(**scoped("X1", "k"), activity="a")]},
        {"stat_values": [StatValue(**scoped("X1", "v"), form="T1", row="a", column="so", value=0)]},
        {
            "stat_values": [
                StatValue(**scoped("X1", "v"), form="T2", row="*", column="*", not_applicable=True)
            ]
        },
        {"open_rows": [OpenRow(**scoped("X1", "o"), form="T2", cells={"ten": "Tủ"})]},
        {"group_statements": [GroupStatement(**scoped("X1", "g"), group="1", none_arising=True)]},
        {"sections": [SAID]},
    ],
    ids=["progress", "nought", "not applicable", "row", "statement", "words"],
)
def test_one_thing_said_makes_a_report(said: dict[str, Any]) -> None:
    records = msgspec.structs.replace(EMPTY, **said)
    assert rolled([reported(COMMUNE, records)]).counted[0].unit is COMMUNE


def test_what_a_report_lacks_is_named_by_the_plans_codes() -> None:
    (line,) = rolled([reported(COMMUNE, Records(sections=[SAID]))]).counted
    assert line.content is not None
    assert line.content.groups == ("1",)
    assert line.content.sections == ()
    assert line.content.forms == ("T1",)
    assert not line.content.complete


def form_of(records: Records, code: str) -> FormSum:
    figures = rolled([reported(COMMUNE, records)])
    return next(one for one in figures.forms if one.code == code)


def test_a_form_that_does_not_apply_as_a_whole_does_not_apply_in_each_cell() -> None:
    whole = StatValue(**scoped("X1", "v"), form="T1", row="*", column="*", not_applicable=True)
    form = form_of(Records(stat_values=[whole]), "T1")
    assert (form.units, form.said, form.nothing_arose) == (1, 0, 1)
    assert {(one.total, one.not_applicable, one.empty) for one in form.cells} == {(None, 1, 0)}


def test_a_computed_cell_does_not_apply_when_none_of_its_parts_does() -> None:
    marks = [
        StatValue(**scoped("X1", row), form="T1", row=row, column="so", not_applicable=True)
        for row in ("a", "b")
    ]
    states = {
        one.column: (one.not_applicable, one.empty)
        for one in form_of(Records(stat_values=marks), "T1").cells
        if one.row == "tong"
    }
    assert states == {"so": (1, 0), "gio": (0, 1)}


def test_rows_of_lists_keep_their_unit_and_stand_in_its_order() -> None:
    def with_rows(unit: str, *names: str) -> Records:
        return Records(
            open_rows=[
                OpenRow(**scoped(unit, name), form="T2", cells={"ten": name}, position=at)
                for at, name in enumerate(names)
            ]
        )

    figures = rolled(
        [reported(UNITS[1], with_rows("X2", "z", "y")), reported(COMMUNE, with_rows("X1", "q"))]
    )
    rows = [(one.unit.code, one.row.cells["ten"]) for one in figures.forms[1].rows]
    assert rows == [("X1", "q"), ("X2", "z"), ("X2", "y")]


def test_what_the_plan_has_no_place_for_is_counted_and_not_summed() -> None:
    values = [
        StatValue(**scoped("X1", "1"), form="T1", row="cũ", column="so", value=7),
        StatValue(**scoped("X1", "2"), form="T9", row="a", column="so", value=7),
    ]
    figures = rolled([reported(COMMUNE, Records(stat_values=values))])
    assert figures.forms[0].strays == 1
    assert figures.unknown_forms == 1
    assert all(one.total is None for one in figures.forms[0].cells)


def test_the_canonical_json_tells_null_from_nought_and_money_in_dong() -> None:
    activity = Activity(unit="X1", key="a", programme="p", group="1")
    line = BudgetLine(unit="X1", key="b", activity="a", year=2026, source="xa", planned=0)
    value = StatValue(**scoped("X1", "v"), form="T1", row="a", column="gio", value=Decimal("0.5"))
    records = Records(
        programmes=EMPTY.programmes,
        activities=[activity],
        budget_lines=[line],
        progress=[Progress(**scoped("X1", "k"), activity="a", status=Status.COMPLETED)],
        stat_values=[value],
    )
    figures = rolled([reported(COMMUNE, records, received_at=IN_TIME + dt.timedelta(days=2))])
    data = json.loads(canonical_rollup(PLAN, figures, application="1"))
    assert (data["total"]["planned"], data["total"]["disbursed"]) == (0, None)
    assert data["money"] == [{"year": 2026, "source": "xa", "planned": 0, "disbursed": None}]
    cells = {(one["row"], one["column"]): one["total"] for one in data["forms"][0]["cells"]}
    assert cells["tong", "gio"] == "0.5"
    assert cells["a", "so"] is None
    assert data["counts"]["late"] == 1
    assert data["counts"]["missing"] == 4
    assert data["made_at"] == "2026-12-18T08:00:00Z"
