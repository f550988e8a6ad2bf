# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from lsapp.domain.records import Activity, BudgetLine, Evidence, Programme, Progress, new_key
from lsapp.errors import UserError
from lsapp.services.history import redo_last, undo_last
from lsapp.services.programme_copy import (
    ProgrammeOptions,
    make_programme,
    new_programme_from,
    plan_new_programme,
)
from lsapp.services.recording import save
from lsapp.services.showing import records_shown

UNIT = "X06040"


@pytest.fixture
def source(office) -> Programme:
    programme = office.store.select(Programme, unit=UNIT)[0]
    programme = msgspec.structs.replace(
        programme, period_from=2021, period_to=2025, number="12", issued_on=dt.date(2021, 3, 5),
        title="Chương trình hành động giai đoạn 2021-2025 thực hiện Kế hoạch số 48/KH-UBND ngày 17/02/2020",
    )  # fmt: skip
    save(office, "programme.edited", [programme])
    return programme


def add(office, programme, **fields) -> Activity:
    activity = Activity(
        unit=UNIT, key=new_key(), programme=programme.key, group="1", position=99, **fields
    )
    save(office, "activity.added", [activity])
    return office.store.get(Activity, UNIT, activity.key)


def copied(office, source, **options) -> dict[str, Activity]:
    """The copies by the content of what they come from."""
    preview = plan_new_programme(office, UNIT, source.key, options=ProgrammeOptions(**options))
    make_programme(office, preview)
    return {
        one.source.key: office.store.get(Activity, UNIT, one.copy.key) for one in preview.activities
    }


def test_the_period_moves_by_its_length_and_the_paper_is_new(office, source):
    change = new_programme_from(office, UNIT, source.key)
    (made,) = [one for one in office.store.select(Programme, unit=UNIT) if one.key != source.key]
    assert (made.period_from, made.period_to) == (2026, 2030)
    assert made.title == source.title.replace("2021-2025", "2026-2030")
    assert (made.number, made.issued_on) == (None, None)
    assert (made.symbol, made.doc_type, made.plan) == (source.symbol, source.doc_type, source.plan)
    assert made.position > source.position
    assert change.added > 1
    assert change.changed == change.deleted == 0


def test_activities_keep_their_order_and_their_tree_under_keys_of_their_own(office, source):
    top = add(office, source, content="Cha")
    child = add(office, source, content="Con", parent=top.key)
    old = office.store.select(Activity, unit=UNIT, programme=source.key)
    new = copied(office, source)
    assert set(new) == {one.key for one in old}
    assert not {one.key for one in new.values()} & {one.key for one in old}
    for one in old:
        copy = new[one.key]
        assert (copy.content, copy.group, copy.plan_task, copy.position) == (
            one.content, one.group, one.plan_task, one.position,
        )  # fmt: skip
        assert copy.parent == (new[one.parent].key if one.parent else None)
    assert new[child.key].parent == new[top.key].key


def test_timeframes_move_in_words_and_in_their_due_day(office, source):
    quarter = add(office, source, timeframe="Quý II/2025")
    whole = add(office, source, timeframe="2021-2025")
    yearly = add(office, source, timeframe="Hằng năm")
    by_hand = add(office, source, timeframe="theo lịch riêng", due_on=dt.date(2024, 2, 29))
    new = copied(office, source)
    assert (new[quarter.key].timeframe, new[quarter.key].due_on) == (
        "Quý II/2030", dt.date(2030, 6, 30),
    )  # fmt: skip
    assert (new[whole.key].timeframe, new[whole.key].due_on) == ("2026-2030", dt.date(2030, 12, 31))
    assert (new[yearly.key].timeframe, new[yearly.key].due_on) == ("Hằng năm", None)
    assert new[by_hand.key].due_on == dt.date(2029, 2, 28)


def test_money_moves_with_its_plan_on_demand_and_never_as_spent(office, source):
    lines = office.store.select(BudgetLine, unit=UNIT)
    assert any(one.disbursed for one in lines)
    new = copied(office, source)
    made = [one for one in office.store.select(BudgetLine, unit=UNIT) if one not in lines]
    expected = sorted(
        (new[one.activity].key, one.year + 5, one.source, one.planned or 0) for one in lines
    )
    assert (
        sorted((one.activity, one.year, one.source, one.planned or 0) for one in made) == expected
    )
    assert all(one.disbursed is None for one in made)
    undo_last(office)
    new = copied(office, source, planned=False)
    made = [one for one in office.store.select(BudgetLine, unit=UNIT) if one not in lines]
    assert len(made) == len(lines)
    assert all(one.planned is None for one in made)
    undo_last(office)
    copied(office, source, money=False)
    assert len(office.store.select(BudgetLine, unit=UNIT)) == len(lines)


def test_results_and_evidence_stay_with_the_old_one(office, source):
    before = office.store.count(Progress), office.store.count(Evidence)
    copied(office, source)
    assert (office.store.count(Progress), office.store.count(Evidence)) == before


def test_the_preview_says_what_to_look_at_and_writes_nothing(office, source):
    sure = add(office, source, content="Hội nghị", timeframe="Quý I/2022")
    year = add(office, source, content="Kế hoạch tập huấn năm 2023")
    unsure = add(office, source, timeframe="Theo Kế hoạch số 5/KH-UBND năm 2022")
    before = records_shown(office, office.plan(), UNIT, "2026")
    preview = plan_new_programme(office, UNIT, source.key, 1)
    look = {one.source.key: one.look for one in preview.activities}
    assert (look[sure.key], look[year.key], look[unsure.key]) == ([], ["content"], ["timeframe"])
    assert preview.to_look_at >= 2
    assert (preview.programme.period_from, preview.shift_years) == (2022, 1)
    assert records_shown(office, office.plan(), UNIT, "2026") == before


def test_it_is_one_action(office, source):
    count = office.store.count(Activity)
    new_programme_from(office, UNIT, source.key)
    assert office.store.count(Activity) == 2 * count
    assert undo_last(office) == "programme.copied"
    assert (office.store.count(Activity), office.store.count(Programme)) == (count, 1)
    assert redo_last(office) == "programme.copied"
    assert office.store.count(Activity) == 2 * count


def test_a_programme_that_is_not_there_is_told(office):
    with pytest.raises(UserError) as error:
        plan_new_programme(office, UNIT, "nowhere")
    assert error.value.code == "programme.unknown"
