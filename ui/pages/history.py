# SPDX-License-Identifier: MIT
"""Lịch sử: who did what and when, each record before and after, and the way back; and the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from lsapp.domain.labels import KIND_LABELS
from ui.icons import icon
from ui.pages.page import Page, PageContext
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, Tone
from ui.undo_notice import tell_undoable
from ui.widgets.history_bin import HistoryBin
from ui.widgets.history_journal import HistoryJournal

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.history import Change
    from lsapp.services.restoring import Side
    from lsapp.services.timeline import RecordDiff

JOURNAL, BIN = range(2)


class HistoryPage(Page):
    """The journal and the bin as two tabs. A place of any record shows that record's own history."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.journal = HistoryJournal(context, self)
        self._bin: HistoryBin | None = None
        self._text = ""
        self._bin_tab = QWidget(self)
        QVBoxLayout(self._bin_tab).setContentsMargins(0, 0, 0, 0)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.journal, icon("history"), self.tr("Nhật &ký"))
        self.tabs.addTab(self._bin_tab, icon("bin"), self.tr("Thùn&g rác"))
        self.tabs.setAccessibleName(self.tr("Nhật ký và thùng rác"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        column.addWidget(self.tabs)
        self.journal.restore_asked.connect(self._on_restore_asked)
        self.journal.place_asked.connect(self._on_place_asked)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        # Each action is one more line here, also one that leaves the records in view as they are.
        self.session.saved.connect(self._on_saved)

    @property
    def bin(self) -> HistoryBin:
        """What was deleted, made when its tab is opened first."""
        if self._bin is None:
            self._bin = HistoryBin(self.context, self._bin_tab)
            self._bin.set_text(self._text)
            self._bin.journal_asked.connect(lambda: self.tabs.setCurrentIndex(JOURNAL))
            layout = self._bin_tab.layout()
            if layout is not None:
                layout.addWidget(self._bin)
            self._bin.reload()
        return self._bin

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        self.journal.reload()
        if self._bin is not None:
            self._bin.reload()

    def show_place(self, place: Place) -> bool:
        view = self.session.view
        if view is None or place.record is None:
            return False
        self.tabs.setCurrentIndex(JOURNAL)
        name = KIND_LABELS.get(place.kind, place.kind)
        self.journal.show_record(view.unit, place.kind, place.record, name)
        self.journal.table.setFocus()
        return True

    def find_text(self, text: str) -> None:
        self._text = text
        self.journal.set_text(text)
        if self._bin is not None:
            self._bin.set_text(text)

    def can_find(self) -> bool:
        return True

    def take_focus(self) -> None:
        on_bin = self.tabs.currentIndex() == BIN
        (self.bin.table if on_bin else self.journal.table).setFocus()

    # --- slots ---

    @Slot()
    def _on_saved(self) -> None:
        self._on_session_changed(Changed({}, whole=True))

    @Slot(int)
    def _on_tab_changed(self, _index: int) -> None:
        self.take_focus()

    @Slot(object)
    def _on_place_asked(self, diff: RecordDiff) -> None:
        fields = diff.fields
        place = Place(diff.kind, diff.key, fields[0].field if len(fields) == 1 else None)
        self.context.navigate(place.page, place)

    @Slot(object, str, int)
    def _on_restore_asked(self, diff: RecordDiff, side: str, action: int) -> None:
        wanted = cast("Side", side)

        def work(desk: Desk) -> Change:
            from lsapp.services.restoring import restore_record

            return restore_record(desk, diff.unit, diff.kind, diff.key, action, wanted)

        def done(change: Change) -> None:
            name = f"{diff.kind_label}: {diff.where}"
            if change.action is None:
                same = self.tr("{name} đang đúng như vậy, không có gì phải khôi phục")
                self.context.notify(Tone.NEUTRAL, same.format(name=name), "", None)
                return
            tell_undoable(self.context, self.tr("Đã khôi phục {name}").format(name=name), change)

        self.session.act(work, done, self)
