# SPDX-License-Identifier: MIT
"""A large file that was closed in full opens without being read whole; in any doubt all of it is checked."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lsapp import paths
from lsapp.domain.records import Programme
from lsapp.errors import UserError
from lsapp.storage import backups, clean_end, database, soundness, sqlite
from lsapp.storage.clean_end import Standing, WholeCheck
from lsapp.storage.sqlite import HeldConnection, JournalMode
from lsapp.storage.store import Store

NOW = dt.datetime(2026, 11, 21, 17, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean_end, "LARGE", 1)
    monkeypatch.setattr(sqlite, "WORTH_WHILE", 1)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The checks of a whole file that were made, by whether they were the full ones."""
    made: list[bool] = []
    sound = soundness.soundness

    def counted(connection: HeldConnection, *, full: bool) -> list[str]:
        made.append(full)
        return sound(connection, full=full)

    monkeypatch.setattr(soundness, "soundness", counted)  # at opening
    monkeypatch.setattr(sqlite, "soundness", counted)  # of copies
    return made


@pytest.fixture
def closed(tmp_path: Path, make_store: Callable[[Path], Store]) -> Path:
    store = make_store(tmp_path / "sở.lsdb")
    write(store, "a")
    store.database.close()
    return store.database.path


def write(store: Store, prefix: str) -> None:
    with store.transaction("fill") as tx:
        tx.put_many(
            Programme(
                unit="U", key=f"{prefix}{n}", plan="kh48", doc_type="ctr", period_from=2026,
                period_to=2030,
            )
            for n in range(200)
        )  # fmt: skip
        tx.commit()


def marks() -> list[Path]:
    folder = paths.local_data_dir() / "checked"
    return sorted(folder.glob("*.json")) if folder.is_dir() else []


@pytest.fixture(autouse=True)
def no_marks_before() -> None:
    for mark in marks():
        mark.unlink()


def pages_of(path: Path, table: str) -> list[int]:
    """Return the pages of a table, its root first."""
    raw = sqlite3.connect(sqlite.address(path, "mode=ro&immutable=1"), uri=True)
    rows = raw.execute(
        "SELECT pageno FROM dbstat WHERE name = ? ORDER BY path", (table,)
    ).fetchall()
    raw.close()
    return [page for (page,) in rows]


def damage_page(path: Path, page: int) -> None:
    """Put noise over a page; the header of the file, in the first one, stays."""
    start = 100 if page == 1 else 0
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096 + start)
        file.write(b"\xa5" * (4096 - start))


def header_of(path: Path) -> tuple[int, ...]:
    with sqlite.reading(path) as look:
        header = clean_end.header_of(look, path)
    assert header is not None
    return header


def mark_anew(path: Path, header: tuple[int, ...], whole_at: dt.datetime | None = None) -> None:
    """Leave a mark that agrees with the file as it lies there, as if a disk had rotted under it."""
    clean_end.forget(path)
    clean_end.remember(path, header, Standing(whole_at=whole_at or clean_end.now()))
    assert len(marks()) == 1


def test_a_file_closed_in_full_is_not_read_whole_again(closed: Path, checks: list[bool]) -> None:
    assert clean_end.reason_for_whole(closed) is None
    with database.open_database(closed) as opened:
        assert checks == []
        assert marks() == []  # gone before the first write
        assert opened.rows("SELECT count(*) FROM programme") == [(200,)]
    assert len(marks()) == 1
    database.open_database(closed).close()
    assert checks == []


def test_what_was_written_in_between_does_not_spoil_a_clean_end(
    closed: Path, checks: list[bool], make_store: Callable[[Path], Store]
) -> None:
    store = make_store(closed)
    write(store, "b")
    store.database.close()
    assert make_store(closed).count(Programme) == 400
    assert checks == []


def test_a_synchronised_folder_has_clean_ends_too(closed: Path, checks: list[bool]) -> None:
    for _ in range(2):
        opened = database.open_database(closed, journal_mode=JournalMode.TRUNCATE)
        with opened, opened.transaction():
            opened.execute("DELETE FROM programme WHERE key = 'a1'")
            opened.commit()
    assert checks == []


def test_a_small_file_is_read_whole_each_time_and_leaves_no_mark(
    closed: Path, checks: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clean_end, "LARGE", 1 << 30)
    for _ in range(2):
        database.open_database(closed).close()
    assert checks == [False, False]
    assert marks() == []
    assert clean_end.reason_for_whole(closed) is None


def die_while_open(path: Path, statement: str = "", *, checkpoint: bool = False) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from lsapp.storage import clean_end, database; clean_end.LARGE = 1\n"
        "opened = database.open_database(Path(sys.argv[1]))\n"
        "with opened.transaction():\n"
        "    opened.execute(sys.argv[2]); opened.commit()\n"
        "if sys.argv[3]: opened.checkpoint()\n"
        "os._exit(0)"
    )
    statement = statement or "DELETE FROM programme WHERE key = 'a7'"
    subprocess.run(
        [sys.executable, "-c", program, str(path), statement, "1" if checkpoint else ""], check=True
    )


def test_after_a_power_cut_the_log_has_all_of_it_checked(closed: Path, checks: list[bool]) -> None:
    die_while_open(closed)
    assert clean_end.reason_for_whole(closed) is WholeCheck.UNCLEAN
    with database.open_database(closed) as opened:
        assert opened.rows("SELECT count(*) FROM programme") == [(199,)]
    assert checks == [True, False]
    database.open_database(closed).close()
    assert checks == [True, False]


def test_a_power_cut_after_the_log_was_folded_in_leaves_no_trust(
    closed: Path, checks: list[bool]
) -> None:
    die_while_open(closed, checkpoint=True)
    for log in sqlite.logs_of(closed):
        log.unlink(missing_ok=True)
    assert clean_end.reason_for_whole(closed) is WholeCheck.UNKNOWN
    database.open_database(closed).close()
    assert checks == [False]


