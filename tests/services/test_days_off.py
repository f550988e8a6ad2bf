# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from lsapp import paths
from lsapp.domain.records import Role, Round
from lsapp.errors import UserError
from lsapp.services.days_off import AS_USUAL_REST, AS_USUAL_WORK, day_table, keep_days
from lsapp.services.desk import CatalogueSource, create_desk, open_desk, open_round
from lsapp.services.history import take_back
from lsapp.services.round_dates import set_round_dates

TODAY = dt.date(2026, 11, 22)
DEADLINE = dt.date(2026, 12, 17)  # Thursday


@pytest.fixture
def desk(tmp_path: Path, clock):
    """A department whose own table lies in a folder of this test."""
    override = tmp_path / "data"
    source = CatalogueSource(data=paths.data_dir(), override=override)
    path = tmp_path / "so.lsdb"
    with create_desk(
        path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48", source=source, clock=clock
    ) as desk:
        open_round(desk, desk.plan(), "2026", "S-SKHCN2025")
        yield desk


def round_of(desk, code: str = "2026") -> Round:
    (found,) = desk.store.select(Round, code=code)
    return found


def code_of(call) -> str:
    with pytest.raises(UserError) as error:
        call()
    return error.value.code


def test_the_shipped_days_are_listed_by_year(desk):
    table = day_table(desk)
    assert 2026 in table.years
    days = {one.day: one for one in table.days(2026)}
    assert days[dt.date(2026, 9, 2)].name == "Quốc khánh"
    assert not any(one.own for one in days.values())
    assert not table.is_changed
    assert table.shifts(TODAY) == ()


def test_a_day_off_on_the_deadline_moves_it_and_undo_brings_it_back(desk):
    assert round_of(desk).unit_deadline == DEADLINE
    table = day_table(desk).adding(DEADLINE, DEADLINE, works=False, name="  Nghỉ  đột xuất ")
    (shift,) = table.shifts(TODAY)
    assert (shift.field, shift.before, shift.after, shift.by_hand) == (
        "unit_deadline",
        DEADLINE,
        dt.date(2026, 12, 18),
        False,
    )
    keep_days(desk, table, TODAY)
    assert round_of(desk).unit_deadline == dt.date(2026, 12, 18)
    assert not desk.catalogue.holidays.is_working_day(DEADLINE)
    kept = day_table(desk)
    assert not kept.is_changed
    (own,) = [one for one in kept.days(2026) if one.own]
    assert (own.day, own.name) == (DEADLINE, "Nghỉ đột xuất")

    change = take_back(desk)
    assert change is not None
    assert change.name == "days.changed"
    assert round_of(desk).unit_deadline == DEADLINE
    # Taken out again, the day is as it was, and nothing is left in the file.
    keep_days(desk, day_table(desk).leaving_out(DEADLINE), TODAY)
    assert desk.catalogue.holidays.is_working_day(DEADLINE)
    assert day_table(desk).own == ()


def test_the_table_is_there_for_the_next_start_and_for_the_reading_child(desk):
    table = day_table(desk).adding(DEADLINE, DEADLINE, works=False, name="Nghỉ, theo “công điện”")
    keep_days(desk, table, TODAY)
    source, path = desk.source, desk.path
    assert source.options()["override"] == str(source.override)
    desk.close()
    with open_desk(path, source=source) as again:
        assert not again.catalogue.holidays.is_working_day(DEADLINE)
        assert day_table(again).own == table.own


def test_a_deadline_set_by_hand_and_a_round_that_is_over_stay(desk):
    chosen = dt.date(2026, 12, 11)
    set_round_dates(desk, msgspec.structs.replace(round_of(desk), unit_deadline=chosen))
    table = day_table(desk).adding(DEADLINE, DEADLINE, works=False, name="Nghỉ")
    (shift,) = table.shifts(TODAY)
    assert (shift.before, shift.by_hand) == (chosen, True)
    assert table.shifts(dt.date(2027, 6, 1)) == ()
    keep_days(desk, table, TODAY)
    assert round_of(desk).unit_deadline == chosen


def test_days_of_rest_and_of_work_in_exchange(desk):
    table = day_table(desk)
    tet = table.adding(dt.date(2028, 1, 24), dt.date(2028, 2, 1), works=False, name="Tết")
    assert len(tet.days(2028)) == 9
    saturday = dt.date(2028, 2, 12)
    both = tet.adding(saturday, saturday, works=True, name="Làm bù")
    (work,) = [one for one in both.days(2028) if one.works]
    assert work.day == saturday
    keep_days(desk, both, TODAY)
    assert desk.catalogue.holidays.is_working_day(saturday)
    assert desk.catalogue.holidays.working_day_from(dt.date(2028, 1, 24)) == dt.date(2028, 2, 2)


def test_a_shipped_day_is_overruled_and_comes_back(desk):
    table = day_table(desk)
    national = dt.date(2026, 9, 2)  # Wednesday
    worked = table.leaving_out(national)
    (own,) = [one for one in worked.days(2026) if one.own]
    assert (own.day, own.works, own.name) == (national, True, AS_USUAL_WORK)
    assert own.over is not None
    assert worked.leaving_out(national) == table
    exchanged = next(one for one in table.days(2025) if one.works)
    rested = table.leaving_out(exchanged.day)
    assert next(one for one in rested.days(2025) if one.own).name == AS_USUAL_REST
    # What ships for the day, typed once more, needs no row of one's own.
    assert table.adding(national, national, works=False, name="Quốc khánh") == table


def test_what_cannot_be_meant_is_told(desk):
    table = day_table(desk)
    day = dt.date(2026, 12, 17)
    before = day - dt.timedelta(days=1)
    far = day + dt.timedelta(days=365)
    assert code_of(lambda: table.adding(day, before, works=False, name="x")) == "days.reversed"
    assert code_of(lambda: table.adding(day, far, works=False, name="x")) == "days.too_many"
    assert code_of(lambda: table.adding(day, day, works=False, name="  ")) == "days.name_missing"
    assert code_of(lambda: table.adding(day, day, works=True, name="x")) == "days.as_usual"
    weekend = next(one.day for one in table.days(2026) if one.day.weekday() >= 5 and not one.works)
    assert code_of(lambda: table.leaving_out(weekend)) == "days.weekend"
    assert code_of(lambda: table.leaving_out(day)) == "days.weekend"


def test_a_table_edited_by_hand_and_broken_is_told_with_its_line(desk):
    folder = desk.source.override
    folder.mkdir()
    (folder / "holidays.csv").write_text("date,kind,name,sure\n2026-13-01,off,Tết,yes\n", "utf-8")
    with pytest.raises(UserError) as error:
        day_table(desk)
    assert error.value.code == "catalogue.invalid"
