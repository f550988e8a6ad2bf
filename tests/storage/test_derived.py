# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from lsapp.errors import UserError


def test_what_is_kept_is_found_by_its_mark(store):
    contents = {f"m{n}": f"{n}".encode() for n in range(1_200)}
    store.keep_derived("sums.1", contents)
    assert store.derived("sums.1", [*contents, "không có"]) == contents
    assert store.derived("sums.1", ["m7"]) == {"m7": b"7"}
    assert store.derived("other.1", contents) == {}


def test_a_new_version_takes_the_place_of_the_old_and_of_no_other(store):
    store.keep_derived("sums.1", {"a": b"1"})
    store.keep_derived("sums-of-forms.1", {"a": b"2"})
    store.keep_derived("content.1", {"a": b"3"})
    store.keep_derived("sums.2", {"a": b"4"})
    assert store.derived("sums.1", ["a"]) == {}
    assert store.derived("sums.2", ["a"]) == {"a": b"4"}
    assert store.derived("sums-of-forms.1", ["a"]) == {"a": b"2"}
    assert store.derived("content.1", ["a"]) == {"a": b"3"}


def test_what_is_computed_again_replaces(store):
    store.keep_derived("sums.1", {"a": b"1", "b": b"2"})
    store.keep_derived("sums.1", {"a": b"3"})
    assert store.derived("sums.1", ["a", "b"]) == {"a": b"3", "b": b"2"}


@pytest.mark.parametrize("code", ["database.read_only", "disk.full"])
def test_nothing_is_kept_where_nothing_can_be_written(store, monkeypatch, code):
    def refuse(*_arguments):
        raise UserError(code)

    monkeypatch.setattr(store.database, "transaction", refuse)
    store.keep_derived("sums.1", {"a": b"1"})
    assert store.derived("sums.1", ["a"]) == {}


def test_other_faults_are_told(store, monkeypatch):
    def refuse(*_arguments):
        raise UserError("database.damaged")

    monkeypatch.setattr(store.database, "transaction", refuse)
    with pytest.raises(UserError):
        store.keep_derived("sums.1", {"a": b"1"})


def test_the_journal_says_nothing_of_it(store):
    before = store.database.rows("SELECT count(*) FROM journal_action")
    store.keep_derived("sums.1", {"a": b"1"})
    assert store.database.rows("SELECT count(*) FROM journal_action") == before
