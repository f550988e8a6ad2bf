# SPDX-License-Identifier: MIT
"""What differs between two states of a round, field by field and in words."""

from __future__ import annotations

import msgspec
import pytest

from lsapp.domain.labels import FIELD_LABELS
from lsapp.domain.records import (
    Activity,
    Answer,
    OpenRow,
    Progress,
    Records,
    Status,
    StatValue,
)
from lsapp.services.desk import Desk
from lsapp.services.revision_changes import ChangeTable
from lsapp.services.unit_view import round_snapshot
from lsapp.services.viewing import open_view


@pytest.fixture
def records(office: Desk) -> Records:
    return open_view(office, round_code="2026").records


def table(office: Desk, before: Records, after: Records) -> ChangeTable:
    first, last = (round_snapshot("KH48", "X06040", "2026", one) for one in (before, after))
    return ChangeTable(office.plan(), office.unit("X06040"), first, last)


def with_changed(records: Records, name: str, at: int, **fields: object) -> Records:
    listed = list(getattr(records, name))
    listed[at] = msgspec.structs.replace(listed[at], **fields)
    return msgspec.structs.replace(records, **{name: listed})


def test_the_same_records_differ_in_nothing(office: Desk, records: Records) -> None:
    assert len(table(office, records, records)) == 0


def test_each_field_that_differs_is_a_row_with_both_sides(office: Desk, records: Records) -> None:
    held = records.progress[0]
    after = with_changed(
        records, "progress", 0, status=Status.STOPPED, result="Đã dừng", percent=40
    )
    found = table(office, records, after)
    assert {(one.way, one.kind, one.key) for one in found.rows} == {
        ("changed", Progress.KIND, held.key)
    }
    words = {one.field: found.words(row) for row, one in enumerate(found.rows)}
    assert set(words) == {"status", "result", "percent"}
    result = words["result"]
    assert (result.field, result.before, result.after) == (
        "Kết quả trong kỳ",
        held.result or "",
        "Đã dừng",
    )
    assert words["status"].after == "Dừng thực hiện"
    assert words["percent"].after == "40"
    assert result.kind == "Kết quả thực hiện"
    assert "kết quả đợt 2026" in result.where


def test_a_record_that_came_or_went_is_one_row(office: Desk, records: Records) -> None:
    fewer = msgspec.structs.replace(records, stat_values=records.stat_values[1:])
    gone = table(office, records, fewer)
    (row,) = gone.rows
    assert (row.way, row.kind, row.field) == ("removed", StatValue.KIND, None)
    words = gone.words(0)
    assert words.before
    assert words.after == ""
    assert words.where.startswith("Biểu ")
    assert "\n" not in words.before  # a figure says itself

    come = table(office, fewer, records)
    assert [one.way for one in come.rows] == ["added"]
    assert come.words(0).after == words.before
    assert come.words(0).before == ""


def test_a_new_activity_is_told_with_all_it_says(office: Desk, records: Records) -> None:
    new = Activity(
        unit="X06040",
        key="ffff",
        programme=records.activities[0].programme,
        group=records.activities[0].group,
        content="Mở lớp tập huấn",
        product="Báo cáo",
        position=999,
    )
    after = msgspec.structs.replace(records, activities=[*records.activities, new])
    found = table(office, records, after)
    (row,) = found.rows
    assert (row.way, row.key) == ("added", "ffff")
    assert "Nội dung nhiệm vụ: Mở lớp tập huấn\n" in found.words(0).after
    assert "Mở lớp tập huấn" in row.where


def test_a_cell_of_a_row_is_told_by_its_column(office: Desk, records: Records) -> None:
    form = next(one for one in office.plan().forms if not one.rows)
    column = form.columns[0]
    before = OpenRow(
        unit="X06040", key="a", plan="KH48", round="2026", form=form.code, cells={column.code: "x"}
    )
    after = msgspec.structs.replace(before, cells={column.code: "y"})
    one = msgspec.structs.replace(records, open_rows=[before])
    other = msgspec.structs.replace(records, open_rows=[after])
    found = table(office, one, other)
    (row,) = found.rows
    assert (row.field, row.place_field) == (f"cells/{column.code}", column.code)
    words = found.words(0)
    assert (words.field, words.before, words.after) == (column.title, "x", "y")


def test_mere_moves_come_last_and_only_where_nothing_else_differs(
    office: Desk, records: Records
) -> None:
    moved = with_changed(records, "activities", 0, position=77)
    moved = with_changed(moved, "activities", 1, position=78, note="Ghi thêm")
    moved = with_changed(moved, "progress", 0, result="Xong")
    rows = table(office, records, moved).rows
    assert [one.field for one in rows] == ["note", "result", "position"]


def test_a_reason_given_is_named_by_its_warning(office: Desk, records: Records) -> None:
    said = Answer(
        unit="X06040",
        key="a",
        plan="KH48",
        round="2026",
        code="schedule.overdue",
        record=records.activities[0].key,
        text="Chờ kinh phí",
    )
    found = table(office, records, msgspec.structs.replace(records, answers=[said]))
    words = found.words(0)
    assert words.where.startswith("Giải trình: ")
    assert "schedule.overdue" not in words.where
    assert "Chờ kinh phí" in words.after


def test_a_reply_names_the_field_that_it_stands_at(office: Desk, records: Records) -> None:
    said = Answer(
        unit="X06040",
        key="a",
        plan="KH48",
        round="2026",
        code="return.note/x",
        record=records.activities[0].key,
        field="lead_unit",
        text="Giữ nguyên",
        comment="Ghi tên phòng chủ trì",
    )
    found = table(office, records, msgspec.structs.replace(records, answers=[said]))
    assert FIELD_LABELS["activity"]["lead_unit"] in found.words(0).after
    assert "lead_unit" not in found.words(0).after


def test_twenty_thousand_rows_are_put_in_words_one_by_one(office: Desk, records: Records) -> None:
    first = records.activities[0]
    many = [
        msgspec.structs.replace(first, key=f"{at:06}", parent=None, position=at, note="trước")
        for at in range(20_000)
    ]
    before = msgspec.structs.replace(records, activities=[*records.activities, *many])
    changed = [msgspec.structs.replace(one, note="sau") for one in many]
    after = msgspec.structs.replace(records, activities=[*records.activities, *changed])
    found = table(office, before, after)
    assert len(found) == 20_000
    words = found.words(12_345)
    assert (words.field, words.before, words.after) == ("Ghi chú", "trước", "sau")
