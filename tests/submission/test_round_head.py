# SPDX-License-Identifier: MIT
"""The deadlines of a round fall on days that offices work."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.catalogue.holidays import Holidays
from lsapp.catalogue.loader import load_catalogue
from lsapp.catalogue.model import Holiday
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Round
from lsapp.paths import data_dir
from lsapp.submission.round_head import round_record

CATALOGUE = load_catalogue(data_dir())
day = dt.date


def deadlines(code: str, *days: Holiday) -> tuple[dt.date, dt.date]:
    made: Round = round_record(CATALOGUE.plans[0], RoundCode.parse(code), Holidays(days))
    return made.unit_deadline, made.department_deadline


def test_a_deadline_on_a_weekend_moves_to_monday() -> None:
    assert deadlines("2026") == (day(2026, 12, 17), day(2026, 12, 21))


def test_a_deadline_stays_on_a_weekend_day_that_is_worked() -> None:
    # 20/12/2026 is a Sunday; 17/6/2028 a Saturday.
    worked = Holiday(date=day(2026, 12, 20), kind="work", name="Làm bù")
    assert deadlines("2026", worked)[1] == day(2026, 12, 20)
    saturday = Holiday(date=day(2028, 6, 17), kind="work", name="Làm bù")
    assert deadlines("2028-H1")[0] == day(2028, 6, 19)
    assert deadlines("2028-H1", saturday)[0] == day(2028, 6, 17)


@pytest.mark.parametrize(("off", "deadline"), [([17], 18), ([17, 18], 21), ([17, 18, 21], 22)])
def test_a_deadline_moves_past_holidays(off: list[int], deadline: int) -> None:
    holidays = [Holiday(date=day(2026, 12, one), kind="off", name="Nghỉ") for one in off]
    assert deadlines("2026", *holidays)[0] == day(2026, 12, deadline)


@given(
    st.builds(
        RoundCode,
        st.integers(2020, 2035),
        st.sampled_from(["", "H1", "H2", "Q1", "Q2", "Q3", "Q4"]),
    )
)
def test_deadlines_are_working_days_after_the_cut_off(code: RoundCode) -> None:
    made = round_record(CATALOGUE.plans[0], code, CATALOGUE.holidays)
    assert made.cut_off < made.unit_deadline <= made.department_deadline
    assert CATALOGUE.holidays.is_working_day(made.unit_deadline)
    assert CATALOGUE.holidays.is_working_day(made.department_deadline)
