# SPDX-License-Identifier: MIT
"""What is being typed and not yet committed, kept in a small file so that a power cut loses little.

The file lies in the local data folder, one for each database. The window notes each cell or field
while it is edited, writes at most every two seconds (its timer), and forgets it when it is committed;
what a crash left is offered when the database is opened again. Imports nothing that is slow to import.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import threading
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from lsapp import files, paths
from lsapp.domain.dates import parse_date
from lsapp.domain.fields import column_of
from lsapp.domain.labels import STATUS_LABELS
from lsapp.domain.numbers import parse_money, parse_number
from lsapp.domain.records import LOCAL, TRAVELLING, OpenRow, Status
from lsapp.domain.text import clean
from lsapp.errors import UserError

if TYPE_CHECKING:
    from lsapp.services.desk import Desk

VERSION: Final = 1
_LARGEST: Final = 16 * 1024 * 1024
_KINDS: Final = {kind.KIND: kind for kind in (*TRAVELLING, *LOCAL)}


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it stood in a cell or field: of which record (``kind``, ``key``), which field
    (``cells/<column>`` in an open row), ``label`` where it is in words, and when.
    """

    unit: str
    kind: str
    key: str
    field: str
    label: str
    text: str
    at: dt.datetime

    @property
    def place(self) -> tuple[str, str, str, str]:
        """Where the text belongs; there is one draft for each place."""
        return self.unit, self.kind, self.key, self.field


class _File(msgspec.Struct, frozen=True, kw_only=True):
    version: int = VERSION
    database: str
    drafts: list[Draft] = []


class Drafts:
    """The drafts of one database. Noting and forgetting touch memory alone; ``write`` the disk.

    Every method may be called from any thread.
    """

    def __init__(self, database: Path, folder: Path | None = None) -> None:
        """Read what the last run left. A file that cannot be read is put aside; ``damaged`` then is what
        to tell, and nothing is raised.
        """
        self._database = database
        self.file = (folder or paths.local_data_dir() / "drafts") / _file_name(database)
        self.damaged: UserError | None = None
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._held = {draft.place: draft for draft in self._read()}
        self._left = frozenset(self._held)
        self._changed = False

    def note(self, draft: Draft) -> None:
        """Remember what is typed at a place, instead of what was before."""
        with self._lock:
            self._held[draft.place] = draft
            self._left -= {draft.place}
            self._changed = True

    def forget(self, *places: tuple[str, str, str, str]) -> None:
        """Let places go: committed, given up, or refused when they were offered."""
        with self._lock:
            for place in places:
                if self._held.pop(place, None) is not None:
                    self._changed = True
            self._left -= set(places)

    def forget_all(self) -> None:
        """Let everything go."""
        with self._lock:
            self._changed = self._changed or bool(self._held)
            self._held.clear()
            self._left = frozenset()

    def pending(self, desk: Desk) -> list[Draft]:
        """Return what the last run left and the database does not hold, oldest first.

        What was committed after all is forgotten.
        """
        with self._lock:
            left = [self._held[place] for place in self._left]
        committed = [draft.place for draft in left if _is_committed(desk, draft)]
        self.forget(*committed)
        return sorted(
            (draft for draft in left if draft.place not in committed),
            key=lambda draft: (draft.at, draft.place),
        )

    def write(self) -> bool:
        """Put the drafts on the disk where they have changed since; return whether anything was written.

        With none left the file goes. Raises the ``UserError`` codes of ``files.write_atomically``.
        """
        with self._writing:
            with self._lock:
                if not self._changed:
                    return False
                held = list(self._held.values())
                self._changed = False
            try:
                self._put(held)
            except BaseException:
                with self._lock:
                    self._changed = True
                raise
        return True

    def _put(self, held: list[Draft]) -> None:
        if not held:
            try:
                self.file.unlink(missing_ok=True)
            except OSError as error:
                raise files.explained(error, self.file) from error
            return
        files.ready_folder(self.file.parent)
        content = msgspec.json.encode(_File(database=self._database.name, drafts=held))
        files.write_atomically(self.file, content)

    def _read(self) -> list[Draft]:
        try:
            if self.file.stat().st_size > _LARGEST:
                return self._put_aside()
            content = self.file.read_bytes()
        except FileNotFoundError:
            return []
        except OSError:
            return self._put_aside()
        try:
            read = msgspec.json.decode(content, type=_File)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return self._put_aside()
        if read.version != VERSION or any(draft.at.tzinfo is None for draft in read.drafts):
            return self._put_aside()
        return [draft for draft in read.drafts if draft.kind in _KINDS]

    def _put_aside(self) -> list[Draft]:
        aside = self.file.with_suffix(".damaged")
        try:
            os.replace(self.file, aside)
        except OSError:
            aside = self.file
        self.damaged = UserError("drafts.damaged", path=str(aside))
        return []


def pending_drafts(desk: Desk, folder: Path | None = None) -> list[Draft]:
    """Return what the last run left uncommitted of an open database; for a look without ``Drafts``."""
    return Drafts(desk.path, folder).pending(desk)


def _file_name(database: Path) -> str:
    where = os.path.normcase(database.resolve())
    return f"{database.stem}-{hashlib.sha256(os.fsencode(where)).hexdigest()[:8]}.json"


def _is_committed(desk: Desk, draft: Draft) -> bool:
    """Tell whether the record says what was typed; an empty text in an empty field does as well."""
    record = desk.store.get(_KINDS[draft.kind], draft.unit, draft.key)
    column = column_of(draft.field)
    value: object
    if column is not None and isinstance(record, OpenRow):
        value = record.cells.get(column)
    else:
        value = getattr(record, draft.field, None)
    return _says(draft.text, value)


def _says(text: str, value: object) -> bool:
    """Tell whether a typed text means a value."""
    try:
        typed = clean(text)
    except UserError:  # too long to be committed at all
        return False
    if typed is None or value is None:
        return typed is None and value is None
    if isinstance(value, Status):
        return typed in (value.value, STATUS_LABELS[value])
    if isinstance(value, (str, StrEnum)):
        return typed == value or any(
            _reads(read, typed, value) for read in (parse_number, parse_date)
        )
    readers: tuple[Callable[[str], object], ...] = (parse_number, parse_money, parse_date)
    return any(_reads(read, typed, value) for read in readers)


def _reads(read: Callable[[str], object], typed: str, value: object) -> bool:
    try:
        meant = read(typed)
    except UserError:
        return False
    if isinstance(value, str):
        # Cells of an open row keep decimals and days as text.
        return meant.isoformat() == value if isinstance(meant, dt.date) else str(meant) == value
    return not isinstance(value, bool) and type(meant) is not bool and _same(meant, value)


def _same(meant: object, value: object) -> bool:
    if isinstance(meant, (int, Decimal)) and isinstance(value, (int, Decimal)):
        return meant == value
    return type(meant) is type(value) and meant == value
