# SPDX-License-Identifier: MIT
"""A locked report for which another revision came: keep the locked one, or unlock and take the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.period import RoundCode
from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, Tone, set_muted, set_size
from ui.undo_notice import tell_undoable
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.revision_sides import RoundFiles

_LETTERS: Final = 92


class DecideLockedDialog(FittedDialog):
    """Says what stands and what came; nothing is done before one of the two buttons is pressed."""

    compare_asked = Signal()
    """The revisions are to be set beside each other, the dialog being closed by then."""

    def __init__(
        self, context: PageContext, files: RoundFiles, parent: QWidget | None = None
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._files = files
        self.setWindowTitle(self.tr("Báo cáo đã khóa, có bản mới"))
        self._build()
        self._lay_out()
        self._connect()

    # --- building ---

    def _build(self) -> None:
        files = self._files
        head = next((one for one in files.revisions if one.in_force), None)
        revision = files.behind[0].submission.revision if files.behind else 0
        self.head = QLabel(
            self.tr("{unit}, {round}: báo cáo lần {revision} đã khóa, đang được tính.").format(
                unit=files.unit.name,
                round=RoundCode.parse(files.round).label(),
                revision=head.submission.revision if head is not None else 0,
            ),
            self,
        )
        set_size(self.head, Size.BODY)
        words = self.tr("Nhận được sau đó: {files}.")
        self.came = QLabel(words.format(files="; ".join(self._came())), self)
        self.hint = QLabel(
            self.tr(
                "Mở khóa thì bản đến sau được tính thay và số liệu tổng hợp đổi theo; hoàn tác được. Giữ "
                "bản đã khóa thì tệp đến sau được rút, bản gốc của tệp vẫn giữ."
            ),
            self,
        )
        set_muted(self.hint)
        for label in (self.head, self.came, self.hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notice = Notice(Tone.WARNING, "", self._context.theme, parent=self)
        self.notice.hide()
        self.compare_button = QPushButton(icon("history"), self.tr("&So sánh"), self)
        self.unlock_button = QPushButton(
            self.tr("&Mở khóa, lấy bản lần {revision}").format(revision=revision), self
        )
        self.keep_button = QPushButton(icon("lock"), self.tr("&Giữ bản đã khóa"), self)
        self.later_button = QPushButton(self.tr("Để s&au"), self)
        self.later_button.setDefault(True)  # neither of the others by a stray Enter
        for button in (self.compare_button, self.unlock_button, self.keep_button):
            button.setAutoDefault(False)

    def _came(self) -> list[str]:
        words = self.tr("lần {revision} ({file}, nhận ngày {day})")
        return [
            words.format(
                revision=one.submission.revision,
                file=file.receipt.file_name,
                day=format_date(day_in_vietnam(file.receipt.received_at)),
            )
            for one in self._files.behind
            for file in one.files
        ]

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.compare_button)
        buttons.addStretch(1)
        for button in (self.unlock_button, self.keep_button, self.later_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        for widget in (self.head, self.came, self.hint, self.notice):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.compare_button.clicked.connect(self._on_compare)
        self.unlock_button.clicked.connect(self._on_unlock)
        self.keep_button.clicked.connect(self._on_keep)
        self.later_button.clicked.connect(self.reject)

    # --- slots ---

    @Slot()
    def _on_compare(self) -> None:
        self.reject()
        self.compare_asked.emit()

    @Slot()
    def _on_unlock(self) -> None:
        files = self._files
        told = self.tr("Đã mở khóa báo cáo của {unit}; bản đến sau được tính.")

        def work(desk: Desk) -> Change:
            from lsapp.services.receipt_marking import unlock

            return unlock(desk, files.plan, [(files.unit.code, files.round)])

        def done(change: Change) -> None:
            self._end()
            tell_undoable(self._context, told.format(unit=files.unit.name), change)

        self.set_working(True)
        self._session.act(work, done, self, self._on_failed)

    @Slot()
    def _on_keep(self) -> None:
        receipts = [file.receipt for one in self._files.behind for file in one.files]
        told = self.tr("Vẫn giữ báo cáo đã khóa của {unit}; đã rút {count} tệp đến sau.")

        def work(desk: Desk) -> None:
            from lsapp.services.deciding import withdraw

            for one in receipts:
                withdraw(desk, one)

        def done(_done: None) -> None:
            self._end()
            words = told.format(unit=self._files.unit.name, count=len(receipts))
            self._context.notify(Tone.GOOD, words, "", None)

        self.set_working(True)
        self._session.act(work, done, self, self._on_failed)

    def _end(self) -> None:
        self.set_working(False)
        self.accept()
        self._session.reload()  # the unit's records may be others now

    def _on_failed(self, error: Exception) -> None:
        self.end_failed(error, self._session, self.notice)
        QTimer.singleShot(0, self, self.fit)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """One thing after the other."""
        for button in (
            self.compare_button,
            self.unlock_button,
            self.keep_button,
            self.later_button,
        ):
            button.setEnabled(not working)
