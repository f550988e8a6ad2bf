# SPDX-License-Identifier: MIT
"""A compressed file (.zip) with submissions in it: taken apart in the child process, within limits.

Nothing is written anywhere: the names are only told to a person. What is amiss with the archive as a whole
refuses it whole; a single file in it that cannot be read is listed and the others are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from lsapp.intake.archive_names import archive_limits, member_name
from lsapp.intake.directory import Entry, read_directory
from lsapp.intake.guard import Package, check_size
from lsapp.intake.limits import DEFAULT_LIMITS, MIB, Limits
from lsapp.intake.refusal import Refusal
from lsapp.intake.sniffing import Kind, refusal_of_kind, sniff

_SKIPPED: Final = ("~$", ".", "Thumbs.db", "desktop.ini")
_SKIPPED_FOLDER: Final = "__MACOSX"
# Kinds that may hide a submission, so their loss is told.
_TOLD: Final = frozenset(
    (
        Kind.RAR, Kind.SEVEN_ZIP, Kind.WINMAIL, Kind.MSG, Kind.ENCRYPTED, Kind.XLSM, Kind.XLSB,
    )
)  # fmt: skip
_AS_OF_ARCHIVES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "package.encrypted": "archive.encrypted",
        "package.too_many_parts": "archive.too_many_files",
        "package.compression": "archive.compression",
        "package.odd_name": "archive.odd_name",
        "package.ratio": "archive.ratio",
    }
)
"""Refusals of a container in the words of archives; any other means that it is damaged."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the archive, whole; ``name`` with its folders, ``kind`` told by its content."""

    name: str
    kind: Kind
    content: bytes


class UnreadMember(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the archive that was left out, and why."""

    name: str
    code: str
    facts: dict[str, str | int] = {}


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """What was in an archive; the files of an archive inside it are among its own, under its name."""

    members: tuple[Member, ...]
    unread: tuple[UnreadMember, ...]


def read_archive(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Archive:
    """Return the files of an archive.

    Raises ``file.too_big``, ``archive.damaged``, ``.encrypted``, ``.too_many_files``, ``.too_big``,
    ``.ratio``, ``.odd_name``, ``.compression`` or ``.empty``.
    """
    check_size(data, limits.mail)
    unpacking = _Unpacking(limits)
    unpacking.unpack(data, "", 1)
    if not unpacking.members and not unpacking.unread:
        raise Refusal("archive.empty")
    return Archive(members=tuple(unpacking.members), unread=tuple(unpacking.unread))


class _Unpacking:
    """What was found so far, and what room is left, over all archives inside one another."""

    def __init__(self, limits: Limits) -> None:
        self.members: list[Member] = []
        self.unread: list[UnreadMember] = []
        self._limits = limits
        self._room = limits.total
        self._left = limits.members

    def unpack(self, data: bytes, prefix: str, depth: int) -> None:
        """Take one archive apart; names begin with ``prefix``."""
        for name, content in self._files(data):
            kind = sniff(content, name, self._limits)
            whole = prefix + name
            if kind is Kind.ZIP:
                self._unpack_inner(content, whole, depth + 1)
            elif kind in _TOLD:
                self._leave(whole, refusal_of_kind(kind))
            else:
                self.members.append(Member(name=whole, kind=kind, content=content))

    def _unpack_inner(self, data: bytes, name: str, depth: int) -> None:
        """Take an archive inside another apart; one that cannot be opened does not stop the others."""
        if depth > self._limits.archive_depth:
            self._leave(name, Refusal("archive.too_deep"))
            return
        found = len(self.members), len(self.unread)
        try:
            self.unpack(data, f"{name}/", depth)
        except Refusal as refusal:
            if self._room < 0 or self._left < 0:
                raise
            del self.members[found[0] :], self.unread[found[1] :]
            self._leave(name, refusal)

    def _leave(self, name: str, refusal: Refusal) -> None:
        facts = {key: fact for key, fact in refusal.facts.items() if isinstance(fact, str | int)}
        self.unread.append(UnreadMember(name=name, code=refusal.code, facts=facts))

    def _files(self, data: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the files with their names; sizes are looked at before anything is inflated."""
        try:
            entries = read_directory(data, archive_limits(self._limits), member_name)
            wanted = [one for one in entries if not _is_litter(one.name)]
            self._check(wanted)
            package = Package(data, {one.name: one for one in wanted}, self._limits)
            for one in wanted:
                if one.size > self._limits.part:
                    limit = self._limits.part // MIB
                    self._leave(one.name, Refusal("archive.file_too_big", limit=limit))
                elif one.size:
                    yield one.name, package.read(one.name)
        except Refusal as refusal:
            if not refusal.code.startswith("package."):
                raise
            code = _AS_OF_ARCHIVES.get(refusal.code, "archive.damaged")
            facts = refusal.facts if code != "archive.damaged" else {}
            raise Refusal(code, **facts) from refusal

    def _check(self, entries: list[Entry]) -> None:
        limits = self._limits
        self._left -= len(entries)
        if self._left < 0:
            raise Refusal("archive.too_many_files", limit=limits.members)
        for one in entries:
            if one.size > limits.ratio_from and one.size > limits.ratio * one.packed:
                raise Refusal("archive.ratio", part=one.name, limit=limits.ratio)
        self._room -= sum(one.size for one in entries if one.size <= limits.part)
        if self._room < 0:
            raise Refusal("archive.too_big", limit=limits.total // MIB)


def _is_litter(name: str) -> bool:
    """Tell whether a system or an office program left the file there, and not a person."""
    steps = name.split("/")
    return _SKIPPED_FOLDER in steps or steps[-1].startswith(_SKIPPED)
