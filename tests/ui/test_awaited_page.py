# SPDX-License-Identifier: MIT
"""The window turns to what was asked for as soon as its file can show it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Section
from ui import places
from ui.main_window import MainWindow
from ui.places import Place
from ui.settings import Settings

Opener = Callable[..., MainWindow]


def test_the_file_opens_on_the_page_that_was_left(
    open_window: Opener, sample: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings.set_last_page(sample, places.REPORT)
    window = open_window(sample)
    assert window.current_page.objectName() == places.REPORT
    assert window.windowTitle() == "xa.lsdb - KH48"
    assert settings.recent_paths()[0] == sample


def test_a_page_that_is_asked_for_too_early_follows(
    open_window: Opener, sample: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings.set_last_page(sample, places.ACTIVITIES)
    window = open_window()
    window.open_file(sample)
    qtbot.waitUntil(lambda: window.session.view is not None, timeout=20_000)
    window.show_page(places.REPORT)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    qtbot.waitUntil(lambda: window.current_page.objectName() == places.REPORT)


def test_a_record_of_another_round_is_shown_in_its_round(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(places.REPORT)
    seen: list[Section] = []
    window.session.read(
        lambda desk: desk.store.select(Section, unit=desk.office.unit, round="2025"), seen.extend
    )
    qtbot.waitUntil(lambda: bool(seen))
    section = seen[-1]
    window.show_record(Place("section", section.key), section.unit, "2025")
    qtbot.waitUntil(lambda: window.session.view.round == "2025")
    page = window.page(places.REPORT)
    qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget()))
    assert window.session.find(Section, section.key) is not None


def test_what_was_asked_for_in_one_file_is_not_turned_to_in_the_next(
    open_window: Opener, sample: Path, settings: Settings, qtbot: QtBot
) -> None:
    settings.set_last_page(sample, places.RESULTS)
    window = open_window(sample)
    activity = window.session.view.records.activities[0]
    window.show_record(Place("activity", activity.key), activity.unit, "2025")
    window.open_file(sample)
    qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
    assert window.current_page.objectName() == places.RESULTS
    assert window.session.view.round == "2026"
