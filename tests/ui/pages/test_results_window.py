# SPDX-License-Identifier: MIT
"""Flows on the page Kết quả, by keys and clicks on a window with the sample open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, BudgetLine, GroupStatement, Progress, Status
from lsapp.services.desk import open_desk
from ui import places
from ui.main_window import MainWindow
from ui.models.result_columns import ResultLine, statement_key
from ui.pages.results import ResultsPage
from ui.places import Place
from ui.theme import Theme, Tone
from ui.translation import install_translations
from ui.widgets.empty_page import EmptyPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> ResultsPage:
    """The page, shown and filled."""
    return shown(qtbot, window)


def shown(qtbot: QtBot, window: MainWindow) -> ResultsPage:
    window.show_page(places.RESULTS)
    page = window.page(places.RESULTS)
    assert isinstance(page, ResultsPage)
    qtbot.waitUntil(lambda: page.grid.grid_model.rowCount() > 0)
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_into(qtbot: QtBot, page: ResultsPage, row: str, column: str, text: str) -> None:
    """Go to a cell, type over it, and leave it by Enter."""
    assert page.grid.go_to(row, column)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, text[0])
    if len(text) > 1:
        qtbot.keyClicks(focused(), text[1:])
    qtbot.keyClick(focused(), Qt.Key.Key_Return)


def saved(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is on its way to the disk."""
    qtbot.waitUntil(lambda: window.session._records.pending == 0)


def line(page: ResultsPage, key: str) -> ResultLine:
    row = page.grid.grid_model.place_of(key)
    assert row is not None
    found = page.grid.grid_model.row_at(row)
    assert isinstance(found, ResultLine)
    return found


def text(page: ResultsPage, key: str, column: str) -> str:
    model = page.grid.grid_model
    row = model.place_of(key)
    assert row is not None
    return model.text(row, model.column_of(column))


def with_last(page: ResultsPage) -> str:
    """Return an activity that the round before reported on too, in other words."""
    model = page.grid.grid_model
    for at in range(model.rowCount()):
        row = model.row_at(at)
        if isinstance(row, ResultLine) and row.row and row.row.last and row.row.progress:
            last, now = row.row.last, row.row.progress
            if last.result and last.result != now.result and last.percent != now.percent:
                return row.key
    raise AssertionError("the sample has no such activity")


def with_money(page: ResultsPage) -> str:
    model = page.grid.grid_model
    rows = [model.row_at(at) for at in range(model.rowCount())]
    return next(
        r.key for r in rows if isinstance(r, ResultLine) and r.row and len(r.row.money) == 1
    )


def first_activity(page: ResultsPage) -> str:
    model = page.grid.grid_model
    rows = [model.row_at(at) for at in range(model.rowCount())]
    return next(r.key for r in rows if isinstance(r, ResultLine) and r.row)


def test_each_group_begins_with_its_own_line_and_last_round_stands_beside(
    page: ResultsPage,
) -> None:
    model = page.grid.grid_model
    assert model.group_at(0) is not None
    assert model.row_key(1) == statement_key("1")
    key = with_last(page)
    last = line(page, key).row.last  # type: ignore[union-attr]
    assert last is not None
    assert text(page, key, "last_percent") == str(last.percent)
    assert text(page, key, "last_status") != ""
    row = model.place_of(key)
    assert row is not None
    assert not model.is_editable(row, model.column_of("last_percent"))


def test_a_result_is_typed_saved_and_taken_back(
    qtbot: QtBot, window: MainWindow, page: ResultsPage, sample: Path
) -> None:
    key = with_last(page)
    before = text(page, key, "result")
    type_into(qtbot, page, key, "result", "Da mo 02 lop, 61 nguoi du")
    assert text(page, key, "result") == "Da mo 02 lop, 61 nguoi du"
    saved(qtbot, window)
    qtbot.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: text(page, key, "result") == before)
    qtbot.keyClick(page.grid, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: text(page, key, "result") == "Da mo 02 lop, 61 nguoi du")
    saved(qtbot, window)
    window.close()
    with open_desk(sample) as desk:
        held = desk.store.select(Progress, activity=key, round="2026")
    assert [one.result for one in held] == ["Da mo 02 lop, 61 nguoi du"]


