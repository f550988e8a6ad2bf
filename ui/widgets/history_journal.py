# SPDX-License-Identifier: MIT
"""The journal: what was done, newest first, and the chosen action record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import icon
from ui.models.history_model import RECORDS, TIME, WHAT, WHO, HistoryModel
from ui.pages.page import PageContext
from ui.theme import SPACE
from ui.widgets.empty_page import EmptyPage
from ui.widgets.history_details import HistoryDetails
from ui.widgets.history_filters import HistoryFilters
from ui.widgets.history_reading import JournalReader, Query
from ui.widgets.history_table import make_table

if TYPE_CHECKING:
    from lsapp.services.timeline import RecordDiff, RecordEvent, TimelineEntry

_BREATH: Final = 60
"""Milliseconds on an entry before its records are read: a held arrow key passes over many."""
_TABLE, _NOTHING = range(2)
_LETTERS: Final = [7, 40, 22, 10]
_LEAST: Final = {RECORDS: 64, WHO: 44}
"""Letters of the whole table below which a column is read at the right alone."""


class HistoryJournal(QWidget):
    """``restore_asked`` and ``place_asked`` carry a ``RecordDiff``; the first also the side, and the number
    of the action.
    """

    restore_asked = Signal(object, str, int)
    place_asked = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._text = ""
        self._record: tuple[str, str, str] | None = None
        self._diffs: dict[int, RecordDiff] = {}
        self._shown: TimelineEntry | None = None
        self._reader = JournalReader(self._session, self._query, self)
        self._model = HistoryModel(context.theme, context.settings.language, self)
        self.table = make_table(self._model, context.theme, _LETTERS, WHAT, self)
        self.table.set_least_widths(_LEAST)
        self.details = HistoryDetails(context, self)
        self._filters = HistoryFilters(context.settings.language, self)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH)
        self._lay_out()
        self._connect()

    # --- for the page ---

    def reload(self) -> None:
        """Read the journal again; what is chosen and how far it was scrolled stay."""
        self._reader.read(self._model.count)
        self.details.refresh_allowed()

    def set_text(self, text: str) -> None:
        """Show what holds every word of ``text``, accents folded."""
        self._text = text
        self.reload()

    def show_record(self, unit: str, kind: str, key: str, name: str) -> None:
        """Show the life of one record, newest step first."""
        self._record = (unit, kind, key)
        self._filters.name_record(name)
        self._show_bars()
        self._shown = None
        self.reload()

    @Slot()
    def show_all(self) -> None:
        """Leave the life of one record, and take the filters away."""
        self._record = None
        self._show_bars()
        self.reload()

    @property
    def model(self) -> HistoryModel:
        """The entries that are shown."""
        return self._model

    # --- building ---

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("Nhật ký thay đổi"))
        self._bodies = QStackedWidget(self)
        self._bodies.addWidget(self.table)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._bodies)
        splitter.addWidget(self.details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._filters)
        column.addWidget(splitter, 1)

    def _show_nothing(self) -> None:
        if self._bodies.count() == 1:  # seldom seen, so made when it is
            self._bodies.addWidget(self._make_nothing())
        self._bodies.setCurrentIndex(_NOTHING)

    def _make_nothing(self) -> EmptyPage:
        unfilter = QAction(icon("filter"), self.tr("&Bỏ lọc"), self)
        unfilter.triggered.connect(self._on_unfilter)
        return EmptyPage(
            "history",
            self.tr("Không có việc nào như vậy"),
            self.tr(
                "Nhật ký ghi mọi thay đổi trong tệp; không có thay đổi nào khớp với điều đang lọc."
            ),
            [unfilter],
            self._context.theme,
            self,
        )

    def _connect(self) -> None:
        self._filters.changed.connect(self.reload)
        self._filters.back_asked.connect(self.show_all)
        self._model.more_wanted.connect(self._reader.read_more)
        self._reader.began.connect(lambda: self._filters.set_state(self.tr("Đang đọc…")))
        self._reader.found.connect(self._on_found)
        self._reader.added.connect(self._on_added)
        self._reader.lived.connect(self._on_lived)
        self._breath.timeout.connect(self._read_details)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(lambda _index: self.details.setFocus())
        self.details.more_asked.connect(self._read_details)
        self.details.restore_asked.connect(self._on_restore_asked)
        self.details.place_asked.connect(self.place_asked)
        self.details.life_asked.connect(self._on_life_asked)

    # --- the list ---

    def _query(self) -> Query:
        view = self._session.view
        own = view.unit if view is not None and self._filters.only_own else None
        return Query(own, self._filters.kind, self._text, self._record)

    @Slot(list)
    def _on_found(self, entries: list[TimelineEntry]) -> None:
        bar = self.table.verticalScrollBar()
        chosen, scrolled = self._current_id(), bar.value()
        self._diffs = {}
        self.table.clearSpans()
        self._model.set_entries(entries, has_more=self._reader.has_more)
        self._span(0)
        row = self._model.row_of(chosen)
        if row is None:
            row, scrolled = 1, 0
        if entries:
            self.table.setCurrentIndex(self._model.index(row, WHAT))
            bar.setValue(scrolled)
        else:
            self._choose(None)
        self._show_state()

    @Slot(list)
    def _on_lived(self, events: list[RecordEvent]) -> None:
        self._on_found([one.entry for one in events])
        self._diffs = {one.entry.id: one.diff for one in events}
        if events:
            newest = events[0].diff
            self._filters.name_record(f"{newest.kind_label}: {newest.where}")
        self._shown = None
        self._choose(self._current())

    @Slot(list)
    def _on_added(self, entries: list[TimelineEntry]) -> None:
        before = self._model.rowCount()
        self._model.add_entries(entries, has_more=self._reader.has_more)
        self._span(before)
        if before == 0 and entries:
            self.table.setCurrentIndex(self._model.index(1, WHAT))
        self._show_state()

    def _span(self, first: int) -> None:
        for row in self._model.headings(first):
            self.table.setSpan(row, TIME, 1, WHO + 1)

    def _show_state(self) -> None:
        if not self._model.count and not self._reader.has_more:
            self._show_nothing()
        else:
            self._bodies.setCurrentIndex(_TABLE)
        words = (
            self.tr("{count} việc gần nhất; cuộn xuống để xem thêm")
            if self._model.has_more
            else self.tr("{count} việc")
        )
        self._filters.set_state(words.format(count=self._model.count))

    def _show_bars(self) -> None:
        of_one = self._record is not None
        self._filters.show_life(of_one)
        # Each step is about that one record.
        self.table.leave_out(frozenset({RECORDS}) if of_one else frozenset())

    # --- the chosen action ---

    def _current(self) -> TimelineEntry | None:
        return self._model.entry(self.table.currentIndex().row())

    def _current_id(self) -> int | None:
        current = self._current()
        return current.id if current else None

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        entry = self._model.entry(current.row()) if current.isValid() else None
        if entry is not None:
            self._choose(entry)

    def _choose(self, entry: TimelineEntry | None) -> None:
        if entry is not None and entry == self._shown:
            return  # the journal says the same for ever
        self._shown = entry
        self.details.show_entry(entry)
        if entry is not None:
            self._breath.start()

    @Slot()
    def _read_details(self) -> None:
        entry = self._shown
        if entry is None:
            return
        if entry.id in self._diffs:
            self.details.add_records([self._diffs[entry.id]], has_more=False, life=False)
            return
        offset = self.details.shown

        def done(diffs: list[RecordDiff], has_more: bool) -> None:
            if entry == self._shown and offset == self.details.shown:
                self.details.add_records(diffs, has_more=has_more, life=True)

        self._reader.read_records(entry, offset, done)

    @Slot(object, str)
    def _on_restore_asked(self, diff: RecordDiff, side: str) -> None:
        if self._shown is not None:
            self.restore_asked.emit(diff, side, self._shown.id)

    @Slot(object)
    def _on_life_asked(self, diff: RecordDiff) -> None:
        self.show_record(diff.unit, diff.kind, diff.key, f"{diff.kind_label}: {diff.where}")
        self.table.setFocus()

    @Slot()
    def _on_unfilter(self) -> None:
        self._filters.clear()
        self._text = ""
        self.show_all()
