# SPDX-License-Identifier: MIT
"""A folder in a line that can be typed, with a button to choose it; remembered for the next time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ui.icons import icon
from ui.settings import Settings
from ui.theme import SPACE


class FolderLine(QWidget):
    """``key`` is where the folder is kept; at first it is ``usual``, beside the database."""

    changed = Signal()

    def __init__(
        self, settings: Settings, key: str, usual: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._key = key
        self.label = QLabel(self.tr("Thư &mục ghi tệp:"), self)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("Thư mục ghi tệp"))
        self.label.setBuddy(self.line)
        self._choose = QPushButton(icon("folder"), self.tr("Chọ&n..."), self)
        self._choose.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.label)
        row.addWidget(self.line, 1)
        row.addWidget(self._choose)
        kept = settings.read_text(key)
        folder = Path(kept) if kept and Path(kept).is_dir() else usual
        self.line.setText(str(folder))
        self.line.textChanged.connect(self.changed)
        self._choose.clicked.connect(self._on_choose)

    @property
    def folder(self) -> Path | None:
        """The folder; ``None`` where none is named."""
        text = self.line.text().strip()
        return Path(text) if text else None

    def remember(self) -> None:
        """Keep the folder for the next time."""
        if self.folder is not None:
            self._settings.write_text(self._key, str(self.folder))

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn thư mục ghi tệp"), self.line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()
