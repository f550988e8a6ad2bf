# SPDX-License-Identifier: MIT
"""The status line: when the last change was saved, which file, the last backup, what is selected."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from ui.session import Session


class StatusLine(QStatusBar):
    """Says without being asked that nothing is unsaved, and where the file lies."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saved = self._label(self.tr("Lưu dữ liệu"))
        self._file = self._label(self.tr("Tệp đang mở"))
        self._backup = self._label(self.tr("Sao lưu gần nhất"))
        self._selection = self._label(self.tr("Vùng đang chọn"))
        for label in (self._saved, self._file, self._backup):
            self.addWidget(label)
        self.addPermanentWidget(self._selection)
        session.saved.connect(self.refresh)
        session.busy_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the session as it stands."""
        path = self._session.path
        self._file.setText(path.name if path else "")
        self._file.setToolTip(str(path) if path else "")
        self._saved.setText(self._saved_words())
        if path is None:
            self._backup.clear()

    def show_backup(self, at: dt.datetime | None) -> None:
        """Show when the newest backup was made; ``None`` where there is none."""
        if at is None:
            self._backup.setText(self.tr("Chưa có bản sao lưu"))
            return
        local = at.astimezone()
        today = local.date() == dt.datetime.now().astimezone().date()
        shown = f"{local:%H:%M}" if today else f"{local:%H:%M %d/%m/%Y}"
        self._backup.setText(self.tr("Sao lưu gần nhất {time}").format(time=shown))

    def show_selection(self, text: str) -> None:
        """Show what is selected in a grid: how many cells, their sum."""
        self._selection.setText(text)

    def _saved_words(self) -> str:
        if self._session.path is None:
            return ""
        if not self._session.is_ready:
            return self.tr("Đang mở tệp…")
        if self._session.view is not None and not self._session.view.is_own:
            return self.tr("Chỉ xem: dữ liệu của đơn vị khác")
        at = self._session.last_saved
        if at is None:
            return self.tr("Mọi thay đổi đã được lưu")
        return self.tr("Đã lưu {time}").format(time=f"{at:%H:%M:%S}")

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        label.setContentsMargins(8, 0, 8, 0)
        return label
