# SPDX-License-Identifier: MIT
"""Báo cáo of the page Tổng hợp: the provincial report in the department's own words.

The outline at the left, one section in the middle, at the right what can be put into it: what the
round before said, a wording made of the figures, the figures themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lsapp.domain.text import fold
from ui.pages.page import PageContext
from ui.pages.page_actions import make_action
from ui.theme import SPACE, Size, set_muted, set_size
from ui.widgets.action_button import ActionButton
from ui.widgets.compiling_report_changes import FactsArea, SectionFacts
from ui.widgets.compiling_report_entries import KIND, entry_of
from ui.widgets.compiling_report_texts import CompiledTexts
from ui.widgets.compiling_report_units import UnitWordsList
from ui.widgets.empty_page import EmptyPage
from ui.widgets.section_editor_outline import OutlineList, WordsState
from ui.widgets.section_editor_pane import SectionPane
from ui.widgets.section_editor_sources import DRAFT, FIGURES, LAST, SourcesPane
from ui.widgets.section_editor_texts import WordsPlace, place_in
from ui.words import is_fault, words_for

if TYPE_CHECKING:
    from lsapp.services.compiled_words import CompiledWords

_NARROW: Final = 132  # letters: below it the outline makes room for what is open at the right
_OUTLINE: Final = 40
_NARROW_OUTLINE: Final = 26
_SOURCES: Final = 52
_WORDS, _NOTHING = range(2)


class CompilingReport(QWidget):
    """The report of the round in view, section by section; what is typed is saved by itself."""

    def __init__(
        self, context: PageContext, export: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._session = context.session
        self._is_stale = True
        self._is_fresh = False
        self._narrow = False
        self._wanted = ""
        self._wants_focus = False
        self._round: tuple[object, ...] = ()
        self.texts = CompiledTexts(self._session, self)
        self._actions = self._make_actions()
        self.outline = OutlineList(context.theme, self)
        self.pane = SectionPane(context.theme, self._tools, self)
        self.facts = SectionFacts(context.theme, self)
        self.sources = SourcesPane(context.theme, self)
        self.units = UnitWordsList(context.theme, self)
        self._units_page = self.sources.add_page(self.units, self.tr("Đơn vị"), "unit")
        self._count = QLabel(self)
        self._empty = EmptyPage(
            "report",
            self.tr("Chưa có báo cáo nào được tổng hợp"),
            self.tr("Nhận tệp của các đơn vị ở phần Đơn vị, rồi viết báo cáo tổng hợp tại đây."),
            [],
            context.theme,
            self,
        )
        self.export_button = ActionButton(export, parent=self)
        self._lay_out()
        self._connect()

    # --- building ---

    def _make_actions(self) -> list[QAction]:
        self._preview = self._action(
            "report", self.tr("&Xem với số liệu"), "Ctrl+Shift+P", self._on_preview
        )
        self._preview.setCheckable(True)
        insert = self._action(
            "statistics",
            self.tr("Chèn số &liệu"),
            "Ctrl+Shift+I",
            lambda: self.turn_sources(FIGURES),
        )
        draft = self._action("edit", self.tr("&Gợi ý"), "", lambda: self.turn_sources(DRAFT))
        draft.setToolTip(self.tr("Gợi ý lời văn từ số liệu"))
        last = self._action("last-year", self.tr("&Kỳ trước"), "", lambda: self.turn_sources(LAST))
        last.setToolTip(self.tr("Lời văn kỳ trước"))
        units = self._action(
            "unit", self.tr("Đơn vị"), "", lambda: self.turn_sources(self._units_page)
        )
        units.setToolTip(self.tr("Lời của các đơn vị trong phần này"))
        self._preview.setIconText(self.tr("Xem in"))
        insert.setIconText(self.tr("Số liệu"))
        self._tools = [insert, draft, units, last, self._preview]
        before = self._action("up", self.tr("Phần t&rước"), "Ctrl+PgUp", lambda: self._step(-1))
        after = self._action("down", self.tr("Phần &sau"), "Ctrl+PgDown", lambda: self._step(1))
        return [*self._tools, before, after]

    def _action(self, icon_name: str, text: str, keys: str, call: Callable[[], None]) -> QAction:
        action = make_action(self, icon_name, text, keys, call)
        if keys:
            action.setToolTip(f"{text.replace('&', '')} ({keys})")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        set_muted(self._count)
        set_size(self._count, Size.SMALL)
        self._count.setWordWrap(True)
        self._left = QWidget(self)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, SPACE, 0)
        left.setSpacing(SPACE)
        left.addWidget(self.outline, 1)
        left.addWidget(self._count)
        left.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.pane.put_above(FactsArea(self.facts, self))
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        for part in (self._left, self.pane, self.sources):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self.sources.hide()
        self._waiting = QLabel(self.tr("Đang cộng số liệu của các đơn vị…"), self)
        self._bodies = QStackedWidget(self)
        self._bodies.addWidget(self._splitter)
        self._bodies.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, SPACE, 0, 0)
        whole.addWidget(self._waiting)
        whole.addWidget(self._bodies, 1)
        self._fit_widths()

    def _connect(self) -> None:
        self.outline.place_chosen.connect(self._on_place_chosen)
        self.outline.writing_asked.connect(self.pane.take_focus)
        self.pane.committed.connect(self._on_committed)
        self.pane.typing.connect(self._on_typing)
        self.pane.preview_left.connect(lambda: self._preview.setChecked(False))
        self.texts.read.connect(self._on_read)
        self.texts.unread.connect(self._on_unread)
        self.texts.written.connect(self._show_outline)
        self.texts.refused.connect(
            lambda section, text: self.pane.keep_words(WordsPlace(KIND, section), text)
        )
        self.facts.reviewed.connect(self._on_reviewed)
        self.sources.words_chosen.connect(self.pane.put_in_words)
        self.units.chosen.connect(self.pane.put_in_words)
        self.texts.units_read.connect(self._show_units)
        self.sources.turned.connect(self._show_units)
        self.sources.figure_chosen.connect(self.pane.put_in_figure)
        self.sources.closed.connect(self._on_sources_closed)
        self._context.theme.changed.connect(self._fit_widths)

    # --- for the page ---

    def refresh(self) -> None:
        """Read again what has changed since, at once where it is seen, else when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def actions_of_page(self) -> list[QAction]:
        """Return what can be done here, for the window's menus."""
        return self._actions

    def set_text(self, text: str) -> None:
        """Go to the first section, from the one shown on, in which ``text`` stands."""
        wanted = fold(text)
        places = [one.place for one in self.outline.outline.entries]
        if not wanted or not places:
            return
        start = places.index(self.pane.place) if self.pane.place in places else 0
        for place in (*places[start:], *places[:start]):
            found = place_in(self.texts.text(place.code), wanted)
            if found is not None:
                self.outline.set_current(place)
                self.pane.select_words(*found)
                return

    def show_record(self, key: str) -> None:
        """Go to the section that a record holds, as soon as it is read."""
        self._wanted = key
        sheet = self.texts.sheet
        if sheet is None or self._is_stale:
            return
        # By its place: words that were put back just now may not have been read yet.
        codes = (one.code for one in sheet.sections)
        found = next((code for code in codes if self.texts.key(code) == key), None)
        self._wanted = ""
        if found is not None and self.outline.set_current(WordsPlace(KIND, found)):
            self.take_focus()

    def take_focus(self) -> None:
        """Set the keyboard into the words, at once or when they are read: nothing disabled takes it."""
        self._wants_focus = self.texts.sheet is None
        self.pane.take_focus()

    def commit(self) -> None:
        """Take over what is being typed."""
        self.pane.commit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # --- reading ---

    def _read(self) -> None:
        view = self._session.view
        if view is None or not self._session.is_ready:
            return
        self._is_stale = False
        shown = (self._session.path, view.plan, view.round)
        if shown != self._round:
            self._round = shown
            self._is_fresh = True
            self.texts.forget()
        if self.texts.sheet is None:
            self._waiting.show()
            self._splitter.setEnabled(False)
        self.texts.ask()

    @Slot()
    def _on_read(self) -> None:
        self._waiting.hide()
        self._splitter.setEnabled(True)
        self._bodies.setCurrentIndex(_WORDS)
        self.pane.set_book(self.texts.book)
        self.sources.figures.set_figures(self.texts.book.figures)
        self._show_outline()
        if self.pane.place is None or self.outline.outline.row_of(self.pane.place) < 0:
            self.outline.setCurrentIndex(self.outline.outline.index(0, 0))
        else:
            self._show_words(self.pane.place, fresh=self._is_fresh)
        self._is_fresh = False
        if self._wants_focus and self.isVisible():
            self.take_focus()
        if self._wanted:
            self.show_record(self._wanted)

    @Slot(object)
    def _on_unread(self, error: Exception) -> None:
        self._waiting.hide()
        self._bodies.setCurrentIndex(_NOTHING)
        if is_fault(error):
            self._session.failed.emit(error)
        else:
            self._empty.setToolTip(words_for(error).plain())

    # --- the outline ---

    @Slot()
    def _show_outline(self) -> None:
        sheet = self.texts.sheet
        if sheet is None:
            return
        entries = [entry_of(self.texts, one) for one in sheet.sections]
        self.outline.outline.set_entries(entries)
        changed = sum(one.state is WordsState.CHANGED for one in entries)
        written = changed + sum(one.state is WordsState.WRITTEN for one in entries)
        told = self.tr("Đã viết {written} phần").format(written=written)
        if changed:
            told = self.tr("{told}; {changed} phần có số liệu đã đổi").format(
                told=told, changed=changed
            )
        self._count.setText(told)
        self._show_entry()

    def _step(self, by: int) -> None:
        row = self.outline.currentIndex().row() + by
        if 0 <= row < self.outline.outline.rowCount():
            self.outline.setCurrentIndex(self.outline.outline.index(row, 0))
            self.pane.take_focus()

    # --- one section ---

    def _section(self) -> CompiledWords | None:
        sheet, place = self.texts.sheet, self.pane.place
        if sheet is None or place is None:
            return None
        return next((one for one in sheet.sections if one.code == place.code), None)

    def _show_words(self, place: WordsPlace, *, fresh: bool = False) -> None:
        self.pane.show_words(place, self.texts.text(place.code), fresh=fresh)
        self._show_entry()

    def _show_entry(self) -> None:
        section = self._section()
        if section is None:
            return
        entry = entry_of(self.texts, section)
        self.pane.show_entry(entry, self.outline.outline.state_words(entry))
        self.facts.show_facts(section.machine, self.texts.changes(section.code))
        self.sources.show_last(section.last)
        self.sources.show_draft(section.draft, self.texts.book.printed(section.draft or ""))
        self._show_units()

    @Slot()
    def _show_units(self) -> None:
        """Show what the units wrote here, reading it when it is looked at first."""
        section = self._section()
        if section is None or self.sources.isHidden() or self.sources.page != self._units_page:
            return
        self.texts.ask_units()
        self.units.show_words(self.texts.unit_words(section.code))

    # --- what a person does ---

    @Slot(object)
    def _on_place_chosen(self, place: WordsPlace) -> None:
        if place != self.pane.place:
            self.pane.commit()
            self._show_words(place)

    @Slot(object, str)
    def _on_committed(self, place: WordsPlace, text: str) -> None:
        self.texts.write(place.code, text)
        sheet = self.texts.sheet
        if sheet is not None:
            key = self.texts.key(place.code)
            self._context.drafts.forget(KIND, key, place.field, sheet.unit)
        self._show_outline()

    @Slot(object, str)
    def _on_typing(self, place: WordsPlace, text: str) -> None:
        sheet, section = self.texts.sheet, self._section()
        if sheet is not None and section is not None:
            label = self.tr("Báo cáo tổng hợp, {section}").format(
                section=f"{section.number} {section.title}"
            )
            key = self.texts.key(place.code)
            self._context.drafts.note(KIND, key, place.field, label, text, sheet.unit)

    @Slot()
    def _on_reviewed(self) -> None:
        self.pane.commit()
        if self.pane.place is not None:
            self.texts.confirm(self.pane.place.code)
        self.pane.take_focus()

    @Slot()
    def _on_preview(self) -> None:
        self.pane.show_preview(self._preview.isChecked())

    # --- the pane at the right ---

    def turn_sources(self, page: int) -> None:
        """Show one of the sources at the right, or put them away where it is shown."""
        if not self.sources.isHidden() and self.sources.page == page:
            self._on_sources_closed()
            return
        self.sources.show()
        self._fold()
        self.sources.show_page(page)
        if page == self._units_page:
            self._show_units()
            self.units.take_focus()

    @Slot()
    def _on_sources_closed(self) -> None:
        self.sources.hide()
        self._fold()
        self.pane.take_focus()

    @Slot()
    def _fit_widths(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        outline = _NARROW_OUTLINE if self._narrow else _OUTLINE
        self._left.setMinimumWidth(letter * (outline - 12))
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
