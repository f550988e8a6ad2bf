# SPDX-License-Identifier: MIT
"""The department's page: who sent, files dropped in, and the compiled round, by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from board_keys import LONG, board, drop
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Receipt
from lsapp.services.desk import open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.sampling import make_sample
from ui import places
from ui.dialogs.export_compiled import ExportCompiledDialog
from ui.main_window import MainWindow
from ui.models.compiling_board_model import STATE, UNIT
from ui.models.compiling_intake_model import NOTES, VERDICT
from ui.pages.compiling import CompilingPage

UNITS = ["X06040", "X06046", "X06001"]


@pytest.fixture(scope="session")
def department_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds the reports of three communes."""
    path = tmp_path_factory.mktemp("department") / "so.lsdb"
    make_sample(path, units=UNITS)
    return path


@pytest.fixture
def department(
    open_window: Callable[..., MainWindow], department_file: Path, tmp_path: Path
) -> MainWindow:
    """A window on the department's file, a copy of its own."""
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    return open_window(path)


@pytest.fixture
def letters(sample_file: Path, tmp_path: Path) -> Path:
    """A folder as a mail leaves it: one submission in two forms, and something else."""
    path = tmp_path / "xa-khac.lsdb"
    make_sample(path, units=["X06019"])
    folder = tmp_path / "thư đến"
    with open_desk(path) as desk:
        export_submission(desk, desk.plan(), "X06019", "2026", ["json", "xlsx"], folder)
    (folder / "ghi chú.txt").write_text("không phải bản nộp", encoding="utf-8")
    return folder


def shown_units(page: CompilingPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, UNIT).data() for row in range(model.rowCount())]


def row_of(page: CompilingPage, name: str) -> int:
    return shown_units(page).index(name)


def test_each_unit_that_owes_a_report_has_its_line(department: MainWindow, qtbot: QtBot) -> None:
    page = board(qtbot, department)
    names = shown_units(page)
    assert len(names) > 80
    model = page.table.model()
    assert model.index(row_of(page, "Xã Thất Khê"), STATE).data() in ("Đã nhận", "Đã chấp nhận")
    assert model.index(row_of(page, "Sở Nội vụ"), STATE).data() in ("Chưa nộp", "Quá hạn")
    assert "phải báo cáo" in page.summary.text()


def test_filters_narrow_the_list_and_say_so(department: MainWindow, qtbot: QtBot) -> None:
    page = board(qtbot, department)
    total = len(shown_units(page))
    page.states.setFocus()
    qtbot.keyClick(page.states, Qt.Key.Key_Down)
    missing = shown_units(page)
    assert 0 < len(missing) < total
    assert "Xã Thất Khê" not in missing
    qtbot.keyClick(page.states, Qt.Key.Key_Up)
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "that khe")
    qtbot.waitUntil(lambda: shown_units(page) == ["Xã Thất Khê"])


def test_a_column_sorts_and_gives_the_provinces_order_back(
    department: MainWindow, qtbot: QtBot
) -> None:
    page = board(qtbot, department)
    listed = shown_units(page)
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(UNIT) + 10, header.height() // 2)
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown_units(page)[0].startswith("Xã")
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown_units(page) == listed


def test_a_unit_is_opened_to_read_in_its_own_pages(department: MainWindow, qtbot: QtBot) -> None:
    page = board(qtbot, department)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(row_of(page, "Xã Thất Khê"), UNIT))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    session = department.session
    qtbot.waitUntil(
        lambda: session.view is not None and session.view.unit == "X06040", timeout=LONG
    )
    assert not session.can_edit
    shown = department.current_page
    assert shown is not None
    assert shown.objectName() == places.OVERVIEW


def test_a_unit_without_data_is_not_opened(department: MainWindow, qtbot: QtBot) -> None:
    page = board(qtbot, department)
    page.table.setCurrentIndex(page.table.model().index(row_of(page, "Sở Nội vụ"), UNIT))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert department.current_page is page


def test_a_dropped_folder_is_looked_at_first_and_then_taken_in(
    department: MainWindow, qtbot: QtBot, letters: Path
) -> None:
    page = board(qtbot, department)
    file = department.session.path
    assert file is not None
    drop(page, letters)
    qtbot.waitUntil(page.intake.isVisible, timeout=LONG)
    model = page.intake.table.model()
    verdicts = [model.index(row, VERDICT).data() for row in range(model.rowCount())]
    assert sorted(verdicts) == ["Không phải bản nộp", "Mới", "Đã có"]
    assert page.intake.take_button.text() == "Nhận 1 tệp"
    notes = [model.index(row, NOTES).data() for row in range(model.rowCount())]
    assert any("Hãy" in one for one in notes)
    assert "Xã Tân Tiến" in shown_units(page)

    qtbot.mouseClick(page.intake.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.intake.report_button.isVisible, timeout=LONG)
    row = row_of(page, "Xã Tân Tiến")
    qtbot.waitUntil(lambda: page.table.model().index(row, STATE).data() == "Đã nhận", timeout=LONG)
    assert page.intake.take_button.isHidden()
    qtbot.mouseClick(page.intake.close_button, Qt.MouseButton.LeftButton)
    assert page.intake.isHidden()
    department.close()
    with open_desk(file) as desk:
        receipts = desk.store.select(Receipt, unit="X06019")
    assert sorted(one.verdict for one in receipts) == ["new", "same"]
    assert list((file.with_name(file.name + ".files") / "intake").glob("*.json"))


def test_the_compiled_round_is_written_where_it_is_asked(
    department: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = board(qtbot, department)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportCompiledDialog)
    dialog.target.folder_line.selectAll()
    qtbot.keyClicks(dialog.target.folder_line, str(tmp_path / "tổng hợp"))
    qtbot.mouseClick(dialog.target.box("docx"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.written.paths), timeout=LONG)
    names = sorted(path.name for path in (tmp_path / "tổng hợp").iterdir())
    assert names == [f"KH48_2026_TONGHOP.{one}" for one in ("json", "pdf", "xlsx")]


def test_a_wrong_folder_is_told_in_the_dialog(
    department: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = board(qtbot, department)
    blocking = tmp_path / "tệp"
    blocking.write_text("x", encoding="utf-8")
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportCompiledDialog)
    dialog.target.folder_line.setText(str(blocking))
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.notice.isVisible, timeout=LONG)
    assert dialog.export_button.isEnabled()
    assert not dialog.written.paths


@pytest.mark.usefixtures("language")
def test_page_opens_in_each_language(
    open_window: Callable[..., MainWindow],
    department_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "so.lsdb"
    path.write_bytes(department_file.read_bytes())
    page = board(qtbot, open_window(path))
    assert page.summary.text()
