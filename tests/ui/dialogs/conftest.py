# SPDX-License-Identifier: MIT
"""An office whose round is sealed, its mail server on loopback and its keyring in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sending_keys import Vault
from smtp_server import Office, office_in

from lsapp.services.desk import open_desk
from lsapp.services.exporting import export_submission
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    (tmp_path / "mail").mkdir()
    with office_in(tmp_path / "mail") as office:
        yield office


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    place = tmp_path / "gửi Sở"
    place.mkdir()
    settings.write_text("files/export_folder", str(place))
    return place


@pytest.fixture
def sealed(open_window: Callable[..., MainWindow], sample: Path, folder: Path) -> MainWindow:
    """A window on a sample whose round is sealed."""
    with open_desk(sample) as desk:
        export_submission(desk, desk.plan(), "X06040", "2026", ["xlsx", "pdf"], folder)
    return open_window(sample)
