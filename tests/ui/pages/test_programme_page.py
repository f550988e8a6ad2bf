# SPDX-License-Identifier: MIT
"""The page of programmes by keys: type, add, delete, take back; legal bases, papers to sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from typing_keys import type_text

from lsapp.domain.records import Activity, Programme, Role
from lsapp.services.desk import create_desk, open_desk
from ui import places
from ui.main_window import MainWindow
from ui.pages.programme import ProgrammePage
from ui.places import Place
from ui.translation import install_translations
from ui.widgets.fields import TextField
from ui.widgets.notice import Notice


@pytest.fixture
def page(window: MainWindow) -> ProgrammePage:
    window.show_page(places.PROGRAMME)
    page = window.page(places.PROGRAMME)
    assert isinstance(page, ProgrammePage)
    return page


def line(page: ProgrammePage, name: str) -> QLineEdit:
    editor = page.form.form.editor(name)
    assert isinstance(editor, QLineEdit)
    return editor


def retype(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    """Type over what stands in a field, and leave it with Tab."""
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    type_text(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def saved(window: MainWindow, qtbot: QtBot, path: Path) -> list[Programme]:
    """What stands in the file after the window is closed."""
    window.close()
    with open_desk(path) as desk:
        return desk.store.select(Programme, unit="X06040")


def test_a_field_is_saved_when_it_is_left(
    window: MainWindow, page: ProgrammePage, qtbot: QtBot, sample: Path
) -> None:
    retype(qtbot, line(page, "number"), "170")
    retype(qtbot, line(page, "issued_on"), "9.9.25")
    assert line(page, "issued_on").text() == "09/09/2025"
    item = page.programmes.item(0)
    qtbot.waitUntil(lambda: "170/CTr-UBND" in item.text())
    one = saved(window, qtbot, sample)[0]
    assert (one.number, str(one.issued_on)) == ("170", "2025-09-09")


def test_a_year_that_cannot_be_read_stays_with_its_reason(
    page: ProgrammePage, qtbot: QtBot
) -> None:
    editor = line(page, "period_to")
    retype(qtbot, editor, "năm sau")
    assert editor.text() == "năm sau"
    assert "bốn chữ số" in editor.accessibleDescription()
    retype(qtbot, editor, "2030")
    assert page.session.records(Programme)[0].period_to == 2030


def test_findings_stand_at_their_field(
    window: MainWindow, page: ProgrammePage, qtbot: QtBot
) -> None:
    retype(qtbot, line(page, "issued_on"), "")
    qtbot.waitUntil(
        lambda: "ngày ban hành" in line(page, "issued_on").accessibleDescription(), timeout=15_000
    )
    found = next(one for one in window.findings.findings if one.field == "issued_on")
    window.show_page(places.OVERVIEW)
    window.show_page(places.PROGRAMME, Place("programme", found.record, found.field))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line(page, "issued_on"))


def test_a_programme_is_added_by_one_key_with_values_to_begin_with(
    window: MainWindow, page: ProgrammePage, qtbot: QtBot, sample: Path
) -> None:
    before = {one.key for one in page.session.records(Programme)}
    qtbot.keyClick(
        page, "N", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QApplication.focusWidget() is line(page, "number")
    (added,) = [one for one in page.session.records(Programme) if one.key not in before]
    assert (added.doc_type, added.period_from, added.period_to) == ("CTr", 2026, 2026)
    qtbot.keyClicks(line(page, "number"), "12")
    qtbot.keyClick(line(page, "number"), Qt.Key.Key_Tab)
    assert page.programmes.count() == 2
    qtbot.waitUntil(
        lambda: any("cụ thể" in one.text() for one in page.findChildren(Notice) if one.isVisible()),
        timeout=15_000,
    )
    programmes = saved(window, qtbot, sample)
    assert {one.number for one in programmes} == {"12", "169"}


def test_choosing_another_programme_keeps_what_was_typed_in_the_first(
    page: ProgrammePage, qtbot: QtBot
) -> None:
    page.add_action.trigger()
    qtbot.keyClicks(line(page, "number"), "12")
    added = page.programmes.current_key
    page.programmes.setFocus()
    other = next(row for row in range(2) if "169" in page.programmes.item(row).text())
    page.programmes.setCurrentRow(other)
    assert line(page, "number").text() == "169"
    assert page.session.find(Programme, added or "").number == "12"  # type: ignore[union-attr]


def test_deleting_asks_and_can_be_taken_back(
    window: MainWindow, page: ProgrammePage, qtbot: QtBot
) -> None:
    activities = len(page.session.records(Activity))
    page.programmes.setFocus()
    qtbot.keyClick(page.programmes, Qt.Key.Key_Delete)
    box = page.findChild(QMessageBox)
    assert box is not None
    assert f"{activities} nhiệm vụ" in box.text()
    agree = next(one for one in box.findChildren(QPushButton) if one.text() == "&Xóa")
    qtbot.mouseClick(agree, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.session.records(Programme), timeout=15_000)
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert not page.session.records(Activity)
    qtbot.waitUntil(lambda: window.actions_of_window.undo.isEnabled())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is page.empty.buttons[0]
    qtbot.keyClick(window, "Z", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.session.records(Activity)) == activities, timeout=15_000)
    qtbot.waitUntil(lambda: page.form.isVisible())


def test_a_legal_basis_of_the_plan_is_put_below_the_own_ones(
    page: ProgrammePage, qtbot: QtBot
) -> None:
    buttons = page.form.bases.buttons
    assert len(buttons) == 6
    own = page.form.form.editor("legal_bases")
    assert isinstance(own, TextField)
    own.setFocus()
    type_text(own, "Căn cứ ý kiến của Đảng ủy;")
    qtbot.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)
    lines = (page.session.records(Programme)[0].legal_bases or "").splitlines()
    assert lines[0] == "Căn cứ ý kiến của Đảng ủy;"
    assert lines[1].startswith("Căn cứ Quyết định số 2711/QĐ-TTg")
    qtbot.waitUntil(lambda: not page.form.bases.buttons[-1].isEnabled())
    assert own.toPlainText().splitlines() == lines


def test_a_paper_to_sign_is_written_and_its_folder_offered(
    window: MainWindow, page: ProgrammePage, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "trình ký"
    folder.mkdir()
    page.word_action.trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(folder))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.docx"))), timeout=20_000)
    qtbot.waitUntil(
        lambda: any(one.button.text() == "Mở thư mục" for one in window.findChildren(Notice)),
        timeout=20_000,
    )
    assert window.settings.last_folder == folder


def test_a_new_office_begins_here(
    open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "moi.lsdb"
    create_desk(path, unit="X06040", role=Role.REPORTING, plan="KH48").close()
    window = open_window(path)
    window.show_page(places.PROGRAMME)
    page = window.page(places.PROGRAMME)
    assert isinstance(page, ProgrammePage)
    qtbot.waitUntil(lambda: page.empty.isVisible())
    assert not page.pdf_action.isEnabled()
    qtbot.keyClick(page.empty.buttons[0], Qt.Key.Key_Space)
    assert QApplication.focusWidget() is line(page, "number")
    assert len(page.session.records(Programme)) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_opens_in_each_language(
    open_window: Callable[..., MainWindow], sample: Path, qapp: QApplication, language: str
) -> None:
    install_translations(qapp, language)
    try:
        window = open_window(sample)
        window.show_page(places.PROGRAMME)
        page = window.page(places.PROGRAMME)
        assert isinstance(page, ProgrammePage)
        assert line(page, "number").text() == "169"
        assert page.show_place(Place("letterhead", None, "recipients"))
        assert page.tabs.currentWidget() is page.letterhead
        window.resize(800, 560)
        assert page.programmes.isVisible()
    finally:
        install_translations(qapp, "vi")
