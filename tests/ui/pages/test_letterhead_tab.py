# SPDX-License-Identifier: MIT
"""How the unit's papers are headed, on the second tab of the page of programmes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Letterhead
from ui import places
from ui.main_window import MainWindow
from ui.pages.programme import ProgrammePage
from ui.places import Place
from ui.widgets.letterhead_form import LetterheadForm


@pytest.fixture
def page(window: MainWindow) -> ProgrammePage:
    window.show_page(places.PROGRAMME)
    page = window.page(places.PROGRAMME)
    assert isinstance(page, ProgrammePage)
    return page


def test_the_form_is_made_once_when_its_tab_is_turned_to(page: ProgrammePage, qtbot: QtBot) -> None:
    assert page.findChildren(LetterheadForm) == []
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    (form,) = page.findChildren(LetterheadForm)
    assert form.isVisible()
    assert page.tabs.currentWidget() is form
    assert [page.tabs.tabText(at) for at in range(page.tabs.count())] == [
        "Văn bản",
        "Thể thức văn bản",
    ]
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert not form.isVisible()


def test_a_field_of_the_letterhead_is_led_to_and_told(
    window: MainWindow, page: ProgrammePage
) -> None:
    (held,) = window.session.records(Letterhead)
    window.show_page(places.PROGRAMME, Place(Letterhead.KIND, held.key, "place"))
    assert page.letterhead.form.editor("place").hasFocus()
    assert page.place_in_focus() == Place(Letterhead.KIND, held.key, "place")


def test_the_preview_follows_each_letter_and_the_letterhead_is_saved_when_left(
    page: ProgrammePage, qtbot: QtBot
) -> None:
    page.tabs.setCurrentWidget(page.letterhead)
    place = page.letterhead.form.editor("place")
    assert isinstance(place, QLineEdit)
    place.setFocus()
    place.selectAll()
    type_text(place, "Na Sầm")
    assert "Na Sầm, ngày 08" in page.letterhead.preview.accessibleDescription()
    assert page.session.records(Letterhead)[0].place == "Thất Khê"
    qtbot.keyClick(place, Qt.Key.Key_Return)
    assert page.session.records(Letterhead)[0].place == "Na Sầm"


def test_the_preview_draws_two_columns_on_white_paper(page: ProgrammePage, qtbot: QtBot) -> None:
    page.tabs.setCurrentWidget(page.letterhead)
    preview = page.letterhead.preview
    qtbot.waitUntil(lambda: preview.isVisible() and preview.width() > 200)
    assert preview.height() >= preview.heightForWidth(preview.width())
    image = preview.grab().toImage()
    ink = [
        any(image.pixelColor(x, y).lightness() < 100 for y in range(5, image.height() // 4))
        for x in range(4, image.width() - 4)
    ]
    width = len(ink)
    assert any(ink[: width // 2])
    assert any(ink[width // 2 :])
    assert image.pixelColor(4, 4).lightness() == 255
