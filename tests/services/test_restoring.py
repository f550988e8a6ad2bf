# SPDX-License-Identifier: MIT
from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    Programme,
    Progress,
    Section,
    Submission,
    new_key,
)
from lsapp.errors import UserError
from lsapp.services.history import redo_last, undo_last
from lsapp.services.recording import delete, save
from lsapp.services.restoring import bin_entries, restore_from_bin, restore_record
from lsapp.services.showing import records_shown
from lsapp.services.timeline import entries

UNIT = "X06040"


def shown(desk) -> bytes:
    return records_shown(desk, desk.plan(), UNIT, "2026")


def note(desk, activity: Activity, words: str) -> int:
    save(desk, "activity.edited", [msgspec.structs.replace(activity, note=words)])
    return entries(desk, limit=1)[0].id


def remove(desk, kind, *keys: str) -> int:
    delete(desk, f"{kind.KIND}.deleted", kind, UNIT, list(keys))
    return entries(desk, limit=1)[0].id


def proven(desk) -> str:
    """An activity with money, results and evidence."""
    return next(one.activity for one in desk.store.select(Evidence) if one.activity)


def test_a_record_goes_back_to_either_side_of_an_action(office):
    activity = office.store.select(Activity)[0]
    first = note(office, activity, "một")
    note(office, activity, "hai")
    restore_record(office, UNIT, "activity", activity.key, first, "after")
    assert office.store.get(Activity, UNIT, activity.key).note == "một"
    restore_record(office, UNIT, "activity", activity.key, first, "before")
    assert office.store.get(Activity, UNIT, activity.key) == activity
    assert undo_last(office) == "record.restored"
    assert office.store.get(Activity, UNIT, activity.key).note == "một"
    assert redo_last(office) == "record.restored"
    assert activity.content[:20] in entries(office, limit=2)[1].label


def test_a_deleted_record_comes_back_with_what_it_hangs_on(office):
    line = office.store.select(BudgetLine)[0]
    activity = office.store.get(Activity, UNIT, line.activity)
    programme = office.store.get(Programme, UNIT, activity.programme)
    gone = remove(office, Programme, programme.key)
    restore_record(office, UNIT, "budget_line", line.key, gone, "before")
    assert office.store.select(BudgetLine) == [line]
    assert office.store.select(Activity) == [activity]
    assert office.store.select(Programme) == [programme]
    undo_last(office)
    assert office.store.count(Programme) == office.store.count(BudgetLine) == 0


def test_what_was_not_there_on_that_side_cannot_come_back(office):
    programme = office.store.select(Programme)[0]
    new = Activity(unit=UNIT, key=new_key(), programme=programme.key, group="1")
    save(office, "activity.added", [new])
    made = entries(office, limit=1)[0].id
    for key, side in ((new.key, "before"), (programme.key, "after")):
        kind = "activity" if key == new.key else "programme"
        with pytest.raises(UserError) as error:
            restore_record(office, UNIT, kind, key, made, side)
        assert error.value.code == "restore.not_there"


def test_what_follows_from_a_submission_is_not_restored(office):
    sealed = office.store.select(Submission)[0]
    action = entries(office, kind="submission")[0].id
    with pytest.raises(UserError) as error:
        restore_record(office, UNIT, "submission", sealed.key, action, "after")
    assert error.value.code == "restore.not_restorable"


def test_a_record_of_an_older_version_is_refused_in_words(office):
    activity = office.store.select(Activity)[0]
    action = note(office, activity, "một")
    with office.database.driver() as raw:
        raw.execute(
            "UPDATE journal_change SET after = json_set(after, '$.colour', 'đỏ') WHERE action = ?",
            (action,),
        )
    with pytest.raises(UserError) as error:
        restore_record(office, UNIT, "activity", activity.key, action, "after")
    assert error.value.code == "undo.older_version"


