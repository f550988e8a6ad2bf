# SPDX-License-Identifier: MIT
"""The first step of an import: the office's file, and which of its sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.theme import SPACE, Size, Theme, set_muted, set_size
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from lsapp.services.importing import OfficeSheet, OfficeWorkbook

SUFFIXES: Final = (".xlsx", ".xls", ".ods")


class ImportFileStep(QWidget):
    """A place to drop a file on, with a button; then the sheets of the file that was read.

    ``file_chosen(path)`` asks for a file to be read; ``sheet_chosen`` comes when another sheet is current,
    ``sheet_entered`` when one was double-clicked or entered.
    """

    file_chosen = Signal(Path)
    sheet_chosen = Signal()
    sheet_entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[OfficeSheet, ...] = ()
        choose = QAction(icon("folder"), self.tr("&Chọn tệp..."), self)
        hint = self.tr(
            "Tệp Excel (.xlsx, .xls) hoặc LibreOffice (.ods) có bảng nhiệm vụ hoặc biểu số liệu. Tệp chỉ "
            "được đọc, không bị sửa."
        )
        title = self.tr("Kéo tệp của cơ quan thả vào đây")
        self._empty = EmptyPage("import", title, hint, [choose], theme, self)
        self._empty.buttons[0].setAutoDefault(True)
        self._read = QWidget(self)
        self._another = QPushButton(self.tr("Chọn tệp &khác..."), self._read)
        self._another.setAutoDefault(False)
        self._words = QLabel(self._read)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        set_size(self._words, Size.HEADING)
        self._hint = QLabel(
            self.tr("Chọn trang tính có bảng cần nhập. Trang hợp nhất đã được chọn sẵn."),
            self._read,
        )
        self._hint.setWordWrap(True)
        set_muted(self._hint)
        self._label = QLabel(self.tr("&Trang tính:"), self._read)
        self._list = QListWidget(self._read)
        self._list.setAccessibleName(self.tr("Trang tính của tệp"))
        self._label.setBuddy(self._list)
        self._lay_out()
        self.setAcceptDrops(True)
        choose.triggered.connect(self._on_choose)
        self._another.clicked.connect(self._on_choose)
        self._list.currentRowChanged.connect(lambda _row: self.sheet_chosen.emit())
        self._list.itemActivated.connect(lambda _item: self.sheet_entered.emit())
        self.show_workbook(None)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(self._words, 1)
        row.addWidget(self._another)
        inner = QVBoxLayout(self._read)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        inner.addLayout(row)
        inner.addWidget(self._hint)
        inner.addWidget(self._label)
        inner.addWidget(self._list, 1)
        inner.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty, 1)
        column.addWidget(self._read, 1)

    # --- for the dialog ---

    def show_reading(self, path: Path) -> None:
        """Say that a file is being read."""
        self._words.setText(self.tr("Đang đọc {name}…").format(name=path.name))
        self._another.setEnabled(False)
        self._list.setEnabled(False)
        self._show_part(read=True)

    def show_workbook(self, workbook: OfficeWorkbook | None) -> None:
        """List the sheets of a file that was read; ``None`` where there is none."""
        self._another.setEnabled(True)
        self._list.setEnabled(True)
        self._list.clear()
        self._sheets = workbook.sheets if workbook else ()
        self._words.setText(workbook.name if workbook else "")
        for sheet in self._sheets:
            text = self.tr("{name} ({rows} dòng, {columns} cột)").format(
                name=sheet.name, rows=len(sheet.rows), columns=sheet.width
            )
            if not sheet.visible:
                text += " " + self.tr("- trang ẩn")
            QListWidgetItem(icon("table"), text, self._list)
        for part in (self._hint, self._label, self._list):
            part.setVisible(bool(self._sheets))
        self._show_part(read=workbook is not None)

    def _show_part(self, *, read: bool) -> None:
        self._empty.setVisible(not read)
        self._read.setVisible(read)

    def choose_sheet(self, place: int) -> None:
        """Make a sheet current, and set the focus on the list."""
        self._list.setCurrentRow(place)
        self._list.setFocus()

    @property
    def sheet(self) -> OfficeSheet | None:
        """The sheet that is current."""
        row = self._list.currentRow()
        return self._sheets[row] if 0 <= row < len(self._sheets) else None

    def take_focus(self) -> None:
        """Set the focus where work begins."""
        (self._list if self._sheets else self._empty.buttons[0]).setFocus()

    # --- choosing ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of a kind that can be read."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    @Slot()
    def _on_choose(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog = QFileDialog(
            self,
            self.tr("Chọn tệp Excel của cơ quan"),
            QStandardPaths.writableLocation(documents),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters(
            [
                self.tr("Bảng tính ({patterns})").format(patterns=patterns),
                self.tr("Mọi tệp ({patterns})").format(patterns="*"),
            ]
        )
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.open()


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file that is dropped, where it can be a table."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in SUFFIXES else None
