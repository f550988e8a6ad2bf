# SPDX-License-Identifier: MIT
"""The files that the dialog of a department's form asks for; each answer comes as a signal."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.settings import Settings

_FOLDER_KEY: Final = "files/department_form_folder"


class FormFileAsker(QObject):
    """Opens file dialogs over ``parent``; the folder of filled forms is remembered."""

    workbook_chosen = Signal(Path)
    mapping_chosen = Signal(Path)
    mapping_named = Signal(Path)
    folder_chosen = Signal(Path)

    def __init__(self, settings: Settings, database: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._settings = settings
        self._database = database

    @Slot()
    def ask_workbook(self) -> None:
        """Ask for the department's empty form."""
        kinds = self.tr("Biểu Excel (*.xlsx);;Mọi tệp (*)")
        self._ask_file(self.tr("Chọn biểu của Sở"), kinds, self.workbook_chosen)

    @Slot()
    def ask_mapping(self) -> None:
        """Ask for a mapping that another office has saved."""
        kinds = self.tr("Cách điền biểu (*.json);;Mọi tệp (*)")
        self._ask_file(self.tr("Mở cách điền biểu"), kinds, self.mapping_chosen)

    def ask_mapping_name(self, title: str) -> None:
        """Ask under which name the mapping is saved."""
        dialog = self._made(self.tr("Lưu cách điền biểu ra tệp"), self._last_folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Cách điền biểu (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{title}.json")
        dialog.fileSelected.connect(lambda path: self.mapping_named.emit(Path(path)))
        dialog.open()

    @Slot()
    def ask_folder(self) -> None:
        """Ask where the filled form is written."""
        kept = self._settings.read_text(_FOLDER_KEY)
        start = Path(kept) if kept else self._last_folder()
        dialog = self._made(self.tr("Chọn thư mục ghi biểu đã điền"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.folder_chosen.emit(Path(folder)))
        dialog.open()

    def remember(self, folder: Path) -> None:
        """Begin with this folder the next time."""
        self._settings.write_text(_FOLDER_KEY, str(folder))

    def _ask_file(self, title: str, kinds: str, chosen: object) -> None:
        dialog = self._made(title, self._last_folder())
        dialog.setNameFilter(kinds)
        dialog.setNameFilters(kinds.split(";;"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: chosen.emit(Path(path)))  # type: ignore[attr-defined]
        dialog.open()

    def _last_folder(self) -> Path:
        kept = self._settings.last_folder
        return kept or (self._database.parent if self._database is not None else Path.home())

    def _made(self, title: str, folder: Path) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
