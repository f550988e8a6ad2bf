# SPDX-License-Identifier: MIT
"""The status line: when the last change was saved, which file, the last backup, what is selected."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from lsapp.errors import UserError
from ui.session import Session
from ui.theme import SPACE, Theme, Tone, set_muted
from ui.widgets.chip import tone_icon
from ui.widgets.elided_label import ElidedLabel


class StatusLine(QStatusBar):
    """Says without being asked that nothing is unsaved, and where the file lies.

    Where there is little room the names of file and backup are cut short, never what is said of saving.
    """

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._is_slow = False
        self._is_checked = False
        self._warning = QLabel(self)
        self._warning.hide()
        self._saved = self._label(self.tr("Lưu dữ liệu"))
        self._file = self._label(self.tr("Tệp đang mở"))
        self._backup = self._label(self.tr("Sao lưu gần nhất"))
        self._selection = self._label(self.tr("Vùng đang chọn"))
        self._zoom = self._label(self.tr("Cỡ chữ"))
        said = QWidget(self)
        row = QHBoxLayout(said)
        row.setContentsMargins(SPACE * 2, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._warning)
        for label in (self._saved, self._file, self._backup):
            row.addWidget(label)
        row.addStretch()
        for label in (self._selection, self._zoom):
            row.addWidget(label)
        self.addWidget(said, 1)
        session.saved.connect(self.refresh)
        session.busy_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        session.check_told.connect(self._on_check_told)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the session as it stands."""
        path = self._session.path
        self._say(self._file, path.name if path else "", str(path) if path else "")
        self._say(self._saved, self._saved_words())
        if path is None:
            self._say(self._backup, "")
            self._say(self._selection, "")

    @Slot(bool)
    def show_slow(self, slow: bool) -> None:
        """Say that the disk does not answer, or that it does again."""
        self._is_slow = slow
        self._warning.setVisible(slow)
        self.refresh()

    @Slot(object)
    def show_backup(self, at: dt.datetime | None) -> None:
        """Show when the newest backup was made; ``None`` where there is none."""
        if at is None:
            self._say(self._backup, self.tr("Chưa có bản sao lưu"))
            return
        local = at.astimezone()
        today = local.date() == dt.datetime.now().astimezone().date()
        shown = f"{local:%H:%M}" if today else f"{local:%H:%M %d/%m/%Y}"
        self._say(self._backup, self.tr("Sao lưu gần nhất {time}").format(time=shown))

    @Slot(str)
    def show_selection(self, text: str) -> None:
        """Show what is selected in a grid: how many cells, their sum."""
        self._say(self._selection, text)

    @Slot(object)
    def _on_check_told(self, check: UserError | None) -> None:
        self._is_checked = check is not None
        self.refresh()

    @Slot()
    def _on_theme_changed(self) -> None:
        side = self._theme.icon_size
        drawing = tone_icon("warning", Tone.WARNING, self._theme)
        self._warning.setPixmap(drawing.pixmap(side, side))
        self._say(self._zoom, f"{self._theme.zoom} %")

    def _saved_words(self) -> str:
        if self._session.path is None:
            return ""
        if not self._session.is_ready:
            checked = self._is_checked
            return self.tr("Đang kiểm tra toàn bộ tệp…") if checked else self.tr("Đang mở tệp…")
        if self._is_slow:
            return self.tr("Đang chờ ổ đĩa…")
        if self._session.view is not None and not self._session.view.is_own:
            return self.tr("Chỉ xem: dữ liệu của đơn vị khác")
        at = self._session.last_saved
        if at is None:
            return self.tr("Mọi thay đổi đã được lưu")
        return self.tr("Đã lưu {time}").format(time=f"{at:%H:%M}")

    def _label(self, name: str) -> ElidedLabel:
        label = ElidedLabel(self)
        label.setAccessibleName(name)
        set_muted(label)
        label.hide()
        return label

    @staticmethod
    def _say(label: ElidedLabel, text: str, tool_tip: str = "") -> None:
        label.setText(text)
        label.setToolTip(tool_tip)
        label.setVisible(bool(text))
