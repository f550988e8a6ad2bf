# SPDX-License-Identifier: MIT
"""A window on a sample of its own: what the tests of pages and flows press keys in."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.services.sampling import make_sample
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme
from ui.translation import install_translations


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample made once; tests open copies of it."""
    path = tmp_path_factory.mktemp("sample") / "mau.lsdb"
    make_sample(path)
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample that one test may change."""
    path = tmp_path / "xa.lsdb"
    shutil.copyfile(sample_file, path)
    files = sample_file.with_name(sample_file.name + ".files")
    if files.is_dir():
        shutil.copytree(files, path.with_name(path.name + ".files"))
    return path


@pytest.fixture(scope="session", autouse=True)
def in_vietnamese(qapp: QApplication) -> None:
    """Qt's own buttons speak Vietnamese from the first test on, whichever comes first in a process."""
    install_translations(qapp, "vi")


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied_at_the_end() -> Iterator[None]:
    """Without a screen what Python put on the clipboard would be deleted after Python has ended."""
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def keys_beyond_latin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``qtbot.keyClicks`` type Vietnamese: QTest's own ends the process at such a letter."""
    latin = QtBot.keyClicks

    def key_clicks(widget: QWidget, text: str, *rest: object) -> None:
        if text.isascii():
            latin(widget, text, *rest)
        else:
            type_text(widget, text)

    monkeypatch.setattr(QtBot, "keyClicks", staticmethod(key_clicks))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of this test alone."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture(params=["vi", "en"])
def language(
    request: pytest.FixtureRequest, qapp: QApplication, settings: Settings
) -> Iterator[str]:
    """A test that asks for it runs once in each language, what it opens speaking that."""
    settings.language = request.param
    install_translations(qapp, request.param)
    yield request.param
    install_translations(qapp, "vi")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The looks, applied to the application."""
    # Qt walks all widgets to give them the style: none that Python still has to bury may be among them.
    gc.collect()
    theme = Theme()
    theme.apply(qapp)
    return theme


@pytest.fixture
def open_window(
    qtbot: QtBot, theme: Theme, settings: Settings
) -> Iterator[Callable[..., MainWindow]]:
    """Return what shows a window, on a file where one is given; it is closed at the end."""
    windows: list[MainWindow] = []

    def show(path: Path | None = None) -> MainWindow:
        window = MainWindow(theme, settings)
        windows.append(window)
        window.resize(1366, 728)
        window.show()
        if path is not None:
            window.open_file(path)
            qtbot.waitUntil(lambda: window.session.is_ready, timeout=20_000)
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window: Callable[..., MainWindow], sample: Path) -> MainWindow:
    """A window with the sample open."""
    return open_window(sample)
