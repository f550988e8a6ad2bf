# SPDX-License-Identifier: MIT
"""Reads payload bytes strictly, of this schema and of the ones before it."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, get_args

import msgspec

from lsapp.catalogue.model import UnitKind
from lsapp.domain.numbers import MAX_NUMBER
from lsapp.domain.period import RoundCode
from lsapp.domain.records import Record
from lsapp.domain.text import MAX_TEXT
from lsapp.errors import UserError
from lsapp.submission.payload import FORMAT, SCHEMA, Payload, canonical

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the plain data of one schema into the next one's."""

UPGRADES: Final[Mapping[int, Upgrade]] = {}
"""The upgrade that leads away from each older schema; none is older than 1 yet."""

ONE_EACH: Final[Mapping[str, tuple[str, ...]]] = {
    "letterheads": (),
    "reports": (),
    "progress": ("activity",),
    "stat_values": ("form", "row", "column"),
    "group_statements": ("group",),
    "sections": ("section",),
}
"""The fields that tell the records of a list apart beside their keys: no two share them."""

_SAFE_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that every schema keeps, to name a file that is too new to read."""

    format: str
    schema: int
    plan: str | None = None
    unit: str | None = None
    round: str | None = None
    revision: int | None = None
    application: str | None = None


def read_head(content: bytes) -> Head:
    """Return the head of a payload of any schema; UserError ``submission.unreadable`` if it is none."""
    try:
        head = msgspec.json.decode(content, type=Head)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UserError("submission.unreadable") from error
    if head.format != FORMAT:
        raise UserError("submission.unreadable")
    return head


def read_payload(content: bytes, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Payload:
    """Return the payload that ``content`` holds.

    Raises UserError ``submission.too_new`` (schema above ours), ``submission.out_of_bounds`` (a number or text
    larger than a field holds), ``submission.unreadable`` (no payload at
    all), ``submission.not_canonical`` (other bytes than the canonical form: duplicate keys, floats,
    reordered) or ``submission.inconsistent`` (records that belong to another unit, round or plan).
    """
    payload, upgraded = _decoded(content, upgrades)
    _check_bounds(payload)
    if not upgraded and canonical(payload) != content:
        raise UserError("submission.not_canonical")
    _check_consistency(payload)
    return payload


def read_known_payload(content: bytes) -> Payload:
    """Return the payload of bytes that ``read_payload`` took once and whose hash was kept since: what was
    found then holds, so they are decoded alone, in a fraction of the time.

    Raises as ``read_payload`` where they are no payload of this schema.
    """
    try:
        payload = msgspec.json.decode(content, type=Payload)
    except msgspec.MsgspecError:
        return read_payload(content)
    known = payload.format == FORMAT and payload.schema == SCHEMA
    return payload if known else read_payload(content)


def _decoded(content: bytes, upgrades: Mapping[int, Upgrade]) -> tuple[Payload, bool]:
    """Return what the bytes hold, and whether it was upgraded. Bytes of this schema are decoded at once; of
    all others the head is asked first.
    """
    try:
        payload = msgspec.json.decode(content, type=Payload)
        if payload.format == FORMAT and payload.schema == SCHEMA:
            return payload, False
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass  # the head tells whose bytes these are
    head = read_head(content)
    if head.schema > SCHEMA:
        raise UserError(
            "submission.too_new", schema=head.schema, application=head.application or "?"
        )
    try:
        if head.schema < SCHEMA:
            return _upgraded(content, head.schema, upgrades), True
        return msgspec.json.decode(content, type=Payload), False
    except (msgspec.MsgspecError, RecursionError, KeyError) as error:
        raise UserError("submission.unreadable") from error


def _upgraded(content: bytes, schema: int, upgrades: Mapping[int, Upgrade]) -> Payload:
    data = msgspec.json.decode(content)
    for step in range(schema, SCHEMA):
        data = upgrades[step](data)
        data["schema"] = step + 1
    return msgspec.convert(data, Payload)


def _check_bounds(payload: Payload) -> None:
    """No number above 10^15 and no text above 200,000 characters: more than any field holds."""
    for records in msgspec.structs.astuple(payload.records):
        if records and not _all_within_bounds(records):
            broken = next(one for one in records if not _within_bounds(one))
            raise UserError("submission.out_of_bounds", record=broken.key)


def _all_within_bounds(records: Sequence[Record]) -> bool:
    """Nearly every value is a short text or nothing, and a submission has some ten thousand of them: so
    the texts of a list are measured in one go.
    """
    texts, others = _fields_in_bounds(type(records[0]))
    said = filter(None, itertools.chain.from_iterable(map(texts, records)))
    if max(map(len, said), default=0) > MAX_TEXT:
        return False
    return all(
        all(map(_within_bounds, filter(None, map(attrgetter(name), records)))) for name in others
    )


@cache
def _fields_in_bounds(
    kind: type[Record],
) -> tuple[Callable[[Record], tuple[str | None, ...]], tuple[str, ...]]:
    """Return what takes the texts of such a record out of it, and the names of other fields to look at."""
    types = {
        field.name: {*get_args(field.type)} - {NoneType}
        if isinstance(field.type, UnionType)
        else {field.type}
        for field in msgspec.structs.fields(kind)
    }
    texts = [name for name, held in types.items() if held == {str}]
    others = [name for name, held in types.items() if not all(map(_needs_no_bound, held))]
    return attrgetter(*texts), tuple(others)


def _needs_no_bound(kind: object) -> bool:
    """Tell whether a value of this type is bounded by it, or is a text, which is looked at elsewhere."""
    return kind in (str, bool, dt.date) or (isinstance(kind, type) and issubclass(kind, StrEnum))


def _within_bounds(value: object) -> bool:
    if type(value) is int:
        return -MAX_NUMBER <= value <= MAX_NUMBER
    if isinstance(value, Record):
        return all(_within_bounds(one) for one in msgspec.structs.astuple(value))
    if isinstance(value, dict):
        return all(map(_within_bounds, value.values()))
    if isinstance(value, list):
        return all(map(_within_bounds, value))
    if isinstance(value, str):
        return len(value) <= MAX_TEXT
    if isinstance(value, Decimal) and not value.is_finite():
        return False
    if isinstance(value, int | Decimal):
        return -MAX_NUMBER <= value <= MAX_NUMBER
    return True


def _check_consistency(payload: Payload) -> None:
    """Every record belongs to the payload's unit, plan and round, and none stands twice."""
    _check_identity(payload)
    for name in payload.records.__struct_fields__:
        records: list[Record] = getattr(payload.records, name)
        if not records:
            continue
        keys = [record.key for record in records]
        if keys != sorted(set(keys)):
            raise UserError("submission.inconsistent", record=name)
        told_by = ONE_EACH.get(name)
        if told_by is not None:
            told = set(map(attrgetter(*told_by), records)) if told_by else {()}
            if len(told) < len(records):
                raise UserError("submission.inconsistent", record=name)
        _check_belonging(payload, records)
    _check_references(payload)


