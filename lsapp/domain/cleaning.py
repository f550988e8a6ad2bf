# SPDX-License-Identifier: MIT
"""Makes a record fit to be kept: its text clean, its numbers in one form, its due day what its
timeframe says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from itertools import chain
from operator import attrgetter
from typing import Final, TypeVar

import msgspec

from lsapp.domain.fields import TEXT_FIELDS
from lsapp.domain.numbers import canonical_number
from lsapp.domain.records import Activity, OpenRow, Record, StatValue
from lsapp.domain.text import are_clean, clean
from lsapp.domain.timeframe import TimeframeKind, parse_timeframe

_R = TypeVar("_R", bound=Record)

_DECIMAL: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_NONE: Final[Collection[str]] = ()


def clean_record(record: _R, number_columns: Collection[str] = _NONE) -> _R:
    """Return ``record`` with every text cleaned (NFC, nothing for empty) and numbers in canonical
    form.

    ``number_columns`` names the columns of an open row that hold numbers: which they are, the form
    alone knows. A name that a record cannot be without stays, be it empty. An equal record comes
    back as the same object. UserError ``text.too_long``, ``number.too_long``.
    """
    changes: dict[str, object] = {}
    for name in TEXT_FIELDS.get(record.KIND, ()):
        value = getattr(record, name)
        if value is not None and (cleaned := clean(value)) != value:
            changes[name] = "" if cleaned is None and _is_required(record, name) else cleaned
    if isinstance(record, OpenRow):
        cells = _clean_cells(record.cells, number_columns)
        if cells != record.cells:
            changes["cells"] = cells
    elif isinstance(record, StatValue) and isinstance(record.value, Decimal):
        number = canonical_number(record.value)
        if type(number) is int or str(number) != str(record.value):
            changes["value"] = number
    return msgspec.structs.replace(record, **changes) if changes else record


def clean_records(records: Sequence[_R]) -> Sequence[_R]:
    """Return ``clean_record`` of records of one kind: many times as fast where there is nothing to clean,
    as in a sealed submission, which was made of clean records.
    """
    if _nothing_to_clean(records):
        return records
    return [clean_record(record) for record in records]


def _nothing_to_clean(records: Sequence[_R]) -> bool:
    names = TEXT_FIELDS.get(records[0].KIND, ()) if records else ()
    said: Iterable[str | None] = ()
    if len(names) > 1:
        said = chain.from_iterable(map(attrgetter(*names), records))
    elif names:
        said = [getattr(one, names[0]) for one in records]
    texts = [text for text in said if text is not None]
    for record in records:
        if isinstance(record, OpenRow):
            texts += [cell for cell in record.cells.values() if isinstance(cell, str)]
        elif not isinstance(record, StatValue):
            break
        elif isinstance(record.value, Decimal):
            return False
    return are_clean(texts)


def with_due_day(activity: Activity, before: Activity | None = None) -> Activity:
    """Return the activity with the day that its timeframe falls due.

    Where the timeframe is empty or cannot be read, the day given by hand stays; a day that only
    followed from the timeframe ``before`` goes with it.
    """
    timeframe = parse_timeframe(activity.timeframe)
    due_on = timeframe.due
    if timeframe.kind is TimeframeKind.UNKNOWN and not _followed(activity, before):
        due_on = activity.due_on
    if due_on == activity.due_on:
        return activity
    return msgspec.structs.replace(activity, due_on=due_on)


def _followed(activity: Activity, before: Activity | None) -> bool:
    """Tell whether the due day is what the earlier timeframe said, and not a person."""
    if before is None or activity.due_on is None or before.timeframe == activity.timeframe:
        return False
    return parse_timeframe(before.timeframe).due == activity.due_on == before.due_on


def _is_required(record: Record, name: str) -> bool:
    return any(one.name == name and one.required for one in msgspec.structs.fields(record))


def _clean_cells(
    cells: dict[str, int | str], number_columns: Collection[str]
) -> dict[str, int | str]:
    cleaned: dict[str, int | str] = {}
    for code, value in cells.items():
        kept = clean(value) if isinstance(value, str) else value
        if kept is not None:
            cleaned[code] = _canonical(kept) if code in number_columns else kept
    return cleaned


def _canonical(value: int | str) -> int | str:
    """Return a number in its one form; what is no number stays as it was typed."""
    if isinstance(value, str) and not _DECIMAL.fullmatch(value):
        return value
    number = canonical_number(Decimal(value))
    return number if isinstance(number, int) else str(number)
