# SPDX-License-Identifier: MIT
"""The figures of a round unit by unit: the same as the roll-up's, and read again only where changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Activity, Receipt, ReceiptState, Submission
from lsapp.errors import UserError
from lsapp.services.breakdowns import Dimension, Measure, break_down, sum_form
from lsapp.services.compiling import round_figures
from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.round_sums import (
    kept_sums,
    known_rounds,
    read_sums,
    round_index,
    task_lines,
    unit_register,
)
from lsapp.services.sampling import make_sample
from lsapp.services.series import Decision
from lsapp.services.snapshots import payload_of
from lsapp.submission.comparison import Edit
from lsapp.submission.standard_sheets import standard_sheets

UNITS = ["S-SKHCN2025", "X06040", "X06001", "X06004"]


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sums") / "so.lsdb"
    make_sample(path, units=UNITS, activities=6)
    return path


@pytest.fixture
def desk(sample_path: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "so.lsdb"
    path.write_bytes(sample_path.read_bytes())
    with open_desk(path) as opened:
        yield opened


def test_units_read_by_themselves_come_to_the_roll_up(desk: Desk) -> None:
    plan = desk.plan()
    figures = round_figures(desk, plan, "2026")
    marks = round_index(desk, plan, "2026").marks
    read = read_sums(desk, plan, "2026", list(marks))
    units = [one for one in read.values() if one is not None]
    assert {one.unit.code for one in units} == {one.unit.code for one in figures.counted}
    cut = break_down(plan, units, Dimension.GROUP)
    assert [line.key for line in cut.lines] == [one.code for one in figures.groups]
    for line, group in zip(cut.lines, figures.groups, strict=True):
        assert line.sums.count == group.figures.count
        assert line.sums.money == group.figures.money
    for form, total in zip(plan.forms, figures.forms, strict=True):
        given = [(one.unit, one.forms[form.code]) for one in units if form.code in one.forms]
        assert sum_form(form, given) == total


def test_the_activities_behind_a_figure_are_as_many_and_as_dear(desk: Desk) -> None:
    plan = desk.plan()
    for unit, sums in read_sums(desk, plan, "2026", UNITS).items():
        assert sums is not None
        for (dimension, key), part in sums.parts.items():
            place = (dimension, key)
            for measure in (Measure.COUNT, Measure.COMPLETED, Measure.OVERDUE):
                lines = task_lines(desk, plan, "2026", unit, place, measure)
                assert len(lines) == part.value(measure)
            paid = task_lines(desk, plan, "2026", unit, place, Measure.PLANNED)
            amounts = [one.planned for one in paid if one.planned is not None]
            assert (sum(amounts) if amounts else None) == part.planned
        whole = task_lines(desk, plan, "2026", unit, None, Measure.UNITS)
        assert len(whole) == sums.total.count
        assert task_lines(desk, plan, "2026", unit, (Dimension.UNIT, unit), Measure.COUNT) == whole


def test_only_the_unit_that_sent_has_another_mark(desk: Desk, tmp_path: Path) -> None:
    plan = desk.plan()
    before = round_index(desk, plan, "2026").marks
    assert round_index(desk, plan, "2026").marks == before
    make_sample(tmp_path / "xa.lsdb", units=["X06019"], activities=6)
    with open_desk(tmp_path / "xa.lsdb") as commune:
        export_submission(commune, plan, "X06019", "2026", ["json"], tmp_path / "lần 1")
        activity = commune.store.select(Activity, unit="X06019")[0]
        with commune.store.transaction("activity.edited") as tx:
            tx.put(msgspec.structs.replace(activity, content="Nội dung sửa lại"))
            tx.commit()
        folder = tmp_path / "lần 2"
        export_submission(commune, plan, "X06019", "2026", ["json"], folder, reason="sửa nội dung")
    seen = [before]
    for name in ("lần 1", "lần 2"):
        (outcome,) = take_in(desk, [tmp_path / name])
        assert outcome.taken
        seen.append(round_index(desk, plan, "2026").marks)
        changed = {unit for unit, mark in seen[-1].items() if mark != seen[-2].get(unit)}
        assert changed == {"X06019"}


def test_rounds_as_long_as_this_one_and_the_units_with_their_past(desk: Desk) -> None:
    plan = desk.plan()
    rounds = known_rounds(desk, plan, "2026")
    assert rounds[0] == "2026"
    assert "2025" in rounds
    assert known_rounds(desk, plan, "2026-Q3") == ("2026-Q3",)
    register = unit_register(desk)
    assert [one.code for one in register.predecessors("X06040")] == ["H180"]


def test_a_unit_without_anything_adds_nothing(desk: Desk) -> None:
    plan = desk.plan()
    assert read_sums(desk, plan, "2026", ["X06019"]) == {"X06019": None}
    assert task_lines(desk, plan, "2026", "X06019", None, Measure.COUNT) == ()


def forget_payloads(desk: Desk, units: list[str]) -> None:
    """Take the bytes of all payloads of some units away, as nothing in the program ever does."""
    hashes = [one.hash for unit in units for one in desk.store.select(Submission, unit=unit)]
    with desk.store.database.driver() as raw:
        raw.executemany("DELETE FROM payload WHERE hash = ?", [(one,) for one in hashes])


def test_a_second_look_reads_no_payload_also_after_a_restart(desk: Desk) -> None:
    plan = desk.plan()
    units = list(round_index(desk, plan, "2026").marks)
    assert kept_sums(desk, plan, "2026") == {}
    first = read_sums(desk, plan, "2026", units)
    assert any(first.values())
    forget_payloads(desk, units)
    desk.close()
    with open_desk(desk.path) as again:
        assert read_sums(again, plan, "2026", units) == first
        assert kept_sums(again, plan, "2026") == first
        with pytest.raises(UserError) as missing:
            read_sums(again, plan, "2025", units)
        assert missing.value.code == "submission.payload_missing"


def test_what_was_decided_changes_what_is_counted_and_reads_nothing_again(desk: Desk) -> None:
    plan = desk.plan()
    first = read_sums(desk, plan, "2026", UNITS)
    assert first["X06040"] is not None
    forget_payloads(desk, UNITS)
    (receipt,) = desk.store.select(Receipt, unit="X06040", round="2026")
    for state in (ReceiptState.RETURNED, ReceiptState.ACCEPTED):
        with desk.store.transaction("receipt.decided") as tx:
            tx.put(msgspec.structs.replace(receipt, state=state))
            tx.commit()
        now = read_sums(desk, plan, "2026", ["X06040"])["X06040"]
        assert now == (None if state is ReceiptState.RETURNED else first["X06040"])


def test_accepted_cells_are_read_into_the_sums(desk: Desk) -> None:
    plan = desk.plan()
    (submission,) = desk.store.select(Submission, unit="X06040", round="2026")
    before = read_sums(desk, plan, "2026", ["X06040"])["X06040"]
    assert before is not None
    snapshot = payload_of(desk.store, submission).snapshot
    sheets = standard_sheets(snapshot, plan, desk.unit("X06040").kind)
    planned = next(one for one in snapshot.records.budget_lines if one.year == 2026)
    edits = [
        Edit(
            sheet=sheet.code, change="changed", record=planned.key, field=column.field,
            label=column.label, where="", sealed=planned.planned, seen=1,
        )
        for sheet in sheets
        if any(row.key == planned.key for row in sheet.rows)
        for column in sheet.columns
        if column.field == "budget_line.planned"
    ]  # fmt: skip
    assert edits
    (receipt,) = desk.store.select(Receipt, unit="X06040", round="2026")
    decision = msgspec.json.encode(Decision(take="cells", edits=edits)).decode()
    with desk.store.transaction("receipt.decided") as tx:
        tx.put(msgspec.structs.replace(receipt, decision=decision))
        tx.commit()
    after = read_sums(desk, plan, "2026", ["X06040"])["X06040"]
    assert after is not None
    assert planned.planned is not None
    assert before.total.planned is not None
    assert after.total.planned == before.total.planned - planned.planned + 1


def test_kept_bytes_that_are_not_ours_are_read_anew(desk: Desk) -> None:
    plan = desk.plan()
    first = read_sums(desk, plan, "2026", UNITS)
    with desk.store.database.driver() as raw:
        raw.execute("UPDATE derived_fact SET content = x'9301'")
    assert kept_sums(desk, plan, "2026") == {}
    assert read_sums(desk, plan, "2026", UNITS) == first
    assert kept_sums(desk, plan, "2026").keys() >= {"X06040"}
