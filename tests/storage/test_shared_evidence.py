# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lsapp.errors import UserError
from lsapp.storage import backup_archive, backups, evidence_files, shared_evidence
from lsapp.storage.store import Store

NOW = dt.datetime(2026, 11, 21, 17, 0, tzinfo=dt.UTC)
SHARED = backups.Keeping(shared=True, reason="closing")


def keep_evidence(folder: Path, content: bytes) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(content).hexdigest()
    (folder / name).write_bytes(content)
    return name


@pytest.fixture
def evidence(store: Store) -> Path:
    folder = evidence_files.folder_of(store.database.path)
    keep_evidence(folder, b"photo")
    keep_evidence(folder / "originals", b"a received file")
    (folder / "intake").mkdir()
    (folder / "intake" / "20261121T170000000000Z.json").write_text("[]")
    return folder


@pytest.fixture
def archive(store: Store, evidence: Path, tmp_path: Path) -> Path:
    place = tmp_path / "sao lưu"
    place.mkdir()
    backups.backup(store.database, place / "a.zip", NOW, keeping=SHARED)
    return place / "a.zip"


def test_evidence_and_originals_lie_beside_and_reports_inside(
    evidence: Path, archive: Path
) -> None:
    manifest = backup_archive.verify(archive)
    photo = hashlib.sha256(b"photo").hexdigest()
    original = hashlib.sha256(b"a received file").hexdigest()
    assert set(manifest.beside) == {f"files/{photo}", f"files/originals/{original}"}
    assert set(manifest.members) == {
        "database.lsdb",
        "files/intake/20261121T170000000000Z.json",
    }
    assert (archive.parent / "files" / photo).read_bytes() == b"photo"
    assert shared_evidence.missing_of(manifest, archive) == []


def test_a_restore_elsewhere_gives_every_file(
    evidence: Path, archive: Path, tmp_path: Path
) -> None:
    target = tmp_path / "máy mới" / "xa.lsdb"
    target.parent.mkdir()
    assert backups.restore(archive, target, NOW).missing == []
    there = evidence_files.kept_in(evidence_files.folder_of(target))
    assert {name: path.read_bytes() for name, path in there.items()} == {
        name: path.read_bytes() for name, path in evidence_files.kept_in(evidence).items()
    }


def test_an_altered_copy_beside_is_not_brought_back(
    store: Store, evidence: Path, archive: Path, tmp_path: Path
) -> None:
    photo = hashlib.sha256(b"photo").hexdigest()
    (archive.parent / "files" / photo).write_bytes(b"spoil")
    elsewhere = tmp_path / "xa.lsdb"
    assert backups.restore(archive, elsewhere, NOW).missing == [photo]
    assert photo not in evidence_files.kept_in(evidence_files.folder_of(elsewhere))
    # Where the sound file still lies beside the database, nothing is missing.
    store.database.close()
    assert backups.restore(archive, store.database.path, NOW).missing == []


@pytest.mark.parametrize(
    ("name", "sha256"),
    [
        ("files/../../" + "a" * 64, "a" * 64),
        ("../" + "a" * 64, "a" * 64),
        ("files/" + "a" * 64, "b" * 64),
        ("files/intake/20261121T170000000000Z.json", "c" * 64),
        ("database.lsdb", "d" * 64),
    ],
)
def test_a_name_beside_that_leads_elsewhere_is_damage(
    archive: Path, name: str, sha256: str
) -> None:
    with zipfile.ZipFile(archive) as source:
        members = {one: source.read(one) for one in source.namelist()}
    manifest = json.loads(members["manifest.json"])
    manifest["beside"] = {name: {"size": 5, "sha256": sha256}}
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(archive, "w") as target:
        for one, content in members.items():
            target.writestr(one, content)
    with pytest.raises(UserError) as error:
        backup_archive.read_manifest(archive)
    assert error.value.code == "backup.damaged"


def test_what_no_backup_speaks_of_goes_and_never_on_a_doubt(archive: Path) -> None:
    folder = archive.parent / "files"
    stray = keep_evidence(folder, b"of a backup long gone")
    (folder / "một tệp lạ.txt").write_text("not ours")
    doubtful = archive.with_name("b.zip")
    doubtful.write_bytes(b"PK damaged")
    assert shared_evidence.drop_unused([archive, doubtful]) == 0
    assert (folder / stray).exists()
    assert shared_evidence.drop_unused([archive]) == 1
    assert not (folder / stray).exists()
    assert (folder / "một tệp lạ.txt").exists()
    assert shared_evidence.missing_of(backup_archive.read_manifest(archive), archive) == []


def test_a_kept_state_before_a_restore_shares_the_evidence_too(
    store: Store, archive: Path, make_store: Callable[[Path], Store]
) -> None:
    store.database.close()
    kept = archive.with_name("trước.zip")
    done = backups.restore(archive, store.database.path, NOW, kept)
    assert done.kept == kept
    manifest = backup_archive.verify(kept)
    assert (len(manifest.beside), manifest.reason) == (2, "before_restore")
    make_store(store.database.path)
