# SPDX-License-Identifier: MIT
"""The files of evidence beside a database, each named by the SHA-256 of its bytes."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Final

from lsapp import files

ORIGINALS: Final = "originals"
REPORTS: Final = "intake"

_NAME = re.compile(r"[0-9a-f]{64}")
_REPORT = re.compile(r"\d{8}T\d{12}Z\.json")


def folder_of(database: Path) -> Path:
    """Return where the evidence of ``database`` lies: ``<database>.files``."""
    return database.with_name(database.name + ".files")


def held_in(folder: Path) -> list[Path]:
    """Return the files of evidence in ``folder`` in the order of their names, strangers left out."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if is_name(path.name) and path.is_file())


def kept_in(folder: Path) -> dict[str, Path]:
    """Return all that is kept beside a database, by its path within ``folder``: evidence, the originals of
    received files, the reports of each intake. Strangers are left out.
    """
    kept = {path.name: path for path in held_in(folder)}
    kept |= {f"{ORIGINALS}/{path.name}": path for path in held_in(folder / ORIGINALS)}
    reports = folder / REPORTS
    if reports.is_dir():
        found = sorted(path for path in reports.iterdir() if path.is_file())
        kept |= {f"{REPORTS}/{path.name}": path for path in found if _REPORT.fullmatch(path.name)}
    return kept


def is_kept_name(name: str) -> bool:
    """Tell whether ``name`` is a path that ``kept_in`` gives, so that it cannot lead out of a folder."""
    place, _, last = name.rpartition("/")
    if place == REPORTS:
        return _REPORT.fullmatch(last) is not None
    return place in ("", ORIGINALS) and is_name(last)


def is_name(name: str) -> bool:
    """Tell whether ``name`` is a SHA-256 and nothing else, so that it cannot lead out of a folder."""
    return _NAME.fullmatch(name) is not None


def is_unaltered(path: Path) -> bool:
    """Tell whether a file still has the bytes it is named by."""
    return files.sha256_of(path) == path.name


def expected_by(connection: sqlite3.Connection) -> list[str]:
    """Return the SHA-256 of every file that the records speak of."""
    rows = connection.execute("SELECT DISTINCT sha256 FROM evidence ORDER BY sha256")
    return [str(row[0]) for row in rows]
