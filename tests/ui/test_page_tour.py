# SPDX-License-Identifier: MIT
"""The tour passes only where every page of every file drew something."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.page_tour import PageTour, draws_something

OFFICE, DEPARTMENT = Path("xã.lsdb"), Path("sở.lsdb")


class SessionDouble(QObject):
    """A session that is ready a moment after it was asked to open."""

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.is_ready = False

    def open(self, path: Path) -> None:
        self.path, self.is_ready = path, False
        QTimer.singleShot(20, self._be_ready)

    def _be_ready(self) -> None:
        self.is_ready = True


class WindowDouble(QMainWindow):
    """A window of the shape that the tour goes through, with pages made by ``make_page``."""

    def __init__(self, names: Sequence[str], make_page: Callable[[str], QWidget]) -> None:
        super().__init__()
        self.session = SessionDouble(self)
        self._names = names
        self._make_page = make_page
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.resize(600, 400)

    @property
    def current_page(self) -> QWidget | None:
        return self._stack.currentWidget()

    def page_names(self) -> list[str]:
        return list(self._names) if self.session.path == OFFICE else ["compiling"]

    def show_page(self, name: str) -> None:
        page = self._make_page(name)
        page.setObjectName(name)
        self._stack.setCurrentIndex(self._stack.addWidget(page))

    def open_file(self, path: Path) -> None:
        self.session.open(path)


def written_page(name: str) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for line in range(8):
        column.addWidget(QLabel(f"{name}: nhiệm vụ {line}", page))
    return page


def toured(qtbot: QtBot, window: WindowDouble, files: Sequence[Path]) -> PageTour:
    qtbot.addWidget(window)
    window.show()
    window.open_file(files[0])
    tour = PageTour(window, files, patience=2.0)  # type: ignore[arg-type]
    with qtbot.waitSignal(tour.ended, timeout=20_000):
        tour.start()
    return tour


def test_every_page_of_every_file_is_shown(qtbot: QtBot) -> None:
    window = WindowDouble(["overview", "activities"], written_page)
    tour = toured(qtbot, window, [OFFICE, DEPARTMENT])
    assert tour.failure is None
    assert tour.shown == ["overview", "activities", "compiling"]


def test_blank_page_fails_after_patience(qtbot: QtBot) -> None:
    window = WindowDouble(
        ["overview", "activities"],
        lambda name: QWidget() if name == "activities" else written_page(name),
    )
    tour = toured(qtbot, window, [OFFICE])
    assert tour.failure == "activities: quá lâu"
    assert tour.shown == ["overview"]


def test_file_that_never_opens_fails_after_patience(qtbot: QtBot) -> None:
    window = WindowDouble(["overview"], written_page)
    qtbot.addWidget(window)
    tour = PageTour(window, [OFFICE], patience=0.3)  # type: ignore[arg-type]
    with qtbot.waitSignal(tour.ended, timeout=20_000):
        tour.start()
    assert tour.failure == "xã.lsdb: quá lâu"


def test_error_that_the_session_tells_fails_the_tour(qtbot: QtBot) -> None:
    window = WindowDouble(["overview"], written_page)
    QTimer.singleShot(100, lambda: window.session.failed.emit(ValueError("không đọc được")))
    tour = toured(qtbot, window, [OFFICE])
    assert tour.failure is not None
    assert "không đọc được" in tour.failure


def test_exception_nobody_caught_fails_the_tour(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    window = WindowDouble(["overview"], written_page)
    qtbot.addWidget(window)
    tour = PageTour(window, [OFFICE])  # type: ignore[arg-type]
    tour.start()
    with qtbot.waitSignal(tour.ended, timeout=5_000):
        try:
            raise KeyError("lạc")
        except KeyError:
            kind, error, trace = sys.exc_info()
            assert kind is not None
            assert error is not None
            tour.take_exception(kind, error, trace)
    assert tour.failure == "xã.lsdb: KeyError: 'lạc'"
    assert "lạc" in capsys.readouterr().err


@pytest.mark.parametrize(("colours", "drawn"), [(1, False), (3, False), (40, True)])
def test_picture_of_few_colours_is_blank(colours: int, drawn: bool) -> None:
    image = QImage(480, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    for index in range(colours - 1):
        for row in range(300):
            image.setPixel(100 + index, row, 0xFF000000 + index)
    assert draws_something(image) is drawn