def test_the_share_follows_when_work_is_said_to_be_done(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    model = page.grid.grid_model
    rows = [model.row_at(at) for at in range(model.rowCount())]
    key = next(
        r.key
        for r in rows
        if isinstance(r, ResultLine)
        and r.row
        and r.row.progress
        and r.row.progress.status is Status.IN_PROGRESS
    )
    type_into(qtbot, page, key, "status", "hoan thanh")
    qtbot.waitUntil(lambda: text(page, key, "percent") == "100")
    assert text(page, key, "status") == "Hoàn thành"
    type_into(qtbot, page, key, "status", "abc")
    row = model.place_of(key)
    assert row is not None
    mark = model.mark(row, model.column_of("status"))
    assert mark is not None
    assert mark.tone is Tone.BAD
    saved(qtbot, window)
    held = window.session.find(Progress, line(page, key).row.progress.key)  # type: ignore[union-attr]
    assert held is not None
    assert held.status is Status.COMPLETED


def test_last_rounds_values_are_copied_by_one_key_as_one_step(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    key = with_last(page)
    before = (text(page, key, "percent"), text(page, key, "result"))
    last = line(page, key).row.last  # type: ignore[union-attr]
    assert last is not None
    page.grid.go_to(key, "percent")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.grid, Qt.Key.Key_Apostrophe, CTRL)
    after = (str(last.percent), last.result)
    assert (text(page, key, "percent"), text(page, key, "result")) == after
    saved(qtbot, window)
    assert (text(page, key, "percent"), text(page, key, "result")) == after
    qtbot.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: (text(page, key, "percent"), text(page, key, "result")) == before)


def test_a_group_is_said_to_have_nothing_and_a_reason_is_asked_for(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    page.grid.go_to(first_activity(page), "content")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_G, CTRL)
    key = statement_key("1")
    assert page.grid.active_cell() == (key, "status")
    type_into(qtbot, page, key, "status", "khong phat sinh")
    saved(qtbot, window)
    said = line(page, key).said
    assert said is not None
    assert said.none_arising
    assert said.summary is not None  # what was said before stays
    model = page.grid.grid_model
    row = model.place_of(key)
    assert row is not None
    qtbot.waitUntil(lambda: model.mark(row, model.column_of("cause")) is not None, timeout=10_000)
    window.show_page(places.RESULTS, Place("group_statement", said.key, "reason"))
    assert page.grid.active_cell() == (key, "cause")
    type_into(qtbot, page, key, "cause", "Khong co viec")
    saved(qtbot, window)
    held = window.session.find(GroupStatement, said.key)
    assert held is not None
    assert held.reason == "Khong co viec"
    qtbot.waitUntil(lambda: model.mark(row, model.column_of("cause")) is None, timeout=10_000)
    page.grid.go_to(key, "status")
    for column in ("status", "cause", "result"):
        page.grid.go_to(key, column)
        qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
        saved(qtbot, window)
    qtbot.waitUntil(lambda: window.session.find(GroupStatement, said.key) is None)


def test_a_block_from_a_spreadsheet_is_one_step(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    model, first = page.grid.grid_model, first_activity(page)
    row = model.place_of(first)
    assert row is not None
    keys = [model.row_key(row + step) or "" for step in range(3)]
    before = [text(page, key, "percent") for key in keys]
    QGuiApplication.clipboard().setText(
        "Đang thực hiện\t10\tMột\nĐang thực hiện\t20\tHai\nDừng thực hiện\t30\tBa\n"
    )
    page.grid.go_to(first, "status")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    saved(qtbot, window)
    assert [text(page, key, "percent") for key in keys] == ["10", "20", "30"]
    assert [text(page, key, "result") for key in keys] == ["Một", "Hai", "Ba"]
    assert text(page, keys[2], "status") == "Dừng thực hiện"
    qtbot.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: [text(page, key, "percent") for key in keys] == before)


