# SPDX-License-Identifier: MIT
"""What was computed from held payloads, kept so that it need not be computed again.

A payload never changes, so what follows from it is right as long as it is filed under everything that
it follows from. It is never the source of anything: it may be gone at any time, and is not journalled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lsapp.errors import UserError
from lsapp.storage.database import Database

_CHUNK: Final = 500
"""Marks asked for in one query; SQLite takes no more than some thousand parameters."""
_NOT_KEPT: Final = frozenset({"database.read_only", "disk.full"})
"""Where nothing can be written, what was computed is computed again next time."""


def derived(database: Database, name: str, marks: Iterable[str]) -> dict[str, bytes]:
    """Return what is kept under ``name`` (``unit-sums.1``), by mark; marks of which nothing is are left out."""
    wanted = list(dict.fromkeys(marks))
    found: dict[str, bytes] = {}
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        places = ", ".join("?" * len(some))
        rows = database.rows(
            f"SELECT mark, content FROM derived_fact WHERE name = ? AND mark IN ({places})",
            (name, *some),
        )
        found.update((mark, bytes(content)) for mark, content in rows)
    return found


def keep_derived(database: Database, name: str, contents: Mapping[str, bytes]) -> None:
    """Keep contents by mark under ``name``, which ends in the version of how they are computed.

    What other versions left goes. Nothing is kept, and nothing said, where the file cannot be written.
    """
    if not contents:
        return
    stem = name.rpartition(".")[0]
    try:
        with database.transaction():
            database.execute(
                "DELETE FROM derived_fact WHERE name > ? AND name < ? AND name <> ?",
                (f"{stem}.", f"{stem}/", name),  # "/" follows "." in the order of bytes
            )
            database.execute_many(
                "INSERT OR REPLACE INTO derived_fact (name, mark, content) VALUES (?, ?, ?)",
                [(name, mark, content) for mark, content in contents.items()],
            )
            database.commit()
    except UserError as error:
        if error.code not in _NOT_KEPT:
            raise
