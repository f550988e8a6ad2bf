# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from lsapp.domain.records import Activity, BudgetLine, OpenRow, Progress, Status, new_key
from lsapp.services.drafts import Draft, Drafts, pending_drafts
from lsapp.services.recording import save

AT = dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC)


def draft(record, field: str, text: str, minute: int = 0) -> Draft:
    return Draft(
        unit=record.unit, kind=record.KIND, key=record.key, field=field, label="Ô đang gõ", text=text,
        at=AT + dt.timedelta(minutes=minute),
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "drafts"


def left_by_a_crash(office, folder, *typed: Draft) -> Drafts:
    """What a next run finds after one that noted, wrote and never ended."""
    before = Drafts(office.path, folder)
    for one in typed:
        before.note(one)
    assert before.write()
    return Drafts(office.path, folder)


def test_what_was_typed_is_offered_again_after_a_crash(office, folder):
    one, other = office.store.select(Activity)[:2]
    typed = [draft(one, "content", "Tổ chức hội ngh", 1), draft(other, "note", "gh")]
    again = left_by_a_crash(office, folder, *typed)
    assert again.pending(office) == typed[::-1]
    assert pending_drafts(office, folder) == typed[::-1]


def test_a_place_holds_its_last_text_and_committing_lets_it_go(office, folder):
    activity = office.store.select(Activity)[0]
    drafts = Drafts(office.path, folder)
    drafts.note(draft(activity, "note", "a"))
    drafts.note(draft(activity, "note", "ab"))
    drafts.write()
    assert [one.text for one in pending_drafts(office, folder)] == ["ab"]
    assert not drafts.write()
    drafts.forget(draft(activity, "note", "").place)
    assert drafts.write()
    assert not drafts.file.exists()
    assert pending_drafts(office, folder) == []


def test_what_was_committed_after_all_is_not_offered(office, folder):
    activity = office.store.select(Activity)[0]
    save(office, "activity.edited", [msgspec.structs.replace(activity, note="Đã lưu", due_on=None)])
    again = left_by_a_crash(
        office,
        folder,
        draft(activity, "note", "  Đã lưu "),
        draft(activity, "baseline", "khác với đã lưu"),
    )
    assert [one.field for one in again.pending(office)] == ["baseline"]


def test_typed_numbers_dates_and_states_are_compared_by_what_they_mean(office, folder):
    line = next(one for one in office.store.select(BudgetLine) if one.planned)
    activity = next(one for one in office.store.select(Activity) if one.due_on)
    progress = office.store.select(Progress)[0]
    form = next(one for one in office.plan().forms if one.layout == "list")
    number = next(one.code for one in form.columns if one.kind in ("number", "money"))
    row = OpenRow(
        unit="X06040", key=new_key(), plan="KH48", round="2026", form=form.code,
        cells={number: "2.5"},
    )  # fmt: skip
    save(office, "row.added", [row, msgspec.structs.replace(progress, status=Status.COMPLETED)])
    said = [
        draft(line, "planned", f"{line.planned:,}".replace(",", ".")),
        draft(line, "year", str(line.year)),
        draft(activity, "due_on", activity.due_on.strftime("%d/%m/%Y")),
        draft(progress, "status", "Hoàn thành"),
        draft(row, f"cells/{number}", "2,5"),
    ]
    assert left_by_a_crash(office, folder, *said).pending(office) == []
    other = [
        draft(line, "planned", "1 đồng"),
        draft(activity, "due_on", "không phải ngày"),
        draft(row, f"cells/{number}", "2,6"),
    ]
    assert len(left_by_a_crash(office, folder, *other).pending(office)) == 3


def test_a_record_that_is_not_there_yet_is_offered_unless_nothing_was_typed(office, folder):
    new = Activity(unit="X06040", key=new_key(), programme="p", group="1")
    typed = [draft(new, "content", "Việc mới"), draft(new, "note", "  ")]
    assert left_by_a_crash(office, folder, *typed).pending(office) == typed[:1]


def test_what_was_not_answered_yet_outlives_the_next_writing(office, folder):
    one, other = office.store.select(Activity)[:2]
    again = left_by_a_crash(office, folder, draft(one, "note", "của lần trước"))
    again.note(draft(other, "note", "của lần này"))
    again.write()
    assert [one.text for one in again.pending(office)] == ["của lần trước"]
    assert {one.text for one in pending_drafts(office, folder)} == {"của lần trước", "của lần này"}
    again.forget_all()
    again.write()
    assert pending_drafts(office, folder) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b'{"version": 9, "database": "x"}', b"[1]", b"\x00" * 500]
)
def test_a_damaged_file_is_put_aside_and_told(office, folder, content):
    activity = office.store.select(Activity)[0]
    broken = left_by_a_crash(office, folder, draft(activity, "note", "a")).file
    broken.write_bytes(content)
    drafts = Drafts(office.path, folder)
    assert drafts.damaged.code == "drafts.damaged"
    assert drafts.pending(office) == []
    assert [path.read_bytes() for path in folder.iterdir()] == [content]
    drafts.note(draft(activity, "note", "b"))
    drafts.write()
    again = Drafts(office.path, folder)
    assert again.damaged is None
    assert [one.text for one in again.pending(office)] == ["b"]


def test_what_could_not_be_written_is_tried_again(office, folder):
    drafts = Drafts(office.path, folder)
    drafts.note(draft(office.store.select(Activity)[0], "note", "a"))
    folder.write_text("a file is in the way")
    with pytest.raises(Exception, match="folder"):
        drafts.write()
    folder.unlink()
    assert drafts.write()
    assert [one.text for one in pending_drafts(office, folder)] == ["a"]


def test_each_database_has_drafts_of_its_own(office, folder, tmp_path):
    mine, other = Drafts(office.path, folder), Drafts(tmp_path / "khác" / "xa.lsdb", folder)
    assert mine.file != other.file
