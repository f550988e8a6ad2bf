# SPDX-License-Identifier: MIT
"""Names of units as people write them: type words, their short forms, and names without them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lsapp.catalogue.model import Unit, UnitKind

TYPE_WORDS: Final[Mapping[UnitKind, str]] = MappingProxyType(
    {
        UnitKind.DISTRICT: "Huyện",
        UnitKind.CITY: "Thành phố",
        UnitKind.COMMUNE: "Xã",
        UnitKind.WARD: "Phường",
    }
)
"""The word before the name of an administrative unit; other kinds have their type in the name
itself.
"""

_BODY = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+(?:các\s+)?", re.IGNORECASE)
_SHORT: Final = (
    (re.compile(r"^(?:tp|t\.p)(?:\.\s*|\s+)", re.IGNORECASE), "Thành phố "),
    (re.compile(r"^h(?:\.\s*|\s+)", re.IGNORECASE), "Huyện "),
    (re.compile(r"^x(?:\.\s*|\s+)", re.IGNORECASE), "Xã "),
    (re.compile(r"^p(?:\.\s*|\s+)", re.IGNORECASE), "Phường "),
    (re.compile(r"^s(?:\.\s*|\s+)", re.IGNORECASE), "Sở "),
)


def plain_name(unit: Unit) -> str:
    """Return the name without its type word: ``Thất Khê`` of ``Xã Thất Khê``."""
    word = TYPE_WORDS.get(unit.kind)
    prefix = f"{word} " if word else ""
    if prefix and unit.name.casefold().startswith(prefix.casefold()):
        return unit.name[len(prefix) :]
    return unit.name


def spelled_out(text: str) -> str:
    """Return a typed name as the list of units has it: no "UBND" before it, its type word in full.

    ``UBND xã Chi Lăng`` gives ``xã Chi Lăng``; ``TP. Lạng Sơn`` gives ``Thành phố Lạng Sơn``.
    """
    text = _BODY.sub("", " ".join(text.split()))
    for short, word in _SHORT:
        if short.match(text):
            return short.sub(word, text, count=1)
    return text
