# SPDX-License-Identifier: MIT
"""Backups: one zip with a verified copy of the database, the evidence and a manifest of hashes.

A backup takes its name only after it was written, read again and compared; a restore changes
nothing until everything in the zip was checked.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from lsapp import files
from lsapp.errors import UserError
from lsapp.storage import backup_archive, evidence_files, snapshot, sqlite
from lsapp.storage.backup_archive import DATABASE_NAME, EVIDENCE_PREFIX, Manifest
from lsapp.storage.database import Database


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What a restore did: the manifest of the backup, and where the state before it was kept.

    ``kept`` is a backup of that state, or the damaged file itself put aside, or ``None`` where
    there was nothing before.
    """

    manifest: Manifest
    kept: Path | None


def backup(
    source: Database | Path, out: Path, now: dt.datetime, evidence: Path | None = None
) -> Manifest:
    """Write a full backup to ``out``, replacing a file of that name only when the new one is
    proven.

    ``evidence`` is the folder of the evidence, by default the one beside the database. Raises
    ``UserError``: ``backup.failed`` with the reason, or what opening a path raises.
    """
    with _opened(source) as (database, path), _as_failure(out), database.driver() as raw:
        return _write(raw, evidence or evidence_files.folder_of(path), out, now)


def restore(archive: Path, path: Path, now: dt.datetime) -> Restored:
    """Put the database and evidence of a backup in the place of ``path``.

    The present state is backed up first, or put aside where it is damaged; evidence that is there
    stays, because files named by their hash cannot clash. Raises ``UserError``:
    ``backup.not_a_backup``, ``backup.damaged``, ``backup.newer``, ``database.in_use``,
    ``file.in_use``, ``folder.missing``, ``folder.read_only``, ``disk.full``, ``backup.failed``
    (the present state could not be kept); the database has not changed then.
    """
    if not path.parent.is_dir():
        raise UserError("folder.missing", path=str(path.parent))
    with _workplace(path) as place:
        manifest = backup_archive.unpack(archive, place)
        fresh = place / DATABASE_NAME
        _require_sound(fresh, archive)
        try:
            kept = _keep_present(path, now)
            _place_evidence(place / EVIDENCE_PREFIX, evidence_files.folder_of(path))
            # Before the swap: SQLite would play an old log into the new file. It was kept above.
            for log in sqlite.logs_of(path):
                log.unlink(missing_ok=True)
            with files.replacing(path) as partial:
                files.flush(fresh)
                os.replace(fresh, partial)
        except OSError as error:
            raise files.explained(error, path) from error
    return Restored(manifest=manifest, kept=kept)


def _require_sound(fresh: Path, archive: Path) -> None:
    """Check the unpacked database as at opening, in the name of the backup it came from."""
    try:
        with sqlite.reading(fresh) as look:
            sqlite.identify(look, fresh)
            found = sqlite.soundness(look, full=True)
    except UserError as error:
        if error.code == "database.newer":
            raise UserError("backup.newer", path=str(archive)) from error
        found = [error.code]
    if found:
        raise UserError("backup.damaged", path=str(archive), detail=found[0])


def _write(raw: sqlite3.Connection, evidence: Path, out: Path, now: dt.datetime) -> Manifest:
    with files.replacing(out) as partial, tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / DATABASE_NAME
        rows = snapshot.copy_verified(raw, copy)
        members = {DATABASE_NAME: copy}
        members |= {
            f"{EVIDENCE_PREFIX}/{name}": path
            for name, path in evidence_files.kept_in(evidence).items()
        }
        schema = sqlite.identify(raw, copy)
        manifest = backup_archive.describe(members, schema=schema, rows=rows, made_at=now)
        with partial.open("xb") as file:
            backup_archive.pack(file, members, manifest)
            file.flush()
            os.fsync(file.fileno())
        backup_archive.verify(partial)
    return manifest


@contextlib.contextmanager
def _opened(source: Database | Path) -> Iterator[tuple[Database, Path]]:
    if isinstance(source, Database):
        yield source, source.path
        return
    # Taken as it is: a backup must not migrate, so an older schema is opened without the steps.
    raw = sqlite.open_exclusively(source)
    try:
        yield Database(source, raw), source
    finally:
        raw.close()


@contextlib.contextmanager
def _as_failure(out: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, zipfile.BadZipFile) as error:
        raise UserError("backup.failed", path=str(out), reason=_reason(error)) from error
    except UserError as error:
        raise UserError("backup.failed", path=str(out), reason=error.code) from error


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        known = files.explained(error, Path())
        return (
            known.code
            if isinstance(known, UserError)
            else errno.errorcode.get(error.errno or 0, "")
        )
    return type(error).__name__


@contextlib.contextmanager
def _workplace(path: Path) -> Iterator[Path]:
    """Lend a folder on the disk of ``path``, so that what is unpacked there can be moved by a
    rename.
    """
    place = Path(tempfile.mkdtemp(prefix=".", suffix=files.PARTIAL, dir=path.parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _keep_present(path: Path, now: dt.datetime) -> Path | None:
    if not path.exists():
        return None
    stamp = now.strftime("%Y%m%d-%H%M%S")
    kept = _free(path.with_name(f"{path.stem}.before-restore-{stamp}.zip"))
    try:
        backup(path, kept, now)
    except UserError as error:
        if error.code not in ("database.damaged", "database.not_ours"):
            raise
        kept = _free(path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}"))
        _copy_aside(path, kept)
    return kept


def _copy_aside(path: Path, kept: Path) -> None:
    # A copy, not a rename: until the swap the old file stays where it is. Its log belongs to it.
    for source in (path, *sqlite.logs_of(path)):
        if source.exists():
            target = kept.with_name(kept.name + source.name.removeprefix(path.name))
            shutil.copyfile(source, target)
            files.flush(target)


def _place_evidence(unpacked: Path, folder: Path) -> None:
    for name, path in evidence_files.kept_in(unpacked).items():
        target = folder / name
        files.ready_folder(target.parent)
        if not target.exists() or _mends(path, target):
            with files.replacing(target) as partial:
                os.replace(path, partial)
                files.flush(partial)


def _mends(unpacked: Path, held: Path) -> bool:
    if not evidence_files.is_name(held.name):
        return False
    return evidence_files.is_unaltered(unpacked) and not evidence_files.is_unaltered(held)


def _free(path: Path) -> Path:
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate
