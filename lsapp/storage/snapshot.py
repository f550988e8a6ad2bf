# SPDX-License-Identifier: MIT
"""A verified copy of an open database as one file."""

from __future__ import annotations

import os
import sqlite3
import uuid
from pathlib import Path

from lsapp import files
from lsapp.errors import UserError
from lsapp.storage import sqlite


def copy(source: sqlite3.Connection, target: Path) -> dict[str, int]:
    """Copy the database to ``target``, a name that is free, and return the rows of each table.

    The copy counts for nothing before ``verify`` was content with it. Leaves nothing behind where it fails.
    """
    try:
        source.execute("VACUUM INTO ?", (str(target),))
        files.flush(target)
        return sqlite.row_counts(source)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def verify(copied: Path, counts: dict[str, int], name: Path | None = None) -> None:
    """Open a copy again, check it in full and compare its rows; on any thread, the original is not asked.

    Raises ``UserError("copy.unsound")``, of ``name`` where the copy has another one for now.
    """
    with sqlite.reading(copied) as look:
        found = sqlite.soundness(look, full=True)
        if not found and sqlite.row_counts(look) != counts:
            found = ["row counts differ"]
    if found:
        raise UserError("copy.unsound", path=str(name or copied), detail=found[0])


def copy_verified(source: sqlite3.Connection, target: Path) -> dict[str, int]:
    """Copy the database to ``target``, a name that is free, and return the rows of each table.

    The copy takes its name only after it was opened again, checked in full and compared. Raises
    ``UserError("copy.unsound")`` where it is not what was copied, and leaves nothing behind then.
    """
    partial = target.with_name(f".{target.name}.{uuid.uuid4().hex}{files.PARTIAL}")
    try:
        counts = copy(source, partial)
        verify(partial, counts, target)
        os.replace(partial, target)
        files.flush_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return counts
