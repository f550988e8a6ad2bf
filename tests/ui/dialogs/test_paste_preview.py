# SPDX-License-Identifier: MIT
"""A block that does not fit: matched, looked at, pasted as one step."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget, QRadioButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, BudgetLine
from ui import places
from ui.clipboard import BlockCell, to_mime
from ui.dialogs.paste_preview import PastePreviewDialog
from ui.main_window import MainWindow
from ui.models.paste_model import PasteModel
from ui.models.paste_plan import PasteCellPlan, PastePlan, PasteRowPlan
from ui.pages.activities import ActivitiesPage
from ui.theme import Theme
from ui.translation import install_translations

Key, Mod = Qt.Key, Qt.KeyboardModifier
HEADS = [
    "TT",
    "Nội dung",
    "ĐV chủ trì",
    "Thời gian hoàn thành",
    "Kinh phí (triệu đồng)",
    "Hạn cuối",
]


def page_of(window: MainWindow) -> ActivitiesPage:
    window.show_page(places.ACTIVITIES)
    page = window.current_page
    assert isinstance(page, ActivitiesPage)
    return page


def pasted(
    window: MainWindow, qtbot: QtBot, rows: Sequence[Sequence[str]], column: str = "content"
) -> PastePreviewDialog:
    """Press Ctrl+V on the first activity and return the preview once it is planned."""
    page = page_of(window)
    QGuiApplication.clipboard().setMimeData(
        to_mime([[BlockCell(text) for text in row] for row in rows])
    )
    model = page.grid.grid_model
    first = next(row for row in range(model.rowCount()) if model.row_at(row) is not None)
    page.grid.grid_cursor.go(first, model.column_of(column))
    qtbot.keyClick(page.grid, Key.Key_V, Mod.ControlModifier)
    (dialog,) = page.findChildren(PastePreviewDialog)
    qtbot.waitUntil(lambda: dialog.mapper.table.model() is not None, timeout=20_000)
    qtbot.waitUntil(lambda: dialog.mapper.table.model().rowCount() > 0, timeout=20_000)
    return dialog


def shown(dialog: PastePreviewDialog, row: int) -> list[str]:
    model = dialog.mapper.table.model()
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def added(window: MainWindow, before: set[str]) -> list[Activity]:
    return [one for one in window.session.records(Activity) if one.key not in before]


def keys(window: MainWindow) -> set[str]:
    return {one.key for one in window.session.records(Activity)}


def test_columns_are_matched_by_their_heads_and_rows_become_new_ones(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = keys(window)
    rows = [
        HEADS,
        ["1", "Việc một", "Văn phòng", "Quý II/2026", "2,5", "30/6/2026"],
        ["2", "Việc hai", "Phòng VHXH", "Hằng năm", "nhiều", ""],
    ]
    dialog = pasted(window, qtbot, rows)
    assert dialog.findChildren(QCheckBox)[0].isChecked()
    assert shown(dialog, 0)[:5] == ["Thêm mới", "1", "Việc một", "Văn phòng", "Quý II/2026"]
    assert shown(dialog, 0)[5] == "2.500.000"
    (issues,) = dialog.findChildren(QListWidget)
    assert [issues.item(at).text().split(":")[0] for at in range(issues.count())] == [
        "Dòng 3, Kinh phí (triệu đồng)"
    ]
    assert "2" in dialog.paste_button.text()
    qtbot.keyClick(dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: len(added(window, before)) == 2, timeout=20_000)
    one, two = sorted(added(window, before), key=lambda activity: activity.position)
    assert (one.content, one.lead_unit, one.group) == ("Việc một", "Văn phòng", "1")
    assert two.content == "Việc hai"
    (line,) = [x for x in window.session.records(BudgetLine) if x.activity in (one.key, two.key)]
    assert (line.activity, line.planned) == (one.key, 2_500_000)
    page = page_of(window)
    model = page.grid.grid_model
    qtbot.waitUntil(lambda: model.place_of(two.key) is not None)
    place = model.place_of(two.key)
    assert place is not None
    assert model.text(place, model.column_of("planned")) == "nhiều"  # kept, marked, to be mended
    assert model.mark(place, model.column_of("planned")) is not None
    assert "Dán" in window.actions_of_window.undo.text()
    window.activateWindow()
    page.grid.setFocus()
    qtbot.waitUntil(page.grid.hasFocus)
    qtbot.keyClick(page.grid, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: keys(window) == before, timeout=20_000)
    qtbot.keyClick(page.grid, Key.Key_Y, Mod.ControlModifier)
    qtbot.waitUntil(lambda: len(added(window, before)) == 2, timeout=20_000)


def test_another_field_can_be_chosen_for_a_column(window: MainWindow, qtbot: QtBot) -> None:
    before = keys(window)
    dialog = pasted(window, qtbot, [HEADS[1:3], ["Việc", "Đưa vào ghi chú"]])
    combo = dialog.mapper.combo(1)
    combo.setFocus()
    place = combo.findData("note")
    while combo.currentIndex() != place:
        qtbot.keyClick(combo, Key.Key_Down)
    qtbot.waitUntil(dialog.paste_button.isEnabled)
    qtbot.mouseClick(dialog.paste_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(added(window, before)) == 1, timeout=20_000)
    (one,) = added(window, before)
    assert (one.content, one.lead_unit, one.note) == ("Việc", None, "Đưa vào ghi chú")


def test_a_field_is_taken_by_one_column_at_a_time(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, [HEADS[1:3], ["Việc", "Văn phòng"]])
    combo = dialog.mapper.combo(1)
    combo.setFocus()
    while combo.currentData() != "content":
        qtbot.keyClick(combo, Key.Key_Up)
    assert dialog.mapper.combo(0).currentData() is None
    qtbot.keyClick(combo, Key.Key_Down)
    assert dialog.mapper.combo(0).currentData() == "content"  # it was only passed by


def test_rows_can_be_written_over_from_the_chosen_one(window: MainWindow, qtbot: QtBot) -> None:
    before = keys(window)
    page = page_of(window)
    dialog = pasted(window, qtbot, [HEADS[1:3], ["Đổi một", "Mới"], ["Đổi hai", "Mới"]])
    over = dialog.findChildren(QRadioButton)[0]
    qtbot.mouseClick(over, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(dialog, 0)[0] == "Thay đổi")
    qtbot.waitUntil(dialog.paste_button.isEnabled)
    qtbot.mouseClick(dialog.paste_button, Qt.MouseButton.LeftButton)
    model = page.grid.grid_model
    first = next(row for row in range(model.rowCount()) if model.row_at(row) is not None)
    column = model.column_of("content")
    qtbot.waitUntil(lambda: model.text(first, column) == "Đổi một", timeout=20_000)
    assert model.text(first + 1, column) == "Đổi hai"
    assert keys(window) == before


def test_escape_pastes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.view
    dialog = pasted(window, qtbot, [HEADS, ["1", "Việc", "VP", "", "", ""]])
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.session.view is before


def test_a_block_with_more_columns_than_the_grid_leaves_some_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = pasted(window, qtbot, [["ghi", "thừa"], ["chú", "nữa"]], column="note")
    assert dialog.mapper.combo(0).currentData() == "note"
    assert dialog.mapper.combo(1).currentData() is None
    assert not dialog.findChildren(QCheckBox)[0].isChecked()
    assert shown(dialog, 0)[0] == "Thay đổi"


def test_many_rows_are_looked_at_first_even_where_they_fit(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = keys(window)
    rows = [[f"Việc {n}", "Văn phòng", "Công an", "Quý II/2026"] for n in range(700)]
    dialog = pasted(window, qtbot, rows)
    qtbot.mouseClick(dialog.findChildren(QRadioButton)[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "700" in dialog.paste_button.text(), timeout=20_000)
    qtbot.waitUntil(dialog.paste_button.isEnabled)
    qtbot.mouseClick(dialog.paste_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(added(window, before)) == 700, timeout=60_000)
    contents = [one.content for one in sorted(added(window, before), key=lambda a: a.position)]
    assert contents == [row[0] for row in rows]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_preview_opens_in_each_language(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    install_translations(qapp, language)
    try:
        dialog = pasted(window, qtbot, [HEADS, ["1", "Việc", "VP", "", "", ""]])
        assert dialog.isVisible()
        assert dialog.findChild(QTableView) is not None
    finally:
        install_translations(qapp, "vi")


def test_the_model_of_the_preview_keeps_qts_rules(theme: Theme, qtmodeltester: ModelTester) -> None:
    model = PasteModel(["Nội dung", "Kinh phí"], theme)
    cells = (PasteCellPlan("a", "a", ""), PasteCellPlan("x", "x", "", "Không hiểu"))
    model.show_plan(
        PastePlan((PasteRowPlan("new", cells), PasteRowPlan("skipped", cells)), ()), first=2
    )
    qtmodeltester.check(model)
    assert model.headerData(0, Qt.Orientation.Vertical) == 2
    assert model.rowCount(QModelIndex()) == 2


def test_without_an_owner_the_block_is_written_as_if_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = keys(window)
    page = page_of(window)
    model = page.grid.grid_model
    first = next(row for row in range(model.rowCount()) if model.row_at(row) is not None)
    page.grid.grid_cursor.go(first, model.column_of("content"))
    key = model.row_key(first)
    block = [["Hạn hoàn thành", "Nội dung nhiệm vụ"], ["5/3/2026", "Một"], ["mai", "Hai"]]
    dialog = PastePreviewDialog(page.context, page.grid, block, (key, "content"), page)
    dialog.open()
    qtbot.waitUntil(dialog.paste_button.isEnabled, timeout=20_000)
    qtbot.keyClick(dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: len(added(window, before)) == 2, timeout=20_000)
    by_content = {one.content: one for one in added(window, before)}
    day = by_content["Một"].due_on
    assert day is not None
    assert (day.day, day.month) == (5, 3)
    place = model.place_of(by_content["Hai"].key)
    assert place is not None
    assert model.text(place, model.column_of("due_on")) == "mai"
