# SPDX-License-Identifier: MIT
"""What read_payload lets through: this schema to the byte, an older one through its upgrade."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from lsapp.domain.records import TRAVELLING, Record, Records, natural_key
from lsapp.errors import UserError
from lsapp.storage.schema import NATURAL_KEYS
from lsapp.submission.payload import SCHEMA, Payload, canonical
from lsapp.submission.versions import ONE_EACH, read_head, read_payload
from tests.submission.workbooks import sample_case

PAYLOAD = sample_case().payload
CONTENT = canonical(PAYLOAD)
replace = msgspec.structs.replace


def code_of(content: bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_payload(content)
    return caught.value.code


def plain() -> dict[str, Any]:
    return json.loads(CONTENT)


def packed(data: dict[str, Any]) -> bytes:
    """JSON in our canonical form, whatever it says."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def with_records(**lists: list[Any]) -> bytes:
    return canonical(replace(PAYLOAD, records=replace(PAYLOAD.records, **lists)))


def test_the_plain_packing_of_these_tests_is_canonical() -> None:
    assert packed(plain()) == CONTENT


def test_a_newer_schema_is_too_new_and_its_head_can_still_be_read() -> None:
    content = packed({**plain(), "schema": SCHEMA + 1, "application": "9.1", "novelty": [1]})
    with pytest.raises(UserError) as caught:
        read_payload(content)
    assert caught.value.code == "submission.too_new"
    assert caught.value.facts == {"schema": SCHEMA + 1, "application": "9.1"}
    head = read_head(content)
    assert (head.plan, head.unit, head.round, head.revision) == ("KH48", "X06040", "2026", 1)


def test_an_older_schema_goes_through_its_upgrade() -> None:
    data = plain()
    data["schema"] = 0
    data["office"] = data.pop("unit")

    def upgrade(old: dict[str, Any]) -> dict[str, Any]:
        old["unit"] = old.pop("office")
        return old

    assert read_payload(packed(data), {0: upgrade}) == PAYLOAD
    assert code_of(packed(data)) == "submission.unreadable"


def test_an_upgrade_is_checked_like_everything_else() -> None:
    data = {**plain(), "schema": 0}
    with pytest.raises(UserError) as caught:
        read_payload(packed(data), {0: lambda old: {**old, "unit": "S-SKHCN2025"}})
    assert caught.value.code == "submission.inconsistent"


@pytest.mark.parametrize("schema", [-1, 0])
def test_a_schema_that_never_was_is_unreadable(schema: int) -> None:
    assert code_of(packed({**plain(), "schema": schema})) == "submission.unreadable"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"{",
        b"\xff\xfe",
        b"null",
        b'{"format":"other","schema":1}',
        b'{"format":"lsapp-submission","schema":"1"}',
        b'{"format":"lsapp-submission","schema":1}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        CONTENT[:-1],
        CONTENT.replace(b'"round":"2026"', b'"round":2026', 1),
    ],
)
def test_what_is_no_payload_is_unreadable(content: bytes) -> None:
    assert code_of(content) == "submission.unreadable"


def test_an_unknown_or_missing_field_is_unreadable() -> None:
    unknown, missing, inner = plain(), plain(), plain()
    unknown["extra"] = 1
    del missing["uuid"]
    inner["records"]["activities"][0]["extra"] = None
    for data in (unknown, missing, inner):
        assert code_of(packed(data)) == "submission.unreadable"


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda text: text.replace('"revision":1', '"revision":1,"revision":1'), id="key"),
        pytest.param(lambda text: text.replace('"revision":1', '"revision":1.0'), id="float"),
        pytest.param(lambda text: text.replace('"revision":1', '"revision":1e0'), id="exponent"),
        pytest.param(lambda text: text.replace('"revision":1', '"revision": 1'), id="space"),
        pytest.param(lambda text: text + "\n", id="newline"),
        pytest.param(lambda text: "\n" + text, id="leading newline"),
        pytest.param(lambda text: text.replace('"X06040"', '"\\u00580' + '6040"', 1), id="escape"),
        pytest.param(lambda text: json.dumps(dict(reversed(json.loads(text).items()))), id="order"),
        pytest.param(lambda text: text.replace("03:30:00Z", "03:30:00+00:00"), id="zone"),
    ],
)  # fmt: skip
def test_other_bytes_than_the_canonical_ones_are_refused(spoil: Callable[[str], str]) -> None:
    spoiled = spoil(CONTENT.decode())
    assert spoiled.encode() != CONTENT
    assert code_of(spoiled.encode()) in {"submission.not_canonical", "submission.unreadable"}


def test_records_of_another_unit_plan_or_round_are_inconsistent() -> None:
    progress, *rest = PAYLOAD.records.progress
    activity, *others = PAYLOAD.records.activities
    for content in (
        with_records(activities=[replace(activity, unit="X00001"), *others]),
        with_records(progress=[replace(progress, round="2025"), *rest]),
        with_records(progress=[replace(progress, plan="KH99"), *rest]),
    ):
        assert code_of(content) == "submission.inconsistent"


def test_keys_stand_in_order_and_once() -> None:
    first, second, *rest = PAYLOAD.records.activities
    for activities in ([second, first, *rest], [first, first, second, *rest]):
        assert code_of(with_records(activities=activities)) == "submission.inconsistent"


