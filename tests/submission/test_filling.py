# SPDX-License-Identifier: MIT
"""Edits that a person accepted become records again: what was edited and nothing else."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    OpenRow,
    Programme,
    Progress,
    Records,
    Status,
    StatValue,
)
from lsapp.submission.comparison import Edit
from lsapp.submission.filling import CellFault, Filling
from lsapp.submission.payload import Snapshot
from lsapp.submission.standard_sheets import standard_sheets
from lsapp.submission.taking_cells import apply_edits
from tests.submission.strategies import KH48, UNITS

UNIT = UNITS[0]
LIVE: dict[str, Any] = {"unit": UNIT.code}
SCOPE: dict[str, Any] = {**LIVE, "plan": "KH48", "round": "2026"}
replace = msgspec.structs.replace


def programme(key: str, position: int = 0) -> Programme:
    return Programme(
        **LIVE, key=key, plan="KH48", doc_type="KH", period_from=2026, period_to=2030,
        position=position,
    )  # fmt: skip


def activity(key: str, **fields: Any) -> Activity:
    return Activity(**{**LIVE, "key": key, "programme": "p1", "group": "1", **fields})


RECORDS = Records(
    programmes=[programme("p1", 1), programme("p2", 0)],
    activities=[
        activity("a1", timeframe="Quý II/2026", due_on=dt.date(2026, 12, 31), position=0),
        activity("a2", parent="a1", position=1),
        activity("a3", parent="a2", position=2),
        activity("a4", group="2", content="Việc khác", position=3),
    ],
    budget_lines=[
        BudgetLine(**LIVE, key="b1", activity="a1", year=2026, source="tinh", planned=5),
        BudgetLine(**LIVE, key="b2", activity="a4", year=2026, source="tinh", position=1),
    ],
    progress=[Progress(**SCOPE, key="g1", activity="a1", status=Status.COMPLETED, percent=100)],
    stat_values=[
        StatValue(**SCOPE, key="s1", form="B1", row="dai_hoc", column="tay", value=4),
        StatValue(
            **SCOPE, key="s2", form="B1", row="dai_hoc", column="nung", not_applicable=True,
            reason="không có",
        ),
    ],
    open_rows=[OpenRow(**SCOPE, key="o1", form="B5", cells={"ten": "Sáng kiến"})],
    evidence=[Evidence(**SCOPE, key="e1", activity="a1", name="a.pdf", size=3, sha256="0" * 64)],
)  # fmt: skip


def applied(*edits: Edit) -> tuple[Records, list[CellFault]]:
    snapshot = Snapshot(plan="KH48", unit=UNIT.code, round="2026", records=RECORDS)
    sheets = standard_sheets(snapshot, KH48, UNIT.kind)
    return apply_edits(sheets, edits, Filling(KH48, UNIT.code, "2026", RECORDS))


def edit(sheet: str, record: str, field: str, seen: Any) -> Edit:
    return Edit(
        sheet=sheet, change="changed", record=record, field=field, label="", where=sheet, seen=seen
    )


def removed(sheet: str, record: str) -> Edit:
    return Edit(sheet=sheet, change="removed", record=record, label="", where=sheet)


def added(sheet: str, **cells: Any) -> Edit:
    named = {name.replace("__", "."): value for name, value in cells.items()}
    return Edit(
        sheet=sheet, change="added", record="row 9", label="", where=f"{sheet}: dòng 9", cells=named
    )


def test_no_edits_change_nothing() -> None:
    assert applied() == (RECORDS, [])


def test_one_cell_is_one_field_and_no_day_is_worked_out_anew() -> None:
    records, faults = applied(edit("activities", "a1", "activity.content", "Nội dung mới"))
    assert faults == []
    assert records == replace(
        RECORDS,
        activities=[replace(RECORDS.activities[0], content="Nội dung mới"), *RECORDS.activities[1:]],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "day"), [("Quý III/2026", dt.date(2026, 9, 30)), ("Hằng năm", None), (None, None)]
)
def test_a_new_timeframe_brings_its_own_day(words: str | None, day: dt.date | None) -> None:
    records, _ = applied(edit("activities", "a1", "activity.timeframe", words))
    assert (records.activities[0].timeframe, records.activities[0].due_on) == (words, day)


@pytest.mark.parametrize(
    ("field", "seen", "value"),
    [
        ("percent", "45%", 45),
        ("percent", None, None),
        ("status", "Dừng thực hiện", Status.STOPPED),
        ("status", None, Status.NOT_STARTED),
        ("result", 2026, "2026"),
    ],
)
def test_progress_takes_what_was_typed_and_empty_is_its_default(
    field: str, seen: Any, value: Any
) -> None:
    records, faults = applied(edit("activities", "a1", f"progress.{field}", seen))
    assert faults == []
    assert records.progress == [replace(RECORDS.progress[0], **{field: value})]


def test_progress_begins_where_there_was_none_and_not_for_an_empty_cell() -> None:
    records, _ = applied(edit("activities", "a4", "progress.percent", "30"))
    (new,) = [one for one in records.progress if one.activity == "a4"]
    assert (new.percent, new.status) == (30, Status.NOT_STARTED)
    records, _ = applied(edit("activities", "a4", "progress.result", "  "))
    assert records == RECORDS


@pytest.mark.parametrize(
    ("sheet", "record", "field", "label"),
    [
        ("programmes", "p1", "programme.doc_type", "Loại văn bản"),
        ("programmes", "p1", "programme.period_from", "Từ năm"),
        ("activities", "a1", "activity.group", "Nhóm nhiệm vụ"),
        ("activities", "a1", "programme", "Chương trình"),
        ("budget", "b1", "budget_line.year", "Năm"),
        ("budget", "b1", "activity", "Nhiệm vụ"),
        ("evidence", "e1", "evidence.name", "Tên tệp"),
    ],
)
def test_what_a_record_cannot_be_without_stays_and_is_a_fault(
    sheet: str, record: str, field: str, label: str
) -> None:
    records, (fault,) = applied(edit(sheet, record, field, None))
    assert records == RECORDS
    assert (fault.code, fault.facts, fault.where) == ("cell.required", {"label": label}, sheet)


@pytest.mark.parametrize(
    ("sheet", "record", "field", "seen", "code"),
    [
        ("activities", "a1", "progress.percent", "nhiều", "number.unreadable"),
        ("activities", "a1", "progress.percent", "8,5", "number.not_whole"),
        ("activities", "a1", "progress.status", "xong", "cell.unknown_choice"),
        ("activities", "a1", "programme", 3, "cell.unknown_programme"),
        ("programmes", "p1", "programme.issued_on", "31/02/2026", "date.unreadable"),
        ("budget", "b1", "budget_line.planned", "12,5", "money.not_whole"),
        ("budget", "b1", "activity", "9.9", "cell.unknown_activity"),
        ("budget", "b1", "activity", "I", "cell.unknown_activity"),
        ("evidence", "e1", "evidence.size", "to", "number.unreadable"),
    ],
)
def test_what_cannot_be_understood_is_a_fault_and_changes_nothing(
    sheet: str, record: str, field: str, seen: Any, code: str
) -> None:
    records, (fault,) = applied(edit(sheet, record, field, seen))
    assert records == RECORDS
    assert (fault.code, fault.seen) == (code, str(seen))


def test_activities_are_named_by_path_and_by_number_where_it_tells_one() -> None:
    for number, key in (("1.1", "a1"), ("1.1.a", "a2"), ("a", "a2"), ("a.1", "a3"), ("2.1", "a4")):
        records, faults = applied(edit("budget", "b1", "activity", number))
        assert faults == []
        assert records.budget_lines[0].activity == key


def test_programmes_are_named_by_their_place_on_the_sheet() -> None:
    records, _ = applied(edit("activities", "a1", "programme", 1))
    assert records.activities[0].programme == "p2"


def test_cells_of_a_grid_form() -> None:
    cells = {
        "12": (12, False, None),
        "8,5": (Decimal("8.5"), False, None),
        "Không áp dụng: mới lập": (None, True, "mới lập"),
        "không áp dụng": (None, True, None),
    }
    for seen, told in cells.items():
        records, faults = applied(edit("form:B1", "dai_hoc", "tay", seen))
        assert faults == []
        value = next(one for one in records.stat_values if one.key == "s1")
        assert (value.value, value.not_applicable, value.reason) == told
    records, _ = applied(edit("form:B1", "dai_hoc", "nung", 0))
    assert [one.value for one in records.stat_values] == [4, 0]
    records, _ = applied(edit("form:B1", "dai_hoc", "tay", None))
    assert [one.key for one in records.stat_values] == ["s2"]
    records, _ = applied(edit("form:B1", "cao_dang", "tay", 3))
    assert len(records.stat_values) == 3


def test_sums_are_never_taken_back() -> None:
    for row, column in (("tong", "tay"), ("dai_hoc", "dtts")):
        records, (fault,) = applied(edit("form:B1", row, column, 99))
        assert (records, fault.code) == (RECORDS, "cell.sum")


def test_cells_of_a_list_form_are_stored_by_their_kind() -> None:
    records, _ = applied(
        edit("form:B5", "o1", "bat_dau", "05/03/2026"),
        edit("form:B5", "o1", "kinh_phi_khac", "1,5 triệu"),
        edit("form:B5", "o1", "ten", None),
    )
    assert records.open_rows[0].cells == {"bat_dau": "2026-03-05", "kinh_phi_khac": 1_500_000}


def test_a_deleted_activity_takes_what_hangs_on_it_and_its_points_move_up() -> None:
    records, _ = applied(removed("activities", "a1"))
    assert [(one.key, one.parent) for one in records.activities] == [
        ("a2", None), ("a3", "a2"), ("a4", None),
    ]  # fmt: skip
    assert [one.key for one in records.budget_lines] == ["b2"]
    assert records.progress == []
    assert records.evidence == []


def test_a_programme_goes_only_when_its_activities_are_gone() -> None:
    records, (fault,) = applied(removed("programmes", "p1"))
    assert (records, fault.code) == (RECORDS, "cell.programme_in_use")
    own = [one.key for one in RECORDS.activities if one.programme == "p1"]
    gone = (removed("activities", key) for key in own)
    records, faults = applied(removed("programmes", "p1"), *gone)
    assert [one.key for one in records.programmes] == ["p2"]
    assert (records.activities, records.budget_lines, records.progress) == ([], [], [])
    assert faults == []


@pytest.mark.parametrize(
    "change",
    [
        removed("form:B1", "dai_hoc"),
        removed("groups", "1"),
        removed("activities", "*"),
        removed("budget", "nobody"),
        added("form:B1", tay=4),
        edit("form:B99", "x", "y", 1),
    ],
)
def test_what_a_form_cannot_lose_or_gain_stays(change: Edit) -> None:
    records, faults = applied(change)
    assert records == RECORDS
    told = (
        {"cell.form_changed"} if change.record != "nobody" and change.sheet != "form:B99" else set()
    )
    assert {fault.code for fault in faults} == told


def test_added_rows_get_keys_of_their_own_that_follow_from_what_they_say() -> None:
    rows = (
        added("activities", number="2.9", activity__content="Thêm", progress__percent=10),
        added("budget", activity="2.9", budget_line__year=2026, budget_line__planned="5 triệu"),
        added("form:B5", ten="Giải thưởng"),
        added("form:B5", ten="Giải thưởng"),
    )
    records, faults = applied(*rows)
    assert faults == []
    (new,) = [one for one in records.activities if one.content == "Thêm"]
    assert (new.group, new.programme, new.position) == ("2", "p2", 4)
    (money,) = [one for one in records.budget_lines if one.activity == new.key]
    assert (money.planned, money.position) == (5_000_000, 2)
    assert [one.percent for one in records.progress if one.activity == new.key] == [10]
    assert len([one for one in records.open_rows if one.cells == {"ten": "Giải thưởng"}]) == 2
    assert applied(*rows) == (records, faults)


def test_an_added_row_of_another_round_is_another_record() -> None:
    def key(round_code: str) -> str:
        snapshot = Snapshot(plan="KH48", unit=UNIT.code, round=round_code, records=Records())
        sheets = standard_sheets(snapshot, KH48, UNIT.kind)
        filling = Filling(KH48, UNIT.code, round_code)
        (row,) = apply_edits(sheets, [added("form:B5", ten="Giải thưởng")], filling)[0].open_rows
        return row.key

    assert key("2026") != key("2027")


def test_added_money_without_its_activity_and_activities_without_a_group_are_faults() -> None:
    records, faults = applied(
        added("budget", budget_line__year=2026, budget_line__planned=9),
        added("activities", activity__content="Không nhóm"),
    )
    assert [(one.code, one.label) for one in faults] == [
        ("cell.required", "STT nhiệm vụ"), ("cell.required", "Nhóm nhiệm vụ"),
    ]  # fmt: skip
    assert records.budget_lines == RECORDS.budget_lines
    assert [one.group for one in records.activities if one.content == "Không nhóm"] == ["1"]
