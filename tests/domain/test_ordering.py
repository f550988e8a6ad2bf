# SPDX-License-Identifier: MIT
from __future__ import annotations

from lsapp.domain.ordering import by_position, place_in_order
from lsapp.domain.records import OpenRow


def row(key: str, position: int) -> OpenRow:
    return OpenRow(
        unit="X06040", plan="KH48", round="2026", key=key, form="B5", cells={}, position=position
    )


def test_records_stand_by_position_and_then_by_key() -> None:
    rows = [row("c", 2), row("b", 10), row("a", 10), row("d", -1)]
    assert [one.key for one in by_position(rows)] == ["d", "c", "a", "b"]
    assert min(rows, key=place_in_order).key == "d"
