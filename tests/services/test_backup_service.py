# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import shutil
from pathlib import Path

import msgspec
import pytest

from lsapp import paths
from lsapp.domain.records import Activity, Programme
from lsapp.errors import UserError
from lsapp.services.backup_list import BackupPlan, Moment, file_name, made_at_of
from lsapp.services.backups import (
    begin_backup,
    changed_since_backup,
    discard_backup,
    find_backups,
    finish_backup,
    folder_of_backups,
    folder_of_second,
    last_backup_at,
    list_backups,
    make_backup,
    restore_backup,
    set_pinned,
    verify_backup,
)
from lsapp.services.desk import open_desk
from lsapp.services.recording import save
from lsapp.services.showing import records_shown

NOW = dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC)
PLAN = BackupPlan()


@pytest.fixture(autouse=True)
def own_backups(tmp_path, monkeypatch):
    """Backups of this test alone."""
    monkeypatch.setattr(paths, "backups_dir", lambda: tmp_path / "sao lưu")


@pytest.fixture
def stick(tmp_path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


def edit(desk, words: str) -> None:
    activity = desk.store.select(Activity)[0]
    save(desk, "activity.edited", [msgspec.structs.replace(activity, note=words)])


def shown(desk) -> bytes:
    return records_shown(desk, desk.plan(), "X06040", "2026")


def add_evidence(desk, content: bytes) -> Path:
    desk.files.mkdir(exist_ok=True)
    path = desk.files / hashlib.sha256(content).hexdigest()
    path.write_bytes(content)
    return path


def zips(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.zip"))


@pytest.mark.parametrize(
    ("moment", "ago", "changed", "due"),
    [
        (Moment.START_OF_DAY, dt.timedelta(hours=11), True, True),
        (Moment.START_OF_DAY, dt.timedelta(hours=10), True, False),
        (Moment.START_OF_DAY, dt.timedelta(hours=11), False, False),
        (Moment.INTERVAL, dt.timedelta(minutes=29), True, False),
        (Moment.INTERVAL, dt.timedelta(minutes=30), True, True),
        (Moment.INTERVAL, dt.timedelta(minutes=30), False, False),
        (Moment.INTERVAL, dt.timedelta(days=-1), True, True),
        (Moment.BEFORE_LARGE_ACTION, dt.timedelta(0), True, True),
        (Moment.BEFORE_LARGE_ACTION, dt.timedelta(0), False, False),
        (Moment.CLOSING, dt.timedelta(0), True, True),
        (Moment.CLOSING, dt.timedelta(days=3), False, False),
        (Moment.BY_HAND, dt.timedelta(0), False, True),
    ],
)
def test_when_a_backup_is_due(moment, ago, changed, due):
    assert PLAN.due(NOW, NOW - ago, changed, moment) is due


def test_the_first_backup_is_due_at_once_and_the_second_place_after_a_week():
    assert all(PLAN.due(NOW, None, False, moment) for moment in Moment)
    assert PLAN.second_overdue(NOW, None)
    assert not PLAN.second_overdue(NOW, NOW - dt.timedelta(days=6))
    assert PLAN.second_overdue(NOW, NOW - dt.timedelta(days=7))


def test_names_sort_as_they_were_made_and_tell_when():
    moments = [NOW + dt.timedelta(hours=hour) for hour in range(0, 400, 7)]
    names = [file_name(at, Moment.INTERVAL) for at in moments]
    assert names == sorted(names)
    assert [made_at_of(name) for name in names] == moments
    assert made_at_of("báo cáo.zip") is None


def test_a_backup_is_listed_with_what_it_holds(office, clock):
    assert last_backup_at(office.path) is None
    made = make_backup(office, Moment.START_OF_DAY)
    (info,) = list_backups(office.path)
    assert info == made.info
    assert (info.at, info.reason, info.pinned) == (clock.now, Moment.START_OF_DAY, False)
    assert info.sound
    assert info.activities == office.store.count(Activity)
    assert info.programmes == office.store.count(Programme)
    assert info.last_action is not None
    assert last_backup_at(office.path) == clock.now
    assert verify_backup(info.path) == []
    assert info.path.parent == folder_of_backups(office.path)


def test_an_unchanged_database_is_not_backed_up_again(office, clock):
    make_backup(office, Moment.START_OF_DAY)
    assert not changed_since_backup(office)
    clock.now += dt.timedelta(hours=1)
    again = make_backup(office, Moment.BY_HAND)
    assert not again.fresh
    assert len(list_backups(office.path)) == 1
    add_evidence(office, b"proof")
    assert changed_since_backup(office)
    edit(office, "một")
    clock.now += dt.timedelta(hours=1)
    assert make_backup(office, Moment.BY_HAND).fresh
    assert [one.at for one in list_backups(office.path)] == [
        clock.now,
        clock.now - dt.timedelta(hours=2),
    ]


def test_evidence_is_kept_once_for_all_backups(office, clock):
    photo = add_evidence(office, b"photo" * 100_000)
    for hour in range(3):
        edit(office, f"lần {hour}")
        clock.now += dt.timedelta(minutes=30)
        made = make_backup(office, Moment.INTERVAL)
        assert made.info.size < photo.stat().st_size
        assert made.info.evidence_size >= photo.stat().st_size
    kept = list(folder_of_backups(office.path).rglob(photo.name))
    assert len(kept) == 1
    assert kept[0].read_bytes() == photo.read_bytes()


def test_a_restore_gives_the_whole_state_back_and_keeps_what_stood_there(office, clock):
    photo = add_evidence(office, b"photo")
    expected = shown(office)
    archive = make_backup(office, Moment.CLOSING).info.path
    clock.now += dt.timedelta(minutes=5)
    edit(office, "sau bản sao lưu")
    later = shown(office)
    office.close()
    photo.unlink()

    done = restore_backup(archive, office.path, clock)
    assert (done.missing, done.note) == ([], None)
    assert photo.read_bytes() == b"photo"
    with open_desk(office.path, clock=clock) as desk:
        assert shown(desk) == expected

    pinned = {one.path: one.reason for one in list_backups(office.path) if one.pinned}
    assert pinned == {done.archive: Moment.CLOSING, done.kept: Moment.BEFORE_RESTORE}
    clock.now += dt.timedelta(minutes=5)
    restore_backup(done.kept, office.path, clock)
    with open_desk(office.path, clock=clock) as desk:
        assert shown(desk) == later


def test_lost_evidence_is_told_and_does_not_keep_the_rest_from_coming_back(office, clock):
    photo = add_evidence(office, b"photo")
    expected = shown(office)
    archive = make_backup(office, Moment.CLOSING).info.path
    office.close()
    photo.unlink()
    (archive.parent / "files" / photo.name).unlink()
    (info,) = list_backups(office.path)
    assert (info.sound, info.missing, info.problem.code) == (False, 1, "backup.evidence_missing")
    assert verify_backup(archive) == [photo.name]
    done = restore_backup(archive, office.path, clock)
    assert done.missing == [photo.name]
    assert done.note.code == "restore.evidence_missing"
    with open_desk(office.path, clock=clock) as desk:
        assert shown(desk) == expected


def test_evidence_that_changed_in_place_does_not_spoil_the_shared_one(office, clock):
    photo = add_evidence(office, b"photo")
    first = make_backup(office, Moment.CLOSING).info.path
    photo.write_bytes(b"other")
    edit(office, "khác")
    clock.now += dt.timedelta(hours=1)
    second = make_backup(office, Moment.CLOSING).info.path
    assert verify_backup(first) == verify_backup(second) == []
    photo.write_bytes(b"longer than it was")
    edit(office, "khác nữa")
    clock.now += dt.timedelta(hours=1)
    third = make_backup(office, Moment.CLOSING).info.path
    assert verify_backup(first) == verify_backup(third) == []
    office.close()
    shutil.rmtree(office.files)
    restore_backup(third, office.path, clock)
    assert photo.read_bytes() == b"longer than it was"


def test_the_second_place_gets_a_copy_that_a_new_computer_can_use(office, stick, tmp_path, clock):
    add_evidence(office, b"photo")
    expected = shown(office)
    made = make_backup(office, Moment.CLOSING, stick)
    assert made.note is None
    assert made.second.parent == folder_of_second(office.path, stick)
    assert [one.second for one in list_backups(office.path, stick)].count(True) == 1
    assert last_backup_at(office.path, stick) == clock.now

    (found,) = find_backups(stick)
    elsewhere = tmp_path / "máy mới" / "xa.lsdb"
    elsewhere.parent.mkdir()
    shutil.rmtree(folder_of_backups(office.path))
    assert restore_backup(found.path, elsewhere, clock).missing == []
    with open_desk(elsewhere, clock=clock) as desk:
        assert shown(desk) == expected
        assert [path.name for path in desk.files.iterdir() if path.is_file()]


def test_a_second_place_that_is_not_there_is_told_and_caught_up_later(office, stick, clock):
    stick.rmdir()
    made = make_backup(office, Moment.CLOSING, stick)
    assert made.fresh
    assert made.second is None
    assert made.note.code == "backup.second_missing"
    stick.mkdir()
    clock.now += dt.timedelta(hours=1)
    again = make_backup(office, Moment.CLOSING, stick)
    assert not again.fresh
    assert verify_backup(again.second) == []


def test_a_second_place_that_cannot_be_written_is_told(office, stick):
    (stick / folder_of_backups(office.path).name).write_text("a file is in the way")
    made = make_backup(office, Moment.CLOSING, stick)
    assert made.fresh
    assert (made.note.code, made.note.facts["reason"]) == ("backup.second_failed", "folder.missing")


def test_the_folder_of_the_backups_is_no_second_place(office):
    made = make_backup(office, Moment.CLOSING, paths.backups_dir())
    assert made.note.code == "backup.second_same"
    assert len(list_backups(office.path)) == 1


def test_old_backups_are_thinned_pinned_ones_and_those_before_a_restore_are_not(office, clock):
    first = make_backup(office, Moment.CLOSING).info.path
    pinned = set_pinned(first, pinned=True)
    gone = 0
    for number in range(30):
        clock.now += dt.timedelta(hours=8)
        edit(office, f"lần {number}")
        if number == 0:
            mistaken = add_evidence(office, b"soon removed")
        if number == 1:
            mistaken.unlink()
        gone += make_backup(office, Moment.INTERVAL).thinned
    held = list_backups(office.path)
    assert gone == 31 - len(held) > 10
    assert pinned in {one.path for one in held}
    assert sum(clock.now - one.at < dt.timedelta(days=2) for one in held) == 6
    assert not (folder_of_backups(office.path) / "files" / mistaken.name).exists()
    assert all(verify_backup(one.path) == [] for one in held)
    assert set_pinned(pinned, pinned=False) == first


def test_the_database_is_free_while_a_backup_is_packed(office, clock):
    begun = begin_backup(office, Moment.INTERVAL)
    edit(office, "trong khi nén")
    made = finish_backup(begun)
    assert changed_since_backup(office)
    clock.now += dt.timedelta(hours=1)
    discard_backup(begin_backup(office, Moment.INTERVAL))
    assert zips(made.info.path.parent) == [made.info.path.name]
    assert [path for path in made.info.path.parent.iterdir() if path.name.startswith(".")] == []


def test_a_cancelled_backup_leaves_nothing_half_made(office):
    for number in range(3):
        add_evidence(office, b"photo %d" % number)
    steps = itertools.count()

    class CancelledError(Exception):
        pass

    def told(done: int, total: int, name: str) -> None:
        if next(steps) == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        make_backup(office, Moment.BY_HAND, progress=told)
    assert list_backups(office.path) == []
    assert [p for p in folder_of_backups(office.path).iterdir() if p.name.startswith(".")] == []
    assert make_backup(office, Moment.BY_HAND).fresh


def test_a_damaged_archive_is_listed_as_such_and_strangers_are_not(office):
    made = make_backup(office, Moment.CLOSING)
    folder = made.info.path.parent
    made.info.path.write_bytes(made.info.path.read_bytes()[:1000])
    (folder / "ảnh.zip").write_bytes(b"PK no zip at all")
    (info,) = list_backups(office.path)
    assert (info.sound, info.reason) == (False, Moment.CLOSING)
    assert info.problem.code == "backup.not_a_backup"
    assert changed_since_backup(office)
    with pytest.raises(UserError):
        restore_backup(info.path, office.path)


def test_a_folder_that_cannot_be_made_is_told(office):
    paths.backups_dir().write_text("a file is in the way")
    with pytest.raises(UserError) as error:
        make_backup(office, Moment.CLOSING)
    assert error.value.code == "backup.failed"
