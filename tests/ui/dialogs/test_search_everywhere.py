# SPDX-License-Identifier: MIT
"""Ctrl+K by keys: what is found, in which order answers count, and where Enter leads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QMessageBox
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Activity
from lsapp.errors import UserError
from lsapp.services import searching
from lsapp.services.sampling import make_sample
from ui import places
from ui.dialogs.search_everywhere import LIMIT, SearchDialog
from ui.main_window import MainWindow
from ui.translation import install_translations

Key = Qt.Key
Opener = Callable[..., MainWindow]

# The offscreen platform says so of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def come_back(window: MainWindow, qtbot: QtBot) -> None:
    """Give the window the keyboard, as a system does when a dialog goes; offscreen nobody does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def asked(window: MainWindow, qtbot: QtBot) -> SearchDialog:
    come_back(window, qtbot)
    qtbot.keyClick(window, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in window.findChildren(SearchDialog) if one.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def line(dialog: SearchDialog) -> QLineEdit:
    return dialog.findChild(QLineEdit)


def found(dialog: SearchDialog) -> list[str]:
    listed = dialog.findChild(QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


def state(dialog: SearchDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def answered(window: MainWindow, dialog: SearchDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog._breath.isActive() and not window.session._records.pending)


def search(window: MainWindow, qtbot: QtBot, words: str) -> SearchDialog:
    dialog = asked(window, qtbot)
    qtbot.keyClicks(line(dialog), words)
    answered(window, dialog, qtbot)
    return dialog


def test_the_cursor_stands_in_the_line_and_the_pages_are_offered_first(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    assert line(dialog).hasFocus()
    assert found(dialog)[:3] == ["Tổng quan", "Chương trình", "Nhiệm vụ"]
    assert "Tổng hợp" not in found(dialog)


def test_accents_are_folded_both_ways(window: MainWindow, qtbot: QtBot) -> None:
    plain = found(search(window, qtbot, "doi ngu tri thuc"))
    window.findChild(SearchDialog).reject()
    qtbot.waitUntil(lambda: not window.findChildren(SearchDialog))
    assert plain
    assert found(search(window, qtbot, "đội ngũ trí thức")) == plain


def test_each_letter_narrows_what_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    counts = []
    for letter in "hoi nghi":
        qtbot.keyClicks(line(dialog), letter)
        answered(window, dialog, qtbot)
        counts.append(len(found(dialog)))
    assert counts[-1] > 0
    assert counts[-1] <= counts[2]
    assert all("nghị" in one.lower() for one in found(dialog) if one.startswith("Nhiệm vụ"))


def test_a_part_of_a_word_is_found_where_no_word_begins_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    activity = window.session.records(Activity)[0]
    window.session.save(
        "activity.edited", [msgspec.structs.replace(activity, content="Tập huấn siêukỹnăng")]
    )
    assert any("siêukỹnăng" in one for one in found(search(window, qtbot, "kynang")))


def test_an_answer_to_older_words_is_dropped_and_words_in_between_are_never_asked(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    wanted: list[str] = []
    own = searching.find

    def slowly(desk: object, text: str, **rest: object) -> object:
        wanted.append(text)
        free.wait(10)
        return own(desk, text, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(searching, "find", slowly)
    dialog = asked(window, qtbot)
    for letter in "dao tao":
        qtbot.keyClicks(line(dialog), letter)
        qtbot.wait(5)
    free.set()
    answered(window, dialog, qtbot)
    assert wanted == ["d", "dao tao"]
    assert all("đào tạo" in one.lower() for one in found(dialog))


def test_words_that_are_taken_away_show_the_pages_again(window: MainWindow, qtbot: QtBot) -> None:
    dialog = search(window, qtbot, "dao tao")
    line(dialog).selectAll()
    qtbot.keyClick(line(dialog), Key.Key_Backspace)
    answered(window, dialog, qtbot)
    assert found(dialog)[0] == "Tổng quan"


def test_enter_goes_to_the_record_and_its_page_has_the_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.OVERVIEW)
    activity = window.session.records(Activity)[5]
    dialog = search(window, qtbot, activity.content)
    assert found(dialog)[0].startswith("Nhiệm vụ: ")
    qtbot.keyClick(line(dialog), Key.Key_Return)
    assert not dialog.isVisible()
    page = window.current_page
    assert page.objectName() == places.ACTIVITIES
    assert page.grid.active_cell()[0] == activity.key
    come_back(window, qtbot)
    assert page.isAncestorOf(QApplication.focusWidget())


def test_enter_before_the_answer_waits_for_it(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = threading.Event()
    own = searching.find

    def slowly(*facts: object, **rest: object) -> object:
        free.wait(10)
        return own(*facts, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(searching, "find", slowly)
    activity = window.session.records(Activity)[2]
    dialog = asked(window, qtbot)
    qtbot.keyClicks(line(dialog), activity.content)
    qtbot.keyClick(line(dialog), Key.Key_Return)
    assert dialog.isVisible()
    free.set()
    qtbot.waitUntil(lambda: not window.findChildren(SearchDialog))
    assert window.current_page.grid.active_cell()[0] == activity.key


def test_the_arrow_keys_walk_the_list_from_the_line(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    for _ in range(5):
        qtbot.keyClick(line(dialog), Key.Key_Down)
    qtbot.keyClick(line(dialog), Key.Key_Up)
    assert line(dialog).hasFocus()
    qtbot.keyClick(line(dialog), Key.Key_Return)
    assert window.current_page.objectName() == places.STATISTICS


def test_a_click_goes_there_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    listed = dialog.findChild(QListWidget)
    turned: list[str] = []
    window.page_shown.connect(turned.append)
    where = listed.visualItemRect(listed.item(3)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert turned == [places.RESULTS]


def test_escape_leaves_everything_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(places.ACTIVITIES)
    before = window.current_page.grid.active_cell()
    dialog = search(window, qtbot, "dao tao")
    qtbot.keyClick(line(dialog), Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.current_page.grid.active_cell() == before


def test_nothing_found_is_said_and_enter_does_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = search(window, qtbot, "xyzxyz")
    assert found(dialog) == []
    assert "xyzxyz" in state(dialog)
    qtbot.keyClick(line(dialog), Key.Key_Return)
    assert dialog.isVisible()


def test_many_results_are_cut_and_it_is_said(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "nhieu.lsdb"
    make_sample(path, activities=200)
    window = open_window(path)
    dialog = search(window, qtbot, "thuc hien")
    assert len(found(dialog)) >= LIMIT
    assert "gõ thêm" in state(dialog)


def test_a_search_that_fails_is_told_and_the_next_one_works(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_facts: object, **_rest: object) -> object:
        raise UserError("database.busy", path="xa.lsdb")

    with monkeypatch.context() as patch:
        patch.setattr(searching, "find", broken)
        dialog = search(window, qtbot, "dao")
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
        window.findChild(QMessageBox).close()
    qtbot.keyClicks(line(dialog), " tao")
    qtbot.waitUntil(lambda: any("đào tạo" in one.lower() for one in found(dialog)))


def test_a_record_of_another_unit_is_shown_in_its_unit_and_cannot_be_changed(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"])
    window = open_window(path)
    own = window.session.view.unit
    window.show_page(places.OVERVIEW)
    dialog = search(window, qtbot, "hoi nghi quan triet")
    named = [one for one in found(dialog) if "(Xã Thất Khê" in one and one.startswith("Nhiệm vụ")]
    assert named
    listed = dialog.findChild(QListWidget)
    listed.setCurrentRow(found(dialog).index(named[0]))
    qtbot.keyClick(line(dialog), Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.view.unit == "X06040", timeout=20_000)
    qtbot.waitUntil(lambda: window.current_page.objectName() == places.ACTIVITIES)
    key = window.current_page.grid.active_cell()[0]
    activity = window.session.find(Activity, key)
    assert activity is not None
    assert activity.content[:20] in named[0]
    assert window.session.view.unit != own
    assert not window.session.can_edit
    come_back(window, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    assert window.session.find(Activity, key) == activity
    assert not window.actions_of_window.undo.isEnabled()


def test_text_of_another_round_names_it_and_leads_there(window: MainWindow, qtbot: QtBot) -> None:
    dialog = search(window, qtbot, "trong dung")
    old = [one for one in found(dialog) if "(năm 2025)" in one]
    assert old
    listed = dialog.findChild(QListWidget)
    listed.setCurrentRow(found(dialog).index(old[0]))
    qtbot.keyClick(line(dialog), Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.view.round == "2025", timeout=20_000)
    assert window.session.can_edit


def test_unikey_in_the_line_loses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    for letters, back in (("dd", 2), ("đao", 0), ("f", 3), ("ào", 0)):
        type_text(line(dialog), letters)
        for _ in range(back):
            qtbot.keyClick(line(dialog), Key.Key_Backspace)
        qtbot.wait(1)
    answered(window, dialog, qtbot)
    assert line(dialog).text() == "đào"
    assert any("đào" in one.lower() for one in found(dialog))


def test_in_english(open_window: Opener, sample: Path, qapp: QApplication, qtbot: QtBot) -> None:
    install_translations(qapp, "en")
    try:
        window = open_window(sample)
        dialog = asked(window, qtbot)
        assert "Tìm" not in dialog.windowTitle()
        assert "Tổng quan" not in found(dialog)
    finally:
        install_translations(qapp, "vi")
