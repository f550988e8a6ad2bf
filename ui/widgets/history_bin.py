# SPDX-License-Identifier: MIT
"""The bin: what was deleted, with what hung on it, and back again as one action that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.models.bin_model import WHAT, BinModel
from ui.pages.page import PageContext
from ui.theme import SPACE, set_muted
from ui.undo_notice import tell_undoable
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_page import EmptyPage
from ui.widgets.history_table import make_table

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.restoring import BinEntry

PAGE: Final = 200
_TABLE, _EMPTY, _NOT_FOUND = range(3)
_WHOLE_ROW: Final = (
    QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
)


class HistoryBin(QWidget):
    """``journal_asked`` where the bin is empty and the journal may tell more."""

    journal_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._asked = 0
        self._model = BinModel(context.settings.language, self)
        self.table = make_table(self._model, context.theme, [50, 34, 18, 14], WHAT, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(self.tr("Thùng rác"))
        self.restore = QAction(icon("restore"), self.tr("&Lấy lại mục đã chọn"), self)
        self._state = QLabel(self)
        self._bodies = QStackedWidget(self)
        self._lay_out()
        self.restore.triggered.connect(self._on_restore)
        self.table.activated.connect(lambda _index: self._on_restore())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self._model.more_wanted.connect(self._on_more_wanted)
        self._model.modelReset.connect(self._show_state)

    @property
    def model(self) -> BinModel:
        """What is in the bin."""
        return self._model

    def reload(self) -> None:
        """Read the bin again."""
        view = self._session.view
        if not self._session.is_ready or view is None:
            return
        self._asked += 1
        asked, unit = self._asked, view.unit

        def done(entries: list[BinEntry]) -> None:
            if asked == self._asked:
                self._show(entries)

        self._session.read(lambda desk: _entries(desk, unit, None), done, self)

    def _show(self, entries: list[BinEntry]) -> None:
        """Show what is in the bin now; what was selected and is still there stays selected."""
        kept = self.chosen()
        self._model.set_entries(entries, has_more=len(entries) >= PAGE)
        selection = self.table.selectionModel()
        for row in range(self._model.rowCount()):
            if self._model.entry(row) in kept:
                selection.select(self._model.index(row, WHAT), _WHOLE_ROW)
                selection.setCurrentIndex(
                    self._model.index(row, WHAT), QItemSelectionModel.SelectionFlag.NoUpdate
                )
        if self._model.rowCount() and not selection.hasSelection():
            self.table.selectRow(0)

    def set_text(self, text: str) -> None:
        """Show what holds every word of ``text``, accents folded."""
        self._model.set_text(text)

    def chosen(self) -> list[BinEntry]:
        """Return what is selected."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.entry(row) for row in rows]

    # --- building ---

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        set_muted(self._state)
        row.addWidget(self._state, 1)
        row.addWidget(ActionButton(self.restore, primary=True, parent=self))
        work = QWidget(self)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        journal = QAction(icon("history"), self.tr("&Mở nhật ký"), self)
        journal.triggered.connect(self.journal_asked)
        self._bodies.addWidget(work)
        self._bodies.addWidget(
            EmptyPage(
                "bin",
                self.tr("Thùng rác trống"),
                self.tr(
                    "Chương trình, nhiệm vụ, kết quả và minh chứng đã xóa nằm ở đây cho đến khi được lấy "
                    "lại. Thứ gì đi theo thứ bị xóa cũng được lấy lại cùng."
                ),
                [journal],
                self._context.theme,
                self,
            )
        )
        self._bodies.addWidget(
            EmptyPage(
                "search",
                self.tr("Không tìm thấy trong thùng rác"),
                self.tr("Không có mục đã xóa nào chứa những từ đang tìm."),
                [],
                self._context.theme,
                self,
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._bodies)
        self._show_state()

    # --- slots ---

    @Slot()
    def _show_state(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.restore.setEnabled(count > 0 and self._session.can_edit)
        self._state.setText(
            self.tr("Đã chọn {count} mục").format(count=count)
            if count
            else self.tr("Chọn mục cần lấy lại; giữ Ctrl hoặc Shift để chọn nhiều mục")
        )
        body = _EMPTY if self._model.is_empty else _TABLE if self._model.rowCount() else _NOT_FOUND
        self._bodies.setCurrentIndex(body)

    @Slot()
    def _on_more_wanted(self) -> None:
        view, before, asked = self._session.view, self._model.last_action, self._asked
        if view is None:
            return
        unit = view.unit

        def done(entries: list[BinEntry]) -> None:
            if asked == self._asked:
                self._model.add_entries(entries, has_more=len(entries) >= PAGE)

        self._session.read(lambda desk: _entries(desk, unit, before), done, self)

    @Slot()
    def _on_restore(self) -> None:
        wanted = self.chosen()
        if not wanted or not self._session.can_edit:
            return

        def work(desk: Desk) -> Change:
            from lsapp.services.restoring import restore_from_bin

            return restore_from_bin(desk, wanted)

        def done(change: Change) -> None:
            text = self.tr("Đã lấy lại {count} mục từ thùng rác").format(count=len(wanted))
            if change.action is not None:
                tell_undoable(self._context, text, change)

        self.restore.setEnabled(False)
        self._session.act(work, done, self)


def _entries(desk: Desk, unit: str, before: int | None) -> list[BinEntry]:
    from lsapp.services.restoring import bin_entries

    return bin_entries(desk, unit, limit=PAGE, before_id=before)
