# SPDX-License-Identifier: MIT
"""A writer is killed at any moment; every transaction that it was told is saved must be there."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lsapp.domain.records import Activity, Programme
from lsapp.storage import database, doctor, journal
from lsapp.storage.sqlite import JournalMode
from lsapp.storage.store import Store

WRITER = """
import datetime as dt, sys
from pathlib import Path
from lsapp.domain.records import Activity, Programme
from lsapp.storage import database
from lsapp.storage.store import Store

opened = database.open_database(Path(sys.argv[1]), journal_mode=database.JournalMode(sys.argv[2]))
store = Store(opened, lambda: dt.datetime.now(dt.UTC), "writer")
number = store.count(Programme)
print("ready", flush=True)
while True:
    programme = Programme(unit="U", key=f"{number:06}", plan="kh48", doc_type="ctr",
                          period_from=2026, period_to=2030, title=f"Chương trình {number}")
    children = [Activity(unit="U", key=f"{number:06}-{n}", programme=programme.key, group="1",
                         content="Đào tạo " * 40) for n in range(5)]
    with store.transaction("write") as tx:
        tx.put_many([*children, programme])
        tx.commit()
    print(number, flush=True)
    number += 1
"""


def kill_writers(path: Path, mode: JournalMode, kills: int) -> None:
    database.create(path, journal_mode=mode).close()
    source = random.Random(48)
    saved = -1
    for _ in range(kills):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), mode], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(source.uniform(0.0, 0.06))
        writer.kill()
        lines = writer.stdout.read().split("\n")
        writer.stdout.close()
        writer.wait()
        saved = max([saved, *(int(line) for line in lines[:-1])])
        assert doctor.examine(path).ok
        with database.open_database(path, journal_mode=mode) as opened:
            store = Store(opened, lambda: dt.datetime.now(dt.UTC), "reader")
            count = store.count(Programme)
            assert count >= saved + 1
            assert store.count(Activity) == 5 * count
            assert journal.last_action(store) == count
            assert opened.rows("SELECT count(*) FROM search_entry") == [(6 * count,)]
        assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert saved > 0


@pytest.mark.parametrize(("mode", "kills"), [(JournalMode.WAL, 14), (JournalMode.TRUNCATE, 8)])
def test_a_killed_writer_loses_nothing_that_was_acknowledged(
    tmp_path: Path, mode: JournalMode, kills: int
) -> None:
    kill_writers(tmp_path / "kh48.lsdb", mode, kills)


@pytest.mark.full
@pytest.mark.parametrize("mode", list(JournalMode))
def test_hundreds_of_killed_writers_lose_nothing(tmp_path: Path, mode: JournalMode) -> None:
    kill_writers(tmp_path / "kh48.lsdb", mode, 250)
