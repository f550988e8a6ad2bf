# SPDX-License-Identifier: MIT
"""The journal: what was done, newest first, and the chosen action record by record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lsapp.domain.records import TRAVELLING
from ui.icons import icon
from ui.models.history_model import RECORDS, TIME, WHAT, WHO, HistoryModel
from ui.pages.page import PageContext
from ui.theme import SPACE, set_muted
from ui.widgets.empty_page import EmptyPage
from ui.widgets.history_details import RECORDS_AT_ONCE, HistoryDetails
from ui.widgets.history_table import make_table
from ui.widgets.history_words import kind_words

if TYPE_CHECKING:
    from lsapp.services.desk import Desk
    from lsapp.services.timeline import EntriesPage, RecordDiff, RecordEvent, TimelineEntry

T = TypeVar("T")

PAGE: Final = 200
_MOST_KEPT: Final = 2_000
"""Entries that are read again after a change; who had scrolled further scrolls again."""
_BREATH: Final = 60
"""Milliseconds on an entry before its records are read: a held arrow key passes over many."""
_TABLE, _NOTHING = range(2)
_OTHER_KINDS: Final = ("round", "submission", "receipt", "office")


class Query(msgspec.Struct, frozen=True):
    """What is asked of the journal: everything, or what touched one unit, one kind, or holds words; or the
    life of one record, ``(unit, kind, key)``.
    """

    unit: str | None = None
    kind: str | None = None
    text: str = ""
    record: tuple[str, str, str] | None = None


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
        self._asked = 0
        self._reading = False
        self._next: int | None = None
        self._shown: TimelineEntry | None = None
        self._model = HistoryModel(context.theme, context.settings.language, self)
        self.table = make_table(self._model, context.theme, [7, 40, 22, 10], WHAT, self)
        self.details = HistoryDetails(context, self)
        self._kinds = QComboBox(self)
        self._own = QCheckBox(self.tr("Chỉ đơn &vị này"), self)
        self._state = QLabel(self)
        self._record_name = QLabel(self)
        self._back = QPushButton(icon("left"), self.tr("Trở &lại nhật ký"), self)
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH)
        self._fill_kinds()
        self._lay_out()
        self._connect()

    # --- for the page ---

    def reload(self) -> None:
        """Read the journal again; what is chosen and how far it was scrolled stay."""
        self._asked += 1
        if self._session.is_ready and not self._reading:
            self._read_first()
        self.details.refresh_allowed()

    def set_text(self, text: str) -> None:
        """Show what holds every word of ``text``, accents folded."""
        self._text = text
        self.reload()

    def show_record(self, unit: str, kind: str, key: str, name: str) -> None:
        """Show the life of one record, newest step first."""
        self._record = (unit, kind, key)
        self._name_record(name)
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

    def _fill_kinds(self) -> None:
        self._kinds.setAccessibleName(self.tr("Loại bản ghi"))
        self._kinds.addItem(self.tr("Mọi loại"), None)
        language = self._context.settings.language
        for kind in (*(one.KIND for one in TRAVELLING), *_OTHER_KINDS):
            self._kinds.addItem(kind_words(kind, language), kind)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(self.tr("Nhật ký thay đổi"))
        self._filters = QWidget(self)
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        label = QLabel(self.tr("&Loại bản ghi"), self)
        label.setBuddy(self._kinds)
        set_muted(self._state)
        row.addWidget(label)
        row.addWidget(self._kinds)
        row.addSpacing(SPACE)
        row.addWidget(self._own)
        row.addStretch()
        row.addWidget(self._state)
        self._record_bar = QWidget(self)
        bar = QHBoxLayout(self._record_bar)
        bar.setContentsMargins(0, 0, 0, 0)
        self._record_name.setTextFormat(Qt.TextFormat.PlainText)
        self._record_name.setWordWrap(True)
        self._back.setAutoDefault(False)
        bar.addWidget(self._record_name, 1)
        bar.addWidget(self._back)
        self._record_bar.hide()
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
        column.addWidget(self._record_bar)
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
        self._kinds.activated.connect(lambda _=0: self.reload())
        self._own.toggled.connect(lambda _=False: self.reload())
        self._back.clicked.connect(self.show_all)
        self._model.more_wanted.connect(self._on_more_wanted)
        self._breath.timeout.connect(self._read_details)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.activated.connect(lambda _index: self.details.setFocus())
        self.details.more_asked.connect(self._read_more_details)
        self.details.restore_asked.connect(self._on_restore_asked)
        self.details.place_asked.connect(self.place_asked)
        self.details.life_asked.connect(self._on_life_asked)

    # --- reading the list ---

    def _query(self) -> Query:
        view = self._session.view
        own = view.unit if view is not None and self._own.isChecked() else None
        return Query(own, self._kinds.currentData(), self._text, self._record)

    def _read_first(self) -> None:
        limit = max(PAGE, min(self._model.count, _MOST_KEPT))
        query = self._query()
        if query.record is not None:
            record = query.record
            self._read(lambda desk: _life(desk, record), self._show_life)
            return

        def done(page: EntriesPage) -> None:
            self._next = page.before_id
            self._show(page.entries)
            self._go_on(limit - len(page.entries))

        self._read(lambda desk: _page(desk, query, limit, None), done)

    @Slot()
    def _on_more_wanted(self) -> None:
        if (
            not self._reading
        ):  # else the answer on its way tells the model anew whether there is more
            self._go_on(PAGE)

    def _go_on(self, wanted: int) -> None:
        """Read older entries until so many are found or the journal ends, part by part: what is typed
        meanwhile is saved in between.
        """
        query, before = self._query(), self._next
        if wanted <= 0 or before is None:
            return

        def done(page: EntriesPage) -> None:
            self._next = page.before_id
            self._add(page.entries)
            self._go_on(wanted - len(page.entries))

        self._read(lambda desk: _page(desk, query, wanted, before), done)

    def _read(self, work: Callable[[Desk], T], done: Callable[[T], None]) -> None:
        """Read one thing at a time: a search through a long journal must not queue up by key strokes."""
        if not self._session.is_ready:
            return
        self._reading = True
        asked = self._asked
        self._state.setText(self.tr("Đang đọc…"))

        def answer(found: T) -> None:
            self._reading = False
            if asked != self._asked:
                self._read_first()
                return
            done(found)

        def failed(error: Exception) -> None:
            self._reading = False
            self._session.failed.emit(error)

        self._session.read(work, answer, self, failed)

    def _show(self, entries: list[TimelineEntry]) -> None:
        bar = self.table.verticalScrollBar()
        chosen, scrolled = self._current_id(), bar.value()
        self._diffs = {}
        self.table.clearSpans()
        self._model.set_entries(entries, has_more=self._next is not None)
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

    def _show_life(self, events: list[RecordEvent]) -> None:
        self._next = None
        self._show([one.entry for one in events])
        self._diffs = {one.entry.id: one.diff for one in events}
        if events:
            newest = events[0].diff
            self._name_record(f"{newest.kind_label}: {newest.where}")
        self._shown = None
        self._choose(self._current())

    def _add(self, entries: list[TimelineEntry]) -> None:
        before = self._model.rowCount()
        self._model.add_entries(entries, has_more=self._next is not None)
        self._span(before)
        if before == 0 and entries:
            self.table.setCurrentIndex(self._model.index(1, WHAT))
        self._show_state()

    def _span(self, first: int) -> None:
        for row in self._model.headings(first):
            self.table.setSpan(row, TIME, 1, WHO + 1)

    def _show_state(self) -> None:
        if not self._model.count and self._next is None:
            self._show_nothing()
        else:
            self._bodies.setCurrentIndex(_TABLE)
        words = (
            self.tr("{count} việc gần nhất; cuộn xuống để xem thêm")
            if self._model.has_more
            else self.tr("{count} việc")
        )
        self._state.setText(words.format(count=self._model.count))

    def _show_bars(self) -> None:
        one = self._record is not None
        self._record_bar.setVisible(one)
        self._filters.setHidden(one)
        self.table.setColumnHidden(RECORDS, one)  # each step is about that one record

    def _name_record(self, name: str) -> None:
        self._record_name.setText(self.tr("Lịch sử của {name}").format(name=name))

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
        self._read_more_details()

    @Slot()
    def _read_more_details(self) -> None:
        entry = self._shown
        if entry is None:
            return
        if entry.id in self._diffs:
            self.details.add_records([self._diffs[entry.id]], has_more=False, life=False)
            return
        unit, offset = self._query().unit, self.details.shown

        def work(desk: Desk) -> list[RecordDiff]:
            from lsapp.services.timeline import details

            return details(desk, entry.id, unit=unit, limit=RECORDS_AT_ONCE + 1, offset=offset)

        def done(diffs: list[RecordDiff]) -> None:
            if entry == self._shown and offset == self.details.shown:
                has_more = len(diffs) > RECORDS_AT_ONCE
                self.details.add_records(diffs[:RECORDS_AT_ONCE], has_more=has_more, life=True)

        self._session.read(work, done, self)

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
        self._kinds.setCurrentIndex(0)
        self._own.setChecked(False)
        self._text = ""
        self.show_all()


def _page(desk: Desk, query: Query, limit: int, before: int | None) -> EntriesPage:
    from lsapp.services.timeline import entries_page

    return entries_page(
        desk,
        unit=query.unit,
        kind=query.kind,
        text=query.text or None,
        limit=limit,
        before_id=before,
    )


def _life(desk: Desk, record: tuple[str, str, str]) -> list[RecordEvent]:
    from lsapp.services.timeline import record_history

    return record_history(desk, *record)
