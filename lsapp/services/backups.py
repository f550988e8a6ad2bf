# SPDX-License-Identifier: MIT
"""Automatic backups: when one is due, making it, the list of them, and bringing one back.

They lie in one folder for each database, each named by when and why it was made. A backup there is
the database alone; the evidence lies beside them all, once (``lsapp.storage.shared_evidence``). A
second place (a stick, another disk) gets a copy of the newest.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from lsapp import files, paths
from lsapp.errors import UserError
from lsapp.services.backup_list import (
    BackupInfo,
    Moment,
    backups_in,
    file_name,
    info_of,
    is_backup_name,
    made_at_of,
    renamed,
)
from lsapp.services.desk import Clock, Desk, utc_now
from lsapp.storage import backup_archive, backups, evidence_files, journal, shared_evidence
from lsapp.storage.backup_archive import DATABASE_NAME, EVIDENCE_PREFIX
from lsapp.storage.thinning import thin

Told = Callable[[int, int, str], None]


class BackupMade(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that holds the present state. ``fresh`` is false where the last one still did and none
    was made; ``second`` is its copy in the second place, ``note`` says why there is none, ``thinned`` is
    how many older ones went.
    """

    info: BackupInfo
    fresh: bool
    second: Path | None = None
    note: UserError | None = None
    thinned: int = 0


class BackupBegun(msgspec.Struct, frozen=True, kw_only=True):
    """A backup half-way: all that needs the open database is done. ``copied`` is ``None`` where nothing
    has changed since ``last``.
    """

    reason: Moment
    at: dt.datetime
    folder: Path
    evidence: Path
    copied: backups.Copied | None
    last: BackupInfo | None


class BackupRestored(msgspec.Struct, frozen=True, kw_only=True):
    """What a restore did: from which backup, made when, where the state before it is kept, and which
    files of evidence are lost.
    """

    archive: Path
    made_at: dt.datetime
    kept: Path | None
    missing: list[str]

    @property
    def note(self) -> UserError | None:
        """What to tell where evidence is lost."""
        if not self.missing:
            return None
        return UserError("restore.evidence_missing", count=len(self.missing))


def folder_of_backups(database: Path) -> Path:
    """Return the folder of a database's own automatic backups; it need not exist yet."""
    return paths.backups_dir() / _folder_name(database)


def folder_of_second(database: Path, second_folder: Path) -> Path:
    """Return the folder in the second place where copies of a database's backups lie."""
    return second_folder / _folder_name(database)


def _folder_name(database: Path) -> str:
    where = os.path.normcase(database.resolve())
    return f"{database.stem}-{hashlib.sha256(os.fsencode(where)).hexdigest()[:8]}"


