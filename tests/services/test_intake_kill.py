# SPDX-License-Identifier: MIT
"""A run over many files is killed at any moment; started again, it ends where an unbroken run ends."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desks import StillClock, new_department

from lsapp.domain.records import Receipt, Submission
from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.sampling import make_sample
from lsapp.services.showing import records_shown
from lsapp.storage import doctor

UNITS = ["X06040", "X06001", "X06004", "X06019"]
ROUNDS = ["2025", "2026"]

RUN = """
import sys
from pathlib import Path
from lsapp.services.desk import open_desk
from lsapp.services.receiving import take_in

with open_desk(Path(sys.argv[1])) as desk:
    take_in(desk, [Path(sys.argv[2])], progress=lambda done, total, name: print(done, flush=True))
print("done", flush=True)
"""


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of four communes in two rounds, workbooks and bare payloads."""
    folder = tmp_path_factory.mktemp("province")
    for year in ROUNDS:
        database = folder / f"{year}.lsdb"
        make_sample(database, units=UNITS, activities=3, year=int(year))
        with open_desk(database) as desk:
            for code, suffix in zip(UNITS, ("xlsx", "json", "xlsx", "json"), strict=True):
                export_submission(desk, desk.plan(), code, year, [suffix], folder / "inbox")
    return folder / "inbox"


def state_of(desk: Desk) -> str:
    """One digest over all that follows from the files: records, revisions, receipts, kept originals."""
    parts = [records_shown(desk, desk.plan(), code, year) for code in UNITS for year in ROUNDS]
    parts += [repr(sorted(one.hash for one in desk.store.select(Submission))).encode()]
    parts += [
        repr(
            sorted((one.original_sha256, one.state) for one in desk.store.select(Receipt))
        ).encode()
    ]
    parts += [one.read_bytes() for one in sorted((desk.files / "originals").iterdir())]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def taken_with_kills(path: Path, inbox: Path, source: random.Random, kills: int) -> int:
    """Kill ``kills`` runs at some file, then let one end; returns how many were killed in the middle."""
    broken = 0
    for attempt in range(kills + 1):
        wait_for = str(source.randrange(1, len(UNITS) * len(ROUNDS)))
        with subprocess.Popen(
            [sys.executable, "-c", RUN, str(path), str(inbox)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as run:
            assert run.stdout is not None
            for line in run.stdout:
                if attempt < kills and line.strip() == wait_for:
                    time.sleep(source.uniform(0.0, 0.15))
                    run.kill()
                    break
            rest = run.stdout.read()
        if attempt == kills:
            assert run.returncode == 0, rest
        else:
            broken += "done" not in rest
            assert doctor.examine(path).ok
    return broken


def check_kills(inbox: Path, tmp_path: Path, clock: StillClock, kills: int, seed: int) -> None:
    with new_department(tmp_path / "unbroken.lsdb", clock) as desk:
        assert {one.verdict.value for one in take_in(desk, [inbox])} == {"new"}
        wanted = state_of(desk)
    path = tmp_path / "killed.lsdb"
    new_department(path, clock).close()
    assert taken_with_kills(path, inbox, random.Random(seed), kills) > 0
    with open_desk(path) as desk:
        assert state_of(desk) == wanted
        # Nothing was taken twice, and a third run has nothing left to do.
        assert desk.store.count(Receipt) == len(UNITS) * len(ROUNDS)
        assert {one.verdict.value for one in take_in(desk, [inbox])} == {"same"}


def test_a_killed_run_started_again_ends_where_an_unbroken_one_ends(
    inbox: Path, tmp_path: Path, clock: StillClock
) -> None:
    check_kills(inbox, tmp_path, clock, kills=3, seed=48)


@pytest.mark.full
def test_many_killed_runs_end_where_an_unbroken_one_ends(
    inbox: Path, tmp_path: Path, clock: StillClock
) -> None:
    started = dt.datetime.now(dt.UTC)
    check_kills(inbox, tmp_path, clock, kills=60, seed=int(started.timestamp()))
