# SPDX-License-Identifier: MIT
"""No English word of Qt's own meets a person; English is there for who chooses it."""

from __future__ import annotations

import logging
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QDate, QLocale, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from lsapp import paths
from ui.crash import report_of
from ui.dialogs.error_report import ErrorReportDialog
from ui.translation import install_translations, language_in_force

Install = Callable[[str], None]
Button = QDialogButtonBox.StandardButton

# What the window uses of Qt's own widgets; a word of these without Vietnamese would show as English.
CONTEXTS = {
    *("CloseButton", "QAbstractSpinBox", "QAccessibleActionInterface", "QComboBox", "QDialog"),
    *("QDialogButtonBox", "QDockWidget", "QErrorMessage", "QFileDialog", "QFileSystemModel"),
    *("QInputDialog", "QLineEdit", "QPageSetupWidget", "QPageSize", "QPlatformTheme"),
    *("QPrintPreviewDialog", "QPrintSettingsOutput", "QPrintWidget", "QProgressDialog"),
    *("QScrollBar", "QTabBar", "QUndoStack", "QUnicodeControlCharacterMenu"),
    *("QWhatsThisAction", "QWidgetTextControl", "QWizard"),
}
# What keys bear on the keyboards of the country, and names of paper.
SAME = re.compile(r"[AB]\d+|ANSI .|Architect .|JIS B\d+|%1%|Alt\+\w+|[a-zA-Z]{2}|P̸|\.\.\.")
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)


@pytest.fixture
def install(qapp: QApplication) -> Iterator[Install]:
    """A function that puts the test into a language; taken back after it."""
    before = QLocale()
    yield lambda language: install_translations(qapp, language)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.processEvents()
    QLocale.setDefault(before)


@pytest.fixture
def vietnamese(install: Install) -> None:
    install("vi")


def plain(text: str) -> str:
    return text.partition("\t")[0].replace("&", "")


def words_of(menu: QMenu) -> list[str]:
    return [plain(action.text()) for action in menu.actions() if not action.isSeparator()]


# --- Qt's own words ---


@pytest.mark.usefixtures("vietnamese")
def test_every_standard_button_is_vietnamese_with_a_key_that_can_be_typed(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    buttons = set(Button) - {Button.NoButton}
    for one in buttons:
        text = box.addButton(one).text()
        assert re.search(r"&[A-Za-z]", text), (one, text)
        assert VIETNAMESE.search(text), (one, text)
    assert len(buttons) == 18


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    "together",
    [
        (Button.Ok, Button.Cancel, Button.Apply, Button.Help),
        (Button.Save, Button.Discard, Button.Cancel),
        (Button.Yes, Button.YesToAll, Button.No, Button.NoToAll, Button.Cancel),
        (Button.Abort, Button.Retry, Button.Ignore),
        (Button.RestoreDefaults, Button.Reset, Button.Ok, Button.Cancel, Button.Apply),
        (Button.Open, Button.Close, Button.Help),
    ],
)
def test_buttons_that_stand_together_have_keys_of_their_own(
    qtbot: QtBot, together: tuple[Button, ...]
) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    keys = [re.findall(r"&(\w)", box.addButton(one).text().lower())[0] for one in together]
    assert len(set(keys)) == len(keys)


