# SPDX-License-Identifier: MIT
"""The grid under keys and mouse: moving, selecting, typing, blocks, as in a spreadsheet."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator

import pytest
from grid_samples import GROUPS, Owner, opened, press, shown, type_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.models.grid_order import NewRows, Sort
from ui.theme import Theme
from ui.widgets.grid_view import GridView

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def grid(owner: Owner, theme: Theme, qtbot: QtBot) -> Iterator[GridView]:
    with opened(owner, theme, qtbot, 900) as view:
        yield view


def cell(grid: GridView) -> tuple[str | None, str] | None:
    return grid.active_cell()


def selected(grid: GridView) -> set[tuple[int, int]]:
    return {(index.row(), index.column()) for index in grid.selectionModel().selectedIndexes()}


def click(
    grid: GridView, key: str, column: str, modifiers: Qt.KeyboardModifier | None = None
) -> None:
    index = grid.grid_model.index(grid.grid_model.place_of(key), grid.grid_model.column_of(column))
    QTest.mouseClick(
        grid.viewport(),
        Qt.MouseButton.LeftButton,
        modifiers or Qt.KeyboardModifier.NoModifier,
        grid.visualRect(index).center(),
    )


def test_arrows_tab_and_enter_go_to_cells(grid: GridView) -> None:
    press(K.Key_Down)
    press(K.Key_Right)
    assert cell(grid) == ("b", "lead")
    press(K.Key_Tab)
    press(K.Key_Return)
    assert cell(grid) == ("c", "lead")  # after Tab, Enter goes to where the line began
    press(K.Key_Return, SHIFT)
    press(K.Key_Backtab, SHIFT)
    assert cell(grid) == ("b", "content")
    press(K.Key_End)
    press(K.Key_Tab)
    assert cell(grid) == ("c", "key")
    press(K.Key_End, CTRL)
    assert cell(grid) == ("e", "status")
    press(K.Key_Home, CTRL)
    assert cell(grid) == ("a", "key")


def test_ctrl_with_arrows_goes_to_the_edge_of_the_data(grid: GridView) -> None:
    grid.go_to("a", "money")
    press(K.Key_Down, CTRL)
    assert cell(grid) == ("c", "money")
    press(K.Key_Down, CTRL)
    assert cell(grid) == ("e", "money")
    press(K.Key_Up, CTRL)
    assert cell(grid) == ("c", "money")


def test_shift_grows_a_block_from_the_active_cell(grid: GridView) -> None:
    press(K.Key_Down, SHIFT)
    press(K.Key_Right, SHIFT)
    press(K.Key_Right, SHIFT)
    press(K.Key_Left, SHIFT)
    assert selected(grid) == {(0, 1), (0, 2), (1, 1), (1, 2)}
    assert cell(grid) == ("a", "content")
    press(K.Key_Down, CTRL | SHIFT)
    assert len(selected(grid)) == 6
    press(K.Key_Space, SHIFT)
    assert len(selected(grid)) == 18
    press(K.Key_A, CTRL)
    assert len(selected(grid)) == 30


def test_ctrl_space_selects_the_column(grid: GridView) -> None:
    press(K.Key_Space, CTRL)
    assert selected(grid) == {(row, 1) for row in range(5)}


def test_enter_and_tab_stay_inside_a_selected_block(grid: GridView) -> None:
    press(K.Key_Down, SHIFT)
    press(K.Key_Right, SHIFT)
    press(K.Key_Return)
    press(K.Key_Return)
    assert cell(grid) == ("a", "lead")
    press(K.Key_Tab)
    assert cell(grid) == ("b", "content")
    assert len(selected(grid)) == 4


def test_mouse_selects_and_drags(grid: GridView) -> None:
    click(grid, "b", "lead")
    assert cell(grid) == ("b", "lead")
    click(grid, "d", "due", SHIFT)
    assert selected(grid) == {(row, column) for row in (1, 2, 3) for column in (2, 3)}
    model = grid.grid_model
    start = grid.visualRect(model.index(0, 1)).center()
    end = grid.visualRect(model.index(2, 2)).center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid.viewport(), end)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert selected(grid) == {(row, column) for row in (0, 1, 2) for column in (1, 2)}
    assert cell(grid) == ("a", "content")


def test_typing_replaces_and_enter_goes_down(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    type_text("Sở")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    press(K.Key_Return)
    assert owner.row("a").lead == "Sở"
    assert cell(grid) == ("b", "lead")
    assert QApplication.focusWidget() is grid


def test_typed_letters_reach_the_editor_as_the_input_method_sends_them(
    grid: GridView, owner: Owner
) -> None:
    """Unikey types d, erases it and types đ: each must arrive, none be changed."""
    grid.go_to("a", "lead")
    type_text("d")
    press(K.Key_Backspace)
    type_text("đu")
    press(K.Key_Backspace)
    type_text("ường")
    press(K.Key_Tab)
    assert owner.row("a").lead == "đường"
    assert cell(grid) == ("a", "due")


def test_an_input_method_that_composes_opens_the_editor_too(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    QApplication.sendEvent(grid, QInputMethodEvent("tiê", []))
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("tiếng")
    QApplication.sendEvent(editor, committed)
    press(K.Key_Return)
    assert owner.row("a").lead == "tiếng"


def test_f2_edits_the_text_and_arrows_stay_inside(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    press(K.Key_F2)
    press(K.Key_Left)
    type_text("X")
    press(K.Key_Return)
    assert owner.row("a").lead == "VP UBNXD"


def test_arrows_leave_a_cell_that_was_opened_by_typing(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    type_text("x")
    press(K.Key_Right)
    assert owner.row("a").lead == "x"
    assert cell(grid) == ("a", "due")


def test_escape_takes_typing_back(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    type_text("x")
    press(K.Key_Escape)
    assert owner.steps == []
    assert (cell(grid), grid.is_editing) == (("a", "lead"), False)


def test_leaving_for_another_widget_keeps_what_was_typed(
    grid: GridView, owner: Owner, qtbot: QtBot
) -> None:
    other = QLineEdit(grid.window())
    other.show()
    grid.go_to("a", "lead")
    type_text("Sở")
    other.setFocus()
    assert owner.row("a").lead == "Sở"


def test_long_text_grows_and_takes_lines(grid: GridView, owner: Owner) -> None:
    press(K.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    before = editor.height()
    press(K.Key_Return, ALT)
    type_text("hai")
    press(K.Key_Return, ALT)
    type_text("ba")
    assert editor.height() > before
    press(K.Key_Return)
    assert owner.row("a").content == "Hội nghị quán triệt\nhai\nba"


@pytest.mark.parametrize(
    ("typed", "status"),
    [("hoan", "Hoàn thành"), ("DANG", "Đang thực hiện"), ("Hoàn thành", "Hoàn thành")],
)
def test_a_choice_is_typed_without_accents(
    grid: GridView, owner: Owner, typed: str, status: str
) -> None:
    grid.go_to("b", "status")
    type_text(typed)
    press(K.Key_Return)
    assert owner.row("b").status == status


def test_what_could_be_two_choices_is_kept_as_typed(grid: GridView, owner: Owner) -> None:
    grid.go_to("b", "status")
    type_text("thuc hien")
    press(K.Key_Return)
    assert owner.row("b").status is None
    assert shown(owner.model, "status")[1] == "thuc hien"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_alt_down_opens_the_choices(grid: GridView, owner: Owner, qtbot: QtBot) -> None:
    grid.go_to("b", "status")
    press(K.Key_Down, ALT)
    combo = QApplication.focusWidget()
    while combo is not None and not isinstance(combo, QComboBox):
        combo = combo.parentWidget()
    assert isinstance(combo, QComboBox)
    assert combo.view().isVisible()
    combo.hidePopup()


def test_delete_clears_the_block_in_one_step(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    press(K.Key_Down, SHIFT)
    press(K.Key_Delete)
    assert [owner.row("a").lead, owner.row("b").lead] == [None, None]
    assert len(owner.steps) == 1


def test_fill_down_right_and_all(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    for _ in range(2):
        press(K.Key_Down, SHIFT)
    press(K.Key_D, CTRL)
    assert [owner.row(key).lead for key in "abc"] == ["VP UBND"] * 3
    grid.go_to("d", "lead")
    press(K.Key_D, CTRL)
    assert owner.row("d").lead == "VP UBND"
    grid.go_to("d", "content")
    press(K.Key_Right, SHIFT)
    press(K.Key_R, CTRL)
    assert owner.row("d").lead == "Bồi dưỡng"
    grid.go_to("a", "money")
    press(K.Key_Down, SHIFT)
    type_text("7")
    press(K.Key_Return, CTRL)
    assert [owner.row("a").money, owner.row("b").money] == [7, 7]


def test_ctrl_semicolon_writes_today(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "due")
    press(K.Key_Semicolon, CTRL)
    assert owner.row("a").due == dt.date(2026, 11, 22)


def test_copy_and_paste_a_block(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "lead")
    press(K.Key_Down, SHIFT)
    press(K.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "VP UBND\r\nPhòng VHXH\r\n"
    grid.go_to("d", "lead")
    press(K.Key_V, CTRL)
    assert [owner.row("d").lead, owner.row("e").lead] == ["VP UBND", "Phòng VHXH"]
    assert len(owner.steps) == 1


def test_what_was_copied_outlives_its_grid(theme: Theme, qtbot: QtBot) -> None:
    with opened(Owner(), theme, qtbot, 900) as view:
        view.go_to("a", "lead")
        view.run("copy")
        view.go_to("d", "lead")
        view.run("paste")
    del view
    gc.collect()
    assert QGuiApplication.clipboard().text() == "VP UBND\r\n"
    QGuiApplication.clipboard().setText("khác")  # deletes what lay there


def test_cut_cells_stay_until_they_are_pasted_and_move_in_one_step(
    grid: GridView, owner: Owner
) -> None:
    grid.go_to("a", "lead")
    press(K.Key_Down, SHIFT)
    press(K.Key_X, CTRL)
    assert (owner.steps, owner.row("a").lead) == ([], "VP UBND")
    assert QGuiApplication.clipboard().text() == "VP UBND\r\nPhòng VHXH\r\n"
    assert grid.cut_cells == {("a", "lead"), ("b", "lead")}
    grid.go_to("b", "lead")
    press(K.Key_V, CTRL)
    assert [owner.row(key).lead for key in "abc"] == [None, "VP UBND", "Phòng VHXH"]
    assert (len(owner.steps), grid.cut_cells) == (1, frozenset())
    grid.go_to("d", "lead")
    press(K.Key_V, CTRL)  # it has moved: from now on it is a copy
    assert [owner.row(key).lead for key in "bcde"] == ["VP UBND", "Phòng VHXH"] * 2


def test_cut_cells_are_let_go_by_escape_by_typing_and_by_another_copy(
    grid: GridView, owner: Owner, qtbot: QtBot
) -> None:
    def cut() -> None:
        grid.go_to("a", "lead")
        press(K.Key_X, CTRL)
        assert grid.cut_cells

    cut()
    press(K.Key_Escape)
    assert not grid.cut_cells
    cut()
    grid.go_to("d", "content")
    type_text("x")
    press(K.Key_Escape)
    assert not grid.cut_cells
    cut()
    QGuiApplication.clipboard().setText("khác")
    qtbot.waitUntil(lambda: not grid.cut_cells)
    cut()
    press(K.Key_Escape)
    grid.go_to("d", "lead")
    press(K.Key_V, CTRL)
    assert [owner.row(key).lead for key in "ad"] == ["VP UBND", "VP UBND"]


def test_cut_cells_pasted_in_another_grid_leave_this_one(
    grid: GridView, owner: Owner, theme: Theme, qtbot: QtBot
) -> None:
    grid.go_to("a", "lead")
    press(K.Key_X, CTRL)
    other_owner = Owner()
    with opened(other_owner, theme, qtbot, 900) as other:
        other.go_to("d", "lead")
        other.run("paste")
        qtbot.waitUntil(lambda: owner.row("a").lead is None)
        assert other_owner.row("d").lead == "VP UBND"
        assert (len(owner.steps), len(other_owner.steps)) == (1, 1)
        other.go_to("e", "lead")
        other.run("paste")
        assert (other_owner.row("e").lead, len(owner.steps)) == ("VP UBND", 1)


def test_a_row_is_begun_in_its_group(grid: GridView, owner: Owner) -> None:
    assert not grid.begin_row()
    owner.model.set_groups(GROUPS)
    owner.model.set_new_rows(NewRows.IN_EACH_GROUP)
    owner.model.set_closed("2", closed=True)
    assert grid.begin_row("2", "lead")
    type_text("Sở", QApplication.focusWidget())
    press(K.Key_Return)
    assert [(row.lead, row.group) for row in owner.rows[5:]] == [("Sở", "2")]
    assert grid.begin_row("không có", edit=False)
    assert (cell(grid), grid.is_editing) == ((None, "content"), False)
    assert owner.model.order.group_key(owner.model.entry(grid.grid_cursor.active.row())) == "1"


def test_one_value_fills_the_selection(grid: GridView, owner: Owner) -> None:
    QGuiApplication.clipboard().setText("5 triệu")
    grid.go_to("a", "money")
    press(K.Key_Down, SHIFT)
    press(K.Key_V, CTRL)
    assert [owner.row("a").money, owner.row("b").money] == [5_000_000] * 2


def test_a_paste_that_is_too_wide_or_has_titles_is_asked_about(
    grid: GridView, owner: Owner, qtbot: QtBot
) -> None:
    for text, at in (
        ("a\tb\tc\td\te\tf\r\n", ("a", "content")),
        ("Nội dung\tChủ trì\r\nx\ty\r\n", ("a", "content")),
        ("1\t2\r\n", ("a", "key")),
        ("\r\n".join("abcdef"), ("a", "lead")),
    ):
        QGuiApplication.clipboard().setText(text)
        grid.go_to(*at)
        with qtbot.waitSignal(grid.paste_asked) as asked:
            press(K.Key_V, CTRL)
        assert asked.args[1] == at
    assert owner.steps == []
    grid.paste_block([["x", "y"]], ("a", "content"))
    assert (owner.row("a").content, owner.row("a").lead) == ("x", "y")


def test_a_paste_goes_over_the_rows_in_sight_only(grid: GridView, owner: Owner) -> None:
    owner.model.set_filter_text("vp")
    QGuiApplication.clipboard().setText("1\r\n2\r\n")
    grid.go_to("a", "money")
    press(K.Key_V, CTRL)
    assert [owner.row(key).money for key in "abc"] == [1, 30, 2]


def test_paste_below_the_last_row_makes_records(grid: GridView, owner: Owner) -> None:
    owner.model.set_groups(GROUPS)
    owner.model.set_new_rows(NewRows.IN_EACH_GROUP)
    QGuiApplication.clipboard().setText("Một\tA\r\nHai\tB\r\nBa\tC\r\n")
    grid.go_to("c", "content")
    press(K.Key_V, CTRL)
    assert owner.row("c").content == "Một"
    made = [(row.content, row.lead, row.group) for row in owner.rows[5:]]
    assert made == [("Hai", "B", "1"), ("Ba", "C", "1")]
    assert len(owner.steps) == 1


def test_ten_records_by_keyboard_alone(grid: GridView, owner: Owner) -> None:
    owner.model.set_new_rows(NewRows.AT_END)
    owner.answers_at_once = False
    grid.grid_cursor.go(owner.model.rowCount() - 1, 1)
    for number in range(10):
        type_text(f"Việc {number}")
        press(K.Key_Tab)
        type_text("VP")
        press(K.Key_Return)
        assert cell(grid) == (None, "content")
    edits = [edit for step in owner.steps for edit in step]
    owner.answer(edits)
    assert [(row.content, row.lead) for row in owner.rows[5:]] == [
        (f"Việc {number}", "VP") for number in range(10)
    ]


def test_rows_that_come_back_while_typing_leave_the_editor_alone(
    grid: GridView, owner: Owner
) -> None:
    owner.answers_at_once = False
    owner.model.set_sort(Sort("content"))
    grid.go_to("b", "lead")
    type_text("Sở KH")
    owner.rows = owner.rows[:1] + owner.rows[2:] + owner.rows[1:2]
    owner.model.set_rows(owner.rows[1:])
    type_text("&CN")
    press(K.Key_Return)
    assert owner.last_step() == [("b", "lead", "Sở KH&CN")]


def test_typing_goes_on_after_a_reset(grid: GridView, owner: Owner) -> None:
    grid.go_to("b", "lead")
    type_text("Sở")
    owner.model.set_filter_text("uoc")
    type_text(" KH")
    press(K.Key_Return)
    assert owner.row("b").lead == "Sở KH"
    assert len(owner.steps) == 1


def test_what_was_typed_into_a_row_that_is_hidden_is_handed_over(
    grid: GridView, owner: Owner
) -> None:
    grid.go_to("b", "lead")
    type_text("Sở")
    owner.model.set_filter_text("boi duong")
    assert owner.row("b").lead == "Sở"
    assert not grid.is_editing


def test_typing_into_the_empty_row_goes_on_after_a_reset(grid: GridView, owner: Owner) -> None:
    owner.model.set_groups(GROUPS)
    owner.model.set_new_rows(NewRows.IN_EACH_GROUP)
    grid.grid_cursor.go(4, 1)
    type_text("Việc")
    owner.model.set_filters({})
    type_text(" mới")
    press(K.Key_Return)
    assert [(row.content, row.group) for row in owner.rows[5:]] == [("Việc mới", "1")]


def test_escape_takes_unreadable_text_back(grid: GridView, owner: Owner) -> None:
    grid.go_to("a", "due")
    type_text("31/2/2026")
    press(K.Key_Return)
    assert shown(owner.model, "due")[0] == "31/2/2026"
    press(K.Key_Up)
    press(K.Key_Escape)
    assert shown(owner.model, "due")[0] == ""


def test_what_is_typed_is_told_now_and_then(grid: GridView, qtbot: QtBot) -> None:
    grid.go_to("a", "lead")
    with qtbot.waitSignal(grid.typing, timeout=2000) as told:
        type_text("Sở KH")
    assert told.args == ["a", "lead", "Sở KH"]
    with qtbot.waitSignal(grid.typing_ended) as ended:
        press(K.Key_Return)
    assert ended.args == ["a", "lead"]


def test_what_the_owner_must_do_is_asked_by_key(grid: GridView, qtbot: QtBot) -> None:
    press(K.Key_Down, SHIFT)
    for key, modifiers, signal, arguments in (
        (K.Key_Up, ALT | SHIFT, grid.rows_move_asked, [["a", "b"], -1]),
        (K.Key_Down, ALT | SHIFT, grid.rows_move_asked, [["a", "b"], 1]),
        (K.Key_Right, ALT | SHIFT, grid.indent_asked, [["a", "b"], 1]),
        (K.Key_Left, ALT | SHIFT, grid.indent_asked, [["a", "b"], -1]),
        (K.Key_Minus, CTRL, grid.delete_rows_asked, [["a", "b"]]),
        (K.Key_Insert, Qt.KeyboardModifier.NoModifier, grid.new_row_asked, ["a"]),
        (K.Key_Plus, CTRL, grid.new_row_asked, ["a"]),
    ):
        with qtbot.waitSignal(signal) as asked:
            press(key, modifiers)
        assert asked.args == arguments


def test_the_selection_is_added_up(grid: GridView, qtbot: QtBot) -> None:
    grid.go_to("a", "money")
    with qtbot.waitSignal(grid.selection_summed) as summed:
        for _ in range(3):
            press(K.Key_Down, SHIFT)
    summary = summed.args[0]
    assert (summary.cells, summary.filled, summary.numbers) == (4, 3, 3)
    assert (summary.total, summary.average) == (60, 20)


def test_headings_fold_by_key_and_mouse(grid: GridView, owner: Owner) -> None:
    owner.model.set_groups(GROUPS)
    grid.grid_cursor.go(0, 1)
    press(K.Key_Space, text=" ")
    assert owner.model.rowCount() == 4
    press(K.Key_Return)
    assert owner.model.rowCount() == 7
    QTest.mouseClick(
        grid.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(8, grid.rowViewportPosition(4) + 8),
    )
    assert owner.model.rowCount() == 5


def test_a_menu_of_the_window_does_not_take_the_grids_keys(
    grid: GridView, owner: Owner, qtbot: QtBot
) -> None:
    from PySide6.QtGui import QAction

    action = QAction(grid)
    action.setShortcut("Delete")
    grid.addAction(action)
    taken: list[bool] = []
    action.triggered.connect(lambda: taken.append(True))
    grid.go_to("a", "lead")
    QTest.keyClick(grid, K.Key_Delete)
    assert (taken, owner.row("a").lead) == ([], None)


def test_an_editor_opens_as_high_as_its_text(grid: GridView, owner: Owner) -> None:
    owner.model.write([(0, 1, "một\nhai\nba")])
    grid.go_to("a", "content")
    press(K.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.height() >= 3 * editor.fontMetrics().lineSpacing()
