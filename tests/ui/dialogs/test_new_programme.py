# SPDX-License-Identifier: MIT
"""A new programme from last year's by keys: old and new side by side, one step to undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
)
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Activity, BudgetLine, Programme
from lsapp.services.desk import open_desk
from ui import places
from ui.dialogs.new_programme import NewProgrammeDialog
from ui.main_window import MainWindow
from ui.models.programme_copy_model import (
    DUE_AFTER,
    LOOK,
    TIME_AFTER,
    TIME_BEFORE,
    ProgrammeCopyModel,
)
from ui.translation import install_translations


def opened_dialog(window: MainWindow, qtbot: QtBot) -> NewProgrammeDialog:
    """The dialog as the menu opens it, with its first preview."""
    window.actions_of_window.commands.new_programme_from_last()
    dialog = window.findChild(NewProgrammeDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=15_000)
    return dialog


def shift(dialog: NewProgrammeDialog, qtbot: QtBot, years: int) -> None:
    spin = dialog.findChild(QSpinBox)
    assert spin is not None
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, str(years))
    qtbot.waitUntil(
        lambda: dialog.preview is not None and dialog.preview.shift_years == years, timeout=15_000
    )


def cells(dialog: NewProgrammeDialog, column: int) -> list[str]:
    table = dialog.findChild(QTableView)
    assert table is not None
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def make_button(dialog: NewProgrammeDialog) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.isDefault())


def test_next_year_from_last_year_by_keys(window: MainWindow, qtbot: QtBot, sample: Path) -> None:
    dialog = opened_dialog(window, qtbot)
    shift(dialog, qtbot, 1)
    pairs = list(zip(cells(dialog, TIME_BEFORE), cells(dialog, TIME_AFTER), strict=True))
    assert ("Quý I/2026", "Quý I/2027") in pairs
    assert ("Hằng năm", "Hằng năm") in pairs
    assert "31/03/2027" in cells(dialog, DUE_AFTER)
    assert "Nội dung nhiệm vụ" in cells(dialog, LOOK)
    before = {one.key for one in window.session.records(Programme)}
    spin = dialog.findChild(QSpinBox)
    assert spin is not None
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.session.records(Programme)) == 2, timeout=15_000)
    qtbot.waitUntil(lambda: window.current_page is window.page(places.ACTIVITIES))
    (made,) = [one for one in window.session.records(Programme) if one.key not in before]
    assert (made.period_from, made.period_to, made.number) == (2026, 2030, None)
    assert made.title is not None
    assert "2026-2030" in made.title
    window.close()
    with open_desk(sample) as desk:
        copied = desk.store.select(Activity, unit="X06040", programme=made.key)
        assert len(copied) == 19


def test_it_is_one_step_to_undo(window: MainWindow, qtbot: QtBot) -> None:
    before = len(window.session.records(Activity))
    dialog = opened_dialog(window, qtbot)
    qtbot.mouseClick(make_button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.records(Activity)) == 2 * before, timeout=15_000)
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: len(window.session.records(Activity)) == before, timeout=15_000)
    assert len(window.session.records(Programme)) == 1


def test_the_title_and_what_comes_along_are_the_clerks_choice(
    window: MainWindow, qtbot: QtBot
) -> None:
    lines = len(window.session.records(BudgetLine))
    dialog = opened_dialog(window, qtbot)
    title = next(
        one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Tên văn bản mới"
    )
    title.setFocus()
    title.selectAll()
    type_text(title, "Thực hiện kế hoạch năm sau")
    money = next(one for one in dialog.findChildren(QCheckBox) if "kinh phí" in one.text())
    money.setFocus()
    qtbot.keyClick(money, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: dialog.preview is not None and not dialog.preview.budget_lines, timeout=15_000
    )
    assert title.text() == "Thực hiện kế hoạch năm sau"
    qtbot.mouseClick(make_button(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.records(Programme)) == 2, timeout=15_000)
    titles = [one.title for one in window.session.records(Programme)]
    assert "Thực hiện kế hoạch năm sau" in titles
    assert len(window.session.records(BudgetLine)) == lines


def test_the_content_has_the_widest_column_and_remarks_can_be_read(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened_dialog(window, qtbot)
    dialog.resize(1190, 600)
    table = dialog.findChild(QTableView)
    assert table is not None
    widths = [table.columnWidth(column) for column in range(6)]
    assert widths[0] == max(widths)
    assert widths[LOOK] >= table.sizeHintForColumn(LOOK)
    assert not table.horizontalScrollBar().isVisible()


def test_nothing_can_be_made_before_the_preview_is_there(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_dialog(window, qtbot)
    spin = dialog.findChild(QSpinBox)
    assert spin is not None
    spin.stepUp()
    assert not make_button(dialog).isEnabled()
    assert dialog.preview is None
    qtbot.waitUntil(lambda: make_button(dialog).isEnabled(), timeout=15_000)
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "2031-2035" in said


def test_the_model_is_sound(
    window: MainWindow, qtbot: QtBot, qtmodeltester: pytest.FixtureRequest
) -> None:
    dialog = opened_dialog(window, qtbot)
    model = ProgrammeCopyModel(QIcon())
    model.set_preview(dialog.preview)
    qtmodeltester.check(model)  # type: ignore[attr-defined]
    assert model.rowCount() == 19
    model.set_preview(None)
    assert model.rowCount() == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_escape_changes_nothing_in_either_language(
    open_window: Callable[..., MainWindow],
    sample: Path,
    qapp: QApplication,
    qtbot: QtBot,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        window = open_window(sample)
        dialog = opened_dialog(window, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        assert len(window.session.records(Programme)) == 1
    finally:
        install_translations(qapp, "vi")
