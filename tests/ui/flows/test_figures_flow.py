# SPDX-License-Identifier: MIT
"""The roll-up on the screen: a way to cut it, what is behind a figure, its trend, by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lsapp.domain.numbers import format_number
from lsapp.domain.records import Status
from lsapp.report.provincial_figures import ProvincialFigures
from lsapp.services.compiling import round_figures
from lsapp.services.desk import open_desk
from lsapp.services.exporting import export_submission
from lsapp.services.sampling import make_sample
from ui import places
from ui.dialogs.figure_parts import FigurePartsDialog
from ui.main_window import MainWindow
from ui.pages.compiling import FIGURES, CompilingPage
from ui.widgets.compiling_figures import CompilingFigures
from ui.widgets.compiling_figures_table import FiguresTable

LONG = 20_000  # milliseconds, on a machine with other work
UNITS = ["X06040", "X06046", "X06001"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="session")
def province_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A department that holds the reports of three communes."""
    path = tmp_path_factory.mktemp("province") / "so.lsdb"
    make_sample(path, units=UNITS, activities=12)
    return path


@pytest.fixture(scope="session")
def rolled_up(province_file: Path, tmp_path_factory: pytest.TempPathFactory) -> ProvincialFigures:
    """What the round comes to by the service that the report is made with."""
    path = tmp_path_factory.mktemp("rolled") / "so.lsdb"
    path.write_bytes(province_file.read_bytes())
    with open_desk(path) as desk:
        return round_figures(desk, desk.plan(), "2026")


@pytest.fixture
def department(
    open_window: Callable[..., MainWindow], province_file: Path, tmp_path: Path
) -> MainWindow:
    """A window on the department's file, a copy of its own."""
    path = tmp_path / "so.lsdb"
    path.write_bytes(province_file.read_bytes())
    return open_window(path)


def open_figures(qtbot: QtBot, window: MainWindow) -> CompilingFigures:
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    page = window.current_page
    assert isinstance(page, CompilingPage)
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(FIGURES).center())
    figures = page.figures
    assert figures is not None
    qtbot.waitUntil(lambda: figures.table.model().rowCount() > 0, timeout=LONG)
    return figures


def choose_cut(qtbot: QtBot, figures: CompilingFigures, words: str) -> None:
    """Go down the list by keys until a way to cut is reached, and wait for its table."""
    figures.cuts.setFocus()
    qtbot.keyClick(figures.cuts, Qt.Key.Key_Home)
    for _ in range(figures.cuts.count()):
        if figures.cuts.currentItem().text().strip().startswith(words):
            break
        qtbot.keyClick(figures.cuts, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: words in figures.title.text(), timeout=LONG)


def at(table: FiguresTable, row: str, column: str) -> QModelIndex:
    """Return the cell in the row with these words and under this title."""
    model = table.figures
    columns = [" ".join(one.title.split()) for one in model.grid.columns]
    rows = [model.row_words(one) for one in range(model.rowCount())]
    found = next(place for place, words in enumerate(rows) if words.startswith(row))
    return model.index(found, columns.index(column))


def open_parts(qtbot: QtBot, table: FiguresTable, index: QModelIndex) -> FigurePartsDialog:
    table.setFocus()
    table.setCurrentIndex(index)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FigurePartsDialog)
    return dialog


def numbers(table: FiguresTable, column: int) -> list[int | Decimal]:
    model = table.figures
    cells = [one.cells[column].value for one in model.grid.rows]
    return [one for one in cells if one is not None]