def list_backups(database: Path, second_folder: Path | None = None) -> list[BackupInfo]:
    """Return a database's backups, here and in the second place, newest first; no archive is unpacked.

    A second place that is not there is left out.
    """
    found = backups_in(folder_of_backups(database))
    if second_folder is not None:
        found += backups_in(folder_of_second(database, second_folder), second=True)
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def find_backups(folder: Path) -> list[BackupInfo]:
    """Return every backup in a folder and in those right below it, newest first: what a new computer
    finds on the stick of an old one.
    """
    try:
        below = [one for one in sorted(folder.iterdir()) if one.is_dir()]
    except OSError:
        below = []
    found = [info for one in (folder, *below) for info in backups_in(one)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def last_backup_at(database: Path, second_folder: Path | None = None) -> dt.datetime | None:
    """Return when the newest backup was made, by the names alone; ``None`` where there is none.

    With ``second_folder`` it is the newest copy in that place.
    """
    folder = folder_of_backups(database)
    if second_folder is not None:
        folder = folder_of_second(database, second_folder)
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return None
    return max((at for name in names if (at := made_at_of(name)) is not None), default=None)


def changed_since_backup(desk: Desk) -> bool:
    """Tell whether anything, records or evidence, differs from what the newest sound backup holds."""
    return not _holds_present(desk, _newest(folder_of_backups(desk.path)))


def _newest(folder: Path) -> BackupInfo | None:
    return max(
        (one for one in backups_in(folder) if one.sound), key=lambda one: one.at, default=None
    )


def _holds_present(desk: Desk, last: BackupInfo | None) -> bool:
    if last is None:
        return False
    manifest = backup_archive.read_manifest(last.path)
    newest = journal.actions(desk.store, 1)
    then, now = manifest.last_action, newest[0] if newest else None
    if (then and (then.id, then.at)) != (now and (now.id, now.at)):
        return False
    held = {f"{EVIDENCE_PREFIX}/{name}" for name in evidence_files.kept_in(desk.files)}
    return held == {*manifest.beside, *manifest.members} - {DATABASE_NAME}


def make_backup(
    desk: Desk, reason: Moment, second_folder: Path | None = None, progress: Told | None = None
) -> BackupMade:
    """Make a verified backup, copy it to the second place and thin out older ones.

    None is made where the newest backup holds the present state. A second place that is missing or full
    is a note, not an error. ``progress`` is told of each file of evidence; what it raises ends the
    work, and nothing half-made stays. Raises UserError ``backup.failed``.
    """
    return finish_backup(begin_backup(desk, reason), second_folder, progress)


def begin_backup(desk: Desk, reason: Moment) -> BackupBegun:
    """Do what needs the open database: take a copy of it, which ``finish_backup`` checks in full.

    Raises UserError ``backup.failed``.
    """
    folder = folder_of_backups(desk.path)
    try:
        files.ready_folder(folder)
    except UserError as error:
        raise UserError("backup.failed", path=str(folder), reason=error.code) from error
    files.sweep(folder)
    last = _newest(folder)
    copied = None
    if not _holds_present(desk, last):
        place = Path(tempfile.mkdtemp(prefix=".", suffix=files.PARTIAL, dir=folder))
        try:
            copied = backups.copy_database(desk.database, place / DATABASE_NAME)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
    return BackupBegun(
        reason=reason,
        at=desk.clock(),
        folder=folder,
        evidence=desk.files,
        copied=copied,
        last=last,
    )


def finish_backup(
    begun: BackupBegun, second_folder: Path | None = None, progress: Told | None = None
) -> BackupMade:
    """Do the rest of ``make_backup``, on any thread; the database may be edited or closed meanwhile."""
    info, fresh = begun.last, False
    if begun.copied is not None:
        info, fresh = _packed(begun, begun.copied, progress), True
    if info is None:
        raise RuntimeError("nothing was begun")
    thinned = _thin(begun.folder, begun.at) if fresh else 0
    second, note = (None, None)
    if second_folder is not None:
        second, note = _copy_to_second(info, second_folder, begun.at, progress)
    return BackupMade(info=info, fresh=fresh, second=second, note=note, thinned=thinned)


def discard_backup(begun: BackupBegun) -> None:
    """Throw away a backup that will not be finished."""
    if begun.copied is not None:
        shutil.rmtree(begun.copied.file.parent, ignore_errors=True)


def _packed(begun: BackupBegun, copied: backups.Copied, progress: Told | None) -> BackupInfo:
    out = _free(begun.folder, begun.at, begun.reason)
    keeping = backups.Keeping(shared=True, reason=begun.reason.value, told=progress)
    try:
        backups.pack(copied, begun.evidence, out, begun.at, keeping)
    finally:
        discard_backup(begun)
    return info_of(out)


def _free(folder: Path, at: dt.datetime, reason: Moment) -> Path:
    number = 1
    while (path := folder / file_name(at, reason, number)).exists():
        number += 1
    return path


def _thin(folder: Path, now: dt.datetime) -> int:
    """Delete what the schedule no longer keeps; pinned ones and damaged ones are not counted."""
    held = backups_in(folder)
    aging = [(one.path.name, one.at) for one in held if one.sound and not one.pinned]
    gone = 0
    for name in thin(aging, now):
        with contextlib.suppress(OSError):  # held by a scanner: the next backup looks again
            (folder / name).unlink()
            gone += 1
    if gone:
        shared_evidence.drop_unused(folder.glob("*.zip"))
    return gone


def _copy_to_second(
    info: BackupInfo, second_folder: Path, now: dt.datetime, progress: Told | None
) -> tuple[Path | None, UserError | None]:
    place = str(second_folder)
    if not second_folder.is_dir():
        return None, UserError("backup.second_missing", path=place)
    folder = second_folder / info.path.parent.name
    try:
        if folder.exists() and folder.samefile(info.path.parent):
            return None, UserError("backup.second_same", path=place)
        return _copied_to(info, folder, now, progress), None
    except UserError as error:
        reason = error.code
    except OSError as error:
        known = files.explained(error, folder / info.path.name)
        reason = known.code if isinstance(known, UserError) else "database.unreachable"
    return None, UserError("backup.second_failed", path=place, reason=reason)


def _copied_to(info: BackupInfo, folder: Path, now: dt.datetime, progress: Told | None) -> Path:
    target = files.ready_folder(folder) / info.path.name
    files.sweep(folder)
    manifest = backup_archive.read_manifest(info.path)
    beside = {
        name.removeprefix(f"{EVIDENCE_PREFIX}/"): info.path.parent / name
        for name in manifest.beside
    }
    shared_evidence.keep(beside, folder / EVIDENCE_PREFIX, progress)
    names = {renamed(target.name, pinned=pinned) for pinned in (False, True)} | {target.name}
    if not any((folder / name).exists() for name in names):
        with files.replacing(target) as partial:
            shutil.copyfile(info.path, partial)
            files.flush(partial)
            backup_archive.verify(partial)
        _thin(folder, now)
    return target


def restore_backup(archive: Path, database: Path, clock: Clock = utc_now) -> BackupRestored:
    """Put the state of a backup in the place of ``database``, which must be closed.

    The state before is kept first, among the backups, and both are pinned: neither is ever thinned
    out. A damaged database is put aside instead. Raises the ``UserError`` codes of
    ``lsapp.storage.backups.restore``; the database has not changed then.
    """
    now = clock()
    kept_as = _free(files.ready_folder(folder_of_backups(database)), now, Moment.BEFORE_RESTORE)
    # Pinned before anything is thinned by the backups to come.
    if is_backup_name(archive.name) and archive.is_file():
        with contextlib.suppress(OSError):  # a stick that cannot be written to
            archive = set_pinned(archive, pinned=True)
    done = backups.restore(archive, database, now, kept_as)
    return BackupRestored(
        archive=archive, made_at=done.manifest.made_at, kept=done.kept, missing=done.missing
    )


def set_pinned(archive: Path, *, pinned: bool) -> Path:
    """Pin a backup, which then is never thinned out, or let it go; return its name from now on.

    What was kept before a restore stays pinned always.
    """
    target = archive.with_name(renamed(archive.name, pinned=pinned))
    if target != archive:
        os.replace(archive, target)
    return target


def verify_backup(archive: Path) -> list[str]:
    """Read every byte of a backup, its evidence included, and return the names of evidence that is
    missing or altered; none where all is well.

    Raises UserError ``backup.not_a_backup``, ``backup.damaged``, ``backup.newer``, ``file.missing``.
    """
    manifest = backup_archive.verify(archive)
    places = [archive.parent / name for name in manifest.beside]
    return sorted(
        path.name for path in places if not path.is_file() or not evidence_files.is_unaltered(path)
    )
