# SPDX-License-Identifier: MIT
"""What every record has, and how its key is made."""

from __future__ import annotations

import uuid
from typing import ClassVar

import msgspec

_NAMESPACE = uuid.UUID("6f0e7b1c-48b5-5d0a-9c66-4b4834382020")


def new_key() -> str:
    """Return a fresh random record key."""
    return str(uuid.uuid4())


def derived_key(*parts: str) -> str:
    """Return the key that follows from ``parts`` alone: the same parts give the same UUID (version 5)."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def natural_key(kind: type[Record], *parts: str) -> str:
    """Return the key of a record that is told by what it is about: the unit's code, then the plan, the
    round and the fields that stand once there (a progress by its activity, a cell by form, row, column).
    """
    return derived_key(kind.KIND, *parts)


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What every record has: the unit it belongs to and its own key."""

    KIND: ClassVar[str] = ""

    unit: str
    key: str
