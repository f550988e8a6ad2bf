# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from lsapp.domain.records import Evidence, Programme, Section
from lsapp.errors import UserError
from lsapp.storage import backups, evidence_files
from lsapp.storage.doctor import DoctorReport, examine
from lsapp.storage.schema import APPLICATION_ID, SCHEMA
from lsapp.storage.store import Store

NOW = dt.datetime(2026, 11, 21, 17, 0, tzinfo=dt.UTC)


def evidence(key: str, content: bytes) -> Evidence:
    return Evidence(
        unit="U", key=key, plan="kh48", round="2026", name="a.pdf", size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


@pytest.fixture
def closed(store: Store) -> Path:
    sections = [
        Section(unit="U", key=str(n), plan="kh48", round="2026", section=str(n), text=f"Phần {n}")
        for n in range(40)
    ]
    programme = Programme(
        unit="U", key="p", plan="kh48", doc_type="ctr", period_from=2026, period_to=2030
    )
    with store.transaction("fill") as tx:
        tx.put_many([*sections, programme, evidence("e", b"proof")])
        tx.commit()
    store.database.close()
    folder = evidence_files.folder_of(store.database.path)
    folder.mkdir()
    (folder / hashlib.sha256(b"proof").hexdigest()).write_bytes(b"proof")
    return store.database.path


def look(path: Path) -> DoctorReport:
    """Examine after making sure that nothing is touched by it."""

    def state() -> dict[str, bytes]:
        return {
            entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()
        }

    before = state()
    report = examine(path, path.parent)
    assert state() == before
    return report


def failed(report: DoctorReport) -> set[str]:
    return {check.code for check in report.checks if not check.ok}


def test_a_sound_database_is_told_in_numbers(closed: Path) -> None:
    report = look(closed)
    assert report.ok
    assert failed(report) == set()
    assert (report.application_id, report.schema) == (APPLICATION_ID, SCHEMA)
    assert (report.rows["section"], report.rows["search_entry"]) == (40, 41)
    assert report.last_backup is None


def test_the_newest_backup_is_told(closed: Path) -> None:
    backups.backup(closed, closed.parent / "a.zip", NOW - dt.timedelta(days=3))
    backups.backup(closed, closed.parent / "b.zip", NOW)
    (closed.parent / "c.zip").write_bytes(b"no backup")
    assert look(closed).last_backup == NOW


def test_evidence_that_is_gone_or_altered_is_named(
    closed: Path, make_store: Callable[[Path], Store]
) -> None:
    store = make_store(closed)
    with store.transaction("more") as tx:
        tx.put(evidence("f", b"never copied"))
        tx.commit()
    store.database.close()
    held = evidence_files.folder_of(closed) / hashlib.sha256(b"proof").hexdigest()
    held.write_bytes(b"altered")
    report = look(closed)
    assert not report.ok
    assert report.evidence_missing == [hashlib.sha256(b"never copied").hexdigest()]
    assert report.evidence_altered == [held.name]
    assert failed(report) == {"evidence"}


def test_a_database_left_open_by_a_crash_is_read_with_its_log(closed: Path) -> None:
    content = closed.read_bytes()
    writer = sqlite3.connect(closed, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("DELETE FROM section WHERE key = '1'")
    log = closed.with_name(closed.name + "-wal").read_bytes()
    main = closed.read_bytes()
    writer.close()
    closed.write_bytes(main)
    closed.with_name(closed.name + "-wal").write_bytes(log)
    report = look(closed)
    assert report.ok
    assert failed(report) == {"closed"}
    assert report.rows["section"] == 39
    assert main != content or log


def test_damage_is_reported_not_raised(closed: Path) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:8192] + b"\xff" * 4096 + content[12288:])
    report = look(closed)
    assert not report.ok
    assert failed(report) & {"sound", "readable"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 something else" * 100])
def test_what_is_no_database_is_reported(closed: Path, content: bytes) -> None:
    closed.write_bytes(content)
    report = look(closed)
    assert not report.ok
    assert failed(report)


def test_another_programs_database_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "x.lsdb"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert failed(look(path)) == {"ours"}


def test_a_newer_schema_is_reported(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.close()
    report = look(closed)
    assert (report.ok, failed(report)) == (False, {"schema"})


def test_a_search_index_that_misses_entries_is_reported(closed: Path) -> None:
    connection = sqlite3.connect(closed, isolation_level=None)
    connection.execute("DELETE FROM search_entry WHERE id = 3")
    connection.close()
    assert failed(look(closed)) == {"search"}


def test_a_missing_or_busy_file_is_said_to_be_so(
    closed: Path, make_store: Callable[[Path], Store]
) -> None:
    with pytest.raises(UserError) as caught:
        examine(closed.with_name("none.lsdb"))
    assert caught.value.code == "database.missing"
    store = make_store(closed)
    with store.transaction("busy") as tx:
        tx.delete(Section, "U", "1")
        tx.commit()
    with pytest.raises(UserError) as caught:
        examine(closed)
    assert caught.value.code == "database.in_use"
