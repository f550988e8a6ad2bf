# SPDX-License-Identifier: MIT
"""Menus and keys: each has a meaning, none takes another's key, each works from every page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Activity
from ui import places
from ui.dialogs.help_viewer import HelpViewer
from ui.dialogs.search_everywhere import SearchDialog
from ui.main_window import MainWindow
from ui.translation import install_translations
from ui.widgets.find_bar import FindBar
from ui.widgets.grid_view import GridView

Key = Qt.Key
Mod = Qt.KeyboardModifier
Context = Qt.ShortcutContext
Opener = Callable[..., MainWindow]

# The offscreen platform says so of menus and of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def menus(window: MainWindow) -> list[QMenu]:
    found = [action.menu() for action in window.menuBar().actions()]
    return [one for one in found if isinstance(one, QMenu)]


def entries(menu: QMenu) -> list[QAction]:
    menu.aboutToShow.emit()
    return [one for one in menu.actions() if not one.isSeparator()]


def entry(window: MainWindow, words: str) -> QAction:
    every = (one for menu in menus(window) for one in entries(menu))
    return next(one for one in every if words in one.text().replace("&", ""))


def letter(text: str) -> str | None:
    found = re.search(r"&([^&])", text.replace("&&", ""))
    return found[1].upper() if found else None


def focus_in(window: MainWindow) -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    assert window.isAncestorOf(widget)
    return widget


def type_here(text: str) -> None:
    """Type where the keyboard is; the first letter may open an editor that takes the others."""
    for one in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        type_text(widget, one)


# --- keys that meet ---


def keys_in_force(window: MainWindow) -> Iterator[tuple[str, QAction]]:
    """The keys that Qt would try for the page that is shown: those of the window, and its own."""
    page = window.current_page
    for action in window.findChildren(QAction):
        if not action.isEnabled() or action.shortcutContext() is Context.WidgetShortcut:
            continue
        homes = [one for one in action.associatedObjects() if isinstance(one, QWidget)]
        wide = action.shortcutContext() in (Context.WindowShortcut, Context.ApplicationShortcut)
        here = any(page is one or (page and page.isAncestorOf(one)) for one in homes)
        if here or (wide and any(isinstance(one, QMenu) or one is window for one in homes)):
            for keys in action.shortcuts():
                yield keys.toString(), action


def test_no_two_actions_share_a_key_on_any_page(window: MainWindow) -> None:
    for name in window.page_names():
        window.show_page(name)
        held: dict[str, set[QAction]] = defaultdict(set)
        for keys, action in keys_in_force(window):
            held[keys].add(action)
        twice = {k: [a.text() for a in some] for k, some in held.items() if len(some) > 1}
        assert twice == {}, name


def test_letters_of_a_menu_are_latin_and_its_own(window: MainWindow) -> None:
    window.show_page(places.OVERVIEW)
    bars = [letter(action.text()) for action in window.menuBar().actions()]
    for letters in (
        bars,
        *([letter(one.text()) for one in entries(menu)] for menu in menus(window)),
    ):
        used = [one for one in letters if one is not None]
        assert all(one.isascii() for one in used), used
        assert len(used) == len(set(used)), used


def test_no_button_of_the_shell_takes_the_letter_of_a_menu(window: MainWindow) -> None:
    bars = {letter(action.text()) for action in window.menuBar().actions()}
    page = window.current_page
    assert page is not None
    shell = [
        one
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and not page.isAncestorOf(one)
    ]
    assert shell
    assert not bars & {letter(one.text()) for one in shell}


# --- keys from everywhere ---


def test_the_pages_are_turned_by_their_keys_also_from_within_the_grid(
    window: MainWindow, qtbot: QtBot
) -> None:
    names = window.page_names()
    for number, name in enumerate(names, 1):
        window.show_page(places.ACTIVITIES)
        key = Key(Key.Key_0.value + number % 10)
        qtbot.keyClick(focus_in(window), key, Mod.ControlModifier)
        assert window.current_page.objectName() == name
        assert window.page(name).isAncestorOf(focus_in(window))
        checked = [a.text() for a in entries(menus(window)[2]) if a.isChecked()]
        assert len([one for one in checked if one not in ("Bảng &kiểm tra",)]) == 1


def test_the_tenth_page_is_the_departments(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    from lsapp.services.sampling import make_sample

    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"])
    window = open_window(path)
    assert window.current_page.objectName() == places.COMPILING
    qtbot.keyClick(window, Key.Key_1, Mod.ControlModifier)
    qtbot.keyClick(window, Key.Key_0, Mod.ControlModifier)
    assert window.current_page.objectName() == places.COMPILING


@pytest.mark.parametrize("place", ["grid", "cell editor", "findings", "find bar"])
def test_the_windows_keys_work_wherever_the_keyboard_is(
    window: MainWindow, qtbot: QtBot, place: str
) -> None:
    window.show_page(places.ACTIVITIES)
    grid = window.current_page.findChild(GridView)
    if place == "cell editor":
        qtbot.keyClick(grid, Key.Key_F2)
        assert isinstance(focus_in(window), QLineEdit) or focus_in(window) is not grid
    elif place == "findings":
        qtbot.waitUntil(lambda: bool(window.findings.findings), timeout=20_000)
        qtbot.keyClick(grid, Key.Key_F8, Mod.ShiftModifier)
        assert isinstance(focus_in(window), QTableView)
    elif place == "find bar":
        qtbot.keyClick(grid, Key.Key_F, Mod.ControlModifier)
        assert isinstance(focus_in(window), QLineEdit)
    qtbot.keyClick(focus_in(window), Key.Key_K, Mod.ControlModifier)
    dialog = window.findChild(SearchDialog)
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.keyClick(focus_in(window), Key.Key_F1)
    viewer = window.findChild(HelpViewer)
    assert viewer is not None
    assert viewer.isVisible()
    qtbot.keyClick(viewer, Key.Key_Escape)
    window.activateWindow()
    shown = window.findings_dock.isVisible()
    qtbot.keyClick(window.focusWidget() or window, Key.Key_F8)
    assert window.findings_dock.isVisible() is not shown


def test_find_in_page_falls_back_to_the_search_where_there_is_nothing_to_narrow(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    qtbot.keyClick(focus_in(window), Key.Key_F, Mod.ControlModifier)
    bar = window.findChild(FindBar)
    assert bar is not None
    assert bar.isVisible()
    qtbot.keyClick(window, Key.Key_1, Mod.ControlModifier)
    assert not bar.isVisible()
    qtbot.keyClick(window, Key.Key_F, Mod.ControlModifier)
    assert not bar.isVisible()
    assert window.findChild(SearchDialog).isVisible()


def test_a_key_of_the_page_works_while_its_menu_was_never_opened(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    detail = next(a for a in window.current_page.page_actions() if a.shortcut().toString() == "F4")
    with qtbot.waitSignal(detail.triggered):
        qtbot.keyClick(focus_in(window), Key.Key_F4)


def test_f5_reads_the_file_again_and_keeps_what_is_being_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    page = window.current_page
    activity = window.session.records(Activity)[0]
    page.grid.go_to(activity.key, "note")
    type_here("đang gõ")
    with qtbot.waitSignal(window.session.state_changed):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_F5)
    assert window.session.find(Activity, activity.key).note == "đang gõ"


# --- undo ---


def edit(window: MainWindow, number: int, note: str, qtbot: QtBot) -> str:
    activity = window.session.records(Activity)[number]
    window.session.save(
        "activity.edited", [msgspec.structs.replace(activity, note=note)], "1.1 & 2"
    )
    undo = window.actions_of_window.undo
    qtbot.waitUntil(lambda: "(1.1 && 2)" in undo.text())
    return str(activity.key)


def test_undo_names_what_it_is_about_and_works_from_grid_and_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.session.records(Activity)[0].note
    key = edit(window, 0, "mới", qtbot)
    undo, redo = window.actions_of_window.undo, window.actions_of_window.redo
    assert undo.text() == "&Hoàn tác: Sửa nhiệm vụ (1.1 && 2)"
    assert not redo.isEnabled()
    for name in (places.ACTIVITIES, places.OVERVIEW):
        window.show_page(name)
        qtbot.keyClick(focus_in(window), Key.Key_Z, Mod.ControlModifier)
        qtbot.waitUntil(redo.isEnabled)
        assert window.session.find(Activity, key).note == before
        assert redo.text() == "&Làm lại: Sửa nhiệm vụ (1.1 && 2)"
        qtbot.keyClick(focus_in(window), Key.Key_Y, Mod.ControlModifier)
        qtbot.waitUntil(lambda: not redo.isEnabled())
        assert window.session.find(Activity, key).note == "mới"


def test_undo_from_the_menu_takes_what_is_being_typed_first(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    page = window.current_page
    activity = window.session.records(Activity)[0]
    edit(window, 1, "trước đó", qtbot)
    page.grid.go_to(activity.key, "note")
    type_here("đang gõ")
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: window.session.next_actions.redo is not None)
    assert window.session.find(Activity, activity.key).note == activity.note
    assert window.session.records(Activity)[1].note == "trước đó"


def test_the_name_of_an_action_is_not_longer_than_a_menu(window: MainWindow, qtbot: QtBot) -> None:
    activity = window.session.records(Activity)[0]
    changed = msgspec.structs.replace(activity, note="x")
    window.session.save("activity.edited", [changed], "Nội dung " * 40)
    undo = window.actions_of_window.undo
    qtbot.waitUntil(lambda: "Nội dung" in undo.text())
    assert len(undo.text()) < 70
    assert undo.text().endswith("…")


# --- cut, copy, paste ---


def test_copy_and_paste_from_the_menu_reach_what_has_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    page = window.current_page
    activity = window.session.records(Activity)[0]
    page.grid.go_to(activity.key, "content")
    board = QGuiApplication.clipboard()
    board.clear(QClipboard.Mode.Clipboard)
    entry(window, "Chép").trigger()
    assert activity.content in board.text()
    qtbot.keyClick(page.grid, Key.Key_F, Mod.ControlModifier)
    line = focus_in(window)
    assert isinstance(line, QLineEdit)
    board.setText("bồi dưỡng")
    entry(window, "Dán").trigger()
    assert line.text() == "bồi dưỡng"
    line.selectAll()
    entry(window, "Cắt").trigger()
    assert line.text() == ""
    assert board.text() == "bồi dưỡng"


def test_an_open_menu_keeps_in_mind_what_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(places.ACTIVITIES)
    activity = window.session.records(Activity)[0]
    window.current_page.grid.go_to(activity.key, "content")
    QGuiApplication.clipboard().clear()
    menu = menus(window)[1]
    menu.popup(window.mapToGlobal(QPoint(20, 20)))
    assert entry(window, "Chép").isEnabled()
    with qtbot.waitSignal(entry(window, "Chép").triggered):
        qtbot.keyClick(menu, Key.Key_C)
    assert not menu.isVisible()
    assert activity.content in QGuiApplication.clipboard().text()


# --- what has a meaning ---


def test_every_entry_of_every_menu_says_something_and_can_be_used_or_not(
    window: MainWindow,
) -> None:
    for name in window.page_names():
        window.show_page(name)
        for menu in menus(window):
            found = entries(menu)
            assert found, menu.title()
            assert all(one.text().strip() for one in found)
            texts = [one.text().replace("&", "") for one in found]
            assert len(texts) == len(set(texts)), name


def test_without_a_file_only_what_needs_none_can_be_used(open_window: Opener) -> None:
    window = open_window()
    usable = {
        one.text().replace("&", "")
        for menu in menus(window)
        for one in entries(menu)
        if one.isEnabled()
    }
    assert usable == {
        "Tạo tệp mới cho đơn vị...", "Mở...", "Mở gần đây", "Mở bản mẫu", "Sao lưu và khôi phục...",
        "Thoát", "Cài đặt...", "Mở thư mục nhật ký lỗi", "Trợ giúp về trang này",
        "Làm quen trong năm bước", "Phím tắt", "Giới thiệu KH48",
    }  # fmt: skip


def test_another_units_records_can_be_looked_at_alone(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    from lsapp.services.sampling import make_sample

    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"])
    window = open_window(path)
    own = window.session.view.unit
    other = next(one.code for one in window.session.facts.units if one.code != own)
    with qtbot.waitSignal(window.session.state_changed):
        window.session.show(unit=other)
    assert not window.session.can_edit
    for words in ("Nhập từ tệp Excel", "Mở đợt báo cáo mới", "Lập chương trình mới từ"):
        assert not entry(window, words).isEnabled()
    assert entry(window, "Tìm mọi nơi").isEnabled()


def test_files_that_are_gone_are_greyed_in_the_menu(
    open_window: Opener, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.settings.add_recent(tmp_path / "mất.lsdb")
    window.settings.add_recent(sample)
    recent = entry(window, "Mở gần đây").menu()
    assert isinstance(recent, QMenu)
    found = {one.text(): one for one in entries(recent)}
    assert not found["mất.lsdb"].isEnabled()
    found["xa.lsdb"].trigger()
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.session.path == sample


def test_the_marks_in_the_menu_stand_at_what_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    folding, findings = entry(window, "Thu gọn thanh bên"), entry(window, "Bảng kiểm tra")
    assert not folding.isChecked()
    assert findings.isChecked()
    qtbot.keyClick(window, Key.Key_B, Mod.ControlModifier)
    qtbot.keyClick(window, Key.Key_F8)
    menus(window)[2].aboutToShow.emit()
    assert folding.isChecked()
    assert not findings.isChecked()
    assert window.settings.side_bar_folded


def test_one_window_of_help_turns_to_the_page_that_is_asked_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.REPORT)
    qtbot.keyClick(window, Key.Key_F1)
    viewer = window.findChild(HelpViewer)
    assert not viewer.isModal()
    window.activateWindow()
    window.show_page(places.RESULTS)
    qtbot.keyClick(window, Key.Key_F1)
    assert window.findChildren(HelpViewer) == [viewer]
    assert viewer.isVisible()


def test_the_search_at_the_right_of_the_menus_is_the_same_action(
    window: MainWindow, qtbot: QtBot
) -> None:
    button = window.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
    assert isinstance(button, QAbstractButton)
    assert "Ctrl+K" in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.findChild(SearchDialog).isVisible()
    window.findChild(SearchDialog).reject()
    window.actions_of_window.commands.close_file()
    qtbot.waitUntil(lambda: not button.isEnabled())


def test_in_english_no_menu_speaks_vietnamese(
    open_window: Opener, sample: Path, qapp: QApplication
) -> None:
    """Names of actions in the journal come from tables of their own; both languages stand there."""
    install_translations(qapp, "en")
    try:
        window = open_window(sample)
        titles = [one.title().replace("&", "") for one in menus(window)]
        assert "File" in titles
        assert not {"Tệp", "Sửa", "Xem", "Dữ liệu", "Công cụ", "Trợ giúp"} & set(titles)
        assert window.actions_of_window.undo.text().startswith("&Undo")
    finally:
        install_translations(qapp, "vi")
