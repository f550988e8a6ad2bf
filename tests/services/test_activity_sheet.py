# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from lsapp.domain.records import Activity, BudgetLine, Programme, Status
from lsapp.services.activity_sheet import ActivityEdit, activity_sheet, records_of_edits
from lsapp.services.recording import save
from lsapp.services.unit_view import with_records
from lsapp.services.viewing import open_view

TODAY = dt.date(2026, 11, 21)
GROUP, OTHER_GROUP = "1", "3"


@pytest.fixture
def view(office):
    return open_view(office, round_code="2026")


@pytest.fixture
def plan(office):
    return office.plan()


def sheet_of(plan, view, programme=None):
    return activity_sheet(plan.groups, view, TODAY, programme)


def test_rows_stand_in_the_order_of_the_outline_with_their_numbers(plan, view):
    sheet = sheet_of(plan, view)
    assert len(sheet.rows) == len(view.records.activities)
    order = [group.code for group in sheet.groups]
    assert [row.group for row in sheet.rows] == sorted(
        (row.group for row in sheet.rows), key=order.index
    )
    assert sheet.rows[0].number == "1.1"
    assert [group.number for group in sheet.groups][:3] == ["I", "II", "III"]
    assert sum(group.count for group in sheet.groups) == len(sheet.rows)


def test_a_row_adds_up_the_money_of_the_year_alone(plan, view):
    activity = view.records.activities[0]
    lines = [
        BudgetLine(unit=view.unit, key=f"k{year}{source}", activity=activity.key, year=year,
                   source=source, planned=amount)
        for year, source, amount in ((2026, "A", 5), (2026, "B", None), (2026, "C", 7), (2025, "A", 9))
    ]  # fmt: skip
    rest = [one for one in view.records.budget_lines if one.activity != activity.key]
    records = msgspec.structs.replace(view.records, budget_lines=[*rest, *lines])
    sheet = sheet_of(plan, msgspec.structs.replace(view, records=records))
    row = next(one for one in sheet.rows if one.key == activity.key)
    assert row.planned == 12
    assert len(row.lines) == 3


def test_an_edit_changes_the_fields_named_and_a_new_row_comes_last_in_its_group(plan, view):
    programme = view.records.programmes[0].key
    held = view.records.activities[0]
    records = records_of_edits(
        plan,
        view,
        programme,
        [
            ActivityEdit(activity=held.key, values={"content": "Nội dung khác"}),
            ActivityEdit(
                activity="new",
                values={"content": "Mới", "planned": 5},
                is_new=True,
                group=OTHER_GROUP,
            ),
        ],
    )
    changed, new, line = records
    assert changed == msgspec.structs.replace(held, content="Nội dung khác")
    assert (new.content, new.group, new.programme) == ("Mới", OTHER_GROUP, programme)
    assert (line.activity, line.year, line.planned) == ("new", 2026, 5)
    after = with_records(view, records)
    rows = [row for row in sheet_of(plan, after).rows if row.group == OTHER_GROUP]
    assert rows[-1].key == "new"


def test_money_goes_to_the_line_that_is_there_and_never_guesses_between_several(plan, view):
    programme = view.records.programmes[0].key
    row = next(one for one in sheet_of(plan, view).rows if len(one.lines) == 1)
    edit = ActivityEdit(activity=row.key, values={"planned": 123})
    _, line = records_of_edits(plan, view, programme, [edit])
    assert line == msgspec.structs.replace(row.lines[0], planned=123)
    second = msgspec.structs.replace(row.lines[0], key="second", source="other")
    two = with_records(view, [second])
    assert [type(one) for one in records_of_edits(plan, two, programme, [edit])] == [Activity]


def test_a_heading_has_no_status_and_a_row_is_late_by_its_due_day(office, plan, view):
    first, second = [row for row in sheet_of(plan, view).rows if row.group == GROUP][:2]
    child = msgspec.structs.replace(
        second.activity, parent=first.key, timeframe=None, due_on=TODAY - dt.timedelta(days=1)
    )
    records = msgspec.structs.replace(view.records, progress=[])
    sheet = sheet_of(plan, with_records(msgspec.structs.replace(view, records=records), [child]))
    by_key = {row.key: row for row in sheet.rows}
    assert by_key[first.key].status is None
    assert by_key[child.key].status is Status.NOT_STARTED
    assert by_key[child.key].overdue


def test_a_view_takes_what_a_save_wrote_and_what_an_undo_took_back(office, view):
    from lsapp.services.history import take_back

    activity = msgspec.structs.replace(view.records.activities[3], note="ghi chú")
    change = save(office, "activity.edited", [activity])
    after = with_records(view, [one.after for one in change.touched])
    assert after.records.activities == open_view(office, round_code="2026").records.activities
    undone = take_back(office)
    back = with_records(after, [one.after for one in undone.touched if one.after])
    assert back.records == view.records


def test_records_of_other_rounds_and_units_stay_out_of_a_view(view):
    other_round = msgspec.structs.replace(view.records.progress[0], key="x", round="2025")
    other_unit = msgspec.structs.replace(view.records.activities[0], unit="other", key="y")
    assert with_records(view, [other_round, other_unit]) is view


def test_programmes_outside_the_round_are_kept_but_not_shown(plan, view):
    old = Programme(
        unit=view.unit, key="old", plan=view.plan, doc_type="CTr", period_from=2015, period_to=2019
    )
    task = msgspec.structs.replace(view.records.activities[0], key="task", programme="old")
    wider = with_records(view, [old, task])
    assert "task" not in {row.key for row in sheet_of(plan, wider).rows}
    assert {row.key for row in sheet_of(plan, wider, "old").rows} == {"task"}


def test_groups_stand_in_while_the_plan_is_not_known(plan, view):
    known, bare = sheet_of(plan, view), activity_sheet((), view, TODAY)
    assert [row.number for row in bare.rows] == [row.number for row in known.rows]
    assert [row.key for row in bare.rows] == [row.key for row in known.rows]
    assert [group.number for group in bare.groups] == [
        group.number for group in known.groups[: len(bare.groups)]
    ]
