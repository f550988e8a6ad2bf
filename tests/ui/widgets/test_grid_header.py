# SPDX-License-Identifier: MIT
"""The grid's header, its filters, frozen columns, and how it lies: by mouse and by what is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from grid_samples import GROUPS, Owner, columns, opened, press, shown, tasks, type_text
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.colours import Role
from ui.models.grid_order import NewRows, Sort
from ui.theme import Scheme, Theme
from ui.widgets.grid_column_menu import GridColumnMenu
from ui.widgets.grid_filter import GridFilterPopup
from ui.widgets.grid_keys import KEYS
from ui.widgets.grid_view import GridView

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier

# What the offscreen platform says of every popup.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def grid(owner: Owner, theme: Theme, qtbot: QtBot) -> Iterator[GridView]:
    with opened(owner, theme, qtbot, 500) as view:
        yield view


def open_filter(grid: GridView, column_key: str) -> GridFilterPopup:
    column = grid.grid_model.column_of(column_key)
    place = grid.header.button_rect(column).center()
    QTest.mouseClick(grid.header.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    found = grid.findChildren(GridFilterPopup)
    assert len(found) == 1
    return found[0]


def values(popup: GridFilterPopup) -> list[str]:
    listed = popup.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


def check(popup: GridFilterPopup, row: int) -> None:
    listed = popup.findChild(QListWidget)
    assert isinstance(listed, QListWidget)
    listed.setFocus()
    listed.setCurrentRow(row)
    QTest.keyClick(listed, K.Key_Space)


def test_a_columns_button_filters_by_its_values(grid: GridView, owner: Owner) -> None:
    popup = open_filter(grid, "lead")
    assert values(popup) == ["(Chọn tất cả)", "Phòng VHXH  (2)", "VP UBND  (2)", "(trống)  (1)"]
    check(popup, 1)
    popup.findChildren(QPushButton)[0].click()
    assert shown(owner.model, "key") == ["a", "c", "d"]


def test_values_are_searched_without_accents(grid: GridView, owner: Owner, qtbot: QtBot) -> None:
    popup = open_filter(grid, "lead")
    line = popup.findChild(QLineEdit)
    type_text("phong", line)
    assert values(popup) == ["(Chọn tất cả)", "Phòng VHXH  (2)"]
    QTest.keyClick(line, K.Key_Return)
    assert shown(owner.model, "key") == ["b", "e"]
    qtbot.waitUntil(lambda: not grid.findChildren(GridFilterPopup))
    popup = open_filter(grid, "lead")
    popup.findChildren(QPushButton)[1].click()
    assert shown(owner.model, "key") == list("abcde")


def test_nothing_checked_filters_nothing(grid: GridView, owner: Owner) -> None:
    popup = open_filter(grid, "lead")
    check(popup, 0)
    popup.findChildren(QPushButton)[0].click()
    assert shown(owner.model, "key") == list("abcde")


def test_a_columns_button_sorts(grid: GridView, owner: Owner) -> None:
    popup = open_filter(grid, "lead")
    popup.findChildren(QToolButton)[1].click()
    assert owner.model.order.sort == Sort("lead", descending=True)
    assert shown(owner.model, "lead") == ["VP UBND", "VP UBND", "Phòng VHXH", "Phòng VHXH", ""]


def test_a_title_pressed_selects_its_column(grid: GridView) -> None:
    place = QPoint(grid.columnViewportPosition(2) + 10, grid.header.height() // 2)
    QTest.mouseClick(grid.header.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert {index.column() for index in grid.selectionModel().selectedIndexes()} == {2}


def test_frozen_columns_stay_while_the_rest_scrolls(grid: GridView, owner: Owner) -> None:
    grid.grid_layout.freeze(2)
    grid.go_to("a", "status")
    assert grid.horizontalScrollBar().value() > 0
    press(K.Key_Home)
    press(K.Key_Right)
    assert grid.active_cell() == ("a", "content")
    held = grid.columnWidth(0) + grid.columnWidth(1)
    press(K.Key_Right)
    assert grid.visualRect(grid.grid_model.index(0, 2)).left() >= held
    place = grid.viewport().mapToGlobal(QPoint(grid.columnWidth(0) + 20, 5))
    assert grid.cell_at(place).column() == 1


@pytest.mark.parametrize("zoom", [100, 175])
def test_frozen_cells_lie_level_with_their_row(grid: GridView, owner: Owner, zoom: int) -> None:
    many = [type(tasks()[0])(key=f"k{number:03}", content=f"Việc {number}") for number in range(90)]
    owner.model.set_rows(many)
    grid.grid_layout.freeze(2)
    grid.grid_layout.set_zoom(zoom)
    grid.go_to("k077", "lead")
    row = owner.model.place_of("k077")
    assert row is not None
    here = grid.viewport().mapToGlobal(grid.visualRect(owner.model.index(row, 2)).topLeft())
    index = grid.cell_at(QPoint(grid.viewport().mapToGlobal(QPoint(5, 0)).x(), here.y()))
    above = grid.cell_at(QPoint(grid.viewport().mapToGlobal(QPoint(5, 0)).x(), here.y() - 1))
    assert (index.row(), index.column(), above.row()) == (row, 0, row - 1)


def test_a_frozen_cell_is_edited_in_its_place(grid: GridView, owner: Owner) -> None:
    grid.grid_layout.freeze(2)
    grid.go_to("a", "status")
    grid.go_to("b", "content")
    type_text("Mới")
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.rect().contains(
        editor.mapFromGlobal(
            grid.viewport().mapToGlobal(
                QPoint(grid.columnWidth(0) + 10, grid.rowViewportPosition(1) + 10)
            )
        )
    )
    press(K.Key_Return)
    assert owner.row("b").content == "Mới"
    assert (grid.active_cell(), QApplication.focusWidget()) == (("c", "content"), grid)


def test_a_drag_goes_from_frozen_columns_to_the_rest(grid: GridView) -> None:
    grid.grid_layout.freeze(2)
    model = grid.grid_model
    frozen = grid.childAt(grid.viewport().mapTo(grid, QPoint(10, 10)))
    start = QPoint(grid.columnWidth(0) + 10, 5)
    end = grid.visualRect(model.index(1, 2)).center()
    QTest.mousePress(frozen, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(frozen, frozen.mapFromGlobal(grid.viewport().mapToGlobal(end)))
    QTest.mouseRelease(frozen, Qt.MouseButton.LeftButton, NONE, start)
    cells = {(index.row(), index.column()) for index in grid.selectionModel().selectedIndexes()}
    assert cells == {(0, 1), (0, 2), (1, 1), (1, 2)}


def test_what_lies_how_is_kept_and_restored(grid: GridView, theme: Theme, qtbot: QtBot) -> None:
    grid.setColumnWidth(2, 200)
    grid.header.moveSection(4, 3)
    grid.grid_layout.set_hidden("status", True)
    grid.grid_layout.set_lines(2)
    grid.grid_layout.set_zoom(150)
    grid.grid_layout.freeze(1)
    kept = grid.save_state()
    assert kept["widths"]["lead"] == 200
    assert kept["order"] == ["key", "content", "lead", "money", "due", "status"]
    other = GridView(Owner().model, theme, grid)
    other.restore_state(kept | {"widths": kept["widths"] | {"gone": 5, "key": "x"}})
    assert other.save_state() == kept | {"widths": kept["widths"] | {"key": 60}}
    assert other.columnWidth(2) == 300
    other.restore_state(
        {"hidden": [column.key for column in columns()], "zoom": "groß", "order": None}
    )
    assert other.save_state()["hidden"] == ["status"]


def test_rows_have_one_height_whatever_they_hold(grid: GridView, owner: Owner) -> None:
    one = grid.rowHeight(0)
    grid.grid_layout.set_lines(3)
    assert {grid.rowHeight(row) for row in range(5)} == {grid.rowHeight(0)}
    assert grid.rowHeight(0) > 2 * one - 16


def test_ctrl_with_the_wheel_zooms_within_bounds(grid: GridView) -> None:
    def turn(angle: int) -> None:
        place = QPointF(20, 20)
        event = QWheelEvent(
            place, grid.viewport().mapToGlobal(place), QPoint(), QPoint(0, angle),
            Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(grid.viewport(), event)

    turn(120)
    assert grid.grid_layout.zoom == 110
    for _ in range(20):
        turn(120)
    assert grid.grid_layout.zoom == 200
    for _ in range(30):
        turn(-120)
    assert grid.grid_layout.zoom == 75
    press(K.Key_0, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (grid.grid_layout.zoom, grid.columnWidth(1)) == (100, 240)


def test_a_column_is_not_dragged_over_the_frozen_border(grid: GridView) -> None:
    grid.grid_layout.freeze(2)
    grid.header.moveSection(0, 3)
    assert grid.save_state()["order"][:2] == ["key", "content"]
    grid.header.moveSection(3, 4)
    assert grid.save_state()["order"] == ["key", "content", "lead", "money", "due", "status"]


def test_moved_columns_are_copied_as_the_screen_has_them(grid: GridView) -> None:
    grid.header.moveSection(4, 2)
    grid.go_to("a", "content")
    press(K.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(K.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Hội nghị quán triệt\t10\r\n"


def test_the_menu_offers_the_keys_commands(grid: GridView, owner: Owner, qtbot: QtBot) -> None:
    QTest.keyClick(grid, K.Key_Down)
    point = grid.visualRect(owner.model.index(1, 2)).center()
    QApplication.sendEvent(
        grid.viewport(),
        QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, point, grid.viewport().mapToGlobal(point)
        ),
    )
    menu = grid.findChild(QMenu)
    assert isinstance(menu, QMenu)
    actions = {action.text().split("\t")[0].replace("&", ""): action for action in menu.actions()}
    assert "Ctrl+C" in actions["Sao chép"].text()
    assert grid.active_cell() == ("b", "lead")
    actions["Xóa nội dung"].trigger()
    assert owner.row("b").lead is None
    menu.close()


def test_every_key_has_a_command(grid: GridView) -> None:
    assert all(
        grid.run(name) for name in KEYS if name not in ("edit", "edit_empty", "open_choices")
    )
    assert not grid.run("nothing")


def colour_at(grid: GridView, x: int, y: int) -> str:
    """Return the colour of a point of the cells, as it is seen."""
    picture = grid.grab().toImage()
    place = grid.viewport().mapTo(grid, QPoint(x, y)) * picture.devicePixelRatio()
    return picture.pixelColor(place).name()


def test_a_heading_is_one_line_over_frozen_and_other_columns(
    grid: GridView, owner: Owner, theme: Theme
) -> None:
    owner.model.set_groups(GROUPS)
    grid.grid_layout.freeze(2)
    border = grid.columnWidth(0) + grid.columnWidth(1) - 1
    line, ground = theme.colour(Role.LINE).name(), theme.colour(Role.GROUP_BACK).name()
    assert colour_at(grid, border, grid.rowViewportPosition(1) + 10) == line
    seen = {colour_at(grid, x, 3) for x in (border - 20, border, border + 1, border + 20)}
    assert seen == {ground}
    grid.grid_cursor.go(0, 1)
    ring = theme.colour(Role.ACCENT_LINE).name()
    assert colour_at(grid, border, 1) == colour_at(grid, border + 40, 1) == ring
    assert colour_at(grid, border, 10) == ground  # the ring runs around the whole line


def test_what_is_selected_is_seen_on_cells_that_stand_out(
    grid: GridView, owner: Owner, theme: Theme
) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.set_scheme(scheme)
        grid.go_to("a", "money")
        grid.horizontalScrollBar().setValue(0)
        press(K.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        x, y = grid.columnViewportPosition(3) + 4, grid.rowViewportPosition(0) + 4
        assert colour_at(grid, x, y) == theme.colour(Role.SELECTION_BACK).name()
    theme.set_scheme(Scheme.SYSTEM)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_windows_zoom_widens_columns_and_is_not_kept(
    grid: GridView, theme: Theme, zoom: int
) -> None:
    grid.setColumnWidth(2, 131)
    before = grid.save_state()
    theme.set_zoom(zoom)
    try:
        assert grid.columnWidth(2) == round(131 * zoom / 100)
        assert grid.rowHeight(0) >= round(28 * zoom / 100)
        assert grid.save_state() == before
        grid.grid_layout.set_hidden("lead", hidden=True)
    finally:
        theme.set_zoom(100)
    grid.grid_layout.set_hidden("lead", hidden=False)
    assert grid.columnWidth(2) == 131


def test_titles_have_the_lines_that_they_need(grid: GridView) -> None:
    heights = []
    for width in (
        240,
        80,
        40,
    ):  # "Nội dung" in one line, in two, and in no more than there is room for
        grid.setColumnWidth(1, width)
        grid.setColumnWidth(5, max(width, 120))
        grid.setColumnHidden(3, True)  # the head above it would be higher than the rest
        heights.append(grid.header.sizeHint().height())
    assert heights[0] < heights[1] <= heights[2]


def test_frozen_columns_leave_room_for_the_others(grid: GridView, theme: Theme) -> None:
    grid.grid_layout.freeze(2)
    content = grid.viewport().mapToGlobal(QPoint(grid.columnWidth(0) + 20, 5))
    assert grid.covered_width() == 300
    theme.set_zoom(200)
    try:
        room = grid.viewport().width()
        assert grid.columnWidth(0) == 120
        assert room / 2 < grid.covered_width() <= room * 2 / 3  # the second column is narrowed
        grid.resize(1200, 400)
        assert grid.covered_width() == 600
        grid.resize(230, 400)
        assert grid.covered_width() == 120  # there is room for the first alone
    finally:
        theme.set_zoom(100)
        grid.resize(500, 400)
    assert (grid.covered_width(), grid.save_state()["frozen"]) == (300, 2)
    assert grid.save_state()["widths"]["content"] == 240
    assert grid.cell_at(content).column() == 1


def test_the_empty_row_says_what_it_is_for_where_there_is_room(
    grid: GridView, owner: Owner
) -> None:
    owner.model.set_new_rows(NewRows.AT_END)

    def said() -> list[str]:
        row = owner.model.rowCount() - 1
        return [key for key in owner.model.column_keys() if shown(owner.model, key)[row]]

    assert said() == ["content"]
    grid.grid_layout.set_hidden("content", hidden=True)
    assert said() == ["lead"]


def columns_menu(grid: GridView) -> GridColumnMenu:
    point = grid.header.viewport().mapToGlobal(QPoint(10, 10))
    QApplication.sendEvent(
        grid.header.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(10, 10), point),
    )
    menu = grid.findChild(GridColumnMenu)
    assert isinstance(menu, GridColumnMenu)
    return menu


def words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def test_columns_are_hidden_and_shown_from_the_header(
    grid: GridView, owner: Owner, qtbot: QtBot
) -> None:
    menu = columns_menu(grid)
    assert words(menu) == [
        "Mã", "Nội dung", "Chủ trì", "Thời gian › Hạn", "Kinh phí", "Trạng thái",
        "Hiện tất cả", "Trả độ rộng ban đầu", "Trả thứ tự ban đầu",
    ]  # fmt: skip
    with qtbot.waitSignal(grid.layout_changed):
        QTest.mouseClick(
            menu, Qt.MouseButton.LeftButton, NONE, menu.actionGeometry(menu.actions()[2]).center()
        )
    assert menu.isVisible()
    assert (grid.isColumnHidden(2), menu.actions()[2].isChecked()) == (True, False)
    assert grid.save_state()["hidden"] == ["lead"]
    menu.setActiveAction(menu.actions()[3])
    QTest.keyClick(menu, K.Key_Space)
    assert (menu.isVisible(), grid.save_state()["hidden"]) == (True, ["lead", "due"])
    every = next(action for action in menu.actions() if "Hiện" in action.text())
    every.trigger()
    assert (grid.save_state()["hidden"], menu.actions()[2].isChecked()) == ([], True)
    menu.close()


def test_the_last_column_cannot_be_hidden(grid: GridView) -> None:
    for key in ("content", "lead", "due", "money", "status"):
        grid.grid_layout.set_hidden(key, hidden=True)
    menu = columns_menu(grid)
    assert not menu.actions()[0].isEnabled()
    menu.close()
    grid.grid_layout.set_hidden("key", hidden=True)
    assert not grid.isColumnHidden(0)


def test_widths_and_order_are_as_they_were_at_first(grid: GridView) -> None:
    grid.setColumnWidth(2, 333)
    grid.header.moveSection(4, 2)
    menu = columns_menu(grid)
    actions = {action.text().replace("&", ""): action for action in menu.actions()}
    actions["Trả độ rộng ban đầu"].trigger()
    actions["Trả thứ tự ban đầu"].trigger()
    assert grid.columnWidth(2) == 120
    assert grid.save_state()["order"] == [column.key for column in columns()]
    menu.close()


def test_the_keyboard_reaches_the_columns_through_the_cells_menu(grid: GridView) -> None:
    QApplication.sendEvent(
        grid, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    )
    menu = next(one for one in grid.findChildren(QMenu) if not isinstance(one, GridColumnMenu))
    inside = menu.actions()[-1].menu()
    assert isinstance(inside, GridColumnMenu)
    menu.close()


def test_a_cell_that_is_hidden_is_shown_to_go_there(grid: GridView) -> None:
    grid.grid_layout.set_hidden("money", hidden=True)
    grid.go_to("b", "money")
    assert (grid.active_cell(), grid.isColumnHidden(4)) == (("b", "money"), False)


def test_the_menu_leaves_out_what_nobody_does_and_greys_what_cannot_be_done(
    grid: GridView, owner: Owner
) -> None:
    menu = grid.make_menu()
    assert "Xóa dòng" not in [text.split("\t")[0] for text in words(menu)]
    grid.delete_rows_asked.connect(lambda keys: None)
    owner.model.set_read_only(True)
    menu = grid.make_menu()
    able = {
        action.text().split("\t")[0].replace("&", ""): action.isEnabled()
        for action in menu.actions()
    }
    assert (able["Xóa dòng"], able["Dán"], able["Sửa ô"], able["Sao chép"]) == (
        False, False, False, True,
    )  # fmt: skip


def test_a_screen_reader_hears_cells_headings_and_titles(grid: GridView, owner: Owner) -> None:
    owner.model.set_groups(GROUPS)
    owner.model.set_new_rows(NewRows.IN_EACH_GROUP)
    table = QAccessible.queryAccessibleInterface(grid)
    across = len(owner.model.columns) + 1  # the numbers of the rows come first

    def said(row: int, column_key: str, part: QAccessible.Text = QAccessible.Text.Name) -> str:
        return table.child((row + 1) * across + owner.model.column_of(column_key) + 1).text(part)

    more = QAccessible.Text.Description
    assert said(-1, "due") == "Thời gian, Hạn"
    assert (said(1, "money"), said(1, "money", more)) == ("10", "Kinh phí")
    assert (said(1, "key", more), said(1, "due", more)) == ("Mã, chỉ đọc", "Thời gian, Hạn")
    assert said(0, "lead") == "I. Quán triệt, đang mở"
    assert said(0, "money") == "I. Quán triệt, 60, đang mở"
    assert said(4, "lead") == "Thêm dòng mới"
