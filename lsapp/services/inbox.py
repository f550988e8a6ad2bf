# SPDX-License-Identifier: MIT
"""The folder that a mail program or a share fills: which of its files are new, and which came to rest.

The folder is only read: nothing in it is moved, changed or deleted. A file is known by its SHA-256, so
neither another name nor a restart makes it new again; name, size and time tell only whether it has to be
read for that. What was settled is kept beside the database, and losing it costs a second look.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import msgspec

from lsapp.errors import UserError
from lsapp.files import ready_folder, sha256_of, write_atomically

if TYPE_CHECKING:
    from lsapp.services.desk import Desk

MOST_ENTRIES: Final = 20_000
"""Entries of a folder that are walked through; a folder with more is no inbox."""
REST: Final = 2.0
"""Seconds without a change after which a file counts as whole."""
LARGEST_READ: Final = 64 << 20
"""Bytes; a larger file is never taken in, so it is told of without being read."""

_WATCHED: Final = frozenset(
    {".xlsx", ".pdf", ".json", ".eml", ".zip", ".xlsm", ".rar", ".7z", ".msg"}
)
"""What is told of. The last four are not taken in, but a report may be inside: the preview says what to do."""
_UNFINISHED: Final = frozenset(
    {".part", ".partial", ".crdownload", ".download", ".filepart", ".opdownload", ".tmp"}
)
_OURS_OR_OFFICE: Final = ("~", ".")  # lock files, temporary and hidden ones
_NO_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})
_WITHIN: Final = " › "  # between a mail and its attachment in the label of an outcome
_LEDGER: Final = "inbox.json"

_LOG: Final = logging.getLogger(__name__)


class Sighting(msgspec.Struct, frozen=True):
    """A file as the folder tells of it: name, size in bytes, time of the last change in nanoseconds."""

    name: str
    size: int
    modified_ns: int


class FolderScan(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in a folder: the files to tell of, how many are marked as unfinished by their names, how
    many folders are inside (not looked into), and how many files are of other kinds.
    """

    files: tuple[Sighting, ...] = ()
    unfinished: int = 0
    folders: int = 0
    others: int = 0


class InboxFile(msgspec.Struct, frozen=True):
    """A file at rest that nobody has settled: where it lies, and its SHA-256."""

    path: Path
    sha256: str


class InboxLook(msgspec.Struct, frozen=True, kw_only=True):
    """One look at the folder. ``coming`` files are still being written or held by another program."""

    files: tuple[InboxFile, ...] = ()
    coming: int = 0
    folders: int = 0
    others: int = 0


class _Read(msgspec.Struct, frozen=True):
    size: int
    modified_ns: int
    sha256: str


class _Ledger(msgspec.Struct, kw_only=True):
    """What is kept between two starts: the files of the folder that were read, and what is settled."""

    folder: str = ""
    read: dict[str, _Read] = {}
    settled: list[str] = []


def scan_folder(folder: Path) -> FolderScan:
    """Return what lies in ``folder`` itself; no file is opened.

    Raises ``UserError``: ``inbox.missing``, ``inbox.forbidden``, ``inbox.too_many``, and
    ``inbox.unreachable`` with the system's own reason (a stick pulled out, a share that is gone).
    """
    files, unfinished, folders, others = [], 0, 0, 0
    try:
        with os.scandir(folder) as entries:
            for count, entry in enumerate(entries):
                if count >= MOST_ENTRIES:
                    raise UserError("inbox.too_many", path=str(folder), limit=MOST_ENTRIES)
                name, suffix = entry.name, PurePath(entry.name).suffix.lower()
                if name.startswith(_OURS_OR_OFFICE) or name.lower() in _NO_FILES:
                    continue
                if suffix in _UNFINISHED:
                    unfinished += 1
                elif (found := _sighting(entry)) is None:
                    folders += _is_folder(entry)
                elif suffix not in _WATCHED:
                    others += 1
                else:
                    files.append(found)
    except OSError as error:
        raise _explained(error, folder) from error
    files.sort(key=lambda one: one.name)
    return FolderScan(files=tuple(files), unfinished=unfinished, folders=folders, others=others)


