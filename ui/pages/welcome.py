# SPDX-License-Identifier: MIT
"""What is shown while no file is open: begin, open, try the sample; the files of late."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lsapp import __version__
from ui.icons import application_icon, icon
from ui.recent_files import RecentFiles
from ui.theme import SPACE, Role, Size, Theme, set_muted, set_primary, set_quiet, set_size

_ICON: Final = 56
_LETTERS: Final = 96
_MOST_ROWS: Final = 6


class WelcomePage(QScrollArea):
    """The first page. ``command_asked`` carries the name of a command of the window."""

    command_asked = Signal(str)
    file_chosen = Signal(Path)

    def __init__(self, theme: Theme, files: RecentFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._files = files
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._holder = QWidget(self)
        self._recent = QListWidget(self._holder)
        self._recent.setAccessibleName(self.tr("Tệp đã mở gần đây"))
        self._recent.setUniformItemSizes(True)
        self._recent.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_quiet(self._recent)
        self._recent.itemClicked.connect(self._on_chosen)
        self._recent.installEventFilter(self)
        self._recent_title = QLabel(self.tr("Mở gần đây"), self._holder)
        set_size(self._recent_title, Size.HEADING)
        self._choices_made: list[QPushButton] = []
        self._lay_out()
        theme.changed.connect(self._fit)
        files.changed.connect(self.refresh)
        self.refresh()

    # --- building ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        column.setSpacing(SPACE)
        column.addLayout(self._make_head())
        column.addSpacing(SPACE * 2)
        column.addLayout(self._make_choices())
        column.addSpacing(SPACE * 2)
        column.addWidget(self._recent_title)
        column.addWidget(self._recent)
        notice = QLabel(
            self.tr(
                "Không nhập nội dung thuộc danh mục bí mật nhà nước vào phần mềm này. Mọi dữ liệu nằm "
                "trong tệp trên máy của đơn vị; chương trình không tự gửi gì ra ngoài."
            ),
            self._holder,
        )
        notice.setWordWrap(True)
        set_size(notice, Size.SMALL)
        set_muted(notice)
        column.addSpacing(SPACE)
        column.addWidget(notice)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(self._holder)
        middle.addStretch(3)
        row.addLayout(middle)
        row.addStretch(1)
        self.setWidget(body)

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
                self.tr("Xem bản mẫ&u"),
                self.tr("Một xã có đủ chương trình và báo cáo, để dùng thử"),
            ),
        )

    def _make_choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        for row, (name, icon_name, text, hint) in enumerate(self._choices()):
            primary = name == "new_office"
            drawing = icon(icon_name, self._on_accent) if primary else icon(icon_name)
            button = QPushButton(drawing, text, self._holder)
            button.setObjectName(name)
            set_primary(button, primary)
            button.setMinimumHeight(SPACE * 5)
            # Icons and words of all three begin on one line.
            button.setStyleSheet("text-align: left;")
            button.setAccessibleDescription(hint)
            button.clicked.connect(lambda _=False, chosen=name: self.command_asked.emit(chosen))
            label = QLabel(hint, self._holder)
            label.setWordWrap(True)
            grid.addWidget(button, row, 0)
            grid.addWidget(label, row, 1)
            self._choices_made.append(button)
        return grid

    def _on_accent(self) -> QColor:
        return self._theme.colour(Role.ON_ACCENT_TEXT)

    # --- showing ---

    @Slot()
    def refresh(self) -> None:
        """Show the files of late; those that are gone are shown as gone."""
        self._recent.clear()
        for path, exists in self._files.files():
            item = QListWidgetItem(icon("document"), f"{path.name}    {path.parent}", self._recent)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
            if not exists:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setText(self.tr("{name} (không còn ở chỗ cũ)").format(name=path.name))
        some = self._recent.count() > 0
        self._recent.setVisible(some)
        self._recent_title.setVisible(some)
        self._fit()

    def take_focus(self) -> None:
        """Set the keyboard where most begin: on the file of last time, else on the first button."""
        first = self._first_file()
        if first is None:
            self._choices_made[0].setFocus()
        else:
            self._recent.setCurrentItem(first)
            self._recent.setFocus()

    def _first_file(self) -> QListWidgetItem | None:
        items = (self._recent.item(row) for row in range(self._recent.count()))
        return next((one for one in items if one.flags() & Qt.ItemFlag.ItemIsEnabled), None)

    @Slot()
    def _fit(self) -> None:
        """Keep lines of a length that can be read, and the list as tall as its files."""
        letter = self.fontMetrics().averageCharWidth()
        self._holder.setFixedWidth(min(letter * _LETTERS, max(self.width(), SPACE * 60)))
        rows = min(self._recent.count(), _MOST_ROWS)
        row = self._recent.sizeHintForRow(0) if rows else 0
        self._recent.setFixedHeight(max(rows * row + SPACE, 1))

    # --- overrides ---

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)
        self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._recent
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            item = self._recent.currentItem()
            if item is not None:
                self._on_chosen(item)
            return True
        return super().eventFilter(watched, event)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.file_chosen.emit(Path(item.data(Qt.ItemDataRole.UserRole)))
