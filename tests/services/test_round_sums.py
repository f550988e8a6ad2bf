# SPDX-License-Identifier: MIT
"""The figures of a round unit by unit: the same as the roll-up's, and read again only where changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from lsapp.domain.records import Activity
from lsapp.services.breakdowns import Dimension, Measure, break_down, sum_form
from lsapp.services.compiling import round_figures
from lsapp.services.desk import Desk, open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.receiving import take_in
from lsapp.services.round_sums import (
    known_rounds,
    read_sums,
    round_index,
    task_lines,
    unit_register,
)
from lsapp.services.sampling import make_sample

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
