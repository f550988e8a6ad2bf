# SPDX-License-Identifier: MIT
"""Copies files of evidence in under their SHA-256, and out again under their own names.

Needs no database, so that it can run beside it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from lsapp.domain.records import Evidence
from lsapp.domain.text import clean_line
from lsapp.errors import UserError
from lsapp.files import explained, flush, ready_folder, replacing, sha256_of
from lsapp.report.evidence_annex import size_text
from lsapp.storage.evidence_files import is_name

MAX_SIZE: Final = 20 << 20
"""Bytes of one file at most: a larger one cannot be taken in at the other side, nor go by mail."""

_CHUNK: Final = 1 << 20
_LONGEST_NAME: Final = 120
_ODD: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED: Final = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)")

ProgressCall = Callable[[int, int, str], None]
"""Told bytes done, bytes in all and the file's name; what it raises stops the work and leaves nothing
recorded.
"""


class FileKind(StrEnum):
    """What a file is, by its ending, for an icon and a preview."""

    PDF = "pdf"
    IMAGE = "image"
    DOCUMENT = "document"
    SHEET = "sheet"
    SLIDES = "slides"
    TEXT = "text"
    MAIL = "mail"
    ARCHIVE = "archive"
    SOUND = "sound"
    VIDEO = "video"
    PROGRAM = "program"
    OTHER = "other"


_ENDINGS: Final[dict[FileKind, str]] = {
    FileKind.PDF: "pdf",
    FileKind.IMAGE: "jpg jpeg png gif bmp tif tiff webp heic svg",
    FileKind.DOCUMENT: "doc docx odt rtf",
    FileKind.SHEET: "xls xlsx ods csv",
    FileKind.SLIDES: "ppt pptx odp",
    FileKind.TEXT: "txt md json xml",
    FileKind.MAIL: "eml msg",
    FileKind.ARCHIVE: "zip rar 7z gz tar",
    FileKind.SOUND: "mp3 wav m4a ogg wma",
    FileKind.VIDEO: "mp4 avi mov mkv wmv webm",
    FileKind.PROGRAM: "exe com bat cmd scr pif msi msp js jse vbs vbe wsf wsh ps1 psm1 hta jar lnk reg "
    "cpl dll sys url chm iso img vhd apk sh desktop xlsm xlsb xltm docm dotm pptm xlam application",
}
_KINDS: Final = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


def file_kind(name: str) -> FileKind:
    """Return what a file is by the ending of its name."""
    return _KINDS.get(name.rpartition(".")[2].casefold() if "." in name else "", FileKind.OTHER)


def clean_name(name: str) -> str:
    """Return a file's name as it is kept: no path, no sign that a system forbids, NFC, not too long; the
    ending stays.
    """
    bare = _ODD.sub("_", clean_line(re.split(r"[/\\]", name)[-1]) or "").strip(" .")
    if _RESERVED.match(bare):
        bare = f"_{bare}"
    stem, dot, ending = bare.rpartition(".")
    if not dot or not stem or len(ending) > 10:
        stem, dot, ending = bare, "", ""
    return f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip(' .')}{dot}{ending}" or "minh_chung"


class CopiedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file whose bytes lie beside the database: the name to keep, bytes, SHA-256."""

    name: str
    size: int
    sha256: str


class RefusedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was not taken: where it lies and why, a code of ``lsapp.messages`` with its facts."""

    path: Path
    code: str
    facts: dict[str, str]


class CopiedFiles(msgspec.Struct, frozen=True, kw_only=True):
    """What copying left: the files to record, and those that were not taken."""

    files: tuple[CopiedFile, ...]
    refused: tuple[RefusedFile, ...] = ()


def copy_in(
    paths: Sequence[Path], folder: Path, progress: ProgressCall | None = None
) -> CopiedFiles:
    """Copy files into ``folder`` under their SHA-256; one that is there whole is not copied again.

    A file that cannot be taken is told, and the others are copied. Raises UserError ``disk.full``,
    ``folder.read_only``, and what ``progress`` raises; nothing half written is left. Touches no
    database.
    """
    ready_folder(folder)
    files: list[CopiedFile] = []
    refused: list[RefusedFile] = []
    sizes = [_size(path) for path in paths]
    done, total = 0, sum(sizes)
    for path, size in zip(paths, sizes, strict=True):
        base, name = done, clean_name(path.name)

        def told(part: int, base: int = base, name: str = name) -> None:
            if progress is not None:
                progress(base + part, total, name)

        told(0)
        try:
            files.append(_copy(path, folder, name, told))
        except UserError as error:
            if error.code in ("disk.full", "folder.read_only", "folder.missing"):
                raise
            facts = {key: str(fact) for key, fact in error.facts.items()}
            refused.append(RefusedFile(path=path, code=error.code, facts=facts))
        done += size
    if progress is not None:
        progress(total, total, "")
    return CopiedFiles(files=tuple(files), refused=tuple(refused))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _copy(path: Path, folder: Path, name: str, told: Callable[[int], None]) -> CopiedFile:
    """Read a file to know its name, and where that is new read it again into place, proven."""
    size, sha256 = _digest(path, name, told)
    target = folder / sha256
    if not is_whole(target, sha256):
        with replacing(target) as partial:
            copied = hashlib.sha256()
            with path.open("rb") as source, partial.open("xb") as file:
                while chunk := source.read(_CHUNK):
                    copied.update(chunk)
                    file.write(chunk)
            flush(partial)
            # The source may have changed since it was read, and a stick may lie about what it wrote.
            if copied.hexdigest() != sha256 or sha256_of(partial) != sha256:
                raise UserError("file.unreadable", path=str(path))
    return CopiedFile(name=name, size=size, sha256=sha256)


def _digest(path: Path, name: str, told: Callable[[int], None]) -> tuple[int, str]:
    if file_kind(name) is FileKind.PROGRAM:
        raise UserError("evidence.program", name=name)
    if not path.exists():
        raise UserError("file.missing", path=str(path))
    if not path.is_file():
        raise UserError("file.not_a_file", path=str(path))
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > MAX_SIZE:
                    told_size, limit = size_text(path.stat().st_size), size_text(MAX_SIZE)
                    raise UserError("evidence.too_big", name=name, size=told_size, limit=limit)
                digest.update(chunk)
                told(size)
    except OSError as error:
        mendable = explained(error, path)
        if isinstance(mendable, UserError) and mendable.code == "file.in_use":
            raise mendable from error
        raise UserError("file.unreadable", path=str(path)) from error
    return size, digest.hexdigest()


def is_whole(path: Path, sha256: str) -> bool:
    """Tell whether a file is there with the bytes that its SHA-256 says; reads it through."""
    try:
        return path.is_file() and sha256_of(path) == sha256
    except OSError:
        return False


def stored_path(folder: Path, record: Evidence) -> Path | None:
    """Return where the bytes of a file lie; ``None`` where its SHA-256 is none, so that a record from
    elsewhere cannot lead out of the folder.
    """
    return folder / record.sha256 if is_name(record.sha256) else None


def copy_to_open(record: Evidence, folder: Path, target: Path) -> Path:
    """Lay a copy of a file into the folder ``target`` under its own name and return where it lies: what
    another program does to the copy leaves the evidence whole.

    Raises UserError ``evidence.missing``, ``evidence.altered``, ``evidence.program``, ``disk.full``.
    """
    name = clean_name(record.name)
    if file_kind(name) is FileKind.PROGRAM:
        raise UserError("evidence.program", name=name)
    path = stored_path(folder, record)
    if path is None or not path.is_file():
        raise UserError("evidence.missing", name=name)
    if not is_whole(path, record.sha256):
        raise UserError("evidence.altered", name=name)
    # Two files may bear one name: each has a folder of its own.
    place = ready_folder(target / record.sha256[:16])
    copy = place / name
    if not is_whole(copy, record.sha256):
        with replacing(copy) as partial:
            partial.write_bytes(path.read_bytes())
            flush(partial)
    return copy
