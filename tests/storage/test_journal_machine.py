# SPDX-License-Identifier: MIT
"""Any sequence of edits, undo, redo and reopening leaves what a plain list of states says it should."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from lsapp.domain.records import Activity, Programme, Record
from lsapp.domain.text import fold
from lsapp.storage import database, journal
from lsapp.storage.store import Store

KEYS = st.sampled_from(["a", "b", "c", "d"])
WORDS = st.sampled_from([None, "Đào tạo", "đường", "Hội nghị", "''", '% " *'])
State = dict[tuple[str, str], Record]


class JournalMachine(RuleBasedStateMachine):
    """``past[-1]`` is the present; ``future`` is what redo leads to."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "máy.lsdb"
        self._store = self._over(database.create(self._path))
        self._past: list[State] = [{}]
        self._future: list[State] = []

    def _over(self, opened: database.Database) -> Store:
        return Store(opened, lambda: dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "máy")

    def _do(self, puts: list[Record], deletes: list[tuple[type[Record], str]]) -> None:
        state = dict(self._past[-1])
        with self._store.transaction("step") as tx:
            tx.put_many(puts)
            for record in puts:
                state[record.KIND, record.key] = record
            for record_type, key in deletes:
                tx.delete(record_type, "U", key)
                state.pop((record_type.KIND, key), None)
            tx.commit()
        if state != self._past[-1]:
            self._past.append(state)
            self._future.clear()

    @rule(key=KEYS, content=WORDS)
    def put_one(self, key: str, content: str | None) -> None:
        self._do([self._programme(), self._activity(key, content)], [])

    @rule(contents=st.lists(st.tuples(KEYS, WORDS), max_size=8))
    def put_many(self, contents: list[tuple[str, str | None]]) -> None:
        self._do([*(self._activity(*pair) for pair in contents), self._programme()], [])

    @rule(key=KEYS)
    def delete_one(self, key: str) -> None:
        self._do([], [(Activity, key)])

    @rule()
    def delete_all(self) -> None:
        everything = [
            (Activity if kind == "activity" else Programme, key) for kind, key in self._past[-1]
        ]
        self._do([], everything)

    @rule(key=KEYS, content=WORDS)
    def forget_to_commit(self, key: str, content: str | None) -> None:
        with self._store.transaction("forgotten") as tx:
            tx.put(self._activity(key, content))

    @rule()
    def undo(self) -> None:
        change = journal.undo(self._store)
        if len(self._past) == 1:
            assert change is None
        else:
            assert change is not None
            self._future.append(self._past.pop())

    @rule()
    def redo(self) -> None:
        change = journal.redo(self._store)
        if not self._future:
            assert change is None
        else:
            assert change is not None
            self._past.append(self._future.pop())

    @rule()
    def reopen(self) -> None:
        self._store.database.close()
        self._store = self._over(database.open_database(self._path))

    @invariant()
    def the_tables_hold_the_present(self) -> None:
        held: State = {}
        for record_type in (Programme, Activity):
            held |= {(r.KIND, r.key): r for r in self._store.select(record_type)}
        assert held == self._past[-1]

    @invariant()
    def the_index_holds_the_present(self) -> None:
        expected = {
            record.key: fold(record.content)
            for record in self._past[-1].values()
            if isinstance(record, Activity) and record.content
        }
        base = self._store.database
        assert dict(base.rows('SELECT "key", folded FROM search_entry')) == expected
        with base.transaction():
            # FTS5 compares its index with search_entry, and fails where they differ.
            base.execute(
                "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)"
            )

    def teardown(self) -> None:
        self._store.database.close()
        self._folder.cleanup()

    @staticmethod
    def _programme() -> Programme:
        return Programme(
            unit="U", key="p", plan="kh48", doc_type="ctr", period_from=2026, period_to=2030
        )

    @staticmethod
    def _activity(key: str, content: str | None) -> Activity:
        plain = Activity(unit="U", key=key, programme="p", group="1")
        return msgspec.structs.replace(plain, content=content)


def run(examples: int, steps: int) -> None:
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(JournalMachine, settings=quiet)


def test_undo_and_redo_agree_with_a_plain_list_of_states() -> None:
    run(examples=25, steps=30)


@pytest.mark.full
def test_undo_and_redo_agree_over_long_sequences() -> None:
    run(examples=300, steps=100)
