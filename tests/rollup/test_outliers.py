# SPDX-License-Identifier: MIT
"""Numbers that stand out: by the median absolute deviation among equals, and against one's own last."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rollup_samples import PLAN

from lsapp.catalogue.model import Unit, UnitKind
from lsapp.catalogue.units import UnitRegister
from lsapp.rollup.breakdown import Measure, Sums, UnitSums
from lsapp.rollup.form_parts import UnitForm
from lsapp.rollup.outliers import OutlierKind, far_from_others, outliers
from lsapp.rollup.trend import RoundSums

ON = dt.date(2026, 12, 14)


def unit(number: int, kind: UnitKind = UnitKind.COMMUNE) -> Unit:
    return Unit(code=f"X{number:02}", kind=kind, name=f"Xã {number:02}", symbol="UBND")


def a_round(
    counts: list[int], *, code: str = "2026", cells: dict[int, int] | None = None, kinds: int = 99
) -> RoundSums:
    units = []
    for at, count in enumerate(counts):
        kind = UnitKind.COMMUNE if at < kinds else UnitKind.DEPARTMENT
        numbers = {("a", "so"): cells[at]} if cells and at in cells else {}
        units.append(
            UnitSums(
                unit=unit(at, kind),
                total=Sums(count=count, planned=count * 1_000_000),
                parts={},
                forms={"T1": UnitForm(said=True, nothing_arose=False, numbers=dict(numbers))},
            )
        )
    return RoundSums(round=code, on=ON, units=tuple(units))


REGISTER = UnitRegister([unit(at) for at in range(40)])


def found(this: RoundSums, last: RoundSums | None = None) -> set[tuple[str, str, OutlierKind]]:
    return {
        (one.unit.code, one.subject.measure or one.subject.row, one.kind)
        for one in outliers(PLAN, this, last, REGISTER)
    }


def test_a_number_far_from_the_others_is_found_with_the_middle() -> None:
    counts = [10, 11, 12, 13, 14, 15, 16, 90]
    (count, _planned) = outliers(PLAN, a_round(counts), None, REGISTER)
    assert (count.unit.code, count.subject.measure) == ("X07", Measure.COUNT)
    assert (count.value, count.against, count.peers) == (90, Decimal("13.5"), 8)
    # By hand: deviations 3,5 2,5 1,5 0,5 0,5 1,5 2,5 76,5, their median 2; 0,6745 * 76,5 / 2.
    assert count.weight == pytest.approx(0.6745 * 76.5 / 2)


def test_of_fewer_than_eight_of_a_kind_nothing_is_said() -> None:
    assert not found(a_round([10, 11, 12, 13, 14, 15, 90]))
    assert not found(a_round([10, 11, 12, 13, 14, 15, 16, 90], kinds=7))


def test_one_more_or_less_means_nothing() -> None:
    assert not found(a_round([0, 0, 0, 0, 0, 0, 0, 5]))
    assert found(a_round([0, 0, 0, 0, 0, 0, 0, 15])) == {
        ("X07", "count", OutlierKind.PEERS),
        ("X07", "planned", OutlierKind.PEERS),
    }


def test_cells_are_compared_among_those_who_gave_one() -> None:
    counts = [10] * 12
    eight = {at: 20 + at for at in range(7)} | {7: 300}
    assert found(a_round(counts, cells=eight)) == {("X07", "a", OutlierKind.PEERS)}
    seven = {at: 20 + at for at in range(6)} | {7: 300}
    assert not found(a_round(counts, cells=seven))


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [(12, 36, True), (12, 35, False), (36, 12, True), (0, 10, True), (0, 9, False), (3, 10, False)],
)
def test_three_times_more_or_less_than_the_last_round_is_told(
    before: int, now: int, told: bool
) -> None:
    last = a_round([before] * 3, code="2025")
    this = a_round([now, before, before])
    assert (("X00", "count", OutlierKind.LAST) in found(this, last)) is told
    assert not [one for one in found(this, last) if one[0] != "X00"]


def test_a_unit_that_came_from_a_split_one_is_not_put_beside_it() -> None:
    old = Unit(
        code="H", kind=UnitKind.DISTRICT, name="Huyện", symbol="UBND", valid_to=dt.date(2025, 6, 30)
    )
    new = [
        Unit(
            code=code, kind=UnitKind.COMMUNE, name=code, symbol="UBND",
            valid_from=dt.date(2025, 7, 1), predecessors=("H",),
        )
        for code in ("A", "B")
    ]  # fmt: skip

    def sums(one: Unit, count: int) -> UnitSums:
        return UnitSums(unit=one, total=Sums(count=count), parts={}, forms={})

    last = RoundSums(round="2024", on=dt.date(2024, 12, 14), units=(sums(old, 90),))
    this = RoundSums(round="2026", on=ON, units=(sums(new[0], 10), sums(new[1], 10)))
    assert not outliers(PLAN, this, last, UnitRegister([old, *new]))
    alone = UnitRegister([old, new[0]])
    this = RoundSums(round="2026", on=ON, units=(sums(new[0], 10),))
    (one,) = outliers(PLAN, this, last, alone)
    assert (one.kind, one.value, one.against, one.weight) == (OutlierKind.LAST, 10, 90, 9)


@given(st.lists(st.integers(0, 10**15), min_size=8, max_size=30))
def test_the_middle_half_is_never_far(numbers: list[int]) -> None:
    """By plain counting: who is nearer to the middle than half of the units is never told of."""
    held = {str(at): number for at, number in enumerate(numbers)}
    far = far_from_others(held)
    if far:
        middle = far[0][1]
        away = sorted(abs(number - middle) for number in numbers)
        nearest = min(abs(held[code] - middle) for code, _, _ in far)
        assert nearest > away[len(away) // 2 - 1]
    assert len(far) < len(numbers) / 2
