# SPDX-License-Identifier: MIT
"""Desks for the services' tests: a sample office, a department, and a clock that stands still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lsapp.domain.records import Role
from lsapp.services.desk import Desk, create_desk, open_desk
from lsapp.services.sampling import make_sample


class StillClock:
    """Returns the moment it is set to."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of one commune, made once; copied by whoever changes it."""
    path = tmp_path_factory.mktemp("sample") / "mau.lsdb"
    make_sample(path)
    return path


@pytest.fixture
def office(sample_file: Path, tmp_path: Path, clock: StillClock) -> Iterator[Desk]:
    """The desk of the sample commune, its own copy."""
    path = tmp_path / "xa.lsdb"
    path.write_bytes(sample_file.read_bytes())
    with open_desk(path, clock=clock) as desk:
        yield desk


@pytest.fixture
def department(tmp_path: Path, clock: StillClock) -> Iterator[Desk]:
    """The empty desk of the compiling department."""
    with new_department(tmp_path / "so.lsdb", clock) as desk:
        yield desk


def new_department(path: Path, clock: Callable[[], dt.datetime]) -> Desk:
    return create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48", clock=clock)
