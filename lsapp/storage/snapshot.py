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


def copy_verified(source: sqlite3.Connection, target: Path) -> dict[str, int]:
    """Copy the database to ``target``, a name that is free, and return the rows of each table.

    The copy counts only after it was opened again, checked in full and compared. Raises
    ``UserError("copy.unsound")`` where it is not what was copied, and leaves nothing behind then.
    """
    partial = target.with_name(f".{target.name}.{uuid.uuid4().hex}{files.PARTIAL}")
    try:
        source.execute("VACUUM INTO ?", (str(partial),))
        files.flush(partial)
        counts = sqlite.row_counts(source)
        with sqlite.reading(partial) as copy:
            found = sqlite.soundness(copy, full=True)
            if not found and sqlite.row_counts(copy) != counts:
                found = ["row counts differ"]
        if found:
            raise UserError("copy.unsound", path=str(target), detail=found[0])
        os.replace(partial, target)
        files.flush_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return counts
