# SPDX-License-Identifier: MIT
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lsapp.domain.records import Status
from lsapp.errors import UserError
from lsapp.rollup.behind import TaskFilter
from lsapp.services.compiling import round_figures
from lsapp.services.desk import Desk, open_desk
from lsapp.services.drilling import cell_parts, task_parts
from lsapp.services.sampling import make_sample

UNITS = ["S-SKHCN2025", "X06040", "X06001", "X06004"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=UNITS, activities=6)
    with open_desk(path) as opened:
        yield opened


def test_from_a_cell_of_the_province_to_its_units(desk: Desk) -> None:
    plan = desk.plan()
    figures = round_figures(desk, plan, "2026")
    form, cell = next(
        (form, cell)
        for form in figures.forms
        for cell in form.cells
        if cell.given > 1 and cell.total
    )
    parts = cell_parts(desk, plan, "2026", form.code, (cell.row, cell.column))
    assert sum(one.value or 0 for one in parts) == cell.total
    assert [one.unit.code for one in parts if one.value is not None]
    names = [one.unit.name for one in figures.counted]
    assert [one.unit.name for one in parts] == [
        name for name in names if name in {one.unit.name for one in parts}
    ]


def test_from_a_count_to_its_activities_and_no_more_than_asked(desk: Desk) -> None:
    plan = desk.plan()
    figures = round_figures(desk, plan, "2026")
    done = task_parts(desk, plan, "2026", TaskFilter(status=Status.COMPLETED))
    assert len(done) == figures.total.by_status[Status.COMPLETED]
    assert {one.progress.status for one in done if one.progress} == {Status.COMPLETED}
    assert len(task_parts(desk, plan, "2026", TaskFilter(), limit=5)) == 5


@pytest.mark.parametrize(("form", "place"), [("KHONG-CO", ("1", "1")), ("B1", ("khong", "co"))])
def test_a_cell_that_is_not_there_is_told(desk: Desk, form: str, place: tuple[str, str]) -> None:
    with pytest.raises(UserError) as caught:
        cell_parts(desk, desk.plan(), "2026", form, place)
    assert caught.value.code == "form.unknown"
