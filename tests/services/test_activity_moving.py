# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import pytest

from lsapp.domain.records import Activity
from lsapp.services.activity_moving import indented, indented_together, moved, regrouped
from lsapp.services.activity_sheet import activity_sheet
from lsapp.services.unit_view import find_record, with_records
from lsapp.services.viewing import open_view

TODAY = dt.date(2026, 11, 21)
GROUP, OTHER_GROUP = "1", "3"


@pytest.fixture
def view(office):
    return open_view(office, round_code="2026")


@pytest.fixture
def plan(office):
    return office.plan()


def sheet_of(plan, view):
    return activity_sheet(plan.groups, view, TODAY)


def test_moving_keeps_to_the_neighbours_and_undoes_itself(plan, view):
    rows = [row for row in sheet_of(plan, view).rows if row.group == GROUP and row.level == 0]
    keys = [row.key for row in rows]
    assert len(keys) >= 2
    down = with_records(view, moved(view, [keys[0]], 1))
    after = [r.key for r in sheet_of(plan, down).rows if r.group == GROUP and r.level == 0]
    assert after == [keys[1], keys[0], *keys[2:]]
    up = with_records(down, moved(down, [keys[0]], -1))
    again = [r.key for r in sheet_of(plan, up).rows if r.group == GROUP and r.level == 0]
    assert again == keys
    assert moved(view, [keys[0]], -1) == []


def test_indenting_puts_a_row_under_the_one_above_and_back(plan, view):
    rows = sheet_of(plan, view).rows
    first, second = [row for row in rows if row.group == GROUP and row.level == 0][:2]
    deeper = with_records(view, indented(rows, second.key, deeper=True))
    assert find_record(deeper.records, Activity, second.key).parent == first.key
    again = sheet_of(plan, deeper).rows
    back = with_records(deeper, indented(again, second.key, deeper=False))
    assert find_record(back.records, Activity, second.key).parent is None
    assert [r.key for r in sheet_of(plan, back).rows] == [r.key for r in rows]
    assert indented(rows, first.key, deeper=True) == []


def test_another_group_takes_an_activity_at_its_end_with_all_below_it(plan, view):
    first, second = [row for row in sheet_of(plan, view).rows if row.group == GROUP][:2]
    deeper = with_records(view, indented(sheet_of(plan, view).rows, second.key, deeper=True))
    moved_there = with_records(deeper, regrouped(deeper, first.key, OTHER_GROUP))
    rows = [row for row in sheet_of(plan, moved_there).rows if row.group == OTHER_GROUP]
    assert [row.key for row in rows[-2:]] == [first.key, second.key]
    assert [row.level for row in rows[-2:]] == [0, 1]
    assert rows[-2].activity.plan_task is None
    assert regrouped(view, first.key, GROUP) == []
    assert regrouped(view, "unknown", OTHER_GROUP) == []


def test_several_rows_go_in_and_out_together(plan, view):
    rows = [row for row in sheet_of(plan, view).rows if row.group == GROUP and row.level == 0]
    first, second, third = rows[:3]
    keys = [second.key, third.key]
    deeper = with_records(view, indented_together(plan.groups, view, keys, deeper=True))
    under = [one for one in deeper.records.activities if one.parent == first.key]
    assert {one.key for one in under} == set(keys)
    back = with_records(deeper, indented_together(plan.groups, deeper, keys, deeper=False))
    again = [row.key for row in sheet_of(plan, back).rows if row.group == GROUP]
    assert again == [row.key for row in sheet_of(plan, view).rows if row.group == GROUP]


def test_what_stands_under_a_row_goes_along_with_it_once(plan, view):
    rows = [row for row in sheet_of(plan, view).rows if row.group == GROUP and row.level == 0]
    first, second, third = rows[:3]
    deeper = with_records(view, indented_together(plan.groups, view, [third.key], deeper=True))
    both = indented_together(plan.groups, deeper, [second.key, third.key], deeper=True)
    assert [(one.key, one.parent) for one in both] == [(second.key, first.key)]
