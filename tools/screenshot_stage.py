# SPDX-License-Identifier: MIT
"""A window on a sample that can be brought into a state, waited for, and drawn as a person sees it."""

from __future__ import annotations

import shutil
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from ui.main_window import MainWindow
from ui.operations import Lane
from ui.pausing import pause
from ui.settings import Settings
from ui.theme import Role, Scheme, Theme
from ui.translation import install_translations
from ui.widgets.elided_label import ElidedLabel

SCREEN: Final = QSize(1366, 768)
"""The screen of an office PC; the window fills it but for the bar of the system."""
_SYSTEM_BAR: Final = 40  # pixels
_TITLE_BAR: Final = 28
_PATIENCE: Final = 30.0  # seconds
_STILL: Final = 3  # looks in a row without work under way
_TICK: Final = 40  # milliseconds


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One way the window can look. ``zoom`` is our own setting, ``factor`` the system's scale."""

    name: str
    dark: bool = False
    zoom: int = 100
    factor: int = 1
    language: str = "vi"


class Stage:
    """One window after another in one process; ``files`` holds what was made to be opened."""

    def __init__(self, variant: Variant, files: Path, folder: Path) -> None:
        self._variant = variant
        self._files = files
        self._folder = folder
        self._number = 0
        self._kind: str | None = None
        self._window: MainWindow | None = None
        self.faults: list[str] = []
        application = QApplication.instance() or QApplication(["KH48"])
        assert isinstance(application, QApplication)
        self.application = application
        install_translations(application, variant.language)
        self.theme = Theme()
        self.theme.apply(application)
        self.theme.set_scheme(Scheme.DARK if variant.dark else Scheme.LIGHT)
        self.theme.set_zoom(variant.zoom)

    @property
    def window(self) -> MainWindow:
        """The window that is shown."""
        if self._window is None:
            raise RuntimeError("no window is shown")
        return self._window

    @property
    def files(self) -> Path:
        """The folder of what was made to be opened."""
        return self._files

    # --- windows ---

    def show(self, kind: str | None, *, fresh: bool = False) -> MainWindow:
        """Show a window on a copy of the file named ``kind``, ``None`` for none; the one that is there
        already where nothing has changed in it.
        """
        if self._window is not None and (fresh or kind != self._kind):
            self.close()
        if self._window is None:
            self._kind = kind
            self._window = self._open(kind)
        self.clear()
        return self._window

    def close(self) -> None:
        """Close the window; what comes next opens another."""
        window, self._window = self._window, None
        if window is not None:
            self.clear(window)
            window.close()
            window.deleteLater()
            pause(0)

    def _open(self, kind: str | None) -> MainWindow:
        self._number += 1
        folder = self._folder / str(self._number)
        folder.mkdir(parents=True)
        settings = Settings(folder / "settings.ini")
        settings.language = self._variant.language
        settings.tour_seen = True
        window = MainWindow(self.theme, settings)
        window.resize(SCREEN.width(), SCREEN.height() - _SYSTEM_BAR)
        window.show()
        if kind is not None:
            path = folder / f"{kind}.lsdb"
            shutil.copyfile(self._files / path.name, path)
            beside = self._files / f"{path.name}.files"
            if beside.is_dir():
                shutil.copytree(beside, folder / beside.name)
            settings.close_secrets_notice(path)
            window.open_file(path)
            self.wait_for(lambda: window.session.is_ready)
        self.settle(window)
        return window

    def clear(self, window: MainWindow | None = None) -> None:
        """Close what stands over the window: menus, dialogs, and the line of Ctrl+F."""
        kept = window or self._window
        for _ in range(5):
            shown = [one for one in self._over() if one is not kept]
            if not shown:
                break
            for one in reversed(shown):
                one.close()
            pause(0)

    # --- waiting ---

    def settle(self, window: MainWindow | None = None) -> None:
        """Wait until nothing is under way: the lanes are empty and what they brought is painted."""
        window = window or self.window
        still, until = 0, time.monotonic() + _PATIENCE
        while still < _STILL:
            pause(_TICK)
            still = 0 if _is_busy(window) else still + 1
            if time.monotonic() > until:
                self.faults.append("still at work after half a minute")
                return

    def wait_for(self, met: Callable[[], bool]) -> None:
        """Wait until ``met``; raises ``TimeoutError`` after half a minute."""
        until = time.monotonic() + _PATIENCE
        while not met():
            pause(_TICK)
            if time.monotonic() > until:
                raise TimeoutError("waited half a minute")

    # --- what a person would do ---

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """Press a key with its modifiers, such as ``Ctrl+T``, where the keyboard is."""
        target = on or self.application.focusWidget() or self.window
        *modifiers, name = keys.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= getattr(
                Qt.KeyboardModifier, {"Ctrl": "ControlModifier"}.get(one, f"{one}Modifier")
            )
        QTest.keyClick(target, getattr(Qt.Key, f"Key_{name}"), held)
        self.settle()

    def type(self, text: str, on: QWidget | None = None) -> None:
        """Type words where the keyboard is."""
        target = on or self.application.focusWidget() or self.window
        if isinstance(target, QLineEdit):
            target.setText("")
        # QTest's own keyClicks knows no letters beyond ASCII.
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                self.application.sendEvent(target, event)
        self.settle()

    def push(self, name: str) -> None:
        """Click the button that the highest dialog, or else the page, holds under this name."""
        held = self.top() if self.top() is not self.window else self.window.current_page
        button = getattr(held, name)
        if not isinstance(button, QAbstractButton) or not button.isEnabled():
            raise LookupError(f"no button {name} that can be pushed")
        button.click()
        self.settle()

    def top(self) -> QWidget:
        """The dialog that stands highest, else the window."""
        dialogs = [one for one in self._over() if isinstance(one, QDialog)]
        return dialogs[-1] if dialogs else self.window

    # --- drawing ---

    def picture(self) -> QPixmap:
        """Draw the window and what stands over it; dialogs with a bar of title, in the middle."""
        window = self.window
        base = window.grab()
        ratio = base.devicePixelRatio()
        over = [(one, self._place_of(one)) for one in self._over() if one is not window]
        whole = QRect(QPoint(0, 0), window.size())
        for one, place in over:
            whole = whole.united(QRect(place, one.size()).adjusted(0, -_TITLE_BAR, 1, 1))
        drawn = QPixmap(whole.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(QColor("#808080"))
        painter = QPainter(drawn)
        painter.translate(-whole.topLeft())
        painter.drawPixmap(0, 0, base)
        for one, place in over:
            self._draw(painter, one, place)
        painter.end()
        return drawn

    def _draw(self, painter: QPainter, one: QWidget, place: QPoint) -> None:
        frame = QRect(place, one.size())
        if one.isWindow() and isinstance(one, QDialog):
            bar = QRect(frame.left(), frame.top() - _TITLE_BAR, frame.width(), _TITLE_BAR)
            painter.fillRect(bar, self.theme.colour(Role.ALTERNATE))
            painter.setPen(self.theme.colour(Role.TEXT))
            painter.setFont(self.application.font())
            painter.drawText(
                bar.adjusted(8, 0, -8, 0), int(Qt.AlignmentFlag.AlignVCenter), one.windowTitle()
            )
            frame = frame.united(bar)
        painter.drawPixmap(place, one.grab())
        painter.setPen(self.theme.colour(Role.LINE))
        painter.drawRect(frame.adjusted(-1, -1, 0, 0))

    def _place_of(self, one: QWidget) -> QPoint:
        window = self.window
        if isinstance(one, QDialog):
            free = window.size() - one.size()
            return QPoint(max(0, free.width() // 2), max(_TITLE_BAR, free.height() // 2))
        return one.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))

    def _over(self) -> list[QWidget]:
        shown = [one for one in self.application.topLevelWidgets() if one.isVisible()]
        return [one for one in shown if one is not self._window]

    def complaints(self) -> list[str]:
        """Tell what a program can see by itself: cut words, dialogs larger than the screen."""
        found = [text for one in [self.window, *self._over()] for text in _cut_words(one)]
        for one in self._over():
            if isinstance(one, QDialog) and (
                one.width() > SCREEN.width() or one.height() + _TITLE_BAR > SCREEN.height()
            ):
                found.append(
                    f"{type(one).__name__} {one.width()}x{one.height()}: larger than the screen"
                )
        return list(dict.fromkeys(found))

    def take_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take what nobody caught in a slot; as ``sys.excepthook``."""
        self.faults.append("".join(traceback.format_exception(kind, error, trace)[-3:]))


def _is_busy(window: MainWindow) -> bool:
    """Tell whether something that shows is under way; backups go on by themselves."""
    lanes = [*window.session.findChildren(Lane), *window.drafts.findChildren(Lane)]
    view = window.session.view
    unchecked = view is not None and view.complete and not window.findings.is_current
    return unchecked or any(lane.pending for lane in lanes)


def _cut_words(top: QWidget) -> Iterator[str]:
    kinds = (QLabel, QPushButton, QToolButton, QCheckBox, QRadioButton)
    for kind in kinds:
        for one in top.findChildren(kind):
            if not one.isVisible() or isinstance(one.window(), QMenu) or one.window() is not top:
                continue
            text = _plain(one.text())
            if text and _is_cut(one):
                yield (
                    f"{type(one).__name__} {text[:60]!r} in {type(one.parentWidget()).__name__}: "
                    f"{one.width()}x{one.height()}, needs {one.sizeHint().width()}x{_needed_height(one)}"
                )


def _is_cut(one: QWidget) -> bool:
    if isinstance(one, ElidedLabel):
        return one.fontMetrics().horizontalAdvance(one.shown_text) > one.width()
    if isinstance(one, QLabel):
        if one.wordWrap():
            return one.height() < one.heightForWidth(one.width()) - 1
        return one.width() < one.sizeHint().width() - 1 or one.height() < _needed_height(one)
    return one.width() < one.minimumSizeHint().width() - 1


def _needed_height(one: QWidget) -> int:
    return one.fontMetrics().height() if isinstance(one, QLabel) else one.sizeHint().height()


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
