# SPDX-License-Identifier: MIT
"""What is written down of an answer: the decision, a deadline, a remark, the comments, where it goes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.dates import grid_date, parse_date
from lsapp.errors import UserError
from ui.dialogs.return_slip_earlier import EarlierNotes
from ui.dialogs.return_slip_model import TEXT, WHERE, SlipNotesModel
from ui.icons import icon
from ui.pages.page import PageContext
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.fields import LineField, TextField
from ui.widgets.folder_line import FolderLine
from ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from lsapp.services.return_review import NotePlace, PinnedNotes, Review

SENT, EARLIER = range(2)
"""The two lists: the comments of this slip, and those of the slips before."""
FOLDER_KEY: Final = "files/return_folder"
_DAY_LETTERS: Final = 22
_PLACE_LETTERS: Final = 58


class SlipForm(QWidget):
    """``changed`` when the decision or the number of comments did; ``add_asked`` for another comment.

    What an officer notes is written at once, so that nothing of it waits for a button: ``note_written`` and
    ``note_deleted`` tell the key of a comment.
    """

    changed = Signal()
    add_asked = Signal()
    note_written = Signal(str)
    note_deleted = Signal(str)

    def __init__(self, context: PageContext, usual: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SlipNotesModel(context.theme, self)
        self.return_choice = QRadioButton(self.tr("Trả &lại để bổ sung, chỉnh sửa"), self)
        self.accept_choice = QRadioButton(self.tr("C&hấp nhận"), self)
        self.due = LineField(self)
        self.remark = TextField(2, self)
        self.tabs = QTabWidget(self)
        self.earlier = EarlierNotes(context.theme, self)
        self.table = TickList(self.model, {WHERE: _PLACE_LETTERS}, TEXT, self)
        self.demand = QCheckBox(self.tr("Phải t&rả lời từng góp ý rồi mới gửi lại"), self)
        self.add_button = QPushButton(icon("add"), self.tr("Thêm &góp ý..."), self)
        self.delete_button = QPushButton(icon("delete"), self.tr("Xóa gó&p ý"), self)
        self._counted = QLabel(self)
        self.address = QLineEdit(self)
        self.folder = FolderLine(context.settings, FOLDER_KEY, usual, self)
        self._build()
        self._lay_out()
        self._connect()

    # --- building ---

    def _build(self) -> None:
        self.return_choice.setChecked(True)
        self.due.setPlaceholderText(self.tr("ngày/tháng/năm"))
        self.due.set_letters(_DAY_LETTERS)
        self.table.set_cut_in_the_middle(WHERE)
        self.table.setAccessibleName(self.tr("Các góp ý"))
        self.due.setAccessibleName(self.tr("Hạn gửi lại"))
        self.remark.setMaximumHeight(self.remark.minimumHeight())
        self.remark.setAccessibleName(self.tr("Nhận xét chung"))
        self.address.setPlaceholderText(self.tr("để trống thì chọn trong chương trình thư"))
        self.address.setAccessibleName(self.tr("Địa chỉ thư của đơn vị"))
        set_size(self._counted, Size.SMALL)
        set_muted(self._counted)
        for button in (self.add_button, self.delete_button):
            button.setAutoDefault(False)
        self.delete_button.setEnabled(False)

    def _lay_out(self) -> None:
        due, remark = (
            QLabel(self.tr("Hạn gửi lạ&i:"), self),
            QLabel(self.tr("Nhận &xét chung:"), self),
        )
        address = QLabel(self.tr("Địa chỉ thư của đơn &vị:"), self)
        for label, buddy in ((due, self.due), (remark, self.remark), (address, self.address)):
            label.setBuddy(buddy)
        decision = QHBoxLayout()
        decision.setSpacing(2 * SPACE)
        decision.addWidget(self.return_choice)
        decision.addWidget(self.accept_choice)
        decision.addStretch()  # the deadline takes what it needs before this takes the rest
        decision.addWidget(due)
        decision.addWidget(self.due, 1)
        tools = QHBoxLayout()
        tools.setSpacing(SPACE)
        tools.addWidget(self.add_button)
        tools.addWidget(self.delete_button)
        tools.addWidget(self._counted, 1)
        sent = QWidget(self)
        inner = QVBoxLayout(sent)
        inner.setContentsMargins(0, SPACE, 0, 0)
        inner.setSpacing(SPACE)
        inner.addWidget(self.table, 1)
        inner.addLayout(tools)
        self.tabs.addTab(sent, icon("comment"), self.tr("Góp ý gửi đi"))
        self.tabs.addTab(self.earlier, icon("history"), "")
        self.tabs.setTabVisible(EARLIER, False)
        goes = QGridLayout()
        goes.setHorizontalSpacing(SPACE)
        goes.setVerticalSpacing(SPACE)
        goes.addWidget(address, 0, 0)
        goes.addWidget(self.address, 0, 1)
        goes.addWidget(self.folder, 1, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(decision)
        asked = QHBoxLayout()
        asked.setSpacing(SPACE)
        asked.addWidget(remark)
        asked.addStretch(1)
        asked.addWidget(self.demand)
        column.addLayout(asked)
        column.addWidget(self.remark)
        column.addWidget(self.tabs, 1)
        column.addLayout(goes)

    def _connect(self) -> None:
        self.return_choice.toggled.connect(self._on_decided)
        self.due.left.connect(self._on_due_left)
        self.add_button.clicked.connect(self.add_asked)
        self.delete_button.clicked.connect(self._on_delete)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.model.chosen_changed.connect(self._on_chosen)
        self.model.own_written.connect(self.note_written)

    # --- for the dialog ---

    @property
    def is_returned(self) -> bool:
        """Whether the report goes back; else it is accepted."""
        return self.return_choice.isChecked()

    def load(self, review: Review, address: str) -> None:
        """Offer what was pinned, what the rules find in a report, and what the unit has answered."""
        self.model.set_suggestions(review.suggestions)
        self.show_notes(review.notes)
        self.address.setText(address)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, WHERE))
        if self.earlier.model.next_undecided(-1) is not None:
            self.tabs.setCurrentIndex(EARLIER)
            self.earlier.table.setFocus()
        else:
            self.remark.setFocus()

    def show_notes(self, notes: PinnedNotes) -> None:
        """Show the comments as they are noted now."""
        row = self.table.currentIndex().row()
        self.model.set_pinned(notes.pinned)
        if self.model.rowCount():
            at = min(max(row, 0), self.model.rowCount() - 1)
            self.table.setCurrentIndex(self.model.index(at, WHERE))
        self.earlier.show_notes(notes.earlier)
        self.tabs.setTabVisible(EARLIER, bool(notes.earlier))
        due = [one for one in notes.earlier if one.standing.value != "awaiting"]
        words = self.tr("Góp ý đã nêu: đã trả lời {done}/{all}").format(
            done=sum(one.is_answered for one in due), all=len(due)
        )
        self.tabs.setTabText(EARLIER, words if due else self.tr("Góp ý đã nêu: chờ đơn vị"))
        left = sum(one.standing.value in ("answered", "unanswered") for one in notes.earlier)
        self.earlier.say_counted(
            self.tr("Còn {count} góp ý chờ kết luận").format(count=left) if left else ""
        )

    def due_on(self) -> dt.date | None:
        """Return the new deadline, ``None`` where none is set. UserError where it cannot be read."""
        text = self.due.text().strip()
        return parse_date(text) if text and self.is_returned else None

    def add_note(self, place: NotePlace, text: str, key: str) -> None:
        """Put a comment into the list and stand on it."""
        row = self.model.add(place, text, key)
        self.table.setCurrentIndex(self.model.index(row, WHERE))
        self.add_button.setFocus()

    # --- slots ---

    @Slot()
    def _on_decided(self) -> None:
        self.due.setEnabled(self.is_returned)
        self.demand.setEnabled(self.is_returned)
        self.changed.emit()

    @Slot()
    def _on_due_left(self) -> None:
        try:
            day = self.due_on()
        except UserError:
            return  # told when the slip is to be written
        if day is not None:
            self.due.setText(grid_date(day))

    @Slot()
    def _on_delete(self) -> None:
        row = self.table.currentIndex().row()
        if self.model.is_own(row):
            key = self.model.key(row)
            self.model.remove(row)
            self.note_deleted.emit(key)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        self.delete_button.setEnabled(self.model.is_own(index.row()))

    @Slot()
    def _on_chosen(self) -> None:
        count = len(self.model.notes())
        self._counted.setText(
            self.tr("{count} góp ý được đánh dấu sẽ gửi cho đơn vị").format(count=count)
        )
        self.delete_button.setEnabled(self.model.is_own(self.table.currentIndex().row()))
        self.changed.emit()
