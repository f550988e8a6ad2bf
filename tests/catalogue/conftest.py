# SPDX-License-Identifier: MIT
"""The shipped catalogue, the small second plan, and copies of both to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lsapp.catalogue.loader import Catalogue, load_catalogue, load_plan
from lsapp.catalogue.model import Plan

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def data_dir() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def second_data_dir() -> Path:
    """A folder of the shape of an override, with the second plan in it."""
    return ROOT / "tests" / "data"


@pytest.fixture(scope="session")
def catalogue(data_dir: Path) -> Catalogue:
    return load_catalogue(data_dir)


@pytest.fixture(scope="session")
def kh48(catalogue: Catalogue) -> Plan:
    return catalogue.plan("KH48")


@pytest.fixture(scope="session")
def nq45(second_data_dir: Path) -> Plan:
    return load_plan(second_data_dir / "plans" / "nq45")


@pytest.fixture
def plan_copy(tmp_path: Path, second_data_dir: Path) -> Path:
    """A copy of the second plan's folder, free to be broken."""
    return Path(shutil.copytree(second_data_dir / "plans" / "nq45", tmp_path / "nq45"))


@pytest.fixture
def data_copy(tmp_path: Path, data_dir: Path) -> Path:
    """A copy of the shipped data, free to be broken."""
    return Path(shutil.copytree(data_dir, tmp_path / "data"))
