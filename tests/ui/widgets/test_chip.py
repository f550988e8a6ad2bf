# SPDX-License-Identifier: MIT
"""Chips: a state in icon, word and tone, by itself and in a cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Scheme, Theme, Tone
from ui.widgets.chip import Chip, ChipDelegate, ChipLook, chip_size

CHIP = Qt.ItemDataRole.UserRole + 1
DONE = ChipLook("completed", "Hoàn thành", Tone.GOOD)
LATE = ChipLook("overdue", "Quá hạn", Tone.BAD)


def colours(image: QImage) -> set[int]:
    return {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())
    }


def ink_right_of(image: QImage, ground: QColor, left: int) -> int:
    """Return the right end of what is drawn on ``ground``, from the column ``left`` on."""
    drawn = [
        x
        for x in range(left, image.width())
        for y in range(4, image.height() - 4)
        if image.pixelColor(x, y) != ground
    ]
    return max(drawn)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("tone", list(Tone))
def test_chip_is_drawn_in_its_tone(looks: Theme, qtbot: QtBot, scheme: Scheme, tone: Tone) -> None:
    looks.set_scheme(scheme)
    chip = Chip(ChipLook("stopped", "HHH", tone), looks)
    qtbot.addWidget(chip)
    found = colours(chip.grab().toImage())
    assert {looks.colour(tone.back).rgb(), looks.colour(tone.text).rgb()} <= found


def test_chip_says_its_word_and_changes(looks: Theme, qtbot: QtBot) -> None:
    chip = Chip(DONE, looks)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Hoàn thành"
    before = chip.sizeHint()
    chip.set_look(ChipLook("none-arising", "Không phát sinh", Tone.NEUTRAL))
    assert chip.accessibleName() == "Không phát sinh"
    assert chip.sizeHint().width() > before.width()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("text", ["Hoàn thành", "Dừng thực hiện", "Quá hạn", "Ở"])
def test_word_is_whole_at_its_size(looks: Theme, qtbot: QtBot, zoom: int, text: str) -> None:
    looks.set_zoom(zoom)
    chip = Chip(ChipLook("completed", text, Tone.GOOD), looks)
    wide = Chip(ChipLook("completed", text, Tone.GOOD), looks)
    for each in (chip, wide):
        qtbot.addWidget(each)
    chip.resize(chip.sizeHint())
    wide.resize(chip.sizeHint() + QSize(100, 0))
    exact, roomy = chip.grab().toImage(), wide.grab().toImage()
    ground = looks.colour(Tone.GOOD.back)
    left = looks.icon_size
    edge = chip.width() - 6  # of the rounded corner
    assert ink_right_of(exact.copy(0, 0, edge, exact.height()), ground, left) == ink_right_of(
        roomy.copy(0, 0, edge + 50, roomy.height()), ground, left
    )


@pytest.mark.parametrize("zoom", [100, 200])
def test_chip_keeps_its_size_in_a_row(
    looks: Theme, qtbot: QtBot, zoom: int, cut_words: Callable[[QWidget], list[str]]
) -> None:
    chip = Chip(DONE, looks)
    qtbot.addWidget(chip)
    chip.show()
    looks.set_zoom(zoom)
    chip.adjustSize()
    assert not cut_words(chip)


@pytest.fixture
def table(looks: Theme, qtbot: QtBot) -> QTableView:
    model = QStandardItemModel(3, 1)
    for row, look in enumerate((DONE, LATE)):
        model.setData(model.index(row, 0), look.text)
        model.setData(model.index(row, 0), look, CHIP)
    model.setItem(2, 0, QStandardItem("Tổng"))
    view = QTableView()
    qtbot.addWidget(view)
    model.setParent(view)
    view.setModel(model)
    looks.set_up_table(view)
    view.setItemDelegateForColumn(0, ChipDelegate(looks, CHIP, view))
    view.setColumnWidth(0, 160)
    view.resize(300, 200)
    return view


def cell_image(table: QTableView, row: int) -> QImage:
    return table.viewport().grab(table.visualRect(table.model().index(row, 0))).toImage()


def test_cells_show_their_chip_and_others_their_text(looks: Theme, table: QTableView) -> None:
    assert looks.colour(Tone.GOOD.back).rgb() in colours(cell_image(table, 0))
    assert looks.colour(Tone.BAD.back).rgb() in colours(cell_image(table, 1))
    plain = colours(cell_image(table, 2))
    assert not plain & {looks.colour(tone.back).rgb() for tone in Tone}
    assert len(plain) > 2  # the text


def test_selected_cell_shows_selection_and_chip(looks: Theme, table: QTableView) -> None:
    before = colours(cell_image(table, 0))
    table.selectRow(0)
    after = colours(cell_image(table, 0))
    assert looks.colour(Tone.GOOD.back).rgb() in after
    highlight = {
        table.palette().color(group, table.palette().ColorRole.Highlight).rgb()
        for group in (table.palette().ColorGroup.Active, table.palette().ColorGroup.Inactive)
    }
    assert highlight & after
    assert not highlight & before


def test_cell_hint_holds_the_chip(looks: Theme, table: QTableView) -> None:
    needed = chip_size(table.fontMetrics(), DONE.text, looks)
    hint = table.sizeHintForIndex(table.model().index(0, 0))
    assert hint.width() > needed.width()
    assert hint.height() >= needed.height()
    assert looks.row_height >= needed.height()


def test_narrow_column_cuts_the_chip_inside_its_cell(looks: Theme, table: QTableView) -> None:
    table.setColumnWidth(0, 60)
    shown = table.viewport().grab().toImage()
    outside = shown.copy(61, 0, 100, 56)
    assert looks.colour(Tone.GOOD.back).rgb() not in colours(outside)
