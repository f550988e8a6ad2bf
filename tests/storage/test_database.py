# SPDX-License-Identifier: MIT
# ruff: noqa: PT012, PT017 - what raises is a transaction with something done in it
from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from lsapp.domain.records import Programme
from lsapp.errors import UserError
from lsapp.storage import database, sqlite
from lsapp.storage.schema import APPLICATION_ID, SCHEMA
from lsapp.storage.sqlite import JournalMode

NAMES = ["kh48.lsdb", "Chương trình năm 2026.lsdb", "a#b?c%20d%.lsdb", "'quoted' & đậm.lsdb"]


def programme(key: str = "p") -> Programme:
    return Programme(
        unit="U", key=key, plan="kh48", doc_type="ctr", period_from=2026, period_to=2030
    )


@pytest.fixture
def closed(tmp_path: Path, make_store) -> Path:
    store = make_store(tmp_path / "kh48.lsdb")
    with store.transaction("fill") as tx:
        tx.put_many(programme(f"p{n}") for n in range(200))
        tx.commit()
    store.database.close()
    return store.database.path


def refusal(path: Path) -> str:
    """The code with which opening is refused, after making sure that nothing was touched."""
    before = {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}
    with pytest.raises(UserError) as caught:
        database.open_database(path)
    after = {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}
    assert after == before
    return caught.value.code


@pytest.mark.parametrize("name", NAMES)
def test_a_database_is_one_file_again_after_closing(tmp_path: Path, name: str, make_store) -> None:
    folder = tmp_path / "thư mục #1 ?%"
    folder.mkdir()
    store = make_store(folder / name)
    with store.transaction("add") as tx:
        tx.put(programme())
        tx.commit()
    store.database.close()
    assert [entry.name for entry in folder.iterdir()] == [name]
    assert make_store(folder / name).select(Programme) == [programme()]


def test_settings_are_those_that_survive_a_power_cut(tmp_path: Path) -> None:
    with database.create(tmp_path / "a.lsdb") as opened:
        answers = {
            name: opened.rows(f"PRAGMA {name}")[0][0]
            for name in (
                "journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema",
                "cell_size_check", "busy_timeout", "application_id", "user_version",
            )
        }  # fmt: skip
    assert answers == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA,
    }


def test_a_synchronised_folder_gets_no_log_file(closed: Path) -> None:
    with database.open_database(closed, journal_mode=JournalMode.TRUNCATE) as opened:
        assert opened.rows("PRAGMA journal_mode") == [("truncate",)]
        with opened.transaction():
            opened.execute("DELETE FROM programme WHERE key = 'p1'")
            opened.commit()
        assert not list(closed.parent.glob("*-wal"))
    assert [entry.name for entry in closed.parent.iterdir()] == [closed.name]
    with database.open_database(closed) as opened:
        assert opened.rows("PRAGMA journal_mode") == [("wal",)]
        assert opened.rows("SELECT count(*) FROM programme") == [(199,)]


