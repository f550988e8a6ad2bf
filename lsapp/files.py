# SPDX-License-Identifier: MIT
"""Writing files so that the old one stays whole until the new one is proven."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from lsapp.errors import UserError

PARTIAL: Final = ".lsapp-partial"
"""The ending of every temporary file of ours."""

_PAUSES: Final = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between attempts to replace a file that Excel or a virus scanner holds; 2.5 in all."""

_HELD_WINDOWS: Final = (5, 32, 33)
_STALE_SECONDS: Final = 3600.0


def write_atomically(
    path: Path,
    data: bytes,
    *,
    sleep: Callable[[float], None] = time.sleep,
    settle: bool = True,
) -> None:
    """Write ``data`` to ``path``: whole and on the disk when this returns, else nothing has
    changed. Without ``settle`` the name alone waits for the caller's ``flush_folder``, for many files.

    The bytes go to a temporary file beside it, are flushed, read again and compared before they
    take the name. Raises ``UserError``: ``folder.missing``, ``folder.read_only``, ``disk.full``,
    ``file.in_use`` (open in another program for longer than 2.5 seconds), ``file.unreadable`` (read
    back differently).
    """
    with replacing(path, sleep=sleep, settle=settle) as partial:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if sha256_of(partial) != hashlib.sha256(data).hexdigest():
            raise UserError("file.unreadable", path=str(path))


@contextlib.contextmanager
def replacing(
    path: Path, *, sleep: Callable[[float], None] = time.sleep, settle: bool = True
) -> Iterator[Path]:
    """Lend a fresh temporary name beside ``path``; what lies there at the end takes the place of
    ``path``.

    The body writes, flushes and proves the file. Whatever it raises, ``path`` stays as it was and
    the temporary file goes. ``settle`` and the ``UserError`` codes are those of ``write_atomically``.
    """
    if not path.parent.is_dir():
        raise UserError("folder.missing", path=str(path.parent))
    partial = path.parent / f".{uuid.uuid4().hex}{PARTIAL}"
    try:
        try:
            yield partial
        except OSError as error:
            raise explained(error, path) from error
        _replace(partial, path, sleep)
        if settle:
            flush_folder(path.parent)
    finally:
        # A scanner may hold our own temporary file: then a later sweep takes it, and the error on
        # its way out is the one to show.
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def ready_folder(folder: Path) -> Path:
    """Make a folder with those above it, or find it there; return it.

    Raises ``UserError``: ``folder.missing`` where a file is in the way or the place cannot be reached,
    ``folder.read_only``, ``disk.full``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise UserError("folder.missing", path=str(folder)) from error
    except OSError as error:
        raise explained(error, folder / "-") from error
    return folder


def sweep(folder: Path, *, now: float | None = None) -> int:
    """Delete what a crash left of ours in ``folder`` over an hour ago; return how many were deleted.

    Temporary files, and the temporary folders of a restore.
    """
    limit = (time.time() if now is None else now) - _STALE_SECONDS
    swept = 0
    for path in folder.glob(f"*{PARTIAL}"):
        try:
            if path.stat().st_mtime < limit:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
                swept += 1
        except OSError:  # held or gone by now: the next sweep looks again
            continue
    return swept


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush(path: Path) -> None:
    """Have a file's bytes on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Have a folder's names on the disk; Windows has no such call and does it itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def explained(error: OSError, path: Path) -> UserError | OSError:
    """Return what a person can mend as ``UserError``, anything else as it is."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", None) in (39, 112):
        return UserError("disk.full", path=str(path))
    if _is_held(error):
        return UserError("file.in_use", path=str(path))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return UserError("folder.read_only", path=str(path.parent))
    if isinstance(error, FileNotFoundError):
        return UserError("folder.missing", path=str(path.parent))
    return error


def _replace(partial: Path, path: Path, sleep: Callable[[float], None]) -> None:
    for pause in (*_PAUSES, None):
        try:
            os.replace(partial, path)
        except OSError as error:
            if pause is None or not _is_held(error):
                raise explained(error, path) from error
            sleep(pause)
        else:
            return


def _is_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD_WINDOWS
