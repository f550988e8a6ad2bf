# SPDX-License-Identifier: MIT
"""Backs a database up, restores it, and tells how it is."""

from __future__ import annotations

from pathlib import Path

from lsapp.services.desk import evidence_folder
from lsapp.storage.backups import BackupFacts, backup, restore
from lsapp.storage.doctor import DoctorReport, doctor


def back_up(database: Path, target: Path) -> BackupFacts:
    """Write one verified zip of the database and its files to ``target``."""
    return backup(database, evidence_folder(database), target)


def bring_back(archive: Path, database: Path) -> Path | None:
    """Restore ``archive`` over ``database``; return where the state that stood there before is kept."""
    return restore(archive, database)


def examine(database: Path) -> DoctorReport:
    """Look a database over without changing it."""
    return doctor(database)
