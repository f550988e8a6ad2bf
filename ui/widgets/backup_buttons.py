# SPDX-License-Identifier: MIT
"""What can be done with the backup that is chosen, beside the list of backups."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lsapp.services.backup_list import BackupInfo
from ui.icons import icon
from ui.theme import SPACE, Role, Theme, set_primary


class BackupButtons(QWidget):
    """Bring it back, as the file or as another one; read it through, keep it, show its folder."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restore = make_button("restore", self.tr("&Khôi phục..."), self)
        self.restore.setIcon(icon("restore", lambda: theme.colour(Role.ON_ACCENT_TEXT)))
        set_primary(self.restore)
        self.restore.setDefault(True)
        self.as_file = make_button("new-file", self.tr("Mở t&hành tệp khác..."), self)
        self.verify = make_button("ok", self.tr("Kiểm tra &bản này"), self)
        self.pin = make_button("lock", self.tr("&Ghim"), self)
        self.pin.setToolTip(self.tr("Bản đã ghim không bao giờ bị tự xóa"))
        self.open_folder = make_button("folder", self.tr("&Mở thư mục"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for button in (self.restore, self.as_file, self.verify, self.pin, self.open_folder):
            column.addWidget(button)
        column.addStretch()

    def show_for(self, one: BackupInfo | None, *, free: bool, is_open: bool) -> None:
        """Enable what has a meaning for a backup; ``free`` where nothing is being done, ``is_open`` where
        there is a file that it can take the place of.
        """
        readable = one is not None and (one.sound or one.missing > 0)
        self.restore.setEnabled(free and is_open and readable)
        self.as_file.setEnabled(free and readable)
        self.verify.setEnabled(free and one is not None)
        self.open_folder.setEnabled(one is not None)
        fixed = one is not None and one.reason == "before_restore"
        self.pin.setEnabled(free and one is not None and not fixed)
        pinned = one is not None and one.pinned
        self.pin.setText(self.tr("Bỏ &ghim") if pinned else self.tr("&Ghim"))


def make_button(icon_name: str, text: str, parent: QWidget) -> QPushButton:
    """Return a button with an icon that leaves Enter to the default button."""
    button = QPushButton(icon(icon_name), text, parent)
    button.setAutoDefault(False)
    return button
