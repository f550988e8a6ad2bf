# SPDX-License-Identifier: MIT
"""Evidence kept once for many backups: the folder ``files`` beside their zips, each file by its hash.

A photograph of ten megabytes is the same in a hundred backups; only the database changes. A file
goes in once, proven by its hash, and out again when no backup speaks of it any more.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from lsapp import files
from lsapp.errors import UserError
from lsapp.storage import backup_archive, evidence_files
from lsapp.storage.backup_archive import EVIDENCE_PREFIX, Manifest, Member

_AT_ONCE: Final = 1024 * 1024
Told = Callable[[int, int, str], None]
"""Is told how many of how many files are done, and which is next; what it raises ends the work."""


def keep(
    sources: Mapping[str, Path], folder: Path, told: Told | None = None
) -> tuple[dict[str, Member], dict[str, Path]]:
    """Copy into ``folder`` those of the files (by their path within it) that it lacks.

    Returns what is now kept there, and the files that cannot be: those named otherwise than by
    their hash (reports of an intake), and those whose bytes are no longer what their name says,
    which would spoil every other backup. Raises the ``UserError`` codes of ``files.replacing``.
    """
    kept: dict[str, Member] = {}
    others: dict[str, Path] = {}
    for number, (name, source) in enumerate(sources.items()):
        if told is not None:
            told(number, len(sources), name)
        size = source.stat().st_size
        target = folder / name
        held = _size(target)
        if not evidence_files.is_name(source.name):
            others[name] = source
        elif held == size or _copied(source, target):
            kept[name] = Member(size=size, sha256=source.name)
        else:
            others[name] = source
    return kept, others


def bring(manifest: Manifest, archive: Path, place: Path, held: Path) -> list[str]:
    """Copy what a backup keeps beside its zip into ``place``, where the rest was unpacked.

    What lies sound in ``held``, the folder of the evidence in use, is left there. Returns the names
    that are nowhere, or no longer what their hash says: a photograph that is lost must not keep the
    rest from coming back.
    """
    missing = []
    for member in sorted(manifest.beside):
        name = member.removeprefix(f"{EVIDENCE_PREFIX}/")
        source, present = archive.parent / member, held / name
        if present.is_file() and evidence_files.is_unaltered(present):
            continue
        if not source.is_file() or not _copied(source, place / member):
            missing.append(name)
    return missing


def missing_of(manifest: Manifest, archive: Path) -> list[str]:
    """Return which files a backup keeps beside its zip are not there in their full size; no file is
    read.
    """
    return sorted(
        name
        for name, member in manifest.beside.items()
        if _size(archive.parent / name) != member.size
    )


def drop_unused(archives: Iterable[Path]) -> int:
    """Delete the evidence that none of ``archives``, all the backups of one folder, speaks of.

    Nothing is deleted where one of them cannot be read. Returns how many files went.
    """
    archives = list(archives)
    needed: set[Path] = set()
    try:
        for archive in archives:
            needed |= {
                archive.parent / name for name in backup_archive.read_manifest(archive).beside
            }
    except UserError:
        return 0
    return sum(_drop(folder / EVIDENCE_PREFIX, needed) for folder in {a.parent for a in archives})


def _drop(folder: Path, needed: Collection[Path]) -> int:
    gone = 0
    for name, path in evidence_files.kept_in(folder).items():
        if path not in needed and evidence_files.is_name(name.rpartition("/")[2]):
            with contextlib.suppress(OSError):  # held by a scanner: the next thinning looks again
                path.unlink()
                gone += 1
    return gone


def _size(path: Path) -> int | None:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return None


def _copied(source: Path, target: Path) -> bool:
    """Copy a file that is named by its hash; ``False``, and nothing written, where it is altered."""
    files.ready_folder(target.parent)
    try:
        with files.replacing(target) as partial:
            digest = hashlib.sha256()
            with source.open("rb") as reading, partial.open("xb") as writing:
                while chunk := reading.read(_AT_ONCE):
                    digest.update(chunk)
                    writing.write(chunk)
                writing.flush()
                os.fsync(writing.fileno())
            if digest.hexdigest() != source.name:
                raise _AlteredError
    except _AlteredError:
        return False
    return True


class _AlteredError(Exception):
    """The bytes of a file are not what its name says."""
