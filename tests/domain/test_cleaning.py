# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lsapp.domain.cleaning import clean_record, with_due_day
from lsapp.domain.fields import TEXT_FIELDS
from lsapp.domain.records import (
    LOCAL,
    TRAVELLING,
    Activity,
    Evidence,
    LocalUnit,
    OpenRow,
    Record,
    StatValue,
)
from lsapp.errors import UserError

HOME = {"unit": "X06040", "plan": "KH48", "round": "2026"}
ACTIVITY = Activity(unit="X06040", key="a", programme="p", group="1")
EVIDENCE = Evidence(**HOME, key="e", name="biên bản.pdf", size=1, sha256="0" * 64)
DIRTY = unicodedata.normalize("NFD", "  biên\x01 bản.pdf ")


@pytest.mark.parametrize(
    "record",
    [
        replace(EVIDENCE, name=DIRTY),
        LocalUnit(unit="X06040", key="L-1", kind="agency", name=DIRTY, symbol=DIRTY),
    ],
    ids=lambda record: record.KIND,
)
def test_a_name_that_must_be_there_is_cleaned_like_any_text(record: Record) -> None:
    cleaned = clean_record(record)
    assert cleaned.name == "biên bản.pdf"
    assert clean_record(cleaned) is cleaned


def test_a_name_of_nothing_stays_a_text() -> None:
    assert clean_record(replace(EVIDENCE, name="\x01 ")).name == ""
    assert clean_record(replace(EVIDENCE, note="\x01 ")).note is None


@pytest.mark.parametrize("kind", [*TRAVELLING, *LOCAL], ids=lambda kind: kind.KIND)
def test_every_free_text_is_cleaned(kind: type[Record]) -> None:
    # Only texts are looked at, so the other fields may stay unset here.
    fields = dict.fromkeys(kind.__struct_fields__)
    fields |= dict.fromkeys(TEXT_FIELDS.get(kind.KIND, ()), DIRTY)
    cleaned = clean_record(kind(**fields | ({"cells": {}} if kind is OpenRow else {})))
    for name in TEXT_FIELDS.get(kind.KIND, ()):
        assert getattr(cleaned, name) == "biên bản.pdf", name


def test_codes_and_keys_are_left_alone() -> None:
    one = replace(ACTIVITY, plan_task=" 1.1")
    assert clean_record(one) is one


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1.50", "1.5"), ("12.0", 12), ("+3", 3), ("-0.0", 0), ("007", 7), (" 2.50 ", "2.5"), (5, 5),
        ("mười hai", "mười hai"), ("1,5", "1,5"), ("NaN", "NaN"), ("1e3", "1e3"),
        ("1000000000000000", 10**15),
    ],
)  # fmt: skip
def test_numbers_of_a_row_take_their_one_form(typed: int | str, kept: int | str) -> None:
    row = OpenRow(**HOME, key="o", form="B5", cells={"people": typed, "name": typed})
    cells = clean_record(row, {"people"}).cells
    assert (cells["people"], type(cells["people"])) == (kept, type(kept))
    # A name may be "1.50": only the form tells a number from a text that looks like one.
    assert cells["name"] == (typed.strip() if isinstance(typed, str) else typed)


def test_a_number_beyond_the_largest_is_refused() -> None:
    for typed in ("1000000000000001", 10**15 + 1):
        row = OpenRow(**HOME, key="o", form="B5", cells={"people": typed})
        with pytest.raises(UserError, match=r"number\.too_long"):
            clean_record(row, {"people"})


def test_empty_cells_fall_away() -> None:
    row = OpenRow(**HOME, key="o", form="B5", cells={"name": " \x00", "people": 0})
    assert clean_record(row).cells == {"people": 0}


@given(st.dictionaries(st.sampled_from("abc"), st.integers(0, 99) | st.text(max_size=9)))
def test_cleaning_twice_changes_nothing(cells: dict[str, int | str]) -> None:
    once = clean_record(OpenRow(**HOME, key="o", form="B5", cells=cells), {"a", "b"})
    assert clean_record(once, {"a", "b"}) is once


def test_a_decimal_cell_takes_its_one_form() -> None:
    value = StatValue(**HOME, key="v", form="B1", row="r", column="c", value=Decimal("1.50"))
    assert str(clean_record(value).value) == "1.5"
    assert clean_record(replace(value, value=Decimal("2.0"))).value == 2


# the day that a timeframe falls due


def test_the_due_day_follows_from_the_timeframe() -> None:
    typed = replace(ACTIVITY, timeframe="Quý III/2026", due_on=dt.date(2026, 1, 1))
    assert with_due_day(typed).due_on == dt.date(2026, 9, 30)
    assert with_due_day(replace(typed, timeframe="Hằng năm")).due_on is None


@pytest.mark.parametrize("timeframe", [None, "", "theo lịch riêng", "Quý tới"])
def test_a_due_day_by_hand_stays_where_the_timeframe_says_nothing(timeframe: str | None) -> None:
    typed = replace(ACTIVITY, timeframe=timeframe, due_on=dt.date(2026, 11, 20))
    assert with_due_day(typed) is typed
    assert with_due_day(typed, typed) is typed


def test_a_due_day_goes_with_the_timeframe_it_followed_from() -> None:
    before = replace(ACTIVITY, timeframe="Quý III/2026", due_on=dt.date(2026, 9, 30))
    assert with_due_day(replace(before, timeframe=None), before).due_on is None
    by_hand = replace(before, timeframe=None, due_on=dt.date(2026, 10, 1))
    assert with_due_day(by_hand, before) is by_hand
