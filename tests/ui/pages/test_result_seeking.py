# SPDX-License-Identifier: MIT
"""Other pages and findings lead to a row of the page Kết quả, whatever is shown there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, Progress
from ui import places
from ui.main_window import MainWindow
from ui.models.result_columns import STATUS, statement_key
from ui.pages.results import ResultsPage
from ui.places import Place


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> ResultsPage:
    """The page, shown and filled."""
    window.show_page(places.RESULTS)
    page = window.page(places.RESULTS)
    assert isinstance(page, ResultsPage)
    qtbot.waitUntil(lambda: page.grid.grid_model.rowCount() > 0)
    return page


def test_findings_lead_to_their_cell(qtbot: QtBot, window: MainWindow, page: ResultsPage) -> None:
    qtbot.waitUntil(lambda: window.findings.is_current, timeout=20_000)
    found = next(one for one in window.findings.findings if one.kind == "progress")
    assert found.record is not None
    progress = window.session.find(Progress, found.record)
    assert progress is not None
    window.show_page(places.RESULTS, Place("progress", found.record, found.field))
    assert page.grid.active_cell() == (progress.activity, found.field)
    model = page.grid.grid_model
    row = model.place_of(progress.activity)
    assert row is not None
    mark = model.mark(row, model.column_of(found.field or ""))
    assert mark is not None
    assert mark.text == found.message


def test_a_row_that_is_not_shown_brings_all_rows_back(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    model = page.grid.grid_model
    every = model.order.visible_count
    states = next(one for one in page.findChildren(QComboBox) if one.accessibleName() == "Hiện")
    states.setFocus()
    qtbot.keyClick(states, Qt.Key.Key_Down)
    hidden = next(
        one.activity
        for one in window.session.records(Progress)
        if model.place_of(one.activity) is None
    )
    window.show_page(places.RESULTS, Place(Activity.KIND, hidden))
    assert page.grid.active_cell() == (hidden, STATUS)
    assert model.order.visible_count == every
    assert states.currentIndex() == 0


def test_a_row_of_a_closed_group_opens_it(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    activity = window.session.find(Activity, window.session.records(Progress)[0].activity)
    assert activity is not None
    page.grid.grid_model.set_closed(activity.group, True)
    assert page.grid.grid_model.place_of(activity.key) is None
    window.show_page(places.RESULTS, Place(Activity.KIND, activity.key))
    assert page.grid.active_cell() == (activity.key, STATUS)


def test_ctrl_g_stands_on_what_is_said_of_the_whole_group(
    qtbot: QtBot, window: MainWindow, page: ResultsPage
) -> None:
    progress = window.session.records(Progress)[0]
    activity = window.session.find(Activity, progress.activity)
    assert activity is not None
    assert page.grid.go_to(activity.key, "result")
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert page.grid.active_cell() == (statement_key(activity.group), STATUS)
    assert page.grid.hasFocus()
