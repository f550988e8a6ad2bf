# SPDX-License-Identifier: MIT
"""The zip of a backup: what is in it, writing it, and reading it without trusting it."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import shutil
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Final

import msgspec

from lsapp import files
from lsapp.errors import UserError
from lsapp.storage.evidence_files import is_kept_name

FORMAT: Final = "lsapp-backup"
VERSION: Final = 1
DATABASE_NAME: Final = "database.lsdb"
EVIDENCE_PREFIX: Final = "files"
MANIFEST_NAME: Final = "manifest.json"

_MAX_MANIFEST: Final = 64 * 1024 * 1024
_MAX_MEMBERS: Final = 200_000
_AT_ONCE: Final = 1024 * 1024
# What zipfile raises over bytes that were altered; zlib's error is none of the others.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError,
    struct.error,
)  # fmt: skip


class Member(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file in the backup: its size in bytes and its SHA-256."""

    size: int
    sha256: str


class LastAction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The newest action in the journal of a database that was backed up."""

    id: int
    at: dt.datetime
    name: str
    label: str | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a backup holds: when it was made, the schema, the rows of each table, and every file.

    ``beside`` names the files that are kept once for many backups, in the folder ``files`` beside
    the zip.
    """

    format: str = FORMAT
    version: int = VERSION
    made_at: dt.datetime
    schema: int
    rows: dict[str, int]
    members: dict[str, Member]
    beside: dict[str, Member] = {}
    reason: str | None = None
    last_action: LastAction | None = None


def describe(
    members: Mapping[str, Path], *, schema: int, rows: dict[str, int], made_at: dt.datetime
) -> Manifest:
    """Return the manifest of files that are about to be packed."""
    described = {
        name: Member(size=path.stat().st_size, sha256=files.sha256_of(path))
        for name, path in members.items()
    }
    return Manifest(made_at=made_at.astimezone(dt.UTC), schema=schema, rows=rows, members=described)


def pack(file: IO[bytes], members: Mapping[str, Path], manifest: Manifest) -> None:
    """Write the zip; evidence is stored as it is, since pictures and PDF do not shrink."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, path in members.items():
            kind = zipfile.ZIP_DEFLATED if name == DATABASE_NAME else zipfile.ZIP_STORED
            archive.write(path, name, kind)
        archive.writestr(MANIFEST_NAME, msgspec.json.encode(manifest))


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says it holds.

    Raises ``UserError``: ``backup.not_a_backup``, ``backup.damaged``, ``backup.newer``,
    ``file.missing``.
    """
    with _opened(path) as archive:
        return _manifest(archive, path)


def verify(path: Path) -> Manifest:
    """Read every byte of a backup against its manifest, and return it.

    Raises the ``UserError`` codes of ``read_manifest``.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        for name, member in manifest.members.items():
            _read(archive, name, member, path, None)
    return manifest


def unpack(path: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder, checking every byte, and return its manifest.

    No name from the zip reaches the disk but ``database.lsdb`` and those of ``kept_in``; no more
    bytes than the manifest says. Raises the ``UserError`` codes of ``read_manifest``, and
    ``disk.full``.
    """
    try:
        with _opened(path) as archive:
            manifest = _manifest(archive, path)
            needed = sum(member.size for member in manifest.members.values())
            if needed > shutil.disk_usage(folder).free:
                raise UserError("disk.full", path=str(folder))
            (folder / EVIDENCE_PREFIX).mkdir()
            for name, member in manifest.members.items():
                (folder / name).parent.mkdir(exist_ok=True)
                with (folder / name).open("xb") as target:
                    _read(archive, name, member, path, target)
    except OSError as error:
        raise files.explained(error, folder / DATABASE_NAME) from error
    return manifest


def _opened(path: Path) -> zipfile.ZipFile:
    if not path.is_file():
        raise UserError("file.missing", path=str(path))
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UserError("backup.not_a_backup", path=str(path)) from error
    except PermissionError as error:
        raise UserError("file.in_use", path=str(path)) from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    names = archive.namelist()
    if MANIFEST_NAME not in names or len(names) > _MAX_MEMBERS:
        raise UserError("backup.not_a_backup", path=str(path))
    info = archive.getinfo(MANIFEST_NAME)
    if info.file_size > _MAX_MANIFEST:
        raise UserError("backup.damaged", path=str(path), detail=MANIFEST_NAME)
    try:
        content = archive.read(info)
        head = msgspec.json.decode(content)
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise UserError("backup.not_a_backup", path=str(path))
        if head.get("version") != VERSION:
            raise UserError("backup.newer", path=str(path))
        manifest = msgspec.convert(head, Manifest)
    except (*_BROKEN, msgspec.DecodeError) as error:
        raise UserError("backup.damaged", path=str(path), detail=MANIFEST_NAME) from error
    except OSError as error:
        raise _misled(error, path) from error
    expected = sorted((*manifest.members, MANIFEST_NAME))
    strange = [name for name in manifest.members if not _is_member(name)]
    strange += [name for name, one in manifest.beside.items() if not _is_beside(name, one)]
    if sorted(names) != expected or strange or DATABASE_NAME not in manifest.members:
        raise UserError("backup.damaged", path=str(path), detail="members")
    return manifest


def _read(
    archive: zipfile.ZipFile, name: str, member: Member, path: Path, target: IO[bytes] | None
) -> None:
    digest = hashlib.sha256()
    left = member.size
    try:
        with archive.open(name) as source:
            # One byte more than promised is enough to know, however far a bomb would still inflate.
            while chunk := source.read(min(_AT_ONCE, left + 1)):
                left -= len(chunk)
                if left < 0:
                    break
                digest.update(chunk)
                if target is not None:
                    target.write(chunk)
    except _BROKEN as error:
        raise UserError("backup.damaged", path=str(path), detail=name) from error
    except OSError as error:
        raise _misled(error, path) from error
    if left != 0 or digest.hexdigest() != member.sha256:
        raise UserError("backup.damaged", path=str(path), detail=name)


def _is_member(name: str) -> bool:
    place = f"{EVIDENCE_PREFIX}/"
    return name == DATABASE_NAME or (
        name.startswith(place) and is_kept_name(name.removeprefix(place))
    )


def _is_beside(name: str, member: Member) -> bool:
    """Files kept for many backups are named by their hash, so that none can stand for another."""
    return name != DATABASE_NAME and _is_member(name) and name.endswith(f"/{member.sha256}")


def _misled(error: OSError, path: Path) -> UserError | OSError:
    """A directory whose places lie before the file's beginning is damage, not a fault of the disk."""
    if error.errno == errno.EINVAL:
        return UserError("backup.damaged", path=str(path), detail=MANIFEST_NAME)
    return error
