# SPDX-License-Identifier: MIT
"""Keeps received files as they came, under their SHA-256, beside the database."""

from __future__ import annotations

import math
from collections.abc import Iterator
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from pathlib import Path

from lsapp.files import flush_folder, ready_folder, sweep, write_atomically


def keep_file(folder: Path, sha256: str, content: bytes) -> None:
    """Keep bytes under their SHA-256; bytes held already are left alone."""
    ready_folder(folder)
    if not (folder / sha256).exists():
        write_atomically(folder / sha256, content)


class Originals:
    """The originals of many files in a row: each is flushed by itself on a thread of its own, while the
    database is written; their names all at once.
    """

    def __init__(self, folder: Path, executor: Executor) -> None:
        self._folder = folder
        self._executor = executor
        self._coming: list[Future[None]] | None = None
        self._swept = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Have all that is kept inside on the disk at the end; raises what kept one from it."""
        self._coming = []
        if not self._swept:
            # The database is held by us alone, so nobody else writes here: these are of a killed run.
            sweep(self._folder, now=math.inf)
            self._swept = True
        try:
            yield
            for one in self._coming:
                one.result()
            if self._coming:
                flush_folder(self._folder)
        finally:
            wait(self._coming)
            self._coming = None

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep a file's bytes; at once, unless it is one of many."""
        if self._coming is None:
            keep_file(self._folder, sha256, content)
            return
        ready_folder(self._folder)
        if not (self._folder / sha256).exists():
            write = (self._folder / sha256, content)
            self._coming.append(self._executor.submit(write_atomically, *write, settle=False))
