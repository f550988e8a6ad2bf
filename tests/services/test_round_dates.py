# SPDX-License-Identifier: MIT
"""The dates of a round, before it is opened and when they are changed; which round follows which."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from lsapp.domain.records import Report, Round
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.history import take_back
from lsapp.services.recording import save
from lsapp.services.round_dates import (
    DateDoubt,
    dates_of_round,
    following_round,
    round_before,
    round_calendar,
    set_round_dates,
)


def test_dates_of_a_round_to_come_are_known_and_nothing_is_written(office: Desk) -> None:
    before = office.store.select(Round)
    found = dates_of_round(office, office.plan(), "2027-Q1")
    assert (found.flow_from, found.flow_to) == (dt.date(2026, 12, 15), dt.date(2027, 3, 14))
    assert found.unit_deadline.weekday() < 5
    assert office.store.select(Round) == before


def test_dates_of_an_opened_round_are_those_that_are_kept(office: Desk) -> None:
    kept = office.store.select(Round, code="2025")[0]
    assert dates_of_round(office, office.plan(), "2025") == kept
    with pytest.raises(UserError, match=r"round\.unreadable"):
        dates_of_round(office, office.plan(), "năm nay")


@pytest.mark.parametrize(
    ("code", "opened", "following"),
    [
        ("2026", ["2026", "2025"], "2027"),
        ("2026", ["2026", "2027"], "2028"),
        ("2026-H2", [], "2027-H1"),
        ("2026-Q3", ["2026-Q4"], "2027-Q1"),
    ],
)
def test_following_round(code: str, opened: list[str], following: str) -> None:
    assert str(following_round(code, opened)) == following


@pytest.mark.parametrize(
    ("code", "opened", "before"),
    [
        ("2027", ["2026", "2025", "2026-H2"], "2026"),
        ("2027-H1", ["2026", "2025"], "2026"),
        ("2027-Q1", ["2026-Q4", "2026"], "2026-Q4"),
        ("2025", ["2026"], None),
        ("2025", [], None),
    ],
)
def test_round_before(code: str, opened: list[str], before: str | None) -> None:
    assert round_before(code, opened) == before


DAY = dt.date


@pytest.fixture
def held(office: Desk) -> Round:
    """The sample's round of 2026 as it was opened."""
    return office.store.select(Round, code="2026")[0]


def doubts(office: Desk, dates: Round) -> dict[str, DateDoubt]:
    found = round_calendar(office, office.plan(), dates.code).findings(dates)
    return {one.field: one.doubt for one in found}


@pytest.mark.parametrize("code", ["2026", "2026-H1", "2026-Q3", "2027"])
def test_nothing_of_importance_is_said_of_the_usual_dates(office: Desk, code: str) -> None:
    usual = round_calendar(office, office.plan(), code).usual
    assert doubts(office, usual) == {}


@pytest.mark.parametrize(
    ("field", "day", "doubt"),
    [
        ("flow_to", DAY(2025, 12, 14), DateDoubt.REVERSED),
        ("stock_on", DAY(2025, 12, 14), DateDoubt.STOCK_BEFORE_PERIOD),
        ("cut_off", DAY(2026, 12, 13), DateDoubt.CUT_OFF_WITHIN_PERIOD),
        ("unit_deadline", DAY(2026, 12, 11), DateDoubt.DEADLINE_BEFORE_CUT_OFF),
        ("unit_deadline", DAY(2026, 12, 14), DateDoubt.NO_WORKING_DAY),
        ("department_deadline", DAY(2026, 12, 16), DateDoubt.DEPARTMENT_BEFORE_UNITS),
        ("department_deadline", DAY(2026, 12, 20), DateDoubt.DAY_OFF),
        ("stock_on", DAY(2062, 12, 31), DateDoubt.FAR),
    ],
)
def test_a_doubtful_date_is_told_at_its_field(
    office: Desk, held: Round, field: str, day: dt.date, doubt: DateDoubt
) -> None:
    dates = msgspec.structs.replace(held, **{field: day})
    assert doubts(office, dates)[field] is doubt


def test_a_day_off_names_the_next_working_day(office: Desk, held: Round) -> None:
    saturday = msgspec.structs.replace(held, unit_deadline=DAY(2026, 12, 19))
    calendar = round_calendar(office, office.plan(), "2026")
    told = next(one for one in calendar.findings(saturday) if one.field == "unit_deadline")
    assert (told.doubt, told.day, told.blocks) == (
        DateDoubt.DAY_OFF,
        DAY(2026, 12, 21),
        False,
    )


def test_dates_are_saved_as_one_action_that_can_be_undone(office: Desk, held: Round) -> None:
    before = office.store.select(Report, unit="X06040", round="2026")[0]
    dates = msgspec.structs.replace(
        held, flow_to=DAY(2026, 11, 30), unit_deadline=DAY(2026, 12, 4), note=" CV 12 "
    )
    set_round_dates(office, dates)
    kept = office.store.select(Round, code="2026")[0]
    assert (kept.flow_to, kept.unit_deadline, kept.note) == (
        DAY(2026, 11, 30),
        DAY(2026, 12, 4),
        "CV 12",
    )
    report = office.store.select(Report, unit="X06040", round="2026")[0]
    assert (report.flow_from, report.flow_to) == (before.flow_from, DAY(2026, 11, 30))
    take_back(office)
    assert office.store.select(Round, code="2026")[0] == held
    assert office.store.select(Report, unit="X06040", round="2026")[0] == before


def test_a_period_of_the_report_s_own_stays(office: Desk, held: Round) -> None:
    report = office.store.select(Report, unit="X06040", round="2026")[0]
    own = msgspec.structs.replace(report, stock_on=DAY(2026, 11, 1))
    save(office, "report.edited", [own])
    set_round_dates(office, msgspec.structs.replace(held, stock_on=DAY(2026, 11, 30)))
    assert office.store.select(Report, unit="X06040", round="2026")[0] == own


def test_a_period_that_ends_before_it_begins_is_not_saved(office: Desk, held: Round) -> None:
    with pytest.raises(UserError, match=r"round\.reversed"):
        set_round_dates(office, msgspec.structs.replace(held, flow_to=DAY(2025, 1, 1)))
    gone = msgspec.structs.replace(held, code="2031", key="nothing")
    with pytest.raises(UserError, match=r"round\.not_opened"):
        set_round_dates(office, gone)
    assert office.store.select(Round, code="2026")[0] == held
