# SPDX-License-Identifier: MIT
"""Boards of several rounds side by side: nobody is lost, nobody is doubled, successors are named."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsapp.catalogue.model import Unit, UnitKind
from lsapp.catalogue.units import UnitRegister
from lsapp.domain.records import Obligation, Round
from lsapp.services.round_board import BoardLine, RoundBoard, UnitState
from lsapp.services.unit_rounds import count_round, lengths_of, rounds_of_length, unit_rounds

DAY = dt.date(2026, 12, 17)


def unit(code: str, kind: UnitKind = UnitKind.COMMUNE, **facts: object) -> Unit:
    return Unit(code=code, kind=kind, name=f"Xã {code}", symbol=code, **facts)  # type: ignore[arg-type]


REGISTER = UnitRegister(
    [
        unit("B"),
        unit("A"),
        unit("H", UnitKind.DISTRICT, valid_to=dt.date(2025, 6, 30)),
        unit("M", predecessors=("H",), valid_from=dt.date(2025, 7, 1)),
        unit("N", predecessors=("H",), valid_from=dt.date(2025, 7, 1)),
    ]
)


def line(code: str, state: UnitState, **facts: object) -> BoardLine:
    known = REGISTER.find(code)
    given_ = {
        "name": known.name if known else f"Đơn vị {code}",
        "kind": known.kind if known else UnitKind.AGENCY,
        "kind_label": "loại",
        "owes": True,
        "revision": None if state in (UnitState.MISSING, UnitState.OVERDUE) else 1,
    } | facts
    return BoardLine(unit=code, state=state, **given_)  # type: ignore[arg-type]


def round_of(code: str) -> Round:
    return Round(
        unit="", key=code, plan="KH48", code=code, flow_from=DAY, flow_to=DAY, stock_on=DAY,
        cut_off=DAY, unit_deadline=DAY, department_deadline=DAY,
    )  # fmt: skip


def board(code: str, *lines: BoardLine) -> RoundBoard:
    return RoundBoard(round=round_of(code), lines=lines)


LINES = st.lists(
    st.builds(line, st.sampled_from(["A", "B", "H", "M", "N", "L-1"]), st.sampled_from(UnitState)),
    unique_by=lambda one: one.unit,
)


@given(st.dictionaries(st.sampled_from(["2024", "2025", "2026"]), LINES, min_size=1))
def test_every_line_stands_once_in_its_row_and_column(held: dict[str, list[BoardLine]]) -> None:
    boards = {code: board(code, *lines) for code, lines in held.items()}
    rows = unit_rounds(boards, REGISTER)
    assert len({one.unit for one in rows}) == len(rows)
    told = {(row.unit, code): one for row in rows for code, one in row.lines.items()}
    assert told == {(one.unit, code): one for code, lines in held.items() for one in lines}
    for code, lines in held.items():
        count = count_round(boards[code])
        assert count.owing == sum(one.owes for one in lines)
        assert count.sent == sum(one.is_in for one in lines)
        assert count.sent + count.returned <= count.owing
        assert count.locked <= count.accepted


def test_units_stand_in_the_provinces_order_with_what_became_of_them() -> None:
    boards = {
        "2026": board("2026", line("M", UnitState.MISSING), line("A", UnitState.RECEIVED)),
        "2024": board("2024", line("H", UnitState.LOCKED), line("B", UnitState.OVERDUE)),
    }
    rows = unit_rounds(boards, REGISTER)
    assert [one.unit for one in rows] == ["H", "A", "B", "M"]
    district = rows[0]
    assert (district.ended_on, district.successors) == (dt.date(2025, 6, 30), ("Xã M", "Xã N"))
    assert [one.never_sent for one in rows] == [False, False, True, True]
    assert list(district.lines) == ["2024"]


def test_who_is_excused_never_owed_anything() -> None:
    free = Obligation(unit="A", key="k", plan="KH48", round="2026", owes=False, reason="mới")
    excused = line("A", UnitState.MISSING, owes=False, obligation=free)
    late = line("B", UnitState.ACCEPTED, late=True)
    extra = line("M", UnitState.RECEIVED, owes=False)
    boards = {"2026": board("2026", excused, late, extra)}
    assert not unit_rounds(boards, REGISTER)[0].never_sent
    count = count_round(boards["2026"])
    assert msgspec.structs.astuple(count) == (1, 1, 1, 0, 0, 1, 1, 1, 0)


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (12, ["2026", "2025"]),
        (6, ["2026-H1", "2025-H2"]),
        (0, ["2026", "2026-H1", "2025", "2025-H2"]),
    ],
)
def test_rounds_of_one_length_stand_together_the_newest_first(
    months: int, expected: list[str]
) -> None:
    rounds = [round_of(code) for code in ("2025", "2026-H1", "2026", "2025-H2")]
    assert lengths_of(rounds) == (12, 6)
    assert [one.code for one in rounds_of_length(rounds, months)] == expected