def test_what_is_filled_in_stays_in_sight_until_another_choice(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    key = first_activity(page)
    page.grid.go_to(key, "status")
    page.grid.setFocus()
    for _ in range(6):
        qtbot.keyClick(page.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    saved(qtbot, window)
    qtbot.waitUntil(lambda: line(page, key).row.progress is None)  # type: ignore[union-attr]
    states = next(one for one in page.findChildren(QComboBox) if one.accessibleName() == "Hiện")
    states.setFocus()
    qtbot.keyClick(states, Qt.Key.Key_Down)
    keys = [page.grid.grid_model.row_key(at) for at in range(page.grid.grid_model.rowCount())]
    assert [one for one in keys if one] == [key]
    type_into(qtbot, page, key, "status", "dang thuc hien")
    saved(qtbot, window)
    qtbot.waitUntil(lambda: states.itemText(1).endswith("(0)"))
    assert page.grid.grid_model.place_of(key) is not None
    qtbot.keyClick(states, Qt.Key.Key_Down)
    qtbot.keyClick(states, Qt.Key.Key_Up)
    assert page.grid.grid_model.place_of(key) is None
    empty = next(one for one in page.findChildren(EmptyPage) if one.isVisible())
    qtbot.mouseClick(empty.buttons[0], Qt.MouseButton.LeftButton)
    assert page.grid.grid_model.place_of(key) is not None


def test_the_pane_shows_a_record_as_a_form_with_its_money(
    qtbot: QtBot, window: MainWindow, page: ResultsPage, sample: Path
) -> None:
    key = with_money(page)
    page.grid.go_to(key, "content")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_F4)
    assert page.detail.isVisible()
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    percent = focused()
    qtbot.keyClick(percent, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(percent, "55")
    qtbot.keyClick(percent, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text(page, key, "percent") == "55")
    row = line(page, key).row
    assert row is not None
    field = page.detail.findChild(QWidget, row.money[0].key)
    assert field is not None
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(field, "1.250.000")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text(page, key, "disbursed") == "1.250.000")
    saved(qtbot, window)
    window.close()
    with open_desk(sample) as desk:
        (budget,) = desk.store.select(BudgetLine, activity=key, year=2026)
    assert budget.disbursed == 1_250_000


def test_last_rounds_text_goes_into_the_field_in_focus(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    key = with_last(page)
    last = line(page, key).row.last  # type: ignore[union-attr]
    assert last is not None
    page.grid.go_to(key, "result")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_F4)
    for _ in range(2):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert page.detail.focused_column() == "result"
    qtbot.keyClick(focused(), Qt.Key.Key_Apostrophe, CTRL)
    qtbot.waitUntil(lambda: text(page, key, "result") == last.result)


def test_rows_with_rows_below_are_not_typed_in(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    base = next(one for one in window.session.records(Activity) if one.group == "1")
    from lsapp.domain.records import new_key

    parent, child = new_key(), new_key()
    fields = {"unit": base.unit, "programme": base.programme, "group": "1"}
    window.session.save(
        "activity.added",
        [
            Activity(key=parent, content="Nhiem vu lon", position=900, **fields),  # type: ignore[arg-type]
            Activity(key=child, parent=parent, content="Viec nho", position=901, **fields),  # type: ignore[arg-type]
        ],
    )
    saved(qtbot, window)
    qtbot.waitUntil(lambda: page.grid.grid_model.place_of(child) is not None)
    page.grid.go_to(parent, "status")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, "h")
    assert not page.grid.is_editing
    assert text(page, parent, "status") == ""
    type_into(qtbot, page, child, "percent", "40")
    qtbot.waitUntil(lambda: text(page, child, "status") == "Đang thực hiện")


def test_without_activities_the_page_says_what_belongs_here(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    from lsapp.domain.records import Programme

    for said in list(window.session.records(GroupStatement)):
        window.session.delete("group.stated", GroupStatement, [said.key])
    keys = [one.key for one in window.session.records(Programme)]
    window.session.delete("programme.deleted", Programme, keys)
    saved(qtbot, window)
    qtbot.waitUntil(lambda: not page.grid.isVisible())
    empty = next(one for one in page.findChildren(EmptyPage) if one.isVisible())
    qtbot.mouseClick(empty.buttons[1], Qt.MouseButton.LeftButton)
    assert page.grid.isVisible()
    assert page.grid.grid_model.place_of(statement_key("7")) is not None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_in_each_language(
    qtbot: QtBot,
    qapp: QApplication,
    language: str,
    sample: Path,
    open_window: Callable[..., MainWindow],
) -> None:
    install_translations(qapp, language)
    try:
        page = shown(qtbot, open_window(sample))
        qtbot.keyClick(page.grid, Qt.Key.Key_F4)
        assert page.detail.isVisible()
    finally:
        install_translations(qapp, "vi")


def test_with_very_large_letters_what_is_chosen_can_be_read(
    window: MainWindow, page: ResultsPage, theme: Theme, qtbot: QtBot
) -> None:
    states = next(one for one in page.findChildren(QComboBox) if one.accessibleName() == "Hiện")
    groups = next(one for one in page.findChildren(QComboBox) if one.accessibleName() == "Nhóm")
    theme.set_zoom(200)
    try:
        qtbot.waitUntil(lambda: states.width() >= states.sizeHint().width())
        words = groups.fontMetrics().horizontalAdvance(groups.currentText())
        assert groups.width() > words + theme.icon_size
        last = page.findChildren(QToolButton)[-1]
        assert last.mapTo(window, last.rect().topRight()).x() <= window.width()
    finally:
        theme.set_zoom(100)
