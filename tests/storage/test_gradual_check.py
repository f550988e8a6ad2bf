# SPDX-License-Identifier: MIT
"""A large open file is checked table by table, stopped at any moment and gone on with another day."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lsapp.domain.records import Programme
from lsapp.errors import UserError
from lsapp.storage import clean_end, database, gradual_check, sqlite
from lsapp.storage.clean_end import Standing
from lsapp.storage.database import Database
from lsapp.storage.giving_way import GiveWay
from lsapp.storage.gradual_check import CheckedSoFar
from lsapp.storage.sqlite import HeldConnection
from lsapp.storage.store import Store

LONG_AGO = dt.timedelta(days=2)


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clean_end, "LARGE", 1)


@pytest.fixture
def closed(tmp_path: Path, make_store: Callable[[Path], Store]) -> Path:
    store = make_store(tmp_path / "sở.lsdb")
    with store.transaction("fill") as tx:
        tx.put_many(
            Programme(
                unit="U",
                key=f"p{n}",
                plan="kh48",
                doc_type="ctr",
                period_from=2026,
                period_to=2030,
                title=" ".join(f"từ{n * step % 977}" for step in range(1, 40)),
            )
            for n in range(400)
        )
        tx.commit()
    age(store.database)
    store.database.close()
    return store.database.path


def held(opened: Database) -> HeldConnection:
    with opened.driver() as raw:
        assert isinstance(raw, HeldConnection)
        return raw


def age(opened: Database) -> None:
    """Say that the file was last checked whole the day before yesterday."""
    held(opened).standing = Standing(whole_at=clean_end.now() - LONG_AGO)


def checked(opened: Database, give_way: GiveWay | None = None) -> CheckedSoFar | None:
    due = gradual_check.due(held(opened))
    return None if due is None else gradual_check.go_on(due, give_way or GiveWay())


class StopAfter(GiveWay):
    """Somebody who wants the database as soon as a number of tables are done."""

    def __init__(self, tables: int) -> None:
        super().__init__()
        self._left = tables

    @contextlib.contextmanager
    def over(self, connection: sqlite3.Connection) -> Iterator[None]:
        with super().over(connection):
            yield
        self._left -= 1
        if self._left == 0:
            self.ask()


def damage(path: Path, name: str) -> None:
    """Put noise over the last leaf of a table or an index, which opening does not come by."""
    raw = sqlite3.connect(sqlite.address(path, "mode=ro&immutable=1"), uri=True)
    (page,) = raw.execute(
        "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path DESC LIMIT 1",
        (name,),
    ).fetchone()
    raw.close()
    header = header_of(path)
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    rotted(path, header)


def header_of(path: Path) -> tuple[int, ...]:
    with sqlite.reading(path) as look:
        header = clean_end.header_of(look, path)
    assert header is not None
    return header


def rotted(path: Path, header: tuple[int, ...]) -> None:
    """Have the mark agree with the file, as where a disk rots: seen from outside nothing has changed."""
    clean_end.forget(path)
    clean_end.remember(path, header, Standing(whole_at=clean_end.now() - LONG_AGO))
    assert clean_end.reason_for_whole(path) is None


def test_a_sound_file_is_looked_through_in_one_round(closed: Path) -> None:
    with database.open_database(closed) as opened:
        done = checked(opened)
        assert done is not None
        assert (done.found, done.is_over) == ([], True)
        assert done.total > 30
        assert checked(opened) is None  # not before tomorrow
        came = held(opened).standing
        assert came is not None
        assert (clean_end.now() - came.whole_at < LONG_AGO, came.done) == (True, ())


def test_a_small_file_is_never_due(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.open_database(closed) as opened:
        monkeypatch.setattr(clean_end, "LARGE", 1 << 40)
        assert checked(opened) is None


def test_a_file_that_was_checked_at_opening_is_not_due(tmp_path: Path) -> None:
    with database.create(tmp_path / "a.lsdb") as opened:
        assert checked(opened) is None


def test_a_clock_set_back_does_not_put_it_off(closed: Path) -> None:
    with database.open_database(closed) as opened:
        held(opened).standing = Standing(whole_at=clean_end.now() + dt.timedelta(days=400))
        assert checked(opened) is not None


def test_it_stops_for_a_person_and_goes_on_where_it_was(closed: Path) -> None:
    with database.open_database(closed) as opened:
        first = checked(opened, StopAfter(5))
        assert first is not None
        assert (first.done, first.is_over, first.found) == (5, False, [])
        nothing = GiveWay()
        nothing.ask()
        assert checked(opened, nothing) == first  # asked before it began
        second = checked(opened, StopAfter(7))
        assert second is not None
        assert second.done == 12
        rest = checked(opened)
        assert rest is not None
        assert (rest.is_over, rest.found) == (True, [])


def test_how_far_it_came_is_known_another_day(closed: Path) -> None:
    with database.open_database(closed) as opened:
        checked(opened, StopAfter(5))
    with database.open_database(closed) as opened:
        again = checked(opened, StopAfter(3))
        assert again is not None
        assert again.done == 8


def test_what_is_being_read_is_stopped_and_the_next_statement_is_not(closed: Path) -> None:
    with database.open_database(closed) as opened:
        raw, give_way = held(opened), GiveWay()
        endless = (
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        )
        asker = threading.Timer(0.02, give_way.ask)
        asker.start()
        with pytest.raises(sqlite3.OperationalError) as caught, give_way.over(raw):
            raw.execute(endless).fetchone()
        asker.join()
        assert caught.value.sqlite_errorname == "SQLITE_INTERRUPT"
        give_way.ask()
        with opened.transaction():
            opened.execute("DELETE FROM programme WHERE key = 'p1'")
            opened.commit()
        assert opened.rows("SELECT count(*) FROM programme") == [(399,)]


def test_a_statement_that_begins_after_the_question_is_stopped_too(closed: Path) -> None:
    with database.open_database(closed) as opened:
        raw, give_way = held(opened), GiveWay()
        endless = (
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        )
        with give_way.over(raw):
            give_way.ask()
            with pytest.raises(sqlite3.OperationalError):
                raw.execute(endless).fetchone()


@pytest.mark.parametrize(
    "name", ["programme", "sqlite_autoindex_programme_1", "search_text_data", "search_entry"]
)
def test_a_page_that_rotted_while_the_file_lay_closed_is_found(closed: Path, name: str) -> None:
    damage(closed, name)
    with database.open_database(closed) as opened:  # nothing seen at opening
        found = checked(opened)
        assert found is not None
        assert found.is_over
        assert found.found
        assert checked(opened) is None
    with pytest.raises(UserError) as caught:
        database.open_database(closed)
    assert caught.value.code == "database.damaged"


def test_what_was_done_before_the_damage_is_looked_at_again(closed: Path) -> None:
    damage(closed, "search_text_data")
    with database.open_database(closed) as opened:
        assert checked(opened, StopAfter(5)) is not None
        found = checked(opened)
        assert found is not None
        assert found.found
        assert held(opened).standing is None


def test_a_flipped_bit_in_a_trusted_file_never_loses_a_row_silently(closed: Path) -> None:
    content, header = closed.read_bytes(), header_of(closed)
    random_source = random.Random(48)
    passed = 0
    for _ in range(60):
        changed = bytearray(content)
        place = random_source.randrange(len(content) * 8)
        changed[place // 8] ^= 1 << (place % 8)
        closed.write_bytes(changed)
        rotted(closed, header)
        try:
            opened = database.open_database(closed)
        except UserError:
            continue
        with opened:
            found = checked(opened)
            assert found is None or found.is_over
            if found is not None and not found.found:
                passed += 1  # free space, or text without an index: no row may be gone
                assert opened.rows("SELECT count(*) FROM programme NOT INDEXED") == [(400,)]
    assert passed


def test_a_row_without_its_parent_is_found(closed: Path) -> None:
    with database.open_database(closed) as opened:
        raw = held(opened)
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(
            'INSERT INTO budget_line (unit, "key", activity, year, source, position) '
            "VALUES ('U', 'b', 'nowhere', 2026, 'x', 0)"
        )
        found = checked(opened)
        assert found is not None
        assert found.found == ["foreign key: budget_line row 1 misses its activity"]


def test_the_list_of_free_pages_is_looked_at(closed: Path) -> None:
    with database.open_database(closed) as opened, opened.transaction():
        opened.execute("DELETE FROM programme")
        opened.commit()
    with database.open_database(closed) as opened:
        raw = held(opened)
        assert raw.execute("PRAGMA freelist_count").fetchone()[0] > 0
        assert raw.execute("PRAGMA quick_check(sqlite_master)").fetchone() == ("ok",)
    content = bytearray(closed.read_bytes())
    content[36:40] = (999).to_bytes(4, "big")  # the header's number of free pages
    closed.write_bytes(content)
    raw = sqlite3.connect(closed)
    assert raw.execute("PRAGMA quick_check(sqlite_master)").fetchone() != ("ok",)
    raw.close()


def test_a_fault_that_is_not_damage_is_told_as_it_is(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled_out(*_: object) -> list[str]:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_READ"
        raise error

    monkeypatch.setattr(gradual_check, "_faults", pulled_out)
    with database.open_database(closed) as opened:
        with pytest.raises(UserError) as caught:
            checked(opened)
        assert caught.value.code == "database.unreachable"