def test_the_round_is_cut_as_the_report_has_it(
    department: MainWindow, qtbot: QtBot, rolled_up: ProvincialFigures
) -> None:
    figures = open_figures(qtbot, department)
    assert at(figures.table, "Tổng số", "Nhiệm vụ").data() == format_number(rolled_up.total.count)
    for group in rolled_up.groups:
        row = f"{group.number} {group.title}"
        assert at(figures.table, row, "Nhiệm vụ").data() == format_number(group.figures.count)
    choose_cut(qtbot, figures, "Đánh giá kết quả")
    done = at(figures.table, "Hoàn thành", "Nhiệm vụ").data()
    assert done == format_number(rolled_up.total.by_status[Status.COMPLETED])
    choose_cut(qtbot, figures, "Nguồn kinh phí")
    planned = at(figures.table, "Tổng số", "Kinh phí kế hoạch")
    amount = rolled_up.total.money.planned
    assert amount
    assert planned.data() == format_number(Decimal(amount) / 1_000_000)
    figures.units.setFocus()
    qtbot.keyClick(figures.units, Qt.Key.Key_Down)
    qtbot.waitUntil(
        lambda: at(figures.table, "Tổng số", "Kinh phí kế hoạch").data() == format_number(amount),
        timeout=LONG,
    )


def test_from_a_figure_to_its_units_their_activities_and_the_unit_itself(
    department: MainWindow, qtbot: QtBot
) -> None:
    figures = open_figures(qtbot, department)
    index = at(figures.table, "Tổng số", "Hoàn thành")
    dialog = open_parts(qtbot, figures.table, index)
    assert format_number(sum(numbers(dialog.units, 1))) == index.data()
    wanted = dialog.units.figures.index(1, 0).data()
    before = dialog.units.figures.index(1, 1).data()
    qtbot.keyClick(dialog.units, Qt.Key.Key_Down)
    tasks = dialog.tasks.figures
    qtbot.waitUntil(lambda: wanted in dialog.note.text(), timeout=LONG)
    assert str(tasks.rowCount()) == before
    assert {tasks.index(row, 2).data() for row in range(tasks.rowCount())} == {"Hoàn thành"}
    dialog.tasks.setFocus()
    dialog.tasks.setCurrentIndex(tasks.index(0, 0))
    qtbot.keyClick(dialog.tasks, Qt.Key.Key_Return)
    session = department.session

    def there() -> bool:
        page = department.current_page
        return page is not None and page.objectName() == places.ACTIVITIES

    qtbot.waitUntil(there, timeout=LONG)
    assert session.view is not None
    assert session.unit.name == wanted
    assert not session.can_edit


def test_from_a_cell_of_a_form_to_the_form_of_a_unit(
    department: MainWindow, qtbot: QtBot, rolled_up: ProvincialFigures
) -> None:
    figures = open_figures(qtbot, department)
    form = next(one for one in department.session.plan.forms if one.layout == "grid")
    choose_cut(qtbot, figures, f"{form.code}. ")
    total = next(one for one in rolled_up.forms if one.code == form.code)
    model = figures.table.figures
    shown = [
        (cell.source.row, cell.source.column, cell.value)
        for row in model.grid.rows
        for cell in row.cells
        if cell.source is not None
    ]
    assert shown == [(one.row, one.column, one.total) for one in total.cells]
    # A double click on the first cell opens the units behind it.
    place = next(
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.index(row, column).data() and model.grid.columns[column].counts
    )
    figures.table.scrollTo(place)
    spot = figures.table.visualRect(place).center()
    viewport = figures.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FigurePartsDialog)
    assert format_number(sum(numbers(dialog.units, 1))) == place.data()
    qtbot.keyClick(dialog.units, Qt.Key.Key_Return)

    def there() -> bool:
        page = department.current_page
        return page is not None and page.objectName() == places.STATISTICS

    qtbot.waitUntil(there, timeout=LONG)


def test_a_table_is_sorted_copied_and_searched(department: MainWindow, qtbot: QtBot) -> None:
    figures = open_figures(qtbot, department)
    choose_cut(qtbot, figures, "Đơn vị")
    table, model = figures.table, figures.table.figures
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == model.rowCount() + 1
    assert lines[0].startswith("Đơn vị\tNhiệm vụ\t")
    header = table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(0) + 10, header.height() // 2)
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names[0] == "Tổng số"
    assert len(names) == 1 + len(UNITS)
    first = names[1:]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert [model.index(row, 0).data() for row in range(1, 4)] == first[::-1]
    qtbot.keyClick(table, Qt.Key.Key_F, CTRL)
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "that khe")
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert model.index(1, 0).data() == "Xã Thất Khê"


