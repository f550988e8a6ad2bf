# SPDX-License-Identifier: MIT
"""The table of days off by keys and mouse: added, left out, saved; deadlines follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp import paths
from lsapp.domain.records import Role, Round
from lsapp.services.desk import create_desk, open_desk, open_round
from ui.dialogs.days_off import DaysOffDialog
from ui.main_window import MainWindow
from ui.models.days_off_model import DAY, KIND, NAME, SOURCE
from ui.settings import Settings
from ui.translation import install_translations

LONG = 30_000  # milliseconds, on a machine with other work
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def department(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A department with the round of 2099, on a machine with a local data folder of its own."""
    monkeypatch.setattr(paths, "local_data_dir", lambda: tmp_path / "local")
    path = tmp_path / "so.lsdb"
    with create_desk(path, unit="S-SKHCN2025", role=Role.COMPILING, plan="KH48") as desk:
        open_round(desk, desk.plan(), "2099", "S-SKHCN2025")
    return path


def opened(qtbot: QtBot, window: MainWindow) -> DaysOffDialog:
    window.actions_of_window.commands.days_off()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DaysOffDialog)
    qtbot.waitUntil(dialog.add_button.isEnabled, timeout=LONG)
    return dialog


def column_of(dialog: DaysOffDialog, column: int) -> list[str]:
    return [str(dialog.model.index(row, column).data()) for row in range(dialog.model.rowCount())]


def add(qtbot: QtBot, dialog: DaysOffDialog, first: str, last: str, name: str) -> None:
    for line, text in ((dialog.first, first), (dialog.last, last), (dialog.name, name)):
        line.clear()
        qtbot.keyClicks(line, text)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)


def held_round(path: Path) -> Round:
    with open_desk(path) as desk:
        (found,) = desk.store.select(Round, code="2099")
    return found


def test_a_day_is_added_the_deadline_moves_and_the_day_goes_again(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    before = held_round(department).unit_deadline
    window = open_window(department)
    dialog = opened(qtbot, window)
    assert not dialog.save_button.isEnabled()
    assert column_of(dialog, DAY)
    day = f"{before:%d/%m/%Y}"
    add(qtbot, dialog, day, "", "Nghi dot xuat")
    assert dialog.year.currentData() == before.year
    assert column_of(dialog, DAY) == [day]
    assert column_of(dialog, SOURCE) == ["Thêm ở máy này"]
    assert "hạn gửi của đơn vị" in dialog.preview.text()
    assert dialog.first.hasFocus()
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=LONG)

    dialog = opened(qtbot, window)
    qtbot.keyClicks(dialog.year, str(before.year))
    assert column_of(dialog, NAME) == ["Nghi dot xuat"]
    qtbot.keyClick(dialog.drop_button, Qt.Key.Key_Space)
    assert column_of(dialog, NAME) == []
    assert "chuyển thành" in dialog.preview.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.close()
    # What was left out was not saved.
    assert held_round(department).unit_deadline > before


def test_the_day_that_was_added_is_seen_in_a_long_year(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    dialog = opened(qtbot, open_window(department))
    add(qtbot, dialog, "17/12/2026", "", "Nghi dot xuat")
    added = dialog.days.currentIndex()
    assert added.data() == "17/12/2026"
    seen = dialog.days.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(dialog.days.visualRect(added)), timeout=LONG)
    assert dialog.days.verticalScrollBar().maximum() > 0


def test_a_day_of_work_in_exchange_and_a_shipped_day_that_is_worked(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    dialog = opened(qtbot, open_window(department))
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_End)
    add(qtbot, dialog, "12/2/2028", "", "Lam bu")  # a Saturday
    assert column_of(dialog, KIND) == ["Làm việc"]
    assert dialog.preview.text() == "Khi lưu, không đợt nào đang mở phải đổi hạn."

    qtbot.keyClicks(dialog.year, "2026")
    row = column_of(dialog, NAME).index("Quốc khánh")
    dialog.days.setCurrentIndex(dialog.model.index(row, DAY))
    qtbot.mouseClick(dialog.drop_button, LEFT)
    assert dialog.model.index(row, KIND).data() == "Làm việc"
    assert "vốn là: Quốc khánh" in str(dialog.model.index(row, SOURCE).data())
    qtbot.mouseClick(dialog.drop_button, LEFT)
    assert column_of(dialog, NAME)[row] == "Quốc khánh"


def test_what_cannot_be_meant_is_told_at_its_line(
    open_window: Callable[..., MainWindow], department: Path, qtbot: QtBot
) -> None:
    dialog = opened(qtbot, open_window(department))
    for first, last, name, told in (
        ("mai", "", "Nghi", "Cần có ngày đúng dạng"),
        ("1/1/2029", "mai", "Nghi", "Cần có ngày đúng dạng"),
        ("5/1/2029", "1/1/2029", "Nghi", "trước ngày đầu"),
        ("1/1/2029", "1/1/2030", "Nghi", "Hãy xem lại năm"),
        ("5/1/2029", "", "", "Chưa có tên ngày"),
    ):
        add(qtbot, dialog, first, last, name)
        assert told in dialog.notice.text()
        assert dialog.notice.isVisible()
    assert not dialog.save_button.isEnabled()
    dialog.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dialog_opens_in_each_language(
    language: str,
    qapp: QApplication,
    open_window: Callable[..., MainWindow],
    department: Path,
    settings: Settings,
    qtbot: QtBot,
) -> None:
    settings.language = language
    install_translations(qapp, language)
    try:
        dialog = opened(qtbot, open_window(department))
        titles = {"vi": "Ngày nghỉ và làm bù", "en": "Days off and working days in exchange"}
        assert dialog.windowTitle() == titles[language]
        assert dialog.model.rowCount() > 0
        dialog.close()
    finally:
        install_translations(qapp, "vi")
