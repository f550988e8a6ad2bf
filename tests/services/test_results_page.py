# SPDX-License-Identifier: MIT
"""Results of a round as rows beside the round before, and their saving as one action."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lsapp.domain.records import BudgetLine, GroupStatement, Progress, Status
from lsapp.services.desk import Desk
from lsapp.services.history import redo_last, undo_last
from lsapp.services.results import (
    ResultEdit,
    ResultRow,
    ResultsSheet,
    Spent,
    results_sheet,
    save_results,
    save_statement,
)
from lsapp.services.unit_view import round_snapshot
from lsapp.services.viewing import open_view
from lsapp.submission.numbering import outline

TODAY = dt.date(2026, 12, 10)


def sheet_of(desk: Desk, today: dt.date = TODAY) -> ResultsSheet:
    view = open_view(desk, round_code="2026")
    snapshot = round_snapshot(view.plan, view.unit, view.round, view.records)
    return results_sheet(desk.plan(), snapshot, view.previous, today)


def row_of(desk: Desk, key: str) -> ResultRow:
    return next(row for row in sheet_of(desk).rows if row.activity.key == key)


def save(desk: Desk, key: str, fields: dict[str, Any], *spent: Spent) -> ResultRow:
    view = open_view(desk, round_code="2026")
    save_results(desk, view, [ResultEdit(activity=key, fields=fields, spent=spent)])
    return row_of(desk, key)


@pytest.fixture
def activity(office: Desk) -> str:
    """An activity without a result yet."""
    row = sheet_of(office).rows[0]
    assert row.progress is not None
    with office.store.transaction("results.saved") as tx:
        tx.delete(Progress, row.progress.unit, row.progress.key)
        tx.commit()
    return row.activity.key


def test_rows_stand_as_in_the_outline_with_their_numbers(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    entries = outline(office.plan().groups, view.records.activities)
    rows = sheet_of(office).rows
    assert [(row.activity.key, row.number, row.path) for row in rows] == [
        (entry.activity.key, entry.number, entry.path) for entry in entries
    ]
    assert [group.number for group in sheet_of(office).groups] == [
        "I", "II", "III", "IV", "V", "VI", "VII",
    ]  # fmt: skip


def test_the_last_round_stands_beside(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    assert view.previous is not None
    last = {one.activity: one for one in view.previous.progress}
    assert last
    assert {row.activity.key: row.last for row in sheet_of(office).rows if row.last} == last


def test_money_of_the_year_and_evidence_are_added_up(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    lines = [one for one in view.records.budget_lines if one.year == 2026]
    rows = sheet_of(office).rows
    assert sum(len(row.money) for row in rows) == len(lines)
    assert sum(row.planned or 0 for row in rows) == sum(one.planned or 0 for one in lines)
    assert sum(group.disbursed or 0 for group in sheet_of(office).groups) == sum(
        one.disbursed or 0 for one in lines
    )
    proven = [one for one in view.records.evidence if one.activity]
    assert sum(row.evidence for row in rows) == len(proven)


def test_an_activity_is_overdue_by_the_day(office: Desk) -> None:
    late = {row.activity.key for row in sheet_of(office).rows if row.overdue}
    early = {row.activity.key for row in sheet_of(office, dt.date(2025, 1, 1)).rows if row.overdue}
    assert late
    assert not early
    for row in sheet_of(office).rows:
        if row.overdue:
            assert row.activity.due_on is not None
            assert row.activity.due_on < TODAY


def test_a_first_result_begins_the_work(office: Desk, activity: str) -> None:
    assert row_of(office, activity).progress is None
    progress = save(office, activity, {"percent": 40}).progress
    assert progress is not None
    assert (progress.status, progress.percent) == (Status.IN_PROGRESS, 40)


def test_a_hundred_typed_first_is_done(office: Desk, activity: str) -> None:
    progress = save(office, activity, {"percent": 100}).progress
    assert progress is not None
    assert progress.status is Status.COMPLETED


def test_done_is_a_hundred_where_less_stood(office: Desk, activity: str) -> None:
    save(office, activity, {"status": Status.IN_PROGRESS, "percent": 60})
    progress = save(office, activity, {"status": Status.COMPLETED}).progress
    assert progress is not None
    assert progress.percent == 100
    progress = save(office, activity, {"status": Status.NOT_STARTED}).progress
    assert progress is not None
    assert progress.percent is None


def test_done_without_a_share_gets_none(office: Desk, activity: str) -> None:
    progress = save(office, activity, {"status": Status.COMPLETED}).progress
    assert progress is not None
    assert progress.percent is None


def test_what_is_typed_together_is_kept_as_typed(office: Desk, activity: str) -> None:
    progress = save(office, activity, {"status": Status.COMPLETED, "percent": 50}).progress
    assert progress is not None
    assert (progress.status, progress.percent) == (Status.COMPLETED, 50)


def test_words_of_a_result_are_cleaned(office: Desk, activity: str) -> None:
    progress = save(office, activity, {"result": "  Đã mở lớp\r\n"}).progress
    assert progress is not None
    assert progress.result == "Đã mở lớp"


def test_an_emptied_result_is_gone_once_nothing_is_left(office: Desk, activity: str) -> None:
    save(office, activity, {"status": Status.IN_PROGRESS, "result": "Đang làm"})
    kept = save(office, activity, {"status": None}).progress
    assert kept is not None
    assert kept.status is Status.NOT_STARTED
    assert save(office, activity, {"status": None, "result": None}).progress is None


def test_emptying_what_was_empty_makes_no_result(office: Desk, activity: str) -> None:
    assert save(office, activity, {"result": None}).progress is None
    assert save(office, activity, {"percent": None}).progress is None


def test_not_started_is_a_result(office: Desk, activity: str) -> None:
    progress = save(office, activity, {"status": Status.NOT_STARTED}).progress
    assert progress is not None
    assert sheet_of(office).groups[0].undeclared == 0


def test_a_batch_is_one_action_that_can_be_taken_back(office: Desk) -> None:
    before = sheet_of(office)
    keys = [row.activity.key for row in before.rows[:5]]
    line = next(row for row in before.rows if row.money).money[0]
    edits = [ResultEdit(activity=key, fields={"difficulty": "Thiếu người"}) for key in keys]
    spent = Spent(line=line.key, source=line.source, amount=123_000_000)
    edits.append(ResultEdit(activity=line.activity, spent=(spent,)))
    change = save_results(office, open_view(office, round_code="2026"), edits)
    assert change.kinds == {"progress", "budget_line"}
    after = sheet_of(office)
    assert [row.progress and row.progress.difficulty for row in after.rows[:5]] == [
        "Thiếu người"
    ] * 5
    assert row_of(office, line.activity).disbursed is not None
    assert undo_last(office) == "results.saved"
    assert sheet_of(office) == before
    redo_last(office)
    assert sheet_of(office) == after


def test_money_goes_into_the_line_of_its_source_or_makes_one(office: Desk) -> None:
    row = next(row for row in sheet_of(office).rows if not row.money)
    made = save(office, row.activity.key, {}, Spent(source="ns_tinh", amount=5_000_000))
    assert [(one.source, one.year, one.planned, one.disbursed) for one in made.money] == [
        ("ns_tinh", 2026, None, 5_000_000)
    ]
    again = save(office, row.activity.key, {}, Spent(source="ns_tinh", amount=6_000_000))
    assert [one.key for one in again.money] == [made.money[0].key]
    assert again.disbursed == 6_000_000
    emptied = save(office, row.activity.key, {}, Spent(source="ns_tinh", amount=None))
    assert emptied.disbursed is None
    assert office.store.count(BudgetLine, activity=row.activity.key) == 1


def test_two_amounts_of_one_new_source_are_one_line(office: Desk) -> None:
    row = next(row for row in sheet_of(office).rows if not row.money)
    two = (Spent(source="khac", amount=1), Spent(source="khac", amount=2))
    made = save(office, row.activity.key, {}, *two)
    assert [one.disbursed for one in made.money] == [2]


def test_no_amount_from_a_new_source_makes_no_line(office: Desk) -> None:
    row = next(row for row in sheet_of(office).rows if not row.money)
    assert save(office, row.activity.key, {}, Spent(source="khac", amount=None)).money == ()


def test_a_group_is_stated_and_the_statement_taken_away(office: Desk) -> None:
    view = open_view(office, round_code="2026")
    save_statement(office, view, "7", none_arising=True, reason="  Không có đối tác ")
    statement = sheet_of(office).groups[6].statement
    assert statement is not None
    assert (statement.none_arising, statement.reason) == (True, "Không có đối tác")
    save_statement(office, view, "7", none_arising=True)  # without a reason too: the rules say so
    save_statement(office, view, "7", none_arising=False, summary=" ")
    assert sheet_of(office).groups[6].statement is None
    assert office.store.count(GroupStatement, group="7", round="2026") == 0
    undo_last(office)
    assert sheet_of(office).groups[6].statement is not None