@pytest.mark.parametrize("name", sorted(ONE_EACH))
def test_two_records_about_the_same_thing_are_inconsistent(name: str) -> None:
    records = getattr(PAYLOAD.records, name)
    twin = replace(records[-1], key="zz")
    assert code_of(with_records(**{name: [*records, twin]})) == "submission.inconsistent"


def test_what_tells_records_apart_is_what_the_tables_hold_unique() -> None:
    kinds = {
        natural: tuple(n for n in fields if n not in ("unit", "plan", "round"))
        for natural, fields in NATURAL_KEYS.items()
        if natural in {kind.KIND for kind in TRAVELLING}
    }
    lists = {
        msgspec.inspect.type_info(field.type).item_type.cls.KIND: ONE_EACH[field.name]
        for field in msgspec.structs.fields(Records)
        if field.name in ONE_EACH
    }
    assert lists == kinds


def test_references_that_dangle_are_inconsistent() -> None:
    records = PAYLOAD.records
    activity, *others = records.activities
    gone = natural_key(Record, "gone")
    cases = (
        {"activities": [replace(activity, programme=gone), *others]},
        {"activities": [replace(activity, parent=gone), *others]},
        {"programmes": []},
        {"budget_lines": [replace(records.budget_lines[0], activity=gone)]},
        {"progress": [replace(records.progress[0], activity=gone)]},
        {"evidence": [replace(records.evidence[0], activity=gone)]},
    )
    for lists in cases:
        assert code_of(with_records(**lists)) == "submission.inconsistent"


@pytest.mark.parametrize(
    "fields",
    [
        {"revision": 0},
        {"revision": -1},
        {"plan": "../KH48"},
        {"unit": ""},
        {"round": "2026 "},
        {"round": "năm"},
        {"round": "2026H1"},
        {"round": "1999"},
        {"made_at": dt.datetime(2026, 12, 10, 3, 30)},
        {"made_at": dt.datetime(2026, 12, 10, 3, 30, 0, 5, tzinfo=dt.UTC)},
        {"made_at": dt.datetime(2026, 12, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))},
    ],
)
def test_an_identity_that_no_office_gives_is_inconsistent(fields: dict[str, Any]) -> None:
    bare = replace(PAYLOAD, records=Records())
    assert code_of(canonical(replace(bare, **fields))) == "submission.inconsistent"


def test_a_local_unit_has_a_kind_that_is_known() -> None:
    data = plain()
    data["unit"] = "L-1"
    data["records"] = {name: [] for name in data["records"]}
    local = {
        "unit": "L-1", "key": "a", "kind": "commune", "name": "Xã mới", "symbol": None,
        "valid_from": None, "valid_to": None, "predecessors": [],
    }  # fmt: skip
    data["records"]["local_units"] = [local]
    assert isinstance(read_payload(packed(data)), Payload)
    local["kind"] = "planet"
    assert code_of(packed(data)) == "submission.inconsistent"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity", "1E+999999", 10**15 + 1])
def test_a_number_that_no_cell_holds_is_out_of_bounds(value: str | int) -> None:
    data = plain()
    data["records"]["stat_values"][0]["value"] = value
    assert code_of(packed(data)) == "submission.out_of_bounds"


def test_a_text_longer_than_a_field_is_out_of_bounds() -> None:
    data = plain()
    data["records"]["activities"][0]["content"] = "ờ" * 200_000
    assert isinstance(read_payload(packed(data)), Payload)
    data["records"]["activities"][0]["content"] += "ờ"
    assert code_of(packed(data)) == "submission.out_of_bounds"


def test_a_parent_stands_in_the_same_programme() -> None:
    records = PAYLOAD.records
    other = replace(records.programmes[0], key="zz-other")
    above, below, *rest = records.activities
    moved = [replace(above, programme=other.key), replace(below, parent=above.key), *rest]
    content = with_records(programmes=[*records.programmes, other], activities=moved)
    assert code_of(content) == "submission.inconsistent"


LONG = "ờ" * 200_001
BEYOND: dict[Any, Any] = {
    str: LONG, str | None: LONG, list[str]: ["x", LONG], dict[str, int | str]: {"a": 1, "b": LONG},
    int: 10**15 + 1, int | None: -(10**15) - 1, int | Decimal | None: "1e16",
}  # fmt: skip
SCARCE: tuple[dict[str, Any], ...] = (
    {"unit": "X06040", "key": "a", "kind": "commune", "name": "Xã mới"},
    {"unit": "X06040", "key": "a", "plan": "KH48", "round": "2026", "code": "b"},
)


@pytest.mark.parametrize("name", Records.__struct_fields__)
def test_no_field_of_any_record_escapes_its_bound(name: str) -> None:
    kind = TRAVELLING[Records.__struct_fields__.index(name)]
    record, *others = plain()["records"][name] or SCARCE[:1] if name != "answers" else SCARCE[1:]
    tried = 0
    for field in msgspec.structs.fields(kind):
        if field.type in BEYOND:
            data = plain()
            data["records"][name] = [*others, record | {field.name: BEYOND[field.type]}]
            with pytest.raises(UserError) as caught:
                read_payload(packed(data))
            assert (field.name, caught.value.code) == (field.name, "submission.out_of_bounds")
            tried += 1
    assert tried >= 4