@pytest.mark.usefixtures("vietnamese")
def test_message_box(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("1")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert {plain(button.text()) for button in box.buttons()} == {"Có", "Không", "Xem chi tiết..."}


@pytest.mark.usefixtures("vietnamese")
def test_menus_of_text_fields(qtbot: QtBot) -> None:
    expected = ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
    for field in (QLineEdit(), QTextEdit()):
        qtbot.addWidget(field)
        assert words_of(field.createStandardContextMenu()) == expected


@pytest.mark.usefixtures("vietnamese")
def test_file_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()
    texts = {plain(one.text()) for one in dialog.findChildren(QLabel)}
    assert texts == {"Vị trí:", "Tên tệp:", "Loại tệp:"}
    assert {plain(one.text()) for one in dialog.findChildren(QPushButton)} == {"Lưu", "Hủy"}
    tips = {one.toolTip() for one in dialog.findChildren(QToolButton)}
    assert tips == {
        *("Quay lại", "Tiến", "Thư mục cha", "Tạo thư mục mới", "Xem danh sách", "Xem chi tiết")
    }
    tree = dialog.findChild(QTreeView)
    assert isinstance(tree, QTreeView)
    heads = [tree.model().headerData(column, tree.header().orientation()) for column in range(4)]
    assert heads == ["Tên", "Cỡ", "Loại", "Ngày sửa"]
    actions = {plain(one.text()) for one in dialog.findChildren(QAction) if one.text()}
    assert {"Đổi tên", "Xóa", "Hiện tệp ẩn", "Thư mục mới"} <= actions


@pytest.mark.usefixtures("vietnamese")
def test_progress_and_print_preview(qtbot: QtBot) -> None:
    progress = QProgressDialog()
    qtbot.addWidget(progress)
    progress.reset()
    assert [one.text() for one in progress.findChildren(QPushButton)] == ["Hủy"]
    preview = QPrintPreviewDialog()
    qtbot.addWidget(preview)
    assert preview.windowTitle() == "Xem trước khi in"
    words = {one.text() for one in preview.findChildren(QAction)}
    assert {"Trang sau", "Trang trước", "Vừa chiều rộng", "Phóng to", "In"} <= words


@pytest.mark.usefixtures("vietnamese")
def test_spin_box_menu_steps(qtbot: QtBot) -> None:
    held = {(c, s) for c, s, _ in shipped()}
    assert {("QAbstractSpinBox", "&Step up"), ("QAbstractSpinBox", "Step &down")} <= held
    spin = QSpinBox()
    qtbot.addWidget(spin)
    assert words_of(spin.lineEdit().createStandardContextMenu())[-1] == "Chọn tất cả"


@pytest.mark.usefixtures("vietnamese")
def test_keys_keep_the_names_on_the_keyboard_and_can_be_read_back() -> None:
    native = QKeySequence.SequenceFormat.NativeText
    shown = {keys: QKeySequence(keys).toString(native) for keys in ("Ctrl+PgDown", "Shift+F10")}
    assert shown == {"Ctrl+PgDown": "Ctrl+PgDown", "Shift+F10": "Shift+F10"}
    assert QKeySequence("Ctrl+Space").toString(native) == "Ctrl+Phím cách"
    for keys in ("Ctrl+Left", "Alt+Up", "Ctrl+Space", "Ctrl+Return", "Del"):
        sequence = QKeySequence(keys)
        assert QKeySequence.fromString(sequence.toString(native), native) == sequence


def shipped() -> Iterator[tuple[str, str, str]]:
    """Context, source and translation of each entry of our Vietnamese of Qt."""
    ts = ET.parse(paths.resources_dir() / "translations" / "qtbase_vi.ts").getroot()
    for context in ts.iter("context"):
        for message in context.iter("message"):
            words = (message.findtext("source", ""), message.findtext("translation", ""))
            yield context.findtext("name", ""), *words


def compiled_sources(qm: Path) -> set[tuple[str, str]]:
    """Context and source of each message of a compiled file, as Qt's own format has them."""
    held = qm.read_bytes()
    assert held[:4] == b"\x3c\xb8\x64\x18"
    sections, at = {}, 16
    while at < len(held):
        tag, length = struct.unpack_from(">BI", held, at)
        sections[tag] = held[at + 5 : at + 5 + length]
        at += 5 + length
    messages = sections[0x69]
    found = set()
    for (offset,) in struct.iter_unpack(">4xI", sections[0x42]):
        parts, at = {}, offset
        while messages[at] != 1:  # the end of this message
            tag, length = struct.unpack_from(">Bi", messages, at)
            parts[tag] = messages[at + 5 : at + 5 + max(length, 0)]
            at += 5 + max(length, 0)
        found.add((parts.get(7, b"").decode(), parts.get(6, b"").decode()))
    return found


def test_nothing_of_the_widgets_in_use_is_left_in_english() -> None:
    folder = Path(PySide6.__file__).parent / "Qt" / "translations"
    # What the translators of Qt itself had before them; German is brought up to date first.
    theirs = compiled_sources(folder / "qtbase_de.qm") | compiled_sources(folder / "qtbase_uk.qm")
    assert len({context for context, _ in theirs} & CONTEXTS) > 20
    wanted = {(context, source) for context, source in theirs if context in CONTEXTS and source}
    ours = {(context, source) for context, source, _ in shipped()}
    assert wanted - ours == set()


def test_translations_are_no_copies_of_the_english() -> None:
    same = {
        (context, source)
        for context, source, words in shipped()
        if words == source and context in CONTEXTS and not SAME.fullmatch(source)
    }
    proper = {"Quarto", "Statement", "Legal", "Super A", "Super B", "PRC 16K", "PRC 32K"}
    units = re.compile(r".*ANSI [AB]|.*\((?:CC|DD|P̸)\)|%1 [KMGT]B")
    assert {s for _, s in same if s not in proper and not units.fullmatch(s)} == set()


# --- languages ---


def test_dates_and_numbers_are_vietnamese(install: Install) -> None:
    install("vi")
    assert QLocale().toString(1234567.5, "f", 1) == "1.234.567,5"
    day = QDate(2026, 12, 3)
    assert QLocale().toString(day, "dddd, dd/MM/yyyy").lower() == "thứ năm, 03/12/2026"


def test_english_translates_our_words_and_keeps_qts(install: Install, qtbot: QtBot) -> None:
    install("en")
    dialog = ErrorReportDialog(report_of(RuntimeError()))
    qtbot.addWidget(dialog)
    texts = {plain(one.text()) for one in dialog.findChildren(QPushButton)}
    assert texts == {"Copy", "Save report...", "Open the log folder", "Close"}
    assert QLocale().toString(1234.5, "f", 1) == "1,234.5"
    assert QLocale().toString(QDate(2026, 12, 3), QLocale.FormatType.ShortFormat) == "03/12/2026"


def test_the_language_in_force_is_the_last_one_installed(
    install: Install, qapp: QApplication
) -> None:
    assert language_in_force() == "vi"
    for language, expected in (("en", "en"), ("vi", "vi"), ("en", "en"), ("xx", "vi")):
        install(language)
        assert language_in_force() == expected
    qapp.processEvents()
    assert QDialogButtonBox(Button.Cancel).button(Button.Cancel).text() == "&Hủy"


def test_translations_live_as_long_as_the_application(install: Install, qapp: QApplication) -> None:
    install("vi")
    install("vi")
    qapp.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert len(qapp.findChildren(QTranslator)) == 1


def test_a_missing_translation_is_logged_and_the_window_starts(
    install: Install,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    with caplog.at_level(logging.WARNING):
        install("vi")
    assert "qtbase_vi.qm" in caplog.text
    assert language_in_force() == "vi"
