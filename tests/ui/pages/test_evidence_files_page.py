# SPDX-License-Identifier: MIT
"""Evidence as a clerk handles it: dropped, pasted, looked at, moved to a task, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lsapp.domain.records import Evidence, Role
from lsapp.domain.text import fold
from lsapp.services.desk import create_desk, evidence_folder
from ui import places
from ui.main_window import MainWindow
from ui.models.evidence_activities import ScopeModel
from ui.models.evidence_model import NAME, SIZE, STATE, EvidenceModel
from ui.models.evidence_scope import ALL_FILES, WHOLE_REPORT
from ui.operations import Progress
from ui.pages.evidence import EvidencePage
from ui.places import Place
from ui.translation import install_translations
from ui.widgets.evidence_activity_dialog import ActivityChoiceDialog
from ui.widgets.notice import Notice

COPY = Qt.DropAction.CopyAction
NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> EvidencePage:
    """The evidence of the sample, listed."""
    return shown(window, qtbot)


@pytest.fixture
def bare_window(open_window: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    """A window on a new office's file, with nothing in it."""
    path = tmp_path / "moi.lsdb"
    create_desk(path, unit="X06040", role=Role.REPORTING, plan="KH48").close()
    return open_window(path)


def shown(window: MainWindow, qtbot: QtBot) -> EvidencePage:
    window.show_page(places.EVIDENCE)
    page = window.page(places.EVIDENCE)
    assert isinstance(page, EvidencePage)
    qtbot.waitUntil(lambda: page._sheet is not None, timeout=15_000)
    return page


def a_file(folder: Path, name: str, content: bytes = b"bien ban hoi nghi") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(target: QWidget, data: QMimeData, at: QPoint | None = None) -> bool:
    """Drag onto a widget and let go, as the system tells it; return whether it was taken."""
    where = at or target.rect().center()
    enter = QDragEnterEvent(where, COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    let_go = QDropEvent(QPointF(where), COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(target, let_go)
    return let_go.isAccepted()


def names(page: EvidencePage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def notices(window: MainWindow) -> list[str]:
    return [one.text() for one in window.findChildren(Notice) if one.isVisible()]


def waits_for(qtbot: QtBot, page: EvidencePage, name: str) -> None:
    qtbot.waitUntil(lambda: name in names(page), timeout=15_000)


def row_centre(page: EvidencePage, scope: str) -> QPoint:
    view = page.scopes.list
    index = page.scopes.model.index(page.scopes.model.row_of(scope), 0)
    view.scrollTo(index)
    return view.visualRect(index).center()


def unproven(page: EvidencePage) -> int:
    return sum(one.unproven for one in page._writer.entries)


def an_unproven(page: EvidencePage) -> str:
    return next(one.scope for one in page._writer.entries if one.unproven)


def click_row(page: EvidencePage, qtbot: QtBot, row: int) -> None:
    at = page.table.visualRect(page.table.model().index(row, NAME)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=at)


def record(window: MainWindow, name: str) -> Evidence:
    return next(one for one in window.session.records(Evidence) if one.name == name)


# --- adding ---


def test_files_and_folders_dropped_anywhere_are_copied_in(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    scan = a_file(tmp_path, "Biên bản.pdf", b"%PDF-1.7 a")
    a_file(tmp_path, "thư mục/ảnh 1.jpg", b"one")
    a_file(tmp_path, "thư mục/sâu/ảnh 2.jpg", b"two")
    a_file(tmp_path, "thư mục/Thumbs.db", b"system")
    a_file(tmp_path, "thư mục/~$bao cao.docx", b"lock")
    assert drop(page, urls(scan, tmp_path / "thư mục"))
    waits_for(qtbot, page, "Biên bản.pdf")
    assert {"ảnh 1.jpg", "ảnh 2.jpg"} <= set(names(page))
    assert not {"Thumbs.db", "~$bao cao.docx"} & set(names(page))
    held = record(window, "Biên bản.pdf")
    assert held.activity is None
    assert window.session.path is not None
    folder = evidence_folder(window.session.path)
    assert (folder / held.sha256).read_bytes() == scan.read_bytes()
    assert any("3 tệp" in text for text in notices(window))
    assert len(page.table.selected_files()) == 3


def test_what_is_dropped_while_an_activity_is_in_view_proves_it(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    scope = an_unproven(page)
    qtbot.mouseClick(page.scopes.list.viewport(), LEFT, pos=row_centre(page, scope))
    assert names(page) == []
    assert page._work.nothing.isVisible()
    before = unproven(page)
    data = urls(a_file(tmp_path, "a.pdf"))
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(page, enter)
    entry = page.scopes.entry()
    assert entry is not None
    assert entry.title in page._hint.text
    assert page._hint.isVisible()
    drop(page, data)
    assert not page._hint.isVisible()
    waits_for(qtbot, page, "a.pdf")
    assert record(window, "a.pdf").activity == scope
    assert unproven(page) == before - 1


def test_files_dropped_on_a_line_of_the_list_prove_that_activity(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    scope = an_unproven(page)
    at = row_centre(page, scope)
    assert drop(page.scopes.list.viewport(), urls(a_file(tmp_path, "b.pdf")), at)
    waits_for(qtbot, page, "b.pdf")
    assert record(window, "b.pdf").activity == scope


def test_files_are_pasted_with_a_key(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    QGuiApplication.clipboard().setMimeData(urls(a_file(tmp_path, "dán.docx")))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    waits_for(qtbot, page, "dán.docx")


def test_a_picture_from_the_clipboard_becomes_a_file(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: any(name.startswith("Anh-dan-") for name in names(page)), timeout=15_000
    )


def test_words_on_the_clipboard_are_no_file(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("chữ")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any("Không có tệp" in text for text in notices(window)), timeout=3_000)


def test_a_program_is_refused_and_the_rest_is_taken(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, urls(a_file(tmp_path, "tot.pdf"), a_file(tmp_path, "xau.exe", b"MZ")))
    waits_for(qtbot, page, "tot.pdf")
    assert "xau.exe" not in names(page)
    assert any("xau.exe" in text for text in notices(window))


def test_the_same_file_is_not_added_twice(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path, "mot.pdf")
    drop(page, urls(path))
    waits_for(qtbot, page, "mot.pdf")
    drop(page, urls(path))
    qtbot.waitUntil(lambda: any("từ trước" in text for text in notices(window)), timeout=15_000)
    assert names(page).count("mot.pdf") == 1


def test_a_folder_dropped_by_mistake_is_refused_as_a_whole(
    page: EvidencePage,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr("ui.dialogs.messages.show_error", lambda _parent, error: told.append(error))
    for number in range(501):
        a_file(tmp_path, f"nhieu/{number}.txt", str(number).encode())
    before = names(page)
    drop(page, urls(tmp_path / "nhieu"))
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    assert getattr(told[0], "code", None) == "evidence.too_many"
    assert names(page) == before


def test_adding_can_be_stopped_and_leaves_nothing(
    page: EvidencePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [a_file(tmp_path, f"{at}.bin", bytes([at]) * 3_000_000) for at in range(8)]
    before = names(page)

    def stop(_title: str, progress: Progress) -> None:
        progress.cancel()

    window.session.long_started.connect(stop)
    drop(page, urls(*paths))
    qtbot.waitUntil(lambda: any("Đã dừng" in text for text in notices(window)), timeout=15_000)
    assert names(page) == before


# --- looking ---


def test_a_picture_is_shown_small(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    image.save(str(tmp_path / "ảnh.png"))
    drop(page, urls(tmp_path / "ảnh.png"))
    waits_for(qtbot, page, "ảnh.png")
    qtbot.waitUntil(lambda: page.details.preview.picture.has_image, timeout=15_000)
    shot = page.details.preview.picture.grab().toImage()
    centre = QColor(shot.pixel(shot.width() // 2, shot.height() // 2))
    assert centre == QColor("green")


def test_the_first_page_of_a_pdf_is_shown(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "hai-trang.pdf"))
    for words in ("Trang mot", "Trang hai"):
        canvas.drawString(100, 700, words)
        canvas.showPage()
    canvas.save()
    drop(page, urls(tmp_path / "hai-trang.pdf"))
    waits_for(qtbot, page, "hai-trang.pdf")
    qtbot.waitUntil(lambda: page.details.preview.picture.has_image, timeout=15_000)
    assert "2" in page.details.preview.note


@pytest.mark.parametrize("name", ["hong.pdf", "hong.png"])
def test_what_cannot_be_read_is_told(
    page: EvidencePage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    drop(page, urls(a_file(tmp_path, name, b"khong phai")))
    waits_for(qtbot, page, name)
    qtbot.waitUntil(lambda: "Không xem trước" in page.details.preview.note, timeout=15_000)


def test_words_of_a_text_are_shown(page: EvidencePage, qtbot: QtBot) -> None:
    page.table.go_to(page.session.records(Evidence)[0].key)
    qtbot.waitUntil(lambda: "minh chứng" in page.details.preview.text.toPlainText(), timeout=15_000)


def test_enter_opens_a_copy_with_the_program_of_the_system(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    class Opener(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.opened: list[QUrl] = []

        @Slot(QUrl)
        def open(self, url: QUrl) -> None:
            self.opened.append(url)

    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    try:
        page.table.setFocus()
        click_row(page, qtbot, 0)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(opener.opened), timeout=15_000)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    copy = Path(opener.opened[0].toLocalFile())
    assert copy.name == names(page)[0]
    assert window.session.path is not None
    held = evidence_folder(window.session.path) / record(window, copy.name).sha256
    assert copy != held
    assert copy.read_bytes() == held.read_bytes()


def test_a_file_that_is_gone_is_told(
    open_window: Callable[..., MainWindow], sample: Path, qtbot: QtBot
) -> None:
    files = sorted(evidence_folder(sample).iterdir())
    kept = [one for one in files if len(one.name) == 64]
    kept[0].unlink()
    content = kept[1].read_bytes()
    kept[1].write_bytes(bytes(reversed(content)))  # as long as before: only reading tells
    page = shown(open_window(sample), qtbot)
    model = page.table.model()

    def states() -> list[str]:
        return [str(model.index(row, STATE).data()) for row in range(model.rowCount())]

    assert states().count("Thiếu tệp") == 1
    assert "Đã bị sửa" not in states()
    page._actions["verify"].trigger()
    qtbot.waitUntil(lambda: "Đã bị sửa" in states(), timeout=15_000)
    assert states().count("Nguyên vẹn") == len(kept) - 2


# --- what it proves ---


def test_rows_dragged_onto_an_activity_prove_it(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    scope = an_unproven(page)
    page.table.setFocus()
    page.table.selectAll()
    data = page.table.model().mimeData(page.table.selectionModel().selectedIndexes())
    assert drop(page.scopes.list.viewport(), data, row_centre(page, scope))
    qtbot.waitUntil(
        lambda: {one.activity for one in window.session.records(Evidence)} == {scope},
        timeout=15_000,
    )
    undo = next(one for one in window.findChildren(Notice) if "Đã chuyển" in one.text())
    qtbot.mouseClick(undo.button, LEFT)
    qtbot.waitUntil(
        lambda: len({one.activity for one in window.session.records(Evidence)}) > 1, timeout=15_000
    )


def test_an_activity_is_chosen_by_its_words_with_keys_alone(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.table.setFocus()
    click_row(page, qtbot, 0)
    name = names(page)[0]
    qtbot.keyClick(page.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(ActivityChoiceDialog)
    assert dialog is not None
    wanted = next(one for one in page._writer.entries if one.number == "3.3")
    qtbot.keyClicks(dialog.scopes.line, "3.3")
    qtbot.keyClick(dialog.scopes.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: record(window, name).activity == wanted.scope, timeout=15_000)


def test_lists_what_is_done_and_not_proven(page: EvidencePage, qtbot: QtBot) -> None:
    assert str(unproven(page)) in page._actions["lacking"].text()
    page._actions["lacking"].trigger()
    shown_entries = [page.scopes.model.entry(row) for row in range(page.scopes.model.rowCount())]
    lines = [
        one for one in shown_entries if one and not one.is_heading and one.scope != WHOLE_REPORT
    ]
    assert len(lines) == unproven(page)
    assert all(one.unproven for one in lines)
    page._actions["lacking"].trigger()
    assert page.scopes.scope == ALL_FILES
    assert len(names(page)) == 4


def test_activity_list_is_searched_without_accents(page: EvidencePage, qtbot: QtBot) -> None:
    page.scopes.line.setFocus()
    qtbot.keyClicks(page.scopes.line, "ho tro can bo")
    model = page.scopes.model
    qtbot.waitUntil(lambda: model.row_of(ALL_FILES) < 0, timeout=3_000)
    lines = [model.entry(row) for row in range(model.rowCount())]
    assert "4.3" in [one.number for one in lines if one]
    assert len(lines) < len(page._writer.entries)
    entry = page.scopes.entry()
    assert entry is not None  # the first that was found is current
    assert all(word in fold(entry.title) for word in ("ho", "tro", "can", "bo"))


# --- name, note, deleting ---


def test_name_and_note_are_typed_in_the_form(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.table.setFocus()
    click_row(page, qtbot, 0)
    key = page.table.selected_files()[0].key
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    field = page.details.form.editor("name")
    assert field.hasFocus()
    qtbot.keyClicks(field, "Biên bản ký")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    note = page.details.form.editor("note")
    note.setFocus()
    qtbot.keyClicks(note, "Bản quét")
    page.table.setFocus()

    def written() -> bool:
        held = window.session.find(Evidence, key)
        return held is not None and (held.name, held.note) == ("Biên bản ký.txt", "Bản quét")

    qtbot.waitUntil(written, timeout=15_000)
    qtbot.waitUntil(lambda: "Biên bản ký.txt" in names(page), timeout=5_000)


def test_deleted_files_come_back_from_the_notice(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    before = names(page)
    page.table.setFocus()
    click_row(page, qtbot, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names(page)) == len(before) - 1, timeout=15_000)
    assert page.table.currentIndex().row() == 1  # the next one is current
    told = next(one for one in window.findChildren(Notice) if "Đã xóa" in one.text())
    qtbot.mouseClick(told.button, LEFT)
    qtbot.waitUntil(lambda: names(page) == before, timeout=15_000)


def test_delete_in_a_field_deletes_no_file(page: EvidencePage, qtbot: QtBot) -> None:
    before = names(page)
    click_row(page, qtbot, 0)
    page.details.focus_field("name")
    qtbot.keyClick(page.details.form.editor("name"), Qt.Key.Key_Delete)
    qtbot.wait(50)
    assert names(page) == before


# --- places, empty, languages ---


def test_a_place_is_turned_to_and_its_field_has_the_keyboard(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    key = window.session.records(Evidence)[2].key
    window.show_page(places.EVIDENCE, Place("evidence", key, "note"))
    current = page.table.current_file()
    assert current is not None
    assert current.record.key == key
    assert page.details.form.editor("note").hasFocus()
    scope = an_unproven(page)
    assert page.show_place(Place("activity", scope))
    assert page.scopes.scope == scope
    assert not page.show_place(Place("evidence", "khong-co"))


def test_the_list_has_the_keyboard_when_the_page_is_shown(page: EvidencePage) -> None:
    assert page.table.hasFocus()


def test_find_narrows_the_files(page: EvidencePage) -> None:
    page.find_text("bien ban")
    assert names(page) == ["Bien-ban-hoi-nghi.txt"]
    page.find_text("")
    assert len(names(page)) == 4


def test_columns_sort(page: EvidencePage, qtbot: QtBot) -> None:
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(NAME) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    assert names(page) == sorted(names(page), key=str.casefold)


def test_empty_page_says_what_belongs_here_and_takes_a_drop(
    bare_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(bare_window, qtbot)
    assert page._empty.isVisible()
    words = " ".join(one.text() for one in page._empty.findChildren(QLabel))
    assert "bí mật nhà nước" in words
    assert page._empty.buttons[0].isVisible()
    assert page._empty.buttons[0].isEnabled()
    assert page._empty.buttons[0].hasFocus()
    drop(page, urls(a_file(tmp_path, "đầu tiên.pdf")))
    waits_for(qtbot, page, "đầu tiên.pdf")
    assert page.table.isVisible()


def test_narrow_window_folds_the_details(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    assert page.details.isVisible()
    window.resize(900, 600)
    qtbot.wait(20)
    assert not page.details.isVisible()
    assert page.scopes.isVisible()
    page._actions["details"].trigger()
    assert page.details.isVisible()
    assert not page.scopes.isVisible()


def test_names_are_shown_whole_where_there_is_room(
    page: EvidencePage, window: MainWindow, qtbot: QtBot
) -> None:
    metrics = page.table.fontMetrics()
    longest = max(metrics.horizontalAdvance(name) for name in names(page))
    qtbot.waitUntil(lambda: page.table.columnWidth(NAME) >= longest + window.theme.icon_size)
    # The size stands beside the file at the right; it has a column where that is folded.
    assert page.table.isColumnHidden(SIZE)
    page._actions["details"].trigger()
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(SIZE))
    assert page.table.columnWidth(NAME) >= longest + window.theme.icon_size


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_opens_in_each_language(
    qapp: QApplication,
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    sample: Path,
    language: str,
) -> None:
    install_translations(qapp, language)
    try:
        page = shown(open_window(sample), qtbot)
        click_row(page, qtbot, 0)
        page._actions["assign"].trigger()
        dialog = page.findChild(ActivityChoiceDialog)
        assert dialog is not None
        assert dialog.isVisible()
        dialog.reject()
    finally:
        install_translations(qapp, "vi")


def test_models_keep_the_rules_of_models(page: EvidencePage) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    assert page._sheet is not None
    files = EvidenceModel()
    QAbstractItemModelTester(files, mode)
    files.set_rows(page._sheet.rows)
    files.sort(NAME, Qt.SortOrder.DescendingOrder)
    files.set_words("ke hoach")
    files.set_states({one.record.key: "altered" for one in page._sheet.rows})
    assert files.index(0, STATE).data() == "Đã bị sửa"
    scopes = ScopeModel()
    QAbstractItemModelTester(scopes, mode)
    scopes.set_entries(page._writer.entries)
    scopes.set_accepts_drops(True)
    scopes.set_only_unproven(True)
    scopes.set_words("khong co gi")
    assert scopes.rowCount() == 0