def test_the_bin_lists_what_was_deleted_with_what_hung_on_it(office):
    key = proven(office)
    assert bin_entries(office, UNIT) == []
    section = office.store.select(Section)[0]
    remove(office, Section, section.key)
    hanging = [
        one.KIND
        for kind in (BudgetLine, Progress, Evidence)
        for one in office.store.select(kind)
        if one.activity == key
    ]
    action = remove(office, Activity, key)
    newest, oldest = bin_entries(office, UNIT)
    assert (newest.kind, newest.key, newest.action) == ("activity", key, action)
    assert newest.hanging == Counter(hanging)
    assert {"progress", "evidence"} <= newest.hanging.keys()
    assert newest.words == "action.activity.deleted"
    assert (oldest.kind, oldest.key, oldest.hanging) == ("section", section.key, {})
    assert newest.kind_label == "Nhiệm vụ"
    assert newest.where.startswith("«")
    assert bin_entries(office, "S-SKHCN2025") == []


def test_restoring_from_the_bin_brings_everything_back_as_one_action(office):
    before = shown(office)
    remove(office, Programme, office.store.select(Programme)[0].key)
    (entry,) = bin_entries(office, UNIT)
    assert entry.hanging["activity"] > 5
    change = restore_from_bin(office, [entry])
    assert change.added == 1 + sum(entry.hanging.values())
    assert shown(office) == before
    assert bin_entries(office, UNIT) == []
    assert undo_last(office) == "bin.restored"
    assert office.store.count(Activity) == 0
    assert [one.key for one in bin_entries(office, UNIT)] == [entry.key]


def test_several_of_one_action_are_listed_and_restored_singly_or_together(office):
    one, two, three = (activity.key for activity in office.store.select(Activity, parent=None)[:3])
    before = shown(office)
    remove(office, Activity, one, two, three)
    listed = bin_entries(office, UNIT)
    assert {entry.key for entry in listed} == {one, two, three}
    assert len({entry.action for entry in listed}) == 1
    restore_from_bin(office, [entry for entry in listed if entry.key == two])
    assert office.store.get(Activity, UNIT, two) is not None
    left = bin_entries(office, UNIT)
    assert {entry.key for entry in left} == {one, three}
    restore_from_bin(office, listed)
    assert shown(office) == before


def test_a_child_deleted_before_its_parent_brings_the_parent_alone(office):
    programme = office.store.select(Programme)[0]
    key = proven(office)
    remove(office, Activity, key)
    remove(office, Programme, programme.key)
    _, child = bin_entries(office, UNIT)
    assert child.key == key
    restore_from_bin(office, [child])
    assert office.store.select(Programme) == [programme]
    assert [one.key for one in office.store.select(Activity)] == [key]
    assert office.store.count(Evidence) >= 1


def test_what_an_undo_took_back_or_brought_back_is_not_in_the_bin(office):
    programme = office.store.select(Programme)[0]
    save(
        office,
        "activity.added",
        [Activity(unit=UNIT, key=new_key(), programme=programme.key, group="1")],
    )
    undo_last(office)
    assert bin_entries(office, UNIT) == []
    remove(office, Activity, proven(office))
    undo_last(office)
    assert bin_entries(office, UNIT) == []
    redo_last(office)
    assert len(bin_entries(office, UNIT)) == 1


def test_what_is_there_again_is_left_as_it_is(office):
    activity = office.store.select(Activity)[0]
    remove(office, Activity, activity.key)
    (entry,) = bin_entries(office, UNIT)
    again = msgspec.structs.replace(activity, note="Đã thêm lại bằng tay")
    save(office, "activity.added", [again])
    restore_from_bin(office, [entry])
    assert office.store.get(Activity, UNIT, activity.key) == again


def test_pages_of_the_bin_end_with_whole_actions(office):
    keys = [one.key for one in office.store.select(Activity, parent=None)]
    for key in keys[:4]:
        remove(office, Activity, key)
    found, before_id = [], None
    while page := bin_entries(office, UNIT, limit=1, before_id=before_id):
        found += page
        before_id = page[-1].action
    assert [one.key for one in found] == keys[:4][::-1]
