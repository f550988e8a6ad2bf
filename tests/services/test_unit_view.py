# SPDX-License-Identifier: MIT
"""The records in view after many were written at once."""

from __future__ import annotations

import msgspec
import pytest

from lsapp.domain.records import Activity, Progress, Status
from lsapp.services.desk import open_desk
from lsapp.services.sampling import make_sample
from lsapp.services.unit_view import UnitView, with_records
from lsapp.services.viewing import open_view


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> UnitView:
    """The sample's round."""
    path = tmp_path_factory.mktemp("view") / "mau.lsdb"
    make_sample(path)
    with open_desk(path) as desk:
        return open_view(desk)


def test_many_records_stand_where_each_would_alone(view: UnitView) -> None:
    base, told = view.records.activities[0], view.records.progress[0]
    many = [
        msgspec.structs.replace(base, key=f"{(number * 7919) % 4096:08x}", position=number)
        for number in range(250)
    ]
    changed = [
        msgspec.structs.replace(one, content="Đã sửa") for one in view.records.activities[:20]
    ]
    later = msgspec.structs.replace(told, status=Status.STOPPED)
    elsewhere = [
        msgspec.structs.replace(base, unit="X06001", key="khác"),
        msgspec.structs.replace(told, round="2031", key="sau"),
    ]
    written: list[Activity | Progress] = [*many, later, *elsewhere, *changed, *many[:3]]
    alone = view
    for one in written:
        alone = with_records(alone, [one])
    gone = [("activity", many[5].key), ("activity", "không có")]
    assert with_records(view, written, gone) == with_records(alone, [], gone)
    assert len(with_records(view, written).records.activities) == len(
        view.records.activities
    ) + len(many)
