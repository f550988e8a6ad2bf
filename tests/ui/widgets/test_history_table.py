# SPDX-License-Identifier: MIT
"""The columns of the history's tables in the room there is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.history_table import HistoryTable, make_table

TIME, WHAT, RECORDS, WHO = range(4)


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1_200, 300)
    return holder


@pytest.fixture
def table(holder: QWidget, theme: Theme) -> HistoryTable:
    model = QStandardItemModel(1, 4, holder)
    made = make_table(model, theme, [7, 40, 22, 10], WHAT, holder)
    made.set_least_widths({RECORDS: 64, WHO: 44})
    holder.show()
    return made


def letters(table: HistoryTable, count: int) -> None:
    table.resize(table.fontMetrics().averageCharWidth() * count, 200)


def test_columns_without_room_are_left_out(table: HistoryTable, qtbot: QtBot) -> None:
    letters(table, 90)
    qtbot.waitUntil(lambda: not table.isColumnHidden(RECORDS))
    assert not table.isColumnHidden(WHO)
    letters(table, 50)
    qtbot.waitUntil(lambda: table.isColumnHidden(RECORDS))
    assert not table.isColumnHidden(WHO)
    letters(table, 40)
    qtbot.waitUntil(lambda: table.isColumnHidden(WHO))
    assert not table.isColumnHidden(TIME)
    assert not table.horizontalScrollBar().isVisible()
    letters(table, 90)
    qtbot.waitUntil(lambda: not table.isColumnHidden(WHO))


def test_a_column_that_says_nothing_new_stays_out_at_every_width(
    table: HistoryTable, qtbot: QtBot
) -> None:
    letters(table, 90)
    table.leave_out(frozenset({RECORDS}))
    assert table.isColumnHidden(RECORDS)
    letters(table, 120)
    qtbot.wait(20)
    assert table.isColumnHidden(RECORDS)
    table.leave_out(frozenset())
    assert not table.isColumnHidden(RECORDS)


def test_widths_follow_the_size_of_letters(table: HistoryTable, theme: Theme, qtbot: QtBot) -> None:
    letters(table, 90)
    before = table.columnWidth(TIME)
    theme.set_zoom(200)
    qtbot.waitUntil(lambda: table.columnWidth(TIME) > before * 3 // 2)
    theme.set_zoom(100)
