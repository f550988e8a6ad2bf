# SPDX-License-Identifier: MIT
"""Five steps through the sample, beside the pages they speak of; one key ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui import places
from ui.theme import SPACE, Size, set_muted, set_primary, set_size

if TYPE_CHECKING:
    from ui.shell_window import ShellWindow


class TourStep(msgspec.Struct, frozen=True):
    """Which page is shown, and what is said of it."""

    page: str
    title: str
    text: str


_LETTERS: Final = 52


class Tour(QFrame):
    """A card at the lower right corner of the pages, which stay in use below it. It ends with its last
    step, by Escape, and where there is no file left to show; ``ended`` comes once.
    """

    ended = Signal()

    def __init__(self, window: ShellWindow) -> None:
        super().__init__(window)
        self._window = window
        self._place = 0
        self._has_ended = False
        self._steps = self._make_steps()
        self._body = window.centralWidget() or window
        self.setObjectName("tour")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Làm quen trong năm bước"))
        self._count = QLabel(self)
        set_size(self._count, Size.SMALL)
        set_muted(self._count)
        self._title = QLabel(self)
        set_size(self._title, Size.HEADING)
        self._title.setWordWrap(True)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._end = QPushButton(self.tr("&Thôi"), self)
        self._back = QPushButton(self.tr("&Quay lại"), self)
        self._next = QPushButton(self)
        set_primary(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        for widget in (self._count, self._title, self._text):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._end)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._next)
        column.addLayout(row)
        self._end.clicked.connect(self.end)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._body.installEventFilter(self)
        window.theme.changed.connect(self._fit)
        window.session.state_changed.connect(self._on_state_changed)
        window.session.failed.connect(self._on_failed)
        self.hide()

    @property
    def steps(self) -> tuple[TourStep, ...]:
        """What is shown, in order."""
        return self._steps

    def start(self) -> None:
        """Show the first step; without a file the sample is opened first."""
        session = self._window.session
        if session.is_ready:
            self._show()
        elif session.path is None:
            from ui.sample import sample_maker

            self._window.adopt_file(sample_maker())

    @Slot()
    def end(self) -> None:
        """Go for good; the tour can be taken again from the menu."""
        if self._has_ended:
            return
        self._has_ended = True
        self._window.settings.tour_seen = True
        had_keyboard = self.isAncestorOf(self._window.focusWidget() or self._window)
        self.hide()
        if had_keyboard:
            self._window.focus_page()
        self.deleteLater()
        self.ended.emit()

    # --- slots ---

    @Slot()
    def _on_state_changed(self) -> None:
        session = self._window.session
        if session.is_ready and not self.isVisible():
            # The page is shown by the window first, which is told after this.
            QTimer.singleShot(0, self, self._show)
        elif session.view is None:
            self.end()

    @Slot()
    def _on_failed(self) -> None:
        if self._window.session.view is None:
            self.end()

    def _turn(self, by: int) -> None:
        if self._place + by >= len(self._steps):
            self.end()
            return
        self._place = max(0, self._place + by)
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._has_ended:
            return
        step = self._steps[self._place]
        self._window.show_page(step.page)
        last = self._place == len(self._steps) - 1
        self._count.setText(
            self.tr("Bước {number} trên {count}").format(
                number=self._place + 1, count=len(self._steps)
            )
        )
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._back.setEnabled(self._place > 0)
        self._next.setText(self.tr("&Xong") if last else self.tr("&Tiếp"))
        self.show()
        self.raise_()
        self._fit()
        self._next.setFocus()

    @Slot()
    def _fit(self) -> None:
        """Stand in the corner, as wide as the letters need and no wider than the pages."""
        body = self._body
        wanted = self.fontMetrics().averageCharWidth() * _LETTERS
        self.setFixedWidth(min(wanted, body.width() - SPACE * 4))
        # A label of several lines knows its height only at its width.
        self.setFixedHeight(max(self.heightForWidth(self.width()), self.minimumSizeHint().height()))
        corner = body.mapTo(self._window, body.rect().bottomRight())
        self.move(corner.x() - self.width() - SPACE * 2, corner.y() - self.height() - SPACE * 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _make_steps(self) -> tuple[TourStep, ...]:
        return (
            TourStep(
                places.OVERVIEW,
                self.tr("Tổng quan nói việc tiếp theo"),
                self.tr(
                    "Nút ở trên cùng dẫn đến đúng chỗ cần làm. Dưới đó là việc đến hạn và phần nào "
                    "còn thiếu. Thử bấm rồi quay lại bằng Ctrl+1."
                ),
            ),
            TourStep(
                places.ACTIVITIES,
                self.tr("Bảng nhiệm vụ dùng như Excel"),
                self.tr(
                    "Gõ thẳng vào ô, Enter xuống dòng, Ctrl+C và Ctrl+V với Excel. Không có nút Lưu: "
                    "mỗi thay đổi được lưu ngay, Ctrl+Z lấy lại được cả sau khi tắt máy."
                ),
            ),
            TourStep(
                places.STATISTICS,
                self.tr("Để trống, 0 và không áp dụng là ba điều khác nhau"),
                self.tr(
                    "Ô tổng tự cộng. Ô nào đơn vị không có thì ghi không áp dụng kèm lý do, để đơn vị "
                    "tổng hợp không phải hỏi lại."
                ),
            ),
            TourStep(
                places.REPORT,
                self.tr("Lời văn lấy số từ dữ liệu"),
                self.tr(
                    "Chèn số liệu vào câu: số luôn đúng với dữ liệu cho đến khi nộp. Bảng Kiểm tra (F8) "
                    "nói còn gì phải sửa."
                ),
            ),
            TourStep(
                places.SUBMISSION,
                self.tr("Nộp: xem bản in thật rồi xuất một lần"),
                self.tr(
                    "Excel, PDF, Word cùng một dữ liệu, có mã kiểm tra. Đơn vị tổng hợp nhận tệp nào cũng "
                    "được, không phải gõ lại."
                ),
            ),
        )
