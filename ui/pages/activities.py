# SPDX-License-Identifier: MIT
"""Nhiệm vụ: the programme's activities as a grid like a spreadsheet's, and as a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lsapp.domain.dates import day_in_vietnam
from lsapp.services.activity_sheet import ActivitySheet, ActivitySheetRow, activity_sheet
from lsapp.services.unit_view import UnitView
from ui.clipboard import Block
from ui.models.activity_columns import activity_columns, grid_groups
from ui.models.grid_columns import CellEdit, SelectionSummary
from ui.models.grid_model import GridModel
from ui.models.grid_order import NewRows, is_group
from ui.pages.activities_empty import activities_empty_page
from ui.pages.activities_tools import ActivitiesTools
from ui.pages.activity_marking import ActivityMarker
from ui.pages.activity_pane import ActivityPane
from ui.pages.activity_seeking import ActivitySeeker
from ui.pages.activity_views import ActivityViews
from ui.pages.activity_writing import ActivityWriter
from ui.pages.grid_settings import keep_columns
from ui.pages.note_places import activity_note_place, focused_field
from ui.pages.page import Page, PageContext
from ui.pages.page_actions import make_action
from ui.pages.selection_words import selection_words
from ui.pages.typing_places import activity_place
from ui.places import Place
from ui.session import Changed
from ui.theme import SPACE
from ui.typing_drafts import TypingPlace, keep_grid_typing
from ui.widgets.activity_detail import ActivityDetail
from ui.widgets.grid_view import GridView
from ui.widgets.timeline_view import TimelineView

TABLE: Final = "activities"
FEW: Final = 1_000
"""Rows that are laid out at once; more are made ready on the other thread."""
_FROZEN: Final = 2


class ActivitiesPage(Page):
    """One row for each activity, by task group; beside it the whole record as a form (F4)."""

    KINDS = frozenset(
        {"programme", "activity", "budget_line", "progress", "evidence", "local_unit"}
    )
    NEEDS_FINDINGS = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: ActivitySheet | None = None
        self._rows: dict[str, ActivitySheetRow] = {}
        self._asked = 0
        self._columns_for: object = None
        self._model = GridModel(activity_columns(None, 0, "vi"), self._on_edited, self)
        self._writer = ActivityWriter(context, self._model, self)
        self.grid = GridView(self._model, self.theme, self)
        self.grid.setAccessibleName(self.tr("Bảng nhiệm vụ"))
        self.grid.blocks.begins_with_heads = self._writer.begins_with_heads
        self.timeline = TimelineView(self.theme, _today(), self)
        self.timeline.setAccessibleName(self.tr("Tiến độ các nhiệm vụ"))
        self._make_actions()
        self.tools = ActivitiesTools(
            (self._table_action, self._timeline_action),
            self._detail_action,
            self._add_action,
            self,
        )
        self._seeker = ActivitySeeker(self.session, self.grid, self._model, self.tools, self)
        self._marker = ActivityMarker(self.session, self._model, self)
        self._empty = activities_empty_page(context, self)
        self._lay_out()
        self._connect()
        self.grid.grid_layout.freeze(_FROZEN)
        keep_columns(self.grid, context.settings, TABLE)

    # --- building ---

    @property
    def detail(self) -> ActivityDetail:
        """The whole record as a form (F4); built when it is first asked for."""
        return self._pane.form

    def _make_actions(self) -> None:
        self._table_action = make_action(self, "table", self.tr("&Bảng"), "", self._show_table)
        self._timeline_action = make_action(
            self, "timeline", self.tr("T&iến độ"), "", self._show_timeline
        )
        views = QActionGroup(self)
        for action in (self._table_action, self._timeline_action):
            action.setCheckable(True)
            views.addAction(action)
        self._table_action.setChecked(True)
        self._turn_action = make_action(
            self, "timeline", self.tr("Chuyển giữa Bảng và T&iến độ"), "Ctrl+T", self._turn
        )
        self._detail_action = make_action(
            self, "edit", self.tr("C&hi tiết"), "F4", self._toggle_detail
        )
        self._detail_action.setCheckable(True)
        self._add_action = make_action(
            self, "add", self.tr("Thê&m nhiệm vụ"), "Ctrl+Shift+N", self._on_add
        )

    def _lay_out(self) -> None:
        self._views = ActivityViews(self.session, self.grid, self._model, self.timeline, self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._views)
        splitter.setCollapsible(0, False)
        self._pane = ActivityPane(self.context, splitter, self._typing_in_form, TABLE)
        work = QWidget(self)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.tools)
        column.addWidget(splitter, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.tools.shown_changed.connect(self._on_shown_changed)
        self.tools.state_chosen.connect(self._on_state_chosen)
        self._model.filtered.connect(self._on_filtered)
        self._pane.left.connect(self.take_focus)
        self.grid.active_changed.connect(self._on_active_changed)
        self.grid.rows_move_asked.connect(self._writer.move)
        self.grid.indent_asked.connect(self._writer.indent)
        self.grid.new_row_asked.connect(self._on_add)
        self.grid.delete_rows_asked.connect(self._writer.delete)
        self.grid.paste_asked.connect(self._on_paste_asked)
        self.grid.selection_summed.connect(self._on_selection_summed)
        self.timeline.item_activated.connect(self._on_item_activated)
        self.timeline.current_changed.connect(self._on_item_current)
        drafts = self.context.drafts
        keep_grid_typing(self.grid, drafts, lambda row, column: self._typing_at(row, column))
        self._writer.pasted.connect(self._on_pasted)
        self._seeker.rows_asked.connect(self._on_shown_changed)
        self._seeker.table_asked.connect(self._show_table)
        self._seeker.field_asked.connect(self._show_field)
        self._seeker.state_asked.connect(self._on_state_chosen)

    # --- what the window asks ---

    def refresh(self, changed: Changed) -> None:
        view = self.session.view
        if view is None:
            return
        facts = self.session.facts
        self._refresh_columns(view)
        self.tools.show_programmes(view.records.programmes)
        some = bool(view.records.programmes)
        self._stack.setCurrentIndex(0 if some else 1)
        can_edit = self.session.can_edit
        self._model.set_read_only(not can_edit)
        self._add_action.setEnabled(can_edit and some)
        self._asked += 1
        asked, groups = self._asked, facts.plan.groups if facts else ()
        programme, today = self.tools.programme, _today()
        if len(view.records.activities) <= FEW:
            self._show(activity_sheet(groups, view, today, programme))
            return
        former = self._sheet
        self.session.compute(
            lambda: _with_rows_of(former, activity_sheet(groups, view, today, programme)),
            # What was typed meanwhile is not in this sheet: the next one is on its way.
            lambda sheet: (
                self._show(sheet) if asked == self._asked and view is self.session.view else None
            ),
            self,
        )

    def refresh_findings(self) -> None:
        self._marker.mark(self.context.findings.findings, self._rows)
        self._pane.refresh_findings()

    def show_place(self, place: Place) -> bool:
        return self._seeker.show(place)

    def place_in_focus(self) -> Place | None:
        cell = None if self._views.on_timeline else self.grid.active_cell()
        column = cell[1] if cell is not None else None
        detail = self._pane.made
        if detail is not None and detail.isAncestorOf(self.focusWidget() or self):
            column = focused_field(detail.form)
        return activity_note_place(self.session, self._views.current_key(), column)

    def find_text(self, text: str) -> None:
        self._model.set_filter_text(text)

    def can_find(self) -> bool:
        return self._stack.currentIndex() == 0

    def page_actions(self) -> list[QAction]:
        return [self._turn_action, self._detail_action, self._add_action]

    def build_rest(self) -> bool:
        if self._pane.made is not None:
            return False
        _ = self.detail
        return True

    def commit_editing(self) -> None:
        self.grid.commit_editor()
        self._pane.commit()

    @Slot()
    def take_focus(self) -> None:
        if self._stack.currentIndex() == 0:
            self._views.take_focus()
        else:
            self._empty.buttons[0].setFocus()

    # --- showing ---

    def _refresh_columns(self, view: UnitView) -> None:
        facts = self.session.facts
        plan, year = facts.plan if facts else None, int(view.round[:4])
        if self._columns_for == (plan, year):
            return
        self._columns_for = (plan, year)
        self._model.set_columns(activity_columns(plan, year, self.context.settings.language))

    def _show(self, sheet: ActivitySheet) -> None:
        self._sheet = sheet
        self.tools.show_groups(sheet)
        wanted, can_edit = self.tools.group, self.session.can_edit
        rows = [row for row in sheet.rows if wanted is None or row.group == wanted]
        self._rows = {row.key: row for row in rows}
        self._seeker.set_rows(self._rows, {group.code for group in sheet.groups})
        groups = grid_groups(sheet, wanted, shown_empty=can_edit)
        new_rows = NewRows.IN_EACH_GROUP if can_edit else NewRows.NONE
        if tuple(groups) != self._model.order.groups:  # each costs a walk over all rows
            self._model.set_groups(groups)
        if new_rows is not self._model.order.new_rows:
            self._model.set_new_rows(new_rows)
        self._model.set_rows(rows)
        self._writer.settle()
        self._views.take_rows(sheet, self._rows)
        self._start_at_first_row()
        self._show_detail()
        self.refresh_findings()
        self._seeker.go()

    def _start_at_first_row(self) -> None:
        """Stand on a row that can be typed into, not on the heading above it."""
        index = self.grid.grid_cursor.active
        if (index.isValid() and index.row() > 0) or not self._model.rowCount():
            return
        entries = range(self._model.rowCount())
        row = next((row for row in entries if not is_group(self._model.entry(row))), None)
        if row is not None:
            self.grid.grid_cursor.go(row, self._model.column_of("content"))

    @Slot(str)
    def _show_field(self, field: str) -> None:
        if not self._detail_action.isChecked():
            self._detail_action.trigger()
        self.detail.focus_field(field)

    def _show_detail(self) -> None:
        self._pane.show_row(self._rows.get(self._views.current_key() or ""))

    def _typing_at(self, row: str, column: str) -> TypingPlace:
        return activity_place(self._rows.get(row), column)

    def _typing_in_form(self, name: str) -> TypingPlace:
        return self._typing_at(self._views.current_key() or "", name)

    # --- what a person does ---

    def _on_edited(self, edits: Sequence[CellEdit]) -> None:
        self._writer.write(edits, self.tools.programme)

    @Slot()
    def _on_add(self) -> None:
        self._show_table()
        index = self.grid.grid_cursor.active
        group = (
            self._model.order.group_key(self._model.entry(index.row())) if index.isValid() else ""
        )
        if not self.grid.begin_row(group, "content"):
            self._model.set_filters({})
            self._model.set_filter_text("")
            self.grid.begin_row(group, "content")

    @Slot(object, object)
    def _on_paste_asked(self, block: Block, at: tuple[str | None, str]) -> None:
        from ui.dialogs.paste_preview import PastePreviewDialog

        if not self.session.can_edit:
            return
        programme = self.tools.programme
        dialog = PastePreviewDialog(self.context, self.grid, block, at, self)
        dialog.set_owner(
            self._writer.table_fields(),
            lambda edits, ended: self._writer.write_pasted(edits, programme, ended),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_pasted(self, key: str) -> None:
        self._seeker.seek(key)  # its row comes with the next refresh

    @Slot()
    def _on_shown_changed(self) -> None:
        self.commit_editing()
        self.refresh(Changed({}, whole=True))

    @Slot(str)
    def _on_state_chosen(self, words: str) -> None:
        others = {key: some for key, some in self._model.order.filters.items() if key != "status"}
        self._model.set_filters({**others, "status": frozenset({words})} if words else others)

    @Slot()
    def _on_filtered(self) -> None:
        self.tools.show_state(self._model.order.filters.get("status"))

    @Slot(object)
    def _on_selection_summed(self, summary: SelectionSummary) -> None:
        self.tell_selection(selection_words(summary))

    @Slot(object, str)
    def _on_active_changed(self, _key: str | None, _column: str) -> None:
        self._show_detail()

    @Slot(str)
    def _on_item_current(self, _key: str) -> None:
        self._show_detail()

    @Slot(str)
    def _on_item_activated(self, key: str) -> None:
        if key not in self._rows:
            return
        self.grid.go_to(key, "content")
        if not self._detail_action.isChecked():
            self._detail_action.trigger()

    def _toggle_detail(self) -> None:
        shown = self._detail_action.isChecked()
        self._pane.set_shown(shown)
        self._show_detail()
        (self.detail if shown else self).take_focus()

    def _turn(self) -> None:
        (self._show_table if self._views.on_timeline else self._show_timeline)()

    def _show_timeline(self) -> None:
        self._timeline_action.setChecked(True)
        self._views.show_timeline()
        self.tell_selection("")
        self._show_detail()

    def _show_table(self) -> None:
        self._table_action.setChecked(True)
        self._views.show_table()


def _with_rows_of(former: ActivitySheet | None, sheet: ActivitySheet) -> ActivitySheet:
    """Return the sheet with the very rows of the former one where they are equal, so that the window's
    thread need not compare thousands to find the one that was typed.
    """
    if former is None:
        return sheet
    held = {row.key: row for row in former.rows}
    rows = tuple(held[row.key] if held.get(row.key) == row else row for row in sheet.rows)
    return msgspec.structs.replace(sheet, rows=rows)


def _today() -> dt.date:
    return day_in_vietnam(dt.datetime.now(dt.UTC))
