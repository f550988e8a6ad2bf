# SPDX-License-Identifier: MIT
"""A file whose cells were changed outside: cell by cell the sealed value or the one in the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from lsapp.domain.dates import day_in_vietnam, format_date
from lsapp.domain.records import Receipt
from ui.dialogs.decision_dialog import DecisionDialog
from ui.models.choice_model import EditedLines
from ui.pages.page import PageContext
from ui.theme import set_muted

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.held_edits import HeldEdits


class DecideEditedDialog(DecisionDialog):
    """Reads the file again behind the window; one press writes the whole decision. ``viewable`` tells that
    the unit ``name`` has figures to look at meanwhile.
    """

    def __init__(
        self,
        context: PageContext,
        receipt: Receipt,
        name: str,
        parent: QWidget | None = None,
        *,
        viewable: bool = False,
    ) -> None:
        super().__init__(context, parent)
        self._receipt = receipt
        self._name = name
        self._viewable = viewable
        self._held: HeldEdits | None = None
        self._build()
        self._lay_out()
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
        self.remark.setPlaceholderText(self.tr("ví dụ: xã xác nhận qua điện thoại ngày 12/12"))
        self.save_button.setText(self.tr("&Ghi quyết định"))
        self.pane.keep_button.setText(self.tr("Giữ &tất cả đã niêm phong"))
        self.pane.take_button.setText(self.tr("Lấ&y tất cả trong ô"))
        self.view_button.setVisible(self._viewable)

    def _lay_out(self) -> None:
        for widget in (self._head, self._intro):
            self._above.addWidget(widget)

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
            words = self.tr("Đã ghi quyết định với {file}: lấy {taken} trong {total} ô đã sửa.")
            told = words.format(
                file=held.receipt.file_name, taken=len(taken), total=len(held.cells)
            )
            self._end_written(told)

        self._session.act(work, done, self, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if self._held is None:
            self.pane.show_waiting(self.tr("Chưa đọc được tệp"))
        super()._on_failed(error)

    # --- overrides ---

    def show_working(self, working: bool) -> None:
        """Nothing is chosen while the decision is written."""
        self.pane.setEnabled(not working)
        self._show_button()
