# SPDX-License-Identifier: MIT
"""What is shown while no file is open: begin, open, try the sample; the files of late."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lsapp import __version__
from ui.icons import application_icon, icon
from ui.settings import Settings
from ui.theme import SPACE, Role, Size, Theme, set_muted, set_primary, set_size

_ICON = 56


class WelcomePage(QWidget):
    """The first page. ``command_asked`` carries the name of a command of the window."""

    command_asked = Signal(str)
    file_chosen = Signal(Path)

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._recent = QListWidget(self)
        self._recent.setAccessibleName(self.tr("Tệp đã mở gần đây"))
        self._recent.setFrameShape(QFrame.Shape.NoFrame)
        self._recent.itemActivated.connect(self._on_activated)
        self._recent.itemClicked.connect(self._on_activated)
        self._recent_title = QLabel(self.tr("Mở gần đây"), self)
        set_size(self._recent_title, Size.HEADING)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        column.addStretch(2)
        column.addLayout(self._make_head())
        column.addSpacing(SPACE * 2)
        for name, icon_name, text, hint in self._choices():
            column.addWidget(self._make_choice(name, icon_name, text, hint))
        column.addSpacing(SPACE * 2)
        column.addWidget(self._recent_title)
        column.addWidget(self._recent)
        notice = QLabel(
            self.tr(
                "Không nhập nội dung thuộc danh mục bí mật nhà nước vào phần mềm này. Mọi dữ liệu nằm "
                "trong tệp trên máy của đơn vị; chương trình không gửi gì ra ngoài."
            ),
            self,
        )
        notice.setWordWrap(True)
        set_size(notice, Size.SMALL)
        set_muted(notice)
        column.addSpacing(SPACE)
        column.addWidget(notice)
        column.addStretch(3)
        holder = QWidget(self)
        holder.setLayout(column)
        holder.setMaximumWidth(SPACE * 84)
        holder.setMinimumWidth(SPACE * 60)
        row.addWidget(holder, 4)
        row.addStretch(1)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        mark = QLabel(self)
        mark.setPixmap(application_icon().pixmap(_ICON, _ICON))
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QLabel(self.tr("Chương trình và báo cáo của đơn vị"), self)
        set_size(title, Size.TITLE)
        title.setWordWrap(True)
        words.addWidget(title)
        words.addWidget(
            QLabel(self.tr("KH48, phiên bản {version}").format(version=__version__), self)
        )
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _choices(self) -> tuple[tuple[str, str, str, str], ...]:
        return (
            (
                "new_office",
                "new-file",
                self.tr("&Bắt đầu cho đơn vị của tôi"),
                self.tr("Chọn đơn vị, năm báo cáo và nơi đặt tệp"),
            ),
            (
                "open_file",
                "open-file",
                self.tr("&Mở tệp đã có"),
                self.tr("Tệp dữ liệu .lsdb trên máy hoặc USB"),
            ),
            (
                "open_sample",
                "star",
                self.tr("&Xem bản mẫu"),
                self.tr("Một xã với chương trình và báo cáo đủ các phần, để dùng thử"),
            ),
        )

    def _make_choice(self, name: str, icon_name: str, text: str, hint: str) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        primary = name == "new_office"
        drawing = icon(icon_name, self._on_accent) if primary else icon(icon_name)
        button = QPushButton(drawing, text, holder)
        button.setObjectName(name)
        set_primary(button, primary)
        button.setMinimumWidth(SPACE * 30)
        button.setMinimumHeight(SPACE * 5)
        button.setAccessibleDescription(hint)
        button.clicked.connect(lambda _=False: self.command_asked.emit(name))
        label = QLabel(hint, holder)
        label.setWordWrap(True)
        row.addWidget(button)
        row.addWidget(label, 1)
        return holder

    def _on_accent(self) -> QColor:
        return self._theme.colour(Role.ON_ACCENT_TEXT)

    def refresh(self) -> None:
        """Show the files of late; those that are gone are shown as gone."""
        self._recent.clear()
        for path, exists in self._settings.recent_files():
            item = QListWidgetItem(icon("document"), f"{path.name}    {path.parent}", self._recent)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            if not exists:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setText(self.tr("{name} (không còn ở chỗ cũ)").format(name=path.name))
        some = self._recent.count() > 0
        self._recent.setVisible(some)
        self._recent_title.setVisible(some)
        rows = min(self._recent.count(), 6)
        self._recent.setFixedHeight(rows * (self.fontMetrics().height() + SPACE) + SPACE)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.file_chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))
