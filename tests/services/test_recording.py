# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import unicodedata

import msgspec
import pytest

from lsapp.domain.legacy import Encoding
from lsapp.domain.records import Activity, BudgetLine, Evidence, Programme, Progress, new_key
from lsapp.errors import UserError
from lsapp.services.history import redo_last, undo_last
from lsapp.services.recording import convert_legacy, delete, legacy_texts, save
from lsapp.services.showing import records_shown


def shown(desk) -> bytes:
    return records_shown(desk, desk.plan(), "X06040", "2026")


def test_text_is_cleaned_and_the_due_day_follows_on_saving(office):
    activity = office.store.select(Activity)[0]
    typed = msgspec.structs.replace(
        activity,
        content=unicodedata.normalize("NFD", "  Tổ chức hội nghị\x00 "),
        note="   ",
        timeframe="quý iii/2026",
    )
    save(office, "activity.edited", [typed])
    kept = office.store.get(Activity, activity.unit, activity.key)
    assert (kept.content, kept.note) == ("Tổ chức hội nghị", None)
    assert kept.due_on == dt.date(2026, 9, 30)


def test_a_draft_with_nothing_in_it_is_saved(office):
    programme = office.store.select(Programme)[0]
    empty = Activity(unit="X06040", key=new_key(), programme=programme.key, group="1")
    assert save(office, "activity.added", [empty]).added == 1


def test_text_above_the_limit_is_refused_and_nothing_is_saved(office):
    before = shown(office)
    activity = office.store.select(Activity)[0]
    with pytest.raises(UserError) as error:
        save(office, "activity.edited", [msgspec.structs.replace(activity, note="x" * 200_001)])
    assert error.value.code == "text.too_long"
    assert shown(office) == before


def test_deleting_an_activity_takes_what_hangs_on_it_and_undo_brings_all_back(office):
    before = shown(office)
    proven = office.store.select(Evidence)[0].activity
    child = Activity(
        unit="X06040", key=new_key(), parent=proven, group="1",
        programme=office.store.select(Programme)[0].key,
    )  # fmt: skip
    save(office, "activity.added", [child])
    delete(office, "activity.deleted", Activity, "X06040", [proven])
    for kind in (BudgetLine, Progress, Evidence):
        assert not [one for one in office.store.select(kind) if one.activity == proven]
    assert office.store.get(Activity, "X06040", child.key) is None
    assert undo_last(office) == "activity.deleted"
    assert undo_last(office) == "activity.added"
    assert shown(office) == before
    assert redo_last(office) == "activity.added"


def test_deleting_a_programme_takes_its_activities(office):
    before = shown(office)
    programme = office.store.select(Programme)[0]
    change = delete(office, "programme.deleted", Programme, "X06040", [programme.key])
    assert {"programme", "activity", "budget_line", "progress"} <= change.kinds
    assert office.store.count(Activity) == 0
    undo_last(office)
    assert shown(office) == before


def test_legacy_text_is_shown_first_and_converted_as_one_action(office):
    activity = office.store.select(Activity)[0]
    old = "§µo t¹o, båi d­ìng c¸n bé"
    save(office, "activity.edited", [msgspec.structs.replace(activity, content=old)])
    (found,) = legacy_texts(office, "X06040")
    assert (found.field, found.encoding) == ("content", Encoding.TCVN3.name)
    assert found.after == "Đào tạo, bồi dưỡng cán bộ"
    convert_legacy(office, [found])
    assert office.store.get(Activity, "X06040", activity.key).content == found.after
    assert legacy_texts(office, "X06040") == []
    assert undo_last(office) == "text.converted"
