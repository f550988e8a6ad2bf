# SPDX-License-Identifier: MIT
"""A payload in the name of another unit: what was sealed under a code that means a unit known by another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

import msgspec

from lsapp.domain.records import Record, Records, natural_key
from lsapp.submission.payload import Payload

_PLACES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "letterheads": (),
        "reports": ("plan", "round"),
        "progress": ("plan", "round", "activity"),
        "stat_values": ("plan", "round", "form", "row", "column"),
        "group_statements": ("plan", "round", "group"),
        "sections": ("plan", "round", "section"),
    }
)
"""The fields that the natural key of a record follows from, after the unit's code."""


def readdressed(payload: Payload, unit: str) -> Payload:
    """Return what a payload says as if ``unit`` had sealed it: its code in each record, and in the keys
    that follow from it. The bytes that were sealed, and their hash, stay those of the payload.

    A local unit that travels in it is left out: the unit is known here already.
    """
    sealed = payload.records
    lists: dict[str, list[Any]] = {
        name: _given(name, getattr(sealed, name), payload.unit, unit)
        for name in sealed.__struct_fields__
    }
    lists["local_units"] = []
    return msgspec.structs.replace(payload, unit=unit, records=Records(**lists))


def in_name_of(unit: str, payload: Payload) -> Payload:
    """Return what a payload says of the unit that it is held for: itself, but where it was sealed under
    another code.
    """
    return payload if payload.unit == unit else readdressed(payload, unit)


def _given(name: str, records: list[Record], before: str, unit: str) -> list[Record]:
    key_of = _natural_key_of(name)
    given = []
    for one in records:
        key = one.key
        if key_of is not None and key == key_of(one, before):
            key = key_of(one, unit)
        given.append(msgspec.structs.replace(one, unit=unit, key=key))
    return sorted(given, key=attrgetter("key"))


def _natural_key_of(name: str) -> Callable[[Record, str], str] | None:
    fields = _PLACES.get(name)
    if fields is None:
        return None

    def key_of(record: Record, unit: str) -> str:
        parts = [getattr(record, field) for field in fields]
        return natural_key(type(record), unit, *parts)

    return key_of
