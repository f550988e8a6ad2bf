# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Activity, Programme, Record, Section
from lsapp.errors import UserError
from lsapp.storage import journal
from lsapp.storage.schema import RECORD_TYPES
from lsapp.storage.search import Hit, search
from lsapp.storage.store import Store

PROGRAMME = Programme(
    unit="U", key="p", plan="kh48", doc_type="ctr", period_from=2026, period_to=2030
)


def activity(key: str, content: str | None = None) -> Activity:
    return Activity(unit="U", key=key, programme="p", group="1", content=content)


def save(store: Store, name: str, *records: Record, undoable: bool = True) -> None:
    with store.transaction(name, undoable=undoable) as tx:
        tx.put_many(records)
        tx.commit()


def contents(store: Store) -> list[str | None]:
    return [record.content for record in store.select(Activity)]


def names(store: Store) -> tuple[str | None, str | None]:
    undo, redo = journal.undo_name(store), journal.redo_name(store)
    return (undo.name if undo else None, redo.name if redo else None)


def everything(store: Store) -> dict[str, list[Record]]:
    return {kind: store.select(record_type) for kind, record_type in RECORD_TYPES.items()}


def test_an_empty_journal_has_nothing_to_undo_or_redo(store: Store) -> None:
    assert names(store) == (None, None)
    assert journal.undo(store) is None
    assert journal.redo(store) is None


def test_undo_and_redo_walk_the_same_path_over_restarts(
    tmp_path: Path, make_store: Callable[[Path], Store]
) -> None:
    path = tmp_path / "a.lsdb"
    store = make_store(path)
    save(store, "create", PROGRAMME, activity("a", "một"))
    save(store, "edit", activity("a", "hai"))
    with store.transaction("delete") as tx:
        tx.delete(Activity, "U", "a")
        tx.commit()
    expected = [
        (journal.undo, ["hai"], ("edit", "delete")),
        (journal.undo, ["một"], ("create", "edit")),
        (journal.redo, ["hai"], ("edit", "delete")),
        (journal.redo, [], ("delete", None)),
        (journal.undo, ["hai"], ("edit", "delete")),
        (journal.undo, ["một"], ("create", "edit")),
        (journal.undo, [], (None, "create")),
        (journal.redo, ["một"], ("create", "edit")),
    ]
    for step, held, menu in expected:
        store.database.close()
        store = make_store(path)
        assert step(store) is not None
        assert contents(store) == held
        assert names(store) == menu


def test_a_new_action_drops_what_could_be_redone(store: Store) -> None:
    save(store, "create", PROGRAMME, activity("a", "một"))
    save(store, "edit", activity("a", "hai"))
    journal.undo(store)
    save(store, "other", activity("b", "ba"))
    assert names(store) == ("other", None)
    assert journal.redo(store) is None
    journal.undo(store)
    assert names(store) == ("create", "other")
    journal.undo(store)
    assert everything(store) == {kind: [] for kind in RECORD_TYPES}


def test_undo_says_what_changed(store: Store) -> None:
    save(store, "create", PROGRAMME, activity("a"))
    change = journal.undo(store)
    assert change is not None
    assert (change.name, change.deleted, change.kinds) == ("create", 2, {"programme", "activity"})
    assert [action.way for action in journal.actions(store)] == ["undo", "do"]
    assert journal.actions(store)[0].target == 1


def test_what_cannot_be_undone_is_stepped_over(store: Store) -> None:
    section = Section(unit="U", key="s", plan="kh48", round="2026", section="1")
    save(store, "create", PROGRAMME, activity("a", "một"))
    save(store, "seal", section, undoable=False)
    assert names(store) == ("create", None)
    journal.undo(store)
    assert contents(store) == []
    assert store.select(Section) == [section]


def test_undo_never_writes_over_what_cannot_be_undone(store: Store) -> None:
    save(store, "create", PROGRAMME, activity("a", "một"))
    save(store, "edit", activity("a", "hai"))
    save(store, "intake", activity("a", "từ tệp"), undoable=False)
    with pytest.raises(UserError) as caught:
        journal.undo(store)
    assert caught.value.code == "undo.overtaken"
    assert caught.value.facts == {"action": "edit", "kind": "activity"}
    assert contents(store) == ["từ tệp"]


def test_undoing_a_creation_that_others_now_hang_on_is_refused(store: Store) -> None:
    save(store, "create", PROGRAMME)
    save(store, "intake", activity("a"), undoable=False)
    with pytest.raises(UserError) as caught:
        journal.undo(store)
    assert caught.value.code == "record.still_used"


