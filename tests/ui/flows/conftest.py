# SPDX-License-Identifier: MIT
"""What most flows of the department begin with: its file, still empty, and what a commune has sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from lsapp.domain.records import Role
from lsapp.services.desk import create_desk, open_desk
from lsapp.services.exporting import export_submission


@pytest.fixture
def department(tmp_path: Path) -> Path:
    """A department's file in which nothing is yet."""
    path = tmp_path / "so.lsdb"
    create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48").close()
    return path


@pytest.fixture
def letter(sample: Path, tmp_path: Path) -> Path:
    """The file that the sample's commune has sent."""
    with open_desk(sample) as desk:
        done = export_submission(desk, desk.plan(), "X06040", "2026", ["json"], tmp_path / "gửi")
    return done.files[0]
