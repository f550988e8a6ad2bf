# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.domain.period import RoundCode
from lsapp.errors import UserError

day = dt.date
codes = st.builds(
    RoundCode, st.integers(2001, 2099), st.sampled_from(["", "H1", "H2", "Q1", "Q2", "Q3", "Q4"])
)


@pytest.mark.parametrize(
    ("code", "flow_from", "flow_to", "stock_on", "label"),
    [
        ("2026", day(2025, 12, 15), day(2026, 12, 14), day(2026, 12, 31), "năm 2026"),
        ("2026-H1", day(2025, 12, 15), day(2026, 6, 14), day(2026, 6, 30), "6 tháng đầu năm 2026"),
        (
            "2026-H2",
            day(2026, 6, 15),
            day(2026, 12, 14),
            day(2026, 12, 31),
            "6 tháng cuối năm 2026",
        ),
        ("2026-Q1", day(2025, 12, 15), day(2026, 3, 14), day(2026, 3, 31), "Quý I năm 2026"),
        ("2026-Q2", day(2026, 3, 15), day(2026, 6, 14), day(2026, 6, 30), "Quý II năm 2026"),
        ("2026-Q3", day(2026, 6, 15), day(2026, 9, 14), day(2026, 9, 30), "Quý III năm 2026"),
        ("2026-Q4", day(2026, 9, 15), day(2026, 12, 14), day(2026, 12, 31), "Quý IV năm 2026"),
    ],
)
def test_periods_of_the_decree(
    code: str, flow_from: dt.date, flow_to: dt.date, stock_on: dt.date, label: str
) -> None:
    round_code = RoundCode.parse(code)
    assert str(round_code) == code
    assert (round_code.flow_from, round_code.flow_to) == (flow_from, flow_to)
    assert round_code.stock_on == stock_on
    assert round_code.cut_off == flow_to
    assert round_code.label() == label


def test_due_days_of_the_year_are_the_proposed_ones() -> None:
    year = RoundCode.parse("2026")
    assert year.cut_off == day(2026, 12, 14)
    assert year.unit_due == day(2026, 12, 17)
    # A Sunday: the holidays move it, not the period.
    assert year.department_due == day(2026, 12, 20)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2026", "2026"), (" 2026-h1 ", "2026-H1"), ("2026Q3", "2026-Q3"), ("2026-q4", "2026-Q4")],
)
def test_parse_is_forgiving(typed: str, code: str) -> None:
    assert str(RoundCode.parse(typed)) == code


@pytest.mark.parametrize(
    "typed",
    [
        "", "26", "1999", "20266", "2026-", "2026-H3", "2026-Q0", "2026-Q5", "2026-M1", "Q1-2026",
        "٢٠٢٦", "2026-H1-Q1", "x" * 100,
    ],
)  # fmt: skip
def test_parse_refuses(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        RoundCode.parse(typed)
    assert caught.value.code == "round.unreadable"
    assert caught.value.facts == {"text": typed[:40]}


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2026", "2025"),
        ("2026-H2", "2026-H1"),
        ("2026-H1", "2025-H2"),
        ("2026-Q3", "2026-Q2"),
        ("2026-Q1", "2025-Q4"),
    ],
)
def test_previous(code: str, before: str) -> None:
    assert str(RoundCode.parse(code).previous()) == before


@given(codes)
def test_a_round_follows_its_previous_one_without_gap_or_overlap(code: RoundCode) -> None:
    assert code.previous().flow_to + dt.timedelta(days=1) == code.flow_from
    assert code.previous() < code or code.previous().year < code.year
    assert code.flow_from < code.flow_to < code.stock_on


@given(codes)
def test_a_code_is_read_back_as_itself(code: RoundCode) -> None:
    assert RoundCode.parse(str(code)) == code


@given(codes)
def test_due_days_follow_the_cut_off(code: RoundCode) -> None:
    assert code.cut_off < code.unit_due < code.department_due
