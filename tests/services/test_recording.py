# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt
import unicodedata

import msgspec
import pytest

from lsapp.domain.legacy import Encoding
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Evidence,
    OpenRow,
    Programme,
    Progress,
    new_key,
)
from lsapp.errors import UserError
from lsapp.services.checking import check_round
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


def test_a_due_day_by_hand_is_kept_where_the_timeframe_says_nothing(office):
    activity = next(one for one in office.store.select(Activity) if one.due_on)
    by_hand = msgspec.structs.replace(
        activity, timeframe="theo lịch riêng", due_on=dt.date(2026, 11, 20)
    )
    save(office, "activity.edited", [by_hand])
    assert office.store.get(Activity, activity.unit, activity.key).due_on == by_hand.due_on


def test_a_due_day_goes_with_the_timeframe_that_gave_it(office):
    activity = office.store.select(Activity)[0]
    save(office, "activity.edited", [msgspec.structs.replace(activity, timeframe="Quý III/2026")])
    kept = office.store.get(Activity, activity.unit, activity.key)
    save(office, "activity.edited", [msgspec.structs.replace(kept, timeframe=None)])
    assert office.store.get(Activity, activity.unit, activity.key).due_on is None


def test_numbers_of_a_list_form_take_their_one_form(office):
    form = next(one for one in office.plan().forms if one.layout == "list")
    text = next(one.code for one in form.columns if one.kind == "text")
    number = next(one.code for one in form.columns if one.kind in ("number", "money"))
    cells = {text: "2.50", number: "2.50"}
    row = OpenRow(
        unit="X06040", key=new_key(), plan="KH48", round="2026", form=form.code, cells=cells
    )
    save(office, "row.added", [row])
    assert office.store.get(OpenRow, "X06040", row.key).cells == {text: "2.50", number: "2.5"}


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


def test_legacy_text_in_a_row_is_converted_in_its_cell(office):
    form = next(one for one in office.plan().forms if one.layout == "list")
    column = next(one for one in form.columns if one.kind == "text")
    old = "§µo t¹o, båi d­ìng c¸n bé"
    row = OpenRow(
        unit="X06040", key=new_key(), plan="KH48", round="2026", form=form.code,
        cells={column.code: old, "stray": old},
    )  # fmt: skip
    save(office, "row.added", [row])
    found = legacy_texts(office, "X06040")
    assert {(one.kind, one.field, one.label) for one in found} == {
        ("open_row", f"cells/{column.code}", column.title),
        ("open_row", "cells/stray", "stray"),
    }
    convert_legacy(office, found)
    told = "Đào tạo, bồi dưỡng cán bộ"
    cells = office.store.get(OpenRow, "X06040", row.key).cells
    assert cells == {column.code: told, "stray": told}
    assert legacy_texts(office, "X06040") == []
    assert undo_last(office) == "text.converted"
    assert office.store.get(OpenRow, "X06040", row.key).cells == row.cells


def test_every_legacy_text_that_a_rule_speaks_of_is_converted(office):
    old = "§µo t¹o, båi d­ìng c¸n bé"
    proof = office.store.select(Evidence)[0]
    save(office, "evidence.edited", [msgspec.structs.replace(proof, name=old)])
    row = office.store.select(OpenRow, round="2026")[0]
    cells = {code: old if isinstance(one, str) else one for code, one in row.cells.items()}
    save(office, "row.edited", [msgspec.structs.replace(row, cells=cells)])

    def spoken_of() -> int:
        found = check_round(office, office.plan(), "X06040", "2026")
        return sum(one.code == "text.legacy" for one in found)

    found = legacy_texts(office, "X06040")
    assert len(found) == spoken_of() > 1
    convert_legacy(office, found)
    assert spoken_of() == 0
