# SPDX-License-Identifier: MIT
"""A file whose cells were changed outside: cell by cell the sealed value or the one in the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.records import Receipt
from ui.dialogs.fitted_dialog import FittedDialog
from ui.icons import icon
from ui.models.choice_model import EditedLines
from ui.pages.page import PageContext
from ui.theme import SPACE, Tone, set_muted, set_primary
from ui.widgets.choice_pane import ChoicePane
from ui.widgets.fields import LineField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.held_edits import HeldEdits

_LETTERS: Final = 160


class DecideEditedDialog(FittedDialog):
    """Reads the file again behind the window; one press writes the whole decision. ``viewable`` tells that
    the unit ``name`` has figures to look at meanwhile.
    """

    view_asked = Signal()
    """The unit's own pages are asked for, the dialog being closed by then."""

    def __init__(
        self,
        context: PageContext,
        receipt: Receipt,
        name: str,
        parent: QWidget | None = None,
        *,
        viewable: bool = False,
    ) -> None:
        super().__init__(_LETTERS, parent)
        self._context = context
        self._session = context.session
        self._receipt = receipt
        self._name = name
        self._viewable = viewable
        self._held: HeldEdits | None = None
        self._build()
        self._lay_out()
        self._connect()
        self._load()

    # --- building ---

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Quyết định ô đã sửa ngoài chương trình"))
        self._head = QLabel(self)
        self._intro = QLabel(
            self.tr(
                "Các ô dưới đây khác với số liệu đã niêm phong trong tệp. Giá trị được chọn là giá trị "
                "được tính; bản đã niêm phong vẫn giữ nguyên. Phím ← → hoặc dấu cách để chọn."
            ),
            self,
        )
        set_muted(self._intro)
        for label in (self._head, self._intro):
            label.setWordWrap(True)
        self.pane = ChoicePane(
            self.tr("Giữ &tất cả đã niêm phong"),
            self.tr("Lấ&y tất cả trong ô"),
            self._context.theme,
            self,
        )
        self.remark = LineField(self)
        self.remark.setPlaceholderText(self.tr("ví dụ: xã xác nhận qua điện thoại ngày 12/12"))
        self.notice = Notice(Tone.WARNING, "", self._context.theme, parent=self)
        self.notice.hide()
        self.save_button = QPushButton(self.tr("&Ghi quyết định"), self)
        self.save_button.setDefault(True)
        set_primary(self.save_button)
        self._cancel = QPushButton(self.tr("Để &sau"), self)
        self.view_button = QPushButton(icon("unit"), self.tr("&Xem số liệu đang có"), self)
        self.view_button.setVisible(self._viewable)
        for button in (self._cancel, self.view_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Lý do:"), self)
        label.setBuddy(self.remark)
        reason = QHBoxLayout()
        reason.setSpacing(SPACE)
        reason.addWidget(label)
        reason.addWidget(self.remark, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.view_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (self._head, self._intro):
            column.addWidget(widget)
        column.addWidget(self.pane, 1)
        column.addLayout(reason)
        column.addWidget(self.notice)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.pane.changed.connect(self._show_button)
        self.save_button.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self.view_button.clicked.connect(self._on_view)

    def _load(self) -> None:
        words = self.tr("{unit}: {file}, nhận ngày {day}.")
        self._head.setText(
            words.format(
                unit=self._name,
                file=self._receipt.file_name,
                day=format_date(day_in_vietnam(self._receipt.received_at)),
            )
        )
        self.pane.show_waiting(self.tr("Đang đọc tệp…"))
        self._show_button()
        receipt = self._receipt

        def work(desk: Desk) -> HeldEdits:
            from lsapp.services.held_edits import read_held

            return read_held(desk, receipt)

        self._session.read(work, self._on_read, self, self._on_failed)

    # --- slots ---

    def _on_read(self, held: HeldEdits) -> None:
        self._held = held
        words = self.tr("{unit}, báo cáo lần {revision}: {file}, nhận ngày {day}.")
        self._head.setText(
            words.format(
                unit=held.unit.name,
                revision=held.payload.revision,
                file=self._receipt.file_name,
                day=format_date(day_in_vietnam(self._receipt.received_at)),
            )
        )
        self.remark.setText(held.remark or "")
        taken = [row for row, one in enumerate(held.cells) if one.taken]
        titles = (self.tr("Giá trị đã niêm phong"), self.tr("Giá trị trong ô"))
        self.pane.show_lines(EditedLines(held.cells), titles, taken)
        self.pane.table.setFocus()
        self._show_button()

    @Slot()
    def _show_button(self) -> None:
        held = self._held
        self.save_button.setEnabled(held is not None and not self.is_working)
        if held is None:
            return
        taken, total = len(self.pane.model.taken), len(held.cells)
        words = (
            self.tr("&Giữ số liệu đã niêm phong")
            if not taken
            else self.tr("&Ghi: lấy {taken} trong {total} ô")
        )
        self.save_button.setText(words.format(taken=taken, total=total))

    @Slot()
    def _on_view(self) -> None:
        self.reject()
        self.view_asked.emit()

    @Slot()
    def _on_save(self) -> None:
        held = self._held
        if held is None or self.is_working:
            return
        self.notice.hide()
        self.set_working(True)
        taken, remark = self.pane.model.taken, self.remark.text()

        def work(desk: Desk) -> object:
            from lsapp.services.deciding import decide_edited

            return decide_edited(desk, held, taken, remark)

        def done(_change: object) -> None:
            self.accept()
            words = self.tr("Đã ghi quyết định với {file}: lấy {taken} trong {total} ô đã sửa.")
            told = words.format(
                file=held.receipt.file_name, taken=len(taken), total=len(held.cells)
            )
            self._context.notify(Tone.GOOD, told, "", None)
            self._session.reload()  # the unit may be new here

        self._session.act(work, done, self, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if self._held is None:
            self.pane.show_waiting(self.tr("Chưa đọc được tệp"))
        self.end_failed(error, self._session, self.notice)
        QTimer.singleShot(0, self, self.fit)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """Nothing is chosen while the decision is written."""
        self.pane.setEnabled(not working)
        self._show_button()
