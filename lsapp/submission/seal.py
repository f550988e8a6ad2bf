# SPDX-License-Identifier: MIT
"""The seal of a workbook: one digest over its package, by which a reader sees that nothing was changed.

What it proves and what it does not: docs/decisions/0014-the-seal-of-a-workbook.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final, NamedTuple

from lsapp.submission.carrier import PROPERTY_PREFIX

SEAL_PROPERTY: Final = f"{PROPERTY_PREFIX}seal"
"""The custom document property that holds the seal."""

UNSEALED_PART: Final = "docProps/custom.xml"
"""The part with the custom document properties: the one that the seal leaves out, for it stands there."""

_RULE: Final = b"lsapp-seal 1\n"


class PackedPart(NamedTuple):
    """A part of a package as it lies in the zip file: ``method`` is 0 or 8, ``packed`` its bytes as stored
    (deflated, for 8), ``size`` and ``crc`` what the directory says of the bytes they stand for.
    """

    name: str
    method: int
    size: int
    crc: int
    packed: bytes | memoryview


def seal_of(parts: Iterable[PackedPart]) -> str:
    """Return the seal of a package, 64 hexadecimal digits, from all its parts in any order.

    A part is told by its packed bytes: so a reader knows what it holds without inflating it.
    """
    seal = hashlib.sha256(_RULE)
    for part in sorted(parts, key=lambda one: one.name):
        if part.name != UNSEALED_PART:
            packed = hashlib.sha256(part.packed).hexdigest()
            line = f"{part.name}\t{part.method}\t{part.size}\t{part.crc:08x}\t{packed}\n"
            seal.update(line.encode("ascii"))
    return seal.hexdigest()
