# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lsapp.catalogue.faults import FaultList
from lsapp.catalogue.holidays import Holidays, read_holidays
from lsapp.catalogue.loader import Catalogue
from lsapp.catalogue.model import Holiday
from lsapp.errors import UserError


@pytest.fixture
def holidays(catalogue: Catalogue) -> Holidays:
    return catalogue.holidays


@pytest.mark.parametrize("year", range(2020, 2028))
def test_fixed_holidays_of_every_year_are_there_and_sure(holidays: Holidays, year: int) -> None:
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        found = holidays.find(dt.date(year, month, day))
        assert found is not None
        assert (found.kind, found.sure) == ("off", True)


@pytest.mark.parametrize("year", range(2020, 2028))
def test_new_year_has_five_weekdays_or_more_off(holidays: Holidays, year: int) -> None:
    named = [day for day in holidays.days() if day.date.year == year and "Nguyên đán" in day.name]
    assert 5 <= len(named) <= 7
    assert named[-1].date - named[0].date == dt.timedelta(days=len(named) - 1)


def test_the_second_holiday_of_september_exists_since_2021(holidays: Holidays) -> None:
    def around(year: int) -> int:
        days = (dt.date(year, 9, 1), dt.date(year, 9, 3))
        return sum(holidays.find(day) is not None for day in days)

    assert [around(year) for year in range(2020, 2028)] == [0, 1, 1, 1, 1, 1, 1, 1]


def test_what_waits_for_an_announcement_is_not_sure(holidays: Holidays) -> None:
    unsure = {day.date.year for day in holidays.days() if not day.sure}
    assert 2027 in unsure


def test_days_worked_in_exchange_are_weekend_days(holidays: Holidays) -> None:
    worked = [day.date for day in holidays.days() if day.kind == "work"]
    assert worked
    assert all(day.weekday() >= 5 and holidays.is_working_day(day) for day in worked)


def test_a_deadline_rolls_to_the_next_working_day(holidays: Holidays) -> None:
    assert holidays.working_day_from(dt.date(2026, 12, 17)) == dt.date(2026, 12, 17)
    assert holidays.working_day_from(dt.date(2026, 12, 19)) == dt.date(2026, 12, 21)
    assert holidays.working_day_from(dt.date(2026, 4, 30)) == dt.date(2026, 5, 4)
    assert holidays.working_day_from(dt.date(2026, 2, 14)) == dt.date(2026, 2, 23)


def test_working_days_are_counted_after_the_day(holidays: Holidays) -> None:
    assert holidays.add_working_days(dt.date(2026, 12, 14), 0) == dt.date(2026, 12, 14)
    assert holidays.add_working_days(dt.date(2026, 12, 14), 3) == dt.date(2026, 12, 17)
    assert holidays.add_working_days(dt.date(2026, 4, 29), 1) == dt.date(2026, 5, 4)


def test_without_data_only_weekends_are_off() -> None:
    plain = Holidays()
    assert plain.is_working_day(dt.date(2026, 9, 2))
    assert not plain.is_working_day(dt.date(2026, 9, 5))
    assert plain.days() == ()


def test_a_saturday_worked_in_exchange_counts() -> None:
    day = dt.date(2026, 1, 10)
    exchanged = Holidays([Holiday(date=day, kind="work", name="Làm bù")])
    assert exchanged.working_day_from(day) == day


@pytest.mark.parametrize(
    ("row", "key", "code"),
    [
        ("2026-01-01,off,Tết,yes", "dòng 3, cột date", "duplicate"),
        (",off,Tết,yes", "dòng 3, cột date", "empty"),
        ("01/01/2026,off,Tết,yes", "dòng 3, cột date", "type"),
        ("2026-01-02,nghỉ,Tết,yes", "dòng 3, cột kind", "unknown_reference"),
        ("2026-01-02,off,,yes", "dòng 3, cột name", "empty"),
        ("2026-01-02,off,Tết,chắc", "dòng 3, cột sure", "type"),
    ],
)
def test_a_faulty_row_is_named(tmp_path: Path, row: str, key: str, code: str) -> None:
    path = tmp_path / "holidays.csv"
    path.write_text(f"date,kind,name,sure\n2026-01-01,off,Tết,yes\n{row}\n", "utf-8")
    faults = FaultList()
    read_holidays(path, faults)
    with pytest.raises(UserError) as caught:
        faults.raise_if_any()
    assert (caught.value.facts["key"], caught.value.facts["fault_code"]) == (key, code)
