# SPDX-License-Identifier: MIT
"""Notices: say one thing in their place, offer one step, go when told to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Scheme, Theme, Tone
from ui.widgets.notice import Notice

LONG = (
    "Không nhập nội dung thuộc bí mật nhà nước vào phần mềm này; tài liệu mật được soạn thảo, lưu "
    "giữ trên máy tính độc lập theo quy định của Luật Bảo vệ bí mật nhà nước."
)


@pytest.fixture
def notice(looks: Theme, qtbot: QtBot) -> Notice:
    notice = Notice(Tone.GOOD, "Đã xoá 3 nhiệm vụ.", looks, action="Hoàn tác")
    qtbot.addWidget(notice)
    notice.resize(600, 40)
    notice.show()
    return notice


def test_step_is_taken_and_the_notice_goes(notice: Notice, qtbot: QtBot) -> None:
    with qtbot.waitSignals([notice.action_triggered, notice.closed]):
        qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert not notice.isVisible()


def test_escape_closes_it_without_taking_the_step(notice: Notice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(notice.action_triggered), qtbot.waitSignal(notice.closed):
        qtbot.keyClick(notice.button, Qt.Key.Key_Escape)
    assert not notice.isVisible()


def test_cross_closes_it(notice: Notice, qtbot: QtBot) -> None:
    cross = notice.findChild(QToolButton)
    assert cross.accessibleName()
    with qtbot.waitSignal(notice.closed):
        qtbot.keyClick(cross, Qt.Key.Key_Space)


def test_answer_may_be_said_in_the_same_notice(notice: Notice, qtbot: QtBot) -> None:
    notice.action_triggered.connect(lambda: notice.say(Tone.NEUTRAL, "Đã hoàn tác."))
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert notice.isVisible()
    assert notice.text() == "Đã hoàn tác."
    assert not notice.button.isVisible()


def test_notice_that_has_to_stay_cannot_be_closed(looks: Theme, qtbot: QtBot) -> None:
    notice = Notice(Tone.NEUTRAL, "Chỉ đọc.", looks, closable=False)
    qtbot.addWidget(notice)
    notice.show()
    assert not notice.findChild(QToolButton).isVisible()
    qtbot.keyClick(notice, Qt.Key.Key_Escape)
    assert notice.isVisible()


def test_level_is_said_in_words_too(looks: Theme, qtbot: QtBot) -> None:
    names = set()
    for tone in (Tone.NEUTRAL, Tone.GOOD, Tone.WARNING, Tone.BAD):
        notice = Notice(tone, "x", looks)
        qtbot.addWidget(notice)
        names.add(notice.accessibleName())
    assert len(names) == 4


def test_keyboard_stays_where_one_types(looks: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, field = QVBoxLayout(page), QLineEdit()
    column.addWidget(field)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    column.insertWidget(0, Notice(Tone.WARNING, LONG, looks, action="Xem quy định"))
    qtbot.keyClicks(field, "abc")
    assert field.hasFocus()
    assert field.text() == "abc"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("tone", list(Tone))
def test_ground_and_edge_are_of_its_tone(
    looks: Theme, qtbot: QtBot, scheme: Scheme, tone: Tone
) -> None:
    notice = Notice(tone, "Chỉ đọc.", looks)
    qtbot.addWidget(notice)
    notice.resize(400, 40)
    looks.set_scheme(scheme)  # a notice that is shown follows too
    image = notice.grab().toImage()
    assert image.pixelColor(1, 20) == looks.colour(tone.line)
    assert image.pixelColor(200, 2) == looks.colour(tone.back)


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("width", [420, 1000])
def test_no_word_is_cut(
    looks: Theme,
    qtbot: QtBot,
    zoom: int,
    width: int,
    cut_words: Callable[[QWidget], list[str]],
) -> None:
    looks.set_zoom(zoom)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(Notice(Tone.WARNING, LONG, looks, action="Xem quy định"))
    column.addStretch()
    page.resize(width * zoom // 100, 400 * zoom // 100)
    page.show()
    assert not cut_words(page)