def _check_belonging(payload: Payload, records: Sequence[Record]) -> None:
    for name in ("unit", "plan", "round"):
        if name not in records[0].__struct_fields__:
            continue
        belongs, own = attrgetter(name), getattr(payload, name)
        if set(map(belongs, records)) != {own}:
            stray = next(one for one in records if belongs(one) != own)
            raise UserError("submission.inconsistent", record=stray.key)


def _check_identity(payload: Payload) -> None:
    codes = (payload.plan, payload.unit, payload.round)
    sound = payload.revision >= 1 and all(_SAFE_CODE.fullmatch(code) for code in codes)
    kinds = {one.kind for one in payload.records.local_units}
    in_utc = payload.made_at.utcoffset() == dt.timedelta(0) and not payload.made_at.microsecond
    if not (sound and in_utc) or not _is_round(payload.round) or kinds - set(UnitKind):
        raise UserError("submission.inconsistent", record="identity")


def _is_round(code: str) -> bool:
    try:
        return str(RoundCode.parse(code)) == code
    except UserError:
        return False


def _check_references(payload: Payload) -> None:
    """What a record points to is in the payload."""
    records = payload.records
    programmes = {one.key for one in records.programmes}
    activities = {one.key: one.programme for one in records.activities}
    dangling = (
        [one.key for one in records.activities if one.programme not in programmes]
        + [
            one.key
            for one in records.activities
            if one.parent and activities.get(one.parent) != one.programme
        ]
        + [one.key for one in records.budget_lines if one.activity not in activities]
        + [one.key for one in records.progress if one.activity not in activities]
        + [one.key for one in records.evidence if one.activity and one.activity not in activities]
    )
    if dangling:
        raise UserError("submission.inconsistent", record=dangling[0])
