# SPDX-License-Identifier: MIT
"""That state secrets do not belong here is said once for each file, until it was read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.settings import Settings
from ui.widgets.notice import Notice


def told(window: MainWindow) -> list[Notice]:
    return [one for one in window.notices.notices if "bí mật nhà nước" in one.text()]


def read_and_close(qtbot: QtBot, notice: Notice) -> None:
    qtbot.mouseClick(notice.findChild(QToolButton), Qt.MouseButton.LeftButton)


def test_it_is_told_until_it_is_closed_and_then_never_again(
    qtbot: QtBot, sample: Path, settings: Settings, open_window: Callable[[Path], MainWindow]
) -> None:
    first = open_window(sample)
    assert len(told(first)) == 1
    first.close()
    second = open_window(sample)
    (notice,) = told(second)
    read_and_close(qtbot, notice)
    assert told(second) == []
    second.close()
    assert Settings(settings.file).is_secrets_notice_closed(sample)
    assert told(open_window(sample)) == []


def test_each_file_is_told_for_itself(
    qtbot: QtBot, sample: Path, tmp_path: Path, open_window: Callable[[Path], MainWindow]
) -> None:
    other = tmp_path / "khác.lsdb"
    shutil.copyfile(sample, other)
    window = open_window(sample)
    read_and_close(qtbot, told(window)[0])
    window.open_file(other)
    qtbot.waitUntil(lambda: window.session.is_ready and window.session.path == other)
    assert len(told(window)) == 1
    window.session.show(round_code="2025")
    qtbot.waitUntil(lambda: window.session.view is not None and window.session.view.round == "2025")
    assert len(told(window)) == 1
    window.session.close_file()
    assert told(window) == []
