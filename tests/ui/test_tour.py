# SPDX-License-Identifier: MIT
"""Five steps by keys, beside pages that stay in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ui import places
from ui.main_window import MainWindow
from ui.theme import Theme
from ui.tour import Tour
from ui.translation import install_translations
from ui.widgets.notice import Notice

Key = Qt.Key
Opener = Callable[..., MainWindow]

# The offscreen platform says so of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def tour_of(window: MainWindow) -> Tour | None:
    found = [one for one in window.findChildren(Tour) if one.isVisible()]
    assert len(found) <= 1
    return found[0] if found else None


def started(window: MainWindow) -> Tour:
    window.actions_of_window.commands.tour()
    tour = tour_of(window)
    assert tour is not None
    return tour


def button(tour: Tour, words: str) -> QPushButton:
    found = tour.findChildren(QPushButton)
    return next(one for one in found if words in one.text().replace("&", ""))


def test_five_steps_by_enter_alone_each_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    tour = started(window)
    assert len(tour.steps) == 5
    shown = []
    for step in tour.steps:
        assert window.current_page.objectName() == step.page
        shown.append(step.title)
        texts = [one.text() for one in tour.findChildren(QLabel)]
        assert step.title in texts
        assert step.text in texts
        focus = QApplication.focusWidget()
        assert focus is not None
        assert tour.isAncestorOf(focus)
        qtbot.keyClick(focus, Key.Key_Space)
    assert len(set(shown)) == 5
    assert tour_of(window) is None
    assert window.settings.tour_seen
    assert window.current_page.isAncestorOf(QApplication.focusWidget())


def test_the_way_back_and_the_way_out(window: MainWindow, qtbot: QtBot) -> None:
    tour = started(window)
    assert not button(tour, "Quay lại").isEnabled()
    qtbot.mouseClick(button(tour, "Tiếp"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(tour, "Quay lại"), Qt.MouseButton.LeftButton)
    assert window.current_page.objectName() == places.OVERVIEW
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert tour_of(window) is None


def test_the_page_below_stays_in_use(window: MainWindow, qtbot: QtBot) -> None:
    tour = started(window)
    qtbot.keyClick(window, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page.objectName() == places.ACTIVITIES
    assert window.current_page.isAncestorOf(QApplication.focusWidget())
    assert tour.isVisible()


def test_begun_again_there_is_one_and_it_starts_at_the_first_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    first = started(window)
    qtbot.mouseClick(button(first, "Tiếp"), Qt.MouseButton.LeftButton)
    second = started(window)
    assert second is not first
    assert window.current_page.objectName() == places.OVERVIEW


def test_without_a_file_the_sample_is_opened_for_it(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window()
    window.actions_of_window.commands.tour()
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=30_000)
    qtbot.waitUntil(lambda: tour_of(window) is not None)
    assert window.current_page.objectName() == places.OVERVIEW


def test_where_the_sample_cannot_be_made_it_goes(
    open_window: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lsapp.errors import UserError

    def full() -> object:
        raise UserError("disk.full", path=str(tmp_path))

    monkeypatch.setattr("ui.sample.sample_maker", lambda: full)
    window = open_window()
    window.actions_of_window.commands.tour()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    window.findChild(QMessageBox).close()
    qtbot.waitUntil(lambda: window.findChildren(Tour) == [])


def test_it_goes_with_the_file(window: MainWindow, qtbot: QtBot) -> None:
    started(window)
    window.actions_of_window.commands.close_file()
    qtbot.waitUntil(lambda: window.findChildren(Tour) == [])


def test_it_is_offered_with_the_sample_until_it_was_taken(
    open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window()
    window.actions_of_window.commands.open_sample()
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=30_000)
    offer = next(one for one in window.findChildren(Notice) if "năm bước" in one.button.text())
    qtbot.mouseClick(offer.button, Qt.MouseButton.LeftButton)
    tour = tour_of(window)
    assert tour is not None
    qtbot.keyClick(tour, Key.Key_Escape)
    window.notices.clear()
    window.actions_of_window.commands.open_sample()
    assert not [one for one in window.notices.notices if "năm bước" in one.button.text()]


@pytest.fixture
def zoomed(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_zoom(100)


@pytest.mark.parametrize("percent", [100, 200])
def test_it_stands_within_the_pages_and_cuts_no_words(
    window: MainWindow, zoomed: Theme, qtbot: QtBot, percent: int
) -> None:
    zoomed.set_zoom(percent)
    tour = started(window)
    for size in ((1366, 728), (1000, 700)):
        window.resize(*size)
        qtbot.wait(20)
        body = window.centralWidget()
        inside = QRect(body.mapTo(window, QPoint(0, 0)), body.size())
        assert inside.contains(tour.geometry())
        for label in tour.findChildren(QLabel):
            assert label.height() + 2 >= label.heightForWidth(label.width()), label.text()


def test_in_english(open_window: Opener, sample: Path, qapp: QApplication) -> None:
    install_translations(qapp, "en")
    try:
        tour = started(open_window(sample))
        assert not [one for one in tour.steps if "Tổng quan" in one.title or "Bảng" in one.title]
    finally:
        install_translations(qapp, "vi")
