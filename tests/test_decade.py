# SPDX-License-Identifier: MIT
"""The large province of the benchmark is the database that intake would have left."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

from bench.decade_filling import Province, Size, fill
from lsapp.domain.records import Activity, Role, Submission
from lsapp.services.desk import Desk, create_desk, installed_catalogue
from lsapp.services.receiving import take_in
from lsapp.storage.search import search

NOW = dt.datetime(2026, 12, 28, 2, tzinfo=dt.UTC)
SMALL = Size(years=2, units=96, activities=190, missing=0.9, again=0.5)


def new_desk(path: Path) -> Desk:
    source = installed_catalogue()
    plan = source.load().plans[0]
    return create_desk(
        path,
        unit=plan.compiling_unit,
        role=Role.COMPILING,
        plan=plan.code,
        source=source,
        clock=lambda: NOW,
    )


def tables(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables; left out are the full-text index's own, and what is worked out of payloads
    and may be there or not.
    """
    with desk.database.driver() as raw:
        names = [
            name
            for (name,) in raw.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND name NOT GLOB 'search_text*' AND name NOT GLOB 'sqlite_*' AND name <> 'derived_fact'"
            )
        ]
        return {
            name: sorted(raw.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
        }


def test_it_is_what_intake_would_have_left(tmp_path: Path) -> None:
    with new_desk(tmp_path / "made.lsdb") as made, new_desk(tmp_path / "taken.lsdb") as taken:
        arrivals = list(Province(made, SMALL).arrivals())
        assert fill(made, iter(arrivals)) == sum(
            len(a.payload.records.activities) for a in arrivals
        )
        inbox = tmp_path / "inbox"
        inbox.mkdir()
        for one in arrivals:
            path = inbox / one.file_name
            path.write_bytes(one.content)
            os.utime(path, (one.received_at.timestamp(),) * 2)
        assert [one.file_name for one in arrivals] == sorted(os.listdir(inbox))
        outcomes = take_in(taken, [inbox])
        assert all(one.taken for one in outcomes)
        assert {one.payload.revision for one in arrivals} == {1, 2}
        assert any(one.payload.unit.startswith("L-") for one in arrivals)
        ours, theirs = tables(made), tables(taken)
        assert ours.keys() == theirs.keys()
        for name, rows in ours.items():
            assert rows == theirs[name], name
        for question in ("hoi nghi", "tri thuc", "L-", "2025", "đ"):
            hits = search(made.store, question, limit=500)
            assert hits == search(taken.store, question, limit=500)
            assert hits or question == "L-"


def test_years_differ_and_each_leaves_its_own_activities(tmp_path: Path) -> None:
    size = Size(years=3, units=4, activities=24, missing=0, again=0)
    with new_desk(tmp_path / "made.lsdb") as desk:
        arrivals = list(Province(desk, size).arrivals())
        total = fill(desk, iter(arrivals))
        assert desk.store.count(Activity) == total
        assert desk.store.count(Submission) == len(arrivals)
        keys = [one.key for arrival in arrivals for one in arrival.payload.records.activities]
        assert len(set(keys)) == len(keys) == total
        told = {
            tuple(
                sorted((v.row, v.column, v.value) for v in a.payload.records.stat_values if v.value)
            )
            for a in arrivals
        }
        assert len(told) == len(arrivals)
