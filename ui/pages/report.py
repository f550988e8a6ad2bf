# SPDX-License-Identifier: MIT
"""Báo cáo: the report's outline in words, with figures from the data that stay current."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from lsapp.domain.records import TRAVELLING, Report
from lsapp.domain.text import fold
from ui.pages.note_places import focused_field, words_note_place
from ui.pages.page import Page, PageContext
from ui.pages.page_actions import make_action
from ui.pages.report_reading import ReportReader
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.figure_tokens import FigureBook
from ui.widgets.record_form import Mark
from ui.widgets.section_editor_entries import OutlineEntries
from ui.widgets.section_editor_head import ReportHead
from ui.widgets.section_editor_outline import OutlineEntry, OutlineList, WordsState
from ui.widgets.section_editor_pane import SectionPane
from ui.widgets.section_editor_sources import DRAFT, FIGURES, LAST, SourcesPane
from ui.widgets.section_editor_texts import (
    SECTION,
    SUMMARY,
    ReportTexts,
    WordsPlace,
    place_in,
)

if TYPE_CHECKING:
    from lsapp.services.report_text import ReportSheet

_NARROW: Final = 132  # letters: below it the outline makes room for what is open at the right
_OUTLINE: Final = 44  # letters
_NARROW_OUTLINE: Final = 32
_SOURCES: Final = 48


class ReportPage(Page):
    """The outline at the left, the words of one section in the middle, its sources folded at the right."""

    KINDS = frozenset(kind.KIND for kind in TRAVELLING)
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._texts = ReportTexts(self.session, self)
        self._reader = ReportReader(self.session, self)
        self._entries = OutlineEntries(self._texts, self)
        self._sheet: ReportSheet | None = None
        self._round: tuple[str, str] | None = None
        self._narrow = False
        self._actions = self._make_actions()
        self.head = ReportHead(self.theme, context.settings.language, self)
        self.outline = OutlineList(self.theme, self)
        self.pane = SectionPane(self.theme, self._tools, self)
        self.sources = SourcesPane(self.theme, self)
        self._count = QLabel(self)
        self._lay_out()
        self._connect()

    # --- building ---

    def _lay_out(self) -> None:
        set_muted(self._count)
        set_size(self._count, Size.SMALL)
        self._count.setWordWrap(True)
        self._left = QWidget(self)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, SPACE, 0)
        left.setSpacing(SPACE)
        left.addWidget(self.head)
        left.addWidget(self.outline, 1)
        left.addWidget(self._count)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        for part in (self._left, self.pane, self.sources):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self.sources.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        whole.addWidget(self._splitter)
        self._fit_widths()

    def _make_actions(self) -> list[QAction]:
        self._preview = self._action(
            "report", self.tr("&Xem với số liệu"), "Ctrl+Shift+P", self._on_preview
        )
        self._preview.setCheckable(True)
        self._insert = self._action(
            "statistics", self.tr("Chèn số &liệu"), "Ctrl+Shift+I", self._on_insert_asked
        )
        last = self._action("last-year", self.tr("&Kỳ trước"), "", lambda: self._turn_sources(LAST))
        draft = self._action("edit", self.tr("&Gợi ý"), "", lambda: self._turn_sources(DRAFT))
        draft.setToolTip(self.tr("Gợi ý lời văn từ số liệu"))
        last.setToolTip(self.tr("Lời văn kỳ trước"))
        self._tools = [self._insert, draft, last, self._preview]
        before = self._action("up", self.tr("Phần t&rước"), "Ctrl+PgUp", lambda: self._step(-1))
        after = self._action("down", self.tr("Phần &sau"), "Ctrl+PgDown", lambda: self._step(1))
        return [*self._tools, before, after]

    def _action(self, icon_name: str, text: str, keys: str, call: Callable[[], None]) -> QAction:
        action = make_action(self, icon_name, text, keys, call)
        if keys:
            action.setToolTip(f"{text.replace('&', '')} ({keys})")
        return action

    def _connect(self) -> None:
        self.outline.place_chosen.connect(self._on_place_chosen)
        self.outline.writing_asked.connect(self.pane.take_focus)
        self.pane.committed.connect(self._on_committed)
        self.pane.preview_left.connect(lambda: self._preview.setChecked(False))
        self.pane.typing.connect(self._on_typing)
        self._reader.read.connect(self._on_read)
        self._reader.drafted.connect(self._on_drafted)
        self._texts.refused.connect(self.pane.keep_words)
        self.sources.words_chosen.connect(self.pane.put_in_words)
        self.sources.figure_chosen.connect(self.pane.put_in_figure)
        self.sources.turned.connect(self._on_turned)
        self.sources.closed.connect(self._on_sources_closed)
        self.head.edited.connect(self._on_head_edited)
        self.theme.changed.connect(self._fit_widths)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view = self.session.view
        ready = view is not None and view.complete and self.session.is_ready
        self._splitter.setVisible(ready)
        if view is None or not ready:
            self._round = None
            return
        turned = self._round != (view.unit, view.round)
        self._round = (view.unit, view.round)
        if turned:
            self._sheet = None
            self.pane.set_book(FigureBook())
        can_edit = self.session.can_edit
        self.pane.set_read_only(not can_edit)
        self.sources.set_can_write(can_edit)
        self.head.show_record(self._report(), read_only=not can_edit)
        self._show_outline()
        if self.pane.place is None or self.outline.outline.row_of(self.pane.place) < 0:
            self.outline.setCurrentIndex(self.outline.outline.index(0, 0))
        elif self.pane.place is not None:
            self._show_words(self.pane.place, fresh=turned)
        self._reader.ask_sheet(view)

    def refresh_findings(self) -> None:
        place = self.pane.place
        report = self._report()
        if report is not None:
            self.head.set_marks(self.context.findings.marks_of("report", report.key))
        if place is None:
            return
        self.pane.set_marks(list(self._marks(place)))

    def show_place(self, place: Place) -> bool:
        if place.kind == "report":
            return self.head.focus_field(place.field)
        wanted = self._texts.place_of(place)
        if wanted is None or not self.outline.set_current(wanted):
            return False
        self.take_focus()
        return True

    def place_in_focus(self) -> Place | None:
        report, field = self._report(), focused_field(self.head.form)
        if report is not None and field is not None:
            return Place(Report.KIND, report.key, field)
        place = self.pane.place
        return None if place is None else words_note_place(self._texts, place)

    def find_text(self, text: str) -> None:
        wanted = fold(text)
        if not wanted:
            return
        places = [one.place for one in self.outline.outline.entries]
        start = places.index(self.pane.place) if self.pane.place in places else 0
        for place in (*places[start:], *places[:start]):
            found = place_in(self._texts.text(place), wanted)
            if found is not None:
                self.outline.set_current(place)
                self.pane.select_words(*found)
                return

    def can_find(self) -> bool:
        return True

    def page_actions(self) -> list[QAction]:
        return self._actions

    def commit_editing(self) -> None:
        self.pane.commit()
        self.head.commit()

    def take_focus(self) -> None:
        self.pane.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # --- the outline ---

    def _show_outline(self) -> None:
        numbers = {one.group: one.number for one in self._sheet.summaries} if self._sheet else {}
        entries = self._entries.of(self.session.plan, self._last_texts(), numbers)
        self.outline.outline.set_entries(entries)
        needed = [one for one in entries if one.required]
        written = sum(one.state is WordsState.WRITTEN for one in needed)
        self._count.setText(
            self.tr("* bắt buộc: đã viết {written}/{needed} phần").format(
                written=written, needed=len(needed)
            )
        )
        self._show_entry()

    def _last_texts(self) -> dict[WordsPlace, str]:
        if self._sheet is None:
            return {}
        last = {WordsPlace(SECTION, one.code): one.last for one in self._sheet.sections}
        return last | {WordsPlace(SUMMARY, one.group): one.last for one in self._sheet.summaries}

    def _entry(self, place: WordsPlace | None) -> OutlineEntry | None:
        entries = self.outline.outline.entries
        return next((one for one in entries if one.place == place), None)

    def _step(self, by: int) -> None:
        row = self.outline.currentIndex().row() + by
        if 0 <= row < self.outline.outline.rowCount():
            self.outline.setCurrentIndex(self.outline.outline.index(row, 0))
            self.pane.take_focus()

    # --- one section ---

    def _show_words(self, place: WordsPlace, *, fresh: bool = False) -> None:
        self.pane.show_words(place, self._texts.text(place), fresh=fresh)
        self._show_entry()
        self.sources.show_last(self._last_texts().get(place, ""))

    def _show_entry(self) -> None:
        entry = self._entry(self.pane.place)
        if entry is not None:
            self.pane.show_entry(entry, self.outline.outline.state_words(entry))

    def _marks(self, place: WordsPlace) -> Iterator[Mark]:
        findings = self.context.findings
        if place.kind == SECTION:
            yield from findings.marks_of("outline_section", place.code).values()
        yield from findings.marks_of(place.kind, self._texts.key(place)).values()

    def _report(self) -> Report | None:
        return next(iter(self.session.records(Report)), None)

    # --- figures and drafts ---

    @Slot(object, object)
    def _on_read(self, sheet: ReportSheet, book: FigureBook) -> None:
        self._sheet = sheet
        self.pane.set_book(book)
        self.sources.figures.set_figures(book.figures)
        self._show_outline()
        place = self.pane.place
        if place is not None:
            self.sources.show_last(self._last_texts().get(place, ""))
        self._ask_draft()

    def _ask_draft(self) -> None:
        place, view = self.pane.place, self.session.view
        if place is not None and view is not None and self._sources_show(DRAFT):
            self._reader.ask_draft(view, place)

    @Slot(object)
    def _on_drafted(self, text: str | None) -> None:
        self.sources.show_draft(text, self.pane.editor.book.printed(text or ""))

    # --- what a person does ---

    @Slot(object)
    def _on_place_chosen(self, place: WordsPlace) -> None:
        if place != self.pane.place:
            self.pane.commit()
            self._show_words(place)
            self.refresh_findings()
            self._ask_draft()

    @Slot(object, str)
    def _on_committed(self, place: WordsPlace, text: str) -> None:
        self._texts.write(place, text)
        self.context.drafts.forget(place.kind, self._texts.key(place), place.field)
        self._show_outline()

    @Slot(object, str)
    def _on_typing(self, place: WordsPlace, text: str) -> None:
        entry = self._entry(place)
        label = entry.heading if entry else ""
        self.context.drafts.note(place.kind, self._texts.key(place), place.field, label, text)

    @Slot(object)
    def _on_head_edited(self, record: Report) -> None:
        self.session.save("report.headed", [record])

    @Slot()
    def _on_preview(self) -> None:
        self.pane.show_preview(self._preview.isChecked())

    def _on_insert_asked(self) -> None:
        self._open_sources(FIGURES)

    # --- the pane at the right ---

    def _sources_show(self, page: int) -> bool:
        return not self.sources.isHidden() and self.sources.page == page

    def _turn_sources(self, page: int) -> None:
        if self._sources_show(page):
            self._on_sources_closed()
        else:
            self._open_sources(page)

    def _open_sources(self, page: int) -> None:
        self.sources.show()
        self._fold()
        self.sources.show_page(page)
        self._ask_draft()

    @Slot(int)
    def _on_turned(self, _page: int) -> None:
        self._ask_draft()

    @Slot()
    def _on_sources_closed(self) -> None:
        self.sources.hide()
        self._fold()
        self.pane.take_focus()

    @Slot()
    def _fit_widths(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        outline = _NARROW_OUTLINE if self._narrow else _OUTLINE
        self._left.setMinimumWidth(letter * (outline - 10))
        self.sources.setMinimumWidth(letter * (_SOURCES - 12))
        self.pane.setMinimumWidth(letter * 30)
        self._splitter.setSizes([letter * outline, letter * 200, letter * _SOURCES])
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit_widths()
        with_sources = not self.sources.isHidden()
        self._left.setVisible(not (narrow and with_sources))
        self.pane.set_margins(left=not self._left.isHidden(), right=with_sources)
