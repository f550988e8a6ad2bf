# SPDX-License-Identifier: MIT
"""Headers and cards: title, quiet line, buttons; content on its ground."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Role, Scheme, Theme
from ui.widgets.card import Card
from ui.widgets.section_header import PageHeader, SectionHeader

SUBTITLE = "Xã Thất Khê · Đợt năm 2026 · hạn 17/12/2026 (còn 26 ngày)"


def test_header_shows_title_line_and_buttons(looks: Theme, qtbot: QtBot) -> None:
    header = PageHeader("Nhiệm vụ", SUBTITLE)
    qtbot.addWidget(header)
    action = QAction("Nộp...", header)
    button = header.add_action(action, primary=True)
    header.resize(800, 50)
    header.show()
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (header.title, header.subtitle) == ("Nhiệm vụ", SUBTITLE)
    assert button.geometry().right() == header.rect().right()
    assert header.accessibleName() == "Nhiệm vụ"


def test_line_without_words_takes_no_room(looks: Theme, qtbot: QtBot) -> None:
    header = SectionHeader("Sắp đến hạn", "Trong 30 ngày tới")
    qtbot.addWidget(header)
    header.show()
    with_line = header.sizeHint().height()
    header.set_subtitle("")
    qtbot.waitUntil(lambda: header.sizeHint().height() < with_line)


def test_page_title_is_the_larger(looks: Theme, qtbot: QtBot) -> None:
    heights = []
    for header in (SectionHeader("Kết quả"), PageHeader("Kết quả")):
        qtbot.addWidget(header)
        header.show()
        heights.append(header.findChild(QLabel).fontMetrics().height())
    assert heights[0] < heights[1]


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("width", [460, 1200])
def test_no_word_is_cut(
    looks: Theme,
    qtbot: QtBot,
    zoom: int,
    width: int,
    cut_words: Callable[[QWidget], list[str]],
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    header = PageHeader("Chương trình hành động xây dựng đội ngũ trí thức", SUBTITLE)
    header.add_action(QAction("Thêm chương trình", page))
    header.add_action(QAction("Nộp...", page), primary=True)
    card = Card("Các nhiệm vụ sắp đến hạn trong quý này", looks, "Trong 30 ngày tới")
    card.header.add_action(QAction("Xem hết", page))
    card.add(QLineEdit())
    column.addWidget(header)
    column.addWidget(card)
    column.addStretch()
    page.show()
    looks.set_zoom(zoom)  # what is shown already follows
    page.resize(width * zoom // 100, 500 * zoom // 100)
    qtbot.wait(1)
    assert not cut_words(page)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_card_has_a_ground_and_one_inside_has_none(
    looks: Theme, qtbot: QtBot, scheme: Scheme
) -> None:
    looks.set_scheme(scheme)
    outer = Card("Ngoài", looks)
    inner = Card("Trong", looks, parent=outer)
    outer.add(inner)
    qtbot.addWidget(outer)
    outer.resize(400, 300)
    assert outer.grab().toImage().pixelColor(200, 4) == looks.colour(Role.BASE)
    assert inner._is_in_card()
    assert not outer._is_in_card()


def test_table_in_a_card_loses_its_frame_and_an_input_keeps_it(looks: Theme, qtbot: QtBot) -> None:
    card = Card("Trạng thái", looks)
    qtbot.addWidget(card)
    table, field = QTableWidget(1, 1), QLineEdit()
    card.add(table)
    card.add(field)
    card.show()
    assert table.frameWidth() == 0
    middle = field.height() // 2
    assert field.grab().toImage().pixelColor(0, middle) == looks.colour(Role.LINE)


def test_card_without_a_title_has_no_heading(looks: Theme, qtbot: QtBot) -> None:
    card = Card("", looks)
    qtbot.addWidget(card)
    card.show()
    assert not card.header.isVisible()
    card.set_title("Kinh phí")
    assert card.header.isVisible()
    assert card.accessibleName() == "Kinh phí"
