# SPDX-License-Identifier: MIT
"""The overview as a clerk uses it: the next step, what is due and missing, and where each leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, Programme, Role
from lsapp.services.desk import create_desk
from lsapp.services.sampling import make_sample
from ui import places
from ui.main_window import MainWindow
from ui.pages.activities import ActivitiesPage
from ui.pages.overview import OverviewPage
from ui.places import Place
from ui.translation import install_translations
from ui.widgets.card_area import CardArea
from ui.widgets.overview_blocks import MOST
from ui.widgets.overview_row import OverviewRow


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> OverviewPage:
    """The overview of the sample, computed after the rules have run."""
    window.show_page(places.OVERVIEW)
    page = window.page(places.OVERVIEW)
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=15_000)
    qtbot.waitUntil(lambda: row_of(page.checks.rows.rows, "lưu ý") is not None, timeout=15_000)
    return page


@pytest.fixture
def bare_window(open_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """A window on a new office's file, with nothing in it."""
    path = tmp_path / "moi.lsdb"
    create_desk(path, unit="X06040", role=Role.REPORTING, plan="KH48").close()
    return open_window(path)


class Steps(list[tuple[str, Place | None]]):
    """Where the window was asked to turn."""

    def __call__(self, name: str, place: Place | None = None) -> None:
        self.append((name, place))


@pytest.fixture
def steps(page: OverviewPage) -> Steps:
    steps = Steps()
    object.__setattr__(page.context, "navigate", steps)
    return steps


def row_of(rows: list[OverviewRow], words: str) -> OverviewRow | None:
    return next((row for row in rows if words in row.look.text), None)


def test_the_next_step_is_named_and_one_key_away(
    page: OverviewPage, steps: Steps, qtbot: QtBot
) -> None:
    page.take_focus()
    assert QApplication.focusWidget() is page.next_step.button
    assert "xuất bản nộp" in page.next_step.sentence
    qtbot.keyClick(page.next_step.button, Qt.Key.Key_Space)
    assert steps == [(places.SUBMISSION, None)]


def test_an_overdue_activity_is_told_and_leads_to_its_row(
    page: OverviewPage, steps: Steps, qtbot: QtBot
) -> None:
    rows = page.due.overdue.rows.rows
    assert len(rows) == 1
    look = rows[0].look
    assert look.text.startswith("1.2 ")
    assert "28/02/2026" in look.below
    qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    name, place = steps[0]
    assert name == places.ACTIVITIES
    assert place is not None
    activity = page.session.find(Activity, place.record or "")
    assert activity is not None
    assert activity.due_on == dt.date(2026, 2, 28)


def test_of_many_that_are_overdue_the_first_are_shown_and_the_grid_has_the_others(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    late = next(one for one in window.session.records(Activity) if one.group == "1")
    many = [
        msgspec.structs.replace(
            late,
            key=f"{number:08d}-0000-4000-8000-000000000000",
            parent=None,
            content=f"Việc {number}",
            timeframe=None,
            due_on=dt.date(2026, 1, 1),
            position=100 + number,
        )
        for number in range(30)
    ]
    window.session.save("activity.pasted", many)
    qtbot.waitUntil(lambda: len(page.due.overdue.rows.rows) == MOST, timeout=15_000)
    rows = page.due.overdue.rows
    assert rows.rest_button.isHidden()
    more = next(one for one in rows.findChildren(QPushButton) if "còn lại" in one.text())
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert all(row.isVisible() for row in rows.rows)
    assert rows.rest_button.isVisible()
    assert rows.rest_button.text() == "Còn 11 việc, xem trong Nhiệm vụ"
    qtbot.mouseClick(rows.rest_button, Qt.MouseButton.LeftButton)
    activities = window.current_page
    assert isinstance(activities, ActivitiesPage)
    states = activities.tools.states
    qtbot.waitUntil(lambda: states.currentText() == "Quá hạn")
    keys = {
        activities.grid.grid_model.row_key(row)
        for row in range(activities.grid.grid_model.rowCount())
    }
    assert {one.key for one in many} < keys
    assert len(keys - {None}) == MOST + 11


def test_a_form_that_is_not_full_leads_to_the_form(
    page: OverviewPage, steps: Steps, qtbot: QtBot
) -> None:
    row = row_of(page.missing.forms.rows.rows, "Biểu B1")
    assert row is not None
    assert row.look.figure == "95/171 ô (55 %)"
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert steps == [(places.STATISTICS, Place("stat_form", "B1"))]


def test_the_count_of_findings_opens_their_list(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    window.toggle_findings()
    assert not window.settings.findings_shown
    row = row_of(page.checks.rows.rows, "lưu ý")
    assert row is not None
    assert row.look.text.startswith(str(len(window.findings.findings)))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.settings.findings_shown
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTableView))