def test_the_rounds_side_by_side_with_the_district_before_the_commune(
    department: MainWindow, qtbot: QtBot
) -> None:
    figures = open_figures(qtbot, department)
    choose_cut(qtbot, figures, "Đơn vị")
    qtbot.mouseClick(figures.trend_button, Qt.MouseButton.LeftButton)
    figures.table.setCurrentIndex(at(figures.table, "Xã Thất Khê", "Nhiệm vụ"))
    qtbot.waitUntil(
        lambda: (
            [one.key for one in figures.trend.chart.marks()] == [("2025",), ("2026",)]
            and figures.trend.title.text().startswith("Xã Thất Khê")
        ),
        timeout=LONG,
    )
    shown = at(figures.table, "Xã Thất Khê", "Nhiệm vụ").data()
    assert figures.trend.chart.marks()[1].text == f"2026: {shown}"


def test_a_report_that_comes_in_is_added_and_the_others_are_not_read_again(
    department: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    figures = open_figures(qtbot, department)
    before = at(figures.table, "Tổng số", "Đơn vị").data()
    make_sample(tmp_path / "xa.lsdb", units=["X06019"], activities=12)
    with open_desk(tmp_path / "xa.lsdb") as desk:
        export_submission(desk, desk.plan(), "X06019", "2026", ["json"], tmp_path / "gửi")
    page = department.current_page
    assert isinstance(page, CompilingPage)
    steps: list[tuple[int, int]] = []
    figures.reading.progressed.connect(lambda _round, done, total: steps.append((done, total)))
    page.run.look_at([tmp_path / "gửi"])
    qtbot.waitUntil(lambda: not page.intake.isHidden(), timeout=LONG)
    page.intake.take_button.click()
    qtbot.waitUntil(
        lambda: at(figures.table, "Tổng số", "Đơn vị").data() == str(int(before) + 1),
        timeout=LONG,
    )
    assert int(before) in {done for done, total in steps if total == int(before) + 1}
    assert 0 not in {done for done, _ in steps}


def test_another_file_takes_the_place_of_what_was_shown(
    department: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    figures = open_figures(qtbot, department)
    other = tmp_path / "khac.lsdb"
    make_sample(other, units=["X06040", "X06004"], activities=8)
    department.open_file(other)
    session = department.session
    qtbot.waitUntil(lambda: session.is_ready and session.path == other, timeout=LONG)
    qtbot.keyClick(department, Qt.Key.Key_0, CTRL)
    qtbot.waitUntil(
        lambda: (
            figures.table.figures.rowCount() > 0
            and at(figures.table, "Tổng số", "Đơn vị").data() == "2"
        ),
        timeout=LONG,
    )
    assert at(figures.table, "Tổng số", "Nhiệm vụ").data() == "16"


def test_what_stands_out_is_told_or_nothing_is(department: MainWindow, qtbot: QtBot) -> None:
    figures = open_figures(qtbot, department)
    choose_cut(qtbot, figures, "Số liệu khác thường")
    assert "vẫn được cộng" in figures.note.text()


def test_figures_open_in_each_language(
    language: str,
    open_window: Callable[..., MainWindow],
    province_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "so.lsdb"
    path.write_bytes(province_file.read_bytes())
    figures = open_figures(qtbot, open_window(path))
    words = {"vi": "Cộng theo: Nhóm nhiệm vụ", "en": "By: Task group"}
    assert figures.title.text() == words[language]
    index = figures.table.figures.index(0, 3)
    dialog = open_parts(qtbot, figures.table, index)
    assert dialog.units.figures.rowCount() == 3
    dialog.reject()
