# SPDX-License-Identifier: MIT
"""The directory of a zip file, read strictly and without inflating anything.

The standard ``zipfile`` reads a directory of any length, trusts names, and in some versions lets
entries share bytes; here every entry is held against its local header and against its neighbours.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

import msgspec

from lsapp.intake.limits import Limits
from lsapp.intake.refusal import Refusal, quoted

STORED: Final = 0
DEFLATED: Final = 8
ZIP_MAGIC: Final = b"PK\x03\x04"

_END: Final = struct.Struct("<4s4H2LH")
_END64_LOCATOR: Final = struct.Struct("<4sLQL")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_ENCRYPTED: Final = 0x2041  # traditional, strong encryption, masked directory
_FULL16: Final = 0xFFFF
_FULL32: Final = 0xFFFFFFFF
_LONGEST_COMMENT: Final = 0xFFFF


NameReader = Callable[[bytes, int, bytes], str]


class Entry(msgspec.Struct, frozen=True):
    """One file inside a package: where its packed bytes lie and what the directory says of them."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    start: int


def read_directory(data: bytes, limits: Limits, name_of: NameReader | None = None) -> list[Entry]:
    """Return the entries of a zip file in the order of its directory, without folder entries.

    ``name_of`` reads a stored name (raw bytes, flags, extra fields); by default as a package's part.

    Raises ``Refusal`` ``package.not_zip``, ``.damaged``, ``.too_many_parts``, ``.odd_name``,
    ``.duplicate_part``, ``.encrypted``, ``.compression`` or ``.overlap``.
    """
    if not data.startswith(ZIP_MAGIC):
        raise Refusal("package.not_zip")
    try:
        count, offset, size = _find_directory(data)
        if count > limits.parts:
            raise Refusal("package.too_many_parts", count=count, limit=limits.parts)
        spans, entries = _read_entries(data, count, offset, size, name_of or _part_name)
    except struct.error as error:
        raise Refusal("package.damaged", part="") from error
    _refuse_overlap(spans, offset)
    _refuse_duplicates(entries)
    return [entry for entry in entries if not entry.name.endswith("/")]


def _find_directory(data: bytes) -> tuple[int, int, int]:
    """Return number of entries, offset and size of the directory; zip64 only where it is needed."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _LONGEST_COMMENT - _END.size))
    if end < 0:
        raise Refusal("package.damaged", part="")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(data, end)
    if _FULL16 in (here, count) or _FULL32 in (size, offset):
        disk, first_disk, here, count, size, offset = _read_end64(data, end)
    whole = end + _END.size + comment == len(data)
    if not whole or disk or first_disk or here != count or offset + size > end:
        raise Refusal("package.damaged", part="")
    return count, offset, size


def _read_end64(data: bytes, end: int) -> tuple[int, int, int, int, int, int]:
    at = end - _END64_LOCATOR.size
    if at < 0:
        raise Refusal("package.damaged", part="")
    magic, _, where, _ = _END64_LOCATOR.unpack_from(data, at)
    if magic != b"PK\x06\x07" or where + _END64.size > at:
        raise Refusal("package.damaged", part="")
    magic, _, _, _, disk, first_disk, here, count, size, offset = _END64.unpack_from(data, where)
    if magic != b"PK\x06\x06":
        raise Refusal("package.damaged", part="")
    return disk, first_disk, here, count, size, offset


def _read_entries(
    data: bytes, count: int, offset: int, size: int, name_of: NameReader
) -> tuple[list[tuple[int, int]], list[Entry]]:
    """Return the span of each entry (local header to last packed byte) and the entries."""
    spans: list[tuple[int, int]] = []
    entries: list[Entry] = []
    at = offset
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, at)
        flags, method, crc = fields[3], fields[4], fields[7]
        name_length, extra_length, comment_length = fields[10:13]
        raw_name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_length]
        extra_at = at + _CENTRAL.size + name_length
        extra = data[extra_at : extra_at + extra_length]
        at = extra_at + extra_length + comment_length
        if fields[0] != b"PK\x01\x02" or at > offset + size:
            raise Refusal("package.damaged", part="")
        name = name_of(raw_name, flags, extra)
        if flags & _ENCRYPTED:
            raise Refusal("package.encrypted")
        if method not in (STORED, DEFLATED):
            raise Refusal("package.compression", part=name)
        packed, full, header = _wide_sizes(extra, fields[8], fields[9], fields[16])
        start = _data_start(data, header, raw_name, method)
        if method == STORED and packed != full:
            raise Refusal("package.damaged", part=name)
        spans.append((header, start + packed))
        entries.append(Entry(name, method, crc, packed, full, start))
    if at != offset + size:
        raise Refusal("package.damaged", part="")
    return spans, entries


def _wide_sizes(extra: bytes, packed: int, size: int, header: int) -> tuple[int, int, int]:
    """Return packed size, size and header offset, from the zip64 field where they are saturated."""
    if _FULL32 not in (packed, size, header):
        return packed, size, header
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag == 1:
            wide = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4))
            size = next(wide, -1) if size == _FULL32 else size
            packed = next(wide, -1) if packed == _FULL32 else packed
            header = next(wide, -1) if header == _FULL32 else header
            break
        at += 4 + length
    if min(packed, size, header) < 0 or _FULL32 in (packed, size, header):
        raise Refusal("package.damaged", part="")
    return packed, size, header


def _data_start(data: bytes, header: int, raw_name: bytes, method: int) -> int:
    """Return where the packed bytes begin; the local header must tell the same story."""
    fields = _LOCAL.unpack_from(data, header)
    start: int = header + _LOCAL.size + fields[9] + fields[10]
    local_name = data[header + _LOCAL.size : header + _LOCAL.size + fields[9]]
    if fields[2] & _ENCRYPTED:
        raise Refusal("package.encrypted")
    if fields[0] != ZIP_MAGIC or local_name != raw_name or fields[3] != method:
        raise Refusal("package.damaged", part=quoted(raw_name.decode("latin-1")))
    return start


def _part_name(raw: bytes, _flags: int, _extra: bytes) -> str:
    """Return a part name as text; parts are ASCII (ECMA-376 part 2), relative and never climb."""
    text = raw.decode("latin-1")
    segments = text.removesuffix("/").split("/")
    odd = (
        not 0 < len(raw) <= 200
        or not all(" " <= letter <= "~" for letter in text)
        or any(letter in text for letter in '\\:*?"<>|')
        or any(segment in ("", ".", "..") or segment.endswith(".") for segment in segments)
        or len(segments) > 12
    )
    if odd:
        raise Refusal("package.odd_name", part=quoted(text))
    return text


def _refuse_overlap(spans: list[tuple[int, int]], directory: int) -> None:
    last = 0
    for start, stop in sorted(spans):
        if start < last:
            raise Refusal("package.overlap")
        last = stop
    if last > directory:
        raise Refusal("package.overlap")


def _refuse_duplicates(entries: list[Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        folded = entry.name.lower()
        if folded in seen:
            raise Refusal("package.duplicate_part", part=entry.name)
        seen.add(folded)
