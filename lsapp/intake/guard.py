# SPDX-License-Identifier: MIT
"""What is let through of a zip container: looked at before inflating, counted while inflating."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lsapp.intake.directory import STORED, Entry, read_directory
from lsapp.intake.limits import DEFAULT_LIMITS, MIB, Limits
from lsapp.intake.markup import read_elements
from lsapp.intake.refusal import Refusal
from lsapp.submission.seal import PackedPart

CONTENT_TYPES: Final = "[Content_Types].xml"

# A name alone condemns: nothing that our forms need is stored under any of these.
_FORBIDDEN_NAMES: Final = (
    ("package.macro", re.compile(r"vbaproject|/macrosheets/|/dialogsheets/|^basic/|^scripts/")),
    ("package.external_link", re.compile(r"/externallinks/")),
    ("package.embedded_object", re.compile(r"/embeddings/|/activex/|oleobject")),
    ("package.connection", re.compile(r"/connections\.xml$|/querytables/|/webextensions/")),
)
# A part can lie under any name, so the declared content types are asked as well.
_FORBIDDEN_TYPES: Final = (
    ("package.macro", re.compile(r"macroenabled|vbaproject|macrosheet|dialogsheet")),
    ("package.external_link", re.compile(r"externallink")),
    ("package.embedded_object", re.compile(r"oleobject|activex")),
    ("package.connection", re.compile(r"connections\+xml")),
)


class Package:
    """A zip container that passed the guard; parts are inflated one at a time, counted."""

    def __init__(self, data: bytes, entries: Mapping[str, Entry], limits: Limits) -> None:
        self._data = memoryview(data)
        self._entries = MappingProxyType(dict(entries))
        self._folded = {name.lower(): name for name in entries}
        self.limits = limits

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names as stored, in the order of the directory."""
        return tuple(self._entries)

    def packed_parts(self) -> Iterator[PackedPart]:
        """Yield every part as it lies in the file, none of them inflated."""
        for name, entry in self._entries.items():
            packed = self._data[entry.start : entry.start + entry.packed]
            yield PackedPart(name, entry.method, entry.size, entry.crc, packed)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._folded

    def read(self, name: str) -> bytes:
        """Return one part; names match without regard to case, as in Excel.

        Raises ``package.missing_part``, or ``package.damaged`` and ``package.size_lies`` where the
        bytes are not what the directory promised.
        """
        stored = self._folded.get(name.lower())
        if stored is None:
            raise Refusal("package.missing_part", part=name)
        entry = self._entries[stored]
        packed = self._data[entry.start : entry.start + entry.packed]
        content = bytes(packed) if entry.method == STORED else _inflate(packed, entry)
        if len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise Refusal("package.damaged", part=stored)
        return content


def check_package(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Package:
    """Return ``data`` as a package whose parts may be read, or raise ``Refusal``.

    Decided from the directory alone but for the list of content types, which is inflated within
    the same limits. Refused besides what ``read_directory`` refuses: ``file.too_big``,
    ``package.too_big``, ``package.ratio``, ``package.macro``, ``package.external_link``,
    ``package.embedded_object`` and ``package.connection``.
    """
    check_size(data, limits.file)
    entries = {entry.name: entry for entry in read_directory(data, limits)}
    _check_sizes(entries, limits)
    for name in entries:
        for code, pattern in _FORBIDDEN_NAMES:
            if pattern.search(name.lower()):
                raise Refusal(code, part=name)
    package = Package(data, entries, limits)
    if CONTENT_TYPES in package:
        _check_content_types(package)
    return package


def check_size(data: bytes, limit: int) -> None:
    """Raise ``file.empty`` or ``file.too_big`` (sizes in MB, for people)."""
    if not data:
        raise Refusal("file.empty")
    if len(data) > limit:
        raise Refusal("file.too_big", size=-(-len(data) // MIB), limit=limit // MIB)


def _check_sizes(entries: Mapping[str, Entry], limits: Limits) -> None:
    for name, entry in entries.items():
        if entry.size > limits.part:
            raise Refusal("package.too_big", part=name, limit=limits.part // MIB)
        if entry.size > limits.ratio_from and entry.size > limits.ratio * entry.packed:
            raise Refusal("package.ratio", part=name, limit=limits.ratio)
    if sum(entry.size for entry in entries.values()) > limits.total:
        raise Refusal("package.too_big", part="", limit=limits.total // MIB)


def _check_content_types(package: Package) -> None:
    """Refuse a declared type, unless it is a default for an extension that no part has.

    Some honest writers declare defaults for every extension they know.
    """
    extensions = {name.rpartition(".")[2].lower() for name in package.names}
    for element in read_elements(CONTENT_TYPES, package.read(CONTENT_TYPES), package.limits):
        unused = element.attributes.get("Extension", "").lower() not in extensions
        if element.name == "Default" and unused:
            continue
        declared = element.attributes.get("ContentType", "").lower()
        for code, pattern in _FORBIDDEN_TYPES:
            if pattern.search(declared):
                raise Refusal(code, part=CONTENT_TYPES)


def _inflate(packed: memoryview, entry: Entry) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise Refusal("package.damaged", part=entry.name) from error
    if len(content) > entry.size:
        raise Refusal("package.size_lies", part=entry.name)
    if not inflater.eof or inflater.unused_data:
        raise Refusal("package.damaged", part=entry.name)
    return content
