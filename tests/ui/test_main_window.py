# SPDX-License-Identifier: MIT
"""The window around the pages: files, turning, notices, errors, looks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Activity
from lsapp.errors import UserError
from lsapp.services.desk import open_desk
from ui import places
from ui.dialogs.error_report import ErrorReportDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme, Tone
from ui.translation import install_translations
from ui.widgets.notice import Notice
from ui.widgets.notice_area import MOST
from ui.widgets.side_bar_entry import SideBarEntry

Key = Qt.Key
Mod = Qt.KeyboardModifier
Opener = Callable[..., MainWindow]

# The offscreen platform says so of menus and of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def other(sample_file: Path, tmp_path: Path) -> Path:
    """A second file, for what happens between two."""
    path = tmp_path / "hai.lsdb"
    shutil.copyfile(sample_file, path)
    return path


def ready(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    qtbot.waitUntil(lambda: window.session.is_ready and window.session.path == path, timeout=20_000)


def told(window: MainWindow) -> list[str]:
    return [one.text() for one in window.findChildren(Notice) if one.isVisible()]


def type_here(text: str) -> None:
    for one in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        type_text(widget, one)


def note_of(path: Path, key: str) -> str | None:
    with open_desk(path) as desk:
        record = desk.store.get(Activity, desk.office.unit, key)
        assert record is not None
        return record.note


# --- files ---


def test_another_file_opens_on_its_own_page_and_the_notices_of_the_first_go(
    window: MainWindow, other: Path, qtbot: QtBot
) -> None:
    window.settings.set_last_page(other, places.STATISTICS)
    window.show_page(places.ACTIVITIES)
    window.notify(Tone.GOOD, "Đã nhập 12 nhiệm vụ.", "Hoàn tác", lambda: None)
    window.open_file(other)
    assert "Đã nhập 12 nhiệm vụ." not in told(window)
    ready(window, qtbot, other)
    assert window.current_page.objectName() == places.STATISTICS


def test_what_is_typed_is_saved_in_the_file_it_was_typed_in(
    window: MainWindow, sample: Path, other: Path, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    key = window.session.records(Activity)[0].key
    window.current_page.grid.go_to(key, "note")
    type_here("trước khi đổi tệp")
    window.open_file(other)
    ready(window, qtbot, other)
    assert note_of(sample, key) == "trước khi đổi tệp"
    assert window.session.find(Activity, key).note != "trước khi đổi tệp"


def test_while_a_file_is_opened_nothing_of_the_last_one_can_be_used(
    window: MainWindow, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page(places.ACTIVITIES)
    grid = window.current_page.grid
    window.open_file(other)
    assert not grid.isVisible()
    assert not window.actions_of_window.undo.isEnabled()
    for name in (places.REPORT, places.STATISTICS):
        qtbot.keyClick(
            window, Key(Key.Key_1.value + places.PAGE_NAMES.index(name)), Mod.ControlModifier
        )
    ready(window, qtbot, other)
    assert window.current_page is not None


def test_a_file_that_cannot_be_opened_is_told_and_the_first_page_comes(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    strange = tmp_path / "khác.lsdb"
    strange.write_bytes(b"not a database")
    window.open_file(strange)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    box = window.findChild(QMessageBox)
    assert box.informativeText()
    assert window.findChild(QPushButton, "new_office").isVisible()
    assert not window.findings_dock.isVisible()
    box.close()


def test_a_new_sample_takes_the_place_of_the_open_file(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.path
    window.show_page(places.REPORT)
    window.actions_of_window.commands.open_sample()
    qtbot.waitUntil(lambda: window.session.path not in (None, before), timeout=30_000)
    assert window.current_page.objectName() == places.OVERVIEW
    assert any("bản mẫu" in text for text in told(window))


def dragged(
    window: MainWindow, kind: type[QDragEnterEvent] | type[QDropEvent], paths: list[Path]
) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    where = QPoint(400, 300) if kind is QDragEnterEvent else QPointF(400, 300)
    event = kind(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Mod.NoModifier)  # type: ignore[arg-type]
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_a_database_that_is_dropped_on_the_window_is_opened(
    window: MainWindow, other: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = tmp_path / "bảng.xlsx"
    sheet.write_bytes(b"x")
    assert not dragged(window, QDragEnterEvent, [sheet])
    assert not dragged(window, QDragEnterEvent, [other, sheet])
    assert dragged(window, QDragEnterEvent, [other])
    assert dragged(window, QDropEvent, [other])
    ready(window, qtbot, other)


def test_dead_files_of_the_first_page_are_greyed_and_a_living_one_opens_by_enter(
    open_window: Opener, settings: Settings, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.add_recent(sample)
    settings.add_recent(tmp_path / "mất.lsdb")
    window = open_window()
    recent = next(
        one for one in window.findChildren(QListWidget) if "gần đây" in one.accessibleName()
    )
    assert "không còn" in recent.item(0).text()
    assert not recent.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.mouseClick(
        recent.viewport(),
        Qt.MouseButton.LeftButton,
        pos=recent.visualItemRect(recent.item(0)).center(),
    )
    assert window.session.path is None
    qtbot.keyClick(recent, Key.Key_Return)
    ready(window, qtbot, sample)


# --- turning to records ---


def test_a_page_that_is_not_of_this_office_is_not_shown(window: MainWindow) -> None:
    window.show_page(places.ACTIVITIES)
    window.show_page(places.COMPILING)
    assert window.current_page.objectName() == places.ACTIVITIES


# --- notices ---


def test_notices_are_few_and_never_said_twice(window: MainWindow, qtbot: QtBot) -> None:
    window.notices.clear()
    for number in (1, 2, 2, 3, 4, 5):
        window.notify(Tone.NEUTRAL, f"Điều {number}")
    assert told(window) == [f"Điều {number}" for number in (3, 4, 5)]
    assert len(told(window)) == MOST


def test_the_next_thing_that_went_well_takes_the_place_of_the_last(window: MainWindow) -> None:
    window.notices.clear()
    window.notify(Tone.NEUTRAL, "Điều cần biết")
    window.notify(Tone.GOOD, "Đã xóa.", "Hoàn tác", lambda: None)
    window.notify(Tone.GOOD, "Đã lưu một")
    window.notify(Tone.GOOD, "Đã lưu hai")
    assert told(window) == ["Điều cần biết", "Đã xóa.", "Đã lưu hai"]


def test_enter_presses_the_button_of_a_notice(window: MainWindow, qtbot: QtBot) -> None:
    window.notices.clear()
    done: list[int] = []
    window.notify(Tone.GOOD, "Đã xóa 3 nhiệm vụ.", "Hoàn tác", lambda: done.append(1))
    button = window.notices.notices[0].button
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert done == [1]


def test_the_button_of_a_notice_acts_once_and_takes_it_away(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.notices.clear()
    done: list[int] = []
    window.notify(Tone.GOOD, "Đã xóa 3 nhiệm vụ.", "Hoàn tác", lambda: done.append(1))
    notice = window.notices.notices[0]
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert told(window) == []
    assert not window.notices.isVisible()


def test_what_a_notice_leads_to_may_say_the_next_thing(window: MainWindow, qtbot: QtBot) -> None:
    window.notices.clear()
    window.notify(Tone.GOOD, "Một", "Tiếp", lambda: window.notify(Tone.NEUTRAL, "Hai", "", None))
    qtbot.mouseClick(window.notices.notices[0].button, Qt.MouseButton.LeftButton)
    assert told(window) == ["Hai"]


# --- errors ---


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [one for one in window.findChildren(QMessageBox) if one.isVisible()]


def reports(window: MainWindow) -> list[ErrorReportDialog]:
    return [one for one in window.findChildren(ErrorReportDialog) if one.isVisible()]


def test_a_persons_error_is_told_with_its_next_step(window: MainWindow, qtbot: QtBot) -> None:
    def work(_desk: object) -> None:
        raise UserError("disk.full", path="D:\\xa.lsdb")

    window.session.act(work)
    qtbot.waitUntil(lambda: bool(boxes(window)))
    (box,) = boxes(window)
    assert "xa.lsdb" in box.text() + box.informativeText()
    assert box.informativeText().startswith("Hãy")
    window.session.act(work)
    qtbot.waitUntil(lambda: not window.session._records.pending)
    assert boxes(window) == [box]
    box.close()


def test_a_fault_on_the_lane_is_reported_once_and_what_was_typed_stays(
    window: MainWindow, sample: Path, qtbot: QtBot
) -> None:
    activity = window.session.records(Activity)[0]
    window.session.save("activity.edited", [msgspec.structs.replace(activity, note="đã gõ")])

    def work(_desk: object) -> None:
        raise KeyError("lỗi của chương trình")

    window.session.act(work)
    qtbot.waitUntil(lambda: len(reports(window)) == 1)
    reports(window)[0].close()
    window.session.act(work)
    qtbot.waitUntil(lambda: any("lặp lại" in text for text in told(window)))
    assert reports(window) == []
    assert window.session.find(Activity, activity.key).note == "đã gõ"
    window.close()
    assert note_of(sample, activity.key) == "đã gõ"


def test_rules_that_fail_do_not_stop_the_typing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_facts: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("lsapp.services.viewing.findings_today", broken)
    activity = window.session.records(Activity)[0]
    for number in range(3):
        window.session.save(
            "activity.edited", [msgspec.structs.replace(activity, note=f"{number}")]
        )
        window.findings.check_now()
        qtbot.waitUntil(lambda: not window.session._thought.pending)
        for one in reports(window):
            one.close()
    assert len([text for text in told(window) if "lặp lại" in text]) == 1
    assert window.session.find(Activity, activity.key).note == "2"


# --- looks ---


@pytest.fixture
def zoomed(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_zoom(100)


def is_cut(label: QLabel) -> bool:
    """Tell whether a line of words is wider than its label; one that wraps is taller."""
    if not label.text() or type(label) is not QLabel:
        return False  # an elided label cuts its words itself, with an ellipsis and a tool tip
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 2
    return label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 2


def too_small(button: QAbstractButton) -> bool:
    return (
        button.width() < button.minimumSizeHint().width() - 2
        or button.height() < button.fontMetrics().height()
    )


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_letters_of_every_size_are_applied_at_once_and_nothing_of_the_shell_is_cut(
    window: MainWindow, zoomed: Theme, qtbot: QtBot, percent: int
) -> None:
    window.resize(1366, 728)
    window.show_page(places.OVERVIEW)
    window.notices.clear()
    window.notify(Tone.GOOD, "Đã nhập 12 nhiệm vụ từ tệp của cơ quan.", "Hoàn tác", lambda: None)
    zoomed.set_zoom(percent)
    qtbot.wait(50)
    assert window.size().width() == 1366
    assert window.size().height() == 728
    assert window.font().pointSizeF() == QApplication.font().pointSizeF()
    page = window.current_page
    assert page is not None
    shell = [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible() and not page.isAncestorOf(one)
    ]
    cut = [one.text() for one in shell if isinstance(one, QLabel) and is_cut(one)]
    small = [
        one.text() or one.accessibleName()
        for one in shell
        if isinstance(one, QAbstractButton) and not isinstance(one, SideBarEntry) and too_small(one)
    ]
    boxes_cut = [
        one.currentText() for one in shell
        if isinstance(one, QComboBox) and one.width() < one.minimumSizeHint().width()
    ]  # fmt: skip
    assert (cut, small, boxes_cut) == ([], [], [])
    inside = QRect(QPoint(0, 0), window.size())
    for one in shell:
        if isinstance(one, QAbstractButton) and not isinstance(one, SideBarEntry):
            place = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
            assert inside.contains(place), one.text() or one.accessibleName()
    bar = window.menuBar()
    last = bar.actionGeometry(bar.actions()[-1])
    corner = bar.cornerWidget(Qt.Corner.TopRightCorner)
    assert last.width() > 0
    assert last.right() < corner.x()
    assert page.height() > 250


def test_on_a_small_screen_with_large_letters_the_list_waits_until_it_is_asked_for(
    window: MainWindow, zoomed: Theme, qtbot: QtBot
) -> None:
    window.resize(1366, 728)
    assert window.findings_dock.isVisible()
    zoomed.set_zoom(200)
    assert not window.findings_dock.isVisible()
    assert window.settings.findings_shown
    qtbot.keyClick(window, Key.Key_F8)
    assert window.findings_dock.isVisible()
    qtbot.keyClick(window, Key.Key_F8)
    assert not window.findings_dock.isVisible()
    zoomed.set_zoom(100)
    qtbot.keyClick(window, Key.Key_F8)
    assert window.findings_dock.isVisible()


def test_the_folded_side_bar_and_the_closed_list_are_remembered(
    open_window: Opener, sample: Path, qtbot: QtBot
) -> None:
    first = open_window(sample)
    qtbot.keyClick(first, Key.Key_B, Mod.ControlModifier)
    qtbot.keyClick(first, Key.Key_F8)
    first.close()
    second = open_window(sample)
    assert not second.findings_dock.isVisible()
    words = [one for one in second.findChildren(SideBarEntry) if one.isVisible()]
    assert words
    assert all(one.width() < 60 for one in words)


def test_in_english_the_shell_speaks_english(
    open_window: Opener, sample: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    install_translations(qapp, "en")
    try:
        window = open_window(sample)
        window.settings.language = "en"
        qtbot.waitUntil(lambda: window.findings.is_current, timeout=20_000)
        window.show_page(places.OVERVIEW)
        page = window.current_page
        shell = [
            one for one in window.findChildren(QWidget)
            if one.isVisible() and not page.isAncestorOf(one)
        ]  # fmt: skip
        words = " ".join(one.text() for one in shell if isinstance(one, QLabel | QAbstractButton))
        assert "Overview" in words or "overview" in words.lower()
        own = ("Tổng quan", "Kết quả", "Số liệu", "Kiểm tra", "Lưu ý", "Đợt", "Sao lưu", "Tìm")
        assert [one for one in own if one in words] == []
    finally:
        install_translations(qapp, "vi")


def test_find_bar_narrows_the_grid_and_escape_shows_all_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_page(places.ACTIVITIES)
    model = window.current_page.grid.grid_model
    everything = model.rowCount()
    qtbot.keyClick(window.current_page.grid, Key.Key_F, Mod.ControlModifier)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "boi duong")
    qtbot.waitUntil(lambda: 0 < model.rowCount() < everything)
    qtbot.keyClick(line, Key.Key_Return)
    assert window.current_page.isAncestorOf(QApplication.focusWidget())
    assert model.rowCount() < everything
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F, Mod.ControlModifier)
    assert line.selectedText() == "boi duong"
    qtbot.keyClick(line, Key.Key_Escape)
    assert model.rowCount() == everything
    assert window.current_page.isAncestorOf(QApplication.focusWidget())
