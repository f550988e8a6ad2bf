# SPDX-License-Identifier: MIT
"""Lines with two values: what is chosen, what cannot be, and the table that the keyboard chooses in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.services.examining import Note
from lsapp.services.held_edits import HeldCell
from lsapp.submission.comparison import Edit
from ui.models.choice_model import CHOSEN_ROLE, FIELD, KEPT, OTHER, ChoiceModel, EditedLines
from ui.theme import Theme
from ui.widgets.choice_pane import ChoicePane

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def cell(number: int, *, fault: bool = False, **fields: object) -> HeldCell:
    edit = Edit(
        sheet="budget",
        change=fields.pop("change", "changed"),  # type: ignore[arg-type]
        record=f"key-{number}",
        field="budget_line.planned",
        label="Kinh phí kế hoạch",
        where=f"Kinh phí: {number}",
        sealed=number * 1_000_000,
        seen=f"ô {number}",
        **fields,  # type: ignore[arg-type]
    )
    note = Note(code="cell.sum") if fault else None
    return HeldCell(edit=edit, fault=note)


@pytest.fixture
def cells() -> tuple[HeldCell, ...]:
    return (cell(1), cell(2, fault=True), cell(3))


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, cells: tuple[HeldCell, ...]) -> ChoicePane:
    pane = ChoicePane("&Giữ tất cả", "&Lấy tất cả", theme)
    qtbot.addWidget(pane)
    pane.resize(900, 400)
    pane.show_lines(EditedLines(cells), ("Niêm phong", "Trong ô"))
    pane.show()
    pane.table.setFocus()
    return pane


def test_the_model_keeps_the_rules(qtmodeltester: ModelTester, cells: tuple[HeldCell, ...]) -> None:
    model = ChoiceModel()
    assert isinstance(model, QAbstractItemModel)
    model.set_lines(EditedLines(cells), ("a", "b"))
    qtmodeltester.check(model)


def test_what_cannot_be_read_is_never_chosen(cells: tuple[HeldCell, ...]) -> None:
    model = ChoiceModel()
    model.set_lines(EditedLines(cells), ("Niêm phong", "Trong ô"), taken=[0, 1])
    assert model.taken == {0}
    model.choose(range(3), other=True)
    assert model.taken == {0, 2}
    assert [model.index(row, OTHER).data(CHOSEN_ROLE) for row in range(3)] == [True, None, True]
    assert [model.index(row, KEPT).data(CHOSEN_ROLE) for row in range(3)] == [False, True, False]
    assert model.index(0, KEPT).data() == "1.000.000"
    tip = str(model.index(1, OTHER).data(Qt.ItemDataRole.ToolTipRole))
    assert "tự cộng" in tip
    spoken = [
        str(model.index(row, OTHER).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)
    ]
    assert spoken == ["đang chọn: ô 1", "không lấy được: ô 2"]


def test_rows_that_came_or_went_are_told_by_what_they_hold() -> None:
    held = {"budget_line.planned": 5_000_000, "chua_biet": "chữ"}
    lines = EditedLines(
        (cell(1, change="added", cells=held), cell(2, change="removed", cells=held))
    )
    added, removed = lines.words(0), lines.words(1)
    assert added.kept == "Không có dòng này"
    assert "5.000.000" in added.other
    assert "chữ" in added.other
    assert removed.kept == added.other
    assert removed.other == "Dòng đã bị xóa"


def test_the_arrows_and_space_choose(pane: ChoicePane, qtbot: QtBot) -> None:
    table, model = pane.table, pane.model
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert model.taken == {0}
    assert table.currentIndex().column() == OTHER
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, KEPT)
    qtbot.keyClick(table, Qt.Key.Key_Right)  # cannot be read: stays
    assert model.taken == {0}
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.taken == {0, 2}
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.taken == {0}
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert model.taken == frozenset()


def test_several_lines_are_chosen_at_once_and_all_by_the_buttons(
    pane: ChoicePane, qtbot: QtBot
) -> None:
    for _ in range(2):
        qtbot.keyClick(pane.table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(pane.table, Qt.Key.Key_Right)
    assert pane.model.taken == {0, 2}
    qtbot.mouseClick(pane.keep_button, LEFT)
    assert pane.model.taken == frozenset()
    assert not pane.keep_button.isEnabled()
    qtbot.mouseClick(pane.take_button, LEFT)
    assert pane.model.taken == {0, 2}
    assert "đang lấy 2" in pane.head.text()


def test_a_click_on_a_value_chooses_it(pane: ChoicePane, qtbot: QtBot) -> None:
    for column, taken in ((OTHER, {2}), (FIELD, {2}), (KEPT, set())):
        at = pane.table.visualRect(pane.model.index(2, column)).center()
        qtbot.mouseClick(pane.table.viewport(), LEFT, pos=at)
        assert pane.model.taken == taken


def test_the_chosen_lines_are_copied_with_their_titles(pane: ChoicePane, qtbot: QtBot) -> None:
    qtbot.keyClick(pane.table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Bản ghi", "Mục", "Niêm phong", "Trong ô"]
    assert lines[1].split("\t") == ["Kinh phí: 1", "Kinh phí kế hoạch", "1.000.000", "ô 1"]
    assert len(lines) == 2
