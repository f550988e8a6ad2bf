# SPDX-License-Identifier: MIT
"""Desks for the services' tests: a sample office, a department, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import StillClock, new_department
from sent_files import ROUND, UNIT, edited_copy

from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.sampling import make_sample


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


@pytest.fixture
def sent(office: Desk, tmp_path: Path) -> Path:
    """Revision 1 of the sample as a workbook; the json lies beside it."""
    export_submission(office, office.plan(), UNIT, ROUND, ["xlsx", "json"], tmp_path)
    return tmp_path / "KH48_2026_X06040_r1.xlsx"


@pytest.fixture
def edited(sent: Path, tmp_path: Path) -> Path:
    """The workbook with three cells changed: a sum of money, a text, and money that is no number."""
    return edited_copy(sent, tmp_path / "sua.xlsx")