def test_a_record_of_an_older_version_is_not_forced_into_todays(store: Store) -> None:
    save(store, "create", PROGRAMME)
    with store.database.transaction():
        store.database.execute(
            "UPDATE journal_change SET after = replace(after, '\"title\"', '\"heading\"')"
        )
        store.database.commit()
    with pytest.raises(UserError) as caught:
        journal.undo(store)
    assert caught.value.code == "undo.older_version"
    (entry,) = journal.history(store, "U", "programme", "p")
    assert entry.change.after is not None
    assert "heading" in entry.change.after


def test_many_actions_back_are_found(store: Store) -> None:
    save(store, "create", PROGRAMME)
    for number in range(300):
        save(store, "edit", msgspec.structs.replace(PROGRAMME, title=str(number)))
    for _ in range(300):
        journal.undo(store)
    assert names(store) == ("create", "edit")
    assert store.select(Programme) == [PROGRAMME]
    for _ in range(300):
        journal.redo(store)
    assert store.select(Programme)[0].title == "299"


def test_history_tells_who_when_and_what(store: Store) -> None:
    save(store, "create", PROGRAMME, activity("a", "một"))
    with store.transaction("edit", who="người khác", label="nhiệm vụ 1.1") as tx:
        tx.put(activity("a", "hai"))
        tx.commit()
    journal.undo(store)
    created, edited, undone = journal.history(store, "U", "activity", "a")
    assert created.change.before is None
    assert (edited.action.who, edited.action.label) == ("người khác", "nhiệm vụ 1.1")
    assert edited.action.at == dt.datetime(2026, 11, 21, 1, tzinfo=dt.UTC)
    assert edited.change.changed_fields() == ["content"]
    assert edited.change.after is not None
    assert edited.change.after["content"] == "hai"
    assert (undone.action.way, undone.action.target) == ("undo", 2)
    assert journal.history(store, "V", "activity", "a") == []
    assert [entry.kind for entry in journal.changes_of(store, 1)] == ["programme", "activity"]


def test_actions_are_read_page_by_page(store: Store) -> None:
    for number in range(5):
        save(store, f"edit.{number}", msgspec.structs.replace(PROGRAMME, title=str(number)))
    page = journal.actions(store, limit=2)
    assert [action.name for action in page] == ["edit.4", "edit.3"]
    page = journal.actions(store, limit=2, before_id=page[-1].id)
    assert [action.name for action in page] == ["edit.2", "edit.1"]


def test_changes_since_are_net(store: Store) -> None:
    save(store, "create", PROGRAMME, activity("a", "một"), activity("b"))
    mark = journal.last_action(store)
    assert journal.changes_since(store, mark) == []
    save(store, "edit", activity("a", "hai"))
    save(store, "edit", activity("a", "ba"), activity("c"))
    with store.transaction("delete") as tx:
        tx.delete(Activity, "U", "c")
        tx.delete(Activity, "U", "b")
        tx.commit()
    changes = {change.key: change for change in journal.changes_since(store, mark)}
    assert set(changes) == {"a", "b"}
    before, after = changes["a"].before, changes["a"].after
    assert before is not None
    assert after is not None
    assert (before["content"], after["content"]) == ("một", "ba")
    assert changes["b"].after is None
    assert journal.changes_since(store, mark, unit="V") == []
    for _ in range(3):
        journal.undo(store)
    assert journal.changes_since(store, mark) == []


def test_search_follows_undo_and_redo(store: Store) -> None:
    save(store, "create", PROGRAMME, activity("a", "Đào tạo"))
    save(store, "edit", activity("a", "Hội nghị"))
    hit = [Hit("activity", "U", "a")]
    assert (search(store, "dao tao"), search(store, "hoi nghi")) == ([], hit)
    journal.undo(store)
    assert (search(store, "dao tao"), search(store, "hoi nghi")) == (hit, [])
    journal.undo(store)
    assert search(store, "dao tao") == []
    journal.redo(store)
    journal.redo(store)
    assert (search(store, "dao tao"), search(store, "hoi nghi")) == ([], hit)


def undo_and_redo_many(store: Store, number: int) -> None:
    records = [activity(f"{n:06}", f"Nhiệm vụ {n}") for n in range(number)]
    save(store, "import", *reversed(records), PROGRAMME)
    change = journal.undo(store)
    assert change is not None
    assert change.deleted == number + 1
    assert store.count(Activity) == 0
    assert store.database.rows("SELECT count(*) FROM search_entry") == [(0,)]
    change = journal.redo(store)
    assert change is not None
    assert change.added == number + 1
    assert store.select(Activity) == records
    assert search(store, f"nhiem vu {number - 1}")[0] == Hit("activity", "U", records[-1].key)


def test_an_import_is_undone_at_once(store: Store) -> None:
    undo_and_redo_many(store, 2000)


@pytest.mark.full
def test_a_hundred_thousand_records_are_undone_at_once(store: Store) -> None:
    undo_and_redo_many(store, 100_000)
