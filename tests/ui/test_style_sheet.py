# SPDX-License-Identifier: MIT
"""The style sheet finds its drawings wherever the program lies, and says nothing of table cells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QListWidget
from pytestqt.qtbot import QtBot

from lsapp import paths
from ui.colours import COLOURS, Role
from ui.style_sheet import style_sheet

COLOURS_OF_LIGHT = {role: QColor(pair[0]) for role, pair in COLOURS.items()}
POINTS = {"SMALL": 9.0, "BODY": 10.0, "HEADING": 11.5, "TITLE": 15.0}


def test_tick_is_found_in_a_folder_with_spaces_and_accents(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "Phần mềm (mới) của xã"
    shutil.copytree(paths.resources_dir() / "icons", place / "icons")
    monkeypatch.setattr(paths, "resources_dir", lambda: place)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(COLOURS_OF_LIGHT, POINTS, 16, 100))
    box.setChecked(True)
    image = box.grab().toImage()
    found = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert {"#ffffff", COLOURS_OF_LIGHT[Role.CHECK_FILL].name()} <= found


def test_drawings_named_are_there() -> None:
    sheet = style_sheet(COLOURS_OF_LIGHT, POINTS, 16, 100)
    named = {part.partition('"')[0] for part in sheet.split('url("')[1:]}
    assert named
    assert all(Path(name).is_file() for name in named)


def test_no_rule_takes_the_cells_of_a_table_through_the_sheet() -> None:
    sheet = style_sheet(COLOURS_OF_LIGHT, POINTS, 16, 100)
    for rule in ("QTableView::item", "QTableView::indicator", "QAbstractItemView::"):
        assert rule not in sheet
    assert "\nQAbstractItemView QLineEdit" in sheet


def test_the_chosen_line_of_a_list_is_flat_with_the_keyboard_and_without(qtbot: QtBot) -> None:
    held = QListWidget()
    qtbot.addWidget(held)
    held.addItems(["", ""])
    held.setCurrentRow(0)
    held.setStyleSheet(style_sheet(COLOURS_OF_LIGHT, POINTS, 16, 100))
    held.resize(200, 100)
    held.show()
    held.activateWindow()
    held.setFocus()
    qtbot.waitUntil(held.hasFocus)
    line = held.visualItemRect(held.item(0)).adjusted(2, 2, -2, -2)
    image = held.viewport().grab(line).toImage()
    found = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert found == {COLOURS_OF_LIGHT[Role.SELECTION_BACK].name()}


def test_lengths_grow_with_the_zoom() -> None:
    at_100 = style_sheet(COLOURS_OF_LIGHT, POINTS, 16, 100)
    at_200 = style_sheet(COLOURS_OF_LIGHT, POINTS, 16, 200)
    assert "icon-size: 16px" in at_100
    assert "icon-size: 32px" in at_200
    assert "min-height: 16px" in at_200  # the line's height is given as it is
