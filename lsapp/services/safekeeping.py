# SPDX-License-Identifier: MIT
"""Backs a database up, restores it, and tells how it is."""

from __future__ import annotations

from pathlib import Path

from lsapp.services.desk import Clock, utc_now
from lsapp.storage import doctor
from lsapp.storage.backups import backup, restore


def back_up(database: Path, target: Path, clock: Clock = utc_now) -> None:
    """Write one verified zip of the database and its files to ``target``."""
    backup(database, target, clock())


def bring_back(archive: Path, database: Path, clock: Clock = utc_now) -> Path | None:
    """Restore ``archive`` over ``database``; return where the state that stood there before is kept."""
    return restore(archive, database, clock()).kept


def examine(database: Path) -> doctor.DoctorReport:
    """Look a database over without changing it."""
    return doctor.examine(database)