def test_charts_count_each_activity_once_and_lead_to_their_group(
    page: OverviewPage, steps: Steps, qtbot: QtBot
) -> None:
    marks = page.status.marks()
    assert {mark.key[0] for mark in marks} == {"1", "2", "3", "4", "5", "6", "7"}
    assert ("1", "overdue") in {mark.key for mark in marks}
    assert "1 quá hạn" in page.status.accessibleDescription()
    page.status.setFocus()
    qtbot.keyClick(page.status, Qt.Key.Key_Home)
    qtbot.keyClick(page.status, Qt.Key.Key_Return)
    qtbot.keyClick(page.completeness, Qt.Key.Key_End)
    qtbot.keyClick(page.completeness, Qt.Key.Key_Return)
    groups = [Place("task_group", "1"), Place("task_group", "7")]
    assert steps == [(places.ACTIVITIES, one) for one in groups]
    assert "Năm 2026" in page.money.accessibleDescription()


def test_it_follows_what_is_deleted_and_taken_back(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    key = next(
        one.key
        for one in window.session.records(Activity)
        if one.due_on == dt.date(2026, 2, 28) and one.group == "1"
    )
    window.session.delete(action="activity.deleted", kind=Activity, keys=[key])
    qtbot.waitUntil(lambda: page.due.overdue.isHidden(), timeout=15_000)
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: not page.due.overdue.isHidden(), timeout=15_000)


def test_an_office_without_a_programme_is_offered_the_first_steps(
    bare_window: MainWindow, qtbot: QtBot
) -> None:
    bare_window.show_page(places.OVERVIEW)
    page = bare_window.page(places.OVERVIEW)
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=15_000)
    words = [button.text().replace("&", "") for button in page.empty.buttons]
    assert words[0] == "Lập chương trình"
    assert words[1].startswith("Nhập từ tệp Excel")
    qtbot.keyClick(page.empty.buttons[0], Qt.Key.Key_Space)
    assert bare_window.current_page is bare_window.page(places.PROGRAMME)
    assert bare_window.session.records(Programme) == []


def test_a_unit_that_is_only_read_is_shown_as_it_stands_and_asked_for_nothing(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "so.lsdb"
    make_sample(path, units=["X06040", "X06001"])
    window = open_window(path)
    window.session.show(unit="X06001")
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.unit == "X06001"
    )
    window.show_page(places.OVERVIEW)
    page = window.page(places.OVERVIEW)
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: row_of(page.checks.rows.rows, "lưu ý") is not None, timeout=15_000)
    assert page.next_step.sentence.startswith("Đã có bản nộp lần 1")
    assert not page.next_step.button.isVisible()
    told = [row.look.text for row in page.checks.rows.rows]
    assert told[0] == "Không có lỗi"
    page.take_focus()
    assert QApplication.focusWidget() is page.checks.rows.rows[0]


def test_a_unit_of_which_nothing_came_is_offered_no_first_step(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "so.lsdb"
    create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48").close()
    window = open_window(path)
    window.session.show(unit="X06001")
    qtbot.waitUntil(
        lambda: window.session.view is not None and window.session.view.unit == "X06001"
    )
    window.show_page(places.OVERVIEW)
    page = window.page(places.OVERVIEW)
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=15_000)
    assert not any(button.isVisible() for button in page.empty.buttons)
    assert "Chưa nhận số liệu" in page.empty.accessibleDescription()


def test_cards_end_where_the_window_ends_with_a_scroll_bar_or_without(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    def right() -> int:
        return page.checks.mapTo(page, page.checks.rect().topRight()).x()

    area = page.findChild(CardArea)
    assert area is not None
    window.resize(1366, 500)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: right() == page.width() - 17)
    window.resize(1366, 2000)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: right() == page.width() - 17)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_narrow_and_in_each_language(
    open_window: Callable[..., MainWindow],
    sample: Path,
    qapp: QApplication,
    qtbot: QtBot,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        window = open_window(sample)
        window.show_page(places.OVERVIEW)
        page = window.page(places.OVERVIEW)
        assert isinstance(page, OverviewPage)
        qtbot.waitUntil(lambda: bool(page.next_step.sentence), timeout=15_000)
        left = page.due.mapTo(page, page.due.rect().topLeft())
        right = page.status.mapTo(page, page.status.rect().topLeft())
        assert right.x() > left.x() + page.due.width() // 2
        window.resize(800, 560)
        qtbot.waitUntil(lambda: page.checks.y() > page.next_step.y())
        assert page.status.mapTo(page, page.status.rect().topLeft()).x() < page.width() // 2
    finally:
        install_translations(qapp, "vi")
