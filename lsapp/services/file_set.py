# SPDX-License-Identifier: MIT
"""Several files of one folder, written as one: all of them, or none."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

from lsapp.errors import UserError
from lsapp.files import ready_folder, replacing, sha256_of, write_atomically


def write_together(
    folder: Path, contents: Mapping[str, bytes], agreed: Callable[[], object] = lambda: None
) -> tuple[Path, ...]:
    """Write files by their names into ``folder`` and return their paths.

    All lie whole beside their names before ``agreed`` is run, and it is run before the first takes its
    name; where one cannot, those before it are put back as they were. A file that holds the same bytes
    already is left alone, even while it is open elsewhere. Raises the ``UserError`` codes of
    ``write_atomically``, and whatever ``agreed`` raises.
    """
    ready_folder(folder)
    former = {name: _held(folder / name) for name in contents}
    written: list[str] = []
    try:
        with contextlib.ExitStack() as stack:
            for name, content in contents.items():
                if former[name] == content:
                    continue
                stack.push(_noted(written, name))
                _stage(stack.enter_context(replacing(folder / name)), content, folder / name)
            agreed()
    except BaseException:
        for name in written:
            _put_back(folder / name, former[name])
        raise
    return tuple(folder / name for name in contents)


def _noted(
    written: list[str], name: str
) -> Callable[[type[BaseException] | None, BaseException | None, TracebackType | None], None]:
    """Return what is run once a file has its name, or has failed to get it."""

    def note(
        kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is None:
            written.append(name)

    return note


def _stage(partial: Path, content: bytes, path: Path) -> None:
    with partial.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if sha256_of(partial) != hashlib.sha256(content).hexdigest():
        raise UserError("file.unreadable", path=str(path))


def _held(path: Path) -> bytes | None:
    """Return what lies under a name; ``None`` where nothing does, or nothing that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _put_back(path: Path, content: bytes | None) -> None:
    # The error that brought us here is the one to tell.
    with contextlib.suppress(OSError, UserError):
        if content is None:
            path.unlink(missing_ok=True)
        else:
            write_atomically(path, content)
