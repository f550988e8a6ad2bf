# SPDX-License-Identifier: MIT
"""A large action that cannot be undone is told by the journal as any other, though it fills a few rows."""

from __future__ import annotations

import json

import msgspec
import pytest

from lsapp.domain.records import Activity, Programme, Record, Records, Section
from lsapp.storage import journal, journal_pages
from lsapp.storage.journal_writer import BATCHED
from lsapp.storage.store import Store

PROGRAMME = Programme(
    unit="U", key="p", plan="kh48", doc_type="ctr", period_from=2026, period_to=2030
)


def activities(count: int, content: str | None = None) -> list[Activity]:
    return [
        Activity(unit="U", key=f"a{n:04}", programme="p", group="1", content=content)
        for n in range(count)
    ]


def receive(store: Store, records: list[Record], gone: tuple[str, ...] = ()) -> int:
    with store.transaction("submission.received", undoable=False) as tx:
        tx.put_many(records)
        tx.delete_many(Activity, "U", gone)
        action = tx.commit().action
    assert action is not None
    return action


def rows(store: Store, table: str, action: int) -> int:
    query = f"SELECT count(*) FROM {table} WHERE action = ?"
    return int(store.database.rows(query, (action,))[0][0])


def plain(record: Record) -> dict[str, object]:
    read: dict[str, object] = json.loads(msgspec.json.encode(record))
    return read


@pytest.fixture
def received(store: Store) -> tuple[Store, int, int]:
    """A database with a file of forty activities, and one more that changes half of them."""
    first = receive(store, [PROGRAMME, *activities(40)])
    second = receive(store, [*activities(20, "sửa")], gone=("a0039",))
    return store, first, second


def test_many_records_of_a_received_file_fill_one_row(received: tuple[Store, int, int]) -> None:
    store, first, second = received
    assert (rows(store, "journal_batch", first), rows(store, "journal_change", first)) == (1, 1)
    # A deletion has a row of its own: by it the record is found again.
    assert (rows(store, "journal_batch", second), rows(store, "journal_change", second)) == (1, 1)


def test_what_can_be_undone_has_a_row_for_each_record(store: Store) -> None:
    with store.transaction("activity.pasted") as tx:
        tx.put_many([PROGRAMME, *activities(BATCHED * 3)])
        action = tx.commit().action or 0
    assert rows(store, "journal_batch", action) == 0
    assert journal.undo(store) is not None
    assert store.count(Activity) == 0


def test_a_few_records_have_a_row_each(store: Store) -> None:
    action = receive(store, [PROGRAMME, *activities(BATCHED - 1)])
    assert (rows(store, "journal_batch", action), rows(store, "journal_change", action)) == (
        0,
        BATCHED,
    )


def test_the_history_of_a_record_goes_through_the_batches(
    received: tuple[Store, int, int],
) -> None:
    store, first, second = received
    with store.transaction("activity.edited") as tx:
        tx.put(msgspec.structs.replace(activities(1)[0], content="ba"))
        third = tx.commit().action
    steps = journal.history(store, "U", "activity", "a0000")
    assert [step.action.id for step in steps] == [first, second, third]
    assert [step.action.undoable for step in steps] == [False, False, True]
    sides = [(step.change.before, step.change.after) for step in steps]
    empty, edited = plain(activities(1)[0]), plain(activities(1, "sửa")[0])
    assert sides == [(None, empty), (empty, edited), (edited, edited | {"content": "ba"})]
    assert list(empty) == list(sides[1][1] or ())  # in the order of the record's fields
    assert journal.history(store, "U", "activity", "a000") == []
    assert journal.history(store, "V", "activity", "a0000") == []


def test_all_that_an_action_did_is_there_page_by_page(received: tuple[Store, int, int]) -> None:
    store, first, second = received
    whole = journal.changes_of(store, second)
    assert [(one.key, one.before is None, one.after is None) for one in whole] == [
        ("a0039", False, True),
        *((f"a{n:04}", False, False) for n in range(20)),
    ]
    pages = [journal_pages.changes_page(store, second, 8, at, None) for at in (0, 8, 16, 24)]
    assert [one for page in pages for one in page] == whole
    assert [len(page) for page in pages] == [8, 8, 5, 0]
    assert journal_pages.changes_page(store, second, 8, 0, "V") == []
    counted = journal_pages.touched_by(store, [first, second])
    assert [(one.kind, one.added, one.changed, one.deleted) for one in counted[first]] == [
        ("activity", 40, 0, 0),
        ("programme", 1, 0, 0),
    ]
    assert [(one.kind, one.added, one.changed, one.deleted) for one in counted[second]] == [
        ("activity", 0, 20, 1)
    ]


