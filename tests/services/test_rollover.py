# SPDX-License-Identifier: MIT
from __future__ import annotations

import msgspec
import pytest

from lsapp.domain.records import (
    WHOLE,
    Activity,
    GroupStatement,
    OpenRow,
    Programme,
    Progress,
    Report,
    Round,
    Section,
    Status,
    StatValue,
    natural_key,
    new_key,
)
from lsapp.errors import UserError
from lsapp.services.history import undo_last
from lsapp.services.recording import delete, save
from lsapp.services.rollover import (
    RoundOptions,
    last_round_values,
    new_round_from,
    plan_new_round,
)
from lsapp.services.snapshots import snapshot_of

UNIT, PLAN = "X06040", "KH48"
EVERYTHING = RoundOptions(sections=True)


def of(desk, kind, round_code):
    return desk.store.select(kind, unit=UNIT, plan=PLAN, round=round_code)


def carried(desk, options=EVERYTHING):
    return new_round_from(desk, desk.plan(), UNIT, "2026", "2027", options)


def mark(desk, form, row, column, reason) -> StatValue:
    key = natural_key(StatValue, UNIT, PLAN, "2026", form, row, column)
    held = [
        one
        for one in of(desk, StatValue, "2026")
        if (one.form, one.row, one.column) == (form, row, column)
    ]
    key = held[0].key if held else key
    made = StatValue(
        unit=UNIT, key=key, plan=PLAN, round="2026", form=form, row=row, column=column,
        not_applicable=True, reason=reason,
    )  # fmt: skip
    save(desk, "cell.edited", [made])
    return made


@pytest.fixture
def grid(office):
    return next(one for one in office.plan().forms if one.layout == "grid")


@pytest.fixture
def plain_cell(grid):
    row = next(one.code for one in grid.rows if not one.sum_of)
    return row, next(one.code for one in grid.columns if not one.sum_of)


def test_unfinished_activities_start_where_they_stood_and_finished_ones_do_not(office):
    before = {one.activity: one for one in of(office, Progress, "2026")}
    carried(office)
    after = {one.activity: one for one in of(office, Progress, "2027")}
    unfinished = {
        key for key, one in before.items() if one.status in (Status.NOT_STARTED, Status.IN_PROGRESS)
    }
    assert set(after) == unfinished
    assert 0 < len(unfinished) < len(before)
    for key, one in after.items():
        assert (one.status, one.percent) == (before[key].status, before[key].percent)
        assert one.key == natural_key(Progress, UNIT, PLAN, "2027", key)
        assert (one.result, one.difficulty, one.cause, one.proposal) == (None,) * 4


def test_a_programme_that_has_ended_brings_no_results_along(office):
    programmes = office.store.select(Programme, unit=UNIT)
    save(
        office, "programme.edited",
        [msgspec.structs.replace(one, period_from=2026, period_to=2026) for one in programmes],
    )  # fmt: skip
    carried(office)
    assert of(office, Progress, "2027") == []
    assert snapshot_of(office.store, PLAN, UNIT, "2027").records.programmes == []


def test_cells_that_do_not_apply_keep_their_reason_and_figures_do_not_come(
    office, grid, plain_cell
):
    marked = mark(office, grid.code, *plain_cell, "Xã không có trường cao đẳng")
    whole = mark(office, office.plan().forms[1].code, WHOLE, WHOLE, "Không thuộc phạm vi")
    lists = next(one.code for one in office.plan().forms if one.layout == "list")
    mark(office, lists, WHOLE, WHOLE, "Năm nay không có")
    carried(office)
    made = {(one.form, one.row, one.column): one for one in of(office, StatValue, "2027")}
    assert made[grid.code, *plain_cell].reason == marked.reason
    assert made[whole.form, WHOLE, WHOLE].reason == whole.reason
    assert all(one.not_applicable and one.value is None for one in made.values())
    assert not any(form == lists for form, _, _ in made)


def test_open_rows_come_by_form_with_keys_of_their_own(office):
    before = of(office, OpenRow, "2026")
    form = before[0].form
    carried(office, RoundOptions(open_rows=[form]))
    after = of(office, OpenRow, "2027")
    rows = [(one.position, one.cells) for one in before if one.form == form]
    assert sorted(((one.position, one.cells) for one in after), key=str) == sorted(rows, key=str)
    assert {one.form for one in after} == {form}
    assert not {one.key for one in before} & {one.key for one in after}


