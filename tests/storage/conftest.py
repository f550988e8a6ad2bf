# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lsapp.storage import database
from lsapp.storage.store import Store

MORNING = dt.datetime(2026, 11, 21, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture
def make_store() -> Iterator[Callable[[Path], Store]]:
    """Return a function that opens or creates a database and gives its store; all close at the end."""
    opened: list[database.Database] = []

    def make(path: Path) -> Store:
        base = database.open_database(path) if path.exists() else database.create(path)
        opened.append(base)
        return Store(base, lambda: MORNING, "người thử")

    yield make
    for base in opened:
        base.close()


@pytest.fixture
def store(tmp_path: Path, make_store: Callable[[Path], Store]) -> Store:
    return make_store(tmp_path / "kh48.lsdb")
