# SPDX-License-Identifier: MIT
"""The names of files in a compressed file (.zip), and whether a zip container is one at all."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from typing import Final

import msgspec

from lsapp.intake.directory import read_directory
from lsapp.intake.limits import Limits
from lsapp.intake.refusal import Refusal, quoted

_IN_UTF8: Final = 0x0800
_UNICODE_PATH: Final = 0x7075
_LONGEST: Final = 400
_DEEPEST: Final = 12
_FORBIDDEN: Final = frozenset(':*?"<>|')
_PART_NAMES: Final = (b"[content_types]", b"_rels/", b"docprops/", b"xl/", b"word/", b"mimetype")
_LOCAL_NAME: Final = struct.Struct("<26xH2x")


def member_name(raw: bytes, flags: int, extra: bytes) -> str:
    """Return the name of a file in an archive, with ``/`` between folders.

    Names in other letters than ASCII come as UTF-8 with a flag, in a field of their own (WinRAR), or in
    the code page of a Vietnamese Windows. Raises ``package.odd_name`` for a name that leads out of the
    archive, or that no folder can hold.
    """
    text = unicodedata.normalize("NFC", _decoded(raw, flags, extra)).replace("\\", "/")
    steps = text.removesuffix("/").split("/")
    odd = (
        not 0 < len(raw) <= _LONGEST
        or len(steps) > _DEEPEST
        or not all(letter.isprintable() and letter not in _FORBIDDEN for letter in text)
        or any(not step.strip(" .") for step in steps)
    )
    if odd:
        raise Refusal("package.odd_name", part=quoted(text))
    return text


def archive_limits(limits: Limits) -> Limits:
    """Return the limits by which the directory of an archive is read."""
    return msgspec.structs.replace(limits, parts=limits.members)


def looks_like_archive(data: bytes, limits: Limits) -> bool:
    """Tell whether a zip container that is no sound package holds files, rather than parts of one."""
    try:
        names = [one.name for one in read_directory(data, archive_limits(limits), member_name)]
    except Refusal:
        names = [_first_name(data)]
    return bool(names) and not any(
        name.lower().encode().startswith(_PART_NAMES) or not name for name in names
    )


def _first_name(data: bytes) -> str:
    """Return the name in the first local header; empty where nothing readable stands there."""
    if len(data) < 30:
        return ""
    (length,) = _LOCAL_NAME.unpack_from(data)
    raw = data[30 : 30 + length]
    try:
        return member_name(raw, 0, b"") if len(raw) == length else ""
    except Refusal:
        return ""


def _decoded(raw: bytes, flags: int, extra: bytes) -> str:
    told = _told_in_unicode(raw, extra)
    if told is not None:
        return told
    for encoding in ("utf-8", "cp1258"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            if flags & _IN_UTF8:
                raise Refusal("package.odd_name", part=quoted(raw.decode("latin-1"))) from None
    return raw.decode("cp437")


def _told_in_unicode(raw: bytes, extra: bytes) -> str | None:
    """Return the name of the field that holds it in Unicode, where it belongs to this very name."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        field = extra[at + 4 : at + 4 + length]
        if tag == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            (crc,) = struct.unpack_from("<L", field, 1)
            if crc == zlib.crc32(raw):
                return field[5:].decode("utf-8", "replace")
        at += 4 + length
    return None
