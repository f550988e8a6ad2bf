# SPDX-License-Identifier: MIT
# ruff: noqa: PT017 - either outcome is right, and each is checked
from __future__ import annotations

import datetime as dt
import errno
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Evidence, Programme
from lsapp.errors import UserError
from lsapp.storage import backup_archive, backups, database, evidence_files, journal
from lsapp.storage.schema import RECORD_TYPES
from lsapp.storage.store import Store

NOW = dt.datetime(2026, 11, 21, 17, 0, tzinfo=dt.UTC)
PHOTO = b"\x89PNG" + bytes(range(256)) * 20
PHOTO_HASH = hashlib.sha256(PHOTO).hexdigest()


def programme(key: str, **fields: object) -> Programme:
    values = {"plan": "kh48", "doc_type": "ctr", "period_from": 2026, "period_to": 2030} | fields
    return Programme(unit="U", key=key, **values)


def save(store: Store, *records: object) -> None:
    with store.transaction("save") as tx:
        tx.put_many(records)
        tx.commit()


def everything(store: Store) -> object:
    held = {kind: store.select(record_type) for kind, record_type in RECORD_TYPES.items()}
    return held, journal.actions(store), store.payload("ab")


def keep_evidence(path: Path, content: bytes) -> Path:
    folder = evidence_files.folder_of(path)
    folder.mkdir(exist_ok=True)
    file = folder / hashlib.sha256(content).hexdigest()
    file.write_bytes(content)
    return file


@pytest.fixture
def office(tmp_path: Path, make_store: Callable[[Path], Store]) -> Store:
    folder = tmp_path / "Tài liệu"
    folder.mkdir()
    store = make_store(folder / "kh48 năm 2026.lsdb")
    proof = Evidence(
        unit="U", key="e", plan="kh48", round="2026", name="ảnh.png", size=len(PHOTO),
        sha256=PHOTO_HASH,
    )  # fmt: skip
    with store.transaction("fill") as tx:
        tx.put_many([proof, *(programme(f"p{n}", title=f"Chương trình {n}") for n in range(50))])
        tx.keep_payload("ab", b"sealed")
        tx.commit()
    keep_evidence(store.database.path, PHOTO)
    return store


