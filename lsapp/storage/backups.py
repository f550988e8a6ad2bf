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
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from lsapp import files
from lsapp.errors import UserError
from lsapp.storage import backup_archive, evidence_files, shared_evidence, snapshot, sqlite
from lsapp.storage.backup_archive import DATABASE_NAME, EVIDENCE_PREFIX, LastAction, Manifest
from lsapp.storage.database import Database
from lsapp.storage.shared_evidence import Told

_LAST_ACTION: Final = "SELECT id, at, name, label FROM journal_action ORDER BY id DESC LIMIT 1"


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What a restore did: the manifest of the backup, and where the state before it was kept.

    ``kept`` is a backup of that state, or the damaged file itself put aside, or ``None`` where
    there was nothing before. ``missing`` names the evidence that was kept beside the backup and is
    no longer there.
    """

    manifest: Manifest
    kept: Path | None
    missing: list[str] = []


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a database, the first half of a backup: the file, its schema and rows, and the newest
    action it holds. It is checked in full and compared in the second half.
    """

    file: Path
    schema: int
    rows: dict[str, int]
    last_action: LastAction | None


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """How the evidence of a backup is kept: ``shared`` in the folder beside the zip that all backups
    there have in common, else inside the zip. ``reason`` says why the backup is made.
    """

    shared: bool = False
    reason: str | None = None
    told: Told | None = None


_WHOLE: Final = Keeping()


def backup(
    source: Database | Path,
    out: Path,
    now: dt.datetime,
    evidence: Path | None = None,
    keeping: Keeping = _WHOLE,
) -> Manifest:
    """Write a full backup to ``out``, replacing a file of that name only when the new one is
    proven.

    ``evidence`` is the folder of the evidence, by default the one beside the database. Raises
    ``UserError``: ``backup.failed`` with the reason, or what opening a path raises.
    """
    with (
        _opened(source) as (database, path),
        _as_failure(out),
        tempfile.TemporaryDirectory() as temporary,
    ):
        copied = _copied(database, Path(temporary) / DATABASE_NAME)
        return _pack(copied, evidence or evidence_files.folder_of(path), out, now, keeping)


def copy_database(database: Database, file: Path) -> Copied:
    """Do the half of a backup that needs the open database: a copy under a free name.

    Raises ``UserError("backup.failed")``.
    """
    with _as_failure(file):
        return _copied(database, file)


def pack(
    copied: Copied, evidence: Path, out: Path, now: dt.datetime, keeping: Keeping = _WHOLE
) -> Manifest:
    """Do the other half, on any thread: the check of the copy, and the zip of it and the evidence, proven
    before it takes the name ``out``. Raises ``UserError("backup.failed")``.
    """
    with _as_failure(out):
        return _pack(copied, evidence, out, now, keeping)


def restore(archive: Path, path: Path, now: dt.datetime, keep_as: Path | None = None) -> Restored:
    """Put the database and evidence of a backup in the place of ``path``.

    The present state is backed up first, or put aside where it is damaged; evidence that is there
    stays, because files named by their hash cannot clash. ``keep_as`` is the name for that backup,
    its evidence shared with the others of its folder; without it a whole one goes beside ``path``. Raises
    ``UserError``:
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
        evidence = evidence_files.folder_of(path)
        try:
            missing = shared_evidence.bring(manifest, archive, place, evidence)
            kept = _keep_present(path, now, keep_as)
            _place_evidence(place / EVIDENCE_PREFIX, evidence)
            # Before the swap: SQLite would play an old log into the new file. It was kept above.
            for log in sqlite.logs_of(path):
                log.unlink(missing_ok=True)
            with files.replacing(path) as partial:
                files.flush(fresh)
                os.replace(fresh, partial)
        except OSError as error:
            raise files.explained(error, path) from error
    return Restored(manifest=manifest, kept=kept, missing=missing)


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


def _copied(database: Database, file: Path) -> Copied:
    with database.driver() as raw:
        rows = snapshot.copy(raw, file)
        schema = sqlite.identify(raw, file)
        found = raw.execute(_LAST_ACTION).fetchone()
    last = None
    if found is not None:
        number, at, name, label = found
        moment = dt.datetime.fromisoformat(at)
        last = LastAction(id=number, at=moment, name=name, label=label)
    return Copied(file=file, schema=schema, rows=rows, last_action=last)


def _pack(
    copied: Copied, evidence: Path, out: Path, now: dt.datetime, keeping: Keeping
) -> Manifest:
    # Twice as long as the copying: here, where nobody waits to save.
    snapshot.verify(copied.file, copied.rows)
    inside = evidence_files.kept_in(evidence)
    beside: dict[str, backup_archive.Member] = {}
    if keeping.shared:
        beside, inside = shared_evidence.keep(inside, out.parent / EVIDENCE_PREFIX, keeping.told)
    with files.replacing(out) as partial:
        members = {DATABASE_NAME: copied.file}
        members |= {f"{EVIDENCE_PREFIX}/{name}": path for name, path in inside.items()}
        manifest = msgspec.structs.replace(
            backup_archive.describe(members, schema=copied.schema, rows=copied.rows, made_at=now),
            beside={f"{EVIDENCE_PREFIX}/{name}": member for name, member in beside.items()},
            reason=keeping.reason,
            last_action=copied.last_action,
        )
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


def _keep_present(path: Path, now: dt.datetime, keep_as: Path | None) -> Path | None:
    if not path.exists():
        return None
    stamp = now.strftime("%Y%m%d-%H%M%S")
    kept = _free(keep_as or path.with_name(f"{path.stem}.before-restore-{stamp}.zip"))
    keeping = _WHOLE if keep_as is None else Keeping(shared=True, reason="before_restore")
    try:
        backup(path, kept, now, keeping=keeping)
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