def test_creating_refuses_a_file_that_exists(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(UserError) as caught:
        database.create(closed)
    assert caught.value.code == "file.exists"
    assert closed.read_bytes() == before


def test_creating_in_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        database.create(tmp_path / "none" / "a.lsdb")
    assert caught.value.code == "folder.missing"


def test_a_failed_creation_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(sqlite, "configure", fail)
    with pytest.raises(RuntimeError):
        database.create(tmp_path / "a.lsdb")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_never_created(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.lsdb") == "database.missing"
    (tmp_path / "folder.lsdb").mkdir()
    assert refusal(tmp_path / "folder.lsdb") == "database.missing"


def test_an_empty_file_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.lsdb"
    path.touch()
    assert refusal(path) == "database.damaged"


@pytest.mark.parametrize(
    ("name", "code"), [("báo cáo.docx", "database.not_ours"), ("a.lsdb", "database.damaged")]
)
def test_a_file_of_another_kind_is_told_from_ours_by_its_name(
    tmp_path: Path, name: str, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04" + b"something else" * 1000)
    assert refusal(path) == code


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.lsdb"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert refusal(path) == "database.not_ours"


def test_a_newer_schema_is_refused(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    connection.close()
    assert refusal(closed) == "database.newer"


def leave_log(path: Path, statement: str) -> None:
    """Run a statement in another process that then dies without closing."""
    program = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA journal_mode=WAL'); c.execute(sys.argv[2]); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program, str(path), statement], check=True)
    path.with_name(path.name + "-shm").unlink(missing_ok=True)
    assert path.with_name(path.name + "-wal").stat().st_size > 0


def test_a_newer_schema_that_is_still_in_the_log_is_refused(closed: Path) -> None:
    leave_log(closed, f"PRAGMA user_version={SCHEMA + 1}")
    assert refusal(closed) == "database.newer"


def test_a_foreign_key_broken_in_the_log_is_damage(closed: Path) -> None:
    leave_log(
        closed,
        'INSERT INTO budget_line (unit, "key", activity, year, source, position) '
        "VALUES ('U', 'b', 'nowhere', 2026, 'x', 0)",
    )
    assert refusal(closed) == "database.damaged"


def test_what_a_dead_process_left_in_the_log_is_there(closed: Path, make_store) -> None:
    leave_log(closed, "DELETE FROM programme WHERE key = 'p7'")
    store = make_store(closed)
    assert store.count(Programme) == 199
    store.database.close()
    assert [entry.name for entry in closed.parent.iterdir()] == [closed.name]


@pytest.mark.parametrize("mode", list(JournalMode))
def test_a_second_process_is_told_that_the_file_is_in_use(closed: Path, mode: JournalMode) -> None:
    program = (
        "import sys; from pathlib import Path; from lsapp.errors import UserError\n"
        "from lsapp.storage import database\n"
        "try: database.open_database(Path(sys.argv[1]))\n"
        "except UserError as error: print(error.code, error.facts['path'])"
    )
    with database.open_database(closed, journal_mode=mode) as opened:
        for step in range(2):
            done = subprocess.run(
                [sys.executable, "-c", program, str(closed)],
                capture_output=True,
                text=True,
                check=True,
            )
            assert done.stdout.strip() == f"database.in_use {closed}"
            with opened.transaction():
                opened.execute("DELETE FROM programme WHERE key = ?", (f"p{step}",))
                opened.commit()
    database.open_database(closed).close()


def test_opening_twice_in_one_process_is_refused_and_harms_nothing(closed: Path) -> None:
    with database.open_database(closed) as opened:
        for _ in range(2):
            with pytest.raises(UserError) as caught:
                database.open_database(closed)
            assert caught.value.code == "database.in_use"
        with opened.transaction():
            opened.execute("DELETE FROM programme")
            opened.commit()
    with database.open_database(closed) as opened:
        assert opened.rows("SELECT count(*) FROM programme") == [(0,)]


@pytest.mark.parametrize("cut", [1, 99, 100, 4096, 20000])
def test_a_shortened_file_is_damage(closed: Path, cut: int) -> None:
    closed.write_bytes(closed.read_bytes()[:cut])
    assert refusal(closed) == "database.damaged"


def test_a_name_that_is_no_text_any_more_is_damage(closed: Path) -> None:
    content = closed.read_bytes()
    start = content.index(b"budget_line")
    closed.write_bytes(content.replace(b"budget_line", b"budget\xc3line", 3))
    assert content[start : start + 6] == b"budget"
    assert refusal(closed) == "database.damaged"


def flipped_copies_are_refused_or_whole(closed: Path, number: int) -> None:
    content = closed.read_bytes()
    random_source = random.Random(48)
    for _ in range(number):
        changed = bytearray(content)
        place = random_source.randrange(len(content) * 8)
        changed[place // 8] ^= 1 << (place % 8)
        closed.write_bytes(changed)
        try:
            opened = database.open_database(closed)
        except UserError as error:
            assert error.code.startswith("database."), error
            assert closed.read_bytes() == changed
        else:
            # Free space or text without an index: no row may be gone.
            assert opened.rows("SELECT count(*) FROM programme NOT INDEXED") == [(200,)]
            opened.close()
        assert [entry.name for entry in closed.parent.iterdir()] == [closed.name]


def test_a_flipped_bit_never_loses_a_row_silently(closed: Path) -> None:
    flipped_copies_are_refused_or_whole(closed, 60)


@pytest.mark.full
def test_a_thousand_flipped_bits_never_lose_a_row_silently(closed: Path) -> None:
    flipped_copies_are_refused_or_whole(closed, 1000)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom modes bind")
def test_a_read_only_file_is_said_to_be_so(closed: Path) -> None:
    closed.chmod(0o400)
    assert refusal(closed) == "database.read_only"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "disk.full"),
        ("SQLITE_IOERR_WRITE", "database.unreachable"),
        ("SQLITE_READONLY_DIRECTORY", "database.read_only"),
        ("SQLITE_CORRUPT_VTAB", "database.damaged"),
        ("SQLITE_BUSY", "database.in_use"),
    ],
)
def test_errors_of_the_disk_have_words(tmp_path: Path, name: str, code: str) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorname = name
    with pytest.raises(UserError) as caught, sqlite.explained(tmp_path):
        raise error
    assert caught.value.code == code


def test_our_own_mistakes_stay_bugs(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("no such table")
    error.sqlite_errorname = "SQLITE_ERROR"
    with pytest.raises(sqlite3.OperationalError), sqlite.explained(tmp_path):
        raise error


def test_writing_outside_a_transaction_is_refused(tmp_path: Path) -> None:
    with database.create(tmp_path / "a.lsdb") as opened:
        with pytest.raises(RuntimeError):
            opened.execute("DELETE FROM programme")
        with opened.transaction(), pytest.raises(RuntimeError), opened.transaction():
            pass


def test_a_table_dropped_in_a_failed_transaction_comes_back(tmp_path: Path) -> None:
    with database.create(tmp_path / "a.lsdb") as opened:
        with pytest.raises(KeyError), opened.transaction():
            opened.execute("DROP TABLE section")
            raise KeyError
        assert opened.rows("SELECT count(*) FROM section") == [(0,)]


def test_addresses_escape_what_a_uri_would_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Share:
        def absolute(self) -> Share:
            return self

        def as_posix(self) -> str:
            return self.name

        name = ""

    share = Share()
    for posix, expected in (
        ("//server/dữ liệu/a.lsdb", "file:////server/d%E1%BB%AF%20li%E1%BB%87u/a.lsdb?mode=rw"),
        ("C:/x/a#1.lsdb", "file:///C:/x/a%231.lsdb?mode=rw"),
        ("/home/a?.lsdb", "file:///home/a%3F.lsdb?mode=rw"),
    ):
        share.name = posix
        assert sqlite.address(share, "mode=rw") == expected
