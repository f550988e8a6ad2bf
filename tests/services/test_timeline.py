# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Section,
    Status,
    StatValue,
    new_key,
)
from lsapp.services.desk import open_desk
from lsapp.services.history import redo_last, undo_last
from lsapp.services.recording import delete, save
from lsapp.services.timeline import details, entries, record_history
from lsapp.storage import journal

UNIT = "X06040"


def edit(desk, words: str, number: int = 0) -> Activity:
    activity = desk.store.select(Activity)[number]
    save(
        desk,
        "activity.edited",
        [msgspec.structs.replace(activity, note=words)],
        label="Nhiệm vụ 1.1",
    )
    return desk.store.get(Activity, UNIT, activity.key)


def only(desk, record):
    """What saving a changed record says of it."""
    save(desk, "record.edited", [record])
    (diff,) = details(desk, entries(desk, limit=1)[0].id)
    return diff


def told(diff) -> dict[str, tuple[str, str]]:
    return {one.label: (one.before, one.after) for one in diff.fields}


def test_what_was_done_last_stands_first(office, clock):
    before = len(entries(office))
    edit(office, "một")
    clock.now += dt.timedelta(minutes=1)
    edit(office, "hai")
    newest, older, *_ = found = entries(office)
    assert len(found) == before + 2
    assert newest.at == clock.now > older.at
    assert (newest.name, newest.words) == ("activity.edited", "action.activity.edited")
    assert (newest.label, newest.way, newest.undone) == ("Nhiệm vụ 1.1", "do", False)
    assert newest.counts == (0, 1, 0)
    assert [one.kind for one in newest.touched] == ["activity"]


def test_pages_follow_on_each_other_without_a_gap(office):
    for number in range(25):
        edit(office, f"lần {number}")
    whole = [one.id for one in entries(office)]
    paged, before_id = [], None
    while page := entries(office, limit=7, before_id=before_id):
        assert len(page) <= 7
        paged += [one.id for one in page]
        before_id = page[-1].id
    assert paged == whole
    assert paged == sorted(paged, reverse=True)


def test_undone_and_done_again_are_told_apart(office):
    edit(office, "một")
    edited = entries(office, limit=1)[0].id
    undo_last(office)
    by_id = {one.id: one for one in entries(office)}
    assert by_id[edited].undone
    newest = entries(office, limit=1)[0]
    assert (newest.way, newest.target, newest.undone) == ("undo", edited, False)
    redo_last(office)
    by_id = {one.id: one for one in entries(office)}
    assert not by_id[edited].undone


def test_entries_are_narrowed_by_unit_kind_and_words(office):
    edit(office, "một")
    progress = office.store.select(Progress)[0]
    save(
        office,
        "result.edited",
        [msgspec.structs.replace(progress, result="Mở được hai lớp tập huấn")],
    )
    assert {one.name for one in entries(office, kind="activity", limit=1)} == {"activity.edited"}
    assert entries(office, kind="progress", limit=1)[0].name == "result.edited"
    assert entries(office, unit="S-SKHCN2025") == []
    assert [one.name for one in entries(office, text="nhiem vu 1.1")] == ["activity.edited"]
    assert "result.edited" in {one.name for one in entries(office, text="LOP TAP HUAN")}
    assert "activity.edited" not in {one.name for one in entries(office, text="lop tap huan")}
    assert "office.created" in {one.name for one in entries(office, text="lập cơ sở dữ liệu")}
    assert entries(office, text="không có chữ nào như vậy") == []


def test_filters_reach_across_many_actions_that_do_not_fit(office):
    progress = office.store.select(Progress)[0]
    save(office, "result.edited", [msgspec.structs.replace(progress, result="một")])
    for number in range(450):
        edit(office, f"lần {number}")
    assert [one.name for one in entries(office, kind="progress", limit=1)] == ["result.edited"]


def test_each_field_is_told_before_and_after_in_words(office):
    activity = next(one for one in office.store.select(Activity) if one.due_on)
    changed = msgspec.structs.replace(activity, timeframe="Quý III/2026", note="Ghi thêm")
    diff = only(office, changed)
    assert (diff.way, diff.kind_label, diff.key) == ("changed", "Nhiệm vụ", activity.key)
    assert activity.content[:20] in diff.where
    assert told(diff) == {
        "Thời gian thực hiện": (activity.timeframe, "Quý III/2026"),
        "Hạn hoàn thành": (activity.due_on.strftime("%d/%m/%Y"), "30/09/2026"),
        "Ghi chú": (activity.note or "", "Ghi thêm"),
    }


