# SPDX-License-Identifier: MIT
"""The main window; in this version it only says that the program starts and what can be done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from lsapp import __version__


class MainWindow(QMainWindow):
    """One window; shown empty, with the name of the file that was asked for and the first commands
    of the command line.
    """

    def __init__(self, file: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.setWindowTitle(f"{file.name} - KH48" if file else "KH48")
        self.resize(960, 600)
        self.setCentralWidget(self._make_page())

    def _make_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(self._make_title())
        if self._file is not None:
            column.addWidget(self._make_file(self._file))
        column.addWidget(self._make_text())
        column.addSpacing(8)
        column.addLayout(self._make_commands())
        column.addStretch()
        return page

    def _make_title(self) -> QLabel:
        title = QLabel(self.tr("KH48 {version}").format(version=__version__), self)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        return title

    def _make_file(self, file: Path) -> QLabel:
        name = QLabel(self.tr("Tệp được chọn: {name}").format(name=file.name), self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name.setToolTip(str(file))
        return name

    def _make_text(self) -> QLabel:
        text = QLabel(
            self.tr(
                "Chương trình đã khởi động. Bản này chưa có các trang làm việc trên cửa sổ;\n"
                "việc tạo, xuất và nhận bản nộp làm bằng dòng lệnh, bắt đầu từ các lệnh sau:"
            ),
            self,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return text

    def _make_commands(self) -> QGridLayout:
        commands = (
            ("lsapp demo --db mau.lsdb", self.tr("tạo cơ sở dữ liệu mẫu")),
            (
                "lsapp export --db mau.lsdb --round 2026 --out ban-nop",
                self.tr("xuất bản nộp năm 2026"),
            ),
            ("lsapp --help", self.tr("xem mọi lệnh")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        for row, (command, meaning) in enumerate(commands):
            label = QLabel(command, self)
            label.setFont(fixed)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            grid.addWidget(label, row, 1)
            grid.addWidget(QLabel(meaning, self), row, 2)
        return grid