def test_words_come_only_on_demand_and_what_did_not_arise_never(office):
    group = GroupStatement(
        unit=UNIT, key=natural_key(GroupStatement, UNIT, PLAN, "2026", "7"), plan=PLAN, round="2026",
        group="7", none_arising=True, reason="Không có",
    )  # fmt: skip
    held = [one for one in of(office, GroupStatement, "2026") if one.group == "7"]
    save(
        office,
        "group.edited",
        [msgspec.structs.replace(group, key=held[0].key if held else group.key)],
    )
    carried(office, RoundOptions())
    assert of(office, Section, "2027") == []
    assert of(office, GroupStatement, "2027") == []
    carried(office)
    texts = {one.section: one.text for one in of(office, Section, "2026") if one.text}
    assert {one.section: one.text for one in of(office, Section, "2027")} == texts
    assert texts


def test_what_the_new_round_says_already_is_left_alone(office):
    activity = next(
        one.activity for one in of(office, Progress, "2026") if one.status is Status.IN_PROGRESS
    )
    section = next(one for one in of(office, Section, "2026") if one.text)
    done = Progress(
        unit=UNIT,
        key=new_key(),
        plan=PLAN,
        round="2027",
        activity=activity,
        status=Status.COMPLETED,
    )
    empty = Section(unit=UNIT, key=new_key(), plan=PLAN, round="2027", section=section.section)
    save(office, "typed.before", [done, empty])
    carried(office)
    assert done in of(office, Progress, "2027")
    (words,) = [one for one in of(office, Section, "2027") if one.section == section.section]
    assert (words.key, words.text) == (empty.key, section.text)
    assert carried(office).action is None


def test_the_preview_counts_what_will_be_written_and_writes_nothing(office):
    preview = plan_new_round(office, office.plan(), UNIT, "2026", "2027", EVERYTHING)
    assert of(office, Report, "2027") == []
    change = carried(office)
    assert change.added == preview.total > 0
    assert len(of(office, Progress, "2027")) == preview.progress
    assert preview.finished > 0


def test_it_is_one_action_and_the_round_stays_open_after_undo(office):
    carried(office)
    assert undo_last(office) == "round.carried"
    assert of(office, Progress, "2027") == of(office, Section, "2027") == []
    assert len(of(office, Report, "2027")) == 1
    assert office.store.count(Round, plan=PLAN, code="2027") == 1


def test_a_round_cannot_come_from_itself(office):
    with pytest.raises(UserError) as error:
        new_round_from(office, office.plan(), UNIT, "2026", " 2026 ")
    assert error.value.code == "rollover.same_round"


def test_the_last_round_speaks_as_it_was_sealed(office):
    plan = office.plan()
    sealed = last_round_values(office, plan, UNIT, "2026")
    assert sealed.round == "2025"
    live = of(office, Progress, "2025")[0]
    save(office, "result.edited", [msgspec.structs.replace(live, result="Sửa sau khi chốt")])
    assert last_round_values(office, plan, UNIT, "2026") == sealed
    assert sealed.progress[live.activity].result == live.result
    assert sealed.sections
    assert sealed.cells[next(iter(sealed.cells))].round == "2025"

    standing = last_round_values(office, plan, UNIT, "2027")
    (first, *_) = of(office, Progress, "2026")
    assert standing.progress[first.activity] == first
    assert {row.form for rows in standing.rows.values() for row in rows} == set(standing.rows)
    assert last_round_values(office, plan, UNIT, "2020") is None


def test_an_activity_deleted_since_the_sealing_is_not_carried(office):
    gone = next(one for one in of(office, Progress, "2025") if one.status is Status.IN_PROGRESS)
    delete(office, "activity.deleted", Activity, UNIT, [gone.activity])
    new_round_from(office, office.plan(), UNIT, "2025", "2027")
    assert gone.activity not in {one.activity for one in of(office, Progress, "2027")}
    assert of(office, Progress, "2027")