def test_a_copy_is_checked_whole_wherever_it_lies(closed: Path, checks: list[bool]) -> None:
    copy = closed.with_name("bản sao.lsdb")
    shutil.copy2(closed, copy)
    assert clean_end.reason_for_whole(copy) is WholeCheck.UNKNOWN
    database.open_database(copy).close()
    assert checks == [False]
    os.replace(copy, closed)
    assert clean_end.reason_for_whole(closed) is WholeCheck.UNKNOWN
    database.open_database(closed).close()
    assert checks == [False, False]


@pytest.mark.skipif(os.name == "nt", reason="there a file's time of change can be set back")
def test_contents_put_into_the_same_file_with_their_old_time_are_seen(
    closed: Path, checks: list[bool]
) -> None:
    before, content = closed.stat(), closed.read_bytes()
    closed.write_bytes(content)
    os.utime(closed, ns=(before.st_atime_ns, before.st_mtime_ns))
    database.open_database(closed).close()
    assert checks == [False]


def test_a_file_brought_back_from_a_backup_is_checked_whole(
    closed: Path, checks: list[bool], tmp_path: Path
) -> None:
    backups.backup(closed, tmp_path / "a.zip", NOW)
    assert checks == [True]  # the copy; the file itself was opened by its mark
    backups.restore(tmp_path / "a.zip", closed, NOW)
    checks.clear()
    database.open_database(closed).close()
    assert checks == [False]


def test_a_backup_of_a_closed_file_leaves_its_mark(closed: Path, checks: list[bool]) -> None:
    backups.backup(closed, closed.with_name("a.zip"), NOW)
    checks.clear()
    database.open_database(closed).close()
    assert checks == []


@pytest.mark.parametrize("cut", [100, 4096, 20_000])
def test_a_shortened_file_is_refused_at_once(closed: Path, cut: int, checks: list[bool]) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:-cut])
    with pytest.raises(UserError) as caught:
        database.open_database(closed)
    assert caught.value.code == "database.damaged"


@pytest.mark.parametrize("cut", [4096, 20_000])
def test_a_shortened_file_is_refused_though_its_mark_agrees(
    closed: Path, cut: int, checks: list[bool]
) -> None:
    header = header_of(closed)
    closed.write_bytes(closed.read_bytes()[:-cut])
    mark_anew(closed, header)
    with pytest.raises(UserError) as caught:
        database.open_database(closed)
    assert caught.value.code == "database.damaged"
    assert checks == []


@pytest.mark.parametrize("table", ["sqlite_schema", "programme", "search_text_data"])
def test_the_first_pages_are_looked_at_though_the_mark_agrees(
    closed: Path, table: str, checks: list[bool]
) -> None:
    header = header_of(closed)
    damage_page(closed, pages_of(closed, table)[0])
    mark_anew(closed, header)
    with pytest.raises(UserError) as caught:
        database.open_database(closed)
    assert caught.value.code == "database.damaged"
    assert checks == []


def test_damage_met_while_the_file_is_open_has_it_checked_whole_next_time(
    closed: Path, checks: list[bool]
) -> None:
    opened = database.open_database(closed)
    with opened, pytest.raises(UserError), opened.driver() as raw:
        raw.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()
    database.open_database(closed).close()
    assert checks == [False]
    database.open_database(closed).close()
    assert checks == [False]


def test_trust_ends_after_a_month(closed: Path, checks: list[bool]) -> None:
    mark_anew(closed, header_of(closed), whole_at=clean_end.now() - clean_end.LONGEST_TRUST)
    assert clean_end.reason_for_whole(closed) is WholeCheck.LONG_AGO
    database.open_database(closed).close()
    assert checks == [False]
    assert clean_end.reason_for_whole(closed) is None


def test_a_check_from_the_future_is_not_believed(closed: Path, checks: list[bool]) -> None:
    mark_anew(closed, header_of(closed), whole_at=clean_end.now() + dt.timedelta(hours=1))
    database.open_database(closed).close()
    assert checks == [False]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"look": 1}', b"\xff\x00", b"[]"])
def test_a_mark_that_cannot_be_read_is_none(
    closed: Path, checks: list[bool], content: bytes
) -> None:
    marks()[0].write_bytes(content)
    database.open_database(closed).close()
    assert checks == [False]
    assert clean_end.reason_for_whole(closed) is None


def test_where_no_mark_can_be_left_all_is_checked(
    closed: Path, checks: list[bool], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "local_data_dir", lambda: tmp_path / "file")
    for _ in range(2):
        database.open_database(closed).close()
    assert checks == [False, False]


@pytest.mark.parametrize("mode", list(JournalMode))
@pytest.mark.parametrize("written", [True, False])
def test_reading_through_first_leaves_the_lock_to_who_holds_the_file(
    closed: Path, checks: list[bool], mode: JournalMode, written: bool
) -> None:
    marks()[0].unlink()
    with database.open_database(closed, journal_mode=mode) as opened:
        if written:  # then a log lies there
            with opened.transaction():
                opened.execute("UPDATE programme SET title = 'x'")
                opened.commit()
        for _ in range(2):
            with pytest.raises(UserError) as caught:
                database.open_database(closed)
            assert caught.value.code == "database.in_use"
        die = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0)\n"
                "try: c.execute('SELECT count(*) FROM programme').fetchone(); print('read')\n"
                "except sqlite3.OperationalError as error: print(error)",
                str(closed),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        assert die.stdout.strip() == "database is locked"
        assert opened.rows("SELECT count(*) FROM programme") == [(200,)]
