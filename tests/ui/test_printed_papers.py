# SPDX-License-Identifier: MIT
"""What the pages hand to the printer: a programme by Ctrl+P, and the very report that stands on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Programme
from lsapp.services.desk import Desk
from ui import places, printing
from ui.main_window import MainWindow
from ui.pages.programme import ProgrammePage
from ui.pages.submission import SubmissionPage

LONG = 20_000  # milliseconds, on a machine with other work
CTRL = Qt.KeyboardModifier.ControlModifier


def words(content: bytes) -> str:
    """All text of a PDF."""
    document = pdfium.PdfDocument(content)
    text = ""
    for page in document:
        layer = page.get_textpage()
        text += layer.get_text_bounded()
        layer.close()
        page.close()
    document.close()
    return text


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is handed over instead of being printed."""
    held: list[dict[str, Any]] = []

    def take(_session: object, data: bytes, title: str, _parent: object, **options: Any) -> None:
        held.append({"data": data, "title": title, **options})

    monkeypatch.setattr(printing, "print_pdf", take)
    return held


@pytest.fixture
def programmes(window: MainWindow, qtbot: QtBot) -> ProgrammePage:
    window.show_page(places.PROGRAMME)
    page = window.current_page
    assert isinstance(page, ProgrammePage)
    qtbot.waitUntil(page.print_action.isEnabled, timeout=LONG)
    page.take_focus()
    return page


def test_a_programme_is_printed_as_it_is_exported(
    window: MainWindow,
    programmes: ProgrammePage,
    printed: list[dict[str, Any]],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    qtbot.keyClick(programmes.programmes, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(printed), timeout=LONG)
    exported: list[bytes] = []

    def export(desk: Desk) -> bytes:
        from lsapp.services.exporting import export_programmes

        view = window.session.view
        assert view is not None
        done = export_programmes(
            desk, desk.plan(view.plan), view.unit, view.round, ("pdf",), tmp_path
        )
        return done.files[0].read_bytes()

    window.session.read(export, exported.append)
    qtbot.waitUntil(lambda: bool(exported), timeout=LONG)
    assert words(printed[0]["data"]) == words(exported[0])
    assert "CTr" in printed[0]["title"]
    printed[0]["sent"](3, "Máy in 1")
    assert any("đến máy in Máy in 1" in one.text() for one in window.notices.notices)


def test_a_number_just_typed_is_on_the_paper(
    window: MainWindow, programmes: ProgrammePage, printed: list[dict[str, Any]], qtbot: QtBot
) -> None:
    line = programmes.form.form.editor("number")
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "4711")
    qtbot.keyClick(line, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(printed), timeout=LONG)
    assert "4711" in words(printed[0]["data"])
    assert [one.number for one in window.session.records(Programme)] == ["4711"]


def test_the_menu_of_the_file_offers_what_the_page_prints(
    window: MainWindow, programmes: ProgrammePage
) -> None:
    menu = window.menuBar().actions()[0].menu()

    def offered() -> list[QAction]:
        menu.aboutToShow.emit()
        return [one for one in menu.actions() if one.shortcut() == QKeySequence("Ctrl+P")]

    assert offered() == [programmes.print_action]
    assert offered() == [programmes.print_action]  # asked again it stands there once
    window.show_page(places.SUBMISSION)
    assert len(offered()) == 1
    assert offered() != [programmes.print_action]
    window.show_page(places.ACTIVITIES)
    assert offered() == []


def test_without_a_printer_the_page_says_so(
    programmes: ProgrammePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    programmes.print_action.trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), timeout=LONG)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "máy in" in box.text()
    box.close()


def test_the_preview_holds_the_bytes_it_shows_a_draft_until_it_is_sealed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show_page(places.SUBMISSION)
    page = window.current_page
    assert isinstance(page, SubmissionPage)
    preview = page.preview
    qtbot.waitUntil(lambda: preview.is_current, timeout=LONG)
    assert preview.revision is None
    assert preview.data is not None
    draft = words(preview.data)
    assert "DỰ THẢO" in draft
    exported: list[bytes] = []

    def export(desk: Desk) -> bytes:
        from lsapp.services.exporting import export_submission

        view = window.session.view
        assert view is not None
        done = export_submission(
            desk, desk.plan(view.plan), view.unit, view.round, ("pdf",), tmp_path
        )
        return done.files[0].read_bytes()

    window.session.act(export, exported.append)
    qtbot.waitUntil(lambda: bool(exported), timeout=LONG)
    window.session.reload()
    qtbot.waitUntil(lambda: preview.revision == 1 and preview.is_current, timeout=LONG)
    assert preview.data == exported[0]
    assert "DỰ THẢO" not in words(exported[0])
    window.session.show(round_code="2025")
    qtbot.waitUntil(lambda: preview.data is None, timeout=LONG)
    qtbot.waitUntil(lambda: preview.data is not None, timeout=LONG)
