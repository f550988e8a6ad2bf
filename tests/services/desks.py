# SPDX-License-Identifier: MIT
"""A clock that stands still, and the desk of the compiling department."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from lsapp.domain.records import Role
from lsapp.services.desk import Desk, create_desk


class StillClock:
    """Returns the moment it is set to."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 12, 10, 3, 30, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


def new_department(path: Path, clock: Callable[[], dt.datetime]) -> Desk:
    return create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48", clock=clock)
