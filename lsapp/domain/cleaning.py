# SPDX-License-Identifier: MIT
"""Makes a record fit to be kept: its text clean, its due day what its timeframe says."""

from __future__ import annotations

import types
import typing
from decimal import Decimal
from functools import cache
from typing import TypeVar

import msgspec

from lsapp.domain.numbers import canonical_number
from lsapp.domain.records import Activity, OpenRow, Record, StatValue
from lsapp.domain.text import clean
from lsapp.domain.timeframe import parse_timeframe

_R = TypeVar("_R", bound=Record)


@cache
def text_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of a record's free text: the fields that may hold words or nothing."""
    hints = typing.get_type_hints(kind)
    return tuple(
        name
        for name in kind.__struct_fields__
        if isinstance(hints[name], types.UnionType) and str in hints[name].__args__
    )


def clean_record(record: _R) -> _R:
    """Return ``record`` with every text cleaned (NFC, nothing for empty) and numbers in canonical form.

    An equal record comes back as the same object. UserError ``text.too_long``.
    """
    changes: dict[str, object] = {}
    for name in text_fields(type(record)):
        value = getattr(record, name)
        if value is not None and (cleaned := clean(value)) != value:
            changes[name] = cleaned
    if isinstance(record, OpenRow):
        cells = _clean_cells(record.cells)
        if cells != record.cells:
            changes["cells"] = cells
    elif isinstance(record, StatValue) and isinstance(record.value, Decimal):
        number = canonical_number(record.value)
        if type(number) is int or str(number) != str(record.value):
            changes["value"] = number
    return msgspec.structs.replace(record, **changes) if changes else record


def with_due_day(activity: Activity) -> Activity:
    """Return the activity with the day that its timeframe falls due."""
    due_on = parse_timeframe(activity.timeframe).due
    if due_on == activity.due_on:
        return activity
    return msgspec.structs.replace(activity, due_on=due_on)


def _clean_cells(cells: dict[str, int | str]) -> dict[str, int | str]:
    cleaned = {
        code: clean(value) if isinstance(value, str) else value for code, value in cells.items()
    }
    return {code: value for code, value in cleaned.items() if value is not None}
