# SPDX-License-Identifier: MIT
"""How a long statement is stopped by a thread that wants the database for a person."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from typing import Final

_STEPS: Final = 10_000
"""SQLite's own steps between two questions whether to go on; some milliseconds."""


class GiveWay:
    """Lets another thread stop what a connection does at this moment, and nothing that it does later."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = False
        self._connection: sqlite3.Connection | None = None

    @property
    def asked(self) -> bool:
        """Whether somebody else wants the database."""
        return self._asked

    def ask(self) -> None:
        """Stop the check, now or before it begins; from any thread."""
        with self._lock:
            self._asked = True
            if self._connection is not None:
                self._connection.interrupt()

    @contextlib.contextmanager
    def over(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Let ``ask`` interrupt ``connection`` for as long as this lasts."""
        # SQLite forgets an interrupt that comes before a statement has begun; this is asked while it runs.
        connection.set_progress_handler(lambda: self._asked, _STEPS)
        with self._lock:
            self._connection = connection
        try:
            yield
        finally:
            # Under the lock: whoever asks later must not meet somebody else's statement.
            with self._lock:
                self._connection = None
            connection.set_progress_handler(None, 0)
