# SPDX-License-Identifier: MIT
"""An office's own workbook, from the file to the grid and back by one undo."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Activity, BudgetLine, Programme
from lsapp.services.importing import (
    HeaderRows,
    ImportPlan,
    OfficeSheet,
    PlannedCell,
    PlannedRow,
)
from ui.dialogs.office_import import OfficeImportDialog
from ui.main_window import MainWindow
from ui.models.import_rows import ImportRowsModel
from ui.models.import_sheet import ImportSheetModel
from ui.theme import Theme
from ui.translation import install_translations

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    """An annex as offices draw it up: a banner, merged heads of two rows, titles of groups, a total."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Bìa"
    cover["A1"] = "Phụ lục kèm theo Kế hoạch"
    sheet = book.create_sheet("Nhiệm vụ 2026")
    sheet["A1"] = "ỦY BAN NHÂN DÂN XÃ"
    sheet["F1"] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("F1:I1")
    sheet["A3"] = "DANH MỤC NHIỆM VỤ NĂM 2026"
    sheet.merge_cells("A3:I3")
    heads = ("TT", "Nội dung nhiệm vụ", "ĐV chủ trì", "CQ phối hợp", "Thời gian hoàn thành")
    for letter, head in zip("ABCDE", heads, strict=True):
        sheet[f"{letter}5"] = head
        sheet.merge_cells(f"{letter}5:{letter}6")
    sheet["F5"] = "Kinh phí (triệu đồng)"
    sheet.merge_cells("F5:H5")
    for letter, head in zip("FGH", ("Tổng", "NSTW", "NS tỉnh"), strict=True):
        sheet[f"{letter}6"] = head
    sheet["I5"] = "Cột lạ"
    sheet.merge_cells("I5:I6")
    rows = (
        ("I", "Quán triệt, cụ thể hóa"),
        (1, "Hội nghị quán triệt lần hai", "Văn phòng", "Các phòng", "Quý II/2026", 12, 5, 7, "x"),
        (2, "Ban hành văn bản chỉ đạo", "Văn phòng", None, "Tháng 3/2026", None, None, "nhiều"),
        ("II", "Thông tin, tuyên truyền"),
        (1, "Đăng tin bài mới", "Phòng VHXH", None, "Hằng năm", 3, None, 3),
        (None, "Tổng cộng", None, None, None, 15, 5, 10),
    )
    for number, row in enumerate(rows, 7):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    path = tmp_path / "Phụ lục I.xlsx"
    book.save(path)
    return path


def opened(window: MainWindow, qtbot: QtBot) -> OfficeImportDialog:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Key.Key_I, Mod.ControlModifier)
    (dialog,) = window.findChildren(OfficeImportDialog)
    qtbot.waitExposed(dialog)
    return dialog


