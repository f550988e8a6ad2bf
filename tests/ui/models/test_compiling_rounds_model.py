# SPDX-License-Identifier: MIT
"""The model of units by rounds keeps Qt's contract, filters, and says in words what a cell shows."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.modeltest import ModelTester

from lsapp.catalogue.model import UnitKind
from lsapp.services.round_board import BoardLine, MissingCounts, UnitState
from lsapp.services.unit_rounds import RoundCount, UnitRounds
from ui.models.compiling_board_model import CHIP_ROLE
from ui.models.compiling_rounds_model import MARKS_ROLE, RoundsFilter, RoundsModel

CODES = ["2026", "2025"]
WORDS = Qt.ItemDataRole.AccessibleTextRole


def line(state: UnitState, **facts: object) -> BoardLine:
    given = {
        "unit": "X", "name": "Xã", "kind": UnitKind.COMMUNE, "kind_label": "Xã", "owes": True,
        "revision": None if state in ("missing", "overdue") else 1,
    } | facts  # fmt: skip
    return BoardLine(state=state, **given)  # type: ignore[arg-type]


def unit(name: str, lines: dict[str, BoardLine], **facts: object) -> UnitRounds:
    given = {"kind": UnitKind.COMMUNE, "kind_label": "Xã"} | facts
    return UnitRounds(unit=name, name=name, lines=lines, **given)  # type: ignore[arg-type]


UNITS = [
    unit(
        "Xã Đồng Đăng",
        {
            "2026": line(UnitState.RETURNED, overdue=True, due_on=dt.date(2026, 12, 20), late=False),
            "2025": line(
                UnitState.ACCEPTED, late=True, missing=MissingCounts(forms=2, groups=1),
                received_on=dt.date(2026, 1, 3),
            ),
        },
    ),
    unit("Xã Bình Gia", {"2026": line(UnitState.OVERDUE, overdue=True)}),
    unit(
        "Huyện Tràng Định",
        {"2025": line(UnitState.LOCKED, late=False, waiting=2)},
        kind=UnitKind.DISTRICT,
        ended_on=dt.date(2025, 6, 30),
        successors=("Xã Thất Khê", "Xã Đoàn Kết"),
    ),
]  # fmt: skip
COUNTS = {
    "2026": RoundCount(
        owing=2, sent=0, late=0, returned=1, overdue=2, excused=0, others=0, accepted=0, locked=0
    )
}


@pytest.fixture
def model(qtmodeltester: ModelTester) -> RoundsModel:
    made = RoundsModel()
    qtmodeltester.data_display_may_return_none = True
    qtmodeltester.check(made, force_py=True)
    made.set_rounds(CODES)
    made.set_units(UNITS, COUNTS)
    return made


def shown(model: RoundsModel) -> list[str]:
    return [model.unit(row).name for row in range(model.rowCount())]


def test_a_cell_says_where_a_report_stands_and_what_it_lacks(model: RoundsModel) -> None:
    texts = [[model.index(row, column).data() for column in range(2)] for row in range(3)]
    assert texts == [
        ["Trả lại; quá hạn", "Chấp nhận; chậm; thiếu 3"],
        ["Quá hạn", ""],
        ["", "Đã khóa; chờ 2 tệp"],
    ]
    assert model.index(0, 1).data(CHIP_ROLE).text == "Chấp nhận"
    assert model.index(0, 0).data(MARKS_ROLE).past_due
    assert model.index(1, 1).data(CHIP_ROLE) is None
    whole = model.index(0, 1).data(WORDS)
    for part in ("Xã Đồng Đăng, Năm 2025: Đã chấp nhận", "03/01/2026", "nộp chậm", "2 biểu"):
        assert part in whole
    assert "không phải báo cáo" in model.index(1, 1).data(WORDS)


def test_heads_say_how_a_round_stands_and_what_became_of_a_unit(model: RoundsModel) -> None:
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(0, across) == "Năm 2026\n0/2 đã nộp"
    assert model.headerData(1, across) == "Năm 2025"
    assert "2 quá hạn" in str(model.headerData(0, across, WORDS))
    assert "nay thuộc: Xã Thất Khê, Xã Đoàn Kết" in str(model.headerData(2, down, WORDS))


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        (RoundsFilter(), ["Xã Đồng Đăng", "Xã Bình Gia", "Huyện Tràng Định"]),
        (RoundsFilter(states=frozenset({"overdue", "past_due"})), ["Xã Đồng Đăng", "Xã Bình Gia"]),
        (RoundsFilter(states=frozenset({"locked"}), round="2026"), []),
        (RoundsFilter(states=frozenset({"locked"}), round="2025"), ["Huyện Tràng Định"]),
        (RoundsFilter(kind="district"), ["Huyện Tràng Định"]),
        (RoundsFilter(late=True), ["Xã Đồng Đăng"]),
        (RoundsFilter(late=True, round="2026"), []),
        # Both must hold of one and the same report.
        (RoundsFilter(late=True, states=frozenset({"returned"})), []),
        (RoundsFilter(never=True), ["Xã Bình Gia"]),
    ],
)
def test_filters_leave_whom_they_name(
    model: RoundsModel, filter_: RoundsFilter, expected: list[str]
) -> None:
    model.set_filter(filter_)
    assert shown(model) == expected


def test_text_finds_names_without_accents_and_successors(model: RoundsModel) -> None:
    model.set_text("dong dang")
    assert shown(model) == ["Xã Đồng Đăng"]
    model.set_text("that khe")
    assert shown(model) == ["Huyện Tràng Định"]
    model.set_text("")
    assert len(shown(model)) == 3


def test_one_cell_is_copied_as_it_is_and_more_with_units_and_rounds(model: RoundsModel) -> None:
    def texts(*places: tuple[int, int]) -> list[list[str]]:
        block = model.block([model.index(*place) for place in places])
        return [[cell.text for cell in row] for row in block]

    assert texts((1, 0)) == [["Quá hạn"]]
    assert texts((0, 1), (2, 1), (2, 0)) == [
        ["Đơn vị", "Năm 2026", "Năm 2025"],
        ["Xã Đồng Đăng", "", "Chấp nhận; chậm; thiếu 3"],
        ["Huyện Tràng Định", "", "Đã khóa; chờ 2 tệp"],
    ]
    assert texts() == []


def test_what_is_chosen_stays_while_reports_are_read(model: RoundsModel) -> None:
    chosen = QItemSelectionModel(model)
    chosen.setCurrentIndex(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select)
    more = [UNITS[0], unit("Xã Bình Gia", {"2026": line(UnitState.RECEIVED)}), UNITS[2]]
    model.set_units(more, COUNTS)
    assert chosen.currentIndex().data() == "Đã nhận"
    assert model.place_of("Huyện Tràng Định", "2025") == (2, 1)
    assert model.place_of("?", "2021") == (-1, -1)