class InboxReader:
    """Looks at one folder again and again, from one thread at a time; ``kept_in`` is where the ledger
    lies, read at the first look. A file is at rest once two looks ``REST`` apart see it alike.
    """

    def __init__(
        self, folder: Path, kept_in: Path, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder = folder
        self._file = kept_in / _LEDGER
        self._clock = clock
        self._ledger = _Ledger()
        self._settled: set[str] = set()
        self._before: dict[str, tuple[Sighting, float]] = {}
        self._is_loaded = False
        self._is_kept = True
        self._stopped = threading.Event()

    @property
    def folder(self) -> Path:
        """The folder that is looked at."""
        return self._folder

    def stop(self) -> None:
        """Have a look that is under way end at the next file; from any thread."""
        self._stopped.set()

    def look(self) -> InboxLook:
        """Return the files at rest that are not settled. Those never seen before are read once, for their
        SHA-256. Errors as of ``scan_folder``.
        """
        self._load()
        scan, now = scan_folder(self._folder), self._clock()
        coming, found = scan.unfinished, []
        seen: dict[str, tuple[Sighting, float]] = {}
        for listed in scan.files:
            if self._stopped.is_set():
                break
            sha256 = self._known(listed)
            if sha256 is None:
                # Windows lists a file that is being written with its size of some time ago.
                one = _as_it_is(self._folder, listed)
                since = self._since(one, now)
                seen[one.name] = (one, since)
                # A download lays an empty file down first, under the name that it will have.
                rests = one.size > 0 and now - since >= REST
                sha256 = self._read(one) if rests else None
            if sha256 is None:
                coming += 1
            elif sha256 not in self._settled:
                found.append(InboxFile(self._folder / listed.name, sha256))
        self._before = seen
        self._drop_gone({one.name for one in scan.files})
        self._keep()
        return InboxLook(
            files=tuple(found), coming=coming, folders=scan.folders, others=scan.others
        )

    def settle(self, sources: Iterable[Path | str]) -> None:
        """Tell no more of these files of the folder, nor of others with the same contents; what was not
        read here, or lies elsewhere, is passed over. The label of an attachment stands for its mail.
        """
        self._load()
        for source in sources:
            path = Path(str(source).split(_WITHIN, 1)[0])
            if path.parent == self._folder and (read := self._ledger.read.get(path.name)):
                self._settle(read.sha256)
        self._keep()

    # --- inside ---

    def _settle(self, sha256: str) -> None:
        if sha256 not in self._settled:
            self._settled.add(sha256)
            self._ledger.settled.append(sha256)
            self._is_kept = False

    def _known(self, one: Sighting) -> str | None:
        read = self._ledger.read.get(one.name)
        if read is None or (read.size, read.modified_ns) != (one.size, one.modified_ns):
            return None
        return read.sha256

    def _since(self, one: Sighting, now: float) -> float:
        """Return since when the file looks as it does, by the clock."""
        before = self._before.get(one.name)
        return before[1] if before is not None and before[0] == one else now

    def _read(self, one: Sighting) -> str | None:
        """Return the SHA-256 of a file; ``None`` while another program writes it or keeps it shut."""
        path = self._folder / one.name
        try:
            if one.size > LARGEST_READ:
                sha256 = f"unread-{one.name}-{one.size}-{one.modified_ns}"
            else:
                sha256 = sha256_of(path)
            now = path.stat()
        except OSError:
            return None
        if (now.st_size, now.st_mtime_ns) != (one.size, one.modified_ns):
            return None
        self._ledger.read[one.name] = _Read(one.size, one.modified_ns, sha256)
        self._is_kept = False
        return sha256

    def _drop_gone(self, there: set[str]) -> None:
        gone = self._ledger.read.keys() - there
        for name in gone:
            del self._ledger.read[name]
            self._is_kept = False

    def _load(self) -> None:
        if self._is_loaded:
            return
        self._is_loaded = True
        with contextlib.suppress(OSError, msgspec.DecodeError):  # never written, or half of it
            self._ledger = msgspec.json.decode(self._file.read_bytes(), type=_Ledger)
        self._settled = set(self._ledger.settled)
        if self._ledger.folder != str(self._folder):
            self._ledger.folder, self._ledger.read = str(self._folder), {}

    def _keep(self) -> None:
        """Write what is known; where that cannot be, it holds until the program ends."""
        if self._is_kept:
            return
        try:
            ready_folder(self._file.parent)
            write_atomically(self._file, msgspec.json.encode(self._ledger))
            self._is_kept = True
        except (UserError, OSError) as error:
            _LOG.warning("what was seen in the inbox is not kept: %s", error)


def open_inbox(folder: Path, database: Path) -> InboxReader:
    """Return what looks at ``folder`` for the office whose file ``database`` is."""
    from lsapp.services.desk import evidence_folder

    return InboxReader(folder, evidence_folder(database) / "intake")


def taken_before(desk: Desk, hashes: Collection[str]) -> frozenset[str]:
    """Return those of these SHA-256 that a receipt holds, whatever became of it since."""
    from lsapp.domain.records import Receipt

    return frozenset(one for one in hashes if desk.store.count(Receipt, original_sha256=one))


def _sighting(entry: os.DirEntry[str]) -> Sighting | None:
    """Return a file as it is now; ``None`` for what is none, or is gone by now."""
    try:
        if not entry.is_file():
            return None
        told = entry.stat()
    except OSError:
        return None
    return Sighting(entry.name, told.st_size, told.st_mtime_ns)


def _as_it_is(folder: Path, listed: Sighting) -> Sighting:
    try:
        told = (folder / listed.name).stat()
    except OSError:
        return listed
    return Sighting(listed.name, told.st_size, told.st_mtime_ns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _explained(error: OSError, folder: Path) -> UserError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return UserError("inbox.missing", path=str(folder))
    if isinstance(error, PermissionError):
        return UserError("inbox.forbidden", path=str(folder))
    reason = error.strerror or type(error).__name__
    return UserError("inbox.unreachable", path=str(folder), reason=reason)