@pytest.fixture
def archive(office: Store, tmp_path: Path) -> Path:
    out = tmp_path / "sao lưu.zip"
    backups.backup(office.database, out, NOW)
    return out


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rewritten(archive: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(archive) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    with zipfile.ZipFile(archive, "w") as target:
        for name, content in members.items():
            target.writestr(name, content)


def test_a_backup_holds_the_database_the_evidence_and_their_hashes(
    office: Store, archive: Path
) -> None:
    manifest = backup_archive.verify(archive)
    assert manifest.made_at == NOW
    assert manifest.rows["programme"] == 50
    assert set(manifest.members) == {"database.lsdb", f"files/{PHOTO_HASH}"}
    assert manifest.members[f"files/{PHOTO_HASH}"].sha256 == PHOTO_HASH
    assert names(archive.parent) == ["Tài liệu", "sao lưu.zip"]
    save(office, programme("after"))


def test_a_closed_database_is_backed_up_by_its_path(office: Store, tmp_path: Path) -> None:
    office.database.close()
    manifest = backups.backup(office.database.path, tmp_path / "b.zip", NOW)
    assert manifest.rows["programme"] == 50
    folder = office.database.path.parent
    assert names(folder) == [office.database.path.name, office.database.path.name + ".files"]


def test_a_restore_gives_back_every_row_and_file(
    office: Store, archive: Path, make_store: Callable[[Path], Store]
) -> None:
    expected = everything(office)
    path = office.database.path
    with office.transaction("delete all") as tx:
        tx.delete_many(Programme, "U", [f"p{n}" for n in range(50)])
        tx.commit()
    later = keep_evidence(path, b"later")
    (evidence_files.folder_of(path) / PHOTO_HASH).unlink()
    emptied = everything(office)
    office.database.close()
    restored = backups.restore(archive, path, NOW)
    store = make_store(path)
    assert everything(store) == expected
    assert (evidence_files.folder_of(path) / PHOTO_HASH).read_bytes() == PHOTO
    assert later.read_bytes() == b"later"
    store.database.close()
    assert restored.kept is not None
    assert restored.kept.name == "kh48 năm 2026.before-restore-20261121-170000.zip"
    backups.restore(restored.kept, path, NOW)
    assert everything(make_store(path)) == emptied


def test_a_restore_where_nothing_was_makes_the_database(
    archive: Path, tmp_path: Path, make_store: Callable[[Path], Store]
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    assert backups.restore(archive, folder / "a.lsdb", NOW).kept is None
    assert names(folder) == ["a.lsdb", "a.lsdb.files"]
    assert make_store(folder / "a.lsdb").count(Programme) == 50


def test_a_damaged_database_is_put_aside_whole(
    office: Store, archive: Path, make_store: Callable[[Path], Store]
) -> None:
    path = office.database.path
    office.database.close()
    content = path.read_bytes()
    broken = content[:5000] + b"\0" * 9000 + content[14000:]
    path.write_bytes(broken)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"an old log")
    restored = backups.restore(archive, path, NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == broken
    assert restored.kept.with_name(restored.kept.name + "-wal").read_bytes() == b"an old log"
    assert not log.exists()
    assert make_store(path).count(Programme) == 50


def test_altered_evidence_is_mended_and_sound_evidence_left(office: Store, archive: Path) -> None:
    path = office.database.path
    office.database.close()
    file = evidence_files.folder_of(path) / PHOTO_HASH
    file.write_bytes(b"altered")
    backups.restore(archive, path, NOW)
    assert file.read_bytes() == PHOTO


def test_a_database_in_use_is_neither_restored_nor_backed_up(
    office: Store, archive: Path, tmp_path: Path
) -> None:
    before = everything(office)
    with pytest.raises(UserError) as caught:
        backups.restore(archive, office.database.path, NOW)
    assert caught.value.code == "database.in_use"
    with pytest.raises(UserError) as caught:
        backups.backup(office.database.path, tmp_path / "b.zip", NOW)
    assert caught.value.code == "database.in_use"
    assert everything(office) == before
    assert names(office.database.path.parent)[0] == office.database.path.name


def _drop(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.pop(name) and None


def _put(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.update({name: content})


def _manifest(change: Callable[[dict], None]) -> Callable[[dict[str, bytes]], None]:
    def apply(members: dict[str, bytes]) -> None:
        manifest = msgspec.json.decode(members["manifest.json"])
        change(manifest)
        members["manifest.json"] = msgspec.json.encode(manifest)

    return apply


def _smuggle(name: str) -> Callable[[dict[str, bytes]], None]:
    def apply(members: dict[str, bytes]) -> None:
        members[name] = b"x"
        digest = hashlib.sha256(b"x").hexdigest()
        _manifest(lambda m: m["members"].update({name: {"size": 1, "sha256": digest}}))(members)

    return apply


BAD = {
    "no manifest": (_drop("manifest.json"), "backup.not_a_backup"),
    "no database": (_drop("database.lsdb"), "backup.damaged"),
    "evidence gone": (_drop(f"files/{PHOTO_HASH}"), "backup.damaged"),
    "evidence altered": (_put(f"files/{PHOTO_HASH}", b"altered"), "backup.damaged"),
    "evidence longer": (_put(f"files/{PHOTO_HASH}", PHOTO * 1000), "backup.damaged"),
    "stranger": (_put("virus.exe", b"x"), "backup.damaged"),
    "up and out": (_smuggle("../../out"), "backup.damaged"),
    "root": (_smuggle("/etc/out"), "backup.damaged"),
    "drive": (_smuggle("C:\\out"), "backup.damaged"),
    "deep": (_smuggle("files/../out"), "backup.damaged"),
    "not a hash": (_smuggle("files/report.docm"), "backup.damaged"),
    "trailing newline": (_smuggle("files/" + "a" * 64 + "\n"), "backup.damaged"),
    "broken manifest": (_put("manifest.json", b"{"), "backup.damaged"),
    "other format": (_put("manifest.json", b'{"format":"x"}'), "backup.not_a_backup"),
    "manifest is a list": (_put("manifest.json", b"[]"), "backup.not_a_backup"),
    "newer version": (_manifest(lambda m: m.update(version=2)), "backup.newer"),
    "field missing": (_manifest(lambda m: m.pop("rows")), "backup.damaged"),
    "size too large": (
        _manifest(lambda m: m["members"]["database.lsdb"].update(size=10**15)),
        "disk.full",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_zip_changes_nothing(office: Store, archive: Path, case: str) -> None:
    change, code = BAD[case]
    rewritten(archive, change)
    path = office.database.path
    office.database.close()
    before = state_of(archive.parent)
    with pytest.raises(UserError) as caught:
        backups.restore(archive, path, NOW)
    assert caught.value.code == code
    assert state_of(archive.parent) == before


def damaged_database(members: dict[str, bytes]) -> None:
    """Break an index but keep every hash right, as a backup of a bad disk would."""
    content = bytearray(members["database.lsdb"])
    found = re.search(rb"Up17(?!kh48)", content)
    assert found is not None
    content[found.start() : found.end()] = b"Up~~"
    members["database.lsdb"] = bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    _manifest(lambda m: m["members"]["database.lsdb"].update(sha256=digest))(members)


def test_a_damaged_database_inside_a_sound_zip_is_refused(office: Store, archive: Path) -> None:
    rewritten(archive, damaged_database)
    office.database.close()
    before = state_of(archive.parent)
    with pytest.raises(UserError) as caught:
        backups.restore(archive, office.database.path, NOW)
    assert caught.value.code == "backup.damaged"
    assert state_of(archive.parent) == before


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all" * 100])
def test_what_is_no_zip_is_no_backup(office: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        backups.restore(path, office.database.path, NOW)
    assert caught.value.code == "backup.not_a_backup"
    with pytest.raises(UserError) as caught:
        backups.restore(tmp_path / "none.zip", office.database.path, NOW)
    assert caught.value.code == "file.missing"


def test_any_altered_byte_of_a_backup_is_noticed(archive: Path) -> None:
    content = archive.read_bytes()
    manifest = backup_archive.verify(archive)
    for place in range(0, len(content), max(1, len(content) // 150)):
        changed = bytearray(content)
        changed[place] ^= 0x20
        archive.write_bytes(changed)
        try:
            # Dates and attributes in the zip's own headers carry nothing of ours.
            assert backup_archive.verify(archive) == manifest
        except UserError as error:
            assert error.code in ("backup.damaged", "backup.not_a_backup", "backup.newer")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "full"), "disk.full"),
        (PermissionError(errno.EACCES, "no"), "folder.read_only"),
    ],
)
@pytest.mark.parametrize("place", ["fsync", "replace"])
def test_a_fault_during_a_backup_leaves_the_old_one(
    office: Store,
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    error: OSError,
    reason: str,
) -> None:
    before = archive.read_bytes()
    held = everything(office)

    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(os, place, fail)
        with pytest.raises(UserError) as caught:
            backups.backup(office.database, archive, NOW)
    assert caught.value.code == "backup.failed"
    assert caught.value.facts["reason"] == reason
    assert archive.read_bytes() == before
    assert names(archive.parent) == ["Tài liệu", "sao lưu.zip"]
    assert everything(office) == held


def test_every_point_where_writing_fails_leaves_the_old_backup(
    office: Store, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.read_bytes()
    for allowed in range(200):
        left = [allowed]
        real = io.FileIO.write

        class Full(io.FileIO):
            def write(self, data: object, left: list[int] = left, real: Callable = real) -> int:
                if left[0] == 0:
                    raise OSError(errno.ENOSPC, "full")
                left[0] -= 1
                return real(self, data)

        with monkeypatch.context() as broken:
            broken.setattr(
                Path, "open", lambda self, mode="r", **_: Full(self, mode.replace("b", ""))
            )
            try:
                backups.backup(office.database, archive, NOW)
            except UserError as error:
                assert (error.code, error.facts["reason"]) == ("backup.failed", "disk.full")
                assert archive.read_bytes() == before
            else:
                break
        assert names(archive.parent) == ["Tài liệu", "sao lưu.zip"]
    assert 3 < allowed < 199
    backup_archive.verify(archive)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file system of a given size")
def test_a_really_full_disk_leaves_the_old_backup(office: Store, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(stick)], capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("not allowed to mount")
    try:
        out = stick / "b.zip"
        backups.backup(office.database, out, NOW)
        before = out.read_bytes()
        keep_evidence(office.database.path, os.urandom(400_000))
        with pytest.raises(UserError) as caught:
            backups.backup(office.database, out, NOW)
        assert caught.value.facts["reason"] == "disk.full"
        assert names(stick) == ["b.zip"]
        assert out.read_bytes() == before
    finally:
        subprocess.run(["umount", str(stick)], check=True)


def test_a_fault_during_the_swap_leaves_the_database(
    office: Store, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.database.path
    save(office, programme("newest"))
    office.database.close()
    content = path.read_bytes()
    real = os.replace

    def fail(source: Path, target: Path) -> None:
        if Path(target) == path:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = 1
            raise error
        real(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UserError) as caught:
        backups.restore(archive, path, NOW)
    assert caught.value.code == "folder.read_only"
    assert path.read_bytes() == content
    assert [name for name in names(path.parent) if name.startswith(".")] == []


def test_a_backup_does_not_migrate(office: Store, tmp_path: Path) -> None:
    path = office.database.path
    office.database.close()
    content = path.read_bytes()
    backups.backup(path, tmp_path / "b.zip", NOW)
    assert path.read_bytes() == content


def test_a_missing_folder_is_said_to_be_so(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        backups.restore(archive, tmp_path / "none" / "a.lsdb", NOW)
    assert caught.value.code == "folder.missing"


@pytest.mark.full
def test_a_hundred_restores_equal_row_by_row(
    office: Store, archive: Path, tmp_path: Path, make_store: Callable[[Path], Store]
) -> None:
    expected = everything(office)
    for number in range(100):
        folder = tmp_path / str(number)
        folder.mkdir()
        backups.restore(archive, folder / "a.lsdb", NOW)
        store = make_store(folder / "a.lsdb")
        assert everything(store) == expected
        store.database.close()
        shutil.rmtree(folder)


def test_a_copy_that_differs_does_not_count(
    office: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lsapp.storage import snapshot, sqlite

    real = sqlite.row_counts
    counts = iter([{"programme": 51}])
    monkeypatch.setattr(sqlite, "row_counts", lambda raw: next(counts, None) or real(raw))
    with office.database.driver() as raw, pytest.raises(UserError) as caught:
        snapshot.copy_verified(raw, tmp_path / "copy.lsdb")
    assert caught.value.code == "copy.unsound"
    assert names(tmp_path) == ["Tài liệu"]


def test_a_copy_that_was_spoiled_before_the_second_half_is_not_packed(
    office: Store, tmp_path: Path
) -> None:
    copied = backups.copy_database(office.database, tmp_path / "copy.lsdb")
    content = bytearray(copied.file.read_bytes())
    content[8192:12288] = b"\xa5" * 4096
    copied.file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        backups.pack(copied, tmp_path / "none", tmp_path / "out.zip", NOW)
    assert caught.value.code == "backup.failed"
    assert not (tmp_path / "out.zip").exists()


def test_a_copy_without_all_its_rows_is_not_packed(office: Store, tmp_path: Path) -> None:
    copied = backups.copy_database(office.database, tmp_path / "copy.lsdb")
    with database.open_database(copied.file) as copy, copy.transaction():
        copy.execute("DELETE FROM programme WHERE rowid = 1")
        copy.commit()
    with pytest.raises(UserError) as caught:
        backups.pack(copied, tmp_path / "none", tmp_path / "out.zip", NOW)
    assert (caught.value.code, caught.value.facts["reason"]) == ("backup.failed", "copy.unsound")


def test_opening_a_copy_needs_no_help(office: Store, tmp_path: Path) -> None:
    from lsapp.storage import snapshot

    with office.database.driver() as raw:
        snapshot.copy_verified(raw, tmp_path / "copy.lsdb")
    with database.open_database(tmp_path / "copy.lsdb") as copy:
        assert copy.rows("SELECT count(*) FROM programme") == [(50,)]


def test_a_directory_that_points_before_the_file_is_damage(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    end = content.rindex(b"PK\x05\x06")
    start = int.from_bytes(content[end + 16 : end + 20], "little")
    content[end + 16 : end + 20] = (start + 64).to_bytes(4, "little")
    archive.write_bytes(content)
    with pytest.raises(UserError) as error:
        backup_archive.verify(archive)
    assert error.value.code in ("backup.damaged", "backup.not_a_backup")