def test_states_money_and_codes_are_shown_as_people_read_them(office):
    progress = next(one for one in office.store.select(Progress) if one.status is Status.COMPLETED)
    content = office.store.get(Activity, UNIT, progress.activity).content
    diff = only(office, msgspec.structs.replace(progress, status=Status.STOPPED))
    assert told(diff) == {"Đánh giá": ("Hoàn thành", "Dừng thực hiện")}
    assert content[:20] in diff.where
    assert f"đợt năm {progress.round}" in diff.where

    line = office.store.select(BudgetLine)[0]
    sources = {one.code: one.name for one in office.plan().funding_sources}
    other = next(code for code in sources if code != line.source)
    diff = only(office, msgspec.structs.replace(line, planned=12500000, source=other))
    assert told(diff)["Kinh phí kế hoạch"][1] == "12.500.000 đồng"
    assert told(diff)["Nguồn kinh phí"] == (sources[line.source], sources[other])
    assert f"năm {line.year}" in diff.where

    activity = office.store.select(Activity)[0]
    groups = {one.code: one.title for one in office.plan().groups}
    other = next(code for code in groups if code != activity.group)
    diff = only(office, msgspec.structs.replace(activity, group=other, parent=None))
    assert told(diff)["Nhóm nhiệm vụ"][1][:30] == groups[other][:30]


def test_cells_and_rows_of_forms_are_told_by_their_heads(office):
    plan = office.plan()
    grid = next(one for one in plan.forms if one.layout == "grid")
    value = next(one for one in office.store.select(StatValue, form=grid.code) if one.row != "*")
    diff = only(
        office, msgspec.structs.replace(value, value=None, not_applicable=True, reason="Không có")
    )
    assert diff.where.startswith(f"Biểu {grid.code}, dòng «")
    assert told(diff)["Không áp dụng"] == ("Không", "Có")

    listed = next(one for one in plan.forms if one.layout == "list")
    number = next(one for one in listed.columns if one.kind in ("number", "money"))
    row = OpenRow(
        unit=UNIT, key=new_key(), plan="KH48", round="2026", form=listed.code,
        cells={number.code: "1234.5"},
    )  # fmt: skip
    diff = only(office, row)
    assert (diff.way, told(diff)) == ("added", {number.title: ("", "1.234,5")})


@pytest.mark.parametrize(
    "kind",
    [
        Programme,
        Activity,
        BudgetLine,
        Progress,
        StatValue,
        OpenRow,
        GroupStatement,
        Section,
        Evidence,
    ],
)
def test_every_kind_is_named_and_no_field_keeps_its_code(office, kind):
    record = office.store.select(kind)[0]
    with office.store.transaction("office.created") as tx:
        for child in (BudgetLine, Progress, Evidence):
            if kind in (Activity, Programme):
                tx.delete_many(child, UNIT, [one.key for one in office.store.select(child)])
        if kind is Programme:
            tx.delete_many(Activity, UNIT, [one.key for one in office.store.select(Activity)])
        tx.delete(kind, UNIT, record.key)
        action = tx.commit().action
    diff = next(one for one in details(office, action, limit=10_000) if one.key == record.key)
    assert diff.way == "deleted"
    assert len(diff.where) > 4
    assert diff.fields
    assert all(one.after == "" for one in diff.fields)
    assert not [one for one in diff.fields if one.label == one.field and "/" not in one.field]


def test_records_of_the_office_itself_are_told_too(office):
    first = entries(office)[-1]
    assert first.name == "office.created"
    diffs = details(office, first.id)
    assert "Cơ quan sử dụng" in {one.kind_label for one in diffs}
    opened = entries(office, kind="round")
    assert opened
    (found,) = [one for one in details(office, opened[0].id) if one.kind == "round"][:1]
    assert found.where.startswith("đợt năm")


def test_details_come_in_pages(office):
    activities = office.store.select(Activity)
    save(
        office,
        "activity.edited",
        [msgspec.structs.replace(one, note="cùng lúc") for one in activities],
    )
    action = entries(office, limit=1)[0].id
    first = details(office, action, limit=5)
    rest = details(office, action, limit=10_000, offset=5)
    assert [one.key for one in (*first, *rest)] == [
        one.key for one in journal.changes_of(office.store, action)
    ]
    assert details(office, action, unit="S-SKHCN2025") == []


def test_the_life_of_a_record_is_told_from_its_latest_day(office):
    before = office.store.select(Activity)[0].note or ""
    activity = edit(office, "một")
    edit(office, "hai")
    undo_last(office)
    delete(office, "activity.deleted", Activity, UNIT, [activity.key])
    events = record_history(office, UNIT, "activity", activity.key)
    assert [one.diff.way for one in events] == ["deleted", "changed", "changed", "changed", "added"]
    assert [one.entry.way for one in events] == ["do", "undo", "do", "do", "do"]
    assert [one.entry.undone for one in events] == [False, False, True, False, False]
    assert told(events[3].diff) == {"Ghi chú": (before, "một")}


def test_what_an_older_version_wrote_is_still_readable(office, clock):
    activity = edit(office, "một")
    action = entries(office, limit=1)[0].id
    with office.database.driver() as raw:
        raw.execute(
            "UPDATE journal_change SET after = json_set(after, '$.colour', 'đỏ') WHERE action = ?",
            (action,),
        )
    path = office.path
    office.close()
    with open_desk(path, clock=clock) as desk:
        (diff,) = details(desk, action)
        assert told(diff)["colour"] == ("", "đỏ")
        assert diff.key == activity.key