def drop(dialog: OfficeImportDialog, path: Path) -> None:
    """Let a file fall on the first step, as from the system's folder."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    dialog.file_step.event(event)


def go_on(dialog: OfficeImportDialog, qtbot: QtBot, title: str) -> None:
    """Press the button that leads on, and wait for the step that it leads to."""
    qtbot.waitUntil(dialog.next_button.isEnabled, timeout=20_000)
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: title in dialog.step_title, timeout=20_000)
    qtbot.waitUntil(dialog.next_button.isEnabled, timeout=20_000)


def previewed(window: MainWindow, qtbot: QtBot, path: Path) -> OfficeImportDialog:
    dialog = opened(window, qtbot)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=20_000)
    drop(dialog, path)
    go_on(dialog, qtbot, "2/3")
    go_on(dialog, qtbot, "3/3")
    return dialog


def contents(window: MainWindow) -> list[str | None]:
    return [one.content for one in window.session.records(Activity)]


def test_a_workbook_is_brought_in_as_one_step(
    window: MainWindow, qtbot: QtBot, annex: Path
) -> None:
    before = contents(window)
    dialog = previewed(window, qtbot, annex)
    assert dialog.next_button.text().replace("&", "") == "Nhập 3 nhiệm vụ"
    qtbot.keyClick(dialog.next_button, Key.Key_Return)
    qtbot.waitUntil(lambda: len(contents(window)) == len(before) + 3, timeout=20_000)
    fresh = {one.content: one for one in window.session.records(Activity)}
    first = fresh["Hội nghị quán triệt lần hai"]
    assert (first.group, first.lead_unit) == ("1", "Văn phòng")
    assert fresh["Đăng tin bài mới"].group == "2"
    assert "nhiều" in (fresh["Ban hành văn bản chỉ đạo"].note or "")
    money = {
        one.source: one.planned
        for one in window.session.records(BudgetLine)
        if one.activity == first.key
    }
    assert money == {"nstw": 5_000_000, "ns_tinh": 7_000_000}
    qtbot.waitUntil(lambda: not window.findChildren(OfficeImportDialog))
    assert "Nhập từ tệp Excel" in window.actions_of_window.undo.text()
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Hoàn tác")
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: contents(window) == before, timeout=20_000)


def test_the_sheet_and_its_head_are_guessed_and_can_be_changed(
    window: MainWindow, qtbot: QtBot, annex: Path
) -> None:
    dialog = opened(window, qtbot)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=20_000)
    drop(dialog, annex)
    qtbot.waitUntil(dialog.next_button.isEnabled, timeout=20_000)
    assert dialog.file_step.sheet is not None
    assert dialog.file_step.sheet.name == "Nhiệm vụ 2026"
    go_on(dialog, qtbot, "2/3")
    step = dialog.columns_step
    mapper = step.mapper
    assert step.mapped is not None
    assert step.mapped.header == HeaderRows(4, 5)
    assert mapper.combo(1).currentData() == "activity.content"
    assert mapper.combo(7).currentData() == "budget_line.planned"
    assert mapper.combo(8).currentData() is None
    spot = mapper.table.visualRect(mapper.table.model().index(2, 1)).center()
    qtbot.mouseClick(mapper.table.viewport(), LEFT, pos=QPoint(spot))
    qtbot.waitUntil(lambda: step.mapped is not None and step.mapped.header == HeaderRows(2, 2))
    spot = mapper.table.visualRect(mapper.table.model().index(4, 1)).center()
    qtbot.mouseClick(mapper.table.viewport(), LEFT, pos=QPoint(spot))
    qtbot.waitUntil(lambda: step.mapped is not None and step.mapped.header == HeaderRows(4, 4))
    spot = mapper.table.visualRect(mapper.table.model().index(5, 5)).center()
    qtbot.mouseClick(mapper.table.viewport(), LEFT, pos=QPoint(spot))
    qtbot.waitUntil(lambda: step.mapped is not None and step.mapped.header == HeaderRows(4, 5))


def test_a_column_can_be_taken_for_another_field(
    window: MainWindow, qtbot: QtBot, annex: Path
) -> None:
    dialog = opened(window, qtbot)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=20_000)
    drop(dialog, annex)
    go_on(dialog, qtbot, "2/3")
    combo = dialog.columns_step.mapper.combo(8)
    combo.setFocus()
    while combo.currentData() != "activity.product":
        qtbot.keyClick(combo, Key.Key_Down)
    go_on(dialog, qtbot, "3/3")
    qtbot.mouseClick(dialog.back_button, LEFT)
    assert dialog.columns_step.mapper.combo(8).currentData() == "activity.product"
    go_on(dialog, qtbot, "3/3")
    before = len(contents(window))
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: len(contents(window)) == before + 3, timeout=20_000)
    (one,) = [x for x in window.session.records(Activity) if x.product == "x"]
    assert one.content == "Hội nghị quán triệt lần hai"


def test_the_same_file_again_changes_nothing_and_a_new_programme_can_be_made(
    window: MainWindow, qtbot: QtBot, annex: Path
) -> None:
    programmes = len(window.session.records(Programme))
    dialog = previewed(window, qtbot, annex)
    before = len(contents(window))
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: len(contents(window)) == before + 3, timeout=20_000)
    qtbot.waitUntil(lambda: not window.findChildren(OfficeImportDialog), timeout=20_000)

    again = opened(window, qtbot)
    qtbot.waitUntil(lambda: again.is_ready, timeout=20_000)
    drop(again, annex)
    go_on(again, qtbot, "2/3")
    qtbot.mouseClick(again.next_button, LEFT)
    qtbot.waitUntil(lambda: again.preview_step.table.model() is not None, timeout=20_000)
    assert not again.next_button.isEnabled()
    qtbot.mouseClick(again.back_button, LEFT)
    combo = next(
        one
        for one in again.columns_step.findChildren(QComboBox)
        if one.accessibleName() == "Chương trình"
    )
    combo.setFocus()
    qtbot.keyClick(combo, Key.Key_End)
    go_on(again, qtbot, "3/3")
    qtbot.mouseClick(again.next_button, LEFT)
    qtbot.waitUntil(
        lambda: len(window.session.records(Programme)) == programmes + 1, timeout=20_000
    )


def test_a_file_that_is_no_table_is_told_and_another_can_be_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    dialog = opened(window, qtbot)
    qtbot.waitUntil(lambda: dialog.is_ready, timeout=20_000)
    drop(dialog, broken)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)), timeout=20_000)
    (box,) = dialog.findChildren(QMessageBox)
    assert "hỏng.xlsx" in box.text()
    qtbot.keyClick(box, Key.Key_Escape)
    assert not dialog.next_button.isEnabled()
    assert dialog.isVisible()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_opens_in_each_language(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    install_translations(qapp, language)
    try:
        dialog = opened(window, qtbot)
        assert not dialog.next_button.isEnabled()
        qtbot.keyClick(dialog, Key.Key_Escape)
        assert not dialog.isVisible()
    finally:
        install_translations(qapp, "vi")


def test_the_models_keep_qts_rules(theme: Theme, qtmodeltester: ModelTester) -> None:
    sheet = ImportSheetModel(OfficeSheet(name="A", rows=(("TT", "Việc"), (1, None))), theme)
    sheet.set_header(HeaderRows(0, 0))
    qtmodeltester.check(sheet)
    cell = PlannedCell(column="B", field="activity.content", label="Nội dung", seen="a", after="a")
    rows = (
        PlannedRow(row=5, state="group", title="Nhóm", group="1"),
        PlannedRow(row=6, state="new", title="Việc", cells=(cell,)),
    )
    plan = ImportPlan(table="activities", sheet="A", records=(), rows=rows)
    model = ImportRowsModel(plan, {6: "Cần xem"}, {"1": "Quán triệt"}, theme)
    qtmodeltester.check(model)
    assert model.place_of(6) == 1
    assert model.headerData(1, Qt.Orientation.Vertical) == 6
