# SPDX-License-Identifier: MIT
"""The letterhead as a tab of the programmes' page: its form is made when it is first asked for."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTabWidget

from lsapp.domain.records import Letterhead, Programme, natural_key
from lsapp.services.programme_paper import blank_programme, default_letterhead
from ui.pages.note_places import focused_field
from ui.pages.page import PageContext
from ui.places import Place
from ui.translation import language_in_force
from ui.widgets.letterhead_form import LetterheadForm


class LetterheadTab(QObject):
    """Shows and saves how the unit's papers are headed, and previews it on a programme."""

    def __init__(self, context: PageContext, tabs: QTabWidget, index: int) -> None:
        """``index`` is that of a blank tab, whose place the form takes."""
        super().__init__(tabs)
        self._context = context
        self._session = context.session
        self._tabs = tabs
        self._index = index
        self._form: LetterheadForm | None = None
        self._programme: Programme | None = None
        tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def form(self) -> LetterheadForm:
        """The form, made now if it is not yet."""
        if self._form is None:
            self._form = self._make()
            self._take_place(self._form)
            self._show(self.record())
            self.refresh_findings()
        return self._form

    def record(self) -> Letterhead | None:
        """Return the unit's letterhead; where it has none yet, the one that the plan begins with."""
        held = self._session.records(Letterhead)
        if held:
            return held[0]
        facts, view = self._session.facts, self._session.view
        if facts is None or view is None:
            return None
        made = default_letterhead(facts.plan, facts.unit)
        return msgspec.structs.replace(made, key=natural_key(Letterhead, view.unit))

    def show(self, letterhead: Letterhead | None, programme: Programme | None) -> None:
        """Show a letterhead, previewed on a programme; on a blank one where there is none."""
        self._programme = programme
        self._show(letterhead)

    def refresh_findings(self) -> None:
        """Mark the fields with what the rules found."""
        letterhead = self.record()
        if self._form is not None and letterhead is not None:
            marks = self._context.findings.marks_of(Letterhead.KIND, letterhead.key)
            self._form.form.set_marks(marks)

    def show_field(self, field: str) -> bool:
        """Turn to the tab and set the keyboard into a field; false where there is none such."""
        self._tabs.setCurrentWidget(self.form)
        return self.form.focus_field(field)

    def place_in_focus(self) -> Place | None:
        """Return the field that the keyboard is in; ``None`` where another tab is shown."""
        letterhead = self.record()
        if self._form is None or self._tabs.currentWidget() is not self._form or letterhead is None:
            return None
        return Place(Letterhead.KIND, letterhead.key, focused_field(self._form.form))

    def commit(self) -> None:
        """Take over what is being typed."""
        if self._form is not None:
            self._form.commit()

    def _make(self) -> LetterheadForm:
        drafts = self._context.drafts
        form = LetterheadForm(self._context.theme, drafts, language_in_force(), self._tabs)
        form.edited.connect(self._on_edited)
        return form

    def _take_place(self, form: LetterheadForm) -> None:
        tabs, index = self._tabs, self._index
        is_shown = tabs.currentIndex() == index
        tabs.insertTab(index, form, tabs.tabText(index))
        tabs.removeTab(index + 1)  # the blank that held its place
        if is_shown:
            tabs.setCurrentWidget(form)

    def _show(self, letterhead: Letterhead | None) -> None:
        facts, view, form = self._session.facts, self._session.view, self._form
        if form is None or facts is None or view is None or letterhead is None:
            return
        one = self._programme or blank_programme(facts.plan, view.unit, view.round, ())
        form.show_letterhead((facts.plan, facts.unit), letterhead, one, self._session.can_edit)

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        if index == self._index:
            _ = self.form

    @Slot(object)
    def _on_edited(self, one: Letterhead) -> None:
        self._session.save("letterhead.edited", [one])