def test_what_differs_since_an_action(received: tuple[Store, int, int]) -> None:
    store, first, _ = received
    changed = journal.changes_since(store, first)
    assert {one.key for one in changed} == {*(f"a{n:04}" for n in range(20)), "a0039"}
    assert {one.changed_fields()[0] for one in changed if one.after} == {"content"}
    assert len(journal.changes_since(store, 0, unit="U")) == 40
    assert journal.changes_since(store, 0, unit="V") == []


def test_actions_are_found_by_unit_kind_and_record(received: tuple[Store, int, int]) -> None:
    store, first, second = received
    for unit, kind, expected in (
        ("U", "activity", [second, first]),
        ("U", "programme", [first]),
        ("V", "activity", []),
    ):
        found = journal_pages.actions_touching(store, unit=unit, kind=kind, before_id=None)
        assert [one.id for one in found] == expected
    assert journal_pages.actions_on(store, [("U", "activity", "a0000")]) == {first, second}
    assert journal_pages.actions_on(store, [("U", "activity", "a0030")]) == {first}


def test_one_record_before_and_after_and_as_it_was_last(received: tuple[Store, int, int]) -> None:
    store, first, second = received
    identity = ("U", "activity", "a0003")
    before, after = journal_pages.side_of(store, identity, second) or ("", "")
    assert json.loads(before or "")["content"] is None
    assert json.loads(after or "")["content"] == "sửa"
    assert (journal_pages.side_of(store, identity, first) or ("",))[0] is None
    assert json.loads(journal_pages.last_known(store, identity) or "")["content"] == "sửa"
    gone = journal_pages.last_known(store, ("U", "activity", "a0039"))
    assert json.loads(gone or "")["key"] == "a0039"
    assert journal_pages.last_known(store, ("U", "activity", "a9")) is None


def test_a_deleted_record_that_a_file_brought_back_is_in_no_bin(store: Store) -> None:
    receive(store, [PROGRAMME, *activities(20)])
    with store.transaction("activity.deleted") as tx:
        tx.delete_many(Activity, "U", ["a0001", "a0002"])
        tx.commit()
    kinds = ["activity"]
    (_, gone), *_ = journal_pages.still_deleted(store, "U", kinds, None)
    assert {one.key for one in gone} == {"a0001", "a0002"}
    receive(store, [*activities(20)[1:2], *activities(20, "lại")[3:]])
    (_, gone), *_ = journal_pages.still_deleted(store, "U", kinds, None)
    assert {one.key for one in gone} == {"a0002"}
    receive(store, [*activities(20, "lần nữa")])
    assert list(journal_pages.still_deleted(store, "U", kinds, None)) == []


def test_records_of_a_kept_payload_are_named_by_it(store: Store) -> None:
    records = Records(programmes=[PROGRAMME], activities=activities(12, "theo bản nộp"))
    content = msgspec.json.encode({"records": records}, order="sorted")
    with store.transaction("submission.received", undoable=False) as tx:
        tx.keep_payload("h1", content, records)
        tx.put_many([*records.programmes, *records.activities])
        tx.commit()
    query = "SELECT payload, length(changes) FROM journal_batch"
    ((payload, length),) = store.database.rows(query)
    assert payload == "h1"
    assert length < 200  # the names of the fields alone
    (step,) = journal.history(store, "U", "activity", "a0007")
    assert step.change.after == plain(records.activities[7])
    assert list(step.change.after or ()) == list(plain(records.activities[7]))
    edited = [msgspec.structs.replace(one, content="khác") for one in records.activities]
    with store.transaction("submission.received", undoable=False) as tx:
        tx.keep_payload("h1", content, records)
        tx.put_many(edited)  # cells that were accepted: no longer what the payload says
        tx.commit()
    steps = journal.history(store, "U", "activity", "a0007")
    assert [(step.change.after or {})["content"] for step in steps] == ["theo bản nộp", "khác"]
    assert (steps[1].change.before or {})["content"] == "theo bản nộp"


def test_a_key_with_a_line_end_cannot_shift_the_others(store: Store) -> None:
    wild = [
        Section(unit="U", key=f"s{n}\nx", plan="p", round="2026", section=f"{n}") for n in range(20)
    ]
    action = receive(store, list(wild))
    assert rows(store, "journal_batch", action) == 0
    changes = journal.changes_of(store, action)
    assert [one.key for one in changes] == [one.key for one in wild]
