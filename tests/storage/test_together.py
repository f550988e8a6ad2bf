# SPDX-License-Identifier: MIT
# ruff: noqa: PT012 - what raises is a row of transactions with something done in it
"""Many transactions are made permanent at once, or none of them."""

from __future__ import annotations

import pytest

from lsapp.domain.records import Activity, Programme
from lsapp.errors import UserError
from lsapp.storage import journal
from lsapp.storage.search import search
from lsapp.storage.store import Store


def programme(key: str, title: str | None = None) -> Programme:
    return Programme(
        unit="U",
        key=key,
        plan="kh48",
        doc_type="ctr",
        period_from=2026,
        period_to=2030,
        title=title,
    )


def put(store: Store, *records: Programme | Activity) -> None:
    with store.transaction("put") as tx:
        tx.put_many(records)
        tx.commit()


def test_each_transaction_is_an_action_of_its_own(store: Store) -> None:
    with store.together():
        put(store, programme("a"))
        put(store, programme("b"))
        assert store.count(Programme) == 2  # what is open is read by the one connection
    assert [one.name for one in journal.actions(store)] == ["put", "put"]
    assert not store.database.in_transaction


def test_what_is_raised_inside_undoes_all(store: Store) -> None:
    put(store, programme("before", "Chương trình"))
    with pytest.raises(KeyError), store.together():
        put(store, programme("a", "Kế hoạch"))
        raise KeyError
    assert [one.key for one in store.select(Programme)] == ["before"]
    assert len(search(store, "chuong trinh")) == 1
    assert search(store, "ke hoach") == []
    put(store, programme("after"))
    assert store.count(Programme) == 2


def test_a_transaction_without_its_commit_takes_the_others_along(store: Store) -> None:
    with pytest.raises(RuntimeError), store.together():
        put(store, programme("a"))
        with store.transaction("put") as tx:
            tx.put(programme("b"))
    assert store.count(Programme) == 0


def test_nothing_is_written_between_the_transactions(store: Store) -> None:
    with store.together():
        put(store, programme("a"))
        with pytest.raises(RuntimeError):
            store.database.execute("DELETE FROM programme")
        put(store, programme("b"))
    assert store.count(Programme) == 2


def test_a_record_that_hangs_on_nothing_is_told_at_the_end(store: Store) -> None:
    activity = Activity(unit="U", key="x", programme="nowhere", group="1")
    with pytest.raises(UserError) as error, store.together():
        put(store, programme("a"))
        put(store, activity)
    assert error.value.code == "record.parent_missing"
    assert store.count(Programme) == store.count(Activity) == 0


@pytest.mark.parametrize("count", [1, 31, 32, 33, 200])
def test_rows_are_inserted_whatever_their_number(store: Store, count: int) -> None:
    records = [programme(f"p{number:03}", f"Chương trình {number}") for number in range(count)]
    put(store, *records)
    assert store.select(Programme) == records
    assert len(search(store, "chuong trinh", limit=500)) == count
    change = journal.changes_of(store, 1)
    assert [one.key for one in change] == [one.key for one in records]
    assert change[-1].before is None
    assert change[-1].after is not None
    assert change[-1].after["title"] == records[-1].title


def test_words_are_found_as_the_last_transaction_left_them(store: Store) -> None:
    put(store, programme("old", "Cũ kỹ"))
    with store.together():
        put(store, programme("a", "Kế hoạch"), programme("b", "Đề án"))
        put(store, programme("a", "Chương trình"), programme("old", "Mới mẻ"))
        with store.transaction("delete") as tx:
            tx.delete(Programme, "U", "b")
            tx.commit()
    found = {
        text: [one.key for one in search(store, text)] for text in ("ke", "chuong", "de an", "moi")
    }
    assert found == {"ke": [], "chuong": ["a"], "de an": [], "moi": ["old"]}
    assert search(store, "cu ky") == []
