# SPDX-License-Identifier: MIT
"""The parts that dialogs of export share: which formats, into which folder, and what was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QSize,
    Qt,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.export_folders import copy_files, open_folder
from ui.icons import icon
from ui.settings import Settings
from ui.theme import SPACE, set_muted

_FORMATS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "xlsx": ("spreadsheet", str(QT_TRANSLATE_NOOP("ExportFormats", "&Excel (.xlsx)"))),
        "pdf": ("pdf", str(QT_TRANSLATE_NOOP("ExportFormats", "P&DF để in, ký (.pdf)"))),
        "docx": ("document", str(QT_TRANSLATE_NOOP("ExportFormats", "&Word để sửa lời (.docx)"))),
        "json": ("table", str(QT_TRANSLATE_NOOP("ExportFormats", "Dữ liệu &thuần (.json)"))),
    }
)
_FOLDER_KEY: Final = "files/export_folder"
_PATH: Final = int(Qt.ItemDataRole.UserRole)
_ROWS: Final = 4  # files that a list shows unscrolled


class ExportTarget(QWidget):
    """Which formats into which folder; the folder is remembered, at first it is that of the database."""

    changed = Signal()

    def __init__(
        self, settings: Settings, database: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._boxes: dict[str, QCheckBox] = {}
        self.folder_line = QLineEdit(self)
        self._choose = QPushButton(icon("folder"), self.tr("Chọ&n..."), self)
        self._lay_out()
        self.folder_line.textChanged.connect(self.changed)
        self._choose.clicked.connect(self._on_choose)
        kept = settings.read_text(_FOLDER_KEY)
        start = Path(kept) if kept else None
        if start is None or not start.is_dir():
            start = database.parent if database is not None else Path.home()
        self.folder_line.setText(str(start))

    def _lay_out(self) -> None:
        formats = QGridLayout()
        formats.setHorizontalSpacing(3 * SPACE)
        formats.setVerticalSpacing(SPACE // 2)
        side = self.fontMetrics().ascent()  # as large as the words, at every size of them
        for at, (name, (icon_name, words)) in enumerate(_FORMATS.items()):
            box = QCheckBox(QCoreApplication.translate("ExportFormats", words), self)
            box.setIcon(icon(icon_name))
            box.setIconSize(QSize(side, side))
            box.setChecked(True)
            box.toggled.connect(self.changed)
            self._boxes[name] = box
            formats.addWidget(box, at // 2, at % 2)
        formats.setColumnStretch(2, 1)
        label = QLabel(self.tr("Thư &mục"), self)
        label.setBuddy(self.folder_line)
        self.folder_line.setAccessibleName(self.tr("Thư mục ghi tệp"))
        self._choose.setAutoDefault(False)
        folder = QHBoxLayout()
        folder.setSpacing(SPACE)
        folder.addWidget(self.folder_line, 1)
        folder.addWidget(self._choose)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACE)
        form.addRow(self.tr("Các dạng tệp"), formats)
        form.addRow(label, folder)

    @property
    def formats(self) -> list[str]:
        """The formats that are chosen."""
        return [name for name, box in self._boxes.items() if box.isChecked()]

    def box(self, name: str) -> QCheckBox:
        """Return the box of a format."""
        return self._boxes[name]

    @property
    def folder(self) -> Path | None:
        """The folder; ``None`` where none is named."""
        text = self.folder_line.text().strip()
        return Path(text) if text else None

    def is_ready(self) -> bool:
        """Whether there is a folder and at least one format."""
        return self.folder is not None and bool(self.formats)

    def remember(self) -> None:
        """Keep the folder for the next time."""
        if self.folder is not None:
            self._settings.write_text(_FOLDER_KEY, str(self.folder))

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn thư mục ghi tệp"), self.folder_line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder_line.setText)
        dialog.open()


class ExportedFiles(QWidget):
    """The files that were written, with the ways on from there."""

    send_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setWordWrap(True)
        self.files = QListWidget(self)
        self.files.setAccessibleName(self.tr("Các tệp đã ghi"))
        self.folder_button = QPushButton(icon("folder"), self.tr("Mở thư &mục"), self)
        self.copy_button = QPushButton(icon("copy"), self.tr("&Chép tệp"), self)
        self.send_button = QPushButton(icon("mail"), self.tr("&Gửi thư..."), self)
        self._told = QLabel(self)
        set_muted(self._told)
        self._lay_out()
        self.folder_button.clicked.connect(self._on_folder)
        self.copy_button.clicked.connect(self._on_copy)
        self.copy_button.setToolTip(self.tr("Rồi dán (Ctrl+V) vào thư hoặc một thư mục"))
        self.send_button.hide()
        self.send_button.clicked.connect(self.send_asked)
        self.files.itemActivated.connect(self._on_activated)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.send_button, self.folder_button, self.copy_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addWidget(self._told)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._head)
        column.addWidget(self.files, 1)
        column.addLayout(buttons)

    def show_files(self, head: str, files: Sequence[Path]) -> None:
        """Show what was written, the first file chosen."""
        self._head.setText(head)
        self._told.clear()
        self.files.clear()
        for path in files:
            item = QListWidgetItem(
                icon(_FORMATS.get(path.suffix[1:], ("document", ""))[0]), path.name
            )
            item.setData(_PATH, str(path))
            item.setToolTip(str(path))
            self.files.addItem(item)
        self.files.setCurrentRow(0)
        rows = self.files.sizeHintForRow(0) * min(len(files), _ROWS)
        self.files.setMinimumHeight(rows + 2 * self.files.frameWidth())

    def offer_sending(self) -> None:
        """Offer the letter as the next step."""
        self.send_button.show()
        self.send_button.setFocus()

    @property
    def paths(self) -> list[str]:
        """The paths of the files."""
        return [self.files.item(row).data(_PATH) for row in range(self.files.count())]

    @Slot()
    def _on_folder(self) -> None:
        if self.paths:
            open_folder(Path(self.paths[0]).parent)

    @Slot()
    def _on_copy(self) -> None:
        copy_files([Path(one) for one in self.paths])
        self._told.setText(self.tr("Đã chép {count} tệp").format(count=len(self.paths)))

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(item.data(_PATH))))
