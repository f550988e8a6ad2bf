# SPDX-License-Identifier: MIT
"""Số liệu: the statistical forms of the round, each a grid from its declaration, its sums live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lsapp.catalogue.model import Plan, StatForm
from lsapp.domain.records import Report, Round
from lsapp.services.form_cells import FormSheet
from lsapp.services.form_sheets import form_sheet, form_sheets
from lsapp.services.unit_view import UnitView
from ui.clipboard import Block
from ui.models.form_columns import FormBatch, with_batch
from ui.models.form_places import form_at, found_in_form
from ui.pages.form_saving import FormSaving
from ui.pages.note_places import form_note_place
from ui.pages.page import Page, PageContext
from ui.pages.statistics_actions import Command, StatisticsActions
from ui.pages.typing_places import form_place
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE
from ui.typing_drafts import keep_grid_typing
from ui.widgets.empty_page import EmptyPage
from ui.widgets.form_list import FormEntry, FormList
from ui.widgets.form_pane import FormPane
from ui.widgets.form_words import form_amount, form_chip, form_measure

SHOWS_LAST: Final = "statistics/shows_last"
"""Under which the settings keep whether the last round's figures are shown."""

_LIST, _NO_FORMS = range(2)


class StatisticsPage(Page):
    """The unit's forms at the left; the one that is chosen at the right, as a grid."""

    KINDS = frozenset({"stat_value", "open_row", "report"})
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._plan: Plan | None = None
        self._forms: dict[str, StatForm] = {}
        self._sheets: dict[str, FormSheet] = {}
        self._panes: dict[str, FormPane] = {}
        self._saving = FormSaving(self.session, self)
        self._asked = 0
        self._find = ""
        self.list = FormList(self.theme, self)
        self._stack = QStackedWidget(self)
        self._actions = StatisticsActions(self._run, self)
        self._lay_out()
        self.list.form_chosen.connect(self._on_form_chosen)
        self._saving.saved.connect(self._on_saved)

    # --- building ---

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._stack)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._bodies = QStackedWidget(self)
        self._bodies.addWidget(self._splitter)
        self._bodies.addWidget(
            EmptyPage(
                "statistics",
                self.tr("Không có biểu số liệu nào"),
                self.tr("Kế hoạch không giao biểu số liệu cho loại đơn vị này."),
                [],
                self.theme,
                self,
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        whole.addWidget(self._bodies)
        self._bodies.hide()

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view, facts = self.session.view, self.session.facts
        if view is None or facts is None or not view.complete:
            return
        if facts.plan is not self._plan:
            self._take_plan(facts.plan)
        if changed.whole:
            self._sheets.clear()
        self._forms = {one.code: one for one in self._forms_of(view, facts.plan)}
        self._bodies.show()
        self._bodies.setCurrentIndex(_LIST if self._forms else _NO_FORMS)
        self.list.set_entries([self._entry(one) for one in self._forms.values()])
        if self.list.current_code is None and self._forms:
            self.list.choose(next(iter(self._forms)))
        else:
            self._show_current()
        self._count_others(view)

    def refresh_findings(self) -> None:
        pane = self._pane()
        if pane is not None:
            found = self.context.findings.findings
            pane.set_findings(*found_in_form(self.session, found, pane.form.code))

    def show_place(self, place: Place) -> bool:
        found = form_at(self.session, place)
        if found is None or not self.list.choose(found[0]):
            return False
        pane = self._pane()
        return pane is not None and pane.go_to_place(found[1], found[2])

    def place_in_focus(self) -> Place | None:
        pane = self._pane()
        if pane is None:
            return None
        cell = pane.grid.active_cell() if pane.grid.isVisible() else None
        return form_note_place(pane.form, *(cell or (None, None)))

    def find_text(self, text: str) -> None:
        self._find = text
        pane = self._pane()
        if pane is not None:
            pane.grid.grid_model.set_filter_text(text)

    def can_find(self) -> bool:
        return True

    def page_actions(self) -> list[QAction]:
        return self._actions.of_page()

    def commit_editing(self) -> None:
        pane = self._pane()
        if pane is not None:
            pane.commit()

    def take_focus(self) -> None:
        pane = self._pane()
        if pane is not None:
            pane.take_focus()
        else:
            self.list.setFocus()

    # --- showing ---

    def _take_plan(self, plan: Plan) -> None:
        """Forget the grids of another plan's forms."""
        self._plan = plan
        for pane in self._panes.values():
            self._stack.removeWidget(pane)
            pane.deleteLater()
        self._panes.clear()
        self._sheets.clear()

    def _forms_of(self, view: UnitView, plan: Plan) -> list[StatForm]:
        """Return the forms that the unit owes, and those it filled in all the same."""
        kind = self.session.unit.kind
        said = {one.form for one in view.records.stat_values}
        said |= {one.form for one in view.records.open_rows}
        return [one for one in plan.forms if one.asked_of(kind) or one.code in said]

    def _entry(self, form: StatForm) -> FormEntry:
        sheet = self._sheets.get(form.code)
        if sheet is None:
            return FormEntry(form.code, form.title)
        return FormEntry(form.code, form.title, form_chip(sheet), form_amount(sheet))

    def _count_others(self, view: UnitView) -> None:
        """Work out how far the forms are filled in that are not on the screen."""
        plan, kind = self._plan, self.session.unit.kind
        if plan is None:
            return
        self._asked += 1
        asked = self._asked

        def show(sheets: Sequence[FormSheet]) -> None:
            if asked != self._asked:
                return
            current = self.list.current_code
            for sheet in sheets:
                if sheet.form.code != current:
                    self._sheets[sheet.form.code] = self._saving.with_pending(sheet)
            self.list.set_entries([self._entry(one) for one in self._forms.values()])

        self.session.compute(
            lambda: form_sheets(plan, kind, view.records, view.previous), show, self
        )

    def _show_current(self) -> None:
        view, code = self.session.view, self.list.current_code
        form = self._forms.get(code or "")
        if view is None or form is None:
            return
        sheet = form_sheet(form, self.session.unit.kind, view.records, view.previous)
        self._show_sheet(self._saving.with_pending(sheet))

    def _show_sheet(self, sheet: FormSheet) -> None:
        form = sheet.form
        self._sheets[form.code] = sheet
        pane = self._panes.get(form.code) or self._make_pane(form)
        pane.set_can_edit(self.session.can_edit)
        pane.show_sheet(sheet, form_measure(form, self._period()))
        self._stack.setCurrentWidget(pane)
        self.list.set_entries([self._entry(one) for one in self._forms.values()])
        self._refresh_actions(sheet)

    def _make_pane(self, form: StatForm) -> FormPane:
        language = self.context.settings.language
        buttons, menu = self._actions.buttons_of(form), self._actions.menu_of(form)
        pane = FormPane(form, self.theme, language, buttons, menu, self._stack)
        pane.edited.connect(lambda batch, code=form.code: self._on_edited(code, batch))
        pane.grid.paste_asked.connect(self._on_paste_asked)
        pane.grid.set_shows_last(self._wants_last())
        keep_grid_typing(
            pane.grid,
            self.context.drafts,
            lambda row, column: form_place(self.session.view, form, row, column),
        )
        self._panes[form.code] = pane
        self._stack.addWidget(pane)
        return pane

    def _period(self) -> Report | Round | None:
        view = self.session.view
        if view is None:
            return None
        reports = view.records.reports
        return (
            reports[0]
            if reports
            else next((one for one in view.rounds if one.code == view.round), None)
        )

    def _refresh_actions(self, sheet: FormSheet) -> None:
        view = self.session.view
        self._actions.refresh(
            sheet,
            can_edit=self.session.can_edit,
            has_last=view is not None and view.previous is not None,
            shows_last=self._wants_last(),
        )

    def _wants_last(self) -> bool:
        return self.context.settings.read_text(SHOWS_LAST) != "false"

    def _pane(self) -> FormPane | None:
        """Return the form that is shown."""
        return self._panes.get(self.list.current_code or "")

    # --- what a person does ---

    def _on_edited(self, code: str, batch: FormBatch) -> None:
        """Show a step at once, and save it behind."""
        view, form, sheet = self.session.view, self._forms.get(code), self._sheets.get(code)
        if view is None or form is None or sheet is None or not self.session.can_edit:
            return
        self._saving.save(view, form, batch)
        self._show_sheet(with_batch(sheet, batch))

    @Slot()
    def _on_saved(self) -> None:
        self._on_session_changed(Changed({kind: frozenset() for kind in self.KINDS}))

    @Slot(str)
    def _on_form_chosen(self, _code: str) -> None:
        self._show_current()
        self.find_text(self._find)
        self.refresh_findings()

    @Slot(object, object)
    def _on_paste_asked(self, block: Block, at: tuple[str | None, str]) -> None:
        from ui.dialogs.paste_preview import PastePreviewDialog

        pane = self._pane()
        if pane is not None:
            dialog = PastePreviewDialog(self.context, pane.grid, block, at, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _run(self, command: Command) -> None:
        of_page: dict[Command, Callable[[], None]] = {
            "shows_last": self._on_shows_last,
            "next": lambda: self._step(1),
            "before": lambda: self._step(-1),
        }
        of_pane: dict[Command, Callable[[FormPane], None]] = {
            "not_applicable": FormPane.ask_not_applicable,
            "copy_last": FormPane.copy_last,
            "zero": FormPane.fill_zero,
            "add_row": FormPane.add_row,
            "copy_rows": FormPane.copy_last_rows,
            "whole": lambda pane: pane.head.declare_nothing(),
        }
        pane = self._pane()
        if command in of_page:
            of_page[command]()
        elif pane is not None:
            of_pane[command](pane)

    def _step(self, by: int) -> None:
        self.commit_editing()
        self.list.step(by)
        self.take_focus()

    def _on_shows_last(self) -> None:
        shown = self._actions["shows_last"].isChecked()
        self.context.settings.write_text(SHOWS_LAST, str(shown).lower())
        for pane in self._panes.values():
            pane.grid.set_shows_last(shown)
