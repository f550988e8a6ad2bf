# SPDX-License-Identifier: MIT
"""The dates of a round that is not opened yet, and which round follows which."""

from __future__ import annotations

import datetime as dt

import pytest

from lsapp.domain.records import Round
from lsapp.errors import UserError
from lsapp.services.desk import Desk
from lsapp.services.round_dates import dates_of_round, following_round, round_before


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
